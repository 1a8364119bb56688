//! The README and the guides against the program: the commands they name exist, and the files they point at are there.
//!
//! Deliberately absent: what is said about a command; the table's words are the bot's own help.

use drejebog::commands::table::{Row, TABLE, Who};
use drejebog::commands::{Parsed, Place, parse};
use drejebog::dialogue::lang::Lang;
use drejebog::playbook::built_in::PACKS;
use drejebog::prompts::built_in;
use drejebog::prompts::engine::{Manner, Prompts};
use std::fs;
use std::path::{Path, PathBuf};

const PAGES: [&str; 10] = [
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.md",
    "docs/discord.md",
    "docs/facilitator.md",
    "docs/facilitator.en.md",
    "docs/operations.md",
    "docs/pilot.md",
    "docs/privacy.md",
];

#[test]
fn the_readme_has_the_table_of_commands() {
    let prompts = built_in::prompts(Manner::Messages).unwrap();
    let table = table(&prompts);
    assert!(page("README.md").contains(&table), "README.md needs this table of commands:\n\n{table}");
}

#[test]
fn every_command_on_a_page_is_one() {
    let mut seen = 0;
    for name in PAGES {
        let text = page(name);
        for code in code(&text).filter(|code| code.starts_with("!dialog ") && !is_form(code)) {
            seen += 1;
            let parsed = parse(code, Place::Channel, &[]);
            assert!(matches!(parsed, Parsed::Command(_)), "{name}: `{code}` is understood as {parsed:?}");
        }
    }
    assert!(seen > 10, "only {seen} commands were found on the pages");
}

#[test]
fn everything_the_guide_says_to_write_is_understood_in_private() {
    let text = format!("{}\n{}", page("docs/facilitator.md"), page("docs/facilitator.en.md"));
    let playbook = |word: &str| PACKS.iter().any(|(name, _)| *name == word);
    let bare: Vec<&str> = code(&text).filter(|code| !code.starts_with("!dialog") && !playbook(code)).collect();
    assert!(bare.len() > 5, "{bare:?}");
    for code in bare {
        let parsed = parse(code, Place::Private, &[]);
        assert!(matches!(parsed, Parsed::Command(_)), "`{code}` is understood as {parsed:?}");
    }
}

#[test]
fn rehearsals_on_a_page_are_of_playbooks_there_are() {
    for name in PAGES {
        let text = page(name);
        for rest in text.split("rehearse ").skip(1) {
            let word: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect();
            let known = PACKS.iter().any(|(pack, _)| *pack == word);
            assert!(known || word.is_empty() || word.starts_with('-'), "{name}: `rehearse {word}`");
        }
    }
}

#[test]
fn links_lead_somewhere() {
    let mut seen = 0;
    for name in PAGES {
        let text = page(name);
        let folder = root().join(name).parent().unwrap().to_owned();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if target.contains("://") {
                continue;
            }
            seen += 1;
            let (file, place) = target.split_once('#').unwrap_or((target, ""));
            let path = if file.is_empty() { root().join(name) } else { folder.join(file) };
            assert!(path.exists(), "{name}: {target} is not there");
            let has_place = || fs::read_to_string(&path).unwrap().lines().filter_map(anchor).any(|a| a == place);
            assert!(place.is_empty() || has_place(), "{name}: {target} has no such heading");
        }
    }
    assert!(seen > 5, "only {seen} links were found");
}

/// Whoever searches the page at night for what the log says must find it.
#[test]
fn log_lines_in_the_operations_guide_are_in_the_program() {
    let mut sources = String::new();
    for entry in walkdir::WalkDir::new(root().join("src")).into_iter().map(Result::unwrap) {
        if entry.path().extension().is_some_and(|extension| extension == "rs") {
            // A long literal goes on after a backslash and the next line's indentation.
            let text = fs::read_to_string(entry.path()).unwrap();
            sources.extend(text.split("\\\n").map(str::trim_start));
        }
    }
    let mut seen = 0;
    let page = page("docs/operations.md");
    for cell in page.lines().filter_map(|line| line.strip_prefix("| `")?.split(" | ").next()) {
        for code in code(&format!("`{cell}")) {
            let words = code.split('…').map(|part| part.split_once(" version=").map_or(part, |(words, _)| words));
            let words = words.map(|part| part.split_once(" file=").map_or(part, |(words, _)| words).trim());
            for words in words.filter(|words| !words.is_empty()) {
                seen += 1;
                assert!(sources.contains(words), "nothing in the program says {words:?}");
            }
        }
    }
    assert!(seen > 25, "only {seen} were found");
}

/// As help shows it, the facilitator's commands marked.
fn table(prompts: &Prompts) -> String {
    let row = |row: &Row| {
        let what = prompts.render_line(Lang::En, row.help, &[]).unwrap();
        let steers = if row.who == Who::Facilitator { " ▶" } else { "" };
        format!("| `{}` | `{}` | {what}{steers} |\n", written(row, Lang::Da), written(row, Lang::En))
    };
    let head = "| Danish | English | what it does |\n|---|---|---|\n";
    TABLE.iter().fold(head.to_owned(), |table, next| table + row(next).as_str())
}

/// All names of a command, then what it takes. A bar inside a table stands behind a backslash.
fn written(row: &Row, lang: Lang) -> String {
    let whole = format!("{} {}", row.names(lang).join(" / "), row.form(lang));
    whole.trim_end().replace('|', "\\|")
}

/// What stands between single backticks, line by line, outside code blocks.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let prose = text.split("\n```").step_by(2);
    prose.flat_map(str::lines).flat_map(|line| line.split('`').skip(1).step_by(2))
}

/// What links to a heading: small letters, hyphens for spaces, no punctuation.
fn anchor(line: &str) -> Option<String> {
    let heading = line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#'))?;
    let kept = heading.to_lowercase().chars().filter(|c| c.is_alphanumeric() || " -".contains(*c)).collect::<String>();
    Some(kept.replace(' ', "-"))
}

/// A form with places to fill in, not something to type.
fn is_form(code: &str) -> bool {
    code.contains(['<', '[', '…'])
}

fn page(name: &str) -> String {
    let path = root().join(name);
    fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}
