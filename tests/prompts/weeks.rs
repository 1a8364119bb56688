//! The weeks after a meeting: reminders about trials, follow-ups from the lobby to the learning card, and the idea bank.

use super::samples::*;
use super::says::{Sample, card, phase, sample};
use drejebog::dialogue::event::{
    BankChoice, BankItem, BankKind, Ending, Event, LearningFields, OpenTrial, Outcome, QuestionKind, TrialFields,
    Verdict,
};
use drejebog::dialogue::follow_up;
use drejebog::dialogue::ids::{ChannelId, TrialId};
use drejebog::dialogue::lang::Lang;
use drejebog::dialogue::say::Say;
use drejebog::dialogue::script::ActivityKind::*;
use drejebog::dialogue::script::Script;
use drejebog::dialogue::state::{Dialogue, Ready};
use drejebog::dialogue::trial::{self, Answer, Line, Reminder, Trial, TrialEvent, speak};

// --- the trial's own messages ---

/// Agreed at the end of a dialogue: Carla owns it, Dea is her pair, Anna facilitated.
pub fn trial(script: &Script, lang: Lang, number: u32) -> Trial {
    let mut dialogue = filled(accepted(complete(agreed(at(lobby(script, lang, 9, 0), Trial)), 3)));
    dialogue.facilitated_by = dialogue.facilitator;
    let agreed = trial::agreed(&over(dialogue, Ending::Agreed), number).unwrap();
    let mut trial = None;
    trial::apply(&mut trial, &agreed).unwrap();
    trial.unwrap()
}

fn after_fact(trial: Trial, event: &TrialEvent) -> Trial {
    let mut trial = Some(trial);
    trial::apply(&mut trial, event).unwrap();
    trial.unwrap()
}

pub struct OfTrial {
    pub note: &'static str,
    pub trial: Trial,
    pub say: speak::Say,
}

pub fn of_trials(script: &Script, lang: Lang) -> Vec<OfTrial> {
    let running = || trial(script, lang, 1);
    let reminder =
        |note, kind, to, late| OfTrial { note, trial: running(), say: speak::Say::Reminder { kind, to, late } };
    let date = |text: &str| text.parse().unwrap();
    let postponed = TrialEvent::Postponed {
        until: date("2027-01-20"),
        follow_up: "2027-01-21T09:00".parse().unwrap(),
        at: start(),
    };
    let learned = |verdict, card: LearningFields| {
        let learned = TrialEvent::Learned { verdict, card: Box::new(card), at: start(), next: None };
        after_fact(running(), &learned)
    };
    let mut nameless = running();
    nameless.identity = serde_json::from_str(r#"{"$erasable":{"about":3,"value":null}}"#).unwrap();
    let mut old = running();
    old.circle = None;
    let answered = TrialEvent::Answered { answer: Answer::NeedHelp, at: start() };
    vec![
        reminder("ansvarlig, før slut", Reminder::BeforeEnd, Line::Owner, false),
        reminder("ansvarlig, på dagen", Reminder::EndDay, Line::Owner, false),
        reminder("ansvarlig, for sent", Reminder::BeforeEnd, Line::Owner, true),
        reminder("makker, før slut", Reminder::Unanswered, Line::Second, false),
        reminder("makker, den ansvarlige er væk", Reminder::BeforeEnd, Line::Second, false),
        reminder("makker, på dagen, den ansvarlige er væk", Reminder::EndDay, Line::Second, false),
        reminder("kanalen", Reminder::Unanswered, Line::Channel, false),
        reminder("kanalen, på dagen", Reminder::EndDay, Line::Channel, false),
        reminder("kanalen, for sent", Reminder::Unanswered, Line::Channel, true),
        reminder("facilitator", Reminder::Unanswered, Line::Facilitator, false),
        OfTrial {
            note: "den ansvarlige er slettet",
            trial: nameless,
            say: speak::Say::Reminder { kind: Reminder::Unanswered, to: Line::Facilitator, late: false },
        },
        OfTrial {
            note: "en gammel afprøvning",
            trial: old,
            say: speak::Say::Reminder { kind: Reminder::EndDay, to: Line::Owner, late: false },
        },
        OfTrial { note: "", trial: running(), say: speak::Say::Assumptions },
        OfTrial { note: "udskudt", trial: after_fact(running(), &postponed), say: speak::Say::ReminderOver },
        OfTrial {
            note: "stoppet",
            trial: after_fact(running(), &TrialEvent::Stopped { at: start() }),
            say: speak::Say::ReminderOver,
        },
        OfTrial { note: "fulgt op", trial: learned(Verdict::Keep, lessons()), say: speak::Say::ReminderOver },
        OfTrial { note: "", trial: after_fact(running(), &answered), say: speak::Say::HelpWanted },
        OfTrial { note: "", trial: after_fact(running(), &postponed), say: speak::Say::Postponed },
        OfTrial {
            note: "",
            trial: after_fact(running(), &TrialEvent::Stopped { at: start() }),
            say: speak::Say::Stopped,
        },
        OfTrial { note: "aftalt", trial: running(), say: speak::Say::Calendar { moves: 0 } },
        OfTrial { note: "udskudt", trial: after_fact(running(), &postponed), say: speak::Say::Calendar { moves: 1 } },
        OfTrial {
            note: "bliver ved, hele kortet",
            trial: learned(Verdict::Keep, lessons()),
            say: speak::Say::Learning,
        },
        OfTrial {
            note: "stopper, kun beslutningen",
            trial: learned(Verdict::Stop, LearningFields::default()),
            say: speak::Say::Learning,
        },
    ]
}

/// Each kind of message about a trial; a new one does not compile until it has a place here, and fails until it has a
/// sample.
pub const TRIAL_SAYS: [&str; 11] = [
    "reminder to the owner",
    "reminder to the second",
    "reminder to the channel",
    "reminder to the facilitator",
    "assumptions",
    "reminder that asks no more",
    "help wanted",
    "postponed",
    "stopped",
    "learning",
    "calendar",
];

pub fn trial_say_name(say: &speak::Say) -> &'static str {
    match say {
        speak::Say::Reminder { to: Line::Owner, .. } => "reminder to the owner",
        speak::Say::Reminder { to: Line::Second, .. } => "reminder to the second",
        speak::Say::Reminder { to: Line::Channel, .. } => "reminder to the channel",
        speak::Say::Reminder { to: Line::Facilitator, .. } => "reminder to the facilitator",
        speak::Say::Assumptions => "assumptions",
        speak::Say::ReminderOver => "reminder that asks no more",
        speak::Say::HelpWanted => "help wanted",
        speak::Say::Postponed => "postponed",
        speak::Say::Stopped => "stopped",
        speak::Say::Learning => "learning",
        speak::Say::Calendar { .. } => "calendar",
    }
}

