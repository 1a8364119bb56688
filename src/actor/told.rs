//! What is said to a channel once in its life.
//!
//! Deliberately absent: when (whoever finds out says so).

use super::handling::Handling;
use super::outbox::Lane;
use super::receipt::Receipt;
use super::stop::Stop;
use super::utterance::Utterance;
use crate::dialogue::channel::{ChannelEvent, Told};
use crate::dialogue::ids::{Account, PostKey};
use crate::dialogue::reply::Reply;
use crate::ports::chat::Destination;

impl Handling<'_> {
    /// Says something to the channel once in its life.
    pub(super) fn tell_once(&mut self, what: Told, receipt: Receipt) -> Result<(), Stop> {
        self.note(receipt)?;
        if self.streams.channel.told.contains(&what) {
            return Ok(());
        }
        self.channel_facts(&[ChannelEvent::Told { what }])?;
        let utterance = self.told_once(what, self.streams.channel.version)?;
        self.say(vec![utterance])
    }

    /// Something that is said to a channel once.
    pub(super) fn told_once(&self, what: Told, version: u64) -> Result<Utterance, Stop> {
        let (name, reply) = self.told(what);
        // Somebody without a private room misses what the others get: their phone must buzz.
        let whom = match what {
            Told::NoPrivateRoom { person } => self.streams.dialogue().and_then(|d| {
                let who = d.participant_of(person)?.id;
                d.account(who).cloned()
            }),
            Told::Hello | Told::CannotRead | Told::CannotPin | Told::Lacks { .. } => None,
        };
        // What only whoever leads can do something about does not push the step away from everybody's eyes.
        let address = match self.leader_by_card().filter(|_| what == Told::CannotPin) {
            Some(account) => (Destination::Private(account.clone()), Lane::Private(account)),
            None => (Destination::Channel(self.streams.id.clone()), Lane::Channel),
        };
        let stream = self.streams.channel_stream();
        let key = PostKey::new(&stream, version, &name);
        let said = Utterance::new(key, stream, version, self.words(&reply)?, address);
        Ok(Utterance { buzz: whom.is_some(), mentions: whom.into_iter().collect(), ..said })
    }

    /// Who leads what goes on, where they have a card in a private room.
    fn leader_by_card(&self) -> Option<Account> {
        let live = self.streams.live().filter(|live| live.is_led_by_card())?;
        live.account(live.facilitator?).cloned()
    }

    /// The name in the key, and the words, of something said to a channel once.
    fn told(&self, what: Told) -> (String, Reply) {
        match what {
            Told::Hello => ("hello".to_owned(), Reply::Hello),
            Told::CannotRead => ("cannot-read".to_owned(), Reply::CannotRead),
            Told::CannotPin => ("cannot-pin".to_owned(), Reply::CannotPin),
            Told::Lacks { permission } => (format!("lacks-{permission:?}").to_lowercase(), Reply::Lacks { permission }),
            Told::NoPrivateRoom { person } => {
                let who = self.streams.dialogue().and_then(|d| d.participant_of(person)).map(|p| p.id);
                let link = self.world.link.clone();
                (format!("no-private-room-{}", person.0), Reply::NoPrivateRoom { link, who })
            }
        }
    }
}
