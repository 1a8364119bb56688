//! What can be asked for, for a platform that shows it: commands with their options, and forms.
//!
//! Built once from the table of commands and the sentences; an adapter draws it in the platform's own way and hands back
//! what was filled in, value by value (`Heard::Sent`). Deliberately absent: what a command does, and how a value is read.

use crate::dialogue::ids::ChannelId;
use crate::dialogue::lang::Lang;

/// A text in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub da: String,
    pub en: String,
}

impl Text {
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::Da => &self.da,
            Lang::En => &self.en,
        }
    }
}

/// Everything that can be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vocabulary {
    /// What stands above all commands, without a mark: `dialog`.
    pub name: &'static str,
    /// One line on what the bot does.
    pub what: Text,
    pub entries: Vec<Entry>,
    pub forms: Vec<Form>,
    /// On the small button that every message without choices carries: what can I do here?
    pub help: Text,
}

impl Vocabulary {
    pub fn form(&self, id: FormId) -> Option<&Form> {
        self.forms.iter().find(|form| form.id == id)
    }
}

/// A line in the list of commands. Platforms show at most 25, so the rarer ones stand in groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    Command(CommandForm),
    Group { name: Text, what: Text, commands: Vec<CommandForm> },
}

/// A command and what it takes. Names have no spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandForm {
    pub name: Text,
    /// One line on what it does, at most 100 characters.
    pub what: Text,
    pub id: CommandId,
    /// The required ones first.
    pub options: Vec<Field>,
}

/// Which command it is, whatever it is called where it is listed: its name in the table of commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CommandId(pub &'static str);

/// What was filled in: what a command takes, or the fields of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Blank {
    Command(CommandId),
    Form(FormId),
}

/// One thing to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Of an option, without spaces: `drejebog`.
    pub name: Text,
    /// Above the field of a form, at most 45 characters. The name where no form has it.
    pub label: Text,
    /// What belongs there, at most 100 characters.
    pub what: Text,
    pub takes: Takes,
    pub required: bool,
}

/// What may be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Takes {
    Line,
    Paragraph,
    Number,
    Person,
    /// One of these, each with what is handed back for it.
    OneOf(Vec<(Text, &'static str)>),
    /// Free, with suggestions while it is typed.
    Suggested(Suggested),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suggested {
    Playbook,
    Command,
    /// The numbers of what is on the board to choose among.
    Proposal,
}

/// A suggestion: what is shown, and what is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub shown: String,
    pub value: String,
}

/// Whoever knows what could be filled in now. Answers at once.
pub trait Suggest: Send + Sync + 'static {
    fn suggest(&self, channel: &ChannelId, what: Suggested, typed: &str, lang: Lang) -> Vec<Suggestion>;
}

/// A small form that a button opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    pub id: FormId,
    /// At most 45 characters.
    pub title: Text,
    /// What is filled in is said in its writer's private room, wherever the form was opened.
    pub is_private: bool,
    /// At most five.
    pub fields: Vec<Field>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FormId {
    Point,
    Service,
    Example,
    Theme,
    Idea,
    /// An answer at a follow-up, which is an idea in all but name.
    Answer,
    Proposal,
    /// What worries somebody who objects.
    Worry,
    /// The trial card, as far as it is filled in at the meeting.
    Trial,
    /// The rest of it.
    TrialRest,
    Learning,
    /// Until when a trial is postponed.
    Postpone,
}

impl FormId {
    pub const ALL: [Self; 12] = [
        Self::Point,
        Self::Service,
        Self::Example,
        Self::Theme,
        Self::Idea,
        Self::Answer,
        Self::Proposal,
        Self::Worry,
        Self::Trial,
        Self::TrialRest,
        Self::Learning,
        Self::Postpone,
    ];

    /// The name in keys of sentences and in what a button carries.
    pub fn name(self) -> &'static str {
        match self {
            Self::Point => "point",
            Self::Service => "service",
            Self::Example => "example",
            Self::Theme => "theme",
            Self::Idea => "idea",
            Self::Answer => "answer",
            Self::Proposal => "proposal",
            Self::Worry => "worry",
            Self::Trial => "trial",
            Self::TrialRest => "trial-rest",
            Self::Learning => "learning",
            Self::Postpone => "postpone",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|id| id.name() == name)
    }
}
