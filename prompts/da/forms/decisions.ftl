# Enighed og prikker, hvor ingen kan se hvad andre trykker på og skriver.

dots-ask = { $dots ->
    [1] Sæt din prik ved det forslag du tror giver mest værdi: { $ballots ->
        [secret] skriv nummeret med `!dialog svar 2`, det ser kun jeg.
       *[open] tryk på tallet, eller skriv `!dialog svar 2`.
    } Du kan flytte den til kl. { $clock }.
   *[other] Sæt dine { $dots } prikker ved de forslag du tror giver mest værdi: { $ballots ->
        [secret] skriv numrene med `!dialog svar 2`, ét ad gangen. Det ser kun jeg.
       *[open] tryk på tallene, eller skriv `!dialog svar 2`.
    } Du kan flytte dem til kl. { $clock }.
}

dots-ask-verdict = Sæt din prik ved det du mener I skal gøre: { $ballots ->
    [secret] skriv nummeret med `!dialog svar 2`, det ser kun jeg.
   *[open] tryk på tallet, eller skriv `!dialog svar 2`.
} Du kan flytte den til kl. { $clock }.

dots-run-off = __Omvalg:__ Forslagene stod lige. Vælg mellem dem her { $ballots ->
    [secret] med `!dialog svar 2`, det ser kun jeg.
   *[open] ved at trykke på tallet eller skrive `!dialog svar 2`.
} I har til kl. { $clock }. Står de lige igen, trækker jeg lod.

way-amend = __Ret forslaget__ så I kan leve med det: Tryk på »{ form-proposal }«, og spørg igen med `!dialog enighed` og nummeret
