//! What can be pressed on a message, and the forms that buttons open: drawn, and read back from what Discord tells.
//!
//! What a press means stands in the component itself (`custom_id`), so that it is understood after a restart: the choice's
//! id, and in messages of the first version its emoji. The last part is the post's nonce, by which the post is found again.
//! Deliberately absent: what the app makes of a press.

use super::emoji::qualified;
use super::overflow::{cut, length};
use crate::dialogue::lang::Lang;
use crate::doc::folded_emoji;
use crate::ports::chat::{Choice, ChoiceId};
use crate::ports::vocabulary::{Field, Form, FormId, Takes};
use serde_json::{Value, json};
use serenity::model::application::{ActionRow, ActionRowComponent, ButtonKind};
use serenity::model::channel::ReactionType;

/// Discord's limits.
const ROWS: usize = 5;
const IN_A_ROW: usize = 5;
const OPTIONS: usize = 25;
const LABEL: usize = 80;
const OPTION_LABEL: usize = 100;
const FORM_TITLE: usize = 45;
const FIELD_LABEL: usize = 45;
const PLACEHOLDER: usize = 100;
const VALUE: usize = 4000;

/// Discord's numbers for kinds and styles.
const ROW: u8 = 1;
const BUTTON: u8 = 2;
const SELECT: u8 = 3;
const INPUT: u8 = 4;
const PRIMARY: u8 = 1;
const SECONDARY: u8 = 2;
const ONE_LINE: u8 = 1;
const LINES: u8 = 2;

/// What a component does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Press {
    Choice(ChoiceId),
    Form { form: FormId, lang: Lang, choice: ChoiceId },
    Help,
}

impl Press {
    fn of_choice(choice: &Choice) -> Self {
        match &choice.opens {
            Some(opens) => Self::Form { form: opens.form, lang: opens.lang, choice: choice.id.clone() },
            None => Self::Choice(choice.id.clone()),
        }
    }

    /// With the choice, since several buttons of one message may open the same form.
    fn written(&self) -> String {
        match self {
            Self::Choice(choice) => format!("p:{}", choice.0),
            Self::Form { form, lang, choice } => format!("f:{}:{lang}:{}", form.name(), choice.0),
            Self::Help => "h".to_owned(),
        }
    }

    /// From a `custom_id`, or from the value of what was chosen in a select.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        match parts.next()? {
            "p" => Some(Self::Choice(ChoiceId(parts.next()?.to_owned()))),
            "f" => Some(Self::Form {
                form: FormId::named(parts.next()?)?,
                lang: parts.next()?.parse().ok()?,
                choice: ChoiceId(parts.next()?.to_owned()),
            }),
            "h" => Some(Self::Help),
            _ => None,
        }
    }
}

/// The rows under a message. Without choices: one small button that says what can be done here.
pub(super) fn rows(choices: &[Choice], nonce: &str, help: &str) -> Vec<Value> {
    if choices.is_empty() {
        let id = format!("{}:{nonce}", Press::Help.written());
        let button = json!({ "type": BUTTON, "style": SECONDARY, "label": cut(help, LABEL), "custom_id": id });
        return vec![row(&[button])];
    }
    if choices.len() <= ROWS * IN_A_ROW {
        let buttons: Vec<_> = choices.iter().map(|choice| button(choice, nonce)).collect();
        return buttons.chunks(IN_A_ROW).map(row).collect();
    }
    let selects = choices.chunks(OPTIONS).take(ROWS).enumerate().map(|(number, choices)| {
        let options: Vec<_> = choices.iter().map(option).collect();
        row(&[json!({ "type": SELECT, "custom_id": format!("s:{number}:{nonce}"), "options": options })])
    });
    selects.collect()
}

fn row(components: &[Value]) -> Value {
    json!({ "type": ROW, "components": components })
}

fn button(choice: &Choice, nonce: &str) -> Value {
    let press = Press::of_choice(choice);
    let style = if matches!(press, Press::Form { .. }) { PRIMARY } else { SECONDARY };
    let mut button = json!({
        "type": BUTTON,
        "style": style,
        "custom_id": format!("{}:{nonce}", press.written()),
        "emoji": { "name": qualified(&choice.emoji) },
    });
    if !choice.label.trim().is_empty() {
        button["label"] = json!(cut(choice.label.trim(), LABEL));
    }
    button
}

