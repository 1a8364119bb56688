//! Answers to one person: refusals, help, and views that need no fact.
//!
//! An answer may have no dialogue behind it. Deliberately absent: deciding what to answer, and to whom.

use super::decision::not_counted;
use super::engine::RenderError;
use super::material::{CommandRow, Offer};
use super::names::{Pen, Said, Voice, bullets, lines_of, number, text, word};
use super::say::Speaker;
use super::value::Value;
use super::{dates, fits, settings};
use crate::dialogue::answer::Fits;
use crate::dialogue::command::{Item, Press};
use crate::dialogue::event::{AGREE, BankChoice, BankItem, QUESTION};
use crate::dialogue::for_sure::Irreversible;
use crate::dialogue::lang::Lang;
use crate::dialogue::permission::Permission;
use crate::dialogue::refusal::{Late, Misuse, OfPlanned, OfTrial, Refusal, Unchanged};
use crate::dialogue::reply::{Ahead, Entry, Reply};
use crate::dialogue::script::ActivityKind;
use crate::dialogue::state::{Dialogue, Stage};
use crate::doc::Doc;
use jiff::civil::Date;

/// What an answer may speak of.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    pub lang: Lang,
    pub dialogue: Option<&'a Dialogue>,
    pub playbooks: &'a [Offer<'a>],
    /// In the order help lists them.
    pub commands: &'a [CommandRow<'a>],
}

