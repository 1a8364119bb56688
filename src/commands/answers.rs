//! The words and signs people answer with, in both languages, and the reason they write behind.
//!
//! Forgiving about how something is said, never about what: a number followed by other words is only an answer where
//! something stands between them, since "2 skilte" is an idea. Deliberately absent: what is asked just now and which of
//! these words it takes (`dialogue::answer`).

use super::args::Fault;
use super::fold::{fold, fold_word, is_trailing, number, said_number};
use super::names;
use crate::dialogue::answer::{Answer, AnswerWord};

use AnswerWord::{Agree, Decline, No, Number, Objection, Question, Yes};

/// Words that can only be an answer, also where nobody knows what is asked.
const PLAIN: [(&str, AnswerWord); 12] = [
    ("enig", Agree),
    ("spørgsmål", Question),
    ("indvending", Objection),
    ("agree", Agree),
    ("question", Question),
    ("objection", Objection),
    ("ja", Yes),
    ("nej", No),
    ("yes", Yes),
    ("no", No),
    ("jeg er enig", Agree),
    ("i agree", Agree),
];

/// Words that are an answer where something is asked, and small talk elsewhere.
const LOOSE: [(&str, AnswerWord); 117] = [
    ("helt enig", Agree),
    ("er enig", Agree),
    ("jeg er helt enig", Agree),
    ("vi er enige", Agree),
    ("enige", Agree),
    ("ingen indvending", Agree),
    ("ingen indvendinger", Agree),
    ("ikke nogen indvendinger", Agree),
    ("jeg har ingen indvendinger", Agree),
    ("jeg har ingen indvending", Agree),
    ("har ingen indvendinger", Agree),
    ("det kan jeg leve med", Agree),
    ("kan leve med det", Agree),
    ("kan godt leve med det", Agree),
    ("jeg kan leve med det", Agree),
    ("jeg kan godt leve med det", Agree),
    ("ok", Agree),
    ("okay", Agree),
    ("okey", Agree),
    ("fint", Agree),
    ("helt fint", Agree),
    ("det er fint", Agree),
    ("fint med mig", Agree),
    ("fint for mig", Agree),
    ("godt nok", Agree),
    ("i orden", Agree),
    ("helt i orden", Agree),
    ("det er i orden", Agree),
    ("+1", Agree),
    ("agreed", Agree),
    ("fully agree", Agree),
    ("i fully agree", Agree),
    ("no objection", Agree),
    ("no objections", Agree),
    ("i have no objection", Agree),
    ("i have no objections", Agree),
    ("i can live with it", Agree),
    ("i can live with that", Agree),
    ("can live with it", Agree),
    ("fine", Agree),
    ("fine by me", Agree),
    ("fine with me", Agree),
    ("sounds good", Agree),
    ("works for me", Agree),
    ("lgtm", Agree),
    ("jeg har et spørgsmål", Question),
    ("har et spørgsmål", Question),
    ("et spørgsmål", Question),
    ("mit spørgsmål", Question),
    ("spm", Question),
    ("i have a question", Question),
    ("have a question", Question),
    ("a question", Question),
    ("my question", Question),
    ("jeg har en indvending", Objection),
    ("har en indvending", Objection),
    ("en indvending", Objection),
    ("min indvending", Objection),
    ("indsigelse", Objection),
    ("jeg indvender", Objection),
    ("i object", Objection),
    ("i have an objection", Objection),
    ("have an objection", Objection),
    ("an objection", Objection),
    ("my objection", Objection),
    ("object", Objection),
    ("uenig", No),
    ("helt uenig", No),
    ("jeg er uenig", No),
    ("jeg er helt uenig", No),
    ("ikke enig", No),
    ("er ikke enig", No),
    ("jeg er ikke enig", No),
    ("disagree", No),
    ("i disagree", No),
    ("not agree", No),
    ("i do not agree", No),
    ("i don't agree", No),
    ("i dont agree", No),
    ("det kan jeg ikke leve med", No),
    ("kan ikke leve med det", No),
    ("jeg kan ikke leve med det", No),
    ("i cannot live with it", No),
    ("i can't live with it", No),
    ("jep", Yes),
    ("jeps", Yes),
    ("jo", Yes),
    ("jada", Yes),
    ("japs", Yes),
    ("ja da", Yes),
    ("ja tak", Yes),
    ("ja gerne", Yes),
    ("jo tak", Yes),
    ("gerne", Yes),
    ("meget gerne", Yes),
    ("yep", Yes),
    ("yup", Yes),
    ("yeah", Yes),
    ("yes please", Yes),
    ("sure", Yes),
    ("of course", Yes),
    ("selvfølgelig", Yes),
    ("det passer", Yes),
    ("det er rigtigt", Yes),
    ("rigtigt", Yes),
    ("that's right", Yes),
    ("correct", Yes),
    ("niks", No),
    ("næ", No),
    ("nej tak", No),
    ("nope", No),
    ("nah", No),
    ("no thanks", No),
    ("no thank you", No),
    ("ellers tak", No),
    ("fortryd", Number(0)),
    ("undo", Number(0)),
];

