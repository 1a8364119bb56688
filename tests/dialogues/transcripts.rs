//! Whole dialogues as people would see them, each held against its golden transcript.

use super::course;
use super::room::{Room, Setup};
use std::fs;
use std::path::Path;

/// Compares with the golden file, or writes it when `UPDATE_GOLDEN` is set.
pub fn golden(room: &Room, name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/transcripts").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, room.transcript.text()).unwrap();
        return;
    }
    expect_test::expect_file![path].assert_eq(room.transcript.text());
}

#[test]
fn nine_people_take_the_straight_path() {
    let mut room = Room::new(Setup::default());
    course::straight(&mut room, 9);
    assert!(room.dialogue().is_over());
    golden(&room, "nine");
}
