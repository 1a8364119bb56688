//! Every message the bot can say, rendered in both languages and held against a text that can be read from end to end.
//!
//! `UPDATE_EXPECT=1` writes the texts anew: `src/prompts/samples/da.txt` and `en.txt`. Deliberately absent: how a
//! platform shows them.

#[path = "prompts/before.rs"]
mod before;
#[path = "prompts/passed.rs"]
mod passed;
#[path = "prompts/recurring.rs"]
mod recurring;
#[path = "prompts/replies.rs"]
mod replies;
#[path = "prompts/samples.rs"]
mod samples;
#[path = "prompts/says.rs"]
mod says;
#[path = "prompts/vocabulary.rs"]
mod vocabulary;
#[path = "prompts/weeks.rs"]
mod weeks;

use drejebog::actor::world::{FORMS, command_rows, material};
use drejebog::calendar::Zone;
use drejebog::commands::slash;
use drejebog::commands::table::TABLE;
use drejebog::dialogue::command::Item;
use drejebog::dialogue::event::Ending;
use drejebog::dialogue::ids::Account;
use drejebog::dialogue::lang::Lang;
use drejebog::dialogue::refusal::Refusal;
use drejebog::dialogue::reply::Reply;
use drejebog::dialogue::say::Say;
use drejebog::dialogue::script::ActivityKind::*;
use drejebog::dialogue::script::Script;
use drejebog::dialogue::trial::Line;
use drejebog::doc::{Block, Doc, Inline, Sheet, plain};
use drejebog::playbook::{Playbook, built_in::PACKS};
use drejebog::prompts::engine::{Manner, RenderError};
use drejebog::prompts::{About, CommandRow, Material, NO_WAYS, Names, Occasion, Offer, Speaker, Ways, built_in};
use expect_test::expect_file;
use jiff::civil::{Date, date, time};
use replies::*;
use samples::*;
use says::*;
use std::collections::BTreeSet;
use std::fmt::Write;
use weeks::{OfTrial, TRIAL_SAYS, trial_say_name};

fn playbooks() -> Vec<Playbook> {
    PACKS.iter().map(|(_, files)| Playbook::load(files).unwrap()).collect()
}

struct Words<'a> {
    speaker: Speaker<'a>,
    offers: Vec<Offer<'a>>,
    commands: Vec<CommandRow<'static>>,
}

/// When everything is said, but for what is kept.
const TODAY: Option<Date> = Some(Date::constant(2026, 11, 3));

