//! The packs that the tests start from: the built-in ones, whole or with one text changed.
//! Deliberately absent: files on disk; `tests/content.rs` holds the list against the folder.

mod guide;
mod mistakes;
mod packs;
mod sentences;

use super::{Playbook, built_in};

type Files = Vec<(String, String)>;

fn pack(name: &str) -> Files {
    let (_, files) = built_in::PACKS.iter().find(|(pack, _)| *pack == name).expect("a pack of this name");
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

fn load(name: &str) -> Playbook {
    Playbook::load(&pack(name)).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

/// The good pack that a file belongs to, with one text of the file changed.
fn changed(file: &str, find: &str, replace: &str) -> Files {
    let mut files = pack(file.split('/').next().unwrap_or_default());
    let (_, text) = files.iter_mut().find(|(path, _)| path == file).expect("the file to change");
    assert!(text.contains(find), "{file} does not contain {find:?}");
    *text = text.replacen(find, replace, 1);
    files
}
