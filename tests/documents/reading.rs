//! A calendar that opens our files: `read_calendar.py`, with the parser from PyPI.

use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// What stands in the calendar after all files have been opened in this order, by when it is.
pub fn opened(files: &[String]) -> Value {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let installed = Command::new("bash").arg(root.join(".ci/install-icalendar")).status().expect("bash");
    assert!(installed.success(), "the parser cannot be installed");
    let folder = tempfile::tempdir().expect("a folder");
    let paths = files.iter().enumerate().map(|(n, text)| {
        let path = folder.path().join(format!("{n}.ics"));
        std::fs::write(&path, text).expect("written");
        path
    });
    let read = Command::new(root.join(".tools/icalendar/bin/python"))
        .arg(root.join("tests/documents/read_calendar.py"))
        .args(paths)
        .output()
        .expect("python");
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    serde_json::from_slice(&read.stdout).expect("JSON")
}