fn write_all(manner: Manner<'_>, lang: Lang) -> Result<String, RenderError> {
    let prompts = &built_in::prompts(manner).unwrap();
    let playbooks = playbooks();
    let zone = Zone::parse("Europe/Copenhagen").unwrap();
    let [data, across, service] = ["borgerdata", "paa-tvaers", "borgernaer-digitalisering"]
        .map(|name| playbooks.iter().find(|playbook| playbook.script.playbook == name).unwrap());
    let [data_texts, across_texts, service_texts] = [data, across, service].map(|p| material(p, lang));
    let offers = playbooks.iter().map(|playbook| Offer {
        name: &playbook.script.playbook,
        title: &playbook.texts(lang).title,
        minutes: playbook.script.minutes,
        min: playbook.script.people.min,
        max: playbook.script.people.max,
    });
    let speaker = Speaker {
        prompts,
        material: Some(&data_texts),
        zone: &zone,
        today: TODAY,
        scale: 1,
        shares: true,
        ways: &NO_WAYS,
    };
    let words = Words { speaker, offers: offers.collect(), commands: command_rows(manner, lang) };

    let mut out = String::new();
    let sections = [
        ("BEFORE THE MEETING", before::before(&data.script, lang)),
        ("LOBBY", lobbies(&data.script, lang)),
        ("PHASES", phases(&data.script, lang)),
        ("VOTES", votes(&data.script, lang)),
        ("TRIAL", trials(&data.script, lang)),
        ("MESSAGES", messages(&data.script, lang)),
        ("CARDS", cards(&data.script, lang)),
    ];
    for (name, samples) in &sections {
        section(&mut out, name, samples, &words.speaker)?;
    }
    let ways = Ways {
        private: Some(Account("matrix/@drejebog:example.dk".to_owned())),
        channel: Some("https://chat.example.dk/kanal".to_owned()),
        groups: [1, 2].map(|n| Some(format!("https://chat.example.dk/kanal/{n}"))).into(),
    };
    let leads = Speaker { ways: &ways, ..words.speaker };
    section(&mut out, "WHERE THINGS ARE", &says::ways(&data.script, lang), &words.speaker)?;
    section(&mut out, "WHERE THE PLATFORM LEADS", &says::ways(&data.script, lang), &leads)?;
    section(&mut out, "WHERE THE PLATFORM LEADS BACK", &passed::silences(&data.script, lang), &leads)?;
    section(&mut out, "IDEA BANK", &weeks::banks(&data.script, lang), &words.speaker)?;
    // Without a playbook there are no texts.
    let nothing = Speaker { material: None, ..words.speaker };
    write_trials(&mut out, &nothing, &data.script, &data_texts, lang)?;
    section(&mut out, "FOLLOW-UP", &weeks::follow_ups(&data.script, lang), &nothing)?;
    section(&mut out, "FROM THE IDEA BANK", &weeks::taken_up(lang), &nothing)?;
    section(
        &mut out,
        "PAA-TVAERS",
        &listening(&across.script, lang),
        &Speaker { material: Some(&across_texts), scale: 60, ..words.speaker },
    )?;
    let mut linked = across_texts.clone();
    linked.listen.as_mut().unwrap().url = Some("https://podcast.example.dk/1");
    let heard = [phase("med et link", at(lobby(&across.script, lang, 9, 0), Listen), Listen)];
    section(&mut out, "A RECORDING WITH A LINK", &heard, &Speaker { material: Some(&linked), ..words.speaker })?;
    let of_service = principles(&service.script, lang);
    section(
        &mut out,
        "BORGERNAER-DIGITALISERING",
        &of_service,
        &Speaker { material: Some(&service_texts), ..words.speaker },
    )?;
    let board = focused(at(lobby(&service.script, lang, 9, 0), Select), &[3]);
    let about = About { lang, dialogue: Some(&board), playbooks: &words.offers, commands: &[] };
    let speaker = Speaker { material: Some(&service_texts), ..words.speaker };
    entry(&mut out, "Board", "med eksempler", &speaker.reply(&Reply::Board, &about)?);
    let ended = [passed::passed(&data.script, lang), passed::before(before::before(&data.script, lang))].concat();
    section(&mut out, "WHAT HAS PASSED", &ended, &words.speaker)?;
    section(&mut out, "WHAT HAS PASSED, WITH PRINCIPLES", &passed::of_principles(&service.script, lang), &speaker)?;
    section(&mut out, "WHAT HAS PASSED, FOLLOW-UP", &passed::all(weeks::follow_ups(&data.script, lang)), &nothing)?;
    let gone = focused(at(lobby(&service.script, lang, 4, 0), Weakest), &[3]);
    section(
        &mut out,
        "A PLAYBOOK THAT IS GONE",
        &[
            vec![sample("", lobby(&data.script, lang, 4, 0), Say::Lobby), phase("", gone, Weakest)],
            before::readers(&data.script, lang),
        ]
        .concat(),
        &Speaker { material: None, ..words.speaker },
    )?;
    write_records(&mut out, &words.speaker, &data.script, lang)?;
    let known = |people, start| Occasion { people, start };
    write_papers(&mut out, &speaker, &data.script, &data_texts, lang, known(None, None))?;
    write_papers(&mut out, &speaker, &across.script, &linked, lang, known(Some(14), None))?;
    write_papers(&mut out, &speaker, &service.script, &service_texts, lang, known(Some(9), Some(time(13, 0, 0, 0))))?;
    write_replies(&mut out, &words, &data.script, lang)?;
    write_presses(&mut out, &words.speaker, lang)?;
    Ok(out)
}

/// With what comes again in a channel.
fn everything(manner: Manner<'_>, lang: Lang) -> String {
    [write_all(manner, lang).unwrap(), recurring::write_all(manner, lang).unwrap()].concat()
}

fn title(out: &mut String, name: &str) {
    writeln!(out, "{}\n{name}\n{}\n", "=".repeat(100), "=".repeat(100)).unwrap();
}

fn entry(out: &mut String, name: &str, note: &str, doc: &Doc) {
    let note = if note.is_empty() { String::new() } else { format!(" ({note})") };
    writeln!(out, "----- {name}{note}\n\n{}\n", plain(doc).trim_end()).unwrap();
}

