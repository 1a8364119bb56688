//! The Discord of the tests, tried by itself: serenity is its client, and what breaks Discord's rules is caught.
//!
//! `talk` has whole conversations with a bot, `calls` each call that serenity can make, `rules` what must be refused,
//! `lines` the gateway, `weather` limits and crowds.

#[path = "discord_by_itself/bot.rs"]
mod bot;
#[path = "discord_by_itself/calls.rs"]
mod calls;
#[path = "discord_by_itself/lines.rs"]
mod lines;
#[path = "discord_by_itself/rules.rs"]
mod rules;
#[path = "discord_by_itself/talk.rs"]
mod talk;
#[path = "discord_by_itself/weather.rs"]
mod weather;
