### What is wrong in a playbook, and what its author does about it.
### Shown by `drejebog check` after the file's name and line. $alike says whether a word is alike: $nearest.

playbook-error-name-not-typed = The folder's name is what people write to the bot, and this one cannot be written. { $alike ->
        [no] Give the folder a name of small letters and hyphens that means nothing else in a command.
       *[yes] Call the folder { $nearest }.
    }
playbook-error-unreadable = { $why ->
        [missing] It is not there. If it is a link, what it points to has been moved or deleted.
        [denied] The account that the program runs under may not read it. Give it permission.
       *[other] It cannot be read: { $message }
    }
playbook-error-not-utf8 = The line is not saved as UTF-8, so letters such as æ, ø and å cannot be read. Save the file again with the encoding UTF-8.
playbook-error-utf16 = The file is saved as UTF-16, which Notepad calls Unicode. Save it again and choose the encoding UTF-8.
playbook-error-lost-character = The line has the sign � in place of a letter that has been lost. Write the letter again, and save the file as UTF-8.
playbook-error-too-deep = A playbook has no files as deep as this, and the folder is not read. Move what belongs to it up into da or en.
playbook-error-outside-folder = The file is outside the playbook's folder. Move it into the folder.
playbook-error-missing-file = The file is missing. Create it; content/README.md shows what goes into it.
playbook-error-missing-language = The folder { $language } is missing. A playbook must exist in both Danish (da) and English (en).
playbook-error-unknown-file = No part of the playbook has this name. { $alike ->
        [no] Move the file out of the playbook, or give it a name from content/README.md.
       *[yes] Did you mean { $nearest }?
    }
playbook-error-unused = This belongs to the activity { $activity }, which the playbook does not have. Add the activity in playbook.toml, or take this out.
playbook-error-unknown-folder = A playbook has only the folders da and en. { $alike ->
        [no] Move the folder out of the playbook.
       *[yes] Did you mean { $nearest }?
    }
playbook-error-empty-file = The file is empty. Write the text.
playbook-error-hides-built-in = The playbook has the same name as a built-in one and would take its place. Give the folder another name, or write replaces = true here if that is what you mean.
playbook-error-replaces-nothing = There is no built-in playbook of this name, so there is nothing to take the place of. { $alike ->
        [no] Delete the line.
       *[yes] Delete the line, or call the folder { $nearest }.
    }

playbook-error-not-toml = From here on the file cannot be read. Look at the line and the one above: is a bracket or a comma missing?
playbook-error-open-quote = A quotation mark is missing on the line. Put it in.
playbook-error-curly-quotes = The quotation marks on the line are curly, as Word writes them. Write them again as straight ones.
playbook-error-key-twice = The same word is here for the second time. Delete it in one of the places.
playbook-error-unknown-key = The word { $key } means nothing here. { $alike ->
        [no] Delete the line.
       *[yes] Did you mean { $nearest }?
    }
playbook-error-key-below = { $key } belongs at the top of the file, but it is below { $table }. Move the line above the first line that begins with [.
playbook-error-missing-key = { $key } is missing. Add it.
playbook-error-not-a-number = { $key } must be a whole number from { $min } to { $max }.
playbook-error-wrong-kind = { $key } is written like this: { $expected }
playbook-error-unknown-activity = There is no activity called { $word }. { $alike ->
        [no] The activities are listed in content/README.md.
       *[yes] Did you mean { $nearest }?
    }
playbook-error-unknown-condition = There is no condition called { $word }. { $alike ->
        [no] The only one is no-consent.
       *[yes] Did you mean { $nearest }?
    }
playbook-error-people-turned-round = The smallest number of people is larger than the largest. Swap min and max.

playbook-error-out-of-order = { $activity } cannot come here, because { $needs } must come first. Move { $activity } down, or add { $needs } above it.
playbook-error-twice = { $activity } is there twice. Delete one of them.
playbook-error-missing-activity = The activity { $activity } is missing. Without it the dialogue does not end in something to try.
playbook-error-step-minutes = The step lasts { $step } min, but its activities last { $activities } together. Change one of them so that they agree. Activities with when do not count.
playbook-error-total-minutes = The playbook lasts { $total } min, but its steps last { $steps } and the slack { $slack }. Change minutes or slack so that they add up.
playbook-error-nothing-held = With { $people } people nothing happens in the step. Add an activity that is always held.
playbook-error-no-time-left = { $activity } borrows { $minutes } min from what follows in the step, but only { $left } are there. Make { $activity } shorter.
playbook-error-too-long-to-read = The text takes { $reading } min to read, but the activity lasts { $activity }. Write less, or give more time.
playbook-error-too-long-to-hear = The recording lasts { $listening } min, but the activity lasts { $activity }. Give more time.

playbook-error-table = Here is a table, and a chat cannot show it. Write it as bullets.
playbook-error-picture = Here is a picture, and the text cannot show it. Write what there is to see, or put a link.
playbook-error-html = Here is HTML, and its signs would be shown as they are. Use asterisks for bold and italics, and write the words without < and >.
playbook-error-link-nowhere = The link to { $address } leads nowhere. Write the whole address with https:// in front, or let it be plain text.
playbook-error-no-space-after-hash = Without a space after # the line is no heading. Put a space in.

playbook-error-missing-title = The file must begin with #, a space and a title. Write it at the top.
playbook-error-missing-heading = The heading ## { $heading } is missing. Add it and the text below it.
playbook-error-unknown-heading = The heading ## { $heading } does not belong here. { $alike ->
        [no] Delete it, or use a heading from content/README.md.
       *[yes] Did you mean ## { $nearest }?
    }
playbook-error-heading-twice = The heading ## { $heading } is there twice. Gather the text under one of them.
playbook-error-empty-section = There is nothing under { $heading }. Write the text.
playbook-error-only-bullets = Under { $heading } there may be bullets only, one on each line with - and a space in front.
playbook-error-text-before-heading = The text comes before the first ## and would never be shown. Move it below a heading.
playbook-error-bullets = { $found ->
        [one] There is one bullet
       *[other] There are { $found } bullets
    }, but there must be { $min } to { $max }.
playbook-error-bullets-exact = { $found ->
        [one] There is one bullet
       *[other] There are { $found } bullets
    }, but there must be exactly { $min }.
playbook-error-step-titles = { $found ->
        [one] There is one heading
       *[other] There are { $found } headings
    }, but the playbook has { $steps } steps. Write one ## for each step.
playbook-error-no-dilemma = The grey zone needs a paragraph that tells the dilemma.
playbook-error-no-legal-point = The grey zone needs its legal point. Write it last, on a line that begins with >.
playbook-error-principle-count = { $found ->
        [one] There is one principle
       *[other] There are { $found } principles
    }, but there must be from { $min } to { $max }. Write a ## for each.
playbook-error-no-question = The principle lacks a paragraph with what to ask.
playbook-error-no-example = The principle lacks an example. Write it last, on a line that begins with >.
playbook-error-only-text = Only paragraphs and the example may come under { $heading }, no bullets.
playbook-error-languages-differ = There are { $here } here, but { $there } in { $other }. Both languages must have the same number.
