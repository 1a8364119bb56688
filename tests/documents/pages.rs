//! Where pages end: what is kept together, and what is too long for its place.

use super::paper::{Way, bare};
use drejebog::doc::{Blank, Block, Doc, Inline, Sheet, from_markdown};

#[test]
fn a_sheet_is_a_page_and_a_box_is_never_cut() {
    let boxes = |rows: usize| vec![vec![Blank::lines("Pointe".to_owned(), 8)]; rows];
    let sheet = |heading: &str, rows| Sheet { heading: heading.to_owned(), boxes: boxes(rows), ..Sheet::default() };
    // Two boxes of eight lines fill most of a page: the third goes whole to the next.
    for way in Way::ALL {
        let pages = way.printed("Prøve", &[sheet("Første", 1), sheet("Anden", 3), sheet("Tredje", 1)]);
        let labels: Vec<usize> = pages.iter().map(|page| page.matches("Pointe").count()).collect();
        assert_eq!(labels, [1, 2, 1, 1], "{way:?}");
        assert!(pages[1].contains("Anden") && pages[3].contains("Tredje"), "{way:?}");
    }
}

#[test]
fn a_heading_never_stands_alone_at_the_foot_of_a_page() {
    // One sheet for each place where the page may end.
    let lengths = 30..60;
    let sheet = |n: i32| {
        let lines = (0..n).flat_map(|line| [Inline::Text(format!("linje {line}")), Inline::Break]).collect();
        let mut text = Doc::paragraph(lines);
        let after = format!("## Overskrift {n}\n\nTekst {n}.\n\n**Spørg {n}:**\n\n- punkt {n}\n- og et til");
        text.extend(from_markdown(&after));
        Sheet { text, ..Sheet::default() }
    };
    for way in Way::ALL {
        let pages = way.printed("Prøve", &lengths.clone().map(sheet).collect::<Vec<_>>());
        for n in lengths.clone() {
            for (above, below) in [("Overskrift", "Tekst"), ("Spørg", "punkt")] {
                let on = pages.iter().find(|page| page.contains(&format!("{above} {n}"))).expect("printed");
                assert!(on.contains(&format!("{below} {n}")), "{way:?}: »{above} {n}« stands alone:\n{on}");
            }
        }
    }
}

#[test]
fn long_words_and_long_lists_stay_on_the_paper() {
    let word = "sagsbehandlingstidsforlængelse".repeat(12);
    let items: Vec<Doc> = (1..=120).map(|n| Doc::text(&format!("punkt nummer {n}"))).collect();
    let mut doc = Doc::text(&word);
    doc.push(Block::Code(format!("{word}\n{word}")));
    doc.push(Block::List { first: Some(1), items });
    let sheet = Sheet { heading: word.clone(), text: doc, ..Sheet::default() };
    for way in Way::ALL {
        let pages = way.printed(&word, std::slice::from_ref(&sheet));
        // What runs over the edge is not in the print at all.
        let whole = bare(&pages.concat());
        assert!(whole.matches(&word).count() >= 5, "{way:?}: a word was cut off");
        assert!((1..=120).all(|n| whole.contains(&format!("punktnummer{n}"))), "{way:?}: an item is missing");
        assert!((3..=6).contains(&pages.len()), "{way:?}: {} pages", pages.len());
    }
}
