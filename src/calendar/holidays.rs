//! Which days a Danish workplace works: weekends, public holidays computed from Easter, days a channel chose, days it
//! closed. Deliberately absent: the holidays' names as people say them (keys here, worded in `prompts`), and the quiet
//! hours of a working day (`quiet`).

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A channel's working days. Refuses at once what would leave no day to work on, so that no search can run for ever.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked", deny_unknown_fields)]
pub struct WorkingDays {
    optional: BTreeSet<OptionalDay>,
    closed: BTreeSet<Date>,
}

/// In law, nothing else: 1 January; Easter −3, −2, 0, +1, +39, +49, +50; 25 and 26 December.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holiday {
    NewYear,
    MaundyThursday,
    GoodFriday,
    EasterSunday,
    EasterMonday,
    /// Store bededag, abolished: the last one was in 2023.
    GreatPrayerDay,
    Ascension,
    WhitSunday,
    WhitMonday,
    ChristmasDay,
    SecondChristmasDay,
}

/// Not public holidays: off by custom or collective agreement, so each channel chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OptionalDay {
    /// 1 May.
    MayDay,
    /// 5 June.
    ConstitutionDay,
    /// The Friday after Ascension.
    DayAfterAscension,
    /// 24 December.
    ChristmasEve,
    /// 31 December.
    NewYearsEve,
}

/// Why a day is not worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayOff {
    Holiday(Holiday),
    Optional(OptionalDay),
    Closed,
    Weekend,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClosedError {
    #[error("no working day for more than {LONGEST_CLOSED_RUN} days from {from}")]
    NoWorkingDay { from: Date },
    #[error("more than {MOST_CLOSED} closed days")]
    TooMany,
    #[error("{to} is before {from}")]
    Backwards { from: Date, to: Date },
}

/// Days. A school's summer is under seven weeks; half a year without a working day is a slip in the year.
pub const LONGEST_CLOSED_RUN: usize = 183;

/// Ten years of every second day; a list longer than that was not written by a person.
const MOST_CLOSED: usize = 1_830;

/// The last year of Store bededag.
const LAST_GREAT_PRAYER_DAY: i16 = 2023;

impl WorkingDays {
    pub fn new(
        optional: impl IntoIterator<Item = OptionalDay>,
        closed: impl IntoIterator<Item = Date>,
    ) -> Result<Self, ClosedError> {
        let days = Self {
            optional: optional.into_iter().collect(),
            closed: closed.into_iter().take(MOST_CLOSED + 1).collect(),
        };
        days.check()?;
        Ok(days)
    }

    /// The same calendar with `from` to `to`, both included, closed as well.
    pub fn close(&self, from: Date, to: Date) -> Result<Self, ClosedError> {
        if to < from {
            return Err(ClosedError::Backwards { from, to });
        }
        let more = from.series(1.day()).take_while(|day| *day <= to).take(MOST_CLOSED + 1);
        Self::new(self.optional.iter().copied(), self.closed.iter().copied().chain(more))
    }

    /// The same calendar with `from` to `to`, both included, no longer closed by the channel.
    pub fn reopen(&self, from: Date, to: Date) -> Self {
        let closed = self.closed.iter().copied().filter(|day| *day < from || to < *day).collect();
        Self { optional: self.optional.clone(), closed }
    }

    pub fn optional(&self) -> &BTreeSet<OptionalDay> {
        &self.optional
    }

    pub fn closed(&self) -> &BTreeSet<Date> {
        &self.closed
    }

    pub fn is_working(&self, date: Date) -> bool {
        self.day_off(date).is_none()
    }