fn section(out: &mut String, name: &str, samples: &[Sample], speaker: &Speaker<'_>) -> Result<(), RenderError> {
    title(out, name);
    for Sample { note, dialogue, say, past } in samples {
        let name = match say {
            Say::Phase { kind, .. } => format!("phase {kind:?}").to_lowercase(),
            Say::GroupPhase { kind, .. } => format!("thread {kind:?}").to_lowercase(),
            other => say_name(other).to_owned(),
        };
        let said = match past {
            Some(past) => speaker.say_past(say, *past, dialogue)?,
            None => speaker.say(say, dialogue)?,
        };
        entry(out, &name, note, &said);
    }
    Ok(())
}

fn write_trials(
    out: &mut String,
    speaker: &Speaker<'_>,
    script: &Script,
    texts: &Material<'_>,
    lang: Lang,
) -> Result<(), RenderError> {
    title(out, "MESSAGES ABOUT TRIALS");
    for OfTrial { note, trial, say } in weeks::of_trials(script, lang) {
        entry(out, trial_say_name(&say), note, &speaker.trial(&say, &trial, texts.title)?);
    }
    let learned = weeks::of_trials(script, lang).pop().expect("the last one is of a learning card");
    entry(out, "learning", "uden drejebog", &speaker.trial(&learned.say, &learned.trial, "")?);
    let [one, other] = [1, 2].map(|number| weeks::trial(script, lang, number));
    for (note, late, to) in [
        ("", false, Line::Owner),
        ("for sent", true, Line::Owner),
        ("kanalen", false, Line::Channel),
        ("kanalen, for sent", true, Line::Channel),
    ] {
        entry(out, "several reminders", note, &speaker.reminders(&[&one, &other], late, to == Line::Channel, lang)?);
    }
    Ok(())
}

fn write_records(out: &mut String, speaker: &Speaker<'_>, script: &Script, lang: Lang) -> Result<(), RenderError> {
    title(out, "RECORDS");
    let owned = |d| complete(drafted(agreed(d)), 2);
    let last = |accounts, guests| at(lobby(script, lang, accounts, guests), Trial);
    let (whole, none) = (over(owned(last(9, 0)), Ending::Agreed), over(last(5, 3), Ending::NothingAgreed));
    let cancelled = over(at(lobby(script, lang, 4, 0), Pairs), Ending::Cancelled);
    for (note, dialogue, names) in [
        ("slut, med navne", &whole, Names::Shown),
        ("slut, uden navne", &whole, Names::Counted),
        ("ingen aftale, gæster", &none, Names::Shown),
        ("undervejs", &at(lobby(script, lang, 5, 1), Select), Names::Shown),
        ("aflyst", &cancelled, Names::Shown),
    ] {
        let record = speaker.record(dialogue, names, None)?.expect("it has begun");
        entry(out, &record.file, note, &record.whole());
    }
    let nothing = Speaker { material: None, ..*speaker };
    for (note, dialogue) in weeks::follow_up_records(script, lang) {
        let record = nothing.record(&dialogue, Names::Shown, None)?.expect("it has begun");
        entry(out, &record.file, note, &record.whole());
    }
    let record = speaker.record(&whole, Names::Shown, Some(date(2026, 12, 10)))?.expect("it has begun");
    entry(out, &record.file, "slut, udskudt siden", &record.whole());
    entry(out, "med filen til at printe", "", &record.print);
    entry(out, "med filen som tekst", "", &record.plain);
    assert_eq!(speaker.record(&lobby(script, lang, 4, 0), Names::Shown, None)?, None);
    Ok(())
}

fn write_papers(
    out: &mut String,
    speaker: &Speaker<'_>,
    script: &Script,
    texts: &Material<'_>,
    lang: Lang,
    occasion: Occasion,
) -> Result<(), RenderError> {
    let pack = speaker.pack(script, texts, lang, occasion)?;
    title(out, "PAPERS");
    entry(out, &pack.file, "med filen", &pack.caption);
    entry(out, &pack.file, "som tekst", &pack.text());
    for sheet in pack.lead.iter().chain(&pack.write) {
        entry(out, &sheet.heading, &sheet.aside, &with_labels(sheet));
    }
    Ok(())
}

/// Each box as an item.
fn with_labels(sheet: &Sheet) -> Doc {
    let items = sheet.boxes.iter().flatten().map(|blank| Doc::text(&format!("{} ({})", blank.label, blank.lines)));
    let mut doc = sheet.text.clone();
    doc.push(Block::List { first: None, items: items.collect() });
    doc
}

