//! What was heard, understood: an inbound event becomes a request to the rules, an answer, or nothing.
//!
//! The CPR guard stands here, before anything is written (law 9). Deliberately absent: the rules themselves.

use super::desk::{Desk, DeskError, Heard, Moment, room_name};
use super::edits::MAX_MESSAGE;
use super::outbox::{Item, Job, Lane};
use super::taps::Again;
use super::trials::TrialAnswer;
use super::ways::posts_to;
use crate::commands::{self, Parsed, Verdict, inspect, names};
use crate::dialogue::channel::{ChannelEvent, Told};
use crate::dialogue::command::{Command, Press, Topic, TrialForm};
use crate::dialogue::decide::{self, Actor, Place, Request};
use crate::dialogue::event::{BankChoice, Identity};
use crate::dialogue::ids::{Account, PersonId, PostKey, StreamId};
use crate::dialogue::permission::Permission;
use crate::dialogue::recurring::{Poll, Pressed};
use crate::dialogue::refusal::{Late, Refusal};
use crate::dialogue::reply::Reply;
use crate::dialogue::settings::Naming;
use crate::dialogue::speak::By;
use crate::dialogue::trial::{self, Trial};
use crate::ports::chat::{Destination, EventId, Heard as What, Inbound, MessageId, Post, Room};
use crate::ports::journal::Journal;
use jiff::Timestamp;

/// A reaction that came before the platform had answered our post is kept this many deep.
const MOST_EARLY: usize = 200;

/// Numbers are given out from 1.
pub(super) const NOBODY: PersonId = PersonId(0);

/// Shown that a text was taken.
const TAKEN: &str = "✅";

/// Something said, ready to be acted on.
pub(super) struct Said<'a> {
    pub inbound: &'a Inbound,
    pub thread: Option<MessageId>,
    pub heard: Heard,
    pub moment: Moment,
}

impl<J: Journal> Desk<J> {
    /// Hears one thing. `at` is when the platform received it, in the dialogues' time. Returns the person whose data
    /// were erased on their request, so that other desks forget them too.
    ///
    /// # Errors
    ///
    /// The journal cannot be read or written.
    pub async fn hear(
        &mut self,
        inbound: Inbound,
        at: Timestamp,
        moment: Moment,
    ) -> Result<Option<PersonId>, DeskError> {
        self.refused = None;
        self.understand(inbound, at, moment).await?;
        Ok(self.erased.take())
    }

