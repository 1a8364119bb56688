//! A sample of every message: what it is, the dialogue it is said in, and what makes it differ from its neighbours.
//! Deliberately absent: answers to one person (`replies`).

use super::samples::*;
use drejebog::dialogue::event::{AGREE, Ballots, Ending, OBJECTION, Outcome, QuestionKind};
use drejebog::dialogue::lang::Lang;
use drejebog::dialogue::say::Say;
use drejebog::dialogue::script::ActivityKind::{self, *};
use drejebog::dialogue::script::Script;
use drejebog::dialogue::speak::Past;
use drejebog::dialogue::state::{Dialogue, Example, NotCounted, Ready};

/// One message with the dialogue it is said in and what makes it different from its neighbours.
#[derive(Clone)]
pub struct Sample {
    pub note: &'static str,
    pub dialogue: Dialogue,
    pub say: Say,
    /// It has passed.
    pub past: Option<Past>,
}

pub fn sample(note: &'static str, dialogue: Dialogue, say: Say) -> Sample {
    Sample { note, dialogue, say, past: None }
}

pub fn phase(note: &'static str, dialogue: Dialogue, kind: ActivityKind) -> Sample {
    let visit = visit(&dialogue);
    sample(note, dialogue, Say::Phase { kind, visit })
}

pub fn thread(note: &'static str, dialogue: Dialogue, group: usize, kind: ActivityKind) -> Sample {
    let visit = visit(&dialogue);
    sample(note, dialogue, Say::GroupPhase { group, kind, visit })
}

/// The facilitator's.
pub fn card(note: &'static str, dialogue: Dialogue) -> Sample {
    let (kind, visit) = (dialogue.kind(), dialogue.visit());
    sample(note, dialogue, Say::FacilitatorCard { kind, visit, who: id(1) })
}

pub const KINDS: [ActivityKind; 14] =
    [Frame, Read, Pairs, Round, Summarise, Groups, Reflect, Silent, Share, Select, Present, Consent, Dots, Trial];

pub fn lobbies(script: &Script, lang: Lang) -> Vec<Sample> {
    let nine = || lobby(script, lang, 9, 0);
    let mut expecting = no_facilitator(secret(lobby(script, lang, 2, 8)));
    expecting.expected = Some(12);
    observer(&mut expecting);
    expecting.timekeeper = Some(id(2));
    vec![
        sample("ni deltagere", nine(), Say::Lobby),
        sample(
            "to konti, otte gæster, en observatør, ventes 12, ingen facilitator, hemmelige stemmer",
            expecting,
            Say::Lobby,
        ),
        sample("ingen styrer", no_facilitator(nine()), Say::Lobby),
        sample("i gang", at(nine(), Pairs), Say::Lobby),
        sample("slut", over(nine(), Ending::Agreed), Say::Lobby),
        sample("", nine(), Say::JoinedByPress),
    ]
}

