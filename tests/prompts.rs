//! Every message the bot can say, rendered in both languages and held against a text that can be read from end to end.
//!
//! `UPDATE_EXPECT=1` writes the texts anew: `src/prompts/samples/da.txt` and `en.txt`. Deliberately absent: how a
//! platform shows them.

#[path = "prompts/samples.rs"]
mod samples;

use drejebog::calendar::Zone;
use drejebog::commands::table::{TABLE, Who};
use drejebog::dialogue::command::Press;
use drejebog::dialogue::event::{AGREE, Ending, OBJECTION, Outcome};
use drejebog::dialogue::lang::Lang;
use drejebog::dialogue::say::{NotCounted, Ready, Refusal, Reply, Say};
use drejebog::dialogue::script::ActivityKind::{self, *};
use drejebog::dialogue::script::Script;
use drejebog::dialogue::state::Dialogue;
use drejebog::doc::{Doc, plain};
use drejebog::playbook::{Playbook, Texts, built_in::PACKS};
use drejebog::prompts::engine::{Prompts, RenderError};
use drejebog::prompts::{About, Case, CommandRow, Material, Offer, Recording, Speaker, StepText, built_in};
use expect_test::expect_file;
use samples::*;
use std::collections::BTreeSet;
use std::fmt::Write;

fn playbooks() -> Vec<Playbook> {
    PACKS.iter().map(|(_, files)| Playbook::load(files).unwrap()).collect()
}

fn material(texts: &Texts) -> Material<'_> {
    Material {
        title: &texts.title,
        topic: &texts.topic,
        framing: &texts.framing,
        case: texts.case.as_ref().map(|case| Case { title: &case.title, doc: &case.doc, minutes: case.minutes }),
        listen: texts.listen.as_ref().map(|listen| Recording {
            intro: &listen.intro,
            url: listen.url.as_deref(),
            alternative: &listen.alternative,
            alternative_minutes: listen.alternative_minutes,
        }),
        curious: &texts.curious,
        points: &texts.points,
        reflect: &texts.reflect,
        ideas: &texts.ideas,
        advice: &texts.advice,
        legal: &texts.legal,
        disclaimer: &texts.disclaimer,
        steps: texts.steps.iter().map(|step| StepText { title: &step.title, tips: &step.tips }).collect(),
    }
}

/// One message with the dialogue it is said in and what makes it different from its neighbours.
struct Sample {
    note: &'static str,
    dialogue: Dialogue,
    say: Say,
}

fn sample(note: &'static str, dialogue: Dialogue, say: Say) -> Sample {
    Sample { note, dialogue, say }
}

fn phase(note: &'static str, dialogue: Dialogue, kind: ActivityKind) -> Sample {
    let visit = visit(&dialogue);
    Sample { note, dialogue, say: Say::Phase { kind, visit } }
}

fn thread(note: &'static str, dialogue: Dialogue, group: usize, kind: ActivityKind) -> Sample {
    let visit = visit(&dialogue);
    Sample { note, dialogue, say: Say::GroupPhase { group, kind, visit } }
}

fn card(note: &'static str, dialogue: Dialogue, kind: ActivityKind) -> Sample {
    let step = dialogue.script.activities().find(|(_, a)| a.kind == kind).unwrap().0;
    Sample { note, dialogue, say: Say::FacilitatorCard { step } }
}

const KINDS: [ActivityKind; 14] =
    [Frame, Read, Pairs, Round, Summarise, Groups, Reflect, Silent, Share, Select, Present, Consent, Dots, Trial];

fn lobbies(script: &Script, lang: Lang) -> Vec<Sample> {
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
        sample("i gang", at(nine(), Pairs), Say::Lobby),
        sample("slut", over(nine(), Ending::Agreed), Say::Lobby),
        sample("", nine(), Say::JoinedByPress),
    ]
}

