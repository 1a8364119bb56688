//! Answers to a reminder, and what becomes of the dates: postponed, stopped, late, several at once.

use super::planning::at;
use super::trials::{LATE, Weeks, date};
use super::*;
use crate::dialogue::command::Tap;
use crate::dialogue::ids::PostKey;
use crate::dialogue::promise::Settlement;
use crate::dialogue::trial::rules;
use crate::dialogue::trial::speak::{self, Say as Said, To as Told};
use crate::dialogue::trial::{Answer, Line, Reminder, Stage};

// --- answers ---

#[test]
fn an_answer_ends_the_line_until_the_next_date() {
    for answer in [Answer::GoingWell, Answer::NeedHelp] {
        let mut w = Weeks::new();
        w.until("2026-09-28 12:00");
        assert_eq!(w.answers("anna", answer), None);
        w.until("2026-09-29 23:00");
        assert_eq!(w.asked(), [Line::Owner]);
        assert_eq!(w.settled(Reminder::Unanswered), [Settlement::Lapsed]);
        w.until("2026-09-30 12:00");
        assert_eq!(w.asked(), [Line::Owner, Line::Owner]);
        w.accounts();
    }
}

#[test]
fn help_is_asked_for_in_the_channel_and_the_second_hears_it() {
    let mut w = Weeks::new();
    w.answers("anna", Answer::NeedHelp);
    let said = w.said.last().unwrap();
    assert_eq!(
        (said.say.clone(), said.to.clone(), said.mentions.clone()),
        (Said::HelpWanted, Told::Channel, vec![person("bo")])
    );
}

#[test]
fn in_the_channel_anybody_may_answer_and_elsewhere_those_who_stand_for_it() {
    let mut w = Weeks::new();
    w.until("2026-09-28 12:00");
    assert_eq!(w.answers("carla", Answer::GoingWell), Some(Refusal::NotYourTrial));
    assert_eq!(w.answers("bo", Answer::GoingWell), None);
    let mut w = Weeks::with(|_, circle| *circle = None);
    w.until("2026-10-01 10:00");
    assert_eq!(w.t().asked, Some(Line::Channel));
    assert_eq!(w.answers("carla", Answer::GoingWell), None);
    for name in ["carla", "tom"] {
        assert_eq!(w.postpones(name, "9/10"), Some(Refusal::NotYourTrial));
        assert_eq!(w.stops(name), Some(Refusal::NotYourTrial));
    }
}

#[test]
fn an_older_reminder_can_still_be_answered() {
    let mut w = Weeks::new();
    w.until("2026-09-29 12:00");
    let keys: Vec<PostKey> = w.said.iter().map(|s| s.key.clone()).collect();
    assert_eq!(keys.len(), 2);
    for key in &keys {
        assert_eq!(speak::pressed(w.t(), key, Tap::Reaction("🛟")), Some(Press::NeedHelp));
        assert_eq!(speak::pressed(w.t(), key, Tap::Reaction("🎉")), None);
    }
    assert_eq!(speak::pressed(w.t(), &PostKey("test/other".into()), Tap::Reaction("🛟")), None);
}

// --- postponed, stopped ---

#[test]
fn postponing_makes_new_promises_and_tells() {
    let mut w = Weeks::new();
    w.until("2026-09-28 12:00");
    assert_eq!(w.postpones("anna", "fredag den 16. oktober"), None);
    assert_eq!(
        w.promised(),
        [
            (Reminder::BeforeEnd, "2026-10-14 09:00".into()),
            (Reminder::EndDay, "2026-10-16 09:00".into()),
            // The working day after, at the time that was chosen.
            (Reminder::FollowUp, "2026-10-19 10:30".into()),
        ]
    );
    assert_eq!(
        (w.said.last().unwrap().say.clone(), w.said.last().unwrap().to.clone()),
        (Said::Postponed, Told::Channel)
    );
    let files: Vec<_> = w.files.iter().map(|file| file.say.clone()).collect();
    assert_eq!(files, [Said::Calendar { moves: 0 }, Said::Calendar { moves: 1 }], "the second replaces the first");
    w.until("2026-10-19 12:00");
    assert_eq!(w.opened, [at("2026-10-19 10:30")]);
    w.accounts();
    assert!(matches!(w.postpones("anna", "1/9-2026"), Some(Refusal::BeingFollowedUp)));
    let mut w = Weeks::new();
    assert!(matches!(w.postpones("anna", "i går"), Some(Refusal::BadDate { .. })));
    assert!(matches!(w.postpones("anna", "snart"), Some(Refusal::BadDate { .. })));
}

