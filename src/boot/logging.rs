//! What the program tells about itself, on standard error.
//!
//! Deliberately absent: what people write and who they are. The program's own lines never carry them; other crates' are
//! kept to errors, because theirs may. Whoever sets `RUST_LOG` chooses otherwise.

use super::config::Level;
use super::failure::Failure;
use tracing_subscriber::EnvFilter;

/// Begins to log; once in a process.
///
/// # Errors
///
/// `RUST_LOG` cannot be understood, or somebody logs already.
pub fn start(level: Level) -> Result<(), Failure> {
    #[expect(clippy::disallowed_methods, reason = "boot reads the environment")]
    let chosen = std::env::var("RUST_LOG").ok().filter(|chosen| !chosen.is_empty());
    let filter = chosen.unwrap_or_else(|| format!("error,drejebog={}", level.name()));
    let filter = EnvFilter::builder().parse(&filter).map_err(Failure::during(format!("RUST_LOG={filter}")))?;
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init()
        .map_err(Failure::during("logging cannot begin"))
}
