//! What is to be said: effects of facts, and the living messages of a state (laws 2 and 3).
//!
//! `react` is pure and repeatable: the same fact in the same state gives the same effects under the same keys.
//! `living` is what ought to be shown now; what differs from what is shown is edited. An old fact never gains new
//! effects when this code changes. Deliberately absent: words, and sending.

mod asking;
mod before;
mod out;
mod spoken;

pub use spoken::{By, Effect, Past, Spoken, To};

use super::command::{Press, Tap};
use super::event::{Ballots, Ending, Event, How, Named, OBJECTION, Outcome, QuestionKind, Role};
use super::ids::PostKey;
use super::say::Say;
use super::script::ActivityKind;
use super::state::{Dialogue, Slot, Stage};
use out::Out;

/// Keycaps go from 1 to 10 (`Press::emoji`).
pub const MOST_PRESSED: u16 = 10;

/// What follows from a fact. `state` is the dialogue just after it.
pub fn react(state: &Dialogue, event: &Event) -> Vec<Effect> {
    let mut out = Out { state, effects: Vec::new() };
    match event {
        Event::Joined { who, role: Role::Participant, how, .. } => {
            out.effects.push(Effect::PreparePrivate(*who));
            if *how == How::Pressed && !matches!(state.stage, Stage::Lobby) {
                out.private(*who, Say::JoinedByPress, "joined");
            }
            if state.kind() == Some(ActivityKind::Silent) && !state.ideas_shared {
                out.private(*who, Say::IdeaPrompt, "ideas");
            }
        }
        Event::Left { who }
            if !state.is_over() && state.facilitator.is_none() && state.facilitated_by == Some(*who) =>
        {
            out.channel(Say::FacilitatorLeft, "left", true);
        }
        Event::FacilitatorNamed { who, how } => {
            match how {
                // Pinned, for it says where the dialogue is as long as it goes on.
                Named::Started => out.post(To::Channel, Say::Lobby, "lobby", true, Vec::new(), true),
                // The card comes with the lobby.
                Named::Planned => return out.effects,
                Named::HandedOver => {
                    out.channel_to(Say::NewFacilitator { claimed: false }, "facilitator", true, vec![*who])
                }
                Named::Claimed => out.channel_to(Say::NewFacilitator { claimed: true }, "facilitator", true, vec![]),
            }
            out.cards();
        }
        Event::TimekeeperNamed { .. } | Event::CardRenewed { .. } => out.cards(),
        Event::ActivityStarted { .. } => out.activity_started(),
        Event::TurnMoved { .. } => out.called(),
        Event::PresenterMoved { turn, .. } => {
            if out.is_of_this_fact(Slot::Presenter(*turn), "presenter") {
                let group = state.groups.get(usize::from(*turn)).map(|group| out.with_account(group));
                let say = Say::PresenterCalled { group: *turn };
                out.channel_to(say, "presenter", true, group.unwrap_or_default());
            }
        }
        Event::OneMinuteLeft => out.channel(Say::OneMinute, "minute", false),
        Event::TimeUp { said: true, .. } | Event::AllDone { said: true } => {
            if let Some(why) = state.running().and_then(|r| r.ready) {
                let mentions = state.facilitator.into_iter().collect();
                out.channel_to(Say::Ready { why }, "ready", true, mentions);
            }
        }
        Event::Paused { .. } => out.channel(Say::Paused, "paused", false),
        Event::Resumed { .. } => out.channel(Say::Resumed, "resumed", false),
        Event::Shifted { seconds, .. } if !matches!(state.stage, Stage::Lobby) => {
            let minutes = u16::try_from((seconds + 59) / 60).unwrap_or(u16::MAX);
            out.channel(Say::Break { minutes }, "break", true);
        }
        Event::IdeasShared { called, .. } => {
            for who in called {
                out.private(*who, Say::BackToTheChannel, &format!("back-{}", who.0));
            }
        }
        Event::SilenceBroken { who } => out.private(*who, Say::SilenceHint, "silence"),
        Event::Chose { vote, .. } => {
            let consent = matches!(state.question.as_ref().map(|q| &q.kind), Some(QuestionKind::Consent { .. }));
            if let Some(vote) = vote.get()
                && consent
                && vote.on
                && vote.choice == OBJECTION
                && !vote.named
                && state.account(vote.who).is_some()
            {
                out.private(vote.who, Say::NameObjection, "worry");
            }
        }
        Event::QuestionOpened { question, .. } if out.is_of_this_fact(Slot::Poll(*question), "poll") => {
            out.channel(Say::Poll { question: *question }, "poll", false);
        }
        Event::NotCounted { who, .. } => {
            if let Some(why) = state.not_counted(*who) {
                out.private(*who, Say::NotCounted { why }, "not-counted");
            }
        }
        Event::QuestionClosed { outcome: Outcome::NoConsent { .. } | Outcome::NobodyVoted, merged: false, .. } => {
            let mentions = state.facilitator.into_iter().collect();
            out.channel_to(Say::NoDecision, "no-decision", true, mentions);
        }
        Event::QuestionClosed { outcome: Outcome::Weakest { .. }, merged: false, .. } => {
            let mentions = state.facilitator.into_iter().collect();
            out.channel_to(Say::Weakest, "weakest", true, mentions);
        }
        Event::TrialDrafted { .. } => {
            if let Some((owner, _)) = state.owners_asked.iter().find(|(_, asked)| **asked == state.version) {
                out.private(*owner, Say::OwnerAsked, "owner");
            }
        }
        Event::OwnerDeclined { .. } => {
            let mentions = state.facilitator.into_iter().collect();
            out.channel_to(Say::OwnerDeclined, "declined", true, mentions);
        }
        // A time that nobody said yes to was never announced.
        Event::Closed { .. } if state.planning.plan.is_none() && !state.posts.contains_key(&Slot::Lobby) => {}
        Event::Closed { outcome, .. } => {
            let say = if *outcome == Ending::Cancelled { Say::Cancelled } else { Say::Closing };
            out.post(To::Channel, say, "closing", true, Vec::new(), *outcome == Ending::Agreed);
            // A meeting that never was leaves people's calendars.
            if *outcome == Ending::Cancelled && state.planning.plan.is_some() {
                out.calendar_cancelled();
            }
            if let (Ending::Agreed, Some(owner)) = (outcome, state.trial.owner) {
                out.private(owner, Say::TrialRest, "rest");
            }
        }
        _ => out.before(event),
    }
    out.effects
}

