//! The program as it is started from a command line, and playbooks on disk for it to read.
//! Deliberately absent: a program that goes on running; `program` has that.
#![allow(dead_code, reason = "not every test needs all of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// Runs it to its end in this folder.
pub fn drejebog(folder: &Path, args: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_drejebog"));
    let Output { status, stdout, stderr } =
        command.args(args).current_dir(folder).env_remove("RUST_LOG").output().expect("the program starts");
    Ran { code: status.code(), out: text(stdout), err: text(stderr) }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}

pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The built-in pack `borgerdata`, whole.
pub fn good_pack(at: &Path) {
    copy(&root().join("content/borgerdata"), at);
}

/// The whole folder `from`, under the name `to`.
pub fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("a readable folder");
        let to = to.join(entry.path().strip_prefix(from).expect("inside"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(&to).expect("a folder");
        } else {
            fs::copy(entry.path(), &to).expect("a copy");
        }
    }
}
