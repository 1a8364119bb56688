# The papers for whoever facilitates: what to bring, how many to print, and what to do and say when.

# --- before the meeting ---

lead-before-heading = Before the meeting

lead-bring =
    __Bring:__

    { $things }

# 0: nobody has said how many take part.
lead-bring-pens = { $people ->
    [0] A pen for each
   *[other] { $people } pens
}, and a few to spare

lead-bring-cards = { $people ->
    [0] { $each } cards or small slips for each
   *[other] { $total } cards or small slips, { $each } for each
}. If you have none, cut the sheets for the silent minute into four

lead-bring-board = A board or a flip chart, markers, and tape for the sheets that hang on the wall

lead-bring-dots = { $people ->
    [0] Stickers for the dots, { $each } for each
   *[other] { $total } stickers for the dots, { $each } for each
}. A marker makes dots too

lead-bring-sound = A loudspeaker, and the episode found and tried out

lead-bring-service = A phone on which you can open the service you look at

lead-bring-clock = A clock that everybody can see

lead-print =
    __Print:__

    { $sheets }

lead-copies = { $count ->
    [0] { $who ->
        [each] One each
        [readers] A few
        [pair] One for each pair
        [four] One for every four
        [group] One for each group
       *[room] One of each
    }
   *[other] { $who ->
        [each] { $count } of each, one for everybody
        [readers] { $count }, for those who would rather read
        [pair] { $count } of each, one for each pair
        [four] { $count }, one for every four
        [group] { $count }, one for each group
       *[room] One of each
    }
}

lead-copies-of = __{ $copies }:__ { $sheets }

lead-room =
    __Just before you begin:__

    - Place the chairs so that everybody can see each other and the board.
    - Lay out pens and cards, and hang up the sheets for the wall.
    - Put your phones away, unless you need them.

# --- the course of it ---

lead-course-heading = What you say and do

lead-course = { $from ->
    [clock] The times are approximate. If you are done sooner, move on.
   *[start] The numbers are minutes from when you begin, and they are approximate. If you are done sooner, move on.
}

lead-step = { $title } · { $from }–{ $to }

lead-activity = __{ $from }–{ $to } { $activity }.__

# An activity that is only held if it is needed. It takes its minutes from the next one.
lead-activity-if = __Only if you do not agree: { $activity }, { $minutes } min.__

lead-slack = There are { $minutes } minutes to spare. Use them where the talk is best.

lead-do-frame = Say what you are going to do, and when you will be done.

lead-do-read = Hand out the case, and read the two questions aloud first. Read in silence, or let one person read aloud.

lead-do-listen = Read the two questions aloud, and play the podcast.

lead-do-pairs = Put people together two by two, preferably with somebody they do not usually sit with. If you are an odd number, one pair is three.

lead-do-round = Each pair says a point or two. Write keywords on the board, and say them aloud as you do. If you are more than { $pluck }, choose two or three pairs, and then ask the others what is missing.

lead-do-summarise = Circle what keeps coming up, and give it a name.

lead-do-principles = Give each pair a number to begin at, so that together you get round. Say the examples aloud as they come.

lead-do-weakest = { $dots ->
    [1] Everybody places a dot on the sheet on the wall.
   *[other] Everybody places { $dots } dots on the sheet on the wall.
} Finish by reading aloud where there are most.

lead-do-groups = Put the pairs together two by two, so that you are 4–6 in each group. If you are only 4–5 in all, change partners instead. If you are 6, you are one group.

lead-do-reflect = Let the groups work, and say when half the time has gone.

lead-do-silent = Keep the time, and be silent yourself. One idea on each card, without a name.

lead-do-share = Mix the cards in each group, and take turns reading them aloud.

lead-do-select = Each group chooses one or two and writes them large on its sheet of proposals.

lead-do-present = Hang up the proposals. Each group tells briefly. Kindly stop anybody who begins to judge. If you are one group, skip this.

lead-do-consent = Point at one proposal, and go round: Can you live with it, do you have a question, or do you have an objection? It holds when at least half have answered, and no question and no objection is open.

lead-do-dots = { $dots ->
    [1] Everybody places one dot.
   *[other] Everybody places { $dots } dots.
} Most dots wins. If two are level, vote on those again, and else draw lots.

lead-do-trial = Fill in the sheet for what you will try together, the upper half first. Do not leave without an owner and a date. Keep the other proposals.
