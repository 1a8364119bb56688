//! A sample of every answer and every refusal.

use super::samples::{id, start, wrote};
use drejebog::calendar::{OptionalDay, QuietHours, When, WhenError};
use drejebog::dialogue::answer::Fits;
use drejebog::dialogue::command::{Item, Press};
use drejebog::dialogue::erasable::Erasable;
use drejebog::dialogue::event::{AGREE, Ballots, BankChoice, BankItem, BankKind, GroupRoom, Identity, QUESTION, Votes};
use drejebog::dialogue::for_sure::Irreversible;
use drejebog::dialogue::lang::Lang;
use drejebog::dialogue::permission::Permission;
use drejebog::dialogue::refusal::{Late, Misuse, OfPlanned, OfTrial, Refusal, Unchanged};
use drejebog::dialogue::reply::{Absence, Ahead, Entry, Reply, Standing};
use drejebog::dialogue::script::ActivityKind::Dots;
use drejebog::dialogue::settings::{Naming, NoPolls, Setting, Shown};
use drejebog::dialogue::state::NotCounted;
use drejebog::dialogue::worth::Worth;
use drejebog::dialogue::{greyzone, series};
use jiff::civil::{Date, Weekday, date, time};

pub fn refusals() -> Vec<Refusal> {
    let name = || "Lone".to_owned();
    let mut refusals = vec![
        Refusal::NoDialogue,
        Refusal::AlreadyLive,
        Refusal::UnknownPlaybook { name: "borgedata".into(), nearest: Some("borgerdata".into()) },
        Refusal::UnknownPlaybook { name: "kaffe".into(), nearest: None },
        Refusal::FacilitatorOnly,
        Refusal::NotYours,
        Refusal::Unchanged { because: Unchanged::Voted { number: 2 }, stands: Some("Et skilt ved skranken.".into()) },
        Refusal::Unchanged { because: Unchanged::Agreed, stands: Some("Et skilt ved skranken.".into()) },
        Refusal::Unchanged { because: Unchanged::Over, stands: None },
        Refusal::Unchanged { because: Unchanged::Planned, stands: None },
        Refusal::Unchanged { because: Unchanged::Otherwise, stands: Some("Et skilt ved skranken.".into()) },
        Refusal::Unchanged { because: Unchanged::Past, stands: None },
        Refusal::Unchanged { because: Unchanged::Empty, stands: Some("Et skilt ved skranken.".into()) },
        Refusal::Unchanged { because: Unchanged::TooLong { max: 600 }, stands: Some("Et skilt ved skranken.".into()) },
        Refusal::Unchanged { because: Unchanged::Cpr, stands: Some("Et skilt ved skranken.".into()) },
        Refusal::MayNotStart,
        Refusal::ParticipantsOnly,
        Refusal::Observer,
        Refusal::TooFew { people: 1, min: 4 },
        Refusal::TooFew { people: 3, min: 4 },
        Refusal::TooMany { people: 23, max: 20 },
        Refusal::NotAllReady { ready: 7, of: 9 },
        Refusal::NotAllRead { read: 3, of: 5 },
        Refusal::EndsHere,
        Refusal::NotNow { fits: None },
        Refusal::NotNow { fits: Some(Dots) },
        Refusal::AtTheStart,
        Refusal::AlreadyPaused,
        Refusal::NotPaused,
        Refusal::NothingOpen,
        Refusal::NotAnAnswer { fits: Fits::Consent },
        Refusal::NotAnAnswer { fits: Fits::YesOrNo },
        Refusal::NotAnAnswer { fits: Fits::Numbers(vec![1, 2, 4]) },
        Refusal::YesWithConditions,
        Refusal::OneProposal,
        Refusal::NoProposals,
        Refusal::InChannelOnly,
        Refusal::VoteClosed { at: start(), of: Late::Answer, just_now: true },
        Refusal::VoteClosed { at: start(), of: Late::Answer, just_now: false },
        Refusal::VoteClosed { at: start(), of: Late::TakeBack, just_now: true },
        Refusal::VoteClosed { at: start(), of: Late::TakeBack, just_now: false },
        Refusal::VoteClosed { at: start(), of: Late::Hands, just_now: true },
        Refusal::VoteClosed { at: start(), of: Late::Hands, just_now: false },
        Refusal::SilenceOver { of: Late::Idea },
        Refusal::SilenceOver { of: Late::Done },
        Refusal::GoneOn,
        Refusal::NoSuchNumber { number: 7, open: vec![1, 2, 4] },
        Refusal::NoSuchNumber { number: 0, open: vec![1, 2, 4] },
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
        Refusal::TimeNotConfirmed,
        Refusal::NotYet { date: date(2026, 12, 15), soonest: date(2026, 12, 10).at(14, 15, 0, 0) },
        Refusal::NothingPlanned,
        Refusal::WhichDialogue { open: vec![2, 3], of: OfPlanned::Leave },
        Refusal::WhichDialogue { open: vec![2, 3], of: OfPlanned::Move },
        Refusal::NoTrial,
        Refusal::NotCounted { why: NotCounted::TooLate },
        Refusal::BeingFollowedUp,
        Refusal::WhichTrial { open: vec![1, 2, 4], of: OfTrial::Postpone },
        Refusal::WhichTrial { open: vec![1, 2], of: OfTrial::FollowUp },
        Refusal::NothingLearned,
        Refusal::NowhereToShare,
        Refusal::SharingOff,
        Refusal::TooManyPlanned { most: 30, one: 4 },
        Refusal::BadMinutes { max: 60 },
        Refusal::TooManyGuests { max: 20 },
        Refusal::OwnerOnly,
        Refusal::NotYourTrial,
        Refusal::BankAfterwards { number: 2 },
        Refusal::UnknownCommand { word: "nærste".into(), nearest: Some("næste".into()) },
        Refusal::UnknownCommand { word: "kaffe".into(), nearest: None },
        Refusal::Usage { command: "kaffe".into(), why: Misuse::Missing },
        Refusal::Usage { command: "næste".into(), why: Misuse::TooMuch("gang".into()) },
        Refusal::SayItAlone { command: "færdig".into() },
        Refusal::TryAgain,
        Refusal::NotHere,
        Refusal::NoDialogueOfYours,
        Refusal::SayInChannel,
        Refusal::MayNotSet,
        Refusal::UnknownSetting { name: "stiletid".into(), nearest: Some("stilletid".into()) },
        Refusal::UnknownSetting { name: "farve".into(), nearest: None },
        Refusal::BadSetting {
            setting: Setting::Zone,
            value: "Copenhagen".into(),
            nearest: Some("Europe/Copenhagen".into()),
        },
        Refusal::NoMoment { reminders: "dagligt kl. 3".into() },
        Refusal::NoWorkingDay { from: date(2027, 1, 1) },
        Refusal::Lacking { permissions: vec![Permission::Write] },
        Refusal::Lacking {
            permissions: vec![Permission::SeeChannel, Permission::WriteInThreads, Permission::OpenThreads],
        },
    ];
    let wrong = [
        Misuse::Missing,
        Misuse::Word("lidt".into()),
        Misuse::TooMuch("og lidt til".into()),
        Misuse::TooBig { most: 20 },
        Misuse::OneAnswer,
        Misuse::Twice,
        Misuse::OneName,
    ];
    refusals.extend(wrong.map(|why| Refusal::Usage { command: "forlæng".into(), why }));
    let bad = |setting| Refusal::BadSetting { setting, value: "måske".into(), nearest: None };
    refusals.extend(Setting::ALL.map(bad));
    refusals.extend(bad_dates());
    refusals
}

