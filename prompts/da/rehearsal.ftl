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

rehearsal-agreed-1 = Det er let at huske, og borgeren kan mærke det med det samme.
rehearsal-agreed-2 = Vi begynder på mandag og siger til hinanden når det lykkes.
rehearsal-agreed-3 = Alle der står i skranken.

# Når drejebogen holder en af deres egne løsninger op mod principper.
rehearsal-service = Ansøgning om parkeringskort

rehearsal-example-1 = 1 Afslaget siger »kriterierne er ikke opfyldt«, og ikke hvilke.
rehearsal-example-2 = 4 Nummeret til os står på side tre, under »Øvrige oplysninger«.
rehearsal-example-3 = 3 Vi prøvede formularen af på hinanden. Ingen borgere så den før den gik i luften.
rehearsal-example-4 = 2 Man skal have sin lægeerklæring klar på computeren, men lægen giver den på papir.
rehearsal-example-5 = 5 Borgeren kan selv se hvad der ligger på sagen. Det virker faktisk godt.
rehearsal-example-6 = 6 Vi regnede med færre opkald. De er der stadig, de handler bare om formularen nu.
rehearsal-example-7 = 7 Skal et felt have et andet navn, koster det en bestilling.
rehearsal-example-8 = 8 Handicaprådet har bedt om at se den to gange.
rehearsal-example-9 = 4 I skranken hjælper vi altid, men det står ingen steder at man må komme.
rehearsal-example-10 = 2 Siden går i stå efter ti minutter, og så skal man begynde forfra.

rehearsal-service-idea-1 = Sæt telefonnummeret øverst på første side.
rehearsal-service-idea-2 = Bed fem borgere om at udfylde formularen mens vi kigger på.
rehearsal-service-idea-3 = Skriv det kriterium der mangler, ind i afslaget.
rehearsal-service-idea-4 = En papirudgave i skranken til dem der beder om den.
rehearsal-service-idea-5 = Ring til dem der gik i stå i sidste uge, og spørg hvor.
rehearsal-service-idea-6 = Sig »du er velkommen i skranken« i kvitteringen.
rehearsal-service-idea-7 = En fast time om ugen hvor man kan ringe og få hjælp med det samme.
rehearsal-service-idea-8 = Vis de tal vi har, til Handicaprådet.

rehearsal-service-proposal-1 = Vi ringer til alle der går i stå i formularen, inden for to hverdage.
rehearsal-service-proposal-2 = Fem borgere prøver formularen mens vi kigger på og tier stille.
rehearsal-service-proposal-3 = Telefonnummer og skrankens åbningstid står øverst på hver side.
rehearsal-service-proposal-4 = Hvert afslag siger hvilket kriterium der mangler.
rehearsal-service-proposal-5 = Der ligger en papirudgave i skranken.
rehearsal-service-proposal-6 = Vi viser vores tal til Handicaprådet hvert halve år.

rehearsal-service-agreed-1 = Det er her vi hører flest opgive, og vi kan begynde på mandag.
rehearsal-service-agreed-2 = Vi skiftes, én formiddag hver.
rehearsal-service-agreed-3 = Os fem i skranken og en fra kontoret.

rehearsal-value = før: cirka hver fjerde går i stå på side to måling: vi tæller hvor mange der sender formularen efter et opkald antagelser: de fleste vil gerne ringes op; to timer om ugen er nok usikkerhed: det siger de fleste vi har talt med; rent gæt ulemper: dem der venter i telefonen imens alternativ: papirudgaven og skranken

# Når nogen har indvendt noget mod det eneste forslag
rehearsal-amended = Vi prøver det de første to uger, og taler om det hver fredag.
rehearsal-service-amended = Vi prøver det med én side først, og ser hvordan det går.

# Ugerne bagefter: hvad den ansvarlige føjer til kortet, hvad hver har set, og læringskortet
rehearsal-added = afprøvning antagelser: Borgerne lægger mærke til det; vi husker det hver gang

