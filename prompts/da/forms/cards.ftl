# Facilitatorens kort, hvor der skrives med knappernes formularer.

card-do-summarise = Sæt ord på det der går igen: »{ form-theme }« på opslaget, ét tema ad gangen.

card-do-trial = Skriv det I aftaler: »{ form-trial }« på opslaget. Lad det stå tomt som I ikke har aftalt endnu.

card-do-trial-changed = Skriv det I laver om: »{ form-trial }« på opslaget. Resten bliver stående.

card-guests-points = Gæster i rummet: skriv deres pointer med »{ form-point }« når det er deres tur.