fn phases(script: &Script, lang: Lang) -> Vec<Sample> {
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
    erased.proposals[1].text = samples::erased();
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

fn votes(script: &Script, lang: Lang) -> Vec<Sample> {
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
        question.kind =
            drejebog::dialogue::event::QuestionKind::Dots { options: vec![1, 2, 3], dots: 3, run_off: false };
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
        sample("", asking(nine(Consent), consent(), &answers), Say::NameObjection),
        sample("", nine(Dots), Say::NotCounted { why: NotCounted::TooLate }),
        sample("", nine(Dots), Say::NotCounted { why: NotCounted::Observer }),
        sample("", nine(Dots), Say::NotCounted { why: NotCounted::Closed }),
    ]
}

fn trials(script: &Script, lang: Lang) -> Vec<Sample> {
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
        card("på papir", on_paper(at(lobby(script, lang, 9, 0), Silent)), Silent),
        sample("", complete(agreed(nine()), 3), Say::TrialRest),
        sample("noget er udfyldt", filled(complete(agreed(nine()), 3)), Say::TrialRest),
        sample("aftalt", over(filled(accepted(complete(agreed(nine()), 3))), Ending::Agreed), Say::Closing),
        sample("aftalt uden opfølgning", no_date, Say::Closing),
        sample("intet aftalt", over(nine(), Ending::NothingAgreed), Say::Closing),
        sample("intet aftalt, ingen forslag", empty, Say::Closing),
    ]
}

fn messages(script: &Script, lang: Lang) -> Vec<Sample> {
    let nine = |kind| at(lobby(script, lang, 9, 0), kind);
    let time_up = Say::Ready { why: Ready::TimeUp };
    let all_done = Say::Ready { why: Ready::AllDone };
    vec![
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
        sample("", nine(Silent), Say::SilenceHint),
    ]
}

fn cards(script: &Script, lang: Lang) -> Vec<Sample> {
    let nine = |kind| at(lobby(script, lang, 9, 0), kind);
    let four = |kind| at(lobby(script, lang, 4, 0), kind);
    let guests = |kind| at(lobby(script, lang, 1, 8), kind);
    let mut cards = vec![sample("før dialogen", lobby(script, lang, 9, 0), Say::FacilitatorCard { step: 0 })];
    for kind in KINDS {
        cards.push(card("", nine(kind), kind));
    }
    let mut ready = nine(Reflect);
    running(&mut ready).ready = Some(Ready::TimeUp);
    let mut all_done = nine(Reflect);
    running(&mut all_done).ready = Some(Ready::AllDone);
    let mut plucking = nine(Pairs);
    plucking.script.pluck_over = 8;
    cards.extend([
        card("første par", turn(nine(Round), 0, false), Round),
        card("med gæster", turn(guests(Round), 0, false), Round),
        card("tiden er gået", ready, Reflect),
        card("alle er færdige", all_done, Reflect),
        card("pause", paused(nine(Reflect)), Reflect),
        card("mange: der plukkes", plucking, Pairs),
        card("fire personer", four(Groups), Groups),
        card("med gæster", guests(Silent), Silent),
        card("med gæster, åben", asking(guests(Consent), consent(), &[]), Consent),
        card("åben", asking(nine(Dots), dots(false), &[]), Dots),
        card("valgt", agreed(nine(Trial)), Trial),
        card("facilitator er foreslået som ansvarlig", complete(agreed(nine(Trial)), 1), Trial),
        sample("forbi", nine(Reflect), Say::FacilitatorCard { step: 1 }),
    ]);
    cards
}

/// What only the other playbook has, and a dialogue whose playbook is gone.
fn listening(script: &Script, lang: Lang) -> Vec<Sample> {
    let nine = |kind| at(lobby(script, lang, 9, 0), kind);
    vec![
        sample("med luft", lobby(script, lang, 9, 0), Say::Lobby),
        phase("", nine(Frame), Frame),
        phase("", nine(Listen), Listen),
        card("", nine(Frame), Frame),
        card("", nine(Listen), Listen),
    ]
}

/// Each kind of message once; a new one does not compile until it has a place here, and fails until it has a sample.
const SAYS: [&str; 23] = [
    "lobby",
    "phase",
    "group-root",
    "group-phase",
    "one-minute",
    "ready",
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
    "joined-by-press",
    "not-counted",
    "silence-hint",
    "name-objection",
    "owner-asked",
    "trial-rest",
];

