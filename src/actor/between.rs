//! What people ask for between meetings: a date, an answer to a reminder, a follow-up, the idea bank, the calendar.
//! Deliberately absent: the rules, and what falls due by itself (`trials`, `desk`).

use super::handling::Handling;
use super::incoming::Incoming;
use super::receipt::Receipt;
use super::stop::Stop;
use super::trials::TrialAnswer;
use super::which_dialogue::no_such_number;
use crate::commands;
use crate::dialogue::answer::{self, AnswerWord};
use crate::dialogue::channel::ChannelEvent;
use crate::dialogue::command::{Command, Press};
use crate::dialogue::decide::{self, Opening, Request};
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{BankChoice, BankItem, Event};
use crate::dialogue::follow_up;
use crate::dialogue::for_sure::Irreversible;
use crate::dialogue::ids::PersonId;
use crate::dialogue::lang::Lang;
use crate::dialogue::refusal::{OfTrial, Refusal};
use crate::dialogue::reply::{Ahead, Entry, Reply};
use crate::dialogue::state::Dialogue;
use crate::dialogue::trial::{Answer, Stage, Trial, TrialEvent, rules};
use crate::documents::ics::{self, Method, When};
use crate::playbook::Playbook;
use crate::ports::chat::{File, Meeting, Room};
use jiff::{SignedDuration, civil};

/// The most words in a playbook's name, where a date follows it.
const NAME_WORDS: usize = 6;

/// When a trial's last day stands in the calendar: its day has no time of its own.
const END_OF_DAY: civil::Time = civil::time(0, 0, 0, 0);

/// More than a dialogue a month for two years is a slip, or somebody who means no good.
const MOST_PLANNED: usize = 30;

