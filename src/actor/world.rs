//! What every actor of a process shares and nobody changes: words, playbooks, zone, the channel defaults.
//! Deliberately absent: anything that belongs to one channel, and the clock.

use super::going::Going;
use crate::calendar::{WorkingCalendar, Zone};
use crate::commands::slash;
use crate::commands::table::{self, Row, Who};
use crate::commands::{self, lookup::nearest_of};
use crate::dialogue::channel::Channel;
use crate::dialogue::command::Press;
use crate::dialogue::event::Settings;
use crate::dialogue::ids::{Account, ChannelId};
use crate::dialogue::lang::Lang;
use crate::dialogue::refusal::Refusal;
use crate::dialogue::reply::Reply;
use crate::dialogue::say::Say;
use crate::dialogue::settings::{Configured, Discretion};
use crate::dialogue::speak::Past;
use crate::dialogue::state::Dialogue;
use crate::dialogue::trial::{self, Trial};
use crate::dialogue::{feedback, greyzone, recurring};
use crate::doc::Doc;
use crate::playbook::Playbook;
use crate::ports::chat::{Capabilities, Chat, Hears, MessageId};
use crate::ports::vocabulary::FormId;
use crate::prompts::engine::{Manner, Prompts, RenderError};
use crate::prompts::{
    About, Case, CommandRow, Dilemma, Material, NO_WAYS, Names, Occasion, Offer, Pack, Principle, Record, Recording,
    Speaker, StepText, Ways,
};
use jiff::civil::Date;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// The most words in a playbook's name, where a date follows it.
const NAME_WORDS: usize = 6;

/// Shared by all actors.
#[derive(Debug)]
pub struct World {
    /// In the platform's `manner`.
    pub prompts: Prompts,
    pub playbooks: Vec<Playbook>,
    /// What holds in a channel that has chosen nothing else.
    pub calendar: WorkingCalendar,
    /// A channel's language, unless somebody starts a dialogue in another.
    pub lang: Lang,
    pub settings: Settings,
    pub discretion: Discretion,
    pub may_start: MayStart,
    /// How many times as fast as the wall clock the dialogues' time runs; 1 but in rehearsals on a real platform.
    pub scale: u32,
    pub capabilities: Capabilities,
    /// What people open to write to the bot themselves.
    pub link: Option<String>,
    /// The bot's own account, where naming it leads people to their private room with it.
    pub own_account: Option<Account>,
    pub links: Links,
    /// Where teams may show others what they have learned.
    pub learning_channel: Option<ChannelId>,
}

type LinkTo = dyn Fn(&ChannelId, Option<&MessageId>) -> Option<String> + Send + Sync;

/// What leads to a channel, or to a message in it.
#[derive(Clone)]
pub struct Links(Arc<LinkTo>);

impl Links {
    /// As this platform leads there.
    pub fn of<C: Chat>(chat: Arc<C>) -> Self {
        Self(Arc::new(move |channel, message| chat.link_to(channel, message)))
    }

    pub fn to(&self, channel: &ChannelId, message: Option<&MessageId>) -> Option<String> {
        (self.0)(channel, message)
    }
}

/// Nowhere: without a platform.
impl Default for Links {
    fn default() -> Self {
        Self(Arc::new(|_, _| None))
    }
}

impl fmt::Debug for Links {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Links")
    }
}

