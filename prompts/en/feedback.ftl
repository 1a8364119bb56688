# The question in the end: was the dialogue worth the time? In private, and only numbers are shown. The signs are those one presses.

feedback-question =
    __Was the dialogue worth the time?__\
    😀 yes · 😐 so-so · 🙁 no

    Only the numbers are shown.

# The same message once it has closed.
feedback-over = __Was the dialogue worth the time?__ It is closed for answers now.

# --- to the facilitator, once it has closed ---

feedback-outcome-title = __Was "{ $title }" worth the time?__

feedback-outcome = __Was the dialogue worth the time?__

feedback-counts = They answered: 😀 { $yes } · 😐 { $partly } · 🙁 { $no }. { $answered } of { $asked } answered.

feedback-too-few = Too few answered for me to show it.

# --- when something cannot be done ---

feedback-not-asked = That question is closed for answers.

# --- drejebog feedback: for whoever writes the playbooks ---

feedback-report-none = There are no answers to show yet.

feedback-report-playbook = { $playbook }: { $dialogues ->
    [1] 1 dialogue
   *[other] { $dialogues } dialogues
}, { $asked } asked, { $answered } answered. Yes { $yes } · so-so { $partly } · no { $no }

feedback-report-left-out = { $left_out ->
    [1] 1 dialogue is left out
   *[other] { $left_out } dialogues are left out
}: fewer than three answered.
