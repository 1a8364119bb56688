//! The Discord adapter against the Discord of the tests: what it hears, what it says, and what it makes good.
//!
//! `listening` is about commands, buttons, forms and messages, `saying` about posts, `breaks` about lost connections;
//! `on_discord` does what every adapter must (`contract`).
//! Deliberately absent: dialogues; the app has tests of its own.

#[path = "discord_adapter/breaks.rs"]
mod breaks;
#[path = "../../contract/mod.rs"]
mod contract;
#[path = "discord_adapter/hand.rs"]
mod hand;
#[path = "discord_adapter/listening.rs"]
mod listening;
#[path = "discord_adapter/on_discord.rs"]
mod on_discord;
#[path = "discord_adapter/saying.rs"]
mod saying;
