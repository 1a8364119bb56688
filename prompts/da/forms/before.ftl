# Før mødet, hvor man trykker på knapper.

reading-reminder = I taler om »{ $title }« { $date } kl. { $clock }. Forberedelsen tager ca. { $minutes } min og ligger i tråden under invitationen. Tryk ✅ der når du har læst den, eller skriv `læst` til mig.
