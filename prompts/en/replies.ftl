# Answers to what people ask.

hello =
    ### Hello, I am Drejebog

    I help you through a dialogue at work, from a short case to one thing you want to try out. I keep the time, put you in pairs and groups, remember the points and count the votes.

    See what you can talk about: `!dialog playbooks`\
    Begin: `!dialog start borgerdata`\
    Everything else: `!dialog help all`

playbooks =
    __What you can talk about:__

    { $playbooks }

playbooks-begin = Begin with `!dialog start` and the name.

playbook-item = `{ $name }`: { $title } ({ $minutes } min, { $min }–{ $max } people)

playbooks-none = There are no playbooks here yet. Ask whoever installed me.

status-lobby = __{ $title }__ has not begun yet.

status-lobby-follow-up = __The follow-up__ has not begun yet.

status-over = __{ $title }__ is over.

status-over-follow-up = __The follow-up__ is over.

status-live = __Step { $step } · { $activity }__ until { $clock }

status-paused = __Paused · step { $step } · { $activity }__

status-ready = { $ready ->
    [1] 1 of { $of } is done
   *[other] { $ready } of { $of } are done
}

status-next = Next: { $next }

status-people = You are { $people }{ $guests ->
    [0] .
    [1] , of whom 1 is a guest in the room.
   *[other] , of whom { $guests } are guests in the room.
}

# The legal text is never shown without its disclaimer.
law =
    { $note }

    { $legal }

# Below the disclaimer: rules change, so that people must see how old the text is.
law-reviewed = _Last reviewed on { $day } { $month } { $year }._

advice =
    { $advice }

    __For every meeting:__

    - Find paper, pens, sticky notes and a board, and place the chairs so that everybody can see each other.
    - If you are unsure about data ethics, ask your data protection officer. If a citizen could be badly affected, talk to the citizens' adviser if you have one.

advice-none = Advice belongs to a playbook. Write `!dialog advice` again when a dialogue has been started.

law-none = The legal background belongs to a playbook. Write `!dialog law` again when a dialogue has been started.

my-data =
    __This is what I hold about you.__ You have been in { $dialogues ->
        [1] 1 dialogue
       *[other] { $dialogues } dialogues
    } here, and { $count ->
        [0] I have no texts from you.
        [1] I have 1 text from you:
       *[other] I have { $count } texts from you:
    }

my-data-away = I have also noted that you are away { $days }.

my-data-trials = You are the owner or the second of trial { $trials }.

my-data-read = I remember that you have read the pre-reading for { $read ->
        [1] 1 dialogue
       *[other] { $read } dialogues
    }.

my-data-rota = You are on the rota for series { $series }.

my-data-answer = You have answered { $answer } to the grey zone that is open. When it closes I only keep how the answers were spread.

my-data-feedback = You have answered "{ $answer }" to whether the dialogue was worth the time. Once it is closed for answers I keep only numbers.

my-data-erase = Your name goes with them. I have not kept how you voted, or who wrote which idea. If you want all of it erased, write `erase my data`.

my-data-none = I hold nothing about you.

erased-data = { $records ->
    [0] There was nothing to erase.
    [1] I have erased the one thing I held about you.
   *[other] I have erased the { $records } things I held about you.
} What you decided together still stands, but without your name.

counted-agree = You are counted as agreeing. I have not kept the rest. If it is an objection, write `!dialog answer objection` and why, and that counts instead.

counted-question = Your question is counted. Ask it in the channel, so that the others can answer it.

counted-number = You are counted for { $number }. I have not kept the rest; do tell the others.

for-sure-cancel = If I cancel, dialogue { $number } is over for everybody, and it cannot be taken up again. If that is what you want, write `!dialog cancel { $number }` once more. Otherwise nothing happens.

for-sure-leave = You are leading the dialogue, and nobody else can. It is best to hand it over first: `!dialog handover @name`. If you want to leave all the same, write `!dialog leave` once more. Otherwise nothing happens.

for-sure-erase = Then I will erase your name and what you have written, and it cannot be brought back. See first what that is, with `!dialog my data`. If that is what you want, write `!dialog erase my data` once more. Otherwise nothing happens.

for-sure-stop = Then trial { $number } ends now, and I will not ask about it again. If that is what you want, write `!dialog stop trial { $number }` once more. Otherwise nothing happens.

for-sure-let-go = Then proposal { $number } is out of the idea bank, and it cannot be brought back. If that is what you want, write `!dialog idea bank let go { $number }` once more. Otherwise nothing happens.

let-be = Fine, I will leave it.

not-signed-up = You have not joined, so there is nothing to leave.

dialogue-led-by = “{ $title }” (facilitator: { $name })

dialogue-unled = “{ $title }”

which-of-yours =
    You are in several dialogues right now. Which one is it about?

    { $dialogues }

    Answer with the number. What you write after that belongs to it, too.

personal-data-warning = There seems to be a phone number or an e-mail address in what you wrote. If it is a citizen's, remove it with `remove` and the number, or rewrite the message.

file-refused = I wanted to send the file "{ $name }", but I am not allowed to here. Ask whoever runs your chat.

cannot-read = I cannot read every message here, because they are encrypted with keys I have not been given. Write the latest message again, and I will try once more.

cannot-pin = I am not allowed to pin messages in the channel. It works without, but if you let me, the latest post is easier to find.

no-private-room = I could not open a private conversation. Write to me in private, and we are ready.

no-private-room-link = I could not open a private conversation. Write to me here instead: { $link }

join-address = { $left }: { $right }

calendar =
    __Coming up:__

    { $entries }

calendar-empty = Nothing is coming up. Find a time with `!dialog plan borgerdata tomorrow at 13`.

calendar-meeting = { $date } at { $clock }: dialogue { $number }, "{ $title }"

calendar-unconfirmed = { $date } at { $clock }: dialogue { $number }, "{ $title }" (waiting for a yes)

calendar-trial-ends = { $date }: trial { $number } ends, "{ $title }"

calendar-follow-up = { $date } at { $clock }: follow-up on trial { $number }, "{ $title }"

calendar-series = { $date } at { $clock }: series { $number }, “{ $title }”

calendar-series-turn = { $date } at { $clock }: series { $number }, “{ $title }” (it is { $name }'s turn)

calendar-series-grey-zone = { $date } at { $clock }: series { $number }, a grey zone

calendar-grey-zone-closes = { $date } at { $clock }: the grey zone “{ $title }” closes

calendar-of-all = Open the file to add what you have agreed to your calendar.

learning-has-been-shared = The learning card has been shared, without names. Thank you on behalf of the others.
