# Serier: det der kommer igen af sig selv, og hvis tur det er.

series-dialogue = dialogen »{ $title }«

series-grey-zone = en gråzone

# Fx »dialogen »Adgang til borgeres data« · hver torsdag kl. 9«. Tidsplanen står som den blev skrevet.
series-name = { $what } · { $schedule }

# --- i gang og stoppet ---

series-begun = __Serie { $series } er i gang:__ { $name }

series-first = Første gang er { $date } kl. { $clock }.

series-first-after-reading = Første gang er { $date } kl. { $clock }, så alle kan nå at læse casen.

series-rota-how = Vil I skiftes til at være facilitator? Skriv rækkefølgen: `!dialog serie tur { $series } @navn @navn`. Ellers kan hvem som helst af jer tage over når en dialog er planlagt.

series-stop-how = Stop serien med `!dialog serie stop { $series }`.

series-stopped = __Serie { $series } er stoppet:__ { $name }

# Kun serier af dialoger.
series-stopped-planned = En dialog der allerede er planlagt, bliver stående.

series-stopped-by-itself = Tidsplanen rammer kun fridage hos jer nu. Begynd en ny med `!dialog serie`.

# --- turene ---

series-rota = __Serie { $series }:__ I skiftes til at være facilitator i den her rækkefølge: { $names }. Er en af jer væk, går turen videre, og man får den næste gang i stedet.

series-rota-one = __Serie { $series }:__ { $names } er facilitator hver gang.

series-rota-none = __Serie { $series }:__ Der er ingen rækkefølge mere. Når en dialog er planlagt, kan hvem som helst af jer tage over.

# --- sprunget over ---

series-passed-over = __Serie { $series }__ · { $name }

series-days-off = Der kommer ikke noget { $days }.

series-day-off = { $date } ({ $why })

series-missed = Jeg var desværre væk { $days }, så der kom ikke noget.

# Flere dage end der er plads til at nævne.
series-more-days = { $count ->
    [1] 1 dag til
   *[other] { $count } dage til
}

series-next = Næste gang er { $date } kl. { $clock }.

day-off = { $day ->
    [new-year] nytårsdag
    [maundy-thursday] skærtorsdag
    [good-friday] langfredag
    [easter-sunday] påskedag
    [easter-monday] anden påskedag
    [great-prayer-day] store bededag
    [ascension] Kristi himmelfartsdag
    [whit-sunday] pinsedag
    [whit-monday] anden pinsedag
    [christmas-day] juledag
    [second-christmas-day] anden juledag
    [may-day] første maj
    [constitution-day] grundlovsdag
    [day-after-ascension] dagen efter Kristi himmelfartsdag
    [christmas-eve] juleaftensdag
    [new-years-eve] nytårsaftensdag
    [weekend] weekend
   *[closed] lukkedag
}

# --- listen ---

series-list =
    __Jeres serier:__

    { $rows }

    Stop en serie med fx `!dialog serie stop { $example }`.

series-list-rota = Vil I skiftes til at være facilitator? Sæt en rækkefølge: `!dialog serie tur { $series } @navn @navn`.

series-list-none =
    Her er ingen serier i gang. Begynd en:

    - `!dialog serie hver torsdag kl. 9: borgerdata` planlægger en dialog hver uge
    - `!dialog serie hver mandag kl. 9: gråzone` viser en gråzone hver uge

series-row = __Serie { $series }:__ { $name }

series-row-planned = Planlagt: { $date } kl. { $clock }, { $name } er facilitator

series-row-planned-alone = Planlagt: { $date } kl. { $clock }, ingen facilitator endnu

series-row-next = Næste gang: { $date } kl. { $clock }

series-row-turn = Næste gang: { $date } kl. { $clock }, { $name } har turen

# --- når noget ikke kan lade sig gøre ---

series-bad-word = Jeg forstod ikke »{ $word }« i »{ $schedule }«. Skriv det fx som `hver torsdag kl. 9` eller `mandag og onsdag kl. 13.30`.

series-no-days = Hvilke dage? Skriv det fx som `hver torsdag kl. 9`.

series-no-time = Hvornår på dagen? Skriv det fx som `hver torsdag kl. 9`.

series-every-other = Hver anden uge kan jeg ikke, for jeg ved ikke hvilken uge der er den første. Én gang om måneden kan jeg: Skriv fx `den 1. i hver måned kl. 9`.

series-monthly = Hvilken dag i måneden? Skriv det fx som `den 1. i hver måned kl. 9` eller `den sidste fredag i måneden kl. 13`.

series-night-in-doubt = Er »{ $schedule }« om natten? Skriv `kl. { $afternoon }` hvis I mener om eftermiddagen, eller `kl. 0{ $night }` hvis I mener om natten.

series-bad-fields = De fem felter i »{ $schedule }« kan jeg ikke læse som en tidsplan. Hver torsdag kl. 9 er fx `0 9 * * 4`, eller skriv det med ord.

series-never-open = Det rammer kun fridage hos jer. Vælg en hverdag, fx `hver torsdag kl. 9`.

series-too-often = Det er mere end én gang om dagen, og det bliver for meget for en kanal. Vælg ét klokkeslæt, fx `hverdage kl. 9`.

series-already-there = Den har I allerede; det er serie { $series }. Se dem alle med `!dialog serie`.

series-too-many = I har { $most } serier i gang, og flere bliver for meget for en kanal. Stop en af dem først, fx `!dialog serie stop { $example }`.

series-no-such = Der er ingen serie { $number }. Du kan vælge { $open }.

series-none-running = Her er ingen serier i gang. Se hvordan I begynder en med `!dialog serie`.

series-no-rota = En gråzone klarer sig uden facilitator, så der er ingen ture at fordele.
