//! A sheet becomes pieces: each a height and the marks on it, in the order in which they are read.
//!
//! What must not be torn apart is kept with the next piece: a heading with its text, the first two lines of a paragraph
//! and its last two, a point of a list, a question with its answers. Deliberately absent: pages.

use super::letters::Letters;
use super::lines::{Line, Span, Style, lines};
use super::paper::WIDTH;
use crate::doc::{Blank, Block, Doc, Inline, Sheet};

/// Points; everything else about the text follows from it.
pub const BODY: f32 = 10.3;
const LEADING: f32 = 1.38;
const INDENT: f32 = 16.0;
/// 9.5 mm, as lines for handwriting are.
const RULE: f32 = 27.0;

/// What a part of the text is, for whoever has it read aloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Heading(u16),
    Paragraph,
    List {
        numbered: bool,
    },
    Item,
    Label,
    Body,
    Quote,
    /// A box to write in.
    Box,
}

/// From the outermost part to the innermost, each with a number of its own.
pub type Path = Vec<(Role, u32)>;

#[derive(Clone, Debug)]
pub enum Ink {
    /// A line of text from `x`, on the line `y`.
    Text {
        spans: Line,
        size: f32,
        path: Path,
    },
    Line {
        to: (f32, f32),
        width: f32,
        grey: u8,
    },
    Frame {
        width: f32,
        height: f32,
        round: f32,
    },
}

/// Points from the text's left edge and the piece's top.
#[derive(Clone, Debug)]
pub struct Mark {
    pub x: f32,
    pub y: f32,
    pub ink: Ink,
}

#[derive(Clone, Debug)]
pub struct Piece {
    /// Air above; none at the top of a page.
    pub before: f32,
    pub height: f32,
    /// Stands on the page of the next piece.
    pub keeps: bool,
    pub marks: Vec<Mark>,
}

/// The sheet's pieces, with text this many times its size. `title` stands above the first sheet.
pub fn pieces(letters: &Letters, title: Option<&str>, sheet: &Sheet, scale: f32, number: &mut u32) -> Vec<Piece> {
    let mut flow = Flow { letters, scale, number, out: Vec::new(), bars: Vec::new() };
    let mut aside = Some(sheet.aside.as_str()).filter(|aside| !aside.is_empty());
    if let Some(title) = title {
        flow.heading(&[Inline::Text(title.to_owned())], 1, aside.take());
        flow.underline();
    }
    if !sheet.heading.is_empty() {
        flow.heading(&[Inline::Text(sheet.heading.clone())], 2, aside.take());
    }
    flow.doc(&sheet.text, 0.0, &Path::new());
    for row in &sheet.boxes {
        flow.row(row);
    }
    if let Some(last) = flow.out.last_mut() {
        last.keeps = false;
    }
    flow.out
}

struct Flow<'a> {
    letters: &'a Letters,
    scale: f32,
    number: &'a mut u32,
    out: Vec<Piece>,
    /// Where the bars of the quotes stand that are open.
    bars: Vec<Bar>,
}

struct Bar {
    x: f32,
    begun: bool,
}

