# The posts in the channel and in the groups' threads, one for each activity.

# --- headings ---

heading = ### Step { $step } · { $activity } · until { $clock }

heading-time-up = ### Step { $step } · { $activity } · time is up

heading-paused = ### Paused · step { $step } · { $activity } · { $minutes } min left

heading-ended = ### Step { $step } · { $activity } · ended { $clock }

heading-past = ### Step { $step } · { $activity } · finished

activity-name = { $kind ->
    [frame] The topic
    [read] The case
    [listen] The podcast
    [pairs] Pairs
    [round] The round
    [summarise] Shared points
    [principles] The principles
    [weakest] The weakest spots
    [groups] Groups
    [new-pairs] A new partner
    [reflect] Your own practice
    [silent] Silent minute
    [silent-answers] In silence
    [share] Share ideas
    [share-answers] Share your answers
    [select] Choose proposals
    [present] Presentations
    [consent] Consent
    [verdict] Decision
    [run-off] Run-off
    [dots] Dot vote
    [bank] From last time
    [recall] What you agreed
    [learn] Learning card
   *[trial] The trial
}

# --- the last line: how many have got there ---

# At the foot of a long text, until somebody has pressed.
foot-press = { $kind ->
    [ready] { $of ->
        [1] ✅ when you are all ready
       *[other] ✅ when you are ready
    }
   *[done] { $of ->
        [1] ✅ when you are all done
       *[other] ✅ when you are done
    }
}

foot-done = { $kind ->
    [ready] { $ready ->
        [1] 1 of { $of } is ready
       *[other] { $ready } of { $of } are ready
    }
   *[done] { $ready ->
        [1] 1 of { $of } is done
       *[other] { $ready } of { $of } are done
    }
}

# Where everybody works in the thread of their group and presses there.
foot-done-threads = { $ready ->
    [1] 1 of { $of } is done
   *[other] { $ready } of { $of } are done
}

foot-silent = { $written ->
    [1] 1 of { $of } has written
   *[other] { $written } of { $of } have written
}

# When the activity is over.
foot-past = { $kind ->
    [read] { $ready } of { $of } had read it
    [listened] { $ready } of { $of } had listened
   *[done] { $ready } of { $of } were done
}

# What only the facilitator presses.
foot-steer = { $name }: ▶ go on

foot-steer-extend = { $name }: ▶ go on · ⏳ +2 min

foot-steer-paper = { $name }: ▶ go on · 📝 on paper instead

foot-steer-vote = { $name }: ▶ close the vote now

foot-steer-end = { $name }: 🛑 end without an agreement

foot-steer-or-end = { $name }: ▶ go on · 🛑 end for today

foot-steer-later = { $name }: ⏩ take it afterwards · 🛑 end without an agreement

foot-steer-agreed = { $name }: ▶ end now, and take the rest afterwards

foot-steer-finish = { $name }: ▶ finish for today

foot-steer-undecided = { $name }: 🛑 end without a decision

foot-steer-alone = Nobody is steering right now. Write `!dialog claim` to take the dialogue on.

foot-paused = { $where ->
    [channel] { $name }: ▶ start the clock again
   *[card] The clock is stopped. { $name } starts it again.
}

foot-paused-alone = The clock is stopped. Write `!dialog claim` and then `!dialog resume` when you are ready.

# --- the first line: what everybody does now, and what they press ---

done-when = { $of ->
    [1] press ✅ when you are all done
   *[other] press ✅ when you are done
}

ready-when = { $of ->
    [1] press ✅ when you are all ready
   *[other] press ✅ when you are ready
}

ask-frame = __Listen while { $name } introduces the topic, and { ready-when }.__

ask-frame-alone = __Read about the topic, and { ready-when }.__

# The curious questions stand below it.
ask-read = __Read the case (about { $minutes } min), and { done-when }.__ Note down what strikes you, and think about:

