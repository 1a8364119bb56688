# When something cannot be done: nobody else has seen what was written.

refusal-cpr = There was something that looks like a CPR number, so I have kept none of it. Write it again without the number. If it stands in a message, please delete that.

refusal-empty = There was nothing there. Try again, and write the text in the field.

refusal-owner-only = Only the owner can say yes or no. If you want to ask somebody else, press "{ form-trial }", and write the name.

refusal-say-in-channel = Use the command in the channel it is about. I cannot read ordinary messages there.
