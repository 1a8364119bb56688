//! Hears what the gateway tells: acknowledges at once what people did, and hands everything on in order.
//!
//! It never waits for anybody: an interaction that is not acknowledged within three seconds is lost. It also notices
//! when the connection is gone. Deliberately absent: what takes time, such as reading what was missed (`reader.rs`).

use super::components::{self, Press};
use super::config::DiscordConfig;
use super::forms::Filled;
use super::guilds::Guilds;
use super::inbound::{self, Spot};
use super::reader::Step;
use super::replies::{Done, Replies, Until};
use super::rest::Rest;
use super::session::{Gateway, GatewayState, Refusal, Signal};
use super::stopped::Stopped;
use super::{commands, names};
use crate::dialogue::ids::ChannelId;
use crate::platform::link::LinkState;
use crate::platform::timer::Timer;
use crate::ports::link::Link;
use crate::ports::vocabulary::{Suggest, Vocabulary};
use jiff::Timestamp;
use serenity::model::application::{CommandInteraction, ComponentInteraction, Interaction, ModalInteraction};
use serenity::model::event::Event;
use serenity::model::gateway::Ready;
use serenity::model::id as discord;
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

/// How often it is looked whether the connection stands.
const LOOK: Duration = Duration::from_millis(500);
/// Discord wants a heartbeat every 41 seconds and acknowledges each; after two without a sign nobody is there.
const SILENCE: Duration = Duration::from_secs(100);
/// So long without a moment for anything else: serenity spins, and hears nothing.
const NO_MOMENT: Duration = Duration::from_secs(5);
/// A sign within this says that all was well: one heartbeat, and what its answer may take.
const ON_TIME: Duration = Duration::from_secs(50);
/// So long it stands after it had seemed lost without anything having been told: it had never gone.
const STANDS: Duration = Duration::from_secs(2);
/// How long the servers may take to be told after the connection is made.
const GUILDS: Duration = Duration::from_secs(10);
/// So long without a gateway although Discord answers otherwise: serenity is stuck, and only a new process helps.
const STUCK: Duration = Duration::from_secs(300);
/// Before the commands are registered again after an error.
const BEFORE_REGISTERING_AGAIN: Duration = Duration::from_secs(30);

pub(super) struct GatewayListener {
    pub(super) config: DiscordConfig,
    pub(super) rest: Rest,
    pub(super) guilds: Guilds,
    pub(super) replies: Replies,
    pub(super) filled: Filled,
    pub(super) vocabulary: Arc<Vocabulary>,
    pub(super) suggest: Arc<dyn Suggest>,
    pub(super) signals: mpsc::UnboundedReceiver<Signal>,
    /// Whoever asks here to hear nothing more is told when all before has been handed on.
    pub(super) closing: mpsc::UnboundedReceiver<oneshot::Sender<()>>,
    pub(super) steps: mpsc::UnboundedSender<Step>,
    pub(super) link: LinkState,
    pub(super) timer: Timer,
}

/// How the connection stands.
struct Watch {
    gateway: Option<Gateway>,
    seen: Option<GatewayState>,
    is_up: bool,
    /// Has it ever been?
    was_up: bool,
    /// Since when a connection that had seemed lost stands.
    well_since: Option<Instant>,
    sign_of_life: Instant,
    looked: Instant,
    /// The servers still to be told of after a new connection, and since when that is waited for.
    awaited: Option<(HashSet<discord::GuildId>, Instant)>,
    is_registered: bool,
    is_closed: bool,
}

impl GatewayListener {
    pub(super) async fn run(mut self) -> Stopped {
        let mut watch = Watch {
            gateway: None,
            seen: None,
            is_up: false,
            was_up: false,
            well_since: None,
            sign_of_life: self.timer.instant(),
            looked: self.timer.instant(),
            awaited: None,
            is_registered: false,
            is_closed: false,
        };
        let mut look = Box::pin(self.timer.wait(LOOK));
        loop {
            tokio::select! {
                biased;
                Some(done) = self.closing.recv() => {
                    watch.is_closed = true;
                    let _ = self.steps.send(Step::Flush(done));
                }
                signal = self.signals.recv() => match signal {
                    // What is not acknowledged the platform says to whoever did it.
                    Some(Signal::Event(_)) if watch.is_closed => {}
                    Some(Signal::Event(event)) => self.event(&mut watch, *event),
                    Some(Signal::Connecting(gateway)) => watch.gateway = Some(gateway),
                    Some(Signal::Refused(Refusal::Token)) => return Stopped::TokenRefused,
                    Some(Signal::Refused(Refusal::Intents)) => return Stopped::IntentsRefused,
                    None => return Stopped::GatewayStuck,
                },
                () = &mut look => {
                    self.look(&mut watch);
                    if !watch.is_up && self.timer.since(watch.sign_of_life) > STUCK {
                        if self.rest.at_once(self.rest.http().get_gateway()).await.is_ok() {
                            return Stopped::GatewayStuck;
                        }
                        watch.sign_of_life = self.timer.instant();
                    }
                    look.set(self.timer.wait(LOOK));
                }
            }
        }
    }

