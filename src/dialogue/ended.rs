//! What the channel keeps of a dialogue that has ended: one fact of the channel's, made of the dialogue as it stands.
//!
//! Deliberately absent: ending it (`decide`).

use super::channel::ChannelEvent;
use super::event::{Ending, Role};
use super::ids::PersonId;
use super::state::{Dialogue, Point, Round, Stage};

/// What the channel keeps of a dialogue that has ended.
pub fn ended(dialogue: &Dialogue, ending: Ending) -> ChannelEvent {
    let person = |who| dialogue.person(who).filter(|p| p.role == Role::Participant).and_then(|p| p.person);
    let pairs: Vec<Vec<PersonId>> =
        dialogue.pairs.iter().map(|pair| pair.iter().filter_map(|who| person(*who)).collect()).collect();
    let had_turn = dialogue.round.iter().flat_map(|round| round.turns.iter().take(usize::from(round.at)));
    let presented = had_turn.flat_map(|pair| pairs.get(usize::from(*pair)).cloned().unwrap_or_default()).collect();
    let tried = if ending == Ending::Agreed { dialogue.decided } else { None };
    let others = dialogue.proposals.iter().filter(|p| Some(p.number) != tried && p.verdict.is_none());
    let kept = others.map(|p| p.text.clone()).collect();
    let at = match dialogue.stage {
        Stage::Over { at, .. } => Some(at),
        _ => None,
    };
    let points = dialogue.points.iter().filter(|point| !had_a_turn(dialogue, point));
    let points = points.map(|point| point.text.clone()).collect();
    ChannelEvent::DialogueEnded { number: dialogue.id.number, ending, pairs, presented, kept, points, at }
}

/// Was the point said aloud by a pair whose turn it was?
fn had_a_turn(dialogue: &Dialogue, point: &Point) -> bool {
    let presented = |round: &Round| point.pair.is_some_and(|pair| round.turns.contains(&pair));
    dialogue.round.as_ref().is_none_or(presented)
}
