//! The reactions that the bot puts on its own posts so that people can press them: which ought to stand, which stand,
//! and what to do next so that both agree.
//!
//! Deliberately absent: doing it (`send.rs`), and people's own reactions, which stay theirs.

use crate::platform::bounded::Bounded;
use crate::platform::locks::lock;
use std::collections::HashMap;
use std::sync::Mutex;

/// Remembered posts; forgetting one costs a look at the server when it is edited next. Far more than are at work at once.
const POSTS: usize = 4_000;

/// What is known of the bot's reactions on its own posts.
#[derive(Debug)]
pub(super) struct Chips(Mutex<Bounded<String, Post>>);

impl Default for Chips {
    fn default() -> Self {
        Self(Mutex::new(Bounded::new(POSTS)))
    }
}

#[derive(Debug, Default)]
struct Post {
    /// As the choices of the post are drawn.
    wanted: Vec<String>,
    /// Emoji and the reaction's own id, once the server has been asked or the bot has put all of them there itself.
    standing: Option<HashMap<String, String>>,
    /// Never going to work: not tried again until the post wants something else.
    impossible: Vec<String>,
    is_at_work: bool,
}

/// What comes next on a post.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Which of the bot's reactions stand there is not known.
    Look,
    Place(String),
    Take {
        emoji: String,
        id: String,
    },
}

impl Chips {
    /// A post that was just said, and has none yet. Is anybody to begin?
    pub(super) fn said(&self, message: &str, wanted: Vec<String>) -> bool {
        let mut posts = lock(&self.0);
        let post = posts.get_or_insert_with(message.to_owned(), Post::default);
        post.standing.get_or_insert_default();
        post.want(wanted)
    }

    /// Is it known that a post ought to have these?
    pub(super) fn wants(&self, message: &str, choices: &[String]) -> bool {
        lock(&self.0).get(message).is_some_and(|post| post.wanted == choices)
    }

    /// A post ought to have these. Is anybody to begin?
    pub(super) fn want(&self, message: &str, wanted: Vec<String>) -> bool {
        lock(&self.0).get_or_insert_with(message.to_owned(), Post::default).want(wanted)
    }

    /// What comes next; when there is nothing more, whoever asked is no longer at work.
    pub(super) fn next(&self, message: &str) -> Option<Step> {
        let mut posts = lock(&self.0);
        let post = posts.get(message)?;
        let step = post.step();
        post.is_at_work = step.is_some();
        step
    }

    pub(super) fn found(&self, message: &str, standing: HashMap<String, String>) {
        self.on(message, |post| post.standing = Some(standing));
    }

    /// `id`: none where it stood there already, which the server says without saying as what.
    pub(super) fn placed(&self, message: &str, emoji: &str, id: Option<String>) {
        self.on(message, |post| match id {
            Some(id) => drop(post.standing.get_or_insert_default().insert(emoji.to_owned(), id)),
            None => {
                post.standing = None;
                post.impossible.push(emoji.to_owned());
            }
        });
    }

    pub(super) fn taken(&self, message: &str, emoji: &str) {
        self.on(message, |post| drop(post.standing.get_or_insert_default().remove(emoji)));
    }

    pub(super) fn cannot(&self, message: &str, emoji: &str) {
        self.on(message, |post| post.impossible.push(emoji.to_owned()));
    }

    /// Nobody works at it any more; the next change begins afresh.
    pub(super) fn forget(&self, message: &str) {
        lock(&self.0).remove(message);
    }

    fn on(&self, message: &str, act: impl FnOnce(&mut Post)) {
        if let Some(post) = lock(&self.0).get(message) {
            act(post);
        }
    }
}

impl Post {
    fn want(&mut self, wanted: Vec<String>) -> bool {
        if self.wanted != wanted {
            self.impossible.clear();
        }
        self.wanted = wanted;
        !self.is_at_work && {
            self.is_at_work = self.step().is_some();
            self.is_at_work
        }
    }

    fn step(&self) -> Option<Step> {
        let Some(standing) = &self.standing else { return Some(Step::Look) };
        let can = |emoji: &&String| !self.impossible.contains(emoji);
        let surplus = standing.iter().filter(|(emoji, _)| !self.wanted.contains(emoji) && can(emoji));
        // What no longer counts goes first: somebody may be about to press it.
        if let Some((emoji, id)) = surplus.min() {
            return Some(Step::Take { emoji: emoji.clone(), id: id.clone() });
        }
        let missing = self.wanted.iter().filter(can).find(|emoji| !standing.contains_key(*emoji))?;
        Some(Step::Place(missing.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn emoji(all: &str) -> Vec<String> {
        all.split_whitespace().map(str::to_owned).collect()
    }

    /// Does everything that is to be done; what was done.
    fn work(chips: &Chips) -> Vec<String> {
        std::iter::from_fn(|| {
            let step = chips.next("$m")?;
            Some(match step {
                Step::Look => {
                    chips.found("$m", HashMap::from([("▶".to_owned(), "$old".to_owned())]));
                    "look".to_owned()
                }
                Step::Place(emoji) => {
                    chips.placed("$m", &emoji, Some(format!("${emoji}")));
                    format!("+{emoji}")
                }
                Step::Take { emoji, id } => {
                    chips.taken("$m", &emoji);
                    format!("-{id}")
                }
            })
        })
        .collect()
    }

    #[test]
    fn what_is_wanted_stands_in_order_and_what_is_not_is_taken_away() {
        let chips = Chips::default();
        assert!(chips.said("$m", emoji("👋 👀")));
        assert_eq!(work(&chips), ["+👋", "+👀"]);
        assert!(!chips.want("$m", emoji("👋 👀")), "nothing to do");
        assert!(chips.want("$m", emoji("👀")));
        assert_eq!(work(&chips), ["-$👋"]);
        assert!(chips.want("$m", emoji("👋 👀")));
        assert_eq!(work(&chips), ["+👋"]);
        assert!(chips.want("$m", Vec::new()));
        assert_eq!(work(&chips).len(), 2);
    }

    #[test]
    fn one_works_on_a_post_and_what_is_wanted_meanwhile_is_done_by_it() {
        let chips = Chips::default();
        assert!(chips.said("$m", emoji("👋 👀")));
        assert_eq!(chips.next("$m"), Some(Step::Place("👋".into())));
        assert!(!chips.want("$m", Vec::new()), "somebody is at it");
        chips.placed("$m", "👋", Some("$1".into()));
        assert_eq!(work(&chips), ["-$1"]);
    }

    #[test]
    fn a_post_not_known_is_looked_at_first() {
        let chips = Chips::default();
        assert!(chips.want("$m", Vec::new()));
        assert_eq!(work(&chips), ["look", "-$old"]);
    }

    #[test]
    fn what_cannot_be_done_is_not_tried_for_ever() {
        let chips = Chips::default();
        assert!(chips.said("$m", emoji("👋 👀")));
        chips.cannot("$m", "👋");
        assert_eq!(work(&chips), ["+👀"]);
        assert!(chips.want("$m", emoji("👋")), "wanted anew");
        assert_eq!(chips.next("$m"), Some(Step::Take { emoji: "👀".into(), id: "$👀".into() }));
        chips.taken("$m", "👀");
        // The server says that it stands there already, and not as what.
        chips.placed("$m", "👋", None);
        assert_eq!(work(&chips), ["look", "-$old"]);
    }
}
