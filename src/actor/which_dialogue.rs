//! Which of a channel's dialogues somebody means: the one going on, or one that is planned.
//! Deliberately absent: whether what they ask is allowed.

use super::streams::Streams;
use crate::dialogue::answer::Fits;
use crate::dialogue::command::{Command, Press, Tap};
use crate::dialogue::decide::Request;
use crate::dialogue::event::Role;
use crate::dialogue::ids::{PersonId, PostKey};
use crate::dialogue::refusal::{OfPlanned, Refusal};
use crate::dialogue::speak;
use crate::dialogue::state::Dialogue;
use jiff::Timestamp;

impl Streams {
    /// The dialogue a request is about; none where there is none it could be. A command that fits several asks which.
    ///
    /// # Errors
    ///
    /// What the asker may be told.
    pub(super) fn meant(
        &self,
        in_private: bool,
        person: Option<PersonId>,
        request: &Request,
    ) -> Result<Option<u32>, Refusal> {
        let live = self.live().map(|d| d.id.number);
        // In private nobody takes over what they are not in.
        let is_in = |d: &Dialogue| person.is_some_and(|person| d.present(person).is_some());
        let unled = || self.announced().filter(|d| d.facilitator.is_none() && (!in_private || is_in(d)));
        match request {
            Request::Command(Command::Move { dialogue, .. }) => self.one_to_move(person, *dialogue).map(Some),
            Request::Command(
                Command::Cancel(Some(number))
                | Command::Join(Some(number))
                | Command::Observe(Some(number))
                | Command::Leave(Some(number))
                | Command::Claim(Some(number)),
            ) => match live.filter(|live| *live == u32::from(*number)) {
                Some(live) => Ok(Some(live)),
                None => self.numbered(*number).map(Some),
            },
            Request::Command(Command::Read(_)) => Ok(self.to_be_read(person).or(live)),
            Request::Command(Command::Answer(answer)) => {
                // Of several times said back the newest is meant.
                let asked = self.planned().filter(|d| waits_for(d, person));
                let asked = asked.max_by_key(|d| (d.planning.proposed_at, d.id.number)).map(|d| d.id.number);
                // An open vote comes first, where it has such an answer.
                let vote = self.live().is_some_and(|d| {
                    let fits = d.question.as_ref().map(|q| Fits::vote(&q.kind, q.options()));
                    fits.is_some_and(|fits| answer.said.choice(&fits).is_some())
                });
                Ok(if vote { live } else { asked.or(live) })
            }
            Request::Command(Command::Claim(None)) if self.may_be_taken_over() && unled().next().is_some() => {
                let open = self.live().filter(|d| !in_private || is_in(d)).into_iter().chain(unled());
                match open.map(|d| d.id.number).collect::<Vec<_>>()[..] {
                    [one] => Ok(Some(one)),
                    ref several => Err(Refusal::WhichDialogue { open: short(several), of: OfPlanned::Claim }),
                }
            }
            Request::Command(command) => match live {
                Some(_) if !self.is_about_the_planned(person, in_private, command) => Ok(live),
                None if self.planned().next().is_none() => Ok(None),
                _ => self.one_of_the_planned(person, request).map(Some),
            },
            // A press comes with the post it was made on, and what is only said belongs to what goes on.
            Request::Press(_)
            | Request::Voted(_)
            | Request::Late(_)
            | Request::Plain(_)
            | Request::Went
            | Request::Forget => Ok(live),
            Request::Replaced { original, .. } | Request::TakenBack { original } => {
                Ok(self.dialogue_that_knows(original))
            }
        }
    }

    /// The planned dialogue with this number.
    fn numbered(&self, number: u16) -> Result<u32, Refusal> {
        let all: Vec<u32> = self.planned().map(|d| d.id.number).collect();
        match u32::from(number) {
            _ if all.is_empty() => Err(Refusal::NothingPlanned),
            number if all.contains(&number) => Ok(number),
            number => Err(no_such_number(number, &all)),
        }
    }

