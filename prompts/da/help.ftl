# Hjælpen: én kort forklaring til hver kommando.

help =
    ### Det kan du skrive

    { $all }

    __Facilitator og tidtager:__

    { $facilitator }

    Skriv `!dialog hjælp start` for at se mere om én kommando. I den private samtale med mig kan du som regel udelade `!dialog`.

help-row = `!dialog { $use }`: { $what }

help-command =
    `!dialog { $use }`: { $what }.

    Eksempel: `!dialog { $example }`

help-steers = Kun facilitator og tidtager kan bruge den.

help-help = viser hvad der passer nu, alt hvad jeg kan, eller én kommando

help-playbooks = viser hvad I kan tale om

help-start = begynder en dialog

help-plan = planlægger en dialog og sender casen ud i forvejen

help-read = siger at du har læst casen

help-not-read = tager det tilbage at du har læst casen

help-calendar = viser hvad der ligger forude, med en fil til din egen kalender

help-join = melder dig til

help-leave = melder dig fra

help-observer = lader dig kigge med uden at være med

help-guest = tæller en med der sidder i rummet uden konto

help-guests = tæller så mange med der sidder i rummet uden konto

help-done = siger at du er færdig

help-pass = giver turen videre i runden

help-answer = svarer på det jeg spørger om; 0 tager svaret tilbage

help-point = sætter en pointe på tavlen

help-service = giver den løsning I ser på, et navn

help-example = skriver et eksempel fra jeres løsning under et princip

help-idea = skriver en idé i det stille minut; skriv den privat til mig

help-proposal = sætter et forslag på tavlen, med egne ord eller en idés nummer

help-status = viser hvor langt I er

help-board = viser pointer, temaer, eksempler og forslag

help-record = viser referatet, også som fil

help-pack = laver papirer til mødet som I kan printe

help-law = viser den juridiske baggrund

help-advice = viser gode råd til at holde mødet

help-next = går videre til det næste

help-back = går ét skridt tilbage, med den tid der var igen

help-pause = stopper uret

help-resume = starter uret igen

help-extend = giver så mange minutter mere

help-skip = springer over: læsningen når alle har læst, eller det kortet spørger om

help-end = slutter dialogen for i dag; forslagene gemmes til næste gang

help-theme = giver et tema et navn når I samler pointerne op

help-paper = lader jer holde det stille minut på papir

help-remove = fjerner en pointe, en idé, et forslag, et eksempel eller et tema

help-reword = retter noget du har skrevet, uden at nummeret skifter

help-consent = spørger om I alle kan leve med at prøve et forslag

help-vote = åbner prikafstemningen

help-count = skriver hvor mange gæster der rakte hånden op ved hvert nummer

help-trial = udfylder det I har aftalt at prøve

help-going-well = svarer at det går godt med det I prøver

help-need-help = svarer at I har brug for hjælp med det I prøver

help-postpone = udskyder slutdatoen for det I prøver, og opfølgningen med

help-stop-trial = stopper det I er i gang med at prøve

help-follow-up = begynder opfølgningen på det I har prøvet

help-learning = udfylder læringskortet efter en afprøvning

help-publish = deler læringskortet med andre teams, uden navne

help-bank = viser de forslag I har gemt; behold, slip eller prøv et af dem

help-grey-zone = viser et kort dilemma at tale om

help-series = gentager en dialog eller en gråzone, fx hver torsdag

help-away = siger hvornår du er væk, så jeg ikke minder dig om noget imens

help-settings = viser eller ændrer hvad der gælder i kanalen

help-timekeeper = lader en kollega styre sammen med dig

help-handover = gør en anden til facilitator

help-claim = gør dig til facilitator hvis der ingen er, eller der er blevet stille

help-move = flytter en planlagt dialog

help-cancel = aflyser dialogen, eller den planlagte med nummeret

help-my-data = viser hvad jeg har om dig; skriv det privat til mig

help-erase-my-data = sletter det jeg har om dig

# Det der passer lige nu, i få linjer.

fits-stranger =
    ### Hej, jeg er Drejebog

    Jeg hjælper et team gennem en faglig dialog, fra en kort case til én ting I vil prøve af. Det foregår i jeres egen kanal: Skriv `!dialog hjælp` der, så viser jeg hvordan I kommer i gang. Er jeg ikke med i kanalen endnu, så inviter mig.

    Er I allerede i gang, så skriv `!dialog deltag` i kanalen.

fits-nothing =
    Jeg hjælper jer gennem en faglig dialog, fra en kort case til én ting I vil prøve af. Lige nu er der ingen i gang her.

    Se hvad I kan tale om: `!dialog drejebøger`\
    Begynd nu: `!dialog start { $playbook }`\
    Find en dag: `!dialog planlæg { $playbook } i morgen kl. 13`

fits-planned = I har planlagt __{ $title }__. Se hvornår: `!dialog kalender`

fits-lobby = __{ $title }__ begynder om lidt.

fits-live = I er ved »{ $activity }«.

fits-join = { $several ->
    [yes] Vær med: Skriv `!dialog deltag { $number }` i kanalen
   *[no] Vær med: Skriv `!dialog deltag` i kanalen
}

fits-consent = Svar `!dialog svar enig`, `!dialog svar spørgsmål` eller `!dialog svar indvending`, gerne med hvorfor bagefter.

fits-number = Svar med et tal: `!dialog svar { $number }`

fits-round = Har I ordet, så skriv jeres pointe: `!dialog pointe` og teksten

fits-silent = Skriv dine idéer privat til mig, én besked for hver.

fits-select = Sæt et forslag på tavlen: `!dialog forslag` og teksten

fits-trial = Udfyld kortet, fx `!dialog afprøvning hvorfor: færre spørger om vej`

fits-learn = Udfyld læringskortet, fx `!dialog læring skete: færre spurgte om vej`

fits-done = Sig til når du er færdig: `!dialog færdig`

fits-steers-planned = { $several ->
    [yes] Flyt: `!dialog flyt { $number } i morgen kl. 13` · aflys: `!dialog aflys { $number }`
   *[no] Flyt: `!dialog flyt i morgen kl. 13` · aflys: `!dialog aflys`
}

fits-steers-lobby = Begynd: `!dialog næste`

fits-steers-paused = Fortsæt efter pausen: `!dialog fortsæt`

fits-steers-live = Videre: `!dialog næste` · mere tid: `!dialog forlæng 5` · pause: `!dialog pause`

fits-status = Hvor langt I er: `!dialog status`

fits-more = Alt jeg kan: `!dialog hjælp alt` · om én ting: `!dialog hjælp start`