    async fn understand(&mut self, inbound: Inbound, at: Timestamp, moment: Moment) -> Result<(), DeskError> {
        let room = room_name(&inbound.room);
        if self.held.contains(&inbound.id) || self.book.is_seen(&room, &inbound.id)? {
            return Ok(());
        }
        let is_private = matches!(inbound.what, What::Asked { .. } | What::Filled { .. } | What::Pressed { .. });
        let asker = Some(inbound.from.clone()).filter(|_| is_private && self.world.capabilities.private_answers);
        let heard = Heard { event: Some((room, inbound.id.clone())), position: inbound.position.clone(), asker };
        let thread = match &inbound.what {
            What::Message { thread, .. } | What::Asked { thread, .. } => thread.clone(),
            _ => None,
        };
        let said = Said { inbound: &inbound, thread, heard, moment };
        if let Some((room, event)) = &said.heard.taken().event
            && self.book.is_seen(room, event)?
        {
            // Delivered again: its facts stand already, and only the sign that they do is missing.
            self.acknowledge(&said);
            return Ok(());
        }
        // Somebody else in a person's private room does not speak for them, and must not see what they may.
        if matches!(&inbound.room, Room::Private { account, .. } if *account != inbound.from) {
            return self.note(said.heard, moment).await;
        }
        self.is_back(&said).await?;
        self.goes_by_their_name(&said).await?;
        match &inbound.what {
            What::Message { text, mentions, .. } => {
                let edited = self.as_edited(&inbound);
                self.message(said, edited.as_ref().unwrap_or(text), mentions, at).await
            }
            What::Asked { words, mentions, .. } => {
                let before = self.live().map(|dialogue| (dialogue.id.number, dialogue.last));
                self.message(said, &format!("{} {words}", commands::PREFIX), mentions, at).await?;
                let now = self.live().filter(|dialogue| before.is_some_and(|(number, _)| number == dialogue.id.number));
                let added = before.zip(now).and_then(|((_, before), now)| now.added_since(before));
                let taken = added.map_or(Reply::Taken, |(item, number)| Reply::TakenAs { item, number });
                self.sign(&inbound, &taken)
            }
            What::Filled { text, .. } if self.is_of_something_else(&said)? => self.too_late(said, text),
            What::Filled { text, .. } if !self.would_keep(&said, &Request::Plain(text.clone()), at)? => {
                self.too_late(said, text)
            }
            What::Filled { text, .. } => {
                self.guarded(said, text, Request::Plain(text.clone()), at).await?;
                self.sign(&inbound, &Reply::Taken)
            }
            What::Pressed { message, emoji } => self.pressed(said, message, emoji, at).await,
            What::Edited { original, text } => self.message_edited(said, original, text, at).await,
            What::TakenBack { original } => self.taken_back(said, original, at).await,
            What::Reacted { message, emoji } => self.chosen(said, message, emoji, By::Reaction, at).await,
            What::Went if matches!(inbound.room, Room::Channel(_)) => self.went(said, at).await,
            What::Came if matches!(inbound.room, Room::Channel(_)) => self.came(said).await,
            What::Invited => self.tell_once(Told::Hello, said.heard, moment).await,
            // Told where it was written: the channel has no part in it, and a stranger's room no stream.
            What::Unreadable if matches!(inbound.room, Room::Private { .. }) => {
                self.answer(&inbound.room, None, &Reply::CannotRead, said.heard)
            }
            What::Unreadable => self.tell_once(Told::CannotRead, said.heard, moment).await,
            What::Went | What::Came | What::Nothing => self.note(said.heard, moment).await,
        }
    }

    /// Reactions that were early are heard again, once the posts they may belong to are known.
    pub(super) async fn hear_early(&mut self, moment: Moment) -> Result<(), DeskError> {
        for (inbound, then) in std::mem::take(&mut self.early) {
            self.held.remove(&inbound.id);
            Box::pin(self.understand(inbound, then.now, moment)).await?;
        }
        Ok(())
    }

    async fn chosen(
        &mut self,
        said: Said<'_>,
        message: &MessageId,
        emoji: &str,
        by: By,
        at: Timestamp,
    ) -> Result<(), DeskError> {
        let Some(key) = self.key_of(message).cloned() else {
            if self.outbox.posts_pending() && self.early.len() < MOST_EARLY {
                self.held.insert(said.inbound.id.clone());
                let then = Moment { now: at, ..said.moment };
                self.early.push((said.inbound.clone(), then));
                return Ok(());
            }
            return self.note(said.heard, said.moment).await;
        };
        if let Some((press, trials)) = self.pressed_on_trials(&key, emoji) {
            return self.trials_pressed(said, press, trials).await;
        }
        if let Some(Pressed { poll, answer, .. }) = self.pressed_on_poll(message, emoji) {
            return match poll {
                Poll::Zone(zone) => self.zone_answered(said, Some(zone), answer).await,
                Poll::Feedback(dialogue) => self.feedback_answered(said, Some(dialogue), answer).await,
            };
        }
        match self.pressed_on_dialogue(&key, emoji, by) {
            Some((number, press)) => {
                if by == By::Reaction {
                    self.note_steering(&said, number, press, message, emoji)?;
                }
                self.ask_of(said, number, Request::Press(press), at, false, false).await
            }
            None if let Some(number) = self.pressed_late(&key, emoji, by) => {
                self.ask_of(said, number, Request::Late(Late::Answer), at, false, false).await
            }
            None => self.note(said.heard, said.moment).await,
        }
    }

