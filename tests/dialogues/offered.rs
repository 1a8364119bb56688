//! What is offered is accepted: whatever the bot shows somebody at a moment, they can do at that moment.
//!
//! Random dialogues are held (`walk`), and after everything that happens some of what is offered then (`reading`) is
//! tried in a room beside the one that goes on: each must write something down or be answered, and nothing may be
//! refused, for nothing has changed since it was shown. `OFFERED_DIALOGUES` says how many dialogues.

mod reading;
mod walk;

use super::room::{Beside, Came, Room, account, private_id};
use drejebog::commands::{self, sent, slash};
use drejebog::dialogue::ids::ChannelId;
use drejebog::dialogue::refusal::Refusal;
use drejebog::dialogue::reply::Reply;
use drejebog::ports::chat::{Heard, MessageId, Room as Place};
use drejebog::ports::vocabulary::{Blank, FormId};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use reading::{How, Offer};
use std::collections::BTreeMap;
use walk::{Act, Dice, Plan};

/// So many dialogues in the quick run.
const QUICK: u32 = 240;

/// So many of the things offered are tried after everything that happens.
const TRIED: usize = 6;

/// An offer that was not accepted.
#[derive(Clone, Debug)]
struct Finding {
    offer: Offer,
    came: String,
}

impl Finding {
    /// Findings of a kind are counted together.
    fn kind(&self) -> String {
        let said = match &self.offer.how {
            How::Press(emoji, _) => format!("press {emoji}"),
            How::Say(text, _) => format!("say {}", text.chars().take(40).collect::<String>()),
            How::Whisper(text) => format!("whisper {}", text.chars().take(40).collect::<String>()),
            How::Fill(form, ..) => format!("fill {form:?}"),
        };
        let on: String =
            self.offer.key.0.rsplit('/').next().unwrap_or_default().chars().filter(|c| !c.is_ascii_digit()).collect();
        let came: String = self.came.chars().take(70).collect();
        format!("{said} | on {on} »{}« | {came}", self.offer.on.chars().take(30).collect::<String>())
    }
}

fn tries(room: &Room, beside: &mut Beside, offer: &Offer) -> Came {
    let channel = || Place::Channel(ChannelId(room.setup.channel.to_owned()));
    let private = || Place::Private { account: account(&offer.to), room: private_id(&offer.to) };
    let forms = room.setup.chat.has_forms;
    let place_of = |_: &MessageId| if offer.is_private { private() } else { channel() };
    let mentions = |text: &str| -> Vec<_> {
        let named = text.split_whitespace().filter_map(|word| word.strip_prefix('@'));
        named.map(|name| account(name.trim_end_matches(|c: char| !c.is_alphanumeric()))).collect()
    };
    let asked = |words: &str, thread: Option<MessageId>| Heard::Asked {
        words: words.to_owned(),
        thread,
        mentions: mentions(words),
        lacking: Vec::new(),
    };
    let (place, what) = match &offer.how {
        How::Press(emoji, message) if forms => {
            (place_of(message), Heard::Pressed { message: message.clone(), choice: room.choice_of(message, emoji) })
        }
        How::Press(emoji, message) => {
            (place_of(message), Heard::Reacted { message: message.clone(), emoji: emoji.clone() })
        }
        How::Say(text, thread) if forms => {
            (channel(), asked(text.strip_prefix("!dialog").unwrap_or(text).trim(), thread.clone()))
        }
        How::Say(text, thread) => {
            (channel(), Heard::Message { text: text.clone(), thread: thread.clone(), mentions: mentions(text) })
        }
        How::Whisper(text) => {
            (private(), Heard::Message { text: text.clone(), thread: None, mentions: mentions(text) })
        }
        How::Fill(form, values, message) => {
            let place = if slash::form(*form).0.is_some() { place_of(message) } else { private() };
            let sent = Heard::Sent {
                blank: Blank::Form(*form),
                values: values.clone(),
                thread: None,
                mentions: Vec::new(),
                lacking: Vec::new(),
                on: Some(message.clone()),
            };
            (place, sent)
        }
    };
    beside.tries(&room.runtime, &offer.to, place, what)
}

