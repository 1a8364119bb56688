//! In the place of `discord` where the program was built without it: says so. Deliberately absent: everything else.

use super::{Opened, Stop};
use crate::adapters::discord::DiscordConfig;
use crate::boot::config::Config;
use crate::boot::failure::Failure;
use std::future::{Future, ready};

/// # Errors
///
/// Always: there is no Discord in this program.
pub fn serve(_: &Config, _: &DiscordConfig, _: &Opened, _: Stop) -> impl Future<Output = Result<(), Failure>> {
    ready(Err(Failure::BuiltWithout("Discord", "discord")))
}
