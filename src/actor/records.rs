//! What is handed out on request: the record of a dialogue, and the papers for a meeting; as files where the platform can.
//!
//! Both are answers and need no fact (law 7). Deliberately absent: what stands in them (`prompts`) and how a page is
//! made (`documents`).

use super::handling::Handling;
use super::receipt::Receipt;
use super::stop::Stop;
use crate::commands::table::Kind;
use crate::dialogue::lang::Lang;
use crate::dialogue::refusal::{Misuse, Refusal};
use crate::dialogue::reply::Reply;
use crate::dialogue::settings::Naming;
use crate::dialogue::state::Dialogue;
use crate::doc::{self, Doc, Sheet};
use crate::documents::{page, pdf};
use crate::playbook::Playbook;
use crate::ports::chat::{File, MessageId, Room};
use crate::prompts::{Names, Occasion, Record};
use jiff::civil::Date;

impl Handling<'_> {
    /// The record of the dialogue, live or over, where it was asked for.
    pub(super) fn record(&mut self, to: &Room, thread: Option<MessageId>, receipt: Receipt) -> Result<(), Stop> {
        let Some((dialogue, agreed_end)) = self.with_its_card()? else {
            return self.answer(to, thread, &Reply::Refused(Refusal::NoDialogue), receipt);
        };
        let Some(record) = self.world.record(&dialogue, self.names(), agreed_end, self.streams.calendar().zone())?
        else {
            return self.answer(to, thread, &Reply::RecordTooEarly, receipt);
        };
        let files = if self.world.capabilities.at(to.place()).files {
            record_files(&record, dialogue.lang)
        } else {
            Vec::new()
        };
        self.hand_out(to, thread, &record.whole(), files, receipt, true)
    }

    /// Whether people are named in a record, as the channel has chosen.
    fn names(&self) -> Names {
        match self.streams.channel.discretion(self.world.discretion).record {
            Naming::Names => Names::Shown,
            Naming::Counts => Names::Counted,
        }
    }

    /// The dialogue, with what the trial's owner has added to the card since it ended; and the end that was agreed first,
    /// where the trial has been postponed.
    fn with_its_card(&self) -> Result<Option<(Dialogue, Option<Date>)>, Stop> {
        let Some(mut dialogue) = self.streams.dialogue().cloned() else { return Ok(None) };
        let followed = dialogue.recollection.as_ref().map(|about| about.trial.clone());
        let trials = self.all_trials()?;
        let about = trials.iter().find(|trial| trial.dialogue == dialogue.id && dialogue.is_over());
        if let Some(trial) = about {
            dialogue.trial = trial.card.clone();
        }
        let about = about.or_else(|| trials.iter().find(|trial| Some(&trial.id) == followed.as_ref()));
        let agreed_end = about.filter(|trial| trial.moves > 0).and_then(|trial| trial.agreed_end);
        Ok(Some((dialogue, agreed_end)))
    }

    /// The papers of a playbook; without a name, of the one that is talked about here.
    pub(super) fn pack(
        &mut self,
        name: Option<&str>,
        to: &Room,
        thread: Option<MessageId>,
        receipt: Receipt,
    ) -> Result<(), Stop> {
        let lang = self.streams.dialogue().map_or(self.world.lang, |dialogue| dialogue.lang);
        let Some(name) = name.or(self.streams.dialogue().map(|dialogue| dialogue.script.playbook.as_str())) else {
            let command = Kind::Pack.row().name(lang).to_owned();
            return self.answer(to, thread, &Reply::Refused(Refusal::Usage { command, why: Misuse::Missing }), receipt);
        };
        let Some(playbook) = self.world.playbook(name) else {
            let refusal = self.world.unknown_playbook(name);
            return self.answer(to, thread, &Reply::Refused(refusal), receipt);
        };
        let pack = self.world.pack(playbook, lang, self.occasion(playbook))?;
        if !self.world.capabilities.at(to.place()).files {
            return self.hand_out(to, thread, &pack.text(), Vec::new(), receipt, true);
        }
        // A phone opens it without more ado, and it comes out of every printer in the same way.
        let file = File {
            name: format!("{}.pdf", pack.file),
            media_type: pdf::MEDIA_TYPE.to_owned(),
            bytes: pdf::pdf(lang, &pack.title, &pack.sheets())?,
        };
        self.hand_out(to, thread, &Doc::default(), vec![(pack.caption, file)], receipt, true)
    }

    /// So many as take part in the dialogue about it here.
    fn occasion(&self, playbook: &Playbook) -> Occasion {
        let script = &playbook.script;
        let here = self
            .streams
            .dialogue()
            .filter(|dialogue| dialogue.script.playbook == script.playbook && !dialogue.is_over());
        let fits = |people: &u16| (script.people.min..=script.people.max).contains(people);
        Occasion { people: here.map(Dialogue::size).filter(fits), start: None }
    }
}

/// Each with the words said under it.
fn record_files(record: &Record, lang: Lang) -> Vec<(Doc, File)> {
    let markdown = doc::markdown(&record.whole());
    // A chat's heading is a small one; alone in a file the title is the largest.
    let markdown = markdown.strip_prefix("##").unwrap_or(&markdown);
    let text = File {
        name: format!("{}.md", record.file),
        media_type: "text/markdown".to_owned(),
        bytes: format!("{markdown}\n").into_bytes(),
    };
    let sheets = [Sheet { text: record.text.clone(), ..Sheet::default() }];
    let page = to_print(&record.file, lang, &record.title, &sheets);
    vec![(record.plain.clone(), text), (record.print.clone(), page)]
}

fn to_print(name: &str, lang: Lang, title: &str, sheets: &[Sheet]) -> File {
    File {
        name: format!("{name}.html"),
        media_type: page::MEDIA_TYPE.to_owned(),
        bytes: page::page(lang, title, sheets).into_bytes(),
    }
}
