# When something cannot be done: nobody else has seen what was written.

refusal-cpr = There was something that looks like a CPR number, so I have kept none of it. Write it again without the number. If it is in a message, delete that.

refusal-empty = There was nothing there. Try again, and write the text in the field.

refusal-say-in-channel = Use the command in the channel it is about. I cannot read ordinary messages there.

refusal-not-all-ready = So far { $ready } of { $of } are ready. To go on all the same, press ▶ again, or write `!dialog next`.

refusal-too-few = Only { $people } of you have joined, and the playbook is made for at least { $min }. If more of you are in the room, count them in: `!dialog guests 3`. To begin all the same, press ▶ again, or write `!dialog next`.

refusal-too-many = There are { $people } of you, and the playbook is made for at most { $max }. It works best if you split in two. To begin all the same, press ▶ again, or write `!dialog next`.
