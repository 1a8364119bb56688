//! What one person is given to read, in words: the cost that grows with every sentence, where posts are counted
//! elsewhere. Deliberately absent: what people write to each other, and the labels of buttons.

use super::message::{Shown, is_for};
use crate::dialogue::ids::Account;
use crate::doc::plain;
use crate::ports::chat::{EventId, MessageId};
use jiff::SignedDuration;
use std::collections::BTreeMap;

/// Words, as they were shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// In new messages.
    pub new: usize,
    /// In the lines that edits changed or added; they make no phone buzz, and most are never looked at.
    pub edited: usize,
}

impl Read {
    /// What `account` reads of it: the channel, threads that are theirs or everybody's, what is said to them alone, and
    /// the answers to what they `asked`.
    pub fn of(log: &[Shown], account: &Account, asked: impl Fn(&EventId) -> bool) -> Self {
        let mut threads: BTreeMap<&MessageId, &[Account]> = BTreeMap::new();
        let mut shown: BTreeMap<&MessageId, String> = BTreeMap::new();
        let mut read = Self::default();
        for step in log {
            match step {
                Shown::Posted(message) => {
                    threads.insert(&message.id, &message.mentions);
                    if is_for(message, account, &threads, &asked) {
                        let text = plain(&message.doc);
                        read.new = read.new.saturating_add(words(&text));
                        shown.insert(&message.id, text);
                    }
                }
                Shown::Edited { message, doc, .. } => {
                    if let Some(text) = shown.get_mut(message) {
                        let before = std::mem::replace(text, plain(doc));
                        let known: Vec<&str> = before.lines().collect();
                        let fresh = text.lines().filter(|line| !known.contains(line)).map(words).sum();
                        read.edited = read.edited.saturating_add(fresh);
                    }
                }
                Shown::Reacted { .. } | Shown::Pinned(_) => {}
            }
        }
        read
    }

    /// So many new and so many edited words in each minute of a dialogue that `took` this long, rounded.
    pub fn a_minute(self, took: SignedDuration) -> Self {
        let seconds = usize::try_from(took.as_secs()).unwrap_or(0).max(1);
        let per = |words: usize| words.saturating_mul(60).saturating_add(seconds / 2) / seconds;
        Self { new: per(self.new), edited: per(self.edited) }
    }
}

/// A sign alone is no word.
fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adapters::memory::message::Message;
    use crate::dialogue::ids::{ChannelId, PostKey};
    use crate::doc::Doc;
    use crate::ports::chat::{Choice, Destination};

    fn posted(id: &str, to: Destination, text: &str, mentions: &[&Account]) -> Shown {
        Shown::Posted(Box::new(Message {
            id: MessageId(id.to_owned()),
            key: PostKey(id.to_owned()),
            to,
            doc: Doc::text(text),
            file: None,
            buzz: false,
            mentions: mentions.iter().map(|account| (*account).clone()).collect(),
            choices: Vec::new(),
            ballot: None,
            answers: None,
            edits: 0,
        }))
    }

    fn edited(id: &str, text: &str) -> Shown {
        Shown::Edited { message: MessageId(id.to_owned()), doc: Doc::text(text), choices: Vec::<Choice>::new() }
    }

    #[test]
    fn one_reads_the_channel_ones_own_thread_and_what_is_said_to_oneself() {
        let (anna, bo) = (Account("t/anna".to_owned()), Account("t/bo".to_owned()));
        let channel = ChannelId("t/team".to_owned());
        let thread = |root: &str| Destination::Thread { channel: channel.clone(), root: MessageId(root.to_owned()) };
        let log = [
            posted("1", Destination::Channel(channel.clone()), "Anna has a thread ✅", &[&anna]),
            posted("2", thread("1"), "only hers", &[]),
            posted("3", Destination::Channel(channel.clone()), "all of you", &[]),
            posted("4", thread("3"), "a file for everybody", &[]),
            posted("5", Destination::Private(bo.clone()), "Bo alone reads this", &[]),
            edited("5", "Bo alone"),
            edited("2", "hers, and nobody else's"),
        ];
        let read = |who| Read::of(&log, who, |_| false);
        assert_eq!(read(&anna), Read { new: 4 + 2 + 3 + 4, edited: 4 });
        assert_eq!(read(&bo), Read { new: 4 + 3 + 4 + 4, edited: 2 });
    }

    #[test]
    fn an_answer_is_read_by_whoever_asked() {
        let anna = Account("t/anna".to_owned());
        let asked = EventId("e1".to_owned());
        let mut answer = posted("1", Destination::Channel(ChannelId("t/team".to_owned())), "two words", &[]);
        if let Shown::Posted(message) = &mut answer {
            message.answers = Some(asked.clone());
        }
        assert_eq!(Read::of(&[answer.clone()], &anna, |event| *event == asked).new, 2);
        assert_eq!(Read::of(&[answer], &anna, |_| false).new, 0);
    }

    #[test]
    fn words_are_told_by_the_minute() {
        let read = Read { new: 101, edited: 7 };
        assert_eq!(read.a_minute(SignedDuration::from_secs(120)), Read { new: 51, edited: 4 });
        assert_eq!(Read::default().a_minute(SignedDuration::ZERO), Read::default());
    }
}
