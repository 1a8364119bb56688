# Referatet: det der blev sagt og besluttet, til at gemme.

record-title = Referat: { $title }

# Filens navn uden endelse, fx referat-borgerdata-2026-12-03.
record-file = referat-{ $playbook }-{ $date }

record-date = __Dato:__ { $date }

record-people = __Med i dialogen:__ { $names }

# Når referatet skal kunne gives videre uden navne.
record-people-counted = __Med i dialogen:__ { $count ->
    [1] 1 person
   *[other] { $count } personer
}

record-points = ### Pointer fra tavlen

record-proposals = ### Forslag

record-agreed-before = ### Det I havde aftalt

record-decision = ### Det valgte I

record-trial = ### Det prøver I af

record-postponed = Afprøvningen er udskudt undervejs; I aftalte først at den skulle slutte { $end }.

record-kept = ### Gemt i idébanken

record-kept-all = I aftalte ikke noget at prøve. Forslagene er gemt i idébanken til næste gang.

record-undecided = I nåede ikke frem til om I bliver ved, ændrer det eller stopper.

record-empty = Der kom ikke noget på tavlen.

record-not-over = Dialogen er ikke slut endnu, så her kan komme mere til.

record-cancelled = Dialogen blev aflyst undervejs.

record-foot = Her står hverken hvem der sagde hvad, eller hvem der stemte hvad.

record-print = Referatet til at printe. Åbn filen i en browser.

record-text = Referatet som tekst, til jeres egne noter eller en mail.

record-too-early = Dialogen er ikke begyndt endnu, så der er ikke noget at skrive referat af.
