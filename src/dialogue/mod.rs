//! The rules: commands become events, events become state, state says what to do next and when to wake.

pub mod absence;
pub mod answer;
pub mod apply;
pub mod channel;
pub mod choices;
pub mod command;
pub mod dates;
pub mod decide;
pub mod ended;
pub mod erasable;
pub mod event;
pub mod feedback;
mod fold;
pub mod follow_up;
pub mod for_sure;
pub mod greyzone;
pub mod history;
pub mod ids;
pub mod illegal;
pub mod lang;
pub mod pairing;
pub mod permission;
pub mod promise;
pub mod recurring;
pub mod refusal;
pub mod replay;
pub mod reply;
pub mod say;
pub mod script;
pub mod series;
pub mod settings;
pub mod speak;
pub mod state;
pub mod tally;
pub mod trial;
pub mod wake;
pub mod worth;

#[cfg(test)]
mod tests;
