# Names, and the small parts sentences are put together from.

join-comma = { $left }, { $right }

join-and = { $left } and { $right }

join-dot = { $left } · { $right }

join-space = { $left } { $right }

numbered = __{ $number }.__ { $text }

# Somebody who asked to be erased.
someone = a colleague

guest-numbered = guest { $number }

# Several in a row.
guests-numbered = guest { $from }–{ $to }

erased = (erased)

# A step of a playbook that is no longer installed.
step-untitled = step { $step }

# --- where the bot is found, and the channel ---

# What the bot is called.
bot-name = Drejebog

privately = in private

# The name leads to the private conversation.
privately-to = in private ({ $bot })

# What the private conversation is called in the list of one's conversations.
private-room-name = Drejebog (private)

the-channel = the channel

the-channel-at = [the channel]({ $link })

# --- buttons ---

press-join = Join

press-observe = Only watch

press-done = Done

press-next = Go on

press-extend = More time

press-paper = On paper

press-number = Number { $number }

press-agree = Agree

press-question = Question

press-objection = Objection

press-accept = Yes, gladly

press-decline = No thanks

press-skip = Skip

press-end-here = End for today

press-resume = Restart the clock

press-vote = Vote again

press-volunteer = I would like to

press-going-well = Going well

press-need-help = Need help

press-postpone = Postpone

press-stop-trial = Stop

press-worth-yes = Yes

press-worth-partly = So-so

press-worth-no = No
