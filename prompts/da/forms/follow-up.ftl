# Opfølgningen, hvor læringskortet er en formular.

phase-learn-fill = Skriv ned hvad I har lært, så andre kan få glæde af det: Tryk på »{ form-learning }«. Lad det stå tomt som I ikke ved noget om.

# Formularen står i stedet for en linje til at kopiere.
learning-example = { "" }
