//! Ideas once they are shown, what of them is put forward, and the groups presenting it.
//! Deliberately absent: how they are written (`activity`), and what is decided about them (`decision`).

use super::names::{Rendered, Voice, number, word};
use super::value::Value;
use crate::dialogue::speak;
use crate::dialogue::state::{Idea, Proposal};
use crate::doc::Doc;

impl Voice<'_> {
    pub(super) fn share(&self) -> Rendered {
        // Each group has its own in its thread.
        if self.d.ideas.is_empty() || self.d.in_threads() { Ok(Doc::default()) } else { self.all_ideas() }
    }

    /// The ideas stand where they were shared; here is what becomes of them.
    pub(super) fn select(&self) -> Rendered {
        if self.past.is_some() {
            return self.proposals();
        }
        let ideas = [("ideas", self.pressable_ideas(|_| true))];
        let mut doc = match (self.d.all_have_chosen(), self.d.groups.len()) {
            (true, 1) => {
                let last = self.d.chosen_by(0).next_back().unwrap_or_default();
                self.doc("phase-selected", &[("number", number(last))])?
            }
            (true, _) => self.doc("phase-selected-all", &[])?,
            (false, _) if self.d.in_threads() => Doc::default(),
            (false, _) => self.doc("select-how", &ideas)?,
        };
        if !self.d.in_threads() && !self.d.ideas.is_empty() {
            doc.extend(self.all_ideas()?);
            doc.extend(self.proposals_in_own_words(|_| true, self.d.groups.len() > 1)?);
        } else if !self.d.proposals.is_empty() {
            doc.extend(self.proposals()?);
        }
        Ok(doc)
    }

    /// How ideas are put forward: by their numbers, where they have some that can all be pressed.
    pub(super) fn pressable_ideas(&self, of: impl Fn(&Idea) -> bool) -> Value {
        let mut numbers = self.d.ideas.iter().filter(|idea| of(idea)).map(|idea| idea.number).peekable();
        word(match () {
            () if numbers.peek().is_none() => "none",
            () if numbers.all(|number| number <= speak::MOST_PRESSED) => "all",
            () => "some",
        })
    }

    /// The proposals that are not among the ideas, which show where they have been put forward.
    pub(super) fn proposals_in_own_words(&self, of: impl Fn(&Proposal) -> bool, with_groups: bool) -> Rendered {
        let is_an_idea = |proposal: &Proposal| {
            self.d.ideas.iter().any(|i| self.d.proposed_from(i).map(|p| p.number) == Some(proposal.number))
        };
        let own = self.d.proposals.iter().filter(|proposal| of(proposal) && !is_an_idea(proposal));
        self.on_the_board(own, with_groups)
    }

    pub(super) fn present(&self) -> Rendered {
        if self.past.is_some() {
            return self.proposals();
        }
        let mut doc = if let Some(turn) = self.d.presenting_from(self.d.presenting).map(usize::from) {
            let members = self.mentions(self.d.groups[turn].iter().copied())?;
            let args = [("group", Value::Doc(self.group_name(turn)?)), ("names", Value::Doc(members))];
            self.doc("phase-present-turn", &args)?
        } else {
            self.doc("phase-present-done", &[])?
        };
        doc.extend(self.proposals()?);
        // A card says it to whoever has one.
        if self.d.may_ask_consent() && !self.d.is_led_by_card() {
            doc.extend(self.by("phase-present-consent", "phase-present-consent-alone", &[])?);
        }
        Ok(doc)
    }

    /// The proposals by number, with their groups where there are several.
    pub fn proposals(&self) -> Rendered {
        if self.d.proposals.is_empty() {
            return self.doc("phase-proposals-empty", &[]);
        }
        let several = self.d.groups.len() > 1;
        self.on_the_board(self.d.proposals.iter(), several)
    }

    /// Proposals by number, with their groups where those are named.
    fn on_the_board<'p>(&self, proposals: impl Iterator<Item = &'p Proposal>, with_groups: bool) -> Rendered {
        let line = |proposal: &Proposal| {
            let text = self.proposed(proposal)?;
            let Some(group) = proposal.group.filter(|_| with_groups) else { return Ok((proposal.number, text)) };
            let group = Value::Doc(self.group_name(usize::from(group))?);
            Ok((proposal.number, self.doc("proposal-by-group", &[("text", Value::Doc(text)), ("group", group)])?))
        };
        let lines: Result<Vec<_>, _> = proposals.map(line).collect();
        let lines = self.pen.numbered(lines?)?;
        if lines.is_empty() {
            return Ok(lines);
        }
        self.doc("phase-proposals", &[("proposals", Value::Doc(lines))])
    }

    fn numbered_ideas<'i>(&self, ideas: impl Iterator<Item = &'i Idea>) -> Rendered {
        let ideas: Result<Vec<_>, _> = ideas.map(|idea| Ok((idea.number, self.idea(idea)?))).collect();
        self.pen.numbered(ideas?)
    }

    /// With the number it has as a proposal, once it is one.
    fn idea(&self, idea: &Idea) -> Rendered {
        let text = self.wrote(&idea.text)?;
        match self.d.proposed_from(idea) {
            Some(proposal) => {
                self.doc("idea-put-forward", &[("text", Value::Doc(text)), ("number", number(proposal.number))])
            }
            None => Ok(text),
        }
    }

    pub(super) fn ideas_of(&self, group: usize) -> Rendered {
        self.numbered_ideas(self.d.ideas.iter().filter(|idea| usize::from(idea.group) == group))
    }

    /// Every group's ideas under its name; without names where there is one group only.
    fn all_ideas(&self) -> Rendered {
        if self.d.groups.len() < 2 {
            return self.numbered_ideas(self.d.ideas.iter());
        }
        let mut doc = Doc::default();
        for (n, members) in self.d.groups.iter().enumerate() {
            let group = Value::Doc(self.group_name(n)?);
            let items = self.ideas_of(n)?;
            if members.is_empty() && items.is_empty() {
                continue;
            }
            let key = if items.is_empty() { "group-list-empty" } else { "group-list" };
            doc.extend(self.doc(key, &[("group", group), ("items", Value::Doc(items))])?);
        }
        Ok(doc)
    }
}
