# The further life of a trial: reminders, follow-up, learning card and idea bank.

# --- reminders about a trial ---

reminder-owner =
    { $on_the_day ->
        [yes] Your trial ends today. How is it going?
       *[no] Your trial ends on { $date }. How is it going?
    }

    { $what }

reminder-second =
    { $owner } has not answered my reminder, so now I ask you. The trial ends on { $date }. How is it going?

    { $what }

reminder-channel =
    How is your trial going? It ends on { $date }, and I have had no answer.

    { $what }

reminder-facilitator =
    Nobody has answered how the trial is going. Could you get hold of its owner, { $owner }?

    { $what }

reminder-late = I have been away, so this reminder is late. I am sorry.

reminder-presses = 🙂 it is going well · 🛟 we need help · 📅 postpone · 🛑 stop. You can also write { $where ->
    [channel] `!dialog going well`, `!dialog need help`, `!dialog postpone to 12 January` or `!dialog stop trial`.
   *[private] `going well`, `need help`, `postpone to 12 January` or `stop trial`.
}

reminders =
    { $late ->
        [yes] I have been away and put together what I should have asked. How are these trials going?
       *[no] How are these trials going?
    }

    { $trials }

reminders-item = __{ $number }.__ { $what } (ends { $date })

reminder-answers = 🙂 all of them are going well · 🛟 we need help. To answer one at a time, add its number, such as { $where ->
    [channel] `!dialog going well 2`, `!dialog need help 2`, `!dialog postpone 2 to 12 January` or `!dialog stop trial 2`.
   *[private] `going well 2`, `need help 2`, `postpone 2 to 12 January` or `stop trial 2`.
}

reminder-thanks = Thank you for answering. I will be back when the trial ends.

help-wanted =
    { $owner } would like help with your trial. Who has a quarter of an hour?

    { $what }

trial-postponed =
    The trial is postponed. It now ends on { $date }, and you talk about what you learned on { $follow_up }.

    { $what }

trial-stopped =
    The trial has been stopped before its end:

    { $what }

    That can be a good decision too. See what else you have: `!dialog idea bank`

postpone-to-when = Until when? Write `postpone to` and the date, such as `postpone to 12 January`. If you have several trials, put the number first: `postpone 2 to 12 January`

# --- the follow-up ---

follow-up-title = Follow-up

follow-up-step-1 = Look back

follow-up-step-2 = Decide

follow-up-step-3 = Write down what you learned

follow-up-late = We should have talked about it on { $date }, but I was away. So it is now.

follow-up-question-1 = What did we do?

follow-up-question-2 = What happened for citizens?

follow-up-question-3 = What surprised us?

phase-recall = This is what you agreed:

recalled-before = __How it was before:__ { $value }

phase-recall-questions =
    In a moment each of you answers in silence:

    { $questions }

verdict-keep = We keep doing it

verdict-change = We change it and try again

verdict-stop = We stop here

phase-learn-fill = Write down what you learned, so that others can use it. Copy the line and adapt it; leave out what you do not know:

phase-learn-example = !dialog learning happened: … surprised: … now: … assumption: … measured: …

learning-tried = __What we tried:__ { $value }

learning-happened = __What happened for citizens:__ { $value }

learning-surprised = __What surprised us:__ { $value }

learning-verdict = __Decision:__ { $value }

learning-now = __What we do now:__ { $value }

learning-assumption = __The assumption that did not hold:__ { $value }

learning-before = __Measured before:__ { $value }

learning-measured = __Measured after:__ { $value }

learning-shared = ### Learning card · { $title }

closing-learned = ### What you learned

closing-learned-share = Thank you for today. To share the card with other teams, without names, write `!dialog share learning`.

closing-not-followed-up = You did not get to whether you keep it, change it or stop. Take it up again when you can: `!dialog follow-up`

say-recall = “Last time we agreed to try this. Let us look at what we expected.”

say-silent-follow-up = “Now we are quiet for a while. Write what you have seen: what we did, what happened for citizens, and what surprised you.”

say-share-follow-up = “Here is what you have seen, without names. What do you notice?”

say-consent-follow-up = “Do we keep it, change it, or stop? What can we all live with?”

say-learn = “What would we like others to know? Let us write it down together.”

say-trial-changed = “What do we change, and why? Who sees to it, and when do we look at it again?”

say-bank = “Before we begin: this is what we have from before. Is there something we want to take up, or let go?”

# --- the idea bank ---

bank-title = From the idea bank

phase-bank-trials =
    __You are trying:__

    { $trials }

open-trial-until = { $what } (ends { $date })

phase-bank =
    __In the idea bank:__

    { $items }

phase-bank-how = { $name }: `!dialog idea bank try 2` puts one on the board, `!dialog idea bank let go 2` lets it go. The rest stays.

phase-bank-how-alone = `!dialog idea bank try 2` puts one on the board, `!dialog idea bank let go 2` lets it go. The rest stays.

bank-item-aged = __{ $number }.__ { $text } ({ $weeks ->
    [0] from this week
    [1] 1 week old
   *[other] { $weeks } weeks old
})

bank-empty = The idea bank is empty. Proposals that you do not choose are kept here.

bank-how = Take one up with `!dialog idea bank try` and its number, or let it go with `!dialog idea bank let go` and its number.

bank-kept = It stays in the idea bank.

bank-let-go = It has been let go and is out of the idea bank.
