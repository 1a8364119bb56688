//! The small parts sentences are put together from: names, lists, times, what people wrote.
//! Deliberately absent: whole messages, and who is mentioned where; each message decides that.

use super::engine::{Prompts, RenderError};
use super::material::Material;
use super::value::Value;
use super::ways::Ways;
use crate::calendar::{LocalMoment, Tongue, Zone, clock, date_without_year, long_date, month_name, said_date};
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{QuestionKind, Verdict};
use crate::dialogue::ids::{Account, ParticipantId};
use crate::dialogue::lang::Lang;
use crate::dialogue::script::ActivityKind;
use crate::dialogue::speak::Past;
use crate::dialogue::state::{Dialogue, Proposal};
use crate::doc::{Block, Doc, Inline, clean_name};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

/// What every message is made as.
pub(super) type Rendered = Result<Doc, RenderError>;

/// Groups this small are pairs who found a new partner (source 000: where there are too few to merge pairs).
const LARGEST_PAIR: usize = 3;

/// A name longer than this is cut: it stands in lists beside others.
pub(super) const MAX_NAME_CHARS: usize = 60;

pub(super) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

pub(super) fn number(n: impl TryInto<i64>) -> Value {
    Value::Number(n.try_into().unwrap_or(i64::MAX))
}

pub(super) fn word(word: &str) -> Value {
    Value::Word(word.to_owned())
}

pub(super) fn yes_no(yes: bool) -> Value {
    word(if yes { "yes" } else { "no" })
}

/// What `activity-name` knows an activity by.
pub(super) fn kind_word(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Frame => "frame",
        ActivityKind::Read => "read",
        ActivityKind::Listen => "listen",
        ActivityKind::Pairs => "pairs",
        ActivityKind::Round => "round",
        ActivityKind::Summarise => "summarise",
        ActivityKind::Principles => "principles",
        ActivityKind::Weakest => "weakest",
        ActivityKind::Groups => "groups",
        ActivityKind::Reflect => "reflect",
        ActivityKind::Silent => "silent",
        ActivityKind::Share => "share",
        ActivityKind::Select => "select",
        ActivityKind::Present => "present",
        ActivityKind::Consent => "consent",
        ActivityKind::Dots => "dots",
        ActivityKind::Trial => "trial",
        ActivityKind::Bank => "bank",
        ActivityKind::Recall => "recall",
        ActivityKind::Learn => "learn",
    }
}

/// All sentences, in one language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pen<'a> {
    pub prompts: &'a Prompts,
    pub lang: Lang,
    /// The day it is said on; none in what is kept and read later.
    pub today: Option<Date>,
}

