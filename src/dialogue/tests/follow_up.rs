//! A follow-up: looking back in silence, keep, change or stop, and the learning card.

use super::planning::at;
use super::trials::Weeks;
use super::*;
use crate::dialogue::command::{LearningForm, Noted, PersonRef};
use crate::dialogue::event::{CardField, Ending, LearningField, Outcome, QuestionKind, TrialFields, Verdict};
use crate::dialogue::follow_up;
use crate::dialogue::ids::TrialId;
use crate::dialogue::state::Stage;
use crate::dialogue::trial::{self, TrialEvent};

fn about() -> TrialId {
    TrialId { channel: ChannelId(CHANNEL.into()), number: 1 }
}

fn learning(fill: impl FnOnce(&mut LearningForm)) -> Command {
    let mut form = LearningForm::default();
    fill(&mut form);
    Command::Learning(Box::new(form))
}

impl Table {
    /// As the bot opens it: Frida facilitated when it was agreed, and people come in.
    pub(super) fn follow_up(people: usize) -> Self {
        let mut table = Self::empty();
        let text = |text: &str| Some(Erasable::new(None, text.to_owned()));
        let card = TrialFields { what: text("en seddel"), before: text("ingen seddel"), ..TrialFields::default() };
        let opened = Event::Opened {
            dialogue: dialogue(),
            script: follow_up::script(),
            lang: Lang::Da,
            settings: OPEN,
            expected: None,
        };
        let frida = person("frida");
        table.write(vec![
            opened,
            Event::Recollected { trial: about(), card: Box::new(card), due: None },
            Event::Joined {
                who: FRIDA,
                person: Some(frida),
                identity: Erasable::new(Some(frida), identity("frida")),
                role: Role::Participant,
                how: How::Started,
            },
            Event::FacilitatorNamed { who: FRIDA, how: Named::Planned },
        ]);
        let at = table.now;
        table.write(vec![Event::LobbyOpened { at }]);
        for name in &NAMES[1..people] {
            table.asks(name, Command::Join(None));
        }
        table
    }

    fn everybody(&mut self, people: usize, number: u16) {
        for name in &NAMES[..people] {
            self.answers(name, number);
        }
    }

    /// All agree on this one of the three.
    fn verdict(&mut self, people: usize, number: u16) {
        self.to(ActivityKind::Consent);
        self.asks("frida", Command::Consent(Some(number)));
        self.everybody(people, AGREE);
        self.seconds(15);
    }
}

use crate::dialogue::event::AGREE;

#[test]
fn it_opens_with_a_lobby_and_one_card() {
    let t = Table::follow_up(4);
    assert!(matches!(t.d().stage, Stage::Lobby));
    assert_eq!(
        (t.count(|s| *s == Say::Lobby), t.told(FRIDA, &Say::FacilitatorCard { kind: None, visit: 0, who: FRIDA })),
        (1, 1)
    );
    t.replayed();
}

#[test]
fn what_people_have_seen_is_written_in_silence_and_shared_without_names() {
    let mut t = Table::follow_up(4);
    t.next();
    assert_eq!(t.kind(), ActivityKind::Recall);
    t.next();
    assert_eq!(t.kind(), ActivityKind::Silent);
    t.writes("anna", "$1", "færre spurgte");
    t.writes("bo", "$2", "skiltet faldt ned");
    t.next();
    assert_eq!(t.kind(), ActivityKind::Share);
    assert!(t.d().ideas.iter().all(|idea| idea.author.is_none()));
    t.next();
    assert_eq!(t.kind(), ActivityKind::Consent);
    assert_eq!(
        t.d().proposals.iter().map(|p| p.verdict).collect::<Vec<_>>(),
        [Some(Verdict::Keep), Some(Verdict::Change), Some(Verdict::Stop)]
    );
    t.replayed();
}

