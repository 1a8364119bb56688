//! What a person may ask for, whatever way they asked: typed, pressed, reacted or filled in.
//!
//! Deliberately absent: how it is written (`commands` knows), and whether it is allowed (`decide` knows).

use super::ids::Account;
use super::lang::Lang;

/// One request. `commands` makes it from text; `Press` is the same for reactions and buttons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// `hjælp [kommando]`
    Help(Option<String>),
    /// `drejebøger`
    Playbooks,
    /// `start <playbook> [antal N] [sprog da|en]`
    Start { playbook: String, people: Option<u16>, lang: Option<Lang> },
    /// `deltag`
    Join,
    /// `meldfra`
    Leave,
    /// `gæst <name>`
    Guest(String),
    /// `gæster N`
    Guests(u16),
    /// `observatør`
    Observe,
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
    /// `enighed <number>`
    Consent(Option<u16>),
    /// `afstemning`
    Vote,
    /// `optælling 1:4 2:3`: choice number to hands raised
    Count(Vec<(u16, u16)>),
    /// `svar <number> [for <name>]`; 0 takes the answer back
    Answer { number: u16, on_behalf: Option<String> },
    /// `afprøvning …`
    Trial(Box<TrialForm>),
    /// `jura`
    Law,
    /// `råd`
    Advice,
    /// `tavle`
    Board,
    /// `tidtager @x`
    Timekeeper(PersonRef),
    /// `overdrag @x`
    HandOver(PersonRef),
    /// `overtag`
    Claim,
    /// `data om mig`
    MyData,
    /// `slet mine data`
    EraseMyData,
    /// `aflys`
    Cancel,
}

/// What `fjern` removes: the board and the ideas are numbered apart, and proposals and examples too. `fjern 2` is a
/// point, `fjern idé 2` an idea, `fjern forslag 2` a proposal, `fjern eksempel 2` an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    Point,
    Idea,
    Proposal,
    Example,
}

/// A person as somebody else names them: by mention, or by the name shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonRef {
    Account(Account),
    Name(String),
    /// `mig`
    Me,
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
}

impl Press {
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
            Self::Next => "▶",
            Self::Extend => "⏳",
            Self::Paper => "📝",
            Self::Number(n) => DIGITS.get(usize::from(n).wrapping_sub(1)).copied().unwrap_or("🔢"),
            Self::Agree => "👍",
            Self::Question => "❓",
            Self::Objection => "✋",
            Self::Accept => "🤝",
            Self::Decline => "🙏",
        }
    }
}
