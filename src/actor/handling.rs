//! The handling of one input: memory as it will be, and the draft as far as it has come.
//!
//! Every topic of this room (`planning`, `trials`, …) adds its part to it. Deliberately absent: the topics themselves.

use super::draft::{Draft, Remark};
use super::input::Input;
use super::known::Known;
use super::moment::Moment;
use super::outbox::{Job, Outbox};
use super::receipt::Receipt;
use super::state::{Inbox, Shown, State};
use super::stop::Stop;
use super::streams::Streams;
use super::world::{Here, World};
use crate::dialogue::ids::PersonId;
use crate::dialogue::illegal::Illegal;
use crate::journal::{self, Append};

pub struct Handling<'a> {
    pub(super) world: &'a World,
    pub(super) known: &'a Known,
    pub(super) moment: Moment,
    pub(super) streams: Streams,
    pub(super) shown: Shown,
    pub(super) inbox: Inbox,
    pub(super) outbox: Outbox,
    /// Whoever writes in private is in several dialogues: answers there name this one.
    pub(super) names: bool,
    pub(super) append: Append,
    pub(super) jobs: Vec<Job>,
    pub(super) compact: bool,
    pub(super) erased: Option<PersonId>,
    pub(super) then: Option<Input>,
    pub(super) remarks: Vec<Remark>,
}

impl<'a> Handling<'a> {
    pub fn of(world: &'a World, state: State, moment: Moment, known: &'a Known) -> Self {
        let State { streams, shown, inbox, outbox } = state;
        Self {
            world,
            known,
            moment,
            streams,
            shown,
            inbox,
            outbox,
            names: false,
            append: Append { at: moment.now, ..Append::default() },
            jobs: Vec::new(),
            compact: false,
            erased: None,
            then: None,
            remarks: Vec::new(),
        }
    }

    /// What it has come to.
    pub(super) fn done(mut self) -> Draft {
        self.undo_links();
        if !self.append.is_empty() {
            let seen = std::mem::take(&mut self.shown.unwritten).into_iter();
            self.append.shown.extend(seen.map(|(key, (stream, revision))| journal::Shown { stream, key, revision }));
        }
        let Self { streams, shown, inbox, outbox, append, jobs, compact, erased, then, remarks, .. } = self;
        let next = State { streams, shown, inbox, outbox };
        Draft { append, jobs, compact, erased, then, remarks, next }
    }

    /// Something is handled at this moment: what is due is due as seen from here.
    pub(super) fn time_goes_on(&mut self) {
        self.streams.now = self.streams.now.max(self.moment.now);
    }

    /// Where it says what it says now, and on which day.
    pub(super) fn here(&self) -> Here<'_> {
        let zone = self.streams.calendar().zone();
        Here { zone, today: zone.date(self.streams.now) }
    }

    pub(super) fn illegal(&self, stream: &str, illegal: Illegal) -> Stop {
        Stop::illegal(&self.streams.id, stream, illegal)
    }

    pub(super) fn remark(&mut self, remark: Remark) {
        self.remarks.push(remark);
    }

    /// Delivered again: its facts stand already, and only the answer is missing.
    pub(super) fn is_noted(&self, receipt: &Receipt) -> Result<bool, Stop> {
        let Some((room, event)) = receipt.halfway().event else { return Ok(false) };
        self.known.is_seen(&room, &event)
    }
}
