"""What people type and say, in each language a dialogue can be held in. What the bot says stands in `prompts`."""

from types import SimpleNamespace

WORDS = {
    "da": SimpleNamespace(
        channel="Borgerservice",
        # Commands, as they are written in the channel and, without »!dialog«, in private.
        plan="!dialog planlæg borgerdata 26/11 kl. 13 læs 3 arbejdsdage før",
        next="næste",
        extend="forlæng 2",
        proposal="!dialog forslag",
        last_day="afprøvning slut: 22/12",
        points=[
            "Kolleger sagde koden højt så køen kunne høre den",
            "Vi spurgte ikke hvad borgeren allerede havde prøvet",
            "Borgeren vidste ikke hvem der måtte se oplysningerne",
            "Det gik for stærkt da der kom kø",
        ],
        theme="Koder og tillid",
        ideas={
            "anna": "Vi spørger hinanden til råds før vi slår noget op",
            "bo": "Vi siger altid den samme sætning om hvad vi kan se",
            "carla": "Et skilt på skranken",
            "dan": "En stol ved siden af så borgeren selv kan taste",
            "eva": "En fast makker hver fredag",
            "finn": "En seddel med tre gode råd til den der sidder i modtagelsen",
            "gry": "Skærmen vendes væk fra køen",
            "hassan": "Fem minutter om ugen om én sag",
        },
        own_words="Vi siger den samme sætning til alle borgere om hvad vi kan se",
        objection="Jeg er bange for at det lyder afvisende",
        # Why, how, and who takes part, as the card asks for them.
        agreed=["Det er let at huske.", "Vi øver os to og to.", "Alle ved skranken."],
    ),
    "en": SimpleNamespace(
        channel="Citizen service",
        plan="!dialog plan borgerdata 26/11 at 13 read 3 working days before lang en",
        next="next",
        extend="extend 2",
        proposal="!dialog proposal",
        last_day="trial until: 22/12",
        points=[
            "Colleagues said the code out loud so the queue could hear it",
            "We did not ask what the citizen had tried already",
            "The citizen did not know who was allowed to see the information",
            "It went too fast when a queue built up",
        ],
        theme="Codes and trust",
        ideas={
            "anna": "We ask each other for advice before we look anything up",
            "bo": "We always say the same sentence about what we can see",
            "carla": "A sign on the counter",
            "dan": "A chair beside us so that the citizen can type",
            "eva": "A regular partner every Friday",
            "finn": "A note with three good tips for whoever sits at the reception",
            "gry": "The screen is turned away from the queue",
            "hassan": "Five minutes a week about one case",
        },
        own_words="We say the same sentence to all citizens about what we can see",
        objection="I am afraid that it sounds dismissive",
        agreed=["It is easy to remember.", "We practise two and two.", "Everybody at the counter."],
    ),
}
