# The principles, where examples are written in a form.

phase-principles-service = __Which of your digital services do you look at?__ Agree on one, and press "{ form-service }".

phase-principles =
    Talk together, and hold your service against the principles. Begin where your names stand, and then take the others.

    Press "{ form-example }" for each example. Write what works as well as what does not, but never so that a citizen can be recognised.

weakest-ask = { $dots ->
    [1] Place your dot on the principle where your service stands weakest: { $ballots ->
        [secret] press the number, or write `!dialog answer { $number }`. Nobody else in the channel sees it.
       *[open] press the number, or write `!dialog answer { $number }`.
    } I close when all have answered, at the latest at { $clock }. Until then you can move it.
   *[other] Place your { $dots } dots on the principles where your service stands weakest: { $ballots ->
        [secret] press the numbers, or write `!dialog answer { $number }`. Nobody else in the channel sees it.
       *[open] press the numbers, or write `!dialog answer { $number }`.
    } I close when all have answered, at the latest at { $clock }. Until then you can move them.
} The dots decide nothing. They show where you begin.
