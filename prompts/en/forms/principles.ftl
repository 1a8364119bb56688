# The principles, where examples are written in a form.

phase-principles-service = __Which of your digital services do you look at?__ Agree on one, and press "{ form-service }".

phase-principles =
    Talk together, and hold your service against the principles. Begin where your names stand, and then take the others.

    Press "{ form-example }" for each example. Write what works as well as what does not, but never so that a citizen can be recognised.

weakest-ask = { $dots ->
    [1] Place your dot on the principle where your service stands weakest: { $ballots ->
        [secret] press the number, or write `!dialog answer 3`. Nobody else in the channel sees it.
       *[open] press the number, or write `!dialog answer 3`.
    } You can move it until { $clock }.
   *[other] Place your { $dots } dots on the principles where your service stands weakest: { $ballots ->
        [secret] press the numbers, or write `!dialog answer 3`. Nobody else in the channel sees it.
       *[open] press the numbers, or write `!dialog answer 3`.
    } You can move them until { $clock }.
} The dots decide nothing. They show where you begin.