impl Speaker<'_> {
    /// The answer in the language of the one who asked.
    ///
    /// # Errors
    ///
    /// A sentence is missing or does not fit its values: a mistake in the program or in `/prompts`.
    pub fn reply(&self, reply: &Reply, about: &About<'_>) -> Result<Doc, RenderError> {
        let pen = self.pen(about.lang);
        let voice = about.dialogue.map(|d| Voice { pen, ..self.voice(d) });
        let nothing_here = || pen.doc("refusal-no-dialogue", &[]);
        match reply {
            Reply::Refused(refusal) => refused(pen, refusal, voice.as_ref(), about.commands),
            Reply::Help(None) => help(pen, about.commands),
            Reply::Help(Some(name)) => match find(about.commands, name) {
                Some(row) => help_on(pen, row),
                None => unknown_command(pen, name, None),
            },
            Reply::Playbooks => {
                // One is held at a time.
                let busy = voice.as_ref().is_some_and(|voice| matches!(voice.d.stage, Stage::Lobby | Stage::Live(_)));
                playbooks(pen, about.playbooks, busy)
            }
            Reply::StatusWithReaders => voice.map_or_else(nothing_here, |voice| voice.status_with_readers()),
            Reply::Status => voice.map_or_else(nothing_here, |voice| voice.status()),
            Reply::Board => voice.map_or_else(nothing_here, |voice| voice.whole_board()),
            Reply::FileRefused { name } => pen.doc("file-refused", &[("name", text(name))]),
            Reply::RecordTooEarly => pen.doc("record-too-early", &[]),
            Reply::Law => match self.material {
                Some(material) => pen.law(material),
                None => pen.doc("law-none", &[]),
            },
            Reply::Advice => match self.material {
                Some(material) => pen.doc("advice", &[("advice", Value::Doc(material.advice.clone()))]),
                None => pen.doc("advice-none", &[]),
            },
            Reply::Calendar(entries) => calendar(pen, entries),
            Reply::CalendarOfAll => pen.doc("calendar-of-all", &[]),
            Reply::Bank { items, may_decide } => bank(pen, items, *may_decide),
            Reply::BankDecided(BankChoice::LetGo) => pen.doc("bank-let-go", &[]),
            Reply::BankDecided(BankChoice::Keep | BankChoice::Try) => pen.doc("bank-kept", &[]),
            Reply::ReminderAnswered => pen.doc("reminder-thanks", &[]),
            Reply::ReminderAnsweredInPart => pen.doc("reminder-thanks-in-part", &[]),
            Reply::HowDoesItGo => pen.doc("how-does-it-go", &[]),
            Reply::WhatFits { standing, one_of_several } => {
                fits::what_fits(pen, voice.as_ref(), *standing, *one_of_several, about.playbooks)
            }
            Reply::PostponeToWhen { trials } => postpone_to_when(pen, trials),
            Reply::ForSure(what) => for_sure(pen, *what),
            Reply::WhichOfYours(among) => which_of_yours(pen, among),
            Reply::OfDialogue { title, led_by } => dialogue_name(pen, title, led_by.as_deref()),
            Reply::LetBe => pen.doc("let-be", &[]),
            Reply::NotSignedUp => pen.doc("not-signed-up", &[]),
            Reply::LearningShared => pen.doc("learning-has-been-shared", &[]),
            Reply::MyData { contributions, dialogues, away, rotas, answer, feedback, trials, read } => {
                let mut besides = roles(pen, trials, *read)?;
                besides.extend(recurring_data(pen, rotas, *answer)?);
                for worth in feedback {
                    let answer = self.press_label(Press::Worth(*worth), about.lang)?;
                    besides.extend(pen.doc("my-data-feedback", &[("answer", text(&answer))])?);
                }
                my_data(pen, contributions, *dialogues, away, besides)
            }
            Reply::Erased { records } => pen.doc("erased-data", &[("records", number(*records))]),
            Reply::Counted { fits, number: n, .. } => counted(pen, fits, *n),
            Reply::PersonalDataWarning => pen.doc("personal-data-warning", &[]),
            Reply::CannotRead => pen.doc("cannot-read", &[]),
            Reply::CannotPin => pen.doc("cannot-pin", &[]),
            Reply::Lacks { permission } => {
                pen.doc("lacks", &[("permission", text(&pen.line(permission_key(*permission), &[])?))])
            }
            Reply::Pressed { press, on, can_be_taken_back } => {
                let label = self.press_label(*press, about.lang)?;
                let key = match (on, can_be_taken_back) {
                    (true, true) => "pressed-until-again",
                    (true, false) => "pressed",
                    (false, _) => "pressed-taken-back",
                };
                pen.doc(key, &[("sign", text(press.emoji())), ("label", text(&label))])
            }
            Reply::Taken => pen.doc("taken", &[]),
            Reply::TakenAs { item, number: n } => taken_as(pen, *item, *n, voice.as_ref()),
            Reply::NotAnyMore => pen.doc("not-any-more", &[]),
            Reply::TooLate { text: written } => pen.doc("too-late", &[("text", text(written))]),
            Reply::NoPrivateRoom { link, who } => {
                let name = match (voice, who) {
                    (Some(voice), Some(who)) => voice.mention(*who)?,
                    _ => Doc::default(),
                };
                let mut parts = vec![name];
                parts.push(match link {
                    Some(link) => pen.doc("no-private-room-link", &[("link", text(link))])?,
                    None => pen.doc("no-private-room", &[])?,
                });
                pen.join("join-address", parts)
            }
            Reply::Hello => pen.doc("hello", &[]),
            Reply::Settings { shown, changed } => settings::settings(pen, shown, *changed),
            Reply::Away(absence) => settings::away(pen, absence),
            Reply::Series(rows) => self.series_list(rows, about.playbooks, about.lang),
            Reply::SeriesRefused(refusal) => self.series_refused(refusal, about.lang),
            Reply::FeedbackNotAsked => pen.doc("feedback-not-asked", &[]),
            Reply::GreyZoneRefused(refusal) => self.grey_zone_refused(refusal, about.lang),
        }
    }
}

fn find<'r, 'a>(commands: &'r [CommandRow<'a>], name: &str) -> Option<&'r CommandRow<'a>> {
    let name = name.trim().to_lowercase();
    commands.iter().find(|row| row.names.iter().any(|known| *known == name))
}

/// One line for each command, the facilitator's apart.
fn help(pen: Pen<'_>, commands: &[CommandRow<'_>]) -> Said {
    let rows = |steers: bool| -> Result<Value, RenderError> {
        let rows: Result<Vec<_>, _> = commands
            .iter()
            .filter(|row| row.steers == steers)
            .map(|row| {
                let args = [("use", text(&written(row))), ("what", Value::Doc(pen.doc(row.help, &[])?))];
                pen.doc("help-row", &args)
            })
            .collect();
        Ok(Value::Doc(bullets(rows?)))
    };
    pen.doc("help", &[("all", rows(false)?), ("facilitator", rows(true)?)])
}

