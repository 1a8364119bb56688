# Før mødet: tiden der siges højt, invitationen med sin tråd, forberedelsen og påmindelserne.

# --- tiden siges højt før den gælder ---

time-check = Skal jeg indkalde til »{ $title }« { $date } kl. { $clock }? { $days ->
    [0] Jeg sender ikke noget ud på forhånd.
    [1] Forberedelsen sender jeg 1 arbejdsdag før.
   *[other] Forberedelsen sender jeg { $days } arbejdsdage før.
}

time-check-move = Skal jeg flytte »{ $title }« til { $date } kl. { $clock }?

time-in-quiet-hours = Det ligger i jeres stilletid. Jeg holder tiden alligevel, for I har selv valgt den.

time-on-a-day-off = Det er en fridag i jeres kalender. Jeg holder tiden alligevel, for I har selv valgt den.

time-skipped = Den nat springer uret over det klokkeslæt, så det bliver kl. { $clock }.

time-check-answer = { $name }: 🤝 ja (eller `!dialog svar ja`) · 🙏 nej (eller `!dialog svar nej`)

time-check-answer-alone = 🤝 ja (eller `!dialog svar ja`) · 🙏 nej (eller `!dialog svar nej`). Skriv først `!dialog overtag`, for I mangler en facilitator.

time-check-done = Aftalt: »{ $title }« { $date } kl. { $clock }.

time-check-dropped = Det blev ikke til noget. Skriv `!dialog planlæg` når I har en tid.

# --- invitationen ---

invitation-heading = ### Dialog: { $title } · { $date } kl. { $clock }

invitation-length = __Varighed:__ ca. { $minutes } min

invitation-coming = __Kommer ({ $count }):__ { $names }

invitation-join = 👋 Jeg kommer (eller skriv `!dialog deltag`). Kan du alligevel ikke, så skriv `!dialog meldfra`.

invitation-reading = Forberedelsen kommer i tråden her { $date }. Der ligger også en aftale til din kalender.

invitation-reading-here = Forberedelsen og en aftale til din kalender ligger i tråden her.

invitation-no-reading = Der ligger en aftale til din kalender i tråden her.

invitation-begun = Dialogen er begyndt. Se det nyeste opslag i kanalen.

calendar-file = { $moved ->
    [yes] Mødet er flyttet. Åbn filen, så retter den aftalen i din kalender.
   *[no] Åbn filen, så står mødet i din kalender.
}

calendar-file-cancelled = Mødet er aflyst. Åbn filen, så forsvinder aftalen fra din kalender.

moved = »{ $title }« er flyttet til __{ $date } kl. { $clock }__. Passer det ikke, så skriv `!dialog meldfra`.

# Botten var væk da mødet skulle begynde.
missed = { $name }, jeg var desværre væk da »{ $title }« skulle begynde { $date } kl. { $clock }. Begynd nu med ▶ (eller `!dialog næste`), eller find en ny tid: `!dialog flyt { $number } torsdag kl. 13`

missed-alone = Jeg var desværre væk da »{ $title }« skulle begynde { $date } kl. { $clock }. Skriv `!dialog overtag`, og find en ny tid: `!dialog flyt { $number } torsdag kl. 13`

# --- forberedelsen ---

pre-reading-heading = ### Forberedelse · ca. { $minutes } min · inden { $date } kl. { $clock }

pre-reading-case =
    __{ $title }__

    { $text }

pre-reading-questions =
    __Det vil vi gerne blive klogere på:__

    { $questions }

pre-reading-foot = ✅ når du har læst (eller skriv `!dialog læst`) · { $read ->
    [0] ingen har læst endnu
    [1] 1 af { $of } har læst
   *[other] { $read } af { $of } har læst
}

reading-reminder = { $date } kl. { $clock } taler I om »{ $title }«. Du mangler at læse forberedelsen; det tager ca. { $minutes } min. Den ligger i tråden under invitationen. Skriv `læst` til mig når du har læst den.

curious-questions =
    Tak fordi du har læst. Så får du de to spørgsmål på forhånd:

    { $curious }

status-planned = __{ $title }__ holdes { $date } kl. { $clock }.

status-read = { $read } af { $of } har læst forberedelsen.

status-have-read = __Har læst:__ { $names }

status-have-not-read = __Mangler:__ { $names }

# --- når alle har læst ---

lobby-all-have-read = Alle har læst på forhånd. { $name }: ⏩ spring læsningen over (eller `!dialog spring over`)

lobby-all-have-read-alone = Alle har læst på forhånd.

lobby-reading-skipped = Alle har læst på forhånd, så I går direkte fra emnet til at tale sammen.

# --- filen til folks egne kalendere ---

calendar-summary = Dialog: { $title }

calendar-description = Forberedelsen ligger i kanalen, i tråden under invitationen. Kan du ikke komme, så skriv `!dialog meldfra` der.
