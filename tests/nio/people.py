"""People with the client library matrix-nio: what each does, and what each has on the screen.

Nothing here knows the bot: it is the account `bot`, whose posts are read as anybody reads them. What ought to be seen stands
in the scenes. A wait that comes to nothing ends the run and says who did not see what, with that person's screen.
"""

import asyncio
import logging
import time
from dataclasses import dataclass, field

from nio import (
    AsyncClient,
    AsyncClientConfig,
    DownloadError,
    Event,
    InviteMemberEvent,
    JoinError,
    LoginError,
    MegolmEvent,
    RoomCreateError,
    RoomSendError,
    SyncError,
)
from nio.crypto.attachments import decrypt_attachment

# It warns whenever a key is asked for that is fetched a moment later.
logging.getLogger("nio").setLevel(logging.CRITICAL)

# Longer than anything takes on a busy machine, in seconds.
PATIENCE = 90
# Lines of a screen that a failure shows.
SHOWN = 40
# Characters of a message.
LONGEST_SHOWN = 400
# How clients name what polls are made of, as long as the stable names are not in use.
POLL = "org.matrix.msc3381.poll."
TEXT = "org.matrix.msc1767.text"
# How long a phone waits for news before it asks again, in milliseconds.
LISTENING = 10_000


class Missed(Exception):
    """Somebody waited for something that did not come, or saw what should not be there."""


@dataclass
class Message:
    """A message as a client shows it: its newest text, and who has reacted with what."""

    id: str
    room: str
    sender: str
    kind: str
    text: str
    content: dict
    # The texts it had before.
    before: list = field(default_factory=list)
    # What each edit made of its kind.
    kinds: list = field(default_factory=list)
    reactions: dict = field(default_factory=dict)
    # Whom it has called, by its first text or by an edit, in the order that phones buzzed.
    called: list = field(default_factory=list)
    is_gone: bool = False
    # How a poll ended, once it has.
    end: str | None = None

    @property
    def poll(self):
        """What is asked and can be answered, where it is a poll."""
        return self.content.get(POLL + "start")

    @property
    def first_line(self):
        return self.text.split("\n", 1)[0]

    def is_headed(self, words):
        """Whether its heading begins so, behind the number of its step: `Trin 2 · Runden · til kl. 9.11`."""
        # The post that says where the dialogue is has it on top too.
        is_where = self.first_line.startswith("Nu:")
        return not is_where and (self.first_line.startswith(words) or f"· {words}" in self.first_line)

    def line(self):
        keys = "".join(sorted({key for key, _ in self.reactions.values()}))
        edits = f" (edited {len(self.before)}×)" if self.before else ""
        text = self.text if len(self.text) <= LONGEST_SHOWN else f"{self.text[:LONGEST_SHOWN]}…"
        return f"  {self.sender}{edits} [{self.kind}]: {text!r} {keys}"


def mentioned(content):
    """Whom a message or an edit calls: the accounts a phone buzzes for."""
    return list(content.get("m.mentions", {}).get("user_ids", []))


