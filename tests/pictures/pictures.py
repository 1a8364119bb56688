"""Pictures of a whole dialogue, as the facilitator and one participant have it before them in a real client.

usage: pictures.py PROGRAM FOLDER LANGUAGE

Eight people hold a dialogue with the program on a Synapse: from the invitation to what they agree on, and to the reminder
weeks later. Anna steers, and Bo takes part; both also have nheko open, and at each phase a picture is taken of what each of
them sees: of the channel, and of the private conversation with the bot when there is something new in it.

What the bot says may change as it likes: its posts are found by the name that is sent with each of them (`phase`, `lobby`),
the activities by the order the playbook has them in, and what can be pressed by what the bot itself has put under its posts.
"""

import asyncio
import datetime
import re
import signal
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from house import PASSWORD, ROOT, SERVER, Bot, Broken, Synapse
from screen import HEIGHTS, Screen, Window
from words import WORDS

sys.path.insert(0, str(ROOT / "tests/nio"))
from people import Missed, Person  # noqa: E402

PLAYBOOK = "borgerdata"
# Account, and the name that others see.
PEOPLE = {
    "anna": "Anna Mikkelsen",
    "bo": "Bo Kristoffersen",
    "carla": "Carla Nygaard",
    "dan": "Dan Østergaard",
    "eva": "Eva Lindholm",
    "finn": "Finn Abildgaard",
    "gry": "Gry Thorsen",
    "hassan": "Hassan El-Amin",
}
FACILITATOR, PARTICIPANT = "anna", "bo"
ROLES = {FACILITATOR: "facilitator", PARTICIPANT: "participant"}

ZONE = ZoneInfo("Europe/Copenhagen")
# The days of the course. Its clock is moved from one to the next.
PLANNED = "2026-11-19T09:00:00"
READING = "2026-11-23T09:00:30"
READ_REMINDER = "2026-11-25T09:00:30"
MEETING = "2026-11-26T13:00:20"
REMINDER = "2026-12-18T09:00:20"

# Seconds: for so long the bot is quiet when it has finished speaking, and it has posted what it wants to.
QUIET = 2
ANSWER = 10
# How often Anna goes on within one activity.
MOST = 12
# Until nheko has it too.
BESIDE = 1.5


def activities():
    """What people do in this playbook, in its order."""
    text = Path(ROOT, "content", PLAYBOOK, "playbook.toml").read_text()
    return re.findall(r'^\s*\{ do = "([a-z]+)"', text, re.MULTILINE)


def plain(key):
    """A number has one look or another."""
    return key.replace("\ufe0f", "")


def slot(message):
    """What the program calls this post of its: `phase`, `lobby`; nothing for what others say."""
    key = message.content.get("dk.drejebog.key", "")
    found = re.search(r"\|[a-z]\d*/\d+/([a-z-]+)", key)
    return re.sub(r"-$", "", found.group(1)) if found else ""


class Album:
    """The pictures, numbered in the order they are taken."""

    def __init__(self, folder, windows):
        self.folder, self.windows, self.number = folder, windows, 0
        # How many posts of the private conversation each has been shown.
        self.private = {name: 0 for name in windows}
        folder.mkdir(parents=True, exist_ok=True)

    async def takes(self, name, rooms):
        """What each of them has before them now, by the room each of them is in."""
        await asyncio.sleep(BESIDE)
        await asyncio.gather(*(asyncio.to_thread(self._takes, who, room, name) for who, room in rooms.items() if room))
        print(f"{self.number:02} {name}", flush=True)

    async def takes_threads(self, name, room, is_newest):
        """The thread of the group of each, who knows whether the newest post in a thread is in that one."""
        takes = [asyncio.to_thread(self._takes_thread, who, room, name, newest) for who, newest in is_newest.items()]
        await asyncio.gather(*takes)
        print(f"{self.number:02} {name}", flush=True)

    async def takes_rooms(self, name):
        """The rooms each of them has, where the list is not beside them anyway."""
        await asyncio.gather(*(asyncio.to_thread(self._takes_rooms, who, name) for who in self.windows))
        print(f"{self.number:02} {name}", flush=True)

    def _takes(self, who, room, name):
        window = self.windows[who]
        window.opens(room)
        for width in HEIGHTS:
            window.takes(width, self._file(width, who, name))

    def _takes_thread(self, who, room, name, is_newest):
        window = self.windows[who]
        window.opens(room)
        if not window.enters_thread(is_newest):
            raise Missed(f"{who} did not find the way into the thread")
        for width in HEIGHTS:
            window.takes(width, self._file(width, who, name))
        window.leaves_thread()

    def _takes_rooms(self, who, name):
        window = self.windows[who]
        window.lists_rooms()
        for width in [width for width in HEIGHTS if width < max(HEIGHTS)]:
            window.takes(width, self._file(width, who, name))

    def _file(self, width, who, name):
        return self.folder / f"{width}-{ROLES[who]}-{self.number:02}-{name}.png"


