//! Small things that whatever is said needs: the language spoken, an answer's words, labels, parts.
//!
//! Deliberately absent: what is said.

use super::handling::Handling;
use super::stop::Stop;
use crate::dialogue::command::Press;
use crate::dialogue::dates::Today;
use crate::dialogue::event::{Settings, Votes};
use crate::dialogue::lang::Lang;
use crate::dialogue::reply::Reply;
use crate::dialogue::state::Slot;
use crate::dialogue::trial::Trial;
use crate::doc::{self, Doc};
use crate::ports::chat::{Choice, ChoiceId, Destination, MessageId, Place};
use jiff::{SignedDuration, Timestamp};

impl Handling<'_> {
    /// The channel's language; a dialogue may be held in another.
    pub(super) fn lang(&self) -> Lang {
        self.streams.channel.lang(self.world.lang)
    }

    /// How dialogues and grey zones are held here: as the channel has chosen, where the platform can.
    pub(super) fn conduct(&self) -> Settings {
        let conduct = self.streams.channel.conduct(self.world.settings);
        if self.world.capabilities.channel.polls { conduct } else { Settings { votes: Votes::Reactions, ..conduct } }
    }

    /// The language of what is going on, else the channel's.
    pub(super) fn lang_spoken(&self) -> Lang {
        self.streams.live().map_or_else(|| self.lang(), |dialogue| dialogue.lang)
    }

    /// In the language spoken now.
    pub(super) fn words(&self, reply: &Reply) -> Result<Doc, Stop> {
        let lang = self.lang_spoken();
        Ok(self.world.reply(reply, self.streams.spoken_of(), lang, self.here())?)
    }

    /// What the private room is called where a post goes to one.
    pub(super) fn room_name(&self, to: &Destination, lang: Lang) -> Result<Option<String>, Stop> {
        match to {
            Destination::Private(_) => Ok(Some(self.world.private_room_name(lang)?)),
            Destination::Channel(_) | Destination::Thread { .. } => Ok(None),
        }
    }

    pub(super) fn parts(&self, doc: &Doc, place: Place) -> Vec<Doc> {
        let can = &self.world.capabilities;
        doc::split(doc, can.at(place).most, &can.size)
    }

    /// What can be pressed on a message, as choices; nothing where there is nothing to press.
    pub(super) fn labelled(&self, presses: &[Press], lang: Lang, place: Place) -> Result<Vec<Choice>, Stop> {
        if !self.world.capabilities.at(place).presses() {
            return Ok(Vec::new());
        }
        presses.iter().map(|press| Ok(choice(*press, self.world.label(*press, lang)?))).collect()
    }

    pub(super) fn title_of(&self, trial: &Trial) -> String {
        let circle = trial.circle.as_ref();
        let playbook = circle.and_then(|circle| self.world.playbook(&circle.playbook));
        playbook.map(|playbook| playbook.texts(trial.lang()).title.clone()).unwrap_or_default()
    }

    pub(super) fn today(&self) -> Today<'_> {
        Today { now: self.moment.now, calendar: &self.streams.calendar, lang: self.lang() }
    }

    /// The group whose thread hangs under this message.
    pub(super) fn group_of_thread(&self, root: &MessageId) -> Option<usize> {
        let (key, dialogue) = (self.shown.keys.get(root)?, self.streams.dialogue()?);
        (0..dialogue.groups.len()).find(|group| dialogue.posts.get(&Slot::GroupRoot(*group)) == Some(key))
    }

    /// Does the platform perhaps no longer know again what was tried then?
    pub(super) fn is_past_the_window(&self, tried: Timestamp) -> bool {
        let window = SignedDuration::try_from(self.world.capabilities.window).unwrap_or(SignedDuration::MAX);
        self.moment.wall.duration_since(tried) > window
    }

    /// Has this channel chosen to share what it learns, and is there anywhere to share it?
    pub(super) fn shares_learning(&self) -> bool {
        let elsewhere = self.world.learning_channel.as_ref().is_some_and(|to| *to != self.streams.id);
        elsewhere && self.streams.channel.discretion(self.world.discretion).sharing
    }
}

/// A press as what can be pressed.
pub(super) fn choice(press: Press, label: String) -> Choice {
    Choice { id: ChoiceId(press.id()), emoji: press.emoji().to_owned(), label, opens: None }
}
