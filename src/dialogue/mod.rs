//! The rules: commands become events, events become state, state says what to do next and when to wake.

pub mod absence;
pub mod answer;
pub mod apply;
pub mod channel;
pub mod choices;
pub mod command;
pub mod dates;
pub mod decide;
pub mod erasable;
pub mod event;
pub mod feedback;
pub mod follow_up;
pub mod for_sure;
pub mod greyzone;
pub mod ids;
pub mod lang;
pub mod pairing;
pub mod promise;
pub mod recurring;
pub mod say;
pub mod script;
pub mod series;
pub mod settings;
pub mod speak;
pub mod state;
pub mod trial;
pub mod wake;

#[cfg(test)]
mod tests;
