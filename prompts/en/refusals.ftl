# When something cannot be done: why, and what can. One or two sentences.

refusal-no-dialogue = There is no dialogue under way here. Begin one with `!dialog start borgerdata`, or see what you can choose with `!dialog playbooks`.

refusal-already-live = A dialogue is already under way here. Join it with `!dialog join`, or wait until it is over.

refusal-unknown-playbook = I know no playbook called "{ $name }". See the ones I have with `!dialog playbooks`.

refusal-unknown-playbook-nearest = I know no playbook called "{ $name }". Did you mean `{ $nearest }`?

refusal-facilitator-only = { $name } is leading the dialogue. Ask in the channel, and { $name } can do it or hand over to you.

refusal-facilitator-gone = Only a facilitator can do that, and you have none right now. Write `!dialog claim` in the channel if you would like to be it.

refusal-may-not-start = Not everybody may start a dialogue here. See who may: `!dialog settings`.

refusal-participants-only = Only those taking part can do that. To join, write `!dialog join` in the channel.

refusal-observer = You are only watching, so it does not count. To take part, write `!dialog join`.

refusal-too-few = Only { $people } of you have joined, and the playbook is made for at least { $min }. If more of you are in the room, count them in: `!dialog guests 3`. To begin all the same, write `!dialog next`.

refusal-too-many = There are { $people } of you, and the playbook is made for at most { $max }. It works best if you split in two. To begin all the same, write `!dialog next`.

refusal-not-all-ready = So far { $ready } of { $of } are ready. To go on all the same, write `!dialog next`.

refusal-not-all-read = So far { $read } of { $of } have done the reading. When everybody has, you can skip it.

refusal-ends-here = Nothing has happened yet. If you end here, it is without an agreement. If that is what you want, press 🛑 again, or write `!dialog end`.

refusal-ends-undecided = Nothing has happened yet. If you end here, it is without a decision. If that is what you want, press 🛑 again, or write `!dialog end`.

refusal-not-now = That does not fit in right now.

refusal-not-now-fits = That belongs to "{ $activity }".

refusal-now-is = You are at "{ $activity }"; the latest post shows what you can do.

refusal-now-lobby = The dialogue has not begun yet.

refusal-now-over = The dialogue is over.

refusal-at-the-start = You are at the very beginning, so there is nothing to go back to.

refusal-already-paused = It is already paused. Go on with `!dialog resume`.

refusal-not-paused = It is not paused, so the clock is already running.

refusal-nothing-open = There is nothing to answer right now. I will say so in the channel when there is.

refusal-answer-consent = I cannot count that as an answer here. Answer `agree`, `question` or `objection`, and feel free to add why.

refusal-answer-yes-no = I cannot count that as an answer here. Answer `yes` or `no`.

refusal-answer-number = I cannot count that as an answer here. Answer with one of the numbers { $open }.

refusal-yes-with-conditions = That sounds like a yes with a condition, so I have noted nothing. Answer `yes` if it can stand as I wrote it, otherwise `no`.

refusal-no-proposals = There is no proposal yet. Write the first: `!dialog proposal …`

refusal-one-proposal = There is only one proposal, so there is nothing to choose between. Ask about it with `!dialog consent`, or write one more: `!dialog proposal …`

refusal-in-channel-only = That takes place in a channel, where the others can take part. Write the same there. If I am not in the channel yet, invite me first.

# A vote had closed. $outcome is what came of it.
refusal-vote-closed = The vote closed at { $clock }, { $of ->
    [take-back] { $just ->
        [yes] just before you took your answer back, so it stands.
       *[no] so your answer stands.
    }
    [hands] { $just ->
        [yes] just before your count, so the hands were not counted.
       *[no] so the hands cannot be counted.
    }
   *[answer] { $just ->
        [yes] just before your answer, so it was not counted.
       *[no] so your answer was not counted.
    }
} { $outcome }

vote-came-to = { $how ->
    [consent] You agreed on proposal { $numbers }.
    [no-consent] You did not agree on proposal { $numbers }.
    [dots] Proposal { $numbers } got the most dots.
    [tie] It was a tie between { $numbers }.
    [lot] It was a tie, and proposal { $numbers } won the draw.
    [weakest] { $numbers } got the most dots.
   *[nobody] Nobody placed a dot.
}

# It has closed and is not counted yet.
vote-being-counted = I am counting now.

refusal-silence-over = { $of ->
    [done] The silence is over, so there is no need to say that you are done. The latest post shows what to do now.
   *[idea] The silence is over, so what you wrote was not included. To include it after all, write `idea` in front of it. I will put it last on the list, without a name.
}

refusal-gone-on = You have just gone on, so that did not count here. If you are done with the new one too, write it again.

refusal-no-such-number = There is no number { $number }. You can choose { $open }.

refusal-which-number = Write one of the numbers { $open }.

refusal-no-numbers = The list is empty, so there are no numbers to choose from.

