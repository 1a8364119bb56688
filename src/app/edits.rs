//! Messages that were edited or deleted: what they made is found where it stands, and follows; where it cannot, whoever
//! wrote it is told once, privately.
//!
//! Events may come in any order: an edit that comes before its message is kept until that is heard, a message whose
//! deletion has been heard is not heard at all. Deliberately absent: what may still be changed (`decide::edits`).

use super::arrivals::Said;
use super::desk::{Desk, DeskError, Heard, room_name};
use crate::commands::{self, Parsed, Verdict, inspect};
use crate::dialogue::absence;
use crate::dialogue::command::{Away, Command};
use crate::dialogue::decide::{self, Request, Rewritten};
use crate::dialogue::ids::Account;
use crate::dialogue::refusal::{Refusal, Unchanged};
use crate::dialogue::reply::Reply;
use crate::ports::chat::{EventId, Inbound, Room};
use crate::ports::journal::Journal;
use jiff::Timestamp;

/// Edits of messages that have not been heard, remembered at most.
const MOST_EARLY: usize = 200;

/// The longest edited text that is read, in bytes; as for messages.
pub(super) const MAX_MESSAGE: usize = 16 * 1024;

impl<J: Journal> Desk<J> {
    pub(super) async fn message_edited(
        &mut self,
        said: Said<'_>,
        original: &EventId,
        text: &str,
        at: Timestamp,
    ) -> Result<(), DeskError> {
        let Some(number) = self.dialogue_that_knows(original) else {
            return self.edit_of_something_else(said, original, text).await;
        };
        let unsafe_text = [text, &commands::without_code(text)].iter().any(|text| inspect(text) == Verdict::Cpr);
        let too_long = text.len() > MAX_MESSAGE;
        if unsafe_text || too_long {
            let because = if unsafe_text { Unchanged::Cpr } else { Unchanged::TooLong { max: decide::MAX_TEXT } };
            return self.not_followed(said, original, because, self.stands(number, original)).await;
        }
        let warn = inspect(text) == Verdict::Contact;
        let by = self.rewritten(number, &said, text);
        let request = Request::Replaced { original: original.0.clone(), by };
        self.ask_of(said, number, request, at, false, warn).await
    }

