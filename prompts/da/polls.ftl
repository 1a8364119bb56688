# Afstemninger: hvad de spørger om, og hvad hvert svar siger, på én linje. Teksten vises også som besked i apps der ikke
# kan tegne afstemninger.

poll-consent = { $of ->
    [verdicts] Kan vi leve med det her?
   *[proposals] Kan vi leve med at prøve det her?
} { $number }. { $proposal }

poll-consent-answer = { $answer ->
    [question] ❓ Et spørgsmål først
    [objection] ✋ En indvending
   *[agree] 👍 Ja
}

poll-dots = { $dots ->
    [1] Hvilket forslag giver mest værdi?
   *[other] Hvilke forslag giver mest værdi? Vælg op til { $dots }.
}

# Ved en opfølgning: bliv ved, ændr eller stop.
poll-verdict = Hvad skal I gøre?

poll-run-off = Omvalg: Hvilket af de her?

poll-weakest = { $dots ->
    [1] Hvor står jeres løsning svagest?
   *[other] Hvor står jeres løsning svagest? Vælg op til { $dots }.
}

poll-grey-zone = { $title }: Hvilket svar er tættest på dit eget?

poll-grey-zone-gone = Hvilket svar er tættest på dit eget?

# Til apps der ikke kan tegne afstemninger.
poll-in-words = Viser din app ingen afstemning, så skriv fx `!dialog svar { $number }`.

poll-closed = Afstemningen er lukket. { $outcome }
