//! The papers for a meeting: what a playbook asks people to read and talk about, and room to write by hand.
//!
//! Taking part must not depend on a screen, so nothing here mentions a command. Deliberately absent: a dialogue; the
//! papers are printed before there is one.

use super::engine::{RenderError, Value};
use super::material::{Case, Material, Recording};
use super::names::{Pen, Said, bullets, number, ordered, text};
use super::say::Speaker;
use crate::dialogue::lang::Lang;
use crate::dialogue::script::Script;
use crate::doc::{Blank, Block, Doc, Inline, Sheet};

/// The papers, and what belongs to their file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    pub title: String,
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

/// So many proposals have room on their sheet, large enough to be read across a table.
const PROPOSALS: u16 = 5;
/// So many get a slip for their idea from one sheet: a group, or half of one.
const SLIPS: usize = 4;

impl Pack {
    /// All of it, as it is printed.
    pub fn sheets(&self) -> Vec<Sheet> {
        self.read.iter().chain(&self.write).cloned().collect()
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
    pub fn pack(&self, script: &Script, texts: &Material<'_>, lang: Lang) -> Result<Pack, RenderError> {
        let pen = self.pen(lang);
        let papers = Papers { pen, texts };
        let mut read = vec![papers.topic(script)?];
        read.extend(texts.case.as_ref().map(|case| papers.case(case)).transpose()?);
        if let Some(recording) = &texts.listen {
            read.extend(papers.recording(recording)?);
        }
        read.extend([papers.questions()?, papers.law()?]);
        let write = vec![papers.board()?, papers.ideas()?, papers.proposals()?, papers.agreement()?];
        let title = text(texts.title);
        Ok(Pack {
            title: texts.title.to_owned(),
            read,
            write,
            file: pen.line("pack-file", &[("playbook", text(&script.playbook))])?,
            caption: pen.doc("pack-caption", &[("title", title)])?,
            no_files: pen.doc("pack-no-files", &[])?,
        })
    }
}

struct Papers<'a> {
    pen: Pen<'a>,
    texts: &'a Material<'a>,
}

impl Papers<'_> {
    fn sheet(&self, heading: &str, text: Doc) -> Result<Sheet, RenderError> {
        Ok(Sheet { heading: self.pen.line(heading, &[])?, text, boxes: Vec::new() })
    }

    fn blank(&self, label: &str, lines: u16) -> Result<Blank, RenderError> {
        Ok(Blank { label: self.pen.line(label, &[])?, lines })
    }

    fn topic(&self, script: &Script) -> Result<Sheet, RenderError> {
        let people = [
            ("minutes", number(script.minutes)),
            ("min", number(script.people.min)),
            ("max", number(script.people.max)),
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
            .zip(&script.steps)
            .map(|(words, step)| {
                self.pen.doc("pack-plan-step", &[("title", text(words.title)), ("minutes", number(step.minutes))])
            })
            .collect();
        doc.extend(self.pen.doc("pack-plan", &[("steps", Value::Doc(ordered(steps?)))])?);
        Ok(Sheet { text: doc, ..Sheet::default() })
    }

    fn case(&self, case: &Case<'_>) -> Result<Sheet, RenderError> {
        let mut doc = self.pen.doc("pack-read", &[("minutes", number(case.minutes))])?;
        doc.extend(self.curious()?);
        doc.extend(case.doc.clone());
        Ok(Sheet { heading: case.title.to_owned(), text: doc, boxes: Vec::new() })
    }

    /// The way to the recording, and what is read instead: two sheets, since they are for different people.
    fn recording(&self, recording: &Recording<'_>) -> Result<[Sheet; 2], RenderError> {
        let mut doc = recording.intro.clone();
        if let Some(url) = recording.url {
            doc.extend(self.pen.doc("phase-listen-link", &[("link", text(url))])?);
        }
        doc.extend(self.curious()?);
        let mut alternative = Sheet::of(recording.alternative.clone());
        let mut words = self.pen.doc("pack-alternative", &[("minutes", number(recording.alternative_minutes))])?;
        words.extend(self.curious()?);
        words.extend(std::mem::take(&mut alternative.text));
        alternative.text = words;
        Ok([self.sheet("pack-listen-heading", doc)?, alternative])
    }

    fn curious(&self) -> Said {
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

    fn board(&self) -> Result<Sheet, RenderError> {
        let mut sheet = self.sheet("pack-board-heading", self.pen.doc("pack-board", &[])?)?;
        sheet.boxes = vec![vec![self.blank("pack-board-points", 16)?], vec![self.blank("pack-board-themes", 4)?]];
        Ok(sheet)
    }

    fn ideas(&self) -> Result<Sheet, RenderError> {
        let question = Value::Doc(self.texts.ideas.clone());
        let mut sheet = self.sheet("pack-ideas-heading", self.pen.doc("pack-ideas", &[("question", question)])?)?;
        let slips = vec![self.blank("pack-idea", 8)?; SLIPS];
        sheet.boxes = slips.chunks(2).map(<[_]>::to_vec).collect();
        Ok(sheet)
    }

    fn proposals(&self) -> Result<Sheet, RenderError> {
        let mut sheet = self.sheet("pack-proposals-heading", self.pen.doc("pack-proposals", &[])?)?;
        for n in 1..=PROPOSALS {
            let label = self.pen.line("pack-proposal", &[("number", number(n))])?;
            sheet.boxes.push(vec![Blank { label, lines: 3 }]);
        }
        Ok(sheet)
    }

    /// What must be agreed in the meeting first, then what may wait.
    fn agreement(&self) -> Result<Sheet, RenderError> {
        let mut sheet = self.sheet("pack-agreement-heading", Doc::default())?;
        let rows: [&[(&str, u16)]; 7] = [
            &[("pack-what", 2)],
            &[("pack-why", 2)],
            &[("pack-owner", 1), ("pack-until", 1), ("pack-follow-up", 1)],
            &[("pack-how", 2), ("pack-costs", 2)],
            &[("pack-before", 2), ("pack-measure", 2)],
            &[("pack-assumptions", 2), ("pack-worse-off", 2)],
            &[("pack-decided", 1)],
        ];
        for row in rows {
            sheet.boxes.push(row.iter().map(|(label, lines)| self.blank(label, *lines)).collect::<Result<_, _>>()?);
        }
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
