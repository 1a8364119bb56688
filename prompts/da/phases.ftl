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

# --- de sidste linjer: hvad man trykker, og hvordan det siges med ord ---

foot-done = { $of ->
    [1] ✅ når I er færdige
   *[other] ✅ når du er færdig · { $ready ->
        [1] 1 af { $of } er færdig
       *[other] { $ready } af { $of } er færdige
    }
}

foot-silent = ✅ når du er færdig · { $written ->
    [0] ingen har skrevet endnu
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

foot-steer-extend = { $name }: ▶ videre · ⏳ 2 min mere

foot-steer-paper = { $name }: ▶ videre · 📝 på papir i stedet

foot-steer-vote = { $name }: ▶ luk afstemningen nu

foot-steer-end = { $name }: ▶ slut uden en aftale

foot-steer-finish = { $name }: ▶ slut for i dag

foot-steer-undecided = { $name }: ▶ slut uden en beslutning

foot-steer-alone = Ingen styrer lige nu. Skriv `!dialog overtag`, så kommer I videre.

foot-paused = Uret står stille. { $name } sætter det i gang igen med `!dialog fortsæt`.

foot-paused-alone = Uret står stille. Skriv `!dialog overtag` og derefter `!dialog fortsæt` når I er klar.

# --- trin 1 ---

phase-frame =
    { $topic }

    __Det vil vi gerne blive klogere på:__

    { $framing }

phase-frame-read = Om lidt læser I en kort case som inspiration.

phase-frame-listen = Om lidt hører I en podcast som inspiration.

# Når alle har læst på forhånd.
phase-frame-have-read =
    I har læst på forhånd, så om lidt taler I sammen to og to. Hav imens de her spørgsmål i baghovedet:

    { $curious }

phase-read =
    Læs casen stille, eller lad en af jer læse den højt. Det tager ca. { $minutes } min. Skriv ned hvad du særligt hæfter dig ved.

    __{ $title }__

    { $text }

    __Tænk over:__

    { $curious }

phase-listen = { $intro }

phase-listen-link = Lyt her: { $link }

phase-think =
    __Tænk over:__

    { $curious }

phase-listen-alternative =
    __Kan du ikke lytte, så læs her (ca. { $minutes } min):__

    { $alternative }

# --- trin 2 ---

phase-pairs =
    Find din makker, og tal sammen:

    { $pairs }

    { $question }

phase-round-turn =
    __Det er jeres tur:__ { $pair }. Sig 1–2 pointer højt, og skriv dem her i kanalen, én besked for hver. Jeg sætter dem på tavlen.

    Efter to pointer går turen videre af sig selv. Er I færdige før, så tryk ✅.

# Et par hvor ingen har en konto: facilitatoren skriver for dem.
phase-round-guests = __Det er jeres tur:__ { $pair }. Sig 1–2 pointer højt; { $name } skriver dem her i kanalen, én besked for hver.

phase-round-guests-alone = __Det er jeres tur:__ { $pair }. Sig 1–2 pointer højt. En af jer andre må tage over (`!dialog overtag`) og skrive dem her.

phase-round-next = Bagefter: { $pair }

phase-round-plucked = I er mange i dag, så jeg har valgt { $count } makkerpar ud. Bagefter hører vi hvad I andre vil føje til.

phase-round-missing = __Mangler der noget på tavlen?__ Så skriv det her i kanalen. Alle makkerpar har haft ordet.

phase-round-missing-plucked = __I andre: Mangler der noget på tavlen?__ Så skriv det her i kanalen. De par jeg valgte, har haft ordet.

phase-board =
    __Tavlen:__

    { $points }

phase-board-empty = Tavlen er tom endnu.

phase-summarise = Hvad går igen? Sig det højt, og sæt et par ord på.

phase-themes = __Temaer:__ { $themes }

phase-themes-how = { $name } samler op med `!dialog tema …`

phase-themes-how-alone = Saml op med `!dialog tema …`

phase-summarise-end = Nu har I sammen trukket jeres fælles pointer frem.

# --- trin 3 ---

phase-groups = Hvert makkerpar går sammen med et andet. { $where ->
        [threads] Om lidt får hver gruppe sin egen tråd her i kanalen.
       *[room] Find hinanden i rummet.
    }

phase-groups-one = I er én gruppe nu og taler samlet.

phase-groups-new-pairs = Find din nye makker. { $where ->
        [threads] Om lidt får hvert par sin egen tråd her i kanalen.
       *[room] Sæt jer sammen.
    }

group-name = { $of ->
    [pairs] Par { $number }
   *[groups] Gruppe { $number }
}

group-item = __{ $group }:__ { $names }

phase-reflect =
    Tal sammen om de tre spørgsmål. Alle skal nå at sige noget. { $where ->
        [threads] Brug jeres tråd.
        [all] I er én gruppe, så brug kanalen.
       *[room] Sæt jer sammen i rummet.
    }

    { $questions }

phase-reflect-care = Fortæl gerne om erfaringer, men aldrig så en borger kan genkendes.

# --- trin 4 ---

phase-silent =
    { $of ->
        [answers] Skriv dine svar __privat til mig__, én besked for hvert.
       *[ideas] Skriv dine idéer __privat til mig__, én besked for hver.
    } De vises uden navn.

    { $question }

phase-silent-paper =
    { $of ->
        [answers] Skriv dine svar __på papir__.
       *[ideas] Skriv dine idéer __på papir__.
    } I deler dem bagefter.

    { $question }

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

# Opslaget når aktiviteten er slut.
phase-silent-asked = { $question }

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

phase-share-threads = Lynrunde: Jeres idéer ligger nu i gruppens tråd, blandet og uden navne. Læs dem højt, og spørg ind til dem I er nysgerrige på.

phase-share-here =
    { $of ->
        [answers] Her er jeres svar, blandet og uden navne. Læs dem højt, og spørg ind til det I er nysgerrige på.
       *[ideas] Lynrunde: Her er jeres idéer, blandet og uden navne. Læs dem højt, og spørg ind til dem I er nysgerrige på.
    }

    { $ideas }

phase-share-none = { $of ->
    [answers] Sig jeres svar højt på skift.
   *[ideas] Lynrunde: Sig jeres idéer højt på skift i gruppen, én ad gangen.
}

# En gruppes idéer eller forslag under gruppens navn.
group-list =
    __{ $group }__

    { $items }

group-list-empty = __{ $group }:__ ingen endnu

phase-select = Vælg i hver gruppe 1–2 forslag som I kan gå i gang med. { $where ->
        [threads] Brug jeres tråd.
       *[room] Skriv `!dialog forslag` og så idéens nummer eller jeres egne ord.
    }

phase-select-one = Vælg 1–2 forslag som I kan gå i gang med. Skriv `!dialog forslag` og så idéens nummer eller jeres egne ord.

# En gruppe har de to forslag den kan have.
phase-selected = I har valgt jeres to forslag. Vil I bytte et ud, så fjern det først: `!dialog fjern forslag { $number }`

phase-selected-all = Alle grupper har valgt deres forslag.

phase-ideas =
    __Idéer:__

    { $ideas }

phase-proposals =
    __Forslag:__

    { $proposals }

phase-proposals-empty = Der er ingen forslag endnu.

proposal-by-group = { $text } ({ $group })

# --- trin 5 (stemmerne står i decisions.ftl) ---

phase-present-turn = __{ $group }__ ({ $names }): Fortæl kort om jeres forslag. I andre: Spørg gerne for at forstå, og vent med at vurdere.

phase-present-done = Alle har fremlagt. Er der noget I mangler at forstå?

phase-present-consent = Samler I jer om ét forslag, kan { $name } spørge om I er enige.

phase-present-consent-alone = Samler I jer om ét forslag, kan facilitatoren spørge om I er enige.

# --- gruppernes tråde ---

group-root = __{ $group }:__ { $names }. Det her er jeres tråd.

# Fx »Gruppe 2 · Vælg forslag · til kl. 13.12«.
group-heading = __{ $parts }__

until-clock = til kl. { $clock }

group-reflect = { $questions }

group-share =
    Her er jeres idéer, blandet og uden navne. Tag en lynrunde på dem.

    { $ideas }

group-share-none = Tag en lynrunde: Sig jeres idéer højt, én ad gangen.

group-select = Vælg 1–2 forslag som I kan gå i gang med. Skriv `!dialog forslag` og så idéens nummer eller jeres egne ord.

group-other = Se det nyeste opslag i kanalen.

# --- midt i det hele ---

# Når turen går videre i runden, bliver det næste par kaldt frem.
turn-called = __{ $pair }, det er jeres tur.__ Sig 1–2 pointer højt, og skriv dem her i kanalen. Tryk ✅ når I er færdige.

turn-called-guests = __{ $pair }, det er jeres tur.__ Sig 1–2 pointer højt; { $name } skriver dem her.

turn-called-guests-alone = __{ $pair }, det er jeres tur.__ Sig 1–2 pointer højt. En af jer andre må tage over (`!dialog overtag`) og skrive dem her.

turn-called-past = { $pair } har haft ordet.

presenter-called = __{ $group }__ ({ $names }), nu er det jer: Fortæl kort om jeres forslag.

presenter-called-past = { $group } har fremlagt.

one-minute = Ét minut tilbage: { $activity } slutter kl. { $clock }.

one-minute-past = Der blev sagt til da der var ét minut tilbage.

ready = { $why ->
    [all-done] Alle er færdige.
   *[time-up] Tiden er gået.
} { $name }, næste er { $next }: tryk ▶ { $where ->
    [channel] på opslaget her.
   *[card] på dit kort.
}

ready-last = { $why ->
    [all-done] Alle er færdige.
   *[time-up] Tiden er gået.
} { $name }, du runder af: tryk ▶ { $where ->
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

ready-next = »{ $activity }« ({ $minutes } min)

break = Jeg var væk i { $minutes ->
    [1] 1 minut
   *[other] { $minutes } minutter
}. Den tid får I igen: Nu har I til kl. { $clock }.

break-no-clock = Jeg var væk i { $minutes ->
    [1] 1 minut
   *[other] { $minutes } minutter
}. I kan fortsætte hvor I slap.

paused = Pause. Uret står stille. { $name } sætter det i gang igen med `!dialog fortsæt`.

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
