//! Why something was not done, as friendly as it can be said: the reason, and what would fit (law 10).
//!
//! Deliberately absent: deciding it (`dialogue::decide`).

use super::decision::not_counted;
use super::material::CommandRow;
use super::names::{Pen, Rendered, Voice, number, text, word};
use super::value::Value;
use super::{dates, settings};
use crate::dialogue::answer::Fits;
use crate::dialogue::permission::Permission;
use crate::dialogue::refusal::{Late, Misuse, OfPlanned, OfTrial, Refusal, Unchanged};
use crate::dialogue::script::ActivityKind;
use crate::doc::Doc;

/// Why not, and what would fit.
pub(super) fn refused(
    pen: Pen<'_>,
    refusal: &Refusal,
    voice: Option<&Voice<'_>>,
    commands: &[CommandRow<'_>],
) -> Rendered {
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
            return match CommandRow::find(commands, command) {
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

pub(super) fn unknown_command(pen: Pen<'_>, word: &str, nearest: Option<&String>) -> Rendered {
    match nearest {
        Some(nearest) => {
            pen.doc("refusal-unknown-command-nearest", &[("word", text(word)), ("nearest", text(nearest))])
        }
        None => pen.doc("refusal-unknown-command", &[("word", text(word))]),
    }
}

/// What was wrong with what stood behind a command, and how it is written.
fn misused(pen: Pen<'_>, row: &CommandRow<'_>, why: &Misuse) -> Rendered {
    let mut args = vec![("use", text(&row.written())), ("example", text(&row.example))];
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
fn not_an_answer(pen: Pen<'_>, fits: &Fits) -> Rendered {
    match fits {
        Fits::Consent => pen.doc("refusal-answer-consent", &[]),
        Fits::YesOrNo => pen.doc("refusal-answer-yes-no", &[]),
        Fits::Numbers(numbers) => {
            let open = pen.list(numbers.iter().map(|n| Doc::text(&n.to_string())).collect())?;
            pen.doc("refusal-answer-number", &[("open", Value::Doc(open))])
        }
    }
}

/// Why an edit or a deletion is not followed, and what stands all the same.
fn unchanged(pen: Pen<'_>, because: Unchanged, stands: Option<&str>) -> Rendered {
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

/// What a permission is called where it is given.
pub(super) fn permission_key(permission: Permission) -> &'static str {
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
fn which(pen: Pen<'_>, key: &str, open: &[u16], of: &str) -> Rendered {
    let one = number(open.last().copied().unwrap_or_default());
    let open = pen.list(open.iter().map(|n| Doc::text(&n.to_string())).collect())?;
    pen.doc(key, &[("open", Value::Doc(open)), ("one", one), ("of", word(of))])
}

fn not_now(pen: Pen<'_>, fits: Option<ActivityKind>, voice: Option<&Voice<'_>>) -> Rendered {
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
