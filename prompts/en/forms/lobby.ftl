# The post where people join, where nobody can see what others press and write to the bot.

lobby-know =
    Good to know: only I and those who run the chat see what you answer along the way. { $ballots ->
        [secret] I show the dots only when the vote has closed.
       *[open] I show how many dots a proposal has, but not whose they are.
    }{ $of ->
        [follow-up] {" "}I show what you have seen without names, and then forget who wrote what.
        [bank] {""}
       *[playbook] {" "}I show ideas without names, and then forget who wrote what.
    } Help: `!dialog help`

joined-by-press = You are now in the dialogue "{ $title }", because you pressed something on one of my posts. If you only want to watch, write `!dialog observer`. If you do not want to be in it, write `!dialog leave`.
