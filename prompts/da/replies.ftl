# Svar på det man spørger om.

hello =
    ### Hej, jeg er Drejebog

    Jeg hjælper jer gennem en faglig dialog, fra en kort case til én ting I vil prøve af. Jeg holder tiden, sætter jer sammen, husker pointerne og tæller stemmerne.

    Se hvad I kan tale om: `!dialog drejebøger`\
    Begynd: `!dialog start borgerdata`\
    Alt det andet: `!dialog hjælp alt`

playbooks =
    __Det kan I tale om:__

    { $playbooks }

playbooks-begin = Begynd med `!dialog start` og navnet.

playbook-item = `{ $name }`: { $title } ({ $minutes } min, { $min }–{ $max } personer)

playbooks-none = Her er ingen drejebøger endnu. Spørg den der har installeret mig.

status-lobby = __{ $title }__ er ikke begyndt endnu.

status-lobby-follow-up = __Opfølgningen__ er ikke begyndt endnu.

status-over = __{ $title }__ er slut.

status-over-follow-up = __Opfølgningen__ er slut.

status-live = __Trin { $step } · { $activity }__ til kl. { $clock }

status-paused = __Pause · trin { $step } · { $activity }__

status-ready = { $ready ->
    [1] 1 af { $of } er færdig
   *[other] { $ready } af { $of } er færdige
}

status-next = Næste: { $next }

status-people = I er { $people }{ $guests ->
    [0] .
    [1] , heraf 1 gæst i rummet.
   *[other] , heraf { $guests } gæster i rummet.
}

# Den juridiske tekst vises aldrig uden forbeholdet.
law =
    { $note }

    { $legal }

# Under forbeholdet: Regler ændrer sig, så man skal kunne se hvor gammel teksten er.
law-reviewed = _Senest gennemgået { $day }. { $month } { $year }._

advice =
    { $advice }

    __Til alle møder:__

    - Find papir, penne, post-its og en tavle frem, og stil stolene så alle kan se hinanden.
    - Er I i tvivl om dataetik, så spørg jeres databeskyttelsesrådgiver. Kan en borger komme i klemme, så tal med borgerrådgiveren hvis I har en.

advice-none = Gode råd hører til en drejebog. Skriv `!dialog råd` igen når en dialog er oprettet.

law-none = Den juridiske baggrund hører til en drejebog. Skriv `!dialog jura` igen når en dialog er oprettet.

my-data =
    __Det har jeg om dig.__ Du har været med i { $dialogues ->
        [1] 1 dialog
       *[other] { $dialogues } dialoger
    } her, og { $count ->
        [0] jeg har ingen tekster fra dig.
        [1] jeg har 1 tekst fra dig:
       *[other] jeg har { $count } tekster fra dig:
    }

my-data-away = Jeg har også noteret at du er væk { $days }.

my-data-trials = Du er ansvarlig eller makker for afprøvning { $trials }.

my-data-read = Jeg husker at du har læst forberedelsen til { $read ->
        [1] 1 dialog
       *[other] { $read } dialoger
    }.

my-data-rota = Du står i rækkefølgen for serie { $series }.

my-data-answer = Du har svaret { $answer } på den gråzone der er åben. Når den lukker, gemmer jeg kun fordelingen.

my-data-feedback = Du har svaret »{ $answer }« på om dialogen var tiden værd. Når der er lukket for svar, gemmer jeg kun tal.

my-data-erase = Dit navn følger med. Hvad du har stemt, og hvem der skrev hvilken idé, har jeg ikke gemt. Vil du have det hele slettet, så skriv `slet mine data`.

my-data-none = Jeg har ikke noget om dig.

erased-data = { $records ->
    [0] Der var ikke noget at slette.
    [1] Jeg har slettet den ene ting jeg havde om dig.
   *[other] Jeg har slettet de { $records } ting jeg havde om dig.
} Det I har besluttet sammen, står der stadig, men uden dit navn.

counted-agree = Du er talt med som enig. Resten har jeg ikke gemt. Er det en indvending, så skriv `!dialog svar indvending` og hvorfor, så gælder den i stedet.

