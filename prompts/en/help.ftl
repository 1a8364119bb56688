# Help: one short explanation for each command.

help =
    ### What you can write

    { $all }

    __Facilitator and timekeeper:__

    { $facilitator }

    Write `!dialog help start` to see more about one command. In your private conversation with me you can usually leave out `!dialog`.

help-row = `!dialog { $use }`: { $what }

help-command =
    `!dialog { $use }`: { $what }.

    Example: `!dialog { $example }`

help-steers = Only the facilitator and the timekeeper can use it.

help-help = shows what fits now, all there is, or one command

help-playbooks = shows what you can talk about

help-start = begins a dialogue

help-plan = plans a dialogue and sends the case out ahead

help-read = says that you have read the case

help-not-read = takes back that you have read the case

help-calendar = shows what is coming up, with a file for your own calendar

help-join = lets you join

help-leave = lets you leave

help-observer = lets you watch without taking part

help-guest = counts in somebody who is in the room without an account

help-guests = counts in that many people who are in the room without an account

help-done = says that you are done

help-pass = passes the turn on in the round

help-answer = answers what I ask; 0 takes the answer back

help-point = puts a point on the board

help-service = names the service you are looking at

help-example = writes an example from your service under a principle

help-idea = writes an idea in the silent minute; write it to me in private

help-proposal = puts a proposal on the board, in your own words or by an idea's number

help-status = shows how far you have got

help-board = shows points, themes, examples and proposals

help-record = shows the record, as files too

help-pack = makes papers for the meeting that you can print

help-law = shows the legal background

help-advice = shows practical advice for running the meeting

help-next = goes on to what comes next

help-back = goes one step back, with the time that was left

help-pause = stops the clock

help-resume = starts the clock again

help-extend = adds that many minutes

help-skip = skips: the reading when everybody has read, or what the card asks for

help-end = ends the dialogue for today; the proposals are kept for next time

help-theme = names a theme when you sum up the points

help-paper = lets you do the silent minute on paper

help-remove = removes a point, an idea, a proposal, an example or a theme

help-reword = rewords something you have written; its number stays

help-consent = asks whether you can all live with trying a proposal

help-vote = opens the dot vote

help-count = writes how many guests raised their hand for each number

help-trial = fills in what you have agreed to try

help-going-well = answers that what you are trying is going well

help-need-help = answers that you need help with what you are trying

help-postpone = postpones the end of what you are trying, and the follow-up with it

help-stop-trial = stops what you are trying

help-follow-up = begins the follow-up on what you have tried

help-learning = fills in the learning card after a trial

help-publish = shares the learning card with other teams, without names

help-bank = shows the proposals you have kept; keep, let go or try one of them

help-grey-zone = shows a short dilemma to talk about

help-series = repeats a dialogue or a grey zone, such as every Thursday

help-away = says when you are away, so that I send you no reminders

help-settings = shows or changes what applies in the channel

help-timekeeper = lets a colleague steer together with you

help-handover = makes somebody else the facilitator

help-claim = makes you the facilitator where there is none, or where it has gone quiet

help-move = moves a planned dialogue

help-cancel = cancels the dialogue, or the planned one with that number

help-my-data = shows what I hold about you; write it to me in private

help-erase-my-data = erases what I hold about you

# What fits just now, in a few lines.

fits-stranger =
    ### Hello, I am Drejebog

    I help a team through a structured dialogue, from a short case to one thing you want to try. It takes place in your own channel: write `!dialog help` there, and I will show you how to begin. If I am not in the channel yet, invite me.

    If you have already begun, write `!dialog join` in the channel.

fits-nothing =
    I help you through a structured dialogue, from a short case to one thing you want to try. There is none under way here right now.

    See what you can talk about: `!dialog playbooks`\
    Begin now: `!dialog start { $playbook }`\
    Find a day: `!dialog plan { $playbook } tomorrow at 13`

fits-planned = You have planned __{ $title }__. See when: `!dialog calendar`

fits-lobby = __{ $title }__ begins in a moment.

fits-live = You are at “{ $activity }”.

fits-join = { $several ->
    [yes] Join: write `!dialog join { $number }` in the channel
   *[no] Join: write `!dialog join` in the channel
}

fits-consent = Answer `!dialog answer agree`, `!dialog answer question` or `!dialog answer objection`, and feel free to add why.

fits-number = Answer with a number: `!dialog answer { $number }`

fits-round = If it is your turn, write your point: `!dialog point` and the text

fits-silent = Write your ideas to me privately, one message for each.

fits-select = Put a proposal on the board: `!dialog proposal` and the text

fits-trial = Fill in the card, e.g. `!dialog trial why: fewer people ask the way`

fits-learn = Fill in the learning card, e.g. `!dialog learning happened: fewer people asked the way`

fits-done = Say when you are done: `!dialog done`

fits-steers-planned = { $several ->
    [yes] Move it: `!dialog move { $number } tomorrow at 13` · cancel it: `!dialog cancel { $number }`
   *[no] Move it: `!dialog move tomorrow at 13` · cancel it: `!dialog cancel`
}

fits-steers-lobby = Begin: `!dialog next`

fits-steers-paused = Go on after the break: `!dialog resume`

fits-steers-live = Next: `!dialog next` · more time: `!dialog extend 5` · pause: `!dialog pause`

fits-status = How far you have got: `!dialog status`

fits-more = Everything I can do: `!dialog help all` · about one thing: `!dialog help start`
