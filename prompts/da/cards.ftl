# Private beskeder: kortet til den der styrer (ét for hver aktivitet) og det stille minut.

# --- facilitatorens kort ---

card-heading = ### Dit kort · { $activity } · til kl. { $clock }

card-heading-time-up = ### Dit kort · { $activity } · tiden er gået

card-heading-paused = ### Dit kort · { $activity } · pause

card-heading-lobby = ### Dit kort · før I går i gang

card-heading-past = ### Dit kort · { $activity } · afsluttet

card-heading-over = ### Dit kort · før I gik i gang

card-paused = Uret står stille. ▶ __Sæt det i gang igen__

card-lobby =
    __Tryk ▶ når alle er på plads,__ eller skriv `næste`. Sådan går du også videre.

    Du styrer »{ $title }«, og jeg holder tiden. For hver ting I gør, får du et nyt kort her med det du kan sige og trykke på. Stilheden og afstemningerne lukker jeg selv.

    - __Sidder nogen sammen om din skærm?__ Skriv `gæster 3`. Du skriver deres pointer og tæller deres hænder.
    - __Brug for en hånd?__ `!dialog tidtager @navn` lader en kollega styre sammen med dig.

    Skriv `råd` for gode råd til mødet, og `hjælp` for pause, mere tid og alt det andet.

# Aftalt, men ikke begyndt.
card-planned = Du styrer »{ $title }«, og jeg holder tiden. Når mødet begynder, får du et nyt kort her med det du kan sige og trykke på. Indtil da behøver du ikke gøre noget.

# Opfølgning, eller noget fra idébanken: uden drejebog.
card-lobby-short =
    __Tryk ▶ når alle er på plads,__ eller skriv `næste`. Sådan går du også videre.

    Du styrer »{ $title }«, og jeg holder tiden. For hver ting I gør, får du et nyt kort her med det du kan sige og trykke på. Stilheden og afstemningerne lukker jeg selv.

    - __Sidder nogen sammen om din skærm?__ Skriv `gæster 3`. Du tæller deres hænder.

    Skriv `hjælp` for pause, mere tid og alt det andet.

card-say = __Sig fx:__ { $words }

# Det facilitatoren kan sige højt. Talesprog.
say-frame = »Velkommen. Vores emne i dag: { $topic }. Jeg har valgt det fordi … Vi bruger { $minutes } minutter og slutter med én ting vi vil prøve af. { $next ->
    [listen] Først hører vi en podcast, bare som inspiration.«
    [read] Først læser vi en kort case, bare som inspiration.«
   *[other] Først taler vi sammen to og to.«
}

say-read = »Nu læser vi casen, hver for sig eller højt. Notér hvad du særligt hæfter dig ved.«

# Hvem der taler, står i drejebogens listen.md.
say-listen-to = »Nu lytter vi. { $voices } Notér hvad du særligt hæfter dig ved. Vil du hellere læse, ligger der en tekst i kanalen.«

say-listen = »Nu lytter vi. Notér hvad du særligt hæfter dig ved. Vil du hellere læse, ligger der en tekst i kanalen.«

say-pairs = »Find jeres makker. Hvad betød noget for jer, eller hvad undrede jer? { $heard ->
    [none] Om lidt går vi videre sammen.
    [some] Om lidt hører vi fra nogle af parrene.
   *[all] Om lidt hører vi fra alle par.
}«

say-round = »Vi tager en kort runde. Jeg siger jeres pointer højt når de står på tavlen.«

say-round-missing = »Tak. Er der noget vigtigt som ikke er sagt endnu?«

say-summarise = »Det her går igen: … Nu har vi sammen trukket vores fælles pointer frem.«

say-principles = »Nu holder vi en af vores egne løsninger op mod principperne. Begynd der hvor jeres navne står, og find et eksempel. Det må gerne være noget der lykkes.«

say-weakest = »Sæt prikkerne hvor løsningen står svagest. Det er ikke en dom over nogen. Det er der vi begynder.«

say-weakest-closed = »Her står vi svagest, og her tager vi fat.«

say-groups = »Find jeres nye gruppe. Nu handler det om os selv og vores egen praksis.«

say-groups-new-pairs = »Find din nye makker. Nu handler det om os selv og vores egen praksis.«

say-reflect = »Tag de tre spørgsmål ét ad gangen, og lad alle komme til orde. Fortæl gerne om det svære, men aldrig så en borger kan genkendes.«

say-silent = »Nu er vi helt stille i et minut. Skriv hvad vi helt konkret kunne gøre. Alt tæller, også det små.«

say-share = »Tag en lynrunde i gruppen. Sig idéerne højt, og vent med at vurdere dem.«

say-select = »Vælg nu en eller to idéer som vi faktisk kan gå i gang med.«

say-present = »Fortæl kort om jeres forslag. Vi andre spørger for at forstå. Vurderingerne venter.«

say-consent = »Er der ét forslag her som vi alle kan leve med at prøve? Det behøver ikke at være perfekt.«

say-consent-one = »Kan vi leve med at prøve det her? Det behøver ikke at være perfekt. Vi prøver det i en periode og ser hvad vi lærer.«

say-dots = »Vi lader prikkerne afgøre det. Sæt din ved det forslag du tror giver mest. De andre forslag gemmer vi.«

say-trial = »Hvorfor lige det forslag? Hvordan gør vi, hvem er med, hvem tager ansvaret, og hvornår er vi færdige?«

