# Facilitatorens kort og det stille minut, hvor der skrives med knappernes formularer, og kanalen ikke bliver hørt.

card-lobby =
    __Tryk ▶ når alle er på plads.__

    Du styrer, jeg holder tiden, og hvert skridt får et nyt kort her.

    - __Sidder flere ved din skærm?__ Skriv `!dialog gæster 3`. Du tæller for dem.
    - __Brug for en hånd?__ `!dialog tidtager @navn` lader en kollega styre med.

    Skriv `!dialog råd` for gode råd, og `!dialog hjælp` for alt andet.

card-lobby-short =
    __Tryk ▶ når alle er på plads.__ Sådan går du også videre.

    Du styrer, jeg holder tiden, og hvert skridt får et nyt kort her.

    - __Sidder flere ved din skærm?__ Skriv `!dialog gæster 3`. Du tæller deres hænder.

    Skriv `!dialog hjælp` for pause, mere tid og alt andet.

# Knapperne siger selv hvad de gør.
card-more = { "" }

card-next-trial = { $more ->
    [agreed] ▶ __Slut nu__, og tag resten bagefter
    [again] { "" }
   *[no] Jeg slutter selv når alt er aftalt.
}

card-asks-how = __Hvordan gør I i praksis?__ Skriv det her.

card-asks-who = __Hvem er med?__ Skriv det her.

card-guests-points = Gæster i rummet: { $guests }. Skriv deres pointer med »{ form-point }« når det er deres tur, eller når som helst med `!dialog pointe for { $guest }: …`

card-ideas = { $of ->
    [answers] Skriv også dine svar med »{ form-answer }«.
   *[ideas] Skriv også dine idéer med »{ form-idea }«.
}

# Spørgsmålet står på opslaget.
card-ideas-question = { "" }

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
