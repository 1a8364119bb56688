# Gråzonen, hvor ingen kan se hvad andre trykker på.

grey-zone-know = Alle svarene kan forsvares. Fordelingen viser jeg når der er lukket, uden navne. Hvad du trykker på, ser kun jeg og dem der driver chatten.
