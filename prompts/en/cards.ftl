# Private messages: the card of whoever steers (one for each activity) and the silent minute.

# --- the facilitator's card ---

card-heading = ### Your card · { $activity } · until { $clock }

card-heading-time-up = ### Your card · { $activity } · time is up

card-heading-paused = ### Your card · { $activity } · paused

card-heading-lobby = ### Your card · before you begin

card-heading-past = ### Your card · { $activity } · finished

card-heading-goes-on = ### Your card · { $activity } · goes on below

card-heading-over = ### Your card · before you began

card-paused = The clock is stopped. ▶ __Start it again__

card-lobby =
    __Press ▶ when everybody is there.__ That is also how you go on.

    You lead, I keep the time, and each step gets a new card here.

    - __Is anybody else at your screen?__ Write `guests 3`. You write and count for them.
    - __Need a hand?__ `!dialog timekeeper @name` lets a colleague steer with you.

    Write `advice` for practical advice, and `help` for everything else.

# Agreed, but not begun.
card-planned = You are leading "{ $title }", and I keep the time. When the meeting begins, you will get a new card here with what to say and press. There is nothing to do until then.

# A follow-up, or something from the idea bank: without a playbook.
card-lobby-short =
    __Press ▶ when everybody is there.__ That is also how you go on.

    You lead, I keep the time, and each step gets a new card here.

    - __Is anybody else at your screen?__ Write `guests 3`. You count their hands.

    Write `help` for a pause, more time and everything else.

card-say = __You might say:__ { $words }

# What the facilitator can say aloud. Spoken language.
say-frame = "Welcome. I chose this topic because … In { $minutes } minutes we'll end with one thing we want to try out."

say-read = "Now let's read a case, just for inspiration."

# Who speaks stands in the playbook's listen.md.
say-listen-to = "Now let's listen, just for inspiration. { $voices } If you'd rather read, there's a text { $place ->
    [table] on the table
   *[channel] in the channel
}."

say-listen = "Now let's listen, just for inspiration. If you'd rather read, there's a text { $place ->
    [table] on the table
   *[channel] in the channel
}."

say-pairs = "Find your partner. { $heard ->
    [none] In a moment we'll go on together.
    [some] In a moment we'll hear from some of the pairs.
   *[all] In a moment we'll hear from every pair.
}"

say-round = "Let's do a quick round, and I'll repeat your points."

say-round-missing = "Thank you. Is there anything important that nobody has said yet?"

say-summarise = "These things keep coming up: … Those are our shared points."

say-principles = "Now we look at our own service. Begin { $place ->
    [table] at your number
   *[channel] where your names are
}, and find an example. It can just as well be something that works."

say-weakest = "The dots aren't a verdict on anybody. They show where we begin."

say-weakest-closed = "This is where we're weakest, and this is where we begin."

say-groups = "Find your group. Now it's about us."

say-groups-new-pairs = "Find your new partner. Now it's about us."

say-reflect = "Take one question at a time, and do talk about what was hard."

say-silent = "Now a minute of silence. What could we actually do? Everything counts, the small things too."

say-share = "Do a quick-fire round, and leave judging the ideas for later."

say-select = "Choose what we can actually get started on."

say-present = "Let's hear the proposals. We ask so that we understand."

say-consent = "What can we all live with trying? It doesn't have to be perfect."

say-consent-one = "It doesn't have to be perfect. We'll try it for a while and see what we learn."

say-dots = "Let's leave it to the dots. We'll keep the other proposals."

say-trial = "Now let's agree on it together: why, how, who and when."

say-trial-open = "Now let's agree on it together: what, why, how, who and when."

say-move-on = "Thank you. Let's move on."

say-all-done = "Everybody's done, so let's move on."

# What can be pressed on the card.
card-next = ▶ __Next: { $next }__{ card-more }

# What can be pressed as well.
card-more = { $more ->
    [extend] {" · ⏳ +2 min"}
    [paper] {" · 📝 on paper instead"}
    [end] {" · 🛑 end for today"}
   *[no] {""}
}

card-next-last = 🛑 __End without an agreement__{ card-more }

card-next-finish = ▶ __Finish for today__{ card-more }

card-next-undecided = 🛑 __End without a decision__{ card-more }

card-next-turn = ▶ __Next pair__{ card-more }

card-next-group = ▶ __Next group__{ card-more }

card-next-vote = ▶ __Close the vote early__{ card-more }

card-next-trial = { $more ->
    [agreed] ▶ __End now__, and take the rest afterwards
    [again] 🛑 no agreement
   *[no] I will end it myself once everything is agreed. 🛑 __End without an agreement__
}

card-owner-you = __You have been proposed as the owner.__ 🤝 yes · ❌ no

# What the facilitator writes in this activity.
card-do-round = For a pair, write here: `point …`

