//! A desk's jobs: what the platform is to do now, and what came of it. Living messages that differ from what is shown
//! are rendered here, one edit in flight for each, so the newest wins (law 3).
//! Deliberately absent: doing them (`run`, `virtual_time`).

use super::desk::{Desk, DeskError, Heard, Moment, room_name};
use super::outbox::{Item, Job, Lane, Sent};
use super::parting::View;
use super::speaking::revision;
use super::ways::posts_to;
use crate::dialogue::channel::Told;
use crate::dialogue::decide::{self, Decision};
use crate::dialogue::event::Event;
use crate::dialogue::ids::{Account, PostKey, StreamId};
use crate::dialogue::permission::Permission;
use crate::dialogue::reply::Reply;
use crate::dialogue::state::Dialogue;
use crate::dialogue::trial::Trial;
use crate::dialogue::{recurring, speak};
use crate::journal::{Append, Closed, Shown};
use crate::ports::chat::{Chat, ChatError, Destination, Edit, MessageId, Missing, Post, Urgency};
use crate::ports::journal::Journal;
use jiff::{SignedDuration, Timestamp};
use std::hash::{DefaultHasher, Hash, Hasher};

impl<J: Journal> Desk<J> {
    /// What the platform is to do now. Living messages that differ from what is shown are rendered here (law 3).
    ///
    /// # Errors
    ///
    /// A sentence is missing.
    pub fn take_jobs(&mut self, wall: Timestamp) -> Result<Vec<Job>, DeskError> {
        let mut jobs = self.outbox.take(wall);
        for job in &mut jobs {
            if let Job::Post { item, post, .. } = job
                && let Some(root) = &item.thread
                && let Some(root) = self.messages.get(root)
            {
                post.to = Destination::Thread { channel: self.id.clone(), root: root.clone() };
            }
        }
        if self.world.capabilities.edits {
            jobs.extend(self.edits(wall)?);
        }
        Ok(jobs)
    }

    pub(super) fn edits(&mut self, wall: Timestamp) -> Result<Vec<Job>, DeskError> {
        let mut views = Vec::new();
        for now in self.dialogues.values() {
            let living = speak::living(now).into_iter();
            views.extend(living.map(|spoken| View::Dialogue(Box::new(now.clone()), spoken)));
        }
        let living = recurring::living(&self.id, &self.channel).into_iter();
        views.extend(living.map(|spoken| View::Channel(Box::new(self.channel.clone()), spoken)));
        let parting = self.parting.clone().into_iter().map(|view| (view, true));
        let mut jobs = Vec::new();
        for (view, is_past) in parting.chain(views.into_iter().map(|view| (view, false))) {
            let (key, version) = (view.key().clone(), view.version());
            let Some(message) = self.messages.get(&key).cloned() else { continue };
            if !self.outbox.may_edit(&key, wall) {
                continue;
            }
            if self.compared.get(&key) == Some(&(version, is_past)) {
                self.parting.retain(|parting| *parting.key() != key);
                continue;
            }
            let (doc, choices) = match &view {
                View::Dialogue(state, spoken) => self.shown_as(state, spoken)?,
                View::Channel(state, spoken) => self.recurring_words(state, spoken)?,
                View::Trial(trial, spoken) => (self.world.trial(&spoken.say, trial, "", self.here())?, Vec::new()),
            };
            let revision = revision(&doc, &choices);
            if self.shown.get(&key) == Some(&revision) {
                self.parting.retain(|parting| *parting.key() != key);
                self.compared.insert(key, (version, is_past));
                continue;
            }
            let (mut to, thread) = match &view {
                View::Dialogue(state, spoken) => match self.destination(state, &spoken.to) {
                    Some((to, _, thread)) => (to, thread),
                    None => continue,
                },
                View::Channel(_, spoken) => match self.addressed_by_channel(spoken.to)? {
                    Some((to, _)) => (to, None),
                    None => continue,
                },
                View::Trial(_, spoken) => match self.addressed(&spoken.to)? {
                    Some((to, _)) => (to, None),
                    None => continue,
                },
            };
            if let Some(root) = thread.and_then(|root| self.messages.get(&root)) {
                to = Destination::Thread { channel: self.id.clone(), root: root.clone() };
            }
            self.outbox.editing(&key);
            let lang = self.lang_spoken();
            let room_name = self.room_name(&to, lang)?;
            let post = Post::new(key.clone(), to, doc, lang);
            let post = Post { choices, room_name, buzz: view.buzz(), urgency: Urgency::WhenThereIsRoom, ..post };
            jobs.push(Job::Edit { edit: Edit { key, message, revision, version, post } });
        }
        Ok(jobs)
    }

