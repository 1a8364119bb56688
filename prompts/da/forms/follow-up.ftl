# Opfølgningen, hvor læringskortet er en formular.

phase-learn-fill = Tryk på »{ form-learning }«. Det I ikke ved noget om, lader I bare stå tomt.

# Formularen står i stedet for en linje til at kopiere.
learning-example = { "" }
