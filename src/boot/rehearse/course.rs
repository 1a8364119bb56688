//! How a rehearsal goes on: time passes to the next thing that falls due or that somebody does, and whoever has a part is
//! asked in between. Time stands still while they think. Deliberately absent: what is shown (`screen`), what is typed (`part`).

use super::hearing::Hearing;
use super::part::Part;
use super::screen::Screen;
use super::terminal::strong;
use super::{BEGINS, Rehearsal, cost, stopped};
use crate::adapters::memory::Memory;
use crate::adapters::memory::chat::MemoryChat;
use crate::app::virtual_time::VirtualTime;
use crate::boot::cast::{Act, Cast, Sight};
use crate::boot::failure::Failure;
use crate::dialogue::state::{Dialogue, Stage};
use crate::playbook::Playbook;
use crate::ports::chat::{Inbound, MessageId};
use crate::prompts::value::Value;
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;

/// Longer than any dialogue.
const LONGEST: SignedDuration = SignedDuration::from_hours(6);

/// Longer than any trial with what goes before it.
const LONGEST_WEEKS: SignedDuration = SignedDuration::from_hours(100 * 24);

/// Longer than any activity: when nothing falls due for so long in a dialogue that goes on, it waits for somebody.
const LULL: SignedDuration = SignedDuration::from_hours(1);

#[derive(Debug)]
pub struct Course<'a> {
    pub rehearsal: &'a Rehearsal,
    pub playbook: &'a Playbook,
    pub time: VirtualTime<MemoryChat, Memory>,
    pub cast: Cast,
    pub hearing: Hearing,
    pub screen: Screen<'a>,
    pub chat: Arc<MemoryChat>,
    /// Index of the one whom a person plays.
    pub played: Option<usize>,
}

