//! What Discord tells -> what was heard. Pure.
//!
//! Deliberately absent: acknowledging, ordering, positions, and what counts as taken back: a reaction on Discord has no
//! id of its own, and `reactions.rs` gives it one.

use super::commands::{self, Chosen};
use super::components::{self, Press};
use super::forms::Filled;
use super::guilds::{Where, is_thread};
use super::invite::bit;
use super::{names, typed};
use crate::dialogue::ids::Account;
use crate::ports::chat::{ChoiceId, EventId, Heard, Inbound, Permission, Room};
use crate::ports::vocabulary::{Blank, Vocabulary};
use jiff::Timestamp;
use serenity::model::Permissions;
use serenity::model::application::ModalInteraction;
use serenity::model::application::{CommandInteraction, ComponentInteraction, ComponentInteractionDataKind};
use serenity::model::channel::{Message, MessageFlags, MessageType, PartialChannel};
use serenity::model::guild::{Member, PartialMember};
use serenity::model::id as discord;
use serenity::model::user::User;

/// What the help button asks.
const HELP: &str = "status";

/// Where an interaction happened: in a server, or in the private room with that id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    Server(Where),
    Private(discord::ChannelId),
}

impl Spot {
    /// Discord tells the channel with an interaction; `known` is what the gateway told of it before.
    pub(super) fn of(
        id: discord::ChannelId,
        guild: Option<discord::GuildId>,
        channel: Option<&PartialChannel>,
        known: Option<Where>,
    ) -> Self {
        if guild.is_none() {
            return Self::Private(id);
        }
        let told = channel.filter(|channel| is_thread(channel.kind)).and_then(|channel| channel.parent_id);
        let told = told.map(|parent| Where { channel: parent, thread: Some(id) });
        Self::Server(told.or(known).unwrap_or(Where { channel: id, thread: None }))
    }

    pub(super) fn room(&self, by: discord::UserId) -> Room {
        match self {
            Self::Server(place) => Room::Channel(place.channel_id()),
            Self::Private(room) => Room::Private { account: names::account(by), room: room.to_string() },
        }
    }

    pub(super) fn server(&self) -> Option<&Where> {
        match self {
            Self::Server(place) => Some(place),
            Self::Private(_) => None,
        }
    }
}

pub(super) fn command(did: &CommandInteraction, spot: &Spot, vocabulary: &Vocabulary) -> Inbound {
    // A command of an older version, still on somebody's screen, asks for nothing: the app says what there is.
    let thread = spot.server().and_then(Where::root);
    let lacking = lacking(did.app_permissions.filter(|_| did.guild_id.is_some()));
    let what = match commands::chosen(vocabulary, &did.data.options) {
        Some(Chosen { command, values, mentions }) => {
            Heard::Sent { blank: Blank::Command(command), values, thread, mentions, lacking, on: None }
        }
        None => Heard::Asked { words: String::new(), thread, mentions: Vec::new(), lacking },
    };
    interaction(did.id, spot, &did.user, did.member.as_deref(), what)
}

/// What a press does; `None` where the component is none of ours.
pub(super) fn press(did: &ComponentInteraction) -> Option<Press> {
    match &did.data.kind {
        ComponentInteractionDataKind::Button => Press::read(&did.data.custom_id),
        ComponentInteractionDataKind::StringSelect { values } => Press::read(values.first()?),
        _ => None,
    }
}

pub(super) fn pressed(did: &ComponentInteraction, spot: &Spot, choice: ChoiceId) -> Inbound {
    let what = Heard::Pressed { message: place(&did.message).id(), choice };
    interaction(did.id, spot, &did.user, did.member.as_ref(), what)
}

pub(super) fn asked_for_help(did: &ComponentInteraction, spot: &Spot) -> Inbound {
    let thread = spot.server().and_then(Where::root);
    let lacking = lacking(did.app_permissions.filter(|_| did.guild_id.is_some()));
    let what = Heard::Asked { words: HELP.to_owned(), thread, mentions: Vec::new(), lacking };
    interaction(did.id, spot, &did.user, did.member.as_ref(), what)
}

/// A form that was sent in. What stood there already when it was opened is not said again: somebody else may have changed
/// it meanwhile.
pub(super) fn form(did: &ModalInteraction, spot: &Spot, vocabulary: &Vocabulary, filled: &Filled) -> Option<Inbound> {
    let (id, _, values) = components::sent_in(&did.data.custom_id, &did.data.components)?;
    let form = vocabulary.form(id)?;
    let message = did.message.as_ref().map(|message| message.id);
    let opened = message.map(|message| filled.opened(message, did.user.id, id)).unwrap_or_default();
    let (mut values, mut opened) = (values.into_iter(), opened.into_iter());
    let said = form.fields.iter().map(|field| {
        let (value, before) = (values.next().flatten(), opened.next().flatten());
        // Without what it must have, it would not be understood.
        value.filter(|value| field.required || before.is_none_or(|before| !is_same(value, &before)))
    });
    let what = Heard::Sent {
        blank: Blank::Form(id),
        values: said.collect(),
        thread: spot.server().filter(|_| !form.is_private).and_then(Where::root),
        mentions: Vec::new(),
        lacking: lacking(did.app_permissions.filter(|_| did.guild_id.is_some())),
        on: did.message.as_ref().map(|message| place(message).id()),
    };
    let mut inbound = interaction(did.id, spot, &did.user, did.member.as_ref(), what);
    if let (true, Spot::Server(_)) = (form.is_private, spot) {
        inbound.room = Room::Private { account: names::account(did.user.id), room: String::new() };
    }
    Some(inbound)
}

