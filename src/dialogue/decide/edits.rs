//! What somebody wrote, worded anew or taken away: by editing or deleting the message, or by command.
//!
//! One mechanism for all of it: `note_author` remembers what a message made, an edit is read again as what the message
//! was, and a deletion undoes what it made. What is voted on keeps its words; an agreement keeps them for good.
//! Deliberately absent: choices, which `votes` and `taken_back` look after, and erasing what was said before (`app`).

use super::follow_up::learned;
use super::principles::{MAX_EXAMPLE, MAX_SERVICE, numbered, within};
use super::trial::card_texts;
use super::{Actor, DecisionDraft, Request, Rewritten, checked, fold};
use crate::dialogue::command::{Command, Item, LearningForm, Press, TrialForm};
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{Authorship, CardField, Ending, Event, Role, TrialFields, Written};
use crate::dialogue::ids::ParticipantId;
use crate::dialogue::refusal::{Refusal, Unchanged};
use crate::dialogue::script::ActivityKind;

impl DecisionDraft<'_> {
    /// Remembers whose message made what has just been decided, so that its edits and its deletion are followed.
    /// `from`: the first fact that came of it.
    pub(super) fn note_author(&mut self, actor: &Actor, request: &Request, from: usize) -> Result<(), Refusal> {
        let new = self.events.get(from..).unwrap_or_default();
        let made: Vec<Written> = new.iter().flat_map(|event| self.made(request, event)).collect();
        let who = self.state.participant_of(actor.person).map(|p| p.id);
        let (Some(who), Some(message), false) = (who, actor.via.clone(), made.is_empty()) else { return Ok(()) };
        // A worry is kept without a name: the link goes when the vote closes.
        let nameless = matches!(made.as_slice(), [Written::Worry { .. }]);
        let about = Some(actor.person).filter(|_| !nameless);
        let author = Erasable::new(about, Authorship { who, message: Some(message) });
        self.fact(Event::Authored { made, author })
    }

    /// What a fact added to what is written, where the message itself asked for it. An idea carries its own author.
    fn made(&self, request: &Request, event: &Event) -> Vec<Written> {
        match (request, event) {
            (Request::Command(_) | Request::Plain(_), Event::PointAdded { number, .. }) => {
                vec![Written::Point { number: *number }]
            }
            (Request::Command(_) | Request::Plain(_), Event::ExampleAdded { number, .. }) => {
                vec![Written::Example { number: *number }]
            }
            (Request::Plain(_) | Request::Command(Command::Answer(_)), Event::ObjectionNamed { question, .. }) => {
                let number = self.state.question.as_ref().map_or(0, |q| q.worried);
                vec![Written::Worry { question: *question, number }]
            }
            (Request::Command(Command::Theme(_)) | Request::Plain(_), Event::ThemeNamed { .. }) => {
                vec![Written::Theme { number: self.state.last.theme }]
            }
            (Request::Command(Command::Service(_)) | Request::Plain(_), Event::ServiceNamed { .. }) => {
                vec![Written::Service]
            }
            (Request::Command(Command::Proposal(_)) | Request::Plain(_), Event::ProposalAdded { number, .. }) => {
                vec![Written::Proposal { number: *number }]
            }
            // What was taken out of the idea bank would be lost with the press.
            (Request::Press(Press::Number(_)), Event::ProposalAdded { number, .. })
                if self.state.kind() == Some(ActivityKind::Select) =>
            {
                vec![Written::Proposal { number: *number }]
            }
            (Request::Command(Command::Trial(_)) | Request::Plain(_), Event::TrialDrafted { fields }) => {
                fields.texts().map(|(field, _)| Written::Card { field }).collect()
            }
            (Request::Command(Command::Learning(_)) | Request::Plain(_), Event::LearningNoted { fields }) => {
                fields.texts().map(|(field, _)| Written::Learning { field }).collect()
            }
            (
                Request::Command(Command::Guest(_) | Command::Guests(_)),
                Event::Joined { who, role: Role::Guest, .. },
            ) => vec![Written::Guest { who: *who }],
            (Request::Command(Command::Move { .. }), Event::TimeProposed { .. }) => vec![Written::Time],
            _ => Vec::new(),
        }
    }

    // --- edits ---

    /// The text of an earlier message was replaced: it is read again as what it was. Only its author edits a message.
    pub(super) fn replaced(&mut self, actor: &Actor, original: &str, by: &Rewritten) -> Result<(), Refusal> {
        let Some(who) = self.state.participant_of(actor.person).map(|p| p.id) else { return Ok(()) };
        let made: Vec<Written> =
            self.state.made_by(original).into_iter().filter(|(_, by)| *by == who).map(|(what, _)| what).collect();
        let mut again = actor.clone();
        again.via = Some(original.to_owned());
        if made.is_empty() {
            return self.answer_replaced(&again, who, by);
        }
        let stood = self.stands(&made);
        self.read_again(&again, who, &made, by).map_err(|why| unchanged(why, stood))
    }

    fn read_again(
        &mut self,
        actor: &Actor,
        who: ParticipantId,
        made: &[Written],
        by: &Rewritten,
    ) -> Result<(), Refusal> {
        match (made, by) {
            (_, Rewritten::Nothing) => Err(kept(Unchanged::Empty)),
            (_, Rewritten::Command(Command::Trial(form))) if made.iter().all(|what| is_card(*what)) => {
                self.card_again(actor, made, form)
            }
            (_, Rewritten::Command(Command::Learning(form)))
                if made.iter().all(|what| matches!(what, Written::Learning { .. })) =>
            {
                self.learning_again(actor, made, form)
            }
            (_, Rewritten::Command(command @ Command::Guests(_)))
                if made.iter().all(|what| matches!(what, Written::Guest { .. })) =>
            {
                self.read_as_new(actor, Request::Command(command.clone()))
            }
            // An objection that named its worry at once.
            ([what @ Written::Worry { .. }], Rewritten::Command(Command::Answer(_))) => {
                self.withdraw(*what)?;
                self.answer_replaced(actor, who, by)
            }
            ([what], by) => self.word_anew(actor, *what, by),
            _ => Err(kept(Unchanged::Otherwise)),
        }
    }

    /// One text, as it reads now.
    fn word_anew(&mut self, actor: &Actor, what: Written, by: &Rewritten) -> Result<(), Refusal> {
        use Rewritten::{Command as C, Plain};
        match (what, by) {
            (Written::Point { .. }, C(Command::Point { on_behalf: Some(name), .. }))
                if !self.is_said_by(actor, what, name)? =>
            {
                self.made_anew(actor, what, by)
            }
            (Written::Point { .. }, C(Command::Point { text, .. }) | Plain(text))
            | (Written::Idea { .. }, C(Command::Idea(text)) | Plain(text))
            | (Written::Theme { .. }, C(Command::Theme(text)) | Plain(text))
            | (Written::Worry { .. } | Written::Card { .. } | Written::Learning { .. }, Plain(text)) => {
                self.reworded(what, &checked(text)?)
            }
            (Written::Service, C(Command::Service(text)) | Plain(text)) => self.reworded(what, &service_name(text)?),
            (Written::Proposal { .. }, C(Command::Proposal(text)) | Plain(text)) => {
                let text = self.put_forward(text)?;
                self.reworded(what, &text)
            }
            (Written::Example { number }, by) => match self.example_in(by) {
                Some((principle, text))
                    if self.state.examples.iter().any(|e| e.number == number && e.principle == principle) =>
                {
                    self.reworded(what, &within(MAX_EXAMPLE, text)?)
                }
                Some(_) => self.made_anew(actor, what, by),
                None => Err(kept(Unchanged::Otherwise)),
            },
            (Written::Guest { who }, C(Command::Guest(name))) => self.guest_renamed(who, name),
            (Written::Time, C(Command::Move { when, .. })) if self.state.planning.proposed.is_some() => {
                self.read_as_new(actor, Request::Command(Command::Move { dialogue: None, when: when.clone() }))
            }
            (Written::Time, C(Command::Move { .. } | Command::Plan { .. })) => Err(kept(Unchanged::Planned)),
            _ => Err(kept(Unchanged::Otherwise)),
        }
    }

    /// The text of what is written, in place: its number, and what else is tied to it, stay.
    fn reworded(&mut self, what: Written, text: &str) -> Result<(), Refusal> {
        let Some(stood) = self.state.text(what) else { return Ok(()) };
        if stood.get().is_some_and(|stood| stood == text) {
            return Ok(());
        }
        if let Written::Proposal { number } = what {
            self.may_be_worded(number)?;
        }
        let text = Erasable::new(stood.about(), text.to_owned());
        match what {
            Written::Idea { number } => self.fact(Event::IdeaReplaced { number, text }),
            what => self.fact(Event::TextReplaced { what, text }),
        }
    }

    /// What is voted on stays the same for all, and what has been decided stays.
    fn may_be_worded(&self, number: u16) -> Result<(), Refusal> {
        match number {
            number if self.is_voted_on(number) => Err(kept(Unchanged::Voted { number })),
            number if self.state.decided == Some(number) => Err(kept(Unchanged::Agreed)),
            _ => Ok(()),
        }
    }

    /// It belongs somewhere else now: it is taken away there and put up here.
    fn made_anew(&mut self, actor: &Actor, what: Written, by: &Rewritten) -> Result<(), Refusal> {
        self.withdraw(what)?;
        let from = self.events.len();
        match by {
            Rewritten::Command(command) => self.read_as_new(actor, Request::Command(command.clone()))?,
            Rewritten::Plain(text) => self.read_as_new(actor, Request::Plain(text.clone()))?,
            Rewritten::Unclear | Rewritten::Nothing => {}
        }
        if self.events.len() == from { Err(kept(Unchanged::Otherwise)) } else { Ok(()) }
    }

    /// As if it had been written now, in the message it stands in.
    fn read_as_new(&mut self, actor: &Actor, request: Request) -> Result<(), Refusal> {
        let from = self.events.len();
        match &request {
            Request::Command(command) => self.command(actor, command)?,
            Request::Plain(text) => self.plain(actor, text)?,
            _ => {}
        }
        self.note_author(actor, &request, from)
    }

    /// Is this guest the one whose point it is?
    fn is_said_by(&self, actor: &Actor, what: Written, name: &str) -> Result<bool, Refusal> {
        let by = self.guest_named(actor, name)?;
        Ok(self.state.points.iter().any(|p| Written::Point { number: p.number } == what && p.by == Some(by)))
    }

    fn example_in<'t>(&self, by: &'t Rewritten) -> Option<(u16, &'t str)> {
        let (principle, text) = match by {
            Rewritten::Command(Command::Example { principle, text }) => (*principle, text.as_str()),
            Rewritten::Plain(text) => numbered(text)?,
            _ => return None,
        };
        self.state.principles().any(|n| n == principle).then_some((principle, text))
    }

    fn guest_renamed(&mut self, who: ParticipantId, name: &str) -> Result<(), Refusal> {
        let name = checked(name)?;
        let is_other = |id: ParticipantId, known: &str| id != who && fold(known) == fold(&name);
        let taken = self.state.guests().any(|g| g.identity.get().is_some_and(|i| is_other(g.id, &i.name)));
        let same = self.state.name(who) == Some(name.as_str());
        match (taken, same) {
            (true, _) => Err(kept(Unchanged::Otherwise)),
            (_, true) => Ok(()),
            _ => self.fact(Event::TextReplaced { what: Written::Guest { who }, text: Erasable::new(None, name) }),
        }
    }

    /// The card as the message reads now; what it no longer says is taken away.
    fn card_again(&mut self, actor: &Actor, made: &[Written], form: &TrialForm) -> Result<(), Refusal> {
        let given = card_texts(form)?;
        let gone = |what: &Written| !given.texts().any(|(field, _)| *what == Written::Card { field });
        made.iter().copied().filter(gone).try_for_each(|what| self.withdraw(what))?;
        let mut changed = form.clone();
        for (field, text) in given.texts() {
            let stands = self.state.text(Written::Card { field }).and_then(Erasable::get);
            if stands == text.get() {
                *changed.text_of(field) = None;
            }
        }
        let same = changed == TrialForm::default();
        if same { Ok(()) } else { self.read_as_new(actor, Request::Command(Command::Trial(Box::new(changed)))) }
    }

    fn learning_again(&mut self, actor: &Actor, made: &[Written], form: &LearningForm) -> Result<(), Refusal> {
        let given = learned(form)?;
        let gone = |what: &Written| !given.texts().any(|(field, _)| *what == Written::Learning { field });
        made.iter().copied().filter(gone).try_for_each(|what| self.withdraw(what))?;
        let stands = |field| self.state.text(Written::Learning { field }).and_then(Erasable::get);
        let same = given.texts().all(|(field, text)| stands(field) == text.get());
        if same { Ok(()) } else { self.read_as_new(actor, Request::Command(Command::Learning(Box::new(form.clone())))) }
    }

    /// A typed answer that was edited to another answer; what it said before is taken back.
    fn answer_replaced(&mut self, actor: &Actor, who: ParticipantId, by: &Rewritten) -> Result<(), Refusal> {
        let Some(original) = actor.via.as_deref() else { return Ok(()) };
        let own = |whose: ParticipantId| whose == who || self.is_guest(whose) && self.steering(actor).is_ok();
        let chosen = self.state.question.as_ref().and_then(|q| q.made_by(original).find(|(by, _)| own(*by)));
        let done = self.state.running().and_then(|r| r.done_via.get(original)).copied().filter(|by| own(*by));
        let read = self.state.planning.read_via.get(original).copied().filter(|by| own(*by));
        match (chosen, done, read, by) {
            (Some((whose, choice)), _, _, Rewritten::Command(command @ Command::Answer(_))) => {
                if self.state.deadline().is_some_and(|deadline| actor.at > deadline) {
                    return Err(Refusal::NothingOpen);
                }
                self.set_choice(actor, whose, choice, None)?;
                self.read_as_new(actor, Request::Command(command.clone()))
            }
            (None, Some(_), _, Rewritten::Command(Command::Done)) => Ok(()),
            (None, None, Some(_), Rewritten::Command(command @ Command::Read(_))) => self.command(actor, command),
            (None, None, None, _) => Ok(()),
            _ => Err(kept(Unchanged::Otherwise)),
        }
    }

    // --- deletions ---

    /// A message was deleted: what it made goes with it. Also where somebody who may clear up in the channel deleted it;
    /// but what was written in private is its author's alone.
    pub(super) fn withdrawn(&mut self, actor: &Actor, original: &str) -> Result<(), Refusal> {
        let made = self.of_whom(actor, original);
        let stood = self.stands(&made);
        made.into_iter().try_for_each(|what| self.withdraw(what)).map_err(|why| unchanged(why, stood))
    }

    /// The worries that are still somebody's, until their question closes.
    pub(super) fn worries_of(&self, who: ParticipantId) -> Vec<Written> {
        let own = self.state.authors.iter().filter(|(_, author)| author.who == who).map(|(what, _)| *what);
        own.filter(|what| matches!(what, Written::Worry { .. })).collect()
    }

    /// What a message made, as far as this person may take it away.
    fn of_whom(&self, actor: &Actor, original: &str) -> Vec<Written> {
        let own = self.state.participant_of(actor.person).map(|p| p.id);
        let open = |what: &Written| {
            !matches!(what, Written::Idea { .. } | Written::Worry { .. } | Written::Guest { .. } | Written::Time)
        };
        let made = self.state.made_by(original).into_iter();
        made.filter(|(what, by)| Some(*by) == own || open(what)).map(|(what, _)| what).collect()
    }

    fn withdraw(&mut self, what: Written) -> Result<(), Refusal> {
        match what {
            Written::Point { number } => self.fact(Event::PointRemoved { number }),
            Written::Example { number } => self.fact(Event::ExampleRemoved { number }),
            Written::Idea { number } => self.fact(Event::IdeaWithdrawn { number }),
            Written::Proposal { number } if self.is_voted_on(number) => {
                let blank = self.state.text(what).is_none_or(|text| text.get().is_none());
                if blank { Ok(()) } else { self.fact(Event::TextWithdrawn { what }) }
            }
            Written::Proposal { number } if self.state.decided == Some(number) => Err(kept(Unchanged::Agreed)),
            Written::Proposal { number } => self.fact(Event::ProposalRemoved { number }),
            Written::Card { field: CardField::What } => {
                self.fact(Event::TextWithdrawn { what })?;
                self.as_it_was_proposed()
            }
            Written::Guest { who } => {
                self.let_guest_go(who)?;
                self.fact(Event::TextWithdrawn { what })
            }
            Written::Time if self.state.planning.proposed.is_some() => self.time_taken_back(),
            Written::Time => Err(kept(Unchanged::Planned)),
            what => self.fact(Event::TextWithdrawn { what }),
        }
    }

    /// What is tried, in the words of the proposal.
    fn as_it_was_proposed(&mut self) -> Result<(), Refusal> {
        let text =
            self.state.decided.and_then(|number| self.state.proposal(number)).and_then(|p| p.text.get().cloned());
        match text {
            Some(text) => {
                let what = Some(Erasable::new(None, text));
                self.fact(Event::TrialDrafted { fields: Box::new(TrialFields { what, ..TrialFields::default() }) })
            }
            None => Ok(()),
        }
    }

    /// The dialogue is over: what was written in it stays in its record.
    pub(super) fn too_late(&self, actor: &Actor, original: &str) -> Result<(), Refusal> {
        let made = self.of_whom(actor, original);
        let agreed = self.state.ending() == Some(Ending::Agreed);
        let is_agreement = |what: &Written| match what {
            Written::Card { .. } => agreed,
            Written::Proposal { number } => agreed && self.state.decided == Some(*number),
            _ => false,
        };
        let because = match made.as_slice() {
            [] => return Ok(()),
            made if made.iter().any(is_agreement) => Unchanged::Agreed,
            _ => Unchanged::Over,
        };
        Err(Refusal::Unchanged { because, stands: self.stands(&made) })
    }

    // --- by command ---

    /// `fjern …`: the facilitator anything, everybody their own, and while a group chooses, each of it what it has chosen.
    /// What is voted on is only blanked, by its author.
    pub(super) fn remove(&mut self, actor: &Actor, item: Item, number: u16) -> Result<(), Refusal> {
        let (what, own) = self.numbered(actor, item, number)?;
        let their_groups = item == Item::Proposal && self.is_chosen_by_the_group_of(actor, number);
        if !own && !their_groups {
            self.steering(actor)?;
        }
        if item == Item::Proposal && self.state.question.is_some() && !(own && self.is_voted_on(number)) {
            return Err(Refusal::Frozen);
        }
        let stood = self.stands(&[what]);
        self.withdraw(what).map_err(|why| unchanged(why, stood))
    }

    /// Is this among the proposals that the asker's group chooses just now?
    fn is_chosen_by_the_group_of(&self, actor: &Actor, number: u16) -> bool {
        let choosing = self.state.kind() == Some(ActivityKind::Select);
        let who = self.state.present(actor.person).map(|p| p.id).filter(|_| choosing);
        let group = who.and_then(|who| self.state.group_of(who));
        group.is_some_and(|group| self.state.chosen_by(group).any(|chosen| chosen == number))
    }

    /// `ret …`: everybody their own, and whoever steers what a guest has said.
    pub(super) fn reword(&mut self, actor: &Actor, item: Item, number: u16, text: &str) -> Result<(), Refusal> {
        let (what, own) = self.numbered(actor, item, number)?;
        let by_guest = match item {
            Item::Point => self.state.points.iter().find(|p| p.number == number).and_then(|p| p.by),
            Item::Proposal => self.state.proposal(number).and_then(|p| p.by),
            Item::Example => self.state.examples.iter().find(|e| e.number == number).and_then(|e| e.by),
            Item::Idea | Item::Theme => None,
        };
        let for_guest = by_guest.is_some_and(|by| self.is_guest(by)) && self.steering(actor).is_ok();
        if !own && !for_guest {
            return Err(Refusal::NotYours);
        }
        let text = match item {
            Item::Example => within(MAX_EXAMPLE, text)?,
            Item::Proposal => self.put_forward(text)?,
            Item::Point | Item::Idea | Item::Theme => checked(text)?,
        };
        let stood = self.stands(&[what]);
        self.reworded(what, &text).map_err(|why| unchanged(why, stood))
    }

    /// What has this number, and whether it is the asker's own.
    fn numbered(&self, actor: &Actor, item: Item, number: u16) -> Result<(Written, bool), Refusal> {
        let who = self.state.participant_of(actor.person).map(|p| p.id);
        let d = &self.state;
        let (all, what, by): (Vec<u16>, _, _) = match item {
            Item::Point => {
                let by = d.points.iter().find(|p| p.number == number).and_then(|p| p.by);
                (d.points.iter().map(|p| p.number).collect(), Written::Point { number }, by)
            }
            Item::Example => {
                let by = d.examples.iter().find(|e| e.number == number).and_then(|e| e.by);
                (d.examples.iter().map(|e| e.number).collect(), Written::Example { number }, by)
            }
            Item::Idea => {
                let by = d.idea(number).and_then(|i| i.author.as_ref()).and_then(Erasable::get).map(|a| a.who);
                (d.ideas.iter().map(|i| i.number).collect(), Written::Idea { number }, by)
            }
            // The verdicts of a follow-up stay.
            Item::Proposal if d.recollection.is_some() => return Err(Refusal::NotNow { fits: None }),
            Item::Proposal => {
                let by = d.proposal(number).and_then(|p| p.by);
                (d.proposals.iter().map(|p| p.number).collect(), Written::Proposal { number }, by)
            }
            // As they stand in line.
            Item::Theme => {
                let theme = usize::from(number).checked_sub(1).and_then(|at| d.themes.get(at));
                let what = Written::Theme { number: theme.map_or(0, |theme| theme.number) };
                (((1..).take(d.themes.len())).collect(), what, d.authors.get(&what).map(|a| a.who))
            }
        };
        if !all.contains(&number) {
            return Err(Refusal::NoSuchNumber { number, open: all });
        }
        // Who wrote it down for a guest has it as their own too.
        let wrote = d.authors.get(&what).map(|author| author.who);
        Ok((what, who.is_some() && (by == who || wrote == who)))
    }

    /// The words that stand, where it is one text.
    fn stands(&self, made: &[Written]) -> Option<String> {
        match made {
            [what] => self.state.text(*what).and_then(|text| text.get().cloned()),
            _ => None,
        }
    }
}

/// The name of a service, on one line.
fn service_name(text: &str) -> Result<String, Refusal> {
    within(MAX_SERVICE, &text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn is_card(what: Written) -> bool {
    matches!(what, Written::Card { .. })
}

fn kept(because: Unchanged) -> Refusal {
    Refusal::Unchanged { because, stands: None }
}

/// What cannot be done to a text names the text that stands instead.
fn unchanged(why: Refusal, stands: Option<String>) -> Refusal {
    let because = match why {
        Refusal::Unchanged { because, .. } => because,
        Refusal::TooLong { max } => Unchanged::TooLong { max },
        Refusal::Empty => Unchanged::Empty,
        other => return other,
    };
    Refusal::Unchanged { because, stands }
}
