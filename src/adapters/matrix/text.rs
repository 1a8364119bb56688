//! The text of a Matrix message as the person meant it: without the quoted reply, with code and quotes still marked.
//!
//! Deliberately absent: full HTML. Only what tells a command from something shown is kept.

/// The plain body; where the formatted body has code or quotes that the plain one does not mark, the text is taken
/// from the formatted body with their Markdown marks put back. `is_reply` says that the message answers another, so
/// that old clients' quotation of it may stand before the text.
pub(super) fn text(body: &str, formatted: Option<&str>, is_reply: bool) -> String {
    let body = if is_reply { without_quoted_reply(body) } else { body };
    let Some(html) = formatted else { return body.to_owned() };
    let has = |tag: &str| html.contains(&format!("<{tag}>")) || html.contains(&format!("<{tag} "));
    let code_is_unmarked = (has("pre") || has("code")) && !body.contains('`');
    let quote_is_unmarked = has("blockquote") && !body.lines().any(|line| line.trim_start().starts_with('>'));
    if code_is_unmarked || quote_is_unmarked { marked(html) } else { body.to_owned() }
}

/// Old clients begin a reply with `> <@anna:example.dk> her words` and an empty line.
fn without_quoted_reply(body: &str) -> &str {
    if !(body.starts_with("> <@") || body.starts_with("> * <@")) {
        return body;
    }
    let mut rest = body;
    while rest.starts_with('>') {
        rest = rest.split_once('\n').map_or("", |(_, after)| after);
    }
    rest.strip_prefix('\n').unwrap_or(rest)
}

/// The text of `html` with ``` around code blocks, ` around code and > before quotes.
fn marked(html: &str) -> String {
    let mut out = Marked::default();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        out.text(&unescaped(before));
        let Some((tag, following)) = after.split_once('>') else {
            rest = after;
            break;
        };
        out.tag(tag);
        rest = following;
    }
    out.text(&unescaped(rest));
    out.text.trim_matches('\n').to_owned()
}

#[derive(Default)]
struct Marked {
    text: String,
    /// How many quotes we are within.
    quotes: usize,
    in_block: bool,
    /// Within an old client's quotation of the message that is answered.
    in_reply: bool,
}

impl Marked {
    fn text(&mut self, text: &str) {
        if self.in_reply {
            return;
        }
        for part in text.split_inclusive('\n') {
            if self.quotes > 0 && !part.trim().is_empty() && (self.text.is_empty() || self.text.ends_with('\n')) {
                self.text.push_str(&"> ".repeat(self.quotes));
            }
            self.text.push_str(part);
        }
    }

    fn tag(&mut self, tag: &str) {
        let closes = tag.starts_with('/');
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default().to_ascii_lowercase();
        match name.as_str() {
            "mx-reply" => self.in_reply = !closes,
            "pre" => {
                self.line();
                self.in_block = !closes;
                self.text("```\n");
            }
            "code" if !self.in_block => self.text("`"),
            "blockquote" => {
                self.line();
                self.quotes = if closes { self.quotes.saturating_sub(1) } else { self.quotes + 1 };
            }
            "br" => self.text("\n"),
            "p" | "div" | "li" | "ul" | "ol" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.line(),
            _ => {}
        }
    }

    /// What follows starts on a line of its own.
    fn line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text("\n");
        }
    }
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
}

/// The people a message's formatted body links to, for clients that do not list mentions.
pub(super) fn linked_users(html: &str) -> Vec<String> {
    let mut users = Vec::new();
    for after in html.split("https://matrix.to/#/").skip(1) {
        let end = after.find(['"', '\'', '?', '<', '>', ' ']).unwrap_or(after.len());
        let user = after[..end].replace("%40", "@").replace("%3A", ":").replace("%3a", ":");
        if user.starts_with('@') && !users.contains(&user) {
            users.push(user);
        }
    }
    users
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plain_body_is_taken_as_it_is() {
        assert_eq!(text("!dialog **hjælp**", Some("!dialog <strong>hjælp</strong>"), false), "!dialog **hjælp**");
        assert_eq!(text("> citat\nsvar", Some("<blockquote>citat</blockquote>svar"), false), "> citat\nsvar");
    }

    #[test]
    fn an_old_clients_quotation_of_the_answered_message_is_taken_away() {
        let body = "> <@anna:example.dk> !dialog start x\n> mere\n\nja tak";
        assert_eq!(text(body, None, true), "ja tak");
        assert_eq!(text(body, None, false), body);
        assert_eq!(text("> mit eget citat\nog svar", None, true), "> mit eget citat\nog svar");
    }

    #[test]
    fn code_and_quotes_that_only_the_formatted_body_marks_are_marked() {
        let cases = [
            ("skriv !dialog start", "skriv <code>!dialog start</code>", "skriv `!dialog start`"),
            (
                "prøv:\n!dialog start",
                "<p>prøv:</p><pre><code class=\"x\">!dialog start\n</code></pre><p>så</p>",
                "prøv:\n```\n!dialog start\n```\nså",
            ),
            (
                "!dialog start\nenig &",
                "<blockquote><p>!dialog start</p></blockquote><p>enig &amp;</p>",
                "> !dialog start\nenig &",
            ),
            ("ja `", "<mx-reply><blockquote>gammelt</blockquote></mx-reply>ja &lt;b&gt;", "ja <b>"),
        ];
        for (body, html, expected) in cases {
            let body = body.trim_end_matches(" `");
            assert_eq!(text(body, Some(html), true), expected, "{html}");
        }
    }

    #[test]
    fn broken_html_is_survived() {
        for html in ["<code", "<code><", "</blockquote><code>x", "<pre><pre></pre>", "&lt;<code>"] {
            let _ = text("x", Some(html), true);
        }
    }

    #[test]
    fn links_to_people_are_found() {
        let html = r#"<a href="https://matrix.to/#/@anna:example.dk">Anna</a> <a href="https://matrix.to/#/%40bo%3Aexample.dk">Bo</a> <a href="https://matrix.to/#/!room:x">r</a>"#;
        assert_eq!(linked_users(html), ["@anna:example.dk", "@bo:example.dk"]);
    }
}
