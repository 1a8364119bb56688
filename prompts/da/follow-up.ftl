# Afprøvningens videre liv: påmindelser, opfølgning, læringskort og idébank.

# --- påmindelser om en afprøvning ---

reminder-owner =
    { $on_the_day ->
        [yes] I dag slutter jeres afprøvning. Hvordan går det?
       *[no] Jeres afprøvning slutter { $date }. Hvordan går det?
    }

    { $what }

reminder-second =
    { $owner } har ikke svaret på min påmindelse, så nu spørger jeg dig. Afprøvningen slutter { $date }. Hvordan går det?

    { $what }

reminder-channel =
    Hvordan går det med jeres afprøvning? Den slutter { $date }, og jeg mangler et svar.

    { $what }

reminder-facilitator =
    Ingen har svaret på hvordan det går med afprøvningen. Kan du tage fat i den ansvarlige, { $owner }?

    { $what }

reminder-late = Jeg har været væk, så påmindelsen kommer for sent. Det beklager jeg.

reminder-presses = 🙂 det går godt · 🛟 vi har brug for hjælp · 📅 udskyd · 🛑 stop. Du kan også skrive { $where ->
    [channel] `!dialog går godt`, `!dialog brug for hjælp`, `!dialog udskyd til 12/1` eller `!dialog stop afprøvning`.
   *[private] `går godt`, `brug for hjælp`, `udskyd til 12/1` eller `stop afprøvning`.
}

reminders =
    { $late ->
        [yes] Jeg har været væk og samler det jeg skulle have spurgt om. Hvordan går det med de her afprøvninger?
       *[no] Hvordan går det med de her afprøvninger?
    }

    { $trials }

reminders-item = __{ $number }.__ { $what } (slutter { $date })

reminder-answers = 🙂 det går godt med dem alle · 🛟 vi har brug for hjælp. Vil du svare på én ad gangen, så skriv nummeret med, fx { $where ->
    [channel] `!dialog går godt 2`, `!dialog brug for hjælp 2`, `!dialog udskyd 2 til 12/1` eller `!dialog stop afprøvning 2`.
   *[private] `går godt 2`, `brug for hjælp 2`, `udskyd 2 til 12/1` eller `stop afprøvning 2`.
}

reminder-thanks = Tak for svaret. Jeg siger til igen når afprøvningen slutter.

help-wanted =
    { $owner } vil gerne have hjælp til jeres afprøvning. Hvem har et kvarter?

    { $what }

trial-postponed =
    Afprøvningen er udskudt. Den slutter nu { $date }, og I taler om hvad I lærte { $follow_up }.

    { $what }

trial-stopped =
    Afprøvningen er stoppet før tid:

    { $what }

    Det kan også være en god beslutning. Se hvad I ellers har liggende: `!dialog idébank`

postpone-to-when = Til hvornår? Skriv `udskyd til` og datoen, fx `udskyd til 12/1`. Har I flere afprøvninger, så sæt nummeret først: `udskyd 2 til 12/1`

# --- opfølgningen ---

follow-up-title = Opfølgning

follow-up-step-1 = Se tilbage

follow-up-step-2 = Beslut

follow-up-step-3 = Skriv ned hvad I lærte

follow-up-late = Vi skulle have talt om det { $date }, men jeg var væk. Så det bliver nu.

follow-up-question-1 = Hvad gjorde vi?

follow-up-question-2 = Hvad skete der for borgerne?

follow-up-question-3 = Hvad overraskede os?

phase-recall = Det her aftalte I:

recalled-before = __Sådan var det før:__ { $value }

phase-recall-questions =
    Om lidt svarer hver af jer i stilhed på:

    { $questions }

verdict-keep = Vi bliver ved med det

verdict-change = Vi ændrer det og prøver igen

verdict-stop = Vi stopper her

phase-learn-fill = Skriv ned hvad I lærte, så andre kan bruge det. Kopiér linjen, og ret den til; tag det med I ved:

phase-learn-example = !dialog læring skete: … overraskede: … nu: … antagelse: … målt: …

learning-tried = __Det prøvede vi:__ { $value }

learning-happened = __Det skete for borgerne:__ { $value }

learning-surprised = __Det overraskede os:__ { $value }

learning-verdict = __Beslutning:__ { $value }

learning-now = __Det gør vi nu:__ { $value }

learning-assumption = __Den antagelse holdt ikke:__ { $value }

learning-before = __Målt før:__ { $value }

learning-measured = __Målt efter:__ { $value }

learning-shared = ### Læringskort · { $title }

closing-learned = ### Det lærte I

closing-learned-share = Tak for i dag. Vil I dele kortet med andre hold, uden navne, så skriv `!dialog del læring`.

closing-not-followed-up = I nåede ikke frem til om I bliver ved, ændrer eller stopper. Tag det op igen når I kan: `!dialog opfølgning`

say-recall = »Sidst aftalte vi at prøve det her af. Lad os se på hvad vi regnede med.«

say-silent-follow-up = »Nu er vi helt stille lidt. Skriv hvad I har set: hvad vi gjorde, hvad der skete for borgerne, og hvad der overraskede jer.«

say-share-follow-up = »Her er det I har set, uden navne. Hvad lægger I mærke til?«

say-consent-follow-up = »Bliver vi ved, ændrer vi det, eller stopper vi? Hvad kan vi alle leve med?«

say-learn = »Hvad vil vi gerne have at andre ved? Lad os skrive det ned sammen.«

say-trial-changed = »Hvad laver vi om, og hvorfor? Hvem tager ansvaret, og hvornår ser vi på det igen?«

say-bank = »Inden vi går i gang: Det her har vi liggende fra før. Er der noget vi vil tage fat i, eller slippe?«

# --- idébanken ---

bank-title = Fra idébanken

phase-bank-trials =
    __I er i gang med at prøve:__

    { $trials }

open-trial-until = { $what } (slutter { $date })

phase-bank =
    __I idébanken ligger:__

    { $items }

phase-bank-how = { $name }: `!dialog idébank prøv 2` sætter noget på tavlen, `!dialog idébank slip 2` lader det fare. Resten bliver liggende.

phase-bank-how-alone = `!dialog idébank prøv 2` sætter noget på tavlen, `!dialog idébank slip 2` lader det fare. Resten bliver liggende.

bank-item-aged = __{ $number }.__ { $text } ({ $weeks ->
    [0] fra denne uge
    [1] 1 uge gammel
   *[other] { $weeks } uger gammel
})

bank-empty = Idébanken er tom. Forslag I ikke vælger, gemmer jeg her.

bank-how = Tag fat i en med `!dialog idébank prøv` og nummeret, eller lad den fare med `!dialog idébank slip` og nummeret.

bank-kept = Den bliver liggende i idébanken.

bank-let-go = Den er sluppet og ude af idébanken.
