# The facilitator's card and the silent minute, where people write in the forms of buttons and the channel is not heard.

card-lobby =
    You are leading "{ $title }", and I keep the time. I close the silence and the votes myself; the rest is up to you.

    - __Begin__ when everybody is there: press ▶ here, or write `!dialog next`. That is also how you go on. More time, a pause or a step back? As you go, the help says how.
    - __For each thing you do, you get a new card here__ with what you can say and press.
    - __Are some of you sharing a screen?__ Write `!dialog guests 3`. You write their points and count their hands.
    - __Need a hand?__ `!dialog timekeeper @name` lets a colleague steer together with you.

    Write `!dialog advice` for practical advice on the meeting, and `!dialog help` for everything else.

card-lobby-short =
    You are leading "{ $title }", and I keep the time. I close the silence and the votes myself; the rest is up to you.

    - __Begin__ when everybody is there: press ▶ here, or write `!dialog next`. That is also how you go on. More time, a pause or a step back? As you go, the help says how.
    - __For each thing you do, you get a new card here__ with what you can say and press.
    - __Are some of you sharing a screen?__ Write `!dialog guests 3`. You count their hands.

    Write `!dialog help` for everything else.

card-do-summarise = Find words for what keeps coming up: "{ form-theme }" here, one theme at a time.

card-guests-points = Guests in the room: { $guests }. Write their points with "{ form-point }" when it is their turn, or at any time with `!dialog point for { $guest }: …`

idea-prompt =
    { $of ->
        [answers] Press "{ form-answer }" on the post once for each, or write them __to me in private__.
       *[ideas] Press "{ form-idea }" on the post once for each, or write them __to me in private__.
    }

    { $question }

    You can edit and delete a private message. Press ✅ when you are done.

idea-prompt-paper =
    { $of ->
        [answers] __Silent minute on paper.__ If you write an answer to me in private, it counts too.
       *[ideas] __Silent minute on paper.__ If you write an idea to me in private, it counts too.
    }

    { $question }
