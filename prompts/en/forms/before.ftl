# Before the meeting, where people press buttons.

reading-reminder = You talk about "{ $title }" on { $date } at { $clock }, and I cannot see that you have read the pre-reading yet. It takes about { $minutes } min. It is in the thread below the invitation. Press ✅ there when you have read it, or write `read` to me.
