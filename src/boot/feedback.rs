//! `drejebog feedback`: for the author of a playbook, how many found its dialogues worth the time.
//!
//! Added up over all channels; no channel, no date and no name. Deliberately absent: dialogues that too few answered about,
//! of which the journal has no numbers.

use super::check;
use super::config::Config;
use super::failure::Failure;
use super::transfer::open_existing;
use crate::dialogue::channel::{Channel, ChannelEvent};
use crate::dialogue::feedback::{Closed, Counts};
use crate::dialogue::ids::StreamId;
use crate::prompts::built_in;
use crate::prompts::engine::Manner;
use crate::prompts::value::Value;
use std::collections::BTreeMap;

/// What was said of one playbook's dialogues.
#[derive(Debug, Default)]
struct Sum {
    dialogues: u32,
    asked: u32,
    answered: u32,
    counts: Counts,
}

/// By playbook, and how many dialogues are left out.
#[derive(Debug, Default)]
struct Report {
    sums: BTreeMap<String, Sum>,
    left_out: u32,
}

/// Gives every line to `out`, in the configuration's language.
///
/// # Errors
///
/// There is no journal, another process has it, or it cannot be read.
pub fn feedback(config: &Config, out: &mut dyn FnMut(&str)) -> Result<(), Failure> {
    let book = open_existing(config)?;
    let mut report = Report::default();
    for stream in book.streams()?.into_iter().filter(|stream| matches!(stream, StreamId::Channel(_))) {
        let mut channel = Channel::default();
        for stored in book.load::<ChannelEvent>(&stream)? {
            channel.apply(&stored.event).map_err(|illegal| Failure::during(stream.to_string())(illegal))?;
        }
        channel.feedback.closed().for_each(|closed| report.add(closed));
    }
    let prompts = built_in::prompts(Manner::Messages).map_err(|errors| check::files(&errors))?;
    for (key, args) in report.lines() {
        let line = prompts.render_line(config.channel.lang, key, &args);
        out(&line.map_err(Failure::broken_sentence)?);
    }
    Ok(())
}

impl Report {
    fn add(&mut self, closed: &Closed) {
        let Some(counts) = closed.counts else {
            self.left_out += 1;
            return;
        };
        let sum = self.sums.entry(closed.round.playbook.clone()).or_default();
        sum.dialogues += 1;
        sum.asked += u32::try_from(closed.round.whom.len()).unwrap_or(u32::MAX);
        sum.answered += u32::from(closed.answered);
        sum.counts.yes += counts.yes;
        sum.counts.partly += counts.partly;
        sum.counts.no += counts.no;
    }

    /// Which sentences, with which values.
    fn lines(&self) -> Vec<(&'static str, Vec<(&'static str, Value)>)> {
        let number = |n: u32| Value::Number(i64::from(n));
        let row = |(playbook, sum): (&String, &Sum)| {
            let args = vec![
                ("playbook", Value::Text(playbook.clone())),
                ("dialogues", number(sum.dialogues)),
                ("asked", number(sum.asked)),
                ("answered", number(sum.answered)),
                ("yes", number(sum.counts.yes)),
                ("partly", number(sum.counts.partly)),
                ("no", number(sum.counts.no)),
            ];
            ("feedback-report-playbook", args)
        };
        let mut lines: Vec<_> = self.sums.iter().map(row).collect();
        if lines.is_empty() {
            lines.push(("feedback-report-none", Vec::new()));
        }
        if self.left_out > 0 {
            lines.push(("feedback-report-left-out", vec![("left_out", number(self.left_out))]));
        }
        lines
    }
}
