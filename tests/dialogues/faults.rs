//! A platform that puts things off or refuses them: order is kept, nothing is doubled, and what will never work is
//! told once, with the way round.

use super::course;
use super::crashes::{first_said, same_messages};
use super::platform::{Call, LINK};
use super::room::{Room, Setup, account};
use drejebog::adapters::memory::message::{Message, Shown};
use drejebog::dialogue::event::Ending;
use drejebog::dialogue::permission::Permission;
use drejebog::doc::plain;
use drejebog::ports::chat::{ChatError, Destination, Missing};
use jiff::SignedDuration;
use std::collections::BTreeSet;

fn never(missing: Missing) -> Option<ChatError> {
    Some(ChatError::Never { missing, why: "as the test says".to_owned() })
}

fn telling<'a>(messages: &'a [Message], what: &str) -> Vec<&'a Message> {
    messages.iter().filter(|m| plain(&m.doc).contains(what)).collect()
}

#[test]
fn posts_that_are_put_off_keep_their_order() {
    let mut calm = Room::new(Setup::default());
    course::straight(&mut calm, 5);
    let mut busy = Room::new(Setup::default());
    let mut met = BTreeSet::new();
    busy.chat.faults(move |call| match call {
        Call::Post(post) if met.insert(post.key.clone()) => {
            Some(ChatError::Later { after: None, why: "too many at once".to_owned() })
        }
        Call::Edit(edit) if met.insert(edit.key.clone()) => {
            Some(ChatError::Later { after: Some(std::time::Duration::from_secs(1)), why: "too many".to_owned() })
        }
        _ => None,
    });
    course::straight(&mut busy, 5);
    busy.wait("1m");
    assert_eq!(busy.dialogue().ending(), Some(Ending::Agreed));
    same_messages(first_said(&calm), first_said(&busy), "put off");
    assert_eq!(busy.book.opens().unwrap(), []);
}

#[test]
fn somebody_without_a_private_room_is_told_once_in_the_channel() {
    let mut room = Room::new(Setup::default());
    let bo = account("Bo");
    room.chat.faults(move |call| match call {
        Call::Post(post) if post.to == Destination::Private(bo.clone()) => never(Missing::PrivateRoom),
        Call::Prepare(who) if **who == bo => never(Missing::PrivateRoom),
        _ => None,
    });
    course::lobby(&mut room, 4);
    room.restart(SignedDuration::ZERO);
    course::to_the_question(&mut room);
    let messages = room.messages();
    let told = telling(&messages, LINK);
    assert_eq!(told.len(), 1, "{}", room.transcript.text());
    assert_eq!((told[0].buzz, &told[0].mentions), (true, &vec![account("Bo")]));
    assert!(matches!(told[0].to, Destination::Channel(_)));
    // Whoever writes to the bot themselves is heard all the same.
    assert_eq!(room.dialogue().ideas.len(), 4);
    assert_eq!(room.book.opens().unwrap(), []);
}

#[test]
fn pins_that_are_not_allowed_are_told_once() {
    let mut room = Room::new(Setup::default());
    room.chat.faults(|call| if matches!(call, Call::Pin) { never(Missing::Permission(Permission::Pin)) } else { None });
    course::straight(&mut room, 4);
    room.restart(SignedDuration::ZERO);
    let keys: Vec<String> = room.messages().into_iter().map(|m| m.key.0).collect();
    assert_eq!(keys.iter().filter(|key| key.ends_with("/cannot-pin")).count(), 1, "{keys:?}");
    assert_eq!(room.dialogue().ending(), Some(Ending::Agreed));
}

#[test]
fn a_pin_lost_in_a_death_is_made_good() {
    let mut room = Room::new(Setup::default());
    room.chat.faults(|call| match call {
        Call::Pin => Some(ChatError::Later { after: None, why: "not now".to_owned() }),
        _ => None,
    });
    course::lobby(&mut room, 4);
    course::frame_and_read(&mut room);
    assert!(!room.transcript.text().contains("📌"));
    room.chat.mended();
    room.restart(SignedDuration::ZERO);
    assert_eq!(room.transcript.text().matches("📌").count(), 1);
    room.restart(SignedDuration::ZERO);
    assert_eq!(room.transcript.text().matches("📌").count(), 1, "pinned is pinned");
}

#[test]
fn a_group_whose_thread_cannot_be_opened_talks_in_the_channel() {
    let mut room = Room::new(Setup::default());
    let mut refused = false;
    room.chat.faults(move |call| match call {
        Call::Post(post) if post.key.0.ends_with("/group-1") && !refused => {
            refused = true;
            never(Missing::Permission(Permission::Write))
        }
        _ => None,
    });
    course::straight(&mut room, 8);
    let messages = room.messages();
    let of = |group: &str| messages.iter().filter(|m| m.key.0.ends_with(group)).collect::<Vec<_>>();
    assert!(!of("/thread-1").is_empty());
    assert!(of("/thread-1").iter().all(|m| matches!(m.to, Destination::Channel(_))));
    assert!(of("/thread-2").iter().any(|m| matches!(m.to, Destination::Thread { .. })));
    assert_eq!(room.dialogue().ending(), Some(Ending::Agreed));
}

/// Somebody asks many things at once while the platform puts everything off: each is answered once, in order.
#[test]
fn answers_that_are_put_off_are_given_once() {
    let mut room = Room::new(Setup::default());
    let mut n = 0;
    room.chat.faults(move |call| {
        n += 1;
        let late = matches!(call, Call::Post(_)) && n % 3 != 0;
        late.then(|| ChatError::Later { after: None, why: "too many".to_owned() })
    });
    for _ in 0..5 {
        room.bo().says("!dialog drejebøger");
        room.bo().says("!dialog forslag noget");
    }
    room.wait("2m");
    let keys: Vec<String> = room.messages().into_iter().map(|m| m.key.0).collect();
    assert_eq!(keys, (1..=10).map(|n| format!("reply/k{n}")).collect::<Vec<_>>());
}

/// The platform puts the small signs off: the texts get them later, each once.
#[test]
fn signs_that_are_put_off_are_given_once() {
    let mut room = Room::new(Setup::default());
    course::lobby(&mut room, 5);
    room.anna().says("!dialog næste");
    let mut n = 0;
    room.chat.faults(move |call| {
        n += 1;
        let late = matches!(call, Call::React) && n % 3 != 0;
        late.then(|| ChatError::Later { after: None, why: "too many".to_owned() })
    });
    let before = room.chat.log(0).len();
    for n in 1..=5 {
        room.bo().says(&format!("!dialog pointe nummer {n}"));
    }
    room.wait("1m");
    let signs = room.chat.log(before).into_iter().filter(|shown| matches!(shown, Shown::Reacted { .. }));
    assert_eq!(signs.count(), 5);
}
