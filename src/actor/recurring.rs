//! What comes again by itself in a channel: series, and grey zones with their answers.
//!
//! What people ask for and answer, and what time brings. Deliberately absent: the rules, which come in and go out through
//! `dialogue::recurring`; writing their facts down (`recurring_writing`); and words.

use super::handling::Handling;
use super::incoming::{Incoming, NOBODY};
use super::moment::Moment;
use super::receipt::Receipt;
use super::stop::Stop;
use crate::calendar::WorkingCalendar;
use crate::commands::names::{self, Fit};
use crate::dialogue::answer::{Answer, AnswerWord};
use crate::dialogue::channel::{Channel, ChannelEvent};
use crate::dialogue::command::{self, Command, PersonRef};
use crate::dialogue::decide::{self, Request};
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{Event, Identity, Votes};
use crate::dialogue::feedback::{self, FeedbackEvent};
use crate::dialogue::greyzone::{self, GreyZoneEvent, GreyZones, Offer, Origin};
use crate::dialogue::ids::{Account, ChannelId, PersonId};
use crate::dialogue::recurring::{self, Ctx};
use crate::dialogue::refusal::Refusal;
use crate::dialogue::reply::{Ahead, Entry, Reply};
use crate::dialogue::series::{self, AHEAD, Seat, SeriesEvent, What};
use crate::dialogue::state::Dialogue;
use jiff::Timestamp;
use std::collections::BTreeMap;

/// The rules' context, owned: memory changes while its facts are written.
pub(super) struct SeriesContext {
    channel: ChannelId,
    calendar: WorkingCalendar,
    zones: Vec<Offer>,
    votes: Votes,
    moment: Moment,
}

impl SeriesContext {
    pub(super) fn ctx(&self) -> Ctx<'_> {
        Ctx {
            channel: &self.channel,
            now: self.moment.now,
            seed: self.moment.seed,
            calendar: &self.calendar,
            zones: &self.zones,
            open_days: greyzone::OPEN_DAYS,
            votes: self.votes,
        }
    }
}

/// What stands for a word where only numbers answer: more than any grey zone has.
const NO_ANSWER: u16 = u16::MAX;

