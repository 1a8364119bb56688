//! The papers for a meeting: what a playbook asks people to read and talk about, room to write by hand, and what the
//! facilitator says and when.
//!
//! Taking part must not depend on a screen, so nothing here mentions a command. Deliberately absent: a dialogue; the
//! papers are printed before there is one.

mod copies;
mod lead;
mod write;

use super::engine::RenderError;
use super::material::{Case, Material, Recording};
use super::names::{Pen, Rendered, bullets, number, ordered, text};
use super::say::Speaker;
use super::value::Value;
use crate::dialogue::lang::Lang;
use crate::dialogue::script::{ActivityKind, Script};
use crate::doc::{Blank, Block, Doc, Inline, Sheet};
use copies::{Copies, Share, Shared};
use jiff::civil::Time;

/// The papers, and what belongs to their file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    pub title: String,
    /// For the facilitator alone: what to bring and print, what to say and when, and advice.
    pub lead: Vec<Sheet>,
    /// To read, and to talk about.
    pub read: Vec<Sheet>,
    /// To write on, in the order of the meeting.
    pub write: Vec<Sheet>,
    /// A file's name, without its ending.
    pub file: String,
    /// Said with the file.
    pub caption: Doc,
    /// Said before the text where there can be no file.
    pub no_files: Doc,
}

/// What is known of the meeting that the papers are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Occasion {
    /// How many come; without it the papers say how many copies each of them needs, and no sum.
    pub people: Option<u16>,
    /// When it begins on the clock of the wall; without it minutes are counted from the beginning.
    pub start: Option<Time>,
}

impl Pack {
    /// All of it, as it is printed.
    pub fn sheets(&self) -> Vec<Sheet> {
        [&self.lead, &self.read, &self.write].into_iter().flatten().cloned().collect()
    }

    /// What there is to read, for those who get no file.
    pub fn text(&self) -> Doc {
        let heading = |words: &str| Block::Heading(vec![Inline::Text(words.to_owned())]);
        let mut whole = self.no_files.clone();
        whole.push(heading(&self.title));
        for sheet in &self.read {
            if !sheet.heading.is_empty() {
                whole.push(heading(&sheet.heading));
            }
            whole.extend(sheet.text.clone());
            for asked in sheet.boxes.iter().flatten().filter(|blank| !blank.text.is_empty()) {
                whole.push(Block::Paragraph(vec![Inline::Strong(vec![Inline::Text(asked.label.clone())])]));
                whole.extend(asked.text.clone());
            }
        }
        whole
    }
}

impl Speaker<'_> {
    /// The papers of a playbook in one language.
    ///
    /// # Errors
    ///
    /// As `say`.
    pub fn pack(
        &self,
        script: &Script,
        texts: &Material<'_>,
        lang: Lang,
        occasion: Occasion,
    ) -> Result<Pack, RenderError> {
        let pen = self.pen(lang);
        let papers = Papers { pen, script, texts, occasion };
        let read = papers.reading()?;
        let write = papers.writing()?;
        let given: Vec<&Shared> = read.iter().chain(&write).collect();
        let lead = papers.leading(&given)?;
        let bare = |shared: Vec<Shared>| shared.into_iter().map(|shared| shared.sheet).collect();
        Ok(Pack {
            title: texts.title.to_owned(),
            lead,
            read: bare(read),
            write: bare(write),
            file: pen.line("pack-file", &[("playbook", text(&script.playbook))])?,
            caption: pen.doc("pack-caption", &[("title", text(texts.title))])?,
            no_files: pen.doc("pack-no-files", &[])?,
        })
    }
}

struct Papers<'a> {
    pen: Pen<'a>,
    script: &'a Script,
    texts: &'a Material<'a>,
    occasion: Occasion,
}

