# Opslagene i kanalen og i gruppernes tråde, ét for hver aktivitet.

# --- overskrifter ---

heading = ### Trin { $step } · { $activity } · til kl. { $clock }

heading-time-up = ### Trin { $step } · { $activity } · tiden er gået

heading-paused = ### Pause · trin { $step } · { $activity } · { $minutes } min tilbage

heading-ended = ### Trin { $step } · { $activity } · sluttede kl. { $clock }

heading-past = ### Trin { $step } · { $activity } · afsluttet

activity-name = { $kind ->
    [frame] Emnet
    [read] Casen
    [listen] Podcasten
    [pairs] Makkerpar
    [round] Runden
    [summarise] Fælles pointer
    [principles] Principperne
    [weakest] De svageste punkter
    [groups] Grupper
    [new-pairs] Ny makker
    [reflect] Jeres egen praksis
    [silent] Stille minut
    [silent-answers] I stilhed
    [share] Del idéer
    [share-answers] Del jeres svar
    [select] Vælg forslag
    [present] Fremlæggelse
    [consent] Enighed
    [verdict] Beslutning
    [run-off] Omvalg
    [dots] Prikafstemning
    [bank] Fra sidst
    [recall] Det I aftalte
    [learn] Læringskort
   *[trial] Afprøvning
}

# --- den sidste linje: hvor mange der er nået dertil ---

# Nederst i en lang tekst, til nogen har trykket.
foot-press = { $kind ->
    [ready] { $of ->
        [1] ✅ når I er klar
       *[other] ✅ når du er klar
    }
   *[done] { $of ->
        [1] ✅ når I er færdige
       *[other] ✅ når du er færdig
    }
}

foot-done = { $kind ->
    [ready] { $ready } af { $of } er klar
   *[done] { $ready ->
        [1] 1 af { $of } er færdig
       *[other] { $ready } af { $of } er færdige
    }
}

# Når alle arbejder i deres gruppes tråd og trykker der.
foot-done-threads = { $ready ->
    [1] 1 af { $of } er færdig
   *[other] { $ready } af { $of } er færdige
}

foot-silent = { $written ->
    [1] 1 af { $of } har skrevet
   *[other] { $written } af { $of } har skrevet
}

# Når aktiviteten er slut.
foot-past = { $kind ->
    [read] { $ready } af { $of } havde læst
    [listened] { $ready } af { $of } havde lyttet
   *[done] { $ready ->
        [1] 1 af { $of } var færdig
       *[other] { $ready } af { $of } var færdige
    }
}

# Det kun facilitatoren trykker på.
foot-steer = { $name }: ▶ videre

foot-steer-extend = { $name }: ▶ videre · ⏳ +2 min

foot-steer-paper = { $name }: ▶ videre · 📝 på papir i stedet

foot-steer-vote = { $name }: ▶ luk afstemningen nu

foot-steer-end = { $name }: 🛑 slut uden en aftale

foot-steer-or-end = { $name }: ▶ videre · 🛑 slut for i dag

foot-steer-later = { $name }: ⏩ tag det bagefter · 🛑 slut uden en aftale

foot-steer-agreed = { $name }: ▶ slut nu, og tag resten bagefter

foot-steer-finish = { $name }: ▶ slut for i dag

foot-steer-undecided = { $name }: 🛑 slut uden en beslutning

foot-steer-alone = Ingen styrer lige nu. Skriv `!dialog overtag`, så kommer I videre.

foot-paused = { $where ->
    [channel] { $name }: ▶ sæt uret i gang igen
   *[card] Uret står stille. { $name } sætter det i gang igen.
}

foot-paused-alone = Uret står stille. Skriv `!dialog overtag` og derefter `!dialog fortsæt` når I er klar.

# --- den første linje: hvad alle gør nu, og hvad de trykker ---

done-when = { $of ->
    [1] tryk ✅ når I er færdige
   *[other] tryk ✅ når du er færdig
}

ready-when = { $of ->
    [1] tryk ✅ når I er klar
   *[other] tryk ✅ når du er klar
}

ask-frame = __Lyt mens { $name } fortæller om emnet, og { ready-when }.__

ask-frame-alone = __Læs om emnet, og { ready-when }.__

# Under den står de nysgerrige spørgsmål.
ask-read = __Læs casen (ca. { $minutes } min), og { done-when }.__ Notér hvad du hæfter dig ved, og tænk over:

# Under den står de nysgerrige spørgsmål.
ask-listen = __Lyt til podcasten, og { done-when }.__ Notér hvad du hæfter dig ved, og tænk over:

ask-pairs = __Find din makker, tal sammen, og { done-when }.__

ask-summarise = __Hvad går igen? Sig det højt, og { done-when }.__

ask-groups = { $where ->
    [threads] __Find din gruppe her, og { ready-when }.__
   *[room] __Find din gruppe i rummet, og { ready-when }.__
}

ask-groups-one = __I er én gruppe og taler samlet. I kan bare { ready-when }.__

ask-groups-new-pairs = { $where ->
    [threads] __Find din nye makker her, og { ready-when }.__ Om lidt får hvert par sin egen tråd.
   *[room] __Find din nye makker, sæt jer sammen, og { ready-when }.__
}

ask-reflect = { $where ->
    [threads] __Tal om de tre spørgsmål i jeres tråd, og { done-when }.__
    [all] __Tal om de tre spørgsmål sammen, og { done-when }.__
   *[room] __Sæt jer sammen, tal om de tre spørgsmål, og { done-when }.__
}

ask-silent = { $written ->
    [answers] __Skriv dine svar { $private }, én besked for hvert, og { done-when }.__
   *[ideas] __Skriv dine idéer { $private }, én besked for hver, og { done-when }.__
} De vises uden navn.

ask-silent-paper = { $written ->
    [answers] __Skriv dine svar på papir, og { done-when }.__
   *[ideas] __Skriv dine idéer på papir, og { done-when }.__
} I deler dem bagefter.

ask-share-threads = __Tag en lynrunde i jeres tråd, og { done-when }.__ Jeres idéer ligger der nu.

ask-share-here = { $written ->
    [answers] __Læs jeres svar højt, og { done-when }.__ Spørg ind til det I er nysgerrige på.
   *[ideas] __Tag en lynrunde: Læs jeres idéer højt, og { done-when }.__ Spørg ind til dem I er nysgerrige på.
}

ask-share-none = { $written ->
    [answers] __Sig jeres svar højt på skift, og { done-when }.__
   *[ideas] __Tag en lynrunde i gruppen: Sig jeres idéer højt på skift, og { done-when }.__
}

ask-select = { $where ->
    [threads] __Vælg 1–2 forslag i jeres tråd, og { done-when }.__
    [all] __Vælg 1–2 forslag som I kan gå i gang med, og { done-when }.__
   *[room] __Vælg i hver gruppe 1–2 forslag som I kan gå i gang med, og { done-when }.__
}

ask-bank = __Er der noget I vil tage fat i, eller noget I vil slippe? Sig det højt, og { ready-when }.__

ask-recall = __Læs det I aftalte, og { done-when }.__

ask-learn = __Hvad vil I have at andre ved? Skriv det ned sammen, og { done-when }.__

# --- trin 1 ---

phase-frame =
    { $topic }

    __Det vil vi blive klogere på:__

    { $framing }

# Når alle har læst på forhånd.
phase-frame-have-read =
    I har læst på forhånd, så om lidt taler I sammen to og to. Hav de her spørgsmål i baghovedet:

    { $curious }

phase-read =
    { $curious }

    __{ $title }__

    { $text }

phase-listen = { $intro }

phase-listen-link = Lyt her: { $link }

phase-think =
    __Tænk over:__

    { $curious }

phase-listen-think =     { $curious }

phase-listen-alternative =
    __Kan du ikke lytte, så læs her (ca. { $minutes } min):__

    { $alternative }

# --- trin 2 ---

phase-pairs =
    { $pairs }

    { $question }

phase-round-turn =     __{ $pair }, det er jeres tur: Sig 1–2 pointer højt, skriv dem her, én besked for hver, og tryk ✅.__

# Et par hvor ingen har en konto: facilitatoren skriver for dem.
phase-round-guests = __{ $pair }, det er jeres tur: Sig 1–2 pointer højt.__ { $name } skriver dem her i kanalen, én besked for hver.

phase-round-guests-alone = __{ $pair }, det er jeres tur: Sig 1–2 pointer højt.__ En af jer andre må tage over (`!dialog overtag`) og skrive dem her.

phase-round-next = I andre lytter. Bagefter: { $pair }

phase-round-last = I andre lytter.

phase-round-plucked = I er mange i dag, så jeg har valgt { $count } makkerpar ud. Bagefter hører vi hvad I andre vil føje til.

