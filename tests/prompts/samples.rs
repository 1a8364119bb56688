//! Dialogues as they stand in the middle of things: every message is rendered from these.

use drejebog::dialogue::apply::apply;
use drejebog::dialogue::erasable::Erasable;
use drejebog::dialogue::event::{
    AGREE, Authorship, Ballots, Ending, Event, GroupRoom, Identity, OBJECTION, Outcome, QUESTION, QuestionKind, Role,
    Settings, Votes,
};
use drejebog::dialogue::ids::{Account, ChannelId, DialogueId, ParticipantId, PersonId, PostKey};
use drejebog::dialogue::lang::Lang;
use drejebog::dialogue::script::{ActivityKind, Script};
use drejebog::dialogue::state::{
    ClosedQuestion, Dialogue, Example, Idea, Participant, Point, Proposal, Round, Running, Slot, Stage, Theme, Worry,
};
use jiff::{SignedDuration, Timestamp};

const NAMES: [&str; 9] =
    ["Anna Skov", "Bo Lund", "Carla Holm", "Dea Friis", "Emil Krogh", "Freja Bach", "Gitte", "Hans", "Ida"];

/// A quarter past one on a winter's day in Copenhagen.
pub fn start() -> Timestamp {
    "2026-12-03T12:15:00Z".parse().unwrap()
}

pub fn after(minutes: i64) -> Timestamp {
    start() + SignedDuration::from_mins(minutes)
}

pub fn id(n: u16) -> ParticipantId {
    ParticipantId(n)
}

pub fn wrote(text: &str) -> Erasable<String> {
    Erasable::new(None, text.to_owned())
}

fn person(n: u16, name: &str, role: Role) -> Participant {
    let account = (role != Role::Guest).then(|| Account(format!("matrix/@p{n}:example.dk")));
    Participant {
        id: id(n),
        person: (role != Role::Guest).then_some(PersonId(u64::from(n))),
        identity: Erasable::new(Some(PersonId(u64::from(n))), Identity { account, name: name.to_owned() }),
        role,
        present: true,
        forgotten: false,
    }
}

/// A dialogue in the lobby with so many people with accounts and so many guests; Anna facilitates.
pub fn lobby(script: &Script, lang: Lang, accounts: u16, guests: u16) -> Dialogue {
    let mut people: Vec<Participant> =
        (1..=accounts).map(|n| person(n, NAMES[usize::from(n - 1)], Role::Participant)).collect();
    people.extend((1..=guests).map(|n| person(accounts + n, &n.to_string(), Role::Guest)));
    let opened = Event::Opened {
        dialogue: DialogueId { channel: ChannelId("matrix/!abc:example.dk".into()), number: 1 },
        script: script.clone(),
        lang,
        settings: Settings { groups: GroupRoom::Threads, ballots: Ballots::Open, auto: false, ..Settings::default() },
        expected: None,
    };
    let mut d = None;
    apply(&mut d, &opened).unwrap();
    let mut d = d.unwrap();
    d.people = people;
    d.facilitator = Some(id(1));
    d
}

/// The dialogue after one more fact.
pub fn then(d: Dialogue, event: &Event) -> Dialogue {
    let mut d = Some(d);
    apply(&mut d, event).unwrap();
    d.unwrap()
}

pub fn observer(d: &mut Dialogue) {
    let n = u16::try_from(d.people.len() + 1).unwrap();
    d.people.push(person(n, "Jens Observatør", Role::Observer));
}

/// Pairs of two in order, the last of three where the number is odd.
fn twos(people: u16) -> Vec<Vec<ParticipantId>> {
    let all: Vec<_> = (1..=people).map(id).collect();
    let mut pairs: Vec<Vec<_>> = all.chunks(2).map(<[_]>::to_vec).collect();
    if pairs.last().is_some_and(|pair| pair.len() == 1) {
        let alone = pairs.pop().unwrap();
        pairs.last_mut().unwrap().extend(alone);
    }
    pairs
}

