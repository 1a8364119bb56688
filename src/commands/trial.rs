//! The fields of `afprøvning`: `hvad: … hvorfor: … ansvarlig: @x slut: 3 uger`, in any order, on one line or several.
//! Deliberately absent: what a date means (only the desk knows the zone) and which fields are needed.

use super::fold::{fold, is_trailing};
use super::params::{Args, Fault, person};
use crate::dialogue::command::{Command, TrialForm};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    What,
    Why,
    Owner,
    Until,
    FollowUp,
    How,
    Who,
    Before,
    Measure,
    Assumptions,
    WorseOff,
    Uncertainty,
    Alternative,
}

/// Folded names of the fields, Danish and English.
const FIELDS: [(&str, Field); 32] = [
    ("hvad", Field::What),
    ("what", Field::What),
    ("hvorfor", Field::Why),
    ("why", Field::Why),
    ("ansvarlig", Field::Owner),
    ("owner", Field::Owner),
    ("slut", Field::Until),
    ("until", Field::Until),
    ("end", Field::Until),
    ("opfoelgning", Field::FollowUp),
    ("follow-up", Field::FollowUp),
    ("follow up", Field::FollowUp),
    ("followup", Field::FollowUp),
    ("hvordan", Field::How),
    ("how", Field::How),
    ("hvem", Field::Who),
    ("who", Field::Who),
    ("foer", Field::Before),
    ("before", Field::Before),
    ("maaling", Field::Measure),
    ("measure", Field::Measure),
    ("antagelser", Field::Assumptions),
    ("antagelse", Field::Assumptions),
    ("assumptions", Field::Assumptions),
    ("ulemper", Field::WorseOff),
    ("ulempe", Field::WorseOff),
    ("worse off", Field::WorseOff),
    ("worse-off", Field::WorseOff),
    ("usikkerhed", Field::Uncertainty),
    ("uncertainty", Field::Uncertainty),
    ("alternativ", Field::Alternative),
    ("alternative", Field::Alternative),
];

/// Reads the fields that were given; none at all is fine, the bot asks for what is missing.
pub(super) fn trial(args: &Args<'_>) -> Result<Command, Fault> {
    let text = args.block.trim();
    let marks = marks(text)?;
    let lead = marks.first().map_or(text, |mark| &text[..mark.start]);
    // Words in front of the first field belong nowhere; to drop them would lose something.
    if lead.chars().any(char::is_alphanumeric) {
        return Err(Fault::Usage);
    }
    let mut form = TrialForm::default();
    for (i, mark) in marks.iter().enumerate() {
        let end = marks.get(i + 1).map_or(text.len(), |next| next.start);
        let value = trimmed(&text[mark.value..end]);
        if !value.is_empty() {
            fill(&mut form, mark.field, value, args)?;
        }
    }
    Ok(Command::Trial(Box::new(form)))
}

/// Where a field's name starts and its value begins, in bytes.
struct Mark {
    field: Field,
    start: usize,
    value: usize,
}

fn marks(text: &str) -> Result<Vec<Mark>, Fault> {
    let mut marks: Vec<Mark> = Vec::new();
    for (at, colon) in text.match_indices([':', '：']) {
        let from = marks.last().map_or(0, |mark| mark.value);
        let value = at + colon.len();
        match name_before(text, from, at) {
            Some((start, field)) => {
                if marks.iter().any(|mark| mark.field == field) {
                    return Err(Fault::Usage);
                }
                marks.push(Mark { field, start, value });
            }
            None if is_slip(text, from, at, value) => return Err(Fault::Usage),
            None => {}
        }
    }
    Ok(marks)
}

/// The field whose name ends just before `at` and starts `from` there, or after whitespace.
fn name_before(text: &str, from: usize, at: usize) -> Option<(usize, Field)> {
    let one = word_start(text, from, at)?;
    // "follow up" and "worse off" are two words.
    let gap = text[from..one].trim_end();
    let two = word_start(text, from, from + gap.len());
    let named = |start: usize| {
        let name = fold(text.get(start..at)?);
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        FIELDS.iter().find(|(known, _)| *known == name).map(|(_, field)| (start, *field))
    };
    two.and_then(named).or_else(|| named(one))
}

/// Where the word that ends at `at` starts; none when no word ends there, or it is longer than any field's name.
fn word_start(text: &str, from: usize, at: usize) -> Option<usize> {
    let before = text.get(from..at)?;
    let mut start = before.len();
    for (taken, (i, c)) in before.char_indices().rev().enumerate() {
        if c.is_whitespace() {
            break;
        }
        // The longest name has eleven letters; no need to look further back.
        if taken > 15 {
            return None;
        }
        start = i;
    }
    (start < before.len()).then_some(from + start)
}

/// An unknown name in front of the first field, or one that is a letter or two from a field's: to take it as text
/// would lose what it says. A clock time, a link, or any other word with a colon is text.
fn is_slip(text: &str, from: usize, at: usize, value: usize) -> bool {
    let Some(start) = word_start(text, from, at) else { return false };
    let word = fold(&text[start..at]);
    let spaced = text[value..].chars().next().is_none_or(char::is_whitespace);
    if !spaced || !word.chars().all(|c| c.is_alphabetic() || c == '-') {
        return false;
    }
    let forgiven = match word.chars().count() {
        0..=4 => return false,
        5..=6 => 1,
        _ => 2,
    };
    FIELDS.iter().any(|(known, _)| strsim::damerau_levenshtein(&word, known) <= forgiven)
}

/// A value without what separates it from the next field: a comma, a semicolon, a list's mark.
fn trimmed(value: &str) -> String {
    let separates = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '·' | '|' | '•' | '-' | '*' | '–');
    value.trim_end_matches(separates).trim_start().to_owned()
}

fn fill(form: &mut TrialForm, field: Field, value: String, args: &Args<'_>) -> Result<(), Fault> {
    let slot = match field {
        Field::Owner => {
            form.owner = person(&value, args.mentions);
            return if form.owner.is_some() { Ok(()) } else { Err(Fault::Usage) };
        }
        Field::What => &mut form.what,
        Field::Why => &mut form.why,
        Field::Until => &mut form.until,
        Field::FollowUp => &mut form.follow_up,
        Field::How => &mut form.how,
        Field::Who => &mut form.who,
        Field::Before => &mut form.before,
        Field::Measure => &mut form.measure,
        Field::Assumptions => &mut form.assumptions,
        Field::WorseOff => &mut form.worse_off,
        Field::Uncertainty => &mut form.uncertainty,
        Field::Alternative => &mut form.alternative,
    };
    // "slut: 3 uger." ends a sentence, not a date.
    let dated = matches!(field, Field::Until | Field::FollowUp);
    *slot = Some(if dated { value.trim_end_matches(is_trailing).to_owned() } else { value });
    Ok(())
}
