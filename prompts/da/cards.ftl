# Private beskeder: kortet til den der styrer (ét for hver aktivitet) og det stille minut.

# --- facilitatorens kort ---

card-heading = ### Dit kort · trin { $step } · { $activity } · til kl. { $clock }

card-heading-time-up = ### Dit kort · trin { $step } · { $activity } · tiden er gået

card-heading-paused = ### Dit kort · trin { $step } · { $activity } · pause

card-heading-lobby = ### Dit kort · før I går i gang

card-heading-past = ### Dit kort · trin { $step } · { $activity } · afsluttet

card-heading-over = ### Dit kort · før I gik i gang

card-paused = Uret står stille. Skriv `fortsæt` når I er klar.

card-lobby =
    Du styrer »{ $title }«, og jeg holder tiden. Stilheden og afstemningerne lukker jeg selv, resten venter på dig.

    - __Begynd__ når alle er på plads: tryk ▶ her, eller skriv `næste`. Sådan går du også videre. Mere tid, en pause eller et skridt tilbage? Undervejs siger hjælpen hvordan.
    - __For hver ting I gør, får du et nyt kort her__ med det du kan sige og trykke på.
    - __Sidder nogen sammen om din skærm?__ Skriv `gæster 3`. Du skriver deres pointer og tæller deres hænder.
    - __Brug for en hånd?__ `!dialog tidtager @navn` lader en kollega styre sammen med dig.

    Skriv `råd` for at få gode råd til mødet, og `hjælp` for at se alt det andet.

# Aftalt, men ikke begyndt.
card-planned = Du styrer »{ $title }«, og jeg holder tiden. Når mødet begynder, får du et nyt kort her med det du kan sige og trykke på. Indtil da behøver du ikke gøre noget.

# Opfølgning, eller noget fra idébanken: uden drejebog.
card-lobby-short =
    Du styrer »{ $title }«, og jeg holder tiden. Stilheden og afstemningerne lukker jeg selv, resten venter på dig.

    - __Begynd__ når alle er på plads: tryk ▶ her, eller skriv `næste`. Sådan går du også videre. Mere tid, en pause eller et skridt tilbage? Undervejs siger hjælpen hvordan.
    - __For hver ting I gør, får du et nyt kort her__ med det du kan sige og trykke på.
    - __Sidder nogen sammen om din skærm?__ Skriv `gæster 3`. Du tæller deres hænder.

    Skriv `hjælp` for at se alt det andet.

card-say = __Sig fx:__ { $words }

# Det facilitatoren kan sige højt. Talesprog.
say-frame = »Godt at I er her. Vores emne i dag: { $topic }. Jeg har valgt emnet fordi … Vi bruger { $minutes } minutter og slutter med én ting vi vil prøve af. Vi begynder med at { $next ->
    [listen] høre en podcast. Det er kun til inspiration.«
    [read] læse en kort case. Det er kun til inspiration.«
   *[other] tale sammen to og to.«
}

say-read = »Nu læser vi casen. Tag de par minutter det tager, og skriv ned hvad du særligt hæfter dig ved.«

# Hvem der taler, står i drejebogens listen.md.
say-listen-to = »Nu lytter vi. { $voices } Skriv ned hvad du særligt hæfter dig ved. Vil du hellere læse, ligger der en tekst i kanalen.«

say-listen = »Nu lytter vi. Skriv ned hvad du særligt hæfter dig ved. Vil du hellere læse, ligger der en tekst i kanalen.«

say-pairs = »Find jeres makker. Hvad betød noget for jer, eller hvad undrede jer? Vælg en ting eller to. { $heard ->
    [none] Om lidt går vi videre sammen.
    [some] Om lidt hører vi fra nogle af parrene.
   *[all] Om lidt hører vi fra alle par.
}«

say-round = »Vi tager en kort runde. Sig en pointe eller to. Jeg siger dem højt igen når de står på tavlen.«

say-round-missing = »Tak. Er der noget vigtigt som ikke er sagt endnu?«

say-summarise = »Det her går igen: … Nu har vi sammen trukket vores fælles pointer frem.«

say-principles = »Nu holder vi en af vores egne løsninger op mod principperne. Begynd der hvor jeres navne står, og find et eksempel. Det må gerne være noget der lykkes.«