/// The most words in an answer: `jeg kan godt leve med det`.
const LONGEST: usize = 6;

/// Signs people type in place of the words.
const SIGNS: [(char, AnswerWord); 26] = [
    ('👍', Agree),
    ('👌', Agree),
    ('🆗', Agree),
    ('💯', Agree),
    ('✅', Yes),
    ('✔', Yes),
    ('☑', Yes),
    ('🤝', Yes),
    ('❓', Question),
    ('❔', Question),
    ('⁉', Question),
    ('✋', Objection),
    ('🤚', Objection),
    ('🖐', Objection),
    ('🛑', Objection),
    ('⛔', Objection),
    ('👎', No),
    ('🙅', No),
    ('❌', No),
    ('✖', No),
    ('✗', No),
    ('✘', No),
    ('🚫', No),
    ('🙏', Decline),
    ('🔟', Number(10)),
    ('👏', Agree),
];

/// How sure it is that an answer is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It was said to be one: `svar …`, or the prefix stood before it.
    AsAnswer,
    /// Something is asked of the writer, in private: a word and a reason may be the answer.
    WhenAsked,
    /// Something is asked where others talk too: only what the question shows.
    AmongOthers,
}

/// Reads an answer; none where it is not one.
///
/// # Errors
///
/// It is plainly an answer, but to more than one thing, or a number that cannot be meant.
pub(super) fn read(text: &str, heard: Heard) -> Result<Option<Answer>, Fault> {
    let text = text.trim();
    let Some((said, rest)) = leading(text, heard) else { return Ok(None) };
    let (apart, rest) = behind(rest);
    if rest.is_empty() {
        return Ok(Some(Answer::of(said)));
    }
    let is_number = matches!(said, Number(_));
    if is_number && another_number(rest) {
        return if heard == Heard::AsAnswer { Err(Fault::OneAnswer) } else { Ok(None) };
    }
    if fold_word(rest) == "for" {
        return if heard == Heard::AsAnswer { Err(Fault::Usage) } else { Ok(None) };
    }
    let (on_behalf, rest) = match on_behalf(rest) {
        Some((name, rest)) if !apart => (Some(name), rest),
        _ => (None, rest),
    };
    let because = begins_a_reason(rest);
    if on_behalf.is_none() && is_number && !apart && !because && heard != Heard::AsAnswer {
        return Ok(None);
    }
    let rest = without_because(rest).trim();
    let reason = rest.chars().any(char::is_alphanumeric).then(|| rest.to_owned());
    if heard == Heard::AmongOthers && (reason.is_some() && !matches!(said, Objection | Question) || on_behalf.is_some())
    {
        return Ok(None);
    }
    Ok(Some(Answer { said, reason, on_behalf }))
}

/// An answer where something is asked of the writer.
pub fn when_asked(text: &str) -> Option<Answer> {
    read(text, Heard::WhenAsked).ok().flatten()
}

/// An answer where something is asked in a channel, in which people also talk: the question's own words and signs.
pub fn among_others(text: &str) -> Option<Answer> {
    read(text, Heard::AmongOthers).ok().flatten()
}

/// The number of a text that is a number and nothing else: `2`, `nr. 2`, `!dialog 2`.
pub fn chosen_number(text: &str) -> Option<u16> {
    let text = text.trim();
    let text = text.strip_prefix(super::PREFIX).unwrap_or(text);
    match when_asked(text)? {
        Answer { said: Number(number), reason: None, on_behalf: None } => Some(number),
        _ => None,
    }
}

/// A whole text that can only be an answer, wherever it is written.
pub(super) fn plain(text: &str) -> Option<AnswerWord> {
    let said = spaced(text);
    PLAIN.iter().find(|(word, _)| fold(word) == said).map(|(_, said)| *said)
}

/// Does a text begin as an answer does?
pub(super) fn is_answer(text: &str) -> bool {
    leading(text.trim(), Heard::AsAnswer).is_some()
}

/// The word, number or sign a text begins with, and what follows it.
fn leading(text: &str, heard: Heard) -> Option<(AnswerWord, &str)> {
    if let Some(found) = sign(text) {
        return Some(found);
    }
    let (first, _) = first_word(text)?;
    if first.len() > 120 {
        return None;
    }
    let mut ends = Vec::with_capacity(LONGEST);
    let (mut at, mut phrase) = (0, String::new());
    while ends.len() < LONGEST {
        let lead = text[at..].len() - text[at..].trim_start().len();
        let Some((word, _)) = first_word(&text[at + lead..]).filter(|(word, _)| word.len() <= 120) else { break };
        at += lead + word.len();
        if !phrase.is_empty() {
            phrase.push(' ');
        }
        phrase.push_str(&fold_word(word));
        ends.push((phrase.clone(), at));
    }
    let words = || PLAIN.iter().chain(LOOSE.iter().filter(|_| heard != Heard::AmongOthers));
    for (phrase, end) in ends.iter().rev() {
        let own = |said: AnswerWord| heard != Heard::AmongOthers || matches!(said, Agree | Question | Objection);
        if let Some((_, said)) = words().find(|(word, said)| fold(word) == *phrase && own(*said)) {
            // The colon or comma that ended the word still separates.
            let end = *end - trailing(&text[..*end]);
            return Some((*said, &text[end..]));
        }
    }
    numbered(text, heard)
}