/// The dialogue at this activity, with everything that has happened before it.
pub fn at(mut d: Dialogue, kind: ActivityKind) -> Dialogue {
    let index = d.script.activities().position(|(_, activity)| activity.kind == kind).unwrap();
    let minutes = i64::from(d.script.activities().nth(index).unwrap().1.minutes);
    let index = u16::try_from(index).unwrap();
    let visit = u32::from(index) + 1;
    d = then(d, &Event::ActivityStarted { index, visit, at: start(), until: after(minutes), in_threads: false });
    let index = usize::from(index);
    let size = d.size();
    let past = |kind| d.script.activities().position(|(_, a)| a.kind == kind).is_some_and(|at| index >= at);
    if past(ActivityKind::Pairs) {
        d.pairs = twos(size);
    }
    if past(ActivityKind::Round) {
        let turns: Vec<u16> = (0..u16::try_from(d.pairs.len()).unwrap()).collect();
        let at = u16::try_from(turns.len()).unwrap();
        d.round = Some(Round { turns, at, plucked: false });
        d.points = [
            (1, "Borgeren bliver bange for at spærre det hele"),
            (2, "Koden på borgerens seddel"),
            (4, "Ingen fælles linje"),
        ]
        .map(|(number, text)| Point { number, by: None, pair: Some(0), text: wrote(text) })
        .into();
    }
    if past(ActivityKind::Summarise) {
        d.themes = (1..).zip(["Tryghed", "Koder"]).map(|(number, text)| Theme { number, text: wrote(text) }).collect();
    }
    if past(ActivityKind::Principles) {
        d.service = Some(wrote("Ansøgning om parkeringskort"));
        d.examples = [
            (1, 3, "Vi spurgte kun kolleger"),
            (2, 4, "Nummeret til os står på side tre"),
            (4, 4, "I skranken hjælper vi altid"),
        ]
        .map(|(number, principle, text)| Example { number, principle, by: None, text: wrote(text) })
        .into();
    }
    if past(ActivityKind::Groups) {
        d.groups = groups(&d.pairs, size);
    }
    let mut idea = 0;
    if past(ActivityKind::Silent) {
        for (group, text) in
            [(0, "Et skilt ved skranken"), (1, "En fast sætning vi alle bruger"), (0, "Et roligt bord")]
        {
            idea += 1;
            let author = Authorship { who: id(idea), message: None };
            d.ideas.push(Idea {
                number: idea,
                group: group.min(u16::try_from(d.groups.len().max(1) - 1).unwrap()),
                author: Some(Erasable::new(None, author)),
                text: wrote(text),
            });
        }
    }
    if past(ActivityKind::Share) {
        d.ideas_shared = true;
        d.ideas.reverse();
        d.ideas.iter_mut().for_each(|idea| idea.author = None);
    }
    if past(ActivityKind::Select) {
        let last = u16::try_from(d.groups.len().max(1) - 1).unwrap();
        d.proposals = [
            (1, 0, "Et skilt ved skranken"),
            (2, last, "Vi øver en fast sætning sammen"),
            (3, last, "Et roligt bord i hjørnet"),
        ]
        .map(|(number, group, text)| Proposal {
            number,
            group: Some(group),
            by: Some(id(1)),
            text: wrote(text),
            verdict: None,
        })
        .into();
    }
    d
}

fn groups(pairs: &[Vec<ParticipantId>], size: u16) -> Vec<Vec<ParticipantId>> {
    match size {
        0..=5 => {
            let mut all: Vec<_> = pairs.concat();
            all.rotate_left(1);
            let second = all.split_off(2);
            vec![all, second]
        }
        6..=7 => vec![pairs.concat()],
        _ => pairs.chunks(2).map(<[_]>::concat).collect(),
    }
}

/// Each group finds what to do in its thread.
pub fn in_threads(mut d: Dialogue) -> Dialogue {
    let visit = visit(&d);
    for group in 0..d.groups.len() {
        d.posts.insert(Slot::GroupRoot(group), PostKey(format!("group-{group}")));
        d.posts.insert(Slot::GroupPhase(group, visit), PostKey(format!("thread-{group}")));
    }
    d
}

pub fn running(d: &mut Dialogue) -> &mut Running {
    match &mut d.stage {
        Stage::Live(running) => running,
        _ => panic!("it is not live"),
    }
}

pub fn visit(d: &Dialogue) -> u32 {
    d.running().map_or(1, |running| running.visit)
}

pub fn done(mut d: Dialogue, who: u16) -> Dialogue {
    running(&mut d).done.extend((1..=who).map(id));
    d
}

pub fn paused(mut d: Dialogue) -> Dialogue {
    running(&mut d).paused = Some(start() + SignedDuration::from_secs(30));
    d
}

pub fn in_the_room(mut d: Dialogue) -> Dialogue {
    d.settings.groups = GroupRoom::InTheRoom;
    d
}

pub fn secret(mut d: Dialogue) -> Dialogue {
    d.settings.ballots = Ballots::Secret;
    d
}

/// The question is put as a poll.
pub fn by_poll(mut d: Dialogue, kind: QuestionKind) -> Dialogue {
    d.settings.votes = Votes::Polls;
    asking(d, kind, &[])
}

pub fn no_facilitator(mut d: Dialogue) -> Dialogue {
    d.facilitator = None;
    d
}

