# What the made-up colleagues say when a dialogue is tried out in the terminal, and the lines around it.

rehearsal-names = Anna, Ben, Claire, Dora, Eric, Fatima, Grace, Hassan, Iris, James, Karen, Liam, Mary, Nadia, Oliver, Paula, Ralph, Sandra, Thomas, Una, Vera, Will, Yasmin, Zara

rehearsal-point-1 = The phone came across the counter before anybody had said a word.
rehearsal-point-2 = We saw more on the screen than we needed.
rehearsal-point-3 = It is hard to say no to somebody close to tears.
rehearsal-point-4 = The code was on a note in the phone case. We often see that.
rehearsal-point-5 = Nobody told the citizen why we don't type for them.
rehearsal-point-6 = The colleague looked away while the code was typed. That was well done.
rehearsal-point-7 = There was no chair, so it all happened standing at the counter.
rehearsal-point-8 = The citizen thought we can see everything in the systems.
rehearsal-point-9 = Each of us solves it in our own way.
rehearsal-point-10 = A relative sat alongside and answered for the citizen.

rehearsal-idea-1 = One sentence we always say before the phone is handed over.
rehearsal-idea-2 = A sign on the counter: You type, we show the way.
rehearsal-idea-3 = A spare screen on which we can show the way without seeing any data.
rehearsal-idea-4 = Five minutes every Friday to talk over the hard ones.
rehearsal-idea-5 = A chair beside the counter, so that we sit side by side.
rehearsal-idea-6 = A card to take home: your codes are yours alone.
rehearsal-idea-7 = We turn away from the screen while the citizen types.
rehearsal-idea-8 = A list of places we can send people on to.

rehearsal-proposal-1 = We say the same sentence to everybody: “You type, I show the way”.
rehearsal-proposal-2 = A small sign on each counter saying that codes are the citizen's own.
rehearsal-proposal-3 = Five minutes every Friday on the hardest situation of the week.
rehearsal-proposal-4 = A chair beside the counter, so that we can show the way without taking over.
rehearsal-proposal-5 = A card to take home about where there is more help.
rehearsal-proposal-6 = We make one shared list of places to refer people to.

rehearsal-agreed-1 = It is easy to remember, and the citizen will notice at once.
rehearsal-agreed-2 = We begin on Monday, and tell each other when it works.
rehearsal-agreed-3 = Everybody at the counter.

# When the playbook holds one of their own services against principles.
rehearsal-service = Applying for a parking permit

rehearsal-example-1 = 1 The refusal says “the criteria are not met”, and not which ones.
rehearsal-example-2 = 4 Our phone number is on page three, under “Other information”.
rehearsal-example-3 = 3 We tried the form out on each other. No citizen saw it before it went live.
rehearsal-example-4 = 2 You must have the doctor's statement on your computer, but the doctor gives it on paper.
rehearsal-example-5 = 5 Citizens can see for themselves what is on their case. That really works well.
rehearsal-example-6 = 6 We expected fewer calls. They still come, they are just about the form now.
rehearsal-example-7 = 7 To rename a field we have to place an order.
rehearsal-example-8 = 8 The disability council has asked to see it twice.
rehearsal-example-9 = 4 At the counter we always help, but nothing says that you can come.
rehearsal-example-10 = 2 The page gives up after ten minutes, and then you must start again.

rehearsal-service-idea-1 = Put the phone number at the top of the first page.
rehearsal-service-idea-2 = Ask five citizens to fill in the form while we watch.
rehearsal-service-idea-3 = Say in the refusal which criterion is missing.
rehearsal-service-idea-4 = A paper form at the counter for those who ask for it.
rehearsal-service-idea-5 = Call those who got stuck last week and ask where.
rehearsal-service-idea-6 = Say “you are welcome at the counter” in the receipt.
rehearsal-service-idea-7 = A fixed hour a week when you can call and be helped at once.
rehearsal-service-idea-8 = Show the numbers we have to the disability council.

rehearsal-service-proposal-1 = We call everybody who gets stuck in the form, within two working days.
rehearsal-service-proposal-2 = Five citizens try the form while we watch and keep quiet.
rehearsal-service-proposal-3 = The phone number and opening hours are at the top of every page.
rehearsal-service-proposal-4 = Every refusal says which criterion is missing.
rehearsal-service-proposal-5 = There is a paper form at the counter.
rehearsal-service-proposal-6 = We show our numbers to the disability council twice a year.

rehearsal-service-agreed-1 = This is where we hear most people give up, and we can begin on Monday.
rehearsal-service-agreed-2 = We take turns, one morning each.
rehearsal-service-agreed-3 = The five of us at the counter and one from the office.