refusal-no-such-person = I cannot find "{ $name }" among those taking part. Write the name as it appears in the channel, or mention the person with @.

refusal-which-person = There are several who could be "{ $name }". Mention the person with @, or write the full name.

refusal-answers-themselves = { $name } has an account and answers for themselves. You can answer for guests in the room.

refusal-too-many-hands = That is { $hands } hands, but there { $guests ->
    [0] are no guests
    [1] is only 1 guest
   *[other] are only { $guests } guests
} in the room. Count again, or change the number of guests with `!dialog guests { $hands }`.

refusal-group-full = Your group already has two proposals. First remove one with `!dialog remove proposal` and its number.

refusal-frozen = A vote is open, so that has to wait until it has closed. Whoever is leading can close it with ▶.

refusal-not-silent-yet = You have a facilitator. If nothing happens for { $minutes ->
    [1] 1 minute
   *[other] { $minutes } minutes
} after time is up, you can take over.

refusal-already-facilitator = You already are. Everything you can do is in `!dialog help all`.

refusal-cpr = There was something that looks like a CPR number, so I have kept none of it. Delete the message, and write it again without the number.

refusal-too-long = That is too long; there is room for { $max } characters. Can you say it more briefly?

refusal-empty = There was nothing there. Write the text right after the command.

refusal-no-date = A date is missing. Write it e.g. as `3 weeks`, `12 January` or `12 January at 9`.

refusal-bad-date = I cannot read "{ $date }" as one date. Write it e.g. as `3 weeks`, `12 January` or `12 January at 9`.

refusal-date-unknown = I do not know the word "{ $word }" in "{ $date }". Write the date e.g. as `3 weeks`, `12 January` or `12 January at 9`.

refusal-date-unknown-nearest = I do not know the word "{ $word }". Did you mean `{ $fits }`?

refusal-date-varies = "{ $name }" is not the same days everywhere. Write the first and the last day, such as `15-19 February`.

refusal-no-such-date = "{ $date }" does not exist: { $month } { $year } has { $days } days. Write e.g. `{ $fits }`.

refusal-no-such-month = "{ $date }" does not exist: there is no month { $month }. Write the date e.g. as `12 January`.

refusal-no-such-month-turned = "{ $date }" does not exist: there is no month { $month }. Did you mean `{ $month } { $named }`?

refusal-no-such-week = There is no week { $week }: { $year } has { $last } weeks. Write e.g. `Monday in week { $last }`.

refusal-no-such-time = "{ $time }" is not a time of day; the day runs from 0:00 to 23:59. Write e.g. `at 13:30`.

refusal-weekday-mismatch = { $day } { $month } { $year } is a { $weekday }, not a { $said }. Did you mean `{ $one }` or `{ $other }`?

refusal-which-day = "{ $date }" is several days, from { $first } to { $last }. Write which one, such as `{ $fits }`.

refusal-which-end = "{ $date }" does not say exactly which days. Write the first and the last day, such as `from { $first } to { $last }`.

refusal-which-time = At what time on { $date }? Add it, such as `{ $fits }`.

refusal-whole-days = "{ $date }" is not a whole day, and only whole days count here. Write e.g. `today` or `24-31 December`.

refusal-past-date = "{ $date }" is { $when }, which has already passed. Choose a day to come.

refusal-past-date-fits = "{ $date }" is { $when }, which has already passed. Write a day to come, such as `{ $fits }`.

refusal-too-far = "{ $date }" is { $when }, more than { $years } years ahead. Is the year right?

refusal-too-far-fits = "{ $date }" is { $when }, more than { $years } years ahead. Is the year right? Write e.g. `{ $fits }`.

refusal-ambiguous-date = "{ $date }" could be both { $readings }. Write the whole date, so that we agree.

refusal-ambiguous-time = "{ $date }" could be both { $one } and { $other }. Write it with four digits, such as `at { $other }`, so that we agree.

refusal-dates-reversed = The days are the wrong way round: { $until } comes before { $from }. Write e.g. `from { $until } to { $from }`.

refusal-times-reversed = The times are the wrong way round: { $until } comes before { $from }. Write e.g. `at { $until }-{ $from }`.

refusal-dates-apart = "{ $date }" is two separate times: one begins { $first }, the other { $second }. Write them one at a time.

refusal-not-postponed = The trial ends { $end }, so { $asked } would not postpone it. Write how much longer it should last, such as `!dialog postpone 2 weeks`.

refusal-ends-then-already = The trial already ends { $end }. Write how much longer it should last, such as `!dialog postpone 2 weeks`.

refusal-follow-up-too-early = The follow-up { $asked } comes before the trial ends { $end }. Write e.g. `!dialog trial follow-up: { $fits }`.

# Can be copied as it stands.
date-and-time = { $date } at { $clock }

date-to-copy = `{ $moment }`

refusal-bad-minutes = Write a number of minutes from 1 to { $max }, e.g. `!dialog extend 2`.