phase-round-missing = __Mangler der noget på tavlen? Skriv det her i kanalen, og { done-when }.__ Alle makkerpar har haft ordet.

phase-round-missing-plucked = __I andre: Mangler der noget på tavlen? Skriv det her i kanalen, og { done-when }.__ De par jeg valgte, har haft ordet.

phase-board =
    __Tavlen:__

    { $points }

phase-board-empty = Tavlen er tom endnu.

phase-themes = __Temaer:__ { $themes }

phase-themes-how = { $name } skriver det ned.

phase-themes-how-alone = Saml op med `!dialog tema …`

# --- trin 3 ---

group-name = { $of ->
    [pairs] Par { $number }
   *[groups] Gruppe { $number }
}

group-item = __{ $group }:__ { $names }

phase-reflect = { $questions }

# Når alt hvad der skal gøres, står i gruppernes tråde.
phase-in-threads = { $what ->
    [reflect] __Tal sammen i jeres tråd:__
    [share] __Tag en lynrunde i jeres tråd:__
   *[select] __Vælg 1–2 forslag i jeres tråd:__
} { $threads }

thread-at = [{ $group }]({ $link })

phase-reflect-care = Ingen borgere må kunne genkendes.

# --- trin 4 ---

phase-silent-over = Stilheden er slut. { $of ->
    [answers] { $ideas ->
        [0] Del svarene fra jeres papir om lidt.
        [1] Der er kommet 1 svar. I ser det om lidt, uden navn.
       *[other] Der er kommet { $ideas } svar. I ser dem om lidt, blandet og uden navne.
    }
   *[ideas] { $ideas ->
        [0] Del idéerne fra jeres papir om lidt.
        [1] Der er kommet 1 idé. I ser den om lidt, uden navn.
       *[other] Der er kommet { $ideas } idéer. I ser dem om lidt, blandet og uden navne.
    }
}

# Har alle spørgsmålet i deres private besked, står det ikke her.
phase-silent-asked = { $asked ->
    [private] {""}
   *[here] { $question }
}

# Opslaget når aktiviteten er slut.
phase-silent-past = { $of ->
    [answers] { $ideas ->
        [0] Her kom ingen svar; dem på papir sagde I højt.
        [1] Der kom 1 svar.
       *[other] Der kom { $ideas } svar.
    }
   *[ideas] { $ideas ->
        [0] Her kom ingen idéer; dem på papir sagde I højt.
        [1] Der kom 1 idé.
       *[other] Der kom { $ideas } idéer.
    }
}

# En gruppes idéer eller forslag under gruppens navn.
group-list =
    __{ $group }__

    { $items }

group-list-empty = __{ $group }:__ ingen endnu

# Tal op til 10 kan trykkes.
select-how = { $ideas ->
    [none] Skriv dem med `!dialog forslag …`
    [some] Tryk på idéens tal, eller skriv `!dialog forslag` og så tallet eller jeres egne ord.
   *[all] Tryk på idéens tal, eller skriv `!dialog forslag …` med egne ord.
}

# En gruppe har de to forslag den kan have.
phase-selected = I har valgt jeres to forslag. Vil I bytte et ud, så fjern det først: `!dialog fjern forslag { $number }`

phase-selected-all = Alle grupper har valgt deres forslag.

phase-proposals =
    __Forslag:__

    { $proposals }

# En idé der er blevet til et forslag.
idea-put-forward = { $text } __(forslag { $number })__

phase-proposals-empty = Der er ingen forslag endnu.

proposal-by-group = { $text } ({ $group })

# --- trin 5 (stemmerne står i decisions.ftl) ---

phase-present-turn = __{ $group }: Fortæl kort om jeres forslag.__ I andre: Spørg for at forstå, og vurdér bagefter.

phase-present-done = __Er der noget I mangler at forstå? Så spørg.__ Alle har fremlagt.

phase-present-consent = Samler I jer om ét forslag, kan { $name } spørge om I er enige.

phase-present-consent-alone = Samler I jer om ét forslag, kan facilitatoren spørge om I er enige.

# --- gruppernes tråde ---

group-root = __{ $group }:__ { $names }

# Fx »Gruppe 2 · Vælg forslag · til kl. 13.12«.
group-heading = __{ $parts }__

until-clock = til kl. { $clock }

thread-paused = pause

thread-time-up = tiden er gået

group-reflect =
    { $of ->
        [0] __Tal om de tre spørgsmål.__
       *[other] __Tal om de tre spørgsmål, og { done-when }.__
    } Alle skal nå at sige noget.

    { $questions }

