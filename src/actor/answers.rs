//! Whoever asked is answered, in words or with a small sign, where nobody is bothered who did not ask.
//!
//! Deliberately absent: what the answer is.

use super::draft::Remark;
use super::handling::Handling;
use super::incoming::{Incoming, thread_of};
use super::outbox::{Item, Job, Lane};
use super::receipt::Receipt;
use super::stop::Stop;
use crate::dialogue::ids::PostKey;
use crate::dialogue::refusal::Refusal;
use crate::dialogue::reply::Reply;
use crate::doc::Doc;
use crate::ports::chat::{
    AnswersPrivately, Destination, File, Heard, Inbound, MessageId, Place, Post, Room, Sign, Urgency,
};

/// A whole team that asks at once still gets its answers.
const MOST_ANSWERS: usize = 20;

/// Shown that a text was taken.
const TAKEN: &str = "✅";

impl Handling<'_> {
    pub(super) fn refuse(&mut self, said: Incoming<'_>, refusal: Refusal) -> Result<(), Stop> {
        self.refuse_in(said.inbound, said.receipt, refusal)
    }

    /// An answer where it was asked for.
    pub(super) fn reply(&mut self, said: Incoming<'_>, reply: &Reply) -> Result<(), Stop> {
        self.answer(&said.inbound.room, said.thread, reply, said.receipt)
    }

    pub(super) fn refuse_in(&mut self, inbound: &Inbound, receipt: Receipt, refusal: Refusal) -> Result<(), Stop> {
        self.tell(inbound, receipt, &Reply::Refused(refusal))
    }

    /// Why something was not done, for whoever wanted it.
    pub(super) fn tell(&mut self, inbound: &Inbound, receipt: Receipt, reply: &Reply) -> Result<(), Stop> {
        // A press that was refused is told to the one who pressed; a command is answered where it was typed.
        let to = match inbound.what {
            Heard::Reacted { .. } | Heard::Pressed { .. } | Heard::Voted { .. } | Heard::TakenBack { .. } => {
                Room::Private { account: inbound.from.clone(), room: String::new() }
            }
            _ => inbound.room.clone(),
        };
        self.answer(&to, thread_of(inbound), reply, receipt)
    }

    /// Does nobody but its author see what is answered to this?
    pub(super) fn is_answered_privately(&self, inbound: &Inbound) -> bool {
        let answers = self.world.capabilities.answers;
        match inbound.what {
            Heard::Pressed { .. } => answers >= AnswersPrivately::Presses,
            Heard::Asked { .. } | Heard::Sent { .. } => answers == AnswersPrivately::All,
            _ => false,
        }
    }

    /// A small sign that a text was taken: on it, where there are reactions, else in words. Returns what the text is to be
    /// marked with when its facts are written: it counts as heard once the sign is out (law 7).
    pub(super) fn acknowledge(&mut self, said: &Incoming<'_>) -> Result<Receipt, Stop> {
        let is_message = matches!(said.inbound.what, Heard::Message { .. });
        let Some((room, event)) = said.receipt.event.clone().filter(|_| is_message) else {
            return Ok(said.receipt.clone());
        };
        let place = if said.thread.is_some() { Place::Thread } else { said.inbound.room.place() };
        let asker = match self.world.capabilities.at(place).sign {
            Sign::Reaction => None,
            Sign::PrivateAnswer => Some(Some(said.inbound.from.clone())),
            Sign::Message => Some(None),
        };
        if let Some(asker) = asker {
            let receipt = Receipt { asker, ..said.receipt.clone() };
            self.hand_out(
                &said.inbound.room,
                said.thread.clone(),
                &self.words(&Reply::Taken)?,
                Vec::new(),
                receipt,
                false,
            )?;
            // Where too much is being answered, what was written still counts as heard with its facts.
            let is_out = self.inbox.held.contains(&event);
            return Ok(if is_out { said.receipt.taken() } else { said.receipt.clone() });
        }
        if let Some(position) = said.receipt.position.clone() {
            self.inbox.waiting_position.insert(room, position);
        }
        self.inbox.held.insert(event.clone());
        self.outbox.small(Job::React { room: said.inbound.room.clone(), to: event, emoji: TAKEN.to_owned() });
        Ok(said.receipt.taken())
    }

    /// A private sign that something was done, where no other answer has been given.
    pub(super) fn sign(&mut self, inbound: &Inbound, reply: &Reply) -> Result<(), Stop> {
        if !self.is_answered_privately(inbound) || self.outbox.has_answer(&inbound.id) {
            return Ok(());
        }
        let doc = self.words(reply)?;
        self.inbox.refused = Some(reply).filter(|reply| reply.is_refusal()).cloned();
        let key = PostKey(format!("reply/{}", inbound.id.0));
        let item = Item {
            key: key.clone(),
            part: 1,
            parts: 1,
            stream: None,
            answers: None,
            revision: 0,
            pin: false,
            thread: None,
            asker: Some(inbound.from.clone()),
            put_off: None,
        };
        let to = Destination::Private(inbound.from.clone());
        let lang = self.lang_spoken();
        let room_name = self.room_name(&to, lang)?;
        let post = Post { answers: Some(inbound.id.clone()), room_name, ..Post::new(key, to, doc, lang) };
        self.outbox.post(Lane::Answer(inbound.from.clone()), Job::Post { item, post, look_since: None });
        Ok(())
    }

    /// An answer in words to one event, under the key `reply/<event id>` (law 7).
    pub(super) fn answer(
        &mut self,
        to: &Room,
        thread: Option<MessageId>,
        reply: &Reply,
        receipt: Receipt,
    ) -> Result<(), Stop> {
        let doc = self.words(reply)?;
        self.inbox.refused = Some(reply).filter(|reply| reply.is_refusal()).cloned();
        self.hand_out(to, thread, &doc, Vec::new(), receipt, true)
    }

    /// The same for words that are there already, and files after them, each with the words said under it. `calls`: in
    /// private the phone of whoever asked buzzes.
    pub(super) fn hand_out(
        &mut self,
        to: &Room,
        thread: Option<MessageId>,
        doc: &Doc,
        files: Vec<(Doc, File)>,
        receipt: Receipt,
        calls: bool,
    ) -> Result<(), Stop> {
        let Some((room, event)) = receipt.event else { return Ok(()) };
        let (destination, mut lane) = match (to, thread) {
            (Room::Channel(channel), Some(root)) if self.world.capabilities.thread.is_some() => {
                (Destination::Thread { channel: channel.clone(), root }, Lane::Channel)
            }
            (Room::Channel(channel), _) => (Destination::Channel(channel.clone()), Lane::Channel),
            (Room::Private { account, .. }, _) => {
                (Destination::Private(account.clone()), Lane::Private(account.clone()))
            }
        };
        if let Some(asker) = receipt.asker.clone() {
            lane = Lane::Answer(asker);
        }
        if let Some(position) = receipt.position {
            self.inbox.waiting_position.insert(room.clone(), position);
        }
        // Somebody asks faster than the platform lets the bot speak: the team's dialogue must not wait behind them.
        if self.outbox.answers(&lane) >= MOST_ANSWERS {
            self.remark(Remark::TooManyAnswers { event: event.0 });
            return Ok(());
        }
        self.inbox.held.insert(event.clone());
        let doc = &self.naming_the_dialogue(to, doc)?;
        let words = if doc.is_empty() { Vec::new() } else { self.parts(doc, destination.place()) };
        let mut parts: Vec<(Doc, Option<File>)> = words.into_iter().map(|doc| (doc, None)).collect();
        parts.extend(files.into_iter().map(|(words, file)| (words, Some(file))));
        let total = parts.len();
        let room_name = self.room_name(&destination, self.lang_spoken())?;
        for (index, (doc, file)) in parts.into_iter().enumerate() {
            let part = index + 1;
            let key =
                PostKey(if total == 1 { format!("reply/{}", event.0) } else { format!("reply/{}#{part}", event.0) });
            let item = Item {
                key: PostKey(format!("reply/{}", event.0)),
                part: u16::try_from(part).unwrap_or(u16::MAX),
                parts: u16::try_from(total).unwrap_or(u16::MAX),
                stream: None,
                answers: Some((room.clone(), event.clone())),
                revision: 0,
                pin: false,
                thread: None,
                asker: receipt.asker.clone(),
                put_off: None,
            };
            let buzz = calls && matches!(lane, Lane::Private(_));
            let post = Post {
                key,
                to: destination.clone(),
                doc,
                lang: self.lang_spoken(),
                room_name: room_name.clone(),
                file,
                buzz,
                mentions: Vec::new(),
                choices: Vec::new(),
                ballot: None,
                urgency: Urgency::Now,
                answers: Some(event.clone()),
                meeting: None,
            };
            self.outbox.post(lane.clone(), Job::Post { item, post, look_since: None });
        }
        Ok(())
    }

    /// An answer in private to somebody in several dialogues begins with the one it is about.
    fn naming_the_dialogue(&self, to: &Room, doc: &Doc) -> Result<Doc, Stop> {
        let going = self.world.going(self.streams.live());
        if !self.names || going.title.is_empty() || !matches!(to, Room::Private { .. }) {
            return Ok(doc.clone());
        }
        let mut named = self.words(&Reply::OfDialogue { title: going.title, led_by: going.led_by })?;
        named.extend(doc.clone());
        Ok(named)
    }
}
