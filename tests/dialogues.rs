//! Whole dialogues through the real core, words and journal, in virtual time.
//!
//! `room` is the language they are written in: it reads like a chat, and what it shows is the whole chat, so that no
//! message of the bot's can be overlooked. `course` holds the parts of a dialogue that many of them share. The
//! transcripts stand in `golden/transcripts/`; `UPDATE_GOLDEN=1 cargo test --test dialogues` writes them anew, and the
//! difference is then read in the commit. Deliberately absent: the rules one by one; they are tested beside themselves.
#![cfg(feature = "shell")]
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod dialogues {
    mod course;
    mod platform;
    mod room;
    mod store;
    mod transcript;

    mod answers;
    mod attention;
    mod bad_input;
    mod closing;
    mod crashes;
    mod dates;
    mod edits;
    mod erasure;
    mod faults;
    mod feedback;
    mod golden_journals;
    mod groups;
    mod offered;
    mod passed;
    mod polls;
    mod prefixes;
    mod pressing;
    mod principles;
    mod private_rooms;
    mod properties;
    mod records;
    mod recurring;
    mod settings;
    mod strangers;
    mod transcripts;
    mod weeks;
    mod words_alone;
}
