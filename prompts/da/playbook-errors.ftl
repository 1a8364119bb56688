### Hvad der er galt i en drejebog, og hvad forfatteren gør ved det.
### Vises af `drejebog check` efter filens navn og linje. $alike siger om der er et ord der ligner: $nearest.

playbook-error-name-not-typed = Mappens navn er det man skriver til botten, og det her kan man ikke skrive. { $alike ->
        [no] Giv mappen et navn af små bogstaver og bindestreger, som ikke betyder noget andet i en kommando.
       *[yes] Kald mappen { $nearest }.
    }
playbook-error-unreadable = { $why ->
        [missing] Den findes ikke. Er det et link, så peger det på noget der er flyttet eller slettet.
        [denied] Den må ikke læses af den konto programmet kører under. Giv kontoen lov.
       *[other] Den kan ikke læses: { $message }
    }
playbook-error-not-utf8 = Linjen er ikke gemt som UTF-8, så æ, ø og å kan ikke læses. Gem filen igen med tegnsættet UTF-8.
playbook-error-utf16 = Filen er gemt som UTF-16, som Notesblok kalder Unicode. Gem den igen, og vælg tegnkodningen UTF-8.
playbook-error-lost-character = Linjen har tegnet � i stedet for et bogstav der er gået tabt. Skriv bogstavet igen, og gem filen som UTF-8.
playbook-error-too-deep = Så dybt har en drejebog ingen filer, og mappen bliver ikke læst. Flyt det der skal med, op i da eller en.
playbook-error-outside-folder = Filen ligger uden for drejebogens mappe. Flyt den ind i mappen.
playbook-error-missing-file = Filen mangler. Opret den; content/README.md viser hvad der skal stå i den.
playbook-error-missing-language = Mappen { $language } mangler. En drejebog skal findes på både dansk (da) og engelsk (en).
playbook-error-unknown-file = Ingen del af drejebogen hedder sådan. { $alike ->
        [no] Flyt filen ud af drejebogen, eller giv den et navn fra content/README.md.
       *[yes] Mente du { $nearest }?
    }
playbook-error-unused = Det hører til aktiviteten { $activity }, som drejebogen ikke har. Tilføj aktiviteten i playbook.toml, eller tag det her ud.
playbook-error-unknown-folder = En drejebog har kun mapperne da og en. { $alike ->
        [no] Flyt mappen ud af drejebogen.
       *[yes] Mente du { $nearest }?
    }
playbook-error-empty-file = Filen er tom. Skriv teksten.
playbook-error-hides-built-in = Drejebogen hedder det samme som en af de indbyggede og ville træde i stedet for den. Giv mappen et andet navn, eller skriv replaces = true her, hvis det er meningen.
playbook-error-replaces-nothing = Der er ingen indbygget drejebog med det navn, så der er ikke noget at træde i stedet for. { $alike ->
        [no] Slet linjen.
       *[yes] Slet linjen, eller kald mappen { $nearest }.
    }

playbook-error-not-toml = Herfra kan filen ikke læses. Se på linjen og den over: Mangler der en klamme eller et komma?
playbook-error-open-quote = Der mangler et anførselstegn på linjen. Sæt det ind.
playbook-error-curly-quotes = Anførselstegnene på linjen er krumme, som Word skriver dem. Skriv dem om til lige.
playbook-error-key-twice = Det samme ord står her for anden gang. Slet det ene sted.
playbook-error-unknown-key = Ordet { $key } betyder ikke noget her. { $alike ->
        [no] Slet linjen.
       *[yes] Mente du { $nearest }?
    }