pub fn phases(script: &Script, lang: Lang) -> Vec<Sample> {
    let nine = |kind| at(lobby(script, lang, 9, 0), kind);
    let four = |kind| at(lobby(script, lang, 4, 0), kind);
    let seven = |kind| at(lobby(script, lang, 7, 0), kind);
    let guests = |kind| at(lobby(script, lang, 1, 8), kind);
    let mut time_up = nine(Reflect);
    running(&mut time_up).time_up = true;
    let mut past = nine(Groups);
    running(&mut past).visit = 99;
    let mut empty = nine(Select);
    empty.proposals.clear();
    empty.ideas.clear();
    let mut all_presented = nine(Present);
    all_presented.presenting = 2;
    let mut nothing_left = nine(Silent);
    nothing_left.ideas_shared = true;
    running(&mut nothing_left).time_up = true;
    let mut bare = nine(Round);
    bare.points.clear();
    let mut erased = four(Select);
    erased.people[1].forgotten = true;
    erased.proposals[1].text = super::samples::erased();
    let mut one_sided = in_the_room(nine(Share));
    one_sided.ideas.iter_mut().for_each(|idea| idea.group = 0);
    let mut unwritten = nine(Silent);
    unwritten.ideas.clear();
    vec![
        phase("", done(nine(Frame), 1), Frame),
        phase("", done(nine(Read), 7), Read),
        phase("", done(nine(Pairs), 7), Pairs),
        phase("otte gæster og én konto", guests(Pairs), Pairs),
        phase("første par", turn(bare, 0, false), Round),
        phase("andet par", turn(nine(Round), 1, false), Round),
        phase("plukket, første par", turn(nine(Round), 0, true), Round),
        phase("alle har haft ordet", turn(nine(Round), 9, false), Round),
        phase("plukket, alle har haft ordet", turn(nine(Round), 9, true), Round),
        phase("uden facilitator", no_facilitator(turn(nine(Round), 1, false)), Round),
        phase("et par af gæster", turn(guests(Round), 1, false), Round),
        phase("et par af gæster, uden facilitator", no_facilitator(turn(guests(Round), 1, false)), Round),
        phase("", nine(Summarise), Summarise),
        phase("uden facilitator", no_facilitator(nine(Summarise)), Summarise),
        phase("med en tidtager", timekeeper(nine(Groups)), Groups),
        phase("tråde", nine(Groups), Groups),
        phase("i rummet", in_the_room(nine(Groups)), Groups),
        phase("fire personer: ny makker", four(Groups), Groups),
        phase("fire personer i rummet", in_the_room(four(Groups)), Groups),
        phase("syv personer: én gruppe", seven(Groups), Groups),
        phase("tråde", done(nine(Reflect), 3), Reflect),
        phase("i rummet", in_the_room(nine(Reflect)), Reflect),
        phase("én gruppe", seven(Reflect), Reflect),
        phase("tiden er gået", time_up, Reflect),
        phase("pause", paused(nine(Reflect)), Reflect),
        phase("pause uden facilitator", no_facilitator(paused(nine(Reflect))), Reflect),
        sample("forbi", past, Say::Phase { kind: Groups, visit: 1 }),
        phase("ingen har skrevet", unwritten, Silent),
        phase("", nine(Silent), Silent),
        phase("på papir", on_paper(nine(Silent)), Silent),
        phase("stilheden er slut", nothing_left, Silent),
        phase("uden facilitator", no_facilitator(nine(Silent)), Silent),
        phase("tråde", nine(Share), Share),
        phase("i rummet", in_the_room(nine(Share)), Share),
        phase("på papir", on_paper(nine(Share)), Share),
        phase("kun idéer i én gruppe", one_sided, Share),
        phase("tråde", nine(Select), Select),
        phase("i rummet", in_the_room(nine(Select)), Select),
        phase("én gruppe", seven(Select), Select),
        phase("intet endnu", empty, Select),
        phase("en slettet deltager", erased, Select),
        phase("første gruppe", nine(Present), Present),
        phase("par", four(Present), Present),
        phase("alle har fremlagt, uden facilitator", no_facilitator(all_presented), Present),
        sample("", nine(Reflect), Say::GroupRoot { group: 0 }),
        sample("par", four(Reflect), Say::GroupRoot { group: 1 }),
        thread("", nine(Reflect), 0, Reflect),
        thread("", nine(Share), 0, Share),
        thread("på papir", on_paper(nine(Share)), 0, Share),
        thread("", nine(Select), 0, Select),
        thread("andet", nine(Silent), 0, Silent),
    ]
}

