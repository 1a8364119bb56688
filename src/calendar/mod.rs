//! Time as a Danish workplace keeps it: zones, working days, schedules, quiet hours, and dates
//! the way people write them.
//! Deliberately absent: the clock (now comes in as a parameter), and every sentence; errors and holidays are keys that
//! `prompts` words. The names of days and months are the calendar's own and stand in `format`.

mod about_time;
mod clock;
mod counting;
mod crontab;
mod duration;
mod feasts;
mod format;
mod half;
mod holidays;
mod hours;
mod idioms;
mod monthly;
mod number_reader;
mod phrase;
mod phrase_reader;
mod places;
mod quiet;
mod range;
mod said;
mod schedule;
mod schedule_error;
mod schedule_words;
mod spoken;
mod tokens;
mod weighing;
mod when;
mod words;
mod working_calendar;
mod zone;

pub use about_time::{after_until, is_moment, no_time};
pub use clock::{ClockError, parse_clock};
pub use duration::{DurationError, parse_duration_minutes, parse_working_days};
pub use format::{
    Tongue, clock, date_without_year, long_date, month_name, said_date, short_date, week_number, weekday_name,
};
pub use holidays::{
    ClosedError, DayOff, Holiday, LONGEST_CLOSED_RUN, OptionalDay, WorkingDays, easter, holiday, holidays,
};
pub use phrase::{parse_when, parse_when_from};
pub use quiet::{Allowed, QuietError, QuietHours};
pub use range::{Days, parse_day_list, parse_days};
pub use schedule::Schedule;
pub use schedule_error::{Field, FieldProblem, HORIZON_YEARS, ScheduleError};
pub use when::{FURTHEST_YEARS, When, WhenContext, WhenError};
pub use working_calendar::WorkingCalendar;
pub use zone::{LocalMoment, Placed, Shift, Zone, ZoneError, tz_version};

#[cfg(test)]
#[path = "phrase_tests.rs"]
mod tests;
