# Når noget ikke kan lade sig gøre: hvorfor, og hvad der kan. En eller to sætninger.

refusal-no-dialogue = Der er ingen dialog i gang her. Begynd en med `!dialog start borgerdata`, eller se hvad I kan vælge med `!dialog drejebøger`.

refusal-already-live = Der er allerede en dialog i gang her. Vær med (`!dialog deltag`), eller vent til den er slut.

refusal-unknown-playbook = Jeg kender ingen drejebog der hedder »{ $name }«. Se dem jeg har med `!dialog drejebøger`.

refusal-unknown-playbook-nearest = Jeg kender ingen drejebog der hedder »{ $name }«. Mente du `{ $nearest }`?

refusal-facilitator-only = Det er { $name } der styrer dialogen. Sig til i kanalen; { $name } kan gøre det eller overdrage det til dig.

refusal-facilitator-gone = Det kan kun en facilitator, og I har ingen lige nu. Skriv `!dialog overtag` i kanalen hvis du vil være det.

refusal-may-not-start = Det er ikke alle der må starte en dialog her. Se hvem: `!dialog indstillinger`.

refusal-participants-only = Det kan kun de der er med. Skriv `!dialog deltag` i kanalen, så er du det.

refusal-observer = Du kigger kun med, så dit bidrag tæller ikke. Vil du være med, så skriv `!dialog deltag`.

refusal-too-few = Der er kun { $people } med, og drejebogen er lavet til mindst { $min }. Sidder der flere i rummet, så tæl dem med: `!dialog gæster 3`. Vil du begynde alligevel, så skriv `!dialog næste`.

refusal-too-many = I er { $people }, og drejebogen er lavet til højst { $max }. Det går bedst hvis I deler jer i to. Vil du begynde alligevel, så skriv `!dialog næste`.

refusal-not-all-ready = Indtil nu er { $ready } af { $of } klar. Vil du videre alligevel, så skriv `!dialog næste`.

refusal-not-all-read = Indtil nu har { $read } af { $of } læst på forhånd. Når alle har læst, kan I springe læsningen over.

refusal-ends-here = Der er ikke sket noget endnu. Slutter I her, er det uden en aftale. Er det meningen, så tryk 🛑 igen, eller skriv `!dialog slut`.

refusal-ends-undecided = Der er ikke sket noget endnu. Slutter I her, er det uden en beslutning. Er det meningen, så tryk 🛑 igen, eller skriv `!dialog slut`.

refusal-not-now = Det passer ikke ind lige nu.

refusal-not-now-fits = Det hører til »{ $activity }«.

refusal-now-is = I er ved »{ $activity }«; det nyeste opslag viser hvad I kan.

refusal-now-lobby = Dialogen er ikke begyndt endnu.

refusal-now-over = Dialogen er slut.

refusal-at-the-start = I er ved det første, så der er ikke noget at gå tilbage til.

refusal-already-paused = Der er allerede pause. Fortsæt med `!dialog fortsæt`.

refusal-not-paused = Der er ikke pause lige nu, så uret går allerede.

refusal-nothing-open = Der er ikke noget at svare på lige nu. Jeg siger til i kanalen når der er.

refusal-answer-consent = Det kan jeg ikke tælle som et svar her. Svar `enig`, `spørgsmål` eller `indvending`; skriv gerne hvorfor bagefter.

refusal-answer-yes-no = Det kan jeg ikke tælle som et svar her. Svar `ja` eller `nej`.

refusal-answer-number = Det kan jeg ikke tælle som et svar her. Svar med et af numrene { $open }.

refusal-yes-with-conditions = Det lyder som et ja med et forbehold, så jeg har ikke noteret noget. Svar `ja` hvis det skal være som jeg skrev, ellers `nej`.

refusal-no-proposals = Der er ingen forslag endnu. Skriv det første: `!dialog forslag …`

refusal-one-proposal = Der er kun ét forslag, så der er ikke noget at vælge imellem. Spørg om det med `!dialog enighed`, eller skriv ét til: `!dialog forslag …`

refusal-in-channel-only = Det foregår i en kanal, hvor de andre kan være med. Skriv det samme der. Er jeg ikke med i kanalen endnu, så inviter mig først.

