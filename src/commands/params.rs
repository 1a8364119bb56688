//! How each command reads what follows its name. Forgiving about spelling, strict about meaning: what is not
//! understood is a [`Fault`], never a guess at something that cannot be undone.
//! Deliberately absent: what is written in fields (`fields`), and what has a file of its own: `planning`, `series`.

use super::answers::{self, Heard};
use super::args::{Args, Fault, LONGEST_NAME};
use super::fold::{fold, fold_word, is_trailing, number, said_number};
use super::forgiving::without_courtesy;
use super::names;
use crate::calendar::parse_duration_minutes;
use crate::dialogue::command::{Command, Item, PersonRef};
use crate::dialogue::ids::Account;
use crate::dialogue::lang::Lang;

/// `<playbook> [antal N] [sprog da|en]` in any order; a number or a language alone is understood too.
pub(super) fn start(args: &Args<'_>) -> Result<Command, Fault> {
    let (mut name, mut people, mut lang) = (Vec::new(), None, None);
    // `antal:9` and `antal=9` are `antal 9`.
    let spaced = args.line.replace([':', '=', '：'], " ");
    let mut words = spaced.split_whitespace();
    while let Some(word) = words.next() {
        let folded = fold_word(word);
        match folded.trim_start_matches('-') {
            "antal" | "people" | "deltagere" => {
                let given = words.next().ok_or(Fault::Usage)?;
                set(&mut people, counted(&fold_word(given), given)?)?;
            }
            "sprog" | "lang" | "language" => {
                let given = words.next().ok_or(Fault::Usage)?;
                set(&mut lang, fold_word(given).parse::<Lang>().map_err(|_| Fault::Word(given.to_owned()))?)?;
            }
            _ => match number(word) {
                Some(given) => set(&mut people, given)?,
                None => name.push(word),
            },
        }
    }
    let playbook = slug(&name.join(" "));
    if playbook.is_empty() { Err(Fault::Usage) } else { Ok(Command::Start { playbook, people, lang }) }
}

/// The playbook to print, or none.
pub(super) fn pack(args: &Args<'_>) -> Result<Command, Fault> {
    let playbook = slug(args.line);
    // A sentence that begins with the word is no playbook's name.
    if args.line.split_whitespace().count() > LONGEST_NAME {
        return Err(Fault::TooMuch(args.line.to_owned()));
    }
    Ok(Command::Pack((!playbook.is_empty()).then_some(playbook)))
}

