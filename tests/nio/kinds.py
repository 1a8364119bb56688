"""What has gone wrong for people before, one scene for each kind, on one server and with one bot.

usage: kinds.py URL SERVER PASSWORD

Each scene has a channel of its own and ends its dialogue. All are played, also when one fails, so that one run shows all that
is wrong. Deliberately absent: a whole dialogue from end to end (`dialogue.py`).
"""

import asyncio
import re
import sys
import tempfile
from pathlib import Path

from people import Missed, Person
from table import Clock, Table, expect

NAMES = ["anna", "bo", "carla", "dan", "eva", "finn"]
# Somebody who has an account on the server and is in no channel.
STRANGER = "gry"


async def a_point_follows_its_message(table):
    """A point that is edited or deleted in the chat is edited or gone on the board."""
    lobby = await table.begin()
    turn = await table.skips_to("Runden", lobby)
    first, second = pair_of(table, turn)
    written = await first.writes(table.channel, "Borgeren ventede")
    await table.anna.sees_in(turn, "Borgeren ventede")
    await first.edits(table.channel, written, "Borgeren stod op hele tiden")
    await table.anna.sees_in(turn, "Borgeren stod op hele tiden")
    await table.anna.sees_gone_from(turn, "Borgeren ventede")
    other = await second.writes(table.channel, "Koden blev sagt højt")
    await table.anna.sees_in(turn, "Koden blev sagt højt")
    await second.takes_back(table.channel, other)
    await table.anna.sees_gone_from(turn, "Koden blev sagt højt")
    expect(table.anna, "Borgeren stod op hele tiden" in turn.text, "the other point still there")


async def each_pair_is_called(table):
    """Whose turn it is in the round gets a post that calls them, and each pair only one."""
    lobby = await table.begin()
    turn = await table.skips_to("Runden", lobby)
    called = {}
    for _ in range(3):
        pair = pair_of(table, turn)
        for person in pair:
            find = lambda: [m for m in person.from_bot(table.channel) if person.id in m.called and "tur" in m.text]
            calls = await person.until("a call to the round", find)
            called[person.name] = sum(m.called.count(person.id) for m in calls)
        before = turn.text
        await pair[0].presses(turn, "✅")
        await table.anna.until("the next turn", lambda: turn.text != before)
    expect(table.anna, called == {name: 1 for name in NAMES}, f"each called once, but {called}")


async def a_slip_is_withdrawn(table):
    """An objection pressed and taken off again leaves no question behind."""
    vote = await opened_vote(table)
    await table.carla.presses(vote, "✋")
    await table.anna.sees_in(vote, "1 indvending")
    private = await table.carla.has_private_room()
    await table.carla.sees("indvending", private)
    await table.carla.presses(vote, "✋")
    await table.anna.sees_gone_from(vote, "1 indvending")
    await table.carla.sees("taget din indvending tilbage", private)


async def what_cannot_be_undone_asks_once(table):
    """A running dialogue does not end by one word."""
    lobby = await table.begin()
    frame = await table.goes_on(lobby, "Emnet")
    known = table.anna.from_bot(table.channel)
    await table.anna.writes(table.channel, "!dialog aflys")
    await table.anna.until("whether the dialogue should end", lambda: table.asked_again(known))
    await table.goes_on(frame, "Casen")


async def two_dialogues_are_told_apart(table):
    """Who takes part in two dialogues is asked once which one a private word is about, and the answer says it."""
    lobby = await table.begin()
    await table.goes_on(lobby, "Emnet")
    other = Table(table.people)
    await other.sit_down(table.bot)
    second = await other.begin("paa-tvaers")
    await other.goes_on(second, "Emnet")
    titles = [re.match(r"Dialog: (.*?) ·", (post.before or [post.text])[0]).group(1) for post in (lobby, second)]
    private = await table.bo.has_private_room()
    await table.bo.writes(private, "status")
    asked = await table.bo.sees("Hvilken handler det om?", private)
    expect(table.bo, all(title in asked.text for title in titles), "both dialogues by their titles")
    number = next(n for n in (1, 2) if re.search(rf"{n}\W+{re.escape(titles[1])}", asked.text))
    await table.bo.writes(private, str(number))
    await table.bo.until("the second dialogue's status", lambda: told(table.bo, private, asked, titles[1]))
    await table.bo.writes(private, "status")
    await table.bo.until("it again, without a question", lambda: len(told(table.bo, private, asked, titles[1])) == 2)
    await other.ends()