    /// A button: pressed once more it takes back what can be taken back. Whoever pressed is told how it stands, since a
    /// button does not show it.
    async fn pressed(
        &mut self,
        said: Said<'_>,
        message: &MessageId,
        emoji: &str,
        at: Timestamp,
    ) -> Result<(), DeskError> {
        let inbound = said.inbound;
        let is_double_tap = self.taps.is_double(inbound, message, emoji);
        let press = self.key_of(message).and_then(|key| self.pressed_on(key, message, emoji));
        let stood = self.standing(inbound, message, emoji)?;
        let on = stood.is_none() || is_double_tap;
        match stood {
            Some(_) if is_double_tap => self.note(said.heard, said.moment).await?,
            Some(original) => self.taken_back(said, &EventId(original), at).await?,
            None => self.chosen(said, message, emoji, By::Button, at).await?,
        }
        if self.held.contains(&inbound.id) {
            return Ok(());
        }
        let stands = self.standing(inbound, message, emoji)?.is_some();
        let reply = match press {
            None => Reply::NotAnyMore,
            // Everybody sees what comes of it.
            Some(
                Press::Next | Press::Extend | Press::Paper | Press::Skip | Press::EndHere | Press::Vote | Press::Resume,
            ) => {
                return Ok(());
            }
            Some(_) if on && self.is_not_counted(inbound, message, emoji)? => return Ok(()),
            Some(press) => Reply::Pressed { press, on, can_be_taken_back: stands },
        };
        self.sign(inbound, &reply)
    }

    /// What pressing this means now, wherever the message belongs.
    fn pressed_on(&self, key: &PostKey, message: &MessageId, emoji: &str) -> Option<Press> {
        let on_trials = || self.pressed_on_trials(key, emoji).map(|(press, _)| press);
        let on_poll = || self.pressed_on_poll(message, emoji).map(|pressed| pressed.press);
        on_trials()
            .or_else(on_poll)
            .or_else(|| self.pressed_on_dialogue(key, emoji, By::Button).map(|(_, press)| press))
    }

    /// The event by which this person's press on a message stands now, where it can be taken back.
    fn standing(&self, inbound: &Inbound, message: &MessageId, emoji: &str) -> Result<Option<String>, DeskError> {
        let (Some(person), Some(key)) = (self.people.known(&inbound.from)?, self.key_of(message)) else {
            return Ok(None);
        };
        if let Some(Pressed { poll, answer, .. }) = self.pressed_on_poll(message, emoji) {
            let standing = match poll {
                Poll::Zone(_) => self.channel.grey_zones.standing(person, answer),
                Poll::Feedback(dialogue) => self.channel.feedback.standing(person, dialogue, answer),
            };
            return Ok(standing.map(str::to_owned));
        }
        let dialogue = self.pressed_on_dialogue(key, emoji, By::Button);
        let standing = dialogue.and_then(|(number, press)| {
            let dialogue = self.dialogues.get(&number)?;
            dialogue.standing(dialogue.participant_of(person)?.id, press)
        });
        Ok(standing.map(str::to_owned))
    }

    /// Does an answer of theirs not count in the vote that is open? They are told why in a message of its own.
    fn is_not_counted(&self, inbound: &Inbound, message: &MessageId, emoji: &str) -> Result<bool, DeskError> {
        let pressed = self.key_of(message).and_then(|key| self.pressed_on_dialogue(key, emoji, By::Button));
        let answers = |press| matches!(press, Press::Number(_) | Press::Agree | Press::Question | Press::Objection);
        let number = pressed.filter(|(_, press)| answers(*press)).map(|(number, _)| number);
        let (Some(number), Some(person)) = (number, self.people.known(&inbound.from)?) else { return Ok(false) };
        let dialogue = self.dialogues.get(&number);
        let who = dialogue.and_then(|dialogue| dialogue.participant_of(person)).map(|participant| participant.id);
        Ok(dialogue.zip(who).is_some_and(|(dialogue, who)| dialogue.not_counted(who).is_some()))
    }

