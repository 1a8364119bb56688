//! The grey zone of the week: the dilemma with its answers, how they spread, and why not.
//! Deliberately absent: the dilemmas themselves, which are the playbooks'.

use super::material::Dilemma;
use super::names::{Pen, Rendered, lines_of, number, quote, text, word};
use super::say::Speaker;
use super::value::Value;
use crate::dialogue::event::Votes;
use crate::dialogue::greyzone::{Closed, GreyZones, Open, Origin, Refusal, Say};
use crate::dialogue::ids::Account;
use crate::dialogue::lang::Lang;
use crate::doc::Doc;

impl Speaker<'_> {
    /// A message about a grey zone as it stands now. `texts` are those of the playbook in the channel's language;
    /// missing when the playbook is no longer installed. Empty where the message is no longer about anything.
    ///
    /// # Errors
    ///
    /// As `say`.
    pub fn grey_zone(&self, say: Say, zones: &GreyZones, texts: Option<&Dilemma<'_>>, lang: Lang) -> Rendered {
        let pen = self.pen(lang);
        match say {
            Say::Zone { zone } => match zones.open.as_ref().filter(|open| open.zone == zone) {
                Some(open) => pen.zone(open, texts, self.ways.private.as_ref()),
                None => Ok(Doc::default()),
            },
            Say::Over { zone } => match zones.open.as_ref().filter(|open| open.zone == zone) {
                Some(open) => pen.zone_over(open, texts),
                None => Ok(Doc::default()),
            },
            Say::Poll { zone } => match zones.open.as_ref().filter(|open| open.zone == zone) {
                Some(open) => pen.zone_poll(open, texts),
                None => Ok(Doc::default()),
            },
            Say::PollOver { zone } => match zones.open.as_ref().filter(|open| open.zone == zone) {
                Some(open) => pen.doc("grey-zone-over", &[("answered", number(open.answered()))]),
                None => Ok(Doc::default()),
            },
            Say::Spread { zone } => match zones.closed(zone) {
                Some(closed) if closed.ballots.is_empty() => pen.nobody(texts),
                Some(closed) => pen.spread(closed, texts),
                None => Ok(Doc::default()),
            },
        }
    }

    /// Why not, in the language of the one who asked.
    ///
    /// # Errors
    ///
    /// As `say`.
    pub fn grey_zone_refused(&self, refusal: &Refusal, lang: Lang) -> Rendered {
        let pen = self.pen(lang);
        match refusal {
            Refusal::AlreadyOpen { until } => pen.doc("grey-zone-already-open", &pen.near_moment(until)),
            Refusal::NoneHere => pen.doc("grey-zone-none-here", &[]),
            Refusal::NoSuchZone { of, .. } => pen.doc("grey-zone-no-such-zone", &[("of", number(*of))]),
            Refusal::NoSuchAnswer { of, .. } => pen.doc("grey-zone-no-such-answer", &[("of", number(*of))]),
            Refusal::NothingOpen => pen.doc("grey-zone-nothing-open", &[]),
            Refusal::TooLate => pen.doc("grey-zone-too-late", &[]),
        }
    }
}

impl Pen<'_> {
    fn zone(&self, open: &Open, texts: Option<&Dilemma<'_>>, bot: Option<&Account>) -> Rendered {
        let Some(texts) = texts else {
            return self.doc("grey-zone-gone", &[("playbook", text(&open.source.playbook))]);
        };
        let mut doc = self.dilemma(open, texts)?;
        let by = ("by", word(if open.votes == Votes::Polls { "poll" } else { "reactions" }));
        let [date, clock] = self.near_moment(&open.until);
        doc.extend(self.doc("grey-zone-how", &[date, clock, by.clone()])?);
        doc.extend(self.doc("grey-zone-know", &[self.privately(bot)?, by])?);
        doc.extend(self.doc("grey-zone-answered", &[("answered", number(open.answered()))])?);
        Ok(doc)
    }

    /// What has been asked, without how to answer.
    fn zone_over(&self, open: &Open, texts: Option<&Dilemma<'_>>) -> Rendered {
        let mut doc = match texts {
            Some(texts) => self.dilemma(open, texts)?,
            None => self.doc("grey-zone-gone", &[("playbook", text(&open.source.playbook))])?,
        };
        doc.extend(self.doc("grey-zone-over", &[("answered", number(open.answered()))])?);
        Ok(doc)
    }

    fn dilemma(&self, open: &Open, texts: &Dilemma<'_>) -> Rendered {
        let mut doc = self.doc("grey-zone-heading", &[("title", text(texts.title))])?;
        if let Origin::Series { late: Some(date), .. } = open.origin {
            doc.extend(self.doc("grey-zone-late", &[("date", text(&self.near(date)))])?);
        }
        doc.extend(texts.dilemma.clone());
        doc.extend(self.numbered((1..).zip(texts.answers.iter().cloned()))?);
        Ok(doc)
    }

    fn nobody(&self, texts: Option<&Dilemma<'_>>) -> Rendered {
        match texts {
            Some(texts) => self.doc("grey-zone-nobody", &[("title", text(texts.title))]),
            None => self.doc("grey-zone-nobody-gone", &[]),
        }
    }

    /// The answers with how many chose each, the legal point, and what can come of it.
    fn spread(&self, closed: &Closed, texts: Option<&Dilemma<'_>>) -> Rendered {
        let mut doc = match texts {
            Some(texts) => self.doc("grey-zone-spread", &[("title", text(texts.title))])?,
            None => self.doc("grey-zone-spread-gone", &[])?,
        };
        let lines: Result<Vec<_>, _> = closed
            .spread()
            .into_iter()
            .map(|(n, votes)| {
                let answer = texts.and_then(|texts| texts.answers.get(usize::from(n) - 1)).cloned();
                let answer = answer.map_or_else(|| self.doc("grey-zone-answer-gone", &[("number", number(n))]), Ok)?;
                let args = [("number", number(n)), ("text", Value::Doc(answer)), ("votes", number(votes))];
                self.doc("grey-zone-count", &args)
            })
            .collect();
        doc.extend(lines_of(lines?));
        if closed.late {
            doc.extend(self.doc("grey-zone-closed-late", &[("date", text(&self.near(closed.until.date)))])?);
        }
        if let Some(texts) = texts {
            let legal =
                [("legal", Value::Doc(quote(texts.legal.clone()))), ("note", Value::Doc(texts.disclaimer.clone()))];
            doc.extend(self.doc("grey-zone-law", &legal)?);
            doc.extend(self.doc("grey-zone-offer", &[("playbook", text(texts.playbook))])?);
        }
        Ok(doc)
    }
}
