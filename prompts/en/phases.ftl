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

# --- the last lines: what to press, and how to say it in words ---

foot-done = { $of ->
    [1] ✅ when you are all done
   *[other] ✅ when you are done · { $ready ->
        [1] 1 of { $of } is done
       *[other] { $ready } of { $of } are done
    }
}

foot-silent = ✅ when you are done · { $written ->
    [0] nobody has written yet
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

foot-steer-extend = { $name }: ▶ go on · ⏳ 2 min more

foot-steer-paper = { $name }: ▶ go on · 📝 on paper instead

foot-steer-vote = { $name }: ▶ close the vote now

foot-steer-end = { $name }: ▶ end without an agreement

foot-steer-finish = { $name }: ▶ finish for today

foot-steer-undecided = { $name }: ▶ end without a decision

foot-steer-alone = Nobody is steering right now. Write `!dialog claim` to take the dialogue on.

foot-paused = The clock is stopped. { $name } starts it again with `!dialog resume`.

foot-paused-alone = The clock is stopped. Write `!dialog claim` and then `!dialog resume` when you are ready.

# --- step 1 ---

phase-frame =
    { $topic }

    __What we would like to understand better:__

    { $framing }

phase-frame-read = In a moment you will read a short case for inspiration.

phase-frame-listen = In a moment you will listen to a podcast for inspiration.

# When everybody has read ahead.
phase-frame-have-read =
    You have done the reading, so in a moment you will talk in pairs. Keep these questions in mind:

    { $curious }

phase-read =
    Read the case silently, or let one of you read it aloud. It takes about { $minutes } min. Write down what strikes you.

    __{ $title }__

    { $text }

    __Think about:__

    { $curious }

phase-listen = { $intro }

phase-listen-link = Listen here: { $link }

phase-think =
    __Think about:__

    { $curious }

phase-listen-alternative =
    __If you cannot listen, read here (about { $minutes } min):__

    { $alternative }

# --- step 2 ---

phase-pairs =
    Find your partner, and talk together:

    { $pairs }

    { $question }

phase-round-turn =
    __It is your turn:__ { $pair }. Say 1–2 points aloud, and write them here in the channel, one message for each. I will put them on the board.

    After two points the turn moves on by itself. If you are done before that, press ✅.

# A pair in which nobody has an account: the facilitator writes for them.
phase-round-guests = __It is your turn:__ { $pair }. Say 1–2 points aloud; { $name } writes them here in the channel, one message for each.

phase-round-guests-alone = __It is your turn:__ { $pair }. Say 1–2 points aloud. One of the others has to take over (`!dialog claim`) and write them here.

phase-round-next = After that: { $pair }

phase-round-plucked = There are many of you today, so I have picked { $count } pairs. After that it is everybody else's turn.

phase-round-missing = __Is anything missing on the board?__ Write it here in the channel. Every pair has spoken.

phase-round-missing-plucked = __The rest of you: is anything missing on the board?__ Write it here in the channel. The pairs I picked have spoken.

phase-board =
    __The board:__

    { $points }

phase-board-empty = The board is empty so far.

phase-summarise = What keeps coming up? Say it out loud, and find a few words for it.

phase-themes = __Themes:__ { $themes }

phase-themes-how = { $name } sums up with `!dialog theme …`

phase-themes-how-alone = Sum up with `!dialog theme …`

phase-summarise-end = Now you have drawn out your shared points together.

# --- step 3 ---

phase-groups = Each pair joins another pair. { $where ->
        [threads] In a moment every group gets its own thread here in the channel.
       *[room] Find each other in the room.
    }

phase-groups-one = You are one group now, so talk all together.

phase-groups-new-pairs = Find your new partner. { $where ->
        [threads] In a moment every pair gets its own thread here in the channel.
       *[room] Sit down together.
    }

group-name = { $of ->
    [pairs] Pair { $number }
   *[groups] Group { $number }
}

group-item = __{ $group }:__ { $names }

phase-reflect =
    Talk about the three questions. Everybody should get to say something. { $where ->
        [threads] Use your thread.
        [all] You are one group, so use the channel.
       *[room] Sit down together in the room.
    }

    { $questions }

phase-reflect-care = Do share experiences, but never in a way that identifies a citizen.

# --- step 4 ---

phase-silent =
    { $of ->
        [answers] Write your answers __to me in private__, one message for each.
       *[ideas] Write your ideas __to me in private__, one message for each.
    } They are shown without names.

    { $question }

phase-silent-paper =
    { $of ->
        [answers] Write your answers __on paper__.
       *[ideas] Write your ideas __on paper__.
    } You share them afterwards.

    { $question }

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

# The post when the activity is over.
phase-silent-asked = { $question }

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

phase-share-threads = Quick-fire round: your ideas are now in the group's thread, mixed and without names. Read them aloud, and ask about the ones you are curious about.

phase-share-here =
    { $of ->
        [answers] Here are your answers, mixed and without names. Read them aloud, and ask about what you are curious about.
       *[ideas] Quick-fire round: here are your ideas, mixed and without names. Read them aloud, and ask about the ones you are curious about.
    }

    { $ideas }

phase-share-none = { $of ->
    [answers] Take turns and say your answers aloud.
   *[ideas] Quick-fire round: take turns in the group and say your ideas aloud, one at a time.
}

# A group's ideas or proposals under the group's name.
group-list =
    __{ $group }__

    { $items }

group-list-empty = __{ $group }:__ none yet

phase-select = Choose 1–2 proposals in each group that you can actually start on. { $where ->
        [threads] Use your thread.
       *[room] Write `!dialog proposal` and then the idea's number or your own words.
    }

phase-select-one = Choose 1–2 proposals that you can actually start on. Write `!dialog proposal` and then the idea's number or your own words.

# A group has the two proposals it may have.
phase-selected = You have chosen your two proposals. To swap one, remove it first: `!dialog remove proposal { $number }`

phase-selected-all = Every group has chosen its proposals.

phase-ideas =
    __Ideas:__

    { $ideas }

phase-proposals =
    __Proposals:__

    { $proposals }

phase-proposals-empty = There are no proposals yet.

proposal-by-group = { $text } ({ $group })

# --- step 5 (the votes stand in decisions.ftl) ---

phase-present-turn = __{ $group }__ ({ $names }): Tell us briefly about your proposals. The rest of you: ask in order to understand, and leave the judging for later.

phase-present-done = Every group has presented. Is there anything you do not understand yet?

phase-present-consent = If you are gathering around one proposal, { $name } can ask whether you agree.

phase-present-consent-alone = If you are gathering around one proposal, the facilitator can ask whether you agree.

# --- the groups' threads ---

group-root = __{ $group }:__ { $names }. This is your thread.

# E.g. "Group 2 · Choose proposals · until 13:12".
group-heading = __{ $parts }__

until-clock = until { $clock }

group-reflect = { $questions }

group-share =
    Here are your ideas, mixed and without names. Do a quick-fire round on them.

    { $ideas }

group-share-none = Do a quick-fire round: say your ideas out loud, one at a time.

group-select = Choose 1–2 proposals that you can actually start on. Write `!dialog proposal` and then the idea's number or your own words.

group-other = See the latest post in the channel.

# --- in the middle of it all ---

# When the turn of the round moves on, the next pair is called.
turn-called = __{ $pair }, it is your turn.__ Say 1–2 points aloud, and write them here in the channel. Press ✅ when you are done.

turn-called-guests = __{ $pair }, it is your turn.__ Say 1–2 points aloud; { $name } writes them here.

turn-called-guests-alone = __{ $pair }, it is your turn.__ Say 1–2 points aloud. One of the others must take over (`!dialog claim`) and write them here.

turn-called-past = { $pair } have had their turn.

presenter-called = __{ $group }__ ({ $names }), it is your turn: tell the others briefly about your proposals.

presenter-called-past = { $group } have presented.

one-minute-past = You were told when one minute was left.

one-minute = One minute left: { $activity } ends at { $clock }.

ready = { $why ->
    [all-done] Everybody is done.
   *[time-up] Time is up.
} { $name }, next is { $next }: press ▶ { $where ->
    [channel] on the post here.
   *[card] on your card.
}

ready-last = { $why ->
    [all-done] Everybody is done.
   *[time-up] Time is up.
} { $name }, over to you to round off: press ▶ { $where ->
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

ready-next = "{ $activity }" ({ $minutes } min)

break = I was away for { $minutes ->
    [1] 1 minute
   *[other] { $minutes } minutes
}. You get that time back: you now have until { $clock }.

break-no-clock = I was away for { $minutes ->
    [1] 1 minute
   *[other] { $minutes } minutes
}. You can go on where you left off.

paused = Paused. The clock is stopped. { $name } starts it again with `!dialog resume`.

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
