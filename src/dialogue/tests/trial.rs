//! The trial card: dates, what is missing, and the owner's yes.

use super::*;
use crate::dialogue::answer::Answer;
use crate::dialogue::channel::{Channel, ChannelEvent};
use crate::dialogue::command::{Noted, PersonRef, TrialForm};
use crate::dialogue::ended::ended;
use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{AGREE, CardField, Ending};
use crate::dialogue::ids::TrialId;
use crate::dialogue::speak::{By, choices};
use crate::dialogue::state::Ready;
use crate::dialogue::trial::{self, TrialEvent};
use jiff::civil::date;

fn form(fill: impl FnOnce(&mut TrialForm)) -> Command {
    let mut form = TrialForm::default();
    fill(&mut form);
    Command::Trial(Box::new(form))
}

fn owner(name: &str) -> Command {
    form(|f| f.owner = Some(PersonRef::Name(name.into())))
}

/// Why, and what else is agreed on in words.
fn agreed(why: &str) -> Command {
    form(|f| {
        f.why = Some(why.into());
        f.how = Some("ved skranken".into());
        f.who = Some("alle".into());
    })
}

impl Table {
    /// Agreed on "en seddel", among `people` accounts; the card is being filled in.
    fn trial(people: usize) -> Self {
        let mut t = Self::of(people);
        t.at_proposals(&["en seddel", "en vagt"]);
        t.to(ActivityKind::Consent);
        t.asks("frida", Command::Consent(Some(1)));
        for name in &NAMES[..people] {
            t.presses(name, Press::Agree);
        }
        // The last call, and a moment in which an answer would still be meant for the vote.
        t.seconds(30);
        assert_eq!(t.kind(), ActivityKind::Trial);
        t
    }

    fn asked(&self, who: ParticipantId) -> usize {
        self.told(who, &Say::OwnerAsked)
    }
}

#[test]
fn the_card_begins_with_the_proposal_and_dates_on_working_days() {
    let t = Table::trial(9);
    let card = &t.d().trial;
    assert_eq!(card.what.as_ref().unwrap().get().unwrap(), "en seddel");
    assert_eq!(card.until, Some(date(2026, 9, 28)));
    assert_eq!(card.follow_up, Some(date(2026, 9, 29).at(9, 0, 0, 0)));
    assert!(!t.d().trial_complete());
}

#[test]
fn suggested_dates_pass_over_weekends_and_closed_days() {
    let mut t = Table::of(6);
    let closed = t.calendar.days().close(date(2026, 9, 28), date(2026, 10, 2)).unwrap();
    t.calendar = t.calendar.with_days(closed).unwrap();
    t.at_proposals(&["en seddel"]);
    t.to(ActivityKind::Consent);
    for name in &NAMES[..6] {
        t.presses(name, Press::Agree);
    }
    t.seconds(15);
    assert_eq!(t.d().trial.until, Some(date(2026, 10, 5)));
    assert_eq!(t.d().trial.follow_up, Some(date(2026, 10, 6).at(9, 0, 0, 0)));
}

#[test]
fn the_owner_says_yes_and_the_dialogue_has_done_its_work() {
    let mut t = Table::trial(9);
    t.asks("anna", agreed("borgerne spørger"));
    t.asks("frida", owner("bo"));
    assert_eq!(t.asked(BO), 1);
    let (_, told) = t.tries_press("anna", Press::Accept);
    assert_eq!(told, Some(Refusal::OwnerOnly), "only the owner may answer");
    t.presses("bo", Press::Accept);
    assert_eq!(t.d().ending(), Some(Ending::Agreed));
    assert!(t.said.iter().any(|s| s.say == Say::Closing && s.to == To::Channel && s.pin));
    assert_eq!(t.told(BO, &Say::TrialRest), 1);
    assert_eq!(next_wake(t.d()), None);
}

#[test]
fn what_is_missing_is_waited_for() {
    let mut t = Table::trial(9);
    t.asks("frida", owner("bo"));
    assert_eq!(t.asked(BO), 0, "asked when there is something to say yes to");
    t.answers("bo", 1);
    assert!(!t.d().is_over());
    t.asks("anna", agreed("borgerne spørger"));
    assert_eq!(t.d().ending(), Some(Ending::Agreed));
}