/// The messages that ought to look like the state now, each under the key it was posted with.
pub fn living(state: &Dialogue) -> Vec<Spoken> {
    let shown = |slot: Slot, to: To, say: Say| {
        state.posts.get(&slot).map(|key| Spoken {
            key: key.clone(),
            to,
            say,
            buzz: true,
            mentions: Vec::new(),
            pin: false,
            past: None,
        })
    };
    let cards = || {
        let (kind, visit) = (state.kind(), state.visit());
        let card = move |who| {
            shown(Slot::Card(visit, who), To::Private(who), Say::FacilitatorCard { kind, visit, who })
                .map(|card| Spoken { buzz: false, ..card })
        };
        state.steerers().filter_map(card)
    };
    let mut asking = asking::living(state);
    let shown = match &state.stage {
        Stage::Planned => before::living(state),
        Stage::Lobby => {
            let lobby = shown(Slot::Lobby, To::Channel, Say::Lobby).into_iter().chain(cards());
            lobby.chain(before::announced(state)).collect()
        }
        Stage::Live(running) => {
            let Some(kind) = state.kind() else { return Vec::new() };
            let visit = running.visit;
            let mut all: Vec<Spoken> = Vec::new();
            all.extend(shown(Slot::Phase(visit), To::Channel, Say::Phase { kind, visit }));
            all.extend(shown(Slot::Lobby, To::Channel, Say::Lobby));
            all.extend(before::invitation(state));
            all.extend(cards());
            all.extend(worries(state));
            let poll = state
                .question
                .as_ref()
                .and_then(|question| shown(Slot::Poll(question.id), To::Channel, Say::Poll { question: question.id }));
            all.extend(poll.map(|poll| Spoken { buzz: false, ..poll }));
            for group in 0..state.groups.len() {
                let root = shown(Slot::GroupRoot(group), To::Channel, Say::GroupRoot { group });
                all.extend(root.map(|root| Spoken { buzz: false, ..root }));
                if let Some(root) = state.posts.get(&Slot::GroupRoot(group)) {
                    all.extend(shown(
                        Slot::GroupPhase(group, visit),
                        To::Thread(root.clone()),
                        Say::GroupPhase { group, kind, visit },
                    ));
                }
            }
            all
        }
        // Where people came in must not look as if they still could.
        Stage::Over { ending, .. } => {
            let closing = shown(Slot::Closing, To::Channel, Say::Closing).filter(|_| *ending != Ending::Cancelled);
            let lobby = shown(Slot::Lobby, To::Channel, Say::Lobby);
            before::invitation(state).into_iter().chain(lobby).chain(closing).collect()
        }
    };
    asking.extend(shown);
    asking
}

/// Can this message look otherwise because somebody has answered what is open, and for no other reason? The rest need not be
/// compared when a vote comes in, and most of what comes in are votes.
pub fn shows_answers(say: &Say) -> bool {
    !matches!(say, Say::Lobby | Say::Invitation | Say::GroupRoot { .. } | Say::GroupPhase { .. })
}

