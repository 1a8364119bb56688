//! What closes by itself closes when it was promised, or when all have answered and nobody has changed their mind for a
//! moment. And who counts: those who could answer and are still here, and guests.

use super::*;
use crate::dialogue::answer::Answer;
use crate::dialogue::decide::LAST_CALL;
use crate::dialogue::event::{AGREE, OBJECTION, Outcome};
use crate::dialogue::refusal::Late;

/// A vote as a person who steers opens it.
#[derive(Clone, Copy, Debug)]
enum Asked {
    Consent,
    Dots,
    RunOff,
    Weakest,
}

const ALL: [Asked; 4] = [Asked::Consent, Asked::Dots, Asked::RunOff, Asked::Weakest];

impl Table {
    /// Four people with this open.
    fn asks_for(kind: Asked) -> Self {
        let mut t = match kind {
            Asked::Weakest => Self::principled(4),
            _ => Self::of(4),
        };
        match kind {
            Asked::Weakest => t.to(ActivityKind::Weakest),
            Asked::Consent => {
                t.at_proposals(&["a"]);
                t.to(ActivityKind::Consent);
            }
            Asked::Dots | Asked::RunOff => {
                t.at_proposals(&["a", "b"]);
                t.asks("frida", Command::Vote);
            }
        }
        if let Asked::RunOff = kind {
            for (name, number) in NAMES[..4].iter().zip([1, 1, 2, 2]) {
                t.answers(name, number);
            }
            t.seconds(15);
        }
        t
    }

    /// Everybody answers the same, with all they have.
    fn all_answer(&mut self) {
        for name in &NAMES[..4] {
            self.answer_fully(name);
        }
    }

    fn answer_fully(&mut self, name: &str) {
        let (options, dots) = self.d().question.as_ref().map(|q| (q.options(), q.dots())).unwrap();
        for option in &options[..dots] {
            self.answers(name, *option);
        }
    }

    fn is_open(&self) -> bool {
        self.d().question.is_some()
    }

    fn closes_in(&self) -> Option<i64> {
        let closes = self.d().question.as_ref()?.closes?;
        Some(closes.duration_since(self.now).as_secs())
    }

    fn numbers(&self) -> (u16, u16) {
        let count = self.d().count();
        (count.answered, count.of)
    }
}

#[test]
fn the_last_answer_starts_fifteen_seconds() {
    for kind in ALL {
        let mut t = Table::asks_for(kind);
        let (asked, until) = (t.d().closed.len(), t.d().ends().unwrap());
        t.all_answer();
        assert_eq!(t.closes_in(), Some(LAST_CALL.as_secs()), "{kind:?}");
        t.seconds(14);
        assert!(t.is_open(), "{kind:?}");
        t.seconds(1);
        assert_eq!(t.d().closed.len(), asked + 1, "{kind:?}");
        let closed = t.d().closed.last().unwrap();
        assert_eq!(closed.at, Some(t.now), "{kind:?}");
        assert!(t.now < until);
        t.replayed();
    }
}

#[test]
fn a_move_a_take_back_and_somebody_who_comes_in_stop_them() {
    for kind in ALL {
        let mut t = Table::asks_for(kind);
        t.all_answer();
        t.seconds(10);
        let other = *t.d().question.as_ref().unwrap().options().last().unwrap();
        t.answers("anna", other);
        t.seconds(14);
        assert!(t.is_open(), "moved: {kind:?}");

        let mut t = Table::asks_for(kind);
        t.all_answer();
        t.seconds(14);
        t.answers("anna", 0);
        assert_eq!(t.closes_in(), None, "taken back: {kind:?}");
        t.seconds(20);
        assert!(t.is_open(), "{kind:?}");
        t.answer_fully("anna");
        assert_eq!(t.closes_in(), Some(15), "{kind:?}");

        let mut t = Table::asks_for(kind);
        t.all_answer();
        t.seconds(14);
        t.asks("tom", Command::Join(None));
        t.seconds(14);
        assert!(t.is_open(), "somebody came in: {kind:?}");
        t.seconds(1);
        assert!(!t.is_open(), "whoever came late is not waited for: {kind:?}");
    }
}

