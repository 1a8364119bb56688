//! What the program tells about itself, on standard error.
//!
//! Deliberately absent: what people write and who they are. The program's own lines never carry them; other crates' are
//! kept to errors, because theirs may. Whoever sets `RUST_LOG` chooses otherwise.

use super::config::Level;
use super::failure::Failure;
use std::io::IsTerminal;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// The Matrix SDK calls an error what the adapter expects and handles (an alias that is taken, a pin that is not
/// allowed), and quotes people's ids in it. What matters of it the adapter says itself.
const SDK: &str = "matrix_sdk=off,matrix_sdk_base=off,matrix_sdk_crypto=off,matrix_sdk_common=off";

/// Begins to log; once in a process.
///
/// # Errors
///
/// `RUST_LOG` cannot be understood, or somebody logs already.
pub fn start(level: Level) -> Result<(), Failure> {
    #[expect(clippy::disallowed_methods, reason = "boot reads the environment")]
    let chosen = std::env::var("RUST_LOG").ok().filter(|chosen| !chosen.is_empty());
    let filter = chosen.unwrap_or_else(|| format!("error,{SDK},drejebog={}", level.name()));
    let filter: Targets = filter.parse().map_err(Failure::during(format!("RUST_LOG={filter}")))?;
    let lines =
        tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal());
    tracing_subscriber::registry().with(lines).with(filter).try_init().map_err(Failure::during("logging cannot begin"))
}
