//! Pages as they come out of a printer: how many, and what stands on which.

use drejebog::app::world::material;
use drejebog::boot::built_in;
use drejebog::calendar::Zone;
use drejebog::dialogue::lang::Lang;
use drejebog::doc::{Blank, Block, Doc, Inline, Sheet, from_markdown};
use drejebog::documents::page::page;
use drejebog::prompts::engine::Manner;
use drejebog::prompts::{NO_WAYS, Speaker};
use std::path::Path;
use std::process::Command;

/// The text of each page, in order.
fn printed(html: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let installed = Command::new("bash").arg(root.join(".ci/install-chromium")).status().expect("bash");
    assert!(installed.success(), "the browser cannot be installed");
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(at("page.html"), html).expect("written");
    let browser = Command::new("chromium")
        // --no-sandbox: root in a container may not have one. The rest keeps the browser from calling home.
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .arg(format!("--user-data-dir={}", at("profile")))
        .arg("--no-pdf-header-footer")
        .arg(format!("--print-to-pdf={}", at("page.pdf")))
        .arg(format!("file://{}", at("page.html")))
        .output()
        .expect("chromium");
    assert!(browser.status.success(), "{}", String::from_utf8_lossy(&browser.stderr));
    let text = Command::new("pdftotext").args(["-layout", &at("page.pdf"), "-"]).output().expect("pdftotext");
    assert!(text.status.success(), "{}", String::from_utf8_lossy(&text.stderr));
    let text = String::from_utf8(text.stdout).expect("UTF-8");
    // Each page ends with a form feed.
    text.strip_suffix('\u{c}').unwrap_or(&text).split('\u{c}').map(str::to_owned).collect()
}

/// Letters and digits alone, since a page breaks lines and words where it likes.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn the_papers_of_every_playbook_in_both_languages() {
    let (prompts, playbooks) = built_in::load(Manner::Messages).expect("in order");
    let zone = Zone::default();
    let speaker = Speaker {
        prompts: &prompts,
        material: None,
        zone: &zone,
        today: None,
        scale: 1,
        shares: false,
        ways: &NO_WAYS,
    };
    for playbook in &playbooks {
        for lang in Lang::ALL {
            let pack = speaker.pack(&playbook.script, &material(playbook, lang), lang).expect("every sentence");
            let sheets = pack.sheets();
            let pages = printed(&page(lang, &pack.title, &sheets));
            let name = format!("{} in {lang}", playbook.script.playbook);
            // The case and the law may run over to a second page, with a wide font; nothing else may.
            assert!((sheets.len()..=sheets.len() + 3).contains(&pages.len()), "{name}: {} pages", pages.len());
            assert!(bare(&pages[0]).contains(&bare(&pack.title)), "{name}");
            let starts: Vec<usize> = sheets
                .iter()
                .map(|sheet| {
                    pages.iter().position(|page| bare(page).starts_with(&bare(&sheet.heading))).expect("printed")
                })
                .collect();
            assert!(starts.is_sorted(), "{name}: {starts:?}");
            // Whoever hands out the empty sheets counts on one page for each.
            let write: Vec<usize> = starts[sheets.len() - pack.write.len()..].to_vec();
            assert_eq!(write.last(), Some(&(pages.len() - 1)), "{name}: the last sheet is one page");
            assert!(write.windows(2).all(|two| two[1] == two[0] + 1), "{name}: {write:?}");
            // What runs over to the next page has the page's number in between.
            let numbered = |(n, page): (usize, &String)| {
                let text = bare(page);
                text.strip_suffix(&format!("{}{}", n + 1, pages.len())).unwrap_or(&text).to_owned()
            };
            let whole: String = pages.iter().enumerate().map(numbered).collect();
            let note = bare(&drejebog::doc::plain(&playbook.texts(lang).disclaimer));
            assert_eq!(whole.matches(&note).count(), 2, "{name}: the law has its note at both ends");
            assert!(bare(&pages[0]).ends_with(&format!("1{}", pages.len())), "{name}: pages are numbered");
        }
    }
}

#[test]
fn a_sheet_is_a_page_and_a_box_is_never_cut() {
    let boxes = |rows: usize| vec![vec![Blank { label: "Pointe".to_owned(), lines: 8 }]; rows];
    let sheet = |heading: &str, rows| Sheet { heading: heading.to_owned(), text: Doc::default(), boxes: boxes(rows) };
    // Two boxes of eight lines fill most of a page: the third goes whole to the next.
    let pages = printed(&page(Lang::Da, "Prøve", &[sheet("Første", 1), sheet("Anden", 3), sheet("Tredje", 1)]));
    let labels: Vec<usize> = pages.iter().map(|page| page.matches("Pointe").count()).collect();
    assert_eq!(labels, [1, 2, 1, 1]);
    assert!(pages[1].contains("Anden") && pages[3].contains("Tredje"));
}

#[test]
fn a_heading_never_stands_alone_at_the_foot_of_a_page() {
    // One sheet for each place where the page may end.
    let lengths = 30..56;
    let sheet = |n: i32| {
        let lines = (0..n).flat_map(|line| [Inline::Text(format!("linje {line}")), Inline::Break]).collect();
        let mut text = Doc::paragraph(lines);
        let after = format!("## Overskrift {n}\n\nTekst {n}.\n\n**Spørg {n}:**\n\n- punkt {n}\n- og et til");
        text.extend(from_markdown(&after));
        Sheet { text, ..Sheet::default() }
    };
    let pages = printed(&page(Lang::Da, "Prøve", &lengths.clone().map(sheet).collect::<Vec<_>>()));
    for n in lengths {
        for (above, below) in [("Overskrift", "Tekst"), ("Spørg", "punkt")] {
            let on = pages.iter().find(|page| page.contains(&format!("{above} {n}"))).expect("printed");
            assert!(on.contains(&format!("{below} {n}")), "»{above} {n}« stands alone:\n{on}");
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
    let heading = word.clone();
    let pages = printed(&page(Lang::Da, &word, &[Sheet { heading, text: doc, boxes: Vec::new() }]));
    // What runs over the edge is not in the print at all.
    let whole = bare(&pages.concat());
    assert!(whole.matches(&word).count() >= 5, "a word was cut off");
    assert!((1..=120).all(|n| whole.contains(&format!("punktnummer{n}"))), "an item is missing");
    assert!((3..=6).contains(&pages.len()), "{} pages", pages.len());
}
