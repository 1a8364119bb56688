//! Before what cannot be undone the actor asks once: a repeat while the question stands, or a yes, does it; a no, or nothing,
//! lets it be. Deliberately absent: what is asked about (`dialogue::for_sure`), and whether it may be done (the rules say so
//! first: nobody is asked about what would be refused).

use super::filed_under::is_nobodys_channel;
use super::handling::Handling;
use super::incoming::Incoming;
use super::stop::Stop;
use crate::dialogue::answer::{Answer, AnswerWord};
use crate::dialogue::channel::ChannelEvent;
use crate::dialogue::command::Command;
use crate::dialogue::decide::{self, Request};
use crate::dialogue::event::BankChoice;
use crate::dialogue::for_sure::Irreversible;
use crate::dialogue::ids::PersonId;
use crate::dialogue::reply::Reply;
use crate::dialogue::state::{Dialogue, Stage};

impl Handling<'_> {
    /// The command that a yes stands for, where somebody is asked whether they mean it.
    pub(super) fn meant_for_sure(&self, said: &Incoming<'_>, command: &Command) -> Result<Option<Command>, Stop> {
        let asked = self.asked_for_sure(said)?;
        let yes = matches!(command, Command::Answer(Answer { said: AnswerWord::Yes, on_behalf: None, .. }));
        Ok(asked.filter(|_| yes).map(Irreversible::command))
    }

    /// What a yes or a no of theirs is about, unless something else that is answered so has been asked of them since, or is
    /// asked without saying when: what cannot be undone can always be asked for once more.
    fn asked_for_sure(&self, said: &Incoming<'_>) -> Result<Option<Irreversible>, Stop> {
        let Some(person) = said.person else { return Ok(None) };
        let asked_at = self.streams.channel.for_sure.asked_at(person);
        let newer = self.streams.time_asked_at(person).is_some_and(|time| asked_at.is_none_or(|asked| time >= asked));
        let owner = self.streams.live().is_some_and(|d| d.participant_of(person).is_some_and(|p| d.asks_to_own(p.id)));
        let open = self.streams.channel.for_sure.open(person, self.moment.now).filter(|_| !newer && !owner);
        Ok(open.filter(|what| self.can_still_be_done(*what)))
    }

    /// Is what it is about still there?
    fn can_still_be_done(&self, what: Irreversible) -> bool {
        match what {
            Irreversible::Cancel { dialogue } | Irreversible::Leave { dialogue } => {
                self.streams.dialogue_of(dialogue).is_some_and(|d| !d.is_over())
            }
            Irreversible::StopTrial { trial } => self.streams.channel.open_trials.contains(&trial),
            Irreversible::LetGo { item } => self.streams.channel.bank.iter().any(|kept| kept.number == item),
            Irreversible::EraseMyData => true,
        }
    }

    /// Is somebody asked whether they mean it, and says no?
    pub(super) fn lets_it_be(&self, said: &Incoming<'_>, command: &Command) -> Result<Option<PersonId>, Stop> {
        let no = matches!(
            command,
            Command::Answer(Answer { said: AnswerWord::No | AnswerWord::Decline, on_behalf: None, .. })
        );
        let asked = self.asked_for_sure(said)?.is_some();
        Ok(if no && asked { said.person } else { None })
    }

    pub(super) fn let_be(&mut self, said: Incoming<'_>, person: PersonId) -> Result<(), Stop> {
        let let_be = ChannelEvent::ForSureAsked { person, what: None, at: self.moment.now };
        self.write_channel(&[let_be], said.receipt.halfway())?;
        self.reply(said, &Reply::LetBe)
    }

    /// What of a command cannot be undone. Nothing where it would be refused, and where little is lost.
    pub(super) fn cannot_be_undone(
        &self,
        said: &Incoming<'_>,
        command: &Command,
    ) -> Result<Option<Irreversible>, Stop> {
        let Some(actor) = self.known_actor(said) else { return Ok(None) };
        if *command == Command::EraseMyData {
            return Ok(Some(Irreversible::EraseMyData));
        }
        let request = Request::Command(command.clone());
        let number = self.streams.meant(said.is_private(), Some(actor.person), &request).ok().flatten();
        let dialogue = number.and_then(|number| self.streams.dialogue_of(number)).filter(|d| !d.is_over());
        let Some(dialogue) = dialogue else { return Ok(None) };
        let what = match command {
            Command::Cancel(_) if is_known_to_others(dialogue) => Irreversible::Cancel { dialogue: dialogue.id.number },
            Command::Leave(_) if steers_alone(dialogue, actor.person) => {
                Irreversible::Leave { dialogue: dialogue.id.number }
            }
            Command::Bank(Some((BankChoice::LetGo, item))) => Irreversible::LetGo { item: u32::from(*item) },
            _ => return Ok(None),
        };
        let around = self.streams.around(dialogue.id.number, self.moment);
        let decision = decide::decide(dialogue, &actor, &request, &around.ctx());
        Ok((decision.refusal.is_none() && !decision.events.is_empty()).then_some(what))
    }

    /// Asks whether they mean it, unless they have been asked and this is the answer. Gives the message back to go on with.
    pub(super) fn is_sure<'s>(&mut self, said: Incoming<'s>, what: Irreversible) -> Result<Option<Incoming<'s>>, Stop> {
        let Some(person) = said.person else { return Ok(Some(said)) };
        // Where there is no channel there are no facts.
        if is_nobodys_channel(&self.streams.id) {
            return Ok(Some(said));
        }
        // Delivered again: it asked, and only the question is missing.
        if !self.is_noted(&said.receipt)? {
            if self.streams.channel.for_sure.open(person, self.moment.now) == Some(what) {
                return Ok(Some(said));
            }
            let asked = ChannelEvent::ForSureAsked { person, what: Some(what), at: self.moment.now };
            self.write_channel(&[asked], said.receipt.halfway())?;
        }
        self.tell(said.inbound, said.receipt, &Reply::ForSure(what))?;
        Ok(None)
    }
}

/// Has it begun, or have people been invited? What only its facilitator knows of is called off without a question.
fn is_known_to_others(dialogue: &Dialogue) -> bool {
    matches!(dialogue.stage, Stage::Live(_)) || dialogue.planning.plan.is_some()
}

/// Is this person the facilitator of a dialogue in which others take part, and nobody else may steer?
fn steers_alone(dialogue: &Dialogue, person: PersonId) -> bool {
    let who = dialogue.participant_of(person).map(|p| p.id);
    let timekeeper = dialogue.timekeeper.filter(|other| Some(*other) != who && dialogue.is_active(*other));
    let others = dialogue.with_account().any(|p| Some(p.id) != who);
    who.is_some() && dialogue.facilitator == who && timekeeper.is_none() && others && !dialogue.is_planned()
}
