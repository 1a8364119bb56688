//! The real program with an account on this homeserver.

use super::{PASSWORD, Synapse};
use crate::program::{Pace, Program};

/// How the program is to work.
#[derive(Clone, Copy, Debug)]
pub struct Setup {
    /// The dialogues' time goes this many times as fast.
    pub scale: u32,
    /// Told that the homeserver does not limit it; else it keeps to Synapse's own limits.
    pub is_unlimited: bool,
    /// Its clock is moved by hand and begins at this time in Copenhagen; else it goes on from the machine's.
    pub begins: Option<&'static str>,
}

/// With a configuration of its own, and running.
pub fn start(synapse: &Synapse, setup: Setup) -> Program {
    Program::new(&table(synapse, setup.is_unlimited), Pace { scale: setup.scale, begins: setup.begins })
}

/// The `[matrix]` table.
pub fn table(synapse: &Synapse, is_unlimited: bool) -> String {
    let rate = if is_unlimited { "rate = \"unlimited\"" } else { "" };
    format!(
        r#"
[matrix]
homeserver = "{}"
user = "bot"
password = "{PASSWORD}"
store = "matrix"
recovery_key = "recovery-key"
{rate}
"#,
        synapse.url()
    )
}
