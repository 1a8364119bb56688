//! What comes again by itself, at the channel's desk: series, and grey zones with their answers.
//!
//! The rules come in and go out through `dialogue::recurring`; here their facts are written down, said and taken up again.
//! A dialogue that a series has come to is planned in the same write as the series' own fact, so that a crash neither
//! doubles nor loses it. Deliberately absent: the rules, and words.

use super::arrivals::{NOBODY, Said, identity};
use super::desk::{Desk, DeskError, Heard, Moment, Place};
use super::outbox::{Job, Lane};
use super::parting::View;
use super::speaking::{Utterance, revision};
use super::writing::as_json;
use crate::calendar::WorkingCalendar;
use crate::commands::names::{self, Fit};
use crate::dialogue::apply;
use crate::dialogue::channel::{Channel, ChannelEvent};
use crate::dialogue::command::{self, Command, PersonRef};
use crate::dialogue::decide::{self, Occurring, Request};
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{Event, Identity, OfSeries};
use crate::dialogue::greyzone::{self, GreyZoneEvent, Offer, Origin};
use crate::dialogue::ids::{Account, ChannelId, DialogueId, PersonId, StreamId};
use crate::dialogue::recurring::{self, Ctx, Effect, Plan, Spoken};
use crate::dialogue::say::{Ahead, Entry, Refusal, Reply};
use crate::dialogue::script::ActivityKind;
use crate::dialogue::series::{self, AHEAD, Seat, SeriesEvent, What};
use crate::dialogue::speak;
use crate::dialogue::state::Dialogue;
use crate::doc::Doc;
use crate::journal::{Erase, Open, StreamAppend};
use crate::ports::chat::{Choice, Destination, MessageId, Room};
use crate::ports::journal::Journal;
use jiff::Timestamp;
use std::collections::BTreeMap;

/// The rules' context, owned: the desk changes while its facts are written.
struct Around {
    channel: ChannelId,
    calendar: WorkingCalendar,
    zones: Vec<Offer>,
    moment: Moment,
}

impl Around {
    fn ctx(&self) -> Ctx<'_> {
        Ctx {
            channel: &self.channel,
            now: self.moment.now,
            seed: self.moment.seed,
            calendar: &self.calendar,
            zones: &self.zones,
            open_days: greyzone::OPEN_DAYS,
        }
    }
}

/// A dialogue that a series has come to, ready to be written.
struct Planned {
    stream: StreamAppend,
    utterances: Vec<Utterance>,
    /// Whose private room is made ready.
    rooms: Vec<Account>,
}

impl<J: Journal> Desk<J> {
    fn again(&self, moment: Moment) -> Around {
        let (channel, calendar) = (self.id.clone(), self.calendar().clone());
        Around { channel, calendar, zones: self.world.grey_zones(), moment }
    }

    /// What time brings. False when nothing is due, or people are in the middle of something.
    pub(super) async fn recur(&mut self, moment: Moment) -> Result<bool, DeskError> {
        if self.taken_up_until().is_some_and(|until| moment.now < until) {
            return Ok(false);
        }
        let around = self.again(moment);
        let is_away = |person, date| self.channel.is_away(person, date);
        let facts = recurring::wake(&self.channel, &around.ctx(), is_away);
        if facts.is_empty() {
            return Ok(false);
        }
        self.write_recurring(facts, Heard::default(), moment).await?;
        Ok(true)
    }

    // --- what people ask for ---

    /// `gråzone`: the post is the answer.
    pub(super) async fn grey_zone_asked(&mut self, said: Said<'_>, which: Option<u16>) -> Result<(), DeskError> {
        if let Err(refusal) = self.decides_here(&said)? {
            return self.refuse(said, refusal);
        }
        let around = self.again(said.moment);
        match greyzone::open(&self.channel.grey_zones, which, Origin::Asked, &around.ctx()) {
            Ok(facts) => self.write_recurring(of_zones(facts), said.heard, said.moment).await,
            Err(refusal) => self.reply(said, &Reply::GreyZoneRefused(refusal)),
        }
    }

