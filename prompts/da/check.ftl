### Det `drejebog check` siger om konfiguration og drejebøger. Fejl i drejebøger står i playbook-errors.ftl, fejl i konfigurationen i config-errors.ftl.

check-config-well = Konfigurationen er i orden.
check-config-without = [{ $table }] kan ikke bruges: Programmet er bygget uden { $platform }. Jeg har set efter fejl i det der står, men ikke prøvet det af. Byg med `--features { $table }`.
check-no-playbook = Der er ingen drejebog i mappen.
check-no-folder = Mappen findes ikke. Se efter hvad den hedder, og hvor den ligger.
check-no-folder-nearest = Mappen findes ikke. Mente du { $nearest }?
check-no-folder-but-file = Det er en fil, og en drejebog er en mappe. Skriv navnet på mappen.
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

check-looked-at = Jeg har set på { $what }.
check-not-looked-at = Jeg har ikke set på { $what }.
check-or = { $left } eller { $right }
check-looked-config = konfigurationen { $file }
check-looked-own = { $count ->
        [one] én drejebog i { $folder }
       *[other] { $count } drejebøger i { $folder }
    }
check-looked-built-in = de indbyggede drejebøger
check-unlooked-config = nogen konfiguration (`--config FIL`)
check-unlooked-own = drejebøger I selv har skrevet (`--content MAPPE`)

# Efter filens navn. Bemærkninger om hvor gammel juraen er, og ikke fejl.
check-law-undated = Der står ikke hvornår en med forstand på jura sidst har læst legal.md. Når det er sket, så skriv [legal] på en linje over det første [[step]] og under den fx reviewed = { $today }. Det er ingen fejl.
check-law-old = Juraen er sidst gennemgået { $date }, og det er mere end et år siden. { $own ->
        [no] Se efter om der er en nyere udgave af Drejebog, eller lad jeres jurist læse den.
       *[yes] Få en jurist til at læse legal.md, og skriv så den nye dato under [legal].
    } Det er ingen fejl.
check-law-ahead = Juraen skulle være gennemgået { $date }, og den dag er ikke kommet endnu. Ret datoen under [legal]. Det er ingen fejl.

check-discord-well = Discord: Nøglen passer. Botten hedder »{ $name }«.

check-discord-servers = { $count ->
    [0] Botten er ikke lukket ind på nogen server endnu. Kør `drejebog discord-invite`, og åbn linket.
    [1] Botten er på 1 server.
   *[other] Botten er på { $count } servere.
}

check-discord-public = Alle kan lukke botten ind på deres egen server. Slå »Public Bot« fra på siden »Bot« i Discords udviklerportal, eller nævn jeres egen server under `guilds`.

check-discord-missing = Botten er ikke lukket ind på serveren { $id }, som står under `guilds`. Kør `drejebog discord-invite`, og åbn linket.
