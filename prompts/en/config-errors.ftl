### What is wrong in the configuration, and what should stand there.
### Shown by `drejebog check` after the file's name, line and key. $alike says whether a word is alike: $nearest.

config-error-unreadable = { $why ->
        [missing] The file does not exist.
        [denied] The account that the program runs under may not read the file. Give it permission.
       *[other] The file cannot be read: { $message }
    }
config-error-not-utf8 = The line is not saved as UTF-8. Save the file again with the encoding UTF-8.
config-error-not-toml = The line cannot be read: { $message }. Look for missing quotation marks, brackets or commas.
config-error-unknown-table = There is no such table. { $alike ->
        [no] The ones there are: { $known }
       *[yes] Did you mean { $nearest }?
    }
config-error-unknown-key = There is no such key. { $alike ->
        [no] The ones there are: { $known }
       *[yes] Did you mean { $nearest }?
    }
config-error-outside-tables = The line is not in any table. { $alike ->
        [no] No table has such a key. Delete the line.
       *[yes] Move it down under [{ $nearest }].
    }
config-error-missing = It is missing. Write { $key } = { $example } under [{ $table }].
config-error-secret = The value cannot be read.
config-error-value = { $found } does not fit here.
config-error-together = The values here do not go together.

### What should stand there.

config-fits-journal = Write the table as [journal] and its keys below it.
config-fits-journal-folder = Write the folder's name, e.g. "data".
config-fits-journal-backups = Write the folder's name, e.g. "data/backups".
config-fits-journal-backup-at = Write e.g. "daily at 3" or "weekdays at 22:30".
config-fits-journal-keep-days = Write a whole number of days from 1 to 3650.
config-fits-channel = Write the table as [channel] and its keys below it.
config-fits-channel-lang = Write "da" or "en".
config-fits-channel-groups = Write "threads" or "in-the-room".
config-fits-channel-ballots = Write "open" or "secret".
config-fits-channel-auto = Write true or false.
config-fits-channel-may-start = Write "anybody" or a list with at least one account, e.g. ["@anna:example.dk"].
config-fits-channel-zone = Write a time zone, e.g. "Europe/Copenhagen".
config-fits-channel-closed-days = Write days as "2026-12-28" or "2026-12-28 to 2027-01-02", the first one first. Some working days must be left.
config-fits-channel-days-off = Write days off from the list in drejebog.example.toml, e.g. ["christmas-eve"].
config-fits-channel-reminders = Write e.g. "weekdays at 9", at a time outside days off and quiet hours.
config-fits-channel-quiet-hours = Write two clock times, e.g. "17-7", or "none".
config-fits-channel-record-names = Write true or false.
config-fits-channel-reading-names = Write true or false.
config-fits-channel-share-learning = Write true or false.
config-fits-channel-ask-feedback = Write true or false.
config-fits-channel-learning-channel = Write the room's id, e.g. "!abc:example.dk" (Element shows it under the room's advanced settings), or a Discord channel's id, which is a long number.
config-fits-log = Write the table as [log] and its keys below it.
config-fits-log-level = Write "error", "warn", "info", "debug" or "trace".
config-fits-content = Write the table as [content] and its keys below it.
config-fits-content-folder = Write the folder's name, e.g. "content".
config-fits-matrix = Write exactly one of password, password_file and access_token under [matrix].
config-fits-matrix-homeserver = Write the server's address, e.g. "https://matrix.example.dk".
config-fits-matrix-user = Write the bot's name, e.g. "drejebog" or "@drejebog:example.dk".
config-fits-matrix-password = Write the password in quotation marks.
config-fits-matrix-password-file = Write the name of the file that holds the password.
config-fits-matrix-access-token = Write the token in quotation marks. It needs device_id beside it and a user such as "@drejebog:example.dk".
config-fits-matrix-device-id = Write the device's id in quotation marks.
config-fits-matrix-store = Write the folder's name, e.g. "matrix".
config-fits-matrix-store-passphrase = Write the passphrase in quotation marks.
config-fits-matrix-recovery-key = Write the name of the file the key should go in, e.g. "recovery-key".
config-fits-matrix-allowed-users = Write a list of accounts, e.g. ["@anna:example.dk"].
config-fits-matrix-allowed-servers = Write a list of servers, e.g. ["example.dk"].
config-fits-matrix-rate = Write "unlimited" or two numbers above 0, e.g. {"{"} per_second = 0.2, burst = 10 {"}"}.
config-fits-discord = Write exactly one of token and token_file under [discord].
config-fits-discord-token = Write the bot's token in quotation marks. It is on the "Bot" page of Discord's developer portal.
config-fits-discord-token-file = Write the name of the file that holds the bot's token.
config-fits-discord-guilds = Write a list of the servers' ids, which are long numbers, e.g. [123456789012345678].
config-fits-discord-server = This is for tests: an address on this machine, and a file with a certificate (PEM).