    fn look(&self, watch: &mut Watch) {
        let now = self.timer.instant();
        if let Some(gateway) = &watch.gateway
            && let Some(state) = gateway.state()
        {
            if watch.seen != Some(state) && state.is_connected {
                watch.sign_of_life = now;
            }
            watch.seen = Some(state);
            let ago = |then: Instant| now.saturating_duration_since(then);
            let (moment, sign) = (gateway.last_moment(), watch.sign_of_life);
            let is_well = state.is_connected && ago(sign) <= SILENCE && ago(moment) <= NO_MOMENT;
            if watch.is_up && !is_well {
                tracing::warn!("the connection to Discord's gateway is lost");
                watch.is_up = false;
                // Acknowledged in time and gone now: it broke just before. Otherwise nobody knows since when.
                let since = if ago(sign) < ON_TIME { watch.looked.min(moment) } else { sign };
                self.link.lost(since);
            }
            // A new session or an old one shows itself at once by its event; this one has stood all the time, and had
            // only been too slow.
            let is_back = watch.was_up && !watch.is_up && is_well;
            if is_back && watch.well_since.is_some_and(|then| ago(then) >= STANDS) {
                watch.is_up = true;
                self.goes_on(watch);
            }
            watch.well_since = watch.well_since.filter(|_| is_well).or(is_back.then_some(now));
        }
        watch.looked = now;
        if watch.is_up
            && let Some((_, since)) = &watch.awaited
            && now.saturating_duration_since(*since) > GUILDS
        {
            tracing::warn!("Discord has not told of every server it promised");
            watch.awaited = None;
            self.catch_up();
        }
    }

    /// The session is the same, so Discord has told everything, or is going to.
    fn goes_on(&self, watch: &mut Watch) {
        match &mut watch.awaited {
            // It broke before the servers were told, which comes now, and what was missed before is still to be read.
            Some((_, since)) => *since = self.timer.instant(),
            None => drop(self.steps.send(Step::GoesOn { made_good: self.link.catching_up() })),
        }
    }

    /// The session is a new one.
    fn catch_up(&self) {
        let at = self.at();
        let _ = self.steps.send(Step::CatchUp { made_good: self.link.catching_up(), at });
    }

    /// When something happened that is told now and has no time of its own. After a break it may have happened at any
    /// moment of it, and whoever did it in time is not to be late.
    fn at(&self) -> Timestamp {
        match self.link.now() {
            Link::Lost { since } => since,
            Link::CatchingUp | Link::Live => self.timer.wall(),
        }
    }

    fn event(&self, watch: &mut Watch, event: Event) {
        watch.sign_of_life = self.timer.instant();
        match &event {
            Event::Ready(ready) => {
                if watch.is_up {
                    // A new session so soon after the old one that its end has not been seen.
                    self.link.lost(watch.looked);
                }
                (watch.is_up, watch.was_up) = (true, true);
                self.ready(watch, &ready.ready);
            }
            Event::Resumed(_) => {
                watch.is_up = true;
                self.goes_on(watch);
            }
            Event::GuildCreate(created) => {
                if self.guilds.serves(&self.config, created.guild.id) {
                    self.guilds.note(&event);
                }
                self.guilds.is_told(created.guild.id);
                self.is_told(watch, created.guild.id);
            }
            Event::GuildDelete(deleted) => {
                self.guilds.note(&event);
                self.is_told(watch, deleted.guild.id);
            }
            Event::InteractionCreate(created) => self.interaction(created.interaction.clone()),
            Event::MessageCreate(_)
            | Event::MessageUpdate(_)
            | Event::MessageDelete(_)
            | Event::MessageDeleteBulk(_)
            | Event::ReactionAdd(_)
            | Event::ReactionRemove(_)
            | Event::ReactionRemoveAll(_)
            | Event::ReactionRemoveEmoji(_) => {
                if guild_of(&event).is_none_or(|guild| self.guilds.serves(&self.config, guild)) {
                    let _ = self.steps.send(Step::Event { event: Box::new(event), at: self.at() });
                }
            }
            Event::Unknown(unknown) => tracing::debug!(kind = unknown.kind, "Discord told something unknown"),
            other => self.guilds.note(other),
        }
    }

    fn ready(&self, watch: &mut Watch, ready: &Ready) {
        self.rest.http().set_application_id(ready.application.id);
        if !std::mem::replace(&mut watch.is_registered, true) {
            tokio::spawn(register(self.rest.clone(), Arc::clone(&self.vocabulary), self.timer));
        }
        let awaited: HashSet<_> = ready.guilds.iter().map(|guild| guild.id).collect();
        self.guilds.begin(&awaited);
        if awaited.is_empty() {
            self.catch_up();
        } else {
            watch.awaited = Some((awaited, self.timer.instant()));
        }
    }

