//! Which call does what. A call that Discord has and this fake has not is a fault of the fake, and is reported as one.

use super::{Answer, Call, Refusal, channels, commands, interactions, messages, reactions, schedule};
use crate::store::World;
use serde_json::json;

pub fn answer(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let path: Vec<&str> = call.path.iter().map(String::as_str).collect();
    match (call.method.as_str(), path.as_slice()) {
        ("GET", ["gateway"]) => Ok(Answer::ok(json!({ "url": world.gateway }))),
        ("GET", ["gateway", "bot"]) => Ok(Answer::ok(json!({
            "url": world.gateway, "shards": 1,
            "session_start_limit": { "total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 1 },
        }))),
        ("GET", ["users", "@me"]) => Ok(Answer::ok(world.own_user_json())),
        ("GET", ["users", "@me", "guilds"]) => Ok(Answer::ok(world.own_guilds_json())),
        ("GET", ["users", _]) => channels::user(world, call),
        ("POST", ["users", "@me", "channels"]) => channels::open_direct(world, call),
        ("GET", ["applications", "@me"] | ["oauth2", "applications", "@me"]) => {
            Ok(Answer::ok(world.application_json()))
        }

        ("GET", ["applications", _, "commands"]) => commands::list(world, call),
        ("PUT", ["applications", _, "commands"]) => commands::put(world, call),
        ("POST", ["applications", _, "commands"]) => commands::post(world, call),
        ("GET", ["applications", _, "guilds", _, "commands"]) => commands::list(world, call),
        ("PUT", ["applications", _, "guilds", _, "commands"]) => commands::put(world, call),
        ("POST", ["applications", _, "guilds", _, "commands"]) => commands::post(world, call),

        ("POST", ["interactions", _, _, "callback"]) => interactions::callback(world, call),
        ("POST", ["webhooks", _, _]) => interactions::follow_up(world, call),
        ("GET", ["webhooks", _, _, "messages", _]) => interactions::get(world, call),
        ("PATCH", ["webhooks", _, _, "messages", _]) => interactions::edit(world, call),
        ("DELETE", ["webhooks", _, _, "messages", _]) => interactions::delete(world, call),

        ("GET", ["channels", _]) => channels::get(world, call),
        ("PATCH", ["channels", _]) => channels::edit(world, call),
        ("POST", ["channels", _, "typing"]) => channels::typing(world, call),
        ("POST", ["channels", _, "threads"]) => channels::new_thread(world, call),
        ("POST", ["channels", _, "messages", _, "threads"]) => channels::thread_from(world, call),

        ("GET", ["channels", _, "pins"]) => reactions::pins(world, call),
        ("PUT", ["channels", _, "pins", _]) => reactions::pin(world, call, 3, true),
        ("DELETE", ["channels", _, "pins", _]) => reactions::pin(world, call, 3, false),
        ("PUT", ["channels", _, "messages", "pins", _]) => reactions::pin(world, call, 4, true),
        ("DELETE", ["channels", _, "messages", "pins", _]) => reactions::pin(world, call, 4, false),

        ("GET", ["channels", _, "messages"]) => messages::list(world, call),
        ("POST", ["channels", _, "messages"]) => messages::post(world, call),
        ("GET", ["channels", _, "messages", _]) => messages::get(world, call),
        ("PATCH", ["channels", _, "messages", _]) => messages::edit(world, call),
        ("DELETE", ["channels", _, "messages", _]) => messages::delete(world, call),

        ("PUT", ["channels", _, "messages", _, "reactions", _, "@me"]) => reactions::add(world, call),
        ("DELETE", ["channels", _, "messages", _, "reactions", _, _]) => reactions::remove(world, call),
        ("DELETE", ["channels", _, "messages", _, "reactions", _]) => reactions::remove_emoji(world, call),
        ("DELETE", ["channels", _, "messages", _, "reactions"]) => reactions::remove_all(world, call),
        ("GET", ["channels", _, "messages", _, "reactions", _]) => reactions::users(world, call),

        ("GET", ["guilds", id, rest @ ..]) if id.parse() == Ok(world.guild.id) && world.guild.has_bot => match rest {
            [] => Ok(Answer::ok(world.guild_json())),
            ["channels"] => channels::of_guild(world),
            ["threads", "active"] => channels::active_threads(world),
            ["members", _] => channels::member(world, call),
            ["scheduled-events"] => schedule::list(world),
            ["scheduled-events", _] => schedule::get(world, call),
            _ => Err(not_spoken(call)),
        },
        ("POST", ["guilds", _, "scheduled-events"]) => schedule::post(world, call),
        ("PATCH", ["guilds", _, "scheduled-events", _]) => schedule::edit(world, call),
        ("DELETE", ["guilds", _, "scheduled-events", _]) => schedule::delete(world, call),
        ("GET", ["guilds", ..]) => Err(Refusal::unknown_guild()),
        _ => Err(not_spoken(call)),
    }
}

fn not_spoken(call: &Call) -> Refusal {
    let what = format!("the fake does not speak {} /{}", call.method, call.path.join("/"));
    Refusal::new(404, 0, &what).violation()
}
