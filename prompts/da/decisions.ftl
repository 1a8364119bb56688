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

consent-question =
    { $of ->
        [verdicts] __Kan vi leve med det her? { $ballots ->
            [poll] Svar i afstemningen herunder:__
           *[open] Tryk på dit svar:__
        }
       *[proposals] __Kan vi leve med at prøve det her? { $ballots ->
            [poll] Svar i afstemningen herunder:__
           *[open] Tryk på dit svar:__
        }
    }

    { $number }. { $proposal }

consent-answers =
    👍 Ja\
    ❓ Et spørgsmål først\
    ✋ En indvending

consent-rule = Det er vedtaget når mindst halvdelen har svaret, og intet ❓ eller ✋ står åbent. Jeg lukker når alle har svaret, senest kl. { $clock }; indtil da kan du ændre dit svar.

consent-tally = { $agree } ja · { $questions ->
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
    [1] { $ballots ->
        [secret] __Hvilket forslag giver mest værdi? Skriv dets nummer { $private }.__
        [poll] __Hvilket forslag giver mest værdi? Sæt din prik i afstemningen herunder.__
       *[open] __Hvilket forslag giver mest værdi? Sæt din prik: tryk på tallet.__
    } Du kan flytte den indtil jeg lukker: når alle har svaret, senest kl. { $clock }.
   *[other] { $ballots ->
        [secret] __Hvilke forslag giver mest værdi? Skriv { $dots } numre { $private }, ét ad gangen.__
        [poll] __Hvilke forslag giver mest værdi? Sæt dine { $dots } prikker i afstemningen herunder.__
       *[open] __Hvilke forslag giver mest værdi? Sæt dine { $dots } prikker: tryk på tallene.__
    } Du kan flytte dem indtil jeg lukker: når alle har svaret, senest kl. { $clock }.
}

# Ved en opfølgning: bliv ved, ændr eller stop.
dots-ask-verdict = { $ballots ->
    [secret] __Hvad skal I gøre? Skriv nummeret { $private }.__
    [poll] __Hvad skal I gøre? Sæt din prik i afstemningen herunder.__
   *[open] __Hvad skal I gøre? Sæt din prik: tryk på tallet.__
} Du kan flytte den indtil jeg lukker: når alle har svaret, senest kl. { $clock }.

# Når prikkerne følger lige efter et spørgsmål om enighed: hvordan det stod.
dots-after-consent = I blev ikke enige om forslag { $number }: { $tally }

dots-run-off = { $ballots ->
    [secret] __Omvalg: Vælg mellem de her, og skriv nummeret { $private }.__
    [poll] __Omvalg: Vælg mellem de her i afstemningen herunder.__
   *[open] __Omvalg: Vælg mellem de her, og tryk på tallet.__
} De stod lige. Jeg lukker når alle har svaret, senest kl. { $clock }. Står de lige igen, trækker jeg lod.

dots-option-tally = __{ $number }.__ { $text } – { $votes ->
    [1] 1 prik
   *[other] { $votes } prikker
}

dots-waiting = __{ $name } åbner afstemningen med__ `!dialog afstemning`.

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

# Når den der styrer, har det hele på sit kort.
no-decision-card = __{ $name }, hvordan går I videre?__ Vælg på dit kort: { $ways }

way-short = { $way ->
    [amend] et bedre forslag
    [another] et andet forslag
    [dots] prikker
    [dots-again] stem igen
    [consent] spørg om enighed
   *[stop] slut for i dag
}

no-decision-nobody = ### Ingen stemte denne gang

way-amend = __Ret forslaget__ så I kan leve med det: Skriv `!dialog forslag …`, og spørg igen med `!dialog enighed` og nummeret

way-another = __Prøv et andet__ forslag: `!dialog enighed` og nummeret

way-dots = __Sæt prikker__: `!dialog afstemning`

way-dots-again = __Stem igen__: `!dialog afstemning`

way-consent = __Spørg om enighed__ om ét forslag: `!dialog enighed` og nummeret

way-stop = __Slut for i dag__: `!dialog slut`. Så gemmer jeg forslagene til næste gang

way-stop-undecided = __Slut for i dag__: `!dialog slut`. Så tager I opfølgningen op igen en anden dag

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