def told(person, room, after, words):
    """What the bot has said of this in a room after another post."""
    posts = person.from_bot(room)
    return [m for m in posts[posts.index(after) + 1 :] if words in m.text]


async def help_is_short(table):
    """A bare command is answered with what fits now, not with all there is."""
    known = len(table.eva.from_bot())
    await table.eva.writes(table.channel, "!dialog")
    find = lambda: table.eva.from_bot()[known:]
    answer = (await table.eva.until("an answer", find))[0]
    expect(table.eva, len(answer.text) < 1500, f"a short answer, but {len(answer.text)} characters")


async def an_edit_keeps_the_kind(table):
    """A text stays a text and a notice a notice, however often it is edited."""
    lobby = await table.begin()
    frame = await table.goes_on(lobby, "Emnet")
    await table.all_done(frame)
    for person in table.people:
        table.kinds_kept(person)


async def a_stranger_is_received(table):
    """Somebody who is in no channel of the bot's is told what it is and where to write, whatever they write."""
    gry = table.stranger
    room = await gry.starts_a_conversation(table.bot)
    await gry.until("the bot in the room", lambda: len(gry.client.rooms[room].users) == 2 if room in gry.client.rooms else None)
    for text in ["@drejebog hvad kan du?", "!dialog start borgerdata"]:
        known = len(gry.from_bot(room))
        await gry.writes(room, text)
        answer = await gry.until(f"an answer to »{text}«", lambda: gry.from_bot(room)[known:])
        expect(gry, "kanal" in answer[0].text and "installeret" not in answer[0].text, f"where to write, on »{text}«")


async def a_control_that_stays_works_every_time(table):
    """In the round each ▶ goes on, also the one by which a client takes the last one off."""
    lobby = await table.begin()
    post = await table.skips_to("Runden", lobby)
    card = await table.card()
    for _ in range(2):
        turn = pair_of(table, post)
        await table.anna.presses(card, "▶")
        await table.anna.until("the next pair", lambda: pair_of(table, post) != turn)
        await past_a_double_tap(table, post)


async def a_promised_time_is_kept(table):
    """The last answer leaves fifteen seconds, and whoever changes theirs in time is counted as they then say."""
    vote = await opened_vote(table)
    await table.all(lambda person: person.presses(vote, "👍"))
    await table.anna.sees_in(vote, "6 ja")
    await table.anna.sees_in(vote, "15 sekunder")
    await table.finn.presses(vote, "❓")
    await table.anna.sees_in(vote, "1 spørgsmål")
    expect(table.anna, "sluttede" not in vote.first_line, "the vote still open")
    # The question is taken off, and the yes from before counts again.
    await table.finn.presses(vote, "❓")
    await table.anna.sees_in(vote, "6 ja")
    await table.all(lambda person: person.sees_heading("Afprøvning", table.channel, after=vote))


async def a_late_answer_is_told(table):
    """Whoever answers a vote that has just closed hears that it has, and when."""
    vote = await opened_vote(table)
    await table.all(lambda person: person.presses(vote, "👍"))
    await table.all(lambda person: person.sees_heading("Afprøvning", table.channel, after=vote))
    card = await table.bo.sees_heading("Afprøvning", table.channel, after=vote)
    await table.bo.writes(table.channel, "!dialog svar enig")
    await table.bo.sees("Afstemningen lukkede", table.channel, after=card)


async def what_is_asked_about_is_one_post(table):
    """Choosing the proposal and being asked about it is one post that changes, not two with one heading."""
    vote = await opened_vote(table)
    headed = [m for m in table.anna.from_bot(table.channel) if m.is_headed("Enighed")]
    expect(table.anna, headed == [vote], f"one post headed »Enighed«, but {len(headed)}")


