//! The way of a private message to the channel it belongs to: a person has one private room with the bot, and may be in
//! several channels.
//!
//! What is pressed on a message of ours belongs to the channel that message was about (law 11); anything else to the
//! dialogue going on, else to whoever wrote to them last, else to the channel they were heard in: a grey zone can be
//! answered in private by somebody who has been in no dialogue. Where somebody is in several dialogues they are asked which,
//! and what they say next is kept to it for a while. Deliberately absent: what a message means.

use super::desk::Desk;
use super::people::Directory;
use crate::actor::filed_under::{nobodys_channel, posts_to};
use crate::actor::going::Going;
use crate::commands;
use crate::dialogue::ids::{Account, ChannelId, PersonId};
use crate::journal::{Book, LoadError};
use crate::ports::chat::{Heard, Inbound};
use crate::ports::journal::Journal;
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Fed by every desk of the process; what they have not said since the start, the journal says.
#[derive(Debug)]
pub struct PrivateRouting<J> {
    book: Arc<Book<J>>,
    people: Arc<Directory<J>>,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// Who takes part where, and in what.
    here: BTreeMap<ChannelId, Here>,
    /// What somebody chose to speak of last, and when.
    kept: BTreeMap<Account, (ChannelId, Timestamp)>,
    /// What somebody said that could belong to several, and those; it is said once they have chosen.
    waiting: BTreeMap<Account, (Heard, Vec<ChannelId>)>,
    /// The channel that last wrote to somebody.
    wrote: BTreeMap<PersonId, ChannelId>,
    /// The channel that somebody was heard in last, since the start.
    heard: BTreeMap<Account, ChannelId>,
}

#[derive(Clone, Debug, Default)]
struct Here {
    accounts: BTreeSet<Account>,
    going: Going,
}

/// Where something said in private goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    To {
        channel: ChannelId,
        /// Its writer is in several dialogues, so that answers name theirs.
        is_one_of_several: bool,
    },
    /// It could belong to any of these: they are asked.
    Which(Vec<Going>),
}

/// How long a choice is kept to after the last word: a meeting's length without a word is another talk.
const KEPT: SignedDuration = SignedDuration::from_mins(30);

impl<J: Journal> PrivateRouting<J> {
    pub fn new(book: Arc<Book<J>>, people: Arc<Directory<J>>) -> Self {
        Self { book, people, known: Mutex::default() }
    }

    /// Notes who takes part in the desk's channel now.
    pub fn note_presence(&self, desk: &Desk<J>) {
        let accounts: BTreeSet<Account> = match desk.streams().live() {
            Some(dialogue) => {
                dialogue.people.iter().filter(|p| p.present).filter_map(|p| dialogue.account(p.id).cloned()).collect()
            }
            None => BTreeSet::new(),
        };
        if accounts.is_empty() {
            self.known().here.remove(desk.actor().id());
        } else {
            self.known().here.insert(desk.actor().id().clone(), Here { accounts, going: desk.actor().going() });
        }
    }

    /// Notes that a fact of this channel has been told to somebody privately.
    ///
    /// # Errors
    ///
    /// The journal cannot be read.
    pub fn note_written(&self, channel: &ChannelId, to: &Account) -> Result<(), LoadError> {
        if let Some(person) = self.people.known(to)? {
            self.known().wrote.insert(person, channel.clone());
        }
        Ok(())
    }

    /// Notes that somebody was heard in a channel, or has left it.
    pub fn note_heard(&self, channel: &ChannelId, from: &Account, what: &Heard) {
        let mut known = self.known();
        match what {
            Heard::Went if known.heard.get(from) == Some(channel) => {
                known.heard.remove(from);
            }
            Heard::Message { .. }
            | Heard::Asked { .. }
            | Heard::Sent { .. }
            | Heard::Reacted { .. }
            | Heard::Pressed { .. }
            | Heard::Voted { .. } => {
                known.heard.insert(from.clone(), channel.clone());
            }
            _ => {}
        }
    }

    /// The desk of this channel has been let go.
    pub fn let_go(&self, channel: &ChannelId) {
        self.known().here.remove(channel);
    }

