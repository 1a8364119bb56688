//! In the place of `matrix` where the program was built without it: says so. Deliberately absent: everything else.

use super::{Opened, Stop};
use crate::boot::config::{Config, MatrixTable};
use crate::boot::failure::Failure;
use std::future::{Future, ready};

/// # Errors
///
/// Always: there is no Matrix in this program.
pub fn serve(_: &Config, _: &MatrixTable, _: &Opened, _: Stop) -> impl Future<Output = Result<(), Failure>> {
    ready(Err(Failure::BuiltWithout("Matrix", "matrix")))
}
