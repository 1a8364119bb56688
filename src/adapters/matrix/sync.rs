//! Hearing things: the sync loop, and reading forward from the journal's own position after every break.
//!
//! The SDK remembers how far it has synced before anybody has acted on it, so its memory is never trusted: at the
//! start and after each error every room is read from the position that is in the journal. Events may be delivered
//! twice; none is left out. What takes time (sending, joining) is done elsewhere; only a full `inbound` stops the
//! loop. Deliberately absent: what becomes of an event (`delivery.rs`), and its meaning (`inbound.rs`).

use super::delivery::{Closed, Delivery};
use super::inbound;
use super::invitations::Invitations;
use super::own::Echoes;
use super::rooms::PrivateRooms;
use super::seeds::Seeds;
use super::send::Sender;
use super::session::Lock;
use super::{errors, history};
use crate::platform::link::LinkState;
use crate::platform::timer::Timer;
use crate::ports::chat::{self, Delivered, Urgency};
use matrix_sdk::config::SyncSettings;
use matrix_sdk::deserialized_responses::TimelineEvent;
use matrix_sdk::ruma::api::client::filter::{Filter, FilterDefinition, RoomEventFilter};
use matrix_sdk::ruma::{OwnedRoomId, OwnedUserId, uint};
use matrix_sdk::sync::{SyncResponse, Timeline};
use matrix_sdk::{Client, Room};
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;

/// How long the homeserver may keep a request with nothing to tell. Short, since a homeserver that has gone away
/// without a word is noticed only after it.
const LONG_POLL: Duration = Duration::from_secs(8);
/// A sync that has not come to an end by then never will: the SDK is known to hang when the server goes away.
const SYNC: Duration = Duration::from_secs(60);
/// The first sync of an account in hundreds of rooms takes minutes on a slow server.
const FIRST_SYNC: Duration = Duration::from_secs(300);
/// After errors: at first at once, since most servers are back within a second, then more and more seldom.
const FIRST_WAIT: Duration = Duration::from_millis(500);
const LONGEST_WAIT: Duration = Duration::from_secs(10);
/// Without an answer for so long somebody should know.
const ALARM: Duration = Duration::from_secs(120);
/// Pages of a hundred events read back to find where the bot came into a room.
const PAGES_TO_JOIN: usize = 20;

/// The homeserver does not accept the session any more; the text is what it says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the homeserver has ended the session: {0}")]
pub struct SessionEnded(String);