async def an_idea_of_several_lines_is_one_idea(table):
    """What is written over several lines stands in the list as one thing, under one number."""
    lobby = await table.begin()
    silence = await table.skips_to("Stille minut", lobby)
    await table.anna.writes(table.channel, "!dialog forlæng 10")
    private = await table.bo.has_private_room()
    await table.bo.sees("idéer", private)
    idea = await table.bo.writes(private, "En stol:\n1. ved disken\n2. ved døren")
    await table.bo.sees_pressed(idea, "✅")
    await table.skips_to("Del idéer", silence)
    await table.anna.until("the ideas", lambda: shared(table))
    text = shared(table).text
    line = next(line for line in text.split("\n") if "En stol" in line)
    expect(table.anna, "ved disken" in line and "ved døren" in line, f"the idea on one line, not {text!r}")


def shared(table):
    """The post with the ideas."""
    return next((m for m in table.anna.from_bot(table.channel) if "En stol" in m.text), None)


async def past_a_double_tap(table, post):
    """A finger that means it waits: what comes within three seconds by the server's clock is one tap. Meanwhile somebody
    talks whose turn it is not."""
    pair = pair_of(table, post)
    somebody = next(person for person in table.people if person not in pair)
    stamps = somebody.stamps
    first = last = await somebody.writes(table.channel, "Nå")
    await somebody.until("their own words", lambda: first in stamps)
    while stamps[last] - stamps[first] < 3000:
        last = await somebody.writes(table.channel, "Nå")
        await somebody.until("their own words", lambda: last in stamps)


SCENES = [
    an_edit_keeps_the_kind,
    a_stranger_is_received,
    help_is_short,
    a_point_follows_its_message,
    each_pair_is_called,
    a_slip_is_withdrawn,
    what_cannot_be_undone_asks_once,
    two_dialogues_are_told_apart,
    a_control_that_stays_works_every_time,
    a_promised_time_is_kept,
    a_late_answer_is_told,
    what_is_asked_about_is_one_post,
    an_idea_of_several_lines_is_one_idea,
]


async def opened_vote(table):
    """Two proposals, and a vote on the first."""
    lobby = await table.begin()
    select = await table.skips_to("Vælg forslag", lobby)
    for person, text in [(table.bo, "Et skilt"), (table.carla, "En stol")]:
        await person.writes(table.channel, f"!dialog forslag {text}")
        await table.anna.sees_in(select, text)
    choose = await table.skips_to("Enighed", select)
    await table.steers("1️⃣")
    vote = await table.anna.sees("Kan vi leve med at prøve", table.channel)
    await table.anna.writes(table.channel, "!dialog forlæng 10")
    await table.all(lambda person: person.sees("Kan vi leve med at prøve", table.channel))
    return vote


def pair_of(table, turn):
    """The two whose turn it is, by the post of the round."""
    line = next((line for line in turn.text.split("\n") if "jeres tur" in line), "")
    pair = [person for person in table.people if re.search(rf"\b{person.name}\b", line.split(". ")[0])]
    expect(table.anna, len(pair) == 2, f"a pair whose turn it is, in {line!r}")
    return pair


async def main(url, server, password):
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        for name in [*NAMES, STRANGER]:
            Path(folder, name).mkdir()
        *people, stranger = [Person(name, server, url, str(Path(folder, name))) for name in [*NAMES, STRANGER]]
        try:
            await asyncio.gather(*(person.log_in(password) for person in [*people, stranger]))
            clock = Clock()
            for scene in SCENES:
                table = Table(people)
                table.stranger, table.bot = stranger, Person("bot", server, url, folder)
                await table.sit_down(table.bot)
                try:
                    await scene(table)
                    await table.part()
                    await table.ends()
                    clock.tell(scene.__name__)
                except Missed as missed:
                    failed.append(scene.__name__)
                    clock.tell(f"{scene.__name__} FAILED: {scene.__doc__}\n{missed}")
        finally:
            await asyncio.gather(*(person.log_out() for person in [*people, stranger]))
    if failed:
        raise Missed(f"{len(failed)} of {len(SCENES)} scenes failed: {', '.join(failed)}")


if __name__ == "__main__":
    try:
        asyncio.run(main(*sys.argv[1:]))
    except Missed as missed:
        sys.exit(str(missed))