impl Handling<'_> {
    pub(super) fn again(&self) -> SeriesContext {
        let (channel, calendar) = (self.streams.id.clone(), self.streams.calendar().clone());
        let votes = if self.conduct().polls() { Votes::Polls } else { Votes::Reactions };
        SeriesContext { channel, calendar, zones: self.world.grey_zones(), votes, moment: self.moment }
    }

    /// What time brings. False when nothing is due, or people are in the middle of something.
    pub(super) fn recur(&mut self) -> Result<bool, Stop> {
        if self.streams.taken_up_until().is_some_and(|until| self.moment.now < until) {
            return Ok(false);
        }
        let around = self.again();
        let is_away = |person, date| self.streams.channel.is_away(person, date);
        let facts = recurring::wake(&self.streams.channel, &around.ctx(), is_away);
        if facts.is_empty() {
            return Ok(false);
        }
        self.write_recurring(facts, Receipt::default())?;
        Ok(true)
    }

    // --- what people ask for ---

    /// `gråzone`: the post is the answer.
    pub(super) fn grey_zone_asked(&mut self, said: Incoming<'_>, which: Option<u16>) -> Result<(), Stop> {
        if let Err(refusal) = self.decides_here(&said)? {
            return self.refuse(said, refusal);
        }
        let around = self.again();
        match greyzone::open(&self.streams.channel.grey_zones, which, Origin::Asked, &around.ctx()) {
            Ok(facts) => self.write_recurring(of_zones(facts), said.receipt),
            Err(refusal) => self.reply(said, &Reply::GreyZoneRefused(refusal)),
        }
    }

    /// `serie`: shows what runs; begins, stops, or says who takes turns, and then the post is the answer.
    pub(super) fn series_asked(&mut self, said: Incoming<'_>, asked: command::Series) -> Result<(), Stop> {
        use command::Series::{Begin, Show, Stop, Turn};
        if asked == Show {
            let rows = self.series_rows(self.moment.now);
            return self.reply(said, &Reply::Series(rows));
        }
        if let Err(refusal) = self.decides_here(&said)? {
            return self.refuse(said, refusal);
        }
        let around = self.again();
        let state = &self.streams.channel.series;
        let decided = match asked {
            Show => Ok(Vec::new()),
            Stop(number) => series::stop(state, number),
            Turn { series, rota } => {
                // Nobody is entered in the directory for a rota that is refused.
                if let Err(refusal) = series::set_rota(state, series, Vec::new()) {
                    return self.reply(said, &Reply::SeriesRefused(refusal));
                }
                match self.seats(&said, &rota)? {
                    Ok(seats) => series::set_rota(&self.streams.channel.series, series, seats),
                    Err(refusal) => return self.refuse(said, refusal),
                }
            }
            Begin { what, .. } if what == command::Series::GREY_ZONE && around.zones.is_empty() => {
                return self.reply(said, &Reply::GreyZoneRefused(greyzone::Refusal::NoneHere));
            }
            Begin { schedule, what } if what == command::Series::GREY_ZONE => {
                series::begin(state, &schedule, What::GreyZone, AHEAD, &around.ctx())
            }
            Begin { schedule, what } => {
                if self.world.playbook(&what).is_none() {
                    let refusal = self.world.unknown_playbook(&what);
                    return self.refuse(said, refusal);
                }
                series::begin(state, &schedule, What::Dialogue { playbook: what }, AHEAD, &around.ctx())
            }
        };
        match decided {
            Ok(facts) => self.write_recurring(of_series(facts), said.receipt),
            Err(refusal) => self.reply(said, &Reply::SeriesRefused(refusal)),
        }
    }

    /// May the asker decide here what comes again? All whom it concerns see it.
    fn decides_here(&self, said: &Incoming<'_>) -> Result<Result<(), Refusal>, Stop> {
        if said.is_private() {
            return Ok(Err(Refusal::SayInChannel));
        }
        self.begins(said)
    }

    pub(super) fn series_rows(&self, now: Timestamp) -> Vec<series::Row> {
        series::list(&self.streams.channel.series, now, |person, date| self.streams.channel.is_away(person, date))
    }

    /// Whom a rota names.
    fn seats(&self, said: &Incoming<'_>, rota: &[PersonRef]) -> Result<Result<Vec<Seat>, Refusal>, Stop> {
        let known = self.streams.known_here();
        let mut seats = Vec::new();
        for named in rota {
            let (account, identity) = match found(&known, said, named) {
                Ok(found) => found,
                Err(refusal) => return Ok(Err(refusal)),
            };
            let person = self.known.number(&account)?;
            seats.push(Seat { person, identity: Erasable::new(Some(person), identity) });
        }
        Ok(Ok(seats))
    }

    /// Somebody who has only been named by others is heard: from now on they go by the name that is shown.
    pub(super) fn goes_by_their_name(&mut self, said: &Incoming<'_>) -> Result<(), Stop> {
        let (shown, guess) = (said.identity(), local_name(&said.inbound.from));
        if shown.name == guess {
            return Ok(());
        }
        let Some(person) = said.person else { return Ok(()) };
        let seats = series::known(&self.streams.channel.series, person, &guess, &shown);
        if !seats.is_empty() {
            self.write_recurring(of_series(seats), Receipt::default())?;
        }
        let named = |d: &Dialogue| Some((d.id.number, decide::known_by_name(d, person, &guess, &shown)?));
        let named: Vec<(u32, Event)> = self.streams.dialogues().filter_map(named).collect();
        for (number, event) in named {
            self.write(number, vec![event], Receipt::default())?;
        }
        Ok(())
    }

    // --- answers to a grey zone ---

    /// Is this answer in words for the grey zone? What a dialogue asks comes first.
    pub(super) fn answers_the_zone(&self, said: &Incoming<'_>, command: &Command) -> Result<Option<u16>, Stop> {
        let Command::Answer(Answer { said: word, on_behalf: None, .. }) = command else { return Ok(None) };
        let number = match word {
            AnswerWord::Number(number) => *number,
            _ => NO_ANSWER,
        };
        let zones = &self.streams.channel.grey_zones;
        let may_be = zones.open.is_some() || !zones.closed.is_empty() && self.streams.live().is_none();
        // Whether a time is right is answered with yes or no: there is nothing to take back.
        let time = number != 0 && self.streams.asks_whether_a_time_is_right(said.person);
        if !may_be || time {
            return Ok(None);
        }
        let Some(live) = self.streams.live() else { return Ok(Some(number)) };
        let Some(actor) = self.known_actor(said) else { return Ok(Some(number)) };
        let Some(who) = live.present(actor.person).map(|p| p.id) else {
            return Ok(Some(number));
        };
        // An open vote asks first; but only where something of theirs stands is there anything to take back.
        if let Some(question) = &live.question {
            let counts = live.is_active(who) && live.not_counted(who).is_none();
            let has_it = [0, NO_ANSWER].contains(&number) || question.options().contains(&number);
            let asks = counts && has_it && (number != 0 || !question.counted(who).is_empty());
            return Ok((!asks).then_some(number));
        }
        if number == NO_ANSWER {
            return Ok(None);
        }
        // A proposal can be chosen by its number, too, and the owner says yes or no.
        let around = self.streams.around(live.id.number, self.moment);
        let decision = decide::decide(live, &actor, &Request::Command(command.clone()), &around.ctx());
        Ok(decision.events.is_empty().then_some(number))
    }

    /// A press, or `svar 2`; 0 takes the answer back. `zone`: whose post was pressed.
    pub(super) fn zone_answered(&mut self, said: Incoming<'_>, zone: Option<u32>, number: u16) -> Result<(), Stop> {
        let via = Some(said.inbound.id.0.as_str());
        self.zone_decided(said, |zones, who| greyzone::answer(zones, who, zone, number, via))
    }

    /// All that somebody answers to a grey zone's poll.
    pub(super) fn zone_voted(&mut self, said: Incoming<'_>, zone: u32, number: u16) -> Result<(), Stop> {
        let via = Some(said.inbound.id.0.as_str());
        self.zone_decided(said, |zones, who| greyzone::voted(zones, who, zone, number, via))
    }

    fn zone_decided(
        &mut self,
        said: Incoming<'_>,
        decide: impl Fn(&GreyZones, PersonId) -> Result<Vec<GreyZoneEvent>, greyzone::Refusal>,
    ) -> Result<(), Stop> {
        let answer = |state: &Channel, who| decide(&state.grey_zones, who);
        let known = said.person;
        // Only whose answer is kept is entered in the directory.
        let facts = match answer(&self.streams.channel, known.unwrap_or(NOBODY)) {
            Err(refusal) => return self.tell(said.inbound, said.receipt, &Reply::GreyZoneRefused(refusal)),
            Ok(facts) if facts.is_empty() || known.is_some() => facts,
            Ok(_) => {
                let who = self.known.number(&said.inbound.from)?;
                answer(&self.streams.channel, who).unwrap_or_default()
            }
        };
        let receipt = self.acknowledge(&said)?;
        if facts.is_empty() {
            return self.note(receipt);
        }
        self.write_recurring(of_zones(facts), receipt)
    }

    /// What follows when a reaction, or a message that answered, is taken back.
    pub(super) fn answer_taken_back(&self, said: &Incoming<'_>, original: &str) -> Vec<ChannelEvent> {
        let Some(person) = said.person else { return Vec::new() };
        let zones = of_zones(greyzone::taken_back(&self.streams.channel.grey_zones, person, original));
        [zones, of_feedback(feedback::taken_back(&self.streams.channel.feedback, person, original))].concat()
    }

    /// What is held of somebody because things come again: the series in whose rota they stand, and their open answer.
    pub(super) fn recurring_data(&self, person: PersonId) -> (Vec<u16>, Option<u16>) {
        let sits = |seat: &Seat| seat.person == person && seat.identity.get().is_some();
        let rotas = self.streams.channel.series.running().filter(|series| series.rota.iter().any(sits));
        let answer = self.streams.channel.grey_zones.open.as_ref().and_then(|open| open.counted(person));
        (rotas.map(|series| series.number).collect(), answer)
    }

    /// Somebody's data are being erased. `chosen`: what they have chosen still stands in the journal.
    pub(super) fn forget_recurring(&mut self, person: PersonId, chosen: bool) -> Result<(), Stop> {
        let seats = of_series(series::forget(&self.streams.channel.series, person));
        let (zones, asked) = (&self.streams.channel.grey_zones, &self.streams.channel.feedback);
        let answers = chosen.then(|| {
            [of_zones(greyzone::forget(zones, person)), of_feedback(feedback::forget(asked, person))].concat()
        });
        let facts = [seats, answers.unwrap_or_default()].concat();
        if facts.is_empty() {
            return Ok(());
        }
        self.write_recurring(facts, Receipt::default())
    }

    // --- the calendar ---

    /// When each series comes next, and when the open grey zone closes.
    pub(super) fn recurring_ahead(&self, now: Timestamp) -> Vec<Entry> {
        let lang = self.lang();
        let zone = self.streams.calendar().zone();
        let rows = self.series_rows(now).into_iter().filter_map(|row| {
            let at = zone.civil(row.next?.place().instant);
            let (what, title) = match row.what {
                What::GreyZone => (Ahead::SeriesGreyZone, String::new()),
                What::Dialogue { playbook } => {
                    let title = self.world.playbook(&playbook).map(|p| p.texts(lang).title.clone());
                    (Ahead::SeriesDialogue { turn: row.turn }, title.unwrap_or(playbook))
                }
            };
            Some(Entry { at, what, number: u32::from(row.number), title })
        });
        let closes = self.streams.channel.grey_zones.open.iter().map(|open| {
            let title = self.world.dilemma(&open.source, lang).map(|dilemma| dilemma.title.to_owned());
            let title = title.unwrap_or_else(|| open.source.playbook.clone());
            let at = zone.civil(open.until.place().instant);
            Entry { at, what: Ahead::GreyZoneCloses, number: open.zone, title }
        });
        rows.chain(closes).collect()
    }
}

