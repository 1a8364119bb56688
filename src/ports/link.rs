//! How a platform stands. Deliberately absent: what is done about it.

use jiff::Timestamp;

/// Whether everything that happens there is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// Not everything missed has been heard yet.
    CatchingUp,
    /// Everything up to now has been heard.
    Live,
    /// It has not answered since then, in wall time, or what was missed since then has not been heard yet.
    Lost { since: Timestamp },
}