#[test]
fn a_move_just_before_it_closes_counts_by_the_platforms_time() {
    let mut t = Table::asks_for(Asked::Dots);
    for name in &NAMES[..4] {
        t.answers(name, 1);
    }
    let closes = t.d().deadline().unwrap();
    // Heard a little after; sent 48 ms before.
    t.now = closes + SignedDuration::from_millis(300);
    let sent = closes - SignedDuration::from_millis(48);
    assert_eq!(t.sent("anna", sent, Command::Answer(Answer::number(2))), None);
    assert_eq!(t.d().count().ballots, [1, 1, 1, 2]);
    assert_eq!(t.closes_in(), Some(15));
    // And one sent after it is told that it was late.
    let closes = t.d().deadline().unwrap();
    t.now = closes + SignedDuration::from_millis(300);
    let late = t.sent("bo", closes + SignedDuration::from_millis(1), Command::Answer(Answer::number(2)));
    assert_eq!(late, Some(Refusal::VoteClosed { at: closes, of: Late::Answer, just_now: true }));
}

#[test]
fn it_never_closes_later_than_promised() {
    let mut t = Table::asks_for(Asked::RunOff);
    t.seconds(50);
    t.all_answer();
    assert_eq!(t.closes_in(), None, "time is up before");
    t.seconds(10);
    assert!(!t.is_open());
}

#[test]
fn an_open_question_or_objection_waits_for_time_to_be_up() {
    let mut t = Table::asks_for(Asked::Consent);
    t.all_answer();
    t.seconds(10);
    t.answers("anna", OBJECTION);
    assert_eq!(t.closes_in(), None);
    t.minutes(2);
    assert!(t.is_open());
    t.answers("anna", AGREE);
    t.seconds(15);
    assert_eq!(t.kind(), ActivityKind::Trial);
}

#[test]
fn pauses_breaks_and_more_time_move_it() {
    let mut t = Table::asks_for(Asked::Dots);
    t.all_answer();
    t.seconds(5);
    t.asks("frida", Command::Pause);
    t.minutes(5);
    t.asks("frida", Command::Resume);
    assert_eq!(t.closes_in(), Some(10));
    t.away(60);
    assert_eq!(t.closes_in(), Some(10));
    t.asks("frida", Command::Extend(2));
    assert_eq!(t.closes_in(), None, "whoever asks for more time gets it");
    t.minutes(1);
    assert!(t.is_open());
    t.replayed();
}

#[test]
fn answered_in_a_pause_it_closes_after_it() {
    let mut t = Table::asks_for(Asked::Dots);
    t.asks("frida", Command::Pause);
    t.all_answer();
    t.minutes(10);
    assert!(t.is_open());
    t.asks("frida", Command::Resume);
    assert_eq!(t.closes_in(), Some(15));
}

// --- the silent minute, by the same rule ---

#[test]
fn a_silence_ends_fifteen_seconds_after_all_have_finished() {
    let mut t = Table::of(4);
    t.to(ActivityKind::Silent);
    for name in &NAMES[..4] {
        t.asks(name, Command::Done);
    }
    t.seconds(10);
    t.writes("anna", "$late", "et skilt");
    assert!(!t.d().ideas_shared);
    t.seconds(14);
    assert!(!t.d().ideas_shared, "writing goes on");
    t.seconds(1);
    assert!(t.d().ideas_shared);
    assert_eq!(t.d().ideas.len(), 1);
    assert_eq!(t.d().running().unwrap().ready, Some(crate::dialogue::state::Ready::AllDone));
    t.replayed();
}

#[test]
fn what_is_written_after_the_silence_is_told_so_and_can_still_be_added() {
    let mut t = Table::of(4);
    t.to(ActivityKind::Silent);
    t.minutes(2);
    assert!(t.d().ideas_shared);
    let plain = Request::Plain("et skilt".to_owned());
    let told = t.request("anna", Place::Private, Some("$1"), &plain);
    assert_eq!(told, Some(Refusal::SilenceOver { of: Late::Idea }));
    assert_eq!(t.refused("anna", Command::Done), Refusal::SilenceOver { of: Late::Done });
    t.asks("anna", Command::Idea("et skilt".into()));
    assert_eq!(t.d().ideas.len(), 1);
}

// --- who counts ---

#[test]
fn answers_of_those_who_left_do_not_decide() {
    let mut t = Table::of(10);
    t.at_proposals(&["a"]);
    t.to(ActivityKind::Consent);
    if !t.is_open() {
        t.asks("frida", Command::Consent(Some(1)));
    }
    for name in &NAMES[1..5] {
        t.presses(name, Press::Agree);
    }
    assert_eq!(t.numbers(), (4, 10));
    for name in &NAMES[1..5] {
        t.asks(name, Command::Leave(None));
    }
    assert_eq!(t.numbers(), (0, 6));
    assert_eq!(t.refused("frida", Command::Next), Refusal::NotAllReady { ready: 0, of: 6 });
    t.minutes(4);
    assert!(matches!(t.outcome(), Outcome::NoConsent { too_few: true, .. }), "{:?}", t.outcome());
    let count = t.d().closed[0].count();
    assert_eq!((count.answered, count.of, count.silent(), count.ballots.len()), (0, 6, 6, 0));
}

