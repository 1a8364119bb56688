//! The fields of `afprøvning` (`hvad: … hvorfor: … ansvarlig: @x slut: 3 uger`) and of `læring`, typed in one text or
//! filled in one by one.
//! Deliberately absent: what a date means (only the desk knows the zone) and which fields are needed.

use super::args::{Args, Fault};
use super::fields;
use super::fold::{fold, is_trailing};
use super::params::person;
use crate::dialogue::command::{Command, LearningForm, TrialForm};
use crate::dialogue::ids::Account;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    What,
    Why,
    Owner,
    Second,
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
    Costs,
}

/// Folded names of the fields, Danish and English.
const FIELDS: [(&str, Field); 37] = [
    ("hvad", Field::What),
    ("what", Field::What),
    ("hvorfor", Field::Why),
    ("why", Field::Why),
    ("ansvarlig", Field::Owner),
    ("owner", Field::Owner),
    ("makker", Field::Second),
    ("second", Field::Second),
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
    ("koster", Field::Costs),
    ("costs", Field::Costs),
    ("cost", Field::Costs),
];

/// Reads the fields that were given; none at all is fine, the bot asks for what is missing.
pub(super) fn trial(args: &Args<'_>) -> Result<Command, Fault> {
    card(read(args.block, &FIELDS)?, args.mentions)
}

/// The same where each value has a field of its own, with the name it is listed under.
pub(super) fn filled_trial(values: &[(&str, String)], mentions: &[(String, Account)]) -> Result<Command, Fault> {
    card(listed(values, &FIELDS)?, mentions)
}

fn card(values: Vec<(Field, String)>, mentions: &[(String, Account)]) -> Result<Command, Fault> {
    let mut form = TrialForm::default();
    for (field, value) in values {
        fill(&mut form, field, value, mentions)?;
    }
    Ok(Command::Trial(Box::new(form)))
}

/// Each value with the field of that name; what was left empty is not among them.
fn listed<F: Copy>(values: &[(&str, String)], known: &[(&str, F)]) -> Result<Vec<(F, String)>, Fault> {
    let field = |name: &str| known.iter().find(|(known, _)| *known == fold(name)).map(|(_, field)| *field);
    let values = values.iter().map(|(name, value)| (*name, fields::trimmed(value)));
    let given = values.filter(|(_, value)| !value.is_empty());
    given.map(|(name, value)| Ok((field(name).ok_or_else(|| Fault::Word(name.to_owned()))?, value))).collect()
}

fn read<F: Copy + PartialEq>(text: &str, known: &[(&str, F)]) -> Result<Vec<(F, String)>, Fault> {
    let named = |name: &str| known.iter().find(|(known, _)| *known == name).map(|(_, field)| *field);
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    fields::read(text, named, &names)
}

fn fill(form: &mut TrialForm, field: Field, value: String, mentions: &[(String, Account)]) -> Result<(), Fault> {
    let slot = match field {
        Field::Owner | Field::Second => {
            let named = person(&value, mentions).ok_or(Fault::Usage)?;
            let slot = if field == Field::Owner { &mut form.owner } else { &mut form.second };
            *slot = Some(named);
            return Ok(());
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
        Field::Costs => &mut form.costs,
    };
    // "slut: 3 uger." ends a sentence, not a date.
    let dated = matches!(field, Field::Until | Field::FollowUp);
    *slot = Some(if dated { value.trim_end_matches(is_trailing).to_owned() } else { value });
    Ok(())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Learned {
    Happened,
    Surprised,
    Now,
    Assumption,
    Measured,
}

/// Folded names of the fields of `læring`, Danish and English.
const LEARNED: [(&str, Learned); 10] = [
    ("skete", Learned::Happened),
    ("happened", Learned::Happened),
    ("overraskede", Learned::Surprised),
    ("surprised", Learned::Surprised),
    ("nu", Learned::Now),
    ("now", Learned::Now),
    ("antagelse", Learned::Assumption),
    ("assumption", Learned::Assumption),
    ("maalt", Learned::Measured),
    ("measured", Learned::Measured),
];

/// As with `afprøvning`: whatever is given.
pub(super) fn learning(args: &Args<'_>) -> Result<Command, Fault> {
    Ok(card_of_learning(read(args.block, &LEARNED)?))
}

pub(super) fn filled_learning(values: &[(&str, String)]) -> Result<Command, Fault> {
    Ok(card_of_learning(listed(values, &LEARNED)?))
}

fn card_of_learning(values: Vec<(Learned, String)>) -> Command {
    let mut form = LearningForm::default();
    for (field, value) in values {
        let slot = match field {
            Learned::Happened => &mut form.happened,
            Learned::Surprised => &mut form.surprised,
            Learned::Now => &mut form.now,
            Learned::Assumption => &mut form.assumption,
            Learned::Measured => &mut form.measured,
        };
        *slot = Some(value);
    }
    Command::Learning(Box::new(form))
}
