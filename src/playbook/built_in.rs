//! The packs that come with the program, inside the binary, so that it runs without a folder beside it.
//!
//! A test compares the list with the files in `content/`. Deliberately absent: packs of one's own; `boot` reads
//! those from disk and gives them to `Playbook::load` in the same way.

/// A pack's files as (path, text), as `Playbook::load` takes them.
pub type Files = &'static [(&'static str, &'static str)];

macro_rules! pack {
    ($($path:literal),+ $(,)?) => {
        &[$(($path, include_str!(concat!("../../content/", $path)))),+]
    };
}

/// Every pack by its name, in the order they are offered.
pub const PACKS: &[(&str, Files)] =
    &[("borgerdata", BORGERDATA), ("paa-tvaers", PAA_TVAERS), ("borgernaer-digitalisering", BORGERNAER_DIGITALISERING)];

const BORGERDATA: Files = pack![
    "borgerdata/da/advice.md",
    "borgerdata/da/case.md",
    "borgerdata/da/disclaimer.md",
    "borgerdata/da/greyzones.md",
    "borgerdata/da/legal.md",
    "borgerdata/da/questions.md",
    "borgerdata/da/steps.md",
    "borgerdata/da/topic.md",
    "borgerdata/en/advice.md",
    "borgerdata/en/case.md",
    "borgerdata/en/disclaimer.md",
    "borgerdata/en/greyzones.md",
    "borgerdata/en/legal.md",
    "borgerdata/en/questions.md",
    "borgerdata/en/steps.md",
    "borgerdata/en/topic.md",
    "borgerdata/playbook.toml",
];

const PAA_TVAERS: Files = pack![
    "paa-tvaers/da/advice.md",
    "paa-tvaers/da/alternative.md",
    "paa-tvaers/da/disclaimer.md",
    "paa-tvaers/da/greyzones.md",
    "paa-tvaers/da/legal.md",
    "paa-tvaers/da/listen.md",
    "paa-tvaers/da/questions.md",
    "paa-tvaers/da/steps.md",
    "paa-tvaers/da/topic.md",
    "paa-tvaers/en/advice.md",
    "paa-tvaers/en/alternative.md",
    "paa-tvaers/en/disclaimer.md",
    "paa-tvaers/en/greyzones.md",
    "paa-tvaers/en/legal.md",
    "paa-tvaers/en/listen.md",
    "paa-tvaers/en/questions.md",
    "paa-tvaers/en/steps.md",
    "paa-tvaers/en/topic.md",
    "paa-tvaers/playbook.toml",
];

const BORGERNAER_DIGITALISERING: Files = pack![
    "borgernaer-digitalisering/da/advice.md",
    "borgernaer-digitalisering/da/case.md",
    "borgernaer-digitalisering/da/disclaimer.md",
    "borgernaer-digitalisering/da/greyzones.md",
    "borgernaer-digitalisering/da/legal.md",
    "borgernaer-digitalisering/da/principles.md",
    "borgernaer-digitalisering/da/questions.md",
    "borgernaer-digitalisering/da/steps.md",
    "borgernaer-digitalisering/da/topic.md",
    "borgernaer-digitalisering/en/advice.md",
    "borgernaer-digitalisering/en/case.md",
    "borgernaer-digitalisering/en/disclaimer.md",
    "borgernaer-digitalisering/en/greyzones.md",
    "borgernaer-digitalisering/en/legal.md",
    "borgernaer-digitalisering/en/principles.md",
    "borgernaer-digitalisering/en/questions.md",
    "borgernaer-digitalisering/en/steps.md",
    "borgernaer-digitalisering/en/topic.md",
    "borgernaer-digitalisering/playbook.toml",
];
