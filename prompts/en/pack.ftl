# The papers for the meeting: all of it on paper, so that one can take part without a screen.

# The file's name without its ending, e.g. papers-borgerdata.
pack-file = papers-{ $playbook }

pack-caption = Papers for the meeting: __{ $title }__. Open the file and print it. Then everybody can take part without a screen. Your own sheets lie on top: what to bring, how many to print of each, and what you can say when.

pack-intro = The dialogue takes { $minutes } min and suits { $min }–{ $max } people. Here is all of it on paper: something to read, questions to talk about and room to write.

pack-plan =
    __How it goes:__

    { $steps }

pack-plan-step = { $title } ({ $minutes } min)

pack-read = Read in silence, or let one of you read aloud. It takes about { $minutes } min. Mark what you notice.

pack-listen = __The podcast__

pack-topic-heading = Today's topic

pack-alternative = __For those who would rather read than listen.__ It takes about { $minutes } min.

pack-questions-heading = Questions to talk about

pack-pairs =
    __With your partner:__

    { $question }

pack-reflect =
    __In the group:__

    { $questions }

pack-notes = Notes

# Whom a sheet is for, and how many to print. Stands small on the sheet. 0: nobody has said how many take part.
pack-for = { $who ->
    [lead] For you who facilitate
    [each] One each
    [readers] For those who would rather read
    [pair] One for each pair
    [four] One for every four
    [group] One for each group
   *[room] One for the wall
}{ $count ->
    [0] {""}
    [1] {""}
   *[other] {" "}· { $count } copies
}

pack-principles-heading = Principles { $from }–{ $to }

pack-principles = Begin at the principle the facilitator gives you, then take the others. Write examples from your own service: what works and what does not, but never so that a citizen can be recognised.

pack-service = The service we look at

pack-weakest-heading = The weakest points

pack-weakest = { $dots ->
    [1] Where is your service weakest? Place one dot each. It only shows where you begin.
   *[other] Where is your service weakest? Place { $dots } dots each, on different principles. They only show where you begin.
}

pack-board-heading = The board

pack-board = Each pair says a point or two, and one of you writes them here. At the end, find a few words for what keeps coming up.

pack-board-points = Points

pack-board-themes = Themes

pack-ideas-heading = The silent minute

pack-ideas =
    { $question }

    Write on your own and without your name. Cut the sheet into four, and write one idea on each piece.

pack-idea = My idea

pack-proposals-heading = Proposals

pack-proposals = Each group chooses one or two proposals and writes them in large letters. If you do not agree on one, each of you puts a dot in the box you think is most valuable.

pack-proposal = Proposal { $number }

pack-agreement-heading = What we will try

pack-what = What do we do?

pack-why = Why?

pack-owner = Owner

pack-until = Ends

pack-follow-up = Follow-up

pack-how = How in practice, and who takes part?

pack-costs = What does it cost in time and money?

pack-before = How it is today

pack-measure = How we see whether it works

pack-assumptions = What we believe, but do not know

pack-worse-off = Who could be worse off?

pack-alternative-way = The other way in

pack-decided = How it was decided, and how many took part

# Where files cannot be sent.
pack-no-files = I cannot send files here, so here is all of it as text. Copy it into a document and print it.
