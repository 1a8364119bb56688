//! An answer as it was said, and which of the words an open question has.
//!
//! A word means something only beside the question it answers: "no" is an objection where consent is asked for, a no
//! where a time is said back, and nothing at all among numbered proposals. Deliberately absent: how people write these
//! words (`commands` knows), and what follows from an answer (`decide`).

use super::event::{AGREE, OBJECTION, QUESTION, QuestionKind};

/// `svar <word or number> [for <name>] [reason]`, and every shorter way to say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub said: AnswerWord,
    /// What was written behind the answer: "because it costs too much".
    pub reason: Option<String>,
    /// The guest it was said for, as written. Whoever cannot answer for a guest may have begun their reason with "for".
    pub on_behalf: Option<String>,
}

impl Answer {
    pub fn of(said: AnswerWord) -> Self {
        Self { said, reason: None, on_behalf: None }
    }

    /// A number by itself; 0 takes the answer back.
    pub fn number(number: u16) -> Self {
        Self::of(AnswerWord::Number(number))
    }

    /// The same, said for somebody who has no account.
    pub fn for_guest(self, name: &str) -> Self {
        Self { on_behalf: Some(name.to_owned()), ..self }
    }
}

/// What somebody said, before it is known what they were asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerWord {
    /// 0 takes the answer back.
    Number(u16),
    Yes,
    No,
    Agree,
    Question,
    Objection,
    /// 🙏, which also thanks: a no only where somebody was asked to do something.
    Decline,
}

/// What can be answered to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fits {
    /// Agree, a question, or an objection.
    Consent,
    YesOrNo,
    /// One of these numbers.
    Numbers(Vec<u16>),
}

impl Fits {
    /// What an open vote takes. `options` are its numbers.
    pub fn vote(kind: &QuestionKind, options: Vec<u16>) -> Self {
        match kind {
            QuestionKind::Consent { .. } => Self::Consent,
            QuestionKind::Weakest { .. } | QuestionKind::Dots { .. } => Self::Numbers(options),
        }
    }
}

impl AnswerWord {
    /// The number that stands for it in a vote that takes this; none where it is no answer there.
    pub fn choice(self, fits: &Fits) -> Option<u16> {
        match (fits, self) {
            (_, Self::Number(number)) => Some(number),
            (Fits::Consent, Self::Yes | Self::Agree) => Some(AGREE),
            (Fits::Consent, Self::Question) => Some(QUESTION),
            // Who says no to "can we live with it?" objects, in whatever word.
            (Fits::Consent, Self::No | Self::Objection) => Some(OBJECTION),
            (Fits::Consent, Self::Decline) | (Fits::Numbers(_) | Fits::YesOrNo, _) => None,
        }
    }

    /// Yes or no, where that is what was asked. `1` and `2` stand for them.
    pub fn is_yes(self) -> Option<bool> {
        match self {
            Self::Yes | Self::Agree | Self::Number(1) => Some(true),
            Self::No | Self::Decline | Self::Number(2) => Some(false),
            Self::Question | Self::Objection | Self::Number(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use AnswerWord::{Agree, Decline, No, Number, Objection, Question, Yes};

    #[test]
    fn a_word_means_what_the_open_question_makes_of_it() {
        let numbers = Fits::Numbers(vec![1, 2, 3]);
        for (said, in_consent, among_numbers, yes) in [
            (Yes, Some(AGREE), None, Some(true)),
            (Agree, Some(AGREE), None, Some(true)),
            (No, Some(OBJECTION), None, Some(false)),
            (Objection, Some(OBJECTION), None, None),
            (Question, Some(QUESTION), None, None),
            (Decline, None, None, Some(false)),
            (Number(1), Some(AGREE), Some(1), Some(true)),
            (Number(2), Some(QUESTION), Some(2), Some(false)),
            (Number(3), Some(OBJECTION), Some(3), None),
            (Number(0), Some(0), Some(0), None),
        ] {
            assert_eq!(said.choice(&Fits::Consent), in_consent, "{said:?} to a consent");
            assert_eq!(said.choice(&numbers), among_numbers, "{said:?} among numbers");
            assert_eq!(said.is_yes(), yes, "{said:?} to yes or no");
        }
    }
}
