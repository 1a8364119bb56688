# Afprøvningen, hvor kortet er en formular.

# Værdikortets felter er der ikke plads til i formularen.
trial-value = __Værdikortet__ må gerne vente. Ved I noget af det allerede, så skriv det med `!dialog afprøvning`:

trial-fill = Tryk på »{ form-trial }«, og skriv det der mangler.

# Formularen står i stedet for en linje til at kopiere.
trial-example = { "" }

trial-changed = Kortet begynder med det I prøvede sidst. Ret det I laver om: Tryk på »{ form-trial }«.

trial-dates = Passer datoerne ikke, så ret dem samme sted.

trial-rest =
    __Resten af kortet til jeres afprøvning.__ Tag det når du har tid, gerne inden for en arbejdsdag.

    { $what }

    Tryk på »{ form-trial-rest }«, eller skriv ét felt ad gangen:

    { $missing }
