//! How many copies of which sheet.
//! Deliberately absent: what stands on the sheets.

use super::super::engine::RenderError;
use super::super::names::{Pen, number, word};
use crate::dialogue::ids::ParticipantId;
use crate::dialogue::pairing;
use crate::doc::Sheet;

/// Who shares one copy of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// The facilitator.
    Lead,
    Each,
    /// Those who would rather read than listen.
    Readers,
    Pair,
    /// It is cut into so many slips.
    Four,
    Group,
    /// It hangs on the wall.
    Room,
}

/// Most copies first, as somebody stands at the printer.
pub const SHARES: [Share; 6] = [Share::Each, Share::Pair, Share::Four, Share::Group, Share::Readers, Share::Room];

/// A sheet and who shares it.
#[derive(Clone, Debug)]
pub struct Shared {
    pub share: Share,
    pub sheet: Sheet,
}

/// Counts copies for so many people.
pub struct Copies<'a> {
    pub pen: Pen<'a>,
    pub people: Option<u16>,
}

/// One in so many would rather read; nobody knows, and a copy left over costs little.
const ONE_READER_IN: u16 = 4;

/// A sheet of slips is cut into so many.
pub const SLIPS: u16 = 4;

impl Copies<'_> {
    /// How many copies; none where the number of people decides and nobody has said it.
    pub fn count(&self, share: Share) -> Option<u16> {
        match share {
            Share::Lead | Share::Room => Some(1),
            Share::Each => self.people,
            Share::Readers => self.people.map(|people| people.div_ceil(ONE_READER_IN)),
            Share::Pair => self.people.map(|people| count(&pairs(people))),
            Share::Four => self.people.map(|people| people.div_ceil(SLIPS)),
            Share::Group => self.people.map(|people| count(&pairing::groups(&pairs(people)))),
        }
    }

    /// `Til alle · 8 stk.`
    pub fn aside(&self, share: Share) -> Result<String, RenderError> {
        self.said("pack-for", share)
    }

    /// `8, ét til hver`
    pub fn said(&self, key: &str, share: Share) -> Result<String, RenderError> {
        let who = match share {
            Share::Lead => "lead",
            Share::Each => "each",
            Share::Readers => "readers",
            Share::Pair => "pair",
            Share::Four => "four",
            Share::Group => "group",
            Share::Room => "room",
        };
        self.pen.line(key, &[("who", word(who)), ("count", number(self.count(share).unwrap_or(0)))])
    }
}

/// As the rules make them; who is with whom does not matter (source 000: pairs, then two pairs together).
fn pairs(people: u16) -> Vec<Vec<ParticipantId>> {
    let people: Vec<_> = (1..=people).map(ParticipantId).collect();
    pairing::pairs(&people, 0, |_, _| 0)
}

fn count(teams: &[Vec<ParticipantId>]) -> u16 {
    u16::try_from(teams.len()).unwrap_or(u16::MAX)
}