fn written(row: &CommandRow<'_>) -> String {
    format!("{} {}", row.name, row.form).trim_end().to_owned()
}

fn help_on(pen: Pen<'_>, row: &CommandRow<'_>) -> Said {
    let args =
        [("use", text(&written(row))), ("what", Value::Doc(pen.doc(row.help, &[])?)), ("example", text(&row.example))];
    let mut doc = pen.doc("help-command", &args)?;
    if row.steers {
        doc.extend(pen.doc("help-steers", &[])?);
    }
    Ok(doc)
}

fn playbooks(pen: Pen<'_>, offers: &[Offer<'_>], busy: bool) -> Said {
    if offers.is_empty() {
        return pen.doc("playbooks-none", &[]);
    }
    let items: Result<Vec<_>, _> = offers
        .iter()
        .map(|offer| {
            let args = [
                ("name", text(offer.name)),
                ("title", text(offer.title)),
                ("minutes", number(offer.minutes)),
                ("min", number(offer.min)),
                ("max", number(offer.max)),
            ];
            pen.doc("playbook-item", &args)
        })
        .collect();
    let mut doc = pen.doc("playbooks", &[("playbooks", Value::Doc(bullets(items?)))])?;
    if !busy {
        doc.extend(pen.doc("playbooks-begin", &[])?);
    }
    Ok(doc)
}

fn my_data(pen: Pen<'_>, contributions: &[String], dialogues: u16, away: &[(Date, Date)], besides: Doc) -> Said {
    if contributions.is_empty() && dialogues == 0 && away.is_empty() && besides.is_empty() {
        return pen.doc("my-data-none", &[]);
    }
    let mut doc = pen.doc("my-data", &[("dialogues", number(dialogues)), ("count", number(contributions.len()))])?;
    doc.extend(bullets(contributions.iter().map(|written| Doc::text(written)).collect()));
    if !away.is_empty() {
        doc.extend(pen.doc("my-data-away", &[("days", Value::Doc(settings::days(pen, away)?))])?);
    }
    doc.extend(besides);
    doc.extend(pen.doc("my-data-erase", &[])?);
    Ok(doc)
}

/// What is held of somebody for the weeks around a meeting.
fn roles(pen: Pen<'_>, trials: &[u32], read: u16) -> Said {
    let mut doc = Doc::default();
    if !trials.is_empty() {
        let trials = pen.list(trials.iter().map(|n| Doc::text(&n.to_string())).collect())?;
        doc.extend(pen.doc("my-data-trials", &[("trials", Value::Doc(trials))])?);
    }
    if read > 0 {
        doc.extend(pen.doc("my-data-read", &[("read", number(read))])?);
    }
    Ok(doc)
}

/// What is held of somebody because things come again: their turns, and their answer while it can be changed.
fn recurring_data(pen: Pen<'_>, rotas: &[u16], answer: Option<u16>) -> Said {
    let mut doc = Doc::default();
    if !rotas.is_empty() {
        let series = pen.list(rotas.iter().map(|n| Doc::text(&n.to_string())).collect())?;
        doc.extend(pen.doc("my-data-rota", &[("series", Value::Doc(series))])?);
    }
    if let Some(answer) = answer {
        doc.extend(pen.doc("my-data-answer", &[("answer", number(answer))])?);
    }
    Ok(doc)
}

