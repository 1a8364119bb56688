//! Where in the journal a person's words and choices stand, so that they can be erased when they are taken back, and
//! untied from the person once a vote or the silence has ended (law 9).
//! Deliberately absent: when that is; the facts say so.

use super::handling::Handling;
use super::input::Input;
use super::streams::Streams;
use super::ties::{Link, Place};
use crate::dialogue::channel::ChannelEvent;
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{Event, Written};
use crate::dialogue::feedback::FeedbackEvent;
use crate::dialogue::greyzone::GreyZoneEvent;
use crate::dialogue::ids::{PersonId, StreamId};
use crate::dialogue::recurring::Poll;
use crate::dialogue::state::Dialogue;
use crate::journal::Erase;
use std::sync::Arc;

impl Streams {
    /// Which reactions answered a vote that closes with this fact.
    pub(super) fn note_answered(&mut self, before: Option<&Dialogue>, event: &Event) {
        match event {
            Event::QuestionOpened { .. } => self.answered = Arc::default(),
            Event::QuestionClosed { .. } => {
                let question = before.and_then(|dialogue| dialogue.question.as_ref());
                self.answered = question.map(|q| Arc::new(q.via.values().cloned().collect())).unwrap_or_default();
            }
            _ => {}
        }
    }

    /// Notes what a fact adds to what can be erased, and what it takes back. `after` is the dialogue just after it.
    pub(super) fn note_links(&mut self, before: Option<&Dialogue>, after: &Dialogue, event: &Event) {
        let gone = taken_back(before, event);
        // Worded anew it is still theirs.
        let rewords = matches!(event, Event::TextReplaced { .. } | Event::IdeaReplaced { .. });
        let links = self.links.entry(after.id.number).or_default();
        for (link, _) in links.iter_mut() {
            let is_gone = match link {
                Link::Words(what) => gone.contains(what),
                Link::Author(what) => gone.contains(what) && !rewords,
                Link::Question(_) | Link::Gone => false,
            };
            if is_gone {
                *link = Link::Gone;
            }
        }
        if let Event::IdeasShared { order, .. } = event {
            renumber_ideas(links, order);
        }
        let version = after.version;
        links.extend(written(after, event).into_iter().map(|(link, index)| (link, Place { version, index })));
    }

    /// Notes what ties a person to their answer, until what was asked closes.
    pub(super) fn note_answer(&mut self, event: &ChannelEvent, version: u64) {
        let (poll, choice) = match event {
            ChannelEvent::GreyZone { fact: GreyZoneEvent::Chose { zone, choice } } => (Poll::Zone(*zone), choice),
            ChannelEvent::Feedback { fact: FeedbackEvent::Chose { dialogue, choice } } => {
                (Poll::Feedback(*dialogue), choice)
            }
            _ => return,
        };
        if choice.get().is_some() {
            self.answers.push((poll, Place { version, index: 0 }));
        }
    }
}