    /// What an edited message says now, read as what it was.
    fn rewritten(&self, number: u32, said: &Said<'_>, text: &str) -> Rewritten {
        let place = match said.inbound.room {
            Room::Channel(_) => commands::Place::Channel,
            Room::Private { .. } => commands::Place::Private,
        };
        match commands::parse(text, place, &[]) {
            // A new time for the same playbook is a move.
            Parsed::Command(Command::Plan { text, .. }) => {
                let playbook = self.dialogues.get(&number).map(|d| d.script.playbook.as_str());
                match self.playbook_and_time(&text) {
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

    /// The dialogue in which this message, or reaction, made something that stands.
    pub(super) fn dialogue_that_knows(&self, original: &EventId) -> Option<u32> {
        self.dialogues.values().find(|d| d.knows(&original.0)).map(|d| d.id.number)
    }

    /// What still says what the message said, where it is one text.
    fn stands(&self, number: u32, original: &EventId) -> Option<String> {
        let dialogue = self.dialogues.get(&number)?;
        match dialogue.made_by(&original.0).as_slice() {
            [(what, _)] => dialogue.text(*what)?.get().cloned(),
            _ => None,
        }
    }

    /// Nothing that can be changed came of the message: it was talk, or it is used up.
    async fn edit_of_something_else(
        &mut self,
        said: Said<'_>,
        original: &EventId,
        text: &str,
    ) -> Result<(), DeskError> {
        if !self.has_been_heard(&said.inbound.room, original)? {
            if self.edited_early.len() < MOST_EARLY && text.len() <= MAX_MESSAGE {
                self.edited_early.insert(original.clone(), (said.inbound.from.clone(), text.to_owned()));
            }
            return self.note(said.heard, said.moment).await;
        }
        let place = match said.inbound.room {
            Room::Channel(_) => commands::Place::Channel,
            Room::Private { .. } => commands::Place::Private,
        };
        let parsed = commands::parse(&text[..text.floor_char_boundary(MAX_MESSAGE)], place, &[]);
        let away = if let Parsed::Command(Command::Away(away)) = &parsed { Some(away) } else { None };
        let Some(said) = self.away_followed(said, original, away).await? else { return Ok(()) };
        let is_command =
            matches!(parsed, Parsed::Command(_) | Parsed::Unknown { .. } | Parsed::Usage { .. } | Parsed::Refused(_));
        let because = match self.was_taken(&said.inbound.room, original)? {
            true => Unchanged::Past,
            false if is_command => Unchanged::Otherwise,
            false => return self.note(said.heard, said.moment).await,
        };
        self.not_followed(said, original, because, None).await
    }

    /// A message that nothing is known of any more was deleted.
    pub(super) async fn deletion_of_something_else(
        &mut self,
        said: Said<'_>,
        original: &EventId,
    ) -> Result<(), DeskError> {
        let room = &said.inbound.room;
        if !self.has_been_heard(room, original)? {
            // Should it be heard yet, it is gone already.
            let unheard = Some((room_name(room), original.clone()));
            self.edited_early.remove(original);
            self.note(Heard { event: unheard, ..Heard::default() }, said.moment).await?;
            return self.note(said.heard, said.moment).await;
        }
        let past = self.was_taken(room, original)?;
        let Some(said) = self.away_followed(said, original, None).await? else { return Ok(()) };
        match past {
            true => self.not_followed(said, original, Unchanged::Past, None).await,
            false => self.note(said.heard, said.moment).await,
        }
    }

    /// Days away follow the message that noted them. Gives back what is about something else.
    async fn away_followed<'s>(
        &mut self,
        said: Said<'s>,
        original: &EventId,
        away: Option<&Away>,
    ) -> Result<Option<Said<'s>>, DeskError> {
        let Some(person) = self.people.known(&said.inbound.from)? else { return Ok(Some(said)) };
        let today = self.today(said.moment);
        let (events, absence) = match absence::followed(&self.channel, person, &original.0, away, &today) {
            Ok(Some(followed)) => followed,
            Ok(None) => return Ok(Some(said)),
            Err(refusal) => return self.refuse(said, refusal).map(|()| None),
        };
        if !self.is_noted(&said.heard)? {
            self.write_channel(events, said.heard.halfway(), said.moment).await?;
        }
        self.reply(said, &Reply::Away(absence))?;
        Ok(None)
    }

    /// Tells whoever edited or deleted a message that it is not followed. What a new edit can mend is said each time,
    /// anything else once for each message.
    pub(super) async fn not_followed(
        &mut self,
        said: Said<'_>,
        original: &EventId,
        because: Unchanged,
        stands: Option<String>,
    ) -> Result<(), DeskError> {
        let each_time = matches!(because, Unchanged::Cpr | Unchanged::TooLong { .. } | Unchanged::Empty);
        if !each_time && !self.is_first_told(&said, original).await? {
            return self.note(said.heard, said.moment).await;
        }
        let to = Room::Private { account: said.inbound.from.clone(), room: String::new() };
        self.answer(&to, None, &Reply::Refused(Refusal::Unchanged { because, stands }), said.heard)
    }

    /// Marks that somebody is told of this message; false where they have been. Delivered again, the same edit is told of
    /// again, since then its answer was not out.
    async fn is_first_told(&mut self, said: &Said<'_>, original: &EventId) -> Result<bool, DeskError> {
        let room = room_name(&said.inbound.room);
        let (told, this) = (format!("{}#told/", original.0), format!("{}#told/{}", original.0, said.inbound.id.0));
        let before = self.book.seen(&room, usize::MAX)?.into_iter().find(|event| event.0.starts_with(&told));
        match before {
            Some(before) => Ok(before.0 == this),
            None => {
                let mark = Some((room, EventId(this)));
                self.note(Heard { event: mark, ..Heard::default() }, said.moment).await?;
                Ok(true)
            }
        }
    }

    /// The text of a message that was edited before it was heard.
    pub(super) fn as_edited(&mut self, inbound: &Inbound) -> Option<String> {
        let (from, text): (Account, String) = self.edited_early.remove(&inbound.id)?;
        (from == inbound.from).then_some(text)
    }

    fn has_been_heard(&self, room: &Room, event: &EventId) -> Result<bool, DeskError> {
        let name = room_name(room);
        let is_marked = |mark: &str| self.book.is_seen(&name, &EventId(format!("{}{mark}", event.0)));
        Ok(self.held.contains(event)
            || self.book.is_seen(&name, event)?
            || is_marked("#taken")?
            || is_marked("#facts")?)
    }

    /// Was it shown that the message was taken?
    fn was_taken(&self, room: &Room, event: &EventId) -> Result<bool, DeskError> {
        Ok(self.book.is_seen(&room_name(room), &EventId(format!("{}#taken", event.0)))?)
    }
}
