//! The loader held against packs with mistakes.

use super::{Playbook, Problem};

#[test]
fn a_pack_without_files_is_a_mistake_and_not_a_playbook() {
    let files: [(&str, &str); 0] = [];
    let errors = Playbook::load(&files).expect_err("nothing cannot be a playbook");
    assert_eq!(errors[0].problem, Problem::MissingFile);
}
