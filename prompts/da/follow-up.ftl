# Afprøvningens videre liv: påmindelser, opfølgning, læringskort og idébank.

# --- påmindelser om en afprøvning ---

reminder-owner =
    { $at_the_end ->
        [yes] Jeres afprøvning er ved vejs ende. Hvordan er det gået?
       *[no] Jeres afprøvning slutter { $date }. Hvordan går det?
    }

    { $what }

reminder-second =
    { $unanswered ->
        [yes] Jeg har ikke hørt fra { $owner } endnu.
        [unclear] { $owner } har skrevet til mig, men jeg forstod det ikke.
        [away] { $owner } er væk lige nu.
       *[no] Jeg kan ikke skrive til { $owner }.
    } Ved du hvordan det går? Jeres afprøvning har slutdato { $date }:

    { $what }

reminder-channel =
    Hvordan går det med jeres afprøvning? { $unanswered ->
        [yes] Jeg har ikke fået svar endnu.
        [unclear] Jeg forstod ikke det svar jeg fik.
        [away] Den ansvarlige er væk lige nu.
       *[no] Jeg kan ikke skrive til den ansvarlige.
    } Slutdatoen er { $date }.

    { $what }

reminder-facilitator =
    { $unanswered ->
        [unclear] Jeg forstod ikke svarene på hvordan det går med jeres afprøvning.
       *[yes] Ingen har svaret på hvordan det går med jeres afprøvning.
    } Vil du tale med den ansvarlige ({ $owner })?

    { $what }

# Sammen med den første påmindelse, hvor kortet har antagelser.
reminder-assumed =
    I gik ud fra:

    { $assumptions }

    Ser I anderledes på det nu, så skriv `afprøvning antagelser: …`

reminder-assumptions =
    __Passer antagelserne stadig?__ Du behøver ikke svare. I er ved at prøve:

    { $what }

    { reminder-assumed }

# En påmindelse der ikke spørger mere.
reminder-over =
    { $how ->
        [postponed] Jeres afprøvning er udskudt til { $date }.
        [stopped] Jeres afprøvning er stoppet.
       *[followed-up] Jeres afprøvning er slut, og I følger op i kanalen.
    }

    { $what }

reminder-late = Jeg har været væk, så påmindelsen kommer for sent. Det beklager jeg.

reminder-presses = { $where ->
    [channel] 🙂 det går godt (eller skriv `!dialog går godt`) · 🛟 vi har brug for hjælp (eller skriv `!dialog brug for hjælp`). Den ansvarlige, makkeren og facilitatoren kan også udskyde (📅 eller `!dialog udskyd 2 uger`) og stoppe (🛑 eller `!dialog stop afprøvning`).
   *[private] 🙂 det går godt · 🛟 vi har brug for hjælp · 📅 udskyd · 🛑 stop. Du kan også skrive `går godt`, `brug for hjælp`, `udskyd 2 uger` eller `stop afprøvning`.
}

reminders =
    { $late ->
        [yes] Jeg har været væk og spørger nu om det hele på én gang. Hvordan går det med de her afprøvninger?
       *[no] Hvordan går det med de her afprøvninger?
    }

    { $trials }

reminders-item = __{ $number }.__ { $what } (slutdato { $date })

reminder-answers = 🙂 det går godt med dem alle · 🛟 vi har brug for hjælp. Vil du svare på én ad gangen, så skriv nummeret med, fx { $where ->
    [channel] `!dialog går godt { $example }`, `!dialog brug for hjælp { $example }`, `!dialog udskyd { $example } til 2 uger` eller `!dialog stop afprøvning { $example }`.
   *[private] `går godt { $example }`, `brug for hjælp { $example }`, `udskyd { $example } til 2 uger` eller `stop afprøvning { $example }`.
}

reminder-thanks = Tak for svaret. Du hører fra mig igen når det er tid.

reminder-thanks-in-part = Tak for svaret. Det sidste du skrev, har jeg ikke gemt; tag det med til opfølgningen. Skal de andre hjælpe nu, så skriv `brug for hjælp`.

how-does-it-go = Jeg forstod ikke hvordan det går. Svar `går godt`, `brug for hjælp`, `udskyd 2 uger` eller `stop afprøvning`.

help-wanted =
    Der er brug for en hånd med jeres afprøvning. Hvem har et kvarter? Tag fat i den ansvarlige ({ $owner }).

    { $what }

# Filen i tråden under aftalen: afprøvningens slutning og opfølgningen til folks egne kalendere.
trial-calendar = { $moved ->
    [yes] Datoerne er flyttet. Åbn filen, så retter den aftalerne i din kalender.
   *[no] Åbn filen, så står datoerne i din kalender.
}

calendar-trial-summary = Afprøvning slutter: { $what }

calendar-follow-up-summary = Opfølgning: { $what }

calendar-trial-description = Aftalen står i kanalen. Passer datoen ikke længere, så skriv `!dialog udskyd til` og en ny dato.

trial-postponed =
    Afprøvningen er udskudt. Den slutter nu { $date }, og { $follow_up } taler I om hvad I har lært.

    { $what }

trial-stopped =
    Afprøvningen er stoppet før tid:

    { $what }

    Det kan også være en god beslutning. Del gerne hvorfor, så andre kan lære af det. Vil I prøve noget andet, så se hvad I har gemt: `!dialog idébank`

