//! Messages that were edited or deleted: what they made is found where it stands, and follows; where it cannot, whoever
//! wrote it is told once, privately.
//!
//! Events may come in any order: an edit that comes before its message is kept until that is heard, a message whose
//! deletion has been heard is not heard at all. Deliberately absent: what may still be changed (`decide::edits`).

use super::filed_under::room_name;
use super::handling::Handling;
use super::incoming::Incoming;
use super::receipt::{FACTS, Receipt, TAKEN, marked};
use super::stop::Stop;
use crate::commands::{self, Parsed, Verdict, inspect};
use crate::dialogue::absence;
use crate::dialogue::command::{Away, Command};
use crate::dialogue::decide::{self, Request, Rewritten};
use crate::dialogue::ids::Account;
use crate::dialogue::refusal::Unchanged;
use crate::dialogue::reply::Reply;
use crate::ports::chat::{EventId, Inbound, Room};

/// Edits of messages that have not been heard, remembered at most.
const MOST_EARLY: usize = 200;

/// The longest edited text that is read, in bytes; as for messages.
pub(super) const MAX_MESSAGE: usize = 16 * 1024;

impl Handling<'_> {
    pub(super) fn message_edited(&mut self, said: Incoming<'_>, original: &EventId, text: &str) -> Result<(), Stop> {
        let Some(number) = self.streams.dialogue_that_knows(&original.0) else {
            return self.edit_of_something_else(said, original, text);
        };
        let unsafe_text = [text, &commands::without_code(text)].iter().any(|text| inspect(text) == Verdict::Cpr);
        let too_long = text.len() > MAX_MESSAGE;
        if unsafe_text || too_long {
            let because = if unsafe_text { Unchanged::Cpr } else { Unchanged::TooLong { max: decide::MAX_TEXT } };
            return self.not_followed(said, original, because, self.stands(number, original));
        }
        let warn = inspect(text) == Verdict::Contact;
        let by = self.rewritten(number, &said, text);
        let request = Request::Replaced { original: original.0.clone(), by };
        self.ask_of(said, number, request, false, warn)
    }

    /// What an edited message says now, read as what it was.
    fn rewritten(&self, number: u32, said: &Incoming<'_>, text: &str) -> Rewritten {
        let place = match said.inbound.room {
            Room::Channel(_) => commands::Place::Channel,
            Room::Private { .. } => commands::Place::Private,
        };
        match commands::parse(text, place, &[]) {
            // A new time for the same playbook is a move.
            Parsed::Command(Command::Plan { text, .. }) => {
                let playbook = self.streams.dialogue_of(number).map(|d| d.script.playbook.as_str());
                match self.world.playbook_and_time(&text) {
                    Some((found, when)) if Some(found.script.playbook.as_str()) == playbook => {
                        Rewritten::Command(Command::Move { dialogue: None, when })
                    }
                    _ => Rewritten::Unclear,
                }
            }
            Parsed::Command(command) => Rewritten::Command(command),
            Parsed::Plain(plain) => Rewritten::Plain(plain),
            Parsed::Unknown { .. } | Parsed::Usage { .. } | Parsed::Refused(_) => Rewritten::Unclear,
            Parsed::Nothing => Rewritten::Nothing,
        }
    }

    /// What still says what the message said, where it is one text.
    fn stands(&self, number: u32, original: &EventId) -> Option<String> {
        let dialogue = self.streams.dialogue_of(number)?;
        match dialogue.made_by(&original.0).as_slice() {
            [(what, _)] => dialogue.text(*what)?.get().cloned(),
            _ => None,
        }
    }

    /// Nothing that can be changed came of the message: it was talk, or it is used up.
    fn edit_of_something_else(&mut self, said: Incoming<'_>, original: &EventId, text: &str) -> Result<(), Stop> {
        if !self.has_been_heard(&said.inbound.room, original)? {
            if self.inbox.edited_early.len() < MOST_EARLY && text.len() <= MAX_MESSAGE {
                self.inbox.edited_early.insert(original.clone(), (said.inbound.from.clone(), text.to_owned()));
            }
            return self.note(said.receipt);
        }
        let place = match said.inbound.room {
            Room::Channel(_) => commands::Place::Channel,
            Room::Private { .. } => commands::Place::Private,
        };
        let parsed = commands::parse(&text[..text.floor_char_boundary(MAX_MESSAGE)], place, &[]);
        let away = if let Parsed::Command(Command::Away(away)) = &parsed { Some(away) } else { None };
        let Some(said) = self.away_followed(said, original, away)? else { return Ok(()) };
        let is_command =
            matches!(parsed, Parsed::Command(_) | Parsed::Unknown { .. } | Parsed::Usage { .. } | Parsed::Refused(_));
        let because = match self.was_taken(&said.inbound.room, original)? {
            true => Unchanged::Past,
            false if is_command => Unchanged::Otherwise,
            false => return self.note(said.receipt),
        };
        self.not_followed(said, original, because, None)
    }

    /// A message that nothing is known of any more was deleted.
    pub(super) fn deletion_of_something_else(&mut self, said: Incoming<'_>, original: &EventId) -> Result<(), Stop> {
        let room = &said.inbound.room;
        if !self.has_been_heard(room, original)? {
            // Should it be heard yet, it is gone already.
            let unheard = Some((room_name(room), original.clone()));
            self.inbox.edited_early.remove(original);
            self.note(Receipt { event: unheard, ..Receipt::default() })?;
            return self.note(said.receipt);
        }
        let past = self.was_taken(room, original)?;
        let Some(said) = self.away_followed(said, original, None)? else { return Ok(()) };
        match past {
            true => self.not_followed(said, original, Unchanged::Past, None),
            false => self.note(said.receipt),
        }
    }

    /// Days away follow the message that noted them. Gives back what is about something else.
    fn away_followed<'s>(
        &mut self,
        said: Incoming<'s>,
        original: &EventId,
        away: Option<&Away>,
    ) -> Result<Option<Incoming<'s>>, Stop> {
        let Some(person) = said.person else { return Ok(Some(said)) };
        let today = self.today();
        let (events, absence) = match absence::followed(&self.streams.channel, person, &original.0, away, &today) {
            Ok(Some(followed)) => followed,
            Ok(None) => return Ok(Some(said)),
            Err(refusal) => return self.refuse(said, refusal).map(|()| None),
        };
        if !self.is_noted(&said.receipt)? {
            self.write_channel(&events, said.receipt.halfway())?;
        }
        self.reply(said, &Reply::Away(absence))?;
        Ok(None)
    }

    /// The text of a message that was edited before it was heard.
    pub(super) fn as_edited(&mut self, inbound: &Inbound) -> Option<String> {
        let (from, text): (Account, String) = self.inbox.edited_early.remove(&inbound.id)?;
        (from == inbound.from).then_some(text)
    }

    fn has_been_heard(&self, room: &Room, event: &EventId) -> Result<bool, Stop> {
        let name = room_name(room);
        let is_marked = |mark: &str| self.known.is_seen(&name, &marked(event, mark));
        Ok(self.inbox.held.contains(event)
            || self.known.is_seen(&name, event)?
            || is_marked(TAKEN)?
            || is_marked(FACTS)?)
    }

    /// Was it shown that the message was taken?
    fn was_taken(&self, room: &Room, event: &EventId) -> Result<bool, Stop> {
        self.known.is_seen(&room_name(room), &marked(event, TAKEN))
    }
}
