//! Which settings there are, and what people call them.
//!
//! Deliberately absent: their values.

use crate::dialogue::fold::fold;
use crate::dialogue::lang::Lang;

/// Everything that can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Setting {
    Lang,
    Zone,
    Reminders,
    Quiet,
    DaysOff,
    Closed,
    /// Takes closed days back.
    Open,
    MayStart,
    Groups,
    Ballots,
    Votes,
    Auto,
    Record,
    Reading,
    Sharing,
    Feedback,
}

impl Setting {
    /// In the order they are shown.
    pub const ALL: [Self; 16] = [
        Self::Lang,
        Self::Zone,
        Self::Reminders,
        Self::Quiet,
        Self::DaysOff,
        Self::Closed,
        Self::Open,
        Self::MayStart,
        Self::Groups,
        Self::Ballots,
        Self::Votes,
        Self::Auto,
        Self::Record,
        Self::Reading,
        Self::Sharing,
        Self::Feedback,
    ];

    /// What people call it; the first is the one shown.
    pub fn names(self, lang: Lang) -> &'static [&'static str] {
        let (da, en): (&[&str], &[&str]) = match self {
            Self::Lang => (&["sprog"], &["language"]),
            Self::Zone => (&["tidszone"], &["time zone", "timezone"]),
            Self::Reminders => (&["påmindelser"], &["reminders"]),
            Self::Quiet => (&["stilletid"], &["quiet hours", "quiet"]),
            Self::DaysOff => (&["fridage"], &["days off"]),
            Self::Closed => (&["lukkedage", "lukket"], &["closed days", "closed"]),
            Self::Open => (&["åbent"], &["open"]),
            Self::MayStart => (&["må starte"], &["may start"]),
            Self::Groups => (&["grupper"], &["groups"]),
            Self::Ballots => (&["afstemning"], &["ballots"]),
            Self::Votes => (&["valg"], &["votes"]),
            Self::Auto => (&["automatisk"], &["automatic"]),
            Self::Record => (&["referat"], &["record"]),
            Self::Reading => (&["forberedelse"], &["reading"]),
            Self::Sharing => (&["deling"], &["sharing"]),
            Self::Feedback => (&["tilbagemelding"], &["feedback"]),
        };
        match lang {
            Lang::Da => da,
            Lang::En => en,
        }
    }

    pub fn name(self, lang: Lang) -> &'static str {
        self.names(lang).first().copied().unwrap_or_default()
    }

    /// The setting with this name, in either language, however it is spelled.
    pub fn named(name: &str) -> Option<Self> {
        let name = fold(name);
        let is_called =
            |setting: &Self| Lang::ALL.iter().flat_map(|lang| setting.names(*lang)).any(|n| fold(n) == name);
        Self::ALL.into_iter().find(is_called)
    }
}
