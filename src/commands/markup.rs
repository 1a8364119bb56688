//! Finds what is not said by the writer: code blocks, inline code and quotes. A command in there is not a command.
//! Deliberately absent: every other piece of Markdown.

/// Stands for one stretch of code or one quoted line. A control character, so cleaned text never holds it.
pub const MASK: char = '\u{1a}';

/// The text with code and quotes replaced by [`MASK`]; lines stay lines. Expects cleaned text.
pub fn mask(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut fence: Option<Fence> = None;
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            out.push('\n');
        }
        match fence {
            Some(open) => {
                if open.is_closed_by(line) {
                    fence = None;
                }
                out.push(MASK);
            }
            None => match Fence::opened_by(line) {
                Some(open) => {
                    fence = Some(open);
                    out.push(MASK);
                }
                None if line.trim_start().starts_with('>') => out.push(MASK),
                None => mask_inline(line, &mut out),
            },
        }
    }
    out
}

/// What the writer said of masked text: code gone, spaces collapsed, quoted lines left out.
pub fn said(masked: &str) -> String {
    let mut lines = Vec::new();
    for line in masked.split('\n') {
        let words = line.split(|c: char| c.is_whitespace() || c == MASK).filter(|w| !w.is_empty());
        let words = words.collect::<Vec<_>>().join(" ");
        if !(words.is_empty() && line.contains(MASK)) {
            lines.push(words);
        }
    }
    lines.join("\n").trim().to_owned()
}

#[derive(Clone, Copy)]
struct Fence {
    mark: char,
    length: usize,
}

impl Fence {
    fn opened_by(line: &str) -> Option<Self> {
        let line = line.trim_start();
        let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let length = line.chars().take_while(|c| *c == mark).count();
        // ```one line``` is inline code, not the start of a block (CommonMark 4.5).
        let info = &line[length..];
        (length >= 3 && !(mark == '`' && info.contains('`'))).then_some(Self { mark, length })
    }

    fn is_closed_by(self, line: &str) -> bool {
        let line = line.trim();
        line.chars().count() >= self.length && line.chars().all(|c| c == self.mark)
    }
}

/// Replaces `code` on one line: a run of backticks up to the next run of the same length. A run without a partner
/// is just backticks.
fn mask_inline(line: &str, out: &mut String) {
    let runs = backtick_runs(line);
    // For each run the next one of the same length, found from the back: one pass, however many runs there are.
    let mut next_of = vec![None; runs.len()];
    let mut seen = std::collections::BTreeMap::new();
    for (i, (_, length)) in runs.iter().enumerate().rev() {
        next_of[i] = seen.insert(*length, i);
    }
    let (mut from, mut i) = (0, 0);
    while i < runs.len() {
        let Some(close) = next_of[i] else {
            i += 1;
            continue;
        };
        out.push_str(&line[from..runs[i].0]);
        out.push(MASK);
        from = runs[close].0 + runs[close].1;
        i = close + 1;
    }
    out.push_str(&line[from..]);
}

/// Start (in bytes) and length of each run of backticks.
fn backtick_runs(line: &str) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in line.match_indices('`') {
        match runs.last_mut() {
            Some((start, length)) if *start + *length == at => *length += 1,
            _ => runs.push((at, 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(mask(text).replace(MASK, "#"), expected, "for {text:?}");
    }

    #[test]
    fn code_and_quotes_are_masked() {
        check("intet her", "intet her");
        check("a `b` c", "a # c");
        check("a ``b ` c`` d", "a # d");
        check("en enlig ` tilbage", "en enlig ` tilbage");
        check("```en linje``` efter", "# efter");
        check("før\n```\nkode\n```\nefter", "før\n#\n#\n#\nefter");
        check("```rust\nkode\n``\n````\nefter", "#\n#\n#\n#\nefter");
        check("~~~\n```\n~~~\nefter", "#\n#\n#\nefter");
        check("```\naldrig lukket", "#\n#");
        check("> citat\n >> mere\nsagt", "#\n#\nsagt");
        check("1 > 2", "1 > 2");
    }

    #[test]
    fn what_was_said_leaves_them_out() {
        assert_eq!(said(&mask("vi brugte `MitID`  i dag\n> citat\n\nog mere")), "vi brugte i dag\n\nog mere");
    }
}
