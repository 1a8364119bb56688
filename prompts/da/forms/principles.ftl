# Principperne, hvor eksemplerne skrives i en formular.

ask-service = __Hvilken af jeres digitale løsninger ser I på?__ Bliv enige, og tryk på »{ form-service }«.

phase-principles =     Begynd der hvor jeres navne står, og tag så de andre. Tryk på »{ form-example }« for hvert eksempel: både det der lykkes, og det der halter, men aldrig så en borger kan genkendes.

weakest-ask = { $dots ->
    [1] __Hvor står jeres løsning svagest? Sæt din prik: tryk på tallet.__{ $ballots ->
        [secret] {" "}Ingen andre i kanalen ser det.
       *[open] {""}
    } Du kan flytte den indtil jeg lukker: når alle har svaret, senest kl. { $clock }.
   *[other] __Hvor står jeres løsning svagest? Sæt dine { $dots } prikker: tryk på tallene.__{ $ballots ->
        [secret] {" "}Ingen andre i kanalen ser det.
       *[open] {""}
    } Du kan flytte dem indtil jeg lukker: når alle har svaret, senest kl. { $clock }.
} Prikkerne viser kun hvor I begynder.