/// `På tværs` -> `paa-tvaers`: the form in which playbooks are named.
pub fn slug(name: &str) -> String {
    // A name is a few words; the rest only makes the answer "no such playbook" long.
    let short: String = name.chars().take(60).collect();
    let folded = fold(&short);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// One guest by name; `gæst 8` is taken as `gæster 8`.
pub(super) fn guest(args: &Args<'_>) -> Result<Command, Fault> {
    if let Some(count) = number(args.line).or_else(|| said_number(args.line)) {
        return Ok(Command::Guests(count));
    }
    // One at a time: "Anna, Bo" as one name would count two people as one.
    let several = args.line.trim_end_matches(',').contains([',', ';', '/']);
    match names::clean_name(args.line) {
        Some(name) if !several => Ok(Command::Guest(name)),
        Some(_) => Err(Fault::OneName),
        None => Err(Fault::Usage),
    }
}

/// `[for <name>:] <text>`. Without the colon it is text: "For mange skemaer".
pub(super) fn point(args: &Args<'_>) -> Result<Command, Fault> {
    let text = some_text(args.block)?;
    if let Some((on_behalf, rest)) = on_behalf_of(&text) {
        return Ok(Command::Point { on_behalf: Some(on_behalf), text: some_text(rest)? });
    }
    Ok(Command::Point { on_behalf: None, text })
}

fn on_behalf_of(text: &str) -> Option<(String, &str)> {
    let (first, rest) = text.split_once(char::is_whitespace)?;
    if fold(first) != "for" {
        return None;
    }
    let (name, said) = rest.split_once([':', '：'])?;
    // A name is short, without a stop, and the colon ends it: "for 9:30" is a time.
    let words = name.split_whitespace().count();
    let like_name = (1..=4).contains(&words) && !name.contains(['\n', '.', ',', '?', '!']);
    let like_time = name.ends_with(|c: char| c.is_numeric()) && said.starts_with(|c: char| c.is_numeric());
    if !like_name || like_time {
        return None;
    }
    Some((names::clean_name(name)?, said))
}

/// A text, or the number of one of the group's ideas, written in ASCII digits.
pub(super) fn proposal(args: &Args<'_>) -> Result<Command, Fault> {
    let text = some_text(args.block)?;
    match one_number(&text) {
        Ok(Some(given)) => Ok(Command::Proposal(given.to_string())),
        _ => Ok(Command::Proposal(text)),
    }
}

/// `<principle> <text>`, the principle by its number.
pub(super) fn example(args: &Args<'_>) -> Result<Command, Fault> {
    let (first, rest) = args.block.trim().split_once(char::is_whitespace).ok_or(Fault::Usage)?;
    let principle = counted(first, first)?;
    Ok(Command::Example { principle, text: some_text(rest)? })
}

/// `[pointe|idé|forslag|eksempel|tema] <number>`.
pub(super) fn remove(args: &Args<'_>) -> Result<Command, Fault> {
    let (item, rest) = item(args.line);
    one_number(rest)?.map(|given| Command::Remove(item.unwrap_or(Item::Point), given)).ok_or(Fault::Usage)
}

/// `[pointe|idé|forslag|eksempel|tema] <number>[:] <text>`.
pub(super) fn reword(args: &Args<'_>) -> Result<Command, Fault> {
    let (item, rest) = item(args.block);
    let (number, text) = numbered_text(rest).ok_or(Fault::Usage)?;
    Ok(Command::Reword { item: item.unwrap_or(Item::Point), number, text: some_text(text)? })
}

/// Is it plain that a number is meant, and not a text that has one in it?
pub(super) fn says_of_what(args: &Args<'_>) -> bool {
    let (item, rest) = item(args.block);
    let number = rest.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    item.is_some() || number.trim_start().starts_with([':', '：'])
}

fn numbered_text(text: &str) -> Option<(u16, &str)> {
    let text = text.trim_start();
    let text = ["nr.", "nr", "no.", "#"].iter().find_map(|lead| text.strip_prefix(lead)).unwrap_or(text).trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let (digits, rest) = text.split_at(end);
    let apart = rest.starts_with(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '.' | ')'));
    Some((number(digits).filter(|_| apart)?, rest.trim_start_matches(['.', ')'])))
}

/// What kind of thing is meant, where the first word says so, and what follows it.
pub(super) fn item(text: &str) -> (Option<Item>, &str) {
    let text = text.trim_start();
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let item = match fold_word(first).as_str() {
        "pointe" | "point" => Item::Point,
        "ide" | "idea" => Item::Idea,
        "forslag" | "proposal" => Item::Proposal,
        "eksempel" | "example" => Item::Example,
        "tema" | "theme" => Item::Theme,
        _ => return (None, text),
    };
    (Some(item), rest)
}

/// `<word or number> [for <name>] [reason]`.
pub(super) fn answer(args: &Args<'_>) -> Result<Command, Fault> {
    let empty = || if args.block.trim().is_empty() { Fault::Usage } else { Fault::Word(args.block.trim().to_owned()) };
    answers::read(args.block, Heard::AsAnswer)?.map(Command::Answer).ok_or_else(empty)
}

/// Whoever is meant: a mention, `mig`, or a name.
pub fn person(text: &str, mentions: &[(String, Account)]) -> Option<PersonRef> {
    let text = text.trim().trim_end_matches(is_trailing).trim_end();
    if let Some(account) = mentioned(text, mentions) {
        return Some(PersonRef::Account(account.clone()));
    }
    if is_me(text) { Some(PersonRef::Me) } else { names::clean_name(text).map(PersonRef::Name) }
}

