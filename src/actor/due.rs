//! What time brings, and what a break does to it.
//!
//! Deliberately absent: when that is (`streams`), and what falls due between meetings (`trials`, `recurring`).

use super::handling::Handling;
use super::receipt::Receipt;
use super::stop::Stop;
use crate::dialogue::decide::{self, Away, Decision};

impl Handling<'_> {
    /// The clock moved on.
    pub(super) fn tick(&mut self) -> Result<(), Stop> {
        self.time_goes_on();
        // One thing after another: a vote that closes starts the next activity, which has a deadline of its own; a
        // dialogue that ends makes room for a meeting that waited.
        while self.streams.next_wake().is_some_and(|at| at <= self.moment.now) {
            if !self.tick_once()? {
                break;
            }
        }
        Ok(())
    }

    /// Does the first thing that is due. False when nothing came of it.
    fn tick_once(&mut self) -> Result<bool, Stop> {
        let live = self.streams.live().map(|d| d.id.number);
        let planned: Vec<u32> = self.streams.planned().map(|d| d.id.number).collect();
        for number in live.into_iter().chain(planned) {
            let around = self.streams.around(number, self.moment);
            let Some(dialogue) = self.streams.dialogue_of(number) else { continue };
            let Decision { events, .. } = decide::wake(dialogue, &around.ctx());
            if !events.is_empty() {
                self.write(number, events, Receipt::default())?;
                return Ok(true);
            }
        }
        Ok(self.recur()? || self.follow_up_due()? || self.remind()?)
    }

    /// The bot, or the platform, was away (law 5).
    pub(super) fn was_away(&mut self, away: Away) -> Result<(), Stop> {
        let Some(dialogue) = self.streams.live() else { return Ok(()) };
        let number = dialogue.id.number;
        let around = self.streams.around(number, self.moment);
        let Decision { events, .. } = decide::shifted(dialogue, away, &around.ctx());
        self.write(number, events, Receipt::default())
    }
}
