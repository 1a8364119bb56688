//! Whether something was worth the time, as people say it where they are asked: a face, a word, a number.
//!
//! Only a whole text is an answer: nothing is kept of what stands behind it. Deliberately absent: who is asked.

use super::answers::{dresses, when_asked};
use super::fold::{fold, fold_word};
use crate::dialogue::answer::{Answer, AnswerWord};
use crate::dialogue::worth::Worth;

use Worth::{No, Partly, Yes};

/// Faces people have on their keyboards, and how they were typed before.
const FACES: [(&str, Worth); 26] = [
    ("😀", Yes),
    ("😃", Yes),
    ("😄", Yes),
    ("😁", Yes),
    ("😊", Yes),
    ("🙂", Yes),
    (":)", Yes),
    (":-)", Yes),
    (":d", Yes),
    (":-d", Yes),
    ("😐", Partly),
    ("😑", Partly),
    ("😕", Partly),
    ("🤔", Partly),
    (":|", Partly),
    (":-|", Partly),
    (":/", Partly),
    (":-/", Partly),
    ("🙁", No),
    ("☹", No),
    ("😞", No),
    ("😟", No),
    ("😠", No),
    ("😡", No),
    (":(", No),
    (":-(", No),
];

const WORDS: [(&str, Worth); 14] = [
    ("både og", Partly),
    ("både-og", Partly),
    ("både ja og nej", Partly),
    ("ja og nej", Partly),
    ("delvist", Partly),
    ("nogenlunde", Partly),
    ("måske", Partly),
    ("so-so", Partly),
    ("so so", Partly),
    ("yes and no", Partly),
    ("both", Partly),
    ("partly", Partly),
    ("mixed", Partly),
    ("maybe", Partly),
];

/// The number of the answer that a whole text gives; 0 takes it back.
pub fn worth(text: &str) -> Option<u16> {
    let bare: String = text.chars().filter(|c| !dresses(*c)).collect();
    let said = bare.split_whitespace().map(fold_word).collect::<Vec<_>>().join(" ");
    let face = FACES.iter().find(|(face, _)| *face == bare.trim().to_lowercase());
    let word = || WORDS.iter().find(|(word, _)| fold(word) == said);
    match face.or_else(word) {
        Some((_, worth)) => Some(worth.number()),
        None => match when_asked(text)? {
            Answer { said, reason: None, on_behalf: None } => worth_said(said),
            _ => None,
        },
    }
}

/// The same of an answer that has been read already.
pub fn worth_said(said: AnswerWord) -> Option<u16> {
    match said {
        AnswerWord::Number(0) => Some(0),
        AnswerWord::Number(number) => Worth::numbered(number).map(Worth::number),
        AnswerWord::Yes | AnswerWord::Agree => Some(Yes.number()),
        AnswerWord::No | AnswerWord::Objection => Some(No.number()),
        AnswerWord::Question | AnswerWord::Decline => None,
    }
}
