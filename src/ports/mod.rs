//! What the shell must provide, and the words spoken through it. No implementation stands here.

pub mod chat;
pub mod clock;
pub mod journal;
pub mod link;
pub mod secret;
pub mod vocabulary;
