//! What the made-up colleagues say and type. Deliberately absent: the sentences (`prompts/<language>/rehearsal.ftl`), and
//! when they are said.

use crate::dialogue::lang::Lang;
use crate::dialogue::script::Script;
use crate::prompts::engine::{Prompts, RenderError};

#[derive(Debug)]
pub(super) struct Lines {
    pub typed: Typed,
    pub points: Vec<String>,
    pub ideas: Vec<String>,
    pub proposals: Vec<String>,
    /// Why, how, and who takes part.
    pub agreed: Vec<String>,
    /// What the first proposal becomes once somebody has objected to it.
    pub amended: String,
    /// Where the playbook holds one of their services against principles.
    pub service: Option<Service>,
    /// The rest of the card, where it is a value card.
    pub value: Option<String>,
    /// What the owner adds to the card afterwards.
    pub added: String,
    /// What each has seen when they follow up.
    pub learned: Vec<String>,
    /// What they write on the learning card.
    pub learning: Vec<String>,
}

/// The service the cast looks at, and what they say of it.
#[derive(Debug)]
pub(super) struct Service {
    pub name: String,
    /// Each with the number of its principle first.
    pub examples: Vec<String>,
}

/// The commands the cast types, with gaps for what goes in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Typed {
    pub start: &'static str,
    pub plan: &'static str,
    pub service: &'static str,
    pub proposal: &'static str,
    pub vote: &'static str,
    pub value: &'static str,
}

const DANISH: Typed = Typed {
    start: "!dialog start {} sprog da",
    plan: "!dialog planlæg {} om en uge kl. 13 læs 3 arbejdsdage før sprog da",
    service: "!dialog løsning {}",
    proposal: "!dialog forslag {}",
    vote: "!dialog afstemning",
    value: "!dialog afprøvning {}",
};

const ENGLISH: Typed = Typed {
    start: "!dialog start {} lang en",
    plan: "!dialog plan {} in a week at 13 read 3 working days before lang en",
    service: "!dialog service {}",
    proposal: "!dialog proposal {}",
    vote: "!dialog vote",
    value: "!dialog trial {}",
};

/// A command with what goes into it.
pub(super) fn fill(command: &str, with: &str) -> String {
    command.replace("{}", with)
}

impl Lines {
    pub fn new(prompts: &Prompts, lang: Lang, script: &Script) -> Result<Self, RenderError> {
        let line = |key: &str| prompts.render_line(lang, key, &[]);
        let all = |what: &str| -> Result<Vec<String>, RenderError> {
            let keys = prompts.keys(lang);
            let prefix = format!("rehearsal-{what}-");
            keys.iter().filter(|key| key.starts_with(&prefix)).map(|key| line(key)).collect()
        };
        let service = match script.principles {
            Some(_) => Some(Service { name: line("rehearsal-service")?, examples: all("example")? }),
            None => None,
        };
        let (ideas, proposals, agreed, amended) = match service {
            Some(_) => ("service-idea", "service-proposal", "service-agreed", line("rehearsal-service-amended")?),
            None => ("idea", "proposal", "agreed", line("rehearsal-amended")?),
        };
        Ok(Self {
            typed: match lang {
                Lang::Da => DANISH,
                Lang::En => ENGLISH,
            },
            points: all("point")?,
            ideas: all(ideas)?,
            proposals: all(proposals)?,
            agreed: all(agreed)?,
            amended,
            service,
            value: if script.value_card { Some(line("rehearsal-value")?) } else { None },
            added: line("rehearsal-added")?,
            learned: all("learned")?,
            learning: all("learning")?,
        })
    }
}