/// A date for each reason that one is refused for.
fn bad_dates() -> Vec<Refusal> {
    let on = |year, month, day| When { date: date(year, month, day), time: None, year_assumed: false };
    let at_nine = |when: When| When { time: Some(time(9, 0, 0, 0)), ..when };
    let at = |hour| When { time: Some(time(hour, 0, 0, 0)), ..on(2026, 11, 20) };
    let past = |fits| WhenError::Past { when: on(2026, 11, 1), fits };
    let far = |fits| WhenError::TooFar { when: on(2036, 12, 3), fits };
    let turned = |month| WhenError::NoSuchDate { day: 12, month, last: None };
    let because = |text: &str, error| Refusal::BadDate { text: text.to_owned(), error };
    vec![
        because("", WhenError::Empty),
        because("torsdag fredag", WhenError::Unclear),
        because("snart", WhenError::Unknown { word: "snart".into(), nearest: None }),
        because("Fredg kl. 9", WhenError::Unknown { word: "fredg".into(), nearest: Some("fredag") }),
        because("sommerferien", WhenError::Varies("sommerferien".into())),
        because("31. november", WhenError::NoSuchDate { day: 31, month: 11, last: Some(at_nine(on(2026, 11, 30))) }),
        because("12/25", turned(25)),
        because("12/99", turned(99)),
        because("uge 54", WhenError::NoSuchWeek { week: 54, year: 2026, last: 53 }),
        because("kl. 25", WhenError::NoSuchTime { hour: 25, minute: 0 }),
        because(
            "fredag den 26. november",
            WhenError::WeekdayMismatch { said: Weekday::Friday, date: on(2026, 11, 26), near: on(2026, 11, 27) },
        ),
        because(
            "uge 49 kl. 9",
            WhenError::WhichDay { first: date(2026, 11, 30), last: date(2026, 12, 6), fits: at_nine(on(2026, 11, 30)) },
        ),
        because("fra mandag", WhenError::WhichEnd { first: date(2026, 11, 23), last: date(2026, 11, 27) }),
        because("i morgen eftermiddag", WhenError::WhichTime { fits: at(13) }),
        because("kl. 13", WhenError::WholeDays),
        because("3/4", WhenError::Ambiguous(vec![on(2027, 3, 4), on(2027, 4, 3)])),
        because("i morgen kl. 2", WhenError::Ambiguous(vec![at(2), at(14)])),
        because("i går", past(None)),
        because("1/11", past(Some(on(2027, 11, 1)))),
        because("3/12 2036", far(None)),
        because("3/12 2036", far(Some(on(2026, 12, 3)))),
        because("12/1 til 3/1", WhenError::Reversed { first: date(2027, 1, 12), last: date(2027, 1, 3) }),
        because("kl. 14-13", WhenError::TimesReversed { from: time(14, 0, 0, 0), until: time(13, 0, 0, 0) }),
        because("1/12 og 3/12", WhenError::Apart { first: date(2026, 12, 1), second: date(2026, 12, 3) }),
        Refusal::NotPostponed { end: date(2026, 12, 10), asked: date(2026, 12, 3) },
        Refusal::NotPostponed { end: date(2026, 12, 10), asked: date(2026, 12, 10) },
        Refusal::FollowUpTooEarly { end: date(2026, 12, 10), asked: date(2026, 12, 3), fits: date(2026, 12, 11) },
    ]
}