# The curious questions stand below it.
ask-listen = __Listen to the podcast, and { done-when }.__ Note down what strikes you, and think about:

ask-pairs = __Find your partner, talk together, and { done-when }.__

ask-summarise = __What keeps coming up? Say it out loud, and { done-when }.__

ask-groups = { $where ->
    [threads] __Find your group here, and { ready-when }.__
   *[room] __Find your group in the room, and { ready-when }.__
}

ask-groups-one = __You are one group and talk all together. Just { ready-when }.__

ask-groups-new-pairs = { $where ->
    [threads] __Find your new partner here, and { ready-when }.__ In a moment every pair gets its own thread.
   *[room] __Find your new partner, sit down together, and { ready-when }.__
}

ask-reflect = { $where ->
    [threads] __Talk about the three questions in your thread, and { done-when }.__
    [all] __Talk about the three questions together, and { done-when }.__
   *[room] __Sit down together, talk about the three questions, and { done-when }.__
}

ask-silent = { $written ->
    [answers] __Write your answers to me { $private }, one message for each, and { done-when }.__
   *[ideas] __Write your ideas to me { $private }, one message for each, and { done-when }.__
} They are shown without names.

ask-silent-paper = { $written ->
    [answers] __Write your answers on paper, and { done-when }.__
   *[ideas] __Write your ideas on paper, and { done-when }.__
} You share them afterwards.

ask-share-threads = __Do a quick-fire round in your thread, and { done-when }.__ Your ideas are there now.

ask-share-here = { $written ->
    [answers] __Read your answers aloud, and { done-when }.__ Ask about what you are curious about.
   *[ideas] __Quick-fire round: read your ideas aloud, and { done-when }.__ Ask about the ones you are curious about.
}

ask-share-none = { $written ->
    [answers] __Take turns saying your answers aloud, and { done-when }.__
   *[ideas] __Quick-fire round: take turns in the group saying your ideas aloud, and { done-when }.__
}

ask-select = { $where ->
    [threads] __Choose 1–2 proposals in your thread, and { done-when }.__
    [all] __Choose 1–2 proposals that you can actually start on, and { done-when }.__
   *[room] __Choose 1–2 proposals in each group that you can actually start on, and { done-when }.__
}

ask-bank = __Is there anything you want to take up, or let go? Say it out loud, and { ready-when }.__

ask-recall = __Read what you agreed, and { done-when }.__

ask-learn = __What do you want others to know? Write it down together, and { done-when }.__

# --- step 1 ---

phase-frame =
    { $topic }

    __What we want to understand better:__

    { $framing }

# When everybody has read ahead.
phase-frame-have-read =
    You have done the reading, so in a moment you will talk in pairs. Keep these questions in mind:

    { $curious }

phase-read =
    { $curious }

    __{ $title }__

    { $text }

phase-listen = { $intro }

phase-listen-link = Listen here: { $link }

phase-think =
    __Think about:__

    { $curious }

phase-listen-think =     { $curious }

phase-listen-alternative =
    __If you cannot listen, read here (about { $minutes } min):__

    { $alternative }

# --- step 2 ---

phase-pairs =
    { $pairs }

    { $question }

phase-round-turn =     __{ $pair }, it is your turn: say 1–2 points aloud, write them here, one message for each, and press ✅.__

# A pair in which nobody has an account: the facilitator writes for them.
phase-round-guests = __{ $pair }, it is your turn: say 1–2 points aloud.__ { $name } writes them here in the channel, one message for each.

phase-round-guests-alone = __{ $pair }, it is your turn: say 1–2 points aloud.__ One of the others has to take over (`!dialog claim`) and write them here.

phase-round-next = The rest of you listen. After that: { $pair }

phase-round-last = The rest of you listen.

phase-round-plucked = There are many of you today, so I have picked { $count } pairs. After that it is everybody else's turn.

