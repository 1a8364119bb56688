//! The same commands for a platform that shows them in a list, with an option for each thing a command takes.
//!
//! Such a list has at most 25 lines, so what is used less stands in groups: `pause` is `styr pause` there. Deliberately
//! absent: sentences (`group-…`, `option-…` and `field-…` in `prompts/`), and how an option is read (`sent`).

use super::args::LONGEST_NAME;
use super::fold::fold;
use super::table::{Kind, TABLE};
use crate::dialogue::lang::Lang;
use crate::ports::vocabulary::{FormId, Suggested};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a command is listed under. `None` stands by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// What the facilitator does.
    Steer,
    /// What is about oneself.
    Mine,
    Show,
    /// What has been agreed to try.
    Agreed,
}

impl Group {
    pub const ALL: [Self; 4] = [Self::Steer, Self::Mine, Self::Show, Self::Agreed];

    pub fn name(self, lang: Lang) -> &'static str {
        let names = match self {
            Self::Steer => ["styr", "steer"],
            Self::Mine => ["mig", "me"],
            Self::Show => ["vis", "show"],
            Self::Agreed => ["aftale", "agreed"],
        };
        names[lang as usize]
    }

    /// The key of its sentence.
    pub fn what(self) -> &'static str {
        match self {
            Self::Steer => "group-steer",
            Self::Mine => "group-mine",
            Self::Show => "group-show",
            Self::Agreed => "group-agreed",
        }
    }
}

/// The group a command stands in.
pub fn group(kind: Kind) -> Option<Group> {
    match kind {
        Kind::Guest
        | Kind::Guests
        | Kind::Back
        | Kind::Pause
        | Kind::Resume
        | Kind::Extend
        | Kind::Skip
        | Kind::End
        | Kind::Theme
        | Kind::Paper
        | Kind::Remove
        | Kind::Reword
        | Kind::Consent
        | Kind::Vote
        | Kind::Count
        | Kind::Timekeeper
        | Kind::HandOver
        | Kind::Move
        | Kind::Cancel => Some(Group::Steer),
        Kind::Leave | Kind::Observe | Kind::Read | Kind::NotRead | Kind::Away | Kind::MyData | Kind::EraseMyData => {
            Some(Group::Mine)
        }
        Kind::Record | Kind::Pack | Kind::Law | Kind::Advice | Kind::Bank | Kind::Settings => Some(Group::Show),
        Kind::GoingWell
        | Kind::NeedHelp
        | Kind::Postpone
        | Kind::StopTrial
        | Kind::FollowUp
        | Kind::Learning
        | Kind::Publish => Some(Group::Agreed),
        Kind::Help
        | Kind::Playbooks
        | Kind::Start
        | Kind::Plan
        | Kind::Calendar
        | Kind::Join
        | Kind::Done
        | Kind::Pass
        | Kind::Answer
        | Kind::Point
        | Kind::Service
        | Kind::Example
        | Kind::Idea
        | Kind::Proposal
        | Kind::Status
        | Kind::Board
        | Kind::Next
        | Kind::Trial
        | Kind::GreyZone
        | Kind::Series
        | Kind::Claim => None,
    }
}

/// A command's name in the list, without spaces.
pub fn listed(kind: Kind, lang: Lang) -> String {
    kind.row().name(lang).replace(' ', "-")
}

/// What somebody types to get at a command in the list: `pause` becomes `styr pause`, and `data om mig nu` becomes
/// `mig data-om-mig nu`. Words that are no command are left alone. A name that both languages have is of `lang`.
pub fn spelled(lang: Lang, words: &str) -> String {
    let folded: Vec<String> = words.split_whitespace().take(LONGEST_NAME).map(fold).collect();
    for count in (1..=folded.len()).rev() {
        let Some((kind, langs)) = NAMES.get(&folded[..count].join(" ")) else { continue };
        let lang = if langs.contains(&lang) { lang } else { langs[0] };
        let rest: Vec<&str> = words.split_whitespace().skip(count).collect();
        let group = group(*kind).map(|group| group.name(lang).to_owned());
        return group
            .into_iter()
            .chain([listed(*kind, lang)])
            .chain(rest.into_iter().map(str::to_owned))
            .collect::<Vec<_>>()
            .join(" ");
    }
    words.to_owned()
}

