//! Time as a Danish workplace keeps it: zones, working days, schedules, quiet hours.
//! Deliberately absent: the clock (now comes in as a parameter), and every sentence; errors and holidays are keys that
//! `prompts` words. The names of days and months are the calendar's own and stand in `format`.

mod clock;
mod crontab;
mod format;
mod holidays;
mod quiet;
mod schedule;
mod schedule_words;
mod words;
mod zone;

pub use clock::{ClockError, parse_clock};
pub use format::{Tongue, clock, date_without_year, long_date, month_name, short_date, week_number, weekday_name};
pub use holidays::{
    ClosedError, DayOff, Holiday, LONGEST_CLOSED_RUN, OptionalDay, WorkingDays, easter, holiday, holidays,
};
pub use quiet::{Allowed, QuietError, QuietHours};
pub use schedule::{Field, FieldProblem, HORIZON_YEARS, Schedule, ScheduleError};
pub use zone::{LocalMoment, Placed, Shift, Zone, ZoneError, tz_version};
