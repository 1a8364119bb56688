# Opslaget hvor man melder sig, og hilsnerne omkring det.
# Variablerne står i krøllede parenteser og må ikke oversættes. Markdown kan bruges; en linje må ikke begynde med * eller [.

lobby-heading = ### Dialog: { $title } · { $minutes } min

lobby-heading-follow-up = ### Opfølgning på jeres afprøvning · { $minutes } min

# Botten var væk da mødet skulle begynde, men ikke længe.
lobby-late = I skulle være begyndt kl. { $clock }, men jeg var væk. Det må I undskylde.

lobby-plan = __Plan:__ { $plan }

lobby-plan-slack = __Plan:__ { $plan }, i alt { $minutes } min + { $slack } min luft

# Et trin i planen, fx »Saml pointer 8«.
lobby-plan-step = { $title } { $minutes }

lobby-facilitator = __Facilitator:__ { $name }

lobby-no-facilitator = __Facilitator:__ mangler. Skriv `!dialog overtag` hvis du vil styre.

lobby-timekeeper = __Tidtager:__ { $names }

lobby-people = { $count ->
    [0] __Med indtil nu:__ ingen endnu
   *[other] __Med indtil nu ({ $count }):__ { $names }
}

lobby-people-expected = __Med indtil nu ({ $count } af ca. { $expected }):__ { $names }

lobby-guests = __Heraf i rummet uden konto:__ { $names }. Det I siger, skriver { $name }.

lobby-guests-alone = __Heraf i rummet uden konto:__ { $names }.

# Gæster der er talt med uden navn.
lobby-guests-unnamed = { $count ->
    [1] 1 gæst
   *[other] { $count } gæster
}

lobby-observers = __Kigger med:__ { $names }

lobby-join =
    👋 __Vær med__\
    👀 Kig kun med

lobby-begin = { $where ->
    [channel] { $name }: ▶ begynd når alle er på plads
   *[card] { $name } begynder når alle er på plads
}

# Øverst mens dialogen er i gang; opslaget er fastgjort.
lobby-now = ### Nu: trin { $step } · { $activity } · til kl. { $clock }

lobby-now-time-up = ### Nu: trin { $step } · { $activity } · tiden er gået

lobby-now-paused = ### Nu: pause · trin { $step } · { $activity }

lobby-title = __Dialog:__ { $title }

lobby-live =
    Du kan stadig være med:\
    👋 Vær med\
    👀 Kig kun med

lobby-over = Dialogen er slut.

# Hvem der kan se hvad.
lobby-know =
    Godt at vide: { $ballots ->
        [polls] I stemmer i afstemninger. De viser først tallene når jeg lukker, men de er ikke hemmelige: Den der vil, kan se hvem der svarede hvad. Alle reaktioner kan ses af alle i kanalen og af dem der driver serveren.
        [secret] Prikker sætter I privat. Reaktioner kan ses af alle i kanalen og af dem der driver serveren.
       *[open] Reaktioner, også stemmer, kan ses af alle i kanalen og af dem der driver serveren. Én af hver er min.
    }{ $of ->
        [follow-up] {" "}Det I har set, skriver I { $private }. Jeg viser det uden navn og glemmer så hvem der skrev hvad.
        [bank] {""}
       *[playbook] {" "}Idéer skriver I { $private }. Jeg viser dem uden navn og glemmer så hvem der skrev hvad.
    } Alt kan også skrives: `!dialog hjælp`

lobby-scale = Øvelse: Uret går { $scale } gange så hurtigt som normalt.

joined-by-press = Nu er du med i dialogen »{ $title }« fordi du trykkede på et af mine opslag. Vil du kun kigge med, så skriv `observatør`. Vil du ikke være med, så skriv `meldfra`.
