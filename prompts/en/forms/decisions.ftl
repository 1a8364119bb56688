# Consent and dots, where nobody can see what others press and write.

dots-ask = { $dots ->
    [1] __Which proposal is most valuable? Place your dot: press the number.__{ $ballots ->
        [secret] {" "}Nobody else in the channel sees it.
       *[open] {""}
    } You can move it until I close: when everybody has answered, by { $clock } at the latest.
   *[other] __Which proposals are most valuable? Place your { $dots } dots: press the numbers.__{ $ballots ->
        [secret] {" "}Nobody else in the channel sees it.
       *[open] {""}
    } You can move them until I close: when everybody has answered, by { $clock } at the latest.
}

dots-ask-verdict = __What should you do? Place your dot: press the number.__{ $ballots ->
    [secret] {" "}Nobody else in the channel sees it.
   *[open] {""}
} You can move it until I close: when everybody has answered, by { $clock } at the latest.

dots-run-off = __Run-off: choose between these, and press the number.__{ $ballots ->
    [secret] {" "}Nobody else in the channel sees it.
   *[open] {""}
} They tied. I close when everybody has answered, by { $clock } at the latest. If they tie again, I will draw lots.

way-amend = __Rewrite the proposal__ so that you can live with it: press "{ form-proposal }", and ask again with `!dialog consent` and the new number

not-counted = { $why ->
    [too-late] Your vote does not count this time, because you joined after the vote opened. You are in from the next question.
   *[observer] Your vote does not count, because you are only watching. If you want to be in from now on, write `!dialog join`.
}

name-objection =
    What is your objection to this proposal? Press "{ form-worry }". Then nobody sees whom it comes from.

    { $proposal }

    I will show it in the channel without your name, so that the others can take it into account.
