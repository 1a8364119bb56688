//! A clock moved by hand: a file says how far the dialogues' time is ahead of the clock on the wall, so that a rehearsal
//! can take weeks in minutes. Deliberately absent: real use; a file that is written at the wrong moment moves promises.

use jiff::{SignedDuration, Span, SpanRelativeTo};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The file, and what it said when it could last be read.
#[derive(Debug)]
pub struct ClockOffset {
    file: PathBuf,
    last: Mutex<SignedDuration>,
}

/// Why a clock cannot be moved by this file.
#[derive(Debug, thiserror::Error)]
pub enum ClockOffsetError {
    #[error("{file} cannot be read: {why}")]
    Unreadable { file: PathBuf, why: io::Error },
    #[error("{file} says {text:?}; it must say how far the clock is ahead, such as \"21d 3h\" or a number of seconds")]
    NotATime { file: PathBuf, text: String },
}

impl ClockOffset {
    /// # Errors
    ///
    /// The file is not there, or does not say how far.
    pub fn new(file: &Path) -> Result<Self, ClockOffsetError> {
        let ahead = read(file)?;
        Ok(Self { file: file.to_owned(), last: Mutex::new(ahead) })
    }

    /// How far the dialogues' time is ahead: what the file says now, or said before somebody began to write it.
    pub fn ahead(&self) -> SignedDuration {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        match read(&self.file) {
            Ok(ahead) => *last = ahead,
            Err(error) => tracing::debug!(%error, "the clock stays as it was"),
        }
        *last
    }
}

fn read(file: &Path) -> Result<SignedDuration, ClockOffsetError> {
    let text = fs::read_to_string(file).map_err(|why| ClockOffsetError::Unreadable { file: file.to_owned(), why })?;
    length(text.trim())
        .ok_or_else(|| ClockOffsetError::NotATime { file: file.to_owned(), text: text.trim().to_owned() })
}

/// Seconds, or a length as jiff writes it; a day is 24 hours, and months have no length.
fn length(text: &str) -> Option<SignedDuration> {
    if let Ok(seconds) = text.parse() {
        return Some(SignedDuration::from_secs(seconds));
    }
    text.parse::<Span>().ok()?.to_duration(SpanRelativeTo::days_are_24_hours()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_seconds_or_words() {
        let hours = SignedDuration::from_hours;
        for (text, expect) in [
            ("0", Some(hours(0))),
            ("3600", Some(hours(1))),
            ("-7200", Some(hours(-2))),
            ("21d 3h", Some(hours(21 * 24 + 3))),
            ("3 weeks", Some(hours(21 * 24))),
            ("1 month", None),
            ("", None),
            ("soon", None),
        ] {
            assert_eq!(length(text), expect, "{text:?}");
        }
    }

    #[test]
    fn a_file_that_is_being_written_leaves_the_clock_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("clock");
        assert!(ClockOffset::new(&file).unwrap_err().to_string().contains("cannot be read"));
        fs::write(&file, "later").unwrap();
        assert!(ClockOffset::new(&file).unwrap_err().to_string().contains(r#"says "later"; it must say"#));

        fs::write(&file, "2h\n").unwrap();
        let hand = ClockOffset::new(&file).unwrap();
        assert_eq!(hand.ahead(), SignedDuration::from_hours(2));
        fs::write(&file, "").unwrap();
        assert_eq!(hand.ahead(), SignedDuration::from_hours(2));
        fs::write(&file, "3h").unwrap();
        assert_eq!(hand.ahead(), SignedDuration::from_hours(3));
        fs::remove_file(&file).unwrap();
        assert_eq!(hand.ahead(), SignedDuration::from_hours(3));
    }
}
