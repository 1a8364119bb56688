//! A document in Discord's own Markdown.
//!
//! Discord knows no HTML and no character references; a backslash takes the meaning from any mark. What people wrote
//! stays text: no mark, mention, channel or emoji of theirs comes to life. Deliberately absent: how long it may be, and what
//! people typed (`typed.rs`).

use super::names;
use crate::doc::{Block, Doc, Inline, clean_text, leads_on, listed, safe_url, stacked};

/// Keeps two marks apart, or a mark from doing anything.
const APART: char = '\u{200b}';
/// Discord draws no rule.
const RULE: &str = "⎯⎯⎯⎯⎯⎯⎯⎯";

pub(super) fn markdown(doc: &Doc) -> String {
    lines(doc).join("\n")
}

fn lines(doc: &Doc) -> Vec<String> {
    stacked(doc, leads_on, block_lines)
}

fn block_lines(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(inlines) => {
            let text = inline(inlines).replace('\n', " ");
            if text.trim().is_empty() { Vec::new() } else { vec![format!("### {}", text.trim())] }
        }
        Block::Paragraph(inlines) => {
            inline(inlines).lines().map(str::trim).filter(|line| !line.is_empty()).map(guard_start).collect()
        }
        // An empty line would end the list.
        Block::List { first, items } => listed(*first, "- ", items, block_lines),
        Block::Quote(doc) => lines(doc).into_iter().map(|line| format!("> {line}")).collect(),
        Block::Code(code) => {
            let code = clean_text(code).replace("```", &format!("`{APART}`{APART}`"));
            let mut lines = vec!["```".to_owned()];
            lines.extend(code.lines().map(str::to_owned));
            lines.push("```".to_owned());
            lines
        }
        Block::Rule => vec![RULE.to_owned()],
    }
}

/// A number with a point at the start of a line would begin a list; every other mark is escaped wherever it stands.
fn guard_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => format!("{}\\{}", &line[..digits], &line[digits..]),
        _ if line.starts_with(['-', '+']) => format!("\\{line}"),
        _ => line.to_owned(),
    }
}

fn inline(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push(&mut out, inlines, false, false);
    out
}

fn push(out: &mut String, inlines: &[Inline], strong: bool, emphasis: bool) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.push_str(&escaped(text)),
            Inline::Mention { account, name } => match account.as_deref().and_then(names::mentioned) {
                Some(id) => out.push_str(&format!("<@{id}>")),
                None => out.push_str(&escaped(name)),
            },
            Inline::Strong(inner) if strong => push(out, inner, strong, emphasis),
            Inline::Strong(inner) => push_marked(out, "**", inner, true, emphasis),
            Inline::Emphasis(inner) if emphasis => push(out, inner, strong, emphasis),
            Inline::Emphasis(inner) => push_marked(out, "*", inner, strong, true),
            Inline::Code(code) => push_code(out, code),
            Inline::Link { url, text } => push_link(out, url, text, strong, emphasis),
            Inline::Time { at, text } => out.push_str(&format!("{} (<t:{}:R>)", escaped(text), at.as_second())),
            Inline::Break => out.push('\n'),
        }
    }
}

/// Marks must touch the words they mark, and not run together with the marks beside them.
fn push_marked(out: &mut String, mark: &str, inlines: &[Inline], strong: bool, emphasis: bool) {
    let mut inner = String::new();
    push(&mut inner, inlines, strong, emphasis);
    let core = inner.trim();
    let Some((before, after)) = inner.split_once(core).filter(|_| !core.is_empty()) else {
        out.push_str(&inner);
        return;
    };
    out.push_str(before);
    if out.ends_with('*') {
        out.push(APART);
    }
    out.push_str(mark);
    if core.starts_with('*') {
        out.push(APART);
    }
    out.push_str(core);
    if core.ends_with('*') {
        out.push(APART);
    }
    out.push_str(mark);
    out.push_str(after);
}

fn push_code(out: &mut String, code: &str) {
    let code = clean_text(code).replace('\n', " ");
    if code.trim().is_empty() {
        out.push_str(&code);
        return;
    }
    let fence = if code.contains('`') { "``" } else { "`" };
    let code = code.replace("``", &format!("`{APART}`"));
    let space = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    if out.ends_with('`') {
        out.push(APART);
    }
    out.push_str(&format!("{fence}{space}{code}{space}{fence}"));
}

/// In angle brackets, so that no preview is drawn under the message.
fn push_link(out: &mut String, url: &str, text: &[Inline], strong: bool, emphasis: bool) {
    let Some(url) = safe_url(url).filter(|url| !url.starts_with("mailto:")) else {
        return push(out, text, strong, emphasis);
    };
    let mut words = String::new();
    push(&mut words, text, strong, emphasis);
    let words = words.replace('\n', " ");
    // Discord draws no link whose words are an address themselves.
    if words.trim().is_empty() || words.contains("://") {
        out.push_str(&format!("<{url}>"));
    } else {
        out.push_str(&format!("[{}](<{url}>)", words.trim()));
    }
}