fn say_name(say: &Say) -> &'static str {
    match say {
        Say::Lobby => "lobby",
        Say::Phase { .. } => "phase",
        Say::GroupRoot { .. } => "group-root",
        Say::GroupPhase { .. } => "group-phase",
        Say::OneMinute => "one-minute",
        Say::Ready { .. } => "ready",
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
        Say::JoinedByPress => "joined-by-press",
        Say::NotCounted { .. } => "not-counted",
        Say::SilenceHint => "silence-hint",
        Say::NameObjection => "name-objection",
        Say::OwnerAsked => "owner-asked",
        Say::TrialRest => "trial-rest",
    }
}

fn refusals() -> Vec<Refusal> {
    let name = || "Lone".to_owned();
    vec![
        Refusal::NoDialogue,
        Refusal::AlreadyLive,
        Refusal::UnknownPlaybook { name: "borgedata".into(), nearest: Some("borgerdata".into()) },
        Refusal::UnknownPlaybook { name: "kaffe".into(), nearest: None },
        Refusal::FacilitatorOnly,
        Refusal::MayNotStart,
        Refusal::ParticipantsOnly,
        Refusal::Observer,
        Refusal::TooFew { people: 1, min: 4 },
        Refusal::TooFew { people: 3, min: 4 },
        Refusal::TooMany { people: 23, max: 20 },
        Refusal::NotAllReady { ready: 7, of: 9 },
        Refusal::NotNow { fits: None },
        Refusal::NotNow { fits: Some(Dots) },
        Refusal::AtTheStart,
        Refusal::AlreadyPaused,
        Refusal::NotPaused,
        Refusal::NothingOpen,
        Refusal::NoSuchNumber { number: 7, open: vec![1, 2, 4] },
        Refusal::NoSuchNumber { number: 7, open: vec![] },
        Refusal::NoSuchPerson { name: name() },
        Refusal::WhichPerson { name: name() },
        Refusal::AnswersThemselves { name: name() },
        Refusal::TooManyHands { hands: 9, guests: 0 },
        Refusal::TooManyHands { hands: 9, guests: 1 },
        Refusal::TooManyHands { hands: 9, guests: 8 },
        Refusal::GroupFull,
        Refusal::Frozen,
        Refusal::NotSilentYet { minutes: 1 },
        Refusal::NotSilentYet { minutes: 3 },
        Refusal::AlreadyFacilitator,
        Refusal::Cpr,
        Refusal::TooLong { max: 1000 },
        Refusal::Empty,
        Refusal::BadDate { text: "snart".into() },
        Refusal::PastDate { text: "1/1".into() },
        Refusal::AmbiguousDate { text: "3/4".into(), one: "3. april".into(), other: "4. marts".into() },
        Refusal::BadMinutes { max: 60 },
        Refusal::TooManyGuests { max: 20 },
        Refusal::OwnerOnly,
        Refusal::UnknownCommand { word: "nærste".into(), nearest: Some("næste".into()) },
        Refusal::UnknownCommand { word: "kaffe".into(), nearest: None },
        Refusal::Usage { command: "forlæng".into() },
        Refusal::Usage { command: "kaffe".into() },
        Refusal::TryAgain,
        Refusal::NotHere,
        Refusal::NoDialogueOfYours,
    ]
}

const REFUSALS: usize = 38;

