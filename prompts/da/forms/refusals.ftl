# Når noget ikke kan lade sig gøre: ingen andre har set det man skrev.

refusal-cpr = Der stod noget der ligner et cpr-nummer, så jeg har ikke gemt noget af det. Skriv det igen uden nummeret. Står det i en besked, så slet den gerne.

refusal-empty = Der stod ikke noget. Prøv igen, og skriv teksten i feltet.

refusal-owner-only = Det er kun den ansvarlige selv der kan sige ja eller nej. Vil I spørge en anden, så tryk på »{ form-trial }«, og skriv navnet.

refusal-say-in-channel = Brug kommandoen i den kanal det gælder. Almindelige beskeder dér kan jeg ikke læse.
