//! Calendar files as another program reads them, and pages as a browser prints them.
//!
//! Neither judge is ours: the parser is the one in PyPI's `icalendar`, the printer is Chromium. Both are put in place
//! by `.ci/install-icalendar` and `.ci/install-chromium`; one that is missing is a failed test, not a skipped one.
#![cfg(feature = "shell")]

mod documents {
    mod calendars;
    mod packs;
    mod pages;
    mod paper;
    mod reading;
}