class Course:
    """The channel, its people and the bot."""

    def __init__(self, people, bot, album, words):
        self.words = words
        self.people = {person.name: person for person in people}
        self.anna, self.bo = self.people[FACILITATOR], self.people[PARTICIPANT]
        self.bot, self.album = bot, album
        self.channel = None
        # Posts that have been waited for; the next is always a new one.
        self.known = set()
        self.to_come = activities()

    # ---- what they see ----

    async def post(self, name, who=None):
        """The next post that the program calls so, that this person can read."""
        who = who or self.anna
        find = lambda: next((m for m in who.from_bot() if slot(m) == name and m.id not in self.known), None)
        found = await who.until(f"a new post called `{name}`", find)
        self.known.add(found.id)
        await self.hush()
        return found

    def offered(self, who, key, room=None, holds=lambda post: True):
        """The newest post under which the bot offers this, and the key as it stands there."""
        for post in reversed([m for m in who.from_bot(room) if holds(m)]):
            for k, by in post.reactions.values():
                if by.startswith("@bot:") and by != who.id and plain(k) == plain(key):
                    return post, k
        return None

    def whose_turn(self):
        """Those whom the newest post of the round calls."""
        posts = [m for m in self.anna.from_bot(self.channel) if slot(m) in ("phase", "turn")]
        return [person for person in self.people.values() if person.id in posts[-1].called] or [self.anna]

    def thread_of(self, person):
        """The newest post of the group's thread that calls somebody, as that person has it."""
        called = lambda m: slot(m) == "thread" and person.id in m.called
        return next((m for m in reversed(person.from_bot(self.channel)) if called(m)), None)

    def number_of(self, post):
        """The first number that can be pressed under a post."""
        keys = {plain(key) for key, by in post.reactions.values() if by.startswith("@bot:")}
        return min(key for key in keys if key[0].isdigit())

    def private_of(self, person):
        """The room that somebody has with the bot, if any."""
        two = {person.id, f"@bot:{SERVER}"}
        return next((id for id, room in person.client.rooms.items() if set(room.users) == two), None)

    async def hush(self):
        """Until the bot has said what it had to say."""
        heard = -1
        while heard != (heard := sum(len(person.heard) for person in self.people.values())):
            await asyncio.sleep(QUIET)

    # ---- what they do ----

    async def writes(self, who, text, room=None):
        written = await who.writes(room or self.channel, text)
        await self.hush()
        return written

    async def writes_in_thread(self, who, text):
        """A message in the thread of one's group."""
        root = self.thread_of(who).content["m.relates_to"]["event_id"]
        relation = {"rel_type": "m.thread", "event_id": root, "is_falling_back": True, "m.in_reply_to": {"event_id": root}}
        content = {"msgtype": "m.text", "body": text, "m.mentions": {}, "m.relates_to": relation}
        await who._send(self.channel, "m.room.message", content)
        await self.hush()

    async def press(self, key, people, room=None, holds=lambda post: True):
        """These press what the bot offers them, if they have not yet."""
        for person in people:
            find = lambda: self.offered(person, key, room, holds)
            post, offered = await person.until(f"something to press {key} under", find)
            if (offered, person.id) not in post.reactions.values():
                await person.presses(post, offered)
        await self.hush()

    async def press_in_thread(self, key, people):
        """The same under the newest post of the thread that each is in with a group."""
        for person in people:
            own = await person.until("a post in the thread of the group", lambda: self.thread_of(person))
            await self.press(key, [person], self.channel, lambda post: post.id == own.id)

    async def steers(self, key):
        """Anna presses what stands on her card."""
        await self.press(key, [self.anna], self.private_of(self.anna))

    async def goes_on_to(self, activity):
        """Anna goes on, however often the bot wants to hear it, until this is what people do."""
        tries = 0
        while activity in self.to_come:
            before = self.phases()
            await self.step()
            new = self.phases() - before
            self.known |= new
            del self.to_come[: len(new)]
            tries = 0 if new else tries + 1
            if tries > MOST:
                raise Missed(f"the dialogue does not go on to `{activity}`.\n{self.anna.screen()}")

    async def asks_about(self, number):
        """Anna asks whether all can live with this proposal."""
        await self.steers(number)
        self.known |= self.phases()

    def phases(self):
        return {m.id for m in self.anna.from_bot(self.channel) if slot(m) == "phase"}

    async def step(self):
        """Anna asks once to go on: to the next activity, or to who comes next in it."""
        own = self.private_of(self.anna)
        card, key = await self.anna.until("▶ on her card", lambda: self.offered(self.anna, "▶", own))
        before = len(self.anna.from_bot())
        said = lambda: len(self.anna.from_bot()) > before
        if (key, self.anna.id) in card.reactions.values():
            # Pressing once more takes it off.
            await self.anna.writes(own, self.words.next)
        else:
            await self.anna.presses(card, key)
        try:
            # Mostly there is a new post; sometimes only one that has changed.
            await self.anna.until("a post", said, patience=ANSWER)
        except Missed:
            pass
        await self.hush()

    async def picture(self, name, private=False):
        """The channel as both have it, and the private conversation where there is something new in it."""
        self.album.number += 1
        await self.album.takes(name, {FACILITATOR: self.channel, PARTICIPANT: self.channel})
        await self.private_picture(f"{name}-private", private)

    async def thread_picture(self, name):
        """The same of the thread that each of them is in with a group."""
        thread = lambda m: m.content.get("m.relates_to", {}).get("rel_type") == "m.thread"
        root = lambda m: m.content["m.relates_to"]["event_id"]
        newest = {}
        for who in ROLES:
            person = self.people[who]
            posts = [m for m in person.in_room(self.channel) if thread(m)]
            newest[who] = root(posts[-1]) == root(self.thread_of(person))
        await self.album.takes_threads(f"{name}-thread", self.channel, newest)

    async def private_picture(self, name, also_old=False):
        rooms = {}
        for who in ROLES:
            person = self.people[who]
            room = self.private_of(person)
            said = len(person.from_bot(room)) if room else 0
            if said > self.album.private[who] or (also_old and room):
                rooms[who] = room
            self.album.private[who] = said
        if rooms:
            await self.album.takes(name, rooms)

    def moves_on(self, seconds):
        """Time passes for the program."""
        self.bot.moves_on(datetime.timedelta(seconds=seconds))

    def is_now(self, when):
        self.bot.is_now(datetime.datetime.fromisoformat(when).replace(tzinfo=ZONE))


