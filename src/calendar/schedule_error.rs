//! Why a schedule cannot be read, or would never come.
//!
//! Deliberately absent: reading it (`schedule_words`, `crontab`).

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleError {
    #[error("a schedule is written as words or as five crontab fields")]
    Empty,
    #[error("a crontab line has five fields, not {0}")]
    FieldCount(usize),
    #[error("{field:?} {text:?}: {problem:?}")]
    Field { field: Field, text: String, problem: FieldProblem },
    /// Some programs read "the 13th and Fridays" as both, others as either.
    #[error("day of the month and day of the week at once mean different things to different programs")]
    BothDays,
    #[error("{0:?} is not a word of a schedule")]
    UnknownWord(String),
    #[error("which days?")]
    NoDays,
    #[error("at what time?")]
    NoTime,
    #[error("{0:?} is not a time of day")]
    NotATime(String),
    /// "hver anden torsdag": a rule cannot know which Thursday is the first.
    #[error("every other week is not a schedule")]
    EveryOther,
    /// "hver måned", "den sidste fredag", "den 31. i hver måned": which day, and does every month have it?
    #[error("which day of the month?")]
    Monthly,
    #[error("no allowed moment in {HORIZON_YEARS} years")]
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Minute,
    Hour,
    DayOfMonth,
    Month,
    Weekday,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldProblem {
    /// Not a number, name, range, list or step.
    NotUnderstood,
    /// A number the field does not have.
    OutOfRange,
    /// A range whose end comes before its start; a week starts on Monday.
    Backwards,
    /// A step of 0, or one longer than the field.
    BadStep,
    /// A step without a range: `5/10`, or `*/2` for weekdays, which programs that count from Sunday read otherwise.
    AmbiguousStep,
}

/// Years. A moment further off is a mistake in the schedule or the closed days, also on 29 February.
pub const HORIZON_YEARS: i64 = 5;
