# The trial, where the card is a form.

# The form has no room for the fields of the value card.
trial-value = __The value card__ can wait. If you know some of it already, write it in the same way, such as `!dialog trial before: …`:

trial-fill = Agree on the rest together. Press "{ form-trial }", and write what is missing.

# The form stands in the place of a line to copy.
trial-example = { "" }

trial-rest =
    __The rest of the card for your trial.__ Fill it in when you have time, ideally within a working day.

    { $what }

    Press "{ form-trial-rest }". If a field is not there, write it to me in private, one at a time:

    { $missing }

owner-asked =
    __Will you be the owner of what you want to try?__

    { $card }

    It means making sure that it gets started, and that you all talk about it afterwards. You are not on your own.

    🤝 yes, gladly (or write `!dialog answer yes`) · ❌ no thanks (or write `!dialog answer no`)