/// The learning card as a team fills it in.
fn lessons() -> LearningFields {
    LearningFields {
        happened: Some(wrote("Borgerne fik samme svar hos os alle")),
        surprised: Some(wrote("At vi selv blev roligere af det")),
        now: Some(wrote("Vi øver den den første mandag i måneden")),
        assumption: Some(wrote("At borgerne lægger mærke til det")),
        measured: Some(wrote("Vi brugte den 31 gange på tre uger")),
    }
}

// --- the follow-up ---

fn card_then(script: &Script, lang: Lang) -> TrialFields {
    let mut card = trial(script, lang, 1).card;
    (card.owner, card.second, card.proposal) = (None, None, None);
    card
}

/// A follow-up in the lobby, Anna and four colleagues in it.
fn followed_up(script: &Script, lang: Lang, late: Option<&str>) -> Dialogue {
    let trial = TrialId { channel: ChannelId("matrix/!abc:example.dk".into()), number: 1 };
    let card = Box::new(card_then(script, lang));
    let due = late.map(|date| date.parse().unwrap());
    then(lobby(&follow_up::script(), lang, 5, 0), &Event::Recollected { trial, card, due })
}

fn with_verdicts(d: Dialogue) -> Dialogue {
    then(d, &Event::VerdictsProposed)
}

fn decided(d: Dialogue, proposal: u16) -> Dialogue {
    closed(d, QuestionKind::Consent { proposal }, &[1; 5], Outcome::Consent { proposal })
}

fn learned(d: Dialogue) -> Dialogue {
    then(d, &Event::LearningNoted { fields: Box::new(lessons()) })
}

/// What a channel has open: the trial, proposals of some age and a point nobody has said aloud.
fn recalled(d: Dialogue, trials: bool, bank: bool) -> Dialogue {
    let item = |number, text, kind, since: Option<&str>| BankItem {
        number,
        text: wrote(text),
        kind,
        since: since.map(|at| at.parse().unwrap()),
    };
    let bank = match bank {
        false => Vec::new(),
        true => vec![
            item(2, "Et roligt bord i hjørnet", BankKind::Proposal, Some("2026-12-01T12:00:00Z")),
            item(3, "Et skilt ved skranken", BankKind::Proposal, Some("2026-11-25T12:00:00Z")),
            item(5, "Nogen venter for længe", BankKind::Point, Some("2026-10-20T12:00:00Z")),
            item(6, "En fælles vagtplan", BankKind::Proposal, None),
        ],
    };
    let open = |number, what, until: Option<&str>| OpenTrial { number, what, until: until.map(|d| d.parse().unwrap()) };
    let trials = match trials {
        false => Vec::new(),
        true => vec![
            open(1, Some(wrote("Vi øver en fast sætning sammen")), Some("2026-12-23")),
            open(2, Some(erased()), None),
        ],
    };
    then(d, &Event::Recalled { trials, bank })
}