    /// Where something heard in private goes; what was put off before goes in its place once its writer has chosen.
    ///
    /// # Errors
    ///
    /// The journal cannot be read.
    pub fn way_of(&self, inbound: &mut Inbound) -> Result<Way, LoadError> {
        let account = &inbound.from;
        let several: Vec<ChannelId> = {
            let known = self.known();
            let in_it = known.here.iter().filter(|(_, here)| here.accounts.contains(account));
            in_it.map(|(channel, _)| channel.clone()).collect()
        };
        let is_one_of_several = several.len() > 1;
        let says = matches!(&inbound.what, Heard::Message { .. } | Heard::Asked { .. } | Heard::Sent { on: None, .. });
        if !says || !is_one_of_several {
            let channel = self.channel_of(account, &inbound.what)?;
            if is_one_of_several {
                self.known().kept.insert(account.clone(), (channel.clone(), inbound.at));
            }
            return Ok(Way::To { channel, is_one_of_several });
        }
        let mut known = self.known();
        if let Some((said, among)) = known.waiting.remove(account)
            && let Some(chosen) = chosen(&inbound.what, &among).filter(|channel| several.contains(channel))
        {
            known.kept.insert(account.clone(), (chosen.clone(), inbound.at));
            inbound.what = said;
            return Ok(Way::To { channel: chosen, is_one_of_several });
        }
        let kept = known
            .kept
            .get(account)
            .filter(|(channel, at)| several.contains(channel) && inbound.at.duration_since(*at) <= KEPT);
        if let Some(channel) = kept.map(|(channel, _)| channel.clone()) {
            known.kept.insert(account.clone(), (channel.clone(), inbound.at));
            return Ok(Way::To { channel, is_one_of_several });
        }
        let going = several.iter().filter_map(|channel| known.here.get(channel)).map(|here| here.going.clone());
        let going = going.collect();
        known.waiting.insert(account.clone(), (inbound.what.clone(), several));
        Ok(Way::Which(going))
    }

