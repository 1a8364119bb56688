//! Five crontab fields (minute, hour, day of the month, month, weekday with Monday = 1) -> a line for the `cron` crate,
//! which wants seconds first and counts weekdays from Sunday = 1: its `1-5` is Sunday to Thursday. Every field is
//! worked out here to a plain list, so that no meaning is left for the crate to choose. Deliberately absent: `@daily`.

use super::monthly::Days;
use super::schedule_error::{Field, FieldProblem, ScheduleError};
use super::words::{month, normal, weekday};
use std::collections::BTreeSet;

pub(super) fn translate(text: &str) -> Result<String, ScheduleError> {
    let text = normal(text);
    let fields: Vec<&str> = text.split(' ').filter(|field| !field.is_empty()).collect();
    let [minute, hour, day_of_month, month, weekday] = fields[..] else {
        return Err(ScheduleError::FieldCount(fields.len()));
    };
    let minutes = values(Field::Minute, minute)?;
    let hours = values(Field::Hour, hour)?;
    let days = values(Field::DayOfMonth, day_of_month)?;
    let months = values(Field::Month, month)?;
    let weekdays = values(Field::Weekday, weekday)?;
    if days.len() < 31 && weekdays.len() < 7 {
        return Err(ScheduleError::BothDays);
    }
    Ok(line(&minutes, &hours, &Days { days, months, weekdays, years: Vec::new() }))
}

/// The line for the `cron` crate; weekdays come in with Monday = 1 to Sunday = 7.
pub(super) fn line(minutes: &BTreeSet<u32>, hours: &BTreeSet<u32>, of: &Days) -> String {
    let list = |values: &BTreeSet<u32>| values.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
    let from_sunday: BTreeSet<u32> = of.weekdays.iter().map(|iso| iso % 7 + 1).collect();
    let years: Vec<String> = of.years.iter().map(u32::to_string).collect();
    let years = if years.is_empty() { "*".to_owned() } else { years.join(",") };
    let (minutes, hours, days, months) = (list(minutes), list(hours), list(&of.days), list(&of.months));
    format!("0 {minutes} {hours} {days} {months} {} {years}", list(&from_sunday))
}

fn bounds(field: Field) -> (u32, u32) {
    match field {
        Field::Minute => (0, 59),
        Field::Hour => (0, 23),
        Field::DayOfMonth => (1, 31),
        Field::Month => (1, 12),
        // 0 is Sunday too, as crontab has always had it.
        Field::Weekday => (0, 7),
    }
}

fn values(field: Field, text: &str) -> Result<BTreeSet<u32>, ScheduleError> {
    let fail = |problem| ScheduleError::Field { field, text: text.to_owned(), problem };
    let mut all = BTreeSet::new();
    for item in text.split(',') {
        all.extend(item_values(field, item).map_err(fail)?);
    }
    if field == Field::Weekday && all.remove(&0) {
        all.insert(7);
    }
    Ok(all)
}

fn item_values(field: Field, item: &str) -> Result<Vec<u32>, FieldProblem> {
    let (low, high) = bounds(field);
    let (range, step) = match item.split_once('/') {
        Some((range, step)) => (range, Some(digits(step).ok_or(FieldProblem::NotUnderstood)?)),
        None => (item, None),
    };
    let whole = range == "*";
    let (from, to) = match range.split_once('-') {
        _ if whole => (if field == Field::Weekday { 1 } else { low }, high),
        Some((from, to)) => (value(field, from)?, value(field, to)?),
        None => {
            let one = value(field, range)?;
            (one, one)
        }
    };
    if to < from {
        return Err(FieldProblem::Backwards);
    }
    match step {
        None => Ok((from..=to).collect()),
        Some(0) => Err(FieldProblem::BadStep),
        Some(step) if from == to || (whole && field == Field::Weekday && step > 1) => Err(FieldProblem::AmbiguousStep),
        Some(step) if step > to - from => Err(FieldProblem::BadStep),
        Some(step) => Ok((from..=to).step_by(step as usize).collect()),
    }
}

