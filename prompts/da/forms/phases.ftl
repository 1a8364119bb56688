# Opslagene, hvor der skrives med knappernes formularer: det man skriver i kanalen, hører botten ikke.

foot-silent = ✅ når du er færdig · { $written ->
    [0] ingen har skrevet endnu
    [1] 1 af { $of } har skrevet
   *[other] { $written } af { $of } har skrevet
}

phase-round-turn =
    __Det er jeres tur:__ { $pair }. Sig 1–2 pointer højt, og tryk på »{ form-point }« for hver. Jeg sætter dem på tavlen.

    Efter to pointer går turen videre af sig selv. Er I færdige før, så tryk ✅.

phase-round-guests = __Det er jeres tur:__ { $pair }. Sig 1–2 pointer højt; { $name } trykker på »{ form-point }« for hver.

phase-round-guests-alone = __Det er jeres tur:__ { $pair }. Sig 1–2 pointer højt. En af jer andre må tage over (`!dialog overtag`) og skrive dem med »{ form-point }«.

phase-round-missing = __Mangler der noget på tavlen?__ Så tryk på »{ form-point }«. Alle makkerpar har haft ordet.

phase-round-missing-plucked = __I andre: Mangler der noget på tavlen?__ Så tryk på »{ form-point }«. De par jeg valgte, har haft ordet.

turn-called = __{ $pair }, det er jeres tur.__ Sig 1–2 pointer højt, og tryk på »{ form-point }« for hver. Tryk ✅ når I er færdige.

turn-called-guests = __{ $pair }, det er jeres tur.__ Sig 1–2 pointer højt; { $name } trykker på »{ form-point }« for hver.

turn-called-guests-alone = __{ $pair }, det er jeres tur.__ Sig 1–2 pointer højt. En af jer andre må tage over (`!dialog overtag`) og skrive dem med »{ form-point }«.

phase-themes-how = { $name } samler op med »{ form-theme }«.

phase-themes-how-alone = Saml op med »{ form-theme }«.

phase-silent =
    { $of ->
        [answers] Tryk på »{ form-answer }«, én gang for hvert, eller skriv dem __{ $private }__.
       *[ideas] Tryk på »{ form-idea }«, én gang for hver, eller skriv dem __{ $private }__.
    } De vises uden navn.

    { $question }

phase-select = Vælg i hver gruppe 1–2 forslag som I kan gå i gang med. { $where ->
        [threads] Brug jeres tråd.
       *[room] Tryk på »{ form-proposal }«, og skriv idéens nummer eller jeres egne ord.
    }

phase-select-one = Vælg 1–2 forslag som I kan gå i gang med. Tryk på »{ form-proposal }«, og skriv idéens nummer eller jeres egne ord.

group-select = Vælg 1–2 forslag som I kan gå i gang med. Tryk på »{ form-proposal }«, og skriv idéens nummer eller jeres egne ord.