    /// The channel that something somebody said or pressed in private belongs to.
    ///
    /// # Errors
    ///
    /// The journal cannot be read.
    pub fn channel_of(&self, account: &Account, what: &Heard) -> Result<ChannelId, LoadError> {
        let person = self.people.known(account)?;
        let on = match what {
            Heard::Reacted { message, .. } | Heard::Pressed { message, .. } => Some(message),
            Heard::Sent { on, .. } => on.as_ref(),
            _ => None,
        };
        if let (Some(person), Some(message)) = (person, on)
            && let Some(stream) = self.book.stream_of(&posts_to(person), message)?
        {
            return Ok(stream.channel().clone());
        }
        if let Some(channel) = self.known().channel_of(account, person) {
            return Ok(channel);
        }
        let last = person.map(|person| self.book.last_about(person)).transpose()?.flatten();
        // Somebody who is in nothing still gets help: at a desk of their own, which has no channel to speak in.
        let heard = || self.known().heard.get(account).cloned();
        let channel = last.map(|stream| stream.channel().clone()).or_else(heard);
        Ok(channel.unwrap_or_else(|| nobodys_channel(account)))
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The one of several that was chosen by its number.
fn chosen(what: &Heard, among: &[ChannelId]) -> Option<ChannelId> {
    let text = match what {
        Heard::Message { text, .. } | Heard::Asked { words: text, .. } => text,
        Heard::Sent { values, .. } => values.iter().flatten().next()?,
        _ => return None,
    };
    let number = commands::chosen_number(text)?;
    among.get(usize::from(number).checked_sub(1)?).cloned()
}

impl Known {
    /// A dialogue going on, and of several the one that wrote last; else whoever wrote last.
    fn channel_of(&self, account: &Account, person: Option<PersonId>) -> Option<ChannelId> {
        let wrote = person.and_then(|person| self.wrote.get(&person));
        let here: Vec<&ChannelId> =
            self.here.iter().filter(|(_, here)| here.accounts.contains(account)).map(|(channel, _)| channel).collect();
        wrote.filter(|wrote| here.is_empty() || here.contains(wrote)).or(here.first().copied()).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adapters::memory::Memory;
    use crate::dialogue::erasable::Erasable;
    use crate::dialogue::ids::{DialogueId, PostKey, StreamId, TrialId};
    use crate::journal::{Append, Closed, StreamAppend, Wake};
    use crate::ports::chat::{EventId, MessageId, Room};

    const ANNA: PersonId = PersonId(7);

    fn anna() -> Account {
        Account("matrix/@anna:example.dk".to_owned())
    }
    fn channel(name: &str) -> ChannelId {
        ChannelId(format!("matrix/!{name}:example.dk"))
    }
    fn dialogue(name: &str) -> StreamId {
        StreamId::Dialogue(DialogueId { channel: channel(name), number: 1 })
    }
    fn trial(name: &str) -> StreamId {
        StreamId::Trial(TrialId { channel: channel(name), number: 1 })
    }
    fn says() -> Heard {
        Heard::Message { text: "hjælp".to_owned(), thread: None, mentions: Vec::new() }
    }
    fn presses(message: &str) -> Heard {
        Heard::Reacted { message: MessageId(message.to_owned()), emoji: "✅".to_owned() }
    }

    /// The ways in a journal that knows Anna.
    async fn ways() -> PrivateRouting<Memory> {
        let book = Arc::new(Book::new(Memory::new()));
        book.commit(Append { people: vec![(anna(), ANNA)], ..Append::default() }).await.unwrap();
        PrivateRouting::new(Arc::clone(&book), Arc::new(Directory::new(book)))
    }

    /// Something about her is written down.
    async fn written(ways: &PrivateRouting<Memory>, stream: StreamId, second: i64) {
        let event = serde_json::to_value(Erasable::new(Some(ANNA), "Anna".to_owned())).unwrap();
        let expected = ways.book.version(&stream).unwrap();
        let stream = StreamAppend { stream, expected, events: vec![event], wake: Wake::Keep };
        let at = Timestamp::from_second(second).unwrap();
        ways.book.commit(Append { at, streams: vec![stream], ..Append::default() }).await.unwrap();
    }

    /// She takes part in dialogues of these channels.
    fn here(ways: &PrivateRouting<Memory>, channels: &[&str]) {
        let here = |name: &&str| Here {
            accounts: BTreeSet::from([anna()]),
            going: Going { title: (*name).to_owned(), led_by: None },
        };
        ways.known().here = channels.iter().map(|name| (channel(name), here(name))).collect();
    }

    #[tokio::test]
    async fn what_is_pressed_belongs_to_the_channel_of_its_message_whatever_else_goes_on() {
        let ways = ways().await;
        let closed = |room: String, message: &str, name: &str| Closed {
            key: PostKey(format!("{}/1/{message}", dialogue(name))),
            stream: dialogue(name),
            room,
            message: Some(MessageId(message.to_owned())),
        };
        let closed = vec![closed(posts_to(ANNA), "$hers", "b"), closed(posts_to(PersonId(8)), "$his", "c")];
        ways.book.commit(Append { closed, ..Append::default() }).await.unwrap();
        here(&ways, &["a"]);
        assert_eq!(ways.channel_of(&anna(), &presses("$hers")).unwrap(), channel("b"));
        assert_eq!(ways.channel_of(&anna(), &presses("$his")).unwrap(), channel("a"), "another's post says nothing");
        assert_eq!(ways.channel_of(&anna(), &says()).unwrap(), channel("a"));
    }

    #[tokio::test]
    async fn a_message_is_for_the_dialogue_going_on_and_of_several_for_the_one_that_wrote_last() {
        let ways = ways().await;
        ways.note_written(&channel("c"), &anna()).unwrap();
        here(&ways, &["a", "b"]);
        assert_eq!(ways.channel_of(&anna(), &says()).unwrap(), channel("a"));
        ways.note_written(&channel("b"), &anna()).unwrap();
        assert_eq!(ways.channel_of(&anna(), &says()).unwrap(), channel("b"));
        ways.let_go(&channel("b"));
        assert_eq!(ways.channel_of(&anna(), &says()).unwrap(), channel("a"));
    }

    #[tokio::test]
    async fn in_two_dialogues_one_is_asked_which_and_it_is_kept_to() {
        let ways = ways().await;
        here(&ways, &["a", "b"]);
        let hears = |what: Heard, minutes: i64| Inbound {
            id: EventId(format!("${minutes}")),
            room: Room::Private { account: anna(), room: "!anna".to_owned() },
            from: anna(),
            display_name: "Anna".to_owned(),
            at: Timestamp::from_second(1_000 + 60 * minutes).unwrap(),
            what,
            position: None,
        };
        let text = |text: &str| Heard::Message { text: text.to_owned(), thread: None, mentions: Vec::new() };
        let to = |name: &str| Way::To { channel: channel(name), is_one_of_several: true };
        let going = |name: &str| Going { title: name.to_owned(), led_by: None };
        let which = Way::Which(vec![going("a"), going("b")]);
        let way = |inbound: &mut Inbound| ways.way_of(inbound).unwrap();
        assert_eq!(way(&mut hears(text("status"), 0)), which);
        let mut chooses = hears(text("2"), 1);
        assert_eq!(way(&mut chooses), to("b"));
        assert_eq!(chooses.what, text("status"), "what was asked goes there");
        assert_eq!(way(&mut hears(text("1"), 20)), to("b"), "and what is said next: now 1 is an answer");
        assert_eq!(way(&mut hears(text("næste"), 49)), to("b"));
        assert_eq!(way(&mut hears(text("næste"), 80)), which, "another talk");
        assert_eq!(way(&mut hears(text("En idé"), 81)), which, "no number: asked again");
        let mut chooses = hears(text("nr. 1"), 82);
        assert_eq!((way(&mut chooses), chooses.what), (to("a"), text("En idé")));
        ways.let_go(&channel("b"));
        let alone = Way::To { channel: channel("a"), is_one_of_several: false };
        assert_eq!(way(&mut hears(text("næste"), 200)), alone);
    }

    #[tokio::test]
    async fn outside_dialogues_it_is_for_whoever_wrote_last_also_before_the_start() {
        let ways = ways().await;
        written(&ways, dialogue("c"), 10).await;
        written(&ways, trial("b"), 30).await;
        written(&ways, dialogue("b"), 20).await;
        written(&ways, StreamId::Channel(channel("a")), 40).await;
        assert_eq!(ways.channel_of(&anna(), &says()).unwrap(), channel("b"));
        written(&ways, dialogue("c"), 50).await;
        assert_eq!(ways.channel_of(&anna(), &says()).unwrap(), channel("c"));
        ways.note_written(&channel("b"), &anna()).unwrap();
        assert_eq!(ways.channel_of(&anna(), &says()).unwrap(), channel("b"));
    }

    #[tokio::test]
    async fn who_has_been_in_no_dialogue_belongs_where_they_were_heard_until_they_leave() {
        let ways = ways().await;
        let bo = Account("matrix/@bo:example.dk".to_owned());
        ways.note_heard(&channel("a"), &bo, &presses("$zone"));
        ways.note_heard(&channel("a"), &anna(), &says());
        assert_eq!(ways.channel_of(&bo, &says()).unwrap(), channel("a"));
        ways.note_written(&channel("b"), &anna()).unwrap();
        assert_eq!(ways.channel_of(&anna(), &says()).unwrap(), channel("b"));
        ways.note_heard(&channel("b"), &bo, &Heard::Went);
        assert_eq!(ways.channel_of(&bo, &says()).unwrap(), channel("a"));
        ways.note_heard(&channel("a"), &bo, &Heard::Went);
        assert_eq!(ways.channel_of(&bo, &says()).unwrap(), ChannelId(format!("private/{}", bo.0)));
    }

    #[tokio::test]
    async fn somebody_nobody_knows_has_a_desk_of_their_own() {
        let ways = ways().await;
        let bo = Account("matrix/@bo:example.dk".to_owned());
        ways.note_written(&channel("a"), &bo).unwrap();
        for (who, what) in [(&bo, says()), (&bo, presses("$m")), (&anna(), says())] {
            assert_eq!(ways.channel_of(who, &what).unwrap(), ChannelId(format!("private/{}", who.0)));
        }
    }
}