/// A channel that has chosen nothing.
fn careful() -> Vec<Shown> {
    vec![
        Shown::Lang(Lang::Da),
        Shown::Zone("Europe/Copenhagen".into()),
        Shown::Reminders("hverdage kl. 9".into()),
        Shown::Quiet(Some(QuietHours::parse("17-7").unwrap())),
        Shown::DaysOff(vec![]),
        Shown::Closed(vec![]),
        Shown::MayStart(vec![]),
        Shown::Groups(GroupRoom::Threads),
        Shown::Ballots(Ballots::Open),
        Shown::Votes { votes: Votes::Reactions, why: None },
        Shown::Auto(false),
        Shown::Record(Naming::Counts),
        Shown::Reading(Naming::Counts),
        Shown::Sharing(false),
        Shown::Feedback(true),
    ]
}

/// One that has chosen otherwise in everything.
fn open() -> Vec<Shown> {
    let every_day = [
        OptionalDay::MayDay,
        OptionalDay::ConstitutionDay,
        OptionalDay::DayAfterAscension,
        OptionalDay::ChristmasEve,
        OptionalDay::NewYearsEve,
    ];
    vec![
        Shown::Lang(Lang::En),
        Shown::Zone("America/Nuuk".into()),
        Shown::Reminders("30 8 * * 1-4".into()),
        Shown::Quiet(None),
        Shown::DaysOff(every_day.to_vec()),
        Shown::Closed(vec![(date(2026, 12, 28), date(2026, 12, 30)), (date(2027, 2, 15), date(2027, 2, 15))]),
        Shown::MayStart(vec!["@anna:example.dk".into(), "@bo:example.dk".into()]),
        Shown::Groups(GroupRoom::InTheRoom),
        Shown::Ballots(Ballots::Secret),
        Shown::Votes { votes: Votes::Polls, why: Some(NoPolls::Secret) },
        Shown::Auto(true),
        Shown::Record(Naming::Names),
        Shown::Reading(Naming::Names),
        Shown::Sharing(true),
        Shown::Feedback(false),
    ]
}

pub const REFUSALS: usize = 72;

