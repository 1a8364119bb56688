//! The sheets to write on by hand, in the order of the meeting.
//! Deliberately absent: what is read.

use super::super::engine::RenderError;
use super::super::names::{lines_of, number, text};
use super::Papers;
use super::copies::{SLIPS, Share, Shared};
use crate::dialogue::script::ActivityKind;
use crate::doc::{Blank, Doc, Sheet};
use crate::prompts::value::Value;

/// So many proposals have room on their sheet, large enough to be read across a table.
const PROPOSALS: u16 = 5;
/// So many principles, each with its question and three lines to write on, fill a page.
const PRINCIPLES_ON_A_PAGE: usize = 4;
/// Of the principles that get dots all fit one page up to this many with room for two rows of dots.
const DOTS_ON_A_PAGE: usize = 10;

impl Papers<'_> {
    pub fn writing(&self) -> Result<Vec<Shared>, RenderError> {
        let mut write = Vec::new();
        if self.has(ActivityKind::Round) || self.has(ActivityKind::Summarise) {
            write.push(self.shared(Share::Room, self.board()?)?);
        }
        if self.has(ActivityKind::Weakest) {
            for sheet in self.weakest()? {
                write.push(self.shared(Share::Room, sheet)?);
            }
        }
        write.push(self.shared(Share::Four, self.ideas()?)?);
        write.push(self.shared(Share::Group, self.proposals()?)?);
        write.push(self.shared(Share::Room, self.agreement()?)?);
        Ok(write)
    }

    /// Where the service's name is written.
    fn service(&self) -> Result<Vec<Blank>, RenderError> {
        Ok(vec![self.blank("pack-service", 1)?])
    }

    /// The principles with their questions and room for the team's own examples (source 004: eight of them).
    pub fn principles(&self) -> Result<Vec<Sheet>, RenderError> {
        let principles: Vec<_> = self.texts.principles.iter().zip(1u16..).collect();
        let pages = principles.chunks(PRINCIPLES_ON_A_PAGE);
        pages
            .enumerate()
            .map(|(page, principles)| {
                let numbers = [("from", principles.first()), ("to", principles.last())];
                let numbers = numbers.map(|(name, one)| (name, number(one.map_or(0, |(_, n)| *n))));
                let words = if page == 0 { self.pen.doc("pack-principles", &[])? } else { Doc::default() };
                let heading = self.pen.line("pack-principles-heading", &numbers)?;
                let mut boxes = vec![self.service()?];
                for (principle, n) in principles {
                    let label = self.principle_label(*n, principle.title)?;
                    let example = [("example", Value::Doc(principle.example.clone()))];
                    let asked = [principle.question.clone(), self.pen.doc("principle-example", &example)?];
                    boxes.push(vec![Blank { label, text: lines_of(asked), lines: 3, open: false }]);
                }
                Ok(Sheet { heading, text: words, boxes, ..Sheet::default() })
            })
            .collect()
    }

    fn principle_label(&self, n: u16, title: &str) -> Result<String, RenderError> {
        self.pen.line("principle", &[("number", number(n)), ("title", text(title))])
    }

    /// Room for dots at each principle.
    fn weakest(&self) -> Result<Vec<Sheet>, RenderError> {
        let dots = self.script.principles.map_or(1, |principles| principles.dots);
        let principles: Vec<_> = self.texts.principles.iter().zip(1u16..).collect();
        principles
            .chunks(DOTS_ON_A_PAGE)
            .map(|principles| {
                let mut sheet =
                    self.sheet("pack-weakest-heading", self.pen.doc("pack-weakest", &[("dots", number(dots))])?)?;
                sheet.boxes.push(self.service()?);
                for (principle, n) in principles {
                    let label = self.principle_label(*n, principle.title)?;
                    sheet.boxes.push(vec![Blank { label, lines: 1, open: true, ..Blank::default() }]);
                }
                Ok(sheet)
            })
            .collect()
    }

    fn board(&self) -> Result<Sheet, RenderError> {
        let mut sheet = self.sheet("pack-board-heading", self.pen.doc("pack-board", &[])?)?;
        sheet.boxes = vec![vec![self.blank("pack-board-points", 16)?], vec![self.blank("pack-board-themes", 4)?]];
        Ok(sheet)
    }

    fn ideas(&self) -> Result<Sheet, RenderError> {
        let question = Value::Doc(self.texts.ideas.clone());
        let mut sheet = self.sheet("pack-ideas-heading", self.pen.doc("pack-ideas", &[("question", question)])?)?;
        let slips = vec![self.blank("pack-idea", 8)?; usize::from(SLIPS)];
        sheet.boxes = slips.chunks(2).map(<[_]>::to_vec).collect();
        Ok(sheet)
    }

    fn proposals(&self) -> Result<Sheet, RenderError> {
        let mut sheet = self.sheet("pack-proposals-heading", self.pen.doc("pack-proposals", &[])?)?;
        for n in 1..=PROPOSALS {
            let label = self.pen.line("pack-proposal", &[("number", number(n))])?;
            sheet.boxes.push(vec![Blank::lines(label, 3)]);
        }
        Ok(sheet)
    }

    /// What must be agreed in the meeting first, then what may wait.
    fn agreement(&self) -> Result<Sheet, RenderError> {
        let mut sheet = self.sheet("pack-agreement-heading", Doc::default())?;
        let last: &[(&str, u16)] = match self.script.value_card {
            true => &[("pack-alternative-way", 2), ("pack-decided", 2)],
            false => &[("pack-decided", 2)],
        };
        let rows: [&[(&str, u16)]; 7] = [
            &[("pack-what", 2)],
            &[("pack-why", 2)],
            &[("pack-owner", 1), ("pack-until", 1), ("pack-follow-up", 1)],
            &[("pack-how", 2), ("pack-costs", 2)],
            &[("pack-before", 2), ("pack-measure", 2)],
            &[("pack-assumptions", 2), ("pack-worse-off", 2)],
            last,
        ];
        for row in rows {
            sheet.boxes.push(row.iter().map(|(label, lines)| self.blank(label, *lines)).collect::<Result<_, _>>()?);
        }
        Ok(sheet)
    }
}