impl Handling<'_> {
    // --- planning ---

    /// `planlæg`: the time is said back before it counts.
    pub(super) fn plan(
        &mut self,
        said: Incoming<'_>,
        text: &str,
        read: Option<u16>,
        lang: Option<Lang>,
    ) -> Result<(), Stop> {
        if let Err(refusal) = self.begins(&said)? {
            return self.refuse(said, refusal);
        }
        if self.streams.planned().count() >= MOST_PLANNED {
            let last = self.streams.planned().map(|d| d.id.number).max().unwrap_or_default();
            let one = u16::try_from(last).unwrap_or(u16::MAX);
            return self.refuse(said, Refusal::TooManyPlanned { most: MOST_PLANNED, one });
        }
        let Some((playbook, when)) = self.playbook_and_time(text) else {
            let name = text.split_whitespace().next().unwrap_or_default();
            let refusal = self.unknown_playbook(name);
            return self.refuse(said, refusal);
        };
        let script = playbook.script.clone();
        let name = script.playbook.clone();
        let opening = self.opening(&said, script, lang)?;
        let number = opening.dialogue.number;
        let around = self.streams.around(number, self.moment);
        match decide::planned(opening, &when, read, &around.ctx()) {
            Ok(events) => {
                self.withdraw_unanswered(&said, &name)?;
                self.write(number, events, said.receipt)
            }
            Err(refusal) => self.refuse(said, refusal),
        }
    }

    /// A time for the same talk that the same person has named and nobody has said yes to: the new one takes its place.
    fn withdraw_unanswered(&mut self, said: &Incoming<'_>, playbook: &str) -> Result<(), Stop> {
        let Some(actor) = self.known_actor(said) else { return Ok(()) };
        let named = |d: &&Dialogue| {
            let theirs = d.participant_of(actor.person).is_some_and(|p| d.facilitator == Some(p.id));
            theirs && d.planning.proposed.is_some() && d.planning.plan.is_none() && d.script.playbook == playbook
        };
        let older: Vec<u32> = self.streams.planned().filter(named).map(|d| d.id.number).collect();
        for number in older {
            let Some(dialogue) = self.streams.dialogues.get(&number) else { continue };
            let around = self.streams.around(number, self.moment);
            let no = Request::Command(Command::Answer(answer::Answer::of(AnswerWord::No)));
            let events = decide::decide(dialogue, &actor, &no, &around.ctx()).events;
            self.write(number, events, Receipt::default())?;
        }
        Ok(())
    }

    /// Where the playbook's name ends and the time begins: the longest name that is known.
    pub(super) fn playbook_and_time(&self, text: &str) -> Option<(&Playbook, String)> {
        let words: Vec<&str> = text.split_whitespace().collect();
        (1..=words.len().min(NAME_WORDS)).rev().find_map(|n| {
            let playbook = self.world.playbook(&commands::slug(&words[..n].join(" ")))?;
            Some((playbook, words[n..].join(" ")))
        })
    }

    /// The meeting, as people put it into their own calendars, or take it out again.
    pub(super) fn calendar_file(&self, dialogue: &Dialogue, method: Method) -> Result<File, Stop> {
        Ok(ics_file(method, &[self.meeting(dialogue, method)?], self.streams.calendar().zone(), self.streams.now))
    }

    /// The same for a platform with a calendar of its own; nothing where no time has been found.
    pub(super) fn held_meeting(&self, dialogue: &Dialogue, cancelled: bool) -> Result<Option<Meeting>, Stop> {
        let Some(plan) = dialogue.planning.plan.as_ref() else { return Ok(None) };
        let (title, text) = self.world.calendar_words(dialogue, self.streams.calendar().zone())?;
        let from = plan.at.place().instant;
        let until = from + SignedDuration::from_mins(i64::from(dialogue.script.minutes));
        let uid = uid(&dialogue.stream().to_string());
        Ok(Some(Meeting { uid, title, text, from, until, cancelled }))
    }

    fn meeting(&self, dialogue: &Dialogue, method: Method) -> Result<ics::Entry, Stop> {
        let zone = self.streams.calendar().zone();
        let planning = &dialogue.planning;
        let held = planning.plan.as_ref().map(|plan| zone.civil(plan.at.place().instant)).unwrap_or_default();
        let (summary, description) = self.world.calendar_words(dialogue, zone)?;
        Ok(ics::Entry {
            uid: uid(&dialogue.stream().to_string()),
            sequence: planning.moves + u32::from(method == Method::Cancel),
            when: lasting(held, dialogue.script.minutes),
            summary,
            description,
            location: None,
            alarm: None,
        })
    }

    /// A trial's end and its follow-up, as people put them into their own calendars. Nothing where the platform can do no
    /// files, or no date is known.
    pub(super) fn trial_file(&self, trial: &Trial) -> Result<Option<File>, Stop> {
        let entries = self.dates(trial)?;
        let any = !entries.is_empty() && self.world.capabilities.files;
        Ok(any.then(|| ics_file(Method::Publish, &entries, self.streams.calendar().zone(), self.streams.now)))
    }

    fn dates(&self, trial: &Trial) -> Result<Vec<ics::Entry>, Stop> {
        let [ends, follow_up, description] = self.world.trial_calendar_words(trial)?;
        let entry = |name: &str, when: When, summary: &str| ics::Entry {
            uid: uid(&format!("{}/{name}", trial.stream())),
            sequence: trial.moves,
            when,
            summary: summary.to_owned(),
            description: description.clone(),
            location: None,
            alarm: None,
        };
        let end = trial.card.until.map(|day| entry("end", When::AllDay { first: day, last: day }, &ends));
        let held = |at| entry("follow-up", lasting(at, follow_up::script().minutes), &follow_up);
        Ok(end.into_iter().chain(trial.card.follow_up.map(held)).collect())
    }

    // --- the calendar ---

    /// What lies ahead in this channel, and one file with all of it that people have agreed.
    pub(super) fn show_calendar(&mut self, said: Incoming<'_>) -> Result<(), Stop> {
        let zone = self.streams.calendar().zone();
        let today = zone.date(self.moment.now);
        let meetings = self.streams.planned().filter_map(|d| {
            let plan = d.planning.plan.as_ref().or(d.planning.proposed.as_ref())?;
            let what = if d.planning.plan.is_some() { Ahead::Meeting } else { Ahead::MeetingUnconfirmed };
            let at = zone.civil(plan.at.place().instant);
            Some(Entry { at, what, number: d.id.number, title: self.world.title(d) })
        });
        let dates = self.streams.trials.values().flat_map(|trial| {
            let title = trial.card.what.as_ref().and_then(Erasable::get).cloned().unwrap_or_default();
            let entry = |what, at| Entry { at, what, number: trial.id.number, title: title.clone() };
            let end = trial.card.until.map(|date| entry(Ahead::TrialEnds, date.to_datetime(END_OF_DAY)));
            let follow_up = trial.card.follow_up.map(|at| entry(Ahead::FollowUp, at));
            [end, follow_up].into_iter().flatten().collect::<Vec<_>>()
        });
        let again = self.recurring_ahead(self.moment.now);
        let mut entries: Vec<Entry> = meetings.chain(dates).chain(again).collect();
        // What was to be and has not become anything does not lie ahead.
        entries.retain(|entry| entry.at.date() >= today);
        entries.sort_by_key(|entry| (entry.at, entry.number));
        let mut files = Vec::new();
        if let Some(file) = self.file_of_all(today)? {
            files.push((self.words(&Reply::CalendarOfAll)?, file));
        }
        let words = self.words(&Reply::Calendar(entries))?;
        self.hand_out(&said.inbound.room, said.thread, &words, files, said.receipt)
    }

    fn file_of_all(&self, today: civil::Date) -> Result<Option<File>, Stop> {
        if !self.world.capabilities.files {
            return Ok(None);
        }
        let mut entries = Vec::new();
        for dialogue in self.streams.planned().filter(|d| d.planning.plan.is_some()) {
            entries.push(self.meeting(dialogue, Method::Publish)?);
        }
        for trial in self.streams.trials.values() {
            entries.extend(self.dates(trial)?);
        }
        entries.retain(|entry| first_day(&entry.when) >= today);
        entries.sort_by_key(|entry| first_day(&entry.when));
        Ok((!entries.is_empty())
            .then(|| ics_file(Method::Publish, &entries, self.streams.calendar().zone(), self.streams.now)))
    }

    // --- trials ---

    /// A press on a reminder, of one trial or of several.
    pub(super) fn trials_pressed(&mut self, said: Incoming<'_>, press: Press, trials: Vec<u32>) -> Result<(), Stop> {
        let answer = match press {
            Press::GoingWell => TrialAnswer::GoingWell,
            Press::NeedHelp => TrialAnswer::NeedHelp,
            Press::Postpone | Press::StopTrial if !self.knows_one_of(&said, &trials)? => {
                return self.refuse(said, Refusal::NotYourTrial);
            }
            Press::Postpone => return self.reply(said, &Reply::PostponeToWhen { trials }),
            Press::StopTrial => {
                return match trials.as_slice() {
                    [_] => self.answer_trials(said, trials, TrialAnswer::Stop, false),
                    _ => self.refuse(said, which_trial(&trials, OfTrial::Stop)),
                };
            }
            _ => return self.note(said.receipt),
        };
        self.answer_trials(said, trials, answer, false)
    }

    /// An answer to a reminder as people say it. `more`: with words that have no place.
    pub(super) fn trial_answered_in_words(
        &mut self,
        said: Incoming<'_>,
        answer: TrialAnswer,
        more: bool,
    ) -> Result<(), Stop> {
        match self.trials_meant(&said, None, &answer)? {
            Ok(meant) => self.answer_trials(said, meant, answer, more),
            Err(refusal) => self.refuse(said, refusal),
        }
    }

    /// An answer in words. Without a number it is for the one trial there is; how they go can be said of all.
    pub(super) fn trial_answered(
        &mut self,
        said: Incoming<'_>,
        number: Option<u16>,
        answer: TrialAnswer,
    ) -> Result<(), Stop> {
        match self.trials_meant(&said, number, &answer)? {
            Ok(meant) => self.answer_trials(said, meant, answer, false),
            Err(refusal) => self.refuse(said, refusal),
        }
    }

    /// The trials that an answer in words is about.
    fn trials_meant(
        &self,
        said: &Incoming<'_>,
        number: Option<u16>,
        answer: &TrialAnswer,
    ) -> Result<Result<Vec<u32>, Refusal>, Stop> {
        let person = said.person;
        let running = |trial: &&Trial| trial.stage == Stage::Running;
        let known = |trial: &&Trial| person.is_some_and(|person| trial.knows(person)) || trial.channel_asked;
        let open: Vec<u32> = self.streams.trials.values().filter(running).filter(known).map(|t| t.id.number).collect();
        let asked: Vec<u32> =
            open.iter().copied().filter(|n| self.streams.trials.get(n).is_some_and(|t| t.asked.is_some())).collect();
        let candidates = if asked.is_empty() { open } else { asked };
        Ok(match number.map(u32::from) {
            Some(number) if self.streams.trials.get(&number).as_ref().is_some_and(running) => Ok(vec![number]),
            Some(_) | None if candidates.is_empty() => Err(self.why_no_trial(person)),
            Some(number) => Err(no_such_number(number, &candidates)),
            None if matches!(answer, TrialAnswer::GoingWell | TrialAnswer::NeedHelp) => Ok(candidates),
            None if candidates.len() == 1 => Ok(candidates),
            None if matches!(answer, TrialAnswer::Stop) => Err(which_trial(&candidates, OfTrial::Stop)),
            None => Err(which_trial(&candidates, OfTrial::Postpone)),
        })
    }

    /// Why nothing can be answered about a trial: the team looks back on it just now, or there is none.
    fn why_no_trial(&self, person: Option<PersonId>) -> Refusal {
        let looked_back_on = |trial: &Trial| {
            let known = trial.channel_asked || person.is_some_and(|person| trial.knows(person));
            known && matches!(trial.stage, Stage::Due { .. })
        };
        if self.streams.trials.values().any(looked_back_on) { Refusal::BeingFollowedUp } else { Refusal::NoTrial }
    }

    /// Is the asker one of those who answer for a trial, of one of these?
    fn knows_one_of(&self, said: &Incoming<'_>, trials: &[u32]) -> Result<bool, Stop> {
        let person = said.person;
        let of = trials.iter().filter_map(|number| self.streams.trials.get(number));
        Ok(person.is_some_and(|person| of.into_iter().any(|trial| trial.knows(person))))
    }

    /// `udskyd` without a date: until when, and which of those the asker may postpone?
    pub(super) fn postpone_to_when(&mut self, said: Incoming<'_>, number: Option<u16>) -> Result<(), Stop> {
        let person = said.person;
        let own = |trial: &&Trial| {
            trial.stage == Stage::Running
                && person.is_some_and(|person| trial.knows(person))
                && number.is_none_or(|number| trial.id.number == u32::from(number))
        };
        let trials: Vec<u32> = self.streams.trials.values().filter(own).map(|trial| trial.id.number).collect();
        if trials.is_empty() {
            let why = self.why_no_trial(person);
            return self.refuse(said, why);
        }
        self.reply(said, &Reply::PostponeToWhen { trials })
    }

    fn answer_trials(
        &mut self,
        said: Incoming<'_>,
        trials: Vec<u32>,
        answer: TrialAnswer,
        more: bool,
    ) -> Result<(), Stop> {
        let thanks = if more { Reply::ReminderAnsweredInPart } else { Reply::ReminderAnswered };
        let says_how = matches!(answer, TrialAnswer::GoingWell | TrialAnswer::NeedHelp);
        let asked_of_all =
            trials.iter().all(|number| self.streams.trials.get(number).is_some_and(|trial| trial.channel_asked));
        let person = match said.person {
            Some(person) => person,
            // Where the channel is asked, anybody in it may say.
            None if asked_of_all && says_how && matches!(said.inbound.room, Room::Channel(_)) => {
                self.known.number(&said.inbound.from)?
            }
            None => return self.refuse(said, Refusal::NotYourTrial),
        };
        if answer != TrialAnswer::Stop && self.is_noted(&said.receipt)? {
            return self.reply(said, &thanks);
        }
        let around = self.streams.around(0, self.moment);
        let ctx = around.ctx();
        let decided: Result<Vec<_>, Refusal> = trials
            .iter()
            .filter_map(|number| Some((*number, self.streams.trials.get(number)?)))
            .map(|(number, trial)| {
                let events = match &answer {
                    TrialAnswer::GoingWell => rules::answered(trial, person, Answer::GoingWell, &ctx)?,
                    TrialAnswer::NeedHelp => rules::answered(trial, person, Answer::NeedHelp, &ctx)?,
                    TrialAnswer::Postpone(to) => rules::postponed(trial, person, to, &ctx)?,
                    TrialAnswer::Stop => rules::stopped(trial, person, &ctx)?,
                };
                Ok((number, events))
            })
            .collect();
        let said = match (&decided, &answer, trials.as_slice()) {
            (Ok(_), TrialAnswer::Stop, [trial]) => {
                match self.is_sure(said, Irreversible::StopTrial { trial: *trial })? {
                    Some(said) => said,
                    None => return Ok(()),
                }
            }
            _ => said,
        };
        match decided {
            Ok(facts) if answer == TrialAnswer::GoingWell || more => {
                self.write_trials(facts, Vec::new(), said.receipt.halfway())?;
                self.reply(said, &thanks)
            }
            Ok(facts) => {
                let receipt = self.acknowledge(&said);
                self.write_trials(facts, Vec::new(), receipt)
            }
            Err(refusal) => self.refuse(said, refusal),
        }
    }

    /// `opfølgning`: what did we learn, asked for before or after its day.
    pub(super) fn follow_up(&mut self, said: Incoming<'_>, number: Option<u16>) -> Result<(), Stop> {
        if let Err(refusal) = self.begins(&said)? {
            return self.refuse(said, refusal);
        }
        if self.streams.live().is_some() {
            return self.refuse(said, Refusal::AlreadyLive);
        }
        let open: Vec<u32> = self.streams.trials.keys().copied().collect();
        let number = match (number.map(u32::from), open.as_slice()) {
            (_, []) => return self.refuse(said, Refusal::NoTrial),
            (Some(number), open) if open.contains(&number) => number,
            (None, [only]) => *only,
            (Some(number), open) => return self.refuse(said, no_such_number(number, open)),
            (None, open) => return self.refuse(said, which_trial(open, OfTrial::FollowUp)),
        };
        self.open_follow_up(number, said.receipt)
    }

    /// Has this channel chosen to share what it learns, and is there anywhere to share it?
    pub(super) fn shares_learning(&self) -> bool {
        let elsewhere = self.world.learning_channel.as_ref().is_some_and(|to| *to != self.streams.id);
        elsewhere && self.streams.channel.discretion(self.world.discretion).sharing
    }

    /// `del læring`: the newest learning card goes to the channel that the operator has named for it.
    pub(super) fn share_learning(&mut self, said: Incoming<'_>) -> Result<(), Stop> {
        if let Err(refusal) = self.begins(&said)? {
            return self.refuse(said, refusal);
        }
        let Some(to) = self.world.learning_channel.clone().filter(|to| *to != self.streams.id) else {
            return self.refuse(said, Refusal::NowhereToShare);
        };
        if !self.streams.channel.discretion(self.world.discretion).sharing {
            return self.refuse(said, Refusal::SharingOff);
        }
        if self.is_noted(&said.receipt)? {
            return self.reply(said, &Reply::LearningShared);
        }
        let learned = |trial: &Trial| matches!(trial.stage, Stage::Learned { .. }) && !trial.is_published;
        let learned = self.all_trials()?.into_iter().find(learned);
        let Some(trial) = learned else { return self.refuse(said, Refusal::NothingLearned) };
        let facts = vec![(trial.id.number, vec![TrialEvent::Published { to }])];
        self.write_trials(facts, Vec::new(), said.receipt.halfway())?;
        self.reply(said, &Reply::LearningShared)
    }

    // --- the idea bank ---

    pub(super) fn show_bank(&mut self, said: Incoming<'_>) -> Result<(), Stop> {
        let person = said.person;
        let items = self.streams.channel.bank.clone();
        let may_decide = match self.streams.live() {
            // What a dialogue has on its table is decided there.
            Some(d) => {
                let steers = person.is_some_and(|person| d.is_steered_by(person));
                let on_the_table = |item: &BankItem| {
                    d.recalled.as_ref().is_some_and(|recalled| recalled.bank.iter().any(|b| b.number == item.number))
                };
                // Nothing comes onto the table while a vote is open.
                steers && d.question.is_none() && items.iter().all(on_the_table)
            }
            None => self.begins(&said)?.is_ok(),
        };
        self.reply(said, &Reply::Bank { items, may_decide })
    }

    /// What becomes of an item while no dialogue has it on the table. To try it is a short dialogue of its own.
    pub(super) fn bank(&mut self, said: Incoming<'_>, choice: BankChoice, number: u16) -> Result<(), Stop> {
        if let Err(refusal) = self.begins(&said)? {
            return self.refuse(said, refusal);
        }
        let wanted = u32::from(number);
        let is_decided =
            !self.streams.channel.bank.iter().any(|item| item.number == wanted) || choice == BankChoice::Keep;
        if is_decided && self.is_noted(&said.receipt)? {
            return self.reply(said, &Reply::BankDecided(choice));
        }
        let Some(item) = self.streams.channel.bank.iter().find(|item| item.number == wanted).cloned() else {
            let open = self.streams.channel.bank.iter().filter_map(|item| u16::try_from(item.number).ok()).collect();
            return self.refuse(said, Refusal::NoSuchNumber { number, open });
        };
        let said = match choice {
            BankChoice::LetGo => match self.is_sure(said, Irreversible::LetGo { item: wanted })? {
                Some(said) => said,
                None => return Ok(()),
            },
            BankChoice::Keep | BankChoice::Try => said,
        };
        if choice != BankChoice::Try {
            let event = ChannelEvent::BankDecided { number: wanted, choice };
            self.write_channel(&[event], said.receipt.halfway())?;
            return self.reply(said, &Reply::BankDecided(choice));
        }
        let opening = self.opening(&said, follow_up::bank_script(), None)?;
        let opening = Opening { script: follow_up::bank_script(), ..opening };
        let dialogue = opening.dialogue.number;
        let around = self.streams.around(dialogue, self.moment);
        let mut events = decide::opened(opening, &around.ctx());
        if item.text.get().is_some() {
            // Whoever wrote it can still erase it.
            let text = item.text.clone();
            // Before the lobby is posted, which shows what it is about.
            events.insert(1, Event::ProposalAdded { number: 1, group: None, by: None, text });
        }
        events.push(Event::BankDecided { number: wanted, choice });
        self.write(dialogue, events, said.receipt)
    }
}

fn which_trial(open: &[u32], of: OfTrial) -> Refusal {
    Refusal::WhichTrial { open: open.iter().filter_map(|number| u16::try_from(*number).ok()).collect(), of }
}

/// A calendar entry's name: ours alone in the world, and without a room's id in it.
fn uid(stream: &str) -> String {
    use sha2::{Digest, Sha256};
    let digest: String = Sha256::digest(stream.as_bytes()).iter().take(12).map(|b| format!("{b:02x}")).collect();
    format!("{digest}@drejebog")
}

fn lasting(start: civil::DateTime, minutes: u16) -> When {
    let length = SignedDuration::from_mins(i64::from(minutes));
    When::Timed { start, end: start.checked_add(length).unwrap_or(start) }
}

fn first_day(when: &When) -> civil::Date {
    match when {
        When::Timed { start, .. } => start.date(),
        When::AllDay { first, .. } => *first,
    }
}

fn ics_file(method: Method, entries: &[ics::Entry], zone: &crate::calendar::Zone, stamp: jiff::Timestamp) -> File {
    File {
        name: "drejebog.ics".to_owned(),
        media_type: ics::MEDIA_TYPE.to_owned(),
        bytes: ics::calendar(method, entries, zone, stamp).into_bytes(),
    }
}
