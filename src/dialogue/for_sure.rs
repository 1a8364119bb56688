//! What cannot be undone is asked about once, and done when it is asked for again, or a yes is said.
//!
//! The question is a fact, so that it survives a restart; one mechanism for all that cannot be undone. Deliberately absent:
//! whether it may be done at all, which is asked first (`decide`, `trial::rules`).

use super::command::Command;
use super::event::BankChoice;
use super::ids::PersonId;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How long the question stands: time to read it, and not so long that a later slip is taken for an answer.
const STANDS: SignedDuration = SignedDuration::from_mins(2);

/// Something that cannot be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Irreversible {
    /// A dialogue that has begun, or that people have been invited to.
    Cancel {
        dialogue: u32,
    },
    /// The only one who steers leaves.
    Leave {
        dialogue: u32,
    },
    EraseMyData,
    StopTrial {
        trial: u32,
    },
    /// An item of the idea bank is let go.
    LetGo {
        item: u32,
    },
}

impl Irreversible {
    /// The command that does it.
    pub fn command(self) -> Command {
        let number = |n: u32| u16::try_from(n).unwrap_or(u16::MAX);
        match self {
            Self::Cancel { dialogue } => Command::Cancel(Some(number(dialogue))),
            Self::Leave { dialogue } => Command::Leave(Some(number(dialogue))),
            Self::EraseMyData => Command::EraseMyData,
            Self::StopTrial { trial } => Command::StopTrial(Some(number(trial))),
            Self::LetGo { item } => Command::Bank(Some((BankChoice::LetGo, number(item)))),
        }
    }
}

/// What has been asked of whom, the newest question of each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ForSure {
    asked: BTreeMap<PersonId, (Irreversible, Timestamp)>,
}

impl ForSure {
    /// `None`: they let it be.
    pub(super) fn take(&mut self, person: PersonId, what: Option<Irreversible>, at: Timestamp) {
        match what {
            Some(what) => self.asked.insert(person, (what, at)),
            None => self.asked.remove(&person),
        };
    }

    /// When somebody was asked last, where a no has not settled it.
    pub fn asked_at(&self, person: PersonId) -> Option<Timestamp> {
        self.asked.get(&person).map(|(_, at)| *at)
    }

    /// What somebody is asked about at this moment.
    pub fn open(&self, person: PersonId, now: Timestamp) -> Option<Irreversible> {
        let (what, at) = self.asked.get(&person)?;
        (now.duration_since(*at) <= STANDS).then_some(*what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_stands_for_a_while_and_the_newest_counts() {
        let (anna, bo) = (PersonId(1), PersonId(2));
        let at = |seconds: i64| Timestamp::from_second(1_000 + seconds).unwrap();
        let (cancel, stop) = (Irreversible::Cancel { dialogue: 3 }, Irreversible::StopTrial { trial: 1 });
        let mut asked = ForSure::default();
        assert_eq!(asked.open(anna, at(0)), None);
        asked.take(anna, Some(cancel), at(0));
        assert_eq!(
            (asked.open(anna, at(120)), asked.open(anna, at(121)), asked.open(bo, at(1))),
            (Some(cancel), None, None)
        );
        asked.take(anna, Some(stop), at(60));
        assert_eq!(asked.open(anna, at(150)), Some(stop));
        asked.take(anna, None, at(61));
        assert_eq!(asked.open(anna, at(62)), None);
    }

    #[test]
    fn each_is_done_by_its_own_command() {
        assert_eq!(Irreversible::Cancel { dialogue: 3 }.command(), Command::Cancel(Some(3)));
        assert_eq!(Irreversible::LetGo { item: 4 }.command(), Command::Bank(Some((BankChoice::LetGo, 4))));
    }
}