pub fn votes(script: &Script, lang: Lang) -> Vec<Sample> {
    let nine = |kind| at(lobby(script, lang, 9, 0), kind);
    let guests = |kind| at(lobby(script, lang, 2, 7), kind);
    let answers = [(1, AGREE), (2, AGREE), (3, OBJECTION)];
    let choices = [(1, 1), (2, 2), (3, 2), (4, 3)];
    let lot = Outcome::Lot { proposal: 2, among: vec![1, 2] };
    let too_few = Outcome::NoConsent { proposal: 2, objections: 0, questions: 0, too_few: true };
    let mut only_one = not_agreed(nine(Consent));
    only_one.proposals.retain(|proposal| proposal.number == 2);
    let mut three_dots = asking(nine(Dots), dots(false), &choices);
    if let Some(question) = &mut three_dots.question {
        question.kind = QuestionKind::Dots { options: vec![1, 2, 3], dots: 3, run_off: false };
    }
    vec![
        phase("endnu ikke spurgt", nine(Consent), Consent),
        phase("uden facilitator", no_facilitator(nine(Consent)), Consent),
        phase("spurgt", asking(nine(Consent), consent(), &answers), Consent),
        phase("hemmeligt, med gæster", secret(asking(guests(Consent), consent(), &[(1, AGREE)])), Consent),
        phase("holdt", agreed(nine(Consent)), Consent),
        phase("holdt ikke", not_agreed(nine(Consent)), Consent),
        phase("afstemning er ikke åbnet", nine(Dots), Dots),
        phase("afstemning er ikke åbnet, uden facilitator", no_facilitator(nine(Dots)), Dots),
        phase("åben", asking(nine(Dots), dots(false), &choices), Dots),
        phase(
            "åben, efter et spørgsmål om enighed",
            asking(told_later(not_agreed(nine(Dots))), dots(false), &choices),
            Dots,
        ),
        phase("tre prikker, hemmeligt", secret(three_dots), Dots),
        phase("åben med gæster uden facilitator", no_facilitator(asking(guests(Dots), dots(false), &[])), Dots),
        phase("omvalg", asking(nine(Dots), dots(true), &choices), Dots),
        phase("omvalg, hemmeligt", secret(asking(nine(Dots), dots(true), &choices)), Dots),
        phase("afgjort", closed(nine(Dots), dots(false), &[1, 2, 2, 2, 3, 3], Outcome::Dots { proposal: 2 }), Dots),
        phase("lodtrækning", closed(nine(Dots), dots(true), &[1, 1, 2, 2], lot.clone()), Dots),
        phase("uafgjort", closed(nine(Dots), dots(false), &[1, 2], Outcome::Tie { among: vec![1, 2] }), Dots),
        phase("ingen stemte", closed(nine(Dots), dots(false), &[], Outcome::NobodyVoted), Dots),
        sample("en indvending og et spørgsmål", not_agreed(nine(Consent)), Say::NoDecision),
        sample(
            "for få svar, uden facilitator",
            no_facilitator(closed(nine(Consent), consent(), &[AGREE], too_few)),
            Say::NoDecision,
        ),
        sample("ingen stemte", closed(nine(Dots), dots(false), &[], Outcome::NobodyVoted), Say::NoDecision),
        sample("kun ét forslag", only_one, Say::NoDecision),
        phase("spurgt, som afstemning", by_poll(nine(Consent), consent()), Consent),
        phase("åben, som afstemning", by_poll(nine(Dots), dots(false)), Dots),
        phase("omvalg, som afstemning", by_poll(nine(Dots), dots(true)), Dots),
        sample("enighed", by_poll(nine(Consent), consent()), Say::Poll { question: 1 }),
        sample("prikker", by_poll(nine(Dots), dots(false)), Say::Poll { question: 1 }),
        sample("omvalg", by_poll(nine(Dots), dots(true)), Say::Poll { question: 1 }),
        sample("", asking(nine(Consent), consent(), &answers), Say::NameObjection),
        sample("", asking(nine(Consent), consent(), &[]), Say::ObjectionTakenBack),
        sample("", nine(Dots), Say::NotCounted { why: NotCounted::TooLate }),
        sample("", nine(Dots), Say::NotCounted { why: NotCounted::Observer }),
    ]
}