/// The questions what an objection is about. Whose objection was a slip of the finger is asked no more.
fn worries(state: &Dialogue) -> Vec<Spoken> {
    if state.question.is_none() {
        return Vec::new();
    }
    let asked = state.posts.iter().filter_map(|(slot, key)| match slot {
        Slot::Worry(who) => Some((*who, key.clone())),
        _ => None,
    });
    let spoken = asked.map(|(who, key)| {
        let say = if state.worry_wanted(who) { Say::NameObjection } else { Say::ObjectionTakenBack };
        Spoken { key, to: To::Private(who), say, buzz: true, mentions: Vec::new(), pin: false, past: None }
    });
    spoken.collect()
}

/// What can be pressed on a message now, in the order drawn. Secret dots are never reactions. What steers stands on the
/// cards of those who do; only where they have none does it stand in the channel.
pub fn choices(state: &Dialogue, say: &Say, by: By) -> Vec<Press> {
    match say {
        // Before the lobby is open there is nothing to begin.
        Say::FacilitatorCard { .. } if state.is_planned() || state.is_over() => Vec::new(),
        Say::FacilitatorCard { visit, who, .. } if *visit == state.visit() => {
            let own = if state.asks_to_own(*who) { vec![Press::Accept, Press::Decline] } else { Vec::new() };
            [own, steering(state)].concat()
        }
        Say::Lobby if state.is_over() => Vec::new(),
        // Whoever comes late looks for it where the others came in.
        Say::Lobby if state.running().is_some() => vec![Press::Join, Press::Observe],
        Say::Lobby => [vec![Press::Join, Press::Observe], in_the_channel(state)].concat(),
        Say::Missed => vec![Press::Next],
        Say::TurnCalled { .. } => vec![Press::Done],
        // Guests alone have nobody who could press.
        Say::GroupPhase { group, kind, visit } if *visit == state.visit() && state.done_in(*group).1 > 0 => {
            let ideas = if *kind == ActivityKind::Select { put_forward(state, *group) } else { Vec::new() };
            ideas.into_iter().chain([Press::Done]).collect()
        }
        Say::TimeCheck | Say::Invitation | Say::PreReading => before::choices(state, say),
        Say::Poll { question } => {
            let open = state.question.as_ref().filter(|open| open.id == *question);
            open.map(|open| answers(&open.kind)).unwrap_or_default()
        }
        Say::OwnerAsked => vec![Press::Accept, Press::Decline],
        Say::Phase { kind, .. } => [taking_part(state, *kind, by), in_the_channel(state)].concat(),
        _ => Vec::new(),
    }
}

/// What everybody who takes part can press on the post of an activity.
fn taking_part(state: &Dialogue, kind: ActivityKind, by: By) -> Vec<Press> {
    match (kind, state.question.as_ref().map(|q| &q.kind)) {
        // The poll stands below it.
        _ if state.has_poll() => Vec::new(),
        (ActivityKind::Consent, Some(asked @ QuestionKind::Consent { .. })) => answers(asked),
        (
            ActivityKind::Weakest | ActivityKind::Dots,
            Some(asked @ (QuestionKind::Weakest { .. } | QuestionKind::Dots { .. })),
        ) if by == By::Button || state.settings.ballots == Ballots::Open => answers(asked),
        (ActivityKind::Consent | ActivityKind::Present | ActivityKind::Weakest | ActivityKind::Dots, _) => Vec::new(),
        (ActivityKind::Trial, _) if state.asks_to_own_in_the_channel() => vec![Press::Accept, Press::Decline],
        (ActivityKind::Trial, _) if state.trial.owner.is_none() => vec![Press::Volunteer],
        (ActivityKind::Trial, _) => Vec::new(),
        (ActivityKind::Silent, _) if state.ideas_shared => Vec::new(),
        (ActivityKind::Reflect | ActivityKind::Share | ActivityKind::Select, _) if state.all_work_in_threads() => {
            Vec::new()
        }
        // Where groups have threads they choose there.
        (ActivityKind::Select, _) if !state.in_threads() => {
            let groups = 0..state.groups.len();
            groups.flat_map(|group| put_forward(state, group)).chain([Press::Done]).collect()
        }
        _ => vec![Press::Done],
    }
}

/// What can be answered, in order.
fn answers(asked: &QuestionKind) -> Vec<Press> {
    match asked {
        QuestionKind::Consent { .. } => vec![Press::Agree, Press::Question, Press::Objection],
        QuestionKind::Dots { options, .. } | QuestionKind::Weakest { options, .. } => numbers(options),
    }
}