# En afstemning havde lukket. $outcome er hvad der kom ud af den.
refusal-vote-closed = Afstemningen lukkede kl. { $clock }, { $of ->
    [take-back] { $just ->
        [yes] lige før du tog dit svar tilbage, så det står.
       *[no] så dit svar står.
    }
    [hands] { $just ->
        [yes] lige før din optælling, så hænderne er ikke talt med.
       *[no] så hænderne kan ikke tælles med.
    }
   *[answer] { $just ->
        [yes] lige før dit svar, så det er ikke talt med.
       *[no] så dit svar er ikke talt med.
    }
} { $outcome }

vote-came-to = { $how ->
    [consent] I blev enige om forslag { $numbers }.
    [no-consent] I blev ikke enige om forslag { $numbers }.
    [dots] Forslag { $numbers } fik flest prikker.
    [tie] Det stod lige mellem { $numbers }.
    [lot] Det stod lige, og loddet faldt på forslag { $numbers }.
    [weakest] Flest prikker fik { $numbers }.
   *[nobody] Ingen satte en prik.
}

# Den er lukket, men ikke talt op endnu.
vote-being-counted = Jeg tæller op nu.

refusal-silence-over = { $of ->
    [done] Stilheden er slut, så du behøver ikke melde dig færdig. Det nyeste opslag viser hvad I gør nu.
   *[idea] Stilheden er slut, så det du skrev, er ikke kommet med. Skal det med alligevel, så skriv `idé` foran. Så sætter jeg det sidst på listen, uden navn.
}

refusal-gone-on = I er lige gået videre, så det talte ikke med her. Er du også færdig med det nye, så skriv det igen.

refusal-no-such-number = Der er ikke noget nummer { $number }. Du kan vælge { $open }.

refusal-which-number = Skriv et af numrene { $open }.

refusal-no-numbers = Listen er tom, så der er ingen numre at vælge.

refusal-no-such-person = Jeg kan ikke finde »{ $name }« blandt dem der er med. Skriv navnet som det står i kanalen, eller nævn personen med @.

refusal-which-person = Der er flere der kan være »{ $name }«. Nævn personen med @, eller skriv hele navnet.

refusal-answers-themselves = { $name } har en konto og svarer selv. Du kan svare for gæster i rummet.

refusal-too-many-hands = Det er { $hands } hænder, men der er { $guests ->
    [0] ingen gæster
    [1] kun 1 gæst
   *[other] kun { $guests } gæster
} i rummet. Tæl igen, eller ret antallet af gæster med `!dialog gæster { $hands }`.

refusal-group-full = Jeres gruppe har allerede to forslag. Fjern først et med `!dialog fjern forslag` og nummeret.

refusal-frozen = I er midt i en afstemning, så det må vente til den er lukket. Den der styrer, kan lukke den med ▶.

refusal-not-silent-yet = I har en facilitator. Sker der ikke noget i { $minutes ->
    [1] 1 minut
   *[other] { $minutes } minutter
} efter at tiden er gået, kan du tage over.

refusal-already-facilitator = Det er du allerede. Alt du kan gøre, står i `!dialog hjælp alt`.

refusal-cpr = Der stod noget der ligner et cpr-nummer, så jeg har ikke gemt noget af det. Slet beskeden, og skriv den igen uden nummeret.

refusal-too-long = Det er for langt; der er plads til { $max } tegn. Kan du sige det kortere?

refusal-empty = Der stod ikke noget. Skriv teksten lige efter kommandoen.

refusal-no-date = Der mangler en dato. Skriv den fx som `3 uger`, `12/1` eller `12. januar kl. 9`.

refusal-bad-date = Jeg kan ikke læse »{ $date }« som én dato. Skriv den fx som `3 uger`, `12/1` eller `12. januar kl. 9`.

refusal-date-unknown = Jeg kender ikke ordet »{ $word }« i »{ $date }«. Skriv datoen fx som `3 uger`, `12/1` eller `12. januar kl. 9`.

refusal-date-unknown-nearest = Jeg kender ikke ordet »{ $word }«. Mente du `{ $fits }`?

refusal-date-varies = »{ $name }« er ikke de samme dage alle steder. Skriv første og sidste dag, fx `15.-19. februar`.

refusal-no-such-date = »{ $date }« findes ikke: { $month } { $year } har { $days } dage. Skriv fx `{ $fits }`.

refusal-no-such-month = »{ $date }« findes ikke: der er ingen måned { $month }. Skriv datoen fx som `12/1` eller `12. januar`.

refusal-no-such-month-turned = »{ $date }« findes ikke: der er ingen måned { $month }. Mente du `{ $month }. { $named }`?

refusal-no-such-week = Der er ingen uge { $week }: { $year } har { $last } uger. Skriv fx `mandag i uge { $last }`.

