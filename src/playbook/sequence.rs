//! Whether a playbook's activities can be held in the order they stand, and whether its minutes add up.
//! Deliberately absent: how an activity runs; those rules are `dialogue`'s.

use super::files::FILE;
use super::pack::Pack;
use super::plan::{CHECKED_FOR, plan, total};
use super::{PlaybookError, Problem};
use crate::dialogue::script::ActivityKind::{
    self, Consent, Dots, Frame, Groups, Listen, Pairs, Present, Principles, Read, Reflect, Round, Select, Share,
    Silent, Summarise, Trial, Weakest,
};
use crate::dialogue::script::{Condition, Script};

/// What must have happened before an activity: it works on what the other made.
pub(super) fn needs(kind: ActivityKind) -> &'static [ActivityKind] {
    match kind {
        Frame => &[],
        Read | Listen | Pairs | Silent => &[Frame],
        Round | Principles | Groups => &[Pairs],
        Summarise => &[Round],
        Weakest => &[Principles],
        Reflect => &[Groups],
        Share => &[Groups, Silent],
        Select => &[Share],
        Present | Consent | Dots => &[Select],
        Trial => &[Select],
        // Not an author's to place: the bot puts them in.
        ActivityKind::Bank | ActivityKind::Recall | ActivityKind::Learn => &[],
    }
}

/// Without these a dialogue does not end in something to try, which is what it is held for. `trial` needs all the others,
/// and `consent` or `dots` besides.
pub(super) const ALWAYS: [ActivityKind; 7] = [Frame, Pairs, Groups, Silent, Share, Select, Trial];

pub(super) fn check(
    pack: &Pack,
    script: &Script,
    lines: &Lines,
    minutes_line: Option<usize>,
    errors: &mut Vec<PlaybookError>,
) {
    check_order(pack, script, lines, errors);
    let before = errors.len();
    for (step, line) in script.steps.iter().zip(&lines.steps) {
        let activities = total(step.activities.iter().filter(|a| a.when.is_none()).map(|a| a.minutes));
        if activities != step.minutes {
            errors.push(pack.error(FILE, Some(*line), Problem::StepMinutes { step: step.minutes, activities }));
        }
    }
    let steps = total(script.steps.iter().map(|step| step.minutes));
    if steps.saturating_add(script.slack) != script.minutes {
        let problem = Problem::TotalMinutes { total: script.minutes, steps, slack: script.slack };
        errors.push(pack.error(FILE, minutes_line, problem));
    }
    if errors.len() == before {
        check_plans(pack, script, lines, errors);
    }
}

fn check_order(pack: &Pack, script: &Script, lines: &Lines, errors: &mut Vec<PlaybookError>) {
    let mut seen: Vec<ActivityKind> = Vec::new();
    for (step, lines) in script.steps.iter().zip(&lines.activities) {
        for (activity, line) in step.activities.iter().zip(lines) {
            let kind = activity.kind;
            let mut missing = needs(kind).iter().copied().find(|needed| !seen.contains(needed));
            if kind == Trial && !seen.contains(&Consent) && !seen.contains(&Dots) {
                missing = Some(Consent);
            }
            if activity.when == Some(Condition::NoConsent) && !seen.contains(&Consent) {
                missing = Some(Consent);
            }
            if let Some(needs) = missing {
                errors.push(pack.error(FILE, Some(*line), Problem::OutOfOrder { activity: kind, needs }));
            }
            if seen.contains(&kind) {
                errors.push(pack.error(FILE, Some(*line), Problem::Twice { activity: kind }));
            }
            seen.push(kind);
        }
    }
    // What has been asked for above an activity that needs it is not asked for again.
    let is_asked = |kind: ActivityKind| {
        errors.iter().any(|error| matches!(error.problem, Problem::OutOfOrder { needs, .. } if needs == kind))
    };
    let missing = ALWAYS.into_iter().filter(|kind| !seen.contains(kind) && !is_asked(*kind));
    let missing: Vec<_> = missing.collect();
    for activity in missing {
        errors.push(pack.error(FILE, lines.steps.last().copied(), Problem::MissingActivity { activity }));
    }
}

/// The script as it falls out for few and many people, with and without consent.
fn check_plans(pack: &Pack, script: &Script, lines: &Lines, errors: &mut Vec<PlaybookError>) {
    for (step, (line, activity_lines)) in script.steps.iter().zip(lines.steps.iter().zip(&lines.activities)) {
        for (index, (activity, line)) in step.activities.iter().zip(activity_lines).enumerate() {
            let following = step.activities[index + 1..].iter().filter(|a| a.when.is_none());
            let left = total(following.map(|a| a.minutes));
            if activity.when.is_some() && activity.minutes >= left {
                let problem = Problem::NoTimeLeft { activity: activity.kind, minutes: activity.minutes, left };
                errors.push(pack.error(FILE, Some(*line), problem));
                return;
            }
        }
        if step.activities.is_empty() {
            errors.push(pack.error(FILE, Some(*line), Problem::NothingHeld { people: script.people.min }));
            return;
        }
    }
    for people in CHECKED_FOR {
        for consent in [true, false] {
            let plan = plan(script, people, consent);
            for (planned, (step, line)) in plan.steps.iter().zip(script.steps.iter().zip(&lines.steps)) {
                if planned.held.is_empty() {
                    errors.push(pack.error(FILE, Some(*line), Problem::NothingHeld { people }));
                    return;
                }
                if planned.minutes() != step.minutes {
                    let activities = planned.minutes();
                    errors.push(pack.error(FILE, Some(*line), Problem::StepMinutes { step: step.minutes, activities }));
                    return;
                }
            }
        }
    }
}

/// A playbook that listens says how long the recording is, and leaves time for it.
pub(super) fn check_recording(
    pack: &Pack,
    script: &Script,
    lines: &Lines,
    recording: Option<&Recording>,
    errors: &mut Vec<PlaybookError>,
) {
    let activities = script.steps.iter().zip(&lines.activities).flat_map(|(s, lines)| s.activities.iter().zip(lines));
    for (activity, line) in activities.filter(|(activity, _)| activity.kind == Listen) {
        match recording {
            None => errors.push(pack.error(FILE, Some(*line), Problem::MissingKey { key: "listen" })),
            Some(recording) if recording.minutes > activity.minutes => {
                let problem = Problem::TooLongToHear { listening: recording.minutes, activity: activity.minutes };
                errors.push(pack.error(FILE, Some(*line), problem));
            }
            Some(_) => {}
        }
    }
}

/// The `[listen]` table.
pub(super) struct Recording {
    pub minutes: u16,
    pub url: Option<String>,
}

/// Where the steps and activities stand in the file, in the script's shape.
pub(super) struct Lines {
    pub steps: Vec<usize>,
    pub activities: Vec<Vec<usize>>,
}