impl Pen<'_> {
    pub fn doc(&self, key: &str, args: &[(&str, Value)]) -> Rendered {
        self.prompts.render(self.lang, key, args)
    }

    /// On one line, without markup.
    pub fn line(&self, key: &str, args: &[(&str, Value)]) -> Result<String, RenderError> {
        self.prompts.render_line(self.lang, key, args)
    }

    /// The parts with the sentence `key` (of `$left` and `$right`) between each two.
    pub fn join(&self, key: &str, parts: impl IntoIterator<Item = Doc>) -> Rendered {
        let mut parts = parts.into_iter().filter(|part| !part.is_empty());
        let Some(first) = parts.next() else { return Ok(Doc::default()) };
        parts.try_fold(first, |left, right| self.doc(key, &[("left", Value::Doc(left)), ("right", Value::Doc(right))]))
    }

    /// `a, b og c`
    pub fn list(&self, mut parts: Vec<Doc>) -> Rendered {
        let last = parts.pop().unwrap_or_default();
        let before = self.join("join-comma", parts)?;
        self.join("join-and", [before, last])
    }

    /// `a · b · c`
    pub fn dots(&self, parts: Vec<Doc>) -> Rendered {
        self.join("join-dot", parts)
    }

    /// Sentences one after the other.
    pub fn sentences(&self, parts: Vec<Doc>) -> Rendered {
        self.join("join-space", parts)
    }

    /// `2. text`, one on each line. The numbers are those people type, and they may have holes, so that it is no list
    /// of Markdown.
    pub fn numbered(&self, items: impl IntoIterator<Item = (u16, Doc)>) -> Rendered {
        let lines: Result<Vec<_>, _> = items
            .into_iter()
            .map(|(n, item)| self.doc("numbered", &[("number", number(n)), ("text", Value::Doc(item.on_one_line()))]))
            .collect();
        Ok(lines_of(lines?))
    }

    /// The legal background, never without its note.
    pub fn law(&self, texts: &Material<'_>) -> Rendered {
        let note = Value::Doc(self.law_note(texts)?);
        self.doc("law", &[("legal", Value::Doc(texts.legal.clone())), ("note", note)])
    }

    /// That the law is no legal advice, and when it was last looked over.
    pub fn law_note(&self, texts: &Material<'_>) -> Rendered {
        let mut note = texts.disclaimer.clone();
        if let Some(date) = texts.reviewed {
            let month = text(month_name(date.month(), self.tongue()));
            let args = [("day", number(date.day())), ("month", month), ("year", text(&date.year().to_string()))];
            note.extend(self.doc("law-reviewed", &args)?);
        }
        Ok(note)
    }

    /// A day with its weekday, and with its year where it is far from the day it is said on.
    pub fn long_date(&self, date: Date) -> Value {
        Value::Text(match self.today {
            Some(today) => said_date(date, today, self.tongue()),
            None => long_date(date, self.tongue()),
        })
    }

    /// A day that is near enough to be named without its year.
    pub fn near(&self, date: Date) -> String {
        date_without_year(date, self.tongue())
    }

    /// A near moment's `$date` and `$clock`, as the clock on the wall will show them.
    pub fn near_moment(&self, at: &LocalMoment) -> [(&'static str, Value); 2] {
        let held = at.zone.civil(at.place().instant);
        [("date", Value::Text(self.near(held.date()))), ("clock", self.time_of_day(held))]
    }

    pub fn time_of_day(&self, at: DateTime) -> Value {
        Value::Text(clock(at.time(), self.tongue()))
    }

    /// Keep, change or stop, as it stands among the proposals.
    pub fn verdict(&self, verdict: Verdict) -> Rendered {
        let key = match verdict {
            Verdict::Keep => "verdict-keep",
            Verdict::Change => "verdict-change",
            Verdict::Stop => "verdict-stop",
        };
        self.doc(key, &[])
    }

    pub fn tongue(&self) -> Tongue {
        self.lang.tongue()
    }

    /// `privat til mig`, with the bot's name, which leads there, where the platform has it do so.
    pub fn privately(&self, bot: Option<&Account>) -> Result<(&'static str, Value), RenderError> {
        let said = match bot {
            Some(bot) => {
                let name = self.line("bot-name", &[])?;
                self.doc("privately-to", &[("bot", Value::Mention { account: Some(bot.0.clone()), name })])?
            }
            None => self.doc("privately", &[])?,
        };
        Ok(("private", Value::Doc(said)))
    }
}

/// One paragraph with each part on a line of its own.
pub(super) fn lines_of(parts: impl IntoIterator<Item = Doc>) -> Doc {
    let mut inlines = Vec::new();
    for part in parts {
        for block in part.0 {
            if let Block::Paragraph(line) = block {
                if !inlines.is_empty() {
                    inlines.push(Inline::Break);
                }
                inlines.extend(line);
            }
        }
    }
    Doc::paragraph(inlines)
}

pub(super) fn bullets(items: Vec<Doc>) -> Doc {
    list(None, items)
}

pub(super) fn ordered(items: Vec<Doc>) -> Doc {
    list(Some(1), items)
}

fn list(first: Option<u32>, items: Vec<Doc>) -> Doc {
    if items.is_empty() { Doc::default() } else { Doc(vec![Block::List { first, items }]) }
}

/// One dialogue, in its language and its channel's zone: what its messages are written from.
#[derive(Clone, Copy)]
pub(super) struct Voice<'a> {
    pub pen: Pen<'a>,
    pub d: &'a Dialogue,
    /// The playbook's texts; missing when an old dialogue's playbook is no longer installed.
    pub texts: Option<&'a Material<'a>>,
    pub zone: &'a Zone,
    /// How many times as fast as the wall clock time goes.
    pub scale: u32,
    pub shares: bool,
    pub ways: &'a Ways,
    /// What is written has passed: it says what came of it, and nothing is left to do with it.
    pub past: Option<Past>,
}

