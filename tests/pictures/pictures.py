"""Pictures of a whole dialogue, as the facilitator and one participant have it before them in a real client.

usage: pictures.py PROGRAM FOLDER

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
CHANNEL = "Borgerservice"

POINTS = [
    "Kolleger sagde koden højt så køen kunne høre den",
    "Vi spurgte ikke hvad borgeren allerede havde prøvet",
    "Borgeren vidste ikke hvem der måtte se oplysningerne",
    "Det gik for stærkt da der kom kø",
]
THEME = "Koder og tillid"
IDEAS = {
    "anna": "Vi spørger hinanden til råds før vi slår noget op",
    "bo": "Vi siger altid den samme sætning om hvad vi kan se",
    "carla": "Et skilt på skranken",
    "dan": "En stol ved siden af så borgeren selv kan taste",
    "eva": "En fast makker hver fredag",
    "finn": "En seddel med tre gode råd til den der sidder i modtagelsen",
    "gry": "Skærmen vendes væk fra køen",
    "hassan": "Fem minutter om ugen om én sag",
}
# Why, how, and who takes part.
AGREED = ["Det er let at huske.", "Vi øver os to og to.", "Alle ved skranken."]
PROPOSALS = [
    "Vi siger den samme sætning til alle borgere om hvad vi kan se",
    "En stol ved siden af disken så borgeren selv kan taste",
]

ZONE = ZoneInfo("Europe/Copenhagen")
# The days of the course. Its clock is moved from one to the next.
PLANNED = "2026-11-19T09:00:00"
READING = "2026-11-23T09:00:30"
READ_REMINDER = "2026-11-25T09:00:30"
MEETING = "2026-11-26T13:00:20"
REMINDER = "2026-12-18T09:00:20"
MEETING_SAID = "26/11 kl. 13 læs 3 arbejdsdage før"
LAST_DAY_SAID = "22/12"

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

    def _takes(self, who, room, name):
        window = self.windows[who]
        window.opens(room)
        for width in HEIGHTS:
            window.takes(width, self.folder / f"{width}-{ROLES[who]}-{self.number:02}-{name}.png")


class Course:
    """The channel, its people and the bot."""

    def __init__(self, people, bot, album):
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

    def offered(self, who, key, room=None):
        """The newest post under which the bot offers this."""
        by_bot = lambda m: any(k == key and by != who.id for k, by in m.reactions.values() if by.startswith("@bot:"))
        return next((m for m in reversed(who.from_bot(room)) if by_bot(m)), None)

    def whose_turn(self):
        """One of those whom the newest post of the round calls."""
        posts = [m for m in self.anna.from_bot(self.channel) if slot(m) in ("phase", "turn")]
        return next((person for person in self.people.values() if person.id in posts[-1].called), self.anna)

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

    async def press(self, key, people, room=None):
        """These press what the bot offers them, if they have not yet."""
        for person in people:
            find = lambda: self.offered(person, key, room)
            post = await person.until(f"something to press {key} under", find)
            if (key, person.id) not in post.reactions.values():
                await person.presses(post, key)
        await self.hush()

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

    def phases(self):
        return {m.id for m in self.anna.from_bot(self.channel) if slot(m) == "phase"}

    async def step(self):
        """Anna asks once to go on: to the next activity, or to who comes next in it."""
        before = len(self.anna.from_bot())
        asked = await self.anna.writes(self.channel, "!dialog næste")
        said = lambda: len(self.anna.from_bot()) > before
        taken = lambda: asked in self.anna.messages and self.anna.messages[asked].reactions
        await self.anna.until("an answer", lambda: said() or taken())
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
    """Anna makes an encrypted channel with everybody in it, and the bot says that it is there."""
    others = [person for person in course.people.values() if person is not course.anna]
    bot = SimpleNamespace(id=f"@bot:{SERVER}")
    course.channel = await course.anna.makes_a_room([*others, bot], CHANNEL)
    for person in course.people.values():
        users = lambda: len(person.client.rooms[course.channel].users) if course.channel in person.client.rooms else 0
        await person.until("everybody in the channel", lambda: users() == len(course.people) + 1)
    await course.anna.until("a word of the bot", lambda: course.anna.from_bot(course.channel))
    await course.hush()
    await course.picture("hello")


async def is_planned(course):
    """A time is named and said yes to, people say that they come, and the case is sent ahead."""
    everybody = list(course.people.values())
    await course.writes(course.anna, f"!dialog planlæg {PLAYBOOK} {MEETING_SAID}")
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
    for number, point in enumerate(POINTS, 1):
        await course.writes(course.whose_turn(), point)
        if number == 2:
            await course.picture("round-later")
        if number < len(POINTS):
            await course.step()
    await course.goes_on_to("summarise")
    await course.writes(course.anna, THEME, course.private_of(course.anna))
    await course.picture("board")

    await course.goes_on_to("groups")
    await course.picture("groups")
    await course.goes_on_to("reflect")
    await course.picture("practice")

    await course.goes_on_to("silent")
    await course.picture("silent", private=True)
    # Pictures take longer than people would.
    await course.writes(course.anna, "forlæng 2", course.private_of(course.anna))
    for person in everybody:
        room = await person.until("a private room", lambda: course.private_of(person))
        await person.writes(room, IDEAS[person.name])
    await course.hush()
    await course.picture("silent-written", private=True)
    await course.press("✅", everybody, course.channel)
    course.moves_on(20)
    await course.hush()
    await course.picture("silent-over")

    await course.goes_on_to("share")
    await course.picture("ideas")
    await course.goes_on_to("select")
    for person, text in zip(everybody, PROPOSALS):
        await course.writes(person, f"!dialog forslag {text}")
    await course.picture("choosing")

    await course.goes_on_to("present")
    await course.picture("presenting")
    await course.goes_on_to("consent")
    await course.picture("consent")
    await course.writes(course.anna, "!dialog enighed 1")
    await course.picture("consent-asked")
    await course.press("👍", everybody[2:], course.channel)
    await course.picture("consent-answered")
    await course.press("👍", everybody[:2], course.channel)
    course.moves_on(20)
    await course.post("phase")
    await course.picture("trial")
    own = course.private_of(course.anna)
    await course.writes(course.anna, f"afprøvning slut: {LAST_DAY_SAID}", own)
    for words in AGREED:
        await course.writes(course.anna, words, own)
    await course.hush()
    await course.picture("trial-filled", private=True)
    await course.press("🙋", [course.bo], course.channel)
    await course.post("closing")
    await course.picture("agreed")


async def is_reminded(course):
    """Weeks later."""
    course.is_now(REMINDER)
    await course.post("reminder", course.bo)
    await course.picture("reminder")


async def main(program, album_folder):
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
            course = Course(people, bot, Album(album_folder, windows))
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
        asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2])))
    except (Missed, Broken) as trouble:
        sys.exit(str(trouble))
