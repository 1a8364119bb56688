# Polls: what they ask and what each answer says, in one line. The text is also shown as a message in apps that cannot draw
# polls.

poll-consent = { $of ->
    [verdicts] Can we live with this?
   *[proposals] Can we live with trying this?
} { $number }. { $proposal }

poll-consent-answer = { $answer ->
    [question] ❓ A question first
    [objection] ✋ An objection
   *[agree] 👍 Yes
}

poll-dots = { $dots ->
    [1] Which proposal is most valuable?
   *[other] Which proposals are most valuable? Choose up to { $dots }.
}

# At a follow-up: keep, change or stop.
poll-verdict = What should you do?

poll-run-off = Run-off: which of these?

poll-weakest = { $dots ->
    [1] Where is your service weakest?
   *[other] Where is your service weakest? Choose up to { $dots }.
}

poll-grey-zone = { $title }: which answer is closest to your own?

poll-grey-zone-gone = Which answer is closest to your own?

# For apps that cannot draw polls.
poll-in-words = If your app shows no poll, write e.g. `!dialog answer { $number }`.

poll-closed = The poll is closed. { $outcome }
