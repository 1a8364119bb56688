# The follow-up, where the learning card is a form.

phase-learn-fill = Press "{ form-learning }". Leave empty what you know nothing about.

# The form stands in the place of a line to copy.
learning-example = { "" }
