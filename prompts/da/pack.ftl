# Papirerne til mødet: det hele på papir, så man kan være med uden skærm.

# Filens navn uden endelse, fx papirer-borgerdata.
pack-file = papirer-{ $playbook }

pack-caption = Papirer til mødet: __{ $title }__. Åbn filen, og print den. Så kan alle være med uden skærm. Forrest ligger dine egne ark: hvad du skal have med, hvor mange du skal printe af hvert, og hvad du kan sige hvornår.

pack-intro = Dialogen tager { $minutes } min, og I kan være { $min }–{ $max } personer. Her er det hele på papir: noget at læse, spørgsmål at tale om og plads til at skrive.

pack-plan =
    __Sådan går det til:__

    { $steps }

pack-plan-step = { $title } ({ $minutes } min)

pack-read = Læs stille, eller lad en af jer læse højt. Det tager ca. { $minutes } min. Sæt en streg ved det du lægger mærke til.

pack-listen = __Podcasten__

pack-topic-heading = Emnet i dag

pack-alternative = __Til dig der hellere vil læse end lytte.__ Det tager ca. { $minutes } min.

pack-questions-heading = Spørgsmål at tale om

pack-pairs =
    __Sammen med din makker:__

    { $question }

pack-reflect =
    __I gruppen:__

    { $questions }

pack-notes = Noter

# Hvem et ark er til, og hvor mange der skal printes. Står småt på arket. 0: antallet af deltagere kendes ikke.
pack-for = { $who ->
    [lead] Til dig der faciliterer
    [each] Ét til hver
    [readers] Til dem der hellere vil læse
    [pair] Ét til hvert par
    [four] Ét for hver fire
    [group] Ét til hver gruppe
   *[room] Ét til væggen
}{ $count ->
    [0] {""}
    [1] {""}
   *[other] {" "}· { $count } stk.
}

pack-principles-heading = Principperne { $from }–{ $to }

pack-principles = Begynd ved det princip facilitatoren giver jer, og tag så de andre. Skriv eksempler fra jeres egen løsning: både det der lykkes, og det der halter, men aldrig så en borger kan genkendes.

pack-service = Løsningen vi ser på

pack-weakest-heading = De svageste punkter

pack-weakest = { $dots ->
    [1] Hvor står jeres løsning svagest? Sæt hver én prik. Den viser kun hvor I begynder.
   *[other] Hvor står jeres løsning svagest? Sæt hver { $dots } prikker ved hver sit princip. De viser kun hvor I begynder.
}

pack-board-heading = Tavlen

pack-board = Hvert makkerpar siger en pointe eller to, og én skriver dem her. Sæt til sidst et par ord på det der går igen.

pack-board-points = Pointer

pack-board-themes = Temaer

pack-ideas-heading = Det stille minut

pack-ideas =
    { $question }

    Skriv for dig selv og uden navn. Klip arket i fire, og skriv én idé på hvert stykke.

pack-idea = Min idé

pack-proposals-heading = Forslag

pack-proposals = Hver gruppe vælger et eller to forslag og skriver dem med store bogstaver. Er I ikke enige om ét, så sæt hver en prik i den boks du tror giver mest værdi.

pack-proposal = Forslag { $number }

pack-agreement-heading = Det vil vi prøve

pack-what = Hvad gør vi?

pack-why = Hvorfor?

pack-owner = Ansvarlig

pack-until = Slutter

pack-follow-up = Opfølgning

pack-how = Hvordan i praksis, og hvem er med?

pack-costs = Hvad koster det i tid og penge?

pack-before = Sådan er det i dag

pack-measure = Sådan ser vi om det virker

pack-assumptions = Det tror vi, men ved det ikke

pack-worse-off = Hvem kan få det sværere?

pack-alternative-way = Den anden vej ind

pack-decided = Sådan blev det afgjort, og hvor mange var med

# Når der ikke kan sendes filer.
pack-no-files = Jeg kan ikke sende filer her, så her er det hele som tekst. Kopiér det ind i et dokument, og print det.
