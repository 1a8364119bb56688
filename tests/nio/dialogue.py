"""One whole dialogue, held as six people would: from the invitation to the agreement and its record.

usage: dialogue.py URL SERVER PASSWORD

Anna steers; Bo, Carla, Dan, Eva and Finn take part. They press what they are offered and write as people write. The bot's
dialogue time runs some times as fast as theirs, which is why nobody waits for a clock here.
"""

import re

from table import SIX, Clock, expect, plays

IDEAS = {
    "anna": "Vi spørger hinanden til råds",
    "bo": "Vi siger altid den samme sætning",
    "carla": "Et skilt på skranken",
    "dan": "En stol ved siden af",
    "eva": "En fast makker hver fredag",
    "finn": "En seddel med tre råd",
}


async def dialogue(table):
    anna, bo, carla, dan, eva, finn = table.people
    channel, clock = table.channel, Clock()

    # --- they come in, by a reaction ---
    lobby = await table.begin()
    expect(anna, all(name in lobby.text for name in SIX), "everybody's name in the invitation")
    frame = await table.goes_on(lobby, "Emnet")
    clock.tell("all six are in")

    # --- they read ---
    case = await table.goes_on(frame, "Casen")
    await table.all_done(case)
    clock.tell("all have read")

    # --- two and two ---
    pairs = await table.goes_on(case, "Makkerpar")
    lines = [line for line in pairs.text.split("\n") if " og " in line and any(name in line for name in SIX)]
    paired = [name for line in lines for name in SIX if re.search(rf"\b{name}\b", line)]
    expect(anna, sorted(paired) == sorted(SIX) and len(lines) == 3, "each of the six in one pair of two")
    await table.all_done(pairs)

    # --- the round: whose turn it is writes, and nobody needs a command ---
    turn = await table.goes_on(pairs, "Runden")
    points = []
    for _ in range(3):
        turn = await anna.sees_in(turn, "det er jeres tur")
        whose = re.search(r"(.*), det er jeres tur", turn.text).group(1)
        pair = [person for person in table.people if re.search(rf"\b{person.name}\b", whose)]
        expect(anna, len(pair) == 2, f"a pair whose turn it is, in {whose!r}")
        point = f"{pair[0].name} så koden på en seddel"
        written = await pair[0].writes(channel, point)
        await pair[0].sees_pressed(written, "✅")
        await anna.sees_in(turn, point)
        points.append(point)
        await pair[1].presses(turn, "✅")
        await anna.sees_gone_from(turn, f"{whose}, det er jeres tur")
    await anna.sees_in(turn, "Mangler der noget")
    board = await table.goes_on(turn, "Fælles pointer")
    for point in points:
        expect(anna, board.text.count(point) == 1, f"»{point}« once on the board")
    theme = await anna.writes(channel, "!dialog tema Koder og tillid")
    await anna.sees_pressed(theme, "✅")
    await eva.sees_in(board, "Koder og tillid")
    clock.tell("every pair has had its turn")

    # --- one group of six ---
    reflect = await table.goes_on(board, "Jeres egen praksis")
    await table.all_done(reflect)

    # --- the silent minute: each in a room of their own with the bot ---
    silent = await table.goes_on(reflect, "Stille minut")
    await anna.writes(channel, "!dialog forlæng 10")
    written = {}

    async def has_an_idea(person):
        room = await person.has_private_room()
        written[person.name] = await person.writes(room, IDEAS[person.name])
        await person.sees_pressed(written[person.name], "✅")

    await table.all(has_an_idea)
    better = "Vi siger den samme sætning til alle"
    await bo.edits(await bo.has_private_room(), written["bo"], better)
    await finn.takes_back(await finn.has_private_room(), written["finn"])
    await anna.sees_in(silent, "5 af 6 har skrevet")
    await table.all(lambda person: person.presses(silent, "✅"))
    await anna.sees_in(silent, "Stilheden er slut")
    clock.tell("everybody has written in silence")

    # --- what was written, without names, and what has been taken back is not there ---
    share = await table.goes_on(silent, "Del idéer")
    for idea in [IDEAS["anna"], better, IDEAS["carla"], IDEAS["dan"], IDEAS["eva"]]:
        await eva.sees_in(share, idea)
    for gone in [IDEAS["finn"], IDEAS["bo"]]:
        expect(eva, gone not in share.text, f"nothing of »{gone}«")
    ideas = [line for line in share.text.split("\n") if any(idea in line for idea in IDEAS.values())]
    expect(eva, not any(name in line for line in ideas for name in SIX), "ideas without names")

    # --- two proposals ---
    select = await table.goes_on(share, "Vælg forslag")
    for person, text in [(carla, "Et skilt på hver skranke"), (dan, "En stol ved siden af i en måned")]:
        proposal = await person.writes(channel, f"!dialog forslag {text}")
        await person.sees_pressed(proposal, "✅")
        await anna.sees_in(select, text)
    await table.all_done(select)
    clock.tell("two proposals stand on the board")

    # --- consent: one objects, with a reason, in words ---
    choose = await table.goes_on(select, "Enighed")
    await table.steers("1️⃣")
    vote = await anna.sees("Kan vi leve med at prøve", channel)
    await anna.writes(channel, "!dialog forlæng 10")
    await table.all(lambda person: person.presses(vote, "👍"), [anna, bo, dan, eva])
    await anna.sees_in(vote, "4 ja")
    await carla.presses(vote, "✋")
    await anna.sees_in(vote, "1 indvending")
    private = await carla.has_private_room()
    await carla.sees("indvending", private)
    reason = await carla.writes(private, "Det er for dyrt at trykke")
    await carla.sees_pressed(reason, "✅")
    await finn.presses(vote, "👍")
    await anna.sees_in(vote, "5 ja")
    await table.steers()
    await table.all(lambda person: person.sees("Det er for dyrt at trykke", channel))
    clock.tell("an objection and its reason are heard")

    # --- dots, with one moved and one taken back ---
    dots = await anna.sees_heading("Prik", channel, after=vote)
    await anna.writes(channel, "!dialog forlæng 10")
    for person, key in [(anna, "2️⃣"), (bo, "1️⃣"), (carla, "2️⃣"), (dan, "1️⃣"), (eva, "1️⃣")]:
        await person.presses(dots, key)
    await anna.sees_in(dots, "5 af 6")
    await dan.presses(dots, "2️⃣")
    await eva.presses(dots, "1️⃣")
    await anna.sees_in(dots, "4 af 6")
    await eva.presses(dots, "2️⃣")
    await finn.presses(dots, "1️⃣")
    clock.tell("all have placed their dot")

    # --- what is to be tried, why, by whom ---
    card = await anna.sees_heading("Afprøvning", channel, after=dots)
    expect(anna, "En stol ved siden af i en måned" in card.text, "the proposal with four dots")
    expect(anna, "Et skilt på hver skranke" not in card.text, "only the chosen one on the card")
    own = await anna.has_private_room()
    for words in ["Det koster ingenting", "Vi låner en stol fra mødelokalet", "Alle ved skranken"]:
        filled = await anna.writes(own, words)
        await anna.sees_pressed(filled, "✅")
        await anna.sees_in(card, words)
    await bo.presses(card, "🙋")
    agreed = await anna.sees_heading("Aftalt", channel, after=card)
    for person in table.people:
        seen = await person.sees_heading("Aftalt", channel)
        expect(person, "En stol ved siden af i en måned" in seen.text, "what was agreed")
        expect(person, "Det koster ingenting" in seen.text and "bo" in seen.text, "why, and who sees to it")
    clock.tell("it is agreed")

    # --- what has passed offers nothing any more ---
    for post in bo.from_bot(channel):
        await bo.sees_gone_from(post, "▶")
    clock.tell("every post says what came of it")

    # --- the record ---
    await eva.writes(channel, "!dialog referat")
    is_record = lambda m: m.content.get("filename", "").endswith((".md", ".html"))
    files = await eva.until(
        "two files of the record", lambda: len(files := [m for m in eva.from_bot() if is_record(m)]) == 2 and files
    )
    for file in files:
        text = await eva.opens(file)
        expect(eva, "En stol ved siden af i en måned" in text, f"what was agreed in »{file.text}«")
        expect(eva, re.search(r"Ansvarlig:\W*bo\b", re.sub("<[^>]*>", " ", text)), f"who sees to it in »{file.text}«")
    count = await table.part()
    clock.tell(f"the record is there; {count} messages in the channel, the same for all six")


if __name__ == "__main__":
    plays(dialogue)
