//! What is said goes into its lane, in the parts it was first split into, and is open until it is out (law 2).
//!
//! Deliberately absent: what is said (`speaking`, `trial_posts`, `channel_posts`).

use super::handling::Handling;
use super::outbox::{Item, Job};
use super::stop::Stop;
use super::utterance::Utterance;
use crate::dialogue::ids::PostKey;
use crate::journal::Open;
use crate::ports::chat::Post;
use jiff::Timestamp;

impl Handling<'_> {
    /// The entry of a post in the open index, with its number of parts fixed by this first attempt.
    pub(super) fn open(&self, utterance: &Utterance) -> Open {
        let parts = self.parts(&utterance.doc, utterance.place()).len().max(1);
        Open {
            key: utterance.key.clone(),
            stream: utterance.stream.clone(),
            version: utterance.version,
            parts: Some(u16::try_from(parts).unwrap_or(u16::MAX)),
            tried_at: Some(self.moment.wall),
        }
    }

    /// Puts a post in its lane, in the parts it was first split into.
    ///
    /// # Errors
    ///
    /// A sentence is missing.
    pub(super) fn enqueue(
        &mut self,
        utterance: Utterance,
        fixed: Option<u16>,
        look_since: Option<Timestamp>,
    ) -> Result<(), Stop> {
        let mut parts = self.parts(&utterance.doc, utterance.place());
        if let Some(fixed) = fixed.map(usize::from).filter(|n| *n > 0) {
            while parts.len() > fixed
                && let Some(rest) = parts.pop()
                && let Some(last) = parts.last_mut()
            {
                last.extend(rest);
            }
        }
        let Utterance {
            key: whole,
            stream,
            choices,
            to,
            lane,
            thread,
            buzz,
            urgency,
            mentions,
            pin,
            mut file,
            mut meeting,
            mut ballot,
            ..
        } = utterance;
        let (total, lang) = (parts.len(), self.lang_spoken());
        let room_name = self.room_name(&to, lang)?;
        for (index, doc) in parts.into_iter().enumerate() {
            let part = index + 1;
            let key = if total == 1 { whole.clone() } else { PostKey(format!("{whole}#{part}")) };
            let last = part == total;
            let item = Item {
                key: whole.clone(),
                part: u16::try_from(part).unwrap_or(u16::MAX),
                parts: u16::try_from(total).unwrap_or(u16::MAX),
                stream: Some(stream.clone()),
                answers: None,
                revision: utterance.revision,
                pin: pin && last,
                thread: thread.clone(),
                asker: None,
                put_off: None,
            };
            let post = Post {
                key,
                to: to.clone(),
                doc,
                lang,
                room_name: room_name.clone(),
                file: if last { file.take() } else { None },
                buzz: buzz && part == 1,
                mentions: if part == 1 { mentions.clone() } else { Vec::new() },
                choices: if last { choices.clone() } else { Vec::new() },
                ballot: if last { ballot.take() } else { None },
                urgency,
                answers: None,
                meeting: if last { meeting.take() } else { None },
            };
            self.outbox.post(lane.clone(), Job::Post { item, post, look_since });
        }
        Ok(())
    }

    /// Opens posts and puts them in their lanes.
    pub(super) fn say(&mut self, utterances: Vec<Utterance>) -> Result<(), Stop> {
        for utterance in &utterances {
            let open = self.open(utterance);
            self.append.open.push(open);
        }
        utterances.into_iter().try_for_each(|utterance| self.enqueue(utterance, None, None))
    }

    /// Past the platform's window the room is read back for the key first.
    pub(super) fn enqueue_again(&mut self, utterance: Utterance, open: Open) -> Result<(), Stop> {
        let look_since = open.tried_at.filter(|at| self.is_past_the_window(*at));
        self.enqueue(utterance, open.parts, look_since)
    }
}
