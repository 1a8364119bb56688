//! Somebody wrote something: a command, an answer, or a text that has its place.
//!
//! The CPR guard stands here, before anything is written (law 9). Deliberately absent: what a command does (`command`), and
//! what a plain text is in the light of what its writer is asked (`listening`).

use super::edits::MAX_MESSAGE;
use super::handling::Handling;
use super::incoming::Incoming;
use super::stop::Stop;
use crate::commands::{self, Parsed, Verdict, inspect, sent};
use crate::dialogue::decide::{self, Request};
use crate::dialogue::ids::Account;
use crate::dialogue::refusal::Refusal;
use crate::ports::chat::Room;
use crate::ports::vocabulary::Blank;

impl Handling<'_> {
    pub(super) fn message(&mut self, said: Incoming<'_>, text: &str, mentions: &[Account]) -> Result<(), Stop> {
        let place = match said.inbound.room {
            Room::Channel(_) => commands::Place::Channel,
            Room::Private { .. } => commands::Place::Private,
        };
        if text.len() > MAX_MESSAGE {
            let short = commands::parse(&text[..text.floor_char_boundary(64)], place, &[]);
            let ours = match short {
                Parsed::Command(_) | Parsed::Unknown { .. } | Parsed::Usage { .. } | Parsed::Refused(_) => true,
                Parsed::Plain(start) => {
                    place == commands::Place::Private || self.would_keep(&said, &Request::Plain(start))
                }
                Parsed::Nothing => place == commands::Place::Private,
            };
            return if ours {
                self.refuse(said, Refusal::TooLong { max: decide::MAX_TEXT })
            } else {
                self.note(said.receipt)
            };
        }
        let mentions = unnamed(mentions);
        let parsed = commands::parse(text, place, &mentions);
        self.read(said, text, &mentions, parsed)
    }

    /// A form was sent in, or a command chosen from a list.
    pub(super) fn sent_in(
        &mut self,
        said: Incoming<'_>,
        blank: Blank,
        values: &[Option<String>],
        mentions: &[Account],
    ) -> Result<(), Stop> {
        let text = sent::as_typed(blank, values);
        if text.len() > MAX_MESSAGE {
            return self.refuse(said, Refusal::TooLong { max: decide::MAX_TEXT });
        }
        // What stands beside a value in the whole could hide a number in it.
        let is_cpr = |text: &str| inspect(text) == Verdict::Cpr;
        if values.iter().flatten().any(|value| is_cpr(value) || is_cpr(&commands::without_code(value))) {
            return self.refuse(said, Refusal::Cpr);
        }
        let mentions = unnamed(mentions);
        match sent::sent(blank, values, &mentions) {
            Parsed::Plain(plain) => {
                let kept = Request::Plain(plain);
                if self.is_of_something_else(&said)? || !self.would_keep(&said, &kept) {
                    return self.too_late(said, &text);
                }
                self.guarded(said, &text, kept)
            }
            parsed => self.read(said, &text, &mentions, parsed),
        }
    }

    /// What was written has been read. `text` is all of it, for the guard.
    fn read(
        &mut self,
        said: Incoming<'_>,
        text: &str,
        mentions: &[(String, Account)],
        parsed: Parsed,
    ) -> Result<(), Stop> {
        if let Some(number) = self.answers_feedback(&said, text, &parsed)? {
            return self.feedback_answered(said, None, number);
        }
        match self.in_the_light_of_what_is_asked(&said, text, mentions, parsed)? {
            // The guard goes before every answer that could repeat what was written.
            Parsed::Command(_) | Parsed::Unknown { .. } | Parsed::Usage { .. } | Parsed::Refused(_)
                if [text, &commands::without_code(text)].iter().any(|text| inspect(text) == Verdict::Cpr) =>
            {
                self.refuse(said, Refusal::Cpr)
            }
            Parsed::Command(command) => self.command(said, text, command),
            Parsed::Unknown { word, nearest } => self.refuse(said, Refusal::UnknownCommand { word, nearest }),
            Parsed::Usage { command, why } => self.refuse(said, Refusal::Usage { command, why }),
            Parsed::Refused(refusal) => self.refuse(said, refusal),
            Parsed::Plain(plain) if said.is_private() => self.plain_in_private(said, text, plain),
            Parsed::Plain(plain) => self.guarded(said, text, Request::Plain(plain)),
            Parsed::Nothing => self.note(said.receipt),
        }
    }
}

/// Platforms do not say how a text shows whom it mentions.
fn unnamed(mentions: &[Account]) -> Vec<(String, Account)> {
    mentions.iter().map(|account| (String::new(), account.clone())).collect()
}
