//! Requests become facts, or a refusal. Every rule of a dialogue stands in this folder, by topic.
//!
//! Deliberately absent: doing anything. What is said about a fact is `react`'s.

mod answers;
mod board;
mod closing;
mod edits;
mod follow_up;
mod late;
mod people;
mod planning;
mod principles;
mod steps;
mod trial;
mod votes;

use super::history::History;
pub use closing::{LAST_CALL, asked_in_private};
pub use people::Healed;
pub use planning::{
    LOBBY_DAYS, MOST_READ_DAYS, Occurring, Opening, READ_DAYS, abandoned, known_by_name, opened, planned,
    planned_by_series,
};
pub use steps::{Away, shifted, wake};
pub(in crate::dialogue) use trial::card_texts;

use super::apply::apply;
use super::command::{Command, Noted, PersonRef, Press, TrialForm};
use super::event::{Event, Identity, QuestionKind};
use super::fold::fold;
use super::ids::{ParticipantId, PersonId};
use super::refusal::{Late, Refusal};
use super::reply::Reply;
use super::script::ActivityKind;
use super::state::{Dialogue, Recalled};
use crate::calendar::WorkingCalendar;
use jiff::Timestamp;
use std::collections::BTreeSet;

/// The longest text a person may write in one contribution, in characters: a board is read at a glance.
pub const MAX_TEXT: usize = 600;

/// How far one press on `extend` moves the end, in minutes.
const PRESSED_MINUTES: u16 = 2;

/// What a rule may know besides the state.
#[derive(Clone, Copy, Debug)]
pub struct Ctx<'a> {
    /// The dialogues' time.
    pub now: Timestamp,
    /// Chance, as a parameter.
    pub seed: u64,
    pub calendar: &'a WorkingCalendar,
    pub history: &'a History,
    /// Who is away today.
    pub away: &'a BTreeSet<PersonId>,
    /// Another dialogue is live in the channel.
    pub busy: bool,
    /// What the channel has open: its trials, and its idea bank.
    pub open: &'a Recalled,
}

/// Who asks, from where, and when the platform received it.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    pub person: PersonId,
    pub identity: Identity,
    pub place: Place,
    /// In the dialogues' time; decides whether a vote came before the deadline.
    pub at: Timestamp,
    /// The platform's event, by which it can be replaced or taken back.
    pub via: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Channel,
    /// In a thread of the channel; the group it belongs to, where it does.
    Thread(Option<usize>),
    Private,
}

/// What came in, understood.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    Command(Command),
    /// A press on a living post.
    Press(Press),
    /// All answers that somebody gives to a poll now; none takes them back.
    Voted(Vec<Press>),
    /// A plain message that no command was found in.
    Plain(String),
    /// The text of an earlier message was replaced.
    Replaced {
        original: String,
        by: Rewritten,
    },
    /// A press on the post of a vote that has closed, where it meant an answer; or one of its answers was taken back.
    Late(Late),
    /// An earlier message or reaction was taken back.
    TakenBack {
        original: String,
    },
    /// The person left the channel.
    Went,
    /// The person's data are being erased.
    Forget,
}

/// What a message says once it has been edited.
#[derive(Clone, Debug, PartialEq)]
pub enum Rewritten {
    Command(Command),
    Plain(String),
    /// Something that begins like a command and is none.
    Unclear,
    Nothing,
}

/// What was decided: facts to write down, and what to tell the one who asked where it was not (all) done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decision {
    pub events: Vec<Event>,
    pub refusal: Option<Refusal>,
    /// What whoever asked is told of what was done, where it is not quite what they wrote.
    pub remark: Option<Reply>,
}

/// The rules. No facts and no refusal means: nothing to write down, nothing to say.
pub fn decide(state: &Dialogue, actor: &Actor, request: &Request, ctx: &Ctx<'_>) -> Decision {
    let mut turn = DecisionDraft::of(state.clone(), ctx);
    let result = turn.request(actor, request);
    turn.decided(result)
}

/// One decision in the making: facts so far, and the state as it will be with them.
struct DecisionDraft<'a> {
    state: Dialogue,
    events: Vec<Event>,
    remark: Option<Reply>,
    ctx: Ctx<'a>,
}

impl<'a> DecisionDraft<'a> {
    fn of(state: Dialogue, ctx: &Ctx<'a>) -> Self {
        Self { state, events: Vec::new(), remark: None, ctx: *ctx }
    }
}

