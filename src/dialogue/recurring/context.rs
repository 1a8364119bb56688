//! What the rules of what recurs may know besides the state.
//!
//! Deliberately absent: the rules (`series::rules`, `greyzone::rules`).

use crate::calendar::WorkingCalendar;
use crate::dialogue::event::Votes;
use crate::dialogue::greyzone::Offer;
use crate::dialogue::ids::ChannelId;
use jiff::Timestamp;

/// What a rule may know besides the state.
#[derive(Clone, Copy, Debug)]
pub struct Ctx<'a> {
    pub channel: &'a ChannelId,
    pub now: Timestamp,
    /// Chance, as a parameter.
    pub seed: u64,
    pub calendar: &'a WorkingCalendar,
    /// The grey zones of the channel's playbooks, in the order they are listed.
    pub zones: &'a [Offer],
    /// How many working days a grey zone is open; `greyzone::OPEN_DAYS` where nobody chose.
    pub open_days: u16,
    /// By what a grey zone is answered here.
    pub votes: Votes,
}
