# Facilitatorens kort og det stille minut, hvor der skrives med knappernes formularer, og kanalen ikke bliver hørt.

card-lobby =
    Du styrer »{ $title }«, og jeg holder tiden. Stilheden og afstemningerne lukker jeg selv, resten venter på dig.

    - __Begynd__ når alle er på plads: Tryk ▶ her, eller skriv `!dialog næste`. Sådan går du også videre. Mere tid, en pause eller et skridt tilbage? Undervejs siger hjælpen hvordan.
    - __For hver ting I gør, får du et nyt kort her__ med det du kan sige og trykke på.
    - __Sidder nogen sammen om din skærm?__ Skriv `!dialog gæster 3`. Du skriver deres pointer og tæller deres hænder.
    - __Brug for en hånd?__ `!dialog tidtager @navn` lader en kollega styre sammen med dig.

    Skriv `!dialog råd` for at få gode råd til mødet, og `!dialog hjælp` for at se alt det andet.

card-lobby-short =
    Du styrer »{ $title }«, og jeg holder tiden. Stilheden og afstemningerne lukker jeg selv, resten venter på dig.

    - __Begynd__ når alle er på plads: Tryk ▶ her, eller skriv `!dialog næste`. Sådan går du også videre. Mere tid, en pause eller et skridt tilbage? Undervejs siger hjælpen hvordan.
    - __For hver ting I gør, får du et nyt kort her__ med det du kan sige og trykke på.
    - __Sidder nogen sammen om din skærm?__ Skriv `!dialog gæster 3`. Du tæller deres hænder.

    Skriv `!dialog hjælp` for at se alt det andet.

card-do-summarise = Sæt ord på det der går igen: »{ form-theme }« her, ét tema ad gangen.

card-guests-points = Gæster i rummet: { $guests }. Skriv deres pointer med »{ form-point }« når det er deres tur, eller når som helst med `!dialog pointe for { $guest }: …`

idea-prompt =
    { $of ->
        [answers] Tryk på »{ form-answer }« på opslaget, én gang for hvert, eller skriv dem __privat til mig__.
       *[ideas] Tryk på »{ form-idea }« på opslaget, én gang for hver, eller skriv dem __privat til mig__.
    }

    { $question }

    En privat besked kan du rette og slette. Tryk ✅ når du er færdig.

idea-prompt-paper =
    { $of ->
        [answers] __Stille minut på papir.__ Skriver du et svar privat til mig, kommer det også med.
       *[ideas] __Stille minut på papir.__ Skriver du en idé privat til mig, kommer den også med.
    }

    { $question }
