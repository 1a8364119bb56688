//! The rules as a team meets them: a table of colleagues, a clock that only the test moves, and what the bot says.
//!
//! `Table` is the small language the tests are written in. After every request it holds that facts apply, that no post
//! has a key twice, that keys contain the channel and that nobody is alone. Deliberately absent: words and platforms.

mod absence;
mod answers;
mod bank;
mod board;
mod closing;
mod consent;
mod edits;
mod feedback;
mod follow_up;
mod greyzone;
mod people;
mod planned_by_series;
mod planning;
mod polls;
mod principles;
mod promises;
mod reading;
mod recurring;
mod series;
mod settings;
mod silence;
mod speak;
mod steps;
mod threads;
mod trial;
mod trial_answers;
mod trials;
mod votes;
mod whole;

use super::answer::Answer;
use super::apply::apply;
use super::command::{Command, Press, TrialForm};
use super::decide::{Actor, Ctx, Decision, Place, Request, Rewritten, decide, shifted, wake};
use super::erasable::Erasable;
use super::event::{Ballots, Event, GroupRoom, How, Identity, Named, Role, Settings, Votes};
use super::history::History;
use super::ids::{Account, ChannelId, DialogueId, ParticipantId, PersonId, PostKey};
use super::lang::Lang;
use super::refusal::Refusal;
use super::replay::replay;
use super::say::Say;
use super::script::{Activity, ActivityKind, Condition, People, Script, Step};
use super::speak::{Effect, Spoken, To, react};
use super::state::{Dialogue, Recalled, Slot};
use super::wake::next_wake;
use crate::calendar::WorkingCalendar;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeSet;

/// The facilitator first. Guests are numbered or named by the tests.
const NAMES: [&str; 20] = [
    "frida", "anna", "bo", "carla", "dan", "eva", "finn", "gry", "hans", "ida", "jens", "kim", "lis", "mads", "nina",
    "ole", "pia", "rune", "sif", "tom",
];

const FRIDA: ParticipantId = ParticipantId(1);
const ANNA: ParticipantId = ParticipantId(2);
const BO: ParticipantId = ParticipantId(3);

/// Monday 7 September 2026, nine o'clock in Copenhagen.
const START: &str = "2026-09-07T07:00:00Z";

const CHANNEL: &str = "test/!kontoret";

/// A dialogue under way: everybody in it, all facts, all that was said.
struct Table {
    events: Vec<Event>,
    state: Option<Dialogue>,
    said: Vec<Spoken>,
    now: Timestamp,
    seed: u64,
    history: History,
    calendar: WorkingCalendar,
    away: BTreeSet<PersonId>,
    busy: bool,
    open: Recalled,
    reactions: u32,
}

impl Table {
    /// `people` accounts in the lobby, Frida the facilitator among them.
    fn of(people: usize) -> Self {
        Self::with(people, script(), OPEN)
    }

    fn empty() -> Self {
        Self {
            events: Vec::new(),
            state: None,
            said: Vec::new(),
            now: START.parse().unwrap(),
            seed: 7,
            history: History::default(),
            calendar: WorkingCalendar::default(),
            away: BTreeSet::new(),
            busy: false,
            open: Recalled::default(),
            reactions: 0,
        }
    }

    fn with(people: usize, script: Script, settings: Settings) -> Self {
        let mut table = Self::empty();
        let person = person("frida");
        table.write(vec![
            Event::Opened { dialogue: dialogue(), script, lang: Lang::Da, settings, expected: None },
            Event::Joined {
                who: FRIDA,
                person: Some(person),
                identity: Erasable::new(Some(person), identity("frida")),
                role: Role::Participant,
                how: How::Started,
            },
            Event::FacilitatorNamed { who: FRIDA, how: Named::Started },
        ]);
        for name in &NAMES[1..people] {
            table.asks(name, Command::Join(None));
        }
        table
    }