rehearsal-value = before: about one in four gets stuck on page two measure: we count how many send the form after a call assumptions: most people like to be called; two hours a week is enough uncertainty: most of those we have talked to say so; pure guesswork worse off: those who wait on the phone meanwhile alternative: the paper form and the counter

# When somebody has objected to the only proposal
rehearsal-amended = We try it for the first two weeks, and talk about it every Friday.
rehearsal-service-amended = We try it on one page first, and see how it goes.

# The weeks after: what the owner adds to the card, what each has seen, and the learning card
rehearsal-added = trial assumptions: Citizens notice it; we remember it every time

rehearsal-learned-1 = We did it nearly every time.
rehearsal-learned-2 = Most citizens took it well. One was a little offended.
rehearsal-learned-3 = It was quicker than I thought.
rehearsal-learned-4 = On busy days we forgot.
rehearsal-learned-5 = More people managed the next step themselves.
rehearsal-learned-6 = New colleagues asked why we do it. That was a good talk.
rehearsal-learned-7 = A relative thanked us for it.
rehearsal-learned-8 = It was easier to say no, because we all do the same.

rehearsal-learning-1 = More people managed by themselves, and fewer got into trouble.
rehearsal-learning-2 = It took no longer.
rehearsal-learning-3 = New colleagues hear of it on their first day.
rehearsal-learning-4 = That citizens would find it tedious.

# The lines around the dialogue
rehearsal-title = { $span ->
    [weeks] Rehearsal of “{ $playbook }” with { $people } made-up colleagues, from the invitation to the learning card
   *[meeting] Rehearsal of “{ $playbook }” with { $people } made-up colleagues
}
rehearsal-private = in private to { $name }
rehearsal-private-to-you = in private to you
rehearsal-group = in the thread
rehearsal-edited = edited
rehearsal-pressed = { $count ->
    [one] { $name } presses { $emoji }
   *[other] { $count } press { $emoji }
}
rehearsal-progress = step { $step } of { $steps } · { $minutes } of { $total } minutes
rehearsal-cost-title = What it cost in attention
rehearsal-cost =
    - { $main } messages in the channel (the first message of each thread included)
    - at most { $threads } in each group's thread
    - at most { $private } private messages to one person ({ $name })
    - { $edits } edits of messages already there (they make no phone buzz)
rehearsal-read =
    Words to read each minute:

    - the facilitator: { $facilitator } in new messages, { $facilitator-edited } in edits
    - the participant who was given most: { $participant } in new messages, { $participant-edited } in edits
rehearsal-minutes = The steps take { $steps } minutes{ $slack ->
    [0] .
   *[other] , and { $slack } minutes are slack: { $total } in all.
}
rehearsal-took = By the clock in the rehearsal the dialogue took { $minutes } minutes.
rehearsal-took-days = From the invitation to the learning card it took { $days } days by the clock in the rehearsal.

# When somebody has taken a part
rehearsal-you = { $role ->
    [facilitator] You are { $name } and lead the dialogue. The others play themselves, and the clock stands still while you think.
   *[participant] You are { $name }. The others play themselves, and the clock stands still while you think.
}
rehearsal-keys =
    - Enter or `wait`: time passes until something happens
    - a number: you press what stands by it; the same number again takes it back
    - words: you write them, and before › it says where they go
    - `>` in front: to Drejebog alone; `#` in front: in the channel
    - `?`: this again; `q`: quit
rehearsal-wait = wait
rehearsal-prompt = { $place ->
    [group] { $name } in the group's thread
    [private] { $name } in private to Drejebog
   *[channel] { $name } in the channel
}
rehearsal-menu-numbers = { $several ->
    [yes] { $from }–{ $to } on the list
   *[no] { $from } on the list
}
rehearsal-no-number = There is no { $number } to press now. The numbers you can use stand above the line.
rehearsal-taken = Drejebog puts { $emoji } on what you wrote
rehearsal-taken-back = You take { $emoji } back
rehearsal-yours = The others are ready and wait for you.
rehearsal-nothing = Nothing more happens until you do something. Press or write, or quit with q.
rehearsal-over = That was all. Enter ends the rehearsal. Write !dialog record or !dialog board first if you like.

# What can be done next
rehearsal-next-title = What next?
rehearsal-next-part = - Take part yourself: `drejebog rehearse { $playbook } --as`. Or lead it: `--as facilitator`
rehearsal-next-weeks = - See the weeks around the meeting: `drejebog rehearse { $playbook } --weeks`
rehearsal-next =
    - Hold it on paper: `drejebog print { $playbook } --out papers.html`
    - Hold it in your own channel: README.md shows how on Matrix, docs/discord.md on Discord
    - Write a script of your own: content/README.md
