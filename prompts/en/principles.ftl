# The principles: one of your own services held against them, and dots where it stands weakest.

ask-service = __Which of your digital services will you look at?__ Agree on one, and write `!dialog service` and its name.

ask-principles = __See how your service measures up to the principles, and { done-when }.__

phase-principles = Begin where your names are, and then take the others. Write your examples here in the channel with the principle's number first, e.g. "3 We only asked colleagues": what works as well as what does not, but never in a way that identifies a citizen.

principle = __{ $number }. { $title }__

principle-begin = { $principle } · { $names } begin here

principle-example = _E.g.:_ { $example }

# A principle when the playbook's texts are no longer there.
principle-untitled = principle { $number }

# One of your own examples. The number is used to remove it.
example-item = { $text } (example { $number })

examples-more = { $count ->
    [1] There is 1 more example
   *[other] There are { $count } more examples
}: `!dialog board`

principle-tally = { $principle } – { $dots ->
    [1] 1 dot
   *[other] { $dots } dots
}

weakest-ask = { $dots ->
    [1] { $ballots ->
        [secret] __Where is your service weakest? Send me the principle's number { $private }.__
        [poll] __Where is your service weakest? Place your dot in the poll below.__
       *[open] __Where is your service weakest? Place your dot: press the number.__
    } You can move it until I close: when everybody has answered, by { $clock } at the latest.
   *[other] { $ballots ->
        [secret] __Where is your service weakest? Send me { $dots } numbers { $private }, one at a time.__
        [poll] __Where is your service weakest? Place your { $dots } dots in the poll below.__
       *[open] __Where is your service weakest? Place your { $dots } dots: press the numbers.__
    } You can move them until I close: when everybody has answered, by { $clock } at the latest.
} The dots only show where you begin.

weakest-heading = ### The dots are placed

weakest-are =
    __Your service is weakest here:__

    { $principles }

weakest-others =
    __Dots on the others:__

    { $principles }

weakest-none = Nobody placed a dot, so you go on with the whole service.

weakest-next = { $name }, next is { $next }: press ▶ { $where ->
    [channel] on the post here.
   *[card] on your card.
}

weakest-next-alone = You have no facilitator. Write `!dialog claim` to take it from here.

focus = __Start from what you found weakest:__

focus-name = "{ $title }"

focus-ideas = Think especially of what you found weakest: { $principles }.
