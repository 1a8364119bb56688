# The further life of a trial: reminders, follow-up, learning card and idea bank.

# --- reminders about a trial ---

reminder-owner =
    { $at_the_end ->
        [yes] Your trial has come to its end. How did it go?
       *[no] Your trial ends on { $date }. How is it going?
    }

    { $what }

reminder-second =
    { $unanswered ->
        [yes] I have not heard from { $owner } yet.
        [unclear] { $owner } has written to me, but I did not understand it.
        [away] { $owner } is away right now.
       *[no] I cannot write to { $owner }.
    } Do you know how it is going? The end date of your trial is { $date }:

    { $what }

reminder-channel =
    How is your trial going? { $unanswered ->
        [yes] I have had no answer yet.
        [unclear] I did not understand the answer I got.
        [away] Its owner is away right now.
       *[no] I cannot write to its owner.
    } Its end date is { $date }.

    { $what }

reminder-facilitator =
    { $unanswered ->
        [unclear] I did not understand the answers I got about how your trial is going.
       *[yes] Nobody has told me how your trial is going.
    } Could you talk to its owner ({ $owner })?

    { $what }

# With the first reminder, where the card has assumptions.
reminder-assumed =
    You assumed:

    { $assumptions }

    If you see it differently now, write `trial assumptions: …`

reminder-assumptions =
    __Do the assumptions still hold?__ No need to answer. You are trying:

    { $what }

    { reminder-assumed }

# A reminder that asks no more.
reminder-over =
    { $how ->
        [postponed] Your trial has been postponed to { $date }.
        [stopped] Your trial has been stopped.
       *[followed-up] Your trial has ended, and you are following it up in the channel.
    }

    { $what }

reminder-late = I have been away, so this reminder is late. I am sorry.

reminder-presses = { $where ->
    [channel] 🙂 it is going well (or write `!dialog going well`) · 🛟 we need help (or write `!dialog need help`). The owner, their second and the facilitator can also postpone it (📅 or `!dialog postpone 2 weeks`) and stop it (🛑 or `!dialog stop trial`).
   *[private] 🙂 it is going well · 🛟 we need help · 📅 postpone · 🛑 stop. You can also write `going well`, `need help`, `postpone 2 weeks` or `stop trial`.
}

reminders =
    { $late ->
        [yes] I have been away, so I am asking about everything at once. How are these trials going?
       *[no] How are these trials going?
    }

    { $trials }

reminders-item = __{ $number }.__ { $what } (end date { $date })

reminder-answers = 🙂 all of them are going well · 🛟 we need help. To answer one at a time, add its number, such as { $where ->
    [channel] `!dialog going well { $example }`, `!dialog need help { $example }`, `!dialog postpone { $example } to 2 weeks` or `!dialog stop trial { $example }`.
   *[private] `going well { $example }`, `need help { $example }`, `postpone { $example } to 2 weeks` or `stop trial { $example }`.
}

reminder-thanks = Thank you for answering. You will hear from me again when it is time.

reminder-thanks-in-part = Thank you for answering. I have not kept the last part; bring it to the follow-up. If you need the others to help now, write `need help`.

how-does-it-go = I did not understand how it is going. Answer `going well`, `need help`, `postpone 2 weeks` or `stop trial`.

help-wanted =
    Your trial could use a hand. Who has a quarter of an hour? Get in touch with its owner ({ $owner }).

    { $what }

# The file in the thread below the agreement: the trial's end and the follow-up for people's own calendars.
trial-calendar = { $moved ->
    [yes] The dates have been moved. Open the file to update your calendar.
   *[no] Open the file to add the dates to your calendar.
}

calendar-trial-summary = Trial ends: { $what }

calendar-follow-up-summary = Follow-up: { $what }

calendar-trial-description = What you agreed is in the channel. If the date no longer fits, write `!dialog postpone to` and a new date.

trial-postponed =
    The trial has been postponed. It now ends on { $date }, and you will talk about what you have learned on { $follow_up }.

    { $what }

trial-stopped =
    The trial has been stopped early:

    { $what }

    That can be a good decision too. Do say why, so that others can learn from it. To try something else, see what you have kept: `!dialog idea bank`

postpone-to-when = Until when? Write for example `!dialog postpone 2 weeks`.

