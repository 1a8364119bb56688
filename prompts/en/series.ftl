# Series: what comes again by itself, and whose turn it is.

series-dialogue = the dialogue "{ $title }"

series-grey-zone = a grey zone

# E.g. `the dialogue "Access to citizens' data" · every Thursday at 9`. The schedule stands as it was written.
series-name = { $what } · { $schedule }

# --- begun and stopped ---

series-begun = __Series { $series } has begun:__ { $name }

series-first = The first time is { $date } at { $clock }.

series-first-after-reading = The first time is { $date } at { $clock }, so that everybody has time to read the case.

series-rota-how = Would you like to take turns as facilitator? Write the order: `!dialog series turn { $series } @name @name`. Otherwise any of you can take over once a dialogue has been planned.

series-stop-how = Stop the series with `!dialog series stop { $series }`.

series-stopped = __Series { $series } has stopped:__ { $name }

# Only series of dialogues.
series-stopped-planned = A dialogue that is planned already stays as it is.

series-stopped-by-itself = The schedule now falls only on your days off. Begin a new one with `!dialog series`.

# --- the turns ---

series-rota = __Series { $series }:__ You take turns as facilitator in this order: { $names }. If one of you is away, the turn moves on, and theirs comes next time instead.

series-rota-one = __Series { $series }:__ { $names } is the facilitator every time.

series-rota-none = __Series { $series }:__ There is no rota any more. Once a dialogue has been planned, any of you can take over.

# --- passed over ---

series-passed-over = __Series { $series }__ · { $name }

series-days-off = Not on { $days }.

series-day-off = { $date } ({ $why })

series-missed = I am afraid I was away on { $days }, so nothing came.

# More days than there is room to name.
series-more-days = { $count ->
    [1] 1 more day
   *[other] { $count } more days
}

series-next = The next time is { $date } at { $clock }.

day-off = { $day ->
    [new-year] New Year's Day
    [maundy-thursday] Maundy Thursday
    [good-friday] Good Friday
    [easter-sunday] Easter Sunday
    [easter-monday] Easter Monday
    [great-prayer-day] Great Prayer Day
    [ascension] Ascension Day
    [whit-sunday] Whit Sunday
    [whit-monday] Whit Monday
    [christmas-day] Christmas Day
    [second-christmas-day] Boxing Day
    [may-day] May Day
    [constitution-day] Constitution Day
    [day-after-ascension] the day after Ascension Day
    [christmas-eve] Christmas Eve
    [new-years-eve] New Year's Eve
    [weekend] the weekend
   *[closed] closed
}

# --- the list ---

series-list =
    __Your series:__

    { $rows }

    Stop a series with for example `!dialog series stop { $example }`.

series-list-rota = Would you like to take turns as facilitator? Set an order: `!dialog series turn { $series } @name @name`.

series-list-none =
    There are no series running here. Begin one:

    - `!dialog series every Thursday at 9: borgerdata` plans a dialogue every week
    - `!dialog series every Monday at 9: grey zone` shows a grey zone every week

series-row = __Series { $series }:__ { $name }

series-row-planned = Planned: { $date } at { $clock }, { $name } is the facilitator

series-row-planned-alone = Planned: { $date } at { $clock }, no facilitator yet

series-row-next = Next time: { $date } at { $clock }

series-row-turn = Next time: { $date } at { $clock }, it is { $name }'s turn

# --- when something cannot be done ---

series-bad-word = I did not understand "{ $word }" in "{ $schedule }". Write it e.g. as `every Thursday at 9` or `Monday and Wednesday at 13:30`.

series-no-days = On which days? Write it e.g. as `every Thursday at 9`.

series-no-time = At what time of day? Write it e.g. as `every Thursday at 9`.

series-every-other = I cannot do every other week, because I do not know which week comes first. Once a month I can: write for example `the 1st of every month at 9`.

series-monthly = Which day of the month? Write it like `the 1st of every month at 9` or `the last Friday of every month at 1 pm`.

series-night-in-doubt = Is "{ $schedule }" at night? Write `at { $afternoon }` if you mean the afternoon, or `at 0{ $night }` if you mean the night.

series-bad-fields = I cannot read the five fields of "{ $schedule }" as a schedule. Every Thursday at 9 is e.g. `0 9 * * 4`, or write it in words.

series-never-open = It falls only on your days off. Choose a weekday, e.g. `every Thursday at 9`.

series-too-often = That is more than once a day, and too much for a channel. Choose one time, e.g. `weekdays at 9`.

series-already-there = You have that one already; it is series { $series }. See them all with `!dialog series`.

series-too-many = You have { $most } series running, and more would be too much for a channel. Stop one of them first, e.g. `!dialog series stop { $example }`.

series-no-such = There is no series { $number }. You can choose { $open }.

series-none-running = There are no series running here. See how to begin one with `!dialog series`.

series-no-rota = A grey zone needs no facilitator, so there are no turns to take.
