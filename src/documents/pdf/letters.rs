//! The letters of a page: which font has a sign, how wide words are, and the glyphs they become.
//!
//! The fonts lie in `fonts/` and are inside the program, so that a page looks the same everywhere; what was cut from them
//! stands in `fonts/README.md`. Deliberately absent: lines and pages.

use harfrust::{Direction, FontRef, ShapeOptions, ShapePlan, ShaperData, UnicodeBuffer, script};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;

/// One of the fonts on board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    Regular,
    Bold,
    Italic,
    /// The signs people press, in one colour.
    Signs,
}

const FILES: [&[u8]; 4] = [
    include_bytes!("fonts/NotoSans-Regular.ttf"),
    include_bytes!("fonts/NotoSans-Bold.ttf"),
    include_bytes!("fonts/NotoSans-Italic.ttf"),
    include_bytes!("fonts/NotoEmoji-Regular.ttf"),
];

/// Stands for a sign that no font on board has.
const UNKNOWN: char = '\u{fffd}';

/// Text in one font, ready to draw. Advances are parts of the font's size.
#[derive(Clone, Debug)]
pub struct Run {
    pub face: Face,
    /// What is read aloud and copied.
    pub text: String,
    pub glyphs: Vec<KrillaGlyph>,
}

impl Run {
    /// In points, at this size.
    pub fn width(&self, size: f32) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.x_advance).sum::<f32>() * size
    }
}

/// All fonts, opened.
pub struct Letters {
    faces: Vec<Opened>,
    /// Which signs were asked for, and whether the font has them.
    known: RefCell<BTreeMap<(u8, char), bool>>,
}

struct Opened {
    drawn: Font,
    read: FontRef<'static>,
    shaping: ShaperData,
    /// For text from left to right in Latin letters, which is what the fonts hold.
    plan: ShapePlan,
}

impl fmt::Debug for Letters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Letters({} fonts)", self.faces.len())
    }
}

impl Letters {
    /// Nothing where a font on board is broken; a test opens them.
    pub fn open() -> Option<Self> {
        let open = |file: &&'static [u8]| {
            let read = FontRef::from_index(file, 0).ok()?;
            let shaping = ShaperData::new(&read);
            let shaper = shaping.shaper(&read).build();
            let plan = ShapePlan::new(&shaper, Direction::LeftToRight, Some(script::LATIN), None, &[]);
            Some(Opened { drawn: Font::new((*file).into(), 0)?, read, shaping, plan })
        };
        Some(Self { faces: FILES.iter().map(open).collect::<Option<_>>()?, known: RefCell::default() })
    }

    pub fn font(&self, face: Face) -> Font {
        self.faces[face as usize].drawn.clone()
    }

    /// The text as glyphs: in this font where it has them, else among the signs, else as the mark for what is unknown.
    pub fn set(&self, text: &str, face: Face) -> Vec<Run> {
        let mut runs: Vec<(Face, String)> = Vec::new();
        for sign in text.chars().filter(|sign| !is_hidden(*sign)) {
            let (face, sign) = self.place(sign, face);
            match runs.last_mut() {
                Some((last, text)) if *last == face => text.push(sign),
                _ => runs.push((face, sign.to_string())),
            }
        }
        runs.into_iter().map(|(face, text)| self.shape(text, face)).collect()
    }

    fn place(&self, sign: char, face: Face) -> (Face, char) {
        if sign.is_ascii_graphic() || sign == ' ' || self.has(face, sign) {
            (face, sign)
        } else if self.has(Face::Signs, sign) {
            (Face::Signs, sign)
        } else {
            (face, if sign.is_whitespace() { ' ' } else { UNKNOWN })
        }
    }

    fn has(&self, face: Face, sign: char) -> bool {
        // Without a sign's glyph a font answers with its first.
        let has = || self.shape(sign.to_string(), face).glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != 0);
        *self.known.borrow_mut().entry((face as u8, sign)).or_insert_with(has)
    }

    fn shape(&self, text: String, face: Face) -> Run {
        let opened = &self.faces[face as usize];
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script::LATIN);
        let options = ShapeOptions::new().plan(Some(&opened.plan));
        let shaped = opened.shaping.shaper(&opened.read).build().shape(buffer, options);
        let em = opened.drawn.units_per_em();
        let starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        let ends = |start: usize| starts.iter().copied().find(|next| *next > start).unwrap_or(text.len());
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions()).map(|(info, at)| {
            let start = info.cluster as usize;
            let part = |units: i32| units as f32 / em;
            KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                part(at.x_advance),
                part(at.x_offset),
                part(at.y_offset),
                part(at.y_advance),
                start..ends(start),
                None,
            )
        });
        let glyphs = glyphs.collect();
        Run { face, text, glyphs }
    }
}

/// Chooses how the sign before it looks, or joins two; on paper each stands alone.
fn is_hidden(sign: char) -> bool {
    matches!(sign, '\u{fe00}'..='\u{fe0f}' | '\u{200b}'..='\u{200d}' | '\u{ad}' | '\u{1f3fb}'..='\u{1f3ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_taken_from_the_font_that_has_it() {
        let letters = Letters::open().expect("the fonts on board");
        let runs = letters.set("Tryk ▶\u{fe0f} »på« 漢", Face::Bold);
        let told: Vec<_> = runs.iter().map(|run| (run.face, run.text.as_str())).collect();
        assert_eq!(told, [(Face::Bold, "Tryk "), (Face::Signs, "▶"), (Face::Bold, " »på« \u{fffd}")]);
        assert!(runs.iter().flat_map(|run| &run.glyphs).all(|glyph| glyph.glyph_id.to_u32() != 0));
    }

    #[test]
    fn what_belongs_together_is_kept_together() {
        let letters = Letters::open().expect("the fonts on board");
        let width = |text: &str| letters.set(text, Face::Regular).iter().map(|run| run.width(10.0)).sum::<f32>();
        assert!(width("AV") < width("A") + width("V"), "pairs of letters are drawn closer");
        // An accent of its own is drawn over its letter, and both are one cluster of the text.
        let runs = letters.set("e\u{301}", Face::Regular);
        assert_eq!(runs.len(), 1);
        assert!(runs[0].glyphs.iter().all(|glyph| glyph.text_range == (0..3)), "{:?}", runs[0].glyphs);
    }
}