    /// A private sign that something was done, where no other answer has been given.
    fn sign(&mut self, inbound: &Inbound, reply: &Reply) -> Result<(), DeskError> {
        if !self.world.capabilities.private_answers || self.outbox.has_answer(&inbound.id) {
            return Ok(());
        }
        let doc = self.words(reply)?;
        self.refused = Some(reply).filter(|reply| reply.is_refusal()).cloned();
        let key = PostKey(format!("reply/{}", inbound.id.0));
        let item = Item {
            key: key.clone(),
            part: 1,
            parts: 1,
            stream: None,
            answers: None,
            revision: 0,
            pin: false,
            thread: None,
            asker: Some(inbound.from.clone()),
            put_off: None,
        };
        let to = Destination::Private(inbound.from.clone());
        let lang = self.lang_spoken();
        let room_name = self.room_name(&to, lang)?;
        let post = Post { answers: Some(inbound.id.clone()), room_name, ..Post::new(key, to, doc, lang) };
        self.outbox.post(Lane::Answer(inbound.from.clone()), Job::Post { item, post, look_since: None });
        Ok(())
    }

    async fn taken_back(&mut self, said: Said<'_>, original: &EventId, at: Timestamp) -> Result<(), DeskError> {
        let moment = said.moment;
        let before = self.early.len();
        self.early.retain(|(early, _)| early.id != *original || early.from != said.inbound.from);
        if self.early.len() < before {
            // Should it be delivered again, it must not come back to life.
            self.held.remove(original);
            let undone = said.heard.event.as_ref().map(|(room, _)| (room.clone(), original.clone()));
            self.note(Heard { event: undone, ..Heard::default() }, moment).await?;
        }
        let answer = self.answer_taken_back(&said, &original.0)?;
        if !answer.is_empty() {
            return self.write_recurring(answer, said.heard, moment).await;
        }
        match self.pressed_by_taking_off(&said, original) {
            Some(Again::SameTap) => return self.note(said.heard, moment).await,
            Some(Again::Pressed(message, emoji)) => return self.chosen(said, &message, &emoji, By::Reaction, at).await,
            None => {}
        }
        let late = self.live().filter(|d| d.closed_here().is_some() && self.answered.contains(&original.0));
        if let Some(number) = late.map(|d| d.id.number) {
            return self.ask_of(said, number, Request::Late(Late::TakeBack), at, false, false).await;
        }
        match self.dialogue_that_knows(original) {
            Some(number) => {
                let request = Request::TakenBack { original: original.0.clone() };
                self.ask_of(said, number, request, at, false, false).await
            }
            None => self.deletion_of_something_else(said, original).await,
        }
    }

