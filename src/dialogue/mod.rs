//! The rules: commands become events, events become state, state says what to do next and when to wake.

pub mod erasable;
pub mod ids;
pub mod lang;
pub mod script;
