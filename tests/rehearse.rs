//! `drejebog rehearse`: looked on at, with the weeks, and with a part taken; in every width, and however it ends.
#![cfg(feature = "shell")]

#[path = "rehearse/looking_on.rs"]
mod looking_on;
#[cfg(unix)]
#[path = "rehearse/machine.rs"]
mod machine;
#[path = "rehearse/player.rs"]
mod player;
#[path = "rehearse/playing.rs"]
mod playing;