    /// `serie`: shows what runs; begins, stops, or says who takes turns, and then the post is the answer.
    pub(super) async fn series_asked(&mut self, said: Said<'_>, asked: command::Series) -> Result<(), DeskError> {
        use command::Series::{Begin, Show, Stop, Turn};
        if asked == Show {
            let rows = self.series_rows(said.moment.now);
            return self.reply(said, &Reply::Series(rows));
        }
        if let Err(refusal) = self.decides_here(&said)? {
            return self.refuse(said, refusal);
        }
        let around = self.again(said.moment);
        let state = &self.channel.series;
        let decided = match asked {
            Show => Ok(Vec::new()),
            Stop(number) => series::stop(state, number),
            Turn { series, rota } => {
                // Nobody is entered in the directory for a rota that is refused.
                if let Err(refusal) = series::set_rota(state, series, Vec::new()) {
                    return self.reply(said, &Reply::SeriesRefused(refusal));
                }
                match self.seats(&said, &rota).await? {
                    Ok(seats) => series::set_rota(&self.channel.series, series, seats),
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
                    let refusal = self.unknown_playbook(&what);
                    return self.refuse(said, refusal);
                }
                series::begin(state, &schedule, What::Dialogue { playbook: what }, AHEAD, &around.ctx())
            }
        };
        match decided {
            Ok(facts) => self.write_recurring(of_series(facts), said.heard, said.moment).await,
            Err(refusal) => self.reply(said, &Reply::SeriesRefused(refusal)),
        }
    }

    /// May the asker decide here what comes again? All whom it concerns see it.
    fn decides_here(&self, said: &Said<'_>) -> Result<Result<(), Refusal>, DeskError> {
        if matches!(said.inbound.room, Room::Private { .. }) {
            return Ok(Err(Refusal::SayInChannel));
        }
        self.begins(said)
    }

    pub(super) fn series_rows(&self, now: Timestamp) -> Vec<series::Row> {
        series::list(&self.channel.series, now, |person, date| self.channel.is_away(person, date))
    }

    /// Whom a rota names.
    async fn seats(&self, said: &Said<'_>, rota: &[PersonRef]) -> Result<Result<Vec<Seat>, Refusal>, DeskError> {
        let known = self.known_here();
        let mut seats = Vec::new();
        for named in rota {
            let (account, identity) = match found(&known, said, named) {
                Ok(found) => found,
                Err(refusal) => return Ok(Err(refusal)),
            };
            let person = self.people.number(&account, said.moment.now).await?;
            seats.push(Seat { person, identity: Erasable::new(Some(person), identity) });
        }
        Ok(Ok(seats))
    }

    /// Those who are known here by name: from the dialogues, and from rotas.
    fn known_here(&self) -> BTreeMap<Account, Identity> {
        let people = self.dialogues.values().flat_map(|d| d.people.iter().map(|p| &p.identity));
        let seats = self.channel.series.running().flat_map(|series| series.rota.iter().map(|seat| &seat.identity));
        let known = seats.chain(people).filter_map(Erasable::get);
        known.filter_map(|identity| Some((identity.account.clone()?, identity.clone()))).collect()
    }

    // --- answers to a grey zone ---

    /// Is this answer in words for the grey zone? What a dialogue asks comes first.
    pub(super) fn answers_the_zone(
        &self,
        said: &Said<'_>,
        command: &Command,
        at: Timestamp,
    ) -> Result<Option<u16>, DeskError> {
        let Command::Answer { number, on_behalf: None } = command else { return Ok(None) };
        let zones = &self.channel.grey_zones;
        let may_be = zones.open.is_some() || !zones.closed.is_empty() && self.live().is_none();
        if !may_be || self.asks_whether_a_time_is_right(self.people.known(&said.inbound.from)?) {
            return Ok(None);
        }
        let Some(live) = self.live() else { return Ok(Some(*number)) };
        if live.question.is_some() || live.kind() == Some(ActivityKind::Trial) {
            return Ok(None);
        }
        // A proposal can be chosen by its number, too.
        let Some(actor) = self.known_actor(said, at)? else { return Ok(Some(*number)) };
        let around = self.around(live.id.number, said.moment);
        let decision = decide::decide(live, &actor, &Request::Command(command.clone()), &around.ctx());
        Ok(decision.events.is_empty().then_some(*number))
    }

