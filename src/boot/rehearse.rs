//! `drejebog rehearse`: a whole dialogue in the terminal, with made-up colleagues, in virtual time. Whoever sits there looks
//! on, or takes a part; with the weeks, from the invitation to the learning card.
//!
//! The real core and the real prompts; only the people (`boot::cast`), the platform and the disk are made up, so that
//! nothing is left behind however it ends. `hearing` is what the platform hears, `screen` what is shown of it, `part` the
//! part that is taken and `playing` it, `course` how time goes on. Deliberately absent: rules.

mod cost;
mod course;
mod hearing;
mod part;
mod playing;
mod screen;
pub mod terminal;

use super::cast::{self, Cast, Casting};
use super::failure::Failure;
use super::{check, packs};
use crate::actor::{Links, MayStart, World, world};
use crate::adapters::memory::Memory;
use crate::adapters::memory::chat::MemoryChat;
use crate::app::virtual_time::VirtualTime;
use crate::calendar::WorkingCalendar;
use crate::commands::lookup::nearest_of;
use crate::dialogue::event::{Ballots, GroupRoom, Settings};
use crate::dialogue::ids::ChannelId;
use crate::dialogue::lang::Lang;
use crate::dialogue::settings::Discretion;
use crate::journal::Book;
use crate::ports::chat::Chat;
use crate::prompts::built_in::prompts;
use course::Course;
use hearing::{Hearing, account};
use jiff::Timestamp;
use part::Part;
use screen::Screen;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use terminal::{Look, Page, PageError, Terminal};

/// What to rehearse.
#[derive(Clone, Debug)]
pub struct Rehearsal {
    pub playbook: String,
    pub people: u16,
    /// The weeks around the meeting too.
    pub weeks: bool,
    /// The name of the colleague whom a person plays. Empty: one who takes part; `facilitator`: the one who leads.
    pub part: Option<String>,
    /// How many times as fast as in a meeting it is shown; `None`: as fast as it goes.
    pub speed: Option<u32>,
    pub lang: Lang,
    pub seed: u64,
    /// A folder with playbooks of one's own.
    pub content: Option<PathBuf>,
    pub look: Look,
    /// Lets wall time pass; used with `speed` only.
    pub pause: fn(std::time::Duration),
}

/// What the one who leads is called besides their name, in both languages.
const LEADS: &str = "facilitator";

/// A Thursday morning in November, at nine in Copenhagen: a rehearsal is the same whenever it is held.
const BEGINS: Timestamp = Timestamp::constant(1_795_075_200, 0);

/// Holds the rehearsal.
///
/// # Errors
///
/// There is no such playbook or part, the output is closed or full, or a fault of the program.
pub async fn rehearse(rehearsal: &Rehearsal, terminal: &mut dyn Terminal) -> Result<(), Failure> {
    let chat = Arc::new(MemoryChat::default());
    let world = Arc::new(world(rehearsal, &chat)?);
    let playbook = packs::find(&world.playbooks, &rehearsal.playbook)?;
    let names = cast::names(&world.prompts, rehearsal.lang, rehearsal.people).map_err(Failure::broken_sentence)?;
    let part = part(rehearsal, &names)?;
    let channel = ChannelId("rehearsal/channel".to_owned());
    let book = Arc::new(Book::new(Memory::new()));
    let time = VirtualTime::open(channel.clone(), Arc::clone(&world), book, Arc::clone(&chat), BEGINS, rehearsal.seed)
        .await
        .map_err(stopped)?;
    let played = part.as_ref().map(|part| part.who);
    let casting = Casting { lang: rehearsal.lang, seed: rehearsal.seed, weeks: rehearsal.weeks, played };
    let cast =
        Cast::new(&world.prompts, &playbook.script, &names, account, casting).map_err(Failure::broken_sentence)?;
    let page = Page::new(terminal, rehearsal.look, &world.prompts, rehearsal.lang);
    let eyes = part.as_ref().map(|part| part.account.clone());
    let screen = Screen::new(page, world.calendar.zone().clone(), eyes);
    let hearing = Hearing::new(Arc::clone(&chat), channel);
    Course { rehearsal, playbook, time, cast, hearing, screen, chat, played }.hold(part).await
}

/// The part that is asked for.
fn part(rehearsal: &Rehearsal, names: &[String]) -> Result<Option<Part>, Failure> {
    let Some(asked) = &rehearsal.part else { return Ok(None) };
    let who = match asked.to_lowercase().as_str() {
        // The first leads.
        "" => Some(1.min(names.len() - 1)),
        LEADS => Some(0),
        asked => names.iter().position(|name| name.to_lowercase() == asked),
    };
    let no_part = || {
        let nearest = nearest_of(asked, names.iter().map(String::as_str));
        Failure::NoPart {
            name: asked.clone(),
            nearest: nearest.map(|name| format!("; the nearest is {name}")).unwrap_or_default(),
            cast: names.join(", "),
        }
    };
    let who = who.ok_or_else(no_part)?;
    Ok(Some(Part { who, name: names[who].clone(), account: account(&names[who]) }))
}

fn stopped(why: impl std::error::Error + Send + Sync + 'static) -> Failure {
    Failure::during("the rehearsal stopped")(why)
}

impl From<PageError> for Failure {
    fn from(why: PageError) -> Self {
        match why {
            PageError::Output(why) => Self::Output(why),
            PageError::Words(why) => Self::broken_sentence(why),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(why: io::Error) -> Self {
        Self::Output(why)
    }
}

fn world(rehearsal: &Rehearsal, chat: &Arc<MemoryChat>) -> Result<World, Failure> {
    let prompts = prompts(world::manner(&chat.capabilities())).map_err(|errors| check::files(&errors))?;
    let playbooks = packs::for_one(&rehearsal.playbook, rehearsal.content.as_deref(), rehearsal.lang)?;
    Ok(World {
        prompts,
        playbooks,
        calendar: WorkingCalendar::default(),
        lang: rehearsal.lang,
        settings: Settings { groups: GroupRoom::Threads, ballots: Ballots::Open, auto: false, ..Settings::default() },
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
