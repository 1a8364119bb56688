# The trial: the card that is filled in together, and the last word.

trial-what = __What:__ { $value }

trial-why = __Why:__ { $value }

trial-owner = __Owner:__ { $value }

trial-until = __Ends:__ { $value }

trial-follow-up = __Follow-up:__ { $value }

date-and-clock = { $date } at { $clock }

date-suggested = { $date } (suggestion)

trial-how = __How:__ { $value }

trial-who = __Who takes part:__ { $value }

trial-before = __How it is today:__ { $value }

trial-measure = __How we see whether it works:__ { $value }

trial-assumptions = __Assumptions (what we believe, but do not know):__ { $value }

trial-assumption = __Assumption:__ { $value } (how sure we are: { $uncertainty })

trial-assumption-unsure = __Assumption:__ { $value } (not assessed yet)

trial-uncertainty = __How sure we are of the assumptions:__ { $value }

trial-worse-off = __Who could be worse off:__ { $value }

trial-alternative = __The other way in:__ { $value }

trial-costs = __What it costs:__ { $value }

# The value card: what may well stand on the card, but need not. What is missing stands as it is written, and then what it is.
trial-value = __The value card__ can wait. If you know some of it already, write it in the same way:

trial-value-full = __The value card__ is filled in:

wished-before = `before: …` (how it is today)

wished-measure = `measure: …` (how you see whether it works)

wished-assumptions = `assumptions: …` (what you believe, but do not know)

wished-uncertainty = `uncertainty: …` (how sure you are of it)

wished-worse-off = `worse off: …` (who could be worse off)

wished-alternative = `alternative: …` (the other way in)

wished-costs = `costs: …` (time and money, for the other way in too)

trial-missing = missing

trial-put-off = agreed on afterwards

trial-nothing = You have not chosen a proposal. Agree on what you want to try, or end for today; I will keep the proposals.

trial-volunteer = __Who would like to be the owner?__ Press 🙋

trial-noted = Agree on the rest together. { $name } writes it down.

trial-fill = Agree on the rest together. Copy the line, and write what is missing:

# A trial that is changed: its card begins with what you tried last.
# The line of the example; the fields are the missing ones.
trial-example = !dialog trial { $fields }

trial-example-what = what: …

trial-example-why = why: …

trial-example-how = how: …

trial-example-who = who: …

trial-example-owner = owner: @name

trial-example-until = until: 3 weeks

trial-example-follow-up = follow-up: { $date } at 9

trial-complete = __{ $owner }, will you be the owner?__ { $where ->
    [channel] 🤝 yes · ❌ no
   *[card] I have asked you in private.
}

trial-complete-guest = The owner, { $owner }, is in the room without an account. { $name } answers: `!dialog answer 1 for { $typed }` is yes, `!dialog answer 2 for { $typed }` is no.

trial-complete-guest-alone = The owner, { $owner }, is in the room without an account. Write `!dialog claim`, and answer: `!dialog answer 1 for { $typed }` is yes, `!dialog answer 2 for { $typed }` is no.

trial-accepted = { $owner } has said yes. It is agreed.

owner-asked =
    __Will you be the owner of what you want to try?__

    { $card }

    It means making sure that it gets started, and that you all talk about it afterwards. You are not on your own.

    🤝 yes, gladly (or write `yes`) · ❌ no thanks (or write `no`)

owner-asked-accepted =
    Thank you. { $owner } owns what you will try:

    { $card }

owner-asked-another = { $owner } has been asked instead.

owner-asked-declined = That was a no, and that is quite all right.

owner-asked-over = The dialogue ended before there was an answer.

owner-declined = { $name }, the owner has said no, and that is quite all right. Who else would like to? Press 🙋 on the post about the trial.

owner-declined-alone = The owner has said no, and that is quite all right. Who else would like to? Press 🙋 on the post about the trial.

owner-declined-past = The first said no. Now it is { $owner }.

owner-declined-past-nobody = The owner said no.

trial-rest =
    __The rest of the card for your trial.__ Fill it in when you have time, ideally within a working day.

    { $what }

    Write one field at a time:

    { $missing }

trial-rest-full =
    __The card for your trial is all filled in.__ Thank you.

    { $what }

rest-how = `trial how: …` how you do it in practice

rest-who = `trial who: …` who takes part

rest-before = `trial before: …` how it is today, so that you can see the difference

rest-measure = `trial measure: …` how you see whether it works

rest-assumptions = `trial assumptions: …` what you believe, but do not know; it is shown as assumptions

rest-uncertainty = `trial uncertainty: …` how sure you are of each assumption, and what you base that on

rest-worse-off = `trial worse off: …` who could be worse off, e.g. a group of citizens

rest-alternative = `trial alternative: …` what there is for those who cannot or will not use digital services

rest-costs = `trial costs: …` what it costs in time and money, including the way for those who are not digital

trial-rest-filled = You already have this:

closing-agreed = ### Agreed: we try this

closing-nothing = ### Thank you for today · no agreement this time

closing-nothing-kept = You did not agree on anything to try, and that is an answer too. The proposals are kept for next time:

closing-nothing-empty = You did not get as far as a proposal. The points on the board are a good place to begin next time.

closing-kept = Kept for next time:

closing-thanks = Thank you for today. At the follow-up you talk about what you have learned.

closing-thanks-only = Thank you for today.
