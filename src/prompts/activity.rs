//! What is on the table in each activity: the case, the pairs, the round, the silent minute.
//! Deliberately absent: what groups have in their threads (`groups`), and what they put forward (`proposals`).

use super::engine::RenderError;
use super::material::Recording;
use super::names::{Rendered, Voice, bullets, number, text, word};
use super::value::Value;
use crate::dialogue::state::Running;
use crate::doc::Doc;

impl Voice<'_> {
    pub fn framing(&self) -> Value {
        self.text_of(|texts| bullets(texts.framing.to_vec()))
    }

    pub fn curious(&self) -> Value {
        self.text_of(|texts| bullets(texts.curious.to_vec()))
    }

    pub(super) fn frame(&self) -> Rendered {
        let args = [("topic", self.text_of(|texts| texts.topic.clone())), ("framing", self.framing())];
        let mut doc = self.doc("phase-frame", &args)?;
        // Who has read has no case to find them in front of.
        if self.d.planning.reading_skipped {
            doc.extend(self.doc("phase-frame-have-read", &[("curious", self.curious())])?);
        }
        Ok(doc)
    }

    pub(super) fn read(&self) -> Rendered {
        let case = self.texts.and_then(|texts| texts.case.as_ref());
        let args = [
            ("title", text(case.map_or("", |case| case.title))),
            ("text", Value::Doc(case.map(|case| case.doc.clone()).unwrap_or_default())),
            ("curious", self.curious()),
        ];
        self.doc("phase-read", &args)
    }

    pub(super) fn listen(&self) -> Rendered {
        let Some(listen) = self.texts.and_then(|texts| texts.listen.as_ref()) else { return Ok(Doc::default()) };
        let mut doc = self.doc("phase-listen-think", &[("curious", self.curious())])?;
        doc.extend(self.recording_link(listen)?);
        doc.extend(self.alternative(listen)?);
        Ok(doc)
    }

    /// The recording and its written alternative, without what to think of.
    pub fn recording(&self) -> Rendered {
        let Some(listen) = self.texts.and_then(|texts| texts.listen.as_ref()) else { return Ok(Doc::default()) };
        let mut doc = self.recording_link(listen)?;
        doc.extend(self.alternative(listen)?);
        Ok(doc)
    }

    fn recording_link(&self, listen: &Recording<'_>) -> Rendered {
        let mut doc = self.doc("phase-listen", &[("intro", Value::Doc(listen.intro.clone()))])?;
        if let Some(url) = listen.url {
            doc.extend(self.doc("phase-listen-link", &[("link", text(url))])?);
        }
        Ok(doc)
    }

    fn alternative(&self, listen: &Recording<'_>) -> Rendered {
        let args =
            [("minutes", number(listen.alternative_minutes)), ("alternative", Value::Doc(listen.alternative.clone()))];
        self.doc("phase-listen-alternative", &args)
    }

    pub(super) fn pairs(&self) -> Rendered {
        // A pair that everybody has left stands empty.
        let pairs = self.d.pairs.iter().filter(|pair| !pair.is_empty());
        let pairs: Result<Vec<_>, _> = pairs.map(|pair| self.mentions(pair.iter().copied())).collect();
        let args = [("question", self.text_of(|texts| texts.points.clone())), ("pairs", Value::Doc(bullets(pairs?)))];
        self.doc("phase-pairs", &args)
    }

    pub(super) fn round(&self, running: Option<&Running>) -> Rendered {
        let plucked = self.d.round.as_ref().is_some_and(|round| round.plucked);
        let mut doc = Doc::default();
        if let (Some(round), Some(pair), Some(_)) = (&self.d.round, self.d.presenting_pair(), running) {
            let args = [("pair", Value::Doc(self.mentions(pair.iter().copied())?))];
            doc.extend(if pair.iter().any(|who| self.d.account(*who).is_some()) {
                self.doc("phase-round-turn", &args)?
            } else {
                self.by("phase-round-guests", "phase-round-guests-alone", &args)?
            });
            let next = round.turns.get(usize::from(round.at) + 1);
            let next = next.and_then(|index| self.d.pairs.get(usize::from(*index)));
            // All of a pair may have left.
            doc.extend(match next.filter(|pair| !pair.is_empty()) {
                Some(next) => {
                    let pair = self.names(next.iter().copied())?;
                    self.doc("phase-round-next", &[("pair", Value::Doc(pair))])?
                }
                None => self.doc("phase-round-last", &[])?,
            });
            if plucked && round.at == 0 {
                doc.extend(self.doc("phase-round-plucked", &[("count", number(round.turns.len()))])?);
            }
        } else if running.is_some() {
            let key = if plucked { "phase-round-missing-plucked" } else { "phase-round-missing" };
            doc = self.doc(key, &[("of", number(self.d.done_count().1))])?;
        }
        // Empty it says nothing, while people speak.
        if running.is_none() || !self.d.points.is_empty() {
            doc.extend(self.board()?);
        }
        Ok(doc)
    }

    /// The points so far.
    pub fn board(&self) -> Rendered {
        if self.d.points.is_empty() {
            return self.doc("phase-board-empty", &[]);
        }
        let points: Result<Vec<_>, _> =
            self.d.points.iter().map(|point| Ok((point.number, self.wrote(&point.text)?))).collect();
        self.doc("phase-board", &[("points", Value::Doc(self.pen.numbered(points?)?))])
    }

    /// The themes named so far; nothing while there are none.
    pub fn themes(&self) -> Rendered {
        let themes: Result<Vec<_>, _> = self.d.themes.iter().map(|theme| self.wrote(&theme.text)).collect();
        let themes = self.pen.dots(themes?)?;
        if themes.is_empty() {
            return Ok(themes);
        }
        self.doc("phase-themes", &[("themes", Value::Doc(themes))])
    }

    pub(super) fn summarise(&self) -> Rendered {
        let mut doc = self.board()?;
        doc.extend(self.themes()?);
        // A card says it to whoever has one.
        if self.past.is_none() && !self.d.is_led_by_card() {
            doc.extend(self.by("phase-themes-how", "phase-themes-how-alone", &[])?);
        }
        Ok(doc)
    }

    /// What to think of in the silent minute, and the focus where there is one.
    pub fn idea_question(&self) -> Result<Value, RenderError> {
        if self.d.recollection.is_some() {
            return Ok(self.follow_up_questions());
        }
        let mut question = self.texts.map(|texts| texts.ideas.clone()).unwrap_or_default();
        question.extend(self.focus_named()?);
        Ok(Value::Doc(question))
    }

    pub(super) fn silent(&self) -> Rendered {
        if self.past.is_some() {
            let args = [("ideas", number(self.d.ideas.len())), ("of", self.written_as())];
            let mut doc = self.silent_asked("here")?;
            doc.extend(self.doc("phase-silent-past", &args)?);
            return Ok(doc);
        }
        if self.d.ideas_shared {
            let args = [("ideas", number(self.d.ideas.len())), ("of", self.written_as())];
            return self.doc("phase-silent-over", &args);
        }
        self.silent_asked(if self.asks_in_private() { "private" } else { "here" })
    }

    fn silent_asked(&self, asked: &str) -> Rendered {
        self.doc("phase-silent-asked", &[("question", self.idea_question()?), ("asked", word(asked))])
    }
}
