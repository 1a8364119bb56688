# Hvor kommandoer står i en liste, og hvor man trykker på knapper og udfylder formularer: det der står på dem.
# En linje i en liste og en pladsholder højst 100 tegn, en titel og et felts navn højst 45, en knap højst 80.

# Det hele: hvad /dialog er.
dialog-what = Dialog med kolleger, fra en case til én ting I vil prøve af

# Den lille knap under de opslag der ikke har andre.
help-button = Hvor er vi?

# --- grupper i listen ---

group-steer = Styr dialogen (facilitator og tidtager), og ret eller fjern dine egne ord

group-mine = Det der kun handler om dig

group-show = Se referat, jura, gode råd, idébank og indstillinger

group-agreed = Det I har aftalt at prøve, og det I har lært af det

# --- formularer: titlen, og knappen der åbner dem ---

form-point = Skriv en pointe

form-service = Skriv løsningens navn

form-example = Skriv et eksempel

form-theme = Skriv et tema

form-idea = Skriv en idé

form-answer = Skriv et svar

form-proposal = Skriv et forslag

form-worry = Skriv din indvending

form-trial = Udfyld kortet

form-trial-rest = Udfyld resten

form-learning = Udfyld læringskortet

form-postpone = Vælg en ny slutdato

# --- hvad der hører til i et felt; de korte navne står over felterne i en formular ---

option-command = Den kommando du vil vide mere om

option-playbook = Det I vil tale om

option-people = Ca. hvor mange I bliver

option-lang = Dialogens sprog

option-when = Dag og klokkeslæt, fx torsdag kl. 13

option-read-ahead = Hvor mange arbejdsdage før mødet casen skal sendes ud

option-name = Navnet, fx Anna eller Ansøgning om parkeringskort

field-name = Løsningens navn

option-guests = Hvor mange der sidder i rummet uden konto

option-minutes = Hvor mange minutter mere

option-answer = Nummeret på dit svar, eller ja eller nej; 0 tager svaret tilbage

option-for = Gæstens navn eller nummer

field-for = Kun hvis du skriver for en gæst

option-text = Med dine egne ord, men aldrig så en borger kan genkendes

field-text = Eksempel

option-principle = Princippets nummer, fx 3

field-principle = Princip

option-point = Én pointe, kort; aldrig så en borger kan genkendes

field-point = Pointe

option-theme = Et par ord om det der går igen

field-theme = Tema

option-idea = Noget helt konkret I kunne gøre; det vises uden navn

field-idea = Idé

option-own-answer = Det du har set; det vises uden navn

field-own-answer = Svar

option-proposal-text = Forslaget med jeres egne ord, eller en idés nummer

field-proposal-text = Forslag

option-worry = Det der bekymrer dig ved forslaget; det vises uden navn

field-worry = Indvending

option-remove-what = Det der menes

option-number = Nummeret foran det, fx 2

option-proposal = Forslagets nummer

option-hands = Nummer og antal hænder, fx 1:4 2:3

option-which = Nummeret, når der er flere at vælge imellem

option-person = Din kollega

option-trial-what = Det I vil prøve, fx et skilt ved skranken

field-trial-what = Hvad vil I prøve?

option-trial-why = Grunden til at I valgte lige det

field-trial-why = Hvorfor?

option-trial-owner = Navnet på den der holder øje med at det kommer i gang

option-trial-second = Navnet på den jeg spørger når den ansvarlige er væk

option-trial-until = Fx 3 uger eller 12. januar

field-trial-until = Slutter

option-trial-follow-up = Når I taler om hvad I har lært, fx 12. januar kl. 9

option-trial-how = Hvordan I gør i praksis

field-trial-how = Hvordan?

option-trial-who = Dem der er med til at prøve det

field-trial-who = Hvem er med?

option-trial-before = Hvordan det er nu, så I kan se forskellen

field-trial-before = Sådan er det i dag

option-trial-measure = Hvordan I ser om det virker

field-trial-measure = Sådan ser vi om det virker

option-trial-assumptions = Det I tror, men ikke ved; skriv dem på hver sin linje

field-trial-assumptions = Antagelser

option-trial-worse-off = Dem der kan få det sværere, fx en gruppe borgere

field-trial-worse-off = Hvem kan få det sværere?

option-trial-uncertainty = Hvor sikre I er på hver antagelse, og hvad I bygger det på

option-trial-alternative = Vejen for dem der ikke kan eller vil bruge det digitale

option-trial-costs = Tid og penge, også til vejen for dem der ikke er digitale

field-trial-costs = Hvad koster det?

option-learning-happened = Hvad der skete for borgerne

field-learning-happened = Det skete

option-learning-surprised = Det I ikke havde regnet med

field-learning-surprised = Det overraskede os

option-learning-now = Det I gør fra nu af

field-learning-now = Det gør vi nu

option-learning-assumption = Den antagelse der ikke holdt stik

field-learning-assumption = Det holdt ikke stik

option-learning-measured = Det I har målt eller talt op

field-learning-measured = Målt efter

option-postpone-to = Fx 2 uger, fredag eller 12. januar

field-postpone-to = Ny slutdato

option-bank-choice = Det der skal ske med forslaget; tomt felt viser dem alle

option-series = Fx hver torsdag kl. 9: borgerdata, stop 1 eller tur 1 @navn; tomt felt viser dem alle

option-away = Fx til og med 12. januar; nej når du er her igen, tomt felt viser hvad jeg ved

option-settings = Navn, kolon og værdi, fx stilletid: 16-8; tomt felt viser dem alle

# --- svar på et tryk, kun til den der trykkede ---

pressed = { $sign } Noteret: { $label }

pressed-until-again = { $sign } { $label }. Fortrudt? Tryk igen.

pressed-taken-back = { $sign } »{ $label }« er taget tilbage.

taken = Det er gjort.

# Det der blev skrevet ned, hver med sit nummer.
taken-point = Den står på tavlen som nr. { $number }.

taken-proposal = Forslaget står på tavlen som nr. { $number }.

taken-theme = Temaet står som nr. { $number }.

taken-example = Eksemplet står på tavlen som nr. { $number }.

taken-idea = { $of ->
    [answers] Dit svar er gemt som nr. { $number }.
   *[ideas] Din idé er gemt som nr. { $number }.
}

not-any-more = Den knap virker ikke mere. Se det nyeste opslag i kanalen.

# --- det jeg mangler lov til ---

lacks = Jeg mangler en tilladelse i den her kanal: { $permission }. Bed den der styrer jeres server, om at give mig den. Indtil da er der noget jeg ikke kan.

refusal-lacking = Jeg kan ikke holde en dialog her endnu. Bed den der styrer jeres server, om at give mig de her tilladelser i kanalen: { $permissions }.

permission-see-channel = »Vis kanal« (View Channel)

permission-write = »Send beskeder« (Send Messages)

permission-write-in-threads = »Send beskeder i tråde« (Send Messages in Threads)

permission-open-threads = »Opret offentlige tråde« (Create Public Threads)

permission-read-history = »Læs beskedhistorik« (Read Message History)

permission-embed-links = »Indlejr links« (Embed Links)

permission-attach-files = »Vedhæft filer« (Attach Files)

permission-react = »Tilføj reaktioner« (Add Reactions)

permission-pin = »Fastgør beskeder« (Pin Messages)

permission-plan-events = »Opret begivenheder« (Create Events)

too-late =
    Det hører til noget der er slut, så jeg har ikke gemt det. Her er det du skrev:

    { $text }