/// Every name of every command, folded, with the languages that have it. All sentences are looked over with it at the start.
static NAMES: LazyLock<BTreeMap<String, (Kind, Vec<Lang>)>> = LazyLock::new(|| {
    let mut names: BTreeMap<String, (Kind, Vec<Lang>)> = BTreeMap::new();
    for (row, lang) in TABLE.iter().flat_map(|row| Lang::ALL.map(|lang| (row, lang))) {
        for name in row.names(lang) {
            names.entry(fold(name)).or_insert_with(|| (row.kind, Vec::new())).1.push(lang);
        }
    }
    names
});

/// One thing a command takes.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Danish, English; without spaces.
    pub name: [&'static str; 2],
    /// The end of its keys: `option-<key>` says what belongs there, `field-<key>` stands above it in a form.
    pub key: &'static str,
    pub takes: Takes,
    pub required: bool,
    /// What stands around it in the words.
    pub lead: &'static str,
    pub tail: &'static str,
    /// In the words it stands before all others.
    pub is_first: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    Line,
    Paragraph,
    Number,
    Person,
    /// Each choice in Danish and English, with what stands for it in the words.
    OneOf(&'static [([&'static str; 2], &'static str)]),
    Suggested(Suggested),
}

const fn part(name: [&'static str; 2], key: &'static str, takes: Takes) -> Part {
    Part { name, key, takes, required: true, lead: "", tail: "", is_first: false }
}

const fn maybe(
    name: [&'static str; 2],
    key: &'static str,
    takes: Takes,
    lead: &'static str,
    tail: &'static str,
) -> Part {
    Part { name, key, takes, required: false, lead, tail, is_first: false }
}

/// A field of a card, `hvad: …`. What is left empty stays as it is.
const fn field(name: [&'static str; 2], key: &'static str, takes: Takes, lead: &'static str) -> Part {
    maybe(name, key, takes, lead, "")
}

const PLAYBOOK: Part = part(["drejebog", "playbook"], "playbook", Takes::Suggested(Suggested::Playbook));
const LANG: Part = maybe(
    ["sprog", "lang"],
    "lang",
    Takes::OneOf(&[(["dansk", "Danish"], "da"), (["engelsk", "English"], "en")]),
    "sprog ",
    "",
);
const TEXT: Part = part(["tekst", "text"], "text", Takes::Paragraph);
const WHO: Part = part(["hvem", "who"], "person", Takes::Person);
const WHEN: Part = part(["hvornår", "when"], "when", Takes::Line);
/// What has a number on the board.
const WHICH_KIND: Part = part(
    ["hvad", "what"],
    "remove-what",
    Takes::OneOf(&[
        (["pointe", "point"], "pointe"),
        (["idé", "idea"], "idé"),
        (["forslag", "proposal"], "forslag"),
        (["eksempel", "example"], "eksempel"),
        (["tema", "theme"], "tema"),
    ]),
);
const NUMBER: Part = part(["nummer", "number"], "number", Takes::Number);
/// Which one, where there are several.
const WHICH: Part = maybe(["nummer", "number"], "which", Takes::Number, "", "");
const PROPOSAL: Part = maybe(["nummer", "number"], "proposal", Takes::Suggested(Suggested::Proposal), "", "");
const FOR_A_GUEST: Part = maybe(["for", "for"], "for", Takes::Line, "for ", "");
const SAID_BY_A_GUEST: Part = Part { tail: ":", is_first: true, ..FOR_A_GUEST };

const WHAT_TRIED: Part = field(["hvad", "what"], "trial-what", Takes::Paragraph, "hvad: ");
const WHY: Part = field(["hvorfor", "why"], "trial-why", Takes::Paragraph, "hvorfor: ");
const WORSE_OFF: Part = field(["ulemper", "worse-off"], "trial-worse-off", Takes::Paragraph, "ulemper: ");
const COSTS: Part = field(["koster", "costs"], "trial-costs", Takes::Paragraph, "koster: ");
const UNTIL: Part = field(["slut", "until"], "trial-until", Takes::Line, "slut: ");
const FOLLOW_UP: Part = field(["opfølgning", "follow-up"], "trial-follow-up", Takes::Line, "opfølgning: ");
const HOW: Part = field(["hvordan", "how"], "trial-how", Takes::Paragraph, "hvordan: ");
const JOINS: Part = field(["hvem", "who"], "trial-who", Takes::Line, "hvem: ");
const BEFORE: Part = field(["før", "before"], "trial-before", Takes::Paragraph, "før: ");
const MEASURE: Part = field(["måling", "measure"], "trial-measure", Takes::Paragraph, "måling: ");
const ASSUMPTIONS: Part = field(["antagelser", "assumptions"], "trial-assumptions", Takes::Paragraph, "antagelser: ");

const TRIAL: &[Part] = &[
    WHAT_TRIED,
    WHY,
    field(["ansvarlig", "owner"], "trial-owner", Takes::Person, "ansvarlig: "),
    field(["makker", "second"], "trial-second", Takes::Person, "makker: "),
    UNTIL,
    FOLLOW_UP,
    HOW,
    JOINS,
    BEFORE,
    MEASURE,
    ASSUMPTIONS,
    WORSE_OFF,
    field(["usikkerhed", "uncertainty"], "trial-uncertainty", Takes::Paragraph, "usikkerhed: "),
    field(["alternativ", "alternative"], "trial-alternative", Takes::Paragraph, "alternativ: "),
    COSTS,
];

const LEARNING: &[Part] = &[
    field(["skete", "happened"], "learning-happened", Takes::Paragraph, "skete: "),
    field(["overraskede", "surprised"], "learning-surprised", Takes::Paragraph, "overraskede: "),
    field(["nu", "now"], "learning-now", Takes::Paragraph, "nu: "),
    field(["antagelse", "assumption"], "learning-assumption", Takes::Paragraph, "antagelse: "),
    field(["målt", "measured"], "learning-measured", Takes::Paragraph, "målt: "),
];

/// What a command takes, the required parts first.
pub fn parts(kind: Kind) -> &'static [Part] {
    match kind {
        Kind::Help => {
            const { &[maybe(["kommando", "command"], "command", Takes::Suggested(Suggested::Command), "", "")] }
        }
        Kind::Start => const { &[PLAYBOOK, maybe(["antal", "people"], "people", Takes::Number, "antal ", ""), LANG] },
        Kind::Plan => {
            const READ: Part = maybe(["læs", "read"], "read-ahead", Takes::Number, "læs ", " arbejdsdage før");
            const { &[PLAYBOOK, WHEN, READ, LANG] }
        }
        Kind::Guest | Kind::Service => const { &[part(["navn", "name"], "name", Takes::Line)] },
        Kind::Guests => const { &[part(["antal", "number"], "guests", Takes::Number)] },
        Kind::Extend => const { &[part(["minutter", "minutes"], "minutes", Takes::Number)] },
        Kind::Answer => const { &[part(["nummer", "number"], "answer", Takes::Line), FOR_A_GUEST] },
        Kind::Point => const { &[TEXT, SAID_BY_A_GUEST] },
        Kind::Theme | Kind::Idea => const { &[TEXT] },
        Kind::Example => const { &[part(["princip", "principle"], "principle", Takes::Number), TEXT] },
        Kind::Proposal => const { &[part(["tekst", "text"], "proposal-text", Takes::Paragraph)] },
        Kind::Remove => const { &[WHICH_KIND, NUMBER] },
        Kind::Reword => const { &[WHICH_KIND, NUMBER, TEXT] },
        Kind::Consent => const { &[PROPOSAL] },
        Kind::Count => const { &[part(["hænder", "hands"], "hands", Takes::Line)] },
        Kind::Trial => TRIAL,
        Kind::Learning => LEARNING,
        Kind::GoingWell
        | Kind::NeedHelp
        | Kind::StopTrial
        | Kind::FollowUp
        | Kind::GreyZone
        | Kind::Join
        | Kind::Leave
        | Kind::Observe
        | Kind::Claim
        | Kind::Cancel => const { &[WHICH] },
        Kind::Postpone => const { &[WHICH, maybe(["til", "to"], "postpone-to", Takes::Line, "til ", "")] },
        Kind::Bank => {
            const CHOICE: Part = maybe(
                ["valg", "choice"],
                "bank-choice",
                Takes::OneOf(&[
                    (["behold", "keep"], "behold"),
                    (["slip", "let go"], "slip"),
                    (["prøv", "try"], "prøv"),
                ]),
                "",
                "",
            );
            const { &[CHOICE, WHICH] }
        }
        Kind::Series => const { &[maybe(["hvad", "what"], "series", Takes::Line, "", "")] },
        Kind::Away => const { &[maybe(["hvornår", "when"], "away", Takes::Line, "", "")] },
        Kind::Settings => const { &[maybe(["valg", "choices"], "settings", Takes::Line, "", "")] },
        Kind::Timekeeper | Kind::HandOver => const { &[WHO] },
        Kind::Move => const { &[WHEN, WHICH] },
        Kind::Pack => {
            const { &[maybe(["drejebog", "playbook"], "playbook", Takes::Suggested(Suggested::Playbook), "", "")] }
        }
        Kind::Playbooks
        | Kind::Calendar
        | Kind::Read
        | Kind::NotRead
        | Kind::Done
        | Kind::Pass
        | Kind::Status
        | Kind::Board
        | Kind::Record
        | Kind::Law
        | Kind::Advice
        | Kind::Next
        | Kind::Back
        | Kind::Pause
        | Kind::Resume
        | Kind::Skip
        | Kind::End
        | Kind::Paper
        | Kind::Vote
        | Kind::Publish
        | Kind::MyData
        | Kind::EraseMyData => &[],
    }
}

/// The command a form is about, and what stands in it; without a command it is said privately, as it stands.
pub fn form(id: FormId) -> (Option<Kind>, &'static [Part]) {
    const ONE_NAME: &[Part] = &[part(["navn", "name"], "name", Takes::Line)];
    match id {
        FormId::Point => {
            (Some(Kind::Point), const { &[part(["tekst", "text"], "point", Takes::Paragraph), SAID_BY_A_GUEST] })
        }
        FormId::Service => (Some(Kind::Service), ONE_NAME),
        FormId::Example => (Some(Kind::Example), parts(Kind::Example)),
        FormId::Theme => (Some(Kind::Theme), const { &[part(["tekst", "text"], "theme", Takes::Line)] }),
        FormId::Idea => (Some(Kind::Idea), const { &[part(["tekst", "text"], "idea", Takes::Paragraph)] }),
        FormId::Answer => (Some(Kind::Idea), const { &[part(["tekst", "text"], "own-answer", Takes::Paragraph)] }),
        FormId::Proposal => (Some(Kind::Proposal), parts(Kind::Proposal)),
        FormId::Worry => (None, const { &[part(["tekst", "text"], "worry", Takes::Paragraph)] }),
        FormId::Trial => (Some(Kind::Trial), const { &[WHAT_TRIED, WHY, HOW, JOINS, UNTIL] }),
        FormId::TrialRest => (Some(Kind::Trial), const { &[BEFORE, MEASURE, ASSUMPTIONS, WORSE_OFF, COSTS] }),
        FormId::Learning => (Some(Kind::Learning), LEARNING),
        FormId::Postpone => {
            (Some(Kind::Postpone), const { &[part_with(["til", "to"], "postpone-to", Takes::Line, "til ")] })
        }
    }
}

const fn part_with(name: [&'static str; 2], key: &'static str, takes: Takes, lead: &'static str) -> Part {
    Part { name, key, takes, required: true, lead, tail: "", is_first: false }
}

#[cfg(test)]
mod tests;
