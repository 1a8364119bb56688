### What `drejebog check` says about configuration and playbooks. Mistakes in playbooks stand in playbook-errors.ftl, those in the configuration in config-errors.ftl.

check-config-well = The configuration is in order.
check-config-without = [{ $table }] cannot be used: the program was built without { $platform }. I have checked what is there for mistakes, but not tried it out. Build with `--features { $table }`.
check-no-playbook = There is no playbook in the folder.
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

check-discord-well = Discord: the token is right. The bot is called "{ $name }".

check-discord-servers = { $count ->
    [0] The bot has not been invited to any server yet. Run `drejebog discord-invite` and open the link.
    [1] The bot is on 1 server.
   *[other] The bot is on { $count } servers.
}

check-discord-public = Anybody can invite the bot to a server of their own. Switch off "Public Bot" on the page "Bot" of Discord's developer portal, or name your own server under `guilds`.

check-discord-missing = The bot has not been invited to the server { $id }, which is listed under `guilds`. Run `drejebog discord-invite` and open the link.
