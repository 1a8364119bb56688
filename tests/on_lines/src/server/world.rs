//! Rooms, messages and what has happened; each of the bot's requests changes it at once. Deliberately absent: the lines.

use crate::words::{Answer, Event, File, Request, Said, To, What};
use drejebog::adapters::system::wall;
use drejebog::ports::chat::{EventId, MessageId};
use std::collections::{BTreeMap, BTreeSet};

/// Everything there is.
#[derive(Debug, Default)]
pub struct World {
    rooms: BTreeMap<String, Room>,
    /// The bot's, in the order they were said.
    pub messages: Vec<Message>,
    /// The bot's.
    reactions: BTreeSet<(EventId, String)>,
    pub(super) events: Vec<Event>,
    /// What is said with these words is not answered.
    pub(super) keeps_back: Option<String>,
    /// The last message's, event's or room's.
    last_number: u64,
}

#[derive(Debug)]
struct Room {
    people: BTreeSet<String>,
    /// One person's with the bot.
    is_private: bool,
    pinned: Vec<MessageId>,
}

/// One of the bot's.
#[derive(Clone, Debug)]
pub struct Message {
    pub id: MessageId,
    pub key: String,
    pub room: String,
    /// Whose it is, where the room is private.
    pub only_for: Option<String>,
    pub thread: Option<MessageId>,
    pub text: String,
    pub buttons: Vec<(String, String, String)>,
    pub file: Option<File>,
    /// How often it was said: more than once where the bot did not hear that it was out.
    pub said: usize,
}

impl World {
    pub fn message(&self, id: &MessageId) -> Option<&Message> {
        self.messages.iter().find(|message| message.id == *id)
    }

    /// Has the bot reacted so?
    pub fn has_reacted(&self, to: &EventId, emoji: &str) -> bool {
        self.reactions.contains(&(to.clone(), emoji.to_owned()))
    }

    pub(super) fn make_room(&mut self, people: &[&str], is_private: bool) -> String {
        let name = self.number().to_string();
        let people = people.iter().map(|name| (*name).to_owned()).collect();
        self.rooms.insert(name.clone(), Room { people, is_private, pinned: Vec::new() });
        name
    }

    /// Somebody's with the bot, which is made when it is missing.
    pub(super) fn private_room(&mut self, person: &str) -> String {
        let is_theirs = |room: &Room| room.is_private && room.people.contains(person);
        let known = self.rooms.iter().find(|(_, room)| is_theirs(room)).map(|(name, _)| name.clone());
        known.unwrap_or_else(|| self.make_room(&[person], true))
    }

    pub(super) fn people(&mut self, room: &str) -> &mut BTreeSet<String> {
        &mut self.rooms.get_mut(room).expect("a room").people
    }

    pub(super) fn is_said(&mut self, from: &str, room: &str, text: &str) -> EventId {
        let mentions = text.split_whitespace().filter_map(|word| word.strip_prefix('@')).map(str::to_owned);
        let what = What::Said { text: text.to_owned(), thread: None, mentions: mentions.collect() };
        self.happens(from, room, what)
    }

    pub(super) fn happens(&mut self, from: &str, room: &str, what: What) -> EventId {
        let number = self.number();
        let is_private = self.rooms[room].is_private;
        let (from, room) = (from.to_owned(), room.to_owned());
        self.events.push(Event { number, room, is_private, from, at: wall(), what });
        EventId(number.to_string())
    }

    /// Does what it is asked. `None`: that is not answered.
    pub(super) fn answer(&mut self, request: Request) -> Option<Answer> {
        let is_kept_back = match (&request, &self.keeps_back) {
            (Request::Post { said, .. } | Request::Edit { said, .. }, Some(words)) => said.text.contains(words),
            _ => false,
        };
        let answer = self.does(request);
        (!is_kept_back).then_some(answer)
    }

    fn does(&mut self, request: Request) -> Answer {
        match request {
            Request::Listen { .. } => Answer::Refused("this line is for questions".to_owned()),
            Request::Post { to, key, said, calls: _ } => self.post(to, key, said),
            Request::Edit { message, said } => {
                let Some(message) = self.messages.iter_mut().find(|m| m.id == message) else { return missing() };
                (message.text, message.buttons) = (said.text, said.buttons);
                Answer::Yes
            }
            Request::React { to, emoji } => {
                self.reactions.insert((to, emoji));
                Answer::Yes
            }
            Request::Pin { room, messages } => {
                let Some(room) = self.rooms.get_mut(&room) else { return missing() };
                room.pinned = messages;
                Answer::Yes
            }
            Request::Find { key } => match self.messages.iter().find(|message| message.key == key) {
                Some(message) => Answer::Message(message.id.clone()),
                None => Answer::No,
            },
            Request::Open { person, title: _ } => {
                self.private_room(&person);
                Answer::Yes
            }
            Request::IsIn { room, person } => match self.rooms.get(&room) {
                Some(room) if room.people.contains(&person) => Answer::Yes,
                _ => Answer::No,
            },
        }
    }

    fn post(&mut self, to: To, key: String, said: Said) -> Answer {
        if let Some(known) = self.messages.iter_mut().find(|message| message.key == key) {
            known.said += 1;
            return Answer::Message(known.id.clone());
        }
        let (room, thread) = match to {
            To::Room(room) => (room, None),
            To::Thread(root) => match self.message(&root) {
                Some(message) => (message.room.clone(), Some(root)),
                None => return missing(),
            },
            To::Person(person) => (self.private_room(&person), None),
        };
        let Some(place) = self.rooms.get(&room) else { return missing() };
        let only_for = place.people.first().filter(|_| place.is_private).cloned();
        let id = MessageId(self.number().to_string());
        let Said { text, buttons, file } = said;
        self.messages.push(Message { id: id.clone(), key, room, only_for, thread, text, buttons, file, said: 1 });
        Answer::Message(id)
    }

    fn number(&mut self) -> u64 {
        self.last_number += 1;
        self.last_number
    }
}

fn missing() -> Answer {
    Answer::Refused("there is no such place".to_owned())
}
