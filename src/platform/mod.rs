//! What every adapter of a chat platform needs and none has to itself.
//!
//! An adapter above this room says what its platform is like; what is the same on all of them is said here, once.
//! Deliberately absent: any platform's name, and what an adapter may do only because of its platform.

pub mod adapter;
pub mod bounded;
pub mod ids;
pub mod link;
pub mod locks;
pub mod progress;
pub mod secret;
pub mod timer;
pub mod turns;
