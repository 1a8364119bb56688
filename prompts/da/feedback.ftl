# Spørgsmålet til sidst: var dialogen tiden værd? Privat, og kun tal bliver vist. Tegnene er dem man trykker på.

feedback-question =
    __Var dialogen tiden værd?__\
    😀 ja · 😐 både og · 🙁 nej

    Kun tallene bliver vist.

# Den samme besked når der er lukket.
feedback-over = __Var dialogen tiden værd?__ Nu er der lukket for svar.

# --- til facilitator, når der er lukket ---

feedback-outcome-title = __Var »{ $title }« tiden værd?__

feedback-outcome = __Var dialogen tiden værd?__

feedback-counts = Sådan svarede de: 😀 { $yes } · 😐 { $partly } · 🙁 { $no }. { $answered } af { $asked } svarede.

feedback-too-few = Der kom for få svar til at jeg kan vise dem.

# --- når noget ikke kan lade sig gøre ---

feedback-not-asked = Der er lukket for svar på det spørgsmål.

# --- drejebog feedback: til den der skriver drejebøgerne ---

feedback-report-none = Der er ingen svar at vise endnu.

feedback-report-playbook = { $playbook }: { $dialogues ->
    [1] 1 dialog
   *[other] { $dialogues } dialoger
}, { $asked } spurgt, { $answered } svarede. Ja { $yes } · både og { $partly } · nej { $no }

feedback-report-left-out = { $left_out ->
    [1] 1 dialog er udeladt
   *[other] { $left_out } dialoger er udeladt
}: færre end tre svarede.
