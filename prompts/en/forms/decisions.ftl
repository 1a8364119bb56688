# Consent and dots, where nobody can see what others press and write.

dots-ask = { $dots ->
    [1] Put your dot on the proposal you think is most valuable: { $ballots ->
        [secret] press the number, or write `!dialog answer { $number }`. Nobody else in the channel sees it.
       *[open] press the number, or write `!dialog answer { $number }`.
    } I close when everybody has answered, by { $clock } at the latest. Until then you can move it.
   *[other] Put your { $dots } dots on the proposals you think are most valuable: { $ballots ->
        [secret] press the numbers, or write `!dialog answer { $number }`. Nobody else in the channel sees it.
       *[open] press the numbers, or write `!dialog answer { $number }`.
    } I close when everybody has answered, by { $clock } at the latest. Until then you can move them.
}

dots-ask-verdict = Put your dot on what you think you should do: { $ballots ->
    [secret] press the number, or write `!dialog answer { $number }`. Nobody else in the channel sees it.
   *[open] press the number, or write `!dialog answer { $number }`.
} I close when everybody has answered, by { $clock } at the latest. Until then you can move it.

dots-run-off = __Run-off:__ the proposals tied. Choose between them here { $ballots ->
    [secret] by pressing the number or writing `!dialog answer { $number }`. Nobody else in the channel sees it.
   *[open] by pressing the number or writing `!dialog answer { $number }`.
} I close when everybody has answered, by { $clock } at the latest. If they tie again, I will draw lots.

way-amend = __Rewrite the proposal__ so that you can live with it: press "{ form-proposal }", and ask again with `!dialog consent` and the new number

not-counted = { $why ->
    [too-late] Your vote does not count this time, because you joined after the vote opened. You are in from the next question.
   *[observer] Your vote does not count, because you are only watching. If you want to be in from now on, write `!dialog join`.
}

name-objection =
    What is your objection to this proposal? Press "{ form-worry }". Then nobody sees whom it comes from.

    { $proposal }

    I will show it in the channel without your name, so that the others can take it into account.
