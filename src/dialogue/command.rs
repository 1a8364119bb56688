//! What a person may ask for, whatever way they asked: typed, pressed, reacted or filled in.
//!
//! Deliberately absent: how it is written (`commands` knows), and whether it is allowed (`decide` knows).

use super::answer::Answer;
use super::event::{AGREE, BankChoice, CardField, LearningField, OBJECTION, QUESTION};
use super::ids::Account;
use super::lang::Lang;
use super::worth::Worth;

/// One request. `commands` makes it from text; `Press` is the same for reactions and buttons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// `hjælp [kommando]`; without one, what fits now
    Help(Option<Topic>),
    /// `drejebøger`
    Playbooks,
    /// `start <playbook> [antal N] [sprog da|en]`
    Start { playbook: String, people: Option<u16>, lang: Option<Lang> },
    /// `deltag [number]`: of a planned dialogue
    Join(Option<u16>),
    /// `meldfra [number]`
    Leave(Option<u16>),
    /// `gæst <name>`
    Guest(String),
    /// `gæster N`
    Guests(u16),
    /// `observatør [number]`
    Observe(Option<u16>),
    /// `færdig`
    Done,
    /// `pas`
    Pass,
    /// `næste`
    Next,
    /// `tilbage`
    Back,
    /// `pause`
    Pause,
    /// `fortsæt`
    Resume,
    /// `forlæng <minutes>`
    Extend(u16),
    /// `status`
    Status,
    /// `pointe [for <name>:] <text>`
    Point { on_behalf: Option<String>, text: String },
    /// `tema <text>`
    Theme(String),
    /// `tjeneste <text>`
    Service(String),
    /// `eksempel <principle> <text>`
    Example { principle: u16, text: String },
    /// `idé <text>`
    Idea(String),
    /// `papir`: the silent minute is held on paper
    Paper,
    /// `forslag <text>`, or the number of one of the group's ideas
    Proposal(String),
    /// `fjern <number>`
    Remove(Item, u16),
    /// `ret <number> <text>`
    Reword { item: Item, number: u16, text: String },
    /// `enighed <number>`
    Consent(Option<u16>),
    /// `afstemning`
    Vote,
    /// `optælling 1:4 2:3`: choice number to hands raised
    Count(Vec<(u16, u16)>),
    /// `svar <word or number> [for <name>] [reason]`; 0 takes the answer back
    Answer(Answer),
    /// `afprøvning …`
    Trial(Box<TrialForm>),
    /// `jura`
    Law,
    /// `råd`
    Advice,
    /// `tavle`
    Board,
    /// `referat`
    Record,
    /// `udskrift [playbook]`; without a name, of what is being talked about here
    Pack(Option<String>),
    /// `tidtager @x`
    Timekeeper(PersonRef),
    /// `overdrag @x`
    HandOver(PersonRef),
    /// `overtag [number]`
    Claim(Option<u16>),
    /// `data om mig`
    MyData,
    /// `slet mine data`
    EraseMyData,
    /// `aflys [number]`
    Cancel(Option<u16>),
    /// `planlæg <playbook> <when> [læs N arbejdsdage før] [sprog da|en]`
    Plan {
        /// The playbook's name and the time, as written; only the desk knows where the one ends.
        text: String,
        /// How many working days ahead the case goes out; 0 is not at all.
        read: Option<u16>,
        lang: Option<Lang>,
    },
    /// `flyt [number] <when>`
    Move { dialogue: Option<u16>, when: String },
    /// `kalender`
    Calendar,
    /// `læst`, `ikke læst`
    Read(bool),
    /// `spring over`: what is asked can wait, the reading where everybody has read, or a field of the card
    Skip,
    /// `slut`: the dialogue ends here for today
    End,
    /// `væk …`
    Away(Away),
    /// `indstillinger [name: value …]`: the fields as written; none at all shows them
    Settings(Vec<(String, String)>),
    /// `går godt [number]`
    GoingWell(Option<u16>),
    /// `brug for hjælp [number]`
    NeedHelp(Option<u16>),
    /// `udskyd [number] [til <date>]`
    Postpone { trial: Option<u16>, to: Option<String> },
    /// `stop afprøvning [number]`
    StopTrial(Option<u16>),
    /// `opfølgning [number]`
    FollowUp(Option<u16>),
    /// `læring …`
    Learning(Box<LearningForm>),
    /// `del læring`
    Publish,
    /// `idébank [behold|slip|prøv <number>]`
    Bank(Option<(BankChoice, u16)>),
    /// `serie …`
    Series(Series),
    /// `gråzone [number]`
    GreyZone(Option<u16>),
}

/// What somebody wants to know more about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topic {
    /// `hjælp alt`
    All,
    /// One command, by its name.
    Command(String),
}

