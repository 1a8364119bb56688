//! In the place of Matrix where the program was built without it: what the operator writes about it, so that it is checked
//! all the same. Deliberately absent: everything else.

mod config;

pub use config::{ConfigError, MatrixConfig, Rate};