pub fn follow_ups(script: &Script, lang: Lang) -> Vec<Sample> {
    let lobby = || followed_up(script, lang, None);
    let now = |kind| at(lobby(), kind);
    let asked = |kind| with_verdicts(now(kind));
    let keep = |kind| decided(asked(kind), 1);
    let changed = |kind| decided(asked(kind), 2);
    let stopped = |kind| decided(asked(kind), 3);
    let consent = QuestionKind::Consent { proposal: 1 };
    let dots = || QuestionKind::Dots { options: vec![1, 2, 3], dots: 1, run_off: false };
    let no = Outcome::NoConsent { proposal: 1, objections: 1, questions: 0, too_few: false };
    let not_held = |kind| closed(asked(kind), consent.clone(), &[1, 1, 3], no.clone());
    let by_dots = |kind| closed(asked(kind), dots(), &[1, 2, 2, 2], Outcome::Dots { proposal: 2 });
    let bank = |kind| recalled(stopped(kind), false, true);
    let mut unwritten = now(Silent);
    unwritten.ideas.clear();
    let mut paper = now(Share);
    paper.ideas.clear();
    let mut time_up = now(Recall);
    running(&mut time_up).ready = Some(Ready::TimeUp);
    let mut quiet_over = now(Silent);
    quiet_over.ideas_shared = true;
    running(&mut quiet_over).time_up = true;
    let change_agreed = {
        let mut d = accepted(complete(learned(changed(Trial)), 3));
        d.trial.proposal = Some(2);
        d
    };
    let mut change_drafted = drafted(learned(changed(Trial)));
    change_drafted.trial.proposal = Some(2);
    let card_before = Say::FacilitatorCard { kind: None, visit: 0, who: id(1) };
    vec![
        sample("opfølgning", lobby(), Say::Lobby),
        sample("opfølgning for sent", followed_up(script, lang, Some("2026-12-01")), Say::Lobby),
        sample("opfølgning uden facilitator", no_facilitator(lobby()), Say::Lobby),
        sample("opfølgning i gang", now(Recall), Say::Lobby),
        sample("opfølgning slut", over(learned(keep(Learn)), Ending::Learned), Say::Lobby),
        sample("opfølgning", lobby(), card_before),
        sample("opfølgning", lobby(), Say::JoinedByPress),
        phase("", now(Recall), Recall),
        card("", now(Recall)),
        sample("opfølgning", time_up, Say::Ready { why: Ready::TimeUp }),
        phase("opfølgning", unwritten, Silent),
        phase("opfølgning, nogle har skrevet", now(Silent), Silent),
        phase("opfølgning på papir", on_paper(now(Silent)), Silent),
        phase("opfølgning, stilheden er slut", quiet_over, Silent),
        card("opfølgning", now(Silent)),
        card("opfølgning på papir", on_paper(now(Silent))),
        sample("opfølgning", now(Silent), Say::IdeaPrompt),
        sample("opfølgning på papir", on_paper(now(Silent)), Say::IdeaPrompt),
        sample("opfølgning", now(Silent), Say::SilenceHint),
        phase("opfølgning", now(Share), Share),
        phase("opfølgning på papir", paper, Share),
        card("opfølgning", now(Share)),
        phase("opfølgning, endnu ikke spurgt", asked(Consent), Consent),
        phase("opfølgning, uden facilitator", no_facilitator(asked(Consent)), Consent),
        card("opfølgning", asked(Consent)),
        phase("opfølgning, spurgt", asking(asked(Consent), consent.clone(), &[(2, 1)]), Consent),
        card("opfølgning, spurgt", asking(asked(Consent), consent.clone(), &[])),
        sample("opfølgning", asking(asked(Consent), consent.clone(), &[]), Say::NameObjection),
        phase("opfølgning, holdt", keep(Consent), Consent),
        phase("opfølgning, holdt ikke", not_held(Consent), Consent),
        sample("opfølgning", not_held(Consent), Say::NoDecision),
        phase("opfølgning", asking(asked(Dots), dots(), &[(1, 1), (2, 2)]), Dots),
        card("opfølgning", asking(asked(Dots), dots(), &[])),
        phase("opfølgning, afgjort", by_dots(Dots), Dots),
        phase("opfølgning, ingen stemte", closed(asked(Dots), dots(), &[], Outcome::NobodyVoted), Dots),
        sample("opfølgning, ingen stemte", closed(asked(Dots), dots(), &[], Outcome::NobodyVoted), Say::NoDecision),
        phase("bliver ved", keep(Learn), Learn),
        card("bliver ved", keep(Learn)),
        phase("bliver ved, udfyldt", learned(keep(Learn)), Learn),
        phase("ændrer, med prikker", by_dots(Learn), Learn),
        card("ændrer, med prikker", by_dots(Learn)),
        phase("ændres", change_drafted.clone(), Trial),
        card("ændres", change_drafted),
        phase("ændres, udfyldt", change_agreed.clone(), Trial),
        phase("stopper", bank(Bank), Bank),
        card("stopper", bank(Bank)),
        sample("bliver ved, hele kortet", over(learned(keep(Learn)), Ending::Learned), Say::Closing),
        sample("stopper, intet kort", over(bank(Bank), Ending::Learned), Say::Closing),
        sample("ændres uden en ny aftale", over(learned(changed(Trial)), Ending::Learned), Say::Closing),
        sample("ændres, ny afprøvning", over(change_agreed, Ending::Agreed), Say::Closing),
        sample("ingen beslutning", over(asked(Dots), Ending::NothingAgreed), Say::Closing),
        sample("opfølgning", over(now(Share), Ending::Cancelled), Say::Cancelled),
    ]
}