fn write_replies(out: &mut String, words: &Words<'_>, script: &Script, lang: Lang) -> Result<(), RenderError> {
    let nine = |kind| at(lobby(script, lang, 9, 0), kind);
    let live = drafted(agreed(nine(Present)));
    let about = |dialogue| About { lang, dialogue, playbooks: &words.offers, commands: &words.commands };
    title(out, "REPLIES");
    for reply in replies() {
        entry(out, &format!("{reply:?}"), "", &words.speaker.reply(&reply, &about(Some(&live)))?);
    }
    title(out, "REPLIES IN OTHER SITUATIONS");
    let (early, late) = (lobby(script, lang, 3, 2), over(nine(Trial), Ending::Agreed));
    let (still, alone) = (paused(done(nine(Reflect), 1)), no_facilitator(nine(Frame)));
    let planned = before::have_read(before::planned(lobby(script, lang, 5, 0), 3), 2);
    let unconfirmed = before::unconfirmed(lobby(script, lang, 5, 0));
    let [follow_up, looking_back, verdicts] = weeks::asked_about(script, lang);
    let nothing = Speaker { material: None, ..words.speaker };
    let not_now = Reply::Refused(Refusal::NotNow { fits: Some(Dots) });
    let only = Reply::Refused(Refusal::FacilitatorOnly);
    for (note, reply, dialogue) in [
        ("før dialogen", Reply::Status, Some(&early)),
        ("planlagt", Reply::Status, Some(&planned)),
        ("planlagt, med navne", Reply::StatusWithReaders, Some(&planned)),
        ("planlagt, ikke bekræftet", Reply::Status, Some(&unconfirmed)),
        ("opfølgning", Reply::Status, Some(&follow_up)),
        ("opfølgning i gang", Reply::Status, Some(&looking_back)),
        ("opfølgning", Reply::Board, Some(&verdicts)),
        ("opfølgning i gang", Reply::TakenAs { item: Item::Idea, number: 4 }, Some(&looking_back)),
        ("slut", Reply::Status, Some(&late)),
        ("pause", Reply::Status, Some(&still)),
        ("uden facilitator, tom tavle", Reply::Status, Some(&alone)),
        ("uden facilitator", Reply::Board, Some(&alone)),
        ("ingen dialog", Reply::Status, None),
        ("ingen dialog", Reply::Board, None),
        ("før dialogen", not_now.clone(), Some(&early)),
        ("planlagt", not_now.clone(), Some(&planned)),
        ("slut", not_now.clone(), Some(&late)),
        ("ingen dialog", not_now, None),
        ("uden facilitator", only.clone(), Some(&alone)),
        ("ingen dialog", only, None),
        ("ingen dialog", Reply::Law, None),
        ("ingen dialog", Reply::Advice, None),
    ] {
        entry(out, &format!("{reply:?}"), note, &nothing.reply(&reply, &about(dialogue))?);
    }
    let none = About { playbooks: &[], ..about(None) };
    entry(out, "Playbooks", "ingen", &nothing.reply(&Reply::Playbooks, &none)?);
    Ok(())
}

fn write_presses(out: &mut String, speaker: &Speaker<'_>, lang: Lang) -> Result<(), RenderError> {
    title(out, "PRESSES");
    for press in PRESSES {
        writeln!(out, "{} {}", press.emoji(), speaker.press_label(press, lang)?).unwrap();
    }
    Ok(())
}

#[test]
fn everything_in_danish() {
    let text = write_all(Manner::Messages, Lang::Da).unwrap();
    expect_file!["../src/prompts/samples/da.txt"].assert_eq(&text);
}

#[test]
fn everything_in_english() {
    let text = write_all(Manner::Messages, Lang::En).unwrap();
    expect_file!["../src/prompts/samples/en.txt"].assert_eq(&text);
}

/// The lines that are said otherwise on a platform with a list of commands and with forms, each once, under the message
/// in which it comes first.
fn differences(lang: Lang) -> String {
    let [typed, listed] = [Manner::Messages, FORMS].map(|manner| everything(manner, lang));
    let known: BTreeSet<&str> = typed.lines().collect();
    let (mut out, mut seen) = (String::new(), BTreeSet::new());
    for entry in listed.split("----- ").skip(1) {
        let lines = entry.lines().skip(1);
        let new: Vec<&str> = lines.filter(|line| !known.contains(line) && seen.insert(*line)).collect();
        if !new.is_empty() {
            writeln!(out, "----- {}\n\n{}\n", entry.lines().next().unwrap_or_default(), new.join("\n")).unwrap();
        }
    }
    out
}

