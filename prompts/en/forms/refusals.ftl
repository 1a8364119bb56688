# When something cannot be done: nobody else has seen what was written.

refusal-cpr = There was something that looks like a CPR number, so I have kept none of it. Write it again without the number. If it stands in a message, please delete that.

refusal-empty = There was nothing there. Try again, and write the text in the field.
