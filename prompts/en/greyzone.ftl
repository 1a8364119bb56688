# The grey zone: a short dilemma with several good answers, and how the answers spread.

grey-zone-heading = ### Grey zone · { $title }

# The grey zone is from a series and came too late.
grey-zone-late = It should have come on { $date }, but I was away.

grey-zone-how = Which answer is closest to your own? { $by ->
    [poll] Choose it in the poll below,
   *[reactions] Press its number,
} or write `!dialog answer 2`. You can change your answer or take it back (`!dialog answer 0`) until { $date } at { $clock }.

# Who can see what.
grey-zone-know = Every answer can be defended. I will show how they were spread once it has closed, without names. { $by ->
    [poll] The poll is not secret, however: whoever wants to can see who answered what;
   *[reactions] Reactions, however, can be seen by everybody in the channel and by those who run the server;
} to keep your answer to yourself, write `answer 2` to me { $private }.

grey-zone-answered = { $answered ->
    [0] Nobody has answered yet
    [1] 1 has answered
   *[other] { $answered } have answered
}

# The playbook is no longer installed, so its text is gone.
# The post when it has closed.
grey-zone-over = The grey zone is closed. { $answered ->
    [0] There were no answers.
    [1] 1 answered. See how the answers were spread further down in the channel.
   *[other] { $answered } answered. See how the answers were spread further down in the channel.
}

grey-zone-gone = The text belongs to the playbook `{ $playbook }`, which is no longer here.

# --- when it has closed ---

grey-zone-spread = ### How you answered · { $title }

grey-zone-spread-gone = ### How you answered

grey-zone-count = __{ $number }.__ { $text } – { $votes ->
    [0] nobody
    [1] 1 answer
   *[other] { $votes } answers
}

# An answer whose text is gone.
grey-zone-answer-gone = answer { $number }

grey-zone-closed-late = I promised to close it on { $date }, but I was late.

# The legal point is never shown without its disclaimer.
grey-zone-law =
    __The legal point:__

    { $legal }

    { $note }

grey-zone-offer = Is there more to talk about? Take it up in a dialogue: `!dialog start { $playbook }`

grey-zone-nobody = The grey zone "{ $title }" has closed. There were no answers this time.

grey-zone-nobody-gone = The grey zone has closed. There were no answers this time.

# --- when something cannot be done ---

grey-zone-already-open = There is a grey zone in the channel already. It closes on { $date } at { $clock }, and then you can have a new one.

grey-zone-none-here = I have no grey zones. They come with the playbooks, so ask whoever installed me.

grey-zone-no-such-zone = { $of ->
    [1] I only have 1 grey zone.
   *[other] I have { $of } grey zones. Choose a number from 1 to { $of }.
} If you just write `!dialog grey zone`, I will find the next one for you.

grey-zone-no-such-answer = Choose an answer from 1 to { $of }. To take your answer back, write `!dialog answer 0`.

grey-zone-nothing-open = There is no grey zone to answer right now. Get one with `!dialog grey zone`.

grey-zone-too-late = The grey zone has closed, so I am afraid your answer was not counted. See in the channel how the answers were spread. You can get a new one with `!dialog grey zone`.
