//! The commands: one table, the only place that knows what a command is called, what it takes, who may use it and
//! where its help stands. Parsing, help order, hints and the nearest word to a mistyped one all come from it.
//!
//! [`Kind::of`] matches every [`Command`] there is, and a [`Kind`] cannot be without its row: a new command does
//! not compile unnoticed. Deliberately absent: sentences. `help-<name>` in `prompts/` explains each command.

pub use super::usage::{Where, Who};

use super::usage::{Bare, Takes};
use super::{count, params, planning, series, settings, trial};
use crate::dialogue::command::Command;
use crate::dialogue::lang::Lang;

/// One command.
#[derive(Debug)]
pub struct Row {
    pub kind: Kind,
    /// Danish names; the first is the one shown.
    pub da: &'static [&'static str],
    /// English names; the first is the one shown.
    pub en: &'static [&'static str],
    /// What follows the name, as help writes it: Danish, English.
    pub form: [&'static str; 2],
    pub who: Who,
    pub at: Where,
    /// The key of its help in `prompts/`.
    pub help: &'static str,
    /// One complete use, without the prefix: Danish, English.
    pub example: [&'static str; 2],
    pub(super) takes: Takes,
    pub(super) bare: Bare,
}

impl Row {
    /// The name shown in a language.
    pub fn name(&self, lang: Lang) -> &'static str {
        self.names(lang).first().copied().unwrap_or_default()
    }

    pub fn names(&self, lang: Lang) -> &'static [&'static str] {
        match lang {
            Lang::Da => self.da,
            Lang::En => self.en,
        }
    }

    pub fn form(&self, lang: Lang) -> &'static str {
        self.form[lang as usize]
    }

    pub fn example(&self, lang: Lang) -> &'static str {
        self.example[lang as usize]
    }
}

/// Makes [`Kind`] and [`TABLE`] from the same list, so that they cannot be out of step.
macro_rules! table {
    ($($kind:ident { $($field:tt)* })*) => {
        // The name of a `Command` without its parameters.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind { $($kind),* }

        // Every command, in the order help shows them.
        pub static TABLE: [Row; [$(Kind::$kind),*].len()] = [$(Row { kind: Kind::$kind, $($field)* }),*];
    };
}

