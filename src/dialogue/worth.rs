//! Was a dialogue worth the time? What can be answered to that.
//!
//! Deliberately absent: who is asked, and when (`feedback`).

/// Was it worth the time?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Worth {
    Yes,
    Partly,
    No,
}

impl Worth {
    /// In the order shown; `svar 1` is the first.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Partly, Self::No];

    /// The answer with this number, from 1.
    pub fn numbered(number: u16) -> Option<Self> {
        Self::ALL.get(usize::from(number).checked_sub(1)?).copied()
    }

    pub fn number(self) -> u16 {
        match self {
            Self::Yes => 1,
            Self::Partly => 2,
            Self::No => 3,
        }
    }
}