async def sits_down(course):
    """Anna makes an encrypted channel with everybody in it, where the bot may pin, and it says that it is there."""
    others = [person for person in course.people.values() if person is not course.anna]
    bot = SimpleNamespace(id=f"@bot:{SERVER}")
    course.channel = await course.anna.makes_a_room([*others, bot], course.words.channel, moderators=[bot.id])
    for person in course.people.values():
        users = lambda: len(person.client.rooms[course.channel].users) if course.channel in person.client.rooms else 0
        await person.until("everybody in the channel", lambda: users() == len(course.people) + 1)
    await course.anna.until("a word of the bot", lambda: course.anna.from_bot(course.channel))
    await course.hush()
    await course.picture("hello")


async def is_planned(course):
    """A time is named and said yes to, people say that they come, and the case is sent ahead."""
    everybody = list(course.people.values())
    await course.writes(course.anna, course.words.plan)
    await course.post("time")
    await course.picture("time")
    await course.press("🤝", [course.anna], course.channel)
    await course.post("invitation")
    await course.picture("invitation")
    await course.press("👋", everybody[1:], course.channel)
    course.is_now(READING)
    await course.post("pre-reading")
    await course.picture("read-ahead")
    await course.press("✅", everybody[2:], course.channel)
    course.is_now(READ_REMINDER)
    await course.post("reading", course.bo)
    await course.picture("read-reminder")