fn option(choice: &Choice) -> Value {
    let label = if choice.label.trim().is_empty() { &choice.emoji } else { choice.label.trim() };
    json!({
        "label": cut(label, OPTION_LABEL),
        "value": Press::of_choice(choice).written(),
        "emoji": { "name": qualified(&choice.emoji) },
    })
}

/// Whether a message's components carry this post's nonce.
pub(super) fn carry(rows: &[ActionRow], nonce: &str) -> bool {
    custom_ids(rows).any(|id| id.rsplit(':').next() == Some(nonce))
}

/// The emoji of the choices that a message offers now.
pub(super) fn offered(rows: &[ActionRow]) -> Vec<String> {
    let components = || rows.iter().flat_map(|row| &row.components);
    let on_buttons = components().filter_map(|component| match component {
        ActionRowComponent::Button(button) if !button.disabled => button.emoji.as_ref(),
        _ => None,
    });
    let in_selects = components().filter_map(|component| match component {
        ActionRowComponent::SelectMenu(menu) => Some(menu.options.iter().filter_map(|option| option.emoji.as_ref())),
        _ => None,
    });
    let emoji = on_buttons.chain(in_selects.flatten()).filter_map(|emoji| match emoji {
        ReactionType::Unicode(emoji) => Some(folded_emoji(emoji)),
        _ => None,
    });
    emoji.collect()
}

fn custom_ids(rows: &[ActionRow]) -> impl Iterator<Item = &str> {
    rows.iter().flat_map(|row| &row.components).filter_map(|component| match component {
        ActionRowComponent::Button(button) if !button.disabled => match &button.data {
            ButtonKind::NonLink { custom_id, .. } => Some(custom_id.as_str()),
            _ => None,
        },
        ActionRowComponent::SelectMenu(menu) => menu.custom_id.as_deref(),
        _ => None,
    })
}

/// The window with a form's fields. `filled` is what is known already.
pub(super) fn modal(form: &Form, lang: Lang, filled: &[Option<String>]) -> Value {
    let fields: Vec<_> = form.fields.iter().take(ROWS).enumerate().collect();
    let rows: Vec<_> = fields
        .into_iter()
        .map(|(number, field)| row(&[input(number, field, lang, filled.get(number).cloned().flatten())]))
        .collect();
    json!({
        "custom_id": format!("m:{}:{lang}", form.id.name()),
        "title": cut(form.title.of(lang), FORM_TITLE),
        "components": rows,
    })
}

fn input(number: usize, field: &Field, lang: Lang, filled: Option<String>) -> Value {
    let label = field.label.of(lang);
    let label = if label.is_empty() { field.name.of(lang) } else { label };
    let mut input = json!({
        "type": INPUT,
        "custom_id": number.to_string(),
        "style": if field.takes == Takes::Paragraph { LINES } else { ONE_LINE },
        "label": cut(label, FIELD_LABEL),
        "required": field.required,
        "max_length": VALUE,
    });
    if !field.what.of(lang).is_empty() {
        input["placeholder"] = json!(cut(field.what.of(lang), PLACEHOLDER));
    }
    if let Some(value) = filled.filter(|value| !value.is_empty() && length(value) <= VALUE) {
        input["value"] = json!(value);
    }
    input
}

