//! A fact that does not fit: what every stream's `apply` answers instead of ignoring it.
//!
//! Deliberately absent: which facts fit.

/// A fact that cannot have happened in this state: the journal is damaged, or a rule has a hole.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("fact {version} does not fit: {why}")]
pub struct Illegal {
    pub version: u64,
    pub why: &'static str,
}

/// What taking a fact in comes to: nothing to tell, or why it does not fit.
pub(super) type Fit = Result<(), &'static str>;
