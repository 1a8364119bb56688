# Principperne, hvor eksemplerne skrives i en formular.

phase-principles-service = __Hvilken af jeres digitale løsninger ser I på?__ Bliv enige, og tryk på »{ form-service }«.

phase-principles =
    Tal sammen, og hold jeres løsning op mod principperne. Begynd der hvor jeres navne står, og tag så de andre.

    Tryk på »{ form-example }« for hvert eksempel. Skriv både det der lykkes, og det der halter, men aldrig så en borger kan genkendes.

weakest-ask = { $dots ->
    [1] Sæt din prik ved det princip hvor jeres løsning står svagest: { $ballots ->
        [secret] Tryk på tallet, eller skriv `!dialog svar { $number }`. Ingen andre i kanalen ser det.
       *[open] Tryk på tallet, eller skriv `!dialog svar { $number }`.
    } Jeg lukker når alle har svaret, senest kl. { $clock }. Indtil da kan du flytte den.
   *[other] Sæt dine { $dots } prikker ved de principper hvor jeres løsning står svagest: { $ballots ->
        [secret] Tryk på tallene, eller skriv `!dialog svar { $number }`. Ingen andre i kanalen ser det.
       *[open] Tryk på tallene, eller skriv `!dialog svar { $number }`.
    } Jeg lukker når alle har svaret, senest kl. { $clock }. Indtil da kan du flytte dem.
} Prikkerne viser kun hvor I begynder.
