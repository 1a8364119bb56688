//! What the platform is to do now. Living messages that differ from what is shown are rendered here, one edit in flight for
//! each, so the newest wins (law 3).
//!
//! Deliberately absent: doing it, and what came of it (`sent`).

use super::handling::Handling;
use super::last_views::View;
use super::outbox::Job;
use super::stop::Stop;
use super::utterance::revision;
use crate::dialogue::{recurring, speak};
use crate::ports::chat::{Destination, Edit, Place, Post, Urgency};
use std::sync::Arc;

impl Handling<'_> {
    /// Jobs that can be done now.
    pub(super) fn speak(&mut self) -> Result<(), Stop> {
        let mut jobs = self.outbox.take(self.moment.wall);
        for job in &mut jobs {
            if let Job::Post { item, post, .. } = job
                && let Some(root) = &item.thread
                && let Some(root) = self.shown.messages.get(root)
            {
                post.to = Destination::Thread { channel: self.streams.id.clone(), root: root.clone() };
            }
        }
        self.jobs = jobs;
        if Place::ALL.iter().any(|place| self.world.capabilities.at(*place).edits) {
            self.edits()?;
        }
        Ok(())
    }

    fn edits(&mut self) -> Result<(), Stop> {
        let mut views = Vec::new();
        for now in self.streams.dialogues.values() {
            let living = speak::living(now).into_iter();
            views.extend(living.map(|spoken| View::Dialogue(Arc::clone(now), spoken)));
        }
        let living = recurring::living(&self.streams.id, &self.streams.channel).into_iter();
        views.extend(living.map(|spoken| View::Channel(Arc::clone(&self.streams.channel), spoken)));
        let parting = self.shown.parting.clone().into_iter().map(|view| (view, true));
        for (view, is_past) in parting.chain(views.into_iter().map(|view| (view, false))) {
            let (key, version) = (view.key().clone(), view.version());
            let Some(message) = self.shown.messages.get(&key).cloned() else { continue };
            if !self.outbox.may_edit(&key, self.moment.wall) {
                continue;
            }
            let compared = self.shown.compared.get(&key);
            if compared == Some(&(version, is_past)) {
                self.shown.parting.retain(|parting| *parting.key() != key);
                continue;
            }
            if compared.is_some_and(|(version, was_past)| !was_past && !is_past && self.is_as_at(&view, *version)) {
                debug_assert!(self.is_shown(&view)?, "{key} shows answers after all");
                continue;
            }
            let (doc, choices) = match &view {
                View::Dialogue(state, spoken) => self.shown_as(state, spoken)?,
                View::Channel(state, spoken) => self.recurring_words(state, spoken)?,
                View::Trial(trial, spoken) => (self.world.trial(&spoken.say, trial, "", self.here())?, Vec::new()),
            };
            let revision = revision(&doc, &choices);
            if self.shown.revisions.get(&key) == Some(&revision) {
                self.shown.parting.retain(|parting| *parting.key() != key);
                Arc::make_mut(&mut self.shown.compared).insert(key, (version, is_past));
                continue;
            }
            let (ballot, choices) = match self.ballot_of_view(&view)? {
                Some((ballot, answers)) => (Some(ballot), answers),
                None => (None, choices),
            };
            let (mut to, thread) = match &view {
                View::Dialogue(state, spoken) => match self.destination(state, &spoken.to) {
                    Some((to, _, thread)) => (to, thread),
                    None => continue,
                },
                View::Channel(_, spoken) => match self.addressed_by_channel(spoken.to)? {
                    Some((to, _)) => (to, None),
                    None => continue,
                },
                View::Trial(_, spoken) => match self.addressed(&spoken.to)? {
                    Some((to, _)) => (to, None),
                    None => continue,
                },
            };
            if let Some(root) = thread.and_then(|root| self.shown.messages.get(&root)) {
                to = Destination::Thread { channel: self.streams.id.clone(), root: root.clone() };
            }
            if !self.world.capabilities.at(to.place()).edits {
                continue;
            }
            self.outbox.editing(&key);
            let lang = self.lang_spoken();
            let room_name = self.room_name(&to, lang)?;
            let post = Post::new(key.clone(), to, doc, lang);
            let post =
                Post { choices, ballot, room_name, buzz: view.buzz(), urgency: Urgency::WhenThereIsRoom, ..post };
            self.jobs.push(Job::Edit { edit: Edit { key, message, revision, version, post } });
        }
        Ok(())
    }

    /// Have only answers come in since this version of the dialogue, which the message does not show?
    fn is_as_at(&self, view: &View, version: u64) -> bool {
        let View::Dialogue(state, spoken) = view else { return false };
        let changed = self.streams.settled_at.get(&state.id.number);
        changed.is_some_and(|changed| *changed <= version) && !speak::shows_answers(&spoken.say)
    }

    fn is_shown(&self, view: &View) -> Result<bool, Stop> {
        let View::Dialogue(state, spoken) = view else { return Ok(true) };
        let (doc, choices) = self.shown_as(state, spoken)?;
        Ok(self.shown.revisions.get(view.key()) == Some(&revision(&doc, &choices)))
    }
}
