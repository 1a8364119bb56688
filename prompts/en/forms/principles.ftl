# The principles, where examples are written in a form.

phase-principles-service = __Which of your digital services will you look at?__ Agree on one, and press "{ form-service }".

phase-principles =
    Talk about how your service measures up to the principles. Begin where your names are, and then take the others.

    Press "{ form-example }" for each example. Write what works as well as what does not, but never in a way that identifies a citizen.

weakest-ask = { $dots ->
    [1] Place your dot on the principle where your service is weakest: { $ballots ->
        [secret] press the number, or write `!dialog answer { $number }`. Nobody else in the channel sees it.
       *[open] press the number, or write `!dialog answer { $number }`.
    } I close when everybody has answered, by { $clock } at the latest. Until then you can move it.
   *[other] Place your { $dots } dots on the principles where your service is weakest: { $ballots ->
        [secret] press the numbers, or write `!dialog answer { $number }`. Nobody else in the channel sees it.
       *[open] press the numbers, or write `!dialog answer { $number }`.
    } I close when everybody has answered, by { $clock } at the latest. Until then you can move them.
} The dots only show where you begin.
