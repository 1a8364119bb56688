//! What people have written in a dialogue, all under one name each, and whose message it came of.
//!
//! Deliberately absent: what is said about it, and who may change it.

use super::Dialogue;
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{Authorship, Written};
use crate::dialogue::ids::ParticipantId;

impl Dialogue {
    /// Every text that stands, but for the names of guests.
    pub fn texts(&self) -> impl Iterator<Item = (Written, &Erasable<String>)> {
        let points = self.points.iter().map(|p| (Written::Point { number: p.number }, &p.text));
        let themes = self.themes.iter().map(|t| (Written::Theme { number: t.number }, &t.text));
        let service = self.service.iter().map(|text| (Written::Service, text));
        let examples = self.examples.iter().map(|e| (Written::Example { number: e.number }, &e.text));
        let ideas = self.ideas.iter().map(|i| (Written::Idea { number: i.number }, &i.text));
        let proposals = self.proposals.iter().map(|p| (Written::Proposal { number: p.number }, &p.text));
        let worries = self
            .question
            .iter()
            .flat_map(|q| q.worries.iter().map(|w| (Written::Worry { question: q.id, number: w.number }, &w.text)));
        let card = self.trial.texts().map(|(field, text)| (Written::Card { field }, text));
        let learning = self.learning.texts().map(|(field, text)| (Written::Learning { field }, text));
        points
            .chain(themes)
            .chain(service)
            .chain(examples)
            .chain(ideas)
            .chain(proposals)
            .chain(worries)
            .chain(card)
            .chain(learning)
    }

    /// What one of them says.
    pub fn text(&self, what: Written) -> Option<&Erasable<String>> {
        self.texts().find(|(written, _)| *written == what).map(|(_, text)| text)
    }

    /// The same, to be changed.
    pub(in crate::dialogue) fn text_mut(&mut self, what: Written) -> Option<&mut Erasable<String>> {
        match what {
            Written::Point { number } => self.points.iter_mut().find(|p| p.number == number).map(|p| &mut p.text),
            Written::Theme { number } => self.themes.iter_mut().find(|t| t.number == number).map(|t| &mut t.text),
            Written::Service => self.service.as_mut(),
            Written::Example { number } => self.examples.iter_mut().find(|e| e.number == number).map(|e| &mut e.text),
            Written::Idea { number } => self.ideas.iter_mut().find(|i| i.number == number).map(|i| &mut i.text),
            Written::Proposal { number } => self.proposals.iter_mut().find(|p| p.number == number).map(|p| &mut p.text),
            Written::Worry { question, number } => {
                let open = self.question.as_mut().filter(|q| q.id == question)?;
                open.worries.iter_mut().find(|w| w.number == number).map(|w| &mut w.text)
            }
            Written::Card { field } => self.trial.text_mut(field).as_mut(),
            Written::Learning { field } => self.learning.text_mut(field).as_mut(),
            Written::Guest { .. } | Written::Time => None,
        }
    }

    /// Shows one of them as it reads now.
    pub fn reword(&mut self, what: Written, text: Erasable<String>) {
        if let Some(stood) = self.text_mut(what) {
            *stood = text;
        }
    }

    /// What stands because of this message, whoever sent it.
    pub fn made_by(&self, message: &str) -> Vec<(Written, ParticipantId)> {
        let is_it = |author: &Authorship| author.message.as_deref() == Some(message);
        let ideas = self.ideas.iter().filter_map(|idea| {
            let author = idea.author.as_ref()?.get()?;
            Some((Written::Idea { number: idea.number }, author))
        });
        let all = self.authors.iter().map(|(what, author)| (*what, author)).chain(ideas);
        all.filter(|(_, author)| is_it(author)).map(|(what, author)| (what, author.who)).collect()
    }

    /// Did this message, or reaction, make anything that still stands?
    pub fn knows(&self, message: &str) -> bool {
        let chosen = self.question.as_ref().is_some_and(|q| q.made_by(message).next().is_some());
        let done = self.running().is_some_and(|r| r.done_via.contains_key(message));
        let owns = self.owner_via.as_deref() == Some(message);
        chosen || done || owns || self.planning.read_via.contains_key(message) || !self.made_by(message).is_empty()
    }
}