counted-question = Dit spørgsmål er talt med. Stil det i kanalen, så de andre kan svare på det.

counted-number = Du er talt med ved { $number }. Resten har jeg ikke gemt; sig det gerne til de andre.

for-sure-cancel = Aflyser jeg, er dialog { $number } slut for alle, og den kan ikke tages op igen. Er det meningen, så skriv `!dialog aflys { $number }` én gang til. Ellers sker der ikke noget.

for-sure-leave = Det er dig der styrer dialogen, og der er ingen anden der kan. Overdrag den gerne først: `!dialog overdrag @navn`. Vil du melde dig fra alligevel, så skriv `!dialog meldfra` én gang til. Ellers sker der ikke noget.

for-sure-erase = Så sletter jeg dit navn og det du har skrevet, og det kan ikke hentes tilbage. Se først hvad det er, med `!dialog data om mig`. Er det meningen, så skriv `!dialog slet mine data` én gang til. Ellers sker der ikke noget.

for-sure-stop = Så slutter afprøvning { $number } nu, og jeg spørger ikke mere til den. Er det meningen, så skriv `!dialog stop afprøvning { $number }` én gang til. Ellers sker der ikke noget.

for-sure-let-go = Så er forslag { $number } ude af idébanken, og det kan ikke hentes tilbage. Er det meningen, så skriv `!dialog idébank slip { $number }` én gang til. Ellers sker der ikke noget.

let-be = Godt, så lader jeg det være.

not-signed-up = Du er ikke meldt til, så der er ikke noget at melde fra.

dialogue-led-by = »{ $title }« (facilitator: { $name })

dialogue-unled = »{ $title }«

which-of-yours =
    Du er med i flere dialoger lige nu. Hvilken handler det om?

    { $dialogues }

    Svar med tallet. Det du skriver bagefter, hører også til den.

personal-data-warning = Der står vist et telefonnummer eller en mailadresse i det du skrev. Er det en borgers, så fjern det igen med `fjern` og nummeret, eller skriv beskeden om.

file-refused = Jeg ville sende filen »{ $name }«, men det må jeg ikke her. Spørg den der driver jeres chat.

cannot-read = Jeg kan ikke læse alle beskeder her, for de er krypteret med nøgler jeg ikke har fået. Skriv den seneste besked igen, så prøver jeg på ny.

cannot-pin = Jeg må ikke fastgøre beskeder i kanalen. Det går fint uden, men giver I mig lov, er det nyeste opslag lettere at finde.

no-private-room = Jeg kunne ikke åbne en privat samtale. Skriv til mig privat, så er vi i gang.

no-private-room-link = Jeg kunne ikke åbne en privat samtale. Skriv til mig her i stedet: { $link }

join-address = { $left }: { $right }

calendar =
    __Det ligger forude:__

    { $entries }

calendar-empty = Der ligger ikke noget forude. Find en tid med `!dialog planlæg borgerdata i morgen kl. 13`.

calendar-meeting = { $date } kl. { $clock }: dialog { $number }, »{ $title }«

calendar-unconfirmed = { $date } kl. { $clock }: dialog { $number }, »{ $title }« (venter på et ja)

calendar-trial-ends = { $date }: afprøvning { $number } slutter, »{ $title }«

calendar-follow-up = { $date } kl. { $clock }: opfølgning på afprøvning { $number }, »{ $title }«

calendar-series = { $date } kl. { $clock }: serie { $number }, »{ $title }«

calendar-series-turn = { $date } kl. { $clock }: serie { $number }, »{ $title }« ({ $name } har turen)

calendar-series-grey-zone = { $date } kl. { $clock }: serie { $number }, en gråzone

calendar-grey-zone-closes = { $date } kl. { $clock }: gråzonen »{ $title }« lukker

calendar-of-all = Åbn filen, så står det I har aftalt, i din kalender.

learning-has-been-shared = Læringskortet er delt, uden navne. Tak på de andres vegne.
