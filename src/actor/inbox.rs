//! What was heard is taken in: new or known already, from whom, and of what kind.
//!
//! Deliberately absent: what comes of it (`text`, `press`, `edits`, …).

use super::filed_under::room_name;
use super::going::Going;
use super::handling::Handling;
use super::incoming::{Incoming, thread_of};
use super::read::Read;
use super::receipt::{FACTS, Receipt, TAKEN, marked};
use super::stop::Stop;
use crate::commands;
use crate::dialogue::channel::{ChannelEvent, Told};
use crate::dialogue::reply::Reply;
use crate::dialogue::state::Numbers;
use crate::ports::chat::{Heard, Inbound, Room};
use jiff::Timestamp;

impl Handling<'_> {
    /// Hears one thing. `at` is when the platform received it, in the dialogues' time.
    pub(super) fn hear(&mut self, inbound: &Inbound, at: Timestamp) -> Result<(), Stop> {
        let Some(said) = self.received(inbound, at)? else { return Ok(()) };
        if self.known.is_seen(&room_name(&inbound.room), &marked(&inbound.id, TAKEN))? {
            // Delivered again: its facts stand already, and only the sign that they do is missing.
            self.acknowledge(&said)?;
            return Ok(());
        }
        // Somebody else in a person's private room does not speak for them, and must not see what they may.
        if matches!(&inbound.room, Room::Private { account, .. } if *account != inbound.from) {
            return self.note(said.receipt);
        }
        self.is_back(&said)?;
        self.goes_by_their_name(&said)?;
        self.understand(said)
    }

    /// What has not been heard before, with who it is from.
    pub(super) fn received<'i>(&self, inbound: &'i Inbound, at: Timestamp) -> Result<Option<Incoming<'i>>, Stop> {
        self.known.all(&wanted(inbound))?;
        let room = room_name(&inbound.room);
        if self.inbox.held.contains(&inbound.id) || self.known.is_seen(&room, &inbound.id)? {
            return Ok(None);
        }
        let asker = self.is_answered_privately(inbound).then(|| inbound.from.clone());
        let receipt = Receipt { event: Some((room, inbound.id.clone())), position: inbound.position.clone(), asker };
        let person = self.known.person(&inbound.from)?;
        Ok(Some(Incoming { inbound, thread: thread_of(inbound), receipt, person, at }))
    }

    /// Asks whoever wrote in private which of their dialogues they mean.
    pub(super) fn ask_which(&mut self, inbound: &Inbound, among: &[Going]) -> Result<(), Stop> {
        let Some(said) = self.received(inbound, self.moment.now)? else { return Ok(()) };
        self.time_goes_on();
        let among = among.iter().map(|going| (going.title.clone(), going.led_by.clone())).collect();
        self.answer(&inbound.room, None, &Reply::WhichOfYours(among), Receipt { asker: None, ..said.receipt })
    }

    fn understand(&mut self, said: Incoming<'_>) -> Result<(), Stop> {
        let inbound = said.inbound;
        match &inbound.what {
            Heard::Message { text, mentions, .. } => {
                let edited = self.as_edited(inbound);
                self.message(said, edited.as_ref().unwrap_or(text), mentions)
            }
            Heard::Asked { words, mentions, .. } => {
                let before = self.added_last();
                self.message(said, &format!("{} {words}", commands::PREFIX), mentions)?;
                self.sign_what_was_added(inbound, before)
            }
            Heard::Sent { blank, values, mentions, .. } => {
                let before = self.added_last();
                self.sent_in(said, *blank, values, mentions)?;
                self.sign_what_was_added(inbound, before)
            }
            Heard::Pressed { message, choice } => self.pressed(said, message, choice),
            Heard::Voted { message, answers } => self.voted(said, message, answers),
            Heard::Edited { original, text } => self.message_edited(said, original, text),
            Heard::TakenBack { original } => self.taken_back(said, original),
            Heard::Reacted { message, emoji } => self.reacted(said, message, emoji),
            Heard::Went if !said.is_private() => self.went(said),
            Heard::Came if !said.is_private() => self.came(said),
            Heard::Invited => self.tell_once(Told::Hello, said.receipt),
            // Told where it was written: the channel has no part in it, and a stranger's room no stream.
            Heard::Unreadable if said.is_private() => {
                self.answer(&inbound.room, None, &Reply::CannotRead, said.receipt)
            }
            Heard::Unreadable => self.tell_once(Told::CannotRead, said.receipt),
            Heard::Went | Heard::Came | Heard::Nothing => self.note(said.receipt),
        }
    }

    /// What the live dialogue numbered last.
    fn added_last(&self) -> Option<(u32, Numbers)> {
        self.streams.live().map(|dialogue| (dialogue.id.number, dialogue.last))
    }

    /// A private sign that what somebody wrote stands now, with its number where it has one.
    fn sign_what_was_added(&mut self, inbound: &Inbound, before: Option<(u32, Numbers)>) -> Result<(), Stop> {
        let now = self.streams.live().filter(|now| before.is_some_and(|(number, _)| number == now.id.number));
        let added = before.zip(now).and_then(|((_, before), now)| now.added_since(before));
        let taken = added.map_or(Reply::Taken, |(item, number)| Reply::TakenAs { item, number });
        self.sign(inbound, &taken)
    }

    /// Reactions that were early are heard again, once the posts they may belong to are known.
    pub(super) fn hear_early(&mut self) -> Result<(), Stop> {
        let early = std::mem::take(&mut self.inbox.early);
        self.known.all(&early.iter().flat_map(|(inbound, _)| wanted(inbound)).collect::<Vec<_>>())?;
        for (inbound, at) in early {
            self.inbox.held.remove(&inbound.id);
            self.hear(&inbound, at)?;
        }
        Ok(())
    }

    /// Whoever had left the channel and uses it again has come back; not every platform says so.
    fn is_back(&mut self, said: &Incoming<'_>) -> Result<(), Stop> {
        let uses = matches!(said.inbound.what, Heard::Asked { .. } | Heard::Sent { .. } | Heard::Pressed { .. });
        if !uses || said.is_private() || self.streams.channel.gone.is_empty() {
            return Ok(());
        }
        let person = said.person.filter(|person| self.streams.channel.gone.contains(person));
        let Some(person) = person else { return Ok(()) };
        self.write_channel(&[ChannelEvent::Returned { person }], Receipt::default())
    }
}

/// What is read of anything that was heard: from whom it is, and whether it is new.
pub(super) fn wanted(inbound: &Inbound) -> Vec<Read> {
    let is_seen = |event| Read::IsSeen(room_name(&inbound.room), event);
    let (facts, taken) = (marked(&inbound.id, FACTS), marked(&inbound.id, TAKEN));
    vec![Read::Person(inbound.from.clone()), is_seen(inbound.id.clone()), is_seen(facts), is_seen(taken)]
}
