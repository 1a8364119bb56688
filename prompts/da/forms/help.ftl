# Hjælpen hvor kommandoer vælges fra chattens egen liste, og svaret kun ses af den der spørger.

help =
    ### Det kan du skrive

    { $all }

    __Facilitator og tidtager:__

    { $facilitator }

    Kommandoen og mit svar ser kun du. Skriv `!dialog hjælp start` for at se mere om én kommando. Skriver du privat til mig, kan du som regel udelade `!dialog`.

help-idea = skriver en idé i det stille minut; kun jeg ser hvem der skrev den

help-my-data = viser hvad jeg har om dig; kun du ser svaret
