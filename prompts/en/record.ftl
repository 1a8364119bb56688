# The record: what was said and decided, to keep.

record-title = Record: { $title }

# The file's name without its ending, e.g. record-borgerdata-2026-12-03.
record-file = record-{ $playbook }-{ $date }

record-date = __Date:__ { $date }

record-people = __In the dialogue:__ { $names }

# When the record is to be passed on without names.
record-people-counted = __In the dialogue:__ { $count ->
    [1] 1 person
   *[other] { $count } people
}

record-points = ### Points from the board

record-proposals = ### Proposals

record-agreed-before = ### What you had agreed

record-decision = ### What you chose

record-trial = ### What you are trying

record-postponed = The trial has since been postponed; you first agreed that it would end on { $end }.

record-kept = ### Kept in the idea bank

record-kept-all = You did not agree on anything to try. The proposals are kept in the idea bank for next time.

record-undecided = You did not get as far as deciding whether to keep it, change it or stop.

record-empty = Nothing was put on the board.

record-not-over = The dialogue is not over yet, so more may be added here.

record-cancelled = The dialogue was cancelled part-way through.

record-foot = This does not say who said what, or who voted for what.

record-print = The record, ready to print. Open the file in a browser.

record-text = The record as text, for your own notes or an email.

record-too-early = The dialogue has not begun yet, so there is nothing to make a record of.