refusal-no-such-time = »{ $time }« er ikke et klokkeslæt; døgnet går fra 0.00 til 23.59. Skriv fx `kl. 13.30`.

refusal-weekday-mismatch = Den { $day }. { $month } { $year } er en { $weekday }, ikke en { $said }. Mente du `{ $one }` eller `{ $other }`?

refusal-which-day = »{ $date }« er flere dage, fra { $first } til { $last }. Skriv hvilken, fx `{ $fits }`.

refusal-which-end = »{ $date }« siger ikke præcis hvilke dage. Skriv første og sidste dag, fx `fra { $first } til { $last }`.

refusal-which-time = Hvad tid { $date }? Skriv klokkeslættet med, fx `{ $fits }`.

refusal-whole-days = »{ $date }« er ikke en hel dag, og her tæller kun hele dage. Skriv fx `i dag` eller `24.-31. december`.

refusal-past-date = »{ $date }« er { $when }, og det er allerede gået. Vælg en dag der kommer.

refusal-past-date-fits = »{ $date }« er { $when }, og det er allerede gået. Skriv en dag der kommer, fx `{ $fits }`.

refusal-too-far = »{ $date }« er { $when }, mere end { $years } år ude i fremtiden. Er året rigtigt?

refusal-too-far-fits = »{ $date }« er { $when }, mere end { $years } år ude i fremtiden. Er året rigtigt? Skriv fx `{ $fits }`.

refusal-ambiguous-date = »{ $date }« kan være både { $readings }. Skriv hele datoen, så er vi enige.

refusal-ambiguous-time = »{ $date }« kan være både kl. { $one } og kl. { $other }. Skriv det med fire cifre, fx `kl. { $other }`, så er vi enige.

refusal-dates-reversed = Der er byttet om på dagene: { $until } kommer før { $from }. Skriv fx `fra { $until } til { $from }`.

refusal-times-reversed = Der er byttet om på tiderne: kl. { $until } kommer før kl. { $from }. Skriv fx `kl. { $until }-{ $from }`.

refusal-dates-apart = »{ $date }« er to tidsrum: det ene begynder { $first }, det andet { $second }. Skriv dem hver for sig.

refusal-not-postponed = Afprøvningen slutter { $end }, så { $asked } ville ikke udskyde den. Skriv hvor meget længere den skal vare, fx `!dialog udskyd 2 uger`.

refusal-ends-then-already = Afprøvningen slutter allerede { $end }. Skriv hvor meget længere den skal vare, fx `!dialog udskyd 2 uger`.

refusal-follow-up-too-early = Opfølgningen { $asked } ligger før afprøvningen slutter { $end }. Skriv fx `!dialog afprøvning opfølgning: { $fits }`.

# Kan skrives af, som det står.
date-and-time = { $date } kl. { $clock }

date-to-copy = `{ $moment }`

refusal-bad-minutes = Skriv et antal minutter fra 1 til { $max }, fx `!dialog forlæng 2`.

refusal-too-many-guests = Jeg kan tælle op til { $max } gæster med.

refusal-owner-only = Det er kun den ansvarlige selv der kan sige ja eller nej. Vil I spørge en anden, så skriv `!dialog afprøvning ansvarlig: @navn`

refusal-not-your-trial = Det er den ansvarlige, makkeren eller facilitatoren der svarer for afprøvningen. Tag fat i en af dem.

refusal-bank-afterwards = Gør først opfølgningen færdig. Skriv så `!dialog idébank prøv { $number }`, og tag det op for sig.

refusal-not-yours = Kun den der har skrevet det, kan rette det. Den der styrer, kan fjerne det med `!dialog fjern`.

# En besked er rettet eller slettet, og det den blev til, bliver stående.

unchanged-voted = I stemmer om forslag { $number } lige nu, så ordene bliver stående så længe.

unchanged-agreed = Det er aftalt, så ordene bliver stående. Vil I ændre aftalen, så tag det op ved opfølgningen.

unchanged-over = Dialogen er slut, så det du skrev, bliver stående. Vil du have det du har skrevet, slettet, så skriv `!dialog slet mine data`.

unchanged-planned = Tiden er aftalt og ændrer sig ikke med beskeden. Skriv `!dialog flyt i morgen kl. 13` for at flytte dialogen, eller `!dialog aflys` for at aflyse den.

unchanged-otherwise = En rettet besked bliver ikke til noget nyt. Vil du noget andet, så skriv en ny besked.

unchanged-past = Det du skrev, gælder stadig, selv om beskeden er rettet eller slettet. Vil du ændre noget, så skriv en ny besked.

