//! What can be wrong with a content pack, as data: where, what, and what the author should do about it.
//!
//! The sentences for the author stand in `prompts/*/playbook-errors.ftl`, keyed by `key_and_args`. The English here
//! is for logs and for developers. A test compares the keys and the variables with the files.

use super::activities::word;
use crate::dialogue::script::ActivityKind;

/// One mistake in one file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}{}: {problem}", line.map(|line| format!(":{line}")).unwrap_or_default())]
pub struct PlaybookError {
    /// The path with the pack's folder, e.g. `borgerdata/da/topic.md`.
    pub file: String,
    /// The line, from 1. Absent when the whole file is meant.
    pub line: Option<usize>,
    pub problem: Problem,
}

impl PlaybookError {
    /// The key of the sentence and its variables.
    pub fn key_and_args(&self) -> (&'static str, Vec<(&'static str, Arg)>) {
        self.problem.key_and_args()
    }
}

/// A variable in a sentence: a number, so that plurals work, or text that is shown as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    Number(i64),
    Text(String),
}

/// Why a file or a folder could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// Most likely a link to something that has been moved.
    #[error("it is not there")]
    Missing,
    #[error("this account may not read it")]
    Denied,
    /// What the system says, in its words.
    #[error("{0}")]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    // --- files ---
    #[error("the folder's name cannot be written to the bot; what can: {fits:?}")]
    NameNotTyped { fits: Option<String> },
    #[error("it cannot be read: {why}")]
    Unreadable { why: Unread },
    #[error("the line is no UTF-8")]
    NotUtf8,
    #[error("the file is saved as UTF-16")]
    Utf16,
    #[error("the line holds the sign for a letter that has been lost")]
    LostCharacter,
    #[error("the folder lies deeper than a playbook has any file")]
    TooDeep,
    #[error("the file lies outside the playbook's folder")]
    OutsideFolder,
    #[error("the file is missing")]
    MissingFile,
    #[error("the folder of this language is missing")]
    MissingLanguage { language: String },
    #[error("no part of a playbook has this name; nearest: {nearest:?}")]
    UnknownFile { nearest: Option<String> },
    #[error("it belongs to `{activity}`, which the playbook does not have", activity = word(*activity))]
    Unused { activity: ActivityKind },
    #[error("no folder of a playbook has this name; nearest: {nearest:?}")]
    UnknownFolder { nearest: Option<String> },
    #[error("the file has no text")]
    EmptyFile,
    #[error("it has the name of a built-in playbook and would hide it")]
    HidesBuiltIn,
    #[error("it replaces a built-in playbook, but there is none of its name; nearest: {nearest:?}")]
    ReplacesNothing { nearest: Option<String> },

    // --- playbook.toml ---
    #[error("not TOML: {message}")]
    NotToml { message: String },
    #[error("a quotation mark is missing on the line")]
    OpenQuote,
    #[error("the quotation marks on the line are curly")]
    CurlyQuotes,
    #[error("the key or the table stands twice")]
    KeyTwice,
    #[error("unknown key `{key}`; nearest: {nearest:?}")]
    UnknownKey { key: String, nearest: Option<String> },
    #[error("`{key}` belongs above `{table}`")]
    KeyBelow { key: String, table: &'static str },
    #[error("`{key}` is missing")]
    MissingKey { key: &'static str },
    #[error("`{key}` must be a whole number from {min} to {max}")]
    NotANumber { key: &'static str, min: u16, max: u16 },
    #[error("`{key}` must be of another kind: {expected}")]
    WrongKind { key: &'static str, expected: &'static str },
    #[error("unknown activity `{word}`; nearest: {nearest:?}")]
    UnknownActivity { word: String, nearest: Option<String> },
    #[error("unknown condition `{word}`; nearest: {nearest:?}")]
    UnknownCondition { word: String, nearest: Option<String> },
    #[error("the smallest number of people is larger than the largest")]
    PeopleTurnedRound,

    // --- order and minutes ---
    #[error("`{activity}` needs `{needs}` before it", activity = word(*activity), needs = word(*needs))]
    OutOfOrder { activity: ActivityKind, needs: ActivityKind },
    #[error("`{activity}` stands twice", activity = word(*activity))]
    Twice { activity: ActivityKind },
    #[error("`{activity}` is missing", activity = word(*activity))]
    MissingActivity { activity: ActivityKind },
    #[error("the step lasts {step} minutes, its activities {activities}")]
    StepMinutes { step: u16, activities: u16 },
    #[error("the playbook lasts {total} minutes, its steps {steps} and the slack {slack}")]
    TotalMinutes { total: u16, steps: u16, slack: u16 },
    #[error("with {people} people nothing is held in the step")]
    NothingHeld { people: u16 },
    #[error("`{activity}` takes {minutes} minutes and what follows in the step has {left}", activity = word(*activity))]
    NoTimeLeft { activity: ActivityKind, minutes: u16, left: u16 },
    #[error("the text takes {reading} minutes to read, the activity has {activity}")]
    TooLongToRead { reading: u16, activity: u16 },
    #[error("the recording takes {listening} minutes, the activity has {activity}")]
    TooLongToHear { listening: u16, activity: u16 },

    // --- texts ---
    #[error("a table would be lost")]
    Table,
    #[error("a picture would be lost")]
    Picture,
    #[error("HTML would be shown as it stands")]
    Html,
    #[error("a link to `{address}` would be lost")]
    LinkNowhere { address: String },
    #[error("without a space after `#` it is no heading")]
    NoSpaceAfterHash,
    #[error("the first line must be `# ` and a title")]
    MissingTitle,
    #[error("the heading `## {heading}` is missing")]
    MissingHeading { heading: &'static str },
    #[error("unknown heading `## {heading}`; nearest: {nearest:?}")]
    UnknownHeading { heading: String, nearest: Option<String> },
    #[error("the heading `## {heading}` stands twice")]
    HeadingTwice { heading: String },
    #[error("nothing stands under `{heading}`")]
    EmptySection { heading: String },
    #[error("`{heading}` holds bullets only")]
    OnlyBullets { heading: String },
    #[error("text stands before the first heading and would never be shown")]
    TextBeforeHeading,
    #[error("{found} bullets where there must be {min} to {max}")]
    Bullets { found: usize, min: usize, max: usize },
    #[error("{found} headings where the playbook has {steps} steps")]
    StepTitles { found: usize, steps: usize },
    #[error("a grey zone needs a paragraph that tells the dilemma")]
    NoDilemma,
    #[error("a grey zone needs a quote (`> `) with the legal point")]
    NoLegalPoint,
    #[error("{found} principles where there must be {min} to {max}")]
    PrincipleCount { found: usize, min: usize, max: usize },
    #[error("a principle needs a paragraph that asks about one's own service")]
    NoQuestion,
    #[error("a principle needs a quote (`> `) with an example")]
    NoExample,
    #[error("`{heading}` holds paragraphs and a quote only")]
    OnlyText { heading: String },
    #[error("{here} here, {there} in the other language ({other})")]
    LanguagesDiffer { other: String, here: usize, there: usize },
}

/// Every key of a sentence; the test holds the files against it.
pub const KEYS: &[&str] = &[
    "playbook-error-name-not-typed",
    "playbook-error-unreadable",
    "playbook-error-not-utf8",
    "playbook-error-utf16",
    "playbook-error-lost-character",
    "playbook-error-too-deep",
    "playbook-error-outside-folder",
    "playbook-error-missing-file",
    "playbook-error-missing-language",
    "playbook-error-unknown-file",
    "playbook-error-unused",
    "playbook-error-unknown-folder",
    "playbook-error-empty-file",
    "playbook-error-hides-built-in",
    "playbook-error-replaces-nothing",
    "playbook-error-not-toml",
    "playbook-error-open-quote",
    "playbook-error-curly-quotes",
    "playbook-error-key-twice",
    "playbook-error-unknown-key",
    "playbook-error-key-below",
    "playbook-error-missing-key",
    "playbook-error-not-a-number",
    "playbook-error-wrong-kind",
    "playbook-error-unknown-activity",
    "playbook-error-unknown-condition",
    "playbook-error-people-turned-round",
    "playbook-error-out-of-order",
    "playbook-error-twice",
    "playbook-error-missing-activity",
    "playbook-error-step-minutes",
    "playbook-error-total-minutes",
    "playbook-error-nothing-held",
    "playbook-error-no-time-left",
    "playbook-error-too-long-to-read",
    "playbook-error-too-long-to-hear",
    "playbook-error-table",
    "playbook-error-picture",
    "playbook-error-html",
    "playbook-error-link-nowhere",
    "playbook-error-no-space-after-hash",
    "playbook-error-missing-title",
    "playbook-error-missing-heading",
    "playbook-error-unknown-heading",
    "playbook-error-heading-twice",
    "playbook-error-empty-section",
    "playbook-error-only-bullets",
    "playbook-error-text-before-heading",
    "playbook-error-bullets",
    "playbook-error-bullets-exact",
    "playbook-error-step-titles",
    "playbook-error-no-dilemma",
    "playbook-error-no-legal-point",
    "playbook-error-principle-count",
    "playbook-error-no-question",
    "playbook-error-no-example",
    "playbook-error-only-text",
    "playbook-error-languages-differ",
];

impl Unread {
    /// `why` is the word a sentence chooses by, `message` what the system says.
    pub fn args(&self) -> Vec<(&'static str, Arg)> {
        let (why, message) = match self {
            Self::Missing => ("missing", self.to_string()),
            Self::Denied => ("denied", self.to_string()),
            Self::Other(message) => ("other", message.clone()),
        };
        vec![("why", text(why)), ("message", Arg::Text(message))]
    }
}

impl Problem {
    /// Is it about the file's bytes, whatever they were to say?
    pub(super) fn is_of_reading(&self) -> bool {
        matches!(self, Self::NotUtf8 | Self::Utf16 | Self::LostCharacter | Self::Unreadable { .. })
    }

    /// The key of the sentence and its variables. `alike` is `yes` or `no`: Fluent cannot select on an empty text.
    pub fn key_and_args(&self) -> (&'static str, Vec<(&'static str, Arg)>) {
        match self {
            Self::NameNotTyped { fits } => ("playbook-error-name-not-typed", near(fits, vec![])),
            Self::Unreadable { why } => ("playbook-error-unreadable", why.args()),
            Self::NotUtf8 => ("playbook-error-not-utf8", vec![]),
            Self::Utf16 => ("playbook-error-utf16", vec![]),
            Self::LostCharacter => ("playbook-error-lost-character", vec![]),
            Self::TooDeep => ("playbook-error-too-deep", vec![]),
            Self::OutsideFolder => ("playbook-error-outside-folder", vec![]),
            Self::MissingFile => ("playbook-error-missing-file", vec![]),
            Self::MissingLanguage { language } => {
                ("playbook-error-missing-language", vec![("language", text(language))])
            }
            Self::UnknownFile { nearest } => ("playbook-error-unknown-file", near(nearest, vec![])),
            Self::Unused { activity } => ("playbook-error-unused", vec![("activity", text(word(*activity)))]),
            Self::UnknownFolder { nearest } => ("playbook-error-unknown-folder", near(nearest, vec![])),
            Self::EmptyFile => ("playbook-error-empty-file", vec![]),
            Self::HidesBuiltIn => ("playbook-error-hides-built-in", vec![]),
            Self::ReplacesNothing { nearest } => ("playbook-error-replaces-nothing", near(nearest, vec![])),
            // What the parser says of it is English, and of no help to an author.
            Self::NotToml { .. } => ("playbook-error-not-toml", vec![]),
            Self::OpenQuote => ("playbook-error-open-quote", vec![]),
            Self::CurlyQuotes => ("playbook-error-curly-quotes", vec![]),
            Self::KeyTwice => ("playbook-error-key-twice", vec![]),
            Self::UnknownKey { key, nearest } => {
                ("playbook-error-unknown-key", near(nearest, vec![("key", text(key))]))
            }
            Self::KeyBelow { key, table } => {
                ("playbook-error-key-below", vec![("key", text(key)), ("table", text(table))])
            }
            Self::MissingKey { key } => ("playbook-error-missing-key", vec![("key", text(key))]),
            Self::NotANumber { key, min, max } => {
                ("playbook-error-not-a-number", vec![("key", text(key)), ("min", number(*min)), ("max", number(*max))])
            }
            Self::WrongKind { key, expected } => {
                ("playbook-error-wrong-kind", vec![("key", text(key)), ("expected", text(expected))])
            }
            Self::UnknownActivity { word, nearest } => {
                ("playbook-error-unknown-activity", near(nearest, vec![("word", text(word))]))
            }
            Self::UnknownCondition { word, nearest } => {
                ("playbook-error-unknown-condition", near(nearest, vec![("word", text(word))]))
            }
            Self::PeopleTurnedRound => ("playbook-error-people-turned-round", vec![]),
            Self::OutOfOrder { activity, needs } => (
                "playbook-error-out-of-order",
                vec![("activity", text(word(*activity))), ("needs", text(word(*needs)))],
            ),
            Self::Twice { activity } => ("playbook-error-twice", vec![("activity", text(word(*activity)))]),
            Self::MissingActivity { activity } => {
                ("playbook-error-missing-activity", vec![("activity", text(word(*activity)))])
            }
            Self::StepMinutes { step, activities } => {
                ("playbook-error-step-minutes", vec![("step", number(*step)), ("activities", number(*activities))])
            }
            Self::TotalMinutes { total, steps, slack } => (
                "playbook-error-total-minutes",
                vec![("total", number(*total)), ("steps", number(*steps)), ("slack", number(*slack))],
            ),
            Self::NothingHeld { people } => ("playbook-error-nothing-held", vec![("people", number(*people))]),
            Self::NoTimeLeft { activity, minutes, left } => (
                "playbook-error-no-time-left",
                vec![("activity", text(word(*activity))), ("minutes", number(*minutes)), ("left", number(*left))],
            ),
            Self::TooLongToRead { reading, activity } => (
                "playbook-error-too-long-to-read",
                vec![("reading", number(*reading)), ("activity", number(*activity))],
            ),
            Self::TooLongToHear { listening, activity } => (
                "playbook-error-too-long-to-hear",
                vec![("listening", number(*listening)), ("activity", number(*activity))],
            ),
            Self::Table => ("playbook-error-table", vec![]),
            Self::Picture => ("playbook-error-picture", vec![]),
            Self::Html => ("playbook-error-html", vec![]),
            Self::LinkNowhere { address } => ("playbook-error-link-nowhere", vec![("address", text(address))]),
            Self::NoSpaceAfterHash => ("playbook-error-no-space-after-hash", vec![]),
            Self::MissingTitle => ("playbook-error-missing-title", vec![]),
            Self::MissingHeading { heading } => ("playbook-error-missing-heading", vec![("heading", text(heading))]),
            Self::UnknownHeading { heading, nearest } => {
                ("playbook-error-unknown-heading", near(nearest, vec![("heading", text(heading))]))
            }
            Self::HeadingTwice { heading } => ("playbook-error-heading-twice", vec![("heading", text(heading))]),
            Self::EmptySection { heading } => ("playbook-error-empty-section", vec![("heading", text(heading))]),
            Self::OnlyBullets { heading } => ("playbook-error-only-bullets", vec![("heading", text(heading))]),
            Self::TextBeforeHeading => ("playbook-error-text-before-heading", vec![]),
            Self::Bullets { found, min, max } => {
                let key = if min == max { "playbook-error-bullets-exact" } else { "playbook-error-bullets" };
                (key, vec![("found", count(*found)), ("min", count(*min)), ("max", count(*max))])
            }
            Self::StepTitles { found, steps } => {
                ("playbook-error-step-titles", vec![("found", count(*found)), ("steps", count(*steps))])
            }
            Self::NoDilemma => ("playbook-error-no-dilemma", vec![]),
            Self::NoLegalPoint => ("playbook-error-no-legal-point", vec![]),
            Self::PrincipleCount { found, min, max } => (
                "playbook-error-principle-count",
                vec![("found", count(*found)), ("min", count(*min)), ("max", count(*max))],
            ),
            Self::NoQuestion => ("playbook-error-no-question", vec![]),
            Self::NoExample => ("playbook-error-no-example", vec![]),
            Self::OnlyText { heading } => ("playbook-error-only-text", vec![("heading", text(heading))]),
            Self::LanguagesDiffer { other, here, there } => (
                "playbook-error-languages-differ",
                vec![("other", text(other)), ("here", count(*here)), ("there", count(*there))],
            ),
        }
    }
}

fn text(text: &str) -> Arg {
    Arg::Text(text.to_owned())
}

fn near(nearest: &Option<String>, mut args: Vec<(&'static str, Arg)>) -> Vec<(&'static str, Arg)> {
    args.push(("alike", text(if nearest.is_some() { "yes" } else { "no" })));
    args.push(("nearest", Arg::Text(nearest.clone().unwrap_or_default())));
    args
}

fn number(number: u16) -> Arg {
    Arg::Number(i64::from(number))
}

fn count(count: usize) -> Arg {
    Arg::Number(i64::try_from(count).unwrap_or(i64::MAX))
}