/// Discord gives back what it was given, but for the ends of lines and of the text.
fn is_same(a: &str, b: &str) -> bool {
    a.trim().lines().map(str::trim_end).eq(b.trim().lines().map(str::trim_end))
}

fn interaction(id: discord::InteractionId, spot: &Spot, user: &User, member: Option<&Member>, what: Heard) -> Inbound {
    Inbound {
        id: names::interaction(id),
        room: spot.room(user.id),
        from: names::account(user.id),
        display_name: member.and_then(|member| member.nick.clone()).unwrap_or_else(|| shown(user)),
        at: names::made_at(id.get()),
        what,
        position: None,
    }
}

/// Discord's time as ours.
pub(super) fn when(at: &serenity::model::Timestamp) -> Option<Timestamp> {
    at.to_string().parse().ok()
}

pub(super) fn shown(user: &User) -> String {
    user.global_name.clone().unwrap_or_else(|| user.name.clone())
}

fn shown_in(user: &User, member: Option<&PartialMember>) -> String {
    member.and_then(|member| member.nick.clone()).unwrap_or_else(|| shown(user))
}

/// The message as the bot knows it again.
pub(super) fn place(message: &Message) -> names::Place {
    let ephemeral = message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL));
    names::Place { ephemeral, ..names::Place::new(message.channel_id, message.id) }
}

/// What the bot may not do where somebody asked it something. Who pins is newer than the client and not seen there.
pub(super) fn lacking(permissions: Option<Permissions>) -> Vec<Permission> {
    let Some(has) = permissions.filter(|has| !has.contains(Permissions::ADMINISTRATOR)) else { return Vec::new() };
    let seen = Permission::ALL.into_iter().filter(|permission| Permissions::from_bits(bit(*permission)).is_some());
    seen.filter(|permission| has.bits() & bit(*permission) == 0).collect()
}

/// A message, if it concerns the bot: in a private room all of them, elsewhere those that mention it.
pub(super) fn message(message: &Message, spot: &Spot, own: discord::UserId, command: &str) -> Option<Inbound> {
    let is_said = matches!(message.kind, MessageType::Regular | MessageType::InlineReply);
    if !is_said || message.author.bot || message.webhook_id.is_some() {
        return None;
    }
    let text = said(&message.content, spot, own, command)?;
    let mentions = mentions(&message.mentions, own);
    let what = Heard::Message { text, thread: spot.server().and_then(Where::root), mentions };
    Some(Inbound {
        id: names::message(message.id),
        room: spot.room(message.author.id),
        from: names::account(message.author.id),
        display_name: shown_in(&message.author, message.member.as_deref()),
        at: names::made_at(message.id.get()),
        what,
        position: None,
    })
}

/// The text of a message as the app reads it, `None` where it was not meant for the bot.
pub(super) fn said(content: &str, spot: &Spot, own: discord::UserId, command: &str) -> Option<String> {
    match spot {
        Spot::Private(_) => Some(typed::direct(content, command)),
        Spot::Server(_) => {
            let mentions_it = typed::typed(content).contains(&format!("@{own}"));
            mentions_it.then(|| typed::addressed(content, own.get(), command))
        }
    }
}

fn mentions(users: &[User], own: discord::UserId) -> Vec<Account> {
    users.iter().filter(|user| user.id != own).map(|user| names::account(user.id)).collect()
}

/// A text that was changed. `at` is when, which makes each change an event of its own.
pub(super) fn edited(original: discord::MessageId, spot: &Spot, author: &User, text: String, at: Timestamp) -> Inbound {
    Inbound {
        id: EventId(format!("{original}/edit/{}", at.as_millisecond())),
        room: spot.room(author.id),
        from: names::account(author.id),
        display_name: shown(author),
        at,
        what: Heard::Edited { original: names::message(original), text },
        position: None,
    }
}

/// A message that is gone. Discord does not say who took it away; it is put down to whoever wrote it.
pub(super) fn deleted(original: discord::MessageId, room: Room, author: Account, at: Timestamp) -> Inbound {
    Inbound {
        id: EventId(format!("{original}/gone")),
        room,
        from: author,
        display_name: String::new(),
        at,
        what: Heard::TakenBack { original: names::message(original) },
        position: None,
    }
}
