//! One folder for each outside thing. An adapter knows the room beneath it, the ports, the documents and the ids; nothing of
//! dialogues.
//!
//! Of a platform that the program was built without only the table is there, so that what stands in it is checked all the
//! same.

#[cfg(feature = "discord")]
pub mod discord;
#[cfg(not(feature = "discord"))]
pub mod discord {
    mod config;
    pub use config::{ConfigError, DiscordConfig, PLATFORM, Server};
}
#[cfg(feature = "matrix")]
pub mod matrix;
#[cfg(not(feature = "matrix"))]
pub mod matrix {
    mod config;
    pub use config::{ConfigError, MatrixConfig, PLATFORM, Rate};
}
pub mod memory;
pub mod sled;
pub mod system;

pub use discord::PLATFORM as DISCORD;
pub use matrix::PLATFORM as MATRIX;