/// The ideas of a group that can be put forward by their numbers; once it has as many proposals as it may, those that were,
/// so that they can be taken back.
fn put_forward(state: &Dialogue, group: usize) -> Vec<Press> {
    let ideas = state.ideas.iter().filter(|idea| usize::from(idea.group) == group);
    let open = ideas.filter(|idea| !state.has_chosen(group) || state.proposed_from(idea).is_some());
    numbers(&open.map(|idea| idea.number).collect::<Vec<_>>())
}

/// What whoever steers can press now: what the activity needs of them, and the way on.
pub fn steering(state: &Dialogue) -> Vec<Press> {
    let Some(kind) = state.kind() else {
        let skip = (state.all_have_read() && !state.planning.reading_skipped).then_some(Press::Skip);
        return [Press::Next].into_iter().chain(skip).collect();
    };
    if state.running().is_some_and(|running| running.paused.is_some()) {
        return vec![Press::Resume];
    }
    let on = if state.would_end_for_nothing() { Press::EndHere } else { Press::Next };
    match kind {
        ActivityKind::Consent | ActivityKind::Present | ActivityKind::Dots if state.may_ask_consent() => {
            let again = (kind == ActivityKind::Dots && state.may_place_dots()).then_some(Press::Vote);
            // Whoever has just not agreed may as well go home.
            let end = (on == Press::Next && state.closed_here().is_some()).then_some(Press::EndHere);
            let numbers = numbers(&state.proposals.iter().map(|p| p.number).collect::<Vec<_>>());
            numbers.into_iter().chain(again).chain([on]).chain(end).collect()
        }
        ActivityKind::Silent if !state.ideas_shared && !state.on_paper => vec![on, Press::Paper],
        ActivityKind::Read
        | ActivityKind::Listen
        | ActivityKind::Pairs
        | ActivityKind::Principles
        | ActivityKind::Reflect
        | ActivityKind::Share
        | ActivityKind::Select => vec![on, Press::Extend],
        ActivityKind::Trial if state.may_put_off() => vec![Press::Skip, on],
        // Only a card asks for one thing at a time.
        ActivityKind::Learn if state.may_put_off() && state.is_led_by_card() => vec![Press::Skip, on],
        ActivityKind::Bank => numbers(&state.may_be_taken_up()).into_iter().chain([on]).collect(),
        _ => vec![on],
    }
}

/// What steers, where it has to stand before everybody.
fn in_the_channel(state: &Dialogue) -> Vec<Press> {
    if state.is_steered_in_the_channel() { steering(state) } else { Vec::new() }
}

/// What pressing this on one of the dialogue's posts means, if it means anything. Knows the living posts; on one that has
/// passed it means nothing any more.
pub fn pressed(state: &Dialogue, key: &PostKey, tap: Tap<'_>) -> Option<Press> {
    let say = living(state).into_iter().find(|s| s.key == *key).map(|s| s.say)?;
    // Whose app shows no poll may react to the question itself.
    let asked = state.question.as_ref().filter(|_| matches!(say, Say::Phase { .. }) && state.has_poll());
    let by_hand = asked.map(|question| answers(&question.kind)).unwrap_or_default();
    choices(state, &say, tap.into()).into_iter().chain(by_hand).find(|press| press.is(tap))
}

/// What can be answered to the poll that was posted under this key, while it is open.
pub fn polled(state: &Dialogue, key: &PostKey) -> Option<Vec<Press>> {
    let question = state.question.as_ref()?;
    (state.posts.get(&Slot::Poll(question.id)) == Some(key)).then(|| answers(&question.kind))
}

/// Is it the poll of a vote that has closed in the step that goes on?
pub fn polled_late(state: &Dialogue, key: &PostKey) -> bool {
    state.closed_here().is_some_and(|closed| state.posts.get(&Slot::Poll(closed.id)) == Some(key))
}

/// Did pressing this on one of the dialogue's posts answer a vote that has closed in the step that goes on? Until something
/// new is asked, whoever still presses is told.
pub fn pressed_late(state: &Dialogue, key: &PostKey, tap: Tap<'_>) -> bool {
    let Some(closed) = state.closed_here().filter(|closed| state.posts.get(&Slot::Phase(closed.visit)) == Some(key))
    else {
        return false;
    };
    let seen = By::from(tap) == By::Button || state.settings.ballots == Ballots::Open;
    let is_consent = matches!(closed.kind, QuestionKind::Consent { .. });
    let answers = if is_consent || seen { answers(&closed.kind) } else { Vec::new() };
    answers.into_iter().any(|press| press.is(tap))
}

/// Only numbers with a sign of their own can be pressed; the rest are chosen in words.
fn numbers(all: &[u16]) -> Vec<Press> {
    all.iter().filter(|n| (1..=MOST_PRESSED).contains(*n)).map(|n| Press::Number(*n)).collect()
}