say-weakest = »Sæt prikkerne hvor løsningen står svagest. Det er ikke en dom over nogen. Det er der vi begynder.«

say-weakest-closed = »Her står vi svagest, og her tager vi fat.«

say-groups = »Find jeres nye gruppe. Nu handler det om os selv og vores egen praksis.«

say-groups-new-pairs = »Find din nye makker. Nu handler det om os selv og vores egen praksis.«

say-reflect = »Tag de tre spørgsmål ét ad gangen, og sørg for at alle kommer til orde. Fortæl gerne om det der var svært, men aldrig så en borger kan genkendes.«

say-silent = »Nu er vi helt stille i et minut. Skriv hvad vi helt konkret kunne gøre. Alt tæller, også det små.«

say-share = »Tag en lynrunde i gruppen. Sig idéerne højt, og vent med at vurdere dem.«

say-select = »Vælg nu en eller to idéer som vi faktisk kan gå i gang med, og skriv dem som forslag.«

say-present = »Fortæl kort om jeres forslag. Vi andre spørger for at forstå. Om det er en god idé, taler vi om bagefter.«

say-consent = »Er der ét forslag her som vi alle kan leve med at prøve? Det behøver ikke at være perfekt. Vi prøver det i en periode og ser hvad vi lærer.«

say-consent-one = »Kan vi leve med at prøve det her? Det behøver ikke at være perfekt. Vi prøver det i en periode og ser hvad vi lærer.«

say-dots = »Vi lader prikkerne afgøre det. Sæt din ved det forslag du tror giver mest. De andre forslag gemmer vi.«

say-trial = »Hvorfor lige det forslag? Hvordan gør vi, hvem er med, hvem tager ansvaret, og hvornår er vi færdige?«

say-trial-open = »Hvad vil vi prøve, og hvorfor? Hvordan gør vi, hvem er med, hvem tager ansvaret, og hvornår er vi færdige?«

say-move-on = »Tak. Vi går videre.«

say-all-done = »Alle er færdige. Så går vi videre.«

# Hvad der kan trykkes på kortet.
card-next = ▶ __Videre til { $next }__{ $more ->
    [extend] {" · ⏳ 2 min mere"}
    [paper] {" · 📝 på papir i stedet"}
   *[no] {""}
}

card-next-last = ▶ __Slut uden en aftale__{ $more ->
    [extend] {" · ⏳ 2 min mere"}
    [paper] {" · 📝 på papir i stedet"}
   *[no] {""}
}

card-next-finish = ▶ __Slut for i dag__{ $more ->
    [extend] {" · ⏳ 2 min mere"}
    [paper] {" · 📝 på papir i stedet"}
   *[no] {""}
}

card-next-undecided = ▶ __Slut uden en beslutning__{ $more ->
    [extend] {" · ⏳ 2 min mere"}
    [paper] {" · 📝 på papir i stedet"}
   *[no] {""}
}

card-next-turn = ▶ __Videre til næste par__{ $more ->
    [extend] {" · ⏳ 2 min mere"}
    [paper] {" · 📝 på papir i stedet"}
   *[no] {""}
}

card-next-group = ▶ __Videre til næste gruppe__{ $more ->
    [extend] {" · ⏳ 2 min mere"}
    [paper] {" · 📝 på papir i stedet"}
   *[no] {""}
}

card-next-vote = ▶ __Luk afstemningen før tid__{ $more ->
    [extend] {" · ⏳ 2 min mere"}
    [paper] {" · 📝 på papir i stedet"}
   *[no] {""}
}

card-next-trial = Jeg slutter selv når kortet er fyldt ud, og den ansvarlige har sagt ja. ▶ __Slut uden en aftale__

card-owner-you = __Du er foreslået som ansvarlig.__ 🤝 ja · 🙏 nej

# Hvad facilitatoren selv skriver i denne aktivitet.
card-do-round = Skal du skrive for et par, så skriv `pointe …` her.

card-remove-point = Fjern en pointe med dens nummer: `fjern { $number }`

card-do-summarise = Sæt ord på det der går igen: `tema: …`, ét ad gangen.

