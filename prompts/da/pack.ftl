# Papirerne til mødet: det hele på papir, så man kan være med uden skærm.

# Filens navn uden endelse, fx papirer-borgerdata.
pack-file = papirer-{ $playbook }

pack-caption = Papirer til mødet: __{ $title }__. Åbn filen i en browser, og print den. Så kan alle være med uden skærm. Tag også penne med, og stil stolene så alle kan se hinanden og tavlen.

pack-intro = Dialogen tager { $minutes } min, og I kan være { $min }–{ $max } personer. Her er det hele på papir: noget at læse, spørgsmål at tale om og plads til at skrive.

pack-plan =
    __Sådan går det til:__

    { $steps }

pack-plan-step = { $title } ({ $minutes } min)

pack-read = Læs stille, eller lad en af jer læse højt. Det tager ca. { $minutes } min. Sæt en streg ved det du lægger mærke til.

pack-listen-heading = Podcasten

pack-alternative = __Til dig der hellere vil læse end lytte.__ Det tager ca. { $minutes } min.

pack-questions-heading = Spørgsmål at tale om

pack-pairs =
    __Sammen med din makker:__

    { $question }

pack-reflect =
    __I gruppen:__

    { $questions }

pack-notes = Noter

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

pack-decided = Sådan blev det afgjort, og hvor mange var med

# Når der ikke kan sendes filer.
pack-no-files = Jeg kan ikke sende filer her, så her er det hele som tekst. Kopiér det ind i et dokument, og print det.
