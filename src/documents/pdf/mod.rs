//! Sheets as a PDF: A4, in the fonts on board, with headings, lists and links that a screen reader finds.
//!
//! The file follows PDF/UA-1, the standard for accessible PDF, and holds no time, so that the same sheets are the same
//! bytes. `letters` knows the fonts, `lines` breaks text, `flow` makes pieces of a sheet, `pages` places them, `draw` writes
//! the file, and `tags` says in it what is what. Deliberately absent: words.

mod draw;
mod flow;
mod letters;
mod lines;
mod pages;
mod paper;
mod tags;

use super::address::spelled_out;
use crate::dialogue::lang::Lang;
use crate::doc::Sheet;
use letters::Letters;
use pages::{Laid, Placed};
use paper::HEIGHT;

/// What a platform is told that the file is.
pub const MEDIA_TYPE: &str = "application/pdf";

/// A last page with less than this is better pressed into the one before.
const SPARSE: f32 = 0.25;
/// Sizes of the text, the largest first: the smallest is nine points.
const SCALES: [f32; 5] = [1.0, 0.97, 0.94, 0.91, 0.88];

/// How much of a page is filled, the most first, where the last one needs more.
const SHARES: [f32; 4] = [0.94, 0.88, 0.82, 0.76];

/// The file cannot be made. None of what people write leads to it: a program with a broken font does.
#[derive(Debug, thiserror::Error)]
#[error("the PDF cannot be made: {0}")]
pub struct PdfError(String);

/// The whole file. Each sheet begins on a new page; `title` stands on the first.
///
/// # Errors
///
/// As `PdfError` says.
pub fn pdf(lang: Lang, title: &str, sheets: &[Sheet]) -> Result<Vec<u8>, PdfError> {
    let letters = letters()?;
    let laid = laid_out(&letters, title, sheets);
    draw::file(&letters, lang, title, &laid).map_err(PdfError)
}

/// How much of each page is used, from 0 to 1.
///
/// # Errors
///
/// As `PdfError` says.
pub fn filled(title: &str, sheets: &[Sheet]) -> Result<Vec<f32>, PdfError> {
    let laid = laid_out(&letters()?, title, sheets);
    Ok(laid.iter().flat_map(|sheet| &sheet.pages).map(|page| pages::filled(page)).collect())
}

fn letters() -> Result<Letters, PdfError> {
    Letters::open().ok_or_else(|| PdfError("a font on board is broken".to_owned()))
}

fn laid_out<'a>(letters: &Letters, title: &str, sheets: &'a [Sheet]) -> Vec<Laid<'a>> {
    let mut number = 0;
    let laid = sheets.iter().enumerate().map(|(n, sheet)| {
        let title = Some(title).filter(|_| n == 0);
        let whole = Sheet { text: spelled_out(&sheet.text), ..sheet.clone() };
        Laid { heading: &sheet.heading, pages: fitted(letters, title, &whole, &mut number) }
    });
    laid.collect()
}

/// A sheet whose last page would be nearly empty is set a little smaller, if that saves the page; if not, its pages are
/// filled less, so that the last has more.
fn fitted(letters: &Letters, title: Option<&str>, sheet: &Sheet, number: &mut u32) -> Vec<Vec<Placed>> {
    let mut set = |scale| flow::pieces(letters, title, sheet, scale, number);
    let pieces = set(SCALES[0]);
    let usual = pages::pages(&pieces, HEIGHT);
    let is_sparse = |pages: &[Vec<Placed>]| pages.last().is_some_and(|page| pages::filled(page) < SPARSE);
    if usual.len() < 2 || !is_sparse(&usual) {
        return usual;
    }
    let smaller = SCALES[1..].iter().map(|scale| pages::pages(&set(*scale), HEIGHT));
    let lower = SHARES.iter().map(|share| pages::pages(&pieces, HEIGHT * share));
    let smaller = smaller.into_iter().find(|tried| tried.len() < usual.len());
    smaller.or_else(|| lower.into_iter().find(|tried| tried.len() == usual.len() && !is_sparse(tried))).unwrap_or(usual)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{Blank, Doc, from_markdown};
    use proptest::prelude::*;

    fn sheet(text: &str) -> Sheet {
        Sheet { heading: "Casen".to_owned(), text: from_markdown(text), ..Sheet::default() }
    }

    fn lines(count: usize) -> Sheet {
        sheet(&vec!["Et afsnit på en linje."; count].join("\n\n"))
    }

    #[test]
    fn the_same_sheets_are_the_same_bytes() {
        let sheets = [sheet("Se [loven](https://vpt.dk/lov).\n\n1. Æble\n   - øre\n\n> Å\n\n---\n\n`!dialog`")];
        let made = pdf(Lang::Da, "Prøve", &sheets).expect("made");
        assert!(made.starts_with(b"%PDF-1.7"));
        assert_eq!(made, pdf(Lang::Da, "Prøve", &sheets).expect("made"));
    }

    #[test]
    fn no_page_has_only_a_few_lines() {
        let told: Vec<Vec<f32>> = (30..50).map(|n| filled("P", &[lines(n)]).expect("made")).collect();
        assert!(told.iter().any(|pages| pages.len() == 1) && told.iter().any(|pages| pages.len() == 2), "{told:?}");
        assert!(told.iter().all(|pages| pages.last().is_some_and(|last| *last >= SPARSE)), "{told:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(8))]
        #[test]
        fn whatever_people_write_becomes_a_file(heading in any::<String>(), text in any::<String>(), wide in "[a-zæøå]{0,300}") {
            let blank = Blank { text: Doc::text(&text), ..Blank::lines(wide.clone(), 2) };
            let mut written = from_markdown(&text);
            written.extend(from_markdown(&format!("- {wide}\n  > [{wide}](https://a.dk/{wide})\n\n# {wide}")));
            let sheet = Sheet { heading, aside: wide.clone(), text: written, boxes: vec![vec![blank.clone(), blank]] };
            let made = pdf(Lang::En, &wide, &[sheet]);
            prop_assert!(made.is_ok(), "{:?}", made.err());
        }
    }
}