/// Which form was sent in, and what was written in its fields, in their order.
pub(super) fn sent_in(custom_id: &str, rows: &[ActionRow]) -> Option<(FormId, Lang, Vec<Option<String>>)> {
    let mut parts = custom_id.split(':');
    let ("m", form, lang) = (parts.next()?, parts.next()?, parts.next()?) else { return None };
    let mut values = Vec::new();
    for component in rows.iter().flat_map(|row| &row.components) {
        if let ActionRowComponent::InputText(input) = component
            && let Ok(number) = input.custom_id.parse::<usize>()
            && number < ROWS
        {
            values.resize(values.len().max(number + 1), None);
            values[number] = input.value.clone().filter(|value| !value.trim().is_empty());
        }
    }
    Some((FormId::named(form)?, lang.parse().ok()?, values))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::chat::Opens;
    use crate::ports::vocabulary::Text;

    fn choice(emoji: &str, form: Option<FormId>) -> Choice {
        let opens = form.map(|form| Opens { form, lang: Lang::Da, filled: Vec::new() });
        let id = ChoiceId(if form.is_some() { "write" } else { "agree" }.to_owned());
        Choice { id, emoji: emoji.to_owned(), label: "Forslag".to_owned(), opens }
    }

    fn parsed(rows: &[Value]) -> Vec<ActionRow> {
        rows.iter().map(|row| serde_json::from_value(row.clone()).unwrap()).collect()
    }

    #[test]
    fn a_press_is_read_as_it_was_written() {
        for press in [
            Press::Choice(ChoiceId("number-1".to_owned())),
            // In a message of the first version.
            Press::Choice(ChoiceId("1\u{20e3}".to_owned())),
            Press::Form { form: FormId::TrialRest, lang: Lang::En, choice: ChoiceId("✍".to_owned()) },
            Press::Form { form: FormId::TrialRest, lang: Lang::En, choice: ChoiceId("form-trial-rest".to_owned()) },
            Press::Help,
        ] {
            let custom_id = format!("{}:abc", press.written());
            assert_eq!(Press::read(&custom_id), Some(press));
        }
        assert_eq!(Press::read("x:y"), None);
        assert_eq!(Press::read("f:nothing:da:✍:abc"), None);
    }

    #[test]
    fn choices_are_buttons_in_rows_of_five_and_many_are_selects() {
        let many = |count: usize| -> Vec<_> { (0..count).map(|n| choice(&format!("e{n}"), None)).collect() };
        let sizes = |count| -> Vec<_> {
            rows(&many(count), "abc", "?").iter().map(|row| row["components"].as_array().unwrap().len()).collect()
        };
        assert_eq!(sizes(7), [5, 2]);
        assert_eq!(sizes(25), [5, 5, 5, 5, 5]);
        let selects = rows(&many(30), "abc", "?");
        assert_eq!(selects.len(), 2);
        assert_eq!(selects[1]["components"][0]["options"].as_array().unwrap().len(), 5);
        assert_eq!(offered(&parsed(&selects)).len(), 30);
        assert!(carry(&parsed(&selects), "abc"));
    }

    #[test]
    fn a_message_without_choices_can_still_be_found_and_asked() {
        let rows = rows(&[], "abc", "Hvad kan jeg?");
        assert_eq!(rows[0]["components"][0]["custom_id"], "h:abc");
        assert!(carry(&parsed(&rows), "abc") && !carry(&parsed(&rows), "bc"));
        assert_eq!(offered(&parsed(&rows)), Vec::<String>::new());
    }

    #[test]
    fn a_button_that_opens_a_form_stands_out_and_says_which() {
        let rows = rows(&[choice("👍", None), choice("✍", Some(FormId::Proposal))], "abc", "?");
        let buttons = rows[0]["components"].as_array().unwrap();
        assert_eq!((&buttons[0]["style"], &buttons[1]["style"]), (&json!(SECONDARY), &json!(PRIMARY)));
        assert_eq!(buttons[1]["custom_id"], "f:proposal:da:write:abc");
        assert_eq!(buttons[1]["emoji"]["name"], "✍\u{fe0f}");
        assert_eq!(offered(&parsed(&rows)), ["👍", "✍"]);
    }

    fn field(takes: Takes) -> Field {
        let text = |text: &str| Text { da: text.to_owned(), en: text.to_owned() };
        let (name, label, what) = (text("hvad"), text("Hvad vil I prøve?"), text("Med jeres egne ord"));
        Field { name, label, what, takes, required: true }
    }

    #[test]
    fn a_form_comes_back_as_it_was_filled_in() {
        let title = Text { da: "Forslag".to_owned(), en: "Proposal".to_owned() };
        let fields = vec![field(Takes::Paragraph), field(Takes::Line)];
        let form = Form { id: FormId::Proposal, title, is_private: false, fields };
        let drawn = modal(&form, Lang::Da, &[Some("en ting".to_owned()), None]);
        assert_eq!(drawn["components"][0]["components"][0]["value"], "en ting");
        assert_eq!(drawn["components"][1]["components"][0].get("value"), None);
        let custom_id = drawn["custom_id"].as_str().unwrap();
        let sent = json!([{ "type": 1, "components": [{ "type": 4, "custom_id": "1", "value": "x" }] }]);
        let rows: Vec<ActionRow> = serde_json::from_value(sent).unwrap();
        let expected = Some((FormId::Proposal, Lang::Da, vec![None, Some("x".to_owned())]));
        assert_eq!(sent_in(custom_id, &rows), expected);
        assert_eq!(sent_in("h:abc", &rows), None);
    }
}
