# Navne og de små led sætninger sættes sammen af.

join-comma = { $left }, { $right }

join-and = { $left } og { $right }

join-dot = { $left } · { $right }

join-space = { $left } { $right }

numbered = __{ $number }.__ { $text }

# En der har bedt om at blive slettet.
someone = en kollega

guest-numbered = gæst { $number }

# Flere i træk.
guests-numbered = gæst { $from }–{ $to }

erased = (slettet)

# A step of a playbook that is no longer installed.
step-untitled = trin { $step }

# --- hvor man finder botten, og kanalen ---

# Det botten hedder.
bot-name = Drejebog

privately = privat til mig

# Navnet fører til den private samtale.
privately-to = privat til mig ({ $bot })

# Det den private samtale hedder på listen over ens samtaler.
private-room-name = Drejebog (privat)

the-channel = kanalen

the-channel-at = [kanalen]({ $link })

# --- knapper ---

press-join = Vær med

press-observe = Kig kun med

press-done = Færdig

press-next = Videre

press-extend = Mere tid

press-paper = På papir

press-number = Nummer { $number }

press-agree = Enig

press-question = Spørgsmål

press-objection = Indvending

press-accept = Ja, gerne

press-decline = Nej tak

press-skip = Spring over

press-end-here = Slut for i dag

press-resume = Sæt uret i gang

press-vote = Stem igen

press-volunteer = Jeg vil gerne

press-going-well = Det går godt

press-need-help = Brug for hjælp

press-postpone = Udskyd

press-stop-trial = Stop

press-worth-yes = Ja

press-worth-partly = Både og

press-worth-no = Nej