    /// The card that is somebody's now.
    fn card(&self, who: ParticipantId) -> PostKey {
        self.d().posts[&Slot::Card(self.d().visit(), who)].clone()
    }

    /// Facts written down and what they make the bot say. Facts that do not apply fail the test.
    fn write(&mut self, events: Vec<Event>) {
        for event in events {
            apply(&mut self.state, &event).unwrap_or_else(|illegal| panic!("{illegal}: {event:?}"));
            for effect in react(self.state.as_ref().unwrap(), &event) {
                let Effect::Post(spoken) = effect else { continue };
                assert!(spoken.key.0.starts_with(CHANNEL), "{} does not contain its channel", spoken.key);
                assert!(self.said.iter().all(|s| s.key != spoken.key), "{} said twice", spoken.key);
                self.said.push(spoken);
            }
            self.events.push(event);
        }
        self.nobody_is_alone();
    }

    fn nobody_is_alone(&self) {
        let d = self.d();
        let here: BTreeSet<_> = d.active().map(|p| p.id).collect();
        for (what, of) in [("pairs", &d.pairs), ("groups", &d.groups)] {
            if of.iter().all(Vec::is_empty) {
                continue;
            }
            let all: Vec<_> = of.iter().flatten().copied().collect();
            assert_eq!(all.iter().copied().collect::<BTreeSet<_>>(), here, "{what} hold those who are here");
            assert_eq!(all.len(), here.len(), "nobody is in two {what}");
            assert!(here.len() < 2 || of.iter().all(|o| o.len() != 1), "somebody is alone in {of:?}");
        }
    }

    /// The journal read again gives what stands in memory.
    fn replayed(&self) {
        assert_eq!(replay(&self.events).unwrap().as_ref(), self.state.as_ref());
    }

    fn d(&self) -> &Dialogue {
        self.state.as_ref().unwrap()
    }

    fn kind(&self) -> ActivityKind {
        self.d().kind().unwrap_or_else(|| panic!("nothing is going on: {:?}", self.d().stage))
    }

