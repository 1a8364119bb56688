# The post where people join, where nobody can see what others press and write to the bot.

lobby-know =
    Good to know: when you join, your name is shown here. Only I and those who run the chat see what you answer along the way. { $ballots ->
        [secret] I show the dots only when the vote has closed.
       *[open] I show how many dots a proposal has as they come, but not whose they are.
    } { $of ->
        [follow-up] You write what you have seen to me alone. It is shown without names, and then I forget who wrote what. Help: `!dialog help`
        [bank] Help: `!dialog help`
       *[playbook] You write ideas to me alone. They are shown without names, and then I forget who wrote what. If two proposals tie, you vote again. If they still tie, I draw lots. Help: `!dialog help`
    }

joined-by-press = You are now in the dialogue "{ $title }", because you pressed something on one of my posts. If you only want to watch, write `!dialog observer`. If you do not want to be in it, write `!dialog leave`.
