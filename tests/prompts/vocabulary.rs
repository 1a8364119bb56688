//! What stands in a platform's list of commands, on its buttons and in its forms: all of it is there, and short enough.
//! Deliberately absent: how a platform shows it.

use drejebog::actor::world::FORMS;
use drejebog::commands::slash::{self, Group};
use drejebog::commands::table::TABLE;
use drejebog::dialogue::lang::Lang;
use drejebog::ports::vocabulary::FormId;
use drejebog::prompts::built_in;
use std::collections::BTreeMap;

/// The most characters of a line in a list of commands, and of what stands in an empty field.
const LINE: usize = 100;
/// Of the title of a form, and of what stands above a field.
const TITLE: usize = 45;
/// Of a button that opens no form.
const BUTTON: usize = 80;

/// Every key, with the most characters its sentence may have.
pub fn keys() -> BTreeMap<String, usize> {
    let mut keys = BTreeMap::from([("dialog-what".to_owned(), LINE), ("help-button".to_owned(), BUTTON)]);
    keys.extend(Group::ALL.map(|group| (group.what().to_owned(), LINE)));
    for row in &TABLE {
        keys.insert(row.help.to_owned(), LINE);
        keys.extend(slash::parts(row.kind).iter().map(|part| (format!("option-{}", part.key), LINE)));
    }
    for id in FormId::ALL {
        keys.insert(format!("form-{}", id.name()), TITLE);
        for part in slash::form(id).1 {
            keys.insert(format!("option-{}", part.key), LINE);
            keys.insert(format!("field-{}", part.key), TITLE);
        }
    }
    keys
}

#[test]
fn everything_in_the_list_and_on_the_forms_has_its_words() {
    let prompts = built_in::prompts(FORMS).unwrap();
    for lang in Lang::ALL {
        for (key, most) in keys() {
            let line = prompts.render_line(lang, &key, &[]).unwrap();
            let length = line.chars().count();
            assert!((1..=most).contains(&length), "{lang} {key} has {length} characters: {line}");
            assert!(!line.contains('\n'), "{lang} {key}: {line}");
        }
        let stray = |key: &&str| ["option-", "field-", "form-", "group-"].iter().any(|start| key.starts_with(start));
        let spoken = ["group-name", "group-item", "group-root", "group-heading", "group-list", "group-list-empty"];
        let spoken =
            [&spoken[..], &["group-reflect", "group-share", "group-share-none", "group-select", "group-other"]]
                .concat();
        let stray: Vec<_> = prompts
            .keys(lang)
            .into_iter()
            .filter(stray)
            .filter(|key| !spoken.contains(key) && !keys().contains_key(*key))
            .collect();
        assert!(stray.is_empty(), "nothing shows {stray:?}");
    }
}
