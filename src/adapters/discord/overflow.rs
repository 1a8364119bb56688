//! A text that is longer than a message's own: what does not fit goes on in embeds below it.
//!
//! The app splits what is longer than both together. Deliberately absent: what the text says.

use super::text::markdown;
use crate::doc::{Doc, split};
use serde_json::{Value, json};

/// Discord's limits, counted as it counts for JavaScript: the longer way.
const CONTENT: usize = 2000;
const EMBED: usize = 4096;
const EMBEDS: usize = 6000;

/// What a message says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Said {
    pub(super) content: String,
    pub(super) embeds: Vec<Value>,
}

/// `before` stands in front: mentions that the text itself does not have.
pub(super) fn said(before: &str, doc: &Doc) -> Said {
    let room = CONTENT.saturating_sub(length(before) + 1);
    let whole = markdown(doc);
    if length(&whole) <= room {
        return Said { content: with_before(before, &whole), embeds: Vec::new() };
    }
    let mut parts = split(doc, room, &|part| length(&markdown(part))).into_iter();
    let first = parts.next().unwrap_or_default();
    let rest = parts.fold(Doc::default(), |mut all, part| {
        all.extend(part);
        all
    });
    let mut left = EMBEDS;
    let mut embeds = Vec::new();
    // Room for the sign that something is missing.
    for part in split(&rest, EMBED - 2, &|part| length(&markdown(part))) {
        let text = markdown(&part);
        if length(&text) <= left {
            left -= length(&text);
            embeds.push(json!({ "description": text }));
            continue;
        }
        let shorter = split(&part, left.saturating_sub(2).max(1), &|part| length(&markdown(part)));
        let text = shorter.first().map(markdown).filter(|text| length(text) + 2 <= left).unwrap_or_default();
        if left > 1 {
            embeds.push(json!({ "description": format!("{text}\n…") }));
        }
        break;
    }
    Said { content: cut(&with_before(before, &markdown(&first)), CONTENT), embeds }
}

fn with_before(before: &str, text: &str) -> String {
    if before.is_empty() { text.to_owned() } else { format!("{before}\n{text}").trim_end().to_owned() }
}

pub(super) fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// At most `most` long; what is cut away is seen to be.
pub(super) fn cut(text: &str, most: usize) -> String {
    if length(text) <= most {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut left = most.saturating_sub(1);
    for c in text.chars() {
        if c.len_utf16() > left {
            break;
        }
        left -= c.len_utf16();
        short.push(c);
    }
    short.truncate(short.trim_end().len());
    short + "…"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{Block, Inline};

    fn doc(paragraphs: usize) -> Doc {
        let text = "Et punkt på tavlen, som nogen har skrevet, og som fylder en hel linje. ".repeat(4);
        Doc((0..paragraphs).map(|_| Block::Paragraph(vec![Inline::Text(text.clone())])).collect())
    }

    fn lengths(said: &Said) -> Vec<usize> {
        said.embeds.iter().map(|embed| length(embed["description"].as_str().unwrap())).collect()
    }

    #[test]
    fn a_short_text_is_the_message() {
        let said = said("<@17>", &Doc::text("Hej"));
        assert_eq!(said, Said { content: "<@17>\nHej".to_owned(), embeds: Vec::new() });
    }

    #[test]
    fn a_long_text_goes_on_below_and_is_seen_to_be_cut() {
        for (paragraphs, is_cut) in [(6, false), (7, false), (20, false), (40, true)] {
            let said = said("<@17>", &doc(paragraphs));
            assert!(length(&said.content) <= CONTENT, "{paragraphs}");
            let lengths = lengths(&said);
            assert!(lengths.iter().all(|length| *length <= EMBED && *length > 0), "{lengths:?}");
            assert!(lengths.iter().sum::<usize>() <= EMBEDS, "{lengths:?}");
            let ends = said.embeds.last().and_then(|embed| embed["description"].as_str()).unwrap_or_default();
            assert_eq!(ends.ends_with('…'), is_cut, "{paragraphs}");
        }
    }

    #[test]
    fn a_label_is_cut_between_characters() {
        assert_eq!(cut("kort", 4), "kort");
        assert_eq!(cut("lang 🙂", 6), "lang…");
    }
}
