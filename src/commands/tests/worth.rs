//! Was it worth the time? As people say it.

use crate::commands::{worth, worth_said};
use crate::dialogue::answer::AnswerWord;

#[test]
fn faces_words_and_numbers() {
    for (number, texts) in [
        (1, &["😀", "😀️ ", "🙂", ":-)", ":D", "ja", "Ja!", "jo", "👍", "yes", "1", "nr. 1"][..]),
        (2, &["😐", "😕", ":|", "både og", "Både-og.", "baade og", "ja og nej", "so-so", "Yes and no", "2"]),
        (3, &["🙁", "☹️", ":(", "nej", "Nej.", "👎", "nope", "3"]),
        (0, &["0", "fortryd"]),
    ] {
        for text in texts {
            assert_eq!(worth(text), Some(number), "{text}");
        }
    }
}

#[test]
fn what_says_more_or_something_else_is_no_answer() {
    for text in ["nej, det var for langt", "😀 tak for i dag", "ja og hvad så", "4", "spørgsmål", "🙏", "hej", "", "🛟"]
    {
        assert_eq!(worth(text), None, "{text}");
    }
    assert_eq!(worth_said(AnswerWord::Question), None);
    assert_eq!(worth_said(AnswerWord::Number(4)), None);
}
