//! A message key and typed values become a document, from the translators' files in `/prompts`.

mod activity;
mod aloud;
mod asking;
mod before;
pub mod built_in;
mod card;
mod dates;
mod decision;
pub mod engine;
mod feedback;
mod files;
mod fits;
mod follow_up;
mod greyzone;
mod groups;
mod listed;
pub mod material;
mod names;
mod pack;
mod phase;
mod principles;
mod proposals;
mod record;
pub mod reply;
pub mod say;
mod series;
mod settings;
mod substitute;
mod trial;
mod trials;

pub use material::{Case, CommandRow, Dilemma, Material, Offer, Principle, Recording, StepText};
pub use pack::{Occasion, Pack};
pub use record::{Names, Record};
pub use reply::About;
pub use say::{NO_WAYS, Speaker, Ways};