/// Where something is said, and when.
#[derive(Clone, Copy, Debug)]
pub struct Here<'a> {
    pub zone: &'a Zone,
    /// In that zone.
    pub today: Date,
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

    pub fn unknown_playbook(&self, name: &str) -> Refusal {
        let known = self.playbooks.iter().map(|playbook| playbook.script.playbook.as_str());
        Refusal::UnknownPlaybook { name: name.to_owned(), nearest: nearest_of(name, known) }
    }

    /// Where the playbook's name ends and the time begins: the longest name that is known.
    pub fn playbook_and_time(&self, text: &str) -> Option<(&Playbook, String)> {
        let words: Vec<&str> = text.split_whitespace().collect();
        (1..=words.len().min(NAME_WORDS)).rev().find_map(|n| {
            let playbook = self.playbook(&commands::slug(&words[..n].join(" ")))?;
            Some((playbook, words[n..].join(" ")))
        })
    }

    /// What a dialogue is called; the name of its playbook where that is no longer installed.
    pub fn title(&self, dialogue: &Dialogue) -> String {
        let playbook = self.playbook(&dialogue.script.playbook);
        playbook.map_or_else(|| dialogue.script.playbook.clone(), |p| p.texts(dialogue.lang).title.clone())
    }

    /// What is going on, as those who take part know it.
    pub fn going(&self, live: Option<&Dialogue>) -> Going {
        let Some(dialogue) = live else { return Going::default() };
        let led_by = dialogue.facilitator.and_then(|who| dialogue.name(who)).map(str::to_owned);
        Going { title: self.title(dialogue), led_by }
    }

    /// The grey zones of all playbooks, in the order these are listed.
    pub fn grey_zones(&self) -> Vec<greyzone::Offer> {
        let of = |playbook: &Playbook| {
            let zones = &playbook.texts(self.lang).grey_zones;
            let offers = (0..).zip(zones).map(|(index, zone)| greyzone::Offer {
                source: greyzone::Source { playbook: playbook.script.playbook.clone(), index },
                answers: u16::try_from(zone.answers.len()).unwrap_or(u16::MAX),
            });
            offers.collect::<Vec<_>>()
        };
        self.playbooks.iter().flat_map(of).collect()
    }

    /// The texts of a grey zone; nothing when its playbook is no longer installed.
    pub fn dilemma(&self, source: &greyzone::Source, lang: Lang) -> Option<Dilemma<'_>> {
        let playbook = self.playbook(&source.playbook)?;
        let texts = playbook.texts(lang);
        let zone = texts.grey_zones.get(usize::from(source.index))?;
        Some(Dilemma {
            playbook: &playbook.script.playbook,
            title: &zone.title,
            dilemma: &zone.dilemma,
            answers: &zone.answers,
            legal: &zone.legal,
            disclaimer: &texts.disclaimer,
        })
    }

    /// A message about what comes again in a channel, as the channel stands.
    ///
    /// # Errors
    ///
    /// A sentence is missing.
    pub fn recurring(
        &self,
        say: &recurring::Say,
        channel: &Channel,
        lang: Lang,
        here: Here<'_>,
    ) -> Result<Doc, RenderError> {
        let ways = Ways { private: self.own_account.clone(), ..Ways::default() };
        let speaker = Speaker { ways: &ways, ..self.speaking(None, here) };
        match say {
            recurring::Say::Series(say) => speaker.series(say, &channel.series, &self.offers(lang), lang),
            recurring::Say::Feedback(say) => {
                let (feedback::Say::Question { dialogue }
                | feedback::Say::Over { dialogue }
                | feedback::Say::Outcome { dialogue }) = *say;
                let closed = channel.feedback.closed_of(dialogue);
                let playbook = closed.and_then(|closed| self.playbook(&closed.round.playbook));
                let title = playbook.map(|playbook| playbook.texts(lang).title.as_str());
                speaker.feedback(*say, &channel.feedback, title, lang)
            }
            recurring::Say::GreyZone(say) => {
                let zones = &channel.grey_zones;
                let (greyzone::Say::Zone { zone }
                | greyzone::Say::Over { zone }
                | greyzone::Say::Poll { zone }
                | greyzone::Say::PollOver { zone }
                | greyzone::Say::Spread { zone }) = *say;
                let open = zones.open.as_ref().filter(|open| open.zone == zone).map(|open| &open.source);
                let source = open.or_else(|| zones.closed(zone).map(|closed| &closed.source));
                let texts = source.and_then(|source| self.dilemma(source, lang));
                speaker.grey_zone(*say, zones, texts.as_ref(), lang)
            }
        }
    }

    fn offers(&self, lang: Lang) -> Vec<Offer<'_>> {
        self.playbooks
            .iter()
            .map(|p| Offer {
                name: &p.script.playbook,
                title: &p.texts(lang).title,
                minutes: p.script.minutes,
                min: p.script.people.min,
                max: p.script.people.max,
            })
            .collect()
    }

    /// A message of a dialogue, as the dialogue stands.
    ///
    /// # Errors
    ///
    /// A sentence is missing.
    pub fn say(
        &self,
        say: &Say,
        past: Option<Past>,
        dialogue: &Dialogue,
        here: Here<'_>,
        shares: bool,
        ways: &Ways,
    ) -> Result<Doc, RenderError> {
        let material = self.material(Some(dialogue));
        let speaker = Speaker { shares, ways, ..self.speaking(material.as_ref(), here) };
        match past {
            Some(past) => speaker.say_past(say, past, dialogue),
            None => speaker.say(say, dialogue),
        }
    }

    /// The line of a meeting in people's own calendars, and what stands below it.
    ///
    /// # Errors
    ///
    /// A sentence is missing.
    pub fn calendar_words(&self, dialogue: &Dialogue, zone: &Zone) -> Result<(String, String), RenderError> {
        let material = self.material(Some(dialogue));
        self.speaker(material.as_ref(), zone).calendar_words(dialogue)
    }

    /// A trial's dates in people's own calendars: the line of its end, that of the follow-up, and what stands below both.
    ///
    /// # Errors
    ///
    /// A sentence is missing.
    pub fn trial_calendar_words(&self, trial: &Trial) -> Result<[String; 3], RenderError> {
        self.speaker(None, self.calendar.zone()).trial_calendar_words(trial)
    }

    /// A message about a trial.
    ///
    /// # Errors
    ///
    /// A sentence is missing.
    pub fn trial(
        &self,
        say: &trial::speak::Say,
        trial: &Trial,
        title: &str,
        here: Here<'_>,
    ) -> Result<Doc, RenderError> {
        self.speaking(None, here).trial(say, trial, title)
    }

    /// Several reminders in one message.
    ///
    /// # Errors
    ///
    /// A sentence is missing.
    pub fn reminders(
        &self,
        trials: &[&Trial],
        late: bool,
        open: bool,
        lang: Lang,
        here: Here<'_>,
    ) -> Result<Doc, RenderError> {
        self.speaking(None, here).reminders(trials, late, open, lang)
    }

    /// An answer, in the language of what is going on.
    ///
    /// # Errors
    ///
    /// A sentence is missing.
    pub fn reply(
        &self,
        reply: &Reply,
        dialogue: Option<&Dialogue>,
        lang: Lang,
        here: Here<'_>,
    ) -> Result<Doc, RenderError> {
        let offers = self.offers(lang);
        let manner = manner(&self.capabilities);
        let commands = command_rows(manner, lang);
        let material = self.material(dialogue);
        let about = About { lang, dialogue, playbooks: &offers, commands: &commands };
        let speaker = self.speaking(material.as_ref(), here);
        match (manner, reply) {
            (Manner::Forms { listed }, Reply::Refused(Refusal::UnknownCommand { word, nearest: Some(nearest) })) => {
                let refusal = Refusal::UnknownCommand { word: word.clone(), nearest: Some(listed(lang, nearest)) };
                speaker.reply(&Reply::Refused(refusal), &about)
            }
            _ => speaker.reply(reply, &about),
        }
    }

    /// The record of a dialogue; `None` before it has begun.
    ///
    /// # Errors
    ///
    /// A sentence is missing.
    pub fn record(
        &self,
        dialogue: &Dialogue,
        names: Names,
        agreed_end: Option<Date>,
        zone: &Zone,
    ) -> Result<Option<Record>, RenderError> {
        let material = self.material(Some(dialogue));
        self.speaker(material.as_ref(), zone).record(dialogue, names, agreed_end)
    }

    /// The papers for a meeting about this playbook.
    ///
    /// # Errors
    ///
    /// A sentence is missing.
    pub fn pack(&self, playbook: &Playbook, lang: Lang, occasion: Occasion) -> Result<Pack, RenderError> {
        self.speaker(None, self.calendar.zone()).pack(&playbook.script, &material(playbook, lang), lang, occasion)
    }

    /// What stands beside a press, for platforms with buttons.
    ///
    /// # Errors
    ///
    /// A sentence is missing.
    pub fn label(&self, press: Press, lang: Lang) -> Result<String, RenderError> {
        self.speaker(None, self.calendar.zone()).press_label(press, lang)
    }

    /// What the open question's poll asks, and what each answer says.
    ///
    /// # Errors
    ///
    /// A sentence is missing.
    pub fn poll(&self, dialogue: &Dialogue, answers: &[Press]) -> Result<(String, Vec<String>), RenderError> {
        let material = self.material(Some(dialogue));
        self.speaker(material.as_ref(), self.calendar.zone()).poll(dialogue, answers)
    }

    /// The same of a grey zone.
    ///
    /// # Errors
    ///
    /// A sentence is missing.
    pub fn zone_poll(
        &self,
        open: &greyzone::Open,
        answers: &[Press],
        lang: Lang,
    ) -> Result<(String, Vec<String>), RenderError> {
        let texts = self.dilemma(&open.source, lang);
        self.speaker(None, self.calendar.zone()).zone_poll(texts.as_ref(), answers, lang)
    }

    /// What somebody's private room is called.
    ///
    /// # Errors
    ///
    /// A sentence is missing.
    pub fn private_room_name(&self, lang: Lang) -> Result<String, RenderError> {
        self.prompts.render_line(lang, "private-room-name", &[])
    }

    /// What stands on a button that opens a form, and above the form.
    ///
    /// # Errors
    ///
    /// A sentence is missing.
    pub fn form_title(&self, form: FormId, lang: Lang) -> Result<String, RenderError> {
        self.prompts.render_line(lang, &format!("form-{}", form.name()), &[])
    }

    /// What holds in a channel that has chosen nothing.
    pub fn configured(&self) -> Configured<'_> {
        Configured {
            calendar: &self.calendar,
            lang: self.lang,
            conduct: self.settings,
            discretion: self.discretion,
            polls: self.capabilities.channel.polls,
        }
    }

    /// For what is said now.
    fn speaking<'a>(&'a self, material: Option<&'a Material<'a>>, here: Here<'a>) -> Speaker<'a> {
        Speaker { today: Some(here.today), ..self.speaker(material, here.zone) }
    }

    /// For what is kept and read later.
    fn speaker<'a>(&'a self, material: Option<&'a Material<'a>>, zone: &'a Zone) -> Speaker<'a> {
        let shares = self.learning_channel.is_some();
        Speaker { prompts: &self.prompts, material, zone, today: None, scale: self.scale, shares, ways: &NO_WAYS }
    }

    /// The texts of the dialogue's playbook; nothing when it is no longer installed.
    fn material(&self, dialogue: Option<&Dialogue>) -> Option<Material<'_>> {
        let dialogue = dialogue?;
        Some(material(self.playbook(&dialogue.script.playbook)?, dialogue.lang))
    }
}