/// Days on which a person is not reminded; as written, since only the desk knows the zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Away {
    /// `væk`
    Show,
    /// `væk nej`
    Off,
    /// `væk <days>`: `24.-31. december`, `til og med 12/1`, `3 uger`.
    Days(String),
}

/// Something that comes again by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Series {
    /// `serie`
    Show,
    /// `serie stop <number>`
    Stop(u16),
    /// `serie tur <number> @x @y`: who facilitates, in turn
    Turn { series: u16, rota: Vec<PersonRef> },
    /// `serie <schedule>: <what>`; `what` is a playbook's name, or [`Series::GREY_ZONE`]
    Begin { schedule: String, what: String },
}

impl Series {
    /// What a series of grey zones is of, in whatever language and spelling it was asked for.
    pub const GREY_ZONE: &str = "gråzone";
}

/// What `fjern` removes and `ret` words anew: the board and the ideas are numbered apart, and proposals, examples and
/// themes too. `fjern 2` is a point, `fjern idé 2` an idea, `fjern forslag 2` a proposal, and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    Point,
    Idea,
    Proposal,
    Example,
    /// By its place among those shown.
    Theme,
}

/// A person as somebody else names them: by mention, or by the name shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonRef {
    Account(Account),
    Name(String),
    /// `mig`
    Me,
}

/// What a plain message of whoever steers becomes, in their private room: what their card asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noted {
    Service,
    Theme,
    Proposal,
    Field(CardField),
    Learning(LearningField),
    /// Who is to own what is tried.
    Owner,
}

/// The fields of the trial card that were given; dates still as written, since only the desk knows the zone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrialForm {
    /// `hvad`
    pub what: Option<String>,
    /// `hvorfor`
    pub why: Option<String>,
    /// `ansvarlig`
    pub owner: Option<PersonRef>,
    /// `makker`: who is asked when the owner does not answer
    pub second: Option<PersonRef>,
    /// `slut`
    pub until: Option<String>,
    /// `opfølgning`
    pub follow_up: Option<String>,
    /// `hvordan`
    pub how: Option<String>,
    /// `hvem`
    pub who: Option<String>,
    /// `før`: the state before
    pub before: Option<String>,
    /// `måling`
    pub measure: Option<String>,
    /// `antagelser`
    pub assumptions: Option<String>,
    /// `ulemper`: who could be worse off
    pub worse_off: Option<String>,
    /// `usikkerhed`: how sure we are of the assumptions
    pub uncertainty: Option<String>,
    /// `alternativ`: what there is for those who are not digital
    pub alternative: Option<String>,
    /// `koster`: time and money, for those who are not digital too
    pub costs: Option<String>,
}

impl TrialForm {
    /// Where it holds the text of a field.
    pub(super) fn text_of(&mut self, field: CardField) -> &mut Option<String> {
        match field {
            CardField::What => &mut self.what,
            CardField::Why => &mut self.why,
            CardField::How => &mut self.how,
            CardField::Who => &mut self.who,
            CardField::Before => &mut self.before,
            CardField::Measure => &mut self.measure,
            CardField::Assumptions => &mut self.assumptions,
            CardField::WorseOff => &mut self.worse_off,
            CardField::Uncertainty => &mut self.uncertainty,
            CardField::Alternative => &mut self.alternative,
            CardField::Costs => &mut self.costs,
        }
    }
}

/// The fields of the learning card that were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LearningForm {
    /// `skete`
    pub happened: Option<String>,
    /// `overraskede`
    pub surprised: Option<String>,
    /// `nu`: what we do from now on
    pub now: Option<String>,
    /// `antagelse`: the one that did not hold
    pub assumption: Option<String>,
    /// `målt`: the state after
    pub measured: Option<String>,
}

/// What can be pressed on a post. Every press also works as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Press {
    Join,
    Observe,
    Done,
    Next,
    Extend,
    Paper,
    /// Proposal or answer number, as the post lists it.
    Number(u16),
    Agree,
    Question,
    Objection,
    Accept,
    Decline,
    /// What is asked can wait: the reading, where everybody has read, or a field of the card.
    Skip,
    /// Going on from here ends it with nothing agreed.
    EndHere,
    /// The dots are asked for again.
    Vote,
    /// The clock goes on after a pause.
    Resume,
    /// I will own what is to be tried.
    Volunteer,
    GoingWell,
    NeedHelp,
    Postpone,
    StopTrial,
    /// Was it worth the time?
    Worth(Worth),
}

impl Press {
    /// What it answers to a vote: a number, or an answer to consent.
    pub fn choice(self) -> Option<u16> {
        match self {
            Self::Number(number) => Some(number),
            Self::Agree => Some(AGREE),
            Self::Question => Some(QUESTION),
            Self::Objection => Some(OBJECTION),
            _ => None,
        }
    }

