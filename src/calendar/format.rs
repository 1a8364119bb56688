//! Dates and times of day as people read them, in Danish and English. Deliberately absent: the words around them
//! ("kl.", "on"), which are sentences and stand in `prompts`, and reading them back (`phrase`).

use jiff::ToSpan;
use jiff::civil::{Date, Time, Weekday};
use serde::{Deserialize, Serialize};

/// Which language the names of days and months are in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tongue {
    #[default]
    #[serde(rename = "da")]
    Danish,
    #[serde(rename = "en")]
    English,
}

/// `torsdag den 3. december 2026`, `Thursday 3 December 2026`.
pub fn long_date(date: Date, tongue: Tongue) -> String {
    format!("{} {}", date_without_year(date, tongue), date.year())
}

/// So far from the day it is said on nobody takes a day for that of another year.
const NEAR_MONTHS: i64 = 6;

/// As it is said on `today`: with its year where it is more than half a year away.
pub fn said_date(date: Date, today: Date, tongue: Tongue) -> String {
    let near = NEAR_MONTHS.months();
    let is_near = (today.saturating_sub(near)..=today.saturating_add(near)).contains(&date);
    if is_near { date_without_year(date, tongue) } else { long_date(date, tongue) }
}

/// `torsdag den 3. december`, `Thursday 3 December`.
pub fn date_without_year(date: Date, tongue: Tongue) -> String {
    let (weekday, month) = (weekday_name(date.weekday(), tongue), month_name(date.month(), tongue));
    match tongue {
        Tongue::Danish => format!("{weekday} den {}. {month}", date.day()),
        Tongue::English => format!("{weekday} {} {month}", date.day()),
    }
}

/// `3/12`, `3 Dec`: English never in numbers, since 3/12 is two days to two readers.
pub fn short_date(date: Date, tongue: Tongue) -> String {
    match tongue {
        Tongue::Danish => format!("{}/{}", date.day(), date.month()),
        Tongue::English => format!("{} {}", date.day(), &month_name(date.month(), tongue)[..3]),
    }
}

/// `13.05` in Danish, `13:05` in English; seconds are never shown.
pub fn clock(time: Time, tongue: Tongue) -> String {
    let dot = match tongue {
        Tongue::Danish => '.',
        Tongue::English => ':',
    };
    format!("{}{dot}{:02}", time.hour(), time.minute())
}

/// The ISO week, which Danish workplaces plan by.
pub fn week_number(date: Date) -> i8 {
    date.iso_week_date().week()
}

pub fn weekday_name(weekday: Weekday, tongue: Tongue) -> &'static str {
    let names = match tongue {
        Tongue::Danish => ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
        Tongue::English => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    };
    names[weekday.to_monday_zero_offset() as usize]
}

/// The name of month 1 to 12; a number outside is taken as the nearest, since dates never hold one.
pub fn month_name(month: i8, tongue: Tongue) -> &'static str {
    let names = match tongue {
        Tongue::Danish => [
            "januar",
            "februar",
            "marts",
            "april",
            "maj",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "december",
        ],
        Tongue::English => [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
    };
    names[(month.clamp(1, 12) - 1) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use Tongue::{Danish, English};
    use jiff::civil::{date, time};

    #[test]
    fn dates_in_both_languages() {
        let day = date(2026, 12, 3);
        assert_eq!(long_date(day, Danish), "torsdag den 3. december 2026");
        assert_eq!(long_date(day, English), "Thursday 3 December 2026");
        assert_eq!(date_without_year(day, Danish), "torsdag den 3. december");
        assert_eq!(date_without_year(day, English), "Thursday 3 December");
        assert_eq!(short_date(day, Danish), "3/12");
        assert_eq!(short_date(day, English), "3 Dec");
        assert_eq!(long_date(date(2028, 2, 29), Danish), "tirsdag den 29. februar 2028");
        assert_eq!(long_date(date(2027, 1, 3), Danish), "søndag den 3. januar 2027");
    }

    #[test]
    fn the_year_is_said_where_it_is_more_than_half_a_year_away() {
        let today = date(2026, 10, 6);
        let said = |y, m, d| said_date(date(y, m, d), today, Danish);
        assert_eq!(said(2026, 12, 3), "torsdag den 3. december");
        assert_eq!(said(2027, 1, 4), "mandag den 4. januar");
        assert_eq!(said(2027, 4, 6), "tirsdag den 6. april");
        assert_eq!(said(2027, 4, 7), "onsdag den 7. april 2027");
        assert_eq!(said(2026, 4, 6), "mandag den 6. april");
        assert_eq!(said(2026, 4, 5), "søndag den 5. april 2026");
        assert_eq!(said_date(date(2027, 4, 7), today, English), "Wednesday 7 April 2027");
        // A month that is too short for the same day.
        assert_eq!(said_date(date(2027, 2, 28), date(2026, 8, 31), Danish), "søndag den 28. februar");
        assert_eq!(said_date(Date::MAX, Date::MAX, Danish), "fredag den 31. december");
    }

    #[test]
    fn every_month_can_be_shortened() {
        for month in 1..=12 {
            assert!(short_date(date(2026, month, 1), English).len() == 5);
        }
        assert_eq!((month_name(0, Danish), month_name(99, English)), ("januar", "December"));
    }

    #[test]
    fn clock_and_week() {
        assert_eq!(clock(time(13, 5, 59, 0), Danish), "13.05");
        assert_eq!(clock(time(13, 5, 0, 0), English), "13:05");
        assert_eq!(clock(time(9, 0, 0, 0), Danish), "9.00");
        assert_eq!(week_number(date(2026, 12, 31)), 53);
        assert_eq!(week_number(date(2027, 1, 3)), 53);
    }
}
