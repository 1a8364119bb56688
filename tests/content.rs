//! The packs inside the binary are the packs in `content/`, and the sentences about mistakes can be read by Fluent.

use drejebog::playbook::built_in::PACKS;
use fluent_bundle::FluentResource;
use std::collections::BTreeMap;
use std::path::Path;
use walkdir::WalkDir;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_binary_carries_every_pack_as_it_stands_in_the_folder() {
    let folder = root().join("content");
    let on_disk: BTreeMap<String, String> = WalkDir::new(&folder)
        .min_depth(2)
        .into_iter()
        .map(|entry| entry.expect("a readable folder"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(&folder).expect("a path in the folder");
            let path = path.to_str().expect("a path in UTF-8").replace('\\', "/");
            (path, std::fs::read_to_string(entry.path()).expect("a readable text"))
        })
        .collect();
    let carried: BTreeMap<String, String> = PACKS
        .iter()
        .flat_map(|(name, files)| {
            files.iter().map(move |(path, text)| {
                assert!(path.starts_with(&format!("{name}/")), "{path} is not in {name}");
                ((*path).to_owned(), (*text).to_owned())
            })
        })
        .collect();
    assert_eq!(carried.keys().collect::<Vec<_>>(), on_disk.keys().collect::<Vec<_>>());
    assert_eq!(carried, on_disk);
}

#[test]
fn the_sentences_about_mistakes_are_fluent() {
    for lang in ["da", "en"] {
        let path = root().join("prompts").join(lang).join("playbook-errors.ftl");
        let text = std::fs::read_to_string(path).expect("the sentences");
        if let Err((_, errors)) = FluentResource::try_new(text) {
            panic!("{lang}: {errors:?}");
        }
    }
}
