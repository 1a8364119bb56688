# What the made-up colleagues say when a dialogue is tried out in the terminal, and the lines around it.

rehearsal-names = Anna, Ben, Claire, Dora, Eric, Fatima, Grace, Hassan, Iris, James, Karen, Liam, Mary, Nadia, Oliver, Paula, Ralph, Sandra, Thomas, Una, Vera, Will, Yasmin, Zara

rehearsal-point-1 = The phone came across the counter before anybody had said a word.
rehearsal-point-2 = We saw more on the screen than we needed.
rehearsal-point-3 = It is hard to say no to somebody close to tears.
rehearsal-point-4 = The code was on a note in the phone case. We often see that.
rehearsal-point-5 = Nobody told the citizen why we don't type for them.
rehearsal-point-6 = The colleague looked away while the code was typed. That was well done.
rehearsal-point-7 = There was no chair, so it all happened standing at the counter.
rehearsal-point-8 = The citizen thought we can see everything in the systems.
rehearsal-point-9 = Each of us solves it in our own way.
rehearsal-point-10 = A relative sat beside and answered for the citizen.

rehearsal-idea-1 = One sentence we always say before the phone is handed over.
rehearsal-idea-2 = A sign on the counter: You type, we show the way.
rehearsal-idea-3 = A spare screen on which we can show the way without seeing any data.
rehearsal-idea-4 = Five minutes every Friday to talk over the hard ones.
rehearsal-idea-5 = A chair beside the counter, so that we sit side by side.
rehearsal-idea-6 = A card to take home: your codes are yours alone.
rehearsal-idea-7 = We turn away from the screen while the citizen types.
rehearsal-idea-8 = A list of places we can send people on to.

rehearsal-proposal-1 = We say the same sentence to everybody: “You type, I show the way”.
rehearsal-proposal-2 = A small sign on each counter saying that codes are the citizen's own.
rehearsal-proposal-3 = Five minutes every Friday on the hardest situation of the week.
rehearsal-proposal-4 = A chair beside the counter, so that we can show the way without taking over.
rehearsal-proposal-5 = A card to take home about where there is more help.
rehearsal-proposal-6 = We make one shared list of places to refer people to.

rehearsal-why = It is easy to remember, and the citizen will notice at once.

# The lines around the dialogue
rehearsal-title = Rehearsal of “{ $playbook }” with { $people } made-up colleagues
rehearsal-private = in private to { $name }
rehearsal-group = in the group's thread
rehearsal-pressed = { $count ->
    [one] { $name } presses { $emoji }
   *[other] { $count } press { $emoji }
}
rehearsal-progress = step { $step } of { $steps } · { $minutes } of { $total } minutes
rehearsal-cost-title = What it cost in attention
rehearsal-cost =
    - { $main } messages in the channel (the first message of each thread included)
    - at most { $threads } in each group's thread
    - at most { $private } private messages to one person ({ $name })
    - { $edits } edits of messages already there (they make no phone buzz)
rehearsal-minutes = The steps take { $steps } minutes{ $slack ->
    [0] .
   *[other] , and { $slack } minutes are slack: { $total } in all.
}
rehearsal-took = By the clock of the rehearsal the dialogue took { $minutes } minutes.
