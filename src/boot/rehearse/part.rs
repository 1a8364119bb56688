//! A part taken by whoever sits at the terminal: what can be pressed, where what is typed goes, and what is meant by it.
//!
//! Each thing that can be pressed has a number: the numbers of a list keep their own, the other signs come after.
//! Deliberately absent: doing it (`rehearse`), and sentences (`prompts/<language>/rehearsal.ftl`).

use super::hearing::{Hearing, Where};
use super::screen::MARGIN;
use super::terminal::{Page, PageError};
use crate::adapters::memory::chat::Offer;
use crate::dialogue::command::{Press, Tap};
use crate::dialogue::ids::{Account, ParticipantId};
use crate::dialogue::script::ActivityKind;
use crate::dialogue::state::Dialogue;
use crate::doc::{Doc, folded_emoji};
use crate::ports::chat::{Destination, EventId, Heard, MessageId};
use crate::prompts::value::Value;

/// Between two things on the menu.
const GAP: &str = "   ";

/// The widest number a list has a sign for.
const KEYCAPS: std::ops::RangeInclusive<u16> = 1..=10;

#[derive(Clone, Debug)]
pub struct Part {
    /// Index into the cast.
    pub who: usize,
    pub name: String,
    pub account: Account,
}

/// What somebody typed is meant to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Time passes to the next thing that happens.
    Wait,
    Press(Item),
    Say(Where, String),
    Explain,
    /// There is nothing with this number to press now.
    NoNumber(String),
    Quit,
}

/// One thing on the menu.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub number: u16,
    pub message: MessageId,
    pub to: Destination,
    pub emoji: String,
    pub label: String,
    /// They have pressed it, by this event, and it can be taken back.
    pub stands: Option<EventId>,
}

impl Item {
    /// What the platform is to hear when it is pressed. Pressing what one has pressed takes it off again.
    pub fn pressed(&self) -> Heard {
        match &self.stands {
            Some(original) => Heard::TakenBack { original: original.clone() },
            None => Heard::Reacted { message: self.message.clone(), emoji: self.emoji.clone() },
        }
    }
}

/// What can be taken back once it has been pressed.
fn taken_back() -> impl Iterator<Item = Press> {
    let signs = [Press::Done, Press::Agree, Press::Question, Press::Objection, Press::Volunteer];
    signs.into_iter().chain(KEYCAPS.map(Press::Number))
}

impl Part {
    /// What they can press now, where these dialogues are planned or go on.
    pub fn menu(&self, offers: &[Offer], open: &[&Dialogue]) -> Vec<Item> {
        let takes_part = open.iter().any(|dialogue| self.participant(dialogue).is_some());
        // Nobody joins twice.
        let join = [Press::Join.emoji(), Press::Observe.emoji()];
        let mut items: Vec<Item> = Vec::new();
        // On the newest message that offers it, and in the order of the messages.
        for offer in offers {
            let is_known = |emoji: &str| items.iter().any(|item| item.emoji == emoji);
            let new = offer
                .choices
                .iter()
                .filter(|choice| !(is_known(&choice.emoji) || takes_part && join.contains(&choice.emoji.as_str())));
            let new: Vec<Item> = new
                .map(|choice| Item {
                    number: 0,
                    message: offer.message.clone(),
                    to: offer.to.clone(),
                    emoji: choice.emoji.clone(),
                    label: choice.label.clone(),
                    stands: open.iter().find_map(|dialogue| self.standing(dialogue, &choice.emoji)),
                })
                .collect();
            items.splice(0..0, new);
        }
        number(items)
    }

    fn standing(&self, dialogue: &Dialogue, emoji: &str) -> Option<EventId> {
        let who = self.participant(dialogue)?;
        let press = taken_back().find(|press| press.is(Tap::Reaction(emoji)))?;
        dialogue.standing(who, press).map(|via| EventId(via.to_owned()))
    }

    /// Where what they write goes when they do not say.
    pub fn place(&self, dialogue: Option<&Dialogue>, hearing: &Hearing) -> Where {
        let Some(dialogue) = dialogue else { return Where::Channel };
        match self.participant(dialogue) {
            Some(who) if is_asked_in_private(dialogue, who) => Where::Private,
            Some(_) if talks_in_groups(dialogue) && hearing.thread_of(&self.account, dialogue).is_some() => {
                Where::Group
            }
            _ => Where::Channel,
        }
    }

