# The posts, where people write in the forms of buttons: the bot does not hear what is written in the channel.

# The buttons stand right below the text.
foot-press = { "" }

ask-silent = { $written ->
    [answers] __Press "{ form-answer }" once for each, and { done-when }.__
   *[ideas] __Press "{ form-idea }" once for each, and { done-when }.__
} They are shown without names.

# The private messages are not sent, so the question stands here.
phase-silent-asked = { $question }

phase-round-turn = __{ $pair }, it is your turn: say 1–2 points aloud, press "{ form-point }" for each, and ✅ at the end.__

phase-round-guests = __{ $pair }, it is your turn: say 1–2 points aloud.__ { $name } presses "{ form-point }" for each.

phase-round-guests-alone = __{ $pair }, it is your turn: say 1–2 points aloud.__ One of the others has to take over (`!dialog claim`) and write them with "{ form-point }".

phase-round-missing = __Is anything missing on the board? Press "{ form-point }", and { done-when }.__ Every pair has spoken.

phase-round-missing-plucked = __The rest of you: is anything missing on the board? Press "{ form-point }", and { done-when }.__ The pairs I picked have spoken.

turn-called-guests = __{ $pair }, it is your turn.__ Say 1–2 points aloud; { $name } presses "{ form-point }" for each.

turn-called-guests-alone = __{ $pair }, it is your turn.__ Say 1–2 points aloud. One of the others has to take over (`!dialog claim`) and write them with "{ form-point }".

phase-themes-how-alone = Sum up with "{ form-theme }".

select-how = { $ideas ->
    [none] Press "{ form-proposal }", and write it.
    [some] Press the idea's number, or "{ form-proposal }" and write the number or your own words.
   *[all] Press the idea's number, or "{ form-proposal }" for your own words.
}
