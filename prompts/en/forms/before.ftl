# Before the meeting, where people press buttons.

reading-reminder = You will be talking about "{ $title }" on { $date } at { $clock }. The pre-reading takes about { $minutes } min and is in the thread under the invitation. Press ✅ there when you have read it, or write `read` to me.
