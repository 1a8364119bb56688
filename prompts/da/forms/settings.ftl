# Indstillingerne, hvor ingen kan se hvad andre trykker på.

setting-ballots = { $open ->
    [yes] åben, alle kan følge med i hvordan prikkerne står
   *[no] hemmelig, prikkerne vises først når der er lukket
}
