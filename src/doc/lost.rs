//! What an author may write in Markdown that no document holds: it would be lost, or stand there as signs.
//! Deliberately absent: the parsing itself (`markdown_in`), and what the author is told.

use super::safe_url;
use pulldown_cmark::{Event, LinkType, Parser, Tag};
use std::ops::RangeInclusive;

/// One kind of thing that does not reach a reader as it was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    Table,
    Picture,
    /// Comments too.
    Html,
    /// A link to this address, which is no web address.
    Link(String),
}

/// Everything in the text that would be lost, with its line from 1, in the order it stands; each kind once on a line.
pub fn lost(text: &str) -> Vec<(usize, Lost)> {
    let mut found: Vec<(usize, Lost)> = Vec::new();
    let mut code: Vec<RangeInclusive<usize>> = Vec::new();
    let line_of = |byte: usize| text[..byte].matches('\n').count() + 1;
    for (event, place) in Parser::new(text).into_offset_iter() {
        let line = line_of(place.start);
        let what = match event {
            Event::Start(Tag::CodeBlock(_)) => {
                code.push(line..=line_of(place.end));
                continue;
            }
            Event::Start(Tag::Image { .. }) => Lost::Picture,
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => Lost::Html,
            // An e-mail address between < and > is shown as it stands.
            Event::Start(Tag::Link { link_type, dest_url, .. })
                if link_type != LinkType::Email && safe_url(&dest_url).is_none() =>
            {
                Lost::Link(dest_url.into_string())
            }
            _ => continue,
        };
        if !found.contains(&(line, what.clone())) {
            found.push((line, what));
        }
    }
    let is_code = |line: &usize| code.iter().any(|lines| lines.contains(line));
    found.extend(tables(text).filter(|line| !is_code(line)).map(|line| (line, Lost::Table)));
    found.sort_by_key(|(line, _)| *line);
    found
}

/// The first lines of what authors mean for tables, also where no Markdown would take it for one.
fn tables(text: &str) -> impl Iterator<Item = usize> {
    let is_below_a_head = |line: &str| {
        line.contains('|') && line.contains("--") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
    };
    let pairs = (1..).zip(text.lines().zip(text.lines().skip(1)));
    pairs.filter(move |(_, (head, below))| head.contains('|') && is_below_a_head(below)).map(|(line, _)| line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_lost_is_found_on_its_line() {
        let text = "# Sag\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nEt ![foto](https://a.dk/b.png) og <b>fed</b>.\n\n<!-- husk -->\n\n\
                    - [skema](skema.docx)\n- [lov](https://a.dk) og <https://b.dk> og <a@b.dk> og [post](mailto:a@b.dk)\n";
        let link = Lost::Link("skema.docx".to_owned());
        assert_eq!(lost("- et punkt\n| a | b |\n| --- | :-: |\n"), [(2, Lost::Table)]);
        assert_eq!(lost(text), [(3, Lost::Table), (7, Lost::Picture), (7, Lost::Html), (9, Lost::Html), (11, link)]);
    }

    #[test]
    fn what_only_looks_like_it_is_text() {
        for text in
            ["4 < 5 og 6 > 5", "`<b>` og | en streg", "```\n| a | b |\n|---|---|\n```", "a | b", "> citat", "\\<b>"]
        {
            assert_eq!(lost(text), [], "{text}");
        }
    }
}
