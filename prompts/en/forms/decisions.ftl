# Consent and dots, where nobody can see what others press and write.

dots-ask = { $dots ->
    [1] Put your dot on the proposal you think is of greatest value: { $ballots ->
        [secret] write its number with `!dialog answer 2`, which only I see.
       *[open] press the number, or write `!dialog answer 2`.
    } You can move it until { $clock }.
   *[other] Put your { $dots } dots on the proposals you think are of greatest value: { $ballots ->
        [secret] write their numbers with `!dialog answer 2`, one at a time. Only I see them.
       *[open] press the numbers, or write `!dialog answer 2`.
    } You can move them until { $clock }.
}

dots-ask-verdict = Put your dot on what you think you should do: { $ballots ->
    [secret] write its number with `!dialog answer 2`, which only I see.
   *[open] press the number, or write `!dialog answer 2`.
} You can move it until { $clock }.

dots-run-off = __Run-off:__ the proposals tied. Choose between them here { $ballots ->
    [secret] with `!dialog answer 2`, which only I see.
   *[open] by pressing the number or writing `!dialog answer 2`.
} You have until { $clock }. If they tie again, I draw lots.

way-amend = __Amend the proposal__ so that you can live with it: press "{ form-proposal }", and ask again with `!dialog consent` and the number