pub fn trials(script: &Script, lang: Lang) -> Vec<Sample> {
    let nine = || at(lobby(script, lang, 9, 0), Trial);
    let guests = || at(lobby(script, lang, 2, 7), Trial);
    let lot = Outcome::Lot { proposal: 2, among: vec![1, 2] };
    let by_dots = || closed(nine(), dots(true), &[1, 2, 2, 2], Outcome::Dots { proposal: 2 });
    let mut only = drafted(nine());
    only.proposals.retain(|proposal| proposal.number == 2);
    only.decided = Some(2);
    let mut chosen = drafted(nine());
    chosen.decided = Some(2);
    let mut empty = over(nine(), Ending::NothingAgreed);
    empty.proposals.clear();
    let mut no_date = over(accepted(complete(agreed(nine()), 3)), Ending::Agreed);
    no_date.trial.follow_up = None;
    vec![
        phase("intet valgt", nine(), Trial),
        phase("ved enighed", drafted(agreed(nine())), Trial),
        phase("med prikker efter omvalg og hænder", drafted(with_hands(by_dots())), Trial),
        phase("ved lodtrækning", drafted(closed(nine(), dots(true), &[1, 1, 2, 2], lot)), Trial),
        phase("eneste forslag", only, Trial),
        phase("uden afstemning", chosen, Trial),
        phase("udfyldt", complete(agreed(nine()), 3), Trial),
        phase("udfyldt, en gæst er ansvarlig", complete(agreed(guests()), 4), Trial),
        phase("udfyldt, en gæst, uden facilitator", no_facilitator(complete(agreed(guests()), 4)), Trial),
        phase("ansvarlig har sagt ja", accepted(complete(agreed(nine()), 3)), Trial),
        sample("", complete(agreed(nine()), 3), Say::OwnerAsked),
        sample("", agreed(nine()), Say::OwnerDeclined),
        sample("uden facilitator", no_facilitator(agreed(nine())), Say::OwnerDeclined),
        card("på papir", on_paper(at(lobby(script, lang, 9, 0), Silent))),
        sample("", complete(agreed(nine()), 3), Say::TrialRest),
        sample("alt er udfyldt", filled(complete(agreed(nine()), 3)), Say::TrialRest),
        sample("aftalt", over(filled(accepted(complete(agreed(nine()), 3))), Ending::Agreed), Say::Closing),
        sample("aftalt uden opfølgning", no_date, Say::Closing),
        sample("intet aftalt", over(nine(), Ending::NothingAgreed), Say::Closing),
        sample("intet aftalt, ingen forslag", empty, Say::Closing),
    ]
}

pub fn messages(script: &Script, lang: Lang) -> Vec<Sample> {
    let nine = |kind| at(lobby(script, lang, 9, 0), kind);
    let time_up = Say::Ready { why: Ready::TimeUp };
    let all_done = Say::Ready { why: Ready::AllDone };
    vec![
        sample("", nine(Round), Say::TurnCalled { pair: 1 }),
        sample("et par af gæster", at(lobby(script, lang, 1, 8), Round), Say::TurnCalled { pair: 1 }),
        sample(
            "et par af gæster, uden facilitator",
            no_facilitator(at(lobby(script, lang, 1, 8), Round)),
            Say::TurnCalled { pair: 1 },
        ),
        sample("", nine(Present), Say::PresenterCalled { group: 1 }),
        sample("", nine(Reflect), Say::OneMinute),
        sample("", nine(Pairs), time_up.clone()),
        sample("", nine(Reflect), all_done.clone()),
        sample("til sidst", agreed(nine(Trial)), time_up.clone()),
        sample("til sidst", agreed(nine(Trial)), all_done),
        sample("uden facilitator", no_facilitator(nine(Reflect)), time_up),
        sample("uden facilitator", no_facilitator(nine(Reflect)), Say::Ready { why: Ready::AllDone }),
        sample("", nine(Reflect), Say::Break { minutes: 3 }),
        sample("i pausen", paused(nine(Reflect)), Say::Break { minutes: 1 }),
        sample("", paused(nine(Reflect)), Say::Paused),
        sample("uden facilitator", no_facilitator(paused(nine(Reflect))), Say::Paused),
        sample("", nine(Reflect), Say::Resumed),
        sample("", nine(Reflect), Say::NewFacilitator { claimed: false }),
        sample("", nine(Reflect), Say::NewFacilitator { claimed: true }),
        sample("", nine(Reflect), Say::FacilitatorLeft),
        sample("", over(nine(Reflect), Ending::Cancelled), Say::Cancelled),
        sample("", nine(Silent), Say::IdeaPrompt),
        sample("på papir", on_paper(nine(Silent)), Say::IdeaPrompt),
        sample("pause", paused(nine(Silent)), Say::IdeaPrompt),
        sample("", nine(Silent), Say::SilenceHint),
    ]
}

/// What can be said of where things are: where the groups work in their threads, and where people go in private and back.
pub fn ways(script: &Script, lang: Lang) -> Vec<Sample> {
    let nine = |kind| at(lobby(script, lang, 9, 0), kind);
    let threads = |kind| in_threads(nine(kind));
    let mut secret = asking(nine(Dots), dots(false), &[]);
    secret.settings.ballots = Ballots::Secret;
    let mut time_up = threads(Select);
    running(&mut time_up).time_up = true;
    vec![
        sample("", lobby(script, lang, 9, 0), Say::Lobby),
        phase("", nine(Silent), Silent),
        phase("hemmeligt", secret, Dots),
        phase("i trådene", done(threads(Reflect), 2), Reflect),
        phase("i trådene, 1 er færdig", done(threads(Share), 1), Share),
        phase("i trådene", threads(Select), Select),
        thread("pause", paused(threads(Reflect)), 1, Reflect),
        thread("tiden er gået", time_up, 1, Select),
        sample("", nine(Silent), Say::BackToTheChannel),
    ]
}