/// Counts up for each kind of refusal; a new one does not compile until it has a number here.
fn refusal_number(refusal: &Refusal) -> usize {
    match refusal {
        Refusal::NoDialogue => 0,
        Refusal::AlreadyLive => 1,
        Refusal::UnknownPlaybook { .. } => 2,
        Refusal::FacilitatorOnly => 3,
        Refusal::MayNotStart => 4,
        Refusal::ParticipantsOnly => 5,
        Refusal::Observer => 6,
        Refusal::TooFew { .. } => 7,
        Refusal::TooMany { .. } => 8,
        Refusal::NotAllReady { .. } => 9,
        Refusal::NotNow { .. } => 10,
        Refusal::AtTheStart => 11,
        Refusal::AlreadyPaused => 12,
        Refusal::NotPaused => 13,
        Refusal::NothingOpen => 14,
        Refusal::NoSuchNumber { .. } => 15,
        Refusal::NoSuchPerson { .. } => 16,
        Refusal::WhichPerson { .. } => 17,
        Refusal::AnswersThemselves { .. } => 18,
        Refusal::TooManyHands { .. } => 19,
        Refusal::GroupFull => 20,
        Refusal::Frozen => 21,
        Refusal::NotSilentYet { .. } => 22,
        Refusal::AlreadyFacilitator => 23,
        Refusal::Cpr => 24,
        Refusal::TooLong { .. } => 25,
        Refusal::Empty => 26,
        Refusal::BadDate { .. } => 27,
        Refusal::PastDate { .. } => 28,
        Refusal::AmbiguousDate { .. } => 29,
        Refusal::BadMinutes { .. } => 30,
        Refusal::TooManyGuests { .. } => 31,
        Refusal::OwnerOnly => 32,
        Refusal::UnknownCommand { .. } => 33,
        Refusal::Usage { .. } => 34,
        Refusal::TryAgain => 35,
        Refusal::NotHere => 36,
        Refusal::NoDialogueOfYours => 37,
    }
}

fn replies() -> Vec<Reply> {
    let mut replies: Vec<Reply> = vec![
        Reply::Hello,
        Reply::Help(None),
        Reply::Help(Some("forlæng".into())),
        Reply::Help(Some("start".into())),
        Reply::Help(Some("kaffe".into())),
        Reply::Playbooks,
        Reply::Status,
        Reply::Board,
        Reply::Law,
        Reply::MyData { contributions: vec!["Et skilt ved skranken".into(), "Tryghed".into()], dialogues: 3 },
        Reply::MyData { contributions: vec![], dialogues: 1 },
        Reply::MyData { contributions: vec![], dialogues: 0 },
        Reply::Erased { records: 0 },
        Reply::Erased { records: 1 },
        Reply::Erased { records: 5 },
        Reply::PersonalDataWarning,
        Reply::CannotRead,
        Reply::CannotPin,
        Reply::NoPrivateRoom { link: Some("https://matrix.to/#/@drejebog:example.dk".into()), who: Some(id(2)) },
        Reply::NoPrivateRoom { link: None, who: None },
    ];
    replies.extend(refusals().into_iter().map(Reply::Refused));
    replies
}

struct Words<'a> {
    speaker: Speaker<'a>,
    offers: Vec<Offer<'a>>,
    names: Vec<Vec<&'a str>>,
}

fn write_all(prompts: &Prompts, lang: Lang) -> Result<String, RenderError> {
    let playbooks = playbooks();
    let zone = Zone::parse("Europe/Copenhagen").unwrap();
    let [data, across] = ["borgerdata", "paa-tvaers"]
        .map(|name| playbooks.iter().find(|playbook| playbook.script.playbook == name).unwrap());
    let (data_texts, across_texts) = (material(data.texts(lang)), material(across.texts(lang)));
    let offers = playbooks.iter().map(|playbook| Offer {
        name: &playbook.script.playbook,
        title: &playbook.texts(lang).title,
        minutes: playbook.script.minutes,
        min: playbook.script.people.min,
        max: playbook.script.people.max,
    });
    let speaker = Speaker { prompts, material: Some(&data_texts), zone: &zone, scale: 1 };
    let words = Words {
        speaker,
        offers: offers.collect(),
        names: TABLE.iter().map(|row| row.da.iter().chain(row.en).copied().collect()).collect(),
    };

    let mut out = String::new();
    let sections = [
        ("LOBBY", lobbies(&data.script, lang)),
        ("PHASES", phases(&data.script, lang)),
        ("VOTES", votes(&data.script, lang)),
        ("TRIAL", trials(&data.script, lang)),
        ("MESSAGES", messages(&data.script, lang)),
        ("CARDS", cards(&data.script, lang)),
    ];
    for (name, samples) in &sections {
        section(&mut out, name, samples, &words.speaker)?;
    }
    section(
        &mut out,
        "PAA-TVAERS",
        &listening(&across.script, lang),
        &Speaker { material: Some(&across_texts), scale: 60, ..words.speaker },
    )?;
    let mut linked = across_texts.clone();
    linked.listen.as_mut().unwrap().url = Some("https://podcast.example.dk/1");
    let heard = [phase("med et link", at(lobby(&across.script, lang, 9, 0), Listen), Listen)];
    section(&mut out, "A RECORDING WITH A LINK", &heard, &Speaker { material: Some(&linked), ..words.speaker })?;
    section(
        &mut out,
        "A PLAYBOOK THAT IS GONE",
        &[sample("", lobby(&data.script, lang, 4, 0), Say::Lobby)],
        &Speaker { material: None, ..words.speaker },
    )?;
    write_replies(&mut out, &words, &data.script, lang)?;
    write_presses(&mut out, &words.speaker, lang)?;
    Ok(out)
}