postpone-which-to-when = Until when? Add the number of the trial ({ $open }), for example `!dialog postpone { $example } to 2 weeks`.

# --- the follow-up ---

follow-up-title = Follow-up

follow-up-step-1 = Look back

follow-up-step-2 = Decide

follow-up-step-3 = Write down what you learned

follow-up-late = You should have talked about it on { $date }. Now you will.

follow-up-question-1 = What did we do, and how did it work day to day?

follow-up-question-2 = What happened for citizens, and what have they said themselves?

follow-up-question-3 = What surprised us?

recalled-before = __How it was before:__ { $value }

phase-recall-questions =
    In a moment each of you answers, in silence:

    { $questions }

verdict-keep = We keep doing it

verdict-change = We change it and try again

verdict-stop = We stop here

phase-learn-noted = { $name } writes it down.

phase-learn-fill = Copy the line and change it. Delete what you know nothing about:

# The line in the example; the fields are those that are missing.
learning-example = !dialog learning { $fields }

learning-example-happened = happened: …

learning-example-surprised = surprised: …

learning-example-now = now: …

learning-example-assumption = assumption: …

learning-example-measured = measured: …

learning-tried = __What we tried:__ { $value }

learning-happened = __What happened for citizens:__ { $value }

learning-surprised = __What surprised us:__ { $value }

learning-verdict = __Decision:__ { $value }

learning-now = __What we do now:__ { $value }

learning-assumption = __What did not hold:__ { $value }

learning-before = __Measured before:__ { $value }

learning-measured = __Measured after:__ { $value }

learning-shared = ### Learning card · { $title }

learning-shared-untitled = ### Learning card

closing-learned = ### What you learned

# Below the new agreement, when you change something.
closing-learned-before = __What you have learned so far:__

closing-learned-share = Thank you for today. To share the card with other teams, without names, write `!dialog share learning`.

closing-not-followed-up = Thank you for today. You did not get as far as deciding whether to keep it, change it or stop. Come back to it when you can: `!dialog follow-up`

say-recall = "This is what we agreed to try. Let's look at what we expected."

say-silent-follow-up = "Now a couple of minutes of complete silence. Write down what you have seen: what we did, what happened for citizens, what they have said themselves, and what surprised us."

say-share-follow-up = "Here's what we have seen, without names. What do you notice?"

say-consent-follow-up = "Do we keep it, change it, or stop? What can we all live with?"

say-dots-follow-up = "Let's leave it to the dots. Put yours on what you think we should do."

say-learn = "What would we like others to know? Let's write it down together."

say-trial-changed = "What do we change, and why? Who is responsible, and when do we look at it again?"

say-bank = "Before we begin: here's what we have from before. Is there something we want to take up or let go?"

say-bank-afterwards = "So we stop here. Here's what we have from before. Is there something we want to try another time, or something to let go?"

# --- the idea bank ---

bank-title = From the idea bank

bank-step-1 = Decide and agree

phase-bank-trials =
    __You are trying:__

    { $trials }

open-trial-until = { $what } (ends { $date })

phase-bank =
    __In the idea bank:__

    { $items }

phase-bank-led = { $name } takes along what you want to try today. The rest stays where it is.

phase-bank-how = { $name }: press a number to bring it in today, or write `!dialog idea bank let go { $example }` to remove no. { $example }. The rest stays.

phase-bank-how-alone = Write `!dialog idea bank try { $example }` to bring no. { $example } in today, or `!dialog idea bank let go { $example }` to remove it. The rest stays.

# After a follow-up: nothing can be put on the board any more.
phase-bank-how-afterwards = Write `!dialog idea bank let go { $example }` to remove no. { $example }. To try it, write `!dialog idea bank try { $example }` when you are done here. The rest stays.

bank-item-aged = __{ $number }.__ { $text } ({ $weeks ->
    [0] less than a week old
    [1] 1 week old
   *[other] { $weeks } weeks old
})

bank-empty = The idea bank is empty. Proposals that you do not choose are kept here.

bank-how = Write `!dialog idea bank try { $example }` to take no. { $example } up, or `!dialog idea bank let go { $example }` to remove it.

bank-kept = It stays in the idea bank.

bank-let-go = It is out of the idea bank now.
