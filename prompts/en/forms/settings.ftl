# The settings, where nobody can see what others press.

setting-ballots = { $open ->
    [yes] open, everybody can follow how the dots stand
   *[no] secret, the dots are shown only when the vote has closed
}
