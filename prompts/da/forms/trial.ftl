# Afprøvningen, hvor kortet er en formular.

# Værdikortets felter er der ikke plads til i formularen.
trial-value = __Værdikortet__ må gerne vente. Ved I noget af det allerede, så skriv det på samme måde, fx `!dialog afprøvning før: …`:

trial-fill = Aftal resten sammen. Tryk på »{ form-trial }«, og skriv det der mangler.

# Formularen står i stedet for en linje til at kopiere.
trial-example = { "" }

trial-rest =
    __Resten af kortet til jeres afprøvning.__ Tag det når du har tid, gerne inden for en arbejdsdag.

    { $what }

    Tryk på »{ form-trial-rest }«. Er der felter som ikke står dér, så skriv dem privat til mig, ét ad gangen:

    { $missing }

owner-asked =
    __Vil du være ansvarlig for det I vil prøve?__

    { $card }

    Det betyder at du holder øje med at det kommer i gang, og at I taler om det bagefter. Du er ikke alene om det.

    🤝 ja, gerne (eller skriv `!dialog svar ja`) · ❌ nej tak (eller skriv `!dialog svar nej`)
