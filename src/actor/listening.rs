//! What is written without being a command, in the light of what its writer is asked just now.
//!
//! In a private room an answer may be said in any way people say it; what is not understood while something is asked is
//! told so, with what can be answered, and nobody who has written is called silent. In the silent minute every plain message
//! is an idea. Deliberately absent: the words themselves (`commands`), and what an answer does (`dialogue`).

use super::handling::Handling;
use super::incoming::Incoming;
use super::stop::Stop;
use super::trial_answers::TrialAnswer;
use crate::commands::reminders::{self, HowItGoes};
use crate::commands::{self, Parsed, Verdict, answers, inspect};
use crate::dialogue::answer::{Answer, AnswerWord, Fits};
use crate::dialogue::command::{Command, Noted, TrialForm};
use crate::dialogue::decide::{self, Request};
use crate::dialogue::ids::{Account, PersonId};
use crate::dialogue::refusal::Refusal;
use crate::dialogue::reply::{Reply, Standing};
use crate::dialogue::script::ActivityKind;
use crate::dialogue::state::Dialogue;
use crate::dialogue::trial::{Stage, Trial, rules};

/// What somebody is asked; of several things the most urgent.
enum Asked {
    /// The silent minute: every message is an idea.
    Idea,
    /// What their objection is about.
    Worry,
    Vote(Fits),
    /// Is the time right, or: will you be the owner?
    YesOrNo,
    /// Who is to own what is tried? Asked of whoever steers.
    Owner,
    /// How does what we try go?
    Trials,
}

