//! Polls as events: what one of ours starts and ends with, and what somebody answers.
//!
//! MSC3381 under its unstable names: no room version has the stable ones yet, so clients send and draw these. Counts are
//! hidden until the end, which is a courtesy of clients and no secret. Deliberately absent: sending, and reading.

use crate::ports::chat::{Choice, Heard, MessageId};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub(super) const START: &str = "org.matrix.msc3381.poll.start";
pub(super) const RESPONSE: &str = "org.matrix.msc3381.poll.response";
pub(super) const END: &str = "org.matrix.msc3381.poll.end";
const UNDISCLOSED: &str = "org.matrix.msc3381.poll.undisclosed";

#[derive(Serialize)]
struct Text<'a> {
    #[serde(rename = "org.matrix.msc1767.text")]
    text: &'a str,
}

#[derive(Serialize)]
struct Start<'a> {
    #[serde(rename = "org.matrix.msc3381.poll.start")]
    poll: Poll<'a>,
    /// For clients that know no polls; some of them look for the one, some for the other.
    #[serde(flatten)]
    fallback: Text<'a>,
    body: &'a str,
}

#[derive(Serialize)]
struct Poll<'a> {
    question: Text<'a>,
    kind: &'static str,
    max_selections: u8,
    answers: Vec<Answer<'a>>,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    #[serde(flatten)]
    text: Text<'a>,
}

#[derive(Serialize)]
struct End<'a> {
    #[serde(rename = "m.relates_to")]
    relates_to: Reference<&'a str>,
    #[serde(rename = "org.matrix.msc3381.poll.end")]
    end: Map<String, Value>,
    #[serde(flatten)]
    fallback: Text<'a>,
    body: &'a str,
}

#[derive(Deserialize, Serialize)]
struct Reference<T> {
    rel_type: T,
    event_id: T,
}

#[derive(Deserialize)]
struct Response {
    #[serde(rename = "m.relates_to")]
    relates_to: Reference<String>,
    #[serde(rename = "org.matrix.msc3381.poll.response")]
    response: Answers,
}

#[derive(Deserialize)]
struct Answers {
    #[serde(default)]
    answers: Vec<String>,
}

/// The poll of `question`; `fallback` says all of it as a text.
///
/// # Errors
///
/// None that can occur: there is nothing in it that JSON has not.
pub(super) fn start(question: &str, most: u8, choices: &[Choice], fallback: &str) -> serde_json::Result<Value> {
    let answers = choices.iter().map(|choice| Answer { id: &choice.emoji, text: Text { text: &choice.label } });
    serde_json::to_value(Start {
        poll: Poll {
            question: Text { text: question },
            kind: UNDISCLOSED,
            max_selections: most.max(1),
            answers: answers.collect(),
        },
        fallback: Text { text: fallback },
        body: fallback,
    })
}

/// The end of the poll that `start` began, with what came of it.
///
/// # Errors
///
/// As `start`.
pub(super) fn end(start: &str, text: &str) -> serde_json::Result<Value> {
    serde_json::to_value(End {
        relates_to: Reference { rel_type: "m.reference", event_id: start },
        end: Map::new(),
        fallback: Text { text },
        body: text,
    })
}

/// All that somebody answers now. One that was taken back before it was read has an empty content: nothing.
pub(super) fn response(content: &Value) -> Option<Heard> {
    let Response { relates_to, response } = Response::deserialize(content).ok()?;
    let is_reference = relates_to.rel_type == "m.reference";
    is_reference.then_some(Heard::Voted { message: MessageId(relates_to.event_id), answers: response.answers })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::chat::ChoiceId;
    use serde_json::json;

    #[test]
    fn a_poll_has_its_answers_in_order_and_hides_the_counts() {
        let choices = ["👍", "✋"].map(|emoji| Choice {
            id: ChoiceId(emoji.to_owned()),
            emoji: emoji.to_owned(),
            label: format!("{emoji} svar"),
            opens: None,
        });
        let content = start("Kan vi?", 1, &choices, "Kan vi? ja eller nej").unwrap();
        let expected = json!({
            "org.matrix.msc3381.poll.start": {
                "question": { "org.matrix.msc1767.text": "Kan vi?" },
                "kind": "org.matrix.msc3381.poll.undisclosed",
                "max_selections": 1,
                "answers": [
                    { "id": "👍", "org.matrix.msc1767.text": "👍 svar" },
                    { "id": "✋", "org.matrix.msc1767.text": "✋ svar" },
                ],
            },
            "org.matrix.msc1767.text": "Kan vi? ja eller nej",
            "body": "Kan vi? ja eller nej",
        });
        assert_eq!(content, expected);
    }

    #[test]
    fn an_end_points_at_the_start_and_says_what_came_of_it() {
        let content = end("$poll", "Lukket.").unwrap();
        assert_eq!(content["m.relates_to"], json!({ "rel_type": "m.reference", "event_id": "$poll" }));
        assert_eq!(content[END], json!({}));
        assert_eq!(content["org.matrix.msc1767.text"], "Lukket.");
    }

    #[test]
    fn an_answer_is_all_that_somebody_answers_and_an_emptied_event_is_nothing() {
        let relation = json!({ "rel_type": "m.reference", "event_id": "$poll" });
        let voted = |answers: &[&str]| {
            let answers = answers.iter().map(|answer| (*answer).to_owned()).collect();
            Some(Heard::Voted { message: MessageId("$poll".to_owned()), answers })
        };
        assert_eq!(response(&json!({ "m.relates_to": relation, RESPONSE: { "answers": ["👍"] } })), voted(&["👍"]));
        assert_eq!(response(&json!({ "m.relates_to": relation, RESPONSE: { "answers": [] } })), voted(&[]));
        assert_eq!(response(&json!({ "m.relates_to": relation, RESPONSE: {} })), voted(&[]));
        assert_eq!(response(&json!({})), None);
    }
}