/// What lies ahead, one line each.
fn calendar(pen: Pen<'_>, entries: &[Entry]) -> Said {
    if entries.is_empty() {
        return pen.doc("calendar-empty", &[]);
    }
    let lines: Result<Vec<_>, _> = entries
        .iter()
        .map(|entry| {
            let mut turn = None;
            let key = match &entry.what {
                Ahead::Meeting => "calendar-meeting",
                Ahead::MeetingUnconfirmed => "calendar-unconfirmed",
                Ahead::TrialEnds => "calendar-trial-ends",
                Ahead::FollowUp => "calendar-follow-up",
                Ahead::SeriesDialogue { turn: None } => "calendar-series",
                Ahead::SeriesDialogue { turn: Some(who) } => {
                    turn = Some(("name", Value::Doc(pen.known_as(who)?)));
                    "calendar-series-turn"
                }
                Ahead::SeriesGreyZone => "calendar-series-grey-zone",
                Ahead::GreyZoneCloses => "calendar-grey-zone-closes",
            };
            let mut args = vec![
                ("date", pen.long_date(entry.at.date())),
                ("clock", pen.time_of_day(entry.at)),
                ("title", text(&entry.title)),
                ("number", number(entry.number)),
            ];
            args.extend(turn);
            pen.doc(key, &args)
        })
        .collect();
    pen.doc("calendar", &[("entries", Value::Doc(bullets(lines?)))])
}

/// With several trials the number says which.
fn postpone_to_when(pen: Pen<'_>, trials: &[u32]) -> Said {
    let [_, .., example] = trials else { return pen.doc("postpone-to-when", &[]) };
    let open = pen.list(trials.iter().map(|n| Doc::text(&n.to_string())).collect())?;
    pen.doc("postpone-which-to-when", &[("open", Value::Doc(open)), ("example", number(*example))])
}

fn bank(pen: Pen<'_>, items: &[BankItem], may_decide: bool) -> Said {
    let Some(first) = items.first() else { return pen.doc("bank-empty", &[]) };
    let lines: Result<Vec<_>, RenderError> = items
        .iter()
        .map(|item| {
            let what = match item.text.get() {
                Some(text) => Doc::text(text),
                None => pen.doc("erased", &[])?,
            };
            pen.doc("numbered", &[("number", number(item.number)), ("text", Value::Doc(what))])
        })
        .collect();
    let mut doc = pen.doc("phase-bank", &[("items", Value::Doc(lines_of(lines?)))])?;
    if may_decide {
        doc.extend(pen.doc("bank-how", &[("example", number(first.number))])?);
    }
    Ok(doc)
}

fn unknown_command(pen: Pen<'_>, word: &str, nearest: Option<&String>) -> Said {
    match nearest {
        Some(nearest) => {
            pen.doc("refusal-unknown-command-nearest", &[("word", text(word)), ("nearest", text(nearest))])
        }
        None => pen.doc("refusal-unknown-command", &[("word", text(word))]),
    }
}

