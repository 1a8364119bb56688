//! Playing a part: what has happened is shown, what can be pressed stands under it, and a line is asked for. The others go on
//! when whoever plays lets time pass. Deliberately absent: what a line means (`part`).

use super::course::Course;
use super::hearing::Where;
use super::part::{self, Item, Part, Wish};
use super::{cost, stopped};
use crate::boot::failure::Failure;
use crate::dialogue::state::Dialogue;
use crate::prompts::value::Value;
use jiff::SignedDuration;

/// What it takes to press or write something: two presses that follow each other are no double tap.
const A_MOMENT: SignedDuration = SignedDuration::from_secs(4);

/// Stands after whoever is asked for a line.
const PROMPT: &str = "›";

impl Course<'_> {
    /// Until it is over, or whoever plays has had enough. Did it come to its end?
    pub(super) async fn play(&mut self, part: &Part) -> Result<bool, Failure> {
        let wait = self.screen.page.line("rehearsal-wait", &[]).map_err(Failure::broken_sentence)?;
        self.pass().await?;
        loop {
            let over = self.is_over();
            if over {
                self.screen.tell("rehearsal-over", &[])?;
            }
            let menu = self.menu(part)?;
            let place = part.place(self.time.desk.streams().live(), &self.hearing);
            let Some(line) = self.ask(part, place)? else { return Ok(over) };
            match part::meant(&line, &menu, place, &wait) {
                Wish::Wait if over => return Ok(true),
                Wish::Quit => return Ok(over),
                Wish::Wait => self.pass().await?,
                Wish::Press(item) => self.press(part, &item).await?,
                Wish::Say(place, text) => self.say(part, place, &text).await?,
                Wish::Explain => cost::put(&mut self.screen.page, "rehearsal-keys", &[])?,
                Wish::NoNumber(number) => {
                    self.screen.tell("rehearsal-no-number", &[("number", Value::Text(number))])?;
                }
            }
        }
    }

    /// Shows what can be pressed.
    fn menu(&mut self, part: &Part) -> Result<Vec<Item>, Failure> {
        let desk = &self.time.desk;
        let open: Vec<&Dialogue> = desk.streams().live().into_iter().chain(desk.streams().planned()).collect();
        let menu = part.menu(&self.hearing.offers(&part.account), &open);
        self.screen.tell_presses()?;
        self.screen.page.blank()?;
        part::show(&mut self.screen.page, &menu)?;
        Ok(menu)
    }

    fn ask(&mut self, part: &Part, place: Where) -> Result<Option<String>, Failure> {
        let place = match place {
            Where::Channel => "channel",
            Where::Group => "group",
            Where::Private => "private",
        };
        let page = &mut self.screen.page;
        let args = [("name", Value::Text(part.name.clone())), ("place", Value::Word(place.to_owned()))];
        let words = page.line("rehearsal-prompt", &args).map_err(Failure::broken_sentence)?;
        let prompt = format!("{} ", page.strong(&format!("{words} {PROMPT}")));
        Ok(page.ask(&prompt)?)
    }

    /// Time passes to the next thing that is said, or until the others have done what they could.
    async fn pass(&mut self) -> Result<(), Failure> {
        let (said, busy) = (self.screen.posts, !self.cast.is_idle());
        while !self.is_over() {
            if !self.step().await? {
                return Ok(self.screen.tell("rehearsal-nothing", &[])?);
            }
            if self.screen.posts > said {
                break;
            }
            if busy && self.cast.is_idle() {
                self.screen.tell_presses()?;
                return Ok(self.screen.tell("rehearsal-yours", &[])?);
            }
        }
        Ok(())
    }

    async fn press(&mut self, part: &Part, item: &Item) -> Result<(), Failure> {
        self.take_a_moment().await?;
        let inbound = self.hearing.pressed(&part.account, &item.to, item.pressed(), &self.cast, self.time.now());
        self.screen.tell_presses()?;
        if item.stands.is_some() {
            self.screen.tell("rehearsal-taken-back", &[("emoji", Value::Text(item.emoji.clone()))])?;
        } else {
            self.screen.pressed(&part.name, &item.emoji)?;
            self.screen.tell_presses()?;
        }
        self.hear(inbound).await?;
        self.follow();
        Ok(())
    }

    async fn say(&mut self, part: &Part, place: Where, text: &str) -> Result<(), Failure> {
        self.take_a_moment().await?;
        let dialogue = self.time.desk.streams().live();
        let inbound = self.hearing.said(&part.account, place, text, &self.cast, dialogue, self.time.now());
        self.hear(inbound).await?;
        self.follow();
        Ok(())
    }

    /// The others go on meanwhile.
    async fn take_a_moment(&mut self) -> Result<(), Failure> {
        let then = self.time.now() + A_MOMENT;
        while self.next_due().is_some_and(|due| due <= then) && self.step().await? {}
        self.time.advance(then.max(self.time.now())).await.map_err(stopped)
    }
}
