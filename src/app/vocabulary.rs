//! The table of commands and the forms with their sentences, for a platform that shows them in a list of its own.
//!
//! Deliberately absent: which platform that is, and what is done with what people fill in (`commands::sent`).

use crate::commands::slash::{self, Group, Part, Takes as Taken};
use crate::commands::table::{Kind, TABLE};
use crate::commands::{PREFIX, slash::listed};
use crate::dialogue::lang::Lang;
use crate::ports::vocabulary::{CommandForm, CommandId, Entry, Field, Form, FormId, Takes, Text, Vocabulary};
use crate::prompts::engine::{Prompts, RenderError};

/// Everything that can be asked for, in every language.
///
/// # Errors
///
/// A sentence is missing.
pub fn vocabulary(prompts: &Prompts) -> Result<Vocabulary, RenderError> {
    let words = Words(prompts);
    let mut entries = Vec::new();
    for row in TABLE.iter().filter(|row| slash::group(row.kind).is_none()) {
        entries.push(Entry::Command(words.command(row.kind)?));
    }
    for group in Group::ALL {
        let of = TABLE.iter().filter(|row| slash::group(row.kind) == Some(group));
        let commands = of.map(|row| words.command(row.kind)).collect::<Result<_, _>>()?;
        let name = both(|lang| group.name(lang).to_owned());
        entries.push(Entry::Group { name, what: words.text(group.what())?, commands });
    }
    Ok(Vocabulary {
        name: PREFIX.trim_start_matches('!'),
        what: words.text("dialog-what")?,
        entries,
        forms: FormId::ALL.into_iter().map(|id| words.form(id)).collect::<Result<_, _>>()?,
        help: words.text("help-button")?,
    })
}

struct Words<'a>(&'a Prompts);

impl Words<'_> {
    fn text(&self, key: &str) -> Result<Text, RenderError> {
        let line = |lang| self.0.render_line(lang, key, &[]);
        Ok(Text { da: line(Lang::Da)?, en: line(Lang::En)? })
    }

    fn command(&self, kind: Kind) -> Result<CommandForm, RenderError> {
        Ok(CommandForm {
            name: both(|lang| listed(kind, lang)),
            what: self.text(kind.row().help)?,
            id: CommandId(kind.row().name(Lang::Da)),
            options: self.fields(slash::parts(kind), false)?,
        })
    }

    fn form(&self, id: FormId) -> Result<Form, RenderError> {
        let (kind, parts) = slash::form(id);
        Ok(Form {
            id,
            title: self.text(&format!("form-{}", id.name()))?,
            is_private: kind.is_none(),
            fields: self.fields(parts, true)?,
        })
    }

    fn fields(&self, parts: &[Part], labelled: bool) -> Result<Vec<Field>, RenderError> {
        parts.iter().map(|part| self.field(part, labelled)).collect()
    }

    fn field(&self, part: &Part, labelled: bool) -> Result<Field, RenderError> {
        let name = both(|lang| part.name[lang as usize].to_owned());
        Ok(Field {
            label: if labelled { self.text(&format!("field-{}", part.key))? } else { name.clone() },
            name,
            what: self.text(&format!("option-{}", part.key))?,
            takes: takes(part.takes),
            required: part.required,
        })
    }
}

fn takes(takes: Taken) -> Takes {
    match takes {
        Taken::Line => Takes::Line,
        Taken::Paragraph => Takes::Paragraph,
        Taken::Number => Takes::Number,
        Taken::Person => Takes::Person,
        Taken::OneOf(all) => {
            let choice =
                |(names, words): &([&str; 2], &'static str)| (both(|lang| names[lang as usize].to_owned()), *words);
            Takes::OneOf(all.iter().map(choice).collect())
        }
        Taken::Suggested(what) => Takes::Suggested(what),
    }
}

fn both(of: impl Fn(Lang) -> String) -> Text {
    Text { da: of(Lang::Da), en: of(Lang::En) }
}
