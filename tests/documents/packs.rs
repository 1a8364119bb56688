//! The papers of every playbook, in both languages and both ways: what each must hold, for whom, and on how many pages.

use super::paper::{Way, bare, poppler};
use drejebog::actor::world::material;
use drejebog::boot::{built_in, guide};
use drejebog::calendar::Zone;
use drejebog::dialogue::lang::Lang;
use drejebog::doc::{Sheet, plain};
use drejebog::documents::{page, pdf};
use drejebog::playbook::Playbook;
use drejebog::prompts::engine::Manner;
use drejebog::prompts::{NO_WAYS, Occasion, Pack, Speaker};
use jiff::civil::time;

/// Every playbook's papers, in both languages.
fn packs(occasion: Occasion) -> Vec<(Playbook, Lang, Pack)> {
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
    let of = |playbook: Playbook| {
        Lang::ALL.map(|lang| {
            let pack = speaker.pack(&playbook.script, &material(&playbook, lang), lang, occasion);
            (playbook.clone(), lang, pack.expect("every sentence"))
        })
    };
    playbooks.into_iter().flat_map(of).collect()
}

fn named(name: &str, lang: Lang, occasion: Occasion) -> (Playbook, Pack) {
    let found = packs(occasion).into_iter().find(|(playbook, of, _)| playbook.script.playbook == name && *of == lang);
    let (playbook, _, pack) = found.expect("built in");
    (playbook, pack)
}

/// All that stands on it.
fn words(sheet: &Sheet) -> String {
    let boxes = sheet.boxes.iter().flatten().map(|blank| format!("{}\n{}", blank.label, plain(&blank.text)));
    format!("{}\n{}\n{}\n{}", sheet.heading, sheet.aside, plain(&sheet.text), boxes.collect::<Vec<_>>().join("\n"))
}

/// Does the heading stand at the head of the page? Whom the sheet is for stands beside it, between its lines.
fn begins(page: &str, heading: &str) -> bool {
    let head: String = bare(page).chars().take(200).collect();
    heading.split_whitespace().all(|word| head.contains(&bare(word)))
}

