# Answers, which only whoever asked can see.

my-data-erase = Your name goes with them. I have not kept how you voted, or who wrote which idea. If you want all of it erased, write `!dialog erase my data`.

personal-data-warning = There seems to be a phone number or an e-mail address in what you wrote. If it is a citizen's, remove it with `!dialog remove`.

no-private-room = I cannot write to you in private. Use the buttons or `!dialog idea` here in the channel; nobody else sees it. If you would like my private messages too, allow direct messages from the server in your privacy settings.

no-private-room-link = I cannot write to you in private. Use the buttons or `!dialog idea` here in the channel; nobody else sees it. If you would like my private messages too, allow direct messages from the server in your privacy settings, and write to me: { $link }
