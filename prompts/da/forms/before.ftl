# Før mødet, hvor man trykker på knapper.

reading-reminder = I taler om »{ $title }« { $date } kl. { $clock }, og jeg kan ikke se at du har læst forberedelsen endnu. Det tager ca. { $minutes } min. Den ligger i tråden under invitationen. Tryk ✅ der når du har læst den, eller skriv `læst` til mig.
