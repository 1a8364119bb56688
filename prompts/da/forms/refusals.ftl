# Når noget ikke kan lade sig gøre: ingen andre har set det man skrev.

refusal-cpr = Der stod noget der ligner et cpr-nummer, så jeg har ikke gemt noget af det. Skriv det igen uden nummeret. Står det i en besked, så slet den.

refusal-empty = Der stod ikke noget. Prøv igen, og skriv teksten i feltet.

refusal-say-in-channel = Brug kommandoen i den kanal det gælder. Almindelige beskeder dér kan jeg ikke læse.

refusal-not-all-ready = Indtil nu er { $ready } af { $of } klar. Vil du videre alligevel, så tryk ▶ igen, eller skriv `!dialog næste`.

refusal-too-few = Der er kun { $people } med, og drejebogen er lavet til mindst { $min }. Sidder der flere i rummet, så tæl dem med: `!dialog gæster 3`. Vil du begynde alligevel, så tryk ▶ igen, eller skriv `!dialog næste`.

refusal-too-many = I er { $people }, og drejebogen er lavet til højst { $max }. Det går bedst hvis I deler jer i to. Vil du begynde alligevel, så tryk ▶ igen, eller skriv `!dialog næste`.
