//! What came of a job: a post that is out is known as a message, an edit as what people see, and what the platform put off
//! is tried again.
//!
//! Deliberately absent: doing jobs (`app`), and what is to be done (`jobs`).

use super::draft::Remark;
use super::filed_under::{posts_to, room_name};
use super::handling::Handling;
use super::outbox::{Item, Job, Lane, Sent};
use super::receipt::Receipt;
use super::stop::Stop;
use crate::dialogue::channel::Told;
use crate::dialogue::decide::{self, Decision};
use crate::dialogue::event::Event;
use crate::dialogue::ids::{Account, PostKey, StreamId};
use crate::dialogue::permission::Permission;
use crate::dialogue::reply::Reply;
use crate::dialogue::state::Dialogue;
use crate::dialogue::trial::Trial;
use crate::journal::{Closed, Shown};
use crate::ports::chat::{ChatError, Destination, Edit, MessageId, Missing, Post};
use jiff::{SignedDuration, Timestamp};

impl Handling<'_> {
    /// What came of a job.
    pub(super) fn sent(&mut self, job: Job, sent: Sent) -> Result<(), Stop> {
        match (job, sent) {
            (Job::Post { item, post, look_since }, Sent::Posted(result)) => self.posted(item, post, look_since, result),
            (Job::Edit { edit }, Sent::Done(result)) => self.edited(&edit, result),
            (Job::Pin { messages, .. }, Sent::Done(result)) => self.is_pinned(&messages, result),
            (job @ Job::React { .. }, Sent::Done(Err(ChatError::Later { after, .. }))) => {
                let after = after.and_then(|a| SignedDuration::try_from(a).ok());
                self.outbox.small_again(job, after, self.moment.wall);
                Ok(())
            }
            (Job::React { room, to, .. }, Sent::Done(result)) => {
                if let Err(error) = result {
                    self.remark(Remark::NotDone { what: "a text could not be acknowledged", why: error.to_string() });
                }
                self.inbox.held.remove(&to);
                self.note(Receipt::of(room_name(&room), to))
            }
            (Job::PreparePrivate { account, .. }, Sent::Done(Err(ChatError::Never { .. }))) => {
                self.no_private_room(&account)
            }
            (job, Sent::Done(Err(error))) => {
                self.remark(Remark::NotDone { what: name(&job), why: error.to_string() });
                Ok(())
            }
            _ => Ok(()),
        }
    }

    pub(super) fn posted(
        &mut self,
        mut item: Item,
        post: Post,
        look_since: Option<Timestamp>,
        result: Result<MessageId, ChatError>,
    ) -> Result<(), Stop> {
        let lane = match &post.to {
            _ if let Some(asker) = &item.asker => Lane::Answer(asker.clone()),
            Destination::Private(account) => Lane::Private(account.clone()),
            Destination::Channel(channel) if *channel != self.streams.id => Lane::Elsewhere,
            _ => Lane::Channel,
        };
        let mut lacking = None;
        let message = match result {
            Ok(message) => Some(message),
            Err(ChatError::Later { after, why }) => {
                self.remark(Remark::PutOff { key: item.key.to_string(), why });
                let after = after.and_then(|a| SignedDuration::try_from(a).ok());
                let tried = *item.put_off.get_or_insert(self.moment.wall) - LONGEST_CALL;
                // It may have got through all the same, and the platform may no longer know it again by its key.
                let look_since = look_since.or_else(|| self.is_past_the_window(tried).then_some(tried));
                self.outbox.again(lane, Job::Post { item, post, look_since }, after, self.moment.wall);
                return Ok(());
            }
            Err(ChatError::Never { why, .. }) if let Some(file) = &post.file => {
                self.remark(Remark::NotDone { what: "a file cannot be sent", why });
                // Whoever asked for it is told in its place, under its key.
                let doc = self.words(&Reply::FileRefused { name: file.name.clone() })?;
                let post = Post { doc, file: None, ..post };
                self.outbox.again(
                    lane,
                    Job::Post { item, post, look_since },
                    Some(SignedDuration::ZERO),
                    self.moment.wall,
                );
                return Ok(());
            }
            Err(ChatError::Never { missing, why }) => {
                self.remark(Remark::NotDone { what: "a post cannot be said", why });
                // Whoever may not write at all cannot say so either.
                if let Missing::Permission(permission) = missing
                    && permission != Permission::Write
                {
                    lacking = Some(permission);
                }
                None
            }
        };
        self.outbox.free(&lane);
        match (&message, lacking, &lane) {
            (None, _, Lane::Private(account)) => self.no_private_room(account)?,
            (None, Some(permission), Lane::Channel) => {
                self.tell_once(Told::Lacks { permission }, Receipt::default())?;
            }
            _ => {}
        }
        if item.part < item.parts {
            return Ok(());
        }
        if let Some((room, event)) = item.answers {
            self.inbox.held.remove(&event);
            self.note(Receipt::of(room, event))?;
        }
        if let Some(stream) = item.stream {
            // A person is known by then: the post follows from a fact that names them.
            let room = match &lane {
                Lane::Private(account) => self.known.person(account)?.map(posts_to),
                Lane::Channel | Lane::Elsewhere | Lane::Answer(_) => None,
            };
            let room = room.unwrap_or_else(|| self.streams.id.0.clone());
            self.append.closed.push(Closed {
                key: item.key.clone(),
                stream: stream.clone(),
                room,
                message: message.clone(),
            });
            if message.is_some() {
                self.append.shown.push(Shown { stream, key: item.key.clone(), revision: item.revision });
            }
        }
        if let Some(message) = message {
            self.shown.see(item.key.clone(), item.revision);
            self.shown.note(item.key.clone(), message);
            if item.pin {
                self.shown.pinned = Some(item.key.clone());
                self.pin_again();
            }
            self.has_been_asked(&item.key)?;
        }
        self.hear_early()
    }

    /// Whether what somebody is asked in private came to them late is the rules' to say.
    fn has_been_asked(&mut self, key: &PostKey) -> Result<(), Stop> {
        let Some(number) = self.streams.live().map(|dialogue| dialogue.id.number) else { return Ok(()) };
        let around = self.streams.around(number, self.moment);
        let Some(dialogue) = self.streams.live() else { return Ok(()) };
        let Decision { events, .. } = decide::asked_in_private(dialogue, key, &around.ctx());
        self.write(number, events, Receipt::default())
    }

    /// Somebody who takes part cannot be written to privately: the channel says so once, with the way round.
    fn no_private_room(&mut self, account: &Account) -> Result<(), Stop> {
        let Some(person) = self.known.person(account)?.filter(|person| self.streams.has(*person)) else {
            return Ok(());
        };
        if let Some((number, who)) = self.streams.live().and_then(|d| Some((d.id.number, d.present(person)?.id)))
            && !self.streams.live().is_some_and(|d| d.unreachable.contains(&who))
        {
            self.write(number, vec![Event::Unreachable { who }], Receipt::default())?;
        }
        self.tell_once(Told::NoPrivateRoom { person }, Receipt::default())
    }

    pub(super) fn edited(&mut self, edit: &Edit, result: Result<(), ChatError>) -> Result<(), Stop> {
        match result {
            Err(ChatError::Later { after, .. }) => {
                let after = after.and_then(|a| SignedDuration::try_from(a).ok());
                self.outbox.edited(&edit.key, Some((self.moment.wall, after)));
                return Ok(());
            }
            Err(ChatError::Never { why, .. }) => {
                self.remark(Remark::NotDone { what: "a message cannot be edited", why })
            }
            Ok(()) => {}
        }
        self.outbox.edited(&edit.key, None);
        self.shown.see(edit.key.clone(), edit.revision);
        let streams = self.streams.dialogues().map(Dialogue::stream).chain([self.streams.channel_stream()]);
        let streams = streams.chain(self.streams.trials_open().map(Trial::stream));
        let own = |stream: &StreamId| edit.key.is_of(stream);
        let Some(stream) = streams.into_iter().find(own) else { return Ok(()) };
        self.shown.unwritten.insert(edit.key.clone(), (stream, edit.revision));
        Ok(())
    }
}

/// Longer than any call lasts: a post was first tried at most so long before it was put off.
const LONGEST_CALL: SignedDuration = SignedDuration::from_mins(2);

fn name(job: &Job) -> &'static str {
    match job {
        Job::Post { .. } => "a post was not said",
        Job::Edit { .. } => "an edit was not done",
        Job::React { .. } => "a reaction was not placed",
        Job::Pin { .. } => "nothing was pinned",
        Job::PreparePrivate { .. } => "a private room was not opened",
    }
}