    /// A press, or `svar 2`; 0 takes the answer back. `zone`: whose post was pressed.
    pub(super) async fn zone_answered(
        &mut self,
        said: Said<'_>,
        zone: Option<u32>,
        number: u16,
    ) -> Result<(), DeskError> {
        let via = Some(said.inbound.id.0.as_str());
        let answer = |state: &Channel, who| greyzone::answer(&state.grey_zones, who, zone, number, via);
        let known = self.people.known(&said.inbound.from)?;
        // Only whose answer is kept is entered in the directory.
        let facts = match answer(&self.channel, known.unwrap_or(NOBODY)) {
            Err(refusal) => return self.tell(said.inbound, said.heard, &Reply::GreyZoneRefused(refusal)),
            Ok(facts) if facts.is_empty() || known.is_some() => facts,
            Ok(_) => {
                let who = self.people.number(&said.inbound.from, said.moment.now).await?;
                answer(&self.channel, who).unwrap_or_default()
            }
        };
        let heard = self.acknowledge(&said);
        if facts.is_empty() {
            return self.note(heard, said.moment).await;
        }
        self.write_recurring(of_zones(facts), heard, said.moment).await
    }

    /// What follows when a reaction, or a message that answered, is taken back.
    pub(super) fn answer_taken_back(&self, said: &Said<'_>, original: &str) -> Result<Vec<ChannelEvent>, DeskError> {
        let Some(person) = self.people.known(&said.inbound.from)? else { return Ok(Vec::new()) };
        Ok(of_zones(greyzone::taken_back(&self.channel.grey_zones, person, original)))
    }

    /// Notes what ties a person to their answer, until the grey zone closes.
    pub(super) fn note_answer(&mut self, event: &ChannelEvent, version: u64) {
        if let ChannelEvent::GreyZone { fact: GreyZoneEvent::Chose { zone, choice } } = event
            && choice.get().is_some()
        {
            self.answers.push((*zone, Place { version, index: 0 }));
        }
    }

    /// The ties of grey zones that have closed (law 9).
    pub(super) fn answers_to_unlink(&mut self) -> Vec<Erase> {
        let open = self.channel.grey_zones.open.as_ref().map(|open| open.zone);
        let gone = self.answers.extract_if(.., |(zone, _)| Some(*zone) != open).map(|(_, place)| place);
        let gone: Vec<Place> = gone.collect();
        self.parts_at(&StreamId::Channel(self.id.clone()), gone.into_iter())
    }

    /// What is held of somebody because things come again: the series in whose rota they stand, and their open answer.
    pub(super) fn recurring_data(&self, person: PersonId) -> (Vec<u16>, Option<u16>) {
        let sits = |seat: &Seat| seat.person == person && seat.identity.get().is_some();
        let rotas = self.channel.series.running().filter(|series| series.rota.iter().any(sits));
        let answer = self.channel.grey_zones.open.as_ref().and_then(|open| open.counted(person));
        (rotas.map(|series| series.number).collect(), answer)
    }

    /// Somebody's data are being erased. `chosen`: what they have chosen still stands in the journal.
    pub(super) async fn forget_recurring(
        &mut self,
        person: PersonId,
        chosen: bool,
        moment: Moment,
    ) -> Result<(), DeskError> {
        let seats = of_series(series::forget(&self.channel.series, person));
        let answers = if chosen { greyzone::forget(&self.channel.grey_zones, person) } else { Vec::new() };
        let facts = [seats, of_zones(answers)].concat();
        if facts.is_empty() {
            return Ok(());
        }
        self.write_recurring(facts, Heard::default(), moment).await
    }

    // --- the calendar ---

    /// When each series comes next, and when the open grey zone closes.
    pub(super) fn recurring_ahead(&self, now: Timestamp) -> Vec<Entry> {
        let lang = self.lang();
        let zone = self.calendar().zone();
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
        let closes = self.channel.grey_zones.open.iter().map(|open| {
            let title = self.world.dilemma(&open.source, lang).map(|dilemma| dilemma.title.to_owned());
            let title = title.unwrap_or_else(|| open.source.playbook.clone());
            let at = zone.civil(open.until.place().instant);
            Entry { at, what: Ahead::GreyZoneCloses, number: open.zone, title }
        });
        rows.chain(closes).collect()
    }