#[test]
fn what_differs_with_forms_in_danish() {
    expect_file!["../src/prompts/samples/forms-da.txt"].assert_eq(&differences(Lang::Da));
}

#[test]
fn what_differs_with_forms_in_english() {
    expect_file!["../src/prompts/samples/forms-en.txt"].assert_eq(&differences(Lang::En));
}

/// With forms nobody is told to type what no list has.
#[test]
fn no_command_is_left_as_it_is_typed_elsewhere() {
    for lang in Lang::ALL {
        let text = everything(FORMS, lang);
        assert!(
            !text.contains("!dialog"),
            "{}",
            text.lines().find(|line| line.contains("!dialog")).unwrap_or_default()
        );
        for (at, _) in text.match_indices("/dialog ") {
            let typed = &text[at + "/dialog ".len()..];
            let words: Vec<&str> = typed
                .split_whitespace()
                .take(2)
                .map(|word| word.trim_end_matches(|c: char| !c.is_alphanumeric()))
                .collect();
            assert!(slash_lists(&words), "{}", typed.lines().next().unwrap_or_default());
        }
    }
}

/// The list has this command, alone or in its group.
fn slash_lists(words: &[&str]) -> bool {
    TABLE.iter().flat_map(|row| Lang::ALL.map(|lang| (row, lang))).any(|(row, lang)| {
        let name = slash::listed(row.kind, lang);
        match slash::group(row.kind) {
            Some(group) => words.first() == Some(&group.name(lang)) && words.get(1) == Some(&name.as_str()),
            None => words.first() == Some(&name.as_str()),
        }
    })
}

#[test]
fn every_message_answer_and_press_has_a_sample() {
    let playbooks = playbooks();
    let script = |name| &playbooks.iter().find(|playbook| playbook.script.playbook == name).unwrap().script;
    let (script, service) = (script("borgerdata"), script("borgernaer-digitalisering"));
    let lang = Lang::Da;
    let all = [lobbies(script, lang), phases(script, lang), votes(script, lang), trials(script, lang)];
    let more = [messages(script, lang), cards(script, lang), principles(service, lang), before::before(script, lang)];
    let more = more.into_iter().chain([says::ways(script, lang)]).collect::<Vec<_>>();
    let seen: BTreeSet<&str> = all.iter().chain(&more).flatten().map(|sample| say_name(&sample.say)).collect();
    assert_eq!(seen, BTreeSet::from(SAYS));
    let seen: BTreeSet<usize> = refusals().iter().map(refusal_number).collect();
    assert_eq!(seen, (0..REFUSALS).collect());
    let seen: BTreeSet<usize> = replies().iter().map(reply_number).collect();
    assert_eq!(seen, (0..REPLIES).collect());
    let seen: Vec<usize> = PRESSES.into_iter().map(press_number).collect();
    assert_eq!(seen, (0..PRESSES.len()).collect::<Vec<_>>());
    let about_trials = weeks::of_trials(script, lang);
    let seen: BTreeSet<&str> = about_trials.iter().map(|sample| trial_say_name(&sample.say)).collect();
    assert_eq!(seen, BTreeSet::from(TRIAL_SAYS));
}

/// The end of an activity may be shown as a clock that runs, unless the dialogue's time is not the wall's.
#[test]
fn a_phase_post_has_one_moment_and_none_when_time_is_made_up() {
    let prompts = built_in::prompts(Manner::Messages).unwrap();
    let zone = Zone::parse("Europe/Copenhagen").unwrap();
    let dialogue = at(lobby(&playbooks()[0].script, Lang::Da, 9, 0), Pairs);
    let running = dialogue.running().unwrap();
    let say = Say::Phase { kind: Pairs, visit: running.visit };
    let moments = |scale| {
        let speaker = Speaker {
            prompts: &prompts,
            material: None,
            zone: &zone,
            today: TODAY,
            scale,
            shares: false,
            ways: &NO_WAYS,
        };
        let Doc(blocks) = speaker.say(&say, &dialogue).unwrap();
        let headings = blocks.into_iter().filter_map(|block| match block {
            Block::Heading(inlines) => Some(inlines),
            _ => None,
        });
        let moments = headings.flatten().filter_map(|inline| match inline {
            Inline::Time { at, .. } => Some(at),
            _ => None,
        });
        moments.collect::<Vec<_>>()
    };
    assert_eq!(moments(1), [running.until]);
    assert_eq!(moments(60), []);
}