#[test]
fn whoever_comes_back_gets_their_answer_back() {
    for goes in [Command::Leave(None), Command::Observe(None)] {
        let mut t = Table::asks_for(Asked::Dots);
        t.presses("anna", Press::Number(1));
        t.asks("anna", goes);
        assert_eq!((t.numbers(), t.d().count().ballots.len()), ((0, 3), 0));
        t.asks("anna", Command::Join(None));
        assert_eq!((t.numbers(), t.d().count().ballots.clone()), ((1, 4), vec![1]));
        t.replayed();
    }
}

#[test]
fn what_the_last_one_here_answered_who_left_closes_nothing() {
    let mut t = Table::asks_for(Asked::Dots);
    t.presses("anna", Press::Number(1));
    for name in ["bo", "carla", "anna"] {
        t.asks(name, Command::Leave(None));
    }
    t.seconds(20);
    assert!(t.is_open(), "Frida has not answered");
    t.presses("frida", Press::Number(2));
    t.seconds(15);
    assert_eq!(t.outcome(), &Outcome::Dots { proposal: 2 });
}

#[test]
fn leaving_a_secret_vote_tells_nobody_what_was_answered() {
    let secret = Settings { ballots: Ballots::Secret, ..OPEN };
    let mut t = Table::with(4, script(), secret);
    t.at_proposals(&["a"]);
    t.to(ActivityKind::Consent);
    for name in ["frida", "anna", "bo"] {
        t.presses(name, Press::Agree);
    }
    t.presses("carla", Press::Objection);
    t.asks("carla", Command::Leave(None));
    t.seconds(20);
    assert!(t.is_open(), "that it closed now would tell that the objection was Carla's");
    t.minutes(3);
    assert_eq!(t.outcome(), &Outcome::Consent { proposal: 1 }, "who left does not decide");
}

#[test]
fn erasing_oneself_in_the_middle_takes_answer_and_worry_along() {
    let mut t = Table::asks_for(Asked::Consent);
    t.presses("anna", Press::Objection);
    t.writes("anna", "$w", "det er for dyrt");
    t.erases("anna");
    assert_eq!(t.numbers(), (0, 3));
    t.minutes(4);
    assert!(t.d().closed[0].worries.is_empty());
    t.replayed();
}

#[test]
fn an_objection_taken_back_takes_its_worry_along() {
    for goes in [Some(AGREE), Some(0), None] {
        let mut t = Table::asks_for(Asked::Consent);
        t.presses("anna", Press::Objection);
        t.writes("anna", "$a", "det er for dyrt");
        t.presses("bo", Press::Objection);
        t.writes("bo", "$b", "det tager for lang tid");
        match goes {
            Some(answer) => t.answers("anna", answer),
            None => t.asks("anna", Command::Leave(None)),
        }
        t.minutes(4);
        let worries: Vec<_> = t.d().closed[0].worries.iter().filter_map(|worry| worry.text.get()).collect();
        assert_eq!(worries, ["det tager for lang tid"], "{goes:?}");
        t.replayed();
    }
}

// --- guests ---

#[test]
fn guests_entered_while_a_vote_is_open_are_counted() {
    let mut t = Table::asks_for(Asked::Dots);
    t.all_answer();
    t.asks("frida", Command::Guests(3));
    assert_eq!((t.numbers(), t.closes_in()), ((4, 7), None), "they are waited for");
    t.asks("frida", Command::Count(vec![(1, 1), (2, 1)]));
    t.asks("frida", Command::Answer(Answer::number(2).for_guest("gæst 3")));
    assert_eq!((t.numbers(), t.closes_in()), ((7, 7), Some(15)));
    t.asks("frida", Command::Guests(4));
    assert_eq!((t.numbers(), t.closes_in()), ((7, 8), None), "one more");
    t.asks("frida", Command::Count(vec![(1, 2), (2, 1)]));
    t.seconds(15);
    let closed = t.d().closed[0].count();
    assert_eq!((closed.answered, closed.of, closed.raised()), (8, 8, 3));
    t.replayed();
}

#[test]
fn hands_are_counted_again_when_a_guest_leaves() {
    let mut t = Table::asks_for(Asked::Dots);
    t.asks("frida", Command::Guests(3));
    t.asks("frida", Command::Count(vec![(1, 3)]));
    assert_eq!(t.numbers(), (3, 7));
    t.asks("frida", Command::Guests(2));
    assert_eq!(t.numbers(), (0, 6), "nobody knows whose hand it was");
    t.asks("frida", Command::Count(vec![(1, 1), (2, 1)]));
    assert_eq!(t.numbers(), (2, 6));
}