/// Why this was not accepted; nothing where it was. `asked`: what the post itself refused.
fn judge(room: &Room, offer: &Offer, asked: Option<&Reply>) -> Option<Finding> {
    let mut beside = room.beside();
    let mut came = tries(room, &mut beside, offer);
    if let Came::Refused(reply) = &came
        && asks_once(reply)
    {
        came = tries(room, &mut beside, offer);
    }
    // Asked which of several is meant, with the number where the answer shows it.
    if let Came::Refused(reply) = &came
        && let Some(text) = typed(&offer.how).and_then(|text| says_which(&text, reply))
    {
        let how = match offer.how.clone() {
            How::Say(_, thread) => How::Say(text, thread),
            // A form has no field for it: it is said in words.
            How::Fill(..) => How::Say(format!("{} {text}", commands::PREFIX), None),
            _ => How::Whisper(text),
        };
        came = tries(room, &mut beside, &Offer { how, ..offer.clone() });
    }
    // »Mente du …?« asks for the word; what comes of it is another matter.
    let meant = matches!(asked, Some(Reply::Refused(Refusal::UnknownCommand { nearest: Some(_), .. })));
    let came = match came {
        Came::Refused(reply) if meant && offer.key.0.starts_with("reply/") && is_understood(&reply) => return None,
        Came::Refused(reply) if names_what_changed(&reply) => return None,
        Came::Facts | Came::Answer => return None,
        // A reaction that repeats what stands already shows itself.
        Came::Nothing if matches!(offer.how, How::Press(..)) => return None,
        Came::Nothing => "silence".to_owned(),
        Came::Refused(reply) => format!("{reply:?}"),
    };
    Some(Finding { offer: offer.clone(), came })
}

/// What was typed, or would have been.
fn typed(how: &How) -> Option<String> {
    match how {
        How::Say(text, _) | How::Whisper(text) => Some(text.clone()),
        How::Fill(form, values, _) => Some(sent::as_typed(Blank::Form(*form), values)),
        How::Press(..) => None,
    }
}

/// The same with the number that was asked for: behind the command, or before the time of it.
fn says_which(text: &str, reply: &Reply) -> Option<String> {
    match reply {
        Reply::Refused(Refusal::WhichDialogue { open, .. }) => Some(format!("{text} {}", open.last()?)),
        Reply::Refused(Refusal::WhichTrial { open, .. }) => {
            let (address, words) = text.strip_prefix("!dialog ").map_or(("", text), |words| ("!dialog ", words));
            let one = open.last()?;
            Some(match words.split_once(' ') {
                Some((first @ "udskyd", when)) => format!("{address}{first} {one} til {when}"),
                Some((first @ "postpone", when)) => format!("{address}{first} {one} to {when}"),
                _ => format!("{text} {one}"),
            })
        }
        _ => None,
    }
}

fn is_understood(reply: &Reply) -> bool {
    !matches!(reply, Reply::Refused(Refusal::UnknownCommand { .. } | Refusal::Usage { .. }))
}

/// A reminder asks until its trial is talked about in the channel.
fn names_what_changed(reply: &Reply) -> bool {
    matches!(reply, Reply::Refused(Refusal::BeingFollowedUp))
}

/// Is somebody asked whether they mean it?
fn asks_once(reply: &Reply) -> bool {
    matches!(
        reply,
        Reply::Refused(
            Refusal::TooFew { .. } | Refusal::TooMany { .. } | Refusal::NotAllReady { .. } | Refusal::EndsHere
        )
    )
}

#[derive(Default)]
struct Seen {
    tried: u64,
    findings: Vec<(Finding, String)>,
    endings: BTreeMap<String, u32>,
}

/// Holds one dialogue, and tries what is offered on the way.
fn hold(plan: &Plan, seen: &mut Seen, stop: bool) {
    let mut room = walk::room(plan);
    let mut dice = Dice::new(plan.seed);
    for act in &plan.acts {
        match act {
            Act::Offered(n) => {
                let mut dice = Dice::new(u64::from(*n));
                let name = dice.one_of(walk::colleagues(plan)).unwrap_or(&"Anna");
                let offers = reading::offered(&room, name, &reading::standing(&room, &[]));
                if let Some(offer) = dice.one_of(&offers).cloned().filter(|offer| !is_destructive(offer, &mut dice)) {
                    takes_up(&mut room, &offer);
                }
            }
            act => walk::does(&mut room, plan, *act),
        }
        let asked = room.desk().actor().refused().cloned();
        let standing = reading::standing(&room, &room.fresh());
        let answers: Vec<&str> = walk::colleagues(plan)
            .iter()
            .copied()
            .filter(|name| standing.iter().any(|s| s.is_answer() && room.sees(name, s.message())))
            .collect();
        for n in 0..TRIED {
            // Whoever has just been answered looks at the answer first.
            let name = if n < 2 { dice.one_of(&answers) } else { dice.one_of(walk::colleagues(plan)) };
            let Some(name) = name else { continue };
            let mut offers = reading::offered(&room, name, &standing);
            if n < 2 {
                offers.retain(|offer| offer.key.0.starts_with("reply/"));
            }
            let Some(offer) = dice.one_of(&offers) else { continue };
            seen.tried += 1;
            if let Some(finding) = judge(&room, offer, asked.as_ref()) {
                let text = room.transcript.text();
                let lines: Vec<&str> = text.lines().collect();
                let tail = lines[lines.len().saturating_sub(70)..].join("\n");
                seen.findings.push((finding, tail));
                if stop {
                    return;
                }
            }
        }
    }
    if let Some(d) = room.desk().streams().dialogue() {
        let kind = d.ending().map_or_else(|| format!("{:?}", d.kind()), |ending| format!("{ending:?}"));
        *seen.endings.entry(kind).or_default() += 1;
    }
}

