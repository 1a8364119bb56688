# What holds in the channel, and who is away when. The first word of a value is what one may write oneself.

settings =
    __This applies in the channel:__

    { $settings }

    Change something by writing name, colon and value, e.g. `!dialog settings quiet hours: 16-8`. Write `default` as the value to go back to what applied from the beginning.

settings-changed =
    __From now on this applies:__

    { $settings }

setting-row = `{ $name }`: { $value }

setting-none = none

setting-no-days-off = none besides weekends and public holidays

setting-anybody = everybody

setting-lang = { $lang ->
    [da] Danish
   *[en] English
}

setting-quiet = { $from }–{ $until }

setting-day-off = { $day ->
    [may-day] 1 May
    [constitution-day] 5 June
    [day-after-ascension] day after Ascension
    [christmas-eve] 24 December
   *[new-years-eve] 31 December
}

setting-groups = { $threads ->
    [yes] threads, each group has its own
   *[no] room, the groups talk where you sit
}

setting-ballots = { $open ->
    [yes] open, everybody can see the dots
   *[no] secret, everybody sends me their number in private
}

setting-votes = { $why ->
    [platform] polls, but there are none here, so you vote by reactions
    [secret] polls, though not while `ballots` are secret: what is secret is written in private
   *[none] { $polls ->
        [yes] polls, you vote in a poll below the post
       *[no] reactions, you vote by pressing on the post
    }
}

setting-auto = { $auto ->
    [yes] yes, I go on when time is up
   *[no] no, the facilitator says when you go on
}

setting-record = { $names ->
    [yes] names, the record says who took part
   *[no] counts, the record only says how many took part
}

setting-reading = { $names ->
    [yes] names, the facilitator can see who has read the case
   *[no] counts, the facilitator can only see how many have read the case
}

setting-sharing = { $sharing ->
    [yes] yes, what you learn may be shared outside the channel
   *[no] no, what you learn stays in the channel
}

setting-feedback = { $asks ->
    [yes] yes, when a dialogue has ended I ask those who took part, in private, whether it was worth the time
   *[no] no, I do not ask whether the dialogue was worth the time
}

refusal-may-not-set = Only those who may start a dialogue here can change the settings. See them with `!dialog settings`.

refusal-unknown-setting = There is no setting called "{ $name }". See the ones there are with `!dialog settings`.

refusal-unknown-setting-nearest = There is no setting called "{ $name }". Did you mean `{ $nearest }`?

refusal-bad-setting = "{ $value }" does not fit `{ $name }`.

setting-nearest = Did you mean `{ $nearest }`?

setting-fits = { $setting ->
    [lang] Write `Danish` or `English`.
    [zone] Write continent and city, e.g. `Europe/Copenhagen`.
    [reminders] Write days and a time, e.g. `weekdays at 9` or `Monday and Thursday at 8:30`.
    [quiet] Write when they begin and end, e.g. `17-7`, or `none`.
    [days-off] Choose among `1 May`, `5 June`, `day after Ascension`, `24 December` and `31 December`, or write `none`.
    [days] Write a day, or two with `to` between them, e.g. `28 December to 30 December`.
    [may-start] Write `everybody`, or mention those who may with @.
    [groups] Write `threads` or `room`.
    [votes] Write `reactions` or `polls`.
    [ballots] Write `open` or `secret`.
    [naming] Write `names` or `counts`.
   *[yes-no] Write `yes` or `no`.
}

refusal-no-moment = "{ $reminders }" always falls in quiet hours or on days off. Choose another time, or change `quiet hours`.

refusal-no-working-day = Then you have no working day for more than half a year from { $from }. Is the year right?

# --- away ---

day = { $day }

days = from { $from } until and including { $until }

away-noted = I have noted that you are away { $days }. Meanwhile I will not remind you of anything.

away-whole-days = I count in whole days.

away-replaced = It replaces what you told me before: { $days }.

away-also = You are also noted as away { $days }; if that is no longer right, write `!dialog away off` and then the right days.

away-shown = I have noted that you are away { $days }. If you are here after all, write `!dialog away off`.

away-none = I have not noted that you are away. Write e.g. `!dialog away until 12 January`.

away-ended = Then I take it that you are back, and I will remind you as before.
