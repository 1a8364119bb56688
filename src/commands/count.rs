//! A show of hands, the ways people write it down: `1:4 2:3`, `1: 4, 2: 3`, `forslag 1 fik 4 og forslag 2 fik 3`,
//! `4 for 1, 3 for 2`, and for consent `3 ja, 1 indvending`.
//!
//! Deliberately absent: whether there are so many guests, and so many options (`dialogue`).

use super::args::{Args, Fault};
use super::fold::{fold, number, said_number};
use crate::dialogue::command::Command;
use crate::dialogue::event::{AGREE, OBJECTION, QUESTION};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Number(u16),
    /// An answer to a question for consent.
    Answer(u16),
    /// Between a choice and its hands: `1: 4`.
    Gets,
    /// Between hands and their choice: `4 for 1`.
    For,
    /// Between two counts.
    And,
}

/// Choice number to hands.
pub(super) fn count(args: &Args<'_>) -> Result<Command, Fault> {
    let unclear = || match args.block.trim() {
        "" => Fault::Usage,
        said => Fault::Word(said.to_owned()),
    };
    let tokens = tokens(args.block).ok_or_else(unclear)?;
    let mut rest = tokens.as_slice();
    let mut hands: Vec<(u16, u16)> = Vec::new();
    loop {
        while let [Token::And, after @ ..] = rest {
            rest = after;
        }
        if rest.is_empty() {
            break;
        }
        // A number alone says hands and no choice, or the other way round.
        let missing = || if matches!(rest, [Token::Number(_)]) { Fault::Usage } else { unclear() };
        let (choice, raised, after) = one(rest).ok_or_else(missing)?;
        // A choice twice is a slip.
        if hands.iter().any(|(seen, _)| *seen == choice) {
            return Err(Fault::Twice);
        }
        hands.push((choice, raised));
        rest = after;
    }
    if hands.is_empty() { Err(Fault::Usage) } else { Ok(Command::Count(hands)) }
}

/// One choice and its hands, and what follows. Two numbers beside each other could mean either.
fn one(tokens: &[Token]) -> Option<(u16, u16, &[Token])> {
    use Token::{Answer, For, Gets, Number};
    match tokens {
        [Number(choice) | Answer(choice), Gets, Number(raised), rest @ ..]
        | [Answer(choice), Number(raised), rest @ ..]
        | [Number(raised), For, Number(choice) | Answer(choice), rest @ ..]
        | [Number(raised), Answer(choice), rest @ ..] => Some((*choice, *raised, rest)),
        _ => None,
    }
}

/// None where something stands there that has no meaning in a count.
fn tokens(text: &str) -> Option<Vec<Token>> {
    let folded = fold(text);
    let mut found = Vec::new();
    let mut rest = folded.as_str();
    while let Some(first) = rest.chars().next() {
        let end = match kind(first) {
            Kind::Sign => first.len_utf8(),
            same => rest.find(|c: char| kind(c) != same).unwrap_or(rest.len()),
        };
        let (part, after) = rest.split_at(end);
        found.extend(token(part)?);
        rest = after;
    }
    Some(found)
}

#[derive(PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    Sign,
}

fn kind(c: char) -> Kind {
    match c {
        _ if c.is_ascii_digit() => Kind::Digit,
        _ if c.is_alphabetic() => Kind::Letter,
        _ => Kind::Sign,
    }
}

/// What a word or a sign means; nothing for those that only stand around numbers.
fn token(part: &str) -> Option<Option<Token>> {
    Some(Some(match part {
        ":" | "=" | "-" | "→" | "fik" | "faar" | "har" | "gets" | "got" | "has" => Token::Gets,
        "for" | "til" | "paa" | "on" => Token::For,
        "," | ";" | "." | "\n" | "&" | "+" | "/" | "og" | "and" | "samt" => Token::And,
        "ja" | "enig" | "enige" | "yes" | "agree" | "👍" => Token::Answer(AGREE),
        "spoergsmaal" | "question" | "questions" | "?" | "❓" => Token::Answer(QUESTION),
        "indvending" | "indvendinger" | "nej" | "imod" | "objection" | "objections" | "no" | "against" | "✋" => {
            Token::Answer(OBJECTION)
        }
        "haand" | "haender" | "stemme" | "stemmer" | "stemte" | "forslag" | "nummer" | "nr" | "gaest" | "gaester"
        | "hand" | "hands" | "vote" | "votes" | "voted" | "proposal" | "number" | "guest" | "guests" | "#" | ">"
        | "(" | ")" | "!" | "\u{20e3}" | "\u{fe0f}" => return Some(None),
        _ if part.trim().is_empty() => return Some(None),
        _ => Token::Number(number(part).or_else(|| in_words(part))?),
    }))
}

/// Small numbers as words, and the words that stand for none and one in a count.
fn in_words(word: &str) -> Option<u16> {
    match word {
        "ingen" | "none" | "nobody" => Some(0),
        "en" | "et" => Some(1),
        word => said_number(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(text: &str) -> Option<Vec<(u16, u16)>> {
        match count(&Args { line: text, block: text, mentions: &[] }) {
            Ok(Command::Count(hands)) => Some(hands),
            _ => None,
        }
    }

    #[test]
    fn a_show_of_hands_is_read_the_ways_people_write_it() {
        for text in [
            "1:4 2:3",
            "1: 4, 2: 3",
            "1:4, 2:3.",
            "1=4 2=3",
            "1 : 4 ; 2 : 3",
            "1-4 2-3",
            "1:4 og 2:3",
            "4 for 1, 3 for 2",
            "4 for 1 og 3 for 2",
            "fire for 1, tre for 2",
            "4 hænder for forslag 1, 3 hænder for forslag 2",
            "4 til 1 og 3 til 2",
            "4 stemte for 1, 3 på 2",
            "forslag 1 fik 4, forslag 2 fik 3",
            "Forslag 1: 4 hænder, 2: 3",
            "nr. 1: 4\nnr. 2: 3",
            "1:4\n2:3",
            "1️⃣: 4, 2️⃣: 3",
            "1 -> 4, 2 -> 3",
            "#1: 4 #2: 3",
            "4 votes for 1, 3 for 2",
        ] {
            assert_eq!(counted(text), Some(vec![(1, 4), (2, 3)]), "{text}");
        }
        for text in
            ["3 ja, 1 indvending", "ja: 3, indvending: 1", "ja 3 nej 1", "👍 3 ✋ 1", "3 enige og en imod", "1:3 3:1"]
        {
            assert_eq!(counted(text), Some(vec![(AGREE, 3), (OBJECTION, 1)]), "{text}");
        }
        assert_eq!(counted("ingen for 1, 2 for 2"), Some(vec![(1, 0), (2, 2)]));
    }

    #[test]
    fn what_could_mean_something_else_is_no_count() {
        for text in ["", "4", "1 4", "1 4, 2 3", "1:42:3", "1:4 1:3", "1:mange", "alle for 1", "1:4 2:"] {
            assert_eq!(counted(text), None, "{text}");
        }
    }
}