/// The trial ends on 30 September.
#[test]
fn weeks_more_count_from_the_end_and_not_from_today() {
    for (to, end) in [
        ("2 uger", "2026-10-14"),
        ("en uge mere", "2026-10-07"),
        ("by two weeks", "2026-10-14"),
        ("en måned", "2026-10-30"),
        ("fredag den 2. oktober", "2026-10-02"),
    ] {
        let mut w = Weeks::new();
        w.until("2026-09-28 12:00");
        assert_eq!(w.postpones("anna", to), None, "{to}");
        assert_eq!(w.t().card.until, Some(date(end)), "{to}");
        assert_eq!(w.t().agreed_end, Some(date("2026-09-30")));
    }
    // When the end has passed they count from today.
    let mut w = Weeks::with(|card, _| (card.until, card.follow_up) = (Some(date("2026-09-30")), None));
    w.until("2026-10-05 12:00");
    assert_eq!(w.postpones("anna", "2 uger"), None);
    assert_eq!(w.t().card.until, Some(date("2026-10-19")));
}

#[test]
fn a_trial_is_not_postponed_to_where_it_ends_or_before() {
    let mut w = Weeks::new();
    w.until("2026-09-24 12:00");
    let end = date("2026-09-30");
    for (to, asked) in [("30/9", "2026-09-30"), ("fredag", "2026-09-25"), ("om 3 dage", "2026-09-27")] {
        assert_eq!(w.postpones("anna", to), Some(Refusal::NotPostponed { end, asked: date(asked) }), "{to}");
    }
    assert_eq!(w.t().moves, 0);
}

#[test]
fn a_stopped_trial_is_asked_about_no_more() {
    let mut w = Weeks::new();
    w.until("2026-09-28 12:00");
    assert_eq!(w.stops("bo"), None);
    assert_eq!((w.t().stage.clone(), w.promised(), w.t().is_open()), (Stage::Stopped, vec![], false));
    assert_eq!(w.said.last().unwrap().say, Said::Stopped);
    assert_eq!(w.stops("bo"), Some(Refusal::NothingOpen));
    assert_eq!(w.answers("bo", Answer::GoingWell), Some(Refusal::NothingOpen));
    let key = w.said[0].key.clone();
    assert_eq!(speak::pressed(w.t(), &key, Tap::Reaction("🙂")), None);
    w.accounts();
}

// --- late, and several at once ---

#[test]
fn a_reminder_waits_for_working_hours_and_says_when_it_is_late() {
    let mut w = Weeks::new();
    w.now = at("2026-09-28 18:00");
    assert!(!w.tick());
    w.until("2026-09-29 08:59");
    assert_eq!(w.asked(), []);
    w.until("2026-09-29 09:00");
    assert_eq!(w.said[0].say, Said::Reminder { kind: Reminder::BeforeEnd, to: Line::Owner, late: true });
}

#[test]
fn reminders_that_are_due_together_are_asked_once() {
    let mut w = Weeks::new();
    w.now = at("2026-09-30 10:00");
    assert!(w.tick());
    assert!(!w.tick());
    assert_eq!((w.settled(Reminder::BeforeEnd), w.settled(Reminder::EndDay)), (vec![Settlement::Lapsed], vec![LATE]));
    assert_eq!(w.asked(), [Line::Owner]);
    w.accounts();
}

#[test]
fn a_reminder_told_together_with_other_trials_can_be_answered_there() {
    let mut w = Weeks::new();
    w.now = at("2026-09-28 09:00");
    let due = rules::due_reminder(w.t(), &w.ctx()).unwrap();
    let into = PostKey(format!("{CHANNEL}/reminders"));
    let events = rules::remind_in(w.t(), &due, &into, &w.ctx());
    w.write(events);
    assert_eq!(w.said, [], "said by the channel");
    assert_eq!(speak::pressed(w.t(), &into, Tap::Reaction("🙂")), Some(Press::GoingWell));
    assert_eq!(w.promised().last(), Some(&(Reminder::Unanswered, "2026-09-29 09:00".into())));
    w.accounts();
}

#[test]
fn a_reminder_gives_way_to_a_follow_up_that_is_due() {
    let mut w = Weeks::new();
    w.now = at("2026-10-02 12:00");
    while w.tick() {}
    assert_eq!((w.asked(), w.opened.len()), (vec![], 1), "one thing is said, not three");
    assert_eq!(w.settled(Reminder::FollowUp), [LATE]);
    w.accounts();
}

// --- the card afterwards ---

#[test]
fn the_owner_adds_to_the_card() {
    let mut w = Weeks::new();
    let form = TrialForm { how: Some(" to og to ".into()), ..TrialForm::default() };
    assert_eq!(rules::detail(w.t(), person("bo"), &form, &w.ctx()), Err(Refusal::NotYourTrial));
    let events = rules::detail(w.t(), person("anna"), &form, &w.ctx()).unwrap();
    w.write(events);
    assert_eq!(w.t().card.how.as_ref().unwrap().get().unwrap(), "to og to");
    assert!(w.t().card.what.is_some(), "what was agreed stays");
    let nothing = rules::detail(w.t(), person("anna"), &TrialForm::default(), &w.ctx());
    assert!(matches!(nothing, Err(Refusal::Usage { .. })));
}