    async fn message(
        &mut self,
        said: Said<'_>,
        text: &str,
        mentions: &[Account],
        at: Timestamp,
    ) -> Result<(), DeskError> {
        let place = match said.inbound.room {
            Room::Channel(_) => commands::Place::Channel,
            Room::Private { .. } => commands::Place::Private,
        };
        if text.len() > MAX_MESSAGE {
            let short = commands::parse(&text[..text.floor_char_boundary(64)], place, &[]);
            let ours = match short {
                Parsed::Command(_) | Parsed::Unknown { .. } | Parsed::Usage { .. } | Parsed::Refused(_) => true,
                Parsed::Plain(start) => {
                    place == commands::Place::Private || self.would_keep(&said, &Request::Plain(start), at)?
                }
                Parsed::Nothing => place == commands::Place::Private,
            };
            return if ours {
                self.refuse(said, Refusal::TooLong { max: decide::MAX_TEXT })
            } else {
                self.note(said.heard, said.moment).await
            };
        }
        let mentions: Vec<(String, Account)> =
            mentions.iter().map(|account| (String::new(), account.clone())).collect();
        let parsed = commands::parse(text, place, &mentions);
        if let Some(number) = self.answers_feedback(&said, text, &parsed)? {
            return self.feedback_answered(said, None, number).await;
        }
        match self.in_the_light_of_what_is_asked(&said, text, &mentions, parsed)? {
            // The guard goes before every answer that could repeat what was written.
            Parsed::Command(_) | Parsed::Unknown { .. } | Parsed::Usage { .. } | Parsed::Refused(_)
                if [text, &commands::without_code(text)].iter().any(|text| inspect(text) == Verdict::Cpr) =>
            {
                self.refuse(said, Refusal::Cpr)
            }
            Parsed::Command(command) => self.command(said, text, command, at).await,
            Parsed::Unknown { word, nearest } => self.refuse(said, Refusal::UnknownCommand { word, nearest }),
            Parsed::Usage { command, why } => self.refuse(said, Refusal::Usage { command, why }),
            Parsed::Refused(refusal) => self.refuse(said, refusal),
            Parsed::Plain(plain) if place == commands::Place::Private => {
                self.plain_in_private(said, text, plain, at).await
            }
            Parsed::Plain(plain) => self.guarded(said, text, Request::Plain(plain), at).await,
            Parsed::Nothing => self.note(said.heard, said.moment).await,
        }
    }

    async fn command(&mut self, said: Said<'_>, text: &str, command: Command, at: Timestamp) -> Result<(), DeskError> {
        if self.is_of_something_else(&said)? {
            return self.form_of_something_else(said, text, command).await;
        }
        if let Some(command) = self.meant_for_sure(&said, &command)? {
            return Box::pin(self.command(said, text, command, at)).await;
        }
        if let Some(person) = self.lets_it_be(&said, &command)? {
            return self.let_be(said, person).await;
        }
        let said = match self.cannot_be_undone(&said, &command, at)? {
            Some(what) => match self.is_sure(said, what).await? {
                Some(said) => said,
                None => return Ok(()),
            },
            None => said,
        };
        let permissions = lacking(said.inbound);
        if speaks_in_the_channel(&command) && !permissions.is_empty() {
            return self.refuse(said, Refusal::Lacking { permissions });
        }
        let answer = match &command {
            Command::Help(None) => Some(self.what_fits(&said)?),
            Command::Help(Some(Topic::All)) => Some(Reply::Help(None)),
            Command::Help(Some(Topic::Command(name))) => Some(Reply::Help(Some(name.clone()))),
            Command::Playbooks => Some(Reply::Playbooks),
            Command::Status if self.sees_readers(&said)? => Some(Reply::StatusWithReaders),
            Command::Status => Some(Reply::Status),
            Command::Board => Some(Reply::Board),
            Command::Law => Some(Reply::Law),
            Command::Advice => Some(Reply::Advice),
            _ => None,
        };
        let of_the_team = matches!(command, Command::Status | Command::Board | Command::Record);
        if of_the_team
            && matches!(said.inbound.room, Room::Private { .. })
            && !self.takes_part_in_what_goes_on(&said)?
        {
            return self.refuse(said, Refusal::NoDialogueOfYours);
        }
        if let Some(reply) = answer {
            return self.answer(&said.inbound.room, said.thread, &reply, said.heard);
        }
        if let Some(number) = self.answers_the_zone(&said, &command, at)? {
            return self.zone_answered(said, None, number).await;
        }
        match command {
            Command::GreyZone(which) => self.grey_zone_asked(said, which).await,
            Command::Series(asked) => self.series_asked(said, asked).await,
            Command::Start { playbook, people, lang } => self.start(said, &playbook, people, lang).await,
            Command::Record => self.record(&said.inbound.room, said.thread, said.heard),
            Command::Pack(playbook) => self.pack(playbook.as_deref(), &said.inbound.room, said.thread, said.heard),
            Command::MyData => self.my_data(said).await,
            Command::EraseMyData => self.erase_my_data(said.inbound, said.heard, said.moment).await,
            Command::Plan { text, read, lang } => self.plan(said, &text, read, lang).await,
            Command::Calendar => self.show_calendar(said),
            Command::GoingWell(number) => self.trial_answered(said, number, TrialAnswer::GoingWell).await,
            Command::NeedHelp(number) => self.trial_answered(said, number, TrialAnswer::NeedHelp).await,
            Command::Postpone { trial, to: Some(to) } => {
                self.trial_answered(said, trial, TrialAnswer::Postpone(to)).await
            }
            Command::Postpone { trial, to: None } => self.postpone_to_when(said, trial),
            Command::StopTrial(number) => self.trial_answered(said, number, TrialAnswer::Stop).await,
            Command::FollowUp(number) => self.follow_up(said, number).await,
            Command::Publish => self.share_learning(said).await,
            Command::Bank(None) => self.show_bank(said),
            Command::Bank(Some((choice, number))) if self.live().is_none() => self.bank(said, choice, number).await,
            Command::Settings(given) => self.settings_asked(said.inbound, said.heard, &given, said.moment).await,
            Command::Away(away) => self.away_asked(said.inbound, said.heard, &away, said.moment).await,
            Command::Trial(form) if self.live().is_none() => self.trial_detailed(said, &form, |_| true).await,
            command => {
                let warn = inspect(text) == Verdict::Contact;
                self.ask_and_warn(said, Request::Command(command), at, true, warn).await
            }
        }
    }