    // --- writing down and saying ---

    /// Facts about what comes again, and all that follows from them, in one durable write.
    pub(super) async fn write_recurring(
        &mut self,
        mut facts: Vec<ChannelEvent>,
        heard: Heard,
        moment: Moment,
    ) -> Result<(), DeskError> {
        self.now = self.now.max(moment.now);
        let mut append = self.append(heard, moment);
        let mut state = self.channel.clone();
        let (mut utterances, mut rooms, mut parting, mut planned) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for fact in &facts {
            parting.extend(recurring::parting(&self.id, &state, fact));
            state.apply(fact).map_err(|illegal| self.illegal("channel", illegal))?;
            for effect in recurring::react(&self.id, &state, fact) {
                match effect {
                    Effect::Post(spoken) => utterances.push(self.about_channel(&state, &spoken)?),
                    Effect::Plan(plan) => {
                        // Numbered after those that this same write has planned.
                        let earlier = u32::try_from(planned.len()).unwrap_or(u32::MAX);
                        let number = state.dialogues.saturating_add(earlier).saturating_add(1);
                        let Some(new) = self.planned_for_series(&plan, number, &state, moment)? else { continue };
                        append.streams.push(new.stream);
                        utterances.extend(new.utterances);
                        rooms.extend(new.rooms);
                        planned.push(ChannelEvent::DialoguePlanned { number });
                    }
                }
            }
        }
        for (version, fact) in (self.channel.version + 1..).zip(&facts) {
            self.note_answer(fact, version);
        }
        facts.extend(planned);
        self.append_channel(&facts, &mut append)?;
        append.open.extend(utterances.iter().map(|utterance| self.open(utterance, moment)));
        self.book.commit(append).await?;
        self.parting.extend(parting.into_iter().map(|(state, spoken)| View::Channel(Box::new(state), spoken)));
        for account in rooms {
            self.outbox.small(Job::PreparePrivate { account });
        }
        for utterance in utterances {
            self.enqueue(utterance, None, None);
        }
        self.unlink(moment).await
    }

    /// The dialogue that a series has come to. Nothing where its playbook is no longer installed.
    fn planned_for_series(
        &mut self,
        plan: &Plan,
        number: u32,
        channel: &Channel,
        moment: Moment,
    ) -> Result<Option<Planned>, DeskError> {
        let Some(playbook) = self.world.playbook(&plan.playbook) else {
            tracing::warn!(channel = %self.id.0, playbook = plan.playbook, "a series' playbook is no longer installed");
            return Ok(None);
        };
        let occurring = Occurring {
            dialogue: DialogueId { channel: self.id.clone(), number },
            script: playbook.script.clone().with_bank(),
            lang: self.lang(),
            settings: self.channel.conduct(self.world.settings),
            at: plan.at.clone(),
            series: OfSeries { number: plan.series, late: plan.late },
            facilitator: self.whose_turn(plan, channel)?,
        };
        let around = self.around(number, moment);
        let events = decide::planned_by_series(occurring, &around.ctx());
        let mut state: Option<Dialogue> = None;
        let (mut utterances, mut rooms) = (Vec::new(), Vec::new());
        for event in &events {
            apply::apply(&mut state, event).map_err(|illegal| self.illegal("dialogue", illegal))?;
            let Some(state) = &state else { continue };
            for effect in speak::react(state, event) {
                match effect {
                    speak::Effect::Post(spoken) => utterances.extend(self.utterance(state, &spoken)?),
                    speak::Effect::PreparePrivate(who) => rooms.extend(state.account(who).cloned()),
                }
            }
        }
        let Some(state) = state else { return Ok(None) };
        let stream = self.new_dialogue(state, &events)?;
        Ok(Some(Planned { stream, utterances, rooms }))
    }

    /// Takes a new dialogue in, and gives what is written of it.
    fn new_dialogue(&mut self, state: Dialogue, events: &[Event]) -> Result<StreamAppend, DeskError> {
        let stream = state.stream();
        let wake = self.wake_of(&state);
        let wake = self.wake_entry(&stream, wake);
        self.dialogues.insert(state.id.number, state);
        Ok(StreamAppend { stream, expected: 0, events: as_json(events)?, wake })
    }

