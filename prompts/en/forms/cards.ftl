# The facilitator's card and the silent minute, where people write in the forms of buttons and the channel is not heard.

card-lobby =
    __Press ▶ when everybody is there,__ or write `!dialog next`. That is also how you go on.

    You are leading "{ $title }", and I keep the time. For each thing you do, you get a new card here with what you can say and press. I close the silence and the votes myself.

    - __Are some of you sharing a screen?__ Write `!dialog guests 3`. You write their points and count their hands.
    - __Need a hand?__ `!dialog timekeeper @name` lets a colleague steer together with you.

    Write `!dialog advice` for practical advice on the meeting, and `!dialog help` for a pause, more time and everything else.

card-lobby-short =
    __Press ▶ when everybody is there,__ or write `!dialog next`. That is also how you go on.

    You are leading "{ $title }", and I keep the time. For each thing you do, you get a new card here with what you can say and press. I close the silence and the votes myself.

    - __Are some of you sharing a screen?__ Write `!dialog guests 3`. You count their hands.

    Write `!dialog help` for a pause, more time and everything else.

card-guests-points = Guests in the room: { $guests }. Write their points with "{ form-point }" when it is their turn, or at any time with `!dialog point for { $guest }: …`

card-ideas = { $of ->
    [answers] Write your own answers too: "{ form-answer }" on the post, and ✅ when you are done.
   *[ideas] Write your own ideas too: "{ form-idea }" on the post, and ✅ when you are done.
}

card-ideas-paper = { $of ->
    [answers] If you write an answer to me in private, it counts too.
   *[ideas] If you write an idea to me in private, it counts too.
}

idea-prompt =
    { $of ->
        [answers] __Press "{ form-answer }" on the post once for each,__ or write them here.
       *[ideas] __Press "{ form-idea }" on the post once for each,__ or write them here.
    } Press ✅ when you are done.

    { $question }

idea-prompt-paper =
    { $of ->
        [answers] __Silent minute on paper.__ If you write an answer to me in private, it counts too.
       *[ideas] __Silent minute on paper.__ If you write an idea to me in private, it counts too.
    }

    { $question }