    /// Of those they steer, where they steer any: the others are not theirs to move.
    fn one_to_move(&self, person: Option<PersonId>, number: Option<u16>) -> Result<u32, Refusal> {
        let steers = |d: &&Dialogue| person.is_some_and(|person| d.is_steered_by(person));
        let theirs: Vec<u32> = self.planned().filter(steers).map(|d| d.id.number).collect();
        match (number, theirs.as_slice()) {
            (None, [only]) => Ok(*only),
            (None, [_, ..]) => Err(Refusal::WhichDialogue { open: short(&theirs), of: OfPlanned::Move }),
            // The rules say who may.
            (None, []) => self.planned().next().map(|d| d.id.number).ok_or(Refusal::NothingPlanned),
            (Some(number), _) => self.numbered(number),
        }
    }

    /// The planned dialogue that is meant without a number: of those it can be about the only one. Where nothing could come
    /// of it anywhere, the rules of the next one say why.
    fn one_of_the_planned(&self, person: Option<PersonId>, request: &Request) -> Result<u32, Refusal> {
        let part = |d: &Dialogue| person.and_then(|person| d.present(person)).cloned();
        let is_in = |d: &&Dialogue| part(d).is_some();
        let takes_part = |d: &&Dialogue| part(d).is_some_and(|p| p.role != Role::Observer);
        let steers = |d: &&Dialogue| person.is_some_and(|person| d.is_steered_by(person));
        let by_time = |d: &&Dialogue| d.planning.plan.as_ref().map(|plan| plan.at.place().instant);
        let mut planned: Vec<&Dialogue> = self.planned().collect();
        // What has no time yet comes last.
        planned.sort_by_key(|d| (by_time(d).is_none(), by_time(d)));
        let first = planned.first().map(|d| d.id.number).ok_or(Refusal::NothingPlanned)?;
        let announced: Vec<&Dialogue> = planned.iter().copied().filter(|d| d.planning.plan.is_some()).collect();
        let among = |all: &[&Dialogue], fits: &dyn Fn(&&Dialogue) -> bool| -> Vec<u32> {
            all.iter().filter(|d| fits(d)).map(|d| d.id.number).collect()
        };
        // Those that the first is true of, and where there are none the others.
        let rather = |one: Vec<u32>, other: Vec<u32>| if one.is_empty() { other } else { one };
        let led_by_nobody = |d: &&Dialogue| d.facilitator.is_none();
        let (of, mut fit) = match request {
            Request::Command(Command::Join(_)) => (OfPlanned::Join, among(&announced, &|d| !takes_part(d))),
            // Whoever is in wants only to watch what they are in.
            Request::Command(Command::Observe(_)) => {
                (OfPlanned::Observe, rather(among(&announced, &takes_part), among(&announced, &|d| !is_in(d))))
            }
            Request::Command(Command::Leave(_)) => (OfPlanned::Leave, among(&announced, &is_in)),
            Request::Command(Command::Claim(_)) => {
                let theirs = among(&announced, &|d| led_by_nobody(d) && is_in(d));
                (OfPlanned::Claim, rather(theirs, among(&announced, &led_by_nobody)))
            }
            Request::Command(Command::Cancel(_)) => (OfPlanned::Cancel, among(&planned, &steers)),
            Request::Command(Command::Skip) => return Ok(self.read_by_all().unwrap_or(first)),
            // What is left is for whoever steers.
            _ => {
                let theirs = rather(among(&planned, &steers), among(&planned, &is_in));
                return Ok(theirs.first().copied().unwrap_or(first));
            }
        };
        fit.sort_unstable();
        match fit.as_slice() {
            [] => Ok(first),
            [only] => Ok(*only),
            several => Err(Refusal::WhichDialogue { open: short(several), of }),
        }
    }