table! {
    Help {
        da: &["hjælp"], en: &["help"], form: ["[kommando|alt]", "[command|all]"],
        who: Who::Anyone, at: Where::Both, help: "help-help", example: ["hjælp start", "help start"],
        takes: Takes::NameOfOne, bare: Bare::Complete,
    }
    Playbooks {
        da: &["drejebøger", "emner"], en: &["playbooks", "topics"], form: ["", ""],
        who: Who::Anyone, at: Where::Both, help: "help-playbooks", example: ["drejebøger", "playbooks"],
        takes: Takes::Nothing(|| Command::Playbooks), bare: Bare::Complete,
    }
    Start {
        da: &["start"], en: &["start"],
        form: ["<drejebog> [antal N] [sprog da|en]", "<playbook> [people N] [lang da|en]"],
        who: Who::Anyone, at: Where::Channel, help: "help-start",
        example: ["start borgerdata antal 9", "start borgerdata people 9 lang en"],
        takes: Takes::Own(params::start), bare: Bare::Never,
    }
    Plan {
        da: &["planlæg"], en: &["plan"],
        form: [
            "<drejebog> <hvornår> [læs 3 arbejdsdage før] [sprog da|en]",
            "<playbook> <when> [read 3 working days before] [lang da|en]",
        ],
        who: Who::Anyone, at: Where::Channel, help: "help-plan",
        example: ["planlæg borgerdata 3. december kl. 13", "plan borgerdata 3 December at 13 lang en"],
        takes: Takes::Own(planning::plan), bare: Bare::Never,
    }
    Read {
        da: &["læst"], en: &["read"], form: ["", ""],
        who: Who::Participant, at: Where::Both, help: "help-read", example: ["læst", "read"],
        takes: Takes::Nothing(|| Command::Read(true)), bare: Bare::Complete,
    }
    NotRead {
        da: &["ikke læst"], en: &["not read"], form: ["", ""],
        who: Who::Participant, at: Where::Both, help: "help-not-read", example: ["ikke læst", "not read"],
        takes: Takes::Nothing(|| Command::Read(false)), bare: Bare::Complete,
    }
    Calendar {
        da: &["kalender"], en: &["calendar"], form: ["", ""],
        who: Who::Anyone, at: Where::Both, help: "help-calendar", example: ["kalender", "calendar"],
        takes: Takes::Nothing(|| Command::Calendar), bare: Bare::Complete,
    }
    Join {
        da: &["deltag"], en: &["join"], form: ["[nummer]", "[number]"],
        who: Who::Anyone, at: Where::Both, help: "help-join", example: ["deltag", "join"],
        takes: Takes::MaybeNumber(Command::Join), bare: Bare::Complete,
    }
    Leave {
        da: &["meldfra", "meld fra"], en: &["leave"], form: ["[nummer]", "[number]"],
        who: Who::Participant, at: Where::Both, help: "help-leave", example: ["meldfra", "leave"],
        takes: Takes::MaybeNumber(Command::Leave), bare: Bare::Complete,
    }
    Observe {
        da: &["observatør"], en: &["observer"], form: ["[nummer]", "[number]"],
        who: Who::Anyone, at: Where::Both, help: "help-observer", example: ["observatør", "observer"],
        takes: Takes::MaybeNumber(Command::Observe), bare: Bare::Complete,
    }
    Guest {
        da: &["gæst"], en: &["guest"], form: ["<navn>", "<name>"],
        who: Who::Facilitator, at: Where::Both, help: "help-guest", example: ["gæst Anna", "guest Anna"],
        takes: Takes::Own(params::guest), bare: Bare::Never,
    }
    Guests {
        da: &["gæster"], en: &["guests"], form: ["<antal>", "<number>"],
        who: Who::Facilitator, at: Where::Both, help: "help-guests", example: ["gæster 8", "guests 8"],
        takes: Takes::Number(Command::Guests), bare: Bare::Complete,
    }
    Done {
        da: &["færdig"], en: &["done"], form: ["", ""],
        who: Who::Participant, at: Where::Both, help: "help-done", example: ["færdig", "done"],
        takes: Takes::Nothing(|| Command::Done), bare: Bare::Complete,
    }
    Pass {
        da: &["pas"], en: &["pass"], form: ["", ""],
        who: Who::Participant, at: Where::Both, help: "help-pass", example: ["pas", "pass"],
        takes: Takes::Nothing(|| Command::Pass), bare: Bare::Complete,
    }
    Answer {
        da: &["svar"], en: &["answer"], form: ["<svar> [for <navn>] [fordi …]", "<answer> [for <name>] [because …]"],
        who: Who::Participant, at: Where::Both, help: "help-answer", example: ["svar 2", "answer 2"],
        takes: Takes::Own(params::answer), bare: Bare::Complete,
    }
    Point {
        da: &["pointe"], en: &["point"], form: ["[for <navn>:] <tekst>", "[for <name>:] <text>"],
        who: Who::Participant, at: Where::Both, help: "help-point",
        example: ["pointe Vi mangler et roligt sted at tale", "point We need a quiet place to talk"],
        takes: Takes::Own(params::point), bare: Bare::NameFirstVerb,
    }
    Service {
        da: &["løsning", "tjeneste"], en: &["service"], form: ["<navn>", "<name>"],
        who: Who::Participant, at: Where::Both, help: "help-service",
        example: ["løsning Ansøgning om parkeringskort", "service Applying for a parking permit"],
        takes: Takes::Text(Command::Service), bare: Bare::Colon,
    }
    Example {
        da: &["eksempel"], en: &["example"], form: ["<princip> <tekst>", "<principle> <text>"],
        who: Who::Participant, at: Where::Both, help: "help-example",
        example: ["eksempel 3 Vi spurgte kun kolleger", "example 3 We asked colleagues only"],
        takes: Takes::Own(params::example), bare: Bare::Complete,
    }
    Idea {
        da: &["idé"], en: &["idea"], form: ["<tekst>", "<text>"],
        who: Who::Participant, at: Where::Private, help: "help-idea",
        example: ["idé Et skilt ved skranken", "idea A sign at the desk"],
        takes: Takes::Text(Command::Idea), bare: Bare::NameFirst,
    }
    Proposal {
        da: &["forslag"], en: &["proposal"], form: ["<tekst eller nummer>", "<text or number>"],
        who: Who::Participant, at: Where::Both, help: "help-proposal",
        example: ["forslag Et skilt ved skranken", "proposal A sign at the desk"],
        takes: Takes::Own(params::proposal), bare: Bare::NameFirst,
    }
    Status {
        da: &["status"], en: &["status"], form: ["", ""],
        who: Who::Anyone, at: Where::Both, help: "help-status", example: ["status", "status"],
        takes: Takes::Nothing(|| Command::Status), bare: Bare::Complete,
    }
    Board {
        da: &["tavle"], en: &["board"], form: ["", ""],
        who: Who::Anyone, at: Where::Both, help: "help-board", example: ["tavle", "board"],
        takes: Takes::Nothing(|| Command::Board), bare: Bare::Complete,
    }
    Record {
        da: &["referat"], en: &["record"], form: ["", ""],
        who: Who::Anyone, at: Where::Both, help: "help-record", example: ["referat", "record"],
        takes: Takes::Nothing(|| Command::Record), bare: Bare::Complete,
    }
    Pack {
        da: &["udskrift", "pakke"], en: &["printout", "pack"], form: ["[drejebog]", "[playbook]"],
        who: Who::Anyone, at: Where::Both, help: "help-pack", example: ["udskrift borgerdata", "printout borgerdata"],
        takes: Takes::Own(params::pack), bare: Bare::Never,
    }
    Law {
        da: &["jura"], en: &["law"], form: ["", ""],
        who: Who::Anyone, at: Where::Both, help: "help-law", example: ["jura", "law"],
        takes: Takes::Nothing(|| Command::Law), bare: Bare::Complete,
    }
    Advice {
        da: &["råd"], en: &["advice"], form: ["", ""],
        who: Who::Anyone, at: Where::Both, help: "help-advice", example: ["råd", "advice"],
        takes: Takes::Nothing(|| Command::Advice), bare: Bare::Complete,
    }
    Next {
        da: &["næste"], en: &["next"], form: ["", ""],
        who: Who::Facilitator, at: Where::Both, help: "help-next", example: ["næste", "next"],
        takes: Takes::Nothing(|| Command::Next), bare: Bare::Complete,
    }
    Back {
        da: &["tilbage"], en: &["back"], form: ["", ""],
        who: Who::Facilitator, at: Where::Both, help: "help-back", example: ["tilbage", "back"],
        takes: Takes::Nothing(|| Command::Back), bare: Bare::Complete,
    }
    Pause {
        da: &["pause"], en: &["pause"], form: ["", ""],
        who: Who::Facilitator, at: Where::Both, help: "help-pause", example: ["pause", "pause"],
        takes: Takes::Nothing(|| Command::Pause), bare: Bare::Complete,
    }
    Resume {
        da: &["fortsæt"], en: &["resume"], form: ["", ""],
        who: Who::Facilitator, at: Where::Both, help: "help-resume", example: ["fortsæt", "resume"],
        takes: Takes::Nothing(|| Command::Resume), bare: Bare::Complete,
    }
    Extend {
        da: &["forlæng"], en: &["extend"], form: ["<minutter>", "<minutes>"],
        who: Who::Facilitator, at: Where::Both, help: "help-extend", example: ["forlæng 5", "extend 5"],
        takes: Takes::Minutes(Command::Extend), bare: Bare::Complete,
    }
    Skip {
        da: &["spring over"], en: &["skip"], form: ["", ""],
        who: Who::Facilitator, at: Where::Both, help: "help-skip", example: ["spring over", "skip"],
        takes: Takes::Nothing(|| Command::Skip), bare: Bare::Complete,
    }
    End {
        da: &["slut"], en: &["end"], form: ["", ""],
        who: Who::Facilitator, at: Where::Both, help: "help-end", example: ["slut", "end"],
        takes: Takes::Nothing(|| Command::End), bare: Bare::Complete,
    }
    Theme {
        da: &["tema"], en: &["theme"], form: ["<tekst>", "<text>"],
        who: Who::Facilitator, at: Where::Both, help: "help-theme", example: ["tema Tillid", "theme Trust"],
        takes: Takes::Text(Command::Theme), bare: Bare::Colon,
    }
    Paper {
        da: &["papir"], en: &["paper"], form: ["", ""],
        who: Who::Facilitator, at: Where::Both, help: "help-paper", example: ["papir", "paper"],
        takes: Takes::Nothing(|| Command::Paper), bare: Bare::Complete,
    }
    Remove {
        da: &["fjern"], en: &["remove"], form: ["[idé|forslag|eksempel|tema] <nummer>", "[idea|proposal|example|theme] <number>"],
        who: Who::Participant, at: Where::Both, help: "help-remove",
        example: ["fjern forslag 2", "remove proposal 2"],
        takes: Takes::Own(params::remove), bare: Bare::Complete,
    }
    Reword {
        da: &["ret"], en: &["edit"],
        form: ["[idé|forslag|eksempel|tema] <nummer>: <tekst>", "[idea|proposal|example|theme] <number>: <text>"],
        who: Who::Participant, at: Where::Both, help: "help-reword",
        example: ["ret 2: Vi mangler et roligt sted", "edit 2: We need a quiet place"],
        takes: Takes::Own(params::reword), bare: Bare::Numbered,
    }
    Consent {
        da: &["enighed"], en: &["consent"], form: ["[nummer]", "[number]"],
        who: Who::Facilitator, at: Where::Both, help: "help-consent", example: ["enighed 2", "consent 2"],
        takes: Takes::MaybeNumber(Command::Consent), bare: Bare::Complete,
    }
    Vote {
        da: &["afstemning"], en: &["vote"], form: ["", ""],
        who: Who::Facilitator, at: Where::Both, help: "help-vote", example: ["afstemning", "vote"],
        takes: Takes::Nothing(|| Command::Vote), bare: Bare::Complete,
    }
    Count {
        da: &["optælling"], en: &["count"], form: ["<nummer>:<hænder> …", "<number>:<hands> …"],
        who: Who::Facilitator, at: Where::Both, help: "help-count",
        example: ["optælling 1:4 2:3", "count 1:4 2:3"],
        takes: Takes::Own(count::count), bare: Bare::Complete,
    }
    Trial {
        da: &["afprøvning"], en: &["trial"],
        form: [
            "[hvad: …] [hvorfor: …] [ansvarlig: @navn] [slut: …] [opfølgning: …]",
            "[what: …] [why: …] [owner: @name] [until: …] [follow-up: …]",
        ],
        who: Who::Participant, at: Where::Both, help: "help-trial",
        example: [
            "afprøvning hvad: et skilt ved skranken hvorfor: færre spørger ansvarlig: mig slut: 3 uger opfølgning: 12/1 kl. 9",
            "trial what: a sign at the desk why: fewer will ask owner: me until: 3 weeks follow-up: 12/1 at 9",
        ],
        takes: Takes::Own(trial::trial), bare: Bare::Complete,
    }
    GoingWell {
        da: &["går godt", "det går godt"], en: &["going well"], form: ["[nummer]", "[number]"],
        who: Who::Participant, at: Where::Both, help: "help-going-well", example: ["går godt", "going well"],
        takes: Takes::MaybeNumber(Command::GoingWell), bare: Bare::Complete,
    }
    NeedHelp {
        da: &["brug for hjælp"], en: &["need help"], form: ["[nummer]", "[number]"],
        who: Who::Participant, at: Where::Both, help: "help-need-help", example: ["brug for hjælp", "need help"],
        takes: Takes::MaybeNumber(Command::NeedHelp), bare: Bare::Complete,
    }
    Postpone {
        da: &["udskyd"], en: &["postpone"], form: ["[nummer] [til <dato>]", "[number] [to <date>]"],
        who: Who::Participant, at: Where::Both, help: "help-postpone",
        example: ["udskyd til 12. januar", "postpone to 12 January"],
        takes: Takes::Own(planning::postpone), bare: Bare::Complete,
    }
    StopTrial {
        da: &["stop afprøvning"], en: &["stop trial"], form: ["[nummer]", "[number]"],
        who: Who::Participant, at: Where::Both, help: "help-stop-trial", example: ["stop afprøvning", "stop trial"],
        takes: Takes::MaybeNumber(Command::StopTrial), bare: Bare::Complete,
    }
    FollowUp {
        da: &["opfølgning"], en: &["follow-up", "follow up"], form: ["[nummer]", "[number]"],
        who: Who::Anyone, at: Where::Both, help: "help-follow-up", example: ["opfølgning 2", "follow-up 2"],
        takes: Takes::MaybeNumber(Command::FollowUp), bare: Bare::Complete,
    }
    Learning {
        da: &["læring"], en: &["learning"],
        form: [
            "[skete: …] [overraskede: …] [nu: …] [antagelse: …] [målt: …]",
            "[happened: …] [surprised: …] [now: …] [assumption: …] [measured: …]",
        ],
        who: Who::Participant, at: Where::Both, help: "help-learning",
        example: [
            "læring skete: færre spurgte om vej overraskede: skiltet blev læst nu: vi beholder det",
            "learning happened: fewer asked the way surprised: people read the sign now: we keep it",
        ],
        takes: Takes::Own(trial::learning), bare: Bare::Complete,
    }
    Publish {
        da: &["del læring"], en: &["share learning"], form: ["", ""],
        who: Who::Participant, at: Where::Both, help: "help-publish", example: ["del læring", "share learning"],
        takes: Takes::Nothing(|| Command::Publish), bare: Bare::Complete,
    }
    Bank {
        da: &["idébank"], en: &["idea bank"],
        form: ["[behold|slip|prøv <nummer>]", "[keep|let go|try <number>]"],
        who: Who::Anyone, at: Where::Both, help: "help-bank", example: ["idébank prøv 2", "idea bank try 2"],
        takes: Takes::Own(planning::bank), bare: Bare::Complete,
    }
    GreyZone {
        da: &["gråzone"], en: &["grey zone", "greyzone"], form: ["[nummer]", "[number]"],
        who: Who::Anyone, at: Where::Channel, help: "help-grey-zone", example: ["gråzone", "grey zone"],
        takes: Takes::MaybeNumber(Command::GreyZone), bare: Bare::Never,
    }
    Series {
        da: &["serie"], en: &["series"],
        form: [
            "[<hvornår>: <drejebog eller gråzone>] [stop <nummer>] [tur <nummer> @navn …]",
            "[<when>: <playbook or grey zone>] [stop <number>] [turn <number> @name …]",
        ],
        who: Who::Anyone, at: Where::Channel, help: "help-series",
        example: ["serie hver torsdag kl. 9: borgerdata", "series every Thursday at 9: borgerdata"],
        takes: Takes::Own(series::series), bare: Bare::Never,
    }
    Away {
        da: &["væk"], en: &["away"],
        form: ["[fra <dato>] [til og med <dato>] [nej]", "[from <date>] [until <date>] [off]"],
        who: Who::Anyone, at: Where::Both, help: "help-away",
        example: ["væk til og med 12. januar", "away until 12 January"],
        takes: Takes::Own(planning::away), bare: Bare::Complete,
    }
    Settings {
        da: &["indstillinger"], en: &["settings"], form: ["[navn: værdi …]", "[name: value …]"],
        who: Who::Anyone, at: Where::Channel, help: "help-settings",
        example: ["indstillinger påmindelser: hverdage kl. 9", "settings reminders: weekdays at 9"],
        takes: Takes::Own(settings::settings), bare: Bare::Never,
    }
    Timekeeper {
        da: &["tidtager"], en: &["timekeeper"], form: ["@navn", "@name"],
        who: Who::Facilitator, at: Where::Both, help: "help-timekeeper",
        example: ["tidtager @Anna", "timekeeper @Anna"],
        takes: Takes::Person(Command::Timekeeper), bare: Bare::Never,
    }
    HandOver {
        da: &["overdrag"], en: &["handover", "hand over"], form: ["@navn", "@name"],
        who: Who::Facilitator, at: Where::Both, help: "help-handover",
        example: ["overdrag @Anna", "handover @Anna"],
        takes: Takes::Person(Command::HandOver), bare: Bare::Never,
    }
    Claim {
        da: &["overtag"], en: &["claim"], form: ["[nummer]", "[number]"],
        who: Who::Anyone, at: Where::Both, help: "help-claim", example: ["overtag", "claim"],
        takes: Takes::MaybeNumber(Command::Claim), bare: Bare::Complete,
    }
    Move {
        da: &["flyt"], en: &["move"], form: ["[nummer] <hvornår>", "[number] <when>"],
        who: Who::Facilitator, at: Where::Channel, help: "help-move",
        example: ["flyt 10. december kl. 13", "move 10 December at 13"],
        takes: Takes::Own(planning::shift), bare: Bare::Never,
    }
    Cancel {
        da: &["aflys"], en: &["cancel"], form: ["[nummer]", "[number]"],
        who: Who::Facilitator, at: Where::Both, help: "help-cancel", example: ["aflys", "cancel"],
        takes: Takes::MaybeNumber(Command::Cancel), bare: Bare::Complete,
    }
    MyData {
        da: &["data om mig", "mine data"], en: &["my data"], form: ["", ""],
        who: Who::Anyone, at: Where::Both, help: "help-my-data", example: ["data om mig", "my data"],
        takes: Takes::Nothing(|| Command::MyData), bare: Bare::Complete,
    }
    EraseMyData {
        da: &["slet mine data"], en: &["erase my data", "delete my data"], form: ["", ""],
        who: Who::Anyone, at: Where::Both, help: "help-erase-my-data", example: ["slet mine data", "erase my data"],
        takes: Takes::Nothing(|| Command::EraseMyData), bare: Bare::Complete,
    }
}

