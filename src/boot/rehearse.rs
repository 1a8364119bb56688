//! `drejebog rehearse`: a whole dialogue in the terminal, with made-up colleagues, in virtual time.
//!
//! The real core, the real prompts and a real journal in a temporary folder; only the people (`cast`) and the
//! platform are made up. What is printed is what a channel would show (`screen`). Deliberately absent: rules.

mod cast;
mod screen;

use super::failure::Failure;
use super::{check, packs};
use crate::adapters::memory::chat::MemoryChat;
use crate::adapters::sled::Sled;
use crate::app::virtual_time::VirtualTime;
use crate::app::{Links, MayStart, World, world};
use crate::calendar::WorkingCalendar;
use crate::dialogue::event::{Ballots, GroupRoom, Settings};
use crate::dialogue::ids::ChannelId;
use crate::dialogue::lang::Lang;
use crate::dialogue::settings::Discretion;
use crate::journal::Book;
use crate::ports::chat::Chat;
use crate::prompts::built_in::prompts;
use cast::Cast;
use jiff::{SignedDuration, Timestamp};
use screen::Screen;
use std::path::PathBuf;
use std::sync::Arc;

/// What to rehearse.
#[derive(Clone, Debug)]
pub struct Rehearsal {
    pub playbook: String,
    pub people: u16,
    /// How many times as fast as in a meeting it is shown; `None`: as fast as it goes.
    pub speed: Option<u32>,
    pub lang: Lang,
    pub seed: u64,
    /// A folder with playbooks of one's own.
    pub content: Option<PathBuf>,
    /// Colours, where the terminal has them.
    pub colour: bool,
    pub width: usize,
    /// Lets wall time pass; used with `speed` only.
    pub pause: fn(std::time::Duration),
}

#[derive(Debug, thiserror::Error)]
pub enum RehearseError {
    /// There is no such playbook, or it has mistakes.
    #[error(transparent)]
    Playbook(#[from] Failure),
    #[error("the dialogue did not end: {0}")]
    Stuck(String),
    #[error(transparent)]
    Other(#[from] Box<dyn std::error::Error + Send + Sync>),
}

/// A Thursday morning in November, at nine in Copenhagen: a rehearsal is the same whenever it is held.
const BEGINS: Timestamp = Timestamp::constant(1_795_075_200, 0);

/// Longer than any dialogue.
const LONGEST: SignedDuration = SignedDuration::from_hours(6);

/// Holds the rehearsal; `out` takes what is shown, line by line.
///
/// # Errors
///
/// An unknown playbook, or a fault of the program.
pub async fn rehearse(rehearsal: &Rehearsal, out: &mut dyn FnMut(&str)) -> Result<(), RehearseError> {
    let chat = Arc::new(MemoryChat::default());
    let world = Arc::new(world(rehearsal, &chat)?);
    let playbook = packs::find(&world.playbooks, &rehearsal.playbook)?;
    let script = playbook.script.clone();
    let title = playbook.texts(rehearsal.lang).title.clone();
    let folder = tempfile::tempdir().map_err(other)?;
    let book = Arc::new(Book::new(Sled::open(folder.path()).map_err(other)?));
    let channel = ChannelId("rehearsal/channel".to_owned());
    let mut time =
        VirtualTime::open(channel.clone(), Arc::clone(&world), book, Arc::clone(&chat), BEGINS, rehearsal.seed)
            .await
            .map_err(other)?;
    let mut cast = Cast::new(&world.prompts, rehearsal, &script, channel).map_err(other)?;
    let mut screen = Screen::new(&world, rehearsal, cast.names(), script, out);
    screen.title(&title).map_err(other)?;

    cast.begin(BEGINS);
    loop {
        if time.now().duration_since(BEGINS) > LONGEST {
            return Err(RehearseError::Stuck(format!("{:?}", time.desk.dialogue().and_then(|d| d.kind()))));
        }
        // Whatever falls due before anybody acts comes first, and may change what they do. What is promised for the weeks
        // after the dialogue is no part of it.
        let act = cast.next();
        let wake = time.desk.next_wake().filter(|_| time.desk.live().is_some());
        let wake = wake.filter(|wake| act.as_ref().is_none_or(|act| *wake < act.at));
        let Some(due) = wake.or(act.as_ref().map(|act| act.at)) else { break };
        screen.wait(due.duration_since(time.now()));
        time.advance(due).await.map_err(other)?;
        screen.show(&chat, time.now(), time.desk.dialogue()).map_err(other)?;
        match act {
            Some(act) if wake.is_some() => cast.again(act),
            Some(act) => {
                if let Some(inbound) = cast.act(&act, &chat, time.desk.dialogue(), time.now()) {
                    screen.heard(&act, &inbound).map_err(other)?;
                    time.hear(inbound).await.map_err(other)?;
                    screen.show(&chat, time.now(), time.desk.dialogue()).map_err(other)?;
                }
            }
            None => {}
        }
        if let Some(dialogue) = time.desk.dialogue() {
            cast.follow(dialogue, time.now());
        }
    }
    screen.end(&chat, &cast.accounts(), time.now().duration_since(BEGINS)).map_err(other)
}

fn other(error: impl std::error::Error + Send + Sync + 'static) -> RehearseError {
    RehearseError::Other(Box::new(error))
}

fn world(rehearsal: &Rehearsal, chat: &Arc<MemoryChat>) -> Result<World, RehearseError> {
    let prompts = prompts(world::manner(&chat.capabilities())).map_err(|errors| check::files(&errors))?;
    let playbooks = packs::for_one(&rehearsal.playbook, rehearsal.content.as_deref(), rehearsal.lang)?;
    Ok(World {
        prompts,
        playbooks,
        calendar: WorkingCalendar::default(),
        lang: rehearsal.lang,
        settings: Settings { groups: GroupRoom::Threads, ballots: Ballots::Open, auto: false },
        discretion: Discretion::default(),
        may_start: MayStart::Anybody,
        scale: 1,
        capabilities: chat.capabilities(),
        link: None,
        own_account: None,
        links: Links::of(Arc::clone(chat)),
        learning_channel: None,
    })
}