fn is_destructive(offer: &Offer, dice: &mut Dice) -> bool {
    let text = typed(&offer.how).unwrap_or_default();
    let words = ["aflys", "cancel", "slet", "erase", "meldfra", "leave", "stop"];
    words.iter().any(|word| text.contains(word)) && !dice.rarely(10)
}

fn takes_up(room: &mut Room, offer: &Offer) {
    match &offer.how {
        How::Press(emoji, message) => drop(room.person(&offer.to).presses_on(emoji, message)),
        How::Whisper(text) => drop(room.person(&offer.to).whispers(text)),
        How::Say(text, None) => drop(room.person(&offer.to).says(text)),
        How::Say(text, Some(_)) => drop(room.person(&offer.to).says_in_group(text)),
        How::Fill(FormId::Worry, ..) => drop(room.person(&offer.to).whispers(&typed(&offer.how).unwrap_or_default())),
        How::Fill(form, values, _) => {
            let words = sent::as_typed(Blank::Form(*form), values);
            drop(room.person(&offer.to).says(&format!("!dialog {words}")));
        }
    }
    room.rest();
}

#[test]
fn what_is_offered_is_accepted() {
    let cores = std::thread::available_parallelism().map_or(1, |n| u8::try_from(n.get()).unwrap_or(1));
    let wanted = given("OFFERED_DIALOGUES");
    let share = wanted.unwrap_or(QUICK).div_ceil(u32::from(cores));
    // The quick run holds the same dialogues each time; a long one others.
    let runner = |core: u8| {
        let config = Config { cases: share, failure_persistence: None, max_shrink_iters: 400, ..Config::default() };
        match wanted {
            Some(_) => TestRunner::new(config),
            None => TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[core; 32])),
        }
    };
    let failed: Vec<String> = std::thread::scope(|scope| {
        let held: Vec<_> = (0..cores).map(|core| scope.spawn(move || holds(runner(core)))).collect();
        held.into_iter().filter_map(|held| held.join().expect("it ends").err()).collect()
    });
    assert!(failed.is_empty(), "{}", failed[0]);
}

/// Holds dialogues. The error tells the shortest one found in which something was offered and not accepted.
fn holds(mut runner: TestRunner) -> Result<(), String> {
    let result = runner.run(&walk::plan(), |plan| {
        let mut seen = Seen::default();
        hold(&plan, &mut seen, true);
        let Some((finding, tail)) = seen.findings.first() else { return Ok(()) };
        Err(TestCaseError::fail(format!("{finding:#?}\n\nThe end of the dialogue:\n{tail}\n")))
    });
    // At once: the other cores may go on for long.
    result.map_err(|error| error.to_string()).inspect_err(|found| println!("{found}"))
}

/// A number that whoever runs this has set.
fn given(name: &str) -> Option<u32> {
    std::env::var_os(name)?.to_str()?.parse().ok()
}

/// Everything found in many dialogues, the most frequent first: for whoever mends it.
#[test]
#[ignore = "a survey, not a test"]
fn survey() {
    use proptest::strategy::ValueTree;
    let mut runner = TestRunner::deterministic();
    let mut seen = Seen::default();
    for _ in 0..given("OFFERED_DIALOGUES").unwrap_or(QUICK) {
        let plan = walk::plan().new_tree(&mut runner).unwrap().current();
        hold(&plan, &mut seen, false);
    }
    let mut kinds: BTreeMap<String, (u32, String)> = BTreeMap::new();
    for (finding, tail) in &seen.findings {
        let entry = kinds.entry(finding.kind()).or_insert_with(|| (0, format!("{finding:#?}\n{tail}")));
        entry.0 += 1;
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, (n, _))| std::cmp::Reverse(*n));
    println!("{} tried; {} findings of {} kinds; {:?}", seen.tried, seen.findings.len(), kinds.len(), seen.endings);
    for (kind, (n, _)) in &kinds {
        println!("{n:5}  {kind}");
    }
    for (kind, (_, example)) in &kinds {
        println!("\n=== {kind}\n{example}");
    }
}
