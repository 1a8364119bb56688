# Før mødet: tiden der siges højt, invitationen med sin tråd, forberedelsen og påmindelserne.

# --- tiden siges højt før den gælder ---

time-check = Skal jeg indkalde til »{ $title }« { $date } kl. { $clock }?

time-check-move = Skal jeg flytte »{ $title }« til { $date } kl. { $clock }?

# Den dag forberedelsen så bliver sendt.
time-check-reading = Forberedelsen sender jeg { $date }.

time-check-has-reading = Forberedelsen har jeg allerede sendt.

time-check-no-reading = Jeg sender ikke noget ud på forhånd.

time-check-too-late-to-read = I når ikke at læse på forhånd, så det gør I på mødet.

time-in-quiet-hours = Det er i jeres stilletid. Jeg skriver alligevel, for I har selv valgt tiden.

time-on-a-day-off = Det er en fridag hos jer. Mødet holdes alligevel, for I har selv valgt dagen.

time-skipped = Den nat går uret en time frem, så det klokkeslæt findes ikke. Derfor bliver det kl. { $clock }.

time-check-answer = { $name }: 🤝 ja (eller `!dialog svar ja`) · ❌ nej (eller `!dialog svar nej`)

time-check-answer-alone = I mangler en facilitator der kan svare. Skriv `!dialog overtag`, og svar så 🤝 ja (eller `!dialog svar ja`) · ❌ nej (eller `!dialog svar nej`)

time-check-done = Aftalt: »{ $title }« { $date } kl. { $clock }.

# Der er nævnt en anden tid i stedet.
time-check-replaced = Den tid blev det ikke. Der er kommet et andet forslag.

time-check-dropped = Den tid blev det ikke. Har I en anden, så skriv fx `!dialog planlæg { $playbook } i morgen kl. 13`.

# --- invitationen ---

invitation-heading = ### Dialog: { $title } · { $date } kl. { $clock }

# Dialogen kommer af en serie. $late: der er mindre tid til at læse end der plejer at være.
invitation-series = { $late ->
    [yes] Dialogen hører til serie { $series }. Denne gang er varslet lidt kortere end ellers.
   *[no] Dialogen hører til serie { $series }.
}

invitation-length = __Varighed:__ ca. { $minutes } min

invitation-coming = { $count ->
    [0] __Kommer:__ ingen endnu
   *[other] __Kommer ({ $count }):__ { $names }
}

invitation-join = 👋 Jeg kommer (eller skriv `!dialog deltag`). Kan du alligevel ikke komme, så skriv `!dialog meldfra`.

invitation-reading = En aftale til din kalender ligger i tråden. Forberedelsen kommer samme sted { $date }.

invitation-reading-here = Forberedelsen og en aftale til din kalender ligger i tråden.

invitation-no-reading = En aftale til din kalender ligger i tråden.

invitation-too-late-to-read = I når ikke at læse på forhånd, så det gør I på mødet. En aftale til din kalender ligger i tråden.

invitation-begun = Dialogen er begyndt. Se det nyeste opslag i kanalen.

invitation-cancelled = Dialogen er aflyst.

calendar-file = { $moved ->
    [yes] Mødet er flyttet. Åbn filen, så bliver aftalen i din kalender rettet.
   *[no] Åbn filen, så står mødet i din kalender.
}

calendar-file-cancelled = Mødet er aflyst. Åbn filen, så forsvinder aftalen fra din kalender.

moved = »{ $title }« er flyttet til __{ $date } kl. { $clock }__. Kan du ikke komme, så skriv `!dialog meldfra`.

# Botten var væk da mødet skulle begynde.
missed = { $name }, jeg var desværre væk da »{ $title }« skulle begynde { $date } kl. { $clock }. Begynd nu med ▶ (eller `!dialog næste`), eller find en ny tid: `!dialog flyt { $number } i morgen kl. 13`

missed-alone = Jeg var desværre væk da »{ $title }« skulle begynde { $date } kl. { $clock }. Skriv `!dialog overtag`, og find en ny tid: `!dialog flyt { $number } i morgen kl. 13`

missed-past = Jeg var væk da »{ $title }« skulle begynde. { $how ->
    [begun] I begyndte senere.
    [moved] Nu har den en ny tid.
   *[over] Den blev ikke til noget.
}

# --- forberedelsen ---

pre-reading-heading = ### Forberedelse · ca. { $minutes } min · inden { $date } kl. { $clock }

pre-reading-ask = __Læs det her inden mødet, og tryk ✅ til sidst.__

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

pre-reading-foot-past = { $read ->
    [0] Ingen havde meldt at de havde læst, da I begyndte
   *[other] { $read } af { $of } havde læst da I begyndte
}

reading-reminder = I taler om »{ $title }« { $date } kl. { $clock }. Forberedelsen tager ca. { $minutes } min og ligger i tråden under invitationen. Skriv `læst` til mig når du har læst den.

reading-reminder-past = { $how ->
    [read] Du har læst forberedelsen til »{ $title }«.
    [begun] »{ $title }« er begyndt.
   *[over] »{ $title }« blev aflyst.
}

curious-questions =
    Tak fordi du har læst. Det her kan du have i baghovedet til mødet:

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
