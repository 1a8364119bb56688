# Enighed og prikker, hvor ingen kan se hvad andre trykker på og skriver.

dots-ask = { $dots ->
    [1] __Hvilket forslag giver mest værdi? Sæt din prik: tryk på tallet.__{ $ballots ->
        [secret] {" "}Ingen andre i kanalen ser det.
       *[open] {""}
    } Du kan flytte den indtil jeg lukker: når alle har svaret, senest kl. { $clock }.
   *[other] __Hvilke forslag giver mest værdi? Sæt dine { $dots } prikker: tryk på tallene.__{ $ballots ->
        [secret] {" "}Ingen andre i kanalen ser det.
       *[open] {""}
    } Du kan flytte dem indtil jeg lukker: når alle har svaret, senest kl. { $clock }.
}

dots-ask-verdict = __Hvad skal I gøre? Sæt din prik: tryk på tallet.__{ $ballots ->
    [secret] {" "}Ingen andre i kanalen ser det.
   *[open] {""}
} Du kan flytte den indtil jeg lukker: når alle har svaret, senest kl. { $clock }.

dots-run-off = __Omvalg: Vælg mellem de her, og tryk på tallet.__{ $ballots ->
    [secret] {" "}Ingen andre i kanalen ser det.
   *[open] {""}
} De stod lige. Jeg lukker når alle har svaret, senest kl. { $clock }. Står de lige igen, trækker jeg lod.

way-amend = __Skriv forslaget om__ så I kan leve med det: Tryk på »{ form-proposal }«, og spørg igen med `!dialog enighed` og det nye nummer

not-counted = { $why ->
    [too-late] Din stemme tæller ikke med denne gang, for du kom til efter at afstemningen var åbnet. Du er med fra det næste spørgsmål.
   *[observer] Din stemme tæller ikke med, for du kigger kun med. Vil du være med fra nu af, så skriv `!dialog deltag`.
}

name-objection =
    Hvad er din indvending mod det her forslag? Tryk på »{ form-worry }«. Så ser ingen hvem den kommer fra.

    { $proposal }

    Jeg viser den i kanalen uden dit navn, så de andre kan tage højde for den.
