//! A value that may be a person's, and can be erased from history without breaking it (law 9).
//!
//! In an event it serialises as `{"$erasable": {"about": 7, "value": …}}`; `journal::vault` takes the value out
//! into a record of its own before anything is written, and puts it back (or leaves `null`) when a stream is read.
//! Deliberately absent: where the record is kept and when it is deleted.

use super::ids::PersonId;
use serde::{Deserialize, Serialize};

/// `value` is `None` once erased. `about` is the person whose request erases it; `None` where it is nobody's
/// in particular (a guest's name, an anonymous idea).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasable<T> {
    #[serde(rename = "$erasable")]
    inner: Inner<T>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Inner<T> {
    about: Option<PersonId>,
    value: Option<T>,
}

impl<T> Erasable<T> {
    pub fn new(about: Option<PersonId>, value: T) -> Self {
        Self { inner: Inner { about, value: Some(value) } }
    }

    /// With nothing in it any more.
    pub fn erased(about: Option<PersonId>) -> Self {
        Self { inner: Inner { about, value: None } }
    }

    /// The value, unless it has been erased.
    pub fn get(&self) -> Option<&T> {
        self.inner.value.as_ref()
    }

    pub fn about(&self) -> Option<PersonId> {
        self.inner.about
    }
}
