# The follow-up, where the learning card is a form.

phase-learn-fill = Write down what you have learned, so that others can use it: press "{ form-learning }". Leave empty anything you cannot answer.

# The form stands in the place of a line to copy.
learning-example = { "" }
