//! Links on paper: the address stands beside the words, as a person reads and types it.
//! Deliberately absent: which addresses are safe (`doc`).

use crate::doc::{Block, Doc, Inline, safe_url};

/// The same with each link's address after its words. A link without an address that can be opened from paper, such as
/// one to another file, is its words alone.
pub fn spelled_out(doc: &Doc) -> Doc {
    Doc(doc.0.iter().map(block).collect())
}

fn block(of: &Block) -> Block {
    match of {
        Block::Heading(line) => Block::Heading(inlines(line)),
        Block::Paragraph(line) => Block::Paragraph(inlines(line)),
        Block::List { first, items } => Block::List { first: *first, items: items.iter().map(spelled_out).collect() },
        Block::Quote(doc) => Block::Quote(spelled_out(doc)),
        Block::Code(_) | Block::Rule => of.clone(),
    }
}

fn inlines(line: &[Inline]) -> Vec<Inline> {
    line.iter().flat_map(inline).collect()
}

fn inline(of: &Inline) -> Vec<Inline> {
    match of {
        Inline::Strong(inner) => vec![Inline::Strong(inlines(inner))],
        Inline::Emphasis(inner) => vec![Inline::Emphasis(inlines(inner))],
        Inline::Link { url, text } => link(url, text),
        other => vec![other.clone()],
    }
}

fn link(url: &str, text: &[Inline]) -> Vec<Inline> {
    let Some(url) = safe_url(url) else { return text.to_vec() };
    let shown = readable(&url);
    let words = text.iter().map(said).collect::<String>();
    if words.is_empty() || words == url || words == shown {
        return vec![Inline::Link { url, text: vec![Inline::Text(shown)] }];
    }
    vec![Inline::Link { url, text: text.to_vec() }, Inline::Text(format!(" ({shown})"))]
}

fn said(of: &Inline) -> String {
    match of {
        Inline::Text(text) | Inline::Code(text) | Inline::Time { text, .. } => text.clone(),
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => {
            inner.iter().map(said).collect()
        }
        Inline::Mention { name, .. } => name.clone(),
        Inline::Break => " ".to_owned(),
    }
}

/// An address without `https://`, and with `%C3%B8` as ø. What stands for a sign that has a meaning in an address, or that
/// cannot be seen, stays: the address leads to the same place when it is typed.
fn readable(url: &str) -> String {
    let short = url.strip_prefix("https://").or_else(|| url.strip_prefix("mailto:")).unwrap_or(url);
    let short = short.strip_suffix('/').unwrap_or(short);
    decoded(short)
        .filter(|text| text.chars().all(|c| c == ' ' || !(c.is_whitespace() || c.is_control())))
        .unwrap_or_else(|| short.to_owned())
}

/// Nothing where what was encoded is no text.
fn decoded(url: &str) -> Option<String> {
    let bytes = url.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let encoded =
            url.get(at + 1..at + 3).filter(|_| *byte == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match encoded.filter(|byte| *byte == b' ' || byte.is_ascii_alphanumeric() || !byte.is_ascii()) {
            Some(decoded) => {
                out.push(decoded);
                at += 3;
            }
            None => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{from_markdown, plain};

    #[test]
    fn an_address_is_written_as_people_read_it() {
        for (url, shown) in [
            ("https://vpt.dk/om", "vpt.dk/om"),
            ("https://vpt.dk/", "vpt.dk"),
            ("http://vpt.dk/om", "http://vpt.dk/om"),
            (
                "https://vpt.dk/2023-10/Juridiske%20pointer%20l%C3%B8sninger.pdf",
                "vpt.dk/2023-10/Juridiske pointer løsninger.pdf",
            ),
            // A sign with a meaning of its own, bytes that are no text, and a percent sign that stands for nothing.
            ("https://vpt.dk/a%2Fb%3Fc%26d%25", "vpt.dk/a%2Fb%3Fc%26d%25"),
            ("https://vpt.dk/%FF%C3", "vpt.dk/%FF%C3"),
            ("https://vpt.dk/%zz%", "vpt.dk/%zz%"),
            ("https://vpt.dk/a%C2%85b", "vpt.dk/a%C2%85b"),
        ] {
            assert_eq!(readable(url), shown);
        }
    }

    #[test]
    fn it_stands_once_and_after_the_words() {
        for (written, expected) in [
            ("Se **[loven](https://vpt.dk/lov)**.", "Se loven (vpt.dk/lov)."),
            ("- <https://vpt.dk/lov>", "• vpt.dk/lov"),
            ("Læs [mere](privacy.md#a) her.", "Læs mere her."),
        ] {
            let bare = |doc: &Doc| plain(&without_links(doc));
            assert_eq!(bare(&spelled_out(&from_markdown(written))).trim(), expected);
        }
    }

    /// Links as their words.
    fn without_links(doc: &Doc) -> Doc {
        fn words(line: &[Inline]) -> Vec<Inline> {
            line.iter().map(|of| Inline::Text(said(of))).collect()
        }
        let blocks = doc.0.iter().map(|block| match block {
            Block::Paragraph(line) => Block::Paragraph(words(line)),
            Block::List { first, items } => {
                Block::List { first: *first, items: items.iter().map(without_links).collect() }
            }
            other => other.clone(),
        });
        Doc(blocks.collect())
    }
}
