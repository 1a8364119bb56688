//! A page to print: one HTML file with everything in it, for A4 paper in black and white.
//!
//! Paper, since taking part must not depend on a screen. The file asks nobody for anything and runs nothing, and says
//! so to the browser; how it looks is `page.css`. Deliberately absent: words.

use super::address::spelled_out;
use crate::dialogue::lang::Lang;
use crate::doc::{Blank, Block, Doc, Sheet, html};

/// What a platform is told that the file is.
pub const MEDIA_TYPE: &str = "text/html";

const STYLE: &str = include_str!("page.css");

/// The whole file. Each sheet begins on a new page; `title` stands on the first.
pub fn page(lang: Lang, title: &str, sheets: &[Sheet]) -> String {
    let title = escaped(title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    );
    let mut before = format!("<h1>{title}</h1>\n");
    for sheet in sheets {
        out.push_str("<section>\n");
        if !sheet.aside.is_empty() {
            out.push_str(&format!("<p class=\"aside\">{}</p>\n", escaped(&sheet.aside)));
        }
        out.push_str(&std::mem::take(&mut before));
        if !sheet.heading.is_empty() {
            out.push_str(&format!("<h2>{}</h2>\n", escaped(&sheet.heading)));
        }
        out.push_str(&body(sheet));
        for row in &sheet.boxes {
            out.push_str("<div class=\"row\">");
            row.iter().for_each(|blank| out.push_str(&empty_box(blank)));
            out.push_str("</div>\n");
        }
        out.push_str("</section>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// What stands under a sheet's last two headings goes to the next page as one, so that no page has only a few lines.
fn body(sheet: &Sheet) -> String {
    let is_heading = |at: &usize| matches!(sheet.text.0[*at], Block::Heading(_));
    let last = (0..sheet.text.0.len()).rev().filter(is_heading).nth(1);
    match last.filter(|at| *at > 0 && sheet.boxes.is_empty()) {
        Some(at) => {
            let (before, end) = sheet.text.0.split_at(at);
            let [before, end] = [before, end].map(|blocks| text(&Doc(blocks.to_vec())));
            format!("{before}<div class=\"end\">{end}</div>\n")
        }
        None => text(&sheet.text),
    }
}

/// A chat's small heading is the third level here. Whatever people wrote is escaped, so every tag is ours.
fn text(doc: &Doc) -> String {
    let html = html(&spelled_out(doc), &|_| None);
    let html = html.replace("<h4>", "<h3>").replace("</h4>", "</h3>");
    if html.is_empty() { html } else { html + "\n" }
}

fn empty_box(blank: &Blank) -> String {
    let lines = "<i></i>".repeat(usize::from(blank.lines));
    let kind = match (blank.open, blank.text.is_empty()) {
        (true, _) => " open",
        (false, false) => " asked",
        (false, true) => "",
    };
    format!("<div class=\"blank{kind}\"><b>{}</b>{}{lines}</div>", escaped(&blank.label), text(&blank.text).trim_end())
}

/// On one line.
fn escaped(words: &str) -> String {
    let paragraph = html(&Doc::text(&words.split_whitespace().collect::<Vec<_>>().join(" ")), &|_| None);
    paragraph.trim_start_matches("<p>").trim_end_matches("</p>").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::from_markdown;
    use expect_test::expect;

    fn body(page: &str) -> &str {
        page.split_once("<body>\n").map_or("", |(_, body)| body)
    }

    #[test]
    fn sheets_with_text_and_room_to_write() {
        let board = Sheet {
            heading: "Tavlen".to_owned(),
            aside: "Ét til væggen".to_owned(),
            boxes: vec![vec![
                Blank::lines("Pointer".to_owned(), 2),
                Blank { text: Doc::text("Hvad går igen?"), open: true, ..Blank::lines("Temaer & ord".to_owned(), 1) },
            ]],
            ..Sheet::default()
        };
        let sheets = [Sheet::of(from_markdown("# Casen\n\nDet er *tirsdag*.\n\n## Bagefter\n\n- et\n- to")), board];
        expect![[r#"
            <section>
            <h1>Borgernes data</h1>
            <h2>Casen</h2>
            <p>Det er <em>tirsdag</em>.</p><h3>Bagefter</h3><ul><li>et</li><li>to</li></ul>
            </section>
            <section>
            <p class="aside">Ét til væggen</p>
            <h2>Tavlen</h2>
            <div class="row"><div class="blank"><b>Pointer</b><i></i><i></i></div><div class="blank open"><b>Temaer &amp; ord</b><p>Hvad går igen?</p><i></i></div></div>
            </section>
            </body>
            </html>
        "#]]
        .assert_eq(body(&page(Lang::Da, "Borgernes data", &sheets)));
    }

    #[test]
    fn it_runs_nothing_and_asks_nobody() {
        let hostile = "</title><script>alert(1)</script>\n<img src=x>";
        let blank = Blank { text: Doc::text(hostile), ..Blank::lines(hostile.to_owned(), 1) };
        let sheet = Sheet {
            heading: hostile.to_owned(),
            aside: hostile.to_owned(),
            text: Doc::text(hostile),
            boxes: vec![vec![blank]],
        };
        let page = page(Lang::En, hostile, &[sheet]);
        assert!(page.contains("default-src 'none'") && page.contains("<html lang=\"en\">"));
        for never in ["<script", "<img", "<link", "url(", "@import"] {
            assert!(!page.contains(never), "{never}");
        }
        assert_eq!(page.matches("</title>").count(), 1);
    }
}
