# Enighed og prikker.

# --- enighed ---

consent-ask = { $of ->
    [verdicts] __Hvad kan I alle leve med?__
   *[proposals] __Er der ét forslag I alle kan leve med at prøve?__
} { $name } vælger det I spørger om.

consent-ask-alone = { $of ->
    [verdicts] __Hvad kan I alle leve med?__
   *[proposals] __Er der ét forslag I alle kan leve med at prøve?__
} Facilitatoren vælger det I spørger om.

# Alle forslag er taget af tavlen igen.
consent-nothing = Der er ikke noget forslag at spørge om. Sæt et på tavlen: `!dialog forslag …`

consent-question = { $of ->
    [verdicts] __Kan vi leve med det her?__
   *[proposals] __Kan vi leve med at prøve det her?__
} { $number }. { $proposal }

consent-answers =
    👍 Ja, det kan jeg leve med\
    ❓ Jeg har et spørgsmål først\
    ✋ Jeg har en indvending

consent-rule = Det er vedtaget når mindst halvdelen har svaret og ingen spørgsmål eller indvendinger står åbne. Jeg lukker når alle har svaret, senest kl. { $clock }. Indtil da kan du ændre dit svar.

consent-tally = Indtil nu: { $agree } ja · { $questions ->
    [1] 1 spørgsmål
   *[other] { $questions } spørgsmål
} · { $objections ->
    [1] 1 indvending
   *[other] { $objections } indvendinger
}

answered = { $of ->
    [1] { $answered } af 1 har svaret
   *[other] { $answered } af { $of } har svaret
}

consent-held = { $of ->
    [verdicts] I er enige: { $proposal }
   *[proposals] I er enige om at prøve: { $proposal }
}

consent-not-held = I blev ikke enige om: { $proposal }

# --- prikker ---

dots-ask = { $dots ->
    [1] Sæt din prik ved det forslag du tror giver mest værdi: { $ballots ->
        [secret] skriv nummeret { $private }.
       *[open] tryk på tallet, eller skriv `!dialog svar { $number }`.
    } Jeg lukker når alle har svaret, senest kl. { $clock }. Indtil da kan du flytte den.
   *[other] Sæt dine { $dots } prikker ved de forslag du tror giver mest værdi: { $ballots ->
        [secret] skriv numrene { $private }, ét ad gangen.
       *[open] tryk på tallene, eller skriv `!dialog svar { $number }`.
    } Jeg lukker når alle har svaret, senest kl. { $clock }. Indtil da kan du flytte dem.
}

# Ved en opfølgning: bliv ved, ændr eller stop.
dots-ask-verdict = Sæt din prik ved det du mener I skal gøre: { $ballots ->
    [secret] skriv nummeret { $private }.
   *[open] tryk på tallet, eller skriv `!dialog svar { $number }`.
} Jeg lukker når alle har svaret, senest kl. { $clock }. Indtil da kan du flytte den.

# Når prikkerne følger lige efter et spørgsmål om enighed: hvordan det stod.
dots-after-consent = I blev ikke enige om forslag { $number }: { $tally }

dots-run-off = __Omvalg:__ Forslagene stod lige. Vælg mellem dem her { $ballots ->
    [secret] ved at skrive nummeret { $private }.
   *[open] ved at trykke på tallet eller skrive `!dialog svar { $number }`.
} Jeg lukker når alle har svaret, senest kl. { $clock }. Står de lige igen, trækker jeg lod.

dots-option-tally = __{ $number }.__ { $text } – { $votes ->
    [1] 1 prik
   *[other] { $votes } prikker
}

dots-waiting = { $name } åbner afstemningen med `!dialog afstemning`.

dots-waiting-alone = Skriv `!dialog afstemning` for at åbne afstemningen.

dots-won = Flest prikker: { $proposal }

dots-lot = Forslagene stod lige to gange, så jeg trak lod som aftalt: { $proposal }

dots-tie = Det står lige mellem { $numbers }.

dots-nobody = Ingen satte en prik.

# Kun når der er gæster som kan svare. $example er en optælling der passer til dem.
vote-hands = Gæster i rummet: ræk hånden op. { $name } tæller og skriver fx `!dialog optælling { $example }`.