refusal-too-many-guests = I can count up to { $max } guests.

refusal-owner-only = Only the owner can say yes or no. If you want to ask somebody else, write `!dialog trial owner: @name`

refusal-not-your-trial = Only the owner, their second or the facilitator can answer for the trial. Get in touch with one of them.

refusal-bank-afterwards = Finish the follow-up first. Then write `!dialog idea bank try { $number }` to take it up by itself.

refusal-not-yours = Only whoever wrote it can reword it. Whoever is leading can remove it with `!dialog remove`.

# A message was edited or deleted, and what it became stays as it is.

unchanged-voted = You are voting on proposal { $number } right now, so its words stay as they are for now.

unchanged-agreed = It has been agreed, so the words stay as they are. If you want to change the agreement, bring it up at the follow-up.

unchanged-over = The dialogue is over, so what you wrote stays. If you want what you have written deleted, write `!dialog erase my data`.

unchanged-planned = The time has been agreed, and it does not change with the message. Write `!dialog move tomorrow at 13` to move the dialogue, or `!dialog cancel` to call it off.

unchanged-otherwise = An edited message does not become something new. If you want something else, write a new message.

unchanged-past = What you wrote still holds, even though the message has been edited or deleted. If you want to change anything, write a new message.

unchanged-empty = There is nothing left in the edited message. If it should go, delete the message.

unchanged-cpr = There is something that looks like a CPR number in the edited message, so I have kept none of it. Edit it again without the number.

unchanged-stands = It still says: "{ $text }".

refusal-unknown-command = I did not understand "{ $word }". Everything I can do is in `!dialog help all`.

refusal-unknown-command-nearest = I did not understand "{ $word }". Did you mean `!dialog { $nearest }`?

refusal-usage = Something is missing. Write `!dialog { $use }`, e.g. `!dialog { $example }`

refusal-usage-word = I did not understand “{ $word }”. Write `!dialog { $use }`, e.g. `!dialog { $example }`

refusal-usage-alone = I did not understand “{ $word }”. Just write `!dialog { $use }`

refusal-usage-too-big = That number is too big; it can be { $most } at most. Write `!dialog { $use }`, e.g. `!dialog { $example }`

refusal-usage-one-answer = Answer one thing at a time, e.g. `!dialog answer 2`

refusal-usage-twice = The same thing is there twice, so I do not know which one counts. Write `!dialog { $use }`, e.g. `!dialog { $example }`

refusal-usage-one-name = Write one name at a time, e.g. `!dialog { $example }`

refusal-say-it-alone = If you mean `{ $command }`, write it on its own.

refusal-try-again = That was a little too fast. Nothing is lost; try again in a moment.

refusal-not-here = I cannot hold dialogues in this channel. Ask whoever installed me.

refusal-no-dialogue-of-yours = You are not in a dialogue right now, so I do not know what your message belongs to. If there is one under way, write `!dialog join` in the channel.

refusal-say-in-channel = Write it in the channel it is about.

refusal-time-not-confirmed = I am waiting for a yes to the time. Write `!dialog answer yes`, or find another, such as `!dialog move tomorrow at 13`.

refusal-not-yet = It is not until { $date }. To begin earlier, move it, for example `!dialog move { $today } at { $clock }`.

refusal-nothing-planned = Nothing is planned here. Write for example `!dialog plan borgerdata tomorrow at 13`.

refusal-which-dialogue = You have several dialogues it could be about: number { $open }. { $of ->
    [join] Add the number, such as `!dialog join { $one }`.
    [observe] Add the number, such as `!dialog observer { $one }`.
    [leave] Add the number, such as `!dialog leave { $one }`.
    [claim] Add the number, such as `!dialog claim { $one }`.
    [cancel] Add the number, such as `!dialog cancel { $one }`.
   *[move] Add the number, such as `!dialog move { $one } tomorrow at 13`.
} See them with `!dialog calendar`.

refusal-no-trial = You have no trial under way that it could be about. See what is coming up: `!dialog calendar`

refusal-being-followed-up = The follow-up has begun, so say it in the channel. That is where you talk about how it went.

refusal-which-trial = You have several trials under way: number { $open }. { $of ->
    [postpone] Add the number, such as `!dialog postpone { $one } to 2 weeks`.
    [stop] Add the number, such as `!dialog stop trial { $one }`.
   *[follow-up] Add the number, such as `!dialog follow-up { $one }`.
} See them with `!dialog calendar`.

refusal-nothing-learned = There is no learning card to share yet. You will have one when you have held a follow-up.

refusal-nowhere-to-share = No channel has been chosen where teams can share what they have learned. Ask whoever installed me.

refusal-sharing-off = You have not chosen to share what you learn with other teams. If you want to, first write `!dialog settings sharing: yes`.

refusal-too-many-planned = You have planned { $most } dialogues already. Cancel one of them first, for example `!dialog cancel { $one }`. See them with `!dialog calendar`.
