//! A chat room with people and the bot in it, written the way it reads: `room.anna("!dialog start borgerdata")`,
//! `room.bo().presses("👋")`, `room.wait("3m")`.
//!
//! People press what they can see: the newest message that offers it. Every event carries a position, as an adapter's
//! would, and when the process dies, everything after the position in the journal is delivered again.
//! Deliberately absent: rules. A scene looks at what is shown, or asks the room whose turn it is.

use super::platform::Platform;
use super::store::Store;
use super::transcript::Transcript;
use drejebog::actor::{Job, Links, MayStart, Moment, Sent, World, world};
use drejebog::adapters::memory::Memory;
use drejebog::adapters::memory::message::{Message, Shown};
use drejebog::app::{Desk, DeskError, Directory};
use drejebog::boot::built_in;
use drejebog::calendar::WorkingCalendar;
use drejebog::commands::sent;
use drejebog::dialogue::decide::Away;
use drejebog::dialogue::event::{Ballots, GroupRoom, Settings};
use drejebog::dialogue::ids::{Account, ChannelId, ParticipantId};
use drejebog::dialogue::lang::Lang;
use drejebog::dialogue::reply::Reply;
use drejebog::dialogue::settings::Discretion;
use drejebog::dialogue::state::{Dialogue, Slot};
use drejebog::journal::Book;
use drejebog::ports::chat::{Chat, ChoiceId, Destination, EventId, Heard, Inbound, MessageId, Position, Room as Place};
use drejebog::ports::journal::JournalError;
use drejebog::ports::vocabulary::{Blank, FormId};
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use tokio::runtime::Runtime;

/// A Thursday in November, at nine in Copenhagen.
pub const BEGINS: Timestamp = Timestamp::constant(1_795_075_200, 0);

pub const CHANNEL: &str = "matrix/!kanal:example.dk";

/// How the room is set up.
#[derive(Clone)]
pub struct Setup {
    pub channel: &'static str,
    pub store: Store,
    pub chat: Arc<Platform>,
    pub groups: GroupRoom,
    pub ballots: Ballots,
    pub may_start: MayStart,
    pub seed: u64,
    /// Every event is delivered this many times.
    pub times: u32,
    /// The platform answers a post only after the next thing has been heard, or when time passes: reactions of quick
    /// people come before the post is known.
    pub slow: bool,
    /// Only every so many events carry a position.
    pub batch: u64,
    /// After the first death it dies again after every so many writes.
    pub again: Option<u64>,
    /// How many events this channel has heard before.
    pub heard_before: u64,
    /// How long the process stays dead.
    pub gap: SignedDuration,
    /// The channel for what teams have learned.
    pub learning: Option<&'static str>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            channel: CHANNEL,
            store: Store::Memory(Memory::new()),
            chat: Arc::default(),
            groups: GroupRoom::Threads,
            ballots: Ballots::Open,
            may_start: MayStart::Anybody,
            seed: 1,
            times: 1,
            slow: false,
            batch: 1,
            again: None,
            heard_before: 0,
            gap: SignedDuration::ZERO,
            learning: None,
        }
    }
}

pub struct Room {
    pub runtime: Runtime,
    pub setup: Setup,
    world: Arc<World>,
    pub chat: Arc<Platform>,
    pub store: Store,
    pub book: Arc<Book<Store>>,
    desk: Option<Desk<Store>>,
    channel: ChannelId,
    now: Timestamp,
    pub history: Vec<Inbound>,
    logged: usize,
    /// How much had been shown when something was last heard, or time began to go on.
    before: usize,
    pub transcript: Transcript,
    /// Done by the platform, and not told to the desk yet.
    late: Vec<(Job, Sent)>,
    pub deaths: u32,
    /// When it last died.
    pub died_at: Option<Timestamp>,
    /// What the platform shows as somebody's name, where that is not their name.
    pub shown_as: BTreeMap<&'static str, String>,
}

/// Somebody about to do something.
pub struct Person<'r> {
    room: &'r mut Room,
    name: String,
}

