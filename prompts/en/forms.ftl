# Where commands stand in a list, and where people press buttons and fill in forms: what stands on them.
# A line in a list and a placeholder at most 100 characters, a title and a field's name at most 45, a button at most 80.

# All of it: what /dialog is.
dialog-what = A dialogue with colleagues, from a case to one thing you want to try out

# The small button below posts that have no other.
help-button = Where are we?

# --- groups in the list ---

group-steer = Steer the dialogue (facilitator and timekeeper), and edit or remove your own words

group-mine = What concerns only you

group-show = See the record, the law, advice, the idea bank and the settings

group-agreed = What you have agreed to try, and what you have learned from it

# --- forms: the title, and the button that opens them ---

form-point = Write a point

form-service = Name the service

form-example = Write an example

form-theme = Write a theme

form-idea = Write an idea

form-answer = Write an answer

form-proposal = Write a proposal

form-worry = Write your objection

form-trial = Fill in the card

form-trial-rest = Fill in the rest

form-learning = Fill in the learning card

form-postpone = Choose a new end date

# --- what belongs in a field; the short names stand above the fields of a form ---

option-command = The command you want to know more about

option-playbook = What you want to talk about

option-people = Roughly how many of you there will be

option-lang = The language of the dialogue

option-when = Day and time, such as Thursday at 13

option-read-ahead = How many working days before the meeting the case goes out

option-name = The name, such as Anna or Applying for a parking permit

field-name = The name of the service

option-guests = How many are in the room without an account

option-minutes = How many minutes more

option-answer = The number of your answer, or yes or no; 0 takes the answer back

option-for = The guest's name or number

field-for = Only if you write for a guest

option-text = In your own words, but never in a way that identifies a citizen

field-text = Example

option-principle = The principle's number, such as 3

field-principle = Principle

option-point = One point, briefly; never in a way that identifies a citizen

field-point = Point

option-theme = A few words for what keeps coming up

field-theme = Theme

option-idea = Something you could actually do; it is shown without your name

field-idea = Idea

option-own-answer = What you have seen; it is shown without your name

field-own-answer = Answer

option-proposal-text = The proposal in your own words, or an idea's number

field-proposal-text = Proposal

option-worry = What worries you about the proposal; it is shown without your name

field-worry = Objection

option-remove-what = What is meant

option-number = The number in front of it, such as 2

option-proposal = The proposal's number

option-hands = Number and raised hands, such as 1:4 2:3

option-which = The number, when there are several to choose from

option-person = Your colleague

option-trial-what = What you want to try, such as a sign at the desk

field-trial-what = What do you want to try?

option-trial-why = Why you chose this one

field-trial-why = Why?

option-trial-owner = The name of whoever makes sure it gets started

option-trial-second = The name of whoever I ask when the owner is away

option-trial-until = Such as 3 weeks or 12 January

field-trial-until = Ends

option-trial-follow-up = When you talk about what you have learned, such as 12 January at 9

option-trial-how = How you do it in practice

field-trial-how = How?

option-trial-who = Those who take part in trying it

field-trial-who = Who takes part?

option-trial-before = How it is now, so that you can see the difference

field-trial-before = How it is today

option-trial-measure = How you see whether it works

field-trial-measure = How we see whether it works

option-trial-assumptions = What you believe, but do not know; each on a line of its own

field-trial-assumptions = Assumptions

option-trial-worse-off = Who could be worse off, such as a group of citizens

field-trial-worse-off = Who could be worse off?

option-trial-uncertainty = How sure you are of each assumption, and what you base that on

option-trial-alternative = The way for those who cannot or will not use digital services

option-trial-costs = Time and money, including the way for those who are not digital

field-trial-costs = What does it cost?

option-learning-happened = What happened for citizens

field-learning-happened = What happened

option-learning-surprised = What you had not expected

field-learning-surprised = What surprised us

option-learning-now = What you do from now on

field-learning-now = What we do now

option-learning-assumption = The assumption that did not hold

field-learning-assumption = What did not hold

option-learning-measured = What you have measured or counted

field-learning-measured = Measured after

option-postpone-to = Such as 2 weeks, Friday or 12 January

field-postpone-to = New end date

option-bank-choice = What becomes of the proposal; empty shows them all

option-series = Such as every Thursday at 9: borgerdata, stop 1 or turn 1 @name; empty shows them all

option-away = Such as until 12 January; off when you are back, empty shows what I know

option-settings = Name, colon and value, such as quiet: 16-8; empty shows them all

# --- the answer to a press, only for whoever pressed ---

pressed = { $sign } Noted: { $label }

pressed-until-again = { $sign } { $label }. Press again to undo.

pressed-taken-back = { $sign } "{ $label }" is taken back.

taken = Done.

# What was written down, each with its number.
taken-point = It is on the board as number { $number }.

taken-proposal = The proposal is on the board as number { $number }.

taken-theme = The theme is number { $number }.

taken-example = The example is on the board as number { $number }.

taken-idea = { $of ->
    [answers] Your answer is kept as number { $number }.
   *[ideas] Your idea is kept as number { $number }.
}

not-any-more = That button no longer works. See the latest post in the channel.

# --- what I am not allowed ---

lacks = I am missing a permission in this channel: { $permission }. Ask whoever manages your server to give it to me. Until then there are things I cannot do.

refusal-lacking = I cannot hold a dialogue here yet. Ask whoever manages your server to give me these permissions in the channel: { $permissions }.

permission-see-channel = "View Channel"

permission-write = "Send Messages"

permission-write-in-threads = "Send Messages in Threads"

permission-open-threads = "Create Public Threads"

permission-read-history = "Read Message History"

permission-embed-links = "Embed Links"

permission-attach-files = "Attach Files"

permission-react = "Add Reactions"

permission-pin = "Pin Messages"

permission-plan-events = "Create Events"

too-late =
    That belongs to something that is over, so I have not kept it. Here is what you wrote:

    { $text }