    /// Whose turn it is, where they are still known.
    fn whose_turn(&self, plan: &Plan, channel: &Channel) -> Result<Option<(PersonId, Identity)>, DeskError> {
        let seat = channel.series.get(plan.series).and_then(|series| series.planned.as_ref()?.1.as_ref());
        let seat = seat.filter(|seat| Some(seat.person) == plan.facilitator);
        let Some(seat) = seat.filter(|seat| seat.identity.get().is_some()) else { return Ok(None) };
        let Some(account) = self.people.account(seat.person)? else { return Ok(None) };
        // Whoever was named by account alone may have been heard since.
        let known = self.known_here().remove(&account).or(seat.identity.get().cloned());
        Ok(known.map(|identity| (seat.person, identity)))
    }

    /// A message about what comes again, in words and addressed.
    fn about_channel(&self, state: &Channel, spoken: &Spoken) -> Result<Utterance, DeskError> {
        let (doc, choices) = self.recurring_words(state, spoken)?;
        Ok(Utterance {
            key: spoken.key.clone(),
            stream: StreamId::Channel(self.id.clone()),
            version: state.version,
            revision: revision(&doc, &choices),
            doc,
            choices,
            to: Destination::Channel(self.id.clone()),
            lane: Lane::Channel,
            thread: None,
            buzz: spoken.buzz,
            mentions: Vec::new(),
            pin: false,
            file: None,
        })
    }

    pub(super) fn recurring_words(&self, state: &Channel, spoken: &Spoken) -> Result<(Doc, Vec<Choice>), DeskError> {
        let lang = state.lang(self.world.lang);
        let doc = self.world.recurring(&spoken.say, state, lang, self.calendar().zone())?;
        let choices = self.labelled(&recurring::choices(state, &spoken.say), lang)?;
        Ok((doc, choices))
    }

    /// What a channel's fact made the bot say about what comes again, as the channel was then. Returns the open posts that
    /// are none of these.
    pub(super) fn say_recurring_again(&mut self, mut opens: Vec<Open>, moment: Moment) -> Result<Vec<Open>, DeskError> {
        let mut then = Channel::default();
        for stored in self.book.load::<ChannelEvent>(&StreamId::Channel(self.id.clone()))? {
            then.apply(&stored.event).map_err(|illegal| self.illegal("channel", illegal))?;
            if !opens.iter().any(|open| open.version == stored.version) {
                continue;
            }
            for effect in recurring::react(&self.id, &then, &stored.event) {
                let Effect::Post(spoken) = effect else { continue };
                let Some(at) = opens.iter().position(|open| open.key == spoken.key) else { continue };
                let open = opens.remove(at);
                let utterance = self.about_channel(&then, &spoken)?;
                let look_since = self.look_since(&open, moment);
                self.enqueue(utterance, open.parts, look_since);
            }
        }
        Ok(opens)
    }

    /// Our post, and what pressing this on it means, where it is a grey zone's.
    pub(super) fn pressed_on_zone(&self, message: &MessageId, emoji: &str) -> Option<recurring::Pressed> {
        recurring::pressed(&self.id, &self.channel, self.key_of(message)?, emoji)
    }
}

/// Somebody whom another person names, or themselves.
fn found(
    known: &BTreeMap<Account, Identity>,
    said: &Said<'_>,
    named: &PersonRef,
) -> Result<(Account, Identity), Refusal> {
    match named {
        PersonRef::Me => Ok((said.inbound.from.clone(), identity(said.inbound))),
        PersonRef::Account(account) if *account == said.inbound.from => Ok((account.clone(), identity(said.inbound))),
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
    let account = account.0.rsplit('/').next().unwrap_or_default().trim_start_matches('@');
    let local = account.split(':').next().unwrap_or_default();
    names::display_name(local, local)
}

fn of_series(facts: Vec<SeriesEvent>) -> Vec<ChannelEvent> {
    facts.into_iter().map(|fact| ChannelEvent::Series { fact }).collect()
}

fn of_zones(facts: Vec<GreyZoneEvent>) -> Vec<ChannelEvent> {
    facts.into_iter().map(|fact| ChannelEvent::GreyZone { fact }).collect()
}
