//! The Discord of the tests, tried by itself: serenity is its client, and what breaks Discord's rules is caught.
//!
//! `talk` has whole conversations with a bot, `calls` each call that serenity can make, `rules` what must be refused,
//! `lines` the gateway, `weather` limits and crowds.

#![cfg(feature = "discord")]

#[path = "discord_peer/bot.rs"]
mod bot;
#[path = "discord_peer/calls.rs"]
mod calls;
mod discord;
#[path = "discord_peer/lines.rs"]
mod lines;
#[path = "discord_peer/rules.rs"]
mod rules;
#[path = "discord_peer/talk.rs"]
mod talk;
#[path = "discord_peer/weather.rs"]
mod weather;
