### What `drejebog check` says about configuration and playbooks. Mistakes in playbooks stand in playbook-errors.ftl, those in the configuration in config-errors.ftl.

check-config-well = The configuration is in order.
check-config-without = [{ $table }] cannot be used: the program was built without { $platform }. I have checked what is there for mistakes, but not tried it out. Build with `--features { $table }`.
check-no-playbook = There is no playbook in the folder.
check-no-folder = There is no such folder. See what it is called and where it lies.
check-no-folder-nearest = There is no such folder. Did you mean { $nearest }?
check-no-folder-but-file = This is a file, and a playbook is a folder. Write the name of the folder.
check-playbook = { $name }: { $title }
check-people = People
check-total = Minutes in all
check-total-no-consent = In all if there is no agreement
check-slack = Slack
check-mistakes = { $count ->
        [one] There is one mistake. Correct it and try again.
       *[other] There are { $count } mistakes. Correct them and try again.
    }
check-all-well = All is in order.
check-all-tried-well = All that I could try is in order.

check-looked-at = I have looked at { $what }.
check-not-looked-at = I have not looked at { $what }.
check-or = { $left } or { $right }
check-looked-config = the configuration { $file }
check-looked-own = { $count ->
        [one] one playbook in { $folder }
       *[other] { $count } playbooks in { $folder }
    }
check-looked-built-in = the built-in playbooks
check-unlooked-config = any configuration (`--config FILE`)
check-unlooked-own = playbooks of your own (`--content FOLDER`)

# After the file's name. Remarks on how old the law is, and no mistakes.
check-law-undated = It does not say when somebody who knows the law last read legal.md. Once that is done, write [legal] on a line above the first [[step]] and below it, say, reviewed = { $today }. This is no mistake.
check-law-old = The law was last reviewed on { $date }, and that is more than a year ago. { $own ->
        [no] See whether there is a newer version of Drejebog, or have your lawyer read it.
       *[yes] Have a lawyer read legal.md, and then write the new date under [legal].
    } This is no mistake.
check-law-ahead = The law is said to have been reviewed on { $date }, and that day has not come yet. Correct the date under [legal]. This is no mistake.

check-discord-well = Discord: the token is right. The bot is called "{ $name }".

check-discord-servers = { $count ->
    [0] The bot has not been invited to any server yet. Run `drejebog discord-invite` and open the link.
    [1] The bot is on 1 server.
   *[other] The bot is on { $count } servers.
}

check-discord-public = Anybody can invite the bot to a server of their own. Switch off "Public Bot" on the page "Bot" of Discord's developer portal, or name your own server under `guilds`.

check-discord-missing = The bot has not been invited to the server { $id }, which is listed under `guilds`. Run `drejebog discord-invite` and open the link.
