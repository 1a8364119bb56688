# Before the meeting: the time said back, the invitation with its thread, the pre-reading and the reminders.

# --- a time is said back before it counts ---

time-check = Shall I invite people to "{ $title }" on { $date } at { $clock }?

time-check-move = Shall I move "{ $title }" to { $date } at { $clock }?

# The day on which the pre-reading would go out.
time-check-reading = I send the pre-reading on { $date }.

time-check-has-reading = I have sent the pre-reading already.

time-check-no-reading = I send nothing out ahead.

time-check-too-late-to-read = There is no time left to read ahead, so you read at the meeting.

time-in-quiet-hours = That is outside the hours in which I usually write to you. I keep the time, because you have chosen it.

time-on-a-day-off = That is a day off in your calendar. I keep the time, because you have chosen it.

time-skipped = The clock goes forward an hour that night, so that time does not exist. It will be at { $clock } instead.

time-check-answer = { $name }: 🤝 yes (or `!dialog answer yes`) · 🙏 no (or `!dialog answer no`)

time-check-answer-alone = You have no facilitator who can answer. Write `!dialog claim`, and then answer 🤝 yes (or `!dialog answer yes`) · 🙏 no (or `!dialog answer no`)

time-check-done = Agreed: "{ $title }" on { $date } at { $clock }.

# Another time has been named instead.
time-check-replaced = That time no longer holds. Another has been suggested since.

time-check-dropped = That time does not hold. If you have another, write for example `!dialog plan { $playbook } tomorrow at 13`.

# --- the invitation ---

invitation-heading = ### Dialogue: { $title } · { $date } at { $clock }

# The dialogue comes of a series. $late: there is less time to read than there usually is.
invitation-series = { $late ->
    [yes] The dialogue belongs to series { $series }. This time there is slightly shorter notice than usual.
   *[no] The dialogue belongs to series { $series }.
}

invitation-length = __Length:__ about { $minutes } min

invitation-coming = { $count ->
    [0] __Coming:__ nobody yet
   *[other] __Coming ({ $count }):__ { $names }
}

invitation-join = 👋 I am coming (or write `!dialog join`). If you cannot after all, write `!dialog leave`.

invitation-reading = The pre-reading comes in this thread on { $date }. There is an entry for your calendar as well.

invitation-reading-here = The pre-reading and an entry for your calendar are in this thread.

invitation-no-reading = There is an entry for your calendar in this thread.

invitation-too-late-to-read = There is no time left to read ahead, so you read at the meeting. There is an entry for your calendar in this thread.

invitation-begun = The dialogue has begun. See the newest post in the channel.

invitation-cancelled = The dialogue is cancelled.

calendar-file = { $moved ->
    [yes] The meeting has been moved. Open the file to correct the entry in your calendar.
   *[no] Open the file to have the meeting in your calendar.
}

calendar-file-cancelled = The meeting is cancelled. Open the file, and the entry leaves your calendar.

moved = "{ $title }" has been moved to __{ $date } at { $clock }__. If you cannot make it, write `!dialog leave`.

# The bot was away when the meeting was to begin.
missed = { $name }, I am sorry: I was away when "{ $title }" was to begin on { $date } at { $clock }. Begin now with ▶ (or `!dialog next`), or find another time: `!dialog move { $number } tomorrow at 13`

missed-past = I was away when "{ $title }" should have begun. { $how ->
    [begun] You began later.
    [moved] Now it has a new time.
   *[over] It came to nothing.
}

missed-alone = I am sorry: I was away when "{ $title }" was to begin on { $date } at { $clock }. Write `!dialog claim`, and find another time: `!dialog move { $number } tomorrow at 13`

# --- the pre-reading ---

pre-reading-heading = ### Pre-reading · about { $minutes } min · before { $date } at { $clock }

pre-reading-case =
    __{ $title }__

    { $text }

pre-reading-questions =
    __What we would like to know more about:__

    { $questions }

pre-reading-foot = ✅ when you have read it (or write `!dialog read`) · { $read ->
    [0] nobody has read it yet
    [1] 1 of { $of } has read it
   *[other] { $read } of { $of } have read it
}

pre-reading-foot-past = { $read ->
    [0] Nobody had said they had read when you began
   *[other] { $read } of { $of } had read when you began
}

reading-reminder = You talk about "{ $title }" on { $date } at { $clock }, and I cannot see that you have read the pre-reading yet. It takes about { $minutes } min. It is in the thread below the invitation. Write `read` to me when you have read it.

reading-reminder-past = { $how ->
    [read] You have read the pre-reading for "{ $title }".
    [begun] "{ $title }" has begun.
   *[over] "{ $title }" was called off.
}

curious-questions =
    Thank you for reading. Here is something to have in mind for the meeting:

    { $curious }

status-planned = __{ $title }__ is on { $date } at { $clock }.

status-read = { $read } of { $of } have read the pre-reading.

status-have-read = __Have read:__ { $names }

status-have-not-read = __Have not yet:__ { $names }

# --- when everybody has read ---

lobby-all-have-read = Everybody has read ahead. { $name }: ⏩ skip the reading (or `!dialog skip`)

lobby-all-have-read-alone = Everybody has read ahead.

lobby-reading-skipped = Everybody has read ahead, so you go straight from the topic to talking together.

# --- the file for people's own calendars ---

calendar-summary = Dialogue: { $title }

calendar-description = The pre-reading is in the channel, in the thread below the invitation. If you cannot come, write `!dialog leave` there.