#[test]
fn the_way_to_the_decision_is_never_called_the_end() {
    let mut t = Table::follow_up(4);
    t.to(ActivityKind::Share);
    t.minutes(5);
    t.asks("frida", Command::Next);
    assert_eq!(t.kind(), ActivityKind::Consent, "nothing to insist on");
}

#[test]
fn a_verdict_by_consent_leads_to_the_learning_card() {
    for (number, verdict) in [(1, Verdict::Keep), (2, Verdict::Change), (3, Verdict::Stop)] {
        let mut t = Table::follow_up(4);
        t.verdict(4, number);
        assert_eq!((t.d().verdict(), t.kind()), (Some(verdict), ActivityKind::Learn));
        assert_eq!(t.count(|s| *s == Say::NoDecision), 0);
    }
}

#[test]
fn a_verdict_by_dots() {
    let mut t = Table::follow_up(4);
    t.to(ActivityKind::Consent);
    t.asks("frida", Command::Vote);
    assert_eq!(t.kind(), ActivityKind::Dots);
    assert!(
        matches!(&t.d().question.as_ref().unwrap().kind, QuestionKind::Dots { options, .. } if *options == [1, 2, 3])
    );
    t.answers("frida", 1);
    for name in ["anna", "bo", "carla"] {
        t.answers(name, 3);
    }
    t.seconds(15);
    assert_eq!((t.d().verdict(), t.kind()), (Some(Verdict::Stop), ActivityKind::Learn));
}

#[test]
fn a_tie_is_run_off_and_the_lot_decides_in_the_end() {
    let mut t = Table::follow_up(4);
    t.to(ActivityKind::Consent);
    t.asks("frida", Command::Vote);
    for round in 0..2 {
        for (name, number) in NAMES.iter().zip([1, 1, 2, 2]) {
            t.answers(name, number);
        }
        t.seconds(15);
        assert_eq!(t.d().closed.len(), round + 1);
    }
    assert!(matches!(t.d().closed.last().unwrap().outcome, Outcome::Lot { .. }));
    assert_eq!(t.kind(), ActivityKind::Learn);
}

#[test]
fn no_consent_leads_to_another_question_or_to_dots() {
    let mut t = Table::follow_up(4);
    t.to(ActivityKind::Consent);
    t.asks("frida", Command::Consent(Some(1)));
    t.everybody(4, 3);
    t.minutes(4);
    assert_eq!((t.d().verdict(), t.count(|s| *s == Say::NoDecision)), (None, 1));
    t.asks("frida", Command::Consent(Some(2)));
    t.everybody(4, AGREE);
    t.seconds(15);
    assert_eq!(t.d().verdict(), Some(Verdict::Change));
}

#[test]
fn the_three_verdicts_are_all_there_is_to_choose_between() {
    let mut t = Table::follow_up(4);
    for kind in [ActivityKind::Share, ActivityKind::Consent] {
        t.to(kind);
        assert_eq!(t.refused("anna", Command::Proposal("noget helt andet".into())), Refusal::NotNow { fits: None });
    }
    let remove = Command::Remove(super::super::command::Item::Proposal, 1);
    assert_eq!(t.refused("frida", remove), Refusal::NotNow { fits: None });
    assert_eq!(t.d().proposals.len(), 3);
}

#[test]
fn going_back_does_not_put_the_verdicts_up_twice() {
    let mut t = Table::follow_up(4);
    t.to(ActivityKind::Consent);
    t.asks("frida", Command::Back);
    t.next();
    assert_eq!((t.kind(), t.d().proposals.len()), (ActivityKind::Consent, 3));
}

// --- the learning card ---

