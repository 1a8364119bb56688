//! The playbook `borgerdata` through a process of its own, from the first word to the trial card, with four people, killed
//! in every activity; and a death between what was said and hearing that it was.

#[path = "../../program/mod.rs"]
mod program;

use drejebog::ports::chat::{EventId, MessageId};
use on_lines::server::{Message, Server, World};
use program::{Pace, Program, lines};
use std::collections::BTreeSet;

/// The dialogues' time goes this many times as fast: what closes by itself does so in three seconds.
const PACE: Pace = Pace { scale: 5, begins: None };

const DONE: &str = "✅";
const ALL: [&str; 4] = ["anna", "bo", "carla", "dan"];

struct Table {
    server: Server,
    team: String,
    bot: Program,
}

impl Table {
    async fn set() -> Self {
        let server = Server::start().await;
        let team = server.add_room(&ALL);
        let bot = Program::told("", PACE, vec!["--lines".to_owned(), server.address.to_string()]);
        Self { server, team, bot }
    }

    fn asks(&self, name: &str, command: &str) -> EventId {
        self.server.says(name, &self.team, &format!("!dialog {command}"))
    }

    fn all_press(&self, names: &[&str], message: &MessageId, emoji: &str) {
        for name in names {
            self.server.presses(name, message, emoji);
        }
    }

    /// The newest post in the channel with this in its first line.
    async fn phase(&self, title: &str) -> MessageId {
        let fits = |message: &&Message| {
            let first = message.text.lines().next().unwrap_or_default();
            // Where the dialogue is stands on top of its invitation too.
            message.room == self.team && message.thread.is_none() && !first.starts_with("Nu:") && first.contains(title)
        };
        self.server.until(title, |world| world.messages.iter().rev().find(fits).map(|m| m.id.clone())).await
    }

    /// The newest post with this in it in the thread of somebody's pair, whose root names them.
    async fn in_thread_of(&self, name: &str, title: &str) -> MessageId {
        let found = |world: &World| {
            let is_theirs = |root: &MessageId| world.message(root).is_some_and(|root| root.text.contains(name));
            let fits = |m: &&Message| m.thread.as_ref().is_some_and(is_theirs) && m.text.contains(title);
            world.messages.iter().rev().find(fits).map(|message| message.id.clone())
        };
        self.server.until(&format!("»{title}« in the thread of {name}"), found).await
    }

    /// Waits until somebody is told this alone.
    async fn is_told(&self, name: &str, words: &str) {
        let is_theirs = |message: &Message| message.only_for.as_deref() == Some(name) && message.text.contains(words);
        self.server.until(words, |world| world.messages.iter().find(|m| is_theirs(m)).map(drop)).await;
    }

    async fn ticked_off(&self, event: &EventId) {
        self.server.until(DONE, |world| world.has_reacted(event, DONE).then_some(())).await;
    }

    async fn shows(&self, message: &MessageId, words: &str) {
        let found = |world: &World| world.message(message)?.text.contains(words).then_some(());
        self.server.until(words, found).await;
    }

