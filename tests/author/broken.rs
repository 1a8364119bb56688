//! Packs with one mistake each, all checked at once: file, line and what to do, in both languages.

use super::command::{copy, drejebog, folder, root};
use std::fs;
use std::path::Path;

/// One text of a good pack written otherwise.
enum Change {
    /// In this file, this for that.
    Text(&'static str, &'static str, &'static str),
    /// This file, in these bytes.
    Bytes(&'static str, fn(&str) -> Vec<u8>),
    /// This file or folder, under that name.
    Named(&'static str, &'static str),
    /// This file, with this text, beside the others.
    More(&'static str, &'static str),
    /// This file, gone.
    Gone(&'static str),
    /// None: what is wrong is the folder's name.
    None,
}

use Change::{Bytes, Gone, More, Named, None, Text};

/// The folder's name, what has been changed, and what is told: `file:line`, and the sentence in Danish and in English.
type Broken = (&'static str, Change, &'static str, &'static str, &'static str);

const TOML: &str = "playbook.toml";

/// Of `svar-paa-mail`.
const OF_MAILS: &[Broken] = &[
    (
        "latin-1",
        Bytes("da/greyzones.md", latin1),
        "da/greyzones.md:3",
        "Linjen er ikke gemt som UTF-8, så æ, ø og å kan ikke læses. Gem filen igen med tegnsættet UTF-8.",
        "The line is not saved as UTF-8, so letters such as æ, ø and å cannot be read. Save the file again with the encoding UTF-8.",
    ),
    (
        "utf-16",
        Bytes("da/legal.md", utf16),
        "da/legal.md:1",
        "Filen er gemt som UTF-16, som Notesblok kalder Unicode. Gem den igen, og vælg tegnkodningen UTF-8.",
        "The file is saved as UTF-16, which Notepad calls Unicode. Save it again and choose the encoding UTF-8.",
    ),
    (
        "tabt-bogstav",
        Text("da/steps.md", "Sig hvorfor I har", "Sig hvorfor I h\u{fffd}r"),
        "da/steps.md:3",
        "Linjen har tegnet � i stedet for et bogstav der er gået tabt. Skriv bogstavet igen, og gem filen som UTF-8.",
        "The line has the sign � in place of a letter that has been lost. Write the letter again, and save the file as UTF-8.",
    ),
    (
        "tabel",
        Text("da/advice.md", "- Mind om", "| hvem | hvad |\n|---|---|\n| Anna | svar |\n\n- Mind om"),
        "da/advice.md:4",
        "Her står en tabel, og den kan ikke vises i en chat. Skriv den som punkter.",
        "Here is a table, and a chat cannot show it. Write it as bullets.",
    ),
    (
        "billede",
        Text("en/topic.md", "- What does", "![mail](https://example.dk/a.png)\n\n- What does"),
        "en/topic.md:5",
        "Her står et billede, og det kan ikke vises i teksten. Skriv hvad man skal se, eller sæt et link.",
        "Here is a picture, and the text cannot show it. Write what there is to see, or put a link.",
    ),
    (
        "html",
        Text("da/steps.md", "Hold stilheden", "<!-- husk --> Hold <b>stilheden</b>"),
        "da/steps.md:9",
        "Her står HTML, og tegnene ville blive vist som de står. Brug stjerner til fed og kursiv, og skriv ordene uden < og >.",
        "Here is HTML, and its signs would be shown as they are. Use asterisks for bold and italics, and write the words without < and >.",
    ),
    (
        "link",
        Text("da/legal.md", "https://www.retsinformation.dk", "lov.docx"),
        "da/legal.md:3",
        "Linket til lov.docx fører ingen steder hen. Skriv hele adressen med https:// foran, eller lad linket være almindelig tekst.",
        "The link to lov.docx leads nowhere. Write the whole address with https:// in front, or let it be plain text.",
    ),
    (
        "for-mange",
        Text(TOML, "{ min = 4, max = 12 }", "{ min = 8, max = 60 }"),
        "playbook.toml:5",
        "max skal være et helt tal fra 4 til 20.",
        "max must be a whole number from 4 to 20.",
    ),
    (
        "for-faa",
        Text(TOML, "{ min = 4, max = 12 }", "{ min = 2, max = 12 }"),
        "playbook.toml:5",
        "min skal være et helt tal fra 4 til 20.",
        "min must be a whole number from 4 to 20.",
    ),
    (
        "byttet-om",
        Text(TOML, "{ min = 4, max = 12 }", "{ min = 12, max = 4 }"),
        "playbook.toml:5",
        "Det mindste antal deltagere er større end det største. Byt om på min og max.",
        "The smallest number of people is larger than the largest. Swap min and max.",
    ),
    (
        "ord",
        Text(TOML, "slack = 1", "slak = 1"),
        "playbook.toml:4",
        "Ordet slak betyder ikke noget her. Mente du slack?",
        "The word slak means nothing here. Did you mean slack?",
    ),
    (
        "aktivitet",
        Text(TOML, "do = \"pairs\"", "do = \"paris\""),
        "playbook.toml:21",
        "Der findes ingen aktivitet der hedder paris. Mente du pairs?",
        "There is no activity called paris. Did you mean pairs?",
    ),
    (
        "to-gange",
        Text(TOML, "slack = 1", "minutes = 1"),
        "playbook.toml:4",
        "Det samme ord står her for anden gang. Slet det ene sted.",
        "The same word is here for the second time. Delete it in one of the places.",
    ),
    (
        "under-tabellen",
        Text(
            TOML,
            "slack = 1\npeople = { min = 4, max = 12 }\n\n[legal]\n",
            "people = { min = 4, max = 12 }\n\n[legal]\nslack = 1\n",
        ),
        "playbook.toml:7",
        "slack hører til øverst i filen, men står under [legal]. Flyt linjen op over den første linje der begynder med [.",
        "slack belongs at the top of the file, but it is below [legal]. Move the line above the first line that begins with [.",
    ),
    (
        "dato",
        Text(TOML, "reviewed = 2026-11-30", "reviewed = \"30. november\""),
        "playbook.toml:8",
        "reviewed skal skrives sådan: 2026-11-30",
        "reviewed is written like this: 2026-11-30",
    ),
    (
        "anfoerselstegn",
        Text(TOML, "{ do = \"frame\", minutes = 3 },", "{ do = \"frame, minutes = 3 },"),
        "playbook.toml:14",
        "Der mangler et anførselstegn på linjen. Sæt det ind.",
        "A quotation mark is missing on the line. Put it in.",
    ),
    (
        "klamme",
        Text(TOML, "{ do = \"frame\", minutes = 3 },", "{ do = \"frame\", minutes = 3,"),
        "playbook.toml:15",
        "Herfra kan filen ikke læses. Se på linjen og den over: Mangler der en klamme eller et komma?",
        "From here on the file cannot be read. Look at the line and the one above: is a bracket or a comma missing?",
    ),
    (
        "krumme",
        Text(TOML, "\"pairs\"", "“pairs”"),
        "playbook.toml:21",
        "Anførselstegnene på linjen er krumme, som Word skriver dem. Skriv dem om til lige.",
        "The quotation marks on the line are curly, as Word writes them. Write them again as straight ones.",
    ),
    (
        "dansk-dato",
        Text(TOML, "2026-11-30", "30-11-2026"),
        "playbook.toml:8",
        "reviewed skal skrives sådan: 2026-11-30",
        "reviewed is written like this: 2026-11-30",
    ),
    (
        "minutter",
        Text(TOML, "minutes = 30", "minutes = 30 min"),
        "playbook.toml:3",
        "minutes skal skrives sådan: 45",
        "minutes is written like this: 45",
    ),
    (
        "steps",
        Text(TOML, "# Trin 1: Det taler vi om\n[[step]]", "# Trin 1: Det taler vi om\n[step]"),
        "playbook.toml:11",
        "step skal skrives sådan: [[step]]",
        "step is written like this: [[step]]",
    ),
    (
        "trinets-minutter",
        Text(TOML, "{ do = \"round\", minutes = 3 }", "{ do = \"round\", minutes = 5 }"),
        "playbook.toml:18",
        "Trinet varer 8 min., men aktiviteterne varer 10 tilsammen. Ret det ene så de passer. Aktiviteter med when tæller ikke med.",
        "The step lasts 8 min, but its activities last 10 together. Change one of them so that they agree. Activities with when do not count.",
    ),
    (
        "alle-minutter",
        Text(TOML, "minutes = 30", "minutes = 45"),
        "playbook.toml:3",
        "Drejebogen varer 45 min., men trinene varer 29 og slack 1. Ret minutes eller slack så det går op.",
        "The playbook lasts 45 min, but its steps last 29 and the slack 1. Change minutes or slack so that they add up.",
    ),
    (
        "mangler-share",
        Text(
            TOML,
            "{ do = \"share\", minutes = 4 },\n  { do = \"select\", minutes = 4 },",
            "{ do = \"select\", minutes = 8 },",
        ),
        "playbook.toml:32",
        "select kan ikke stå her, for share skal komme før. Flyt select ned, eller tilføj share over den.",
        "select cannot come here, because share must come first. Move select down, or add share above it.",
    ),
    (
        "mangler-trial",
        Text(
            TOML,
            "{ do = \"dots\", minutes = 2 },\n  { do = \"trial\", minutes = 3 },",
            "{ do = \"dots\", minutes = 5 },",
        ),
        "playbook.toml:37",
        "Aktiviteten trial mangler. Uden den ender dialogen ikke med noget at prøve af.",
        "The activity trial is missing. Without it the dialogue does not end in something to try.",
    ),
    (
        "betingelse",
        Text(TOML, "{ do = \"dots\", minutes = 2 }", "{ do = \"dots\", minutes = 2, when = \"no-concent\" }"),
        "playbook.toml:41",
        "Der findes ingen betingelse der hedder no-concent. Mente du no-consent?",
        "There is no condition called no-concent. Did you mean no-consent?",
    ),
    (
        "overskrift",
        Text("da/questions.md", "## Pointer", "## Poienter"),
        "da/questions.md:6",
        "Overskriften ## Poienter hører ikke til her. Mente du ## Pointer?",
        "The heading ## Poienter does not belong here. Did you mean ## Pointer?",
    ),
    (
        "mellemrum",
        Text("da/questions.md", "## Pointer", "##Pointer"),
        "da/questions.md:6",
        "Uden mellemrum efter # er linjen ingen overskrift. Sæt et mellemrum ind.",
        "Without a space after # the line is no heading. Put a space in.",
    ),
    (
        "refleksion",
        Text("en/questions.md", "## Ideas", "## Reflection\n\n- One\n- Two\n- Three\n\n## Ideas"),
        "en/questions.md:10",
        "Det hører til aktiviteten reflect, som drejebogen ikke har. Tilføj aktiviteten i playbook.toml, eller tag det her ud.",
        "This belongs to the activity reflect, which the playbook does not have. Add the activity in playbook.toml, or take this out.",
    ),
    (
        "titel",
        Text("da/topic.md", "# Svar", "Svar"),
        "da/topic.md:1",
        "Filen skal begynde med #, et mellemrum og en titel. Skriv den øverst.",
        "The file must begin with #, a space and a title. Write it at the top.",
    ),
    (
        "punkter",
        Text("da/questions.md", "- Hvilket svar", "- Et til\n- Hvilket svar"),
        "da/questions.md:1",
        "Der er 3 punkter, men der skal være præcis 2.",
        "There are 3 bullets, but there must be exactly 2.",
    ),
    (
        "trin",
        Text("en/steps.md", "## Decide\n", ""),
        "en/steps.md",
        "Der er 3 overskrifter, men drejebogen har 4 trin. Skriv én ## for hvert trin.",
        "There are 3 headings, but the playbook has 4 steps. Write one ## for each step.",
    ),
    (
        "pointe",
        Text("en/greyzones.md", "> The citizen", "The citizen"),
        "en/greyzones.md:1",
        "Gråzonen mangler den juridiske pointe. Skriv den nederst på en linje der begynder med >.",
        "The grey zone needs its legal point. Write it last, on a line that begins with >.",
    ),
    (
        "ikke-ens",
        Text("en/topic.md", "\n- What do we do when", " What do we do when"),
        "en/topic.md",
        "Her er 1, men i da/topic.md er der 2. De to sprog skal have lige mange.",
        "There are 1 here, but 2 in da/topic.md. Both languages must have the same number.",
    ),
    (
        "uden-skelet",
        Gone(TOML),
        TOML,
        "Filen mangler. Opret den; content/README.md viser hvad der skal stå i den.",
        "The file is missing. Create it; content/README.md shows what goes into it.",
    ),
    (
        "skjult-endelse",
        Named(TOML, "playbook.toml.txt"),
        "playbook.toml.txt",
        "Ingen del af drejebogen hedder sådan. Mente du playbook.toml?",
        "No part of the playbook has this name. Did you mean playbook.toml?",
    ),
    (
        "uden-read",
        More("da/case.md", "# Sagen\n\nEn mail.\n"),
        "da/case.md",
        "Det hører til aktiviteten read, som drejebogen ikke har. Tilføj aktiviteten i playbook.toml, eller tag det her ud.",
        "This belongs to the activity read, which the playbook does not have. Add the activity in playbook.toml, or take this out.",
    ),
    (
        "noter",
        More("da/noter.txt", "Husk"),
        "da/noter.txt",
        "Ingen del af drejebogen hedder sådan. Flyt filen ud af drejebogen, eller giv den et navn fra content/README.md.",
        "No part of the playbook has this name. Move the file out of the playbook, or give it a name from content/README.md.",
    ),
    (
        "andet-sprog",
        Text("en/questions.md", "## Curious questions", "## Nysgerrige spørgsmål"),
        "en/questions.md:1",
        "Overskriften ## Nysgerrige spørgsmål hører ikke til her. Mente du ## Curious questions?",
        "The heading ## Nysgerrige spørgsmål does not belong here. Did you mean ## Curious questions?",
    ),
    (
        "filnavn",
        Named("da/greyzones.md", "da/greyzone.md"),
        "da/greyzone.md",
        "Ingen del af drejebogen hedder sådan. Mente du da/greyzones.md?",
        "No part of the playbook has this name. Did you mean da/greyzones.md?",
    ),
    (
        "mappenavn",
        Named("da", "dansk"),
        "dansk",
        "En drejebog har kun mapperne da og en. Mente du da?",
        "A playbook has only the folders da and en. Did you mean da?",
    ),
    (
        "uden-jura",
        Gone("da/legal.md"),
        "da/legal.md",
        "Filen mangler. Opret den; content/README.md viser hvad der skal stå i den.",
        "The file is missing. Create it; content/README.md shows what goes into it.",
    ),
    (
        "borgerdata",
        None,
        "playbook.toml:1",
        "Drejebogen hedder det samme som en af de indbyggede og ville træde i stedet for den. Giv mappen et andet navn, eller skriv replaces = true her, hvis det er meningen.",
        "The playbook has the same name as a built-in one and would take its place. Give the folder another name, or write replaces = true here if that is what you mean.",
    ),
    (
        "borgerdat",
        Text(TOML, "minutes = 30", "replaces = true\nminutes = 30"),
        "playbook.toml:3",
        "Der er ingen indbygget drejebog med det navn, så der er ikke noget at træde i stedet for. Slet linjen, eller kald mappen borgerdata.",
        "There is no built-in playbook of this name, so there is nothing to take the place of. Delete the line, or call the folder borgerdata.",
    ),
    (
        "Min Drejebog",
        None,
        "",
        "Mappens navn er det man skriver til botten, og det her kan man ikke skrive. Kald mappen min-drejebog.",
        "The folder's name is what people write to the bot, and this one cannot be written. Call the folder min-drejebog.",
    ),
];

/// Of `waiting-room`.
const OF_WAITING: &[Broken] = &[
    (
        "optagelse",
        Text(TOML, "minutes = 8\nurl", "minutes = 11\nurl"),
        "playbook.toml:25",
        "Optagelsen varer 11 min., men aktiviteten varer 10. Giv mere tid.",
        "The recording lasts 11 min, but the activity lasts 10. Give more time.",
    ),
    (
        "adresse",
        Text(TOML, "\"https://example.dk/waiting-room\"", "\"www.example.dk\""),
        "playbook.toml:15",
        "url skal skrives sådan: \"https://…\"",
        "url is written like this: \"https://…\"",
    ),
    (
        "prikker",
        Text(TOML, "[weakest]\ndots = 1", "[weakest]\nprikker = 1\ndots = 1"),
        "playbook.toml:18",
        "Ordet prikker betyder ikke noget her. Slet linjen.",
        "The word prikker means nothing here. Delete the line.",
    ),
    (
        "eksempel",
        Text("da/principles.md", "> Vi skriver et navn", "Vi skriver et navn"),
        "da/principles.md:7",
        "Princippet mangler et eksempel. Skriv det nederst på en linje der begynder med >.",
        "The principle lacks an example. Write it last, on a line that begins with >.",
    ),
    (
        "laan",
        Text(TOML, "minutes = 2, when", "minutes = 4, when"),
        "playbook.toml:59",
        "dots låner 4 min. af det der kommer efter i trinet, men der er kun 4. Gør dots kortere.",
        "dots borrows 4 min from what follows in the step, but only 4 are there. Make dots shorter.",
    ),
];

fn latin1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).expect("a letter of Latin-1")).collect()
}

fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

fn break_it(pack: &Path, change: &Change) {
    let read = |file: &str| fs::read_to_string(pack.join(file)).expect("a text");
    match change {
        Text(file, find, with) => {
            let text = read(file);
            assert!(text.contains(find), "{} has no {find:?}", pack.join(file).display());
            fs::write(pack.join(file), text.replacen(find, with, 1)).expect("written");
        }
        Bytes(file, encode) => fs::write(pack.join(file), encode(&read(file))).expect("written"),
        Named(file, name) => fs::rename(pack.join(file), pack.join(name)).expect("renamed"),
        More(file, text) => fs::write(pack.join(file), text).expect("written"),
        Gone(file) => fs::remove_file(pack.join(file)).expect("removed"),
        None => {}
    }
}

#[test]
fn a_broken_pack_is_refused_with_file_line_and_what_to_do() {
    let folder = folder();
    let packs = folder.path().join("packs");
    for (from, table) in [("svar-paa-mail", OF_MAILS), ("waiting-room", OF_WAITING)] {
        for (name, change, ..) in table {
            copy(&root().join("tests/author").join(from), &packs.join(name));
            break_it(&packs.join(name), change);
        }
    }
    let table = || OF_MAILS.iter().chain(OF_WAITING);
    let mut wrong = Vec::new();
    for lang in ["da", "en"] {
        let ran = drejebog(folder.path(), &["check", "--content", "packs", "--lang", lang]);
        assert_eq!(ran.code, Some(1), "{}", ran.err);
        for (name, _, at, da, en) in table() {
            let begin = format!("packs/{name}");
            let of_it = ran.out.lines().filter_map(|line| line.strip_prefix(&begin));
            let told: Vec<&str> = of_it.filter(|rest| rest.starts_with(['/', ':'])).collect();
            let place = if at.is_empty() { String::new() } else { format!("/{at}") };
            let expected = format!("{place}: {}", if lang == "da" { da } else { en });
            if told != [expected.as_str()] {
                wrong.push(format!("{name}: {told:#?} instead of {expected:?}"));
            }
        }
        let count = table().count();
        let last = if lang == "da" { format!("Der er {count} fejl.") } else { format!("There are {count} mistakes.") };
        assert!(ran.out.lines().last().is_some_and(|line| line.starts_with(&last)), "{last}\n{}", ran.out);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
