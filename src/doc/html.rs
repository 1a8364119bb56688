//! A document as HTML with the tags that chat clients allow. Everything people wrote is escaped.
//! Deliberately absent: how an account becomes an address; the adapter passes that in.

use super::{Block, Doc, Inline, clean_text, safe_url};

/// HTML on one line (but for code). `mention` gives the address of an account, e.g. a matrix.to link, or `None` where
/// the name should stand alone.
pub fn html(doc: &Doc, mention: &dyn Fn(&str) -> Option<String>) -> String {
    let mut writer = Writer { out: String::new(), mention };
    writer.doc(doc);
    writer.out
}

struct Writer<'a> {
    out: String,
    mention: &'a dyn Fn(&str) -> Option<String>,
}

impl Writer<'_> {
    fn doc(&mut self, doc: &Doc) {
        for block in &doc.0 {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            // The one size that stands out on a phone without filling it.
            Block::Heading(inlines) => self.wrap("h4", |w| w.inlines(inlines)),
            Block::Paragraph(inlines) => self.wrap("p", |w| w.inlines(inlines)),
            Block::List { first: None, items } => self.wrap("ul", |w| w.items(items)),
            Block::List { first: Some(first), items } => {
                let start = if *first == 1 { String::new() } else { format!(" start=\"{first}\"") };
                self.out.push_str(&format!("<ol{start}>"));
                self.items(items);
                self.out.push_str("</ol>");
            }
            Block::Quote(doc) => self.wrap("blockquote", |w| w.doc(doc)),
            Block::Code(code) => self.wrap("pre", |w| w.wrap("code", |w| w.out.push_str(&escape(&clean_text(code))))),
            Block::Rule => self.out.push_str("<hr>"),
        }
    }

    fn items(&mut self, items: &[Doc]) {
        for item in items {
            self.wrap("li", |w| match item.0.as_slice() {
                // Without <p>, or clients put air between the items.
                [Block::Paragraph(inlines)] => w.inlines(inlines),
                [Block::Paragraph(inlines), list @ Block::List { .. }] => {
                    w.inlines(inlines);
                    w.block(list);
                }
                _ => w.doc(item),
            });
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Time { text, .. } => self.text(text),
                Inline::Strong(inner) => self.wrap("strong", |w| w.inlines(inner)),
                Inline::Emphasis(inner) => self.wrap("em", |w| w.inlines(inner)),
                Inline::Code(code) => self.wrap("code", |w| w.text(code)),
                Inline::Link { url, text } => match safe_url(url) {
                    Some(url) => self.link(&url, |w| if text.is_empty() { w.text(&url) } else { w.inlines(text) }),
                    None => self.inlines(text),
                },
                Inline::Mention { account, name } => match account.as_deref().and_then(self.mention) {
                    Some(url) => self.link(&url, |w| w.text(name)),
                    None => self.text(name),
                },
                Inline::Break => self.out.push_str("<br>"),
            }
        }
    }

    fn link(&mut self, url: &str, inside: impl FnOnce(&mut Self)) {
        self.out.push_str(&format!("<a href=\"{}\">", escape(url)));
        inside(self);
        self.out.push_str("</a>");
    }

    fn wrap(&mut self, tag: &str, inside: impl FnOnce(&mut Self)) {
        self.out.push_str(&format!("<{tag}>"));
        inside(self);
        self.out.push_str(&format!("</{tag}>"));
    }

    fn text(&mut self, text: &str) {
        self.out.push_str(&escape(&clean_text(text).replace('\n', " ")));
    }
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::samples::{docs, everything, hostile_text};
    use expect_test::expect;
    use proptest::prelude::*;

    fn matrix_to(account: &str) -> Option<String> {
        account.strip_prefix("matrix/").map(|id| format!("https://matrix.to/#/{id}"))
    }

    #[test]
    fn everything_in_allowed_tags() {
        let html = html(&everything(), &matrix_to).replace("><", ">\n<");
        expect![[r#"
            <h4>Trin 2: det, vi så</h4>
            <p>Hej <a href="https://matrix.to/#/@anna:example.dk">Anna Sø</a> &amp; gæst &lt;b&gt;. Nu er der <strong>3 minutter <em>tilbage</em>
            </strong>, til kl. 10.35.<br>Skriv <code>!dialog svar 2</code> eller læs <a href="https://example.dk/om?a=1&amp;b=2">mere her</a>.</p>
            <ul>
            <li>* ikke en liste</li>
            <li>to<ol start="3">
            <li>tre</li>
            <li>fire</li>
            </ol>
            </li>
            </ul>
            <blockquote>
            <p>1. Vi prøver det.</p>
            <p># Ja</p>
            </blockquote>
            <pre>
            <code>if a &lt; b {
                ```
            }</code>
            </pre>
            <hr>
            <p>_slut_ [x](javascript:y) &lt;script&gt;</p>"#]].assert_eq(&html);
    }

    /// The tags in `html`, each as it stands between `<` and `>`.
    fn tags(html: &str) -> Vec<&str> {
        html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()).collect()
    }

    proptest! {
        #[test]
        fn text_never_becomes_a_tag(text in hostile_text(), name in hostile_text()) {
            let doc = Doc(vec![Block::Paragraph(vec![
                Inline::Text(text),
                Inline::Mention { account: Some(format!("matrix/{name}")), name: name.clone() },
            ])]);
            let html = html(&doc, &matrix_to);
            let tags = tags(&html);
            prop_assert_eq!(tags.len(), 4, "{}", html);
            prop_assert_eq!(tags[1].matches('"').count(), 2, "{}", html);
        }

        #[test]
        fn every_tag_is_allowed_and_closed(doc in docs()) {
            let html = html(&doc, &|_| None);
            let mut open = Vec::new();
            for tag in tags(&html) {
                let name = tag.split(' ').next().unwrap();
                if let Some(name) = name.strip_prefix('/') {
                    prop_assert_eq!(open.pop(), Some(name));
                } else if !["br", "hr"].contains(&name) {
                    let allowed = ["h4", "p", "ul", "ol", "li", "blockquote", "strong", "em", "code", "pre", "a"];
                    prop_assert!(allowed.contains(&name), "{}", tag);
                    open.push(name);
                }
            }
            prop_assert!(open.is_empty());
        }
    }
}