    /// Is one's own part in something planned meant, while another dialogue goes on? So it is where nothing could come of
    /// it in the one that goes on.
    fn is_about_the_planned(&self, person: Option<PersonId>, in_private: bool, command: &Command) -> bool {
        let part = |d: &Dialogue| person.and_then(|person| d.present(person)).cloned();
        let Some(live) = self.live() else { return true };
        let mut announced = self.announced();
        match command {
            Command::Join(None) => {
                part(live).is_some_and(|p| p.role != Role::Observer) && announced.any(|d| part(d).is_none())
            }
            Command::Observe(None) => {
                part(live).is_some_and(|p| p.role == Role::Observer)
                    && announced.any(|d| part(d).is_none_or(|p| p.role != Role::Observer))
            }
            Command::Leave(None) => part(live).is_none() && announced.any(|d| part(d).is_some()),
            // In private nobody takes over what they are not in.
            Command::Claim(None) => {
                (live.facilitator.is_some() || (in_private && part(live).is_none()))
                    && announced.any(|d| d.facilitator.is_none())
            }
            _ => false,
        }
    }

    /// May whoever leads what goes on have fallen silent?
    fn may_be_taken_over(&self) -> bool {
        let waits = |d: &Dialogue| {
            d.facilitator.is_some() && d.running().is_none_or(|r| r.time_up || r.ready.is_some() || r.paused.is_some())
        };
        self.live().is_some_and(waits)
    }

    /// The planned dialogue that everybody has read for.
    fn read_by_all(&self) -> Option<u32> {
        self.planned().find(|d| d.all_have_read() && !d.planning.reading_skipped).map(|d| d.id.number)
    }

    /// The planned dialogue whose pre-reading somebody has not read, the earliest first; else the only one.
    fn to_be_read(&self, person: Option<PersonId>) -> Option<u32> {
        let who = |d: &Dialogue| person.and_then(|person| d.participant_of(person)).map(|p| p.id);
        let unread = |d: &&Dialogue| who(d).is_some_and(|who| !d.planning.read.contains(&who));
        let mut planned: Vec<&Dialogue> = self.planned().filter(|d| d.planning.plan.is_some()).collect();
        planned.sort_by_key(|d| d.planning.plan.as_ref().map(|plan| plan.at.place().instant));
        planned.iter().copied().find(unread).or_else(|| planned.first().copied()).map(|d| d.id.number)
    }

    /// When somebody was last asked whether a time is right, where it is still asked.
    pub(super) fn time_asked_at(&self, person: PersonId) -> Option<Timestamp> {
        self.planned().filter(|d| waits_for(d, Some(person))).filter_map(|d| d.planning.proposed_at).max()
    }

    /// Is somebody asked whether a time is right?
    pub(super) fn asks_whether_a_time_is_right(&self, person: Option<PersonId>) -> bool {
        self.planned().any(|d| waits_for(d, person))
    }

    /// The dialogue that one of our posts belongs to, and what pressing this on it means.
    pub(super) fn pressed_on_dialogue(&self, key: &PostKey, tap: Tap<'_>) -> Option<(u32, Press)> {
        self.dialogues().find_map(|d| {
            let own = key.is_of(&d.stream());
            let press = speak::pressed(d, key, tap).filter(|_| own)?;
            Some((d.id.number, press))
        })
    }

    /// The dialogue whose vote has closed just before this was pressed on its post.
    pub(super) fn pressed_late(&self, key: &PostKey, tap: Tap<'_>) -> Option<u32> {
        self.live().filter(|d| speak::pressed_late(d, key, tap)).map(|d| d.id.number)
    }
}

/// Is this person asked whether a time is right?
fn waits_for(dialogue: &Dialogue, person: Option<PersonId>) -> bool {
    let who = person.and_then(|person| dialogue.participant_of(person)).map(|p| p.id);
    dialogue.planning.proposed.is_some() && who.is_some_and(|who| dialogue.may_steer(who))
}

/// A number that is none of these.
pub(super) fn no_such_number(number: u32, open: &[u32]) -> Refusal {
    Refusal::NoSuchNumber { number: u16::try_from(number).unwrap_or(u16::MAX), open: short(open) }
}

fn short(numbers: &[u32]) -> Vec<u16> {
    numbers.iter().filter_map(|number| u16::try_from(*number).ok()).collect()
}
