//! The words a facilitator can begin an activity with: the same on the card and on paper.
//! Deliberately absent: what else they can say once it is under way (`card`).

use super::material::Material;
use super::names::{Pen, Rendered, number, word};
use super::value::Value;
use crate::dialogue::script::{ActivityKind, Script};

/// Where the words are said, and to how many.
#[derive(Clone, Copy, Debug)]
pub(super) struct Aloud<'a> {
    pub script: &'a Script,
    /// Missing when the playbook is no longer installed.
    pub texts: Option<&'a Material<'a>>,
    /// Where people find what they read: `channel` or `table`.
    pub place: &'static str,
    /// More than are heard from one pair at a time?
    pub plucked: bool,
}

impl Aloud<'_> {
    /// What to say as this activity begins.
    pub fn begin(&self, pen: Pen<'_>, kind: ActivityKind) -> Rendered {
        let key = match kind {
            ActivityKind::Frame => return pen.doc("say-frame", &[("minutes", number(self.script.minutes))]),
            ActivityKind::Listen => return self.listen(pen),
            ActivityKind::Principles => return pen.doc("say-principles", &[("place", word(self.place))]),
            ActivityKind::Pairs => return pen.doc("say-pairs", &[("heard", word(self.heard()))]),
            ActivityKind::Read => "say-read",
            ActivityKind::Round => "say-round",
            ActivityKind::Summarise => "say-summarise",
            ActivityKind::Weakest => "say-weakest",
            ActivityKind::Groups => "say-groups",
            ActivityKind::Reflect => "say-reflect",
            ActivityKind::Silent => "say-silent",
            ActivityKind::Share => "say-share",
            ActivityKind::Select => "say-select",
            ActivityKind::Present => "say-present",
            ActivityKind::Consent => "say-consent",
            ActivityKind::Dots => "say-dots",
            ActivityKind::Trial => "say-trial",
            ActivityKind::Bank => "say-bank",
            ActivityKind::Recall => "say-recall",
            ActivityKind::Learn => "say-learn",
        };
        pen.doc(key, &[])
    }

    fn listen(&self, pen: Pen<'_>) -> Rendered {
        let voices = self.texts.and_then(|texts| texts.listen.as_ref()).map(|listen| listen.voices);
        let place = ("place", word(self.place));
        match voices.filter(|voices| !voices.is_empty()) {
            Some(voices) => pen.doc("say-listen-to", &[("voices", Value::Doc(voices.clone())), place]),
            None => pen.doc("say-listen", &[place]),
        }
    }

    fn heard(&self) -> &'static str {
        match self.script.activities().any(|(_, activity)| activity.kind == ActivityKind::Round) {
            false => "none",
            true if self.plucked => "some",
            true => "all",
        }
    }
}