/// Counts up for each kind of refusal; a new one does not compile until it has a number here.
pub fn refusal_number(refusal: &Refusal) -> usize {
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
        Refusal::NotPostponed { .. } => 28,
        Refusal::FollowUpTooEarly { .. } => 29,
        Refusal::BadMinutes { .. } => 30,
        Refusal::TooManyGuests { .. } => 31,
        Refusal::OwnerOnly => 32,
        Refusal::UnknownCommand { .. } => 33,
        Refusal::Usage { .. } => 34,
        Refusal::TryAgain => 35,
        Refusal::NotHere => 36,
        Refusal::NoDialogueOfYours => 37,
        Refusal::EndsHere => 38,
        Refusal::SayInChannel => 39,
        Refusal::MayNotSet => 41,
        Refusal::UnknownSetting { .. } => 42,
        Refusal::BadSetting { .. } => 43,
        Refusal::NoMoment { .. } => 44,
        Refusal::NoWorkingDay { .. } => 45,
        Refusal::TimeNotConfirmed => 47,
        Refusal::NotYet { .. } => 48,
        Refusal::NothingPlanned => 49,
        Refusal::WhichDialogue { .. } => 50,
        Refusal::NoTrial => 51,
        Refusal::NotCounted { .. } => 71,
        Refusal::BeingFollowedUp => 70,
        Refusal::WhichTrial { .. } => 52,
        Refusal::NothingLearned => 53,
        Refusal::NowhereToShare => 54,
        Refusal::NotAllRead { .. } => 55,
        Refusal::NotYourTrial => 56,
        Refusal::BankAfterwards { .. } => 57,
        Refusal::SharingOff => 40,
        Refusal::TooManyPlanned { .. } => 46,
        Refusal::Lacking { .. } => 58,
        Refusal::NotAnAnswer { .. } => 59,
        Refusal::YesWithConditions => 60,
        Refusal::NotYours => 61,
        Refusal::Unchanged { .. } => 62,
        Refusal::SayItAlone { .. } => 63,
        Refusal::OneProposal => 64,
        Refusal::NoProposals => 69,
        Refusal::InChannelOnly => 65,
        Refusal::VoteClosed { .. } => 66,
        Refusal::SilenceOver { .. } => 67,
        Refusal::GoneOn => 68,
    }
}

fn noted(replaced: &[(Date, Date)], also: &[(Date, Date)], whole_days: bool) -> Reply {
    let days = vec![(date(2026, 12, 24), date(2027, 1, 2))];
    Reply::Away(Absence::Noted { days, replaced: replaced.to_vec(), also: also.to_vec(), whole_days })
}

fn ahead() -> Vec<Entry> {
    let entry =
        |at: &str, what, number, title: &str| Entry { at: at.parse().unwrap(), what, number, title: title.to_owned() };
    let bo = Erasable::new(None, Identity { account: None, name: "Bo Lund".to_owned() });
    vec![
        entry("2026-12-15T13:00", Ahead::Meeting, 2, "Adgang til borgeres data"),
        entry("2026-12-18T10:00", Ahead::MeetingUnconfirmed, 3, "Samarbejde på tværs"),
        entry("2026-12-23T00:00", Ahead::TrialEnds, 1, "Vi øver en fast sætning sammen"),
        entry("2027-01-12T09:00", Ahead::FollowUp, 1, "Vi øver en fast sætning sammen"),
        entry("2027-01-13T09:00", Ahead::GreyZoneCloses, 4, "Sedlen med koderne"),
        entry("2027-01-14T09:00", Ahead::SeriesDialogue { turn: None }, 1, "Samarbejde på tværs"),
        entry("2027-01-14T10:00", Ahead::SeriesDialogue { turn: Some(bo) }, 2, "Samarbejde på tværs"),
        entry("2027-01-15T10:00", Ahead::SeriesGreyZone, 3, ""),
    ]
}

fn kept(number: u32, text: &str) -> BankItem {
    BankItem { number, text: wrote(text), kind: BankKind::Proposal, since: None }
}

/// Each kind of answer once; a new one does not compile until it has a place here, and fails until it has a sample.
pub const REPLIES: usize = 45;

