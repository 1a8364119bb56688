# Enighed og prikker, hvor ingen kan se hvad andre trykker på og skriver.

dots-ask = { $dots ->
    [1] Sæt din prik ved det forslag du tror giver mest værdi: { $ballots ->
        [secret] Tryk på tallet, eller skriv `!dialog svar { $number }`. Ingen andre i kanalen ser det.
       *[open] Tryk på tallet, eller skriv `!dialog svar { $number }`.
    } Jeg lukker når alle har svaret, senest kl. { $clock }. Indtil da kan du flytte den.
   *[other] Sæt dine { $dots } prikker ved de forslag du tror giver mest værdi: { $ballots ->
        [secret] Tryk på tallene, eller skriv `!dialog svar { $number }`. Ingen andre i kanalen ser det.
       *[open] Tryk på tallene, eller skriv `!dialog svar { $number }`.
    } Jeg lukker når alle har svaret, senest kl. { $clock }. Indtil da kan du flytte dem.
}

dots-ask-verdict = Sæt din prik ved det du mener I skal gøre: { $ballots ->
    [secret] Tryk på tallet, eller skriv `!dialog svar { $number }`. Ingen andre i kanalen ser det.
   *[open] Tryk på tallet, eller skriv `!dialog svar { $number }`.
} Jeg lukker når alle har svaret, senest kl. { $clock }. Indtil da kan du flytte den.

dots-run-off = __Omvalg:__ Forslagene stod lige. Vælg mellem dem her { $ballots ->
    [secret] ved at trykke på tallet eller skrive `!dialog svar { $number }`. Ingen andre i kanalen ser det.
   *[open] ved at trykke på tallet eller skrive `!dialog svar { $number }`.
} Jeg lukker når alle har svaret, senest kl. { $clock }. Står de lige igen, trækker jeg lod.

way-amend = __Skriv forslaget om__ så I kan leve med det: Tryk på »{ form-proposal }«, og spørg igen med `!dialog enighed` og det nye nummer

not-counted = { $why ->
    [too-late] Din stemme tæller ikke med denne gang, for du kom til efter at afstemningen var åbnet. Du er med fra det næste spørgsmål.
   *[observer] Din stemme tæller ikke med, for du kigger kun med. Vil du være med fra nu af, så skriv `!dialog deltag`.
}

name-objection =
    Hvad er din indvending mod det her forslag? Tryk på »{ form-worry }«. Så ser ingen hvem den kommer fra.

    { $proposal }

    Jeg viser den i kanalen uden dit navn, så de andre kan tage højde for den.
