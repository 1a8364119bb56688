# The facilitator's card and the silent minute, where people write in the forms of buttons and the channel is not heard.

card-lobby =
    __Press ▶ when everybody is there.__ That is also how you go on.

    You lead, I keep the time, and each step gets a new card here.

    - __Is anybody else at your screen?__ Write `!dialog guests 3`. You write and count for them.
    - __Need a hand?__ `!dialog timekeeper @name` lets a colleague steer with you.

    Write `!dialog advice` for practical advice, and `!dialog help` for everything else.

card-lobby-short =
    __Press ▶ when everybody is there.__ That is also how you go on.

    You lead, I keep the time, and each step gets a new card here.

    - __Is anybody else at your screen?__ Write `!dialog guests 3`. You count their hands.

    Write `!dialog help` for a pause, more time and everything else.

# The buttons say themselves what they do.
card-more = { "" }

card-next-trial = { $more ->
    [agreed] ▶ __End now__, and take the rest afterwards
    [again] { "" }
   *[no] I will end it myself once everything is agreed.
}

card-asks-how = __How will you do it in practice?__ Write it here.

card-asks-who = __Who takes part?__ Write it here.

card-guests-points = Guests in the room: { $guests }. Write their points with "{ form-point }" when it is their turn, or at any time with `!dialog point for { $guest }: …`

card-ideas = { $of ->
    [answers] Write your own answers too, with "{ form-answer }".
   *[ideas] Write your own ideas too, with "{ form-idea }".
}

# The question stands on the post.
card-ideas-question = { "" }

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
