# Private beskeder: kortet til den der styrer (ét for hver aktivitet) og det stille minut.

# --- facilitatorens kort ---

card-heading = ### Dit kort · { $activity } · til kl. { $clock }

card-heading-time-up = ### Dit kort · { $activity } · tiden er gået

card-heading-paused = ### Dit kort · { $activity } · pause

card-heading-lobby = ### Dit kort · før I går i gang

card-heading-past = ### Dit kort · { $activity } · afsluttet

card-heading-goes-on = ### Dit kort · { $activity } · fortsætter nedenfor

card-heading-over = ### Dit kort · før I gik i gang

card-paused = Uret står stille. ▶ __Sæt det i gang igen__

card-lobby =
    __Tryk ▶ når alle er på plads.__ Sådan går du også videre.

    Du styrer, jeg holder tiden, og hvert skridt får et nyt kort her.

    - __Sidder flere ved din skærm?__ Skriv `gæster 3`. Du skriver og tæller for dem.
    - __Brug for en hånd?__ `!dialog tidtager @navn` lader en kollega styre med.

    Skriv `råd` for gode råd, og `hjælp` for alt andet.

# Aftalt, men ikke begyndt.
card-planned = Du styrer »{ $title }«, og jeg holder tiden. Når mødet begynder, får du et nyt kort her med det du kan sige og trykke på. Indtil da behøver du ikke gøre noget.

# Opfølgning, eller noget fra idébanken: uden drejebog.
card-lobby-short =
    __Tryk ▶ når alle er på plads.__ Sådan går du også videre.

    Du styrer, jeg holder tiden, og hvert skridt får et nyt kort her.

    - __Sidder flere ved din skærm?__ Skriv `gæster 3`. Du tæller deres hænder.

    Skriv `hjælp` for pause, mere tid og alt andet.

card-say = __Sig fx:__ { $words }

# Det facilitatoren kan sige højt. Talesprog.
say-frame = »Velkommen. Jeg har valgt emnet fordi … Om { $minutes } minutter slutter vi med én ting vi vil prøve af.«

say-read = »Nu læser vi en case, bare som inspiration.«

# Hvem der taler, står i drejebogens listen.md.
say-listen-to = »Nu lytter vi, bare som inspiration. { $voices } Vil du hellere læse, ligger der en tekst { $place ->
    [table] på bordet
   *[channel] i kanalen
}.«

say-listen = »Nu lytter vi, bare som inspiration. Vil du hellere læse, ligger der en tekst { $place ->
    [table] på bordet
   *[channel] i kanalen
}.«

say-pairs = »Find jeres makker. { $heard ->
    [none] Om lidt går vi videre sammen.
    [some] Om lidt hører vi fra nogle af parrene.
   *[all] Om lidt hører vi fra alle par.
}«

say-round = »Vi tager en kort runde, og jeg gentager jeres pointer.«

say-round-missing = »Tak. Er der noget vigtigt som ikke er sagt endnu?«

say-summarise = »Det her går igen: … Det er vores fælles pointer.«

say-principles = »Nu ser vi på vores egen løsning. Begynd ved jeres { $place ->
    [table] nummer
   *[channel] navne
}, og find et eksempel. Det må gerne være noget der lykkes.«

say-weakest = »Prikkerne er ikke en dom over nogen. De viser hvor vi begynder.«

say-weakest-closed = »Her står vi svagest, og her tager vi fat.«

say-groups = »Find jeres gruppe. Nu handler det om os selv.«

say-groups-new-pairs = »Find din nye makker. Nu handler det om os selv.«

say-reflect = »Tag ét spørgsmål ad gangen, og fortæl gerne om det svære.«

say-silent = »Nu er vi stille i et minut. Hvad kan vi helt konkret gøre? Alt tæller, også det små.«

say-share = »Tag en lynrunde, og vent med at vurdere idéerne.«

say-select = »Vælg det vi faktisk kan gå i gang med.«

say-present = »Lad os høre forslagene. Vi spørger for at forstå.«

say-consent = »Hvad kan vi alle leve med at prøve? Det behøver ikke være perfekt.«

say-consent-one = »Det behøver ikke være perfekt. Vi prøver det en tid og ser hvad vi lærer.«

say-dots = »Vi lader prikkerne afgøre det. De andre forslag gemmer vi.«

say-trial = »Nu aftaler vi det sammen: hvorfor, hvordan, hvem og hvornår.«

say-trial-open = »Nu aftaler vi det sammen: hvad, hvorfor, hvordan, hvem og hvornår.«

say-move-on = »Tak. Vi går videre.«

say-all-done = »Alle er færdige. Så går vi videre.«

# Hvad der kan trykkes på kortet.
card-next = ▶ __Næste: { $next }__{ card-more }

