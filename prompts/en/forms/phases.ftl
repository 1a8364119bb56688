# The posts, where people write in the forms of buttons: the bot does not hear what is written in the channel.

foot-silent = ✅ when you are done · { $written ->
    [0] nobody has written yet
    [1] 1 of { $of } has written
   *[other] { $written } of { $of } have written
}

phase-round-turn =
    __It is your turn:__ { $pair }. Say 1–2 points aloud, and press "{ form-point }" for each. I will put them on the board.

    After two points the turn moves on by itself. If you are done before that, press ✅.

phase-round-guests = __It is your turn:__ { $pair }. Say 1–2 points aloud; { $name } presses "{ form-point }" for each.

phase-round-guests-alone = __It is your turn:__ { $pair }. Say 1–2 points aloud. One of the others has to take over (`!dialog claim`) and write them with "{ form-point }".

phase-round-missing = __Is anything missing on the board?__ Press "{ form-point }". Every pair has spoken.

phase-round-missing-plucked = __The rest of you: is anything missing on the board?__ Press "{ form-point }". The pairs I picked have spoken.

turn-called = __{ $pair }, it is your turn.__ Say 1–2 points aloud, and press "{ form-point }" for each. Press ✅ when you are done.

turn-called-guests = __{ $pair }, it is your turn.__ Say 1–2 points aloud; { $name } presses "{ form-point }" for each.

turn-called-guests-alone = __{ $pair }, it is your turn.__ Say 1–2 points aloud. One of the others has to take over (`!dialog claim`) and write them with "{ form-point }".

phase-themes-how = { $name } sums up with "{ form-theme }".

phase-themes-how-alone = Sum up with "{ form-theme }".

phase-silent =
    { $of ->
        [answers] Press "{ form-answer }" once for each, or write them to me __{ $private }__.
       *[ideas] Press "{ form-idea }" once for each, or write them to me __{ $private }__.
    } They are shown without names.

    { $question }

phase-select = Choose 1–2 proposals in each group that you can actually start on. { $where ->
        [threads] Use your thread.
       *[room] Press "{ form-proposal }", and write the idea's number or your own words.
    }

phase-select-one = Choose 1–2 proposals that you can actually start on. Press "{ form-proposal }", and write the idea's number or your own words.

group-select = Choose 1–2 proposals that you can actually start on. Press "{ form-proposal }", and write the idea's number or your own words.
