"""A whole dialogue in a channel that has chosen polls: answered, moved and taken back, also while the bot is dead.

usage: polls.py URL SERVER PASSWORD

A line that begins with `>>` asks whoever started this to kill the bot or to start it again; a line back says that it is done.
"""

import asyncio
import sys

from table import Clock, expect, plays


async def by_polls(table):
    anna, bo, carla, dan, eva, finn = table.people
    channel, clock = table.channel, Clock()

    # --- the channel chooses ---
    await anna.writes(channel, "!dialog indstillinger valg: afstemninger")
    await anna.sees("I stemmer i en afstemning under opslaget", channel)

    lobby = await table.begin()
    select = await table.skips_to("Vælg forslag", lobby)
    for person, text in [(carla, "Et skilt på hver skranke"), (dan, "En stol ved siden af")]:
        await person.writes(channel, f"!dialog forslag {text}")
        await anna.sees_in(select, text)
    await anna.writes(channel, "!dialog gæst Gerda")
    await anna.sees_in(lobby, "Gerda")
    clock.tell("two proposals stand on the board, and a guest has come")

    # --- consent ---
    await table.skips_to("Enighed", select)
    await table.steers("1️⃣")
    vote = await anna.sees("Kan vi leve med at prøve", channel)
    await anna.writes(channel, "!dialog forlæng 10")
    await table.all(lambda person: person.sees_poll("Kan vi leve med", channel))
    poll = await anna.sees_poll("Kan vi leve med", channel)
    texts = [answer["org.matrix.msc1767.text"] for answer in poll.poll["answers"]]
    expect(anna, [text.split(" ", 1)[1] for text in texts] == ["Ja", "Et spørgsmål først", "En indvending"], f"three answers, not {texts}")
    expect(anna, poll.poll["kind"].endswith("undisclosed") and poll.poll["max_selections"] == 1, "one answer each, hidden")
    expect(anna, not poll.reactions, "a poll without reactions of the bot's")
    await table.all(lambda person: person.answers(poll, "Ja"), [anna, bo, dan, eva])
    await carla.answers(poll, "indvending")
    private = await carla.has_private_room()
    await carla.sees("indvending", private)
    reason = await carla.writes(private, "Det er for dyrt at trykke")
    await carla.sees_pressed(reason, "✅")
    await finn.answers(poll, "spørgsmål")
    await finn.answers(poll, "Ja")
    await anna.sees_in(vote, "6 af 7")
    expect(anna, "5 ja" not in vote.text, "nothing of how it stands")
    await anna.writes(channel, "!dialog optælling 1:1")
    await anna.sees_in(vote, "7 af 7")
    await table.steers()
    await table.all(lambda person: person.sees("Det er for dyrt at trykke", channel))
    await table.all(lambda person: person.sees_end(poll, "lukket"))
    clock.tell("an objection and its reason are heard, and the poll is closed")

    # --- dots, and the bot dies while they are placed ---
    dots = await anna.sees_heading("Prik", channel, after=vote)
    await anna.writes(channel, "!dialog forlæng 10")
    await table.all(lambda person: person.sees_poll("Hvilket forslag", channel))
    poll = await anna.sees_poll("Hvilket forslag", channel)
    expect(anna, poll.poll["answers"][1]["org.matrix.msc1767.text"] == "2. En stol ved siden af", "labelled answers")
    for person, answer in [(anna, "2."), (bo, "1."), (carla, "2."), (dan, "1.")]:
        await person.answers(poll, answer)
    await anna.writes(channel, "!dialog optælling 2:1")
    await anna.sees_in(dots, "5 af 7")
    await asks_for("kill")
    # Moved; answered and taken away again; emptied and answered anew.
    await dan.answers(poll, "2.")
    slip = await eva.answers(poll, "1.")
    await eva.takes_back(channel, slip)
    await bo.answers(poll)
    await bo.answers(poll, "1.")
    await asks_for("start")
    await anna.sees_in(dots, "5 af 7")
    await asks_for("kill")
    await eva.answers(poll, "1.")
    await asks_for("start")
    await anna.sees_in(dots, "6 af 7")
    await finn.writes(channel, "!dialog svar 2")
    clock.tell("all have placed their dot")

    # --- what came of it ---
    card = await anna.sees_heading("Afprøvning", channel, after=dots)
    expect(anna, "En stol ved siden af" in card.text, "the proposal with five dots")
    await table.all(lambda person: person.sees_end(poll, "lukket", "2"))
    await bo.answers(poll, "2.")
    await bo.sees("Afstemningen lukkede", after=card)
    own = await anna.has_private_room()
    for words in ["Det koster ingenting", "Vi låner en stol", "Alle ved skranken"]:
        filled = await anna.writes(own, words)
        await anna.sees_pressed(filled, "✅")
        await anna.sees_in(card, words)
    await bo.presses(card, "🙋")
    await table.all(lambda person: person.sees_heading("Aftalt", channel, after=card))
    polls = [m for m in anna.from_bot(channel) if m.poll]
    expect(anna, len(polls) == 2 and all(m.end for m in polls), "two polls, each closed")
    count = await table.part()
    clock.tell(f"it is agreed; {count} messages in the channel, the same for all six")


async def asks_for(what):
    print(f">> {what}", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)


if __name__ == "__main__":
    plays(by_polls)
