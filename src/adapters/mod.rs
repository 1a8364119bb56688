//! One folder for each outside thing. An adapter knows the ports, the documents and the ids; nothing of dialogues.

#[cfg(feature = "discord")]
pub mod discord;
#[cfg(not(feature = "discord"))]
#[path = "discord/without.rs"]
pub mod discord;
#[cfg(feature = "matrix")]
pub mod matrix;
#[cfg(not(feature = "matrix"))]
#[path = "matrix/without.rs"]
pub mod matrix;
pub mod memory;
pub mod sled;
pub mod system;
