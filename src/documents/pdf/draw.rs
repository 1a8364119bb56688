//! Laid-out pages are written as a file.
//! Deliberately absent: where anything stands.

use super::flow::{Ink, Mark, Path};
use super::letters::{Face, Letters, Run};
use super::lines::{Line, Span};
use super::pages::Laid;
use super::paper::{FOOT, MARGIN, PAGE, WIDTH};
use super::tags::Tree;
use crate::dialogue::lang::Lang;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::luma;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path as Shape, PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::{Document, SerializeSettings};

/// The ground of what is typed.
const GROUND: u8 = 236;
const FOOTER: f32 = 8.5;

/// A link and where its words stand: it can be followed once the page is drawn.
struct Followed {
    number: u32,
    url: String,
    at: Rect,
}

/// The bytes of the file, or what was not as it must be.
pub fn file(letters: &Letters, lang: Lang, title: &str, laid: &[Laid<'_>]) -> Result<Vec<u8>, String> {
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let configuration = configuration.map_err(|error| format!("{error:?}"))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut tree = Tree::default();
    let mut outline = Outline::new();
    let count: usize = laid.iter().map(|sheet| sheet.pages.len()).sum();
    let (mut number, mut linked) = (0, 0);
    for sheet in laid {
        let heading = if sheet.heading.is_empty() { title } else { sheet.heading };
        let top = XyzDestination::new(number, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(heading.to_owned(), top));
        for placed in &sheet.pages {
            number += 1;
            let size = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or("no page of that size")?;
            let mut page = document.start_page_with(size);
            let mut drawing =
                Drawing { letters, surface: page.surface(), tree: &mut tree, links: Vec::new(), linked: &mut linked };
            for (top, piece) in placed {
                piece.marks.iter().for_each(|mark| drawing.mark(mark, MARGIN.1 + top));
            }
            drawing.footer(title, &format!("{number} / {count}"));
            let links = drawing.done();
            for link in links {
                let target = Target::Action(Action::Link(LinkAction::new(link.url.clone())));
                let annotation = Annotation::new_link(LinkAnnotation::new(link.at, target), Some(link.url));
                let followed = page.add_tagged_annotation(annotation);
                tree.follow(link.number, followed);
            }
            page.finish();
        }
    }
    document.set_outline(outline);
    document.set_metadata(Metadata::new().title(title.to_owned()).language(lang.to_string()));
    document.set_tag_tree(tree.finished(&lang.to_string()));
    document.finish().map_err(|error| format!("{error:?}"))
}

struct Drawing<'a, 'p> {
    letters: &'a Letters,
    surface: Surface<'p>,
    tree: &'a mut Tree,
    links: Vec<Followed>,
    /// How many links there are in the file so far.
    linked: &'a mut u32,
}

impl Drawing<'_, '_> {
    fn done(self) -> Vec<Followed> {
        self.surface.finish();
        self.links
    }

    fn mark(&mut self, mark: &Mark, top: f32) {
        let (x, y) = (MARGIN.0 + mark.x, top + mark.y);
        match &mark.ink {
            Ink::Text { spans, size, path } => self.text(spans, (x, y), *size, path),
            Ink::Line { to, width, grey } => {
                let mut line = PathBuilder::new();
                line.move_to(x, y);
                line.line_to(MARGIN.0 + to.0, top + to.1);
                self.decoration(line.finish(), None, Some((*width, *grey)));
            }
            Ink::Frame { width, height, round } => {
                self.decoration(rounded((x, y), *width, *height, *round), None, Some((0.8, 90)));
            }
        }
    }

    fn text(&mut self, spans: &Line, (x, y): (f32, f32), size: f32, path: &Path) {
        let runs: Vec<(&Span, Vec<Run>)> =
            spans.iter().map(|span| (span, self.letters.set(&span.text, span.style.face()))).collect();
        let width = |runs: &[Run]| runs.iter().map(|run| run.width(size)).sum::<f32>();
        let mut at = x;
        for (span, runs) in &runs {
            if span.style.code {
                let ground = Rect::from_ltrb(at - 1.2, y - size * 0.98, at + width(runs) + 1.2, y + size * 0.3);
                self.decoration(ground.and_then(rectangle), Some(GROUND), None);
            }
            at += width(runs);
        }
        at = x;
        for (span, runs) in &runs {
            let wide = width(runs);
            let drawn = self.spoken(runs, (at, y), size);
            let at_link = Rect::from_ltrb(at, y - size, at + wide, y + size * 0.3);
            match (&span.style.link, at_link) {
                (Some(url), Some(rect)) => {
                    *self.linked += 1;
                    self.tree.add_link(path, *self.linked, drawn);
                    self.links.push(Followed { number: *self.linked, url: url.clone(), at: rect });
                }
                _ => self.tree.add(path, drawn, &span.text),
            }
            at += wide;
        }
    }

    /// Text that is read aloud.
    fn spoken(&mut self, runs: &[Run], at: (f32, f32), size: f32) -> Identifier {
        let drawn = self.surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        self.glyphs(runs, at, size, 0);
        self.surface.end_tagged();
        drawn
    }

    fn glyphs(&mut self, runs: &[Run], (mut x, y): (f32, f32), size: f32, grey: u8) {
        self.surface.set_fill(Some(filling(grey)));
        self.surface.set_stroke(None);
        for run in runs {
            let font = self.letters.font(run.face);
            self.surface.draw_glyphs(Point::from_xy(x, y), &run.glyphs, font, &run.text, size, false);
            x += run.width(size);
        }
    }

    /// What is only seen.
    fn decoration(&mut self, shape: Option<Shape>, fill: Option<u8>, stroke: Option<(f32, u8)>) {
        let Some(shape) = shape else { return };
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        self.surface.set_fill(fill.map(filling));
        self.surface.set_stroke(stroke.map(|(width, grey)| Stroke {
            paint: luma::Color::new(grey).into(),
            width,
            ..Stroke::default()
        }));
        self.surface.draw_path(&shape);
        self.surface.end_tagged();
    }

    fn footer(&mut self, title: &str, number: &str) {
        let y = PAGE.1 - FOOT + 26.0;
        let number = self.letters.set(number, Face::Regular);
        let wide: f32 = number.iter().map(|run| run.width(FOOTER)).sum();
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
        let title = self.letters.set(title, Face::Regular);
        let room = WIDTH - wide - 20.0;
        if title.iter().map(|run| run.width(FOOTER)).sum::<f32>() <= room {
            self.glyphs(&title, (MARGIN.0, y), FOOTER, 90);
        }
        self.glyphs(&number, (MARGIN.0 + WIDTH - wide, y), FOOTER, 90);
        self.surface.end_tagged();
    }
}

fn filling(grey: u8) -> Fill {
    Fill { paint: luma::Color::new(grey).into(), ..Fill::default() }
}

fn rectangle(rect: Rect) -> Option<Shape> {
    let mut shape = PathBuilder::new();
    shape.push_rect(rect);
    shape.finish()
}

fn rounded((x, y): (f32, f32), width: f32, height: f32, round: f32) -> Option<Shape> {
    let (right, bottom) = (x + width, y + height);
    let mut shape = PathBuilder::new();
    shape.move_to(x + round, y);
    shape.line_to(right - round, y);
    shape.quad_to(right, y, right, y + round);
    shape.line_to(right, bottom - round);
    shape.quad_to(right, bottom, right - round, bottom);
    shape.line_to(x + round, bottom);
    shape.quad_to(x, bottom, x, bottom - round);
    shape.line_to(x, y + round);
    shape.quad_to(x, y, x + round, y);
    shape.close();
    shape.finish()
}