/// Somebody whom another person names, or themselves.
fn found(
    known: &BTreeMap<Account, Identity>,
    said: &Incoming<'_>,
    named: &PersonRef,
) -> Result<(Account, Identity), Refusal> {
    match named {
        PersonRef::Me => Ok((said.inbound.from.clone(), said.identity())),
        PersonRef::Account(account) if *account == said.inbound.from => Ok((account.clone(), said.identity())),
        PersonRef::Account(account) => {
            let local = || Identity { account: Some(account.clone()), name: local_name(account) };
            Ok((account.clone(), known.get(account).cloned().unwrap_or_else(local)))
        }
        PersonRef::Name(name) => {
            let all: Vec<(&Account, &Identity)> = known.iter().collect();
            let shown: Vec<&str> = all.iter().map(|(_, identity)| identity.name.as_str()).collect();
            match names::find_name(name, &shown) {
                Fit::One(at) => Ok((all[at].0.clone(), all[at].1.clone())),
                Fit::Nobody => Err(Refusal::NoSuchPerson { name: name.clone() }),
                Fit::Several(_) => Err(Refusal::WhichPerson { name: name.clone() }),
            }
        }
    }
}

/// What somebody is called who has not been heard here: `anna` of `@anna:example.dk`.
fn local_name(account: &Account) -> String {
    names::display_name(account.name_part(), account.name_part())
}

fn of_series(facts: Vec<SeriesEvent>) -> Vec<ChannelEvent> {
    facts.into_iter().map(|fact| ChannelEvent::Series { fact }).collect()
}

fn of_zones(facts: Vec<GreyZoneEvent>) -> Vec<ChannelEvent> {
    facts.into_iter().map(|fact| ChannelEvent::GreyZone { fact }).collect()
}

pub(super) fn of_feedback(facts: Vec<FeedbackEvent>) -> Vec<ChannelEvent> {
    facts.into_iter().map(|fact| ChannelEvent::Feedback { fact }).collect()
}
