//! Which forms a message offers, on a platform that has them: what is asked for in words elsewhere is filled in here.
//!
//! Deliberately absent: what stands in a form (`vocabulary`), and what is done with what was filled in (`forms_sent`).

use super::handling::Handling;
use super::stop::Stop;
use crate::dialogue::say::Say;
use crate::dialogue::script::ActivityKind;
use crate::dialogue::state::Dialogue;
use crate::ports::chat::{Choice, ChoiceId, Opens, Place};
use crate::ports::vocabulary::FormId;

/// On every button that opens a form.
const WRITE: &str = "✍";

impl Handling<'_> {
    /// The forms that fit a message, as choices.
    pub(super) fn forms(&self, state: &Dialogue, say: &Say, place: Place) -> Result<Vec<Choice>, Stop> {
        if !self.world.capabilities.at(place).forms {
            return Ok(Vec::new());
        }
        offered(state, say).iter().map(|form| self.form_choice(*form, state)).collect()
    }

    fn form_choice(&self, form: FormId, state: &Dialogue) -> Result<Choice, Stop> {
        let filled = if form == FormId::Trial { self.trial_so_far(state) } else { Vec::new() };
        let label = self.world.form_title(form, state.lang)?;
        let id = ChoiceId(format!("form-{}", form.name()));
        Ok(Choice { id, emoji: WRITE.to_owned(), label, opens: Some(Opens { form, lang: state.lang, filled }) })
    }

    /// What the trial card says already, in the order of its form: what, why, how, who, until. The date is left as it is
    /// unless something is written in its place.
    fn trial_so_far(&self, state: &Dialogue) -> Vec<Option<String>> {
        let card = &state.trial;
        let text = |text: &Option<crate::dialogue::erasable::Erasable<String>>| {
            text.as_ref().and_then(|text| text.get().cloned())
        };
        [&card.what, &card.why, &card.how, &card.who].map(text).into()
    }
}

/// What can be written on a message now.
fn offered(state: &Dialogue, say: &Say) -> Vec<FormId> {
    let is_follow_up = state.recollection.is_some();
    let own_words = if is_follow_up { FormId::Answer } else { FormId::Idea };
    // A group that has its proposals needs no form for another. Groups with threads of their own have it there.
    let has_chosen = match say {
        Say::GroupPhase { group, .. } => state.has_chosen(*group),
        Say::Phase { .. } if state.in_threads() => true,
        _ => state.all_have_chosen(),
    };
    match say {
        Say::Phase { kind, .. } | Say::GroupPhase { kind, .. } => match kind {
            ActivityKind::Round => vec![FormId::Point],
            ActivityKind::Summarise => vec![FormId::Point],
            ActivityKind::Principles => vec![FormId::Service, FormId::Example],
            ActivityKind::Silent => vec![own_words],
            ActivityKind::Share | ActivityKind::Select if is_follow_up || has_chosen => Vec::new(),
            ActivityKind::Share | ActivityKind::Select => vec![FormId::Proposal],
            ActivityKind::Trial => vec![FormId::Trial],
            ActivityKind::Learn => vec![FormId::Learning],
            _ => Vec::new(),
        },
        // Only whoever steers names the themes.
        Say::FacilitatorCard { visit, .. }
            if *visit == state.visit() && state.kind() == Some(ActivityKind::Summarise) =>
        {
            vec![FormId::Theme]
        }
        Say::TurnCalled { .. } => vec![FormId::Point],
        Say::IdeaPrompt => vec![own_words],
        Say::NoDecision if is_follow_up => Vec::new(),
        Say::NoDecision => vec![FormId::Proposal],
        Say::NameObjection => vec![FormId::Worry],
        Say::TrialRest => vec![FormId::TrialRest],
        _ => Vec::new(),
    }
}