/// Text that means nothing but itself. An address in it stays one that can be pressed.
fn escaped(text: &str) -> String {
    let text = clean_text(text).replace('\n', " ");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("http") {
        let (before, from) = rest.split_at(at);
        let Some(length) = address(from).filter(|_| !before.ends_with(char::is_alphanumeric)) else {
            let (skipped, after) = from.split_at("http".len());
            escape(before, &mut out);
            escape(skipped, &mut out);
            rest = after;
            continue;
        };
        escape(before, &mut out);
        match safe_url(&from[..length]) {
            Some(url) => out.push_str(&format!("<{url}>")),
            None => escape(&from[..length], &mut out),
        }
        rest = &from[length..];
    }
    escape(rest, &mut out);
    out
}

/// How long the address at the start of `text` is, without the punctuation of the sentence around it.
fn address(text: &str) -> Option<usize> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| text.starts_with(scheme))?;
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`')).unwrap_or(text.len());
    let address = text[..end].trim_end_matches(['.', ',', ':', ';', '!', '?', '\'', ')', ']', '}', '*', '_', '|', '~']);
    (address.len() > scheme.len()).then_some(address.len())
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '\\' | '*' | '_' | '~' | '`' | '|' | '<' | '>' | '[' | ']' | '#' => {
                out.push('\\');
                out.push(c);
            }
            // Neither the server's everyone nor a role of that name.
            '@' => {
                out.push('@');
                out.push(APART);
            }
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(inlines: Vec<Inline>) -> String {
        markdown(&Doc(vec![Block::Paragraph(inlines)]))
    }

    fn text(text: &str) -> String {
        paragraph(vec![Inline::Text(text.to_owned())])
    }

    #[test]
    fn what_people_wrote_stays_text() {
        assert_eq!(text("**nej** _a_ ~~b~~ ||c|| `d`"), r"\*\*nej\*\* \_a\_ \~\~b\~\~ \|\|c\|\| \`d\`");
        assert_eq!(text("<@17> <#18> <t:1:R>"), "\\<@\u{200b}17\\> \\<\\#18\\> \\<t:1:R\\>");
        assert_eq!(text("@everyone"), "@\u{200b}everyone");
        assert_eq!(text("# stor"), r"\# stor");
        assert_eq!(text("-# lille"), r"\-\# lille");
        assert_eq!(text("1. først"), r"1\. først");
        assert_eq!(text("> citat"), r"\> citat");
        assert_eq!(text("5 < 6 & 7"), r"5 \< 6 & 7");
        assert_eq!(text("[a](https://x.dk)"), r"\[a\](<https://x.dk>)");
    }

    #[test]
    fn an_address_can_be_pressed_and_shows_no_preview() {
        assert_eq!(text("se https://x.dk/a_b, tak"), "se <https://x.dk/a%5Fb>, tak");
        assert_eq!(text("http er ikke https://"), "http er ikke https://");
    }

    #[test]
    fn marks_touch_their_words_and_keep_apart() {
        let word = |text: &str| vec![Inline::Text(text.to_owned())];
        let line = paragraph(vec![
            Inline::Strong(word("en ")),
            Inline::Emphasis(word("to")),
            Inline::Strong(word("tre")),
            Inline::Code("a`b".to_owned()),
        ]);
        assert_eq!(line, "**en** *to*\u{200b}**tre**``a`b``");
        let nested = paragraph(vec![Inline::Strong(vec![Inline::Emphasis(word("x"))])]);
        assert_eq!(nested, "**\u{200b}*x*\u{200b}**");
        let link = |url: &str, text: &str| paragraph(vec![Inline::Link { url: url.to_owned(), text: word(text) }]);
        assert_eq!(link("https://x.dk/(1)", "her"), "[her](<https://x.dk/%281%29>)");
        assert_eq!(link("javascript:x", "her"), "her");
    }

    #[test]
    fn people_are_mentioned_by_their_number() {
        let mention = |account: &str| {
            paragraph(vec![Inline::Mention { account: Some(account.to_owned()), name: "An_na".to_owned() }])
        };
        assert_eq!(mention("discord/17"), "<@17>");
        assert_eq!(mention("matrix/@anna:example.dk"), r"An\_na");
    }

    #[test]
    fn blocks_stand_as_discord_draws_them() {
        let word = |text: &str| Block::Paragraph(vec![Inline::Text(text.to_owned())]);
        let inner = Block::List { first: None, items: vec![Doc(vec![word("c")])] };
        let doc = Doc(vec![
            Block::Heading(vec![Inline::Text("Tavlen".to_owned())]),
            word("først"),
            Block::List { first: Some(1), items: vec![Doc(vec![word("a")]), Doc(vec![word("b"), inner])] },
            Block::Quote(Doc(vec![word("q"), word("r")])),
            Block::Code("x\n```".to_owned()),
            Block::Rule,
        ]);
        assert_eq!(
            markdown(&doc),
            "### Tavlen\nførst\n1. a\n2. b\n   - c\n\n> q\n> \n> r\n\n```\nx\n`\u{200b}`\u{200b}`\n```\n\n⎯⎯⎯⎯⎯⎯⎯⎯"
        );
    }
}