fn mentioned<'a>(text: &str, mentions: &'a [(String, Account)]) -> Option<&'a Account> {
    let bare = fold(text);
    let bare = bare.trim_start_matches('@');
    let is_meant = |(shown, account): &&(String, Account)| {
        let (shown, id) = (fold(shown), fold(&account.0));
        // `matrix/@anna:example.dk` is also written `@anna:example.dk` and `@anna`.
        let id = id.rsplit('/').next().unwrap_or_default().trim_start_matches('@');
        let local = id.split(':').next().unwrap_or_default();
        !bare.is_empty() && [shown.trim_start_matches('@'), id, local].contains(&bare)
    };
    if let Some((_, account)) = mentions.iter().find(is_meant) {
        return Some(account);
    }
    match mentions {
        // Platforms write the name of whom they mention in their own way. With one mention there is no doubt,
        // unless the text is plainly somebody else's name.
        [(shown, account)] if text.starts_with('@') || (shown.is_empty() && !text.is_empty() && !is_me(text)) => {
            Some(account)
        }
        _ => None,
    }
}

fn is_me(text: &str) -> bool {
    matches!(fold(text).as_str(), "mig" | "mig selv" | "jeg" | "me" | "myself")
}

/// A text that says something.
pub(super) fn some_text(text: &str) -> Result<String, Fault> {
    let text = text.trim_start_matches([':', '：']).trim();
    if text.chars().any(char::is_alphanumeric) { Ok(text.to_owned()) } else { Err(Fault::Usage) }
}

/// At most one number, with the words people put around it; anything else is a fault.
pub(super) fn one_number(text: &str) -> Result<Option<u16>, Fault> {
    let mut found = None;
    for word in without_courtesy(text).split_whitespace() {
        let folded = fold_word(word);
        if AROUND_A_NUMBER.contains(&folded.as_str()) {
            continue;
        }
        // `5min`
        let digits = folded.trim_end_matches("minutter").trim_end_matches("minutes").trim_end_matches("min");
        set(&mut found, counted(digits, text)?)?;
    }
    Ok(found)
}

/// A whole number, in digits or in words; else what is wrong with it.
pub(super) fn counted(digits: &str, written: &str) -> Result<u16, Fault> {
    let is_long = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    number(digits)
        .or_else(|| said_number(digits))
        .ok_or_else(|| if is_long { Fault::TooBig { most: u16::MAX } } else { Fault::Word(written.to_owned()) })
}

/// Minutes, also as `et kvarter` and `en halv time`.
pub(super) fn minutes(text: &str) -> Result<Option<u16>, Fault> {
    if let Some(minutes) = parse_duration_minutes(text).ok().and_then(|minutes| u16::try_from(minutes).ok()) {
        return Ok(Some(minutes));
    }
    let said: Vec<String> = without_courtesy(text).split_whitespace().map(fold_word).collect();
    let said: Vec<&str> = said.iter().map(String::as_str).filter(|word| !matches!(*word, "mere" | "more")).collect();
    Ok(Some(match said[..] {
        ["kvarter" | "quarter"] | ["et" | "a", "kvarter" | "quarter"] => 15,
        ["a" | "one", "quarter", "of", "an", "hour"] | ["quarter", "of", "an", "hour"] => 15,
        ["halv" | "half", "time" | "hour"] | ["en" | "a", "halv" | "half", "time" | "hour"] => 30,
        ["half", "an", "hour"] => 30,
        ["time" | "hour"] | ["en" | "an" | "one", "time" | "hour"] => 60,
        ["et" | "a" | "en" | "one", "minut" | "minute"] => 1,
        ["et" | "a", "par", "minutter"] | ["a", "couple", "of", "minutes"] => 2,
        _ => return one_number(&said.join(" ")),
    }))
}

const AROUND_A_NUMBER: [&str; 14] = [
    "nr", "no", "nummer", "number", "min", "minut", "minutter", "minute", "minutes", "forslag", "proposal", "om", "on",
    "for",
];

/// Each thing once.
pub(super) fn set<T>(slot: &mut Option<T>, value: T) -> Result<(), Fault> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(Fault::Twice),
    }
}
