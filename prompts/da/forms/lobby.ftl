# Opslaget hvor man melder sig, hvor ingen kan se hvad andre trykker på og skriver til botten.

lobby-know =
    Godt at vide: Hvad du svarer undervejs, ser kun jeg og dem der driver chatten. { $ballots ->
        [secret] Prikkerne viser jeg først når der er lukket.
       *[open] Jeg viser hvor mange prikker et forslag har, men ikke fra hvem.
    }{ $of ->
        [follow-up] {" "}Det I har set, viser jeg uden navn, og så glemmer jeg hvem der skrev hvad.
        [bank] {""}
       *[playbook] {" "}Idéer viser jeg uden navn, og så glemmer jeg hvem der skrev hvad.
    } Hjælp: `!dialog hjælp`

joined-by-press = Nu er du med i dialogen »{ $title }« fordi du trykkede på et af mine opslag. Vil du kun kigge med, så skriv `!dialog observatør`. Vil du ikke være med, så skriv `!dialog meldfra`.
