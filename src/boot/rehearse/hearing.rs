//! What people say and press in a rehearsal, as its platform hears it; and what each has before them there.
//! Deliberately absent: what they say (`cast`, or whoever has taken a part).

use crate::adapters::memory::chat::{MemoryChat, Offer};
use crate::boot::cast::{Act, Cast, During, What};
use crate::dialogue::command::Tap;
use crate::dialogue::ids::{Account, ChannelId};
use crate::dialogue::state::{Dialogue, Slot};
use crate::ports::chat::{Destination, EventId, Heard, Inbound, MessageId, Room};
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where somebody writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    Channel,
    /// The thread of their group, or the channel where there is none.
    Group,
    Private,
}

#[derive(Debug)]
pub struct Hearing {
    chat: Arc<MemoryChat>,
    channel: ChannelId,
    /// What was heard, and from whom.
    asked: BTreeMap<EventId, Account>,
}

/// An account of this platform, by the name shown.
pub fn account(name: &str) -> Account {
    Account(format!("rehearsal/{}", name.to_lowercase()))
}

impl Hearing {
    pub fn new(chat: Arc<MemoryChat>, channel: ChannelId) -> Self {
        Self { chat, channel, asked: BTreeMap::new() }
    }

    /// What this person could press, the newest message first.
    pub fn offers(&self, account: &Account) -> Vec<Offer> {
        self.chat.offers(account, |event| self.asked.get(event) == Some(account))
    }

    pub fn sees(&self, account: &Account, message: &MessageId) -> bool {
        self.chat.is_seen_by(account, message, |event| self.asked.get(event) == Some(account))
    }

    pub fn was_asked_by(&self, event: &EventId, account: &Account) -> bool {
        self.asked.get(event) == Some(account)
    }

    /// The root of the thread that this person's group talks in.
    pub fn thread_of(&self, account: &Account, dialogue: &Dialogue) -> Option<MessageId> {
        let who = dialogue.people.iter().find(|p| dialogue.account(p.id) == Some(account))?.id;
        let group = dialogue.group_of(who).filter(|_| dialogue.in_threads())?;
        self.chat.message_of(dialogue.posts.get(&Slot::GroupRoot(group))?)
    }

    /// What the platform hears of an act; nothing when what it was meant for is over, or was never offered.
    pub fn of(&mut self, act: &Act, cast: &Cast, dialogue: Option<&Dialogue>, now: Timestamp) -> Option<Inbound> {
        if act.during.is_some() && act.during != dialogue.map(During::of) {
            return None;
        }
        let from = cast.account(act.who)?.clone();
        match &act.what {
            What::Say(text) => Some(self.said(&from, Where::Channel, text, cast, dialogue, now)),
            What::InGroup(text) => Some(self.said(&from, Where::Group, text, cast, dialogue, now)),
            What::Private(text) => Some(self.said(&from, Where::Private, text, cast, dialogue, now)),
            What::Press(press) => {
                let offers = self.offers(&from);
                let offers_it = |offer: &&Offer| offer.choices.iter().any(|c| press.is(Tap::Reaction(&c.emoji)));
                let offer = offers.iter().find(offers_it)?;
                let what = Heard::Reacted { message: offer.message.clone(), emoji: press.emoji().to_owned() };
                Some(self.heard(&from, self.room(&from, &offer.to), what, cast, now))
            }
        }
    }

    /// Something written.
    pub fn said(
        &mut self,
        from: &Account,
        place: Where,
        text: &str,
        cast: &Cast,
        dialogue: Option<&Dialogue>,
        now: Timestamp,
    ) -> Inbound {
        let thread = dialogue.filter(|_| place == Where::Group).and_then(|dialogue| self.thread_of(from, dialogue));
        let room = match place {
            Where::Channel | Where::Group => Room::Channel(self.channel.clone()),
            Where::Private => private(from),
        };
        let what = Heard::Message { text: text.to_owned(), thread, mentions: mentions(text, cast) };
        self.heard(from, room, what, cast, now)
    }

    /// Something pressed, or taken back, on a message that stands there.
    pub fn pressed(&mut self, from: &Account, on: &Destination, what: Heard, cast: &Cast, now: Timestamp) -> Inbound {
        self.heard(from, self.room(from, on), what, cast, now)
    }

    fn room(&self, account: &Account, to: &Destination) -> Room {
        match to {
            Destination::Private(_) => private(account),
            Destination::Channel(_) | Destination::Thread { .. } => Room::Channel(self.channel.clone()),
        }
    }

    fn heard(&mut self, from: &Account, room: Room, what: Heard, cast: &Cast, now: Timestamp) -> Inbound {
        let id = EventId(format!("e{}", self.asked.len() + 1));
        self.asked.insert(id.clone(), from.clone());
        let display_name = cast.whose(from).unwrap_or_default().to_owned();
        Inbound { id, room, from: from.clone(), display_name, at: now, what, position: None }
    }
}

fn private(account: &Account) -> Room {
    Room::Private { account: account.clone(), room: format!("{}/private", account.0) }
}

/// Those of the cast who are named with an @.
fn mentions(text: &str, cast: &Cast) -> Vec<Account> {
    let named = text.split_whitespace().filter_map(|word| word.strip_prefix('@'));
    let named = named.map(|name| account(name.trim_end_matches(|c: char| !c.is_alphanumeric())));
    named.filter(|account| cast.whose(account).is_some()).collect()
}
