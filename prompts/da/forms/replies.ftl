# Svar, hvor kun den der spørger, ser dem.

my-data-erase = Dit navn følger med. Hvad du har stemt, og hvem der skrev hvilken idé, har jeg ikke gemt. Vil du have det hele slettet, så skriv `!dialog slet mine data`.

personal-data-warning = Der står vist et telefonnummer eller en mailadresse i det du skrev. Er det en borgers, så fjern det igen med `!dialog fjern`.

no-private-room = Jeg kan ikke skrive privat til dig. Brug knapperne eller `!dialog idé` her i kanalen; det ser ingen andre. Vil du også have mine private beskeder, så tillad direkte beskeder fra serveren i dine indstillinger for privatliv.

no-private-room-link = Jeg kan ikke skrive privat til dig. Brug knapperne eller `!dialog idé` her i kanalen; det ser ingen andre. Vil du også have mine private beskeder, så tillad direkte beskeder fra serveren i dine indstillinger for privatliv, og skriv til mig: { $link }
