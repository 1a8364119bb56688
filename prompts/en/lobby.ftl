# The post where people join, and the greetings around it.
# Variables stand in braces and are not translated. Markdown may be used; a line cannot begin with * or [.

lobby-heading = ### Dialogue: { $title } · { $minutes } min

lobby-heading-follow-up = ### Follow-up on your trial · { $minutes } min

# The bot was away when the meeting was to begin, but not for long.
lobby-late = You were due to begin at { $clock }, but I was away. I am sorry.

lobby-plan = __Plan:__ { $plan }

lobby-plan-slack = __Plan:__ { $plan }, { $minutes } min in all + { $slack } min to spare

# One step of the plan, e.g. "Collect points 8".
lobby-plan-step = { $title } { $minutes }

lobby-facilitator = __Facilitator:__ { $name }

lobby-no-facilitator = __Facilitator:__ missing. Write `!dialog claim` if you would like to steer.

lobby-timekeeper = __Timekeeper:__ { $names }

lobby-people = { $count ->
    [0] __Joined so far:__ nobody yet
   *[other] __Joined so far ({ $count }):__ { $names }
}

lobby-people-expected = __Joined so far ({ $count } of about { $expected }):__ { $names }

lobby-guests = __Of these, in the room without an account:__ { $names }. { $name } writes down what you say.

lobby-guests-alone = __Of these, in the room without an account:__ { $names }.

# Guests who were counted without a name.
lobby-guests-unnamed = { $count ->
    [1] 1 guest
   *[other] { $count } guests
}

lobby-observers = __Watching:__ { $names }

lobby-join =
    👋 __Join__\
    👀 Only watch

lobby-begin = { $where ->
    [channel] { $name }: ▶ begin when everybody is here
   *[card] { $name } begins when everybody is here
}

# On top while the dialogue is under way; the post is pinned.
lobby-now = ### Now: step { $step } · { $activity } · until { $clock }

lobby-now-time-up = ### Now: step { $step } · { $activity } · time is up

lobby-now-paused = ### Now: paused · step { $step } · { $activity }

lobby-title = __Dialogue:__ { $title }

lobby-live =
    You can still join:\
    👋 Join\
    👀 Only watch

lobby-over = The dialogue is over.

# Who can see what.
lobby-know =
    Good to know: { $ballots ->
        [polls] You vote in polls. They show the numbers only when I close, but they are not secret: whoever wants to can see who answered what. All reactions can be seen by everybody in the channel, and by those who run the server.
        [secret] You place dots in private. Reactions can be seen by everybody in the channel, and by those who run the server.
       *[open] Reactions, votes included, can be seen by everybody in the channel, and by those who run the server. One of each is mine.
    }{ $of ->
        [follow-up] {" "}You write what you have seen { $private }. I show it without names, and then forget who wrote what.
        [bank] {""}
       *[playbook] {" "}You write ideas { $private }. I show them without names, and then forget who wrote what.
    } Everything can be written too: `!dialog help`

lobby-scale = Rehearsal: the clock runs { $scale } times as fast as usual.

joined-by-press = You are now in the dialogue "{ $title }", because you pressed something on one of my posts. If you only want to watch, write `observer`. If you do not want to be in it, write `leave`.