impl Voice<'_> {
    pub fn doc(&self, key: &str, args: &[(&str, Value)]) -> Rendered {
        self.pen.doc(key, args)
    }

    /// `key` with the facilitator as `$name`, or `alone` where there is none.
    pub fn by(&self, key: &str, alone: &str, args: &[(&str, Value)]) -> Rendered {
        self.by_named(key, alone, args, Self::name)
    }

    /// `key` with all who steer as `$name`, the timekeeper too, or `alone` where nobody does.
    pub fn by_steering(&self, key: &str, alone: &str) -> Rendered {
        let names = self.names(self.d.steerers())?;
        if names.is_empty() { self.doc(alone, &[]) } else { self.doc(key, &[("name", Value::Doc(names))]) }
    }

    /// Where whoever steers presses.
    pub fn where_it_is_steered(&self) -> Value {
        word(if self.d.is_steered_in_the_channel() { "channel" } else { "card" })
    }

    /// As `by`, but the facilitator's phone should buzz.
    pub fn by_mention(&self, key: &str, alone: &str, args: &[(&str, Value)]) -> Rendered {
        self.by_named(key, alone, args, Self::mention)
    }

    fn by_named(
        &self,
        key: &str,
        alone: &str,
        args: &[(&str, Value)],
        named: fn(&Self, ParticipantId) -> Rendered,
    ) -> Rendered {
        let Some(facilitator) = self.d.facilitator else { return self.doc(alone, args) };
        let mut args = args.to_vec();
        args.push(("name", Value::Doc(named(self, facilitator)?)));
        self.doc(key, &args)
    }

    /// A person's name, as text.
    pub fn name(&self, who: ParticipantId) -> Rendered {
        match self.d.name(who).map(|name| clean_name(name, MAX_NAME_CHARS)) {
            // A guest who was counted without a name has a number, or nothing, for one.
            Some(name) if name.is_empty() => self.doc("guest-numbered", &[("number", number(self.guest_number(who)))]),
            Some(name) => match name.parse::<u16>() {
                Ok(n) => self.doc("guest-numbered", &[("number", number(n))]),
                Err(_) => Ok(Doc::paragraph(vec![Inline::Text(name)])),
            },
            None => self.doc("someone", &[]),
        }
    }

    /// The guests in the room as the bot calls them: by name, and those without one by their numbers.
    pub fn guests(&self) -> Rendered {
        let (unnamed, named): (Vec<_>, Vec<_>) = self.d.guests().map(|p| p.id).partition(|who| self.is_unnamed(*who));
        let mut parts = named.into_iter().map(|who| self.name(who)).collect::<Result<Vec<_>, _>>()?;
        let mut numbers: Vec<usize> = unnamed.iter().map(|who| self.number_of(*who)).collect();
        numbers.sort_unstable();
        for run in numbers.chunk_by(|one, next| one + 1 == *next) {
            parts.push(match run {
                [from, .., to] => self.doc("guests-numbered", &[("from", number(*from)), ("to", number(*to))])?,
                [only] => self.doc("guest-numbered", &[("number", number(*only))])?,
                [] => continue,
            });
        }
        self.pen.list(parts)
    }

    /// The number a guest without a name goes by.
    fn number_of(&self, who: ParticipantId) -> usize {
        let given = self.d.name(who).and_then(|name| name.parse().ok());
        given.unwrap_or_else(|| self.guest_number(who))
    }

    /// A person's name; where they have an account, so that it is told them.
    pub fn mention(&self, who: ParticipantId) -> Rendered {
        match (self.d.name(who), self.d.account(who)) {
            (Some(name), Some(account)) => {
                let name = clean_name(name, MAX_NAME_CHARS);
                Ok(Doc::paragraph(vec![Inline::Mention { account: Some(account.0.clone()), name }]))
            }
            _ => self.name(who),
        }
    }

    fn guest_number(&self, who: ParticipantId) -> usize {
        let unnamed = |id| self.d.name(id).is_some_and(str::is_empty);
        self.d.people.iter().filter(|p| p.id <= who && unnamed(p.id)).count()
    }

    pub fn names(&self, who: impl IntoIterator<Item = ParticipantId>) -> Rendered {
        let names: Result<Vec<_>, _> = who.into_iter().map(|who| self.name(who)).collect();
        self.pen.list(names?)
    }

    pub fn mentions(&self, who: impl IntoIterator<Item = ParticipantId>) -> Rendered {
        let names: Result<Vec<_>, _> = who.into_iter().map(|who| self.mention(who)).collect();
        self.pen.list(names?)
    }

    /// What somebody wrote, or that it has been erased.
    pub fn wrote(&self, text: &Erasable<String>) -> Rendered {
        match text.get() {
            Some(text) => Ok(Doc::text(text)),
            None => self.doc("erased", &[]),
        }
    }

    pub fn proposal(&self, n: u16) -> Rendered {
        match self.d.proposal(n) {
            Some(proposal) => self.proposed(proposal),
            None => self.doc("erased", &[]),
        }
    }

    /// What a proposal says.
    pub fn proposed(&self, proposal: &Proposal) -> Rendered {
        match proposal.verdict {
            Some(verdict) => self.pen.verdict(verdict),
            None => self.wrote(&proposal.text),
        }
    }

    /// `privat til mig`, as the argument of a sentence.
    pub fn privately(&self) -> Result<(&'static str, Value), RenderError> {
        self.pen.privately(self.ways.private.as_ref())
    }

    /// `kanalen`, with a link where there is one.
    pub fn the_channel(&self) -> Rendered {
        match &self.ways.channel {
            Some(link) => self.doc("the-channel-at", &[("link", text(link))]),
            None => self.doc("the-channel", &[]),
        }
    }

    /// The playbook's title; its folder's name where the texts are gone.
    pub fn title(&self) -> Value {
        let own = self.own_title().and_then(|key| self.pen.line(key, &[]).ok());
        own.map_or_else(|| text(self.texts.map_or(self.d.script.playbook.as_str(), |texts| texts.title)), Value::Text)
    }

    pub fn step_title(&self, step: usize) -> Result<Value, RenderError> {
        if let Some(key) = self.own_step_title(step) {
            return self.doc(key, &[]).map(Value::Doc);
        }
        match self.texts.and_then(|texts| texts.steps.get(step)) {
            Some(step) => Ok(text(step.title)),
            None => self.doc("step-untitled", &[("step", number(step + 1))]).map(Value::Doc),
        }
    }

    /// A guest who was counted without a name: a number, or nothing, stands in its place.
    pub fn is_unnamed(&self, who: ParticipantId) -> bool {
        self.d.name(who).is_some_and(|name| name.chars().all(|c| c.is_ascii_digit()))
    }

    /// A part of the playbook's texts.
    pub fn text_of(&self, part: impl Fn(&Material<'_>) -> Doc) -> Value {
        Value::Doc(self.texts.map(part).unwrap_or_default())
    }

    pub fn clock(&self, at: Timestamp) -> Value {
        self.pen.time_of_day(self.zone.civil(at))
    }

    /// As `clock`, for when something ends: the minute in which it has ended, so that nobody is cut off before.
    pub fn until(&self, at: Timestamp) -> Value {
        let minute = at.as_second().saturating_add(59).div_euclid(60).saturating_mul(60);
        self.clock(Timestamp::from_second(minute).unwrap_or(at))
    }

    /// As `until`, for the end of what is going on: it may run. Not where time goes faster than clocks do.
    pub fn running_clock(&self, at: Timestamp) -> Value {
        match self.until(at) {
            Value::Text(text) if self.scale == 1 => Value::Time { at, text },
            other => other,
        }
    }

    pub fn today(&self, at: Timestamp) -> Date {
        self.zone.date(at)
    }

    pub fn activity_name(&self, kind: ActivityKind) -> Rendered {
        let kind = match kind {
            ActivityKind::Groups if self.new_pairs() => "new-pairs",
            ActivityKind::Silent if self.follows_up() => "silent-answers",
            ActivityKind::Share if self.follows_up() => "share-answers",
            ActivityKind::Consent if self.follows_up() => "verdict",
            ActivityKind::Dots if self.in_run_off() => "run-off",
            kind => kind_word(kind),
        };
        self.doc("activity-name", &[("kind", word(kind))])
    }

    /// The proposals tied, and the dots are placed again.
    fn in_run_off(&self) -> bool {
        let visit = self.d.running().map(|running| running.visit);
        let last = self.d.closed.last().filter(|closed| Some(closed.visit) == visit).map(|closed| &closed.kind);
        let kind = self.d.question.as_ref().map(|question| &question.kind).or(last);
        matches!(kind, Some(QuestionKind::Dots { run_off: true, .. }))
    }

    /// Too few to merge pairs: everybody got a new partner instead.
    pub fn new_pairs(&self) -> bool {
        self.d.groups.len() > 1 && self.d.groups.iter().all(|group| group.len() <= LARGEST_PAIR)
    }

    /// `Gruppe 2`, or `Par 2` where there are only pairs.
    pub fn group_name(&self, group: usize) -> Rendered {
        let of = if self.new_pairs() { "pairs" } else { "groups" };
        self.doc("group-name", &[("of", word(of)), ("number", number(group + 1))])
    }
}

/// As a quotation, unless there is nothing in it.
pub(super) fn quote(doc: Doc) -> Doc {
    if doc.is_empty() { doc } else { Doc(vec![Block::Quote(doc)]) }
}