#[test]
fn naming_oneself_is_accepting() {
    let mut t = Table::trial(9);
    t.asks("anna", agreed("borgerne spørger"));
    t.asks("bo", form(|f| f.owner = Some(PersonRef::Me)));
    assert_eq!((t.d().ending(), t.d().trial.owner), (Some(Ending::Agreed), Some(BO)));
    assert_eq!(t.asked(BO), 0);
}

#[test]
fn naming_the_same_owner_again_keeps_their_yes() {
    let mut t = Table::trial(9);
    t.asks("bo", form(|f| f.owner = Some(PersonRef::Me)));
    t.asks(
        "anna",
        form(|f| {
            f.owner = Some(PersonRef::Name("bo".into()));
            f.why = Some("borgerne spørger".into());
            (f.how, f.who) = (Some("ved skranken".into()), Some("alle".into()));
        }),
    );
    assert_eq!(t.d().ending(), Some(Ending::Agreed));
}

#[test]
fn an_owner_may_decline_and_another_is_found() {
    let mut t = Table::trial(9);
    t.asks("frida", agreed("borgerne spørger"));
    t.asks("frida", owner("bo"));
    t.presses("bo", Press::Decline);
    assert_eq!(t.last().say, Say::OwnerDeclined);
    assert_eq!(t.d().trial.owner, None);
    let (_, told) = t.tries_press("bo", Press::Accept);
    assert_eq!(told, Some(Refusal::NothingOpen));
    t.asks("frida", owner("anna"));
    assert_eq!(t.asked(ANNA), 1);
    t.answers("anna", 2);
    t.asks("frida", owner("anna"));
    t.answers("anna", 1);
    assert_eq!(t.d().ending(), Some(Ending::Agreed));
}

#[test]
fn an_owner_is_asked_once_however_often_the_card_is_mended() {
    let mut t = Table::trial(9);
    t.asks("anna", owner("bo"));
    assert_eq!(t.asked(BO), 0, "the card lacks its why");
    t.asks("anna", agreed("borgerne spørger"));
    t.asks("anna", agreed("borgerne spørger tit"));
    t.asks("anna", form(|f| f.until = Some("4 uger".into())));
    assert_eq!(t.asked(BO), 1);
    t.asks("anna", owner("anna"));
    assert!(t.d().is_over(), "naming oneself is accepting");

    let mut t = Table::trial(9);
    t.asks("anna", agreed("borgerne spørger"));
    for name in ["bo", "carla", "bo"] {
        t.asks("anna", owner(name));
    }
    assert_eq!((t.asked(BO), t.asked(t.id("carla"))), (1, 1));
    t.presses("bo", Press::Decline);
    t.asks("anna", owner("bo"));
    assert_eq!(t.asked(BO), 2, "who said no and is asked again");
}

#[test]
fn the_facilitator_answers_for_a_guest_who_owns_it() {
    let mut t = Table::of(1);
    t.asks("frida", Command::Guests(7));
    t.asks("frida", Command::Guest("Oda".into()));
    t.at_proposals(&["en seddel"]);
    t.to(ActivityKind::Consent);
    t.answers("frida", AGREE);
    t.asks("frida", Command::Count(vec![(AGREE, 8)]));
    t.seconds(30);
    t.asks("frida", agreed("borgerne spørger"));
    t.asks("frida", owner("oda"));
    assert_eq!(t.refused("frida", Command::Answer(Answer::number(1))), Refusal::OwnerOnly);
    t.asks("frida", Command::Answer(Answer::number(1).for_guest("oda")));
    assert_eq!(t.d().ending(), Some(Ending::Agreed));
    assert_eq!(t.count(|s| *s == Say::TrialRest), 0, "a guest has no private room");
}

#[test]
fn an_owner_who_leaves_without_a_yes_is_no_owner() {
    let mut t = Table::trial(9);
    t.asks("frida", agreed("borgerne spørger"));
    t.asks("frida", owner("bo"));
    t.asks("bo", Command::Leave(None));
    assert_eq!(t.last().say, Say::OwnerDeclined);
    assert_eq!(t.d().trial.owner, None);
    t.asks("frida", owner("frida"));
    assert_eq!(t.d().ending(), Some(Ending::Agreed));
}