    /// Whoever they are in the dialogue, while they are in it.
    pub fn participant(&self, dialogue: &Dialogue) -> Option<ParticipantId> {
        let own = |who: ParticipantId| dialogue.account(who) == Some(&self.account);
        dialogue.people.iter().find(|p| p.present && own(p.id)).map(|p| p.id)
    }
}

fn is_asked_in_private(dialogue: &Dialogue, who: ParticipantId) -> bool {
    let silent = dialogue.kind() == Some(ActivityKind::Silent) && !dialogue.ideas_shared && !dialogue.on_paper;
    let card = dialogue.may_steer(who) && dialogue.card_takes().is_some();
    silent && dialogue.is_active(who) || dialogue.worry_wanted(who) || card
}

fn talks_in_groups(dialogue: &Dialogue) -> bool {
    matches!(dialogue.kind(), Some(ActivityKind::Reflect | ActivityKind::Share | ActivityKind::Select))
}

/// Gives each its number: those of a list first, and what steers last.
fn number(items: Vec<Item>) -> Vec<Item> {
    let (mut listed, mut signs): (Vec<Item>, Vec<Item>) =
        items.into_iter().partition(|item| keycap(&item.emoji).is_some());
    for item in &mut listed {
        item.number = keycap(&item.emoji).unwrap_or_default();
    }
    listed.sort_by_key(|item| item.number);
    signs.sort_by_key(|item| matches!(item.to, Destination::Private(_)));
    let last = listed.last().map_or(0, |item| item.number);
    for (number, item) in (last + 1..).zip(&mut signs) {
        item.number = number;
    }
    listed.into_iter().chain(signs).collect()
}

/// The number that a sign shows.
fn keycap(emoji: &str) -> Option<u16> {
    KEYCAPS.into_iter().find(|n| Press::Number(*n).emoji() == emoji)
}

/// What this line means, where what is written goes to `place` unless it says otherwise. `wait` is the word for waiting.
pub fn meant(line: &str, menu: &[Item], place: Where, wait: &str) -> Wish {
    let line = without_keys(line);
    let line = line.trim();
    let is = |word: &str| line.to_lowercase() == word.to_lowercase();
    let pressed = menu.iter().find(|item| {
        let by_number = line.parse() == Ok(item.number);
        by_number || folded_emoji(line) == item.emoji || is(&item.label)
    });
    match (pressed, line.chars().next()) {
        (_, None) => Wish::Wait,
        _ if is(wait) => Wish::Wait,
        _ if is("?") => Wish::Explain,
        _ if is("q") => Wish::Quit,
        (Some(item), _) => Wish::Press(item.clone()),
        _ if line.chars().all(|c| c.is_ascii_digit()) => Wish::NoNumber(line.to_owned()),
        (_, Some('>')) => said(Where::Private, &line[1..]),
        (_, Some('#')) => said(Where::Channel, &line[1..]),
        _ => said(place, line),
    }
}

/// A mark with nothing after it says nothing.
fn said(place: Where, text: &str) -> Wish {
    match text.trim() {
        "" => Wish::Explain,
        text => Wish::Say(place, text.to_owned()),
    }
}

/// Without what keys such as the arrows leave in a line.
fn without_keys(line: &str) -> String {
    let mut kept = String::new();
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            // The sequence ends with a letter; the bracket before it is none.
            chars.by_ref().find(|c| c.is_ascii_alphabetic() || *c == '~');
        } else if !c.is_control() {
            kept.push(c);
        }
    }
    kept
}

