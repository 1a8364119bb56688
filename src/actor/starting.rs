//! A dialogue is started, by whoever may start one here.
//!
//! Deliberately absent: what it is started with (`dialogue::decide`).

use super::handling::Handling;
use super::incoming::Incoming;
use super::stop::Stop;
use super::world::MayStart;
use crate::dialogue::decide::{self, Opening};
use crate::dialogue::ids::{Account, DialogueId};
use crate::dialogue::lang::Lang;
use crate::dialogue::refusal::Refusal;
use crate::dialogue::script::Script;
use crate::dialogue::settings::Starters;

impl Handling<'_> {
    pub(super) fn start(
        &mut self,
        said: Incoming<'_>,
        playbook: &str,
        people: Option<u16>,
        lang: Option<Lang>,
    ) -> Result<(), Stop> {
        if self.streams.live().is_some() {
            return self.refuse(said, Refusal::AlreadyLive);
        }
        if let Err(refusal) = self.begins(&said)? {
            return self.refuse(said, refusal);
        }
        let Some(found) = self.world.playbook(playbook) else {
            let refusal = self.world.unknown_playbook(playbook);
            return self.refuse(said, refusal);
        };
        let script = found.script.clone();
        let opening = Opening { expected: people, ..self.opening(&said, script, lang)? };
        let number = opening.dialogue.number;
        let around = self.streams.around(number, self.moment);
        let events = decide::opened(opening, &around.ctx());
        self.write(number, events, said.receipt)
    }

    /// What a dialogue is opened with by whoever asks for it.
    pub(super) fn opening(&self, said: &Incoming<'_>, script: Script, lang: Option<Lang>) -> Result<Opening, Stop> {
        let actor = self.actor(said)?;
        Ok(Opening {
            dialogue: DialogueId { channel: self.streams.id.clone(), number: self.streams.channel.dialogues + 1 },
            script: script.with_bank(),
            lang: lang.unwrap_or_else(|| self.lang()),
            settings: self.conduct(),
            expected: None,
            person: actor.person,
            identity: actor.identity,
            message: actor.via,
        })
    }

    /// May the asker begin something here? In a private room there is no channel to begin it in.
    pub(super) fn begins(&self, said: &Incoming<'_>) -> Result<Result<(), Refusal>, Stop> {
        if said.is_private() {
            return Ok(Err(Refusal::InChannelOnly));
        }
        Ok(if self.may_start(&said.inbound.from)? { Ok(()) } else { Err(Refusal::MayNotStart) })
    }

    /// May this account start a dialogue here, and change the settings?
    pub(super) fn may_start(&self, account: &Account) -> Result<bool, Stop> {
        Ok(self.starters()?.is_none_or(|accounts| accounts.contains(account)))
    }

    /// The accounts that may start; nothing where anybody may.
    pub(super) fn starters(&self) -> Result<Option<Vec<Account>>, Stop> {
        if let Some(Starters::Anybody) = self.streams.channel.may_start() {
            return Ok(None);
        }
        let mut chosen = Vec::new();
        if let Some(Starters::Only(people)) = self.streams.channel.may_start() {
            for person in people.iter().filter(|person| !self.streams.channel.gone.contains(person)) {
                chosen.extend(self.known.account(*person)?);
            }
        }
        // When all whom the channel named have left or had themselves erased, nobody could change it any more.
        Ok(match &self.world.may_start {
            // Those whom the operator named always may: else a channel could be locked by people who have left.
            MayStart::Only(accounts) => {
                chosen.extend(accounts.iter().cloned());
                Some(chosen)
            }
            MayStart::Anybody if chosen.is_empty() => None,
            MayStart::Anybody => Some(chosen),
        })
    }
}
