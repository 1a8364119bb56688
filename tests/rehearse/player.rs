//! Somebody at the terminal who has never seen it before: looks at what can be pressed and where the line goes, and does the
//! obvious. Deliberately absent: the terminal; one is made up here, and one is the machine's (`machine`).

use drejebog::adapters::system::pause;
use drejebog::boot::failure::Failure;
use drejebog::boot::rehearse::terminal::{Look, Terminal};
use drejebog::boot::rehearse::{Rehearsal, rehearse};
use drejebog::dialogue::lang::Lang;
use std::io;

pub const POINT: &str = "Vi hjælper mere end vi må.";
pub const IDEA: &str = "En fast stol til borgeren.";
/// What whoever leads writes on the card: why, how, who.
const AGREED: [&str; 3] = ["Det er let.", "Vi begynder i morgen.", "Alle i skranken."];

/// A rehearsal of `borgerdata` that somebody looks on at, without colour.
pub fn looked_on(people: u16, columns: usize) -> Rehearsal {
    Rehearsal {
        playbook: "borgerdata".to_owned(),
        people,
        weeks: false,
        part: None,
        speed: None,
        lang: Lang::Da,
        seed: 1,
        content: None,
        look: Look { columns, colour: false },
        pause,
    }
}

/// A terminal that keeps what is shown; `answer` is given what is new on it, with the prompt last, and says what is typed.
pub struct Paper<F> {
    pub shown: String,
    read: usize,
    asked: usize,
    answer: F,
}

/// More lines than anybody types in a dialogue.
const MOST_LINES: usize = 300;

impl<F: FnMut(&str) -> Option<String>> Terminal for Paper<F> {
    fn show(&mut self, line: &str) -> io::Result<()> {
        self.shown += line;
        self.shown.push('\n');
        Ok(())
    }

    fn ask(&mut self, prompt: &str) -> io::Result<Option<String>> {
        self.shown += prompt;
        self.asked += 1;
        assert!(self.asked < MOST_LINES, "it goes on and on:\n{}", self.shown);
        let typed = (self.answer)(&self.shown[self.read..]);
        self.read = self.shown.len();
        self.shown += typed.as_deref().unwrap_or_default();
        self.shown.push('\n');
        Ok(typed)
    }
}

/// Holds it, with these answers; what was shown, and how it ended.
pub fn hold(rehearsal: &Rehearsal, answer: impl FnMut(&str) -> Option<String>) -> (String, Result<(), Failure>) {
    let mut paper = Paper { shown: String::new(), read: 0, asked: 0, answer };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let held = runtime.block_on(rehearse(rehearsal, &mut paper));
    (paper.shown, held)
}

/// What is shown to somebody who only looks on.
pub fn watch(rehearsal: &Rehearsal) -> String {
    let (shown, held) = hold(rehearsal, |_| unreachable!("nobody is asked"));
    held.unwrap();
    shown
}

/// Does the obvious.
#[derive(Debug, Default)]
pub struct Player {
    name: &'static str,
    /// Time was let pass, and nothing else done since.
    waited: bool,
    /// What was pressed just now: nobody presses it again because it is still there.
    last: &'static str,
    /// What the card has been told.
    agreed: usize,
    /// The card asks for words.
    asked: bool,
    wrote_idea: bool,
    pub presses: Vec<String>,
}

impl Player {
    pub fn new(name: &'static str) -> Self {
        Self { name, ..Self::default() }
    }

    /// `new`: what has been shown since the last line.
    pub fn answer(&mut self, new: &str) -> Option<String> {
        let menu = Menu::read(new);
        let prompt = new.lines().last().unwrap_or_default();
        let (private, turn) = (prompt.contains("privat til Drejebog"), self.is_called(new));
        if turn && !new.contains(POINT) {
            return self.write(POINT);
        }
        self.asked |= new.contains("Hvem vil være ansvarlig?");
        for sign in ["👋", "👍", "🙋", "🤝", "🙂"] {
            if let Some(number) = menu.open(sign).filter(|_| self.last != sign) {
                return self.press(sign, &number);
            }
        }
        if private && new.contains("dine idéer") && !self.wrote_idea {
            self.wrote_idea = true;
            return self.write(IDEA);
        }
        let stands_still = ["venter på dig", "Der sker ikke mere"].iter().any(|told| new.contains(told));
        if let Some(number) = menu.open("▶").filter(|_| stands_still && !private) {
            return self.press("▶", &number);
        }
        if let Some(number) = menu.open("✅").filter(|_| self.last != "✅") {
            return self.press("✅", &number);
        }
        if private && self.asked && self.agreed < AGREED.len() {
            self.agreed += 1;
            return self.write(AGREED[self.agreed - 1]);
        }
        if self.waited
            && let Some(number) = menu.listed.clone().or_else(|| menu.open("▶"))
        {
            return self.press("▶", &number);
        }
        self.waited = true;
        self.last = "";
        Some(String::new())
    }

    fn is_called(&self, new: &str) -> bool {
        let mut called = new.lines().filter(|line| line.contains("det er jeres tur"));
        called.next_back().is_some_and(|line| line.contains(self.name))
    }

    fn write(&mut self, text: &str) -> Option<String> {
        self.waited = false;
        Some(text.to_owned())
    }

    fn press(&mut self, sign: &'static str, number: &str) -> Option<String> {
        self.waited = false;
        self.last = sign;
        self.presses.push(sign.to_owned());
        Some(number.to_owned())
    }
}

/// What can be pressed, as it stands above the prompt.
#[derive(Debug, Default)]
struct Menu {
    /// Number, sign and label of each.
    items: Vec<String>,
    /// The first number of a list.
    listed: Option<String>,
}

impl Menu {
    fn read(new: &str) -> Self {
        let mut menu = Self::default();
        let block = new.rsplit("\n\n").next().unwrap_or_default();
        for item in block.lines().flat_map(|line| line.trim().split("   ")) {
            if !item.starts_with(|c: char| c.is_ascii_digit()) {
                continue;
            }
            if item.contains("på listen") {
                let number = item.split(['–', ' ']).next().unwrap_or_default();
                menu.listed = (!item.contains('✓')).then(|| number.to_owned());
            } else {
                menu.items.push(item.to_owned());
            }
        }
        menu
    }

    /// The number of a sign that has not been pressed.
    fn open(&self, sign: &str) -> Option<String> {
        let item = self.items.iter().find(|item| item.contains(sign) && !item.contains('✓'))?;
        item.split(' ').next().map(str::to_owned)
    }
}
