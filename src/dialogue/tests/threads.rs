//! Groups: each works in its own thread without looking elsewhere, and one group is not asked to find itself.

use super::*;
use crate::dialogue::command::Tap;
use crate::dialogue::speak::{By, choices, living, pressed};
use crate::dialogue::state::Slot;

fn channel(t: &Table) -> Vec<Press> {
    choices(t.d(), &Say::Phase { kind: t.kind(), visit: t.d().visit() }, By::Reaction)
}

/// The post in the thread of a group, as it is posted now.
fn in_thread(t: &Table, group: usize) -> Spoken {
    let key = &t.d().posts[&Slot::GroupPhase(group, t.d().visit())];
    t.said.iter().find(|said| said.key == *key).unwrap().clone()
}

#[test]
fn each_group_has_the_activity_in_its_thread_and_presses_there() {
    let mut t = Table::of(9);
    for kind in [ActivityKind::Reflect, ActivityKind::Share, ActivityKind::Select] {
        t.to(kind);
        assert_eq!(channel(&t), [], "{kind:?}");
        for group in 0..2 {
            let post = in_thread(&t, group);
            assert_eq!(post.to, To::Thread(t.d().posts[&Slot::GroupRoot(group)].clone()));
            assert_eq!(post.mentions, t.d().groups[group], "called to where they talk");
            assert_eq!(pressed(t.d(), &post.key, Tap::Reaction("✅")), Some(Press::Done));
        }
        let before = in_thread(&t, 0);
        let via = t.presses("anna", Press::Done);
        let of_anna = t.d().group_of(ANNA).unwrap();
        assert_eq!((t.d().done_count(), t.d().done_in(of_anna).0, t.d().done_in(1 - of_anna).0), ((1, 9), 1, 0));
        t.takes_back("anna", &via);
        assert_eq!(t.d().done_count(), (0, 9));
        t.next();
        assert!(living(t.d()).iter().all(|spoken| spoken.key != before.key), "it has passed");
        assert_eq!(pressed(t.d(), &before.key, Tap::Reaction("✅")), None);
    }
    t.replayed();
}

#[test]
fn nobody_is_called_twice_for_one_thread() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Reflect);
    let roots = t.said.iter().filter(|said| matches!(said.say, Say::GroupRoot { .. }));
    assert!(roots.clone().all(|root| root.mentions.is_empty()));
    assert_eq!(roots.count(), 2);
}

#[test]
fn the_channel_keeps_its_post_for_those_who_have_no_thread() {
    // Guests who are a group by themselves have nobody who could read there.
    let mut t = Table::of(1);
    t.asks("frida", Command::Guests(8));
    t.to(ActivityKind::Reflect);
    assert!(channel(&t).contains(&Press::Done));
    // Guests among colleagues are told by them.
    let mut t = Table::of(7);
    t.asks("frida", Command::Guests(2));
    t.to(ActivityKind::Reflect);
    assert_eq!(
        t.d().all_work_in_threads(),
        t.d().groups.iter().all(|g| g.iter().any(|who| t.d().account(*who).is_some()))
    );
    // Whoever comes into a group comes into its thread.
    let mut t = Table::of(9);
    t.to(ActivityKind::Reflect);
    t.asks("tom", Command::Join(None));
    assert_eq!(channel(&t), []);
    assert_eq!(t.d().done_count(), (0, 10));
}

#[test]
fn what_an_old_version_wrote_puts_nothing_new_into_threads() {
    let mut t = Table::of(9);
    t.to(ActivityKind::Groups);
    let old = |t: &Table, kind| {
        let index = t.d().script.activities().position(|(_, a)| a.kind == kind).unwrap();
        let (at, until) = (t.now, t.now + SignedDuration::from_mins(5));
        Event::ActivityStarted { index: index as u16, visit: t.d().visit() + 1, at, until, in_threads: false }
    };
    let reflect = old(&t, ActivityKind::Reflect);
    t.write(vec![reflect]);
    assert_eq!(t.count(|s| matches!(s, Say::GroupPhase { .. })), 0);
    assert_eq!(channel(&t), [Press::Done]);
    let roots = t.said.iter().filter(|said| matches!(said.say, Say::GroupRoot { .. }));
    assert!(roots.clone().all(|root| root.key.0.contains("/group-") && !root.mentions.is_empty()));
    let share = old(&t, ActivityKind::Share);
    t.write(vec![share]);
    let shared: Vec<_> = t.said.iter().filter(|said| matches!(said.say, Say::GroupPhase { .. })).collect();
    assert!(shared.len() == 2 && shared.iter().all(|said| said.key.0.contains("/group-")));
}

#[test]
fn one_group_is_not_asked_to_find_itself() {
    let mut t = Table::of(6);
    t.to(ActivityKind::Summarise);
    t.next();
    assert_eq!(t.kind(), ActivityKind::Reflect);
    assert_eq!((t.d().groups.len(), t.d().groups[0].len()), (1, 6));
    assert_eq!(t.left(), (12, 0), "with the minutes of what fell away, so that the step ends when it was said to");
    assert_eq!(channel(&t), [Press::Done], "one group talks in the channel");
    t.asks("frida", Command::Back);
    assert_eq!(t.kind(), ActivityKind::Summarise);
    t.next();
    assert_eq!(t.kind(), ActivityKind::Reflect);
    // Whoever comes late comes into the group there is.
    t.asks("tom", Command::Join(None));
    assert_eq!(t.d().groups.iter().map(Vec::len).collect::<Vec<_>>(), [7]);
    t.asks("frida", Command::Back);
    t.asks("sif", Command::Join(None));
    t.next();
    assert_eq!((t.kind(), t.d().groups.len()), (ActivityKind::Reflect, 1));
    t.replayed();
}

#[test]
fn who_comes_before_there_are_groups_can_make_them_two() {
    let mut t = Table::of(6);
    t.to(ActivityKind::Summarise);
    for name in ["tom", "sif"] {
        t.asks(name, Command::Join(None));
    }
    t.next();
    let several = t.d().groups.len() > 1;
    assert_eq!(t.kind(), if several { ActivityKind::Groups } else { ActivityKind::Reflect });
    let mut t = Table::of(9);
    t.to(ActivityKind::Summarise);
    t.next();
    assert_eq!(t.kind(), ActivityKind::Groups);
    assert_eq!(t.left(), (1, 0));
    t.next();
    assert_eq!(t.left(), (11, 0));
}

#[test]
fn one_group_has_the_time_of_presenting_for_deciding() {
    let mut t = Table::of(6);
    t.at_proposals(&["en seddel", "en vagt"]);
    t.next();
    assert_eq!((t.kind(), t.left()), (ActivityKind::Consent, (6, 0)));
}
