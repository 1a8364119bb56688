//! What every desk of a process shares and nobody changes: words, playbooks, zone, the channel defaults.
//! Deliberately absent: anything that belongs to one channel, and the clock.

use crate::calendar::{WorkingDays, Zone};
use crate::commands::table::{self, Row, Who};
use crate::dialogue::command::Press;
use crate::dialogue::event::Settings;
use crate::dialogue::ids::Account;
use crate::dialogue::lang::Lang;
use crate::dialogue::say::{Reply, Say};
use crate::dialogue::state::Dialogue;
use crate::doc::Doc;
use crate::playbook::Playbook;
use crate::ports::chat::Capabilities;
use crate::prompts::engine::{Prompts, RenderError};
use crate::prompts::{About, Case, CommandRow, Material, Offer, Principle, Recording, Speaker, StepText};

/// Shared by all desks.
#[derive(Debug)]
pub struct World {
    pub prompts: Prompts,
    pub playbooks: Vec<Playbook>,
    pub zone: Zone,
    pub working_days: WorkingDays,
    /// A channel's language, unless somebody starts a dialogue in another.
    pub lang: Lang,
    pub settings: Settings,
    pub may_start: MayStart,
    /// How many times as fast as the wall clock the dialogues' time runs; 1 but in rehearsals on a real platform.
    pub scale: u32,
    pub capabilities: Capabilities,
    /// What people open to write to the bot themselves.
    pub link: Option<String>,
}

/// Who may start a dialogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MayStart {
    Anybody,
    Only(Vec<Account>),
}

impl World {
    pub fn playbook(&self, name: &str) -> Option<&Playbook> {
        self.playbooks.iter().find(|p| p.script.playbook == name)
    }

    /// A message of a dialogue, as the dialogue stands.
    ///
    /// # Errors
    ///
    /// A sentence is missing.
    pub fn say(&self, say: &Say, dialogue: &Dialogue) -> Result<Doc, RenderError> {
        let material = self.material(Some(dialogue));
        self.speaker(material.as_ref()).say(say, dialogue)
    }

    /// An answer, in the language of what is going on.
    ///
    /// # Errors
    ///
    /// A sentence is missing.
    pub fn reply(&self, reply: &Reply, dialogue: Option<&Dialogue>) -> Result<Doc, RenderError> {
        let lang = dialogue.map_or(self.lang, |d| d.lang);
        let offers: Vec<Offer<'_>> = self
            .playbooks
            .iter()
            .map(|p| Offer {
                name: &p.script.playbook,
                title: &p.texts(lang).title,
                minutes: p.script.minutes,
                min: p.script.people.min,
                max: p.script.people.max,
            })
            .collect();
        let names: Vec<(Vec<&str>, &Row)> = table::TABLE
            .iter()
            .map(|row| (Lang::ALL.into_iter().flat_map(|lang| row.names(lang).iter().copied()).collect(), row))
            .collect();
        let commands: Vec<CommandRow<'_>> = names
            .iter()
            .map(|(names, row)| CommandRow {
                names,
                name: row.name(lang),
                form: row.form(lang),
                help: row.help,
                example: row.example(lang),
                steers: row.who == Who::Facilitator,
            })
            .collect();
        let material = self.material(dialogue);
        let about = About { lang, dialogue, playbooks: &offers, commands: &commands };
        self.speaker(material.as_ref()).reply(reply, &about)
    }

    /// What stands beside a press, for platforms with buttons.
    ///
    /// # Errors
    ///
    /// A sentence is missing.
    pub fn label(&self, press: Press, lang: Lang) -> Result<String, RenderError> {
        self.speaker(None).press_label(press, lang)
    }

    fn speaker<'a>(&'a self, material: Option<&'a Material<'a>>) -> Speaker<'a> {
        Speaker { prompts: &self.prompts, material, zone: &self.zone, scale: self.scale }
    }

    /// The texts of the dialogue's playbook; nothing when it is no longer installed.
    fn material(&self, dialogue: Option<&Dialogue>) -> Option<Material<'_>> {
        let dialogue = dialogue?;
        let texts = self.playbook(&dialogue.script.playbook)?.texts(dialogue.lang);
        Some(Material {
            title: &texts.title,
            topic: &texts.topic,
            framing: &texts.framing,
            case: texts.case.as_ref().map(|case| Case { title: &case.title, doc: &case.doc, minutes: case.minutes }),
            listen: texts.listen.as_ref().map(|listen| Recording {
                intro: &listen.intro,
                url: listen.url.as_deref(),
                alternative: &listen.alternative,
                alternative_minutes: listen.alternative_minutes,
            }),
            curious: &texts.curious,
            points: &texts.points,
            reflect: &texts.reflect,
            ideas: &texts.ideas,
            advice: &texts.advice,
            legal: &texts.legal,
            disclaimer: &texts.disclaimer,
            principles: texts
                .principles
                .iter()
                .map(|p| Principle { title: &p.title, question: &p.question, example: &p.example })
                .collect(),
            steps: texts.steps.iter().map(|step| StepText { title: &step.title, tips: &step.tips }).collect(),
        })
    }
}