pub fn reply_number(reply: &Reply) -> usize {
    match reply {
        Reply::Refused(_) => 0,
        Reply::Help(_) => 1,
        Reply::Playbooks => 2,
        Reply::Status => 3,
        Reply::Board => 4,
        Reply::Law => 5,
        Reply::FileRefused { .. } => 6,
        Reply::RecordTooEarly => 7,
        Reply::Calendar(_) => 8,
        Reply::Bank { .. } => 9,
        Reply::BankDecided(_) => 10,
        Reply::ReminderAnswered => 11,
        Reply::PostponeToWhen { .. } => 12,
        Reply::LearningShared => 13,
        Reply::Advice => 14,
        Reply::MyData { .. } => 15,
        Reply::Erased { .. } => 16,
        Reply::PersonalDataWarning => 17,
        Reply::CannotRead => 18,
        Reply::CannotPin => 19,
        Reply::NoPrivateRoom { .. } => 20,
        Reply::Hello => 21,
        Reply::StatusWithReaders => 22,
        Reply::Settings { .. } => 23,
        Reply::Away(_) => 24,
        Reply::CalendarOfAll => 25,
        Reply::Series(_) => 26,
        Reply::SeriesRefused(_) => 27,
        Reply::GreyZoneRefused(_) => 28,
        Reply::ForSure(_) => 29,
        Reply::Lacks { .. } => 30,
        Reply::Pressed { .. } => 31,
        Reply::Taken => 32,
        Reply::NotAnyMore => 33,
        Reply::TooLate { .. } => 34,
        Reply::TakenAs { .. } => 35,
        Reply::Counted { .. } => 36,
        Reply::ReminderAnsweredInPart => 37,
        Reply::HowDoesItGo => 38,
        Reply::WhatFits { .. } => 39,
        Reply::LetBe => 40,
        Reply::WhichOfYours(_) => 41,
        Reply::OfDialogue { .. } => 42,
        Reply::NotSignedUp => 43,
        Reply::FeedbackNotAsked => 44,
    }
}

pub const PRESSES: [Press; 24] = [
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
    Press::Skip,
    Press::GoingWell,
    Press::NeedHelp,
    Press::Postpone,
    Press::StopTrial,
    Press::EndHere,
    Press::Resume,
    Press::Volunteer,
    Press::Vote,
    Press::Worth(Worth::Yes),
    Press::Worth(Worth::Partly),
    Press::Worth(Worth::No),
];

/// Each kind of press once; a new one does not compile until it has a number here, and fails until it has a sample.
pub fn press_number(press: Press) -> usize {
    match press {
        Press::Join => 0,
        Press::Observe => 1,
        Press::Done => 2,
        Press::Next => 3,
        Press::Extend => 4,
        Press::Paper => 5,
        Press::Number(_) => 6,
        Press::Agree => 7,
        Press::Question => 8,
        Press::Objection => 9,
        Press::Accept => 10,
        Press::Decline => 11,
        Press::Skip => 12,
        Press::GoingWell => 13,
        Press::NeedHelp => 14,
        Press::Postpone => 15,
        Press::StopTrial => 16,
        Press::EndHere => 17,
        Press::Resume => 18,
        Press::Volunteer => 19,
        Press::Vote => 20,
        Press::Worth(worth) => 20 + usize::from(worth.number()),
    }
}

