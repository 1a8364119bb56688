//! A command is done: answered at once, or given to the topic it belongs to.
//!
//! Deliberately absent: what a command looks like (`commands`), and the rules.

use super::handling::Handling;
use super::incoming::Incoming;
use super::stop::Stop;
use super::trial_answers::TrialAnswer;
use crate::commands::{Verdict, inspect};
use crate::dialogue::command::{Command, Topic};
use crate::dialogue::decide::Request;
use crate::dialogue::event::BankChoice;
use crate::dialogue::refusal::Refusal;
use crate::dialogue::reply::Reply;

impl Handling<'_> {
    pub(super) fn command(&mut self, said: Incoming<'_>, text: &str, command: Command) -> Result<(), Stop> {
        if self.is_of_something_else(&said)? {
            return self.form_of_something_else(said, text, command);
        }
        if let Some(command) = self.meant_for_sure(&said, &command)? {
            return self.command(said, text, command);
        }
        if let Some(person) = self.lets_it_be(&said, &command)? {
            return self.let_be(said, person);
        }
        let said = match self.cannot_be_undone(&said, &command)? {
            Some(what) => match self.is_sure(said, what)? {
                Some(said) => said,
                None => return Ok(()),
            },
            None => said,
        };
        let permissions = said.lacking();
        if speaks_in_the_channel(&command) && !permissions.is_empty() {
            return self.refuse(said, Refusal::Lacking { permissions });
        }
        let answer = match &command {
            Command::Help(None) => Some(self.what_fits(&said)?),
            Command::Help(Some(Topic::All)) => Some(Reply::Help(None)),
            Command::Help(Some(Topic::Command(name))) => Some(Reply::Help(Some(name.clone()))),
            Command::Playbooks => Some(Reply::Playbooks),
            Command::Status if self.sees_readers(&said) => Some(Reply::StatusWithReaders),
            Command::Status => Some(Reply::Status),
            Command::Board => Some(Reply::Board),
            Command::Law => Some(Reply::Law),
            Command::Advice => Some(Reply::Advice),
            _ => None,
        };
        let of_the_team = matches!(command, Command::Status | Command::Board | Command::Record);
        if of_the_team && said.is_private() && !self.takes_part_in_what_goes_on(&said) {
            return self.refuse(said, Refusal::NoDialogueOfYours);
        }
        if let Some(reply) = answer {
            return self.answer(&said.inbound.room, said.thread, &reply, said.receipt);
        }
        if let Some(number) = self.answers_the_zone(&said, &command)? {
            return self.zone_answered(said, None, number);
        }
        match command {
            Command::GreyZone(which) => self.grey_zone_asked(said, which),
            Command::Series(asked) => self.series_asked(said, asked),
            Command::Start { playbook, people, lang } => self.start(said, &playbook, people, lang),
            Command::Record => self.record(&said.inbound.room, said.thread, said.receipt),
            Command::Pack(playbook) => self.pack(playbook.as_deref(), &said.inbound.room, said.thread, said.receipt),
            Command::MyData => self.my_data(said),
            Command::EraseMyData => self.erase_my_data(said.inbound, said.receipt),
            Command::Plan { text, read, lang } => self.plan(said, &text, read, lang),
            Command::Calendar => self.show_calendar(said),
            Command::GoingWell(number) => self.trial_answered(said, number, TrialAnswer::GoingWell),
            Command::NeedHelp(number) => self.trial_answered(said, number, TrialAnswer::NeedHelp),
            Command::Postpone { trial, to: Some(to) } => self.trial_answered(said, trial, TrialAnswer::Postpone(to)),
            Command::Postpone { trial, to: None } => self.postpone_to_when(said, trial),
            Command::StopTrial(number) => self.trial_answered(said, number, TrialAnswer::Stop),
            Command::FollowUp(number) => self.follow_up(said, number),
            Command::Publish => self.share_learning(said),
            Command::Bank(None) => self.show_bank(said),
            Command::Bank(Some((choice, number))) if self.streams.live().is_none() => self.bank(said, choice, number),
            Command::Settings(given) => self.settings_asked(said.inbound, said.receipt, &given),
            Command::Away(away) => self.away_asked(said.inbound, said.receipt, &away),
            Command::Trial(form) if self.streams.live().is_none() => self.trial_detailed(said, &form, |_| true),
            command => {
                let warn = inspect(text) == Verdict::Contact;
                self.ask_and_warn(said, Request::Command(command), true, warn)
            }
        }
    }
}

/// Does something begin with this that is said in the channel, now or later?
fn speaks_in_the_channel(command: &Command) -> bool {
    matches!(
        command,
        Command::Start { .. }
            | Command::Plan { .. }
            | Command::Move { .. }
            | Command::FollowUp(_)
            | Command::GreyZone(_)
            | Command::Series(_)
            | Command::Bank(Some((BankChoice::Try, _)))
    )
}