impl Kind {
    pub fn of(command: &Command) -> Self {
        match command {
            Command::Help(_) => Self::Help,
            Command::Playbooks => Self::Playbooks,
            Command::Start { .. } => Self::Start,
            Command::Join(_) => Self::Join,
            Command::Leave(_) => Self::Leave,
            Command::Guest(_) => Self::Guest,
            Command::Guests(_) => Self::Guests,
            Command::Observe(_) => Self::Observe,
            Command::Done => Self::Done,
            Command::Pass => Self::Pass,
            Command::Next => Self::Next,
            Command::Back => Self::Back,
            Command::Pause => Self::Pause,
            Command::Resume => Self::Resume,
            Command::Extend(_) => Self::Extend,
            Command::Status => Self::Status,
            Command::Point { .. } => Self::Point,
            Command::Theme(_) => Self::Theme,
            Command::Service(_) => Self::Service,
            Command::Example { .. } => Self::Example,
            Command::Idea(_) => Self::Idea,
            Command::Paper => Self::Paper,
            Command::Proposal(_) => Self::Proposal,
            Command::Remove(..) => Self::Remove,
            Command::Reword { .. } => Self::Reword,
            Command::Consent(_) => Self::Consent,
            Command::Vote => Self::Vote,
            Command::Count(_) => Self::Count,
            Command::Answer(_) => Self::Answer,
            Command::Trial(_) => Self::Trial,
            Command::Law => Self::Law,
            Command::Advice => Self::Advice,
            Command::Board => Self::Board,
            Command::Record => Self::Record,
            Command::Pack(_) => Self::Pack,
            Command::Timekeeper(_) => Self::Timekeeper,
            Command::HandOver(_) => Self::HandOver,
            Command::Claim(_) => Self::Claim,
            Command::MyData => Self::MyData,
            Command::EraseMyData => Self::EraseMyData,
            Command::Cancel(_) => Self::Cancel,
            Command::Plan { .. } => Self::Plan,
            Command::Move { .. } => Self::Move,
            Command::Calendar => Self::Calendar,
            Command::Read(true) => Self::Read,
            Command::Read(false) => Self::NotRead,
            Command::Skip => Self::Skip,
            Command::End => Self::End,
            Command::Away(_) => Self::Away,
            Command::Settings(_) => Self::Settings,
            Command::GoingWell(_) => Self::GoingWell,
            Command::NeedHelp(_) => Self::NeedHelp,
            Command::Postpone { .. } => Self::Postpone,
            Command::StopTrial(_) => Self::StopTrial,
            Command::FollowUp(_) => Self::FollowUp,
            Command::Learning(_) => Self::Learning,
            Command::Publish => Self::Publish,
            Command::Bank(_) => Self::Bank,
            Command::Series(_) => Self::Series,
            Command::GreyZone(_) => Self::GreyZone,
        }
    }

    pub fn row(self) -> &'static Row {
        &TABLE[self as usize]
    }
}
