# The principles: one of your own services held against them, and dots where it stands weakest.

phase-principles-service = __Which of your digital services do you look at?__ Agree on one, and write `!dialog service` and its name.

phase-principles =
    Talk together, and hold your service against the principles. Begin where your names stand, and then take the others.

    Write your examples here in the channel with the principle's number first, e.g. "3 We asked colleagues only". Write what works as well as what does not, but never so that a citizen can be recognised.

principle = __{ $number }. { $title }__

principle-begin = { $principle } · { $names } begin here

principle-example = _E.g.:_ { $example }

# A principle when the playbook's texts are no longer there.
principle-untitled = principle { $number }

# One of your own examples. The number is used to remove it.
example-item = { $text } (example { $number })

examples-more = { $count ->
    [1] There is 1 example more
   *[other] There are { $count } examples more
}: `!dialog board`

principle-tally = { $principle } – { $dots ->
    [1] 1 dot
   *[other] { $dots } dots
}

weakest-ask = { $dots ->
    [1] Place your dot on the principle where your service stands weakest: { $ballots ->
        [secret] write the number to me in private.
       *[open] press the number, or write `!dialog answer { $number }`.
    } I close when all have answered, at the latest at { $clock }. Until then you can move it.
   *[other] Place your { $dots } dots on the principles where your service stands weakest: { $ballots ->
        [secret] write the numbers to me in private, one at a time.
       *[open] press the numbers, or write `!dialog answer { $number }`.
    } I close when all have answered, at the latest at { $clock }. Until then you can move them.
} The dots decide nothing. They show where you begin.

weakest-heading = ### The dots are placed

weakest-are =
    __Here your service stands weakest:__

    { $principles }

weakest-others =
    __Dots on the others:__

    { $principles }

weakest-none = Nobody placed a dot, so you go on with the whole service.

weakest-next = { $name }, next is { $next }: press ▶ { $where ->
    [channel] on the post here.
   *[card] on your card.
}

weakest-next-alone = You have no facilitator. Write `!dialog claim` and take the dialogue on from here.

focus = __Start from what you found weakest:__

focus-name = "{ $title }"

focus-ideas = Think especially of what you found weakest: { $principles }.
