//! What goes on in a channel, as somebody means it who writes in private.
//!
//! Deliberately absent: which of several is meant (`app`).

/// A dialogue somebody may mean, as they know it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Going {
    pub title: String,
    /// Who facilitates, where anybody does.
    pub led_by: Option<String>,
}