postpone-to-when = Til hvornår? Skriv fx `!dialog udskyd 2 uger`.

postpone-which-to-when = Til hvornår? Skriv nummeret på afprøvningen med ({ $open }), fx `!dialog udskyd { $example } til 2 uger`.

# --- opfølgningen ---

follow-up-title = Opfølgning

follow-up-step-1 = Se tilbage

follow-up-step-2 = Beslut

follow-up-step-3 = Skriv ned hvad I lærte

follow-up-late = I skulle have talt om det { $date }. Det gør I nu.

follow-up-question-1 = Hvad gjorde vi, og hvordan gik det i hverdagen?

follow-up-question-2 = Hvad skete der for borgerne, og hvad har de selv sagt?

follow-up-question-3 = Hvad overraskede os?

recalled-before = __Sådan var det før:__ { $value }

phase-recall-questions =
    Om lidt svarer I hver for sig, i stilhed:

    { $questions }

verdict-keep = Vi bliver ved med det

verdict-change = Vi ændrer det og prøver igen

verdict-stop = Vi stopper her

phase-learn-noted = { $name } skriver det ned.

phase-learn-fill = Kopiér linjen, og ret den til. Slet det I ikke ved noget om:

# Linjen i eksemplet; felterne er dem der mangler.
learning-example = !dialog læring { $fields }

learning-example-happened = skete: …

learning-example-surprised = overraskede: …

learning-example-now = nu: …

learning-example-assumption = antagelse: …

learning-example-measured = målt: …

learning-tried = __Det prøvede vi:__ { $value }

learning-happened = __Det skete for borgerne:__ { $value }

learning-surprised = __Det overraskede os:__ { $value }

learning-verdict = __Beslutning:__ { $value }

learning-now = __Det gør vi nu:__ { $value }

learning-assumption = __Det holdt ikke stik:__ { $value }

learning-before = __Målt før:__ { $value }

learning-measured = __Målt efter:__ { $value }

learning-shared = ### Læringskort · { $title }

learning-shared-untitled = ### Læringskort

closing-learned = ### Det lærte I

# Under den nye aftale, når I laver noget om.
closing-learned-before = __Det lærte I indtil nu:__

closing-learned-share = Tak for i dag. Vil I dele kortet med andre teams, uden navne, så skriv `!dialog del læring`.

closing-not-followed-up = Tak for i dag. I nåede ikke frem til om I bliver ved, ændrer det eller stopper. Tag det op igen når I kan: `!dialog opfølgning`

say-recall = »Det her aftalte vi at prøve af. Lad os se på hvad vi regnede med.«

say-silent-follow-up = »Nu er vi helt stille et par minutter. Skriv hvad du har set: hvad vi gjorde, hvad der skete for borgerne, hvad de selv har sagt, og hvad der overraskede os.«

say-share-follow-up = »Her er det vi har set, uden navne. Hvad lægger I mærke til?«

say-consent-follow-up = »Bliver vi ved, ændrer vi det, eller stopper vi? Hvad kan vi alle leve med?«

say-dots-follow-up = »Vi lader prikkerne afgøre det. Sæt din ved det du mener vi skal gøre.«

say-learn = »Hvad vil vi gerne have at andre ved? Lad os skrive det ned sammen.«

say-trial-changed = »Hvad laver vi om, og hvorfor? Hvem tager ansvaret, og hvornår ser vi på det igen?«

say-bank = »Inden vi går i gang: Det her har vi liggende fra før. Er der noget vi vil tage fat i eller slippe?«

say-bank-afterwards = »Så stopper vi her. Det her har vi liggende fra før. Er der noget vi vil prøve en anden gang, eller noget vi vil slippe?«

# --- idébanken ---

bank-title = Fra idébanken

bank-step-1 = Beslut og aftal

phase-bank-trials =
    __I er i gang med at prøve:__

    { $trials }

open-trial-until = { $what } (slutter { $date })

phase-bank =
    __I idébanken ligger:__

    { $items }

phase-bank-led = { $name } tager det med som I vil prøve i dag. Resten bliver liggende.

phase-bank-how = { $name }: Tryk på tallet for at tage det med i dag, eller skriv `!dialog idébank slip { $example }` for at fjerne nr. { $example }. Resten bliver liggende.

phase-bank-how-alone = Skriv `!dialog idébank prøv { $example }` for at tage nr. { $example } med i dag, eller `!dialog idébank slip { $example }` for at fjerne det. Resten bliver liggende.

# Efter en opfølgning: her kan intet sættes på tavlen mere.
phase-bank-how-afterwards = Skriv `!dialog idébank slip { $example }` for at fjerne nr. { $example }. Vil I prøve det, så skriv `!dialog idébank prøv { $example }` når I er færdige her. Resten bliver liggende.

bank-item-aged = __{ $number }.__ { $text } ({ $weeks ->
    [0] under 1 uge gammel
    [1] 1 uge gammel
   *[other] { $weeks } uger gammel
})

bank-empty = Idébanken er tom. De forslag I ikke vælger, gemmer jeg her.

bank-how = Skriv `!dialog idébank prøv { $example }` for at tage nr. { $example } op, eller `!dialog idébank slip { $example }` for at fjerne det.

bank-kept = Det bliver liggende i idébanken.

bank-let-go = Det er ude af idébanken nu.