/// A text that its writer has had erased.
pub fn erased() -> Erasable<String> {
    serde_json::from_str(r#"{"$erasable":{"about":2,"value":null}}"#).unwrap()
}

pub fn on_paper(mut d: Dialogue) -> Dialogue {
    d.on_paper = true;
    d.ideas.clear();
    d
}

/// The pair whose turn it is; past the last, all have had theirs.
pub fn turn(mut d: Dialogue, at: u16, plucked: bool) -> Dialogue {
    let mut round = d.round.take().unwrap();
    if plucked {
        round.turns.truncate(2);
    }
    d.round = Some(Round { at: at.min(u16::try_from(round.turns.len()).unwrap()), plucked, ..round });
    d
}

pub fn asking(d: Dialogue, kind: QuestionKind, choices: &[(u16, u16)]) -> Dialogue {
    let eligible = d.active().map(|p| p.id).collect();
    let mut d = then(d, &Event::QuestionOpened { question: 1, kind, at: start(), until: after(2), eligible });
    let question = d.question.as_mut().unwrap();
    question.choices = choices.iter().map(|(who, choice)| (id(*who), vec![*choice])).collect();
    d
}

pub fn consent() -> QuestionKind {
    QuestionKind::Consent { proposal: 2 }
}

pub fn dots(run_off: bool) -> QuestionKind {
    let options = if run_off { vec![1, 2] } else { vec![1, 2, 3] };
    QuestionKind::Dots { options, dots: 1, run_off }
}

pub fn closed(mut d: Dialogue, kind: QuestionKind, ballots: &[u16], outcome: Outcome) -> Dialogue {
    let eligible = d.size();
    d.decided = match &outcome {
        Outcome::Consent { proposal } | Outcome::Dots { proposal } | Outcome::Lot { proposal, .. } => Some(*proposal),
        _ => None,
    };
    let worry = Worry { number: 1, text: wrote("Hvem skal stå der i ferien?") };
    let worries = if matches!(outcome, Outcome::NoConsent { .. }) { vec![worry] } else { vec![] };
    d.closed.push(ClosedQuestion {
        id: 1,
        kind,
        ballots: ballots.to_vec(),
        hands: Vec::new(),
        silent: eligible.saturating_sub(u16::try_from(ballots.len()).unwrap()),
        answered: None,
        eligible,
        at: None,
        step: None,
        visit: 0,
        worries,
        outcome,
        merged: false,
    });
    d
}

pub fn weakest() -> QuestionKind {
    QuestionKind::Weakest { options: (1..=8).collect(), dots: 2 }
}

/// The dots on the principles have closed with these as the weakest.
pub fn focused(d: Dialogue, among: &[u16]) -> Dialogue {
    let ballots: Vec<u16> = among.iter().flat_map(|n| [*n; 4]).collect();
    closed(d, weakest(), &ballots, Outcome::Weakest { among: among.to_vec() })
}

pub fn agreed(d: Dialogue) -> Dialogue {
    closed(d, consent(), &[AGREE; 7], Outcome::Consent { proposal: 2 })
}

pub fn not_agreed(d: Dialogue) -> Dialogue {
    let ballots = [AGREE, AGREE, AGREE, QUESTION, OBJECTION];
    let outcome = Outcome::NoConsent { proposal: 2, objections: 1, questions: 1, too_few: false };
    closed(d, consent(), &ballots, outcome)
}

/// The dots that followed at once tell how it stood.
pub fn told_later(mut d: Dialogue) -> Dialogue {
    d.closed.last_mut().unwrap().merged = true;
    d
}

pub fn timekeeper(mut d: Dialogue) -> Dialogue {
    d.timekeeper = Some(id(2));
    d
}

pub fn with_hands(mut d: Dialogue) -> Dialogue {
    let last = d.closed.last_mut().unwrap();
    last.hands = vec![(2, 3)];
    d
}

/// The card as it is when the proposal has just been chosen.
pub fn drafted(mut d: Dialogue) -> Dialogue {
    d.trial.proposal = Some(2);
    d.trial.what = Some(wrote("Vi øver en fast sætning sammen"));
    d.trial.until = Some("2026-12-28".parse().unwrap());
    d.trial.follow_up = Some("2026-12-29T09:00".parse().unwrap());
    d
}

pub fn complete(d: Dialogue, owner: u16) -> Dialogue {
    let mut d = drafted(d);
    d.trial.why = Some(wrote("Så borgeren møder det samme hos os alle"));
    d.trial.owner = Some(id(owner));
    d.trial.until = Some("2026-12-23".parse().unwrap());
    d.trial.follow_up = Some("2027-01-12T09:00".parse().unwrap());
    d
}

pub fn filled(mut d: Dialogue) -> Dialogue {
    d.trial.how = Some(wrote("To og to, ti minutter hver mandag"));
    d.trial.who = Some(wrote("Alle i skranken"));
    d.trial.before = Some(wrote("Vi siger hver vores"));
    d.trial.measure = Some(wrote("Vi tæller hvor tit vi bruger den"));
    d.trial.assumptions = Some(wrote("Borgerne lægger mærke til det"));
    d.trial.worse_off = Some(wrote("Borgere der ikke forstår dansk"));
    d.trial.costs = Some(wrote("Ti minutter om ugen"));
    d
}

/// Two assumptions, each with how sure people are of it, and the way round the digital.
pub fn valued(d: Dialogue) -> Dialogue {
    let mut d = filled(d);
    d.trial.assumptions = Some(wrote("Borgerne vil gerne ringes op; to timer om ugen er nok"));
    d.trial.uncertainty = Some(wrote("det siger de fleste vi har spurgt\nrent gæt"));
    d.trial.alternative = Some(wrote("Papirudgaven i skranken"));
    d
}

pub fn accepted(mut d: Dialogue) -> Dialogue {
    d.owner_accepted = true;
    d
}

pub fn over(mut d: Dialogue, ending: Ending) -> Dialogue {
    d.stage = Stage::Over { at: after(45), ending };
    d
}
