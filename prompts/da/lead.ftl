# Papirerne til den der faciliterer: hvad der skal med, hvor mange der skal printes, og hvad man gør og siger hvornår.

# --- inden mødet ---

lead-before-heading = Inden mødet

lead-bring =
    __Tag med:__

    { $things }

# 0: antallet af deltagere kendes ikke.
lead-bring-pens = { $people ->
    [0] En pen til hver
   *[other] { $people } penne
}, og et par ekstra

lead-bring-cards = { $people ->
    [0] { $each } kort eller små sedler til hver
   *[other] { $total } kort eller små sedler, { $each } til hver
}. Har I ingen, så klip arkene til det stille minut i fire

lead-bring-board = En tavle eller en flipover, tuscher, og tape til de ark der skal hænge på væggen

lead-bring-dots = { $people ->
    [0] Klistermærker til prikkerne, { $each } til hver
   *[other] { $total } klistermærker til prikkerne, { $each } til hver
}. En tusch kan også sætte prikker

lead-bring-sound = En højttaler, og episoden fundet frem og prøvet af

lead-bring-service = En telefon hvor I kan åbne den løsning I ser på

lead-bring-clock = Et ur som alle kan se

lead-print =
    __Print:__

    { $sheets }

lead-copies = { $count ->
    [0] { $who ->
        [each] Ét til hver
        [readers] Et par stykker
        [pair] Ét til hvert par
        [four] Ét for hver fire
        [group] Ét til hver gruppe
       *[room] Ét af hvert
    }
   *[other] { $who ->
        [each] { $count } af hvert, ét til hver
        [readers] { $count }, til dem der hellere vil læse
        [pair] { $count } af hvert, ét til hvert par
        [four] { $count }, ét for hver fire
        [group] { $count }, ét til hver gruppe
       *[room] Ét af hvert
    }
}

lead-copies-of = __{ $copies }:__ { $sheets }

lead-room =
    __Lige før I begynder:__

    - Stil stolene så alle kan se hinanden og tavlen.
    - Læg penne og kort ud, og hæng arkene til væggen op.
    - Læg jeres telefoner væk, medmindre I skal bruge dem.

# --- forløbet ---

lead-course-heading = Det siger og gør du

lead-course = { $from ->
    [clock] Tiderne er cirka. Er I færdige før, så gå videre.
   *[start] Tallene er minutter fra I begynder, og de er cirka. Er I færdige før, så gå videre.
}

lead-step = { $title } · { $from }–{ $to }

lead-activity = __{ $from }–{ $to } { $activity }.__

# En aktivitet som kun holdes hvis der er brug for den. Den tager sine minutter fra det næste.
lead-activity-if = __Kun hvis I ikke er enige: { $activity }, { $minutes } min.__

lead-slack = Der er { $minutes } minutters luft. Brug dem hvor samtalen er bedst.

lead-do-frame = Sig hvad I skal, og hvornår I er færdige.

lead-do-read = Del casen ud, og læs de to spørgsmål op først. Læs stille, eller lad en læse højt.

lead-do-listen = Læs de to spørgsmål op, og afspil podcasten.

lead-do-pairs = Sæt folk sammen to og to, helst med en de ikke plejer at sidde med. Er I et ulige antal, bliver ét par til tre.

lead-do-round = Hvert par siger en pointe eller to. Skriv stikord på tavlen, og sig dem højt imens. Er I over { $pluck }, så vælg to-tre par, og spørg bagefter de andre hvad der mangler.

lead-do-summarise = Sæt ring om det der går igen, og giv det et navn.

lead-do-principles = Giv hvert par et nummer at begynde ved, så I sammen kommer rundt. Sig eksemplerne højt når de kommer.

lead-do-weakest = { $dots ->
    [1] Alle sætter en prik på arket på væggen.
   *[other] Alle sætter { $dots } prikker på arket på væggen.
} Læs til sidst højt hvor der er flest.

lead-do-groups = Sæt parrene sammen to og to, så I bliver 4–6 i hver gruppe. Er I kun 4–5 i alt, så byt makker i stedet. Er I 6, er I én gruppe.

lead-do-reflect = Lad grupperne arbejde, og sig til når halvdelen af tiden er gået.

lead-do-silent = Tag tid, og vær selv stille. Én idé på hvert kort, uden navn.

lead-do-share = Bland kortene i hver gruppe, og læs dem højt på skift.

lead-do-select = Hver gruppe vælger et eller to og skriver dem stort på sit ark til forslag.

lead-do-present = Hæng forslagene op. Hver gruppe fortæller kort. Stop venligt den der begynder at vurdere. Er I én gruppe, så spring det over.

lead-do-consent = Peg på ét forslag, og tag en runde: Kan du leve med det, har du et spørgsmål, eller har du en indvending? Det holder når mindst halvdelen har svaret, og intet spørgsmål og ingen indvending står åbne.

lead-do-dots = { $dots ->
    [1] Alle sætter én prik.
   *[other] Alle sætter { $dots } prikker.
} Flest prikker vinder. Står to lige, så stem om dem igen, og træk ellers lod.

lead-do-trial = Udfyld arket til aftalen sammen, øverste halvdel først. Gå ikke uden en ansvarlig og en dato. Gem de andre forslag.