phase-round-missing = __Is anything missing on the board? Write it here in the channel, and { done-when }.__ Every pair has spoken.

phase-round-missing-plucked = __The rest of you: is anything missing on the board? Write it here in the channel, and { done-when }.__ The pairs I picked have spoken.

phase-board =
    __The board:__

    { $points }

phase-board-empty = The board is empty so far.

phase-themes = __Themes:__ { $themes }

phase-themes-how = { $name } writes it down.

phase-themes-how-alone = Sum up with `!dialog theme …`

# --- step 3 ---

group-name = { $of ->
    [pairs] Pair { $number }
   *[groups] Group { $number }
}

group-item = __{ $group }:__ { $names }

phase-reflect = { $questions }

# Where all there is to do stands in the threads of the groups.
phase-in-threads = { $what ->
    [reflect] __Talk together in your thread:__
    [share] __Do a quick-fire round in your thread:__
   *[select] __Choose 1–2 proposals in your thread:__
} { $threads }

thread-at = [{ $group }]({ $link })

phase-reflect-care = Leave out anything that identifies a citizen.

# --- step 4 ---

phase-silent-over = The silence is over. { $of ->
    [answers] { $ideas ->
        [0] You will share the answers from your paper in a moment.
        [1] There is 1 answer. You will see it in a moment, without a name.
       *[other] There are { $ideas } answers. You will see them in a moment, mixed and without names.
    }
   *[ideas] { $ideas ->
        [0] You will share the ideas from your paper in a moment.
        [1] There is 1 idea. You will see it in a moment, without a name.
       *[other] There are { $ideas } ideas. You will see them in a moment, mixed and without names.
    }
}

# Where everybody has the question in their private message, it does not stand here.
phase-silent-asked = { $asked ->
    [private] {""}
   *[here] { $question }
}

# The post when the activity is over.
phase-silent-past = { $of ->
    [answers] { $ideas ->
        [0] No answers came in here; you read the ones on paper out loud.
        [1] 1 answer came.
       *[other] { $ideas } answers came.
    }
   *[ideas] { $ideas ->
        [0] No ideas came in here; you read the ones on paper out loud.
        [1] 1 idea came.
       *[other] { $ideas } ideas came.
    }
}

# A group's ideas or proposals under the group's name.
group-list =
    __{ $group }__

    { $items }

group-list-empty = __{ $group }:__ none yet

# Numbers up to 10 can be pressed.
select-how = { $ideas ->
    [none] Write them with `!dialog proposal …`
    [some] Press the idea's number, or write `!dialog proposal` and then the number or your own words.
   *[all] Press the idea's number, or write `!dialog proposal …` in your own words.
}

# A group has the two proposals it may have.
phase-selected = You have chosen your two proposals. To swap one, remove it first: `!dialog remove proposal { $number }`

phase-selected-all = Every group has chosen its proposals.

phase-proposals =
    __Proposals:__

    { $proposals }

# An idea that has become a proposal.
idea-put-forward = { $text } __(proposal { $number })__

phase-proposals-empty = There are no proposals yet.

proposal-by-group = { $text } ({ $group })

# --- step 5 (the votes stand in decisions.ftl) ---

phase-present-turn = __{ $group }: tell us briefly about your proposals.__ The rest of you: ask in order to understand, and judge later.

phase-present-done = __Is there anything you do not understand yet? Then ask.__ Every group has presented.

phase-present-consent = If you are gathering around one proposal, { $name } can ask whether you agree.

phase-present-consent-alone = If you are gathering around one proposal, the facilitator can ask whether you agree.

# --- the groups' threads ---

group-root = __{ $group }:__ { $names }

# E.g. "Group 2 · Choose proposals · until 13:12".
group-heading = __{ $parts }__

until-clock = until { $clock }

thread-paused = paused

thread-time-up = time is up

