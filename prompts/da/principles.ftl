# Principperne: en af jeres egne løsninger holdt op mod dem, og prikker hvor den står svagest.

ask-service = __Hvilken af jeres digitale løsninger ser I på?__ Bliv enige, og skriv `!dialog løsning` og navnet.

ask-principles = __Hold jeres løsning op mod principperne, og { done-when }.__

phase-principles = Begynd der hvor jeres navne står, og tag så de andre. Skriv jeres eksempler her i kanalen med princippets nummer først, fx »3 Vi spurgte kun kolleger«: både det der lykkes, og det der halter, men aldrig så en borger kan genkendes.

principle = __{ $number }. { $title }__

principle-begin = { $principle } · { $names } begynder her

principle-example = _Fx:_ { $example }

# Et princip når drejebogens tekster ikke længere er der.
principle-untitled = princip { $number }

# Et af jeres egne eksempler. Nummeret bruges når det skal fjernes.
example-item = { $text } (eksempel { $number })

examples-more = { $count ->
    [1] Der er 1 eksempel mere
   *[other] Der er { $count } eksempler mere
}: `!dialog tavle`

principle-tally = { $principle } – { $dots ->
    [1] 1 prik
   *[other] { $dots } prikker
}

weakest-ask = { $dots ->
    [1] { $ballots ->
        [secret] __Hvor står jeres løsning svagest? Skriv princippets nummer { $private }.__
        [poll] __Hvor står jeres løsning svagest? Sæt din prik i afstemningen herunder.__
       *[open] __Hvor står jeres løsning svagest? Sæt din prik: tryk på tallet.__
    } Du kan flytte den indtil jeg lukker: når alle har svaret, senest kl. { $clock }.
   *[other] { $ballots ->
        [secret] __Hvor står jeres løsning svagest? Skriv { $dots } numre { $private }, ét ad gangen.__
        [poll] __Hvor står jeres løsning svagest? Sæt dine { $dots } prikker i afstemningen herunder.__
       *[open] __Hvor står jeres løsning svagest? Sæt dine { $dots } prikker: tryk på tallene.__
    } Du kan flytte dem indtil jeg lukker: når alle har svaret, senest kl. { $clock }.
} Prikkerne viser kun hvor I begynder.

weakest-heading = ### Prikkerne er sat

weakest-are =
    __Her står jeres løsning svagest:__

    { $principles }

weakest-others =
    __Prikker ved de andre:__

    { $principles }

weakest-none = Ingen satte en prik, så I arbejder videre med hele løsningen.

weakest-next = { $name }, næste er { $next }: tryk ▶ { $where ->
    [channel] på opslaget her.
   *[card] på dit kort.
}

weakest-next-alone = I mangler en facilitator. Skriv `!dialog overtag`, så kommer I videre.

focus = __Tag udgangspunkt i det I fandt svagest:__

focus-name = »{ $title }«

focus-ideas = Tænk især på det I fandt svagest: { $principles }.
