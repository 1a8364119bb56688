# The trial: the card that is filled in together, and the last word.

trial-what = __What:__ { $value }

trial-why = __Why:__ { $value }

trial-owner = __Owner:__ { $value }

trial-until = __Ends:__ { $value }

trial-follow-up = __Follow-up:__ { $value }

date-and-clock = { $date } at { $clock }

trial-how = __How:__ { $value }

trial-who = __Who joins:__ { $value }

trial-before = __How it is today:__ { $value }

trial-measure = __How we see whether it works:__ { $value }

trial-assumptions = __Assumptions (what we believe, but do not know):__ { $value }

trial-assumption = __Assumption:__ { $value } (how sure we are: { $uncertainty })

trial-assumption-unsure = __Assumption:__ { $value } (how sure we are has not been judged)

trial-uncertainty = __How sure we are of the assumptions:__ { $value }

trial-worse-off = __Who could be worse off:__ { $value }

trial-alternative = __The way round the digital:__ { $value }

# The value card: what may well stand on the card, but need not. Missing fields show how they are written.
trial-value = __The value card__ can wait. If you know some of it already, write it in the same way:

trial-value-full = __The value card__ is filled in:

wished-before = `before: …`

wished-measure = `measure: …`

wished-assumptions = `assumptions: …`

wished-uncertainty = `uncertainty: …`

wished-worse-off = `worse off: …`

wished-alternative = `alternative: …`

trial-missing = missing

trial-nothing = You have not chosen a proposal. Write yourselves what you want to try, or stop for today; then I keep the proposals.

trial-fill = Fill in what is missing. Copy the line and change it:

# A trial that is changed: its card begins with what you tried last.
trial-changed = The card begins with what you tried last. Correct what you change, such as `!dialog trial what: …`

# The line of the example; the fields are the missing ones.
trial-example = !dialog trial { $fields }

trial-example-what = what: …

trial-example-why = why: …

trial-example-owner = owner: @name

trial-example-until = until: 3 weeks

trial-example-follow-up = follow-up: { $date } at 9

trial-dates = If the dates do not suit you, change them with `until:` and `follow-up:`.

trial-complete = The card is filled in. { $owner }, will you be the owner? { $where ->
    [channel] 🤝 yes · 🙏 no
   *[card] I have asked you in private; you can also write `!dialog answer yes` or `!dialog answer no` here.
}

trial-complete-guest = The card is filled in. The owner, { $owner }, is in the room without an account. { $name } answers: `!dialog answer 1 for { $typed }` is yes, `!dialog answer 2 for { $typed }` is no.

trial-complete-guest-alone = The card is filled in. The owner, { $owner }, is in the room without an account. Write `!dialog claim`, and answer: `!dialog answer 1 for { $typed }` is yes, `!dialog answer 2 for { $typed }` is no.

trial-accepted = { $owner } has said yes. It is a deal.

owner-asked =
    __Will you be the owner of what you want to try?__

    { $card }

    It means that you see to it that it gets started, and that you all talk about it afterwards. You need not do it alone.

    🤝 yes, gladly (or write `yes`) · 🙏 no thanks (or write `no`)

owner-asked-accepted =
    Thank you. { $owner } owns what you will try:

    { $card }

owner-asked-another = Now { $owner } is asked instead.

owner-asked-declined = It was a no thank you, and that is quite all right.

owner-asked-over = The dialogue ended before there was an answer.

owner-declined = { $name }, the owner has said no thanks, and that is quite all right. Who would like to instead? Write `!dialog trial owner: @name`

owner-declined-alone = The owner has said no thanks, and that is quite all right. Who would like to instead? Write `!dialog trial owner: @name`

owner-declined-past = The first said no thank you. { $owner } is suggested as owner instead.

owner-declined-past-nobody = The owner said no thank you.

trial-rest =
    __The rest of the card for your trial.__ Take it when you have time, preferably within a working day.

    { $what }

    Write one field at a time:

    { $missing }

trial-rest-full =
    __The card for your trial is all filled in.__ Thank you.

    { $what }

rest-how = `trial how: …` how you do it in practice

rest-who = `trial who: …` who joins

rest-before = `trial before: …` how it is today, so that you can see the difference

rest-measure = `trial measure: …` how you see whether it works

rest-assumptions = `trial assumptions: …` what you believe, but do not know; it is shown as assumptions

rest-uncertainty = `trial uncertainty: …` how sure you are of each assumption, and what you build that on

rest-worse-off = `trial worse off: …` who could be worse off, e.g. a group of citizens

rest-alternative = `trial alternative: …` what there is for those who cannot or will not use the digital

trial-rest-filled = You already have this:

closing-agreed = ### Agreed: we try this

closing-nothing = ### Thank you for today · no agreement this time

closing-nothing-kept = You did not agree on something to try, and that is an answer too. The proposals are kept for next time:

closing-nothing-empty = You did not get as far as a proposal. The points on the board are a good place to begin next time.

closing-kept = Kept for next time:

closing-thanks = Thank you for today. You talk about what you have learned on { $date } at { $clock }.

closing-thanks-only = Thank you for today.
