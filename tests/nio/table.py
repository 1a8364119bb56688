"""A channel with its people and the bot, and what must hold of everything they have seen when they part.

Deliberately absent: what happens in between; each scene says that itself.
"""

import asyncio
import re
import sys
import tempfile
import time
from pathlib import Path

from people import Missed, Person

SIX = ["anna", "bo", "carla", "dan", "eva", "finn"]


def plays(scene):
    """The script is a scene of six at one table. Its arguments: URL SERVER PASSWORD."""

    async def play(url, server, password):
        with tempfile.TemporaryDirectory() as folder:
            for name in SIX:
                Path(folder, name).mkdir()
            people = [Person(name, server, url, str(Path(folder, name))) for name in SIX]
            try:
                await asyncio.gather(*(person.log_in(password) for person in people))
                table = Table(people)
                await table.sit_down(Person("bot", server, url, folder))
                await scene(table)
            finally:
                await asyncio.gather(*(person.log_out() for person in people))

    try:
        asyncio.run(play(*sys.argv[1:]))
    except Missed as missed:
        sys.exit(str(missed))


class Table:
    """The channel, as its people use it. Anna steers."""

    def __init__(self, people):
        self.people = people
        self.names = [person.name for person in people]
        self.channel = None

    async def sit_down(self, bot, name=None):
        """Anna makes an encrypted channel with everybody in it, and the bot says that it is there."""
        anna, others = self.people[0], self.people[1:]
        self.channel = await anna.makes_a_room([*others, bot], name)
        for person in self.people:
            await person.until(
                "everybody in the channel",
                lambda: self.channel in person.client.rooms
                and person.client.rooms[self.channel].encrypted
                and len(person.client.rooms[self.channel].users) == len(self.people) + 1,
            )
        await anna.sees("!dialog", self.channel)

    def __getattr__(self, name):
        for person in self.__dict__.get("people", []):
            if person.name == name:
                return person
        raise AttributeError(name)

    async def all(self, do, people=None):
        """Everybody does something, each at their own pace."""
        await asyncio.gather(*(do(person) for person in people or self.people))

    async def begin(self, playbook="borgerdata"):
        """Anna starts a dialogue, and the others come in by a reaction."""
        await self.anna.writes(self.channel, f"!dialog start {playbook}")
        known = [m.id for m in self.anna.from_bot(self.channel)]

        def new():
            return next((m for m in self.anna.from_bot(self.channel) if "👋" in m.text and m.id not in known), None)

        lobby = await self.anna.until("the invitation to join", new)
        await self.all(lambda person: person.presses(lobby, "👋"), self.people[1:])
        await self.anna.sees_in(lobby, f"Med indtil nu ({len(self.people)})")
        return lobby

    async def goes_on(self, post, heading):
        """Anna goes on from a post; the post of what comes next, as everybody has it."""
        await self.steers(post=post)
        found = await self.anna.sees_heading(heading, self.channel, after=post)
        await self.all(lambda person: person.sees_heading(heading, self.channel, after=post))
        return found

    async def goes_on_to(self, post, *headings):
        """The same through several activities."""
        for heading in headings:
            post = await self.goes_on(post, heading)
        return post

    async def skips_to(self, heading, after):
        """Anna goes on, whatever comes in between, until this is what people do."""
        while True:
            found = self._heading(heading, after)
            if found:
                await self.all(lambda person: person.sees_heading(heading, self.channel, after=after))
                return found
            before = self._where()
            card = await self.card()
            # Pressing what one has pressed already takes it off.
            if any(who == self.anna.id and key == "▶" for key, who in card.reactions.values()):
                await self.anna.writes(self.channel, "!dialog næste")
            else:
                await self.anna.presses(card, "▶")
            await self.anna.until("that the dialogue goes on", lambda: self._where() != before)

    async def steers(self, key="▶", post=None):
        """Anna presses what stands on her card."""
        await self.anna.presses(await self.card(key, post), key)

    async def card(self, key="▶", post=None):
        """The card that Anna got with a post, else with the newest, once this can be pressed on it."""
        post = post or self._newest()
        named = re.match(r"Trin \d+ · (.*?) ·", post.first_line) if post else None
        title = f"· {named.group(1)} ·" if named else "før I går i gang"
        plain = lambda text: text.replace("\ufe0f", "")

        def offers(card):
            bot = f"@bot:{self.anna.server}"
            return any(plain(k) == plain(key) and who == bot for k, who in card.reactions.values())

        def find():
            cards = [m for m in self.anna.from_bot() if m.first_line.startswith("Dit kort") and title in m.first_line]
            return cards[-1] if cards and offers(cards[-1]) else None

        return await self.anna.until(f"{key} on her card »{title}«", find)

    def _heading(self, heading, after):
        ids = list(self.anna.messages)
        posts = self.anna.from_bot(self.channel)
        return next((m for m in posts if m.is_headed(heading) and ids.index(m.id) > ids.index(after.id)), None)

    def _newest(self):
        """The newest post of an activity."""
        steps = [m for m in self.anna.from_bot(self.channel) if "Trin " in m.first_line]
        return steps[-1] if steps else None

    def _where(self):
        """The same without what changes while people do it, and what has been answered to going on too soon."""
        newest = self._newest()
        asked = sum("Vil du videre alligevel" in m.text for m in self.anna.from_bot())
        tells = ("jeres tur", "Mangler", "Stilheden er slut")
        turn = [line for line in newest.text.split("\n") if any(word in line for word in tells)] if newest else []
        return newest and newest.id, turn, asked

    async def all_done(self, post):
        await self.all(lambda person: person.presses(post, "✅"))
        count = len(self.people)
        await self.anna.sees_in(post, f"{count} af {count}")

    async def ends(self):
        """Anna ends the dialogue, however far it came, and says so again when she is asked."""
        if not self._newest():
            return
        known = self.anna.from_bot(self.channel)
        await self.anna.writes(self.channel, "!dialog aflys")
        is_over = lambda: any("er aflyst" in m.text for m in self.anna.from_bot(self.channel) if m not in known)
        await self.anna.until("whether the dialogue should end", lambda: is_over() or self.asked_again(known))
        if not is_over():
            await self.anna.writes(self.channel, self.asked_again(known))
            await self.anna.until("that the dialogue is over", is_over)

    def asked_again(self, known):
        """What the bot says is to be written once more before it ends a dialogue, in a post that is new."""
        posts = [m.text for m in self.anna.from_bot(self.channel) if m not in known]
        said = [re.search(r"!dialog aflys \d+", text) for text in posts if "én gang til" in text]
        return said and said[0] and said[0].group(0)

    # ---- what must hold in the end ----

    async def part(self):
        """Everybody has the same channel before them, once, whole and readable."""
        for person in self.people:
            await person.until("that every message could be opened", lambda: not person.locked)
            self._nothing_doubled(person)
        first = self._channel_of(self.anna)
        for person in self.people[1:]:
            await person.until(
                "the channel as Anna has it", lambda: self._channel_of(person) == self._channel_of(self.anna)
            )
        return len(first)

    def _channel_of(self, person):
        return [(m.id, m.text) for m in person.in_room(self.channel)]

    def _nothing_doubled(self, person):
        said = {}
        for message in person.from_bot():
            key = message.content.get("dk.drejebog.key")
            said.setdefault((message.room, key or message.id), []).append(message)
        twice = [posts for posts in said.values() if len(posts) > 1]
        if twice:
            raise Missed(f"{person.name} has this twice: {twice[0][0].text!r}\n{person.screen()}")

    def kinds_kept(self, person):
        """No edit has made a text a notice, or the other way round."""
        for message in person.from_bot():
            first = message.content.get("msgtype")
            other = [kind for kind in message.kinds if kind != first]
            if other:
                raise Missed(
                    f"{person.name} saw »{message.first_line}« turn from {first} into {other[0]}\n{person.screen()}"
                )


def expect(person, holds, what):
    """Something that is on the screen already, or is never to come."""
    if not holds:
        raise Missed(f"{person.name} does not see {what}.\n{person.screen()}")


class Clock:
    """Says how long each part of a scene took."""

    def __init__(self):
        self.begin = time.monotonic()

    def tell(self, what):
        now = time.monotonic()
        print(f"{now - self.begin:6.1f} s  {what}", flush=True)
        self.begin = now