    /// Whoever had left the channel and uses it again has come back; not every platform says so.
    async fn is_back(&mut self, said: &Said<'_>) -> Result<(), DeskError> {
        let uses = matches!(said.inbound.what, What::Asked { .. } | What::Pressed { .. });
        if !uses || !matches!(said.inbound.room, Room::Channel(_)) || self.channel.gone.is_empty() {
            return Ok(());
        }
        let person = self.people.known(&said.inbound.from)?.filter(|person| self.channel.gone.contains(person));
        let Some(person) = person else { return Ok(()) };
        self.write_channel(vec![ChannelEvent::Returned { person }], Heard::default(), said.moment).await
    }

    /// More of the card of somebody's own trial, after the dialogue in which it was agreed.
    async fn trial_detailed(
        &mut self,
        said: Said<'_>,
        form: &TrialForm,
        is_meant: impl Fn(&Trial) -> bool,
    ) -> Result<(), DeskError> {
        // An owner is known; nobody else is entered for having asked.
        let known = self.people.known(&said.inbound.from)?;
        let trials = if known.is_some() { self.trials()? } else { Vec::new() };
        let own = trials.iter().find(|t| known.is_some() && t.owner == known && is_meant(t));
        let (Some(person), Some(trial)) = (known, own) else {
            return self.refuse(said, Refusal::NoDialogue);
        };
        let around = self.around(0, said.moment);
        match trial::rules::detail(trial, person, form, &around.ctx()) {
            Ok(events) => {
                let heard = self.acknowledge(&said);
                let number = trial.id.number;
                self.write_trials(vec![(number, events)], Vec::new(), heard, said.moment).await
            }
            Err(refusal) => self.refuse(said, refusal),
        }
    }

    /// The number of the dialogue whose message a form was opened from. It may be long over.
    fn opened_from(&self, said: &Said<'_>) -> Result<Option<u32>, DeskError> {
        let (What::Asked { on: Some(on), .. } | What::Filled { on: Some(on), .. }) = &said.inbound.what else {
            return Ok(None);
        };
        let person = self.people.known(&said.inbound.from)?.map(posts_to);
        for room in [Some(self.id.0.clone()), person].into_iter().flatten() {
            if let Some(StreamId::Dialogue(dialogue)) = self.book.stream_of(&room, on)?
                && dialogue.channel == self.id
            {
                return Ok(Some(dialogue.number));
            }
        }
        Ok(None)
    }

