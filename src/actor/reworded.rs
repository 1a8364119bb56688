//! What has been worded anew or taken away is so in the posts of earlier activities too.
//!
//! Deliberately absent: what those posts say otherwise (`last_views`).

use super::handling::Handling;
use super::last_views::{RECENT, View, Watch};
use super::loading::after;
use super::stop::Stop;
use crate::dialogue::state::{Dialogue, Stage};
use std::sync::Arc;

impl Handling<'_> {
    /// Every post of the dialogue that has passed is compared again with what it ought to show. The journal has what was
    /// changed, so that nothing which was taken away is shown again.
    pub(super) fn say_anew(&mut self, number: u32) -> Result<(), Stop> {
        let Some(now) = self.streams.dialogue_of(number).cloned() else { return Ok(()) };
        if matches!(now.stage, Stage::Over { at, .. } if at < self.moment.now - RECENT) {
            return Ok(());
        }
        let mut watch = Watch::default();
        let mut passed: Vec<View> = Vec::new();
        let mut state: Option<Arc<Dialogue>> = None;
        for stored in &self.known.dialogue(number)?.events {
            let before = state;
            state = after(before.as_deref(), &stored.event).map_err(|illegal| self.illegal("dialogue", illegal))?;
            if let Some(state) = &state {
                passed.extend(watch.see(before.as_ref(), &stored.event, state));
            }
        }
        for mut view in passed {
            view.say_as(&now);
            Arc::make_mut(&mut self.shown.compared).remove(view.key());
            self.shown.parting.retain(|parting| parting.key() != view.key());
            self.shown.parting.push(view);
        }
        Ok(())
    }
}