fn value(field: Field, text: &str) -> Result<u32, FieldProblem> {
    let named = match field {
        Field::Weekday => weekday(text).map(|day| day.to_monday_one_offset() as u32),
        Field::Month => month(text).map(|month| month as u32),
        _ => None,
    };
    let number = named.or_else(|| digits(text)).ok_or(FieldProblem::NotUnderstood)?;
    let (low, high) = bounds(field);
    if (low..=high).contains(&number) { Ok(number) } else { Err(FieldProblem::OutOfRange) }
}

/// Digits alone; the standard parser would take a sign.
fn digits(text: &str) -> Option<u32> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_are_counted_from_monday() {
        let weekdays = |text: &str| {
            let line = translate(&format!("0 9 * * {text}")).unwrap();
            line.split(' ').nth(5).unwrap().to_owned()
        };
        assert_eq!(weekdays("1-5"), "2,3,4,5,6");
        assert_eq!(weekdays("1"), "2");
        assert_eq!(weekdays("7"), "1");
        assert_eq!(weekdays("0"), "1");
        assert_eq!(weekdays("5-7"), "1,6,7");
        assert_eq!(weekdays("0-2"), "1,2,3");
        assert_eq!(weekdays("1,4"), "2,5");
        assert_eq!(weekdays("1-7/2"), "1,2,4,6");
        assert_eq!(weekdays("mon-fri"), "2,3,4,5,6");
        assert_eq!(weekdays("man,TOR"), "2,5");
        assert_eq!(weekdays("*"), "1,2,3,4,5,6,7");
    }

    #[test]
    fn other_fields_become_lists() {
        assert_eq!(translate("*/20 8-10 1,15 jan-mar *").unwrap(), "0 0,20,40 8,9,10 1,15 1,2,3 1,2,3,4,5,6,7 *");
        assert_eq!(translate("30 2 29 2 *").unwrap(), "0 30 2 29 2 1,2,3,4,5,6,7 *");
    }

    #[test]
    fn what_is_ambiguous_or_wrong_is_refused() {
        use FieldProblem::{AmbiguousStep, Backwards, BadStep, NotUnderstood, OutOfRange};
        for (line, expect_field, expect_problem) in [
            ("0 9 * * 5-1", Field::Weekday, Backwards),
            ("0 9 * * sun-tue", Field::Weekday, Backwards),
            ("0 9 * * 8", Field::Weekday, OutOfRange),
            ("0 9 * * */2", Field::Weekday, AmbiguousStep),
            ("5/10 9 * * *", Field::Minute, AmbiguousStep),
            ("*/0 9 * * *", Field::Minute, BadStep),
            ("*/90 9 * * *", Field::Minute, BadStep),
            ("60 9 * * *", Field::Minute, OutOfRange),
            ("0 24 * * *", Field::Hour, OutOfRange),
            ("0 9 0 * *", Field::DayOfMonth, OutOfRange),
            ("0 9 * 13 *", Field::Month, OutOfRange),
            ("0 9 L * *", Field::DayOfMonth, NotUnderstood),
            ("0 9 * * 1,", Field::Weekday, NotUnderstood),
            ("0 +9 * * *", Field::Hour, NotUnderstood),
            ("0 99999999999 * * *", Field::Hour, NotUnderstood),
        ] {
            match translate(line) {
                Err(ScheduleError::Field { field, problem, .. }) => {
                    assert_eq!((field, problem), (expect_field, expect_problem), "{line}");
                }
                other => panic!("{line}: {other:?}"),
            }
        }
        assert_eq!(translate("0 9 13 * 5"), Err(ScheduleError::BothDays));
        assert_eq!(translate("0 0 9 * * 1-5"), Err(ScheduleError::FieldCount(6)));
        assert_eq!(translate("@daily"), Err(ScheduleError::FieldCount(1)));
    }
}