impl DecisionDraft<'_> {
    fn request(&mut self, actor: &Actor, request: &Request) -> Result<(), Refusal> {
        if self.state.is_over() {
            return match request {
                Request::Forget => self.forget(actor),
                Request::Command(_) => Err(Refusal::NoDialogue),
                Request::Replaced { original, .. } | Request::TakenBack { original } => self.too_late(actor, original),
                _ => Ok(()),
            };
        }
        // A private room stays open to those who have left the channel: whoever is not in comes in where the channel is.
        let asks = matches!(request, Request::Command(_) | Request::Press(_) | Request::Voted(_));
        if asks && actor.place == Place::Private && self.state.present(actor.person).is_none() {
            return Err(Refusal::NoDialogueOfYours);
        }
        match request {
            Request::Command(command) => self.command(actor, command)?,
            Request::Press(press) => self.press(actor, *press)?,
            Request::Voted(answers) => self.vote_by_poll(actor, answers)?,
            Request::Plain(text) => self.plain(actor, text)?,
            Request::Replaced { original, by } => self.replaced(actor, original, by)?,
            Request::TakenBack { original } => self.taken_back(actor, original)?,
            Request::Late(of) => return Err(self.nothing_open(actor, *of)),
            Request::Went => self.went(actor)?,
            Request::Forget => self.forget(actor)?,
        }
        self.note_author(actor, request, 0)?;
        self.settle()
    }

    /// A refusal undoes everything but the warning that it is.
    fn decided(self, result: Result<(), Refusal>) -> Decision {
        match result {
            Ok(()) => Decision { events: self.events, refusal: None, remark: self.remark },
            Err(refusal) => {
                let warnings = self.events.into_iter().filter(|e| matches!(e, Event::Warned { .. })).collect();
                Decision { events: warnings, refusal: Some(refusal), remark: None }
            }
        }
    }

    /// Adds a fact. Facts that do not fit cannot leave `decide`.
    fn fact(&mut self, event: Event) -> Result<(), Refusal> {
        let mut next = Some(self.state.clone());
        if apply(&mut next, &event).is_err() {
            return Err(Refusal::NotNow { fits: None });
        }
        if let Some(next) = next {
            self.state = next;
        }
        self.events.push(event);
        Ok(())
    }

    fn command(&mut self, actor: &Actor, command: &Command) -> Result<(), Refusal> {
        match command {
            Command::Join(_) => self.join(actor),
            Command::Leave(_) => self.leave(actor),
            Command::Observe(_) => self.observe(actor),
            Command::Guest(name) => self.guest(actor, name),
            Command::Guests(n) => self.guests(actor, *n),
            Command::HandOver(to) => self.hand_over(actor, to),
            Command::Timekeeper(to) => self.timekeeper(actor, to),
            Command::Claim(_) => self.claim(actor),

            Command::Done => self.done_in_words(actor),
            Command::Next => self.next(actor),
            Command::Back => self.back(actor),
            Command::Pause => self.pause(actor),
            Command::Resume => self.resume(actor),
            Command::Extend(minutes) => self.extend(actor, *minutes),
            Command::Cancel(number) if number.is_none_or(|number| u32::from(number) == self.state.id.number) => {
                self.cancel(actor)
            }

            Command::Pass => self.pass(actor),
            Command::Point { on_behalf, text } => self.point(actor, on_behalf.as_deref(), text),
            Command::Theme(text) => self.theme(actor, text),
            Command::Service(text) => self.service(actor, text),
            Command::Example { principle, text } => self.example(actor, *principle, text),
            Command::Idea(text) => self.idea(actor, text),
            Command::Paper => self.paper(actor),
            Command::Proposal(text) => self.propose(actor, text),
            Command::Remove(item, number) => self.remove(actor, *item, *number),
            Command::Reword { item, number, text } => self.reword(actor, *item, *number, text),

            Command::Consent(number) => self.ask_consent(actor, *number),
            Command::Vote => self.ask_dots(actor),
            Command::Count(hands) => self.count_hands(actor, hands),
            Command::Answer(answer) => self.answer(actor, answer),

            Command::Trial(form) => self.trial(actor, form),

            Command::Move { when, .. } => self.reschedule(actor, when),
            Command::Read(true) => self.read(actor),
            Command::Read(false) => self.not_read(actor),
            Command::Skip => self.skip(actor),
            Command::End => self.end_here(actor),
            Command::Learning(form) => self.learning(actor, form),
            Command::Bank(Some((choice, number))) => self.bank(actor, *choice, u32::from(*number)),

            // Answered without a fact, or about another stream; they never come here.
            Command::Help(_)
            | Command::Playbooks
            | Command::Start { .. }
            | Command::Status
            | Command::Law
            | Command::Advice
            | Command::Board
            | Command::Record
            | Command::Pack(_)
            | Command::MyData
            | Command::EraseMyData
            | Command::Cancel(_)
            | Command::Plan { .. }
            | Command::Calendar
            | Command::Away(_)
            | Command::Settings(_)
            | Command::GoingWell(_)
            | Command::NeedHelp(_)
            | Command::Postpone { .. }
            | Command::StopTrial(_)
            | Command::FollowUp(_)
            | Command::Publish
            | Command::Bank(None)
            | Command::Series(_)
            | Command::GreyZone(_) => Ok(()),
        }
    }

    fn press(&mut self, actor: &Actor, press: Press) -> Result<(), Refusal> {
        match press {
            Press::Join => self.join(actor),
            Press::Observe => self.observe(actor),
            Press::Done => self.read(actor),
            Press::Next => self.next(actor),
            Press::EndHere => self.end_here(actor),
            Press::Vote => self.ask_dots(actor),
            Press::Resume => self.resume(actor),
            Press::Extend => self.extend(actor, PRESSED_MINUTES),
            Press::Paper => self.paper(actor),
            Press::Number(_) | Press::Agree | Press::Question | Press::Objection => {
                press.choice().map_or(Ok(()), |choice| self.choose(actor, choice))
            }
            Press::Accept if self.state.planning.proposed.is_some() => self.time_answered(actor, true),
            Press::Decline if self.state.planning.proposed.is_some() => self.time_answered(actor, false),
            Press::Accept => self.owner_answers(actor, true),
            Press::Decline => self.owner_answers(actor, false),
            Press::Skip => self.skip(actor),
            Press::Volunteer => self.volunteer(actor),
            // About a trial, or a dialogue that has ended; they never come here.
            Press::GoingWell | Press::NeedHelp | Press::Postpone | Press::StopTrial | Press::Worth(_) => Ok(()),
        }
    }

    /// A message or reaction was taken back: the choice, the done signal or the text it made goes with it. Not a choice
    /// that somebody else took away: who may clear up in the channel does not vote for others.
    fn taken_back(&mut self, actor: &Actor, original: &str) -> Result<(), Refusal> {
        let chosen: Vec<_> = self.state.question.iter().flat_map(|q| q.made_by(original)).collect();
        let marked = self.state.running().and_then(|r| r.done_via.get(original));
        let read = self.state.planning.read_via.get(original).copied();
        let owns = self.state.owner_via.as_deref() == Some(original);
        let own = |who| {
            self.state.participant_of(actor.person).is_some_and(|p| p.id == who)
                || self.is_guest(who) && self.steering(actor).is_ok()
        };
        match (chosen.first(), marked) {
            (Some((who, _)), _) | (None, Some(who)) if !own(*who) => Ok(()),
            (Some(_), _) => {
                self.in_time(actor, Late::TakeBack)?;
                chosen.iter().try_for_each(|(who, choice)| self.set_choice(actor, *who, *choice, None))?;
                // An objection may have named its worry at once.
                self.withdrawn(actor, original)
            }
            (None, Some(who)) => self.fact(Event::DoneTakenBack { who: *who }),
            (None, None) if owns => match self.state.trial.owner.filter(|who| own(*who)) {
                Some(who) => self.fact(Event::OwnerDeclined { who }),
                None => Ok(()),
            },
            (None, None) => match read.filter(|who| own(*who)) {
                Some(who) => self.fact(Event::ReadTakenBack { who }),
                None => self.withdrawn(actor, original),
            },
        }
    }

    /// A message without a command means something only where one thing can be meant.
    fn plain(&mut self, actor: &Actor, text: &str) -> Result<(), Refusal> {
        let Some(who) = self.state.present(actor.person).map(|p| p.id) else {
            return Ok(());
        };
        match actor.place {
            Place::Private => {
                if self.state.worry_wanted(who) {
                    return self.name_worry(text);
                }
                match self.state.kind() {
                    Some(ActivityKind::Silent | ActivityKind::Share)
                        if self.state.is_active(who) && self.state.ideas_shared =>
                    {
                        Err(Refusal::SilenceOver { of: Late::Idea })
                    }
                    Some(ActivityKind::Silent) if self.state.is_active(who) => self.idea(actor, text),
                    Some(_) if self.state.may_steer(who) => self.noted(actor, text),
                    Some(_) | None => Ok(()),
                }
            }
            Place::Channel => match self.state.kind() {
                Some(ActivityKind::Round) => self.plain_point(actor, who, text),
                Some(ActivityKind::Summarise) if self.round_just_over(actor) => self.plain_point(actor, who, text),
                Some(ActivityKind::Principles) => self.plain_example(actor, who, text),
                Some(ActivityKind::Silent) => self.silence_broken(who),
                _ => Ok(()),
            },
            Place::Thread(_) => match self.state.kind() {
                Some(ActivityKind::Principles) => self.plain_example(actor, who, text),
                Some(ActivityKind::Silent) => self.silence_broken(who),
                _ => Ok(()),
            },
        }
    }

    /// What is asked now can wait.
    fn skip(&mut self, actor: &Actor) -> Result<(), Refusal> {
        match self.state.kind() {
            Some(ActivityKind::Trial | ActivityKind::Learn) => self.put_off(actor),
            _ => self.skip_reading(actor),
        }
    }

    /// What whoever steers writes in private is what their card asks for. A name is read where commands are.
    fn noted(&mut self, actor: &Actor, text: &str) -> Result<(), Refusal> {
        match self.state.card_takes() {
            Some(Noted::Service) => self.service(actor, text),
            Some(Noted::Theme) => self.theme(actor, text),
            Some(Noted::Proposal) => self.propose(actor, text),
            Some(Noted::Field(field)) => {
                let mut form = TrialForm::default();
                *form.text_of(field) = Some(text.to_owned());
                self.trial(actor, &form)?;
                self.card_renewed(actor)
            }
            Some(Noted::Learning(field)) => {
                self.learning_asked_for(actor, field, text)?;
                self.card_renewed(actor)
            }
            Some(Noted::Owner) | None => Ok(()),
        }
    }

    /// What follows by itself from the facts so far.
    fn settle(&mut self) -> Result<(), Refusal> {
        self.settle_votes()?;
        self.settle_silence()?;
        self.settle_done()?;
        self.settle_trial()
    }

    /// The asker as somebody who takes part, else why not.
    fn participant(&self, actor: &Actor) -> Result<ParticipantId, Refusal> {
        match self.state.participant_of(actor.person) {
            Some(p) if p.present && p.role == super::event::Role::Observer => Err(Refusal::Observer),
            Some(p) if p.present => Ok(p.id),
            _ => Err(Refusal::ParticipantsOnly),
        }
    }

    /// The asker as somebody who may write on the board and the card: whoever takes part, and whoever steers, also
    /// when they only observe.
    fn writer(&self, actor: &Actor) -> Result<ParticipantId, Refusal> {
        self.steering(actor).or_else(|_| self.participant(actor))
    }

    /// The asker as somebody who may steer.
    fn steering(&self, actor: &Actor) -> Result<ParticipantId, Refusal> {
        let steering = self.state.present(actor.person).filter(|p| self.state.may_steer(p.id));
        steering.map(|p| p.id).ok_or(Refusal::FacilitatorOnly)
    }

    /// Somebody named by another person. `guest_only`: an account answers for itself.
    fn named(&self, actor: &Actor, whom: &PersonRef) -> Result<ParticipantId, Refusal> {
        let present = || self.state.people.iter().filter(|p| p.present);
        match whom {
            PersonRef::Me => self.state.participant_of(actor.person).map(|p| p.id).ok_or(Refusal::ParticipantsOnly),
            PersonRef::Account(account) => present()
                .find(|p| p.identity.get().is_some_and(|i| i.account.as_ref() == Some(account)))
                .map(|p| p.id)
                .ok_or_else(|| Refusal::NoSuchPerson { name: account.local().to_owned() }),
            PersonRef::Name(name) => {
                let wanted = fold(name);
                let fits = |exact: bool| -> Vec<ParticipantId> {
                    present()
                        .filter(|p| {
                            p.identity.get().is_some_and(|i| {
                                let have = fold(&i.name);
                                if exact {
                                    have == wanted
                                } else {
                                    have.split(' ').any(|part| part == wanted) || have.starts_with(&wanted)
                                }
                            })
                        })
                        .map(|p| p.id)
                        .collect()
                };
                let exact = fits(true);
                let found = if exact.is_empty() { fits(false) } else { exact };
                match found.as_slice() {
                    [one] => Ok(*one),
                    // Only as the bot calls them, with the word before: a colleague may be called the same.
                    [] if let Some(guest) = self.state.guest_called(name) => Ok(guest),
                    [] => Err(Refusal::NoSuchPerson { name: name.clone() }),
                    _ => Err(Refusal::WhichPerson { name: name.clone() }),
                }
            }
        }
    }

    fn in_activity(&self, kinds: &[ActivityKind]) -> Result<(), Refusal> {
        match self.state.kind() {
            Some(kind) if kinds.contains(&kind) => Ok(()),
            _ => Err(Refusal::NotNow { fits: kinds.first().copied() }),
        }
    }

    fn consent_open(&self) -> bool {
        matches!(self.state.question.as_ref().map(|q| &q.kind), Some(QuestionKind::Consent { .. }))
    }
}

/// A contribution, trimmed; empty or endless ones are refused.
fn checked(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::Empty);
    }
    if text.chars().count() > MAX_TEXT {
        return Err(Refusal::TooLong { max: MAX_TEXT });
    }
    Ok(text.to_owned())
}
