# Facilitatorens kort og det stille minut, hvor der skrives med knappernes formularer, og kanalen ikke bliver hørt.

card-lobby =
    __Tryk ▶ når alle er på plads,__ eller skriv `!dialog næste`. Sådan går du også videre.

    Du styrer »{ $title }«, og jeg holder tiden. For hver ting I gør, får du et nyt kort her med det du kan sige og trykke på. Stilheden og afstemningerne lukker jeg selv.

    - __Sidder nogen sammen om din skærm?__ Skriv `!dialog gæster 3`. Du skriver deres pointer og tæller deres hænder.
    - __Brug for en hånd?__ `!dialog tidtager @navn` lader en kollega styre sammen med dig.

    Skriv `!dialog råd` for gode råd til mødet, og `!dialog hjælp` for pause, mere tid og alt det andet.

card-lobby-short =
    __Tryk ▶ når alle er på plads,__ eller skriv `!dialog næste`. Sådan går du også videre.

    Du styrer »{ $title }«, og jeg holder tiden. For hver ting I gør, får du et nyt kort her med det du kan sige og trykke på. Stilheden og afstemningerne lukker jeg selv.

    - __Sidder nogen sammen om din skærm?__ Skriv `!dialog gæster 3`. Du tæller deres hænder.

    Skriv `!dialog hjælp` for pause, mere tid og alt det andet.

card-guests-points = Gæster i rummet: { $guests }. Skriv deres pointer med »{ form-point }« når det er deres tur, eller når som helst med `!dialog pointe for { $guest }: …`

card-ideas = { $of ->
    [answers] Skriv også dine egne svar: »{ form-answer }« på opslaget, og ✅ når du er færdig.
   *[ideas] Skriv også dine egne idéer: »{ form-idea }« på opslaget, og ✅ når du er færdig.
}

card-ideas-paper = { $of ->
    [answers] Skriver du et svar privat til mig, kommer det også med.
   *[ideas] Skriver du en idé privat til mig, kommer den også med.
}

idea-prompt =
    { $of ->
        [answers] __Tryk på »{ form-answer }« på opslaget, én gang for hvert,__ eller skriv dem her.
       *[ideas] __Tryk på »{ form-idea }« på opslaget, én gang for hver,__ eller skriv dem her.
    } Tryk ✅ når du er færdig.

    { $question }

idea-prompt-paper =
    { $of ->
        [answers] __Stille minut på papir.__ Skriver du et svar privat til mig, kommer det også med.
       *[ideas] __Stille minut på papir.__ Skriver du en idé privat til mig, kommer den også med.
    }

    { $question }
