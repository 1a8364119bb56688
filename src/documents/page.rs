//! A page to print: one HTML file with everything in it, for A4 paper in black and white.
//!
//! Paper, since taking part must not depend on a screen. The file asks nobody for anything and runs nothing, and says
//! so to the browser; how it looks is `page.css`. Deliberately absent: words.

use crate::dialogue::lang::Lang;
use crate::doc::{Blank, Doc, Sheet, html};

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
        out.push_str(&std::mem::take(&mut before));
        if !sheet.heading.is_empty() {
            out.push_str(&format!("<h2>{}</h2>\n", escaped(&sheet.heading)));
        }
        out.push_str(&text(&sheet.text));
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

/// A chat's small heading is the third level here. Whatever people wrote is escaped, so every tag is ours.
fn text(doc: &Doc) -> String {
    let html = html(doc, &|_| None);
    let html = html.replace("<h4>", "<h3>").replace("</h4>", "</h3>");
    if html.is_empty() { html } else { html + "\n" }
}

fn empty_box(blank: &Blank) -> String {
    let lines = "<i></i>".repeat(usize::from(blank.lines));
    format!("<div class=\"blank\"><b>{}</b>{lines}</div>", escaped(&blank.label))
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
            text: Doc::default(),
            boxes: vec![vec![
                Blank { label: "Pointer".to_owned(), lines: 2 },
                Blank { label: "Temaer & ord".to_owned(), lines: 1 },
            ]],
        };
        let sheets = [Sheet::of(from_markdown("# Casen\n\nDet er *tirsdag*.\n\n## Bagefter\n\n- et\n- to")), board];
        expect![[r#"
            <section>
            <h1>Borgernes data</h1>
            <h2>Casen</h2>
            <p>Det er <em>tirsdag</em>.</p><h3>Bagefter</h3><ul><li>et</li><li>to</li></ul>
            </section>
            <section>
            <h2>Tavlen</h2>
            <div class="row"><div class="blank"><b>Pointer</b><i></i><i></i></div><div class="blank"><b>Temaer &amp; ord</b><i></i></div></div>
            </section>
            </body>
            </html>
        "#]]
        .assert_eq(body(&page(Lang::Da, "Borgernes data", &sheets)));
    }

    #[test]
    fn it_runs_nothing_and_asks_nobody() {
        let hostile = "</title><script>alert(1)</script>\n<img src=x>";
        let blank = Blank { label: hostile.to_owned(), lines: 1 };
        let sheet = Sheet { heading: hostile.to_owned(), text: Doc::text(hostile), boxes: vec![vec![blank]] };
        let page = page(Lang::En, hostile, &[sheet]);
        assert!(page.contains("default-src 'none'") && page.contains("<html lang=\"en\">"));
        for never in ["<script", "<img", "<link", "url(", "@import"] {
            assert!(!page.contains(never), "{never}");
        }
        assert_eq!(page.matches("</title>").count(), 1);
    }
}