#[test]
fn an_owner_who_only_observes_from_now_on_is_no_owner() {
    let mut t = Table::trial(9);
    t.asks("frida", owner("bo"));
    t.asks("bo", Command::Observe(None));
    assert_eq!(t.d().trial.owner, None);
}

#[test]
fn a_facilitator_who_was_to_be_the_owner_leaves_and_it_is_said() {
    let mut t = Table::trial(9);
    t.asks("anna", owner("frida"));
    t.asks("frida", Command::Leave(None));
    assert_eq!(t.count(|s| *s == Say::FacilitatorLeft), 1);
    assert_eq!(t.d().trial.owner, None);
}

#[test]
fn an_owner_who_is_erased_is_no_owner_also_after_a_yes() {
    let mut t = Table::trial(9);
    t.asks("bo", form(|f| f.owner = Some(PersonRef::Me)));
    t.erases("bo");
    assert_eq!(t.d().trial.owner, None);
    t.asks("anna", agreed("borgerne spørger"));
    assert!(!t.d().is_over());
}

#[test]
fn owners_are_people_who_take_part() {
    let mut t = Table::trial(9);
    assert_eq!(t.refused("frida", owner("tom")), Refusal::NoSuchPerson { name: "tom".into() });
    t.asks("bo", Command::Observe(None));
    assert_eq!(t.refused("frida", owner("bo")), Refusal::NoSuchPerson { name: "bo".into() });
    assert_eq!(t.refused("bo", agreed("x")), Refusal::Observer);
    assert_eq!(t.refused("tom", agreed("x")), Refusal::ParticipantsOnly);
}

#[test]
fn dates_as_people_write_them() {
    let mut t = Table::trial(9);
    t.asks("anna", form(|f| f.until = Some("om 4 uger".into())));
    assert_eq!(t.d().trial.until, Some(date(2026, 10, 5)));
    assert_eq!(t.d().trial.follow_up, Some(date(2026, 10, 6).at(9, 0, 0, 0)), "moves along");
    t.asks("anna", form(|f| f.follow_up = Some("12/10 kl. 14".into())));
    t.asks("anna", form(|f| f.until = Some("30/9".into())));
    assert_eq!(t.d().trial.follow_up, Some(date(2026, 10, 12).at(14, 0, 0, 0)), "people chose it: it stays");
    t.asks("anna", form(|f| f.until = Some("15/10".into())));
    assert_eq!(t.d().trial.follow_up, Some(date(2026, 10, 16).at(9, 0, 0, 0)), "never before the end");
    let early =
        Refusal::FollowUpTooEarly { end: date(2026, 10, 15), asked: date(2026, 10, 1), fits: date(2026, 10, 16) };
    assert_eq!(t.refused("anna", form(|f| f.follow_up = Some("1/10".into()))), early);
    t.asks("anna", form(|f| f.follow_up = Some("15/10 kl. 15".into())));
    assert_eq!(t.d().trial.follow_up, Some(date(2026, 10, 15).at(15, 0, 0, 0)), "on its last day");
    let until = |text: &str| form(|f| f.until = Some(text.into()));
    assert!(matches!(t.refused("anna", until("på torsdag eller noget")), Refusal::BadDate { .. }));
    assert!(matches!(t.refused("anna", until("1/9-2026")), Refusal::BadDate { .. }));
    assert!(matches!(t.refused("anna", Command::Trial(Box::default())), Refusal::Usage { .. }));
    assert_eq!(t.refused("anna", form(|f| f.why = Some("x".repeat(601)))), Refusal::TooLong { max: 600 });
}

#[test]
fn next_does_not_end_a_trial_in_the_making_at_once() {
    let mut t = Table::trial(9);
    t.asks("anna", agreed("borgerne spørger"));
    t.minutes(10);
    assert_eq!(t.count(|s| *s == Say::Ready { why: Ready::TimeUp }), 0);
    assert_eq!(t.refused("frida", Command::Next), Refusal::EndsHere);
    t.asks("frida", Command::Next);
    assert_eq!(t.d().ending(), Some(Ending::NothingAgreed));
}

#[test]
fn another_decision_is_another_card() {
    let mut t = Table::trial(9);
    t.asks("bo", form(|f| f.owner = Some(PersonRef::Me)));
    t.asks("frida", Command::Back);
    t.asks("frida", Command::Consent(Some(2)));
    for name in &NAMES[..9] {
        t.answers(name, AGREE);
    }
    t.seconds(15);
    assert_eq!(t.d().trial.what.as_ref().unwrap().get().unwrap(), "en vagt");
    assert_eq!((t.d().trial.owner, t.d().owner_accepted), (None, false));
    t.asks("anna", agreed("borgerne spørger"));
    assert!(!t.d().is_over(), "nobody has said yes to this one");
}