    fn ctx(&self) -> Ctx<'_> {
        Ctx {
            now: self.now,
            seed: self.seed,
            calendar: &self.calendar,
            history: &self.history,
            away: &self.away,
            busy: self.busy,
            open: &self.open,
        }
    }

    // --- what people do ---

    fn request(&mut self, name: &str, place: Place, via: Option<&str>, request: &Request) -> Option<Refusal> {
        let actor =
            Actor { person: person(name), identity: identity(name), place, at: self.now, via: via.map(str::to_owned) };
        let Decision { events, refusal, .. } = decide(self.d(), &actor, request, &self.ctx());
        let left_behind = refusal.is_some() && events.iter().any(|e| !matches!(e, Event::Warned { .. }));
        assert!(!left_behind, "{refusal:?} left {events:?} behind");
        self.write(events);
        refusal
    }

    /// A command that the platform received at another time than now.
    fn sent(&mut self, name: &str, at: Timestamp, command: Command) -> Option<Refusal> {
        let actor = Actor { person: person(name), identity: identity(name), place: Place::Channel, at, via: None };
        let Decision { events, refusal, .. } = decide(self.d(), &actor, &Request::Command(command), &self.ctx());
        self.write(events);
        refusal
    }

    fn tries(&mut self, name: &str, command: Command) -> Option<Refusal> {
        self.request(name, Place::Channel, None, &Request::Command(command))
    }

    /// A command that is done.
    fn asks(&mut self, name: &str, command: Command) {
        let refusal = self.tries(name, command.clone());
        assert_eq!(refusal, None, "{name}: {command:?}");
    }

    /// A command that is refused.
    fn refused(&mut self, name: &str, command: Command) -> Refusal {
        self.tries(name, command.clone()).unwrap_or_else(|| panic!("{name} was allowed {command:?}"))
    }

    /// A reaction on what is shown; returns its name at the platform, by which it is taken back.
    fn presses(&mut self, name: &str, press: Press) -> String {
        let (via, refusal) = self.tries_press(name, press);
        assert_eq!(refusal, None, "{name}: {press:?}");
        via
    }

    fn tries_press(&mut self, name: &str, press: Press) -> (String, Option<Refusal>) {
        self.reactions += 1;
        let via = format!("$reaction{}", self.reactions);
        let refusal = self.request(name, Place::Channel, Some(&via), &Request::Press(press));
        (via, refusal)
    }

    fn takes_back(&mut self, name: &str, original: &str) {
        let request = Request::TakenBack { original: original.to_owned() };
        assert_eq!(self.request(name, Place::Channel, None, &request), None);
    }

    /// A plain message in the channel.
    fn says(&mut self, name: &str, text: &str) {
        assert_eq!(self.request(name, Place::Channel, None, &Request::Plain(text.to_owned())), None);
    }

    /// A plain message in the private room, with the platform's name for it.
    fn writes(&mut self, name: &str, message: &str, text: &str) {
        assert_eq!(self.request(name, Place::Private, Some(message), &Request::Plain(text.to_owned())), None);
    }

    fn edits(&mut self, name: &str, original: &str, text: &str) {
        assert_eq!(self.tries_edit(name, original, Rewritten::Plain(text.to_owned())), None);
    }

    /// What a message says once it has been edited.
    fn tries_edit(&mut self, name: &str, original: &str, by: Rewritten) -> Option<Refusal> {
        self.request(name, Place::Private, None, &Request::Replaced { original: original.to_owned(), by })
    }

    fn tries_deletion(&mut self, name: &str, original: &str) -> Option<Refusal> {
        self.request(name, Place::Channel, None, &Request::TakenBack { original: original.to_owned() })
    }

    /// A command in a message of that name.
    fn sends(&mut self, name: &str, message: &str, command: Command) {
        let refusal = self.request(name, Place::Channel, Some(message), &Request::Command(command.clone()));
        assert_eq!(refusal, None, "{name}: {command:?}");
    }

    fn erases(&mut self, name: &str) {
        assert_eq!(self.request(name, Place::Private, None, &Request::Forget), None);
    }

    fn proposes(&mut self, name: &str, text: &str) {
        self.asks(name, Command::Proposal(text.to_owned()));
    }

    fn answers(&mut self, name: &str, number: u16) {
        self.asks(name, Command::Answer(Answer::number(number)));
    }

    /// The facilitator moves on, insisting where asked.
    fn next(&mut self) {
        if self.tries("frida", Command::Next).is_some() {
            self.asks("frida", Command::Next);
        }
    }

    /// The facilitator moves on until this activity goes on.
    fn to(&mut self, kind: ActivityKind) {
        for _ in 0..60 {
            if self.d().kind() == Some(kind) {
                return;
            }
            self.next();
        }
        panic!("{kind:?} was never reached: {:?}", self.d().stage);
    }

    /// At the board with one proposal for each text, each from its own group where there are groups enough.
    fn at_proposals(&mut self, texts: &[&str]) {
        self.to(ActivityKind::Select);
        let d = self.d();
        let speakers: Vec<String> = d
            .groups
            .iter()
            .filter_map(|group| group.iter().find_map(|who| d.account(*who)))
            .map(|account| account.0.rsplit('@').next().unwrap_or_default().to_owned())
            .collect();
        for (i, text) in texts.iter().enumerate() {
            let speaker = speakers[i % speakers.len()].clone();
            self.proposes(&speaker, text);
        }
    }

    // --- time ---

    /// Time goes by, with everything that falls due.
    fn minutes(&mut self, minutes: i64) {
        self.seconds(minutes * 60);
    }

    fn seconds(&mut self, seconds: i64) {
        let until = self.now + SignedDuration::from_secs(seconds);
        for _ in 0..100 {
            let Some(at) = next_wake(self.d()).filter(|at| *at <= until) else {
                self.now = until;
                return;
            };
            self.now = self.now.max(at);
            let Decision { events, refusal, .. } = wake(self.d(), &self.ctx());
            assert_eq!(refusal, None);
            assert!(!events.is_empty(), "woken at {at} for nothing");
            self.write(events);
        }
        panic!("wakes without end: {:?}", self.d().stage);
    }

    /// The bot is away this long: time goes by unseen, and deadlines move.
    fn away(&mut self, seconds: i64) {
        let gap = SignedDuration::from_secs(seconds);
        self.now += gap;
        let Decision { events, refusal, .. } =
            shifted(self.d(), crate::dialogue::decide::Away { gap, since: None }, &self.ctx());
        assert_eq!(refusal, None);
        self.write(events);
    }

    /// Minutes and seconds left of what is going on.
    fn left(&self) -> (i64, i64) {
        let seconds = self.d().deadline().unwrap().duration_since(self.now).as_secs();
        (seconds / 60, seconds % 60)
    }

    // --- what the bot said ---

    fn count(&self, fits: impl Fn(&Say) -> bool) -> usize {
        self.said.iter().filter(|s| fits(&s.say)).count()
    }

    fn told(&self, who: ParticipantId, say: &Say) -> usize {
        self.said.iter().filter(|s| s.say == *say && s.to == To::Private(who)).count()
    }

    fn in_channel(&self) -> Vec<&Say> {
        self.said.iter().filter(|s| s.to == To::Channel).map(|s| &s.say).collect()
    }

    fn last(&self) -> &Spoken {
        self.said.last().unwrap()
    }

    fn id(&self, name: &str) -> ParticipantId {
        self.d().people.iter().rfind(|p| p.identity.get().is_some_and(|i| i.name == name)).unwrap().id
    }
}