group-share =
    { $of ->
        [0] __Læs jeres idéer højt, og spørg ind til dem.__
       *[other] __Læs jeres idéer højt, spørg ind til dem, og { done-when }.__
    }

    { $ideas }

group-share-none = { $of ->
    [0] __Tag en lynrunde: Sig jeres idéer højt, én ad gangen.__
   *[other] __Tag en lynrunde: Sig jeres idéer højt, én ad gangen, og { done-when }.__
}

group-select = __Vælg 1–2 forslag som I kan gå i gang med:__ { select-how }{ $of ->
    [0] {""}
   *[other] {" "}Til sidst ✅
}

group-other = Se det nyeste opslag i kanalen.

# --- midt i det hele ---

# Når turen går videre i runden, bliver det næste par kaldt frem.
turn-called = __{ $pair }, det er jeres tur.__ Sig og skriv 1–2 pointer, og tryk ✅.

turn-called-guests = __{ $pair }, det er jeres tur.__ Sig 1–2 pointer højt; { $name } skriver dem her.

turn-called-guests-alone = __{ $pair }, det er jeres tur.__ Sig 1–2 pointer højt. En af jer andre må tage over (`!dialog overtag`) og skrive dem her.

turn-called-past = { $pair } har haft ordet.

presenter-called = __{ $group }: Fortæl kort om jeres forslag.__

presenter-called-past = { $group } har fremlagt.

one-minute = Ét minut tilbage: { $activity } slutter kl. { $clock }.

one-minute-past = Der blev sagt til da der var ét minut tilbage.

ready = { $why ->
    [all-done] Alle er færdige.
   *[time-up] Tiden er gået.
} { $name }, tryk ▶{ $where ->
    [channel] {" "}på opslaget her.
   *[card] {" "}på dit kort.
}

ready-last = { $why ->
    [all-done] Alle er færdige.
   *[time-up] Tiden er gået.
} { $name }, du runder af { $where ->
    [channel] på opslaget her.
   *[card] på dit kort.
}

ready-alone = { $why ->
    [all-done] Alle er færdige.
   *[time-up] Tiden er gået.
} I mangler en facilitator. Skriv `!dialog overtag`, så kommer I videre.

ready-past = { $why ->
    [all-done] Alle var færdige,
   *[time-up] Tiden var gået,
} og I gik videre kl. { $clock }.

# I fik mere tid, eller nogen var ikke færdig alligevel.
ready-past-no-clock = { $why ->
    [all-done] Alle var færdige, men så tog I lidt mere tid.
   *[time-up] Tiden var gået, men så tog I lidt mere tid.
}

ready-next = »{ $activity }«

break = Jeg var væk i { $minutes ->
    [1] 1 minut
   *[other] { $minutes } minutter
}. Den tid får I igen: Nu har I til kl. { $clock }.

break-no-clock = Jeg var væk i { $minutes ->
    [1] 1 minut
   *[other] { $minutes } minutter
}. I kan fortsætte hvor I slap.

paused = Pause. Uret står stille til { $name } sætter det i gang igen.

paused-alone = Pause. Uret står stille. Skriv `!dialog overtag` og derefter `!dialog fortsæt` når I er klar.

paused-past = I holdt pause til kl. { $clock }.

paused-past-no-clock = I holdt pause.

resumed = I gang igen: { $activity } til kl. { $clock }.

new-facilitator = { $claimed ->
    [yes] { $name } har taget over som facilitator
   *[no] { $name } er facilitator fra nu af
} og får et privat kort med det der kan siges og gøres.

facilitator-left = I mangler en facilitator. Hvem tager over? Skriv `!dialog overtag`, så hjælper jeg dig videre.

facilitator-left-past = Facilitatoren gik, og { $name } tog over.

facilitator-left-past-nobody = Facilitatoren gik.

cancelled = Dialogen »{ $title }« er aflyst. I kan begynde en ny med `!dialog start { $playbook }`.

# Før nogen er kommet: den havde en dato.
cancelled-planned = »{ $title }« { $date } er aflyst. Vil I finde en anden tid, så skriv fx `!dialog planlæg { $playbook } i morgen kl. 13`.

cancelled-follow-up = Opfølgningen blev ikke til noget denne gang. Tag den op når I kan: `!dialog opfølgning { $number }`

cancelled-from-the-bank = Det blev ikke til noget i dag. Idéen ligger stadig i `!dialog idébank`.