impl Course<'_> {
    /// From the first word to what it cost.
    pub async fn hold(mut self, part: Option<Part>) -> Result<(), Failure> {
        self.open(part.as_ref())?;
        self.cast.begin(BEGINS);
        let whole = match part {
            Some(part) => self.play(&part).await?,
            None => {
                while self.step().await? {}
                true
            }
        };
        self.close(whole)
    }

    fn open(&mut self, part: Option<&Part>) -> Result<(), Failure> {
        let title = self.playbook.texts(self.rehearsal.lang).title.clone();
        let args = [
            ("playbook", Value::Text(title)),
            ("people", Value::Number(i64::from(self.rehearsal.people))),
            ("span", Value::Word(if self.rehearsal.weeks { "weeks" } else { "meeting" }.to_owned())),
        ];
        let page = &mut self.screen.page;
        let line = page.line("rehearsal-title", &args).map_err(Failure::broken_sentence)?;
        page.put(&strong(&line), "", "")?;
        if let Some(part) = part {
            let role = if part.who == 0 { "facilitator" } else { "participant" };
            let args = [("name", Value::Text(part.name.clone())), ("role", Value::Word(role.to_owned()))];
            cost::put(page, "rehearsal-you", &args)?;
            cost::put(page, "rehearsal-keys", &[])?;
            page.blank()?;
        }
        Ok(())
    }

    /// `whole`: it came to its end.
    fn close(&mut self, whole: bool) -> Result<(), Failure> {
        self.screen.tell_presses()?;
        let held = self.ended().duration_since(BEGINS);
        let page = &mut self.screen.page;
        if whole {
            cost::show(page, &self.chat, &self.cast)?;
            let took = self.time.now().duration_since(BEGINS);
            if self.rehearsal.weeks {
                let days = Value::Number(took.as_hours() / 24);
                cost::put(page, "rehearsal-took-days", &[("days", days)])?;
            } else {
                let seen = (&*self.chat, &self.hearing, &self.cast);
                cost::show_meeting(page, seen, &self.playbook.script, held)?;
            }
        }
        page.blank()?;
        let heading = page.line("rehearsal-next-title", &[]).map_err(Failure::broken_sentence)?;
        page.put(&strong(&heading), "", "")?;
        let playbook = [("playbook", Value::Text(self.rehearsal.playbook.clone()))];
        if self.played.is_none() {
            cost::put(page, "rehearsal-next-part", &playbook)?;
        }
        if !self.rehearsal.weeks {
            cost::put(page, "rehearsal-next-weeks", &playbook)?;
        }
        Ok(cost::put(page, "rehearsal-next", &playbook)?)
    }

    /// When the dialogue was over, or now.
    fn ended(&self) -> Timestamp {
        match self.time.desk.streams().dialogue().map(|dialogue| &dialogue.stage) {
            Some(Stage::Over { at, .. }) => *at,
            _ => self.time.now(),
        }
    }

    // --- time ---

    /// The next thing that falls due, or that one of the cast does. False when there is none.
    pub(super) async fn step(&mut self) -> Result<bool, Failure> {
        let limit = if self.rehearsal.weeks { LONGEST_WEEKS } else { LONGEST };
        if self.played.is_none() && self.time.now().duration_since(BEGINS) > limit {
            return Err(self.stuck());
        }
        // Whatever falls due before anybody acts comes first, and may change what they do.
        let act = self.cast.next_act();
        let wake = self.wake().filter(|wake| act.as_ref().is_none_or(|act| *wake < act.at));
        let Some(due) = wake.or(act.as_ref().map(|act| act.at)) else { return self.at_a_loss() };
        if act.is_none() && self.time.desk.streams().live().is_some() && due.duration_since(self.time.now()) > LULL {
            return self.at_a_loss();
        }
        self.pace(due.duration_since(self.time.now()));
        self.time.advance(due).await.map_err(stopped)?;
        self.show()?;
        match act {
            Some(act) if wake.is_some() => self.cast.again(act),
            Some(act) => self.act(&act).await?,
            None => {}
        }
        self.follow();
        Ok(true)
    }

    /// When something falls due. What is promised for the weeks after a meeting is no part of it.
    fn wake(&self) -> Option<Timestamp> {
        let open = self.time.desk.streams().live().is_some() || self.rehearsal.weeks && self.is_open();
        self.time.desk.streams().next_wake().filter(|_| open)
    }

    /// When the next thing happens, if anything does.
    pub(super) fn next_due(&mut self) -> Option<Timestamp> {
        let act = self.cast.next_act();
        let at = act.as_ref().map(|act| act.at);
        if let Some(act) = act {
            self.cast.again(act);
        }
        self.wake().into_iter().chain(at).min()
    }

    /// Is everything held that was to be?
    pub(super) fn is_over(&self) -> bool {
        let desk = &self.time.desk;
        desk.streams().dialogue().is_some()
            && desk.streams().live().is_none()
            && !(self.rehearsal.weeks && self.is_open())
    }

    /// Is a meeting ahead, or a trial not followed up?
    fn is_open(&self) -> bool {
        self.time.desk.streams().planned().next().is_some() || self.time.desk.streams().trials_open().next().is_some()
    }

    /// Nothing is due, and nobody has anything to do: whoever leads ends it.
    fn at_a_loss(&mut self) -> Result<bool, Failure> {
        let Some(live) = self.time.desk.streams().live() else { return Ok(false) };
        if self.cast.at_a_loss(live, self.time.now()) {
            return Ok(true);
        }
        if self.played.is_some() { Ok(false) } else { Err(self.stuck()) }
    }

    fn stuck(&self) -> Failure {
        let at = self.time.desk.streams().dialogue().and_then(Dialogue::kind);
        stopped(std::io::Error::other(format!("the dialogue did not end: {at:?}")))
    }

    /// With `--speed`, a meeting's pace, so many times as fast.
    fn pace(&self, time: SignedDuration) {
        if let (Some(speed), Ok(time)) = (self.rehearsal.speed, std::time::Duration::try_from(time)) {
            (self.rehearsal.pause)(time / speed.max(1));
        }
    }

    async fn act(&mut self, act: &Act) -> Result<(), Failure> {
        let dialogue = self.time.desk.streams().dialogue();
        let Some(inbound) = self.hearing.of(act, &self.cast, dialogue, self.time.now()) else { return Ok(()) };
        let thread = self.own_thread();
        self.screen.heard(act, &inbound, &self.cast, thread.as_ref())?;
        self.hear(inbound).await
    }

    pub(super) async fn hear(&mut self, inbound: Inbound) -> Result<(), Failure> {
        self.time.hear(inbound).await.map_err(stopped)?;
        self.show()
    }

    fn own_thread(&self) -> Option<MessageId> {
        let account = self.cast.account(self.played?)?;
        self.hearing.thread_of(account, self.time.desk.streams().live()?)
    }

    fn show(&mut self) -> Result<(), Failure> {
        let dialogue = self.time.desk.streams().dialogue();
        Ok(self.screen.show(&self.chat, &self.hearing, dialogue, self.time.now())?)
    }

    pub(super) fn follow(&mut self) {
        let desk = &self.time.desk;
        let sight = Sight {
            latest: desk.streams().dialogue(),
            planned: desk.streams().planned().collect(),
            trials: desk.streams().trials_open().collect(),
        };
        self.cast.follow(&sight, self.time.now());
    }
}