card-do-service = Bliv enige om hvilken af jeres digitale løsninger I ser på, og skriv dens navn: `løsning: …`

card-do-principles = Sig eksemplerne højt når de kommer. Skal du skrive for nogen, så skriv `eksempel 3 …` her.

card-remove-example = Fjern et eksempel med dets nummer: `fjern eksempel { $number }`

card-do-weakest = Jeg lukker selv når alle har sat deres prikker, senest kl. { $clock }. Alle har 15 sekunder til at fortryde.

card-do-silent = Jeg lukker selv når alle er færdige, eller når tiden er gået.

card-do-present = Kan I allerede samles om ét forslag, så spørg om enighed: Tryk på tallet, eller skriv fx `enighed { $number }`.

card-do-consent = Spørg om et forslag: Tryk på tallet, eller skriv fx `enighed { $number }`. Eller gå til prikker med `afstemning`.

# Med ét forslag er der ikke noget at sætte prikker ved.
card-do-consent-one = Spørg om forslaget igen med `enighed`, eller sæt et andet på tavlen med `forslag …`

card-do-consent-none = Tavlen er tom. Sæt et forslag på den med `forslag …`

# Uden prikafstemning i drejebogen.
card-do-consent-only = Spørg om et forslag: Tryk på tallet, eller skriv fx `enighed { $number }`.

card-do-consent-open = Jeg lukker selv når alle har svaret, senest kl. { $clock }. Alle har 15 sekunder til at fortryde, og står et spørgsmål eller en indvending åben, venter jeg til tiden er gået. Svar højt på spørgsmål med det samme, så kan den der spurgte, ændre sit svar.

card-do-dots = Jeg lukker selv når alle har sat deres prik, senest kl. { $clock }. Alle har 15 sekunder til at fortryde.

card-do-trial = Skriv det I aftaler: `afprøvning hvorfor: … hvordan: … hvem: … ansvarlig: @navn slut: 3 uger`

card-do-trial-changed = Skriv det I laver om: `afprøvning hvad: … hvorfor: … ansvarlig: @navn slut: 3 uger`

# Hvem gæsterne er, som jeg kalder dem.
card-guests = Gæster i rummet: { $guests }. Giv hver gæst et nummer, så de kan finde deres makker: Tæl rundt om bordet. Det de siger, skriver du.

card-guests-points = Gæster i rummet: { $guests }. Skriv deres pointer i kanalen når det er deres tur, eller når som helst med `pointe for { $guest }: …`

card-guests-ideas = { $of ->
    [answers] Gæster i rummet: lad dem skrive på papir og sige deres svar højt bagefter.
   *[ideas] Gæster i rummet: lad dem skrive på papir og sige idéerne højt bagefter. Deres forslag skriver du i gruppens egen tråd hvis den har en.
}

card-guests-vote = Gæster i rummet: bed om håndsoprækning, og skriv hvor mange: `optælling { $example }`. Tæller du om, gælder de nye tal.{ $one ->
    [yes] {" "}Én gæst ad gangen: `svar { $number } for { $guest }`
   *[no] {""}
}

card-tips = __Tip:__

# --- det stille minut ---

idea-prompt =
    { $of ->
        [answers] __Skriv dine svar her__, én besked for hvert.
       *[ideas] __Skriv dine idéer her__, én besked for hver.
    }

    { $question }

    Du kan rette og slette. Skriv `færdig` når du er færdig.

idea-prompt-until = Stilheden slutter senest kl. { $clock }.

idea-prompt-paper =
    { $of ->
        [answers] __Stille minut på papir.__ Skriver du et svar her, kommer det også med.
       *[ideas] __Stille minut på papir.__ Skriver du en idé her, kommer den også med.
    }

    { $question }

silence-over = Stilheden er slut. { $of ->
    [answers] Svarene vises i kanalen, blandet og uden navne.
   *[ideas] Idéerne vises i kanalen, blandet og uden navne.
}

silence-hint = Der er stille minut i kanalen lige nu. { $of ->
    [answers] Skriv gerne dit svar her i stedet, så kommer det med uden navn.
   *[ideas] Skriv gerne din idé her i stedet, så kommer den med uden navn.
}
