# The principles, where examples are written in a form.

ask-service = __Which of your digital services will you look at?__ Agree on one, and press "{ form-service }".

phase-principles =     Begin where your names are, and then take the others. Press "{ form-example }" for each example: what works as well as what does not, but never in a way that identifies a citizen.

weakest-ask = { $dots ->
    [1] __Where is your service weakest? Place your dot: press the number.__{ $ballots ->
        [secret] {" "}Nobody else in the channel sees it.
       *[open] {""}
    } You can move it until I close: when everybody has answered, by { $clock } at the latest.
   *[other] __Where is your service weakest? Place your { $dots } dots: press the numbers.__{ $ballots ->
        [secret] {" "}Nobody else in the channel sees it.
       *[open] {""}
    } You can move them until I close: when everybody has answered, by { $clock } at the latest.
} The dots only show where you begin.
