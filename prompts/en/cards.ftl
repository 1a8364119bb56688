# Private messages: the card of whoever steers (one for each activity) and the silent minute.

# --- the facilitator's card ---

card-heading = ### Your card · step { $step } · { $activity } · until { $clock }

card-heading-time-up = ### Your card · step { $step } · { $activity } · time is up

card-heading-paused = ### Your card · step { $step } · { $activity } · paused

card-heading-lobby = ### Your card · before you begin

card-heading-past = ### Your card · step { $step } · { $activity } · finished

card-heading-over = ### Your card · before you began

card-paused = The clock is stopped. Write `resume` when you are ready.

card-lobby =
    You steer "{ $title }", and I keep the time. I close the silence and the votes myself; the rest waits for you.

    - __Begin__ when everybody is there: press ▶ here, or write `next`. That is also how you go on.
    - __For each thing you do, you get a new card here__ with what you can say and press.
    - __Are some of you sharing a screen?__ Write `guests 3`. You write their points and count their hands.
    - __Need a hand?__ `!dialog timekeeper @name` lets a colleague steer together with you.

    Write `advice` for practical advice on the meeting, and `help` for everything else.

# Agreed, but not begun.
card-planned = You steer "{ $title }", and I keep the time. When the meeting begins, you get a new card here with what to say and press. Until then there is nothing you need to do.

# A follow-up, or something from the idea bank: without a playbook.
card-lobby-short =
    You steer "{ $title }", and I keep the time. I close the silence and the votes myself; the rest waits for you.

    - __Begin__ when everybody is there: press ▶ here, or write `next`. That is also how you go on.
    - __For each thing you do, you get a new card here__ with what you can say and press.
    - __Are some of you sharing a screen?__ Write `guests 3`. You count their hands.

    Write `help` for everything else.

card-say = __You might say:__ { $words }

# What the facilitator can say aloud. Spoken language.
say-frame = "Good to see you all. Our topic today: { $topic }. We spend { $minutes } minutes on it, and we end with one thing that we want to try out. We begin by { $next ->
    [listen] listening to a podcast. It is only there as inspiration."
    [read] reading a short case. It is only there as inspiration."
   *[other] talking in pairs."
}

say-read = "Now we read the case. Take the couple of minutes it needs, and write down what strikes you."

say-listen = "Now we listen. Write down what strikes you. If you would rather read, there is a text in the channel."

say-pairs = "Now talk in pairs. Which one or two things mattered to you, or made you wonder? { $heard ->
    [none] In a moment we go on together.
    [some] In a moment we hear from some of the pairs.
   *[all] In a moment we hear from every pair.
}"

say-round = "We take a short round. Each pair says its most important point. I say it again when it is on the board."

say-round-missing = "Thank you. Is there anything important that has not been said yet?"

say-summarise = "These are the things that keep coming up: … Now we have drawn out our shared points together."

say-principles = "Now we hold one of our own services against the principles. Begin where your names stand, and find an example. It may well be something that works."

say-weakest = "Place your dots where the service stands weakest. It is no judgement of anybody. It is where we begin."

say-weakest-closed = "This is where we stand weakest, and this is what we take on."

say-groups = "Find your new group. From now on it is about ourselves and our own practice."

say-groups-new-pairs = "Find your new partner. From now on it is about ourselves and our own practice."

say-reflect = "Take the three questions one at a time, and see that everybody gets a word in. Do talk about what was hard, but never so that a citizen can be recognised."

say-silent = "Now we are completely silent for a minute. Write what we could actually do. Everything counts, the small things too."

say-share = "Take a lightning round in the group. Say the ideas aloud, and leave the judging for later."

say-select = "Now choose one or two ideas that we can actually start on, and write them as proposals."

say-present = "Tell us briefly about your proposals. The rest of us ask in order to understand. Whether it is a good idea, we talk about afterwards."

say-consent = "Is there one proposal here that we can all live with trying? It need not be perfect. We try it for a while and see what we learn."

say-consent-one = "Can we live with trying this? It need not be perfect. We try it for a while and see what we learn."

say-dots = "We let the dots decide. Put yours on the proposal you think does the most good. We keep the others."

say-trial = "Now we have chosen. Why this proposal? Who is responsible, when do we stop, and when do we talk about what we learned?"

say-trial-open = "What do we want to try, and why? Who is responsible, when do we stop, and when do we talk about what we learned?"

say-move-on = "Time is up. Let us sum up and go on."

say-all-done = "Everybody is done, so let us go on."

# What can be pressed on the card.
card-next = ▶ __On to { $next }__{ $more ->
    [extend] {" · ⏳ 2 min more"}
    [paper] {" · 📝 on paper instead"}
   *[no] {""}
}