    /// What came of a job.
    ///
    /// # Errors
    ///
    /// The journal cannot be written.
    pub async fn sent(&mut self, job: Job, sent: Sent, moment: Moment) -> Result<(), DeskError> {
        match (job, sent) {
            (Job::Post { item, post, look_since }, Sent::Posted(result)) => {
                self.posted(item, post, look_since, result, moment).await
            }
            (Job::Edit { edit }, Sent::Done(result)) => self.edited(&edit, result, moment).await,
            (Job::Pin { messages, .. }, Sent::Done(result)) => self.is_pinned(&messages, result, moment).await,
            (job @ Job::React { .. }, Sent::Done(Err(ChatError::Later { after, .. }))) => {
                let after = after.and_then(|a| SignedDuration::try_from(a).ok());
                self.outbox.small_again(job, after, moment.wall);
                Ok(())
            }
            (Job::React { room, to, .. }, Sent::Done(result)) => {
                if let Err(error) = result {
                    tracing::warn!(channel = %self.id.0, %error, "a text could not be acknowledged");
                }
                self.held.remove(&to);
                let heard = Heard { event: Some((room_name(&room), to)), ..Heard::default() };
                self.note(heard, moment).await
            }
            (Job::PreparePrivate { account, .. }, Sent::Done(Err(ChatError::Never { .. }))) => {
                self.no_private_room(&account, moment).await
            }
            (job, Sent::Done(Err(error))) => {
                tracing::warn!(channel = %self.id.0, %error, "{} was not done", name(&job));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    pub(super) async fn posted(
        &mut self,
        mut item: Item,
        post: Post,
        look_since: Option<Timestamp>,
        result: Result<MessageId, ChatError>,
        moment: Moment,
    ) -> Result<(), DeskError> {
        let lane = match &post.to {
            _ if let Some(asker) = &item.asker => Lane::Answer(asker.clone()),
            Destination::Private(account) => Lane::Private(account.clone()),
            Destination::Channel(channel) if *channel != self.id => Lane::Elsewhere,
            _ => Lane::Channel,
        };
        let mut lacking = None;
        let message = match result {
            Ok(message) => Some(message),
            Err(ChatError::Later { after, why }) => {
                tracing::debug!(key = %item.key, why, "a post was put off");
                let after = after.and_then(|a| SignedDuration::try_from(a).ok());
                let tried = *item.put_off.get_or_insert(moment.wall) - A_CALL;
                // It may have got through all the same, and the platform may no longer know it again by its key.
                let look_since = look_since.or_else(|| self.is_past_the_window(tried, moment).then_some(tried));
                self.outbox.again(lane, Job::Post { item, post, look_since }, after, moment.wall);
                return Ok(());
            }
            Err(ChatError::Never { missing, why }) if let Some(file) = &post.file => {
                tracing::warn!(key = %item.key, ?missing, why, "a file cannot be sent");
                // Whoever asked for it is told in its place, under its key.
                let doc = self.words(&Reply::FileRefused { name: file.name.clone() })?;
                let post = Post { doc, file: None, ..post };
                self.outbox.again(lane, Job::Post { item, post, look_since }, Some(SignedDuration::ZERO), moment.wall);
                return Ok(());
            }
            Err(ChatError::Never { missing, why }) => {
                tracing::warn!(key = %item.key, ?missing, why, "a post cannot be said");
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
            (None, _, Lane::Private(account)) => self.no_private_room(account, moment).await?,
            (None, Some(permission), Lane::Channel) => {
                self.tell_once(Told::Lacks { permission }, Heard::default(), moment).await?;
            }
            _ => {}
        }
        if item.part < item.parts {
            return Ok(());
        }
        let mut append = Append { at: moment.now, ..Append::default() };
        if let Some((room, event)) = item.answers {
            self.held.remove(&event);
            append = self.append(Heard { event: Some((room, event)), ..Heard::default() }, moment);
        }
        if let Some(stream) = item.stream {
            // A person is known by then: the post follows from a fact that names them.
            let room = match &lane {
                Lane::Private(account) => self.people.known(account)?.map(posts_to),
                Lane::Channel | Lane::Elsewhere | Lane::Answer(_) => None,
            };
            let room = room.unwrap_or_else(|| self.id.0.clone());
            append.closed.push(Closed {
                key: item.key.clone(),
                stream: stream.clone(),
                room,
                message: message.clone(),
            });
            if message.is_some() {
                append.shown.push(Shown { stream, key: item.key.clone(), revision: item.revision });
            }
        }
        self.book.commit(append).await?;
        if let Some(message) = message {
            self.shown.insert(item.key.clone(), item.revision);
            self.keys.insert(message.clone(), item.key.clone());
            self.messages.insert(item.key.clone(), message.clone());
            if item.pin {
                self.pinned = Some(item.key.clone());
                self.pin_again();
            }
            self.has_been_asked(&item.key, moment).await?;
        }
        self.hear_early(moment).await
    }

    /// Whether what somebody is asked in private came to them late is the rules' to say.
    async fn has_been_asked(&mut self, key: &PostKey, moment: Moment) -> Result<(), DeskError> {
        let Some(number) = self.live().map(|dialogue| dialogue.id.number) else { return Ok(()) };
        let around = self.around(number, moment);
        let Some(dialogue) = self.live() else { return Ok(()) };
        let Decision { events, .. } = decide::asked_in_private(dialogue, key, &around.ctx());
        self.write(number, events, Heard::default(), moment).await
    }

    /// Pins the post that ought to be, unless it is known to be (law 3).
    pub(super) fn pin_again(&mut self) {
        let message = self.pinned.as_ref().and_then(|key| self.messages.get(key));
        let Some(message) = message.filter(|_| self.world.capabilities.pins) else { return };
        let messages = vec![message.clone()];
        if self.shown.get(&self.pins()) != Some(&pins_revision(&messages)) {
            self.outbox.small(Job::Pin { channel: self.id.clone(), messages });
        }
    }

    /// What the pins are called among what is shown.
    fn pins(&self) -> PostKey {
        PostKey(format!("{}/pins", self.id.0))
    }

    async fn is_pinned(
        &mut self,
        messages: &[MessageId],
        result: Result<(), ChatError>,
        moment: Moment,
    ) -> Result<(), DeskError> {
        match result {
            // Tried again at the next start.
            Err(ChatError::Later { .. }) => return Ok(()),
            Err(ChatError::Never { missing: Missing::Permission(Permission::Pin), .. }) => {
                self.tell_once(Told::CannotPin, Heard::default(), moment).await?;
            }
            Err(error) => tracing::warn!(channel = %self.id.0, %error, "nothing was pinned"),
            Ok(()) => {}
        }
        let Some(stream) = self.dialogue().map(Dialogue::stream) else { return Ok(()) };
        let (key, revision) = (self.pins(), pins_revision(messages));
        self.shown.insert(key.clone(), revision);
        let shown = vec![Shown { stream, key, revision }];
        Ok(self.book.commit(Append { at: moment.now, shown, ..Append::default() }).await?)
    }

    /// Somebody who takes part cannot be written to privately: the channel says so once, with the way round.
    async fn no_private_room(&mut self, account: &Account, moment: Moment) -> Result<(), DeskError> {
        let Some(person) = self.people.known(account)?.filter(|person| self.has(*person)) else { return Ok(()) };
        if let Some((number, who)) = self.live().and_then(|d| Some((d.id.number, d.present(person)?.id)))
            && !self.live().is_some_and(|d| d.unreachable.contains(&who))
        {
            self.write(number, vec![Event::Unreachable { who }], Heard::default(), moment).await?;
        }
        self.tell_once(Told::NoPrivateRoom { person }, Heard::default(), moment).await
    }

    pub(super) async fn edited(
        &mut self,
        edit: &Edit,
        result: Result<(), ChatError>,
        moment: Moment,
    ) -> Result<(), DeskError> {
        match result {
            Err(ChatError::Later { after, .. }) => {
                let after = after.and_then(|a| SignedDuration::try_from(a).ok());
                self.outbox.edited(&edit.key, Some((moment.wall, after)));
                return Ok(());
            }
            Err(ChatError::Never { why, .. }) => tracing::warn!(key = %edit.key, why, "a message cannot be edited"),
            Ok(()) => {}
        }
        self.outbox.edited(&edit.key, None);
        self.shown.insert(edit.key.clone(), edit.revision);
        let streams = self.dialogues.values().map(Dialogue::stream).chain([StreamId::Channel(self.id.clone())]);
        let streams = streams.chain(self.trials.values().map(Trial::stream));
        let own = |stream: &StreamId| edit.key.0.starts_with(&format!("{stream}/"));
        let Some(stream) = streams.into_iter().find(own) else { return Ok(()) };
        let shown = vec![Shown { stream, key: edit.key.clone(), revision: edit.revision }];
        Ok(self.book.commit(Append { at: moment.now, shown, ..Append::default() }).await?)
    }
}

/// Longer than any call lasts: a post was first tried at most so long before it was put off.
const A_CALL: SignedDuration = SignedDuration::from_mins(2);

/// A number that changes with what is pinned.
fn pins_revision(messages: &[MessageId]) -> u64 {
    let mut hasher = DefaultHasher::new();
    messages.hash(&mut hasher);
    hasher.finish()
}

fn name(job: &Job) -> &'static str {
    match job {
        Job::Post { .. } => "a post",
        Job::Edit { .. } => "an edit",
        Job::React { .. } => "a reaction",
        Job::Pin { .. } => "pinning",
        Job::PreparePrivate { .. } => "a private room",
    }
}

/// Does one job on a platform.
pub(super) async fn perform<C: Chat>(chat: &C, job: Job) -> Sent {
    match job {
        Job::Post { post, look_since, .. } => {
            if let Some(since) = look_since {
                match chat.find(post.to.clone(), post.key.clone(), since).await {
                    Ok(Some(message)) => return Sent::Posted(Ok(message)),
                    Ok(None) => {}
                    Err(error) => return Sent::Posted(Err(error)),
                }
            }
            Sent::Posted(chat.post(post).await)
        }
        Job::Edit { edit } => Sent::Done(chat.edit(edit).await),
        Job::React { room, to, emoji } => Sent::Done(chat.react(room, to, emoji).await),
        Job::Pin { channel, messages } => Sent::Done(chat.pin(channel, messages).await),
        Job::PreparePrivate { account, name } => Sent::Done(chat.prepare_private(account, name).await),
    }
}