fn title(out: &mut String, name: &str) {
    writeln!(out, "{}\n{name}\n{}\n", "=".repeat(100), "=".repeat(100)).unwrap();
}

fn entry(out: &mut String, name: &str, note: &str, doc: &Doc) {
    let note = if note.is_empty() { String::new() } else { format!(" ({note})") };
    writeln!(out, "----- {name}{note}\n\n{}\n", plain(doc).trim_end()).unwrap();
}

fn section(out: &mut String, name: &str, samples: &[Sample], speaker: &Speaker<'_>) -> Result<(), RenderError> {
    title(out, name);
    for Sample { note, dialogue, say } in samples {
        let name = match say {
            Say::Phase { kind, .. } => format!("phase {kind:?}").to_lowercase(),
            Say::GroupPhase { kind, .. } => format!("thread {kind:?}").to_lowercase(),
            other => say_name(other).to_owned(),
        };
        entry(out, &name, note, &speaker.say(say, dialogue)?);
    }
    Ok(())
}

fn write_replies(out: &mut String, words: &Words<'_>, script: &Script, lang: Lang) -> Result<(), RenderError> {
    let commands: Vec<CommandRow<'_>> = TABLE
        .iter()
        .zip(&words.names)
        .map(|(row, names)| CommandRow {
            names,
            name: row.name(lang),
            form: row.form(lang),
            help: row.help,
            example: row.example(lang),
            steers: row.who == Who::Facilitator,
        })
        .collect();
    let nine = |kind| at(lobby(script, lang, 9, 0), kind);
    let live = drafted(agreed(nine(Present)));
    let about = |dialogue| About { lang, dialogue, playbooks: &words.offers, commands: &commands };
    title(out, "REPLIES");
    for reply in replies() {
        entry(out, &format!("{reply:?}"), "", &words.speaker.reply(&reply, &about(Some(&live)))?);
    }
    title(out, "REPLIES IN OTHER SITUATIONS");
    let (early, late) = (lobby(script, lang, 3, 2), over(nine(Trial), Ending::Agreed));
    let (still, alone) = (paused(done(nine(Reflect), 1)), no_facilitator(nine(Frame)));
    let nothing = Speaker { material: None, ..words.speaker };
    let not_now = Reply::Refused(Refusal::NotNow { fits: Some(Dots) });
    let only = Reply::Refused(Refusal::FacilitatorOnly);
    for (note, reply, dialogue) in [
        ("før dialogen", Reply::Status, Some(&early)),
        ("slut", Reply::Status, Some(&late)),
        ("pause", Reply::Status, Some(&still)),
        ("uden facilitator, tom tavle", Reply::Status, Some(&alone)),
        ("uden facilitator", Reply::Board, Some(&alone)),
        ("ingen dialog", Reply::Status, None),
        ("ingen dialog", Reply::Board, None),
        ("før dialogen", not_now.clone(), Some(&early)),
        ("slut", not_now.clone(), Some(&late)),
        ("ingen dialog", not_now, None),
        ("uden facilitator", only.clone(), Some(&alone)),
        ("ingen dialog", only, None),
        ("ingen dialog", Reply::Law, None),
    ] {
        entry(out, &format!("{reply:?}"), note, &nothing.reply(&reply, &about(dialogue))?);
    }
    let none = About { playbooks: &[], ..about(None) };
    entry(out, "Playbooks", "ingen", &nothing.reply(&Reply::Playbooks, &none)?);
    Ok(())
}