impl Handling<'_> {
    /// What must not be known any more leaves the journal with the write it follows from: who chose what once a vote or a
    /// grey zone has closed, who wrote which idea once silence has ended, and what a text said before (law 9).
    pub(super) fn undo_links(&mut self) {
        let mut erase = Vec::new();
        for (number, links) in std::mem::take(&mut self.streams.links) {
            let Some(dialogue) = self.streams.dialogue_of(number) else { continue };
            let (settled, kept): (Vec<_>, Vec<_>) =
                links.into_iter().partition(|(link, _)| is_settled(dialogue, *link));
            // One value can hold several things: it stays as long as one of them does.
            let leaves = |(link, place): &(Link, Place)| match link {
                Link::Gone => !kept.iter().any(|(_, kept)| kept == place),
                other => !stays(*other),
            };
            let leaving: Vec<_> = settled.into_iter().filter(leaves).collect();
            if leaving.iter().any(|(link, _)| *link == Link::Gone) {
                self.compact = true;
                // Where somebody's data leave too, memory is read from the journal anew anyhow.
                self.then.get_or_insert(Input::Reworded { dialogue: number });
            }
            erase.extend(parts_at(&dialogue.stream(), leaving.into_iter().map(|(_, place)| place)));
            self.streams.links.insert(number, kept);
        }
        let (stream, Streams { channel, answers, .. }) = (self.streams.channel_stream(), &mut self.streams);
        let closed = answers.extract_if(.., |(poll, _)| !poll.is_open(channel)).map(|(_, place)| place);
        erase.extend(parts_at(&stream, closed));
        self.append.erase.extend(erase);
    }

    /// What somebody has written in a silence that has not ended: still theirs, and erased with them.
    pub(super) fn ideas_of(&self, person: PersonId) -> (Vec<String>, Vec<Erase>) {
        let Some(dialogue) = self.streams.dialogue() else { return Default::default() };
        let who = dialogue.participant_of(person).map(|p| p.id);
        let own: Vec<_> = dialogue
            .ideas
            .iter()
            .filter(|idea| idea.author.as_ref().and_then(|a| a.get()).is_some_and(|a| Some(a.who) == who))
            .collect();
        let theirs = |link: &Link| match link {
            Link::Author(Written::Idea { number }) | Link::Words(Written::Idea { number }) => {
                own.iter().any(|idea| idea.number == *number)
            }
            _ => false,
        };
        let links = self.streams.links.get(&dialogue.id.number).into_iter().flatten();
        let places = links.filter(|(link, _)| theirs(link)).map(|(_, place)| *place);
        let words = own.iter().filter_map(|idea| idea.text.get().cloned()).collect();
        (words, parts_at(&dialogue.stream(), places))
    }
}

fn parts_at(stream: &StreamId, places: impl Iterator<Item = Place>) -> Vec<Erase> {
    places.map(|p| Erase::Part { stream: stream.clone(), version: p.version, index: p.index }).collect()
}

/// The order of writing would hint at who wrote, so ideas that are shared are numbered anew.
fn renumber_ideas(links: &mut [(Link, Place)], order: &[u16]) {
    for (link, _) in links {
        if let Link::Words(Written::Idea { number }) = link
            && let Some(at) = order.iter().position(|old| old == number)
        {
            *number = u16::try_from(at + 1).unwrap_or(u16::MAX);
        }
    }
}

/// Has the time come to forget it, or does nobody change it any more?
fn is_settled(dialogue: &Dialogue, link: Link) -> bool {
    let over = dialogue.is_over();
    match link {
        Link::Gone => true,
        Link::Question(id) | Link::Author(Written::Worry { question: id, .. }) => {
            over || dialogue.closed.iter().any(|closed| closed.id == id)
        }
        Link::Author(Written::Idea { .. }) => over || dialogue.ideas_shared,
        Link::Author(_) | Link::Words(_) => over,
    }
}

/// What was written stays, in the record from now on; and who wrote it, unless nobody may know.
fn stays(link: Link) -> bool {
    match link {
        Link::Words(_) => true,
        Link::Author(what) => !matches!(what, Written::Idea { .. } | Written::Worry { .. }),
        Link::Question(_) | Link::Gone => false,
    }
}

/// The texts that no longer say what they said, or stand no more.
fn taken_back(before: Option<&Dialogue>, event: &Event) -> Vec<Written> {
    match event {
        Event::PointRemoved { number } => vec![Written::Point { number: *number }],
        Event::ExampleRemoved { number } => vec![Written::Example { number: *number }],
        Event::IdeaReplaced { number, .. } | Event::IdeaWithdrawn { number } => vec![Written::Idea { number: *number }],
        Event::ProposalRemoved { number } => vec![Written::Proposal { number: *number }],
        Event::TextReplaced { what, .. } | Event::TextWithdrawn { what } => vec![*what],
        Event::ServiceNamed { .. } => vec![Written::Service],
        Event::TrialDrafted { fields } => {
            let known = before.and_then(|before| before.trial.proposal);
            let another = fields.proposal.is_some() && fields.proposal != known;
            let card = before.filter(|_| another).map(|before| before.trial.texts());
            let all = card.into_iter().flatten().chain(fields.texts());
            all.map(|(field, _)| Written::Card { field }).collect()
        }
        Event::LearningNoted { fields } => fields.texts().map(|(field, _)| Written::Learning { field }).collect(),
        _ => Vec::new(),
    }
}

