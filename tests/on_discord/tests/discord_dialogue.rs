//! A whole dialogue on Discord through the real binary, with buttons, forms, commands and reactions mixed, killed in every
//! activity, and with everything a network and a gateway can do in between.
//!
//! Nine people: Anna facilitates; Bo, Carla, Dan, Eva, Gitte, Hans and Inge take part; Finn presses first without having
//! joined. Olga observes; Lars comes when the vote is open. Inge takes no direct messages. What must hold is held at the
//! end, over everything anybody saw: no message missing, none doubled, every vote that counts counted, and no other.

#[path = "../../program/mod.rs"]
mod program;
mod table;

use program::{Pace, Program, lines};
use serde_json::json;
use std::time::Duration;
use table::Table;

/// The dialogues' time goes this many times as fast: 45 minutes in two and a quarter.
const SCALE: u32 = 20;

/// A break longer than the fifteen seconds that are admitted.
const LONG_BREAK: Duration = Duration::from_secs(17);

/// Shorter than that: the deadlines stand, and what was pressed meanwhile must count.
const SHORT_BREAK: Duration = Duration::from_secs(3);

const NEXT: &str = "▶";
const DONE: &str = "✅";
const JOINED: [&str; 9] = ["anna", "bo", "carla", "dan", "eva", "finn", "gitte", "hans", "inge"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(clippy::disallowed_methods, reason = "a break of the real process is a break of real time")]
async fn a_whole_dialogue_killed_in_every_activity() {
    let names = ["anna", "bo", "carla", "dan", "eva", "finn", "gitte", "hans", "inge", "olga", "lars"];
    let mut table = Table::set(&names, Pace { scale: SCALE, begins: Some("2030-11-21T09:00") }).await;
    table.person("inge").close_dms();

    // --- the lobby ---
    let suggested =
        table.person("anna").autocomplete(table.channel, "dialog", &["start"], ("drejebog", "bor"), &[]).await;
    assert!(suggested.iter().any(|choice| choice.value == "borgerdata"), "{suggested:?}");
    table.asks("anna", "start", &[("drejebog", json!("borgerdata"))]).await;
    let lobby = table.phase("Dialog:").await;
    for name in ["bo", "carla"] {
        table.presses(name, lobby, "👋").await;
    }
    table.stumble().await;
    // A reaction counts like a button.
    for name in ["dan", "gitte"] {
        table.person(name).reacts(lobby, "👋");
    }
    for name in ["eva", "hans", "inge"] {
        table.asks(name, "deltag", &[]).await;
    }
    table.presses("olga", lobby, "👀").await;
    for name in ["dan", "gitte", "inge", "olga"] {
        table.shows(lobby, name).await;
    }
    let refused = table.asks("bo", "næste", &[]).await;
    assert!(refused.contains("anna"), "only the facilitator begins: {refused}");
    table.steers("anna", "før I går i gang", NEXT).await;

    // --- step 1 ---
    let frame = table.phase("Emnet").await;
    table.stumble().await;
    // Finn never joined: the first press takes him in, and he is told.
    table.presses("finn", frame, DONE).await;
    table.shows(frame, "1 af 9").await;
    // Pressed once more, and not by a double tap, it is taken back.
    tokio::time::sleep(SHORT_BREAK + Duration::from_millis(500)).await;
    let back = table.presses("finn", frame, DONE).await;
    table.no_longer_shows(frame, "1 af 9").await;
    assert!(!back.is_empty());
    tokio::time::sleep(SHORT_BREAK + Duration::from_millis(500)).await;
    table.presses("finn", frame, DONE).await;
    table.shows(frame, "1 af 9").await;
    table.peer.limit_next("POST /channels/{channel_id}/messages", 3, Duration::from_millis(400), false);
    table.peer.limit_next("PATCH /channels/{channel_id}/messages/{message_id}", 3, Duration::from_millis(400), true);
    table.steers("anna", "Emnet", NEXT).await;
    let case = table.phase("Casen").await;
    for name in ["bo", "carla", "dan"] {
        table.presses(name, case, DONE).await;
    }
    table.bot.kill();
    table.peer.disconnected().await;
    // Nobody is there: reactions wait, and a button says so.
    for name in ["anna", "eva", "finn", "gitte"] {
        table.person(name).reacts(case, DONE);
    }
    let pressed = table.person("hans").click(case, &table.button(case, DONE));
    assert!(!pressed.is_answered().await, "Discord says that the application did not respond");
    table.bot.start();
    table.ready().await;
    table.shows(case, "7 af 9").await;
    for name in ["hans", "inge"] {
        table.presses(name, case, DONE).await;
    }
    table.shows(case, "9 af 9").await;
    table.asks("anna", "næste", &[]).await;

    // --- step 2 ---
    let pairs = table.phase("Makkerpar").await;
    table.stumble().await;
    table.peer.gateway_op7();
    for name in JOINED {
        table.presses(name, pairs, DONE).await;
    }
    table.shows(pairs, "9 af 9").await;
    table.asks("anna", "næste", &[]).await;
    let round = table.phase("Runden").await;
    table.stumble().await;
    let form = table.form_button(round).await;
    table.fills("bo", round, &form, &["Koden stod på en seddel"]).await;
    table.peer.gateway_op9(false);
    table.peer.disconnected().await;
    table.ready().await;
    table.fills("carla", round, &form, &["Ingen fik sagt hvorfor"]).await;
    let refused = table.fills("dan", round, &form, &["Borgeren 010190-1234 ringede"]).await;
    assert!(refused.to_lowercase().contains("cpr"), "{refused}");
    let board = loop {
        // One turn after another, until the round is over.
        let newest = table.phase("Runden").await;
        table.asks("anna", "næste", &[]).await;
        let moved = tokio::time::timeout(Duration::from_secs(4), table.phase_after("Fælles pointer", newest)).await;
        if let Ok(board) = moved {
            break board;
        }
    };
    table.shows(board, "Koden stod på en seddel").await;
    table.shows(board, "Ingen fik sagt hvorfor").await;
    assert!(!table.text(board).contains("010190"));
    table.stumble().await;
    let card = table.card("anna", "Fælles pointer").await;
    table.fills("anna", card, &table.form_button(card).await, &["Koder og forklaringer"]).await;
    table.shows(board, "Koder og forklaringer").await;
    table.asks("anna", "næste", &[]).await;

    // --- step 3 ---
    table.phase("Grupper").await;
    table.stumble().await;
    table.peer.drop_sockets();
    table.steers("anna", "Grupper", NEXT).await;
    let reflect = table.phase("egen praksis").await;
    // A break long enough to be admitted: told once, and the deadline moves.
    table.bot.kill();
    tokio::time::sleep(LONG_BREAK).await;
    table.bot.start();
    table.ready().await;
    table.post_after("Jeg var væk", reflect).await;
    for name in JOINED {
        let own = table.in_thread_of(name, "egen praksis").await;
        table.presses(name, own, DONE).await;
    }
    table.shows(reflect, "9 af 9").await;
    table.asks("anna", "næste", &[]).await;

    // --- step 4 ---
    let silent = table.phase("Stille minut").await;
    // The silent minute lasts three seconds here; the kills need longer.
    table.asks("anna", "forlæng", &[("minutter", json!(30))]).await;
    let form = table.form_button(silent).await;
    table.fills("bo", silent, &form, &["Vi siger altid den samme sætning"]).await;
    // Inge takes no direct messages; what she writes in the form is hers alone all the same.
    table.fills("inge", silent, &form, &["En stol ved siden af"]).await;
    table.bot.kill();
    table.peer.disconnected().await;
    let idea = table.person("carla").dm("Et skilt på skranken");
    table.bot.start();
    table.ready().await;
    table
        .peer
        .until("the sign that the idea was taken", |world| {
            let reactions = &world.messages[&idea].reactions;
            reactions.iter().any(|reaction| reaction.emoji == DONE).then_some(())
        })
        .await;
    table.shows(silent, "3").await;
    for name in JOINED {
        table.presses(name, silent, DONE).await;
    }
    table.shows(silent, "Stilheden er slut").await;
    table.asks("anna", "næste", &[]).await;
    let share = table.phase("Del idéer ·").await;
    table.stumble().await;
    for name in JOINED {
        let own = table.in_thread_of(name, "Del idéer").await;
        table.presses(name, own, DONE).await;
    }
    table.shows(share, "9 af 9").await;
    table.asks("anna", "næste", &[]).await;
    let select = table.phase("Vælg forslag").await;
    table.asks("anna", "forslag", &[("tekst", json!("Den samme sætning til alle"))]).await;
    table.stumble().await;
    table.asks("bo", "forslag", &[("tekst", json!("Et skilt på hver skranke"))]).await;
    table.shows(select, "Et skilt på hver skranke").await;
    table.asks("anna", "næste", &[]).await;

    // --- step 5 ---
    table.phase("Fremlæggelse").await;
    table.stumble().await;
    // What is on the board is suggested once the bot has been asked something here since its start.
    table.asks("anna", "status", &[]).await;
    let suggested =
        table.person("anna").autocomplete(table.channel, "dialog", &["styr", "enighed"], ("nummer", ""), &[]).await;
    assert_eq!(suggested.len(), 2, "the proposals on the board: {suggested:?}");
    table.asks("anna", "enighed", &[("nummer", json!("1"))]).await;
    let consent = table.phase("Enighed").await;
    table.asks("anna", "forlæng", &[("minutter", json!(30))]).await;
    table.presses("bo", consent, "👍").await;
    table.presses("carla", consent, "✋").await;
    table.stumble().await;
    table.shows(consent, "1 indvending").await;
    table.asks("anna", "afstemning", &[]).await;

    let dots = table.phase("Prik").await;
    table.asks("anna", "forlæng", &[("minutter", json!(30))]).await;
    // Anna, Bo, Carla, Gitte and Hans stay with 2; Dan moves his dot from 1 to 2; Eva takes hers back and puts it on 1.
    for name in ["bo", "carla"] {
        table.presses(name, dots, "2\u{fe0f}\u{20e3}").await;
    }
    table.person("dan").reacts(dots, "1\u{fe0f}\u{20e3}");
    table.person("eva").reacts(dots, "2\u{fe0f}\u{20e3}");
    table.shows(dots, "4 af 9").await;
    // Nothing gets through for a moment; votes are cast and taken back all the same.
    table.peer.set_outage(true);
    table.person("dan").unreacts(dots, "1\u{fe0f}\u{20e3}");
    table.person("dan").reacts(dots, "2\u{fe0f}\u{20e3}");
    table.person("eva").unreacts(dots, "2\u{fe0f}\u{20e3}");
    table.person("gitte").reacts(dots, "2\u{fe0f}\u{20e3}");
    tokio::time::sleep(SHORT_BREAK).await;
    table.peer.set_outage(false);
    table.ready().await;
    table.shows(dots, "4 af 9").await;
    table.bot.kill();
    table.peer.disconnected().await;
    table.person("hans").reacts(dots, "2\u{fe0f}\u{20e3}");
    // Olga observes, and Lars was not there when the vote opened.
    table.person("olga").reacts(dots, "1\u{fe0f}\u{20e3}");
    table.person("lars").reacts(dots, "1\u{fe0f}\u{20e3}");
    table.bot.start();
    table.ready().await;
    table.shows(dots, "5 af 9").await;
    table.presses("eva", dots, "1\u{fe0f}\u{20e3}").await;
    table.asks("finn", "svar", &[("nummer", json!("1"))]).await;
    table.presses("inge", dots, "1\u{fe0f}\u{20e3}").await;
    table.shows(dots, "8 af 9").await;
    table.asks("anna", "svar", &[("nummer", json!("2"))]).await;

    let trial = table.phase("Afprøvning").await;
    // 2: Anna, Bo, Carla, Dan, Gitte and Hans; 1: Eva, Finn and Inge. The vote closes when the last has answered.
    table.shows(dots, "6 af 9").await;
    table.shows(trial, "Et skilt på hver skranke").await;
    table.stumble().await;
    let form = table.form_button(trial).await;
    let card = ["Et skilt på hver skranke", "Det er let at huske", "To og to", "Alle ved skranken", "12/12"];
    table.fills("anna", trial, &form, &card).await;
    table.shows(trial, "Det er let at huske").await;
    table.stumble().await;
    table.presses("bo", trial, "🙋").await;
    let closing = table.phase_after("", trial).await;
    table.shows(closing, "Et skilt på hver skranke").await;
    let rest = table.is_told("bo", "Resten af kortet").await;
    let form = table.form_button(rest.id).await;
    table.fills("bo", rest.id, &form, &["Hver fjerde spørger om vej", "", "", "", "Ti minutter om ugen"]).await;

    // --- two weeks later: is it going well? ---
    table.bot.clock_to("2030-12-10T09:00");
    let asked = table.is_told("bo", "slutter").await;
    table.stumble().await;
    let thanks = table.presses("bo", asked.id, "🙂").await;
    assert!(thanks.contains("Tak"), "{thanks}");
    table.bot.clock_to("2030-12-13T10:00");
    table.phase("Opfølgning").await;

    // --- what must hold over all of it ---
    let Table { bot, peer, .. } = &mut table;
    bot.stop();
    println!("{:#?}", peer.counts());
    println!("{} interactions, the slowest acknowledged in {:?}", peer.latencies().len(), peer.longest_latency());
    let export = bot.export();
    let said = table.assert_said_once(&lines(&export));
    assert!(said > 30, "the export names what was said: {said}");
    assert!(table.peer.most_edits_at_once() <= 1, "one edit in flight for each message");
    assert!(!export.contains("\"choice\""), "who chose what is deleted once a vote has closed");
    assert_is_discreet(&table.bot, &["seddel", "skranke", "sætning", "Gerda", &table.peer.token()]);
    table.peer.assert_clean();
}

/// The log never says what people wrote, nor the token.
fn assert_is_discreet(bot: &Program, words: &[&str]) {
    let log = bot.log_text();
    for word in words {
        assert!(!log.contains(word), "the log says {word:?}:\n{log}");
    }
}