async def is_held(course):
    """The meeting, from the lobby to the agreement."""
    everybody = list(course.people.values())
    course.is_now(MEETING)
    await course.post("lobby")
    await course.picture("lobby")

    await course.goes_on_to("frame")
    await course.picture("topic")
    await course.goes_on_to("read")
    await course.press("✅", everybody[3:], course.channel)
    await course.picture("read")
    await course.press("✅", everybody, course.channel)

    await course.goes_on_to("pairs")
    await course.picture("pairs")
    await course.goes_on_to("round")
    await course.picture("round")
    for number, point in enumerate(course.words.points, 1):
        pair = course.whose_turn()
        await course.writes(pair[0], point)
        if number == 2:
            await course.picture("round-later")
        if number < len(course.words.points):
            await course.press("✅", pair[-1:], course.channel)
    await course.goes_on_to("summarise")
    await course.writes(course.anna, course.words.theme, course.private_of(course.anna))
    await course.picture("board")

    await course.goes_on_to("groups")
    await course.picture("groups")
    await course.goes_on_to("reflect")
    await course.picture("practice")
    await course.thread_picture("practice")
    await course.press_in_thread("✅", everybody)

    await course.goes_on_to("silent")
    await course.picture("silent", private=True)
    # Pictures take longer than people would.
    await course.writes(course.anna, course.words.extend, course.private_of(course.anna))
    await course.album.takes_rooms("silent-rooms")
    for person in everybody:
        room = await person.until("a private room", lambda: course.private_of(person))
        await person.writes(room, course.words.ideas[person.name])
    await course.hush()
    await course.picture("silent-written", private=True)
    await course.press("✅", everybody, course.channel)
    course.moves_on(20)
    await course.hush()
    await course.picture("silent-over")

    await course.goes_on_to("share")
    await course.picture("ideas")
    await course.thread_picture("ideas")
    await course.press_in_thread("✅", everybody)
    await course.goes_on_to("select")
    await course.picture("choosing")
    await course.thread_picture("choosing")
    # One group chooses an idea by its number, the others say one in their own words.
    chooses = course.bo
    others = next(person for person in everybody if course.thread_of(person).id != course.thread_of(chooses).id)
    await course.press_in_thread(course.number_of(course.thread_of(chooses)), [chooses])
    await course.writes_in_thread(others, f"{course.words.proposal} {course.words.own_words}")
    await course.press_in_thread("✅", everybody)
    await course.picture("chosen")
    await course.thread_picture("chosen")

    await course.goes_on_to("present")
    await course.picture("presenting")
    await course.step()
    await course.picture("presenting-later", private=True)
    await course.goes_on_to("consent")
    await course.picture("consent")
    # Somebody objects to one, and all can live with the other.
    await course.asks_about("1️⃣")
    await course.picture("consent-asked")
    await course.press("👍", everybody[3:], course.channel)
    objects = course.people["carla"]
    await course.press("✋", [objects], course.channel)
    await course.writes(objects, course.words.objection, course.private_of(objects))
    await course.picture("consent-answered")
    await course.press("👍", everybody[:2], course.channel)
    course.moves_on(200)
    await course.post("no-decision")
    await course.picture("no-consent", private=True)
    await course.asks_about("2️⃣")
    await course.press("👍", everybody, course.channel)
    course.moves_on(20)
    await course.post("phase")
    await course.picture("trial")
    own = course.private_of(course.anna)
    await course.writes(course.anna, course.words.last_day, own)
    why, *rest = course.words.agreed
    await course.writes(course.anna, why, own)
    await course.picture("trial-asks", private=True)
    for words in rest:
        await course.writes(course.anna, words, own)
    await course.picture("trial-filled", private=True)
    await course.press("🙋", [course.bo], course.channel)
    await course.post("closing")
    await course.picture("agreed")


async def is_reminded(course):
    """Weeks later."""
    course.is_now(REMINDER)
    await course.post("reminder", course.bo)
    await course.picture("reminder")


async def main(program, album_folder, words):
    with tempfile.TemporaryDirectory() as folder, ExitStack() as house:
        folder = Path(folder)
        synapse = house.enter_context(Synapse(folder / "synapse"))
        synapse.registers("bot", "Drejebog")
        for name, shown in PEOPLE.items():
            synapse.registers(name, shown)
        screen = house.enter_context(Screen(folder / "screen", len(ROLES)))
        windows = {}
        for place, name in enumerate(ROLES):
            session = synapse.logs_in(name, "nheko")
            window = Window(screen, folder / f"nheko-{name}", place, name, synapse.url, session)
            windows[name] = house.enter_context(window)
        begins = datetime.datetime.fromisoformat(PLANNED).replace(tzinfo=ZONE)
        bot = house.enter_context(Bot(program, folder / "bot", synapse.url, begins))
        people = []
        for name in PEOPLE:
            Path(folder, name).mkdir()
            people.append(Person(name, SERVER, synapse.url, str(folder / name)))
        try:
            await asyncio.gather(*(person.log_in(PASSWORD) for person in people))
            course = Course(people, bot, Album(album_folder, windows), words)
            await sits_down(course)
            await is_planned(course)
            await is_held(course)
            await is_reminded(course)
        except Missed:
            print(f"--- the program's log ---\n{bot.told()}", file=sys.stderr)
            raise
        finally:
            await asyncio.gather(*(person.log_out() for person in people))


if __name__ == "__main__":
    # Ended from outside it ends what it has started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("pictures: ended from outside"))
    try:
        asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2]), WORDS[sys.argv[3]]))
    except (Missed, Broken) as trouble:
        sys.exit(str(trouble))