#[test]
fn the_same_decision_again_keeps_the_card() {
    let mut t = Table::trial(9);
    t.asks("anna", agreed("borgerne spørger"));
    t.asks("frida", Command::Back);
    t.next();
    assert_eq!(t.kind(), ActivityKind::Trial);
    assert!(t.d().trial.why.is_some());
}

#[test]
fn the_channel_keeps_what_was_not_chosen() {
    let mut t = Table::trial(9);
    t.asks("anna", agreed("borgerne spørger"));
    t.asks("bo", form(|f| f.owner = Some(PersonRef::Me)));
    let mut channel = Channel::default();
    channel.apply(&ChannelEvent::DialogueOpened { number: 3 }).unwrap();
    channel.apply(&ended(t.d(), Ending::Agreed)).unwrap();
    let bank: Vec<_> = channel.bank.iter().map(|item| item.text.get().unwrap().as_str()).collect();
    assert_eq!(bank, ["en vagt"]);
    assert_eq!(channel.history.together.len(), 3 + 3, "three pairs and a three");
}

#[test]
fn nothing_agreed_keeps_every_proposal() {
    let mut t = Table::of(9);
    t.at_proposals(&["en seddel", "en vagt"]);
    while !t.d().is_over() {
        t.next();
        if t.d().question.is_some() {
            t.minutes(5);
        }
    }
    assert_eq!(t.d().ending(), Some(Ending::NothingAgreed));
    let ChannelEvent::DialogueEnded { kept, .. } = ended(t.d(), Ending::NothingAgreed) else { panic!() };
    assert_eq!(kept.len(), 2);
}

#[test]
fn afterwards_the_owner_and_nobody_else_fills_in_the_rest() {
    let mut t = Table::trial(9);
    t.asks("anna", agreed("borgerne spørger"));
    t.asks("bo", form(|f| f.owner = Some(PersonRef::Me)));
    let agreed = trial::agreed(t.d(), 4).unwrap();
    let mut state = None;
    trial::apply(&mut state, &agreed).unwrap();
    assert!(trial::apply(&mut state, &agreed).is_err(), "a trial is agreed once");
    let trial = state.clone().unwrap();
    assert_eq!(trial.id, TrialId { channel: ChannelId(CHANNEL.into()), number: 4 });
    assert_eq!(trial.receipt.len(), 1);
    let rest = TrialForm { how: Some("ved skranken".into()), ..TrialForm::default() };
    assert_eq!(trial::rules::detail(&trial, person("anna"), &rest, &t.ctx()), Err(Refusal::NotYourTrial));
    let empty = TrialForm { how: Some(" ".into()), ..TrialForm::default() };
    assert!(matches!(trial::rules::detail(&trial, person("bo"), &empty, &t.ctx()), Err(Refusal::Usage { .. })));
    let detailed = trial::rules::detail(&trial, person("bo"), &rest, &t.ctx()).unwrap();
    assert!(matches!(&detailed[..], [TrialEvent::Detailed { .. }]));
    trial::apply(&mut state, &detailed[0]).unwrap();
    assert_eq!(state.unwrap().card.how.unwrap().get().unwrap(), "ved skranken");
}