group-reflect =
    { $of ->
        [0] __Talk about the three questions.__
       *[other] __Talk about the three questions, and { done-when }.__
    } Everybody should get to say something.

    { $questions }

group-share =
    { $of ->
        [0] __Read your ideas aloud, and ask about them.__
       *[other] __Read your ideas aloud, ask about them, and { done-when }.__
    }

    { $ideas }

group-share-none = { $of ->
    [0] __Quick-fire round: say your ideas out loud, one at a time.__
   *[other] __Quick-fire round: say your ideas out loud, one at a time, and { done-when }.__
}

group-select = __Choose 1–2 proposals that you can actually start on:__ { select-how }{ $of ->
    [0] {""}
   *[other] {" "}✅ when you are done
}

group-other = See the latest post in the channel.

# --- in the middle of it all ---

# When the turn of the round moves on, the next pair is called.
turn-called = __{ $pair }, it is your turn.__ Say and write 1–2 points, and press ✅.

turn-called-guests = __{ $pair }, it is your turn.__ Say 1–2 points aloud; { $name } writes them here.

turn-called-guests-alone = __{ $pair }, it is your turn.__ Say 1–2 points aloud. One of the others must take over (`!dialog claim`) and write them here.

turn-called-past = { $pair } have had their turn.

presenter-called = __{ $group }: tell us briefly about your proposals.__

presenter-called-past = { $group } have presented.

one-minute-past = You were told when one minute was left.

one-minute = One minute left: { $activity } ends at { $clock }.

ready = { $why ->
    [all-done] Everybody is done.
   *[time-up] Time is up.
} { $name }, press ▶{ $where ->
    [channel] {" "}on the post here.
   *[card] {" "}on your card.
}

ready-last = { $why ->
    [all-done] Everybody is done.
   *[time-up] Time is up.
} { $name }, over to you to round off { $where ->
    [channel] on the post here.
   *[card] on your card.
}

ready-alone = { $why ->
    [all-done] Everybody is done.
   *[time-up] Time is up.
} You have no facilitator. Write `!dialog claim` to take it from here.

ready-past = { $why ->
    [all-done] Everybody was done,
   *[time-up] Time was up,
} and you went on at { $clock }.

# You took more time, or somebody was not done after all.
ready-past-no-clock = { $why ->
    [all-done] Everybody was done, and then you took a little more time.
   *[time-up] Time was up, and then you took a little more time.
}

ready-next = "{ $activity }"

break = I was away for { $minutes ->
    [1] 1 minute
   *[other] { $minutes } minutes
}. You get that time back: you now have until { $clock }.

break-no-clock = I was away for { $minutes ->
    [1] 1 minute
   *[other] { $minutes } minutes
}. You can go on where you left off.

paused = Paused. The clock is stopped until { $name } starts it again.

paused-alone = Paused. The clock is stopped. Write `!dialog claim` and then `!dialog resume` when you are ready.

paused-past = You paused until { $clock }.

paused-past-no-clock = You paused.

resumed = Under way again: { $activity } until { $clock }.

new-facilitator = { $claimed ->
    [yes] { $name } has taken over as facilitator
   *[no] { $name } is the facilitator from now on
} and gets a private card with what to say and do.

facilitator-left = You have no facilitator. Who will take over? Write `!dialog claim`, and I will help you along.

facilitator-left-past = The facilitator left, and { $name } took over.

facilitator-left-past-nobody = The facilitator left.

cancelled = The dialogue "{ $title }" has been cancelled. You can begin a new one with `!dialog start { $playbook }`.

# Before anybody came in: it had a date.
cancelled-planned = "{ $title }" on { $date } has been cancelled. To find another time, write for example `!dialog plan { $playbook } tomorrow at 13`.

cancelled-follow-up = The follow-up did not happen this time. Come back to it when you can: `!dialog follow-up { $number }`

cancelled-from-the-bank = Nothing came of it today. The idea is still in the `!dialog idea bank`.