fn all(sheets: &[Sheet]) -> String {
    sheets.iter().map(words).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_sheet_is_on_pages_of_its_own_and_no_page_is_nearly_empty() {
    for (playbook, lang, pack) in packs(Occasion { people: Some(12), start: None }) {
        let sheets = pack.sheets();
        for way in Way::ALL {
            let name = format!("{} in {lang}, {way:?}", playbook.script.playbook);
            let pages = way.printed(&pack.title, &sheets);
            // What the facilitator says and the law may run over to a second page; nothing else may.
            assert!((sheets.len()..=sheets.len() + 3).contains(&pages.len()), "{name}: {} pages", pages.len());
            assert!(begins(&pages[0], &pack.title), "{name}");
            let mut starts: Vec<usize> = Vec::new();
            for sheet in &sheets {
                let from = starts.last().map_or(0, |last| last + 1);
                let at = pages[from..].iter().position(|page| begins(page, &sheet.heading));
                starts.push(from + at.unwrap_or_else(|| panic!("{name}: »{}« is not after {starts:?}", sheet.heading)));
            }
            // Whoever hands out the empty sheets counts on one page for each.
            let write = &starts[sheets.len() - pack.write.len()..];
            assert_eq!(write.last(), Some(&(pages.len() - 1)), "{name}: the last sheet is one page");
            assert!(write.windows(2).all(|two| two[1] == two[0] + 1), "{name}: {write:?}");
            for (n, page) in pages.iter().enumerate() {
                assert!(bare(page).ends_with(&format!("{}{}", n + 1, pages.len())), "{name}: pages are numbered");
                let lines = page.lines().filter(|line| !line.trim().is_empty()).count();
                // A sheet to write on is full of what nobody has written yet.
                assert!(lines >= 8 || write.contains(&n), "{name}: page {} has {lines} lines:\n{page}", n + 1);
            }
        }
        let filled = pdf::filled(&pack.title, &sheets).expect("laid out");
        assert!(filled.iter().all(|part| (0.25..=1.0).contains(part)), "{}: {filled:?}", playbook.script.playbook);
    }
}

#[test]
fn the_law_has_its_note_at_both_ends_of_the_print() {
    for (playbook, lang, pack) in packs(Occasion::default()) {
        let note = bare(&plain(&playbook.texts(lang).disclaimer));
        let law = &pack.read[pack.read.len() - 1..];
        for way in Way::ALL {
            let pages = way.printed("P", law);
            // What runs over to the next page has the page's number in between.
            let whole: String = pages
                .iter()
                .zip(1..)
                .map(|(page, n)| {
                    let text = bare(page);
                    let text = text.strip_suffix(&format!("{n}{}", pages.len())).unwrap_or(&text);
                    text.strip_suffix('P').unwrap_or(text).to_owned()
                })
                .collect();
            assert_eq!(whole.matches(&note).count(), 2, "{} in {lang}, {way:?}", playbook.script.playbook);
        }
    }
}

#[test]
fn the_papers_about_a_service_hold_what_its_meeting_is_about() {
    let nine = Occasion { people: Some(9), start: None };
    for lang in Lang::ALL {
        let (playbook, pack) = named("borgernaer-digitalisering", lang, nine);
        let texts = playbook.texts(lang);
        let read = all(&pack.read);
        assert_eq!(texts.principles.len(), 8);
        for principle in &texts.principles {
            for part in [&principle.title, plain(&principle.question).trim(), plain(&principle.example).trim()] {
                assert!(bare(&read).contains(&bare(part)), "{lang}: {part}");
            }
            let asked = pack.read.iter().flat_map(|sheet| sheet.boxes.iter().flatten());
            let room: Vec<_> = asked.filter(|blank| blank.label.ends_with(&principle.title)).collect();
            assert!(matches!(room[..], [blank] if blank.lines >= 3 && !blank.open), "{lang}: {}", principle.title);
        }
        // A sheet with room for dots at each of them, and the service's name on it as on those with the principles.
        let dots = pack.write.iter().find(|sheet| sheet.boxes.iter().flatten().any(|blank| blank.open)).expect("dots");
        assert_eq!(dots.boxes.iter().flatten().filter(|blank| blank.open).count(), 8);
        let service = &dots.boxes[0][0].label;
        assert_eq!(
            pack.read.iter().filter(|sheet| sheet.boxes.iter().flatten().any(|b| b.label == *service)).count(),
            2
        );
        // The value card has the way that is not digital (source 004), and there is no board for points.
        let agreement = pack.write.last().expect("the agreement");
        let (_, other) = named("borgerdata", lang, nine);
        assert_eq!(words(agreement).lines().count(), words(other.write.last().expect("one")).lines().count() + 2);
        assert!(!pack.write.iter().any(|sheet| sheet.heading == other.write[0].heading), "{lang}: no points, no board");
    }
}

#[test]
fn the_facilitator_has_the_words_of_the_card_and_every_minute() {
    for (playbook, lang, pack) in packs(Occasion { people: Some(12), start: Some(time(13, 0, 0, 0)) }) {
        let name = format!("{} in {lang}", playbook.script.playbook);
        let [before, course, advice] = &pack.lead[..] else { panic!("{name}: {} sheets", pack.lead.len()) };
        let told = words(course);
        let clock = |minute: u16| match lang {
            Lang::Da => format!("{}.{:02}", 13 + minute / 60, minute % 60),
            Lang::En => format!("{}:{:02}", 13 + minute / 60, minute % 60),
        };
        let mut at = 0;
        for (step, texts) in playbook.script.steps.iter().zip(&playbook.texts(lang).steps) {
            let heading = format!("{} · {}–{}", texts.title, clock(at), clock(at + step.minutes));
            assert!(told.contains(&heading), "{name}: {heading}\n{told}");
            assert!(bare(&told).contains(&bare(&plain(&texts.tips))), "{name}: the tip of {}", texts.title);
            for activity in step.activities.iter().filter(|activity| activity.when.is_none()) {
                let line = format!("{}–{} ", clock(at), clock(at + activity.minutes));
                assert!(told.contains(&line), "{name}: {line}\n{told}");
                at += activity.minutes;
            }
        }
        // Something to say at every activity; quotation marks as the language has them.
        let quote = if lang == Lang::Da { '»' } else { '"' };
        let activities = playbook.script.activities().count();
        assert!(told.matches(quote).count() >= activities, "{name}: {told}");
        assert!(words(advice).contains(
            plain(&playbook.texts(lang).advice).lines().last().expect("advice").trim_start_matches(['-', ' '])
        ));
        assert!(words(before).contains("12"), "{name}");
        assert!(!all(&pack.sheets()).contains("!dialog"), "{name}: paper has no commands");
    }
}

#[test]
fn the_number_of_copies_follows_the_number_of_people() {
    for (people, each, pairs, four, groups) in [(4, 4, 2, 1, 2), (6, 6, 3, 2, 1), (9, 9, 4, 3, 2), (20, 20, 10, 5, 5)] {
        let (_, pack) = named("borgernaer-digitalisering", Lang::Da, Occasion { people: Some(people), start: None });
        let aside = |sheets: &[Sheet], heading: &str| {
            sheets
                .iter()
                .find(|sheet| sheet.heading.starts_with(heading))
                .map(|sheet| sheet.aside.clone())
                .expect("one")
        };
        let copies = |n: u16, who: &str| if n == 1 { who.to_owned() } else { format!("{who} · {n} stk.") };
        assert_eq!(aside(&pack.read, "Spørgsmål"), copies(each, "Ét til hver"));
        assert_eq!(aside(&pack.read, "Principperne"), copies(pairs, "Ét til hvert par"));
        assert_eq!(aside(&pack.write, "Det stille"), copies(four, "Ét for hver fire"));
        assert_eq!(aside(&pack.write, "Forslag"), copies(groups, "Ét til hver gruppe"));
        let before = words(&pack.lead[0]);
        // Two dots for the weakest points and one for a proposal, and three cards.
        for part in [format!("{} klistermærker", people * 3), format!("{} kort", people * 3), format!("{people} penne")]
        {
            assert!(before.contains(&part), "{part}\n{before}");
        }
        // Each sheet for the others is on the list of what to print.
        for sheet in pack.read.iter().chain(&pack.write) {
            assert!(bare(&before).contains(&bare(&sheet.heading)), "{}", sheet.heading);
        }
    }
    let (_, pack) = named("paa-tvaers", Lang::Da, Occasion::default());
    assert!(pack.read.iter().all(|sheet| !sheet.aside.contains("stk.")), "nobody has said how many come");
}

#[test]
fn a_pdf_is_a4_and_accessible_and_brings_its_fonts() {
    let (_, pack) = named("paa-tvaers", Lang::Da, Occasion::default());
    let made = pdf::pdf(Lang::Da, &pack.title, &pack.sheets()).expect("made");
    assert!(made.len() < 300_000, "{} bytes", made.len());
    let info = poppler("pdfinfo", &[], &made, &[]);
    let says = |key: &str| {
        let line = info.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':')).unwrap_or_default();
        line.trim().to_owned()
    };
    assert_eq!(says("Title"), pack.title);
    assert_eq!(says("Tagged"), "yes");
    assert_eq!(says("JavaScript"), "no");
    assert!(says("Page size").ends_with("(A4)"), "{info}");
    assert_eq!(says("CreationDate"), "", "the same papers are the same file");
    let fonts = poppler("pdffonts", &[], &made, &[]);
    for font in fonts.lines().skip(2) {
        // Embedded, cut to what is used, and with what each glyph stands for.
        assert!(font.contains("Noto") && font.contains("yes yes yes"), "{fonts}");
    }
    let parts = poppler("pdfinfo", &["-struct-text"], &made, &[]);
    for part in ["H1", "H2", "H3", "P ", "LI", "Lbl", "LBody", "BlockQuote", "Link"] {
        assert!(parts.lines().any(|line| line.trim_start().starts_with(part.trim())), "no {part}:\n{parts}");
    }
    assert!(parts.contains("\"Spørgsmål at tale om\""), "{parts}");
}