/// Why not, and what would fit.
fn refused(pen: Pen<'_>, refusal: &Refusal, voice: Option<&Voice<'_>>, commands: &[CommandRow<'_>]) -> Said {
    let key = match refusal {
        Refusal::NoDialogue => "refusal-no-dialogue",
        Refusal::AlreadyLive => "refusal-already-live",
        Refusal::UnknownPlaybook { name, nearest: Some(nearest) } => {
            let args = [("name", text(name)), ("nearest", text(nearest))];
            return pen.doc("refusal-unknown-playbook-nearest", &args);
        }
        Refusal::UnknownPlaybook { name, nearest: None } => {
            return pen.doc("refusal-unknown-playbook", &[("name", text(name))]);
        }
        Refusal::FacilitatorOnly => {
            return match voice {
                Some(voice) => voice.by("refusal-facilitator-only", "refusal-facilitator-gone", &[]),
                None => pen.doc("refusal-facilitator-gone", &[]),
            };
        }
        Refusal::MayNotStart => "refusal-may-not-start",
        Refusal::ParticipantsOnly => "refusal-participants-only",
        Refusal::Observer => "refusal-observer",
        Refusal::TooFew { people, min } => {
            return pen.doc("refusal-too-few", &[("people", number(*people)), ("min", number(*min))]);
        }
        Refusal::TooMany { people, max } => {
            return pen.doc("refusal-too-many", &[("people", number(*people)), ("max", number(*max))]);
        }
        Refusal::NotAllReady { ready, of } => {
            return pen.doc("refusal-not-all-ready", &[("ready", number(*ready)), ("of", number(*of))]);
        }
        Refusal::NotAllRead { read, of } => {
            return pen.doc("refusal-not-all-read", &[("read", number(*read)), ("of", number(*of))]);
        }
        Refusal::EndsHere if voice.is_some_and(|voice| voice.d.recollection.is_some()) => "refusal-ends-undecided",
        Refusal::EndsHere => "refusal-ends-here",
        Refusal::NotNow { fits } => return not_now(pen, *fits, voice),
        Refusal::AtTheStart => "refusal-at-the-start",
        Refusal::AlreadyPaused => "refusal-already-paused",
        Refusal::NotPaused => "refusal-not-paused",
        Refusal::NothingOpen => "refusal-nothing-open",
        Refusal::NotAnAnswer { fits } => return not_an_answer(pen, fits),
        Refusal::NotCounted { why } => return not_counted(pen, *why),
        Refusal::NoProposals => "refusal-no-proposals",
        Refusal::OneProposal => "refusal-one-proposal",
        Refusal::InChannelOnly => "refusal-in-channel-only",
        Refusal::YesWithConditions => "refusal-yes-with-conditions",
        Refusal::VoteClosed { at, of, just_now } => {
            return voice
                .map_or_else(|| pen.doc("refusal-nothing-open", &[]), |voice| voice.vote_closed(*at, *of, *just_now));
        }
        Refusal::SilenceOver { of } => {
            let of = word(if *of == Late::Done { "done" } else { "idea" });
            return pen.doc("refusal-silence-over", &[("of", of)]);
        }
        Refusal::GoneOn => "refusal-gone-on",
        Refusal::NoSuchNumber { open, .. } if open.is_empty() => {
            return pen.doc("refusal-no-numbers", &[]);
        }
        Refusal::NoSuchNumber { number: n, open } => {
            let open = ("open", Value::Doc(pen.list(open.iter().map(|n| Doc::text(&n.to_string())).collect())?));
            // None was given where one is needed.
            return match n {
                0 => pen.doc("refusal-which-number", &[open]),
                n => pen.doc("refusal-no-such-number", &[("number", number(*n)), open]),
            };
        }
        Refusal::NoSuchPerson { name } => return pen.doc("refusal-no-such-person", &[("name", text(name))]),
        Refusal::WhichPerson { name } => return pen.doc("refusal-which-person", &[("name", text(name))]),
        Refusal::AnswersThemselves { name } => {
            return pen.doc("refusal-answers-themselves", &[("name", text(name))]);
        }
        Refusal::TooManyHands { hands, guests } => {
            return pen.doc("refusal-too-many-hands", &[("hands", number(*hands)), ("guests", number(*guests))]);
        }
        Refusal::GroupFull => "refusal-group-full",
        Refusal::Frozen => "refusal-frozen",
        Refusal::NotSilentYet { minutes } => {
            return pen.doc("refusal-not-silent-yet", &[("minutes", number(*minutes))]);
        }
        Refusal::AlreadyFacilitator => "refusal-already-facilitator",
        Refusal::Cpr => "refusal-cpr",
        Refusal::TooLong { max } => return pen.doc("refusal-too-long", &[("max", number(*max))]),
        Refusal::Empty => "refusal-empty",
        Refusal::BadDate { text: date, error } => return dates::bad(pen, date, error),
        Refusal::NotPostponed { end, asked } => return dates::not_postponed(pen, *end, *asked),
        Refusal::FollowUpTooEarly { end, asked, fits } => {
            let date = |date| pen.long_date(date);
            let args = [("end", date(*end)), ("asked", date(*asked)), ("fits", date(*fits))];
            return pen.doc("refusal-follow-up-too-early", &args);
        }
        Refusal::TimeNotConfirmed => "refusal-time-not-confirmed",
        Refusal::NotYet { date, soonest } => {
            let args = [
                ("date", pen.long_date(*date)),
                ("today", pen.long_date(soonest.date())),
                ("clock", pen.time_of_day(*soonest)),
            ];
            return pen.doc("refusal-not-yet", &args);
        }
        Refusal::NothingPlanned => "refusal-nothing-planned",
        Refusal::WhichDialogue { open, of } => {
            let of = match of {
                OfPlanned::Join => "join",
                OfPlanned::Observe => "observe",
                OfPlanned::Leave => "leave",
                OfPlanned::Claim => "claim",
                OfPlanned::Move => "move",
                OfPlanned::Cancel => "cancel",
            };
            return which(pen, "refusal-which-dialogue", open, of);
        }
        Refusal::NoTrial => "refusal-no-trial",
        Refusal::BeingFollowedUp => "refusal-being-followed-up",
        Refusal::WhichTrial { open, of } => {
            let of = match of {
                OfTrial::Postpone => "postpone",
                OfTrial::Stop => "stop",
                OfTrial::FollowUp => "follow-up",
            };
            return which(pen, "refusal-which-trial", open, of);
        }
        Refusal::NothingLearned => "refusal-nothing-learned",
        Refusal::NowhereToShare => "refusal-nowhere-to-share",
        Refusal::SharingOff => "refusal-sharing-off",
        Refusal::TooManyPlanned { most, one } => {
            return pen.doc("refusal-too-many-planned", &[("most", number(*most)), ("one", number(*one))]);
        }
        Refusal::BadMinutes { max } => return pen.doc("refusal-bad-minutes", &[("max", number(*max))]),
        Refusal::TooManyGuests { max } => return pen.doc("refusal-too-many-guests", &[("max", number(*max))]),
        Refusal::OwnerOnly => "refusal-owner-only",
        Refusal::NotYourTrial => "refusal-not-your-trial",
        Refusal::BankAfterwards { number: n } => {
            return pen.doc("refusal-bank-afterwards", &[("number", number(*n))]);
        }
        Refusal::NotYours => "refusal-not-yours",
        Refusal::Unchanged { because, stands } => return unchanged(pen, *because, stands.as_deref()),
        Refusal::UnknownCommand { word, nearest } => return unknown_command(pen, word, nearest.as_ref()),
        Refusal::Usage { command, why } => {
            return match find(commands, command) {
                Some(row) => misused(pen, row, why),
                None => unknown_command(pen, command, None),
            };
        }
        Refusal::SayItAlone { command } => return pen.doc("refusal-say-it-alone", &[("command", text(command))]),
        Refusal::TryAgain => "refusal-try-again",
        Refusal::NotHere => "refusal-not-here",
        Refusal::Lacking { permissions } => {
            let names = permissions.iter().map(|permission| pen.doc(permission_key(*permission), &[]));
            let names = pen.list(names.collect::<Result<_, _>>()?)?;
            return pen.doc("refusal-lacking", &[("permissions", Value::Doc(names))]);
        }
        Refusal::NoDialogueOfYours => "refusal-no-dialogue-of-yours",
        Refusal::SayInChannel => "refusal-say-in-channel",
        Refusal::MayNotSet => "refusal-may-not-set",
        Refusal::UnknownSetting { .. }
        | Refusal::BadSetting { .. }
        | Refusal::NoMoment { .. }
        | Refusal::NoWorkingDay { .. } => return settings::refused(pen, refusal),
    };
    pen.doc(key, &[])
}

/// A dialogue as whoever takes part in it knows it.
fn dialogue_name(pen: Pen<'_>, title: &str, led_by: Option<&str>) -> Said {
    match led_by {
        Some(name) => pen.doc("dialogue-led-by", &[("title", text(title)), ("name", text(name))]),
        None => pen.doc("dialogue-unled", &[("title", text(title))]),
    }
}

fn which_of_yours(pen: Pen<'_>, among: &[(String, Option<String>)]) -> Said {
    let names = among.iter().map(|(title, led_by)| dialogue_name(pen, title, led_by.as_deref()));
    let names = names.collect::<Result<Vec<_>, _>>()?;
    let list = pen.numbered((1u16..).zip(names))?;
    pen.doc("which-of-yours", &[("dialogues", Value::Doc(list))])
}

/// What would be lost, and how it is done all the same.
fn for_sure(pen: Pen<'_>, what: Irreversible) -> Said {
    match what {
        Irreversible::Cancel { dialogue } => pen.doc("for-sure-cancel", &[("number", number(dialogue))]),
        Irreversible::Leave { .. } => pen.doc("for-sure-leave", &[]),
        Irreversible::EraseMyData => pen.doc("for-sure-erase", &[]),
        Irreversible::StopTrial { trial } => pen.doc("for-sure-stop", &[("number", number(trial))]),
        Irreversible::LetGo { item } => pen.doc("for-sure-let-go", &[("number", number(item))]),
    }
}

/// What was wrong with what stood behind a command, and how it is written.
fn misused(pen: Pen<'_>, row: &CommandRow<'_>, why: &Misuse) -> Said {
    let mut args = vec![("use", text(&written(row))), ("example", text(&row.example))];
    let key = match why {
        Misuse::Missing => "refusal-usage",
        Misuse::Word(word) => {
            args.push(("word", text(word)));
            "refusal-usage-word"
        }
        Misuse::TooMuch(rest) => {
            args.push(("word", text(rest)));
            if row.form.is_empty() { "refusal-usage-alone" } else { "refusal-usage-word" }
        }
        Misuse::TooBig { most } => {
            args.push(("most", number(*most)));
            "refusal-usage-too-big"
        }
        Misuse::OneAnswer => "refusal-usage-one-answer",
        Misuse::Twice => "refusal-usage-twice",
        Misuse::OneName => "refusal-usage-one-name",
    };
    pen.doc(key, &args)
}

/// What can be answered to what is asked.
fn not_an_answer(pen: Pen<'_>, fits: &Fits) -> Said {
    match fits {
        Fits::Consent => pen.doc("refusal-answer-consent", &[]),
        Fits::YesOrNo => pen.doc("refusal-answer-yes-no", &[]),
        Fits::Numbers(numbers) => {
            let open = pen.list(numbers.iter().map(|n| Doc::text(&n.to_string())).collect())?;
            pen.doc("refusal-answer-number", &[("open", Value::Doc(open))])
        }
    }
}

/// What an answer was taken as that said more than there is room for.
fn counted(pen: Pen<'_>, fits: &Fits, n: u16) -> Said {
    match (fits, n) {
        (Fits::Consent, AGREE) => pen.doc("counted-agree", &[]),
        (Fits::Consent, QUESTION) => pen.doc("counted-question", &[]),
        _ => pen.doc("counted-number", &[("number", number(n))]),
    }
}

/// Why an edit or a deletion is not followed, and what stands all the same.
fn unchanged(pen: Pen<'_>, because: Unchanged, stands: Option<&str>) -> Said {
    let why = match because {
        Unchanged::Voted { number: n } => pen.doc("unchanged-voted", &[("number", number(n))])?,
        Unchanged::Agreed => pen.doc("unchanged-agreed", &[])?,
        Unchanged::Over => pen.doc("unchanged-over", &[])?,
        Unchanged::Planned => pen.doc("unchanged-planned", &[])?,
        Unchanged::Otherwise => pen.doc("unchanged-otherwise", &[])?,
        Unchanged::Past => pen.doc("unchanged-past", &[])?,
        Unchanged::Empty => pen.doc("unchanged-empty", &[])?,
        Unchanged::TooLong { max } => pen.doc("refusal-too-long", &[("max", number(max))])?,
        Unchanged::Cpr => pen.doc("unchanged-cpr", &[])?,
    };
    let stands = stands.map(|stands| pen.doc("unchanged-stands", &[("text", text(stands))])).transpose()?;
    pen.sentences([why].into_iter().chain(stands).collect())
}

/// What was written down, and under which number: by that it can be removed.
fn taken_as(pen: Pen<'_>, item: Item, n: u16, voice: Option<&Voice<'_>>) -> Said {
    let key = match item {
        Item::Point => "taken-point",
        Item::Proposal => "taken-proposal",
        Item::Example => "taken-example",
        Item::Idea => "taken-idea",
        Item::Theme => "taken-theme",
    };
    let of = voice.map_or_else(|| word("ideas"), Voice::written_as);
    pen.doc(key, &[("number", number(n)), ("of", of)])
}

/// What a permission is called where it is given.
fn permission_key(permission: Permission) -> &'static str {
    match permission {
        Permission::SeeChannel => "permission-see-channel",
        Permission::Write => "permission-write",
        Permission::WriteInThreads => "permission-write-in-threads",
        Permission::OpenThreads => "permission-open-threads",
        Permission::ReadHistory => "permission-read-history",
        Permission::AttachFiles => "permission-attach-files",
        Permission::EmbedLinks => "permission-embed-links",
        Permission::React => "permission-react",
        Permission::Pin => "permission-pin",
        Permission::PlanEvents => "permission-plan-events",
    }
}