/// What is agreed on the card in words.
fn agreed() -> TrialForm {
    let [why, how, who] = ["fordi", "ved skranken", "alle"].map(|text| Some(text.to_owned()));
    TrialForm { why, how, who, ..TrialForm::default() }
}

fn dialogue() -> DialogueId {
    DialogueId { channel: ChannelId(CHANNEL.into()), number: 3 }
}

/// An open room: threads, reactions, and the facilitator moves on.
const OPEN: Settings =
    Settings { groups: GroupRoom::Threads, ballots: Ballots::Open, auto: false, votes: Votes::Reactions };

fn person(name: &str) -> PersonId {
    let number = NAMES.iter().position(|n| *n == name).map_or(1000 + name.len(), |at| at + 100);
    PersonId(number as u64)
}

fn identity(name: &str) -> Identity {
    Identity { account: Some(Account(format!("test/@{name}"))), name: name.to_owned() }
}

/// The step plan of `borgerdata` (source 000): 45 minutes.
fn script() -> Script {
    use ActivityKind as K;
    let activity = |kind, minutes| Activity { kind, minutes, when: None, auto: false };
    let step = |minutes, activities| Step { minutes, activities };
    let dots = Activity { when: Some(Condition::NoConsent), ..activity(K::Dots, 2) };
    Script {
        playbook: "borgerdata".into(),
        digest: String::new(),
        minutes: 45,
        slack: 0,
        people: People { min: 4, max: 20 },
        pluck_over: 12,
        dots: 1,
        principles: None,
        value_card: false,
        steps: vec![
            step(5, vec![activity(K::Frame, 2), activity(K::Read, 3)]),
            step(8, vec![activity(K::Pairs, 4), activity(K::Round, 3), activity(K::Summarise, 1)]),
            step(12, vec![activity(K::Groups, 1), activity(K::Reflect, 11)]),
            step(10, vec![activity(K::Silent, 1), activity(K::Share, 5), activity(K::Select, 4)]),
            step(10, vec![activity(K::Present, 3), activity(K::Consent, 3), dots, activity(K::Trial, 4)]),
        ],
    }
}