    /// Stops the bot. Everything it had to say is out, each under its key, and people see that and nothing else.
    fn assert_said_once(&mut self, kills: u32) {
        self.bot.stop();
        assert_eq!(self.bot.kills, kills);
        let export = lines(&self.bot.export());
        let unsaid: Vec<_> = export.iter().filter(|line| line["kind"] == "open").collect();
        assert!(unsaid.is_empty(), "caused and never said: {unsaid:#?}");
        let delivered = export.iter().filter(|line| line["kind"] == "delivered");
        let delivered: Vec<&str> = delivered.filter_map(|line| line["message"].as_str()).collect();
        let each: BTreeSet<&str> = delivered.iter().copied().collect();
        assert_eq!(each.len(), delivered.len(), "one message for each key");
        let seen = self.server.look(|world| world.messages.clone());
        assert_eq!(each, seen.iter().map(|message| message.id.0.as_str()).collect());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn borgerdata_is_held_from_the_first_word_to_the_trial() {
    let mut table = Table::set().await;

    // --- the lobby ---
    table.asks("anna", "start borgerdata");
    let lobby = table.phase("Dialog:").await;
    table.all_press(&["bo", "carla"], &lobby, "👋");
    table.bot.stumble();
    table.all_press(&["dan"], &lobby, "👋");
    table.shows(&lobby, "dan").await;
    table.asks("anna", "næste");

    // --- step 1 ---
    table.phase("Emnet").await;
    table.bot.stumble();
    table.asks("anna", "næste");
    let case = table.phase("Casen").await;
    table.all_press(&["bo", "carla"], &case, DONE);
    table.bot.kill();
    table.all_press(&["anna", "dan"], &case, DONE);
    table.bot.start();
    table.shows(&case, "4 af 4").await;
    table.asks("anna", "næste");

    // --- step 2 ---
    let pairs = table.phase("Makkerpar").await;
    table.bot.stumble();
    table.all_press(&ALL, &pairs, DONE);
    table.shows(&pairs, "4 af 4").await;
    table.asks("anna", "næste");
    table.phase("Runden").await;
    table.bot.stumble();
    table.asks("anna", "pointe Koden stod på en seddel");
    table.asks("bo", "pointe Ingen fik sagt hvorfor");
    table.asks("anna", "næste");
    table.phase("det er jeres tur. Sig").await;
    table.asks("anna", "næste");
    let board = table.phase("Fælles pointer").await;
    table.shows(&board, "Koden stod på en seddel").await;
    table.shows(&board, "Ingen fik sagt hvorfor").await;
    table.bot.stumble();
    table.asks("anna", "tema Koder og forklaringer");
    table.shows(&board, "Koder og forklaringer").await;
    table.asks("anna", "næste");

    // --- step 3 ---
    table.phase("Ny makker").await;
    table.bot.stumble();
    table.asks("anna", "næste");
    let reflect = table.phase("egen praksis").await;
    for name in ALL {
        let own = table.in_thread_of(name, "egen praksis").await;
        table.all_press(&[name], &own, DONE);
    }
    table.shows(&reflect, "4 af 4").await;
    table.asks("anna", "næste");

    // --- step 4 ---
    let silent = table.phase("Stille minut").await;
    // The silent minute lasts twelve seconds here; the kills may need longer.
    table.asks("anna", "forlæng 30");
    let first = table.server.whispers("bo", "Vi siger altid den samme sætning");
    table.ticked_off(&first).await;
    table.bot.kill();
    let second = table.server.whispers("carla", "Et skilt på skranken");
    table.bot.start();
    table.ticked_off(&second).await;
    table.all_press(&ALL, &silent, DONE);
    table.shows(&silent, "Stilheden er slut").await;
    table.asks("anna", "næste");
    table.phase("Del idéer").await;
    table.bot.stumble();
    table.asks("anna", "næste");
    let select = table.phase("Vælg forslag").await;
    table.asks("anna", "forslag Den samme sætning til alle");
    table.shows(&select, "Den samme sætning til alle").await;
    table.bot.stumble();
    table.asks("bo", "forslag Et skilt på hver skranke");
    table.shows(&select, "Et skilt på hver skranke").await;
    table.asks("anna", "næste");

    // --- step 5 ---
    table.phase("Fremlæggelse").await;
    table.bot.stumble();
    table.asks("anna", "enighed 1");
    let consent = table.phase("Enighed").await;
    table.asks("anna", "forlæng 30");
    table.all_press(&["bo"], &consent, "👍");
    table.all_press(&["carla"], &consent, "✋");
    table.bot.stumble();
    table.shows(&consent, "1 indvending").await;
    table.asks("anna", "afstemning");
    let dots = table.phase("Prik").await;
    table.asks("anna", "forlæng 30");
    table.all_press(&["bo", "carla"], &dots, "2\u{20e3}");
    table.shows(&dots, "2 af 4").await;
    table.bot.kill();
    table.all_press(&["dan"], &dots, "1\u{20e3}");
    table.bot.start();
    table.shows(&dots, "3 af 4").await;
    table.asks("anna", "svar 2");

    let trial = table.phase("Afprøvning").await;
    table.shows(&trial, "Et skilt på hver skranke").await;
    table.bot.stumble();
    table.asks("anna", "afprøvning hvorfor: Det er let at huske hvordan: To og to hvem: Alle ansvarlig: bo");
    table.shows(&trial, "Det er let at huske").await;
    table.asks("bo", "svar ja");
    let agreed = table.phase("Aftalt").await;
    table.shows(&agreed, "Et skilt på hver skranke").await;
    table.is_told("bo", "Resten af kortet").await;
    table.assert_said_once(14);
}

/// The platform has done what it was asked, and the process dies before it hears so.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_out_when_the_process_dies_is_not_said_again() {
    let mut table = Table::set().await;
    table.asks("anna", "start borgerdata");
    let lobby = table.phase("Dialog:").await;
    table.all_press(&ALL[1..], &lobby, "👋");
    table.shows(&lobby, "(4)").await;

    table.server.keeps_back(Some("Trin 1 · Emnet"));
    table.asks("anna", "næste");
    let frame = table.phase("Emnet").await;
    table.bot.kill();
    table.server.keeps_back(None);
    table.bot.start();
    table.server.until("the post asked for again", |world| (world.message(&frame)?.said == 2).then_some(())).await;

    table.server.keeps_back(Some("1 af 4"));
    table.all_press(&["bo"], &frame, DONE);
    table.shows(&frame, "1 af 4").await;
    table.bot.kill();
    table.server.keeps_back(None);
    table.all_press(&["carla"], &frame, DONE);
    table.bot.start();
    table.shows(&frame, "2 af 4").await;
    table.assert_said_once(2);
}