impl Flow<'_> {
    fn next(&mut self) -> u32 {
        *self.number += 1;
        *self.number
    }

    fn heading(&mut self, words: &[Inline], level: u16, aside: Option<&str>) {
        let (size, before) = match level {
            1 => (20.0, 0.0),
            2 => (15.0, 12.0),
            _ => (11.5, 13.0),
        };
        let size = size * self.scale;
        let mut width = WIDTH;
        let beside = aside.map(|aside| self.beside(aside));
        if let Some((_, wide)) = &beside {
            width -= wide + 12.0;
        }
        let path = vec![(Role::Heading(level), self.next())];
        let bold = Style { bold: true, ..Style::default() };
        let first = self.out.len();
        let lines = lines(self.letters, words, &bold, size, width);
        self.set(&lines, size, 1.2, 0.0, before, &path);
        for piece in &mut self.out[first..] {
            piece.keeps = true;
        }
        if let (Some((marks, _)), Some(piece)) = (beside, self.out.get_mut(first)) {
            piece.marks.extend(marks);
        }
        if let Some(last) = self.out.last_mut() {
            last.height += 3.0;
        }
    }

    /// Whom the sheet is for, at the right edge; and how wide it is.
    fn beside(&mut self, aside: &str) -> (Vec<Mark>, f32) {
        let size = 8.5 * self.scale;
        let path = vec![(Role::Paragraph, self.next())];
        let line = vec![Span { text: aside.to_owned(), style: Style::default() }];
        let wide = self.letters.set(aside, Style::default().face()).iter().map(|run| run.width(size)).sum::<f32>();
        let frame = Ink::Frame { width: wide + 12.0, height: size + 7.0, round: 6.0 };
        let text = Ink::Text { spans: line, size, path };
        let marks = vec![
            Mark { x: WIDTH - wide - 12.0, y: 2.0, ink: frame },
            Mark { x: WIDTH - wide - 6.0, y: size + 4.4, ink: text },
        ];
        (marks, wide + 12.0)
    }

    fn underline(&mut self) {
        if let Some(last) = self.out.last_mut() {
            let y = last.height + 3.0;
            last.marks.push(Mark { x: 0.0, y, ink: Ink::Line { to: (WIDTH, y), width: 1.5, grey: 0 } });
            last.height += 10.0;
        }
    }

    fn doc(&mut self, doc: &Doc, x: f32, path: &Path) {
        for (n, block) in doc.0.iter().enumerate() {
            let from = self.out.len();
            self.block(block, x, path);
            let answers = matches!(doc.0.get(n + 1), Some(Block::List { .. } | Block::Quote(_)));
            if answers && matches!(block, Block::Paragraph(_)) {
                self.keep(from);
            }
        }
    }

    /// All that was added since stays with what follows.
    fn keep(&mut self, from: usize) {
        self.out[from..].iter_mut().for_each(|piece| piece.keeps = true);
    }

    fn block(&mut self, block: &Block, x: f32, path: &Path) {
        match block {
            Block::Heading(words) => self.heading(words, 3, None),
            Block::Paragraph(words) => self.paragraph(words, x, 6.0, path),
            Block::List { first, items } => self.list(*first, items, x, path),
            Block::Quote(doc) => {
                let mut path = path.clone();
                path.push((Role::Quote, self.next()));
                self.bars.push(Bar { x: x + 2.0, begun: false });
                let from = self.out.len();
                self.doc(doc, x + INDENT, &path);
                let last = self.out.len().saturating_sub(1).max(from);
                self.out[from..last].iter_mut().for_each(|piece| piece.keeps = true);
                self.bars.pop();
            }
            Block::Code(code) => {
                let style = Style { code: true, ..Style::default() };
                let words: Vec<Inline> =
                    code.lines().flat_map(|line| [Inline::Code(line.to_owned()), Inline::Break]).collect();
                self.styled(&words, &style, x, 6.0, path);
            }
            Block::Rule => {
                let ink = Ink::Line { to: (WIDTH, 0.0), width: 0.8, grey: 120 };
                self.push(12.0, 8.0, vec![Mark { x, y: 0.0, ink }]);
            }
        }
    }

    fn paragraph(&mut self, words: &[Inline], x: f32, before: f32, path: &Path) {
        self.styled(words, &Style::default(), x, before, path);
    }

    fn styled(&mut self, words: &[Inline], style: &Style, x: f32, before: f32, path: &Path) {
        let size = BODY * self.scale;
        let mut path = path.clone();
        path.push((Role::Paragraph, self.next()));
        let from = self.out.len();
        let lines = lines(self.letters, words, style, size, WIDTH - x);
        self.set(&lines, size, LEADING, x, before, &path);
        // Neither the first line alone at the foot of a page, nor the last one alone at the head of the next.
        let count = self.out.len() - from;
        for at in [0, count.saturating_sub(2)] {
            if at + 1 < count {
                self.out[from + at].keeps = true;
            }
        }
    }

    fn list(&mut self, first: Option<u32>, items: &[Doc], x: f32, path: &Path) {
        let mut path = path.clone();
        path.push((Role::List { numbered: first.is_some() }, self.next()));
        for (n, item) in (0u32..).zip(items) {
            let mut of_item = path.clone();
            of_item.push((Role::Item, self.next()));
            let from = self.out.len();
            let mut body = of_item.clone();
            body.push((Role::Body, self.next()));
            self.doc(item, x + INDENT, &body);
            let Some(top) = self.out.get_mut(from) else { continue };
            top.before = if n == 0 { 5.0 } else { 3.4 };
            let label = first.map_or_else(|| "•".to_owned(), |first| format!("{}.", first.saturating_add(n)));
            let size = BODY * self.scale;
            let mut of_label = of_item;
            of_label.push((Role::Label, *self.number + 1));
            let spans = vec![Span { text: label, style: Style::default() }];
            let inset = if first.is_some() { 0.0 } else { 5.0 };
            let y = top.marks.iter().find(|mark| matches!(mark.ink, Ink::Text { .. })).map_or(size, |mark| mark.y);
            top.marks.insert(0, Mark { x: x + inset, y, ink: Ink::Text { spans, size, path: of_label } });
            self.next();
            // A point is read in one glance, unless it is a text by itself.
            let count = self.out.len() - from;
            if count <= 12 {
                self.out[from..from + count - 1].iter_mut().for_each(|piece| piece.keeps = true);
            }
        }
    }

    fn set(&mut self, lines: &[Line], size: f32, leading: f32, x: f32, before: f32, path: &Path) {
        for (n, spans) in lines.iter().enumerate() {
            let ink = Ink::Text { spans: spans.clone(), size, path: path.clone() };
            // The foot of the letters is a quarter of the size above that of the line.
            let height = size * leading;
            let y = height - size * (leading - 1.0) / 2.0 - size * 0.22;
            self.push(if n == 0 { before } else { 0.0 }, height, vec![Mark { x, y, ink }]);
        }
    }

    fn push(&mut self, before: f32, height: f32, mut marks: Vec<Mark>) {
        let before = if self.out.is_empty() { 0.0 } else { before * self.scale };
        for bar in &mut self.bars {
            // One bar beside all of a quote, from its second piece on.
            let top = if std::mem::replace(&mut bar.begun, true) { -before } else { 0.0 };
            let ink = Ink::Line { to: (bar.x, height), width: 2.2, grey: 120 };
            marks.push(Mark { x: bar.x, y: top, ink });
        }
        self.out.push(Piece { before, height, keeps: false, marks });
    }

    /// Boxes side by side, all as tall as the tallest. Never torn apart.
    fn row(&mut self, row: &[Blank]) {
        let gap = 10.0;
        let count = row.len().max(1) as f32;
        let width = (WIDTH - gap * (count - 1.0)) / count;
        let boxes: Vec<(Vec<Mark>, f32)> = row.iter().map(|blank| self.empty_box(blank, width)).collect();
        let height = boxes.iter().map(|(_, height)| *height).fold(0.0, f32::max);
        let mut marks = Vec::new();
        for (n, (inside, _)) in boxes.into_iter().enumerate() {
            let x = (width + gap) * n as f32;
            marks.push(Mark { x, y: 0.0, ink: Ink::Frame { width, height, round: 4.0 } });
            marks.extend(inside.into_iter().map(|mark| shifted(mark, x)));
        }
        self.push(9.0, height, marks);
    }

    fn empty_box(&mut self, blank: &Blank, width: f32) -> (Vec<Mark>, f32) {
        const INSET: f32 = 9.0;
        let of_box = vec![(Role::Box, self.next())];
        let inner = width - 2.0 * INSET;
        let mut marks = Vec::new();
        let mut y = 5.0;
        let label = [Inline::Strong(vec![Inline::Text(blank.label.clone())])];
        let asked = blank.text.0.iter().filter_map(|block| match block {
            Block::Paragraph(words) => Some((words.as_slice(), 0.93)),
            _ => None,
        });
        for (words, times) in std::iter::once((label.as_slice(), 1.0)).chain(asked) {
            let size = BODY * self.scale * times;
            let mut path = of_box.clone();
            path.push((Role::Paragraph, self.next()));
            for spans in lines(self.letters, words, &Style::default(), size, inner) {
                y += size * 1.3;
                let ink = Ink::Text { spans, size, path: path.clone() };
                marks.push(Mark { x: INSET, y: y - size * 0.3, ink });
            }
        }
        for _ in 0..blank.lines {
            y += RULE * self.scale;
            if !blank.open {
                let ink = Ink::Line { to: (width - INSET, y), width: 0.5, grey: 150 };
                marks.push(Mark { x: INSET, y, ink });
            }
        }
        (marks, y + if blank.open { 0.0 } else { 9.0 })
    }
}

/// To the right. A line's end moves with it.
fn shifted(mut mark: Mark, by: f32) -> Mark {
    mark.x += by;
    if let Ink::Line { to, .. } = &mut mark.ink {
        to.0 += by;
    }
    mark
}
