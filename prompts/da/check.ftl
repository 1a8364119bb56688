### Det `drejebog check` siger om konfiguration og drejebøger. Fejl i drejebøger står i playbook-errors.ftl.

check-config-well = Konfigurationen er i orden.
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
