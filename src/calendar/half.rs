//! The halves of a day, and a time made of its numbers.
//!
//! Deliberately absent: which half is meant where nobody says (`hours`).

use jiff::civil::Time;

/// Which half of the day an English `am` or `pm` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    Morning,
    Afternoon,
}

/// A time from its numbers; with a half the hour is 1 to 12. 24 is no hour: nobody agrees which day it ends.
pub(super) fn time_of(hour: u32, minute: u32, half: Option<Half>) -> Option<Time> {
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(Half::Morning) => hour % 12,
        Some(Half::Afternoon) => hour % 12 + 12,
    };
    Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()
}
