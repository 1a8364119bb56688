//! The commands as Discord lists them: made from the vocabulary, and what was chosen read back.
//!
//! One command with a line for each thing that can be asked for. Names are Danish, with the English ones beside them.
//! Deliberately absent: what a command does.

use super::names;
use super::overflow::cut;
use crate::dialogue::ids::Account;
use crate::dialogue::lang::Lang;
use crate::ports::vocabulary::{CommandForm, CommandId, Entry, Field, Suggested, Suggestion, Takes, Text, Vocabulary};
use serde_json::{Value, json};
use serenity::model::application::{CommandDataOption, CommandDataOptionValue};

const NAME: usize = 32;
const WHAT: usize = 100;
const CHOICES: usize = 25;
const SUGGESTION: usize = 100;

/// Discord's numbers for what an option takes.
const SUB_COMMAND: u8 = 1;
const GROUP: u8 = 2;
const STRING: u8 = 3;
const INTEGER: u8 = 4;
const USER: u8 = 6;
/// In servers and in private rooms with the bot, for whoever is in a server with it.
const WHERE: [u8; 2] = [0, 1];
const IN_A_SERVER: [u8; 1] = [0];

/// The body that registers all commands at once.
pub(super) fn registration(vocabulary: &Vocabulary) -> Value {
    let options: Vec<_> = vocabulary.entries.iter().map(entry).collect();
    let mut command = json!({
        "type": 1,
        "name": vocabulary.name,
        "options": options,
        "contexts": WHERE,
        "integration_types": IN_A_SERVER,
    });
    describe(&mut command, &vocabulary.what);
    json!([command])
}

fn entry(entry: &Entry) -> Value {
    match entry {
        Entry::Command(form) => command(form),
        Entry::Group { name, what, commands } => {
            let options: Vec<_> = commands.iter().map(command).collect();
            let mut group = json!({ "type": GROUP, "options": options });
            call(&mut group, name);
            describe(&mut group, what);
            group
        }
    }
}

fn command(form: &CommandForm) -> Value {
    let mut options: Vec<_> = form.options.iter().collect();
    // Discord refuses a list in which one that must be there comes after one that need not.
    options.sort_by_key(|field| !field.required);
    let options: Vec<_> = options.into_iter().map(option).collect();
    let mut command = json!({ "type": SUB_COMMAND, "options": options });
    call(&mut command, &form.name);
    describe(&mut command, &form.what);
    command
}

fn option(field: &Field) -> Value {
    let kind = match &field.takes {
        Takes::Line | Takes::Paragraph | Takes::OneOf(_) | Takes::Suggested(_) => STRING,
        Takes::Number => INTEGER,
        Takes::Person => USER,
    };
    let mut option = json!({ "type": kind, "required": field.required });
    call(&mut option, &field.name);
    describe(&mut option, if field.what.da.is_empty() { &field.name } else { &field.what });
    match &field.takes {
        Takes::OneOf(all) if all.len() <= CHOICES => {
            let choices = all.iter().map(|(shown, words)| {
                let name = cut(&shown.da, SUGGESTION);
                json!({ "name": name, "name_localizations": others(shown, SUGGESTION), "value": words })
            });
            option["choices"] = choices.collect();
        }
        Takes::Suggested(_) => option["autocomplete"] = json!(true),
        _ => {}
    }
    option
}

fn call(what: &mut Value, name: &Text) {
    what["name"] = json!(cut(&name.da, NAME).to_lowercase());
    what["name_localizations"] = others(&Text { da: name.da.to_lowercase(), en: name.en.to_lowercase() }, NAME);
}

fn describe(what: &mut Value, text: &Text) {
    what["description"] = json!(cut(&text.da, WHAT));
    what["description_localizations"] = others(text, WHAT);
}

fn others(text: &Text, most: usize) -> Value {
    let (da, en) = (cut(&text.da, most), cut(&text.en, most));
    json!({ "da": da, "en-US": en, "en-GB": en })
}

/// Which language somebody's Discord speaks, of ours.
pub(super) fn lang(locale: &str) -> Lang {
    // Danes often keep an English Discord; but suggestions are short, and the channel speaks its own language anyhow.
    if locale.starts_with("da") { Lang::Da } else { Lang::En }
}

/// What was chosen, with a value for each thing it takes, and the people named in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    pub(super) command: CommandId,
    pub(super) values: Vec<Option<String>>,
    pub(super) mentions: Vec<Account>,
}

pub(super) fn chosen(vocabulary: &Vocabulary, options: &[CommandDataOption]) -> Option<Chosen> {
    let (form, given) = find(vocabulary, options)?;
    let mut mentions = Vec::new();
    let values = form
        .options
        .iter()
        .map(|field| {
            let option = given.iter().find(|option| option.name == field.name.da.to_lowercase())?;
            match &option.value {
                CommandDataOptionValue::String(text) => Some(text.clone()),
                CommandDataOptionValue::Integer(number) => Some(number.to_string()),
                CommandDataOptionValue::User(user) => {
                    mentions.push(names::account(*user));
                    Some(format!("@{user}"))
                }
                _ => None,
            }
        })
        .collect();
    Some(Chosen { command: form.id, values, mentions })
}

/// What somebody is filling in just now, and how far they have come.
pub(super) fn asked_for(vocabulary: &Vocabulary, options: &[CommandDataOption]) -> Option<(Suggested, String)> {
    let (form, given) = find(vocabulary, options)?;
    given.iter().find_map(|option| {
        let CommandDataOptionValue::Autocomplete { value, .. } = &option.value else { return None };
        let field = form.options.iter().find(|field| field.name.da.to_lowercase() == option.name)?;
        match field.takes {
            Takes::Suggested(what) => Some((what, value.clone())),
            _ => None,
        }
    })
}