/// Shows what can be pressed, one beside the other as far as there is room.
///
/// # Errors
///
/// The output is closed or full.
pub fn show(page: &mut Page<'_>, menu: &[Item]) -> Result<(), PageError> {
    let mut items: Vec<String> = Vec::new();
    let (listed, signs): (Vec<&Item>, Vec<&Item>) = menu.iter().partition(|item| keycap(&item.emoji).is_some());
    if let (Some(first), Some(last)) = (listed.first(), listed.last()) {
        let several = if listed.len() > 1 { "yes" } else { "no" };
        let args = [
            ("several", Value::Word(several.to_owned())),
            ("from", Value::Number(first.number.into())),
            ("to", Value::Number(last.number.into())),
        ];
        let stand = listed.iter().filter(|item| item.stands.is_some()).map(|item| format!(" ✓{}", item.number));
        items.push(page.line("rehearsal-menu-numbers", &args)? + stand.collect::<String>().as_str());
    }
    for item in signs {
        let stands = if item.stands.is_some() { " ✓" } else { "" };
        items.push(format!("{} {} {}{stands}", item.number, item.emoji, item.label));
    }
    let width = page.columns().saturating_sub(MARGIN.len());
    let mut line = String::new();
    for item in items {
        // A sign is two columns wide.
        let long = line.chars().count() + GAP.len() + item.chars().count() + 2 > width;
        if long && !line.is_empty() {
            page.put(&Doc::text(&line), MARGIN, MARGIN)?;
            line.clear();
        }
        if !line.is_empty() {
            line.push_str(GAP);
        }
        line.push_str(&item);
    }
    if !line.is_empty() {
        page.put(&Doc::text(&line), MARGIN, MARGIN)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogue::ids::ChannelId;
    use crate::ports::chat::{Choice, ChoiceId};

    fn offer(message: &str, signs: &[&str]) -> Offer {
        let channel = Destination::Channel(ChannelId("t/team".to_owned()));
        let private = Destination::Private(Account("t/bo".to_owned()));
        let choices = signs.iter().map(|sign| Choice {
            id: ChoiceId(format!("of-{sign}")),
            emoji: (*sign).to_owned(),
            label: format!("Label of {sign}"),
            opens: None,
        });
        Offer {
            message: MessageId(message.to_owned()),
            to: if message == "card" { private } else { channel },
            choices: choices.collect(),
        }
    }

    fn part() -> Part {
        Part { who: 1, name: "Bo".to_owned(), account: Account("t/bo".to_owned()) }
    }

    fn numbers(menu: &[Item]) -> Vec<(u16, &str, &str)> {
        menu.iter().map(|item| (item.number, item.emoji.as_str(), item.message.0.as_str())).collect()
    }

    #[test]
    fn the_numbers_of_a_list_keep_their_own_and_signs_come_after() {
        let offers = [offer("phase", &["2⃣", "1⃣", "✅"]), offer("card", &["▶", "⏳"]), offer("older", &["✅", "▶"])];
        let menu = part().menu(&offers, &[]);
        let expected = [(1, "1⃣", "phase"), (2, "2⃣", "phase"), (3, "✅", "phase"), (4, "▶", "card"), (5, "⏳", "card")];
        assert_eq!(numbers(&menu), expected);
    }

    #[test]
    fn a_line_is_a_press_a_wish_or_words() {
        let menu = part().menu(&[offer("phase", &["1⃣", "✅"])], &[]);
        let meant = |line: &str| meant(line, &menu, Where::Group, "vent");
        let say = |place, text: &str| Wish::Say(place, text.to_owned());
        for line in ["2", " 2 ", "✅", "label of ✅"] {
            assert!(matches!(meant(line), Wish::Press(item) if item.emoji == "✅"), "{line}");
        }
        assert!(matches!(meant("1"), Wish::Press(item) if item.emoji == "1⃣"));
        assert_eq!(meant("7"), Wish::NoNumber("7".to_owned()));
        for line in ["", "  ", "Vent", "\u{1b}[A"] {
            assert_eq!(meant(line), Wish::Wait, "{line:?}");
        }
        assert_eq!((meant("?"), meant("Q"), meant(">")), (Wish::Explain, Wish::Quit, Wish::Explain));
        assert_eq!(meant("2 ting\u{1b}[D her"), say(Where::Group, "2 ting her"));
        assert_eq!(meant("> en idé"), say(Where::Private, "en idé"));
        assert_eq!(meant("#til alle"), say(Where::Channel, "til alle"));
    }
}