fn write_presses(out: &mut String, speaker: &Speaker<'_>, lang: Lang) -> Result<(), RenderError> {
    title(out, "PRESSES");
    for press in [
        Press::Join,
        Press::Observe,
        Press::Done,
        Press::Next,
        Press::Extend,
        Press::Paper,
        Press::Number(3),
        Press::Agree,
        Press::Question,
        Press::Objection,
        Press::Accept,
        Press::Decline,
    ] {
        writeln!(out, "{} {}", press.emoji(), speaker.press_label(press, lang)?).unwrap();
    }
    Ok(())
}

#[test]
fn everything_in_danish() {
    let text = write_all(&built_in::prompts().unwrap(), Lang::Da).unwrap();
    expect_file!["../src/prompts/samples/da.txt"].assert_eq(&text);
}

#[test]
fn everything_in_english() {
    let text = write_all(&built_in::prompts().unwrap(), Lang::En).unwrap();
    expect_file!["../src/prompts/samples/en.txt"].assert_eq(&text);
}

#[test]
fn every_message_and_refusal_has_a_sample() {
    let playbooks = playbooks();
    let script = &playbooks.iter().find(|playbook| playbook.script.playbook == "borgerdata").unwrap().script;
    let lang = Lang::Da;
    let all = [lobbies(script, lang), phases(script, lang), votes(script, lang), trials(script, lang)];
    let more = [messages(script, lang), cards(script, lang)];
    let seen: BTreeSet<&str> = all.iter().chain(&more).flatten().map(|sample| say_name(&sample.say)).collect();
    assert_eq!(seen, BTreeSet::from(SAYS));
    let seen: BTreeSet<usize> = refusals().iter().map(refusal_number).collect();
    assert_eq!(seen, (0..REFUSALS).collect());
}

/// Every sentence is used, and what is used is there. Names with `help-` come from the command table.
#[test]
fn no_sentence_without_a_use_and_no_use_without_a_sentence() {
    let mut sources = String::new();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in walkdir::WalkDir::new(&root).into_iter().map(Result::unwrap) {
        if entry.path().extension().is_some_and(|end| end == "rs") {
            sources.push_str(&std::fs::read_to_string(entry.path()).unwrap());
        }
    }
    let prompts = built_in::prompts().unwrap();
    let keys = prompts.keys(Lang::Da);
    // The made-up colleagues' lines are numbered, and used by their beginning: `rehearsal-idea-3`.
    let numbered = |key: &str| key.starts_with("rehearsal-") && key.ends_with(|c: char| c.is_ascii_digit());
    let unused: Vec<_> = keys.iter().filter(|key| !numbered(key) && !sources.contains(&format!("\"{key}\""))).collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");

    let mut missing = BTreeSet::new();
    for call in
        ["self.doc(", "pen.doc(", "pen.line(", "pen.join(", "self.join(", "voice.by(", "self.by(", "self.by_mention("]
    {
        for after in sources.split(call).skip(1) {
            // The two sentences of `by` stand side by side.
            let wanted = if call.contains("by") { 2 } else { 1 };
            let arguments = after.split(");").next().unwrap_or_default();
            let literals = arguments.trim_start().strip_prefix('"').map(|rest| rest.split('"').step_by(2));
            for key in literals.into_iter().flatten().take(wanted) {
                if !keys.contains(key) {
                    missing.insert(key.to_owned());
                }
            }
        }
    }
    assert!(missing.is_empty(), "no sentence for {missing:?}");
    let helps = TABLE.iter().map(|row| row.help).filter(|help| !keys.contains(help)).collect::<Vec<_>>();
    assert!(helps.is_empty(), "no help for {helps:?}");
}

/// Phones show the beginning of a message, and a heading is read at a glance.
#[test]
fn the_beginning_says_what_it_is() {
    for lang in Lang::ALL {
        let text = write_all(&built_in::prompts().unwrap(), lang).unwrap();
        for message in text.split("----- ").skip(1) {
            let body = message.split_once("\n\n").unwrap().1.trim();
            assert!(!body.is_empty(), "{message}");
            assert!(!body.contains('{') && !body.contains('}'), "{message}");
        }
    }
}
