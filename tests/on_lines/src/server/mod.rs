//! A chat in memory that speaks in lines, for tests: people say, press, edit, delete, come and go, and the bot answers.
//!
//! A test reads the `World` as everybody sees it, and may cut the lines or keep the answers back. Deliberately absent: the
//! bot.

mod world;

pub use world::{Message, World};

use crate::line::Line;
use crate::words::{Event, Request, Told, What};
use drejebog::ports::chat::{EventId, MessageId, Position};
use std::collections::BTreeMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::timeout;

/// Longer than anything takes that a test waits for.
pub const DEADLINE: Duration = Duration::from_secs(30);

#[derive(Debug)]
pub struct Server {
    pub address: SocketAddr,
    world: Arc<watch::Sender<World>>,
    /// Changes when all lines are cut.
    cuts: watch::Sender<()>,
}

impl Server {
    pub async fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port of its own");
        let address = listener.local_addr().expect("an address");
        let (world, cuts) = (Arc::new(watch::Sender::default()), watch::Sender::default());
        tokio::spawn(accept(listener, Arc::clone(&world), cuts.subscribe()));
        Self { address, world, cuts }
    }

    // ---- faults ----

    /// All that are open; new ones can be opened.
    pub fn cuts_lines(&self) {
        self.cuts.send_replace(());
    }

    /// From now on what is said with these words is said, and the bot is never told so.
    pub fn keeps_back(&self, words: Option<&str>) {
        self.change(|world| world.keeps_back = words.map(str::to_owned));
    }

    // ---- what people do ----

    /// A room with these people, of whom the first lets the bot in.
    pub fn add_room(&self, people: &[&str]) -> String {
        self.change(|world| {
            let room = world.make_room(people, false);
            world.happens(people[0], &room, What::Invited);
            room
        })
    }

    pub fn says(&self, name: &str, room: &str, text: &str) -> EventId {
        self.change(|world| world.is_said(name, room, text))
    }

    /// To the bot alone.
    pub fn whispers(&self, name: &str, text: &str) -> EventId {
        self.change(|world| {
            let room = world.private_room(name);
            world.is_said(name, &room, text)
        })
    }

    pub fn edits(&self, name: &str, room: &str, original: &EventId, text: &str) -> EventId {
        let what = What::Edited { original: original.clone(), text: text.to_owned() };
        self.change(|world| world.happens(name, room, what))
    }

    pub fn deletes(&self, name: &str, room: &str, original: &EventId) -> EventId {
        self.change(|world| world.happens(name, room, What::Deleted { original: original.clone() }))
    }

    /// What must be there to be pressed.
    pub fn presses(&self, name: &str, message: &MessageId, emoji: &str) -> EventId {
        self.change(|world| {
            let pressed = world.message(message).expect("the message");
            let button = pressed.buttons.iter().find(|(_, offered, _)| offered == emoji);
            let (choice, ..) = button.unwrap_or_else(|| panic!("no {emoji} on {pressed:?}")).clone();
            let room = pressed.room.clone();
            world.happens(name, &room, What::Pressed { message: message.clone(), choice })
        })
    }

    pub fn comes(&self, name: &str, room: &str) -> EventId {
        self.change(|world| {
            world.people(room).insert(name.to_owned());
            world.happens(name, room, What::Came)
        })
    }

    pub fn leaves(&self, name: &str, room: &str) -> EventId {
        self.change(|world| {
            world.people(room).remove(name);
            world.happens(name, room, What::Went)
        })
    }

    // ---- what is seen ----

    pub fn look<T>(&self, at: impl FnOnce(&World) -> T) -> T {
        at(&self.world.borrow())
    }

    /// Waits until there is such a thing to be seen.
    pub async fn until<T>(&self, what: &str, mut find: impl FnMut(&World) -> Option<T>) -> T {
        let mut world = self.world.subscribe();
        let found = async {
            loop {
                if let Some(found) = find(&world.borrow_and_update()) {
                    return found;
                }
                world.changed().await.expect("this server changes it");
            }
        };
        match timeout(DEADLINE, found).await {
            Ok(found) => found,
            Err(_) => panic!("never seen: {what}; there is {:#?}", self.look(|world| world.messages.clone())),
        }
    }

    fn change<T>(&self, how: impl FnOnce(&mut World) -> T) -> T {
        change(&self.world, how)
    }
}

fn change<T>(world: &watch::Sender<World>, how: impl FnOnce(&mut World) -> T) -> T {
    let mut changed = None;
    world.send_modify(|world| changed = Some(how(world)));
    changed.expect("it was changed")
}

async fn accept(listener: TcpListener, world: Arc<watch::Sender<World>>, cuts: watch::Receiver<()>) {
    while let Ok((stream, _)) = listener.accept().await {
        let (world, mut cuts) = (Arc::clone(&world), cuts.clone());
        cuts.mark_unchanged();
        tokio::spawn(async move {
            tokio::select! {
                // Whoever is gone needs no answer.
                _ = serve(Line::over(stream), &world) => {}
                _ = cuts.changed() => {}
            }
        });
    }
}

async fn serve(mut line: Line, world: &watch::Sender<World>) -> io::Result<()> {
    loop {
        let request = match line.hear().await? {
            Request::Listen { after } => return tell(line, after, world.subscribe()).await,
            request => request,
        };
        if let Some(answer) = change(world, |world| world.answer(request)) {
            line.say(&answer).await?;
        }
    }
}

async fn tell(mut line: Line, after: BTreeMap<String, Position>, mut world: watch::Receiver<World>) -> io::Result<()> {
    let after = |room: &str| after.get(room).and_then(|position| position.0.parse().ok()).unwrap_or(0);
    let mut told = 0;
    loop {
        let events: Vec<Event> = world.borrow_and_update().events[told..].to_vec();
        let is_first = told == 0;
        told += events.len();
        for event in events.into_iter().filter(|event| event.number > after(&event.room)) {
            line.say(&Told::Event(event)).await?;
        }
        if is_first {
            line.say(&Told::CaughtUp).await?;
        }
        if world.changed().await.is_err() {
            return Ok(());
        }
    }
}