say-trial-open = »Hvad vil vi prøve, og hvorfor? Hvordan gør vi, hvem er med, hvem tager ansvaret, og hvornår er vi færdige?«

say-move-on = »Tak. Vi går videre.«

say-all-done = »Alle er færdige. Så går vi videre.«

# Hvad der kan trykkes på kortet.
card-next = ▶ __Videre til { $next }__{ card-more }

# Det der også kan trykkes.
card-more = { $more ->
    [extend] {" · ⏳ 2 min mere"}
    [paper] {" · 📝 på papir i stedet"}
    [end] {" · 🛑 slut for i dag"}
   *[no] {""}
}

card-next-last = 🛑 __Slut uden en aftale__{ card-more }

card-next-finish = ▶ __Slut for i dag__{ card-more }

card-next-undecided = 🛑 __Slut uden en beslutning__{ card-more }

card-next-turn = ▶ __Videre til næste par__{ card-more }

card-next-group = ▶ __Videre til næste gruppe__{ card-more }

card-next-vote = ▶ __Luk afstemningen før tid__{ card-more }

card-next-trial = { $more ->
    [agreed] ▶ __Slut nu__, og tag resten bagefter
   *[no] Jeg slutter selv når alt er aftalt. 🛑 __Slut uden en aftale__
}

card-owner-you = __Du er foreslået som ansvarlig.__ 🤝 ja · ❌ nej

# Hvad facilitatoren selv skriver i denne aktivitet.
card-do-round = Skal du skrive for et par, så skriv `pointe …` her.

card-remove-point = Fjern en pointe med dens nummer: `fjern { $number }`

card-do-summarise = __Skriv det der går igen her,__ ét tema ad gangen.

card-do-service = Bliv enige om hvilken af jeres digitale løsninger I ser på, og skriv dens navn: `løsning: …`

card-do-principles = Sig eksemplerne højt når de kommer. Skal du skrive for nogen, så skriv `eksempel 3 …` her.

card-remove-example = Fjern et eksempel med dets nummer: `fjern eksempel { $number }`

card-do-weakest = Jeg lukker selv når alle har sat deres prikker, senest kl. { $clock }.

card-do-silent = Jeg lukker selv stilheden.

card-do-present = Samler I jer om ét forslag, så tryk på dets tal. Så spørger jeg om enighed.

card-do-consent = Spørg om et forslag: Tryk på tallet.

card-do-amend = Tal om hvad der skal til, og __skriv et bedre forslag her__. Eller spørg om et af dem på tavlen: Tryk på tallet.

# Med ét forslag er der ikke noget at sætte prikker ved.
card-do-consent-one = Spørg om forslaget: Tryk på tallet. Et andet sætter I på tavlen med `forslag …`

card-do-vote-again = Stem igen: 🗳 Eller spørg om enighed om ét forslag: Tryk på tallet.

card-do-consent-none = Tavlen er tom. Sæt et forslag på den med `forslag …`

card-do-consent-open = Jeg lukker selv. Svar højt på spørgsmål med det samme, så kan den der spurgte, ændre sit svar. Står et ❓ eller ✋ åbent, venter jeg til kl. { $clock }.

card-do-dots = Jeg lukker selv når alle har sat deres prik, senest kl. { $clock }.

# Det kortet spørger om, ét ad gangen. ⏩ lader det vente.
card-asks-what = __Hvad vil I prøve?__ Skriv det her.

card-asks-what-now = __Hvad laver I om?__ Sidst prøvede I: { $what } Skriv det nye her. Er det det samme som før, så tryk ⏩

card-asks-why = __Hvorfor lige det?__ Skriv svaret her.

card-asks-how = __Hvordan gør I i praksis?__ Skriv det her. Kan det vente, så tryk ⏩

card-asks-who = __Hvem er med?__ Skriv det her. Kan det vente, så tryk ⏩

card-asks-owner = __Hvem er ansvarlig?__ Den der vil, trykker 🙋 i kanalen. Eller skriv et navn her, så spørger jeg.

card-asks-dates = Datoerne er et forslag. Ret dem sådan: `afprøvning slut: 3 uger`

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

# På kortet hos den der styrer; spørgsmålet står i kanalen.
card-ideas = { $of ->
    [answers] Skriv også dine egne svar her, én besked for hvert, og `færdig` når du er færdig.
   *[ideas] Skriv også dine egne idéer her, én besked for hver, og `færdig` når du er færdig.
}

card-ideas-paper = { $of ->
    [answers] Skriver du et svar her, kommer det også med.
   *[ideas] Skriver du en idé her, kommer den også med.
}

idea-prompt =
    { $of ->
        [answers] __Skriv dine svar her, én besked for hvert.__
       *[ideas] __Skriv dine idéer her, én besked for hver.__
    } Skriv `færdig` når du er færdig. Du kan rette og slette.

    { $question }

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

# Sidst i den private besked når stilheden er slut.
silence-over-back = Gå tilbage til { $channel }.

# Til den der måske stadig sidder og skriver.
back-to-the-channel = Stilheden er slut, og I går videre sammen. Gå tilbage til { $channel }.

idea-prompt-paused = Pause. Uret står stille.

silence-hint = Der er stille minut i kanalen lige nu. { $of ->
    [answers] Skriv gerne dit svar her i stedet, så kommer det med uden navn.
   *[ideas] Skriv gerne din idé her i stedet, så kommer den med uden navn.
}