/// Follow-ups in which somebody asks how far we are: in the lobby, under way, with the verdicts on the table.
pub fn asked_about(script: &Script, lang: Lang) -> [Dialogue; 3] {
    let lobby = || followed_up(script, lang, None);
    [lobby(), at(lobby(), Recall), with_verdicts(at(lobby(), Consent))]
}

/// The record of a follow-up: with its card, changed, and without a verdict.
pub fn follow_up_records(script: &Script, lang: Lang) -> Vec<(&'static str, Dialogue)> {
    let at_learn = || with_verdicts(at(followed_up(script, lang, None), Learn));
    let mut changed = accepted(complete(learned(decided(at_learn(), 2)), 3));
    changed.trial.proposal = Some(2);
    vec![
        ("opfølgning, bliver ved", over(learned(decided(at_learn(), 1)), Ending::Learned)),
        ("opfølgning, ændres", over(changed, Ending::Agreed)),
        ("opfølgning, ingen beslutning", over(at_learn(), Ending::NothingAgreed)),
    ]
}

/// The idea bank at the beginning of a dialogue.
pub fn banks(script: &Script, lang: Lang) -> Vec<Sample> {
    let opening = script.clone().with_bank();
    let bank = |trials, bank| at(recalled(lobby(&opening, lang, 5, 0), trials, bank), Bank);
    let tried = then(bank(true, true), &Event::BankDecided { number: 3, choice: BankChoice::Try });
    vec![
        sample("med idébank", recalled(lobby(&opening, lang, 5, 0), true, true), Say::Lobby),
        phase("afprøvninger og idébank", bank(true, true), Bank),
        phase("kun afprøvninger", bank(true, false), Bank),
        phase("kun idébank, uden facilitator", no_facilitator(bank(false, true)), Bank),
        phase("noget er taget op", tried, Bank),
        card("", bank(true, true)),
    ]
}

/// A short dialogue about one thing from the idea bank.
pub fn taken_up(lang: Lang) -> Vec<Sample> {
    let text = wrote("Et skilt ved skranken");
    let proposed = Event::ProposalAdded { number: 1, group: None, by: None, text };
    let again = || then(lobby(&follow_up::bank_script(), lang, 5, 0), &proposed);
    let consent = QuestionKind::Consent { proposal: 1 };
    let no = Outcome::NoConsent { proposal: 1, objections: 1, questions: 0, too_few: false };
    let not_held = closed(at(again(), Consent), consent.clone(), &[1, 1, 3], no);
    let held = |kind| closed(at(again(), kind), consent.clone(), &[1; 5], Outcome::Consent { proposal: 1 });
    let mut written = complete(held(Trial), 3);
    (written.trial.proposal, written.trial.what) = (Some(1), Some(wrote("Et skilt ved skranken")));
    vec![
        card("fra idébanken", again()),
        sample("fra idébanken", again(), Say::Lobby),
        phase("fra idébanken", asking(at(again(), Consent), consent.clone(), &[]), Consent),
        card("fra idébanken", asking(at(again(), Consent), consent.clone(), &[])),
        sample("fra idébanken", not_held, Say::NoDecision),
        phase("fra idébanken", written.clone(), Trial),
        sample("fra idébanken", over(accepted(written), Ending::Agreed), Say::Closing),
        sample("fra idébanken, ingen aftale", over(at(again(), Consent), Ending::NothingAgreed), Say::Closing),
        sample("fra idébanken", over(again(), Ending::Cancelled), Say::Cancelled),
    ]
}