    /// Was the form opened from a message of another dialogue than the one going on?
    fn is_of_something_else(&self, said: &Said<'_>) -> Result<bool, DeskError> {
        let number = self.opened_from(said)?;
        Ok(number.is_some_and(|number| self.live().is_none_or(|live| live.id.number != number)))
    }

    /// The rest of a trial's card is filled in when its dialogue is over; anything else comes too late.
    async fn form_of_something_else(&mut self, said: Said<'_>, text: &str, command: Command) -> Result<(), DeskError> {
        match (command, self.opened_from(&said)?) {
            (Command::Trial(form), Some(number)) => {
                self.trial_detailed(said, &form, |trial| trial.dialogue.number == number).await
            }
            _ => self.too_late(said, text),
        }
    }

    /// What was written is given back: it is in no message that could be copied.
    fn too_late(&mut self, said: Said<'_>, text: &str) -> Result<(), DeskError> {
        let text = text.strip_prefix(commands::PREFIX).unwrap_or(text).trim().to_owned();
        if inspect(&text) == Verdict::Cpr {
            return self.refuse(said, Refusal::Cpr);
        }
        self.reply(said, &Reply::TooLate { text })
    }

    pub(super) fn refuse_in(&mut self, inbound: &Inbound, heard: Heard, refusal: Refusal) -> Result<(), DeskError> {
        self.tell(inbound, heard, &Reply::Refused(refusal))
    }

    /// Why something was not done, for whoever wanted it.
    pub(super) fn tell(&mut self, inbound: &Inbound, heard: Heard, reply: &Reply) -> Result<(), DeskError> {
        // A press that was refused is told to the one who pressed; a command is answered where it was typed.
        let to = match inbound.what {
            What::Reacted { .. } | What::Pressed { .. } | What::TakenBack { .. } => {
                Room::Private { account: inbound.from.clone(), room: String::new() }
            }
            _ => inbound.room.clone(),
        };
        let thread = match &inbound.what {
            What::Message { thread, .. } | What::Asked { thread, .. } => thread.clone(),
            _ => None,
        };
        self.answer(&to, thread, reply, heard)
    }

    /// An answer where it was asked for.
    pub(super) fn reply(&mut self, said: Said<'_>, reply: &Reply) -> Result<(), DeskError> {
        self.answer(&said.inbound.room, said.thread, reply, said.heard)
    }

    pub(super) fn refuse(&mut self, said: Said<'_>, refusal: Refusal) -> Result<(), DeskError> {
        self.refuse_in(said.inbound, said.heard, refusal)
    }

    /// A small sign that a text was taken, instead of another message. Returns what the text is to be marked with when
    /// its facts are written: it counts as heard once the sign is out (law 7).
    pub(super) fn acknowledge(&mut self, said: &Said<'_>) -> Heard {
        let is_message = matches!(said.inbound.what, What::Message { .. });
        let Some((room, event)) = said.heard.event.clone().filter(|_| is_message && self.world.capabilities.reactions)
        else {
            return said.heard.clone();
        };
        if let Some(position) = said.heard.position.clone() {
            self.waiting_position.insert(room, position);
        }
        self.held.insert(event.clone());
        self.outbox.small(Job::React { room: said.inbound.room.clone(), to: event, emoji: TAKEN.to_owned() });
        said.heard.taken()
    }

    pub(super) async fn actor(&self, said: &Said<'_>, at: Timestamp) -> Result<Actor, DeskError> {
        let person = self.people.number(&said.inbound.from, said.moment.now).await?;
        Ok(self.actor_as(said, person, at))
    }