/// The answer to it.
pub(super) fn suggestions(all: Vec<Suggestion>) -> Value {
    let shown =
        all.into_iter().filter(|one| !one.value.is_empty() && super::overflow::length(&one.value) <= SUGGESTION);
    let choices: Vec<_> =
        shown.take(CHOICES).map(|one| json!({ "name": cut(&one.shown, SUGGESTION), "value": one.value })).collect();
    json!({ "choices": choices })
}

fn find<'a>(
    vocabulary: &'a Vocabulary,
    options: &'a [CommandDataOption],
) -> Option<(&'a CommandForm, &'a [CommandDataOption])> {
    let first = options.first()?;
    let is_called = |form: &&CommandForm, name: &str| form.name.da.to_lowercase() == name;
    match &first.value {
        CommandDataOptionValue::SubCommand(given) => {
            let forms = vocabulary.entries.iter().filter_map(|entry| match entry {
                Entry::Command(form) => Some(form),
                Entry::Group { .. } => None,
            });
            forms.into_iter().find(|form| is_called(form, &first.name)).map(|form| (form, given.as_slice()))
        }
        CommandDataOptionValue::SubCommandGroup(inner) => {
            let inner = inner.first()?;
            let CommandDataOptionValue::SubCommand(given) = &inner.value else { return None };
            let commands = vocabulary.entries.iter().find_map(|entry| match entry {
                Entry::Group { name, commands, .. } if name.da.to_lowercase() == first.name => Some(commands),
                _ => None,
            })?;
            commands.iter().find(|form| is_called(form, &inner.name)).map(|form| (form, given.as_slice()))
        }
        _ => None,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    fn text(da: &str, en: &str) -> Text {
        Text { da: da.to_owned(), en: en.to_owned() }
    }

    fn field(name: &str, takes: Takes, required: bool) -> Field {
        let name = text(name, name);
        Field { label: name.clone(), what: name.clone(), name, takes, required }
    }

    fn vocabulary() -> Vocabulary {
        let keep = (text("behold", "keep"), "behold");
        let start = CommandForm {
            name: text("start", "start"),
            what: text("Begynd en dialog", "Begin a dialogue"),
            id: CommandId("start"),
            options: vec![
                field("drejebog", Takes::Suggested(Suggested::Playbook), true),
                field("personer", Takes::Number, false),
            ],
        };
        let owner = CommandForm {
            name: text("ansvarlig", "owner"),
            what: text("Hvem", "Who"),
            id: CommandId("ansvarlig"),
            options: vec![field("hvem", Takes::Person, true), field("hvad", Takes::OneOf(vec![keep]), false)],
        };
        Vocabulary {
            name: "dialog",
            what: text("Dialoger", "Dialogues"),
            entries: vec![
                Entry::Command(start),
                Entry::Group { name: text("aftale", "agreed"), what: text("Aftalt", "Agreed"), commands: vec![owner] },
            ],
            forms: Vec::new(),
            help: text("Hvad kan jeg?", "What can I do?"),
        }
    }

    #[test]
    fn commands_are_listed_in_danish_with_english_beside() {
        let all = registration(&vocabulary());
        let command = &all[0];
        assert_eq!(command["name"], "dialog");
        assert_eq!(command["options"][0]["name"], "start");
        assert_eq!(command["options"][0]["options"][0]["autocomplete"], true);
        let owner = &command["options"][1]["options"][0];
        assert_eq!(owner["name_localizations"]["en-GB"], "owner");
        assert_eq!(owner["options"][0]["type"], USER);
        assert_eq!(owner["options"][1]["choices"][0]["value"], "behold");
    }

    fn options(json: Value) -> Vec<CommandDataOption> {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn what_was_chosen_comes_value_by_value_in_the_order_of_the_options() {
        let given = options(json!([{ "name": "start", "type": 1, "options": [
            { "name": "personer", "type": 4, "value": 8 }, { "name": "drejebog", "type": 3, "value": "fravær" },
        ] }]));
        let chosen = |given: &[CommandDataOption]| chosen(&vocabulary(), given);
        let value = |text: &str| Some(text.to_owned());
        let expected =
            Chosen { command: CommandId("start"), values: vec![value("fravær"), value("8")], mentions: Vec::new() };
        assert_eq!(chosen(&given), Some(expected));
        let given = options(json!([{ "name": "aftale", "type": 2, "options": [{ "name": "ansvarlig", "type": 1,
            "options": [{ "name": "hvem", "type": 6, "value": "17" }] }] }]));
        let mentions = vec![Account("discord/17".to_owned())];
        let expected = Chosen { command: CommandId("ansvarlig"), values: vec![value("@17"), None], mentions };
        assert_eq!(chosen(&given), Some(expected));
        assert_eq!(chosen(&options(json!([{ "name": "ukendt", "type": 1, "options": [] }]))), None);
        assert_eq!(chosen(&[]), None);
    }

    #[test]
    fn the_option_that_is_being_filled_in_is_found() {
        let given = options(json!([{ "name": "start", "type": 1, "options": [
            { "name": "drejebog", "type": 3, "value": "fr", "focused": true },
        ] }]));
        assert_eq!(asked_for(&vocabulary(), &given), Some((Suggested::Playbook, "fr".to_owned())));
    }
}