unchanged-empty = Der er ikke noget tilbage i den rettede besked. Skal det væk, så slet beskeden.

unchanged-cpr = Der står noget der ligner et cpr-nummer i den rettede besked, så jeg har ikke gemt noget af det. Ret den igen uden nummeret.

unchanged-stands = Der står stadig: »{ $text }«.

refusal-unknown-command = Jeg forstod ikke »{ $word }«. Alt jeg kan, står i `!dialog hjælp alt`.

refusal-unknown-command-nearest = Jeg forstod ikke »{ $word }«. Mente du `!dialog { $nearest }`?

refusal-usage = Der mangler noget. Skriv `!dialog { $use }`, fx `!dialog { $example }`

refusal-usage-word = Jeg forstod ikke »{ $word }«. Skriv `!dialog { $use }`, fx `!dialog { $example }`

refusal-usage-alone = Jeg forstod ikke »{ $word }«. Skriv bare `!dialog { $use }`

refusal-usage-too-big = Det tal er for stort; det kan højst være { $most }. Skriv `!dialog { $use }`, fx `!dialog { $example }`

refusal-usage-one-answer = Svar på én ting ad gangen, fx `!dialog svar 2`

refusal-usage-twice = Der står det samme to gange, så jeg ved ikke hvad der gælder. Skriv `!dialog { $use }`, fx `!dialog { $example }`

refusal-usage-one-name = Skriv ét navn ad gangen, fx `!dialog { $example }`

refusal-say-it-alone = Mener du `{ $command }`, så skriv det alene.

refusal-try-again = Det gik lige for stærkt. Intet er gået tabt; prøv igen om et øjeblik.

refusal-not-here = Jeg kan ikke holde dialoger i denne kanal. Spørg den der har installeret mig.

refusal-no-dialogue-of-yours = Du er ikke med i en dialog lige nu, så jeg ved ikke hvad beskeden hører til. Er der en i gang hos jer, så skriv `!dialog deltag` i kanalen.

refusal-say-in-channel = Skriv det i den kanal det gælder.

refusal-time-not-confirmed = Jeg venter på et ja til tiden. Skriv `!dialog svar ja`, eller find en anden, fx `!dialog flyt i morgen kl. 13`.

refusal-not-yet = Dialogen er først { $date }. Vil I begynde før, så flyt den, fx `!dialog flyt { $today } kl. { $clock }`.

refusal-nothing-planned = Der er ikke planlagt noget her. Skriv fx `!dialog planlæg borgerdata i morgen kl. 13`.

refusal-which-dialogue = I har flere dialoger det kan handle om: nummer { $open }. { $of ->
    [join] Skriv nummeret med, fx `!dialog deltag { $one }`.
    [observe] Skriv nummeret med, fx `!dialog observatør { $one }`.
    [leave] Skriv nummeret med, fx `!dialog meldfra { $one }`.
    [claim] Skriv nummeret med, fx `!dialog overtag { $one }`.
    [cancel] Skriv nummeret med, fx `!dialog aflys { $one }`.
   *[move] Skriv nummeret med, fx `!dialog flyt { $one } i morgen kl. 13`.
} Se dem i `!dialog kalender`.

refusal-no-trial = I har ingen afprøvning i gang som det kan handle om. Se hvad der ligger forude: `!dialog kalender`

refusal-being-followed-up = Opfølgningen er begyndt, så sig det i kanalen. Der taler I om hvordan det gik.

refusal-which-trial = I har flere afprøvninger i gang: nummer { $open }. { $of ->
    [postpone] Skriv nummeret med, fx `!dialog udskyd { $one } til 2 uger`.
    [stop] Skriv nummeret med, fx `!dialog stop afprøvning { $one }`.
   *[follow-up] Skriv nummeret med, fx `!dialog opfølgning { $one }`.
} Se dem i `!dialog kalender`.

refusal-nothing-learned = Der er ikke noget læringskort at dele endnu. Det får I når I har holdt en opfølgning.

refusal-nowhere-to-share = Der er ikke valgt en kanal hvor teams kan dele det de har lært. Spørg den der har installeret mig.

refusal-sharing-off = I har ikke valgt at dele det I lærer, med andre teams. Vil I det, så skriv først `!dialog indstillinger deling: ja`.

refusal-too-many-planned = I har allerede planlagt { $most } dialoger. Aflys en af dem først, fx `!dialog aflys { $one }`. Se dem i `!dialog kalender`.
