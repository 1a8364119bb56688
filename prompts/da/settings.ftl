# Hvad der gælder i kanalen, og hvem der er væk hvornår. Det første ord i en værdi er det man selv kan skrive.

settings =
    __Det gælder i kanalen:__

    { $settings }

    Ret noget ved at skrive navn, kolon og værdi, fx `!dialog indstillinger stilletid: 16-8`. Skriv `standard` som værdi for at gå tilbage til det der gjaldt fra begyndelsen.

settings-changed =
    __Fra nu af gælder det her:__

    { $settings }

setting-row = `{ $name }`: { $value }

setting-none = ingen

setting-no-days-off = ingen ud over weekender og helligdage

setting-anybody = alle

setting-lang = { $lang ->
    [da] dansk
   *[en] engelsk
}

setting-quiet = { $from }–{ $until }

setting-day-off = { $day ->
    [may-day] 1\. maj
    [constitution-day] 5\. juni
    [day-after-ascension] dagen efter Kristi himmelfart
    [christmas-eve] 24\. december
   *[new-years-eve] 31\. december
}

setting-groups = { $threads ->
    [yes] tråde, hver gruppe har sin egen
   *[no] rummet, grupperne taler sammen dér hvor I sidder
}

setting-ballots = { $open ->
    [yes] åben, alle kan se prikkerne
   *[no] hemmelig, hver skriver sit nummer privat til mig
}

setting-votes = { $why ->
    [platform] afstemninger, men dem har vi ikke her, så I stemmer med reaktioner
    [secret] afstemninger, dog ikke så længe `afstemning` er hemmelig: det der er hemmeligt, skrives privat
   *[none] { $polls ->
        [yes] afstemninger, I stemmer i en afstemning under opslaget
       *[no] reaktioner, I stemmer ved at trykke på opslaget
    }
}

setting-auto = { $auto ->
    [yes] ja, jeg går videre når tiden er gået
   *[no] nej, facilitator siger hvornår I går videre
}

setting-record = { $names ->
    [yes] navne, referatet siger hvem der var med
   *[no] antal, referatet siger kun hvor mange der var med
}

setting-reading = { $names ->
    [yes] navne, facilitator kan se hvem der har læst casen
   *[no] antal, facilitator kan kun se hvor mange der har læst casen
}

setting-sharing = { $sharing ->
    [yes] ja, det I lærer, må deles uden for kanalen
   *[no] nej, det I lærer, bliver i kanalen
}

setting-feedback = { $asks ->
    [yes] ja, når en dialog er slut, spørger jeg deltagerne privat om den var tiden værd
   *[no] nej, jeg spørger ikke om dialogen var tiden værd
}

refusal-may-not-set = Indstillingerne kan kun ændres af dem der må starte en dialog her. Se dem med `!dialog indstillinger`.

refusal-unknown-setting = Der er ingen indstilling der hedder »{ $name }«. Se dem der er, med `!dialog indstillinger`.

refusal-unknown-setting-nearest = Der er ingen indstilling der hedder »{ $name }«. Mente du `{ $nearest }`?

refusal-bad-setting = »{ $value }« passer ikke til `{ $name }`.

setting-nearest = Mente du `{ $nearest }`?

setting-fits = { $setting ->
    [lang] Skriv `dansk` eller `engelsk`.
    [zone] Skriv verdensdel og by, fx `Europe/Copenhagen`.
    [reminders] Skriv dage og klokkeslæt, fx `hverdage kl. 9` eller `mandag og torsdag kl. 8.30`.
    [quiet] Skriv hvornår den begynder og slutter, fx `17-7`, eller `ingen`.
    [days-off] Vælg mellem `1. maj`, `5. juni`, `dagen efter Kristi himmelfart`, `24. december` og `31. december`, eller skriv `ingen`.
    [days] Skriv en dag eller to med `til` imellem, fx `28/12 til 30/12`.
    [may-start] Skriv `alle`, eller nævn dem det skal være, med @.
    [groups] Skriv `tråde` eller `rummet`.
    [votes] Skriv `reaktioner` eller `afstemninger`.
    [ballots] Skriv `åben` eller `hemmelig`.
    [naming] Skriv `navne` eller `antal`.
   *[yes-no] Skriv `ja` eller `nej`.
}

refusal-no-moment = »{ $reminders }« falder altid i stilletiden, eller når I har fri. Vælg en anden tid, eller ret `stilletid`.

refusal-no-working-day = Så har I ingen arbejdsdag i mere end et halvt år fra { $from }. Er året rigtigt?

# --- væk ---

day = { $day }

days = fra { $from } til og med { $until }

away-noted = Jeg har noteret at du er væk { $days }. Imens minder jeg dig ikke om noget.

away-whole-days = Jeg regner i hele dage.

away-replaced = Det erstatter det du skrev før: { $days }.

away-also = Du er også noteret som væk { $days }; passer det ikke mere, så skriv `!dialog væk nej` og derefter de rigtige dage.

away-shown = Jeg har noteret at du er væk { $days }. Er du her alligevel, så skriv `!dialog væk nej`.

away-none = Jeg har ikke noteret at du er væk. Skriv fx `!dialog væk til og med 12. januar`.

away-ended = Så regner jeg med at du er her, og sender dig påmindelser som før.
