### Hvad der er galt i konfigurationen, og hvad der skal stå.
### Vises af `drejebog check` efter filens navn, linje og nøgle. $alike siger om der er et ord der ligner: $nearest.

config-error-unreadable = { $why ->
        [missing] Filen findes ikke.
        [denied] Filen må ikke læses af den konto programmet kører under. Giv kontoen lov.
       *[other] Filen kan ikke læses: { $message }
    }
config-error-not-utf8 = Linjen er ikke gemt som UTF-8. Gem filen igen med tegnsættet UTF-8.
config-error-not-toml = Linjen kan ikke læses: { $message }. Se efter manglende anførselstegn, klammer eller komma.
config-error-unknown-table = Der er ingen tabel der hedder sådan. { $alike ->
        [no] De der findes, er: { $known }
       *[yes] Mente du { $nearest }?
    }
config-error-unknown-key = Der er ingen nøgle der hedder sådan. { $alike ->
        [no] De der findes, er: { $known }
       *[yes] Mente du { $nearest }?
    }
config-error-outside-tables = Linjen står ikke i nogen tabel. { $alike ->
        [no] Ingen tabel har sådan en nøgle. Slet linjen.
       *[yes] Flyt den ned under [{ $nearest }].
    }
config-error-missing = Den mangler. Skriv { $key } = { $example } under [{ $table }].
config-error-secret = Værdien kan ikke læses.
config-error-value = { $found } passer ikke her.
config-error-together = Det der står her, passer ikke sammen.

### Hvad der skal stå.

config-fits-journal = Skriv tabellen som [journal] og nøglerne under den.
config-fits-journal-folder = Skriv mappens navn, fx "data".
config-fits-journal-backups = Skriv mappens navn, fx "data/backups".
config-fits-journal-backup-at = Skriv fx "dagligt kl. 3" eller "hverdage kl. 22.30".
config-fits-journal-keep-days = Skriv et helt antal dage fra 1 til 3650.
config-fits-channel = Skriv tabellen som [channel] og nøglerne under den.
config-fits-channel-lang = Skriv "da" eller "en".
config-fits-channel-groups = Skriv "threads" eller "in-the-room".
config-fits-channel-ballots = Skriv "open" eller "secret".
config-fits-channel-auto = Skriv true eller false.
config-fits-channel-may-start = Skriv "anybody" eller en liste med mindst én konto, fx ["@anna:example.dk"].
config-fits-channel-zone = Skriv en tidszone, fx "Europe/Copenhagen".
config-fits-channel-closed-days = Skriv dage som "2026-12-28" eller "2026-12-28 til 2027-01-02", den første først. Der skal være arbejdsdage tilbage.
config-fits-channel-days-off = Skriv fridage fra listen i drejebog.example.toml, fx ["christmas-eve"].
config-fits-channel-reminders = Skriv fx "hverdage kl. 9", på et tidspunkt uden for fridage og stille timer.
config-fits-channel-quiet-hours = Skriv to klokkeslæt, fx "17-7", eller "none".
config-fits-channel-record-names = Skriv true eller false.
config-fits-channel-reading-names = Skriv true eller false.
config-fits-channel-share-learning = Skriv true eller false.
config-fits-channel-ask-feedback = Skriv true eller false.
config-fits-channel-learning-channel = Skriv rummets id, fx "!abc:example.dk" (Element viser det under rummets avancerede indstillinger), eller en Discord-kanals id, som er et langt tal.
config-fits-log = Skriv tabellen som [log] og nøglerne under den.
config-fits-log-level = Skriv "error", "warn", "info", "debug" eller "trace".
config-fits-content = Skriv tabellen som [content] og nøglerne under den.
config-fits-content-folder = Skriv mappens navn, fx "content".
config-fits-matrix = Skriv præcis én af password, password_file og access_token under [matrix].
config-fits-matrix-homeserver = Skriv serverens adresse, fx "https://matrix.example.dk".
config-fits-matrix-user = Skriv bottens navn, fx "drejebog" eller "@drejebog:example.dk".
config-fits-matrix-password = Skriv adgangskoden i anførselstegn.
config-fits-matrix-password-file = Skriv navnet på den fil adgangskoden står i.
config-fits-matrix-access-token = Skriv nøglen i anførselstegn. Den skal have device_id ved siden af og en user som "@drejebog:example.dk".
config-fits-matrix-device-id = Skriv enhedens id i anførselstegn.
config-fits-matrix-store = Skriv mappens navn, fx "matrix".
config-fits-matrix-store-passphrase = Skriv kodeordet i anførselstegn.
config-fits-matrix-recovery-key = Skriv navnet på den fil nøglen skal stå i, fx "recovery-key".
config-fits-matrix-allowed-users = Skriv en liste med konti, fx ["@anna:example.dk"].
config-fits-matrix-allowed-servers = Skriv en liste med servere, fx ["example.dk"].
config-fits-matrix-rate = Skriv "unlimited" eller to tal over 0, fx {"{"} per_second = 0.2, burst = 10 {"}"}.
config-fits-discord = Skriv præcis én af token og token_file under [discord].
config-fits-discord-token = Skriv bottens token i anførselstegn. Det står på siden »Bot« i Discords udviklerportal.
config-fits-discord-token-file = Skriv navnet på den fil bottens token står i.
config-fits-discord-guilds = Skriv en liste med servernes id, som er lange tal, fx [123456789012345678].
config-fits-discord-server = Det er til test: en adresse på denne maskine, og en fil med et certifikat (PEM).
