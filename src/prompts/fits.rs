//! What somebody can do just now, in a few lines; the whole list is for whoever asks for it.
//!
//! Only what would be accepted is offered. Deliberately absent: who is asking (the desk knows).

use super::material::Offer;
use super::names::{Pen, Rendered, Voice, lines_of, number, text, yes_no};
use super::value::Value;
use crate::dialogue::command::Press;
use crate::dialogue::event::QuestionKind;
use crate::dialogue::reply::Standing;
use crate::dialogue::say::Say;
use crate::dialogue::script::ActivityKind;
use crate::dialogue::speak::{self, By};
use crate::dialogue::state::{Dialogue, Stage};

/// What fits now for somebody who is this to what goes on.
pub(super) fn what_fits(
    pen: Pen<'_>,
    voice: Option<&Voice<'_>>,
    standing: Standing,
    one_of_several: bool,
    offers: &[Offer<'_>],
) -> Rendered {
    if standing == Standing::Stranger {
        return pen.doc("fits-stranger", &[]);
    }
    let Some(voice) = voice.filter(|voice| !voice.d.is_over()) else {
        let Some(offer) = offers.first() else { return pen.doc("playbooks-none", &[]) };
        let mut doc = pen.doc("fits-nothing", &[("playbook", text(offer.name))])?;
        doc.extend(pen.doc("fits-more", &[])?);
        return Ok(doc);
    };
    let d = voice.d;
    // Where several are planned, a command says which.
    let which = [("number", number(d.id.number)), ("several", yes_no(one_of_several))];
    let mut lines = vec![match (&d.stage, voice.d.kind()) {
        (Stage::Planned, _) => voice.doc("fits-planned", &[("title", voice.title())])?,
        (Stage::Live(_), Some(kind)) => {
            voice.doc("fits-live", &[("activity", Value::Doc(voice.activity_name(kind)?))])?
        }
        _ => voice.doc("fits-lobby", &[("title", voice.title())])?,
    }];
    let takes_part = matches!(standing, Standing::In | Standing::Steers { and_takes_part: true });
    if standing == Standing::Out {
        lines.push(voice.doc("fits-join", &which)?);
    } else if let Some(key) = what_to_do(d).filter(|_| takes_part) {
        // In a run-off the numbers are those of the proposals, and not all of them.
        let last = d.question.as_ref().and_then(|question| question.options().last().copied());
        lines.push(voice.doc(key, &[("number", number(last.unwrap_or(1)))])?);
    }
    if matches!(standing, Standing::Steers { .. }) {
        lines.push(voice.doc(
            match &d.stage {
                Stage::Planned => "fits-steers-planned",
                Stage::Live(running) if running.paused.is_some() => "fits-steers-paused",
                Stage::Live(_) => "fits-steers-live",
                _ => "fits-steers-lobby",
            },
            &which,
        )?);
    }
    lines.push(voice.doc("fits-status", &[])?);
    lines.push(voice.doc("fits-more", &[])?);
    Ok(lines_of(lines))
}

/// The one thing that whoever takes part can do now, beyond talking.
fn what_to_do(d: &Dialogue) -> Option<&'static str> {
    if let Some(question) = &d.question {
        return Some(match question.kind {
            QuestionKind::Consent { .. } => "fits-consent",
            QuestionKind::Dots { .. } | QuestionKind::Weakest { .. } => "fits-number",
        });
    }
    let (kind, visit) = (d.kind()?, d.running()?.visit);
    match kind {
        ActivityKind::Round => Some("fits-round"),
        ActivityKind::Silent => Some("fits-silent"),
        ActivityKind::Select => Some("fits-select"),
        ActivityKind::Trial => Some("fits-trial"),
        ActivityKind::Learn => Some("fits-learn"),
        kind => {
            speak::choices(d, &Say::Phase { kind, visit }, By::Button).contains(&Press::Done).then_some("fits-done")
        }
    }
}