#[test]
fn the_card_asks_one_thing_at_a_time_and_takes_plain_words_for_it() {
    let mut t = Table::trial(9);
    assert_eq!(t.d().card_takes(), Some(Noted::Field(CardField::Why)));
    assert_eq!(t.refused("frida", Command::Skip), Refusal::NotNow { fits: None }, "a trial has a reason");
    t.writes("anna", "$1", "det siger jeg bare");
    assert!(t.d().trial.why.is_none(), "the card is the facilitator's");
    let card = t.card(FRIDA);
    t.writes("frida", "$2", "borgerne spørger");
    assert_ne!(t.card(FRIDA), card, "what is asked next stands below what she wrote");
    let card = t.card(FRIDA);
    assert_eq!(t.d().trial.why.as_ref().and_then(Erasable::get).unwrap(), "borgerne spørger");
    assert_eq!(t.d().card_takes(), Some(Noted::Field(CardField::How)));
    t.edits("frida", "$2", "borgerne spørger tit");
    assert_eq!(t.d().trial.why.as_ref().and_then(Erasable::get).unwrap(), "borgerne spørger tit");
    t.presses("frida", Press::Skip);
    assert_eq!(t.card(FRIDA), card, "a press is answered where it was made");
    t.writes("frida", "$3", "alle ved skranken");
    assert_eq!(t.d().trial.who.as_ref().and_then(Erasable::get).unwrap(), "alle ved skranken");
    assert_eq!(t.d().card_takes(), Some(Noted::Owner));
    assert!(t.d().trial.how.is_none() && !t.d().is_over());
    t.presses("bo", Press::Volunteer);
    assert_eq!((t.d().ending(), t.d().trial.owner), (Some(Ending::Agreed), Some(BO)));
    assert_eq!(t.asked(BO), 0, "whoever offers need not be asked");
}

#[test]
fn whoever_offers_to_own_it_may_change_their_mind_until_it_is_agreed() {
    let mut t = Table::trial(9);
    let press = t.presses("bo", Press::Volunteer);
    assert_eq!(t.tries_press("anna", Press::Volunteer).1, Some(Refusal::OwnerOnly));
    assert_eq!(t.d().standing(BO, Press::Volunteer), Some(press.as_str()));
    t.takes_back("anna", &press);
    assert_eq!(t.d().trial.owner, Some(BO), "nobody takes it from him");
    t.takes_back("bo", &press);
    assert_eq!(t.d().trial.owner, None);
    t.presses("anna", Press::Volunteer);
    t.asks("frida", agreed("borgerne spørger"));
    assert_eq!((t.d().ending(), t.d().trial.owner), (Some(Ending::Agreed), Some(ANNA)));
}

#[test]
fn what_is_left_open_waits_no_longer_than_whoever_steers_wants() {
    let mut t = Table::trial(9);
    t.asks("anna", form(|f| f.why = Some("borgerne spørger".into())));
    t.presses("bo", Press::Volunteer);
    assert!(!t.d().is_over(), "how, and who takes part, are asked first");
    let card = Say::FacilitatorCard { kind: Some(ActivityKind::Trial), visit: t.d().visit(), who: t.id("frida") };
    assert_eq!(choices(t.d(), &card, By::Reaction), [Press::Skip, Press::Next]);
    t.presses("frida", Press::Next);
    assert_eq!(t.d().ending(), Some(Ending::Agreed));
}

#[test]
fn suggested_dates_are_a_suggestion_until_somebody_says_when() {
    let mut t = Table::trial(9);
    assert!(t.d().dates_suggested);
    t.asks("anna", agreed("borgerne spørger"));
    assert!(t.d().dates_suggested);
    t.asks("anna", form(|f| f.until = Some("4 uger".into())));
    assert!(!t.d().dates_suggested);
}

#[test]
fn ending_without_an_agreement_is_asked_about_where_it_was_pressed() {
    let mut t = Table::trial(9);
    let card = Say::FacilitatorCard { kind: Some(ActivityKind::Trial), visit: t.d().visit(), who: t.id("frida") };
    assert_eq!(choices(t.d(), &card, By::Reaction), [Press::EndHere]);
    assert_eq!(t.tries_press("frida", Press::EndHere).1, Some(Refusal::EndsHere));
    assert!(!t.d().is_over());
    t.presses("frida", Press::EndHere);
    assert_eq!(t.d().ending(), Some(Ending::NothingAgreed));
}

#[test]
fn an_owner_who_has_said_yes_is_asked_for_no_other_answer_and_may_think_better_of_it() {
    let mut t = Table::trial(9);
    t.asks("bo", form(|f| (f.why, f.owner) = (Some("borgerne spørger".into()), Some(PersonRef::Me))));
    assert!(t.d().owner_accepted && !t.d().is_over());
    for number in [12, 1] {
        let refused = t.refused("bo", Command::Answer(Answer::number(number)));
        assert!(matches!(refused, Refusal::VoteClosed { .. } | Refusal::NothingOpen), "{refused:?}");
    }
    t.answers("bo", 2);
    assert_eq!(t.d().trial.owner, None);
}