    /// Somebody without a number. They get one where something of theirs will be written down.
    pub(super) async fn newcomer(
        &self,
        said: &Said<'_>,
        number: u32,
        request: &Request,
        at: Timestamp,
    ) -> Result<Actor, DeskError> {
        let nobody = self.nobody(said, at);
        let around = self.around(number, said.moment);
        let dialogue = self.dialogues.get(&number).filter(|d| !d.is_over());
        let enters = dialogue.is_some_and(|d| !decide::decide(d, &nobody, request, &around.ctx()).events.is_empty());
        if enters { self.actor(said, at).await } else { Ok(nobody) }
    }

    /// Somebody the dialogues do not know.
    pub(super) fn nobody(&self, said: &Said<'_>, at: Timestamp) -> Actor {
        self.actor_as(said, NOBODY, at)
    }

    /// Does the asker steer the meeting that is planned, ask in private, and may they see who has read?
    fn sees_readers(&self, said: &Said<'_>) -> Result<bool, DeskError> {
        let named = self.channel.discretion(self.world.discretion).reading == Naming::Names;
        let private = matches!(said.inbound.room, Room::Private { .. });
        let Some(person) = self.people.known(&said.inbound.from)?.filter(|_| named && private) else {
            return Ok(false);
        };
        Ok(self.spoken_of().is_some_and(|d| d.is_planned() && d.is_steered_by(person)))
    }

    /// Is the asker in one of this channel's dialogues, or were they in the last one until its end?
    fn takes_part(&self, said: &Said<'_>) -> Result<bool, DeskError> {
        let Some(person) = self.people.known(&said.inbound.from)? else { return Ok(false) };
        Ok(self.dialogues.values().any(|d| d.present(person).is_some()))
    }

    /// The same of the one that goes on, where one does.
    pub(super) fn takes_part_in_what_goes_on(&self, said: &Said<'_>) -> Result<bool, DeskError> {
        match (self.live(), self.people.known(&said.inbound.from)?) {
            (Some(live), person) => Ok(person.is_some_and(|person| live.present(person).is_some())),
            (None, _) => self.takes_part(said),
        }
    }

    pub(super) fn known_actor(&self, said: &Said<'_>, at: Timestamp) -> Result<Option<Actor>, DeskError> {
        Ok(self.people.known(&said.inbound.from)?.map(|person| self.actor_as(said, person, at)))
    }

    fn actor_as(&self, said: &Said<'_>, person: PersonId, at: Timestamp) -> Actor {
        let inbound = said.inbound;
        let place = match (&inbound.room, &said.thread) {
            (Room::Private { .. }, _) => Place::Private,
            (Room::Channel(_), Some(root)) => Place::Thread(self.group_of_thread(root)),
            (Room::Channel(_), None) => Place::Channel,
        };
        Actor { person, identity: identity(inbound), place, at, via: Some(inbound.id.0.clone()) }
    }
}

/// What the bot is kept from where somebody asked, and cannot do without.
fn lacking(inbound: &Inbound) -> Vec<Permission> {
    match &inbound.what {
        What::Asked { lacking, .. } => lacking.iter().copied().filter(|permission| permission.is_needed()).collect(),
        _ => Vec::new(),
    }
}

/// Does something begin with this that is said in the channel, now or later?
fn speaks_in_the_channel(command: &Command) -> bool {
    matches!(
        command,
        Command::Start { .. }
            | Command::Plan { .. }
            | Command::Move { .. }
            | Command::FollowUp(_)
            | Command::GreyZone(_)
            | Command::Series(_)
            | Command::Bank(Some((BankChoice::Try, _)))
    )
}

/// The name shown, cleaned; a CPR number in it is not kept.
pub(super) fn identity(inbound: &Inbound) -> Identity {
    let account = inbound.from.0.rsplit('/').next().unwrap_or_default().trim_start_matches('@');
    let local = account.split(':').next().unwrap_or_default();
    let name = names::display_name(&inbound.display_name, local);
    let name = if inspect(&name) == Verdict::Cpr { commands::redact(&name) } else { name };
    Identity { account: Some(inbound.from.clone()), name }
}