vote-hands-alone = Gæster i rummet: ræk hånden op. Tallene skrives med fx `!dialog optælling { $example }`.

vote-hands-counted = { $hands ->
    [1] 1 hånd i rummet er talt.
   *[other] { $hands } hænder i rummet er talt.
} Tæller I om, gælder de nye tal.

# Når alle har svaret før tid. Linjen forsvinder igen hvis nogen ændrer noget.
last-call = { $of ->
    [consent] __Alle har svaret.__ Lukker om { $seconds } sekunder; du kan stadig ændre dit svar.
    [silence] __Alle er færdige.__ Stilheden slutter om { $seconds } sekunder; du kan stadig skrive.
   *[dots] __Alle har svaret.__ Lukker om { $seconds } sekunder; du kan stadig flytte { $dots ->
        [1] din prik
       *[other] dine prikker
    }.
}

# --- kvitteringen: hvordan det blev afgjort ---

receipt-consent = I blev enige: { $silent ->
    [0] Alle { $eligible } sagde ja.
   *[other] { $answered } af { $eligible } svarede, og alle sagde ja.
}

receipt-dots = { $run_off ->
    [yes] Efter et omvalg fik forslaget { $all ->
        [yes] alle { $total } prikker.
       *[no] { $votes } af { $total } prikker.
    }
   *[no] Forslaget fik { $all ->
        [yes] alle { $total } prikker.
       *[no] { $votes } af { $total } prikker.
    }
}

receipt-lot = Afgjort ved lodtrækning efter et omvalg.

receipt-took-part = { $silent ->
    [0] Alle { $eligible } stemte.
   *[other] { $answered } af { $eligible } stemte.
}

receipt-hands = { $hands ->
    [1] 1 stemte ved håndsoprækning.
   *[other] { $hands } stemte ved håndsoprækning.
}

receipt-only = Det var det eneste forslag på tavlen.

receipt-chosen = I valgte det uden afstemning.

# --- når det ikke lykkedes ---

no-decision-consent = ### I er ikke enige om forslag { $number } endnu

no-decision-tally = { $agree } ja · { $questions ->
    [1] 1 spørgsmål
   *[other] { $questions } spørgsmål
} · { $objections ->
    [1] 1 indvending
   *[other] { $objections } indvendinger
} · { $silent } uden svar

no-decision-too-few = Færre end halvdelen svarede, og det er for få til at blive enige.

no-decision-worries = Det bekymrer nogle af jer:

no-decision-ways =
    { $name }, sådan kan I komme videre:

    { $ways }

no-decision-ways-alone =
    Sådan kan I komme videre:

    { $ways }

no-decision-nobody = ### Ingen stemte denne gang

way-amend = __Ret forslaget__ så I kan leve med det: Skriv `!dialog forslag …`, og spørg igen med `!dialog enighed` og nummeret

way-another = __Prøv et andet__ forslag: `!dialog enighed` og nummeret

way-dots = __Sæt prikker__: `!dialog afstemning`

way-dots-again = __Stem igen__: `!dialog afstemning`

way-consent = __Spørg om enighed__ om ét forslag: `!dialog enighed` og nummeret

way-stop = __Slut for i dag__: `!dialog næste`. Så gemmer jeg forslagene til næste gang

way-stop-undecided = __Slut for i dag__: `!dialog næste`. Så tager I opfølgningen op igen en anden dag

# --- private beskeder om stemmer ---

not-counted = { $why ->
    [too-late] Din stemme tæller ikke med denne gang, for du kom til efter at afstemningen var åbnet. Du er med fra det næste spørgsmål.
   *[observer] Din stemme tæller ikke med, for du kigger kun med. Vil du være med fra nu af, så skriv `deltag`.
}

name-objection =
    Hvad er din indvending mod det her forslag? Skriv den her i én besked.

    { $proposal }

    Jeg viser den i kanalen uden dit navn, så de andre kan tage højde for den. Trykkede du ✋ i kanalen, har de set at du har en indvending.

objection-taken-back = Du har taget din indvending tilbage, så jeg spørger ikke mere til den.
