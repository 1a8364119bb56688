# Afprøvningen: kortet der udfyldes i fællesskab, og det sidste ord.

trial-what = __Hvad:__ { $value }

trial-why = __Hvorfor:__ { $value }

trial-owner = __Ansvarlig:__ { $value }

trial-until = __Slutter:__ { $value }

trial-follow-up = __Opfølgning:__ { $value }

date-and-clock = { $date } kl. { $clock }

date-suggested = { $date } (forslag)

trial-how = __Hvordan:__ { $value }

trial-who = __Hvem er med:__ { $value }

trial-before = __Sådan er det i dag:__ { $value }

trial-measure = __Sådan ser vi om det virker:__ { $value }

trial-assumptions = __Antagelser (det vi tror, men ikke ved):__ { $value }

trial-assumption = __Antagelse:__ { $value } (så sikre er vi: { $uncertainty })

trial-assumption-unsure = __Antagelse:__ { $value } (ikke vurderet endnu)

trial-uncertainty = __Så sikre er vi på antagelserne:__ { $value }

trial-worse-off = __Hvem kan få det sværere:__ { $value }

trial-alternative = __Den anden vej ind:__ { $value }

trial-costs = __Det koster det:__ { $value }

# Værdikortet: det der gerne må stå på kortet, men ikke skal. Det der mangler, står som det skrives, og så hvad det er.
trial-value = __Værdikortet__ må gerne vente. Ved I noget af det allerede, så skriv det på samme måde:

trial-value-full = __Værdikortet__ er fyldt ud:

wished-before = `før: …` (sådan er det i dag)

wished-measure = `måling: …` (sådan ser I om det virker)

wished-assumptions = `antagelser: …` (det I tror, men ikke ved)

wished-uncertainty = `usikkerhed: …` (hvor sikre I er på det)

wished-worse-off = `ulemper: …` (hvem der kan få det sværere)

wished-alternative = `alternativ: …` (den anden vej ind)

wished-costs = `koster: …` (tid og penge, også til den anden vej ind)

trial-missing = mangler

trial-put-off = aftales bagefter

trial-nothing = I har ikke valgt et forslag. Bliv enige om hvad I vil prøve, eller slut for i dag; så gemmer jeg forslagene.

trial-volunteer = __Hvem vil være ansvarlig?__ Tryk 🙋

trial-noted = Aftal resten sammen. { $name } skriver det ned.

trial-fill = Aftal resten sammen. Kopiér linjen, og skriv det der mangler:

# En afprøvning der laves om: kortet begynder med det I prøvede sidst.
# Linjen i eksemplet; felterne er dem der mangler.
trial-example = !dialog afprøvning { $fields }

trial-example-what = hvad: …

trial-example-why = hvorfor: …

trial-example-how = hvordan: …

trial-example-who = hvem: …

trial-example-owner = ansvarlig: @navn

trial-example-until = slut: 3 uger

trial-example-follow-up = opfølgning: { $date } kl. 9

trial-complete = __{ $owner }, vil du være ansvarlig?__ { $where ->
    [channel] 🤝 ja · ❌ nej
   *[card] Jeg har spurgt dig privat.
}

trial-complete-guest = Den ansvarlige, { $owner }, sidder i rummet uden konto. { $name } svarer: `!dialog svar 1 for { $typed }` er ja, `!dialog svar 2 for { $typed }` er nej.

trial-complete-guest-alone = Den ansvarlige, { $owner }, sidder i rummet uden konto. Skriv `!dialog overtag`, og svar: `!dialog svar 1 for { $typed }` er ja, `!dialog svar 2 for { $typed }` er nej.

trial-accepted = { $owner } har sagt ja. Så er det en aftale.

owner-asked =
    __Vil du være ansvarlig for det I vil prøve?__

    { $card }

    Det betyder at du holder øje med at det kommer i gang, og at I taler om det bagefter. Du er ikke alene om det.

    🤝 ja, gerne (eller skriv `ja`) · ❌ nej tak (eller skriv `nej`)

owner-asked-accepted =
    Tak. { $owner } er ansvarlig for det I vil prøve:

    { $card }

owner-asked-another = Nu er { $owner } spurgt i stedet.

owner-asked-declined = Det blev et nej tak, og det er helt i orden.

owner-asked-over = Dialogen sluttede før der var svaret.

owner-declined = { $name }, den ansvarlige har sagt nej tak, og det er helt i orden. Hvem vil ellers? Tryk 🙋 på opslaget om afprøvningen.

owner-declined-alone = Den ansvarlige har sagt nej tak, og det er helt i orden. Hvem vil ellers? Tryk 🙋 på opslaget om afprøvningen.

owner-declined-past = Den første sagde nej tak. Nu er det { $owner }.

owner-declined-past-nobody = Den ansvarlige sagde nej tak.

trial-rest =
    __Resten af kortet til jeres afprøvning.__ Tag det når du har tid, gerne inden for en arbejdsdag.

    { $what }

    Skriv ét felt ad gangen:

    { $missing }

trial-rest-full =
    __Kortet til jeres afprøvning er fyldt helt ud.__ Tak for det.

    { $what }

rest-how = `afprøvning hvordan: …` hvordan I gør i praksis

rest-who = `afprøvning hvem: …` hvem der er med

rest-before = `afprøvning før: …` hvordan det er i dag, så I kan se forskellen

rest-measure = `afprøvning måling: …` hvordan I ser om det virker

rest-assumptions = `afprøvning antagelser: …` det I tror, men ikke ved; det bliver vist som antagelser

rest-uncertainty = `afprøvning usikkerhed: …` hvor sikre I er på hver antagelse, og hvad I bygger det på

rest-worse-off = `afprøvning ulemper: …` hvem der kan få det sværere, fx en gruppe borgere

rest-alternative = `afprøvning alternativ: …` hvad der er til dem der ikke kan eller vil bruge det digitale

rest-costs = `afprøvning koster: …` hvad det koster i tid og penge, også vejen for dem der ikke er digitale

trial-rest-filled = Det har I allerede:

closing-agreed = ### Aftalt: I prøver det her

closing-nothing = ### Tak for i dag · ingen aftale denne gang

closing-nothing-kept = I blev ikke enige om noget at prøve, og det er også et svar. Forslagene er gemt til næste gang:

closing-nothing-empty = I nåede ikke frem til et forslag. Pointerne på tavlen er et godt sted at begynde næste gang.

closing-kept = Gemt til næste gang:

closing-thanks = Tak for i dag. Ved opfølgningen taler I om hvad I har lært.

closing-thanks-only = Tak for i dag.