#[test]
fn anybody_fills_in_the_learning_card_and_the_latest_word_counts() {
    let mut t = Table::follow_up(4);
    assert_eq!(
        t.refused("anna", learning(|f| f.now = Some("x".into()))),
        Refusal::NotNow { fits: Some(ActivityKind::Learn) }
    );
    t.verdict(4, 1);
    t.asks("anna", learning(|f| f.happened = Some("færre spurgte".into())));
    t.asks("bo", learning(|f| f.surprised = Some("det virkede".into())));
    t.asks("carla", learning(|f| f.happened = Some("næsten ingen spurgte".into())));
    let card = &t.d().learning;
    assert_eq!(card.happened.as_ref().unwrap().get().unwrap(), "næsten ingen spurgte");
    assert!(card.surprised.is_some() && card.now.is_none());
    assert!(matches!(t.refused("anna", learning(|_| {})), Refusal::Usage { .. }));
    assert_eq!(t.refused("tom", learning(|f| f.now = Some("x".into()))), Refusal::ParticipantsOnly);
    assert!(matches!(t.refused("anna", learning(|f| f.now = Some("x".repeat(601)))), Refusal::TooLong { .. }));
    t.asks("frida", Command::Next);
    assert_eq!(t.d().ending(), Some(Ending::Learned), "nobody is asked whether they mean it");
    t.replayed();
}

#[test]
fn there_is_no_learning_card_where_nothing_was_tried() {
    let mut t = Table::of(4);
    t.to(ActivityKind::Frame);
    let refusal = t.refused("anna", learning(|f| f.now = Some("x".into())));
    assert!(matches!(refusal, Refusal::NotNow { .. }));
}

// --- what follows ---

#[test]
fn keep_ends_with_the_card() {
    let mut t = Table::follow_up(4);
    t.verdict(4, 1);
    t.next();
    assert_eq!((t.d().ending(), t.last().say.clone()), (Some(Ending::Learned), Say::Closing));
}

#[test]
fn change_makes_the_next_trial_which_names_the_old() {
    let mut t = Table::follow_up(4);
    t.verdict(4, 2);
    t.next();
    assert_eq!(t.kind(), ActivityKind::Trial);
    let card = &t.d().trial;
    assert_eq!(card.what.as_ref().unwrap().get().unwrap(), "en seddel", "it begins where the old one stands");
    assert_eq!(card.before.as_ref().unwrap().get().unwrap(), "ingen seddel");
    assert!(card.why.is_none() && card.owner.is_none() && card.until.is_some());
    let form = TrialForm {
        what: Some("to sedler".into()),
        why: Some("den ene faldt ned".into()),
        owner: Some(PersonRef::Me),
        ..agreed()
    };
    assert_eq!(t.d().card_takes(), Some(Noted::Field(CardField::What)), "what is to be changed is asked first");
    t.asks("anna", Command::Trial(Box::new(form)));
    assert_eq!(t.d().ending(), Some(Ending::Agreed));
    let Some(TrialEvent::Agreed { circle, card, .. }) = trial::agreed(t.d(), 2) else { panic!() };
    assert_eq!(circle.unwrap().instead_of, Some(about()));
    assert_eq!(card.what.unwrap().get().unwrap(), "to sedler");
}

#[test]
fn the_learning_card_asks_one_thing_at_a_time() {
    let mut t = Table::follow_up(4);
    t.verdict(4, 1);
    assert_eq!(t.d().card_takes(), Some(Noted::Learning(LearningField::Happened)));
    let card = t.card(FRIDA);
    t.writes("frida", "$1", "færre spurgte");
    assert_eq!(t.d().learning.happened.as_ref().and_then(Erasable::get).unwrap(), "færre spurgte");
    assert_ne!(t.card(FRIDA), card, "what is asked next stands below what she wrote");
    t.edits("frida", "$1", "langt færre spurgte");
    assert_eq!(t.d().learning.happened.as_ref().and_then(Erasable::get).unwrap(), "langt færre spurgte");
    assert_eq!(t.d().card_takes(), Some(Noted::Learning(LearningField::Surprised)));
    t.presses("frida", Press::Skip);
    t.writes("frida", "$2", "alle får en seddel");
    assert_eq!(t.d().learning.now.as_ref().and_then(Erasable::get).unwrap(), "alle får en seddel");
    assert!(t.d().learning.surprised.is_none());
    assert_eq!(t.d().card_takes(), Some(Noted::Learning(LearningField::Measured)), "the trial's card said how it was");
    t.presses("frida", Press::Skip);
    assert_eq!(t.d().card_takes(), None, "no assumption was written down, so that none is asked about");
    assert_eq!(t.refused("frida", Command::Skip), Refusal::NotNow { fits: None });
}