rehearsal-learned-1 = Vi gjorde det næsten hver gang.
rehearsal-learned-2 = De fleste borgere tog det pænt. En enkelt blev lidt fornærmet.
rehearsal-learned-3 = Det gik stærkere end jeg troede.
rehearsal-learned-4 = På travle dage glemte vi det.
rehearsal-learned-5 = Flere klarede selv det næste trin.
rehearsal-learned-6 = Nye kolleger spurgte hvorfor vi gør det. Det var en god snak.
rehearsal-learned-7 = En pårørende takkede for det.
rehearsal-learned-8 = Jeg kunne bedre sige nej, fordi vi alle gør det samme.

rehearsal-learning-1 = Flere klarede det selv, og færre kom i klemme.
rehearsal-learning-2 = Det tog ikke længere tid.
rehearsal-learning-3 = Nye kolleger hører om det den første dag.
rehearsal-learning-4 = At borgerne ville synes det var besværligt.

# Linjerne omkring dialogen
rehearsal-title = { $span ->
    [weeks] Prøve af »{ $playbook }« med { $people } opdigtede kolleger, fra indkaldelsen til læringskortet
   *[meeting] Prøve af »{ $playbook }« med { $people } opdigtede kolleger
}
rehearsal-private = privat til { $name }
rehearsal-private-to-you = privat til dig
rehearsal-group = i tråden
rehearsal-edited = rettet
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
rehearsal-read =
    Ord at læse i minuttet:

    - facilitatoren: { $facilitator } i nye beskeder, { $facilitator-edited } i rettelser
    - den deltager der fik mest: { $participant } i nye beskeder, { $participant-edited } i rettelser
rehearsal-minutes = Trinene fylder { $steps } minutter{ $slack ->
    [0] .
   *[other] , og der er { $slack } minutter til luft: { $total } i alt.
}
rehearsal-took = Dialogen varede { $minutes } minutter på uret i prøven.
rehearsal-took-days = Fra indkaldelsen til læringskortet gik der { $days } dage på uret i prøven.

# Når man selv har en rolle
rehearsal-you = { $role ->
    [facilitator] Du er { $name } og styrer dialogen. De andre spiller sig selv, og uret står stille mens du tænker.
   *[participant] Du er { $name }. De andre spiller sig selv, og uret står stille mens du tænker.
}
rehearsal-keys =
    - Enter eller `vent`: tiden går til der sker noget
    - et tal: du trykker på det der står ved tallet; samme tal igen tager det tilbage
    - ord: du skriver dem, og foran › står hvor de havner
    - `>` foran: kun til Drejebog; `#` foran: i kanalen
    - `?`: det her igen; `q`: slut
rehearsal-wait = vent
rehearsal-prompt = { $place ->
    [group] { $name } i gruppens tråd
    [private] { $name } privat til Drejebog
   *[channel] { $name } i kanalen
}
rehearsal-menu-numbers = { $several ->
    [yes] { $from }–{ $to } på listen
   *[no] { $from } på listen
}
rehearsal-no-number = { $number } kan du ikke trykke på nu. Tallene du kan bruge, står over linjen.
rehearsal-taken = Drejebog sætter { $emoji } ved det du skrev
rehearsal-taken-back = Du tager { $emoji } tilbage
rehearsal-yours = De andre er klar og venter på dig.
rehearsal-nothing = Der sker ikke mere før du gør noget. Tryk eller skriv, eller slut med q.
rehearsal-over = Det var det hele. Enter slutter prøven. Skriv fx !dialog referat eller !dialog tavle først hvis du vil.

# Hvad man kan gøre bagefter
rehearsal-next-title = Og nu?
rehearsal-next-part = - Vær selv med: `drejebog rehearse { $playbook } --as`. Eller styr den: `--as facilitator`
rehearsal-next-weeks = - Se ugerne omkring mødet: `drejebog rehearse { $playbook } --weeks`
rehearsal-next =
    - Hold den på papir: `drejebog print { $playbook } --out papirer.html`
    - Hold den i jeres egen kanal: README.md viser hvordan på Matrix, docs/discord.md på Discord
    - Skriv jeres egen drejebog: content/README.md