/// `2`, `nr. 2`, `forslag 2`, `2️⃣`; after `svar` also `to`.
fn numbered(text: &str, heard: Heard) -> Option<(AnswerWord, &str)> {
    let (first, rest) = first_word(text)?;
    if matches!(fold_word(first).as_str(), "nr" | "no" | "nummer" | "number" | "forslag" | "proposal" | "option") {
        return numbered(rest.trim_start(), heard).filter(|_| !rest.trim().is_empty());
    }
    let digits = number(first).or_else(|| if heard == Heard::AmongOthers { None } else { said_number(first) });
    let given = digits?;
    let end = first.len() - trailing(first);
    Some((Number(given), &text[end..]))
}

/// How many bytes of punctuation a text ends with. A keycap's ring is part of its number.
fn trailing(text: &str) -> usize {
    text.len() - text.trim_end_matches(is_trailing).len()
}

/// A sign, in any skin and said once or more often.
fn sign(text: &str) -> Option<(AnswerWord, &str)> {
    let first = text.chars().next()?;
    let (_, said) = SIGNS.iter().find(|(sign, _)| *sign == first)?;
    Some((*said, text.trim_start_matches(|c: char| c == first || dresses(c))))
}

/// What only changes how the sign before it looks: skin, gender, variation.
pub(super) fn dresses(c: char) -> bool {
    matches!(c, '\u{1f3fb}'..='\u{1f3ff}' | '\u{fe0e}' | '\u{fe0f}' | '\u{200d}' | '\u{2640}' | '\u{2642}')
}

fn first_word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    if text.is_empty() {
        return None;
    }
    Some(text.split_at(text.find(char::is_whitespace).unwrap_or(text.len())))
}

/// What follows an answer, and whether something stood between: "nej, …", "indvending: …".
fn behind(rest: &str) -> (bool, &str) {
    let trimmed = rest.trim_start();
    let apart = |c: char| is_trailing(c) || matches!(c, '-' | '–' | '—' | '：' | '，') || dresses(c);
    let after = trimmed.trim_start_matches(apart);
    (after.len() < trimmed.len(), after.trim_start())
}

/// "1 og 3", "1, 3": an answer to two things at once.
fn another_number(rest: &str) -> bool {
    let Some((first, after)) = first_word(rest) else { return false };
    let first = fold_word(first);
    let joins = matches!(first.as_str(), "og" | "and" | "eller" | "or" | "+" | "&" | "/");
    let next = if joins { first_word(after).map(|(word, _)| fold_word(word)).unwrap_or_default() } else { first };
    number(&next).is_some()
}

/// `for Lone`, `for gæst 3: …`, `for Lone fordi …`: for whom, and what follows.
fn on_behalf(rest: &str) -> Option<(String, &str)> {
    let (first, after) = first_word(rest)?;
    if fold(first) != "for" {
        return None;
    }
    let after = after.trim_start();
    let mut end = after.find([':', ',', '–', '—', '：', '!', '?', '\n']).unwrap_or(after.len());
    let mut at = 0;
    for word in after[..end].split_inclusive(char::is_whitespace) {
        if at > 0 && is_because(word) {
            end = at;
            break;
        }
        at += word.len();
    }
    let name = after[..end].trim_end_matches(|c: char| is_trailing(c) || c.is_whitespace());
    // A name is a few words; a sentence that begins with "for" is a reason.
    let words = name.split_whitespace().count();
    let name = names::clean_name(name).filter(|_| words <= 4)?;
    let after = after[end..].trim_start_matches(|c: char| is_trailing(c) || matches!(c, '–' | '—' | '：'));
    Some((name, after.trim_start()))
}

fn begins_a_reason(rest: &str) -> bool {
    first_word(rest).is_some_and(|(word, _)| {
        is_because(word) || matches!(fold_word(word).as_str(), "men" | "but" | "da" | "hvis" | "if" | "og" | "and")
    })
}

fn is_because(word: &str) -> bool {
    matches!(fold_word(word.trim()).as_str(), "fordi" | "because" | "siden" | "since")
}

fn without_because(rest: &str) -> &str {
    match first_word(rest) {
        Some((word, after)) if matches!(fold_word(word).as_str(), "fordi" | "because") => after,
        _ => rest,
    }
}

fn spaced(text: &str) -> String {
    text.split_whitespace().take(LONGEST + 1).map(fold_word).collect::<Vec<_>>().join(" ")
}
