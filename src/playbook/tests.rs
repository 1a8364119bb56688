//! The loader held against packs with mistakes.

use super::{Playbook, Problem, built_in};

#[test]
fn a_pack_without_files_is_a_mistake_and_not_a_playbook() {
    let files: [(&str, &str); 0] = [];
    let errors = Playbook::load(&files).expect_err("nothing cannot be a playbook");
    assert_eq!(errors[0].problem, Problem::MissingFile);
}

#[test]
fn every_pack_loads() {
    for (name, files) in built_in::PACKS {
        let playbook = Playbook::load(files)
            .unwrap_or_else(|errors| panic!("{}", errors.iter().map(|e| format!("{e}\n")).collect::<String>()));
        assert_eq!(playbook.script.playbook, *name);
    }
}