/// Several fit, and the number says which.
/// Which of several is meant; the example has the last.
fn which(pen: Pen<'_>, key: &str, open: &[u16], of: &str) -> Said {
    let one = number(open.last().copied().unwrap_or_default());
    let open = pen.list(open.iter().map(|n| Doc::text(&n.to_string())).collect())?;
    pen.doc(key, &[("open", Value::Doc(open)), ("one", one), ("of", word(of))])
}

fn not_now(pen: Pen<'_>, fits: Option<ActivityKind>, voice: Option<&Voice<'_>>) -> Said {
    let Some(voice) = voice else { return pen.doc("refusal-no-dialogue", &[]) };
    let now = match voice.d.kind() {
        Some(kind) => pen.doc("refusal-now-is", &[("activity", Value::Doc(voice.activity_name(kind)?))])?,
        None if voice.d.is_over() => pen.doc("refusal-now-over", &[])?,
        None => pen.doc("refusal-now-lobby", &[])?,
    };
    let not = match fits.filter(|kind| voice.d.kind() != Some(*kind)) {
        Some(kind) => pen.doc("refusal-not-now-fits", &[("activity", Value::Doc(voice.activity_name(kind)?))])?,
        None => pen.doc("refusal-not-now", &[])?,
    };
    pen.sentences(vec![not, now])
}