pub fn cards(script: &Script, lang: Lang) -> Vec<Sample> {
    let nine = |kind| at(lobby(script, lang, 9, 0), kind);
    let four = |kind| at(lobby(script, lang, 4, 0), kind);
    let guests = |kind| at(lobby(script, lang, 1, 8), kind);
    let mut cards = vec![card("før dialogen", lobby(script, lang, 9, 0))];
    for kind in KINDS {
        cards.push(card("", nine(kind)));
    }
    let mut ready = nine(Reflect);
    running(&mut ready).ready = Some(Ready::TimeUp);
    let mut all_done = nine(Reflect);
    running(&mut all_done).ready = Some(Ready::AllDone);
    let mut plucking = nine(Pairs);
    plucking.script.pluck_over = 8;
    cards.extend([
        card("første par", turn(nine(Round), 0, false)),
        card("med gæster", turn(guests(Round), 0, false)),
        card("tiden er gået", ready),
        card("alle er færdige", all_done),
        card("pause", paused(nine(Reflect))),
        card("mange: der plukkes", plucking),
        card("fire personer", four(Groups)),
        card("med gæster", guests(Silent)),
        card("med gæster, åben", asking(guests(Consent), consent(), &[])),
        card("åben", asking(nine(Dots), dots(false), &[])),
        card("valgt", agreed(nine(Trial))),
        card("facilitator er foreslået som ansvarlig", complete(agreed(nine(Trial)), 1)),
        card("forbi", nine(Reflect)),
    ]);
    cards
}

/// What only the other playbook has, and a dialogue whose playbook is gone.
pub fn listening(script: &Script, lang: Lang) -> Vec<Sample> {
    let nine = |kind| at(lobby(script, lang, 9, 0), kind);
    vec![
        sample("med luft", lobby(script, lang, 9, 0), Say::Lobby),
        phase("", nine(Frame), Frame),
        phase("", nine(Listen), Listen),
        card("", nine(Frame)),
        card("", nine(Listen)),
    ]
}

/// What only a playbook with principles and a value card has.
pub fn principles(script: &Script, lang: Lang) -> Vec<Sample> {
    let nine = |kind| at(lobby(script, lang, 9, 0), kind);
    let guests = |kind| at(lobby(script, lang, 2, 7), kind);
    let choices = [(1, 3), (2, 3), (3, 4)];
    let mut unnamed = nine(Pairs);
    unnamed.service = None;
    let mut bare = done(at(lobby(script, lang, 4, 0), Principles), 1);
    (bare.service, bare.examples) = (None, Vec::new());
    let mut many = nine(Principles);
    let more = (5..=8).map(|n| Example { number: n, principle: 4, by: None, text: wrote("Endnu et") });
    many.examples.extend(more);
    let mut one_dot = secret(asking(nine(Weakest), weakest(), &choices));
    if let Some(question) = &mut one_dot.question {
        question.kind = QuestionKind::Weakest { options: vec![1, 2, 3], dots: 1 };
    }
    let one = |d| {
        let mut d = valued(d);
        d.trial.assumptions = Some(wrote("Borgerne vil gerne ringes op\nTo timer om ugen er nok"));
        d.trial.uncertainty = Some(wrote("Vi gætter"));
        d
    };
    let mut unsure = filled(complete(agreed(nine(Trial)), 3));
    unsure.trial.before = None;
    vec![
        card("tjenesten har ikke noget navn", unnamed),
        phase("uden tjeneste og eksempler, fire personer", bare, Principles),
        phase("", many, Principles),
        card("", nine(Principles)),
        phase("åben", asking(nine(Weakest), weakest(), &choices), Weakest),
        phase("åben med gæster", asking(guests(Weakest), weakest(), &choices), Weakest),
        phase("én prik, hemmeligt", one_dot, Weakest),
        phase("lukket", with_hands(focused(nine(Weakest), &[3, 4])), Weakest),
        phase("ingen satte en prik", focused(nine(Weakest), &[]), Weakest),
        card("åben", asking(nine(Weakest), weakest(), &[])),
        card("lukket", focused(nine(Weakest), &[3])),
        sample("", focused(nine(Weakest), &[4, 3]), Say::Weakest),
        sample("ingen satte en prik, uden facilitator", no_facilitator(focused(nine(Weakest), &[])), Say::Weakest),
        phase("med det svageste", focused(nine(Reflect), &[4, 3]), Reflect),
        phase("mange står lige", focused(nine(Reflect), &[1, 3, 4]), Reflect),
        phase("med det svageste", focused(nine(Silent), &[4, 3]), Silent),
        sample("med det svageste", focused(nine(Silent), &[4]), Say::IdeaPrompt),
        phase("værdikort", drafted(agreed(nine(Trial))), Trial),
        phase("værdikort, udfyldt", valued(complete(agreed(nine(Trial)), 3)), Trial),
        phase("værdikort, noget mangler", unsure.clone(), Trial),
        sample("værdikort, noget mangler", unsure, Say::TrialRest),
        sample("værdikort", complete(agreed(nine(Trial)), 3), Say::TrialRest),
        sample(
            "værdikort, den samme usikkerhed",
            over(one(accepted(complete(agreed(nine(Trial)), 3))), Ending::Agreed),
            Say::Closing,
        ),
    ]
}

