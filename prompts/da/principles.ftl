# Principperne: en af jeres egne løsninger holdt op mod dem, og prikker hvor den står svagest.

phase-principles-service = __Hvilken af jeres digitale løsninger ser I på?__ Bliv enige, og skriv `!dialog løsning` og navnet.

phase-principles =
    Tal sammen, og hold jeres løsning op mod principperne. Begynd der hvor jeres navne står, og tag så de andre.

    Skriv jeres eksempler her i kanalen med princippets nummer først, fx »3 Vi spurgte kun kolleger«. Skriv både det der lykkes, og det der halter, men aldrig så en borger kan genkendes.

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
    [1] Sæt din prik ved det princip hvor jeres løsning står svagest: { $ballots ->
        [secret] skriv nummeret privat til mig.
       *[open] tryk på tallet, eller skriv `!dialog svar { $number }`.
    } Jeg lukker når alle har svaret, senest kl. { $clock }. Indtil da kan du flytte den.
   *[other] Sæt dine { $dots } prikker ved de principper hvor jeres løsning står svagest: { $ballots ->
        [secret] skriv numrene privat til mig, ét ad gangen.
       *[open] tryk på tallene, eller skriv `!dialog svar { $number }`.
    } Jeg lukker når alle har svaret, senest kl. { $clock }. Indtil da kan du flytte dem.
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