playbook-error-key-below = { $key } hører til øverst i filen, men står under { $table }. Flyt linjen op over den første linje der begynder med [.
playbook-error-missing-key = { $key } mangler. Tilføj det.
playbook-error-not-a-number = { $key } skal være et helt tal fra { $min } til { $max }.
playbook-error-wrong-kind = { $key } skal skrives sådan: { $expected }
playbook-error-unknown-activity = Der findes ingen aktivitet der hedder { $word }. { $alike ->
        [no] Aktiviteterne står i content/README.md.
       *[yes] Mente du { $nearest }?
    }
playbook-error-unknown-condition = Der findes ingen betingelse der hedder { $word }. { $alike ->
        [no] Den eneste er no-consent.
       *[yes] Mente du { $nearest }?
    }
playbook-error-people-turned-round = Det mindste antal deltagere er større end det største. Byt om på min og max.

playbook-error-out-of-order = { $activity } kan ikke stå her, for { $needs } skal komme før. Flyt { $activity } ned, eller tilføj { $needs } over den.
playbook-error-twice = { $activity } står der to gange. Slet den ene.
playbook-error-missing-activity = Aktiviteten { $activity } mangler. Uden den ender dialogen ikke med noget at prøve af.
playbook-error-step-minutes = Trinet varer { $step } min., men aktiviteterne varer { $activities } tilsammen. Ret det ene så de passer. Aktiviteter med when tæller ikke med.
playbook-error-total-minutes = Drejebogen varer { $total } min., men trinene varer { $steps } og slack { $slack }. Ret minutes eller slack så det går op.
playbook-error-nothing-held = Med { $people } deltagere sker der ingenting i trinet. Tilføj en aktivitet der altid holdes.
playbook-error-no-time-left = { $activity } låner { $minutes } min. af det der kommer efter i trinet, men der er kun { $left }. Gør { $activity } kortere.
playbook-error-too-long-to-read = Teksten tager { $reading } min. at læse, men aktiviteten varer { $activity }. Skriv kortere, eller giv mere tid.
playbook-error-too-long-to-hear = Optagelsen varer { $listening } min., men aktiviteten varer { $activity }. Giv mere tid.

playbook-error-table = Her står en tabel, og den kan ikke vises i en chat. Skriv den som punkter.
playbook-error-picture = Her står et billede, og det kan ikke vises i teksten. Skriv hvad man skal se, eller sæt et link.
playbook-error-html = Her står HTML, og tegnene ville blive vist som de står. Brug stjerner til fed og kursiv, og skriv ordene uden < og >.
playbook-error-link-nowhere = Linket til { $address } fører ingen steder hen. Skriv hele adressen med https:// foran, eller lad linket være almindelig tekst.
playbook-error-no-space-after-hash = Uden mellemrum efter # er linjen ingen overskrift. Sæt et mellemrum ind.

playbook-error-missing-title = Filen skal begynde med #, et mellemrum og en titel. Skriv den øverst.
playbook-error-missing-heading = Overskriften ## { $heading } mangler. Tilføj den og teksten under den.
playbook-error-unknown-heading = Overskriften ## { $heading } hører ikke til her. { $alike ->
        [no] Slet den, eller brug en overskrift fra content/README.md.
       *[yes] Mente du ## { $nearest }?
    }
playbook-error-heading-twice = Overskriften ## { $heading } står der to gange. Saml teksten under den ene.
playbook-error-empty-section = Der står ingenting under { $heading }. Skriv teksten.
playbook-error-only-bullets = Under { $heading } må der kun stå punkter, et på hver linje med - og et mellemrum foran.
playbook-error-text-before-heading = Teksten står før den første ## og ville aldrig blive vist. Flyt den ned under en overskrift.
playbook-error-bullets = { $found ->
        [one] Der er ét punkt
       *[other] Der er { $found } punkter
    }, men der skal være fra { $min } til { $max }.
playbook-error-bullets-exact = { $found ->
        [one] Der er ét punkt
       *[other] Der er { $found } punkter
    }, men der skal være præcis { $min }.
playbook-error-step-titles = { $found ->
        [one] Der er én overskrift
       *[other] Der er { $found } overskrifter
    }, men drejebogen har { $steps } trin. Skriv én ## for hvert trin.
playbook-error-no-dilemma = Gråzonen mangler et afsnit der fortæller dilemmaet.
playbook-error-no-legal-point = Gråzonen mangler den juridiske pointe. Skriv den nederst på en linje der begynder med >.
playbook-error-principle-count = { $found ->
        [one] Der er ét princip
       *[other] Der er { $found } principper
    }, men der skal være fra { $min } til { $max }. Skriv en ## for hvert.
playbook-error-no-question = Princippet mangler et afsnit med det man skal spørge om.
playbook-error-no-example = Princippet mangler et eksempel. Skriv det nederst på en linje der begynder med >.
playbook-error-only-text = Under { $heading } må der kun stå afsnit og eksemplet, ingen punkter.
playbook-error-languages-differ = Her er { $here }, men i { $other } er der { $there }. De to sprog skal have lige mange.