impl Handling<'_> {
    /// What a message is, now that it is known what its writer is asked: a plain one may be an answer.
    pub(super) fn in_the_light_of_what_is_asked(
        &self,
        said: &Incoming<'_>,
        text: &str,
        mentions: &[(String, Account)],
        parsed: Parsed,
    ) -> Result<Parsed, Stop> {
        let Some(person) = said.person else { return Ok(parsed) };
        let asked = self.asked_of(person);
        if !said.is_private() {
            // Where others talk too, only what the question shows is an answer to it.
            let answer = matches!(asked, Some(Asked::Vote(_) | Asked::Worry)).then(|| answers::among_others(text));
            return Ok(match (parsed, answer.flatten()) {
                (Parsed::Plain(_), Some(answer)) => Parsed::Command(Command::Answer(answer)),
                (parsed, _) => parsed,
            });
        }
        let answers_a_zone =
            |said: AnswerWord| matches!(said, AnswerWord::Number(_)) && self.streams.channel.grey_zones.open.is_some();
        Ok(match (asked, parsed) {
            (Some(Asked::Worry), Parsed::Plain(text)) if commands::only_thanks(&text) => Parsed::Nothing,
            (Some(Asked::Worry), Parsed::Plain(text)) => match answers::when_asked(&text) {
                // A whole answer is another answer; anything longer is what the objection is about.
                Some(answer @ Answer { reason: None, on_behalf: None, .. }) => Parsed::Command(Command::Answer(answer)),
                _ => Parsed::Plain(text),
            },
            // "forslag 2" among dots is no new proposal.
            (Some(Asked::Vote(Fits::Numbers(_))), Parsed::Command(Command::Proposal(text))) => {
                let number = commands::chosen_number(&text).map(Answer::number);
                Parsed::Command(number.map_or(Command::Proposal(text), Command::Answer))
            }
            (Some(Asked::Vote(_) | Asked::YesOrNo), Parsed::Plain(text)) => match answers::when_asked(&text) {
                Some(answer) => Parsed::Command(Command::Answer(answer)),
                None => Parsed::Plain(text),
            },
            (Some(Asked::Owner), Parsed::Plain(text)) => match commands::person(&text, mentions) {
                Some(owner) => {
                    let form = TrialForm { owner: Some(owner), ..TrialForm::default() };
                    Parsed::Command(Command::Trial(Box::new(form)))
                }
                None => Parsed::Plain(text),
            },
            // "ja" does not say how it goes.
            (Some(Asked::Trials), Parsed::Command(Command::Answer(answer))) if !answers_a_zone(answer.said) => {
                Parsed::Plain(text.to_owned())
            }
            (_, parsed) => parsed,
        })
    }

    /// A message in a private room that is no command.
    pub(super) fn plain_in_private(&mut self, said: Incoming<'_>, text: &str, plain: String) -> Result<(), Stop> {
        let asked = said.person.and_then(|person| self.asked_of(person));
        let kept = Request::Plain(plain.clone());
        if self.has_a_place(&said, &kept)? {
            return self.guarded(said, text, kept);
        }
        if inspect(text) == Verdict::Cpr {
            return self.refuse(said, Refusal::Cpr);
        }
        match asked {
            Some(Asked::Vote(fits)) => self.refuse(said, Refusal::NotAnAnswer { fits }),
            Some(Asked::YesOrNo) => self.refuse(said, Refusal::NotAnAnswer { fits: Fits::YesOrNo }),
            Some(Asked::Trials) => match reminders::how_it_goes(&plain) {
                Some(HowItGoes { well, more }) => {
                    let answer = if well { TrialAnswer::GoingWell } else { TrialAnswer::NeedHelp };
                    self.trial_answered_in_words(said, answer, more)
                }
                None => self.trials_not_understood(said),
            },
            Some(Asked::Idea | Asked::Worry | Asked::Owner) | None => self.nothing_asked(said, &plain),
        }
    }

    /// Would the rules do something with it, or say why not?
    fn has_a_place(&self, said: &Incoming<'_>, request: &Request) -> Result<bool, Stop> {
        let (Some(actor), Some(live)) = (self.known_actor(said), self.streams.live()) else { return Ok(false) };
        let around = self.streams.around(live.id.number, self.moment);
        let decision = decide::decide(live, &actor, request, &around.ctx());
        Ok(!decision.events.is_empty() || decision.refusal.is_some())
    }

    /// Somebody who was asked has written, and is not called silent for not having been understood.
    fn trials_not_understood(&mut self, said: Incoming<'_>) -> Result<(), Stop> {
        let Some(person) = said.person else {
            return self.note(said.receipt);
        };
        let around = self.streams.around(0, self.moment);
        let ctx = around.ctx();
        let facts =
            self.streams.trials.iter().map(|(number, trial)| (*number, rules::not_understood(trial, person, &ctx)));
        let facts: Vec<_> = facts.filter(|(_, events)| !events.is_empty()).collect();
        if !facts.is_empty() {
            self.write_trials(facts, Vec::new(), said.receipt.halfway())?;
        }
        self.reply(said, &Reply::HowDoesItGo)
    }

    /// Small talk. Whoever seems to mean a command is told how it is written; others are told once a day what fits.
    fn nothing_asked(&mut self, said: Incoming<'_>, plain: &str) -> Result<(), Stop> {
        let person = said.person;
        if let Some(command) = commands::begun(plain)
            && person.is_some_and(|person| self.streams.has(person))
        {
            return self.refuse(said, Refusal::SayItAlone { command });
        }
        let today = self.streams.calendar().zone().date(self.moment.now);
        if self.known.greets(&said.inbound.from, today)? {
            let fits = self.what_fits(&said)?;
            return self.reply(said, &fits);
        }
        self.note(said.receipt)
    }

    /// What the asker can do now.
    pub(super) fn what_fits(&self, said: &Incoming<'_>) -> Result<Reply, Stop> {
        let one_of_several = self.streams.live().is_none() && self.streams.planned().nth(1).is_some();
        Ok(Reply::WhatFits { standing: self.standing_of(said)?, one_of_several })
    }

    /// What the asker is to what goes on here.
    fn standing_of(&self, said: &Incoming<'_>) -> Result<Standing, Stop> {
        let person = said.person;
        let here = |d: &&Dialogue| person.is_some_and(|person| d.present(person).is_some());
        let in_it = self.streams.spoken_of().filter(here);
        Ok(match (in_it, person.and_then(|person| in_it?.participant_of(person))) {
            (Some(d), Some(who)) if d.may_steer(who.id) => {
                Standing::Steers { and_takes_part: d.is_active(who.id) && d.not_counted(who.id).is_none() }
            }
            (Some(d), Some(who)) if d.is_active(who.id) && d.not_counted(who.id).is_some() => Standing::TooLate,
            (Some(d), Some(who)) if d.is_active(who.id) => Standing::In,
            // Whoever only watches can still come in.
            (Some(_), _) => Standing::Out,
            (None, _) if said.is_private() && !self.takes_part_in_what_goes_on(said) => Standing::Stranger,
            (None, _) => Standing::Out,
        })
    }

    fn asked_of(&self, person: PersonId) -> Option<Asked> {
        let live = self.streams.live().and_then(|d| Some((d, d.present(person)?.id)));
        if let Some((d, who)) = live {
            if d.kind() == Some(ActivityKind::Silent) && d.is_active(who) && !d.ideas_shared {
                return Some(Asked::Idea);
            }
            if d.worry_wanted(who) {
                return Some(Asked::Worry);
            }
            if let Some(question) = d.question.as_ref().filter(|_| d.is_active(who) && d.not_counted(who).is_none()) {
                return Some(Asked::Vote(Fits::vote(&question.kind, question.options())));
            }
            let owns = d.kind() == Some(ActivityKind::Trial) && d.trial.owner == Some(who);
            if owns && !d.owner_accepted {
                return Some(Asked::YesOrNo);
            }
            if d.may_steer(who) && d.card_takes() == Some(Noted::Owner) {
                return Some(Asked::Owner);
            }
        }
        if self.streams.asks_whether_a_time_is_right(Some(person)) {
            return Some(Asked::YesOrNo);
        }
        let asks = |trial: &Trial| trial.stage == Stage::Running && trial.asked.is_some() && trial.knows(person);
        self.streams.trials_open().any(asks).then_some(Asked::Trials)
    }
}
