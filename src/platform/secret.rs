//! A secret that stands in the configuration itself, or in a file of its own.
//!
//! Deliberately absent: whether it is a good one, and which of the two was meant where both are there.

use crate::ports::secret::Secret;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The file of a secret cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {source}")]
pub struct Unread {
    pub path: PathBuf,
    pub source: io::Error,
}

/// The value where it is given, else what the file holds without the ends of its lines. `None`: neither is given.
///
/// # Errors
///
/// The file cannot be read.
pub fn secret(value: Option<&Secret>, file: Option<&Path>) -> Result<Option<Secret>, Unread> {
    let Some(path) = file.filter(|_| value.is_none()) else { return Ok(value.cloned()) };
    let text = fs::read_to_string(path).map_err(|source| Unread { path: path.to_owned(), source })?;
    Ok(Some(Secret::from(text.trim_end_matches(['\r', '\n']))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_from_its_file_where_no_value_is_given() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret");
        let given = Secret::from("givet");
        let missing = secret(None, Some(&file)).unwrap_err().to_string();
        assert!(missing.starts_with(&file.display().to_string()), "{missing}");
        fs::write(&file, "hem melig \r\n").unwrap();
        let read = |value| secret(value, Some(&file)).unwrap().unwrap();
        assert_eq!(read(None).reveal(), "hem melig ");
        assert_eq!(read(Some(&given)), given);
        assert!(secret(None, None).unwrap().is_none());
    }
}