card-next-last = ▶ __End without an agreement__{ $more ->
    [extend] {" · ⏳ 2 min more"}
    [paper] {" · 📝 on paper instead"}
   *[no] {""}
}

card-next-finish = ▶ __Finish for today__{ $more ->
    [extend] {" · ⏳ 2 min more"}
    [paper] {" · 📝 on paper instead"}
   *[no] {""}
}

card-next-undecided = ▶ __End without a decision__{ $more ->
    [extend] {" · ⏳ 2 min more"}
    [paper] {" · 📝 on paper instead"}
   *[no] {""}
}

card-next-turn = ▶ __On to the next pair__{ $more ->
    [extend] {" · ⏳ 2 min more"}
    [paper] {" · 📝 on paper instead"}
   *[no] {""}
}

card-next-group = ▶ __On to the next group__{ $more ->
    [extend] {" · ⏳ 2 min more"}
    [paper] {" · 📝 on paper instead"}
   *[no] {""}
}

card-next-vote = ▶ __Close the vote early__{ $more ->
    [extend] {" · ⏳ 2 min more"}
    [paper] {" · 📝 on paper instead"}
   *[no] {""}
}

card-next-trial = I end it myself when the card is filled in and the owner has said yes. ▶ __End without an agreement__

card-also = { $back ->
    [yes] You can also write `extend 2`, `pause` or `back`.
   *[no] You can also write `extend 2` or `pause`.
}

card-owner-you = __You have been proposed as the owner.__ 🤝 yes · 🙏 no

# What the facilitator writes in this activity.
card-do-round = If you need to write for a pair, write `point …` here.

card-remove-point = Remove a point by its number: `remove { $number }`

card-do-summarise = Find words for what keeps coming up: `theme: …`, one at a time.

card-do-service = Agree on which of your digital services you look at, and write its name: `service: …`

card-do-principles = Say the examples aloud as they come. To write for somebody, write `example 3 …` here.

card-remove-example = Remove an example by its number: `remove example { $number }`

card-do-weakest = I close it myself when everybody has placed their dots, at the latest at { $clock }. Everybody has 15 seconds to change their mind.

card-do-silent = I close it myself when all are done, or when time is up.

card-do-present = If you can already gather around one proposal, ask for consent: press its number, or write for example `consent { $number }`.

card-do-consent = Ask about a proposal: press its number, or write for example `consent { $number }`. Or go on to dots with `vote`.

# With one proposal there is nothing to put dots on.
card-do-consent-one = Ask about the proposal again with `consent`, or put another on the board with `proposal …`

card-do-consent-none = The board is empty. Put a proposal on it with `proposal …`

# Without dots in the playbook.
card-do-consent-only = Ask about a proposal: press its number, or write for example `consent { $number }`.

card-do-consent-open = I close it myself when everybody has answered, at the latest at { $clock }. Everybody has 15 seconds to change their mind, and while a question or an objection is open I wait until time is up. Answer questions aloud at once, so that whoever asked can change their answer.

card-do-dots = I close it myself when everybody has placed a dot, at the latest at { $clock }. Everybody has 15 seconds to change their mind.

card-do-trial = Write what you agree: `trial why: … owner: @name until: 3 weeks follow-up: …`

card-do-trial-changed = Write what you change: `trial what: … why: … owner: @name until: 3 weeks`

# Who the guests are, as I call them.
card-guests = Guests in the room: { $guests }. Tell them what I call them, so that they find their partner. What they say, you write.

card-guests-points = Guests in the room: { $guests }. Write their points in the channel when it is their turn, or at any time with `point for { $guest }: …`

card-guests-ideas = { $of ->
    [answers] Guests in the room: let them write on paper and say their answers aloud afterwards.
   *[ideas] Guests in the room: let them write on paper and say their ideas aloud afterwards.
}

card-guests-vote = Guests in the room: ask for a show of hands, and write how many: `count { $example }`. If you count again, the new numbers hold.{ $one ->
    [yes] {" "}One guest at a time: `answer { $number } for { $guest }`
   *[no] {""}
}

card-tips = __Tip:__

# --- the silent minute ---

idea-prompt =
    { $of ->
        [answers] __Silent minute: write your answers here__, one message for each.
       *[ideas] __Silent minute: write your ideas here__, one message for each idea.
    }

    { $question }

    You can edit and delete your messages. Nobody is told who wrote what. If you finish early, write `done`.

idea-prompt-until = The silence ends when all are done, at the latest at { $clock }.

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

silence-hint = It is the silent minute in the channel right now. { $of ->
    [answers] Do write your answer here instead, and it goes in without your name.
   *[ideas] Do write your idea here instead, and it goes in without your name.
}