impl Papers<'_> {
    fn has(&self, kind: ActivityKind) -> bool {
        self.script.activities().any(|(_, activity)| activity.kind == kind)
    }

    fn copies(&self) -> Copies<'_> {
        Copies { pen: self.pen, people: self.occasion.people }
    }

    /// A sheet of its own kind of copies.
    fn shared(&self, share: Share, mut sheet: Sheet) -> Result<Shared, RenderError> {
        sheet.aside = self.copies().aside(share)?;
        Ok(Shared { share, sheet })
    }

    fn sheet(&self, heading: &str, text: Doc) -> Result<Sheet, RenderError> {
        Ok(Sheet { heading: self.pen.line(heading, &[])?, text, ..Sheet::default() })
    }

    fn blank(&self, label: &str, lines: u16) -> Result<Blank, RenderError> {
        Ok(Blank::lines(self.pen.line(label, &[])?, lines))
    }

    fn reading(&self) -> Result<Vec<Shared>, RenderError> {
        let mut read = vec![self.shared(Share::Each, self.topic()?)?];
        if let Some(case) = &self.texts.case {
            read.push(self.shared(Share::Each, self.case(case)?)?);
        }
        if let Some(recording) = &self.texts.listen {
            read.push(self.shared(Share::Readers, self.alternative(recording)?)?);
        }
        read.push(self.shared(Share::Each, self.questions()?)?);
        for sheet in self.principles()? {
            read.push(self.shared(Share::Pair, sheet)?);
        }
        read.push(self.shared(Share::Pair, self.law()?)?);
        Ok(read)
    }

    fn topic(&self) -> Result<Sheet, RenderError> {
        let people = [
            ("minutes", number(self.script.minutes)),
            ("min", number(self.script.people.min)),
            ("max", number(self.script.people.max)),
        ];
        let mut doc = self.pen.doc("pack-intro", &people)?;
        let framing = [
            ("topic", Value::Doc(self.texts.topic.clone())),
            ("framing", Value::Doc(bullets(self.texts.framing.to_vec()))),
        ];
        doc.extend(self.pen.doc("phase-frame", &framing)?);
        let steps: Result<Vec<_>, _> = self
            .texts
            .steps
            .iter()
            .zip(&self.script.steps)
            .map(|(words, step)| {
                self.pen.doc("pack-plan-step", &[("title", text(words.title)), ("minutes", number(step.minutes))])
            })
            .collect();
        doc.extend(self.pen.doc("pack-plan", &[("steps", Value::Doc(ordered(steps?)))])?);
        if let Some(recording) = &self.texts.listen {
            doc.extend(self.recording(recording)?);
        }
        self.sheet("pack-topic-heading", doc)
    }

    fn case(&self, case: &Case<'_>) -> Result<Sheet, RenderError> {
        let mut doc = self.pen.doc("pack-read", &[("minutes", number(case.minutes))])?;
        doc.extend(self.curious()?);
        doc.extend(case.doc.clone());
        Ok(Sheet { heading: case.title.to_owned(), text: doc, ..Sheet::default() })
    }

    /// The way to the recording. It stands with the topic, since a sheet of its own would be nearly empty.
    fn recording(&self, recording: &Recording<'_>) -> Rendered {
        let mut doc = self.pen.doc("pack-listen", &[])?;
        doc.extend(recording.intro.clone());
        if let Some(url) = recording.url {
            doc.extend(self.pen.doc("phase-listen-link", &[("link", text(url))])?);
        }
        doc.extend(self.curious()?);
        Ok(doc)
    }

    /// What is read instead of the recording: a sheet for other people than those who listen.
    fn alternative(&self, recording: &Recording<'_>) -> Result<Sheet, RenderError> {
        let mut sheet = Sheet::of(recording.alternative.clone());
        let mut words = self.pen.doc("pack-alternative", &[("minutes", number(recording.alternative_minutes))])?;
        words.extend(self.curious()?);
        words.extend(std::mem::take(&mut sheet.text));
        sheet.text = words;
        Ok(sheet)
    }

    fn curious(&self) -> Rendered {
        self.pen.doc("phase-think", &[("curious", Value::Doc(bullets(self.texts.curious.to_vec())))])
    }

    fn questions(&self) -> Result<Sheet, RenderError> {
        let mut doc = self.pen.doc("pack-pairs", &[("question", Value::Doc(self.texts.points.clone()))])?;
        if !self.texts.reflect.is_empty() {
            let questions = Value::Doc(ordered(self.texts.reflect.to_vec()));
            doc.extend(self.pen.doc("pack-reflect", &[("questions", questions)])?);
        }
        let mut sheet = self.sheet("pack-questions-heading", doc)?;
        sheet.boxes = vec![vec![self.blank("pack-notes", 11)?]];
        Ok(sheet)
    }

    /// Never without the note that it is no legal advice; at both ends, since it may be more than one page.
    fn law(&self) -> Result<Sheet, RenderError> {
        let mut sheet = Sheet::of(self.texts.legal.clone());
        let mut doc = self.pen.law_note(self.texts)?;
        doc.extend(std::mem::take(&mut sheet.text));
        doc.extend(self.texts.disclaimer.clone());
        sheet.text = doc;
        Ok(sheet)
    }
}