#[test]
fn what_is_tried_again_as_it_was_is_let_stand() {
    let mut t = Table::follow_up(4);
    t.verdict(4, 2);
    t.next();
    t.presses("frida", Press::Skip);
    assert_eq!(t.d().card_takes(), Some(Noted::Field(CardField::Why)));
    t.asks("anna", Command::Trial(Box::new(agreed())));
    t.presses("bo", Press::Volunteer);
    assert_eq!(t.d().ending(), Some(Ending::Agreed));
    assert_eq!(t.d().trial.what.as_ref().unwrap().get().unwrap(), "en seddel");
}

#[test]
fn change_without_a_new_agreement_is_learned_all_the_same() {
    let mut t = Table::follow_up(4);
    t.verdict(4, 2);
    t.to(ActivityKind::Trial);
    assert_eq!(t.refused("frida", Command::Next), Refusal::EndsHere, "one press must not lose the new trial");
    t.asks("frida", Command::Next);
    assert_eq!((t.d().ending(), t.d().verdict()), (Some(Ending::Learned), Some(Verdict::Change)));
    assert_eq!(trial::agreed(t.d(), 2), None);
}

#[test]
fn stop_brings_up_the_idea_bank_where_there_is_one() {
    let mut t = Table::follow_up(4);
    t.verdict(4, 3);
    t.next();
    assert_eq!(t.d().ending(), Some(Ending::Learned), "there is nothing in it");

    let mut t = Table::follow_up(4);
    t.write(vec![super::bank::recalled(&[2])]);
    t.verdict(4, 3);
    t.next();
    assert_eq!(t.kind(), ActivityKind::Bank);
    t.next();
    assert_eq!(t.d().ending(), Some(Ending::Learned));
}

#[test]
fn without_a_verdict_the_trial_stays_open() {
    let mut t = Table::follow_up(4);
    t.to(ActivityKind::Dots);
    t.minutes(3);
    assert_eq!(t.count(|s| *s == Say::NoDecision), 1);
    assert_eq!(t.refused("frida", Command::Next), Refusal::EndsHere);
    t.asks("frida", Command::Next);
    assert_eq!((t.d().ending(), t.d().verdict()), (Some(Ending::NothingAgreed), None));

    let mut w = Weeks::new();
    w.until("2026-10-01 10:30");
    assert!(w.t().is_open(), "it can be taken up again");
    let mut t = Table::follow_up(4);
    t.asks("frida", Command::Cancel(None));
    assert_eq!((t.d().ending(), t.last().say.clone()), (Some(Ending::Cancelled), Say::Cancelled));
}

#[test]
fn what_was_learned_closes_the_trial() {
    let mut w = Weeks::new();
    w.until("2026-10-01 10:30");
    let learned =
        TrialEvent::Learned { verdict: Verdict::Keep, card: Box::default(), at: at("2026-10-01 10:50"), next: None };
    w.write(vec![learned]);
    assert!(!w.t().is_open());
    w.until("2026-12-01 12:00");
    assert_eq!((w.said.len(), w.opened.len()), (4, 1), "nobody is asked again");
    w.accounts();
}

#[test]
fn two_are_enough_to_learn() {
    let mut t = Table::follow_up(2);
    t.verdict(2, 1);
    assert_eq!(t.kind(), ActivityKind::Learn);
}
