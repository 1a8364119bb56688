//! A message key and typed values become a document, from the translators' files in `/prompts`.

pub mod built_in;
mod card;
mod decision;
pub mod engine;
mod files;
pub mod material;
mod names;
mod phase;
mod principles;
pub mod reply;
pub mod say;
mod substitute;
mod trial;

pub use material::{Case, CommandRow, Material, Offer, Principle, Recording, StepText};
pub use reply::About;
pub use say::Speaker;