#[test]
fn a_record_without_names_names_nobody() {
    let prompts = built_in::prompts(Manner::Messages).unwrap();
    let playbooks = playbooks();
    let zone = Zone::parse("Europe/Copenhagen").unwrap();
    for (playbook, lang) in playbooks.iter().flat_map(|playbook| Lang::ALL.map(|lang| (playbook, lang))) {
        let texts = material(playbook, lang);
        let speaker = Speaker {
            prompts: &prompts,
            material: Some(&texts),
            zone: &zone,
            today: TODAY,
            scale: 1,
            shares: false,
            ways: &NO_WAYS,
        };
        let dialogue =
            over(complete(drafted(agreed(at(lobby(&playbook.script, lang, 9, 0), Trial))), 2), Ending::Agreed);
        let text = |names| plain(&speaker.record(&dialogue, names, None).unwrap().unwrap().whole());
        let named =
            |text: &str| dialogue.people.iter().filter(|p| text.contains(&p.identity.get().unwrap().name)).count();
        assert_eq!((named(&text(Names::Shown)), named(&text(Names::Counted))), (9, 0));
    }
}

/// Every sentence is used, and what is used is there. Names with `help-` come from the command table.
#[test]
fn no_sentence_without_a_use_and_no_use_without_a_sentence() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |folder: &str, ending: &str| {
        let files = walkdir::WalkDir::new(root.join(folder)).into_iter().map(Result::unwrap);
        let files = files.filter(|entry| entry.path().extension().is_some_and(|end| end == ending));
        files.map(|entry| std::fs::read_to_string(entry.path()).unwrap()).collect::<String>()
    };
    let (sources, sentences) = (read("src", "rs"), read("prompts/da", "ftl"));
    let prompts = built_in::prompts(Manner::Messages).unwrap();
    let keys = prompts.keys(Lang::Da);
    // The made-up colleagues' lines are numbered, and used by their beginning: `rehearsal-idea-3`. What stands in a list
    // of commands and on forms is in `vocabulary`, and what fits a key of the configuration has its own test beside them.
    let fits = |key: &str| key.starts_with("config-fits-");
    // A part that several sentences share.
    let within = |key: &str| sentences.contains(&format!("{{ {key} }}"));
    let numbered = |key: &str| key.starts_with("rehearsal-") && key.ends_with(|c: char| c.is_ascii_digit());
    let listed = vocabulary::keys();
    let used = |key: &str| {
        numbered(key) || fits(key) || listed.contains_key(key) || sources.contains(&format!("\"{key}\"")) || within(key)
    };
    let unused: Vec<_> = keys.iter().filter(|key| !used(key)).collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");

    let mut missing = BTreeSet::new();
    for call in [
        "self.doc(",
        "pen.doc(",
        "pen.line(",
        "pen.join(",
        "self.join(",
        "voice.by(",
        "self.by(",
        "self.by_mention(",
        "self.by_steering(",
    ] {
        for after in sources.split(call).skip(1) {
            // The two sentences of `by` stand side by side.
            let wanted = if call.contains("by") { 2 } else { 1 };
            let arguments = after.split(");").next().unwrap_or_default();
            let literals = arguments.trim_start().strip_prefix('"').map(|rest| rest.split('"').step_by(2));
            for key in literals.into_iter().flatten().take(wanted) {
                if !keys.contains(key) {
                    missing.insert(key.to_owned());
                }
            }
        }
    }
    assert!(missing.is_empty(), "no sentence for {missing:?}");
    let helps = TABLE.iter().map(|row| row.help).filter(|help| !keys.contains(help)).collect::<Vec<_>>();
    assert!(helps.is_empty(), "no help for {helps:?}");
}

/// A variable that was not filled in, or a part that was left out, would be seen here.
#[test]
fn no_message_is_empty_or_shows_a_variable() {
    for (lang, manner) in Lang::ALL.into_iter().flat_map(|lang| [(lang, Manner::Messages), (lang, FORMS)]) {
        let text = write_all(manner, lang).unwrap();
        for message in text.split("----- ").skip(1) {
            let body = message.split_once("\n\n").unwrap().1.trim();
            assert!(!body.is_empty(), "{message}");
            assert!(!body.contains('{') && !body.contains('}'), "{message}");
        }
    }
}