# Det der også kan trykkes.
card-more = { $more ->
    [extend] {" · ⏳ +2 min"}
    [paper] {" · 📝 på papir i stedet"}
    [end] {" · 🛑 slut for i dag"}
   *[no] {""}
}

card-next-last = 🛑 __Slut uden en aftale__{ card-more }

card-next-finish = ▶ __Slut for i dag__{ card-more }

card-next-undecided = 🛑 __Slut uden en beslutning__{ card-more }

card-next-turn = ▶ __Næste par__{ card-more }

card-next-group = ▶ __Næste gruppe__{ card-more }

card-next-vote = ▶ __Luk afstemningen før tid__{ card-more }

card-next-trial = { $more ->
    [agreed] ▶ __Slut nu__, og tag resten bagefter
    [again] 🛑 uden aftale
   *[no] Jeg slutter selv når alt er aftalt. 🛑 __Slut uden en aftale__
}

card-owner-you = __Du er foreslået som ansvarlig.__ 🤝 ja · ❌ nej

# Hvad facilitatoren selv skriver i denne aktivitet.
card-do-round = For et par skriver du her: `pointe …`

card-remove-point = Fjern en pointe: `fjern { $number }`

card-do-summarise = __Skriv temaerne her,__ ét ad gangen.

card-do-service = Bliv enige om hvilken af jeres digitale løsninger I ser på, og skriv dens navn: `løsning: …`

card-do-principles = Sig eksemplerne højt når de kommer. For andre skriver du her: `eksempel 3 …`

card-remove-example = Fjern et eksempel: `fjern eksempel { $number }`

card-do-weakest = Jeg lukker selv når alle har sat deres prikker, senest kl. { $clock }.

card-do-silent = Jeg lukker selv stilheden.

card-do-present = Spørg om enighed om ét forslag: Tryk på tallet.

card-do-bank = Tag et forslag med i dag: Tryk på tallet, eller skriv `idébank prøv { $number }`. Fjern et: `idébank slip { $number }`

card-do-consent = Spørg om et forslag: Tryk på tallet.

card-do-amend = Tal om hvad der skal til, og __skriv et bedre forslag her__. Eller spørg om et af dem på tavlen: Tryk på tallet.

# Med ét forslag er der ikke noget at sætte prikker ved.
card-do-consent-one = Spørg om forslaget: Tryk på tallet. Et andet sætter I på tavlen med `forslag …`

card-do-vote-again = Stem igen: 🗳 Eller spørg om enighed om ét forslag: Tryk på tallet.

card-do-consent-none = Tavlen er tom. Sæt et forslag på den med `forslag …`

card-do-consent-open = Jeg lukker selv. Svar højt på hvert ❓

card-do-dots = Jeg lukker selv når alle har sat deres prik, senest kl. { $clock }.

# Det kortet spørger om, ét ad gangen. ⏩ lader det vente.
card-asks-what = __Hvad vil I prøve?__ Skriv det her.

card-asks-what-now = __Hvad laver I om?__ Sidst prøvede I: »{ $what }«. Skriv det nye her · ⏩ det samme som før

card-asks-why = __Hvorfor lige det?__ Skriv svaret her.

card-asks-how = __Hvordan gør I i praksis?__ Skriv det her · ⏩ senere

card-asks-who = __Hvem er med?__ Skriv det her · ⏩ senere

card-asks-owner = __Hvem er ansvarlig?__ Den der vil, trykker 🙋 i kanalen. Eller skriv et navn her.

card-asks-dates = Ret datoerne sådan: `afprøvning slut: 3 uger`

# Læringskortet, på samme måde.
card-asks-happened = __Hvad skete der for borgerne?__ Skriv det her · ⏩ spring over

card-asks-surprised = __Hvad overraskede jer?__ Skriv det her · ⏩ spring over

card-asks-now = __Hvad gør I fra nu af?__ Skriv det her · ⏩ spring over

card-asks-assumption = __Hvad holdt ikke af det I gik ud fra?__ I troede: »{ $recalled }«. Skriv det her · ⏩ spring over

card-asks-measured = __Hvordan er det nu?__ I ville se på: »{ $recalled }«. Skriv det her · ⏩ spring over

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

# På kortet hos den der styrer.
card-ideas = { $of ->
    [answers] Skriv også dine svar her, én besked for hvert, og til sidst `færdig`.
   *[ideas] Skriv også dine idéer her, én besked for hver, og til sidst `færdig`.
}

# Kun hvis spørgsmålet ikke står i kanalen.
card-ideas-question = { $question }

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
back-to-the-channel = Stilheden er slut. Gå tilbage til { $channel }.

idea-prompt-paused = Pause. Uret står stille.

silence-hint = Der er stille minut i kanalen lige nu. { $of ->
    [answers] Skriv gerne dit svar her i stedet, så kommer det med uden navn.
   *[ideas] Skriv gerne din idé her i stedet, så kommer den med uden navn.
}
