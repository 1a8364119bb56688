# Before the meeting: the time said back, the invitation with its thread, the pre-reading and the reminders.

# --- a time is said back before it counts ---

time-check = Shall I invite people to "{ $title }" on { $date } at { $clock }?

time-check-move = Shall I move "{ $title }" to { $date } at { $clock }?

# The day on which the pre-reading would go out.
time-check-reading = I will send the pre-reading on { $date }.

time-check-has-reading = I have already sent the pre-reading.

time-check-no-reading = I will not send anything out beforehand.

time-check-too-late-to-read = There is no time to read beforehand, so you will read at the meeting.

time-in-quiet-hours = That is in your quiet hours. I will write all the same, as you chose the time.

time-on-a-day-off = That is a day off for you. The meeting goes ahead all the same, as you chose the day.

time-skipped = The clocks go forward that night, so that time does not exist. It will be { $clock } instead.

time-check-answer = { $name }: 🤝 yes (or `!dialog answer yes`) · ❌ no (or `!dialog answer no`)

time-check-answer-alone = There is no facilitator to answer. Write `!dialog claim`, and then answer 🤝 yes (or `!dialog answer yes`) · ❌ no (or `!dialog answer no`)

time-check-done = Agreed: "{ $title }" on { $date } at { $clock }.

# Another time has been named instead.
time-check-replaced = Not that time, then. Another has been suggested.

time-check-dropped = Not that time, then. If you have another, write for example `!dialog plan { $playbook } tomorrow at 13`.

# --- the invitation ---

invitation-heading = ### Dialogue: { $title } · { $date } at { $clock }

# The dialogue comes of a series. $late: there is less time to read than there usually is.
invitation-series = { $late ->
    [yes] The dialogue is part of series { $series }. The notice is slightly shorter than usual this time.
   *[no] The dialogue is part of series { $series }.
}

invitation-length = __Length:__ about { $minutes } min

invitation-coming = { $count ->
    [0] __Coming:__ nobody yet
   *[other] __Coming ({ $count }):__ { $names }
}

invitation-join = 👋 I am coming (or write `!dialog join`). If you cannot come after all, write `!dialog leave`.

invitation-reading = An entry for your calendar is in the thread. The pre-reading will be there on { $date }.

invitation-reading-here = The pre-reading and an entry for your calendar are in the thread.

invitation-no-reading = An entry for your calendar is in the thread.

invitation-too-late-to-read = There is no time to read beforehand, so you will read at the meeting. An entry for your calendar is in the thread.

invitation-begun = The dialogue has begun. See the latest post in the channel.

invitation-cancelled = The dialogue has been cancelled.

calendar-file = { $moved ->
    [yes] The meeting has been moved. Open the file to update your calendar.
   *[no] Open the file to add the meeting to your calendar.
}

calendar-file-cancelled = The meeting has been cancelled. Open the file to remove it from your calendar.

moved = "{ $title }" has been moved to __{ $date } at { $clock }__. If you cannot make it, write `!dialog leave`.

# The bot was away when the meeting was to begin.
missed = { $name }, I am sorry: I was away when "{ $title }" should have begun on { $date } at { $clock }. Begin now with ▶ (or `!dialog next`), or find another time: `!dialog move { $number } tomorrow at 13`

missed-past = I was away when "{ $title }" should have begun. { $how ->
    [begun] You began later.
    [moved] It has a new time now.
   *[over] It did not take place.
}

missed-alone = I am sorry: I was away when "{ $title }" should have begun on { $date } at { $clock }. Write `!dialog claim`, and find another time: `!dialog move { $number } tomorrow at 13`

# --- the pre-reading ---

pre-reading-heading = ### Pre-reading · about { $minutes } min · before { $date } at { $clock }

pre-reading-ask = __Read this before the meeting, and press ✅ at the end.__

pre-reading-case =
    __{ $title }__

    { $text }

pre-reading-questions =
    __What we would like to understand better:__

    { $questions }

pre-reading-foot = ✅ when you have read it (or write `!dialog read`) · { $read ->
    [0] nobody has read it yet
    [1] 1 of { $of } has read it
   *[other] { $read } of { $of } have read it
}

pre-reading-foot-past = { $read ->
    [0] Nobody had marked it as read when you began
   *[other] { $read } of { $of } had read when you began
}

reading-reminder = You will be talking about "{ $title }" on { $date } at { $clock }. The pre-reading takes about { $minutes } min and is in the thread under the invitation. Write `read` to me when you have read it.

reading-reminder-past = { $how ->
    [read] You have read the pre-reading for "{ $title }".
    [begun] "{ $title }" has begun.
   *[over] "{ $title }" was cancelled.
}

curious-questions =
    Thank you for reading. Here is something to keep in mind for the meeting:

    { $curious }

status-planned = __{ $title }__ is on { $date } at { $clock }.

status-read = { $read } of { $of } have read the pre-reading.

status-have-read = __Have read:__ { $names }

status-have-not-read = __Not yet:__ { $names }

# --- when everybody has read ---

lobby-all-have-read = Everybody has done the reading. { $name }: ⏩ skip the reading (or `!dialog skip`)

lobby-all-have-read-alone = Everybody has done the reading.

lobby-reading-skipped = Everybody has done the reading, so you go straight from the topic to talking in pairs.

# --- the file for people's own calendars ---

calendar-summary = Dialogue: { $title }

calendar-description = The pre-reading is in the channel, in the thread under the invitation. If you cannot come, write `!dialog leave` there.
