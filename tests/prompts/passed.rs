//! A sample of every message that has passed: what it says instead of what it asked.
//! Deliberately absent: when it passes.

use super::samples::*;
use super::says::{Sample, card, phase, sample, thread};
use drejebog::dialogue::event::{Ballots, Ending, Outcome};
use drejebog::dialogue::lang::Lang;
use drejebog::dialogue::say::Say;
use drejebog::dialogue::script::ActivityKind::*;
use drejebog::dialogue::script::Script;
use drejebog::dialogue::speak::Past;
use drejebog::dialogue::state::Ready;

/// At eleven minutes past, or at a time nobody wrote down.
fn past(sample: Sample) -> Sample {
    Sample { past: Some(Past { at: Some(after(11)) }), ..sample }
}

fn past_some_time(sample: Sample) -> Sample {
    Sample { past: Some(Past { at: None }), ..sample }
}

pub fn passed(script: &Script, lang: Lang) -> Vec<Sample> {
    let nine = |kind| at(lobby(script, lang, 9, 0), kind);
    let mut silent_over = nine(Silent);
    silent_over.ideas_shared = true;
    let mut nothing_written = on_paper(nine(Silent));
    nothing_written.ideas.clear();
    let mut one_written = nine(Silent);
    one_written.ideas.truncate(1);
    let mut secret = nine(Consent);
    secret.settings.ballots = Ballots::Secret;
    let asked = || complete(agreed(nine(Trial)), 3);
    let mut declined = asked();
    declined.trial.owner = None;
    let all = vec![
        phase("ingen trykkede", nine(Frame), Frame),
        phase("", done(nine(Read), 7), Read),
        phase("1 trykkede", done(nine(Pairs), 1), Pairs),
        phase("", turn(nine(Round), 9, false), Round),
        phase("", nine(Summarise), Summarise),
        phase("", done(nine(Groups), 3), Groups),
        phase("", done(nine(Reflect), 9), Reflect),
        phase("", silent_over, Silent),
        phase("1 idé", one_written, Silent),
        phase("på papir", nothing_written, Silent),
        phase("", nine(Share), Share),
        phase("", nine(Select), Select),
        phase("", nine(Present), Present),
        phase("der blev ikke spurgt", nine(Consent), Consent),
        phase("enige", agreed(nine(Consent)), Consent),
        phase("ikke enige", not_agreed(nine(Consent)), Consent),
        phase("ikke enige, hemmelige prikker", not_agreed(secret), Consent),
        phase("ingen satte en prik", closed(nine(Dots), dots(false), &[], Outcome::NobodyVoted), Dots),
        phase("afgjort", closed(nine(Dots), dots(false), &[1, 1, 2], Outcome::Dots { proposal: 1 }), Dots),
        phase("", accepted(asked()), Trial),
        thread("", nine(Reflect), 0, Reflect),
        thread("", nine(Share), 0, Share),
        thread("", nine(Select), 0, Select),
        card("", nine(Round)),
        sample("", nine(Round), Say::TurnCalled { pair: 1 }),
        sample("", nine(Present), Say::PresenterCalled { group: 1 }),
        sample("", nine(Reflect), Say::OneMinute),
        sample("alle færdige", nine(Reflect), Say::Ready { why: Ready::AllDone }),
        sample("tiden gået", nine(Reflect), Say::Ready { why: Ready::TimeUp }),
        sample("", nine(Reflect), Say::Paused),
        sample("", not_agreed(nine(Consent)), Say::NoDecision),
        sample("ingen stemte", closed(nine(Dots), dots(false), &[], Outcome::NobodyVoted), Say::NoDecision),
        sample("sagde ja", accepted(asked()), Say::OwnerAsked),
        sample("en anden", asked(), Say::OwnerAsked),
        sample("sagde nej", declined.clone(), Say::OwnerAsked),
        sample("sluttede før", over(asked(), Ending::NothingAgreed), Say::OwnerAsked),
        sample("en anden", asked(), Say::OwnerDeclined),
        sample("ingen anden", declined, Say::OwnerDeclined),
        sample("", nine(Reflect), Say::FacilitatorLeft),
        sample("ingen tog over", no_facilitator(nine(Reflect)), Say::FacilitatorLeft),
        sample("", nine(Share), Say::IdeaPrompt),
        sample("", nine(Share), Say::SilenceHint),
    ];
    let unknown = [
        phase("uden klokkeslæt", done(nine(Read), 7), Read),
        sample("alle færdige, uden klokkeslæt", nine(Reflect), Say::Ready { why: Ready::AllDone }),
        sample("tiden gået, uden klokkeslæt", nine(Reflect), Say::Ready { why: Ready::TimeUp }),
        sample("uden klokkeslæt", nine(Reflect), Say::Paused),
    ];
    all.into_iter().map(past).chain(unknown.into_iter().map(past_some_time)).collect()
}

/// And of the silence, for whoever sat in their private room.
pub fn silences(script: &Script, lang: Lang) -> Vec<Sample> {
    let nine = |kind| at(lobby(script, lang, 9, 0), kind);
    let all = vec![sample("", nine(Share), Say::IdeaPrompt), phase("i trådene", in_threads(nine(Reflect)), Reflect)];
    all.into_iter().map(past).collect()
}

/// The same before the meeting. `samples` are those of messages as they are said.
pub fn before(samples: Vec<Sample>) -> Vec<Sample> {
    let asks = |say: &Say| {
        matches!(say, Say::TimeCheck | Say::Invitation | Say::PreReading | Say::Missed | Say::ReadingReminder)
    };
    samples.into_iter().filter(|sample| asks(&sample.say)).map(past).collect()
}

/// And of what goes on in a follow-up.
pub fn all(samples: Vec<Sample>) -> Vec<Sample> {
    samples.into_iter().filter(|sample| matches!(sample.say, Say::Phase { .. })).map(past).collect()
}

/// And of a playbook with principles.
pub fn of_principles(script: &Script, lang: Lang) -> Vec<Sample> {
    let nine = |kind| at(lobby(script, lang, 9, 0), kind);
    let told = closed(nine(Weakest), weakest(), &[3, 4, 4], Outcome::Weakest { among: vec![4] });
    let all = vec![
        phase("", nine(Principles), Principles),
        phase("", told.clone(), Weakest),
        sample("", told, Say::Weakest),
        sample("", nine(Select), Say::GroupRoot { group: 0 }),
    ];
    all.into_iter().map(past).collect()
}
