# Consent and dots.

# --- consent ---

consent-ask = { $of ->
    [verdicts] __What can you all live with?__
   *[proposals] __Is there one proposal you can all live with trying?__
} { $name } chooses what to ask about.

consent-ask-alone = { $of ->
    [verdicts] __What can you all live with?__
   *[proposals] __Is there one proposal you can all live with trying?__
} The facilitator chooses what to ask about.

# Every proposal has been taken off the board again.
consent-nothing = There is no proposal to ask about. Put one on the board: `!dialog proposal …`

consent-question =
    { $of ->
        [verdicts] __Can we live with this? { $ballots ->
            [poll] Answer in the poll below:__
           *[open] Press your answer:__
        }
       *[proposals] __Can we live with trying this? { $ballots ->
            [poll] Answer in the poll below:__
           *[open] Press your answer:__
        }
    }

    { $number }. { $proposal }

consent-answers =
    👍 Yes\
    ❓ A question first\
    ✋ An objection

consent-rule = It is agreed when at least half have answered and no ❓ or ✋ stands open. I close when everybody has answered, by { $clock } at the latest; until then you can change your answer.

consent-tally = { $agree } yes · { $questions ->
    [1] 1 question
   *[other] { $questions } questions
} · { $objections ->
    [1] 1 objection
   *[other] { $objections } objections
}

answered = { $of ->
    [1] { $answered } of 1 has answered
   *[other] { $answered } of { $of } have answered
}

consent-held = { $of ->
    [verdicts] You agree: { $proposal }
   *[proposals] You agree to try: { $proposal }
}

consent-not-held = You did not agree on: { $proposal }

# --- dots ---

dots-ask = { $dots ->
    [1] { $ballots ->
        [secret] __Which proposal is most valuable? Send me its number { $private }.__
        [poll] __Which proposal is most valuable? Place your dot in the poll below.__
       *[open] __Which proposal is most valuable? Place your dot: press the number.__
    } You can move it until I close: when everybody has answered, by { $clock } at the latest.
   *[other] { $ballots ->
        [secret] __Which proposals are most valuable? Send me { $dots } numbers { $private }, one at a time.__
        [poll] __Which proposals are most valuable? Place your { $dots } dots in the poll below.__
       *[open] __Which proposals are most valuable? Place your { $dots } dots: press the numbers.__
    } You can move them until I close: when everybody has answered, by { $clock } at the latest.
}

# At a follow-up: keep, change or stop.
dots-ask-verdict = { $ballots ->
    [secret] __What should you do? Send me the number { $private }.__
    [poll] __What should you do? Place your dot in the poll below.__
   *[open] __What should you do? Place your dot: press the number.__
} You can move it until I close: when everybody has answered, by { $clock } at the latest.

# When the dots follow right after a question for consent: how it stood.
dots-after-consent = You did not agree on proposal { $number }: { $tally }

dots-run-off = { $ballots ->
    [secret] __Run-off: choose between these, and send me the number { $private }.__
    [poll] __Run-off: choose between these in the poll below.__
   *[open] __Run-off: choose between these, and press the number.__
} They tied. I close when everybody has answered, by { $clock } at the latest. If they tie again, I will draw lots.

dots-option-tally = __{ $number }.__ { $text } – { $votes ->
    [1] 1 dot
   *[other] { $votes } dots
}

dots-waiting = __{ $name } opens the vote with__ `!dialog vote`.

dots-waiting-alone = Write `!dialog vote` to open the vote.

dots-won = Most dots: { $proposal }

dots-lot = The proposals tied twice, so I drew lots as agreed: { $proposal }

dots-tie = It is a tie between { $numbers }.

dots-nobody = Nobody placed a dot.

# Only where there are guests who may answer. $example is a count that fits them.
vote-hands = Guests in the room: raise your hand. { $name } counts and writes e.g. `!dialog count { $example }`.

vote-hands-alone = Guests in the room: raise your hand. The numbers are written with e.g. `!dialog count { $example }`.

vote-hands-counted = { $hands ->
    [1] 1 hand in the room has been counted.
   *[other] { $hands } hands in the room have been counted.
} If you count again, the new numbers replace the old.

# When all have answered before time is up. The line goes again when somebody changes something.
last-call = { $of ->
    [consent] __Everybody has answered.__ Closes in { $seconds } seconds; you can still change your answer.
    [silence] __All are done.__ The silence ends in { $seconds } seconds; you can still write.
   *[dots] __Everybody has answered.__ Closes in { $seconds } seconds; you can still move { $dots ->
        [1] your dot
       *[other] your dots
    }.
}

# --- the receipt: how it was decided ---

receipt-consent = You agreed: { $silent ->
    [0] all { $eligible } said yes.
   *[other] { $answered } of { $eligible } answered, and all said yes.
}

receipt-dots = { $run_off ->
    [yes] After a run-off the proposal got { $all ->
        [yes] all { $total } dots.
       *[no] { $votes } of { $total } dots.
    }
   *[no] The proposal got { $all ->
        [yes] all { $total } dots.
       *[no] { $votes } of { $total } dots.
    }
}

receipt-lot = Decided by drawing lots after a run-off.

receipt-took-part = { $silent ->
    [0] All { $eligible } voted.
   *[other] { $answered } of { $eligible } voted.
}

receipt-hands = { $hands ->
    [1] 1 voted by a show of hands.
   *[other] { $hands } voted by a show of hands.
}

receipt-only = It was the only proposal on the board.

receipt-chosen = You chose it without a vote.

# --- when it did not work out ---

no-decision-consent = ### You do not agree on proposal { $number } yet

no-decision-tally = { $agree } yes · { $questions ->
    [1] 1 question
   *[other] { $questions } questions
} · { $objections ->
    [1] 1 objection
   *[other] { $objections } objections
} · { $silent } without an answer

no-decision-too-few = Fewer than half answered, which is too few to agree.

no-decision-worries = What worries some of you:

no-decision-ways =
    { $name }, this is how you can go on:

    { $ways }

no-decision-ways-alone =
    This is how you can go on:

    { $ways }

# When whoever leads has it all on their card.
no-decision-card = __{ $name }, how will you go on?__ Choose on your card: { $ways }

way-short = { $way ->
    [amend] a better proposal
    [another] another proposal
    [dots] dots
    [dots-again] vote again
    [consent] ask for consent
   *[stop] end for today
}

no-decision-nobody = ### Nobody voted this time

way-amend = __Amend the proposal__ so that you can live with it: write `!dialog proposal …`, and ask again with `!dialog consent` and the number

way-another = __Try another__ proposal: `!dialog consent` and the number

way-dots = __Place dots__: `!dialog vote`

way-dots-again = __Vote again__: `!dialog vote`

way-consent = __Ask for consent__ to one proposal: `!dialog consent` and the number

way-stop = __End for today__: `!dialog end`. I will keep the proposals for next time

way-stop-undecided = __End for today__: `!dialog end`. You can come back to the follow-up another day

# --- private messages about votes ---

not-counted = { $why ->
    [too-late] Your vote does not count this time, because you joined after the vote opened. You are in from the next question.
   *[observer] Your vote does not count, because you are only watching. If you want to be in from now on, write `join`.
}

name-objection =
    What is your objection to this proposal? Write it here in one message.

    { $proposal }

    I will show it in the channel without your name, so that the others can take it into account. If you pressed ✋ in the channel, they have seen that you have an objection.

objection-taken-back = You have taken your objection back, so I will not ask about it again.