#[derive(Debug, thiserror::Error)]
enum Interrupted {
    #[error("{0}")]
    Matrix(#[from] matrix_sdk::Error),
    #[error("the homeserver has not answered in time")]
    TimedOut,
    #[error(transparent)]
    Closed(#[from] Closed),
}

/// Reads every room, until nobody listens any more.
pub(super) struct Reader {
    pub(super) client: Client,
    pub(super) own: OwnedUserId,
    pub(super) is_new_session: bool,
    #[expect(dead_code, reason = "held, never read")]
    pub(super) lock: Lock,
    pub(super) delivered: Arc<dyn Delivered>,
    pub(super) private: Arc<PrivateRooms>,
    pub(super) invitations: Invitations,
    pub(super) sender: Sender,
    pub(super) echoes: Arc<Echoes>,
    pub(super) delivery: Delivery,
    pub(super) link: LinkState,
    pub(super) timer: Timer,
    /// Rooms the bot is making.
    pub(super) making: HashSet<OwnedRoomId>,
    /// The token of the last sync: everything before it has been delivered in all rooms that are followed.
    pub(super) since: Option<String>,
    pub(super) is_live: bool,
}

impl Reader {
    pub(super) async fn run(mut self) -> Result<(), SessionEnded> {
        let inbound = self.delivery.inbound.clone();
        tokio::select! {
            () = inbound.closed() => Ok(()),
            ended = self.read() => ended,
        }
    }

    async fn read(&mut self) -> Result<(), SessionEnded> {
        let mut last_answer = self.timer.instant();
        let mut wait = FIRST_WAIT;
        let (mut is_away, mut has_alarmed) = (false, false);
        loop {
            match self.step().await {
                Ok(()) => {
                    if is_away {
                        tracing::info!(away_for = ?self.timer.since(last_answer), "the homeserver answers again");
                    }
                    last_answer = self.timer.instant();
                    wait = FIRST_WAIT;
                    (is_away, has_alarmed) = (false, false);
                }
                Err(Interrupted::Closed(_)) => return Ok(()),
                Err(Interrupted::Matrix(error)) if errors::is_session_over(&error) => {
                    return Err(SessionEnded(error.to_string()));
                }
                Err(error) => {
                    // Said once for each time away; every try that fails would fill the log.
                    if is_away {
                        tracing::debug!(error = %errors::in_short(&error.to_string()), "the homeserver still does not answer");
                    } else {
                        tracing::warn!(error = %errors::in_short(&error.to_string()), "the homeserver does not answer");
                        is_away = true;
                    }
                    self.is_live = false;
                    self.link.lost(last_answer);
                    if !has_alarmed && self.timer.since(last_answer) > ALARM {
                        has_alarmed = true;
                        tracing::error!(silent_for = ?self.timer.since(last_answer), "no successful sync for two minutes");
                    }
                    self.timer.wait(wait).await;
                    wait = (wait * 2).min(LONGEST_WAIT);
                }
            }
        }
    }

    /// One answer of the homeserver, delivered.
    async fn step(&mut self) -> Result<(), Interrupted> {
        let patience = if self.is_live { SYNC } else { FIRST_SYNC };
        let settings = SyncSettings::new().filter(filter()).timeout(self.how_long_to_wait());
        let answer = timeout(patience, self.client.sync_once(settings)).await;
        let response = answer.map_err(|_| Interrupted::TimedOut)??;
        self.invitations.answer(&self.client);
        if self.is_live {
            self.follow(&response).await?;
            self.since = Some(response.next_batch);
        } else {
            let made_good = self.link.catching_up();
            // The sync came first, because it brings the keys of what is read now.
            self.catch_up(&response).await?;
            self.since = Some(response.next_batch);
            self.is_live = true;
            self.link.live(made_good);
        }
        self.meet_new_rooms().await?;
        self.delivery.fetch_unread(!response.to_device.is_empty(), self.since.as_deref()).await?;
        let overdue = self.echoes.give_up_overdue();
        if overdue > 0 {
            tracing::warn!(overdue, "own events have not come back through the sync; reading the rooms instead");
            self.is_live = false;
        }
        Ok(())
    }

    /// Not at all while catching up, and not beyond the next event to be fetched again.
    fn how_long_to_wait(&self) -> Duration {
        if !self.is_live {
            return Duration::ZERO;
        }
        let due = self.delivery.next_due();
        due.map_or(LONG_POLL, |due| due.saturating_duration_since(self.timer.instant()).min(LONG_POLL))
    }

    /// Reads every room from the journal's position to its end, then delivers the sync that came before.
    async fn catch_up(&mut self, response: &SyncResponse) -> Result<(), Interrupted> {
        // What waits for its key is read again too.
        self.delivery.rooms.clear();
        for room in self.client.joined_rooms() {
            let update = response.rooms.joined.get(room.room_id());
            let timeline = update.map(|update| &update.timeline);
            if self.is_in_the_making(&room) {
                continue;
            }
            self.first_sight(&room, timeline, &response.next_batch).await?;
        }
        Ok(())
    }

    /// Delivers what a sync brought, gaps filled.
    async fn follow(&mut self, response: &SyncResponse) -> Result<(), Interrupted> {
        for (id, update) in &response.rooms.joined {
            let Some(room) = self.client.get_room(id) else { continue };
            if !self.delivery.rooms.contains_key(id) {
                if self.is_in_the_making(&room) {
                    continue;
                }
                self.making.remove(id);
                self.first_sight(&room, Some(&update.timeline), &response.next_batch).await?;
                continue;
            }
            let mut events = Vec::new();
            if update.timeline.limited {
                let from = update.timeline.prev_batch.clone();
                let mut pages = history::Backward::between(&room, from, self.since.clone());
                while let Some(page) = pages.next().await? {
                    events.extend(page);
                }
                events.reverse();
            }
            events.extend(update.timeline.events.iter().cloned());
            self.delivery.deliver(&room, events, Some(&response.next_batch)).await?;
        }
        for (id, update) in &response.rooms.left {
            // Only rooms it was in: a declined invitation is nothing to tell.
            if self.delivery.rooms.remove(id).is_some()
                && let Some(room) = self.client.get_room(id)
            {
                self.delivery.deliver(&room, update.timeline.events.clone(), None).await?;
                self.delivery.rooms.remove(id);
            }
        }
        Ok(())
    }

    /// Notes a room that is not told of yet, because it is not known whose it is going to be.
    fn is_in_the_making(&mut self, room: &Room) -> bool {
        let is_made = self.private.is_in_the_making(room);
        if is_made {
            self.making.insert(room.room_id().to_owned());
        }
        is_made
    }

    /// Rooms that have become somebody's are read from their beginning.
    async fn meet_new_rooms(&mut self) -> Result<(), Interrupted> {
        let Some(next_batch) = self.since.clone() else { return Ok(()) };
        for id in self.making.clone() {
            let room = self.client.get_room(&id);
            if room.as_ref().is_some_and(|room| self.private.is_in_the_making(room)) {
                continue;
            }
            self.making.remove(&id);
            if let Some(room) = room.filter(|_| !self.delivery.rooms.contains_key(&id)) {
                self.first_sight(&room, None, &next_batch).await?;
            }
        }
        Ok(())
    }

    /// A room not read since the connection was lost: everything since the journal's position, or since the bot
    /// came into it.
    async fn first_sight(
        &mut self,
        room: &Room,
        timeline: Option<&Timeline>,
        next_batch: &str,
    ) -> Result<(), Interrupted> {
        self.delivery.follow(room.room_id());
        let mut seen = HashSet::new();
        let mut seeds = Seeds::default();
        let position = self.delivered.position(&self.private.name(room));
        // Rooms an account was in before the bot had it: what was said then was not for it.
        let is_adopted = position.is_none() && self.is_new_session && self.since.is_none();
        match position {
            Some(position) => {
                let mut pages = history::Forward::from(room, position.0);
                while let Some(page) = unless_refused(room, pages.next().await)? {
                    seen.extend(page.iter().filter_map(TimelineEvent::event_id));
                    seeds.look_at(&page, &self.own);
                    self.delivery.deliver(room, page, None).await?;
                }
            }
            None if is_adopted => {}
            None => {
                let events = self.since_it_came(room).await?;
                seen.extend(events.iter().filter_map(TimelineEvent::event_id));
                seeds.look_at(&events, &self.own);
                self.delivery.deliver(room, events, None).await?;
            }
        }
        let rest = timeline.into_iter().flat_map(|timeline| &timeline.events);
        let rest = rest.filter(|event| event.event_id().is_none_or(|id| !seen.contains(&id)));
        let rest = rest.filter(|event| !is_adopted || self.is_own_join(event)).cloned().collect();
        self.delivery.deliver(room, rest, Some(next_batch)).await?;
        for (message, choices) in seeds.unsettled() {
            self.sender.settle(room, message, choices, Urgency::WhenThereIsRoom);
        }
        Ok(())
    }

    /// What was said since the bot came into the room; in a private room since it was invited, because a person who
    /// opens one writes at once.
    async fn since_it_came(&self, room: &Room) -> Result<Vec<TimelineEvent>, Interrupted> {
        let mut events = Vec::new();
        let mut pages = history::Backward::from_the_end(room);
        for _ in 0..PAGES_TO_JOIN {
            let Some(page) = unless_refused(room, pages.next().await)? else { break };
            let has_come = page.iter().any(|event| self.is_own_join(event));
            events.extend(page);
            if has_come {
                break;
            }
        }
        events.reverse();
        let is_private = matches!(self.private.name(room), chat::Room::Private { .. });
        let invite = || {
            let own = &self.own;
            events.iter().rposition(|e| history::json(e).is_some_and(|e| inbound::is_own_invite(&e, own)))
        };
        let join = || events.iter().rposition(|event| self.is_own_join(event));
        let start = if is_private { invite().or_else(join) } else { join() };
        Ok(events.split_off(start.unwrap_or(0)))
    }

    fn is_own_join(&self, event: &TimelineEvent) -> bool {
        history::json(event).is_some_and(|event| inbound::is_own_join(&event, &self.own))
    }
}

/// A room that the homeserver does not let the bot read must not keep it from reading the others.
fn unless_refused<T>(room: &Room, page: matrix_sdk::Result<Option<T>>) -> matrix_sdk::Result<Option<T>> {
    match page {
        Err(error) if errors::is_refused(&error) => {
            tracing::error!(room = %room.room_id(), %error, "the room's history cannot be read; something may be missed");
            Ok(None)
        }
        page => page,
    }
}

/// A hundred events of each room, which is what Synapse gives at most; nothing of who types, reads or is there.
fn filter() -> matrix_sdk::ruma::api::client::sync::sync_events::v3::Filter {
    let mut definition = FilterDefinition::empty();
    definition.room.timeline.limit = Some(uint!(100));
    definition.room.ephemeral = RoomEventFilter::ignore_all();
    definition.presence = Filter::ignore_all();
    definition.into()
}