macro_rules! people {
    ($($who:ident = $name:literal),*) => {
        #[allow(dead_code, reason = "the colleagues are the same in every dialogue; not all are needed in each")]
        impl Room {
            $(pub fn $who(&mut self) -> Person<'_> { self.person($name) })*
        }
    };
}

people!(
    anna = "Anna",
    bo = "Bo",
    camilla = "Camilla",
    dorthe = "Dorthe",
    erik = "Erik",
    fatima = "Fatima",
    gitte = "Gitte",
    hassan = "Hassan",
    inge = "Inge",
    jens = "Jens",
    karen = "Karen"
);

pub const NAMES: [&str; 20] = [
    "Anna", "Bo", "Camilla", "Dorthe", "Erik", "Fatima", "Gitte", "Hassan", "Inge", "Jens", "Karen", "Lars", "Mette",
    "Nadia", "Ole", "Pia", "Rasmus", "Sanne", "Thomas", "Ulla",
];

pub fn account(name: &str) -> Account {
    Account(format!("matrix/@{}:example.dk", name.to_lowercase().replace(' ', ".")))
}

/// Words and playbooks are read once for each way a room is set up.
fn world(setup: &Setup) -> Arc<World> {
    static WORLDS: Mutex<BTreeMap<String, Arc<World>>> = Mutex::new(BTreeMap::new());
    let which = format!(
        "{:?} {:?} {:?} {:?} {:?}",
        setup.groups,
        setup.ballots,
        setup.may_start,
        setup.chat.capabilities(),
        setup.learning
    );
    let mut worlds = WORLDS.lock().unwrap();
    let world = worlds.entry(which).or_insert_with(|| {
        let (prompts, playbooks) = built_in::load(world::manner(&setup.chat.capabilities())).unwrap();
        Arc::new(World {
            prompts,
            playbooks,
            calendar: WorkingCalendar::default(),
            lang: Lang::Da,
            settings: Settings { groups: setup.groups, ballots: setup.ballots, auto: false, ..Settings::default() },
            discretion: Discretion::default(),
            may_start: setup.may_start.clone(),
            scale: 1,
            capabilities: setup.chat.capabilities(),
            link: setup.chat.link(),
            own_account: setup.chat.own_account(),
            links: Links::of(Arc::clone(&setup.chat)),
            learning_channel: setup.learning.map(|channel| ChannelId(channel.to_owned())),
        })
    });
    Arc::clone(world)
}

/// The platform's id of somebody's private room, as meaningless as a real one.
pub fn private_id(name: &str) -> String {
    let sum = name.bytes().fold(7u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
    format!("!{sum:08x}:example.dk")
}

impl Room {
    pub fn new(setup: Setup) -> Self {
        let book = Arc::new(Book::new(setup.store.clone()));
        let mut room = Self {
            runtime: tokio::runtime::Builder::new_current_thread().build().unwrap(),
            world: world(&setup),
            chat: Arc::clone(&setup.chat),
            store: setup.store.clone(),
            book,
            desk: None,
            channel: ChannelId(setup.channel.to_owned()),
            now: BEGINS,
            history: Vec::new(),
            logged: 0,
            before: 0,
            transcript: Transcript::default(),
            late: Vec::new(),
            deaths: 0,
            died_at: None,
            shown_as: BTreeMap::new(),
            setup,
        };
        room.open();
        room
    }

    pub fn person(&mut self, name: &str) -> Person<'_> {
        Person { room: self, name: name.to_owned() }
    }

    pub fn now(&self) -> Timestamp {
        self.now
    }

    pub fn desk(&self) -> &Desk<Store> {
        self.desk.as_ref().unwrap()
    }

    /// The same room for one thing more, beside the one that goes on: nothing that is tried there happens here.
    pub fn beside(&self) -> Beside {
        let store = Store::Memory(Memory::holding(self.store.memory().snapshot()));
        let book = Arc::new(Book::new(store));
        let desk = self.desk().clone().on(Arc::clone(&book));
        Beside { desk, book, moment: self.moment(), tried: 0 }
    }

    pub fn has_dialogue(&self) -> bool {
        self.desk().streams().dialogue().is_some()
    }

    pub fn dialogue(&self) -> &Dialogue {
        self.desk().streams().dialogue().expect("a dialogue")
    }

    pub fn name_of(&self, who: ParticipantId) -> String {
        let dialogue = self.dialogue();
        dialogue.account(who).map(display).or_else(|| dialogue.name(who).map(str::to_owned)).unwrap_or_default()
    }

    /// The pair whose turn it is in the round.
    pub fn speakers(&self) -> Vec<String> {
        self.dialogue().presenting_pair().unwrap_or_default().iter().map(|who| self.name_of(*who)).collect()
    }

    /// The members of each group.
    pub fn groups(&self) -> Vec<Vec<String>> {
        self.dialogue().groups.iter().map(|group| group.iter().map(|who| self.name_of(*who)).collect()).collect()
    }

    /// Everybody who can press for themselves, in the order they came.
    pub fn everybody(&self) -> Vec<String> {
        self.dialogue().with_account().map(|p| self.name_of(p.id)).collect()
    }

    // --- time ---

    /// `"3m"`, `"90s"`, `"1m30s"`.
    pub fn wait(&mut self, how_long: &str) {
        let span: SignedDuration = how_long.parse().unwrap();
        self.wait_for(span);
    }

    /// Time goes on to a moment on the clock of the wall: `"2026-11-30 10:00"`.
    pub fn until(&mut self, local: &str) {
        let civil: jiff::civil::DateTime = local.replace(' ', "T").parse().unwrap();
        let at = drejebog::calendar::Zone::default().place(civil).instant;
        assert!(at >= self.now, "{local} is past");
        self.wait_for(at.duration_since(self.now));
    }

    pub fn wait_for(&mut self, span: SignedDuration) {
        self.before = self.logged;
        // Seconds are long enough for any platform to answer.
        self.rest();
        let until = self.now + span;
        let mut gap = SignedDuration::ZERO;
        loop {
            let desk = self.desk();
            let next = desk.streams().next_wake().into_iter().chain(desk.actor().next_try()).min();
            let Some(at) = next.filter(|at| *at <= until + gap) else { break };
            let before = (desk.streams().next_wake(), desk.actor().next_try());
            self.now = self.now.max(at);
            let moment = self.moment();
            let was = self.deaths;
            let result = self.runtime.block_on(self.desk.as_mut().unwrap().tick(moment));
            self.survive(result);
            self.settle();
            if self.deaths > was {
                gap += self.setup.gap;
            } else if before == (self.desk().streams().next_wake(), self.desk().actor().next_try()) {
                break;
            }
        }
        self.now = self.now.max(until + gap);
    }

    fn moment(&self) -> Moment {
        Moment { now: self.now, wall: self.now, seed: self.setup.seed }
    }

    // --- the process ---

    fn open(&mut self) -> bool {
        let people = Arc::new(Directory::new(Arc::clone(&self.book)));
        let load =
            Desk::load(self.channel.clone(), Arc::clone(&self.world), Arc::clone(&self.book), people, self.moment());
        match self.runtime.block_on(load) {
            Ok(desk) => {
                self.desk = Some(desk);
                true
            }
            Err(error) => self.survive::<()>(Err(error)),
        }
    }

    /// The process ends here and starts again on the same journal, after `gap`.
    pub fn restart(&mut self, gap: SignedDuration) {
        self.deaths += 1;
        self.died_at = Some(self.now);
        self.late.clear();
        self.desk = None;
        if let Store::Memory(memory) = &self.store {
            let memory = memory.restart();
            if let Some(writes) = self.setup.again {
                if self.deaths.is_multiple_of(2) { memory.fail_before(writes) } else { memory.fail_after(writes) }
            }
            self.store = Store::Memory(memory);
            self.book = Arc::new(Book::new(self.store.clone()));
        }
        self.now += gap;
        if !self.open() {
            return;
        }
        if gap > drejebog::app::desk::BREAK {
            let moment = self.moment();
            let result = self.runtime.block_on(self.desk.as_mut().unwrap().was_away(Away { gap, since: None }, moment));
            if !self.survive(result) {
                return;
            }
        }
        let deaths = self.deaths;
        self.settle();
        if self.deaths == deaths {
            self.deliver_again();
        }
    }

    /// As an adapter does: everything after the position in the journal, room by room, in the order it happened.
    fn deliver_again(&mut self) {
        let known: BTreeMap<String, u64> =
            self.book.positions().unwrap().into_iter().map(|(room, p)| (room, p.0.parse().unwrap())).collect();
        for inbound in self.history.clone() {
            let room = drejebog::actor::filed_under::room_name(&inbound.room);
            let number: u64 = inbound.id.0[1..].parse().unwrap();
            if known.get(&room).is_none_or(|position| number > *position) {
                let deaths = self.deaths;
                self.deliver(inbound);
                if self.deaths > deaths {
                    // The next process has read forward from its own position.
                    return;
                }
            }
        }
    }

    fn survive<T>(&mut self, result: Result<T, DeskError>) -> bool {
        match result {
            Ok(_) => true,
            Err(DeskError::Journal(JournalError::Broken(_))) if self.store.memory().is_dead() => {
                let gap = self.setup.gap;
                self.restart(gap);
                false
            }
            Err(error) => panic!("{error}"),
        }
    }

    fn deliver(&mut self, inbound: Inbound) {
        let at = inbound.at;
        let moment = self.moment();
        let result = self.runtime.block_on(self.desk.as_mut().unwrap().hear(inbound, at, false, moment));
        if self.survive(result) {
            self.settle();
        }
    }

    /// Lets the platform do all that is waiting.
    pub fn settle(&mut self) {
        loop {
            let late = std::mem::take(&mut self.late);
            for (job, sent) in late {
                let moment = self.moment();
                let result = self.runtime.block_on(self.desk.as_mut().unwrap().sent(job, sent, moment));
                if !self.survive(result) {
                    return;
                }
            }
            let moment = self.moment();
            let jobs = self.runtime.block_on(self.desk.as_mut().unwrap().take_jobs(moment)).unwrap();
            if jobs.is_empty() {
                break;
            }
            for job in jobs {
                let sent = self.runtime.block_on(perform(&self.chat, job.clone()));
                self.late.push((job, sent));
            }
            if self.setup.slow {
                break;
            }
        }
        self.show();
    }

    fn show(&mut self) {
        let log = self.chat.log(self.logged);
        self.logged += log.len();
        for shown in &log {
            self.transcript.bot(self.now, shown, self.setup.chat.has_forms, &|account| display(account));
        }
    }

    /// Everything that is under way comes to rest.
    pub fn rest(&mut self) {
        loop {
            self.settle();
            if self.late.is_empty() {
                break;
            }
        }
    }

    // --- what people see ---

    pub fn messages(&self) -> Vec<Message> {
        self.chat.messages()
    }

    /// Does this person see this message? An answer is for whoever asked, wherever it stands.
    pub fn sees(&self, name: &str, message: &Message) -> bool {
        let account = account(name);
        let asked = |event: &EventId| self.history.iter().any(|i| i.id == *event && i.from == account);
        match (&message.to, &message.answers) {
            (_, Some(event)) => asked(event),
            (Destination::Private(to), None) => *to == account,
            (Destination::Channel(channel) | Destination::Thread { channel, .. }, None) => *channel == self.channel,
        }
    }

    /// What has been posted since something was last heard, or time began to go on.
    pub fn fresh(&self) -> Vec<MessageId> {
        let posted = |shown| match shown {
            Shown::Posted(message) => Some(message.id),
            _ => None,
        };
        self.chat.log(self.before).into_iter().filter_map(posted).collect()
    }

    /// The newest message this person can see that offers this.
    fn offer(&self, name: &str, emoji: &str) -> Option<MessageId> {
        let messages = self.chat.messages();
        // Nobody looks into another group's thread.
        let others: Vec<MessageId> = NAMES.iter().filter_map(|name| self.thread_of(name)).collect();
        let own = self.thread_of(name);
        let elsewhere = |m: &Message| match &m.to {
            Destination::Thread { root, .. } => Some(root) != own.as_ref() && others.contains(root),
            _ => false,
        };
        let sees = |m: &Message| self.sees(name, m) && !elsewhere(m);
        messages.iter().rev().find(|m| sees(m) && m.choices.iter().any(|c| c.emoji == emoji)).map(|m| m.id.clone())
    }

    /// People look at what is going on now, not at the post before it.
    fn phase_is_shown(&self) -> bool {
        let Some(dialogue) = self.desk().streams().live() else { return true };
        let key = dialogue.running().and_then(|r| dialogue.posts.get(&Slot::Phase(r.visit)));
        key.is_none_or(|key| self.chat.messages().iter().any(|m| m.key == *key))
    }

    /// Everything this person could press, on any message they can see.
    pub fn offers(&self, name: &str) -> Vec<(String, MessageId)> {
        let account = account(name);
        let sees = |m: &&Message| !matches!(&m.to, Destination::Private(to) if *to != account);
        let messages = self.chat.messages();
        let all = messages.iter().filter(sees);
        all.flat_map(|m| m.choices.iter().map(|c| (c.emoji.clone(), m.id.clone()))).collect()
    }

    /// What the button with this emoji is known by. One that has gone since is known as an earlier version drew it.
    pub fn choice_of(&self, message: &MessageId, emoji: &str) -> ChoiceId {
        let choices = self.chat.messages().into_iter().find(|m| m.id == *message).map(|m| m.choices);
        let drawn = choices.into_iter().flatten().find(|choice| choice.emoji == emoji);
        drawn.map_or_else(|| ChoiceId(emoji.to_owned()), |choice| choice.id)
    }

    /// What stands in a form with a text, where the phase that goes on offers one for it.
    fn filled_in(&self, text: &str) -> Option<(Blank, Vec<Option<String>>)> {
        let forms = self.chat.messages().into_iter().rev().map(|m| m.choices);
        let offered: Vec<FormId> = forms
            .map(|choices| choices.iter().filter_map(|c| c.opens.as_ref()).map(|opens| opens.form).collect::<Vec<_>>())
            .find(|forms| !forms.is_empty())?;
        let form = offered.iter().find(|form| match form {
            FormId::Point => true,
            FormId::Example => text.trim_start_matches('#').starts_with(|c: char| c.is_ascii_digit()),
            _ => false,
        })?;
        let values = match form {
            FormId::Example => text.split_once(' ').map(|(number, text)| vec![number, text])?,
            _ => vec![text],
        };
        Some((Blank::Form(*form), values.into_iter().map(|value| Some(value.to_owned())).collect()))
    }

    pub fn thread_of(&self, name: &str) -> Option<MessageId> {
        let dialogue = self.desk().streams().dialogue()?;
        let who = dialogue.people.iter().find(|p| dialogue.account(p.id) == Some(&account(name)))?.id;
        let key = dialogue.posts.get(&Slot::GroupRoot(dialogue.group_of(who)?))?;
        self.chat.messages().into_iter().find(|m| m.key == *key).map(|m| m.id)
    }

    pub fn hear(&mut self, name: &str, room: Place, what: Heard, line: &str) -> EventId {
        let number = self.setup.heard_before + self.history.len() as u64 + 1;
        let id = EventId(format!("{}{number}", &self.setup.channel[8..9]));
        let inbound = Inbound {
            id: id.clone(),
            room,
            from: account(name),
            display_name: self.shown_as.get(name).cloned().unwrap_or_else(|| name.to_owned()),
            at: self.now,
            what,
            position: number.is_multiple_of(self.setup.batch).then(|| Position(number.to_string())),
        };
        self.history.push(inbound.clone());
        self.before = self.logged;
        self.transcript.person(self.now, &id, line);
        for _ in 0..self.setup.times {
            self.deliver(inbound.clone());
        }
        id
    }
}

/// A room beside another, in which something is tried.
pub struct Beside {
    desk: Desk<Store>,
    book: Arc<Book<Store>>,
    moment: Moment,
    tried: u32,
}

/// What came of something that was tried.
#[derive(Debug)]
pub enum Came {
    /// Facts were written down.
    Facts,
    /// It was answered, and nothing written down.
    Answer,
    Refused(Box<Reply>),
    /// Nothing was said or done.
    Nothing,
}

impl Beside {
    pub fn tries(&mut self, runtime: &Runtime, name: &str, room: Place, what: Heard) -> Came {
        self.tried += 1;
        let id = EventId(format!("beside{}", self.tried));
        let before = self.facts();
        let inbound = Inbound {
            id: id.clone(),
            room,
            from: account(name),
            display_name: name.to_owned(),
            at: self.moment.now,
            what,
            position: None,
        };
        runtime.block_on(self.desk.hear(inbound, self.moment.now, false, self.moment)).unwrap();
        let written = self.facts() > before;
        match self.desk.actor().refused() {
            Some(reply) => Came::Refused(Box::new(reply.clone())),
            None if written => Came::Facts,
            None if self.desk.actor().is_answering(&id) => Came::Answer,
            None => Came::Nothing,
        }
    }

    /// How many facts there are in all streams.
    fn facts(&self) -> u64 {
        self.book.streams().unwrap().iter().map(|stream| self.book.version(stream).unwrap()).sum()
    }
}

fn display(account: &Account) -> String {
    let local = account.0.split('@').nth(1).unwrap_or_default().split(':').next().unwrap_or_default();
    let mut chars = local.chars();
    chars.next().map(|c| c.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}

impl Person<'_> {
    pub fn text(&self, text: &str, thread: Option<MessageId>) -> Heard {
        let mentions = text
            .split_whitespace()
            .filter_map(|word| word.strip_prefix('@'))
            .map(|name| account(name.trim_end_matches(|c: char| !c.is_alphanumeric())))
            .collect();
        Heard::Message { text: text.to_owned(), thread, mentions }
    }

    fn channel(&self) -> Place {
        Place::Channel(self.room.channel.clone())
    }

    pub fn private_room(&self) -> Place {
        Place::Private { account: account(&self.name), room: private_id(&self.name) }
    }

    /// In the channel. Where what is written there is not heard, a command from the list, or the form that is offered.
    pub fn says(self, text: &str) -> EventId {
        self.says_in(text, None, "")
    }

    fn says_in(self, text: &str, thread: Option<MessageId>, whereabouts: &str) -> EventId {
        let line = format!("{}{whereabouts}: {text}", self.name);
        let place = self.channel();
        if !self.room.setup.chat.has_forms {
            let what = self.text(text, thread);
            return self.room.hear(&self.name, place, what, &line);
        }
        let Heard::Message { mentions, .. } = self.text(text, None) else { unreachable!("that is what text makes") };
        let lacking = Vec::new();
        let (words, what) = if let Some(words) = text.strip_prefix("!dialog").map(str::trim_start) {
            (words.to_owned(), Heard::Asked { words: words.to_owned(), thread, mentions, lacking })
        } else if let Some((blank, values)) = self.room.filled_in(text) {
            let words = sent::as_typed(blank, &values);
            (words, Heard::Sent { blank, values, thread, mentions, lacking, on: None })
        } else {
            self.room.transcript.person(self.room.now, &EventId(String::new()), &format!("{line} (ikke hørt)"));
            return EventId(String::new());
        };
        let line = format!("{}{whereabouts}: /dialog {words}", self.name);
        self.room.hear(&self.name, place, what, &line)
    }

    /// In the private room with the bot.
    pub fn whispers(self, text: &str) -> EventId {
        let line = format!("{} (privat): {text}", self.name);
        let (what, place) = (self.text(text, None), self.private_room());
        self.room.hear(&self.name, place, what, &line)
    }

    /// In the thread of their group; in the channel where there is none.
    pub fn says_in_group(self, text: &str) -> EventId {
        let thread = self.room.thread_of(&self.name);
        let whereabouts = if thread.is_some() { " (i gruppen)" } else { "" };
        self.says_in(text, thread, whereabouts)
    }

    /// On the newest message they can see that offers it.
    pub fn presses(self, emoji: &str) -> EventId {
        if !self.room.phase_is_shown() {
            self.room.rest();
        }
        let mut offer = self.room.offer(&self.name, emoji);
        if offer.is_none() {
            self.room.rest();
            offer = self.room.offer(&self.name, emoji);
        }
        let message =
            offer.unwrap_or_else(|| panic!("{} sees nothing that offers {emoji}:\n{}", self.name, tail(self.room)));
        self.presses_on(emoji, &message)
    }

    pub fn presses_on(self, emoji: &str, message: &MessageId) -> EventId {
        let line = format!("{} {emoji} på «{}»", self.name, self.room.transcript.title(message));
        let private =
            self.room.chat.messages().iter().any(|m| m.id == *message && matches!(m.to, Destination::Private(_)));
        let place = if private { self.private_room() } else { self.channel() };
        let is_poll = self.room.chat.messages().iter().any(|m| m.id == *message && m.ballot.is_some());
        if is_poll {
            return self.votes_in(&[emoji], message);
        }
        let (message, emoji) = (message.clone(), emoji.to_owned());
        let what = match self.room.setup.chat.has_forms {
            true => Heard::Pressed { choice: self.room.choice_of(&message, &emoji), message },
            false => Heard::Reacted { message, emoji },
        };
        self.room.hear(&self.name, place, what, &line)
    }

    /// All that they answer to a poll now.
    pub fn votes_in(self, answers: &[&str], poll: &MessageId) -> EventId {
        let line = format!("{} stemmer {} i «{}»", self.name, answers.join(" "), self.room.transcript.title(poll));
        let answers = answers.iter().map(|answer| (*answer).to_owned()).collect();
        let place = self.channel();
        self.room.hear(&self.name, place, Heard::Voted { message: poll.clone(), answers }, &line)
    }

    /// Takes back a message or a reaction of theirs; a button is pressed once more.
    pub fn takes_back(self, original: &EventId) {
        let made = self.room.history.iter().find(|i| i.id == *original).map(|i| i.what.clone());
        if let Some(Heard::Pressed { message, choice }) = made {
            let choices = self.room.chat.messages().into_iter().find(|m| m.id == message).map(|m| m.choices);
            let drawn = choices.into_iter().flatten().find(|drawn| drawn.id == choice);
            let emoji = drawn.map_or(choice.0, |drawn| drawn.emoji);
            // At once it would be a double tap.
            self.room.wait("4s");
            self.presses_on(&emoji, &message);
            return;
        }
        let line = format!("{} tager noget tilbage", self.name);
        let place = self.place_of(original);
        self.room.hear(&self.name, place, Heard::TakenBack { original: original.clone() }, &line);
    }

    pub fn edits(self, original: &EventId, text: &str) {
        let line = format!("{} retter til: {text}", self.name);
        let place = self.place_of(original);
        self.room.hear(&self.name, place, Heard::Edited { original: original.clone(), text: text.to_owned() }, &line);
    }

    /// A message that has not been heard yet was edited in the channel.
    pub fn edits_unheard(self, original: &EventId, text: &str) {
        let (place, line) = (self.channel(), format!("{} retter til: {text}", self.name));
        self.room.hear(&self.name, place, Heard::Edited { original: original.clone(), text: text.to_owned() }, &line);
    }

    /// The same, deleted.
    pub fn takes_back_unheard(self, original: &EventId) {
        let (place, line) = (self.channel(), format!("{} tager noget tilbage", self.name));
        self.room.hear(&self.name, place, Heard::TakenBack { original: original.clone() }, &line);
    }

    /// Leaves the channel.
    pub fn goes(self) {
        let line = format!("{} forlader kanalen", self.name);
        let place = self.channel();
        self.room.hear(&self.name, place, Heard::Went, &line);
    }

    /// Comes into the channel, or back into it.
    pub fn comes(self) {
        let line = format!("{} kommer ind i kanalen", self.name);
        let place = self.channel();
        self.room.hear(&self.name, place, Heard::Came, &line);
    }

    fn place_of(&self, event: &EventId) -> Place {
        self.room.history.iter().find(|i| i.id == *event).unwrap().room.clone()
    }
}

fn tail(room: &Room) -> String {
    let lines: Vec<&str> = room.transcript.text().lines().collect();
    lines[lines.len().saturating_sub(40)..].join("\n")
}

async fn perform(chat: &Platform, job: Job) -> Sent {
    match job {
        Job::Post { post, look_since: Some(since), .. } => {
            match chat.find(post.to.clone(), post.key.clone(), since).await {
                Ok(Some(message)) => Sent::Posted(Ok(message)),
                Ok(None) => Sent::Posted(chat.post(post).await),
                Err(error) => Sent::Posted(Err(error)),
            }
        }
        Job::Post { post, .. } => Sent::Posted(chat.post(post).await),
        Job::Edit { edit } => Sent::Done(chat.edit(edit).await),
        Job::React { room, to, emoji } => Sent::Done(chat.react(room, to, emoji).await),
        Job::Pin { channel, messages } => Sent::Done(chat.pin(channel, messages).await),
        Job::PreparePrivate { account, name } => Sent::Done(chat.prepare_private(account, name).await),
    }
}