pub fn replies() -> Vec<Reply> {
    let mut replies: Vec<Reply> = vec![
        Reply::Hello,
        Reply::Help(None),
        Reply::Help(Some("forlæng".into())),
        Reply::Help(Some("start".into())),
        Reply::Help(Some("kaffe".into())),
        Reply::Playbooks,
        Reply::Status,
        Reply::StatusWithReaders,
        Reply::Board,
        Reply::RecordTooEarly,
        Reply::FileRefused { name: "referat-borgerdata-2026-12-03.html".into() },
        Reply::Calendar(Vec::new()),
        Reply::Calendar(ahead()),
        Reply::CalendarOfAll,
        // All of them in `recurring`.
        Reply::Series(Vec::new()),
        Reply::SeriesRefused(series::Refusal::NeverOpen),
        Reply::GreyZoneRefused(greyzone::Refusal::NothingOpen),
        Reply::FeedbackNotAsked,
        Reply::Bank { items: Vec::new(), may_decide: true },
        Reply::Bank {
            items: vec![kept(2, "Et roligt bord i hjørnet"), kept(5, "Nogen venter for længe")],
            may_decide: true,
        },
        Reply::Bank { items: vec![kept(2, "Et roligt bord i hjørnet")], may_decide: false },
        Reply::BankDecided(BankChoice::Keep),
        Reply::BankDecided(BankChoice::LetGo),
        Reply::ReminderAnswered,
        Reply::ReminderAnsweredInPart,
        Reply::HowDoesItGo,
        Reply::WhatFits { standing: Standing::Stranger, one_of_several: false },
        Reply::WhatFits { standing: Standing::Out, one_of_several: false },
        Reply::WhatFits { standing: Standing::Steers { and_takes_part: true }, one_of_several: true },
        Reply::WhatFits { standing: Standing::In, one_of_several: false },
        Reply::WhatFits { standing: Standing::TooLate, one_of_several: false },
        Reply::WhatFits { standing: Standing::Steers { and_takes_part: true }, one_of_several: false },
        Reply::PostponeToWhen { trials: vec![1] },
        Reply::PostponeToWhen { trials: vec![1, 3] },
        Reply::ForSure(Irreversible::Cancel { dialogue: 2 }),
        Reply::ForSure(Irreversible::Leave { dialogue: 2 }),
        Reply::ForSure(Irreversible::EraseMyData),
        Reply::ForSure(Irreversible::StopTrial { trial: 3 }),
        Reply::ForSure(Irreversible::LetGo { item: 4 }),
        Reply::LetBe,
        Reply::NotSignedUp,
        Reply::WhichOfYours(vec![("Adgang til borgeres data".into(), Some("Anna".into())), ("På tværs".into(), None)]),
        Reply::OfDialogue { title: "På tværs".into(), led_by: None },
        Reply::LearningShared,
        Reply::Law,
        Reply::Advice,
        Reply::MyData {
            contributions: vec!["Et skilt ved skranken".into(), "Tryghed".into()],
            dialogues: 3,
            away: vec![(date(2026, 12, 24), date(2027, 1, 2))],
            rotas: vec![1, 2],
            answer: Some(3),
            feedback: vec![Worth::Partly],
            trials: vec![2, 4],
            read: 2,
        },
        Reply::MyData {
            contributions: vec![],
            dialogues: 1,
            away: vec![],
            rotas: vec![],
            answer: None,
            feedback: vec![],
            trials: vec![],
            read: 0,
        },
        Reply::MyData {
            contributions: vec![],
            dialogues: 0,
            away: vec![],
            rotas: vec![],
            answer: None,
            feedback: vec![],
            trials: vec![],
            read: 0,
        },
        Reply::Erased { records: 0 },
        Reply::Erased { records: 1 },
        Reply::Erased { records: 5 },
        Reply::Counted { fits: Fits::Consent, number: AGREE, reason: "men dyrt".into() },
        Reply::Counted { fits: Fits::Consent, number: QUESTION, reason: "hvad koster det?".into() },
        Reply::Counted { fits: Fits::Numbers(vec![1, 2]), number: 2, reason: "den er billigst".into() },
        Reply::PersonalDataWarning,
        Reply::CannotRead,
        Reply::CannotPin,
        Reply::NoPrivateRoom { link: Some("https://matrix.to/#/@drejebog:example.dk".into()), who: Some(id(2)) },
        Reply::NoPrivateRoom { link: None, who: None },
        Reply::Settings { shown: careful(), changed: false },
        Reply::Settings { shown: open(), changed: true },
        Reply::Settings { shown: vec![Shown::Votes { votes: Votes::Polls, why: None }], changed: true },
        Reply::Settings {
            shown: vec![Shown::Votes { votes: Votes::Polls, why: Some(NoPolls::Platform) }],
            changed: true,
        },
        noted(&[], &[], false),
        noted(&[(date(2026, 11, 24), date(2026, 12, 31))], &[(date(2027, 2, 15), date(2027, 2, 21))], true),
        Reply::Away(Absence::Shown(vec![
            (date(2026, 12, 24), date(2027, 1, 2)),
            (date(2027, 2, 15), date(2027, 2, 15)),
        ])),
        Reply::Away(Absence::Shown(vec![])),
        Reply::Away(Absence::Ended),
    ];
    replies.extend(Permission::ALL.map(|permission| Reply::Lacks { permission }));
    let pressed = |press, on, can_be_taken_back| Reply::Pressed { press, on, can_be_taken_back };
    replies.extend([
        pressed(Press::Agree, true, true),
        pressed(Press::Number(3), true, true),
        pressed(Press::Next, true, false),
        pressed(Press::Done, false, false),
        Reply::Taken,
        Reply::NotAnyMore,
        Reply::TooLate { text: "Et skilt på disken.\nOg en stol.".to_owned() },
    ]);
    let items = [Item::Point, Item::Proposal, Item::Example, Item::Idea, Item::Theme];
    replies.extend(items.map(|item| Reply::TakenAs { item, number: 4 }));
    replies.extend(refusals().into_iter().map(Reply::Refused));
    replies
}