impl Voice<'_> {
    /// Where we are, until when, who is in, and what comes next.
    fn status(&self) -> Said {
        let people = [("people", number(self.d.size())), ("guests", number(self.d.guests().count()))];
        let mut lines = vec![match &self.d.stage {
            Stage::Planned => self.status_planned()?,
            Stage::Lobby if self.follows_up() => self.doc("status-lobby-follow-up", &[])?,
            Stage::Lobby => self.doc("status-lobby", &[("title", self.title())])?,
            Stage::Over { .. } if self.follows_up() => self.doc("status-over-follow-up", &[])?,
            Stage::Over { .. } => self.doc("status-over", &[("title", self.title())])?,
            Stage::Live(_) => self.status_live()?,
        }];
        if let Stage::Live(running) = &self.d.stage {
            let (ready, of) = self.d.done_count();
            if self.d.question.is_some() {
                lines.push(self.answered()?);
            } else if running.paused.is_none() && of > 0 {
                lines.push(self.doc("status-ready", &[("ready", number(ready)), ("of", number(of))])?);
            }
            if let Some(next) = self.next_name()? {
                lines.push(self.doc("status-next", &[("next", Value::Doc(next))])?);
            }
        }
        if !self.d.is_over() {
            lines.push(self.who_steers()?);
            lines.push(self.doc("status-people", &people)?);
        }
        Ok(lines_of(lines))
    }

    fn status_with_readers(&self) -> Said {
        let mut doc = self.status()?;
        doc.extend(self.who_has_read()?);
        Ok(doc)
    }

    fn status_live(&self) -> Said {
        let (step, name) = match self.d.activity() {
            Some((step, activity)) => (step, self.activity_name(activity.kind)?),
            None => (0, Doc::default()),
        };
        let mut args = vec![("step", number(step + 1)), ("activity", Value::Doc(name))];
        match self.d.deadline() {
            Some(at) => {
                args.push(("clock", self.until(at)));
                self.doc("status-live", &args)
            }
            None => self.doc("status-paused", &args),
        }
    }

    /// Points, themes, examples and proposals.
    fn whole_board(&self) -> Said {
        let examples = self.examples()?;
        let mut doc = if self.d.points.is_empty() && !examples.is_empty() { Doc::default() } else { self.board()? };
        doc.extend(examples);
        doc.extend(self.themes()?);
        if !self.d.proposals.is_empty() {
            doc.extend(self.proposals()?);
        }
        Ok(doc)
    }
}