/// How people tell the bot something on a platform that can do this: where not everything in the channel is heard, with
/// commands from a list and with forms.
pub fn manner(capabilities: &Capabilities) -> Manner<'static> {
    let channel = capabilities.channel;
    if channel.hears == Hears::Everything || !channel.forms { Manner::Messages } else { FORMS }
}

/// With our commands as they stand in a list.
pub const FORMS: Manner<'static> = Manner::Forms { listed: &slash::spelled };

/// Every command, as `prompts` takes them: as it is typed, or as it stands in a platform's list with what it cannot be
/// without.
pub fn command_rows(manner: Manner<'_>, lang: Lang) -> Vec<CommandRow<'static>> {
    let row = |row: &'static Row| {
        let names = Lang::ALL.into_iter().flat_map(|lang| row.names(lang)).map(|name| Cow::Borrowed(*name));
        let mut row_of = CommandRow {
            names: names.collect(),
            name: row.name(lang).into(),
            form: row.form(lang).into(),
            help: row.help,
            example: row.example(lang).into(),
            steers: row.who == Who::Facilitator,
        };
        if let Manner::Forms { listed } = manner {
            let required = slash::parts(row.kind).iter().filter(|part| part.required);
            let required: Vec<_> = required.map(|part| format!("<{}>", part.name[lang as usize])).collect();
            row_of.name = listed(lang, &row_of.name).into();
            row_of.form = required.join(" ").into();
            row_of.example = listed(lang, &row_of.example).into();
            row_of.names.push(row_of.name.clone());
        }
        row_of
    };
    table::TABLE.iter().map(row).collect()
}

/// A playbook's texts, as `prompts` takes them.
pub fn material(playbook: &Playbook, lang: Lang) -> Material<'_> {
    let texts = playbook.texts(lang);
    Material {
        title: &texts.title,
        topic: &texts.topic,
        framing: &texts.framing,
        case: texts.case.as_ref().map(|case| Case { title: &case.title, doc: &case.doc, minutes: case.minutes }),
        listen: texts.listen.as_ref().map(|listen| Recording {
            intro: &listen.intro,
            voices: &listen.voices,
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
        reviewed: playbook.reviewed,
        principles: texts
            .principles
            .iter()
            .map(|p| Principle { title: &p.title, question: &p.question, example: &p.example })
            .collect(),
        steps: texts.steps.iter().map(|step| StepText { title: &step.title, tips: &step.tips }).collect(),
    }
}
