//! A sample of every answer and every refusal.

use super::samples::id;
use drejebog::dialogue::say::{Refusal, Reply};
use drejebog::dialogue::script::ActivityKind::Dots;

pub fn refusals() -> Vec<Refusal> {
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

pub const REFUSALS: usize = 38;

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

pub fn replies() -> Vec<Reply> {
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
