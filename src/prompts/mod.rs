//! A message key and typed values become a document, from the translators' files in `/prompts`.

pub mod engine;
mod files;
mod substitute;
