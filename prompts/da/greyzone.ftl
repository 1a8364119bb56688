# Gråzonen: et kort dilemma med flere gode svar, og hvordan svarene fordelte sig.

grey-zone-heading = ### Gråzone · { $title }

# Gråzonen er en serie der kom for sent.
grey-zone-late = Den skulle være kommet { $date }, men da var jeg væk.

grey-zone-how = Hvilket svar er tættest på dit eget? { $by ->
    [poll] Vælg det i afstemningen herunder,
   *[reactions] Tryk på tallet,
} eller skriv `!dialog svar 2`. Indtil { $date } kl. { $clock } kan du skifte svar eller trække det tilbage (`!dialog svar 0`).

# Hvem der kan se hvad.
grey-zone-know = Alle svarene kan forsvares. Fordelingen viser jeg når der er lukket, uden navne. { $by ->
    [poll] Afstemningen er dog ikke hemmelig: Den der vil, kan se hvem der svarede hvad;
   *[reactions] Reaktioner kan dog ses af alle i kanalen og af dem der driver serveren;
} vil du holde dit svar for dig selv, så skriv `svar 2` { $private }.

grey-zone-answered = { $answered ->
    [0] Ingen har svaret endnu
    [1] 1 har svaret
   *[other] { $answered } har svaret
}

# Opslaget når der er lukket.
grey-zone-over = Gråzonen er lukket. { $answered ->
    [0] Der kom ingen svar.
    [1] 1 svarede. Fordelingen står længere nede i kanalen.
   *[other] { $answered } svarede. Fordelingen står længere nede i kanalen.
}

# Drejebogen er ikke installeret mere, så teksten er væk.
grey-zone-gone = Teksten hører til drejebogen `{ $playbook }`, og den er her ikke længere.

# --- når den er lukket ---

grey-zone-spread = ### Sådan svarede I · { $title }

grey-zone-spread-gone = ### Sådan svarede I

grey-zone-count = __{ $number }.__ { $text } – { $votes ->
    [0] ingen
    [1] 1 svar
   *[other] { $votes } svar
}

# Et svar hvis tekst er væk.
grey-zone-answer-gone = svar { $number }

grey-zone-closed-late = Jeg havde lovet at lukke den { $date }, men det blev senere.

# Den juridiske pointe vises aldrig uden forbeholdet.
grey-zone-law =
    __Den juridiske pointe:__

    { $legal }

    { $note }

grey-zone-offer = Er der mere at tale om? Så tag emnet op i en dialog: `!dialog start { $playbook }`

grey-zone-nobody = Gråzonen »{ $title }« er lukket. Der kom ingen svar denne gang.

grey-zone-nobody-gone = Gråzonen er lukket. Der kom ingen svar denne gang.

# --- når noget ikke kan lade sig gøre ---

grey-zone-already-open = Der er allerede en gråzone i kanalen. Den lukker { $date } kl. { $clock }, og så kan I få en ny.

grey-zone-none-here = Jeg har ingen gråzoner. De følger med drejebøgerne, så spørg den der har installeret mig.

grey-zone-no-such-zone = { $of ->
    [1] Jeg har kun 1 gråzone.
   *[other] Jeg har { $of } gråzoner. Vælg et nummer fra 1 til { $of }.
} Skriver du bare `!dialog gråzone`, finder jeg den næste til jer.

grey-zone-no-such-answer = Vælg et svar fra 1 til { $of }. Vil du trække dit svar tilbage, så skriv `!dialog svar 0`.

grey-zone-nothing-open = Der er ingen gråzone at svare på lige nu. Få en med `!dialog gråzone`.

grey-zone-too-late = Gråzonen er lukket, så dit svar kom desværre ikke med. Fordelingen står i kanalen. I kan få en ny med `!dialog gråzone`.
