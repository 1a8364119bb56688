# Opslagene, hvor der skrives med knappernes formularer: det man skriver i kanalen, hører botten ikke.

# Knapperne står lige under teksten.
foot-press = { "" }

ask-silent = { $written ->
    [answers] __Tryk på »{ form-answer }«, én gang for hvert, og { done-when }.__
   *[ideas] __Tryk på »{ form-idea }«, én gang for hver, og { done-when }.__
} De vises uden navn.

# De private beskeder bliver ikke sendt, så spørgsmålet står her.
phase-silent-asked = { $question }

phase-round-turn = __{ $pair }, det er jeres tur: Sig 1–2 pointer højt, tryk på »{ form-point }« for hver, og til sidst ✅.__

phase-round-guests = __{ $pair }, det er jeres tur: Sig 1–2 pointer højt.__ { $name } trykker på »{ form-point }« for hver.

phase-round-guests-alone = __{ $pair }, det er jeres tur: Sig 1–2 pointer højt.__ En af jer andre må tage over (`!dialog overtag`) og skrive dem med »{ form-point }«.

phase-round-missing = __Mangler der noget på tavlen? Tryk på »{ form-point }«, og { done-when }.__ Alle makkerpar har haft ordet.

phase-round-missing-plucked = __I andre: Mangler der noget på tavlen? Tryk på »{ form-point }«, og { done-when }.__ De par jeg valgte, har haft ordet.

turn-called-guests = __{ $pair }, det er jeres tur.__ Sig 1–2 pointer højt; { $name } trykker på »{ form-point }« for hver.

turn-called-guests-alone = __{ $pair }, det er jeres tur.__ Sig 1–2 pointer højt. En af jer andre må tage over (`!dialog overtag`) og skrive dem med »{ form-point }«.

phase-themes-how-alone = Saml op med »{ form-theme }«.

select-how = { $ideas ->
    [none] Tryk på »{ form-proposal }«, og skriv det.
    [some] Tryk på idéens tal, eller på »{ form-proposal }« og skriv tallet eller jeres egne ord.
   *[all] Tryk på idéens tal, eller brug egne ord med »{ form-proposal }«.
}
