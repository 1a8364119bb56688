# Help where commands are chosen from the chat's own list, and only whoever asks sees the answer.

help =
    ### What you can write

    { $all }

    __Facilitator and timekeeper:__

    { $facilitator }

    Only you see the command and my answer. Write `!dialog help start` to see more about one command. If you write to me in private, you can usually leave out `!dialog`.

help-idea = writes an idea in the silent minute; only I see who wrote it

help-my-data = shows what I hold about you; only you see the answer