/// Each kind of message once; a new one does not compile until it has a place here, and fails until it has a sample.
pub const SAYS: [&str; 38] = [
    "time-check",
    "invitation",
    "calendar-file",
    "calendar-cancelled",
    "pre-reading",
    "moved",
    "missed",
    "reading-reminder",
    "curious-questions",
    "lobby",
    "phase",
    "group-root",
    "group-phase",
    "turn-called",
    "presenter-called",
    "one-minute",
    "ready",
    "weakest",
    "no-decision",
    "break",
    "paused",
    "resumed",
    "owner-declined",
    "closing",
    "cancelled",
    "new-facilitator",
    "facilitator-left",
    "card",
    "idea-prompt",
    "back-to-the-channel",
    "joined-by-press",
    "not-counted",
    "silence-hint",
    "name-objection",
    "objection-taken-back",
    "owner-asked",
    "trial-rest",
    "poll",
];

pub fn say_name(say: &Say) -> &'static str {
    match say {
        Say::TimeCheck => "time-check",
        Say::Invitation => "invitation",
        Say::CalendarFile { .. } => "calendar-file",
        Say::CalendarCancelled => "calendar-cancelled",
        Say::PreReading => "pre-reading",
        Say::Moved => "moved",
        Say::Missed => "missed",
        Say::ReadingReminder => "reading-reminder",
        Say::CuriousQuestions => "curious-questions",
        Say::Lobby => "lobby",
        Say::Phase { .. } => "phase",
        Say::GroupRoot { .. } => "group-root",
        Say::GroupPhase { .. } => "group-phase",
        Say::TurnCalled { .. } => "turn-called",
        Say::PresenterCalled { .. } => "presenter-called",
        Say::OneMinute => "one-minute",
        Say::Ready { .. } => "ready",
        Say::Weakest => "weakest",
        Say::NoDecision => "no-decision",
        Say::Break { .. } => "break",
        Say::Paused => "paused",
        Say::Resumed => "resumed",
        Say::OwnerDeclined => "owner-declined",
        Say::Closing => "closing",
        Say::Cancelled => "cancelled",
        Say::NewFacilitator { .. } => "new-facilitator",
        Say::FacilitatorLeft => "facilitator-left",
        Say::FacilitatorCard { .. } => "card",
        Say::IdeaPrompt => "idea-prompt",
        Say::BackToTheChannel => "back-to-the-channel",
        Say::JoinedByPress => "joined-by-press",
        Say::NotCounted { .. } => "not-counted",
        Say::SilenceHint => "silence-hint",
        Say::NameObjection => "name-objection",
        Say::ObjectionTakenBack => "objection-taken-back",
        Say::OwnerAsked => "owner-asked",
        Say::TrialRest => "trial-rest",
        Say::Poll { .. } => "poll",
    }
}
