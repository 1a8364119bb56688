//! The messages that ask for something once: what they ask, and what they say when it is over.
//! Deliberately absent: when it is (`dialogue::speak`).

use super::names::{Rendered, Voice, number, word};
use super::value::Value;
use crate::dialogue::state::Ready;
use crate::doc::Doc;

impl Voice<'_> {
    /// A pair's turn in the round has come, or is over.
    pub fn turn_called(&self, pair: u16) -> Rendered {
        let pair = self.d.pairs.get(usize::from(pair)).map(Vec::as_slice).unwrap_or_default();
        if self.past.is_some() {
            return self.doc("turn-called-past", &[("pair", Value::Doc(self.names(pair.iter().copied())?))]);
        }
        let args = [("pair", Value::Doc(self.mentions(pair.iter().copied())?))];
        if pair.iter().any(|who| self.d.account(*who).is_some()) {
            self.doc("turn-called", &args)
        } else {
            self.by("turn-called-guests", "turn-called-guests-alone", &args)
        }
    }

    /// The same for a group that presents.
    pub fn presenter_called(&self, group: u16) -> Rendered {
        let group = usize::from(group);
        let name = Value::Doc(self.group_name(group)?);
        if self.past.is_some() {
            return self.doc("presenter-called-past", &[("group", name)]);
        }
        let members = self.d.groups.get(group).map(Vec::as_slice).unwrap_or_default();
        let names = Value::Doc(self.mentions(members.iter().copied())?);
        self.doc("presenter-called", &[("group", name), ("names", names)])
    }

    pub fn one_minute(&self) -> Rendered {
        match self.past {
            Some(_) => self.doc("one-minute-past", &[]),
            None => self.with_activity_and_clock("one-minute"),
        }
    }

    pub fn paused(&self) -> Rendered {
        let Some(past) = self.past else { return self.by("paused", "paused-alone", &[]) };
        match past.at {
            Some(at) => self.doc("paused-past", &[("clock", self.clock(at))]),
            None => self.doc("paused-past-no-clock", &[]),
        }
    }

    pub fn ready(&self, why: Ready) -> Rendered {
        let why = word(match why {
            Ready::TimeUp => "time-up",
            Ready::AllDone => "all-done",
        });
        if let Some(past) = self.past {
            return match past.at {
                Some(at) => self.doc("ready-past", &[("why", why), ("clock", self.clock(at))]),
                None => self.doc("ready-past-no-clock", &[("why", why)]),
            };
        }
        let mut args = vec![("why", why), ("where", self.where_it_is_steered())];
        let next = self.next_name()?;
        let key = if next.is_some() { "ready" } else { "ready-last" };
        args.extend(next.map(|next| ("next", Value::Doc(next))));
        self.by_mention(key, "ready-alone", &args)
    }

    pub fn owner_asked(&self) -> Rendered {
        let card = Value::Doc(self.core(false)?);
        if self.past.is_none() {
            return self.doc("owner-asked", &[("card", card)]);
        }
        match self.d.trial.owner {
            Some(owner) if self.d.owner_accepted => {
                self.doc("owner-asked-accepted", &[("owner", Value::Doc(self.name(owner)?)), ("card", card)])
            }
            Some(owner) if !self.d.is_over() => {
                self.doc("owner-asked-another", &[("owner", Value::Doc(self.name(owner)?))])
            }
            Some(_) => self.doc("owner-asked-over", &[]),
            None => self.doc("owner-asked-declined", &[]),
        }
    }

    pub fn owner_declined(&self) -> Rendered {
        if self.past.is_none() {
            return self.by_mention("owner-declined", "owner-declined-alone", &[]);
        }
        match self.d.trial.owner {
            Some(owner) => self.doc("owner-declined-past", &[("owner", Value::Doc(self.name(owner)?))]),
            None => self.doc("owner-declined-past-nobody", &[]),
        }
    }

    pub fn facilitator_left(&self) -> Rendered {
        match (self.past, self.d.facilitator) {
            (None, _) => self.doc("facilitator-left", &[]),
            (Some(_), Some(who)) => self.doc("facilitator-left-past", &[("name", Value::Doc(self.name(who)?))]),
            (Some(_), None) => self.doc("facilitator-left-past-nobody", &[]),
        }
    }

    pub fn silence_hint(&self) -> Rendered {
        match self.past {
            Some(_) => self.silence_over(),
            None => self.doc("silence-hint", &[("of", self.written_as())]),
        }
    }

    /// Any plain message was an idea.
    pub fn silence_over(&self) -> Rendered {
        let mut doc = self.doc("silence-over", &[("of", self.written_as())])?;
        if !self.d.is_over() {
            doc.extend(self.doc("silence-over-back", &[("channel", Value::Doc(self.the_channel()?))])?);
        }
        Ok(doc)
    }

    pub fn reading_reminder(&self) -> Rendered {
        if self.past.is_none() {
            return self.reading_reminder_asked();
        }
        let how = if self.d.is_over() {
            "over"
        } else if self.d.is_planned() {
            "read"
        } else {
            "begun"
        };
        self.doc("reading-reminder-past", &[("how", word(how)), ("title", self.title())])
    }

    pub fn missed(&self) -> Rendered {
        let Some(plan) = &self.d.planning.plan else { return Ok(Doc::default()) };
        if self.past.is_some() {
            let how = if self.d.is_over() {
                "over"
            } else if self.d.is_planned() {
                "moved"
            } else {
                "begun"
            };
            return self.doc("missed-past", &[("title", self.title()), ("how", word(how))]);
        }
        let mut args = self.plan_args(plan).to_vec();
        args.push(("number", number(self.d.id.number)));
        self.by_mention("missed", "missed-alone", &args)
    }
}