#[test]
fn addresses_are_written_as_people_read_them() {
    for (playbook, lang, pack) in packs(Occasion::default()) {
        let sheets = pack.sheets();
        for way in Way::ALL {
            let text = way.printed(&pack.title, &sheets).concat();
            assert!(!text.contains("%20") && !text.contains("%C3"), "{} in {lang}, {way:?}", playbook.script.playbook);
        }
        if playbook.script.playbook == "paa-tvaers" {
            let html = page::page(lang, &pack.title, &sheets);
            assert!(html.contains("(vpt.dk/sites/default/files/2023-10/Juridiske pointer til dialogmateriale om"));
            assert!(html.contains("href=\"https://vpt.dk/sites/default/files/2023-10/Juridiske%20pointer"));
        }
    }
}

#[test]
fn the_fonts_on_board_have_every_sign_that_is_printed() {
    for lang in Lang::ALL {
        let (title, sheets) = guide::sheets(lang);
        let pages = Way::Pdf.printed(&title, &sheets).concat();
        assert!(pages.contains('▶') && !pages.contains('\u{fffd}'), "the guide in {lang}: {pages}");
    }
    for (playbook, lang, pack) in packs(Occasion::default()) {
        let pages = Way::Pdf.printed(&pack.title, &pack.sheets()).concat();
        assert!(!pages.contains('\u{fffd}'), "{} in {lang}: {pages}", playbook.script.playbook);
    }
}
