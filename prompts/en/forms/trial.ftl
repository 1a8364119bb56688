# The trial, where the card is a form.

# The form has no room for the fields of the value card.
trial-value = __The value card__ can wait. If you know some of it already, write it in the same way, such as `!dialog trial before: …`:

trial-fill = Press "{ form-trial }", and write what is missing.

# The form stands in the place of a line to copy.
trial-example = { "" }

trial-changed = The card begins with what you tried last. Correct what you change: press "{ form-trial }".

trial-dates = If the dates do not suit you, change them in the same place.

trial-rest =
    __The rest of the card for your trial.__ Take it when you have time, preferably within a working day.

    { $what }

    Press "{ form-trial-rest }". If a field is not there, write it to me in private, one at a time:

    { $missing }

owner-asked =
    __Will you be the owner of what you want to try?__

    { $card }

    It means that you see to it that it gets started, and that you all talk about it afterwards. You need not do it alone.

    🤝 yes, gladly (or write `!dialog answer yes`) · 🙏 no thanks (or write `!dialog answer no`)

owner-declined = { $name }, the owner has said no thanks, and that is quite all right. Who would like to instead? Press "{ form-trial }", and write the name.

owner-declined-alone = The owner has said no thanks, and that is quite all right. Who would like to instead? Press "{ form-trial }", and write the name.
