//! An answer in words, given to what is asked just now: the time said back, the open vote, the owner's question.
//!
//! Each question has its own words; what is no answer to it is told, with what can be answered. Deliberately absent: what
//! an answer does once it is a number (`votes`), a yes or a no (`planning`, `trial`).

use super::{Actor, DecisionDraft};
use crate::dialogue::answer::{Answer, AnswerWord, Fits};
use crate::dialogue::event::OBJECTION;
use crate::dialogue::ids::ParticipantId;
use crate::dialogue::refusal::{Late, Refusal};
use crate::dialogue::reply::Reply;
use crate::dialogue::script::ActivityKind;

impl DecisionDraft<'_> {
    /// `svar <word or number> [for <guest>] [reason]`. 0 takes the answer back.
    pub(super) fn answer(&mut self, actor: &Actor, answer: &Answer) -> Result<(), Refusal> {
        if self.state.planning.proposed.is_some() {
            return self.time_answered(actor, plain_yes(answer)?);
        }
        let own = self.state.participant_of(actor.person).map(|p| p.id);
        let asked = own.filter(|who| self.state.asks_to_own(*who));
        // Whoever is named as the owner answers that, however new the vote's end is.
        let about_the_owner =
            self.state.trial.owner.is_some() && (self.state.trial.owner == own || !self.was_about_the_vote(actor));
        let at_the_card = self.state.kind() == Some(ActivityKind::Trial) && about_the_owner;
        // The question to the owner stands also while the team has gone back a step, where a number picks a proposal.
        let in_words = !matches!(answer.said, AnswerWord::Number(_)) && answer.said.is_yes().is_some();
        if self.state.question.is_none() && (at_the_card || asked.is_some() && in_words) {
            let who = match &answer.on_behalf {
                Some(name) => self.guest_named(actor, name)?,
                None => self.participant(actor)?,
            };
            // Whose answer it is comes before what it says.
            if self.state.trial.owner != Some(who) {
                return Err(Refusal::OwnerOnly);
            }
            // Whoever has said yes can still think better of it; anything else has been answered.
            if self.state.owner_accepted && answer.said.is_yes() != Some(false) {
                return Err(self.nothing_open(actor, Late::Answer));
            }
            return self.owner_says(who, plain_yes(answer)?);
        }
        let Some(question) = &self.state.question else {
            return match answer {
                // A proposal can be picked by its number before it is asked about.
                Answer { said: AnswerWord::Number(number), on_behalf: None, .. } if *number > 0 => {
                    self.choose(actor, *number)
                }
                Answer { said: AnswerWord::Number(0), .. } => Err(self.nothing_open(actor, Late::TakeBack)),
                _ => Err(self.nothing_open(actor, Late::Answer)),
            };
        };
        let fits = Fits::vote(&question.kind, question.options());
        // The vote has no such answer, and something else that they are asked has.
        if let Some(who) = asked.filter(|_| answer.said.choice(&fits).is_none()) {
            return self.owner_says(who, plain_yes(answer)?);
        }
        let (guest, reason) = self.spoken_for(actor, answer, &fits)?;
        let number = answer.said.choice(&fits).ok_or_else(|| Refusal::NotAnAnswer { fits: fits.clone() })?;
        self.counts_this_time(actor, guest)?;
        let worry = reason.filter(|_| fits == Fits::Consent && number == OBJECTION);
        let who = match guest {
            None if number > 0 => self.choose_because(actor, number, worry.as_deref())?,
            guest => {
                let who = match guest {
                    Some(guest) => guest,
                    None => self.participant(actor)?,
                };
                self.answer_anew(actor, who, number, worry.as_deref())?;
                who
            }
        };
        if worry.is_none()
            && let Some(reason) = &answer.reason
            && self.state.question.as_ref().is_some_and(|q| q.counted(who).contains(&number))
        {
            self.remark = Some(Reply::Counted { fits, number, reason: reason.clone() });
        }
        Ok(())
    }

    /// Whoever has been told that they do not count, and writes once more, is told again.
    fn counts_this_time(&self, actor: &Actor, guest: Option<ParticipantId>) -> Result<(), Refusal> {
        let who = guest.or_else(|| self.state.participant_of(actor.person).map(|p| p.id));
        let told = |who: &ParticipantId| self.state.question.as_ref().is_some_and(|q| q.told.contains(who));
        match who.filter(told).and_then(|who| self.state.not_counted(who)) {
            Some(why) => Err(Refusal::NotCounted { why }),
            None => Ok(()),
        }
    }

    /// The guest an answer is for, and its reason. Whoever cannot have meant a guest began their reason with "for".
    fn spoken_for(
        &self,
        actor: &Actor,
        answer: &Answer,
        fits: &Fits,
    ) -> Result<(Option<ParticipantId>, Option<String>), Refusal> {
        let Some(name) = &answer.on_behalf else { return Ok((None, answer.reason.clone())) };
        match self.guest_named(actor, name) {
            Ok(guest) => Ok((Some(guest), answer.reason.clone())),
            Err(Refusal::FacilitatorOnly | Refusal::NoSuchPerson { .. })
                if *fits == Fits::Consent && name.starts_with(char::is_lowercase) =>
            {
                let words = [Some(format!("for {name}")), answer.reason.clone()];
                Ok((None, Some(words.into_iter().flatten().collect::<Vec<_>>().join(", "))))
            }
            Err(refusal) => Err(refusal),
        }
    }
}

/// A yes or a no. A yes with a condition is neither.
fn plain_yes(answer: &Answer) -> Result<bool, Refusal> {
    let yes = answer.said.is_yes().ok_or(Refusal::NotAnAnswer { fits: Fits::YesOrNo })?;
    let conditional = |reason: &String| {
        let first = reason.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
        first.is_some_and(|word| CONDITIONS.contains(&word.to_lowercase().as_str()))
    };
    if yes && answer.reason.as_ref().is_some_and(conditional) {
        return Err(Refusal::YesWithConditions);
    }
    Ok(yes)
}

/// What follows a yes that is not quite one.
const CONDITIONS: [&str; 13] =
    ["men", "but", "hvis", "if", "bare", "kun", "only", "dog", "når", "when", "først", "måske", "unless"];