/// The values of a fact that can be erased, each with its place among them.
fn written(after: &Dialogue, event: &Event) -> Vec<(Link, u32)> {
    let words = |what, text: &Erasable<String>| text.get().map(|_| (Link::Words(what), 0)).into_iter().collect();
    match event {
        Event::Chose { question, vote } if vote.get().is_some() => vec![(Link::Question(*question), 0)],
        Event::PointAdded { number, text, .. } => words(Written::Point { number: *number }, text),
        Event::ThemeNamed { text } => words(Written::Theme { number: after.last.theme }, text),
        Event::ServiceNamed { text } => words(Written::Service, text),
        Event::ExampleAdded { number, text, .. } => words(Written::Example { number: *number }, text),
        // `author` stands before `text`.
        Event::IdeaWritten { author, number, .. } if author.get().is_some() => {
            let what = Written::Idea { number: *number };
            vec![(Link::Author(what), 0), (Link::Words(what), 1)]
        }
        Event::IdeaWritten { number, text, .. } if text.get().is_some() => {
            vec![(Link::Words(Written::Idea { number: *number }), 1)]
        }
        Event::IdeaReplaced { number, text } => words(Written::Idea { number: *number }, text),
        Event::ProposalAdded { number, text, .. } => words(Written::Proposal { number: *number }, text),
        Event::ObjectionNamed { question, text } => {
            let number = after.question.as_ref().map_or(0, |q| q.worried);
            words(Written::Worry { question: *question, number }, text)
        }
        Event::TextReplaced { what, text } => words(*what, text),
        Event::Joined { who, person: None, identity, .. } if identity.get().is_some() => {
            vec![(Link::Words(Written::Guest { who: *who }), 0)]
        }
        Event::TrialDrafted { fields } => {
            numbered(fields.texts().map(|(field, text)| (Written::Card { field }, text.get().is_some())))
        }
        Event::LearningNoted { fields } => {
            numbered(fields.texts().map(|(field, text)| (Written::Learning { field }, text.get().is_some())))
        }
        Event::Authored { made, author } if author.get().is_some() => {
            made.iter().map(|what| (Link::Author(*what), 0)).collect()
        }
        _ => Vec::new(),
    }
}

/// Several texts in one fact, in the order in which the journal numbers them.
fn numbered(texts: impl Iterator<Item = (Written, bool)>) -> Vec<(Link, u32)> {
    (0..).zip(texts).filter(|(_, (_, stands))| *stands).map(|(index, (what, _))| (Link::Words(what), index)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogue::event::{LearningFields, TrialFields};
    use serde_json::{Value, json};

    fn filled<T: serde::de::DeserializeOwned>(names: &[&str]) -> T {
        let fields = names.iter().map(|name| {
            let text = json!({ "$erasable": { "about": null, "value": name } });
            ((*name).to_owned(), text)
        });
        serde_json::from_value(Value::Object(fields.collect())).unwrap()
    }

    /// The values in the order in which the journal takes them out of a fact.
    fn as_stored(event: &Event, inside: &str) -> Vec<String> {
        let event = serde_json::to_value(event).unwrap();
        let fields = event[inside].as_object().unwrap();
        fields.values().filter_map(|field| field["$erasable"]["value"].as_str()).map(str::to_owned).collect()
    }

    #[test]
    fn each_text_is_erased_where_the_journal_keeps_it() {
        let trial: TrialFields = filled(&[
            "what",
            "why",
            "how",
            "who",
            "before",
            "measure",
            "assumptions",
            "worse_off",
            "uncertainty",
            "alternative",
            "costs",
        ]);
        let noted: Vec<String> = trial.texts().filter_map(|(_, text)| text.get().cloned()).collect();
        assert_eq!(noted.len(), 11);
        assert_eq!(as_stored(&Event::TrialDrafted { fields: Box::new(trial) }, "fields"), noted);

        let learning: LearningFields = filled(&["happened", "surprised", "now", "assumption", "measured"]);
        let noted: Vec<String> = learning.texts().filter_map(|(_, text)| text.get().cloned()).collect();
        assert_eq!(noted.len(), 5);
        assert_eq!(as_stored(&Event::LearningNoted { fields: Box::new(learning) }, "fields"), noted);
    }
}
