# Det de opdigtede kolleger siger når en dialog prøves af i terminalen, og linjerne omkring.

rehearsal-names = Anna, Bo, Camilla, Dorthe, Erik, Fatima, Gitte, Hassan, Inge, Jens, Karen, Lars, Mette, Nadia, Ole, Pia, Rasmus, Sanne, Thomas, Ulla, Vibeke, Willy, Yrsa, Zahra

rehearsal-point-1 = Borgeren rakte telefonen over skranken før nogen nåede at sige noget.
rehearsal-point-2 = Vi så mere på skærmen end vi havde brug for.
rehearsal-point-3 = Det er svært at sige nej til en borger der er ved at græde.
rehearsal-point-4 = Koden stod på en seddel i coveret. Det ser vi tit.
rehearsal-point-5 = Ingen fik fortalt borgeren hvorfor vi ikke taster for dem.
rehearsal-point-6 = Medarbejderen kiggede væk da borgeren skrev koden. Det var fint gjort.
rehearsal-point-7 = Der var ingen stol, så det hele foregik stående ved skranken.
rehearsal-point-8 = Borgeren troede at vi kan se alt i systemerne.
rehearsal-point-9 = Kollegerne løser det hver på sin måde.
rehearsal-point-10 = Pårørende sidder med og svarer på borgerens vegne.

rehearsal-idea-1 = En fast sætning vi siger inden borgeren rækker telefonen over skranken.
rehearsal-idea-2 = Et skilt på skranken: Du taster selv, vi viser vej.
rehearsal-idea-3 = En ekstra skærm hvor vi kan vise vejen uden at se data.
rehearsal-idea-4 = Fem minutters sparring hver fredag om de svære sager.
rehearsal-idea-5 = En stol ved siden af skranken, så vi sidder ved siden af hinanden.
rehearsal-idea-6 = Et kort borgeren får med hjem: Dine koder er kun dine.
rehearsal-idea-7 = Vi vender skærmen væk når borgeren taster.
rehearsal-idea-8 = En liste over steder vi kan sende borgeren videre til.

rehearsal-proposal-1 = Vi siger den samme sætning til alle borgere: »Du taster, jeg viser vej«.
rehearsal-proposal-2 = Et lille skilt på hver skranke om at koder er borgerens egne.
rehearsal-proposal-3 = Fem minutters sparring hver fredag om ugens sværeste situation.
rehearsal-proposal-4 = En stol ved siden af skranken, så vi kan vise vej uden at overtage.
rehearsal-proposal-5 = Et kort med hjem til borgeren om hvor der er mere hjælp.
rehearsal-proposal-6 = Vi laver en fælles liste over steder vi kan henvise til.

rehearsal-why = Det er let at huske, og borgeren kan mærke det med det samme.

# Linjerne omkring dialogen
rehearsal-title = Prøve af »{ $playbook }« med { $people } opdigtede kolleger
rehearsal-private = privat til { $name }
rehearsal-group = i gruppens tråd
rehearsal-pressed = { $count ->
    [one] { $name } trykker { $emoji }
   *[other] { $count } trykker { $emoji }
}
rehearsal-progress = trin { $step } af { $steps } · { $minutes } af { $total } minutter
rehearsal-cost-title = Det kostede i opmærksomhed
rehearsal-cost =
    - { $main } beskeder i kanalen (trådenes første besked talt med)
    - højst { $threads } i hver gruppes tråd
    - højst { $private } private beskeder til én person ({ $name })
    - { $edits } rettelser af beskeder der allerede stod der (de får ingen telefon til at brumme)
rehearsal-minutes = Trinene fylder { $steps } minutter{ $slack ->
    [0] .
   *[other] , og der er { $slack } minutter til luft: { $total } i alt.
}
rehearsal-took = Dialogen varede { $minutes } minutter på uret i prøven.