    /// Why the day is not worked; a holiday is named also when it falls on a weekend.
    pub fn day_off(&self, date: Date) -> Option<DayOff> {
        if let Some(holiday) = holiday(date) {
            return Some(DayOff::Holiday(holiday));
        }
        if let Some(day) = optional_day(date).filter(|day| self.optional.contains(day)) {
            return Some(DayOff::Optional(day));
        }
        if self.closed.contains(&date) {
            return Some(DayOff::Closed);
        }
        matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday).then_some(DayOff::Weekend)
    }

    /// The date itself when it is worked, else the first working day after it.
    pub fn next_working(&self, date: Date) -> Date {
        self.seek(date, 1)
    }

    /// The date itself when it is worked, else the last working day before it.
    pub fn previous_working(&self, date: Date) -> Date {
        self.seek(date, -1)
    }

    /// The `n`th working day after the date, or before it when `n` is negative; 0 is `next_working`. Stops at the
    /// end of the calendar (the year 9999).
    pub fn add_working(&self, date: Date, n: i32) -> Date {
        if n == 0 {
            return self.next_working(date);
        }
        let step = n.signum();
        let mut day = date;
        for _ in 0..n.unsigned_abs() {
            let next = self.seek(day.saturating_add(step.days()), step);
            if next == day {
                break;
            }
            day = next;
        }
        day
    }

    fn seek(&self, date: Date, step: i32) -> Date {
        let mut day = date;
        while !self.is_working(day) {
            let next = day.saturating_add(step.days());
            if next == day {
                break;
            }
            day = next;
        }
        day
    }

    fn check(&self) -> Result<(), ClosedError> {
        if self.closed.len() > MOST_CLOSED {
            return Err(ClosedError::TooMany);
        }
        let mut open_again = Date::MIN;
        for from in self.closed.iter().copied() {
            if from < open_again {
                continue;
            }
            let run = from.series(1.day()).take_while(|day| !self.is_working(*day));
            let length = run.take(LONGEST_CLOSED_RUN + 1).count();
            if length > LONGEST_CLOSED_RUN {
                return Err(ClosedError::NoWorkingDay { from });
            }
            open_again = from.saturating_add((length as i64).days());
        }
        Ok(())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unchecked {
    #[serde(default)]
    optional: BTreeSet<OptionalDay>,
    #[serde(default)]
    closed: BTreeSet<Date>,
}

impl TryFrom<Unchecked> for WorkingDays {
    type Error = ClosedError;
    fn try_from(read: Unchecked) -> Result<Self, ClosedError> {
        Self::new(read.optional, read.closed)
    }
}

/// The public holiday that falls on the date. No two ever meet.
pub fn holiday(date: Date) -> Option<Holiday> {
    match (date.month(), date.day()) {
        (1, 1) => return Some(Holiday::NewYear),
        (12, 25) => return Some(Holiday::ChristmasDay),
        (12, 26) => return Some(Holiday::SecondChristmasDay),
        _ => {}
    }
    match days_from_easter(date) {
        -3 => Some(Holiday::MaundyThursday),
        -2 => Some(Holiday::GoodFriday),
        0 => Some(Holiday::EasterSunday),
        1 => Some(Holiday::EasterMonday),
        26 if date.year() <= LAST_GREAT_PRAYER_DAY => Some(Holiday::GreatPrayerDay),
        39 => Some(Holiday::Ascension),
        49 => Some(Holiday::WhitSunday),
        50 => Some(Holiday::WhitMonday),
        _ => None,
    }
}

/// The public holidays of a year, in order.
pub fn holidays(year: i16) -> Vec<(Date, Holiday)> {
    let Ok(first) = Date::new(year, 1, 1) else { return Vec::new() };
    first
        .series(1.day())
        .take_while(|day| day.year() == year)
        .filter_map(|day| holiday(day).map(|holiday| (day, holiday)))
        .collect()
}

fn optional_day(date: Date) -> Option<OptionalDay> {
    match (date.month(), date.day()) {
        (5, 1) => Some(OptionalDay::MayDay),
        (6, 5) => Some(OptionalDay::ConstitutionDay),
        (12, 24) => Some(OptionalDay::ChristmasEve),
        (12, 31) => Some(OptionalDay::NewYearsEve),
        _ if days_from_easter(date) == 40 => Some(OptionalDay::DayAfterAscension),
        _ => None,
    }
}

fn days_from_easter(date: Date) -> i32 {
    let (month, day) = easter(date.year());
    // Easter always exists in its year; the difference is counted in days of the year.
    match Date::new(date.year(), month, day) {
        Ok(easter) => i32::from(date.day_of_year()) - i32::from(easter.day_of_year()),
        Err(_) => i32::MAX,
    }
}

/// Month and day of Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher's rule).
pub fn easter(year: i16) -> (i8, i8) {
    let year = i32::from(year);
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    ((n / 31) as i8, (n % 31 + 1) as i8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn easter_of_known_years() {
        for (year, month, day) in [
            (2000, 4, 23),
            (2008, 3, 23),
            (2011, 4, 24),
            (2019, 4, 21),
            (2023, 4, 9),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2038, 4, 25),
            (2285, 3, 22),
        ] {
            assert_eq!(easter(year), (month, day), "{year}");
        }
    }

    #[test]
    fn easter_is_a_sunday_between_22_march_and_25_april_for_ever() {
        for year in 1583..=9999 {
            let (month, day) = easter(year);
            let easter = date(year, month, day);
            assert_eq!(easter.weekday(), Weekday::Sunday, "{year}");
            assert!(date(year, 3, 22) <= easter && easter <= date(year, 4, 25), "{year}");
        }
    }

    fn days(year: i16) -> String {
        holidays(year).iter().map(|(day, _)| format!("{}/{}", day.day(), day.month())).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn years_as_printed_in_the_almanac() {
        assert_eq!(days(2023), "1/1 6/4 7/4 9/4 10/4 5/5 18/5 28/5 29/5 25/12 26/12");
        assert_eq!(days(2024), "1/1 28/3 29/3 31/3 1/4 9/5 19/5 20/5 25/12 26/12");
        assert_eq!(days(2026), "1/1 2/4 3/4 5/4 6/4 14/5 24/5 25/5 25/12 26/12");
        assert_eq!(days(2027), "1/1 25/3 26/3 28/3 29/3 6/5 16/5 17/5 25/12 26/12");
        assert_eq!(holiday(date(2027, 3, 26)), Some(Holiday::GoodFriday));
    }

    #[test]
    fn working_days_around_easter_and_new_year() {
        let plain = WorkingDays::default();
        for (from, n, expect) in [
            (date(2027, 3, 25), 0, date(2027, 3, 30)),
            (date(2027, 3, 24), 1, date(2027, 3, 30)),
            (date(2027, 3, 30), -1, date(2027, 3, 24)),
            (date(2026, 11, 19), 3, date(2026, 11, 24)),
            (date(2026, 11, 21), 1, date(2026, 11, 23)),
            (date(2026, 11, 21), -1, date(2026, 11, 20)),
            (date(2026, 12, 24), 1, date(2026, 12, 28)),
            (date(2026, 12, 31), 1, date(2027, 1, 4)),
            (date(2028, 2, 28), 1, date(2028, 2, 29)),
            (date(2026, 1, 2), 253, date(2026, 12, 31)),
        ] {
            assert_eq!(plain.add_working(from, n), expect, "{from} {n:+}");
        }
        assert_eq!(plain.previous_working(date(2027, 3, 29)), date(2027, 3, 24));
        assert_eq!(plain.next_working(date(2026, 11, 19)), date(2026, 11, 19));
    }

    #[test]
    fn optional_days_are_worked_until_chosen() {
        let all = [
            (OptionalDay::MayDay, date(2026, 5, 1)),
            (OptionalDay::ConstitutionDay, date(2026, 6, 5)),
            (OptionalDay::DayAfterAscension, date(2026, 5, 15)),
            (OptionalDay::ChristmasEve, date(2026, 12, 24)),
            (OptionalDay::NewYearsEve, date(2026, 12, 31)),
        ];
        for (day, date) in all {
            assert!(WorkingDays::default().is_working(date), "{day:?}");
            let chosen = WorkingDays::new([day], []).unwrap();
            assert_eq!(chosen.day_off(date), Some(DayOff::Optional(day)));
        }
        assert!(WorkingDays::default().is_working(date(2024, 4, 26)), "Store bededag is no more");
        assert!(!WorkingDays::default().is_working(date(2023, 5, 5)));
    }

    #[test]
    fn closed_days_and_their_limits() {
        let week_7 = WorkingDays::default().close(date(2027, 2, 15), date(2027, 2, 19)).unwrap();
        assert_eq!(week_7.add_working(date(2027, 2, 12), 1), date(2027, 2, 22));
        assert_eq!(week_7.day_off(date(2027, 2, 17)), Some(DayOff::Closed));
        assert!(week_7.reopen(date(2027, 2, 17), date(2027, 2, 17)).is_working(date(2027, 2, 17)));
        let refused = WorkingDays::default().close(date(2027, 1, 1), date(2028, 1, 1));
        assert_eq!(refused, Err(ClosedError::NoWorkingDay { from: date(2027, 1, 1) }));
        let every_weekday = date(2027, 1, 4).series(1.day()).filter(|d| d.weekday() != Weekday::Sunday).take(400);
        assert!(matches!(WorkingDays::new([], every_weekday), Err(ClosedError::NoWorkingDay { .. })));
        assert_eq!(WorkingDays::default().close(date(2027, 1, 1), Date::MAX), Err(ClosedError::TooMany));
        assert!(matches!(
            WorkingDays::default().close(date(2027, 1, 2), date(2027, 1, 1)),
            Err(ClosedError::Backwards { .. })
        ));
    }

    #[test]
    fn the_end_of_the_calendar_is_an_end() {
        assert_eq!(WorkingDays::default().add_working(date(9999, 12, 1), i32::MAX), Date::MAX);
        WorkingDays::default().add_working(date(-9999, 2, 1), i32::MIN);
    }

    #[test]
    fn settings_are_read_and_checked() {
        let read: WorkingDays =
            serde_json::from_str(r#"{"optional":["christmas-eve"],"closed":["2026-12-28"]}"#).unwrap();
        assert_eq!(read.add_working(date(2026, 12, 23), 1), date(2026, 12, 29));
        assert_eq!(serde_json::from_str::<WorkingDays>(&serde_json::to_string(&read).unwrap()).unwrap(), read);
        assert!(serde_json::from_str::<WorkingDays>(r#"{"optionel":[]}"#).is_err());
        let closed: Vec<Date> = date(2027, 1, 1).series(1.day()).take(300).collect();
        let json = serde_json::json!({ "closed": closed }).to_string();
        assert!(serde_json::from_str::<WorkingDays>(&json).is_err(), "read back unchecked");
    }
}
