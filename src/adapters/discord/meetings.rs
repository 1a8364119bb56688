//! Meetings in the server's own calendar, beside the file that everybody can put into theirs.
//!
//! A courtesy: whatever goes wrong is logged and nothing more, since the file has been posted. A meeting is found again by
//! a mark at the end of its description. Deliberately absent: when a meeting is.

use super::errors::Failed;
use super::guilds::Guilds;
use super::names;
use super::overflow::cut;
use super::rest::Rest;
use crate::platform::timer::Timer;
use crate::ports::chat::Meeting;
use serde_json::{Value, json};
use serenity::model::guild::ScheduledEvent;
use serenity::model::id::{ChannelId, GuildId};

const NAME: usize = 100;
const DESCRIPTION: usize = 1000;
/// Discord's numbers: somewhere else than in a voice channel, for members alone.
const ELSEWHERE: u8 = 3;
const MEMBERS: u8 = 2;

#[derive(Clone, Debug)]
pub(super) struct Meetings {
    rest: Rest,
    guilds: Guilds,
    timer: Timer,
}

impl Meetings {
    pub(super) fn new(rest: Rest, guilds: Guilds, timer: Timer) -> Self {
        Self { rest, guilds, timer }
    }

    pub(super) async fn settle(&self, channel: ChannelId, meeting: &Meeting) {
        let Some(guild) = self.guilds.guild_of(channel) else { return };
        if let Err(error) = self.try_settle(guild, channel, meeting).await {
            tracing::warn!(%channel, %error, "a meeting does not stand in the server's calendar");
        }
    }

    async fn try_settle(&self, guild: GuildId, channel: ChannelId, meeting: &Meeting) -> Result<(), Failed> {
        let http = self.rest.http();
        let mark = mark(meeting);
        let is_it = |event: &ScheduledEvent| event.description.as_deref().is_some_and(|text| text.ends_with(&mark));
        let events = self.rest.call(http.get_scheduled_events(guild, false)).await?;
        let known = events.iter().find(|event| is_it(event)).map(|event| event.id);
        // Discord takes no meeting that has begun.
        let is_over = meeting.from <= self.timer.wall();
        match known {
            Some(event) if meeting.cancelled => self.rest.call(http.delete_scheduled_event(guild, event)).await,
            Some(event) if !is_over => {
                let body = self.body(channel, meeting);
                self.rest.call(http.edit_scheduled_event(guild, event, &body, None)).await.map(drop)
            }
            None if !meeting.cancelled && !is_over => {
                let body = self.body(channel, meeting);
                self.rest.call(http.create_scheduled_event(guild, &body, None)).await.map(drop)
            }
            _ => Ok(()),
        }
    }

    fn body(&self, channel: ChannelId, meeting: &Meeting) -> Value {
        let place = self.guilds.name_of(channel).map_or_else(|| format!("#{channel}"), |name| format!("#{name}"));
        let mark = mark(meeting);
        let room = DESCRIPTION - mark.len();
        json!({
            "name": cut(&meeting.title, NAME),
            "description": format!("{}{mark}", cut(&meeting.text, room)),
            "scheduled_start_time": meeting.from.to_string(),
            "scheduled_end_time": meeting.until.to_string(),
            "privacy_level": MEMBERS,
            "entity_type": ELSEWHERE,
            "entity_metadata": { "location": cut(&place, NAME) },
        })
    }
}

/// In small, at the end of the description.
fn mark(meeting: &Meeting) -> String {
    format!("\n-# {}", names::meeting_mark(&meeting.uid))
}