card-remove-point = Remove a point: `remove { $number }`

card-do-summarise = __Write the themes here,__ one at a time.

card-do-service = Agree which of your digital services to look at, and write its name: `service: …`

card-do-principles = Read the examples out as they come in. For others, write here: `example 3 …`

card-remove-example = Remove an example: `remove example { $number }`

card-do-weakest = I will close it when everybody has placed their dots, by { $clock } at the latest.

card-do-silent = I close the silence myself.

card-do-present = Ask for consent to a proposal: press its number.

card-do-bank = Take one up today: press its number, or write `idea bank try { $number }`. Remove one: `idea bank let go { $number }`

card-do-consent = Ask about a proposal: press its number.

card-do-amend = Talk about what it would take, and __write a better proposal here__. Or ask about one on the board: press its number.

# With one proposal there is nothing to put dots on.
card-do-consent-one = Ask about the proposal: press its number. You put another on the board with `proposal …`

card-do-vote-again = Vote again: 🗳 Or ask for consent to one proposal: press its number.

card-do-consent-none = The board is empty. Put a proposal on it with `proposal …`

card-do-consent-open = I close it myself. Answer each ❓ aloud

card-do-dots = I will close it when everybody has placed a dot, by { $clock } at the latest.

# What the card asks, one thing at a time. ⏩ lets it wait.
card-asks-what = __What do you want to try?__ Write it here.

card-asks-what-now = __What will you change?__ Last time you tried: "{ $what }". Write the new version here · ⏩ the same as before

card-asks-why = __Why this one?__ Write the answer here.

card-asks-how = __How will you do it in practice?__ Write it here · ⏩ later

card-asks-who = __Who takes part?__ Write it here · ⏩ later

card-asks-owner = __Who is the owner?__ Whoever would like to be presses 🙋 in the channel. Or write a name here.

card-asks-dates = Change the dates like this: `trial until: 3 weeks`

# The learning card, in the same way.
card-asks-happened = __What happened for citizens?__ Write it here · ⏩ leave it out

card-asks-surprised = __What surprised you?__ Write it here · ⏩ leave it out

card-asks-now = __What do you do from now on?__ Write it here · ⏩ leave it out

card-asks-assumption = __What did not hold of what you assumed?__ You believed: "{ $recalled }". Write it here · ⏩ leave it out

card-asks-measured = __How are things now?__ You wanted to look at: "{ $recalled }". Write it here · ⏩ leave it out

# Who the guests are, as I call them.
card-guests = Guests in the room: { $guests }. Give each guest a number, so that they can find their partner: count round the table. You write down what they say.

card-guests-points = Guests in the room: { $guests }. Write their points in the channel when it is their turn, or at any time with `point for { $guest }: …`

card-guests-ideas = { $of ->
    [answers] Guests in the room: let them write on paper and read their answers out afterwards.
   *[ideas] Guests in the room: let them write on paper and read their ideas out afterwards. Write their proposals in the group's own thread if it has one.
}

card-guests-vote = Guests in the room: ask for a show of hands, and write how many: `count { $example }`. If you count again, the new numbers replace the old.{ $one ->
    [yes] {" "}One guest at a time: `answer { $number } for { $guest }`
   *[no] {""}
}

card-tips = __Tip:__

# --- the silent minute ---

# On the card of whoever steers.
card-ideas = { $of ->
    [answers] Write your own answers here too, one message for each, and `done` at the end.
   *[ideas] Write your own ideas here too, one message for each, and `done` at the end.
}

# Only where the question does not stand in the channel.
card-ideas-question = { $question }

card-ideas-paper = { $of ->
    [answers] If you write an answer here, it counts too.
   *[ideas] If you write an idea here, it counts too.
}

idea-prompt =
    { $of ->
        [answers] __Write your answers here, one message for each.__
       *[ideas] __Write your ideas here, one message for each.__
    } Write `done` when you are done. You can edit and delete.

    { $question }

idea-prompt-until = The silence ends at { $clock } at the latest.

idea-prompt-paper =
    { $of ->
        [answers] __Silent minute on paper.__ If you write an answer here, it counts too.
       *[ideas] __Silent minute on paper.__ If you write an idea here, it counts too.
    }

    { $question }

silence-over = The silence is over. { $of ->
    [answers] The answers are shown in the channel, mixed and without names.
   *[ideas] The ideas are shown in the channel, mixed and without names.
}

# At the end of the private message when the silence is over.
silence-over-back = Go back to { $channel }.

# To whoever may still be writing.
back-to-the-channel = The silence is over. Go back to { $channel }.

idea-prompt-paused = Pause. The clock is standing still.

silence-hint = It is the silent minute in the channel right now. { $of ->
    [answers] Write your answer here instead, and it will be shown without your name.
   *[ideas] Write your idea here instead, and it will be shown without your name.
}
