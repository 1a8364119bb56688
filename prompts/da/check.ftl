### Det `drejebog check` siger om konfiguration og drejebøger. Fejl i drejebøger står i playbook-errors.ftl, fejl i konfigurationen i config-errors.ftl.

check-config-well = Konfigurationen er i orden.
check-config-without = [{ $table }] kan ikke bruges: Programmet er bygget uden { $platform }. Jeg har set efter fejl i det der står, men ikke prøvet det af. Byg med `--features { $table }`.
check-no-playbook = Der er ingen drejebog i mappen.
check-playbook = { $name }: { $title }
check-people = Deltagere
check-total = I alt, minutter
check-total-no-consent = I alt hvis der ikke er enighed
check-slack = Luft
check-mistakes = { $count ->
        [one] Der er én fejl. Ret den, og prøv igen.
       *[other] Der er { $count } fejl. Ret dem, og prøv igen.
    }
check-all-well = Alt er i orden.
check-all-tried-well = Alt det jeg kunne prøve, er i orden.

check-discord-well = Discord: Nøglen passer. Botten hedder »{ $name }«.

check-discord-servers = { $count ->
    [0] Botten er ikke lukket ind på nogen server endnu. Kør `drejebog discord-invite`, og åbn linket.
    [1] Botten er på 1 server.
   *[other] Botten er på { $count } servere.
}

check-discord-public = Alle kan lukke botten ind på deres egen server. Slå »Public Bot« fra på siden »Bot« i Discords udviklerportal, eller nævn jeres egen server under `guilds`.

check-discord-missing = Botten er ikke lukket ind på serveren { $id }, som står under `guilds`. Kør `drejebog discord-invite`, og åbn linket.