#[test]
fn guests_are_known_as_the_bot_calls_them() {
    let mut t = Table::of(4);
    t.asks("frida", Command::Guests(2));
    t.asks("frida", Command::Guest("Lone".into()));
    t.to(ActivityKind::Round);
    for name in ["2", "gæst 2", "Gæst nr. 2", "guest 2", "Lone", "gæst Lone"] {
        t.asks("frida", Command::Point { on_behalf: Some(name.into()), text: format!("fra {name}") });
    }
    assert_eq!(t.d().points.len(), 6);
    let nobody = Command::Point { on_behalf: Some("gæst 7".into()), text: "fra ingen".into() };
    assert_eq!(t.refused("frida", nobody), Refusal::NoSuchPerson { name: "gæst 7".into() });
}

// --- too late ---

#[test]
fn whatever_answers_a_vote_that_has_closed_is_told_when_it_closed() {
    let mut t = Table::asks_for(Asked::Consent);
    t.presses("anna", Press::Agree);
    t.presses("bo", Press::Question);
    t.minutes(4);
    assert!(!t.is_open());
    let at = t.d().closed[0].at.unwrap();
    let closed = |of| Some(Refusal::VoteClosed { at, of, just_now: false });
    for number in [1, 3] {
        assert_eq!(t.tries("carla", Command::Answer(Answer::number(number))), closed(Late::Answer));
    }
    assert_eq!(t.tries("anna", Command::Answer(Answer::number(0))), closed(Late::TakeBack));
    assert_eq!(t.tries("frida", Command::Count(vec![(1, 1)])), closed(Late::Hands));
    assert_eq!(t.request("carla", Place::Channel, None, &Request::Late(Late::Answer)), closed(Late::Answer));
    assert_eq!(t.request("anna", Place::Channel, None, &Request::Late(Late::TakeBack)), closed(Late::TakeBack));
}

#[test]
fn an_answer_just_after_consent_is_no_yes_to_being_the_owner() {
    let mut t = Table::asks_for(Asked::Consent);
    t.all_answer();
    t.seconds(15);
    assert_eq!(t.kind(), ActivityKind::Trial);
    t.seconds(5);
    let answer = Command::Answer(Answer::number(1));
    let at = t.d().closed[0].at.unwrap();
    let late = Refusal::VoteClosed { at, of: Late::Answer, just_now: true };
    assert_eq!(t.refused("anna", answer.clone()), late);
    t.asks(
        "frida",
        Command::Trial(Box::new(TrialForm {
            owner: Some(crate::dialogue::command::PersonRef::Name("anna".into())),
            ..agreed()
        })),
    );
    t.seconds(30);
    t.asks("anna", answer);
    assert!(t.d().is_over());
}

#[test]
fn a_point_that_was_being_written_when_the_turn_passed_is_taken() {
    let mut t = Table::of(6);
    t.to(ActivityKind::Round);
    let pair = t.d().presenting_pair().unwrap().to_vec();
    let name = |t: &Table, who: usize| t.d().name(pair[who]).unwrap().to_owned();
    let speaker = [name(&t, 0), name(&t, 1)].into_iter().find(|name| name != "frida").unwrap();
    t.says(&speaker, "en");
    t.says(&speaker, "to");
    assert!(!t.d().presenting_pair().unwrap().contains(&t.id(&speaker)), "the turn has passed");
    t.seconds(5);
    t.says(&speaker, "tre");
    assert_eq!(t.d().points.len(), 3);
    t.seconds(20);
    t.says(&speaker, "bare snak");
    assert_eq!(t.d().points.len(), 3);
}

#[test]
fn asking_for_consent_changes_the_post_that_has_just_called() {
    let mut t = Table::of(9);
    t.at_proposals(&["a", "b"]);
    t.to(ActivityKind::Consent);
    let visit = t.d().running().unwrap().visit;
    t.seconds(20);
    t.presses("frida", Press::Number(2));
    assert_eq!(t.d().running().unwrap().visit, visit, "one post");
    t.presses("anna", Press::Objection);
    t.minutes(4);
    t.asks("frida", Command::Consent(Some(1)));
    assert_eq!(t.d().running().unwrap().visit, visit + 1, "people are called again");

    let mut t = Table::of(9);
    t.at_proposals(&["a", "b"]);
    t.to(ActivityKind::Consent);
    t.minutes(2);
    t.presses("frida", Press::Number(2));
    assert_eq!(t.d().running().unwrap().visit, visit + 1, "phones are in pockets by now");
}
