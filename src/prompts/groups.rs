//! The groups: who is in which, and what stands in the thread of each.
//! Deliberately absent: their ideas and proposals (`proposals`).

use super::names::{Rendered, Voice, bullets, number, ordered, text, word};
use super::value::Value;
use crate::dialogue::script::ActivityKind;
use crate::dialogue::state::{Idea, Proposal};
use crate::doc::Doc;

impl Voice<'_> {
    /// Where groups talk.
    pub(super) fn place(&self) -> Value {
        word(if self.d.in_threads() { "threads" } else { "room" })
    }

    /// The same, where one group alone has the channel.
    pub(super) fn place_or_all(&self) -> Value {
        if self.d.groups.len() == 1 { word("all") } else { self.place() }
    }

    pub(super) fn groups(&self) -> Rendered {
        let groups: Result<Vec<_>, _> = self
            .d
            .groups
            .iter()
            .enumerate()
            .filter(|(_, group)| !group.is_empty())
            .map(|(n, group)| {
                let names = Value::Doc(self.mentions(group.iter().copied())?);
                self.doc("group-item", &[("group", Value::Doc(self.group_name(n)?)), ("names", names)])
            })
            .collect();
        Ok(bullets(groups?))
    }

    pub(super) fn reflect(&self) -> Rendered {
        // Each group has it in its thread.
        if self.d.all_work_in_threads() {
            return Ok(Doc::default());
        }
        let mut doc = self.doc("phase-reflect", &[("questions", self.reflect_questions())])?;
        doc.extend(self.focus()?);
        doc.extend(self.doc("phase-reflect-care", &[])?);
        Ok(doc)
    }

    /// What the groups do in their threads, with the way to each where the platform leads there. What was asked stands there.
    pub(super) fn threads(&self, what: &str) -> Rendered {
        let filled = (0..self.d.groups.len()).filter(|group| !self.d.groups[*group].is_empty());
        let threads: Result<Vec<_>, _> = filled.map(|group| self.thread(group)).collect();
        self.doc("phase-in-threads", &[("what", word(what)), ("threads", Value::Doc(self.pen.dots(threads?)?))])
    }

    fn thread(&self, group: usize) -> Rendered {
        let name = self.group_name(group)?;
        match self.ways.groups.get(group).and_then(Option::as_ref) {
            Some(link) => self.doc("thread-at", &[("group", Value::Doc(name)), ("link", text(link))]),
            None => Ok(name),
        }
    }

    fn reflect_questions(&self) -> Value {
        self.text_of(|texts| ordered(texts.reflect.to_vec()))
    }

    pub fn group_root(&self, group: usize) -> Rendered {
        let members = self.d.groups.get(group).map(Vec::as_slice).unwrap_or_default();
        let args = [
            ("group", Value::Doc(self.group_name(group)?)),
            ("names", Value::Doc(self.mentions(members.iter().copied())?)),
        ];
        self.doc("group-root", &args)
    }

    pub fn group_phase(&self, group: usize, kind: ActivityKind) -> Rendered {
        let ideas = self.ideas_of(group)?;
        let mut doc = self.group_heading(group, self.activity_name(kind)?)?;
        let of = ("of", number(self.d.done_in(group).1));
        match kind {
            ActivityKind::Reflect if self.past.is_some() => {
                doc.extend(self.doc("phase-reflect", &[("questions", self.reflect_questions())])?);
            }
            ActivityKind::Share if self.past.is_some() => doc.extend(ideas),
            ActivityKind::Reflect => {
                doc.extend(self.doc("group-reflect", &[of, ("questions", self.reflect_questions())])?);
                doc.extend(self.focus()?);
                doc.extend(self.doc("phase-reflect-care", &[])?);
            }
            ActivityKind::Share => {
                let key = if ideas.is_empty() { "group-share-none" } else { "group-share" };
                doc.extend(self.doc(key, &[of, ("ideas", Value::Doc(ideas))])?);
            }
            ActivityKind::Select => {
                let last = self.d.chosen_by(group).next_back().filter(|_| self.d.has_chosen(group));
                match last {
                    _ if self.past.is_some() => {}
                    Some(last) => doc.extend(self.doc("phase-selected", &[("number", number(last))])?),
                    None => {
                        let of_group = |idea: &Idea| usize::from(idea.group) == group;
                        doc.extend(self.doc("group-select", &[of, ("ideas", self.pressable_ideas(of_group))])?);
                    }
                }
                doc.extend(ideas);
                let of_group = |proposal: &Proposal| proposal.group.map(usize::from) == Some(group);
                doc.extend(self.proposals_in_own_words(of_group, false)?);
            }
            // Nothing else is held in groups; their thread then points to the channel.
            _ => {
                doc.extend(self.doc("group-other", &[])?);
                return Ok(doc);
            }
        }
        doc.extend(match self.past {
            Some(_) => self.were_done(kind, self.d.done_in(group))?,
            None if self.d.done_in(group).1 == 0 => Doc::default(),
            None => self.foot_done(kind, self.d.done_in(group))?,
        });
        Ok(doc)
    }

    /// `Gruppe 2 · Vælg forslag · til kl. 13.12`
    fn group_heading(&self, group: usize, title: Doc) -> Rendered {
        let mut parts = vec![self.group_name(group)?, title];
        let running = self.d.running().filter(|_| self.past.is_none());
        parts.extend(match (running, self.d.deadline()) {
            (Some(running), _) if running.paused.is_some() => Some(self.doc("thread-paused", &[])?),
            (Some(running), _) if running.time_up => Some(self.doc("thread-time-up", &[])?),
            (Some(_), Some(at)) => Some(self.doc("until-clock", &[("clock", self.running_clock(at))])?),
            _ => None,
        });
        self.doc("group-heading", &[("parts", Value::Doc(self.pen.dots(parts)?))])
    }
}
