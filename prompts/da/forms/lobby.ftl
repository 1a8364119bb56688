# Opslaget hvor man melder sig, hvor ingen kan se hvad andre trykker på og skriver til botten.

lobby-know =
    Godt at vide: Når du er med, står dit navn her. Hvad du svarer undervejs, ser kun jeg og dem der driver chatten. { $ballots ->
        [secret] Prikkerne viser jeg først når der er lukket.
       *[open] Jeg viser undervejs hvor mange prikker et forslag har, men ikke fra hvem.
    } { $of ->
        [follow-up] Det I har set, skriver I kun til mig. Det vises uden navn, og derefter glemmer jeg hvem der skrev hvad. Hjælp: `!dialog hjælp`
        [bank] Hjælp: `!dialog hjælp`
       *[playbook] Idéer skriver I kun til mig. De vises uden navn, og derefter glemmer jeg hvem der skrev hvad. Står to forslag lige, stemmer I om. Står de stadig lige, trækker jeg lod. Hjælp: `!dialog hjælp`
    }

joined-by-press = Nu er du med i dialogen »{ $title }« fordi du trykkede på et af mine opslag. Vil du kun kigge med, så skriv `!dialog observatør`. Vil du ikke være med, så skriv `!dialog meldfra`.