class Person:
    """One account on one device, reading all the time."""

    def __init__(self, name, server, url, folder):
        self.name = name
        self.server = server
        self.id = f"@{name}:{server}"
        config = AsyncClientConfig(store_sync_tokens=False, max_timeouts=0)
        self.client = AsyncClient(url, self.id, store_path=folder, config=config)
        # In the order they came.
        self.messages = {}
        self.locked = {}
        self.heard = set()
        # When the server took each of them, in milliseconds.
        self.stamps = {}
        self.redacted = set()
        self.early = []
        self.changed = asyncio.Condition()
        self.reading = None
        self.trouble = None

    async def log_in(self, password):
        answer = await self.client.login(password, device_name="nio")
        if isinstance(answer, LoginError):
            raise Missed(f"{self.name} could not log in: {answer}")
        self.client.add_event_callback(self._on_event, Event)
        self.client.add_event_callback(self._on_invitation, InviteMemberEvent)
        await self._hear(0)
        self.reading = asyncio.create_task(self._read())

    async def log_out(self):
        if self.reading:
            self.reading.cancel()
        await self.client.close()

    # ---- what they do ----

    async def starts_a_conversation(self, other):
        """With one other, as a client does from their profile."""
        return await self.makes_a_room([other], is_direct=True)

    async def makes_a_room(self, others, name=None, is_direct=False, moderators=()):
        """`moderators`: whoever else may pin and clear up."""
        # Who makes a room with levels of its own has to be among them.
        levels = {self.id: 100, **{other: 50 for other in moderators}}
        encryption = {"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}
        made = await self.client.room_create(
            name=name,
            is_direct=is_direct,
            invite=[other.id for other in others],
            initial_state=[encryption],
            power_level_override={"users": levels} if moderators else None,
        )
        if isinstance(made, RoomCreateError):
            raise Missed(f"{self.name} could not make a room: {made}")
        return made.room_id

    async def writes(self, room, text):
        """A message of one's own, as any client sends it: the event's id."""
        return await self._send(room, "m.room.message", {"msgtype": "m.text", "body": text, "m.mentions": {}})

    async def edits(self, room, event, text):
        new = {"msgtype": "m.text", "body": text, "m.mentions": {}}
        relation = {"rel_type": "m.replace", "event_id": event}
        return await self._send(
            room, "m.room.message", {**new, "body": f"* {text}", "m.new_content": new, "m.relates_to": relation}
        )

    async def presses(self, message, key):
        """A reaction; a client takes off its own with the same key instead of putting it on twice."""
        own = [event for event, (k, who) in self._now(message).reactions.items() if (k, who) == (key, self.id)]
        if own:
            await self.takes_back(message.room, own[0])
            return None
        relation = {"rel_type": "m.annotation", "event_id": message.id, "key": key}
        pressed = await self._send(message.room, "m.reaction", {"m.relates_to": relation})
        await self.until("their own press", lambda: pressed in self.heard)
        return pressed

    async def takes_back(self, room, event):
        """Deletes a message or a reaction of one's own."""
        await self.client.room_redact(room, event)
        await self.until("that their own is gone", lambda: event in self.redacted)

    async def answers(self, poll, *answers):
        """All that they answer to a poll now; a client sends the answers' ids. None takes them back."""
        ids = {answer[TEXT]: answer["id"] for answer in poll.poll["answers"]}
        chosen = [next(id for text, id in ids.items() if words in text) for words in answers]
        relation = {"rel_type": "m.reference", "event_id": poll.id}
        content = {"m.relates_to": relation, POLL + "response": {"answers": chosen}}
        answered = await self._send(poll.room, POLL + "response", content)
        await self.until("their own answer", lambda: answered in self.heard)
        return answered

    async def opens(self, message):
        """The text of a file that somebody has sent."""
        file = message.content["file"]
        got = await self.client.download(file["url"])
        if isinstance(got, DownloadError):
            raise Missed(f"{self.name} could not fetch {message.text}: {got}")
        return decrypt_attachment(got.body, file["key"]["k"], file["hashes"]["sha256"], file["iv"]).decode()

    async def _send(self, room, kind, content):
        sent = await self.client.room_send(room, kind, content, ignore_unverified_devices=True)
        if isinstance(sent, RoomSendError):
            raise Missed(f"{self.name} could not send {content}: {sent}")
        return sent.event_id

    # ---- what they see ----

    def in_room(self, room):
        return [m for m in self.messages.values() if m.room == room and not m.is_gone]

    def from_bot(self, room=None):
        bot = f"@bot:{self.server}"
        return [m for m in self.messages.values() if m.sender == bot and room in (None, m.room) and not m.is_gone]

    async def until(self, what, find, patience=PATIENCE):
        """Waits until `find` finds something on the screen."""
        end = time.monotonic() + patience
        async with self.changed:
            while True:
                if self.trouble:
                    raise Missed(f"{self.name} could not read on: {self.trouble}")
                found = find()
                if found:
                    return found
                left = end - time.monotonic()
                if left <= 0:
                    raise Missed(f"{self.name} never saw {what}.\n{self.screen()}")
                try:
                    await asyncio.wait_for(self.changed.wait(), left)
                except asyncio.TimeoutError:
                    pass

    async def sees(self, words, room=None, after=None, by=None):
        """The newest post of the bot that has these words now, newer than another one, and is no poll."""

        def find():
            known = list(self.messages)
            begin = known.index(after.id) + 1 if after else 0
            posts = [m for m in self.from_bot(room) if known.index(m.id) >= begin]
            return next((m for m in reversed(posts) if words in m.text and not m.poll), None)

        return await self.until(f"»{words}«" + (f" after »{after.first_line}«" if after else ""), find)

    async def sees_poll(self, words, room):
        """The newest poll of the bot that asks this."""

        def find():
            polls = [m for m in self.from_bot(room) if m.poll]
            return next((m for m in reversed(polls) if words in m.poll["question"][TEXT]), None)

        return await self.until(f"a poll that asks »{words}«", find)

    async def sees_end(self, poll, *words):
        """How a poll ended, once it has."""
        await self.until(f"{words} in the end of »{poll.first_line}«", lambda: self._ends(poll, words))

    def _ends(self, poll, words):
        end = self._now(poll).end
        return end is not None and all(word in end for word in words)

    async def sees_heading(self, words, room, after=None):
        """The newest post of the bot under this heading, newer than another one."""

        def find():
            known = list(self.messages)
            begin = known.index(after.id) + 1 if after else 0
            posts = [m for m in self.from_bot(room) if known.index(m.id) >= begin]
            return next((m for m in reversed(posts) if m.is_headed(words)), None)

        return await self.until(f"a post headed »{words}«", find)

    async def sees_in(self, message, *words):
        """A post that says all of this now, after as many edits as it takes."""
        find = lambda: all(word in self._now(message).text for word in words)
        await self.until(f"{words} in »{message.first_line}«, which says {message.text!r}", find)
        return self._now(message)

    async def sees_gone_from(self, message, *words):
        """A post that no longer says any of this."""
        find = lambda: not any(word in self._now(message).text for word in words)
        await self.until(f"»{message.first_line}« without {words}", find)
        return self._now(message)

    async def sees_pressed(self, event, key, who="bot"):
        """A reaction of somebody on an event, mostly the bot's ✅."""
        who = f"@{who}:{self.server}"

        def find():
            message = self.messages.get(event)
            return message and any(k == key and by == who for k, by in message.reactions.values())

        await self.until(f"{key} of {who} on {event}", find)

    async def sees_unpressed(self, message, key, who):
        who = f"@{who}:{self.server}"
        find = lambda: not any(k == key and by == who for k, by in self._now(message).reactions.values())
        await self.until(f"that {key} of {who} is gone from »{message.first_line}«", find)

    async def has_private_room(self):
        """The room that the bot has made for the two of them, once it is joined."""
        two = {self.id, f"@bot:{self.server}"}
        find = lambda: next((id for id, room in self.client.rooms.items() if set(room.users) == two), None)
        return await self.until("a private room with the bot", find)

    def _now(self, message):
        return self.messages.get(message.id, message)

    def screen(self):
        shown = [m.line() for m in self.messages.values() if not m.is_gone][-SHOWN:]
        return f"On {self.name}'s screen, the last {len(shown)} messages:\n" + "\n".join(shown)

    # ---- reading ----

    async def _read(self):
        try:
            while True:
                await self._hear(LISTENING)
        except asyncio.CancelledError:
            raise
        except Exception as trouble:  # told to whoever waits
            async with self.changed:
                self.trouble = trouble
                self.changed.notify_all()

    async def _hear(self, timeout):
        answer = await self.client.sync(timeout=timeout, full_state=False)
        if isinstance(answer, SyncError):
            raise Missed(f"{self.name} could not read: {answer}")
        # What any client does behind the screen: keys up and down, so that others can write to it in secret.
        if self.client.should_upload_keys:
            await self.client.keys_upload()
        if self.client.should_query_keys:
            await self.client.keys_query()
        if self.client.should_claim_keys:
            await self.client.keys_claim(self.client.get_users_for_key_claiming())
        await self.client.send_to_device_messages()
        self._open_locked()
        async with self.changed:
            self.changed.notify_all()

    async def _on_invitation(self, room, event):
        if event.membership == "invite" and event.state_key == self.id:
            joined = await self.client.join(room.room_id)
            if isinstance(joined, JoinError):
                raise Missed(f"{self.name} could not accept the invitation to {room.room_id}: {joined}")

    async def _on_event(self, room, event):
        if isinstance(event, MegolmEvent):
            # Its key may come a moment later.
            self.locked[event.event_id] = (room, event)
            return
        self._take(room.room_id, event.source)

    def _open_locked(self):
        for id, (room, event) in list(self.locked.items()):
            try:
                opened = self.client.decrypt_event(event)
            except Exception:  # still without its key
                continue
            del self.locked[id]
            self._take(room.room_id, opened.source)

    def _take(self, room, event):
        self.heard.add(event["event_id"])
        self.stamps[event["event_id"]] = event.get("origin_server_ts")
        content = event.get("content", {})
        relation = content.get("m.relates_to", {})
        kind = event["type"]
        if kind == "m.room.message" and relation.get("rel_type") == "m.replace":
            self._edited(relation["event_id"], event["sender"], content, event)
        elif kind == "m.room.message" and content:
            text, sort = content.get("body", ""), content.get("msgtype", "")
            message = Message(event["event_id"], room, event["sender"], sort, text, content)
            message.called = mentioned(content)
            message.is_gone = message.id in self.redacted
            self.messages[message.id] = message
            self._try_early()
        elif kind == POLL + "start" and content:
            self.messages[event["event_id"]] = Message(
                event["event_id"], room, event["sender"], "poll", content.get(TEXT, ""), content
            )
        elif kind == POLL + "end" and content:
            ended = self.messages.get(relation["event_id"])
            if ended and event["sender"] == ended.sender:
                if ended.end is not None:
                    raise Missed(f"»{ended.first_line}« was closed twice")
                ended.end = content.get(TEXT, "")
        elif kind == "m.reaction" and relation:
            self._reacted(event, relation)
        elif kind == "m.room.redaction":
            self._redacted(event.get("redacts") or content.get("redacts"))

    def _edited(self, id, sender, content, event):
        message = self.messages.get(id)
        if not message:
            self.early.append((id, sender, content, event))
            return
        new = content.get("m.new_content", {})
        if sender != message.sender:
            raise Missed(f"{sender} edited a message of {message.sender}")
        message.before.append(message.text)
        message.text = new.get("body", "")
        message.kinds.append(new.get("msgtype", ""))
        message.kind = new.get("msgtype", "")
        message.called += mentioned(content)

    def _reacted(self, event, relation):
        message = self.messages.get(relation.get("event_id"))
        if not message:
            self.early.append((relation.get("event_id"), event["sender"], None, event))
        elif event["event_id"] not in self.redacted:
            message.reactions[event["event_id"]] = (relation.get("key"), event["sender"])

    def _redacted(self, id):
        self.redacted.add(id)
        for message in self.messages.values():
            message.reactions.pop(id, None)
        if id in self.messages:
            self.messages[id].is_gone = True

    def _try_early(self):
        """What came before the message it belongs to, because that was still locked."""
        early, self.early = self.early, []
        for id, sender, content, event in early:
            if content is not None:
                self._edited(id, sender, content, event)
            else:
                self._reacted(event, event["content"]["m.relates_to"])
