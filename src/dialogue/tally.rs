//! Ballots and hands, counted.
//!
//! Deliberately absent: whose ballots count (`state::counted`).

/// Recounts ballots and hands: what every receipt can be checked against.
pub fn tally(options: &[u16], ballots: &[u16], hands: &[(u16, u16)]) -> Vec<(u16, u16)> {
    let count = |option: u16| -> u16 {
        let votes = ballots.iter().filter(|b| **b == option).count();
        let raised: u16 = hands.iter().filter(|(o, _)| *o == option).map(|(_, n)| *n).fold(0, u16::saturating_add);
        small(votes).saturating_add(raised)
    };
    options.iter().map(|option| (*option, count(*option))).collect()
}

pub(super) fn raised(hands: &[(u16, u16)]) -> u16 {
    hands.iter().map(|(_, n)| *n).fold(0, u16::saturating_add)
}

pub(super) fn small(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}
