# Når noget ikke kan lade sig gøre: ingen andre har set det man skrev.

refusal-cpr = Der stod noget der ligner et cpr-nummer, så jeg har ikke gemt noget af det. Skriv det igen uden nummeret. Står det i en besked, så slet den gerne.

refusal-empty = Der stod ikke noget. Prøv igen, og skriv teksten i feltet.
