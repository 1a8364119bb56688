//! What `check` has looked at and what not, so that "all is in order" never means more than it says.

use crate::prompts::engine::RenderError;
use crate::prompts::value::Value;
use std::path::PathBuf;

/// What has been looked at so far.
#[derive(Debug, Default)]
pub(super) struct Looked {
    pub config: Option<PathBuf>,
    /// The folder of one's own playbooks, and how many were in it.
    pub own: Option<(PathBuf, usize)>,
    /// The built-in playbooks too?
    pub built_in: bool,
}

impl Looked {
    /// One line with what was looked at and one with what was not, where there is any.
    pub fn lines(
        &self,
        words: impl Fn(&str, &[(&str, Value)]) -> Result<String, RenderError>,
    ) -> Result<Vec<String>, RenderError> {
        let (mut seen, mut unseen) = (Vec::new(), Vec::new());
        match &self.config {
            Some(file) => {
                let file = Value::Text(file.display().to_string());
                seen.push(words("check-looked-config", &[("file", file)])?);
            }
            None => unseen.push(words("check-unlooked-config", &[])?),
        }
        match &self.own {
            Some((folder, count)) => {
                let folder = Value::Text(folder.display().to_string());
                let count = Value::Number(i64::try_from(*count).unwrap_or(i64::MAX));
                seen.push(words("check-looked-own", &[("folder", folder), ("count", count)])?);
            }
            None => unseen.push(words("check-unlooked-own", &[])?),
        }
        let built_in = words("check-looked-built-in", &[])?;
        if self.built_in {
            seen.push(built_in)
        } else {
            unseen.push(built_in)
        }
        let mut lines = Vec::new();
        for (key, join_last, mut parts) in
            [("check-looked-at", "join-and", seen), ("check-not-looked-at", "check-or", unseen)]
        {
            let Some(last) = parts.pop() else { continue };
            let join = |key: &str, left: String, right: String| {
                words(key, &[("left", Value::Text(left)), ("right", Value::Text(right))])
            };
            let mut parts = parts.into_iter();
            let what = match parts.next() {
                None => last,
                Some(first) => {
                    join(join_last, parts.try_fold(first, |all, part| join("join-comma", all, part))?, last)?
                }
            };
            lines.push(words(key, &[("what", Value::Text(what))])?);
        }
        Ok(lines)
    }
}
