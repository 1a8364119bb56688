//! Reactions: which stand on a message, each time they were placed and taken away, under ids that the bot makes itself.
//!
//! Discord gives a reaction no id and no time. The n-th time somebody places one on a message it is
//! `r/<message>/<digest>/<n>`, and its going `r/<message>/<digest>/<n>/back`. What the journal has heard under these
//! names says which stand, so hearing the same twice changes nothing and a break can be made good exactly.
//! Deliberately absent: what a reaction means.

use super::names;
use crate::platform::bounded::Bounded;
use crate::ports::chat::{Delivered, EventId, Room};
use serenity::model::id::{MessageId, UserId};
use std::collections::HashMap;
use std::sync::Arc;

/// Messages remembered at the same time; another is read from the journal.
const MESSAGES: usize = 2_000;

pub(super) struct ReactionLedger {
    delivered: Arc<dyn Delivered>,
    messages: Bounded<MessageId, HashMap<String, Times>>,
}

/// How often somebody has placed one kind of reaction, and whether the last one stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Times {
    placed: u32,
    stands: bool,
}

/// What is new about a reaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Placed { id: EventId },
    Gone { id: EventId, original: EventId },
}

impl ReactionLedger {
    pub(super) fn new(delivered: Arc<dyn Delivered>) -> Self {
        Self { delivered, messages: Bounded::new(MESSAGES) }
    }

    /// `None`: it stands already.
    pub(super) fn placed(&mut self, room: &Room, message: MessageId, user: UserId, emoji: &str) -> Option<Change> {
        let digest = names::reaction_digest(user, emoji, message);
        let times = self.on(room, message).entry(digest.clone()).or_default();
        if times.stands {
            return None;
        }
        *times = Times { placed: times.placed + 1, stands: true };
        Some(Change::Placed { id: EventId(format!("{}{digest}/{}", prefix(message), times.placed)) })
    }

    /// `None`: it does not stand.
    pub(super) fn gone(&mut self, room: &Room, message: MessageId, digest: &str) -> Option<Change> {
        let times = self.on(room, message).get_mut(digest).filter(|times| times.stands)?;
        times.stands = false;
        let original = format!("{}{digest}/{}", prefix(message), times.placed);
        Some(Change::Gone { id: EventId(format!("{original}/back")), original: EventId(original) })
    }

    /// The digests of all that stand on a message.
    pub(super) fn standing(&mut self, room: &Room, message: MessageId) -> Vec<String> {
        let mut standing: Vec<_> =
            self.on(room, message).iter().filter(|(_, times)| times.stands).map(|(digest, _)| digest.clone()).collect();
        standing.sort();
        standing
    }

    fn on(&mut self, room: &Room, message: MessageId) -> &mut HashMap<String, Times> {
        let delivered = &self.delivered;
        self.messages.get_or_insert_with(message, || read(&delivered.heard(room, &prefix(message)), message))
    }
}

fn prefix(message: MessageId) -> String {
    format!("r/{message}/")
}

/// What the journal has heard of a message's reactions, in any order.
fn read(heard: &[EventId], message: MessageId) -> HashMap<String, Times> {
    let mut all: HashMap<String, (u32, u32)> = HashMap::new();
    for event in heard {
        let Some(rest) = event.0.strip_prefix(&prefix(message)) else { continue };
        let mut parts = rest.split('/');
        let (Some(digest), Some(Ok(number))) = (parts.next(), parts.next().map(str::parse::<u32>)) else { continue };
        let (placed, gone) = all.entry(digest.to_owned()).or_default();
        match parts.next() {
            None => *placed = number.max(*placed),
            Some(_) => *gone = number.max(*gone),
        }
    }
    let times = |(placed, gone): (u32, u32)| Times { placed: placed.max(gone), stands: placed > gone };
    all.into_iter().map(|(digest, numbers)| (digest, times(numbers))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogue::ids::{Account, ChannelId};
    use crate::ports::chat::Position;
    use std::sync::Mutex;

    #[derive(Default)]
    struct Journal(Mutex<Vec<EventId>>);

    impl Delivered for Journal {
        fn position(&self, _: &Room) -> Option<Position> {
            None
        }

        fn heard(&self, _: &Room, prefix: &str) -> Vec<EventId> {
            self.0.lock().unwrap().iter().rev().filter(|event| event.0.starts_with(prefix)).cloned().collect()
        }

        fn accounts(&self) -> Vec<Account> {
            Vec::new()
        }

        fn channels(&self) -> Vec<ChannelId> {
            Vec::new()
        }

        fn private_rooms(&self) -> Vec<String> {
            Vec::new()
        }
    }

    #[test]
    fn a_reaction_is_heard_once_each_time_also_after_a_restart() {
        let journal = Arc::new(Journal::default());
        let room = Room::Channel(ChannelId("discord/1".to_owned()));
        let (message, anna) = (MessageId::new(2), UserId::new(3));
        let digest = names::reaction_digest(anna, "👍", message);
        let hear = |standing: &mut ReactionLedger, place: bool| {
            let change = if place {
                standing.placed(&room, message, anna, "👍")
            } else {
                standing.gone(&room, message, &digest)
            };
            let id = match change? {
                Change::Placed { id } | Change::Gone { id, .. } => id,
            };
            journal.0.lock().unwrap().push(id.clone());
            Some(id.0.replace(&digest, "d"))
        };
        let heard: Vec<_> = [true, true, false, false, true]
            .map(|place| hear(&mut ReactionLedger::new(Arc::clone(&journal) as Arc<dyn Delivered>), place))
            .into_iter()
            .collect();
        let expected = [Some("r/2/d/1"), None, Some("r/2/d/1/back"), None, Some("r/2/d/2")];
        assert_eq!(heard.iter().map(Option::as_deref).collect::<Vec<_>>(), expected);
        let mut same = ReactionLedger::new(Arc::clone(&journal) as Arc<dyn Delivered>);
        assert_eq!(same.standing(&room, message), vec![digest.clone()]);
        assert_eq!(hear(&mut same, false).as_deref(), Some("r/2/d/2/back"));
        assert_eq!(same.standing(&room, message), Vec::<String>::new());
    }
}