    /// Does it do something each time, for as long as its post stands?
    pub fn is_done_each_time(self) -> bool {
        matches!(self, Self::Next | Self::Extend | Self::EndHere | Self::Resume)
    }

    /// The reaction that stands for it, without variation selector. No meaning rests on it alone: the post
    /// writes beside it what it does and how to say it in words.
    pub fn emoji(self) -> &'static str {
        const DIGITS: [&str; 10] = [
            "1\u{20e3}",
            "2\u{20e3}",
            "3\u{20e3}",
            "4\u{20e3}",
            "5\u{20e3}",
            "6\u{20e3}",
            "7\u{20e3}",
            "8\u{20e3}",
            "9\u{20e3}",
            "🔟",
        ];
        match self {
            Self::Join => "👋",
            Self::Observe => "👀",
            Self::Done => "✅",
            Self::Next | Self::Resume => "▶",
            Self::Extend => "⏳",
            Self::Paper => "📝",
            Self::Number(n) => DIGITS.get(usize::from(n).wrapping_sub(1)).copied().unwrap_or("🔢"),
            Self::Agree => "👍",
            Self::Question => "❓",
            Self::Objection => "✋",
            Self::Accept => "🤝",
            Self::Decline => "❌",
            Self::Skip => "⏩",
            Self::Vote => "🗳",
            Self::Volunteer => "🙋",
            Self::GoingWell => "🙂",
            Self::NeedHelp => "🛟",
            Self::Postpone => "📅",
            Self::StopTrial | Self::EndHere => "🛑",
            Self::Worth(Worth::Yes) => "😀",
            Self::Worth(Worth::Partly) => "😐",
            Self::Worth(Worth::No) => "🙁",
        }
    }

    /// What a button that does this is known by. It stands in messages that are out: never changed, and never an emoji.
    pub fn id(self) -> String {
        let id = match self {
            Self::Join => "join",
            Self::Observe => "observe",
            Self::Done => "done",
            Self::Next => "next",
            Self::Extend => "extend",
            Self::Paper => "paper",
            Self::Number(number) => return format!("number-{number}"),
            Self::Agree => "agree",
            Self::Question => "question",
            Self::Objection => "objection",
            Self::Accept => "accept",
            Self::Decline => "decline",
            Self::Skip => "skip",
            Self::EndHere => "end-here",
            Self::Vote => "vote",
            Self::Resume => "resume",
            Self::Volunteer => "volunteer",
            Self::GoingWell => "going-well",
            Self::NeedHelp => "need-help",
            Self::Postpone => "postpone",
            Self::StopTrial => "stop-trial",
            Self::Worth(Worth::Yes) => "worth-yes",
            Self::Worth(Worth::Partly) => "worth-partly",
            Self::Worth(Worth::No) => "worth-no",
        };
        id.to_owned()
    }

    /// Does this tap mean it? Posts of earlier versions carry other reactions, and their buttons are known by the emoji.
    pub fn is(self, tap: Tap<'_>) -> bool {
        let is_shown_as = |emoji| self.emoji() == emoji || (self == Self::Decline && emoji == "🙏");
        match tap {
            Tap::Reaction(emoji) => is_shown_as(emoji),
            Tap::Button(id) => self.id() == id || is_shown_as(id),
        }
    }
}

/// What somebody touched on a post, as the platform tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tap<'a> {
    /// An emoji is all there is of it.
    Reaction(&'a str),
    /// By its id.
    Button(&'a str),
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_button_is_known_by_its_id_and_an_old_one_by_its_emoji() {
        let numbers = (1..=10).map(Press::Number);
        let worth = [Worth::Yes, Worth::Partly, Worth::No].map(Press::Worth);
        let plain = [
            Press::Join,
            Press::Observe,
            Press::Done,
            Press::Next,
            Press::Extend,
            Press::Paper,
            Press::Agree,
            Press::Question,
            Press::Objection,
            Press::Accept,
            Press::Decline,
            Press::Skip,
            Press::EndHere,
            Press::Vote,
            Press::Resume,
            Press::Volunteer,
            Press::GoingWell,
            Press::NeedHelp,
            Press::Postpone,
            Press::StopTrial,
        ];
        let all: Vec<Press> = numbers.chain(worth).chain(plain).collect();
        let ids: BTreeSet<String> = all.iter().map(|press| press.id()).collect();
        assert_eq!(ids.len(), all.len(), "each has one of its own");
        for press in &all {
            let id = press.id();
            assert!(id.len() <= 40 && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{id}");
            assert!(press.is(Tap::Button(&id)) && press.is(Tap::Button(press.emoji())));
            assert!(press.is(Tap::Reaction(press.emoji())) && !press.is(Tap::Reaction(&id)));
            assert!(all.iter().filter(|other| other.is(Tap::Button(&id))).count() == 1, "{id}");
        }
        assert!(Press::Decline.is(Tap::Reaction("🙏")));
    }
}