    fn is_told(&self, watch: &mut Watch, guild: discord::GuildId) {
        let Some((awaited, _)) = &mut watch.awaited else { return };
        awaited.remove(&guild);
        if awaited.is_empty() {
            watch.awaited = None;
            self.catch_up();
        }
    }

    fn interaction(&self, interaction: Interaction) {
        if interaction.guild_id().is_some_and(|guild| !self.guilds.serves(&self.config, guild)) {
            return;
        }
        match interaction {
            Interaction::Command(did) => self.command(&did),
            Interaction::Autocomplete(did) => self.autocomplete(did),
            Interaction::Component(did) => self.component(did),
            Interaction::Modal(did) => self.modal(&did),
            _ => {}
        }
    }

    fn command(&self, did: &CommandInteraction) {
        let spot = Spot::of(did.channel_id, did.guild_id, did.channel.as_ref(), self.guilds.locate(did.channel_id));
        self.replies.acknowledge(done(did.id, &did.token, did.user.id, &spot), Until::Thinking);
        let _ = self.steps.send(Step::Heard(Box::new(inbound::command(did, &spot, &self.vocabulary))));
    }

    fn autocomplete(&self, did: CommandInteraction) {
        let spot = Spot::of(did.channel_id, did.guild_id, did.channel.as_ref(), self.guilds.locate(did.channel_id));
        let asked = commands::asked_for(&self.vocabulary, &did.data.options);
        let found = asked.map(|(what, typed)| {
            // In a private room there is no channel; whoever suggests knows what that means.
            let channel = channel_of(&spot).unwrap_or_else(|| names::channel(did.channel_id));
            self.suggest.suggest(&channel, what, &typed, commands::lang(&did.locale))
        });
        self.replies.suggest(did.id, did.token, commands::suggestions(found.unwrap_or_default()));
    }

    fn component(&self, did: ComponentInteraction) {
        let spot = Spot::of(did.channel_id, did.guild_id, did.channel.as_ref(), self.guilds.locate(did.channel_id));
        let press = inbound::press(&did);
        if let Some(Press::Form { form, lang, choice }) = &press
            && let Some(form) = self.vocabulary.form(*form)
        {
            let filled = self.filled.open(did.message.id, choice, did.user.id, form.id);
            return self.replies.open(did.id, did.token, components::modal(form, *lang, &filled));
        }
        let until = if press == Some(Press::Help) { Until::Thinking } else { Until::Unchanged };
        self.replies.acknowledge(done(did.id, &did.token, did.user.id, &spot), until);
        let heard = match press {
            Some(Press::Choice(choice)) => inbound::pressed(&did, &spot, choice),
            Some(Press::Help) => inbound::asked_for_help(&did, &spot),
            Some(Press::Form { .. }) | None => return tracing::debug!("a button was pressed that means nothing now"),
        };
        let _ = self.steps.send(Step::Heard(Box::new(heard)));
    }

    fn modal(&self, did: &ModalInteraction) {
        let spot = Spot::of(did.channel_id, did.guild_id, did.channel.as_ref(), self.guilds.locate(did.channel_id));
        self.replies.acknowledge(done(did.id, &did.token, did.user.id, &spot), Until::Thinking);
        match inbound::form(did, &spot, &self.vocabulary, &self.filled) {
            Some(heard) => drop(self.steps.send(Step::Heard(Box::new(heard)))),
            None => tracing::debug!("a form was sent in that means nothing now"),
        }
    }
}

fn channel_of(spot: &Spot) -> Option<ChannelId> {
    spot.server().map(super::guilds::Where::channel_id)
}

fn done(id: discord::InteractionId, token: &str, by: discord::UserId, spot: &Spot) -> Done {
    Done { id, token: token.to_owned(), by, channel: channel_of(spot) }
}

fn guild_of(event: &Event) -> Option<discord::GuildId> {
    match event {
        Event::MessageCreate(event) => event.message.guild_id,
        Event::MessageUpdate(event) => event.guild_id,
        Event::MessageDelete(event) => event.guild_id,
        Event::MessageDeleteBulk(event) => event.guild_id,
        Event::ReactionAdd(event) => event.reaction.guild_id,
        Event::ReactionRemove(event) => event.reaction.guild_id,
        Event::ReactionRemoveAll(event) => event.guild_id,
        Event::ReactionRemoveEmoji(event) => event.reaction.guild_id,
        _ => None,
    }
}

/// Registers the commands, which are the same everywhere. Those of an older version are replaced.
async fn register(rest: Rest, vocabulary: Arc<Vocabulary>, timer: Timer) {
    let body = commands::registration(&vocabulary);
    loop {
        match rest.call(rest.http().create_global_commands(&body)).await {
            Ok(_) => return tracing::info!("the commands are registered with Discord"),
            Err(error) if error.is_refused() => {
                return tracing::error!(%error, "Discord does not take the commands; those of before stay");
            }
            Err(error) => tracing::warn!(%error, "the commands are not registered yet"),
        }
        timer.wait(BEFORE_REGISTERING_AGAIN).await;
    }
}
