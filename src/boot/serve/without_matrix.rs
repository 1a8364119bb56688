//! In the place of `matrix` where the program was built without it: says so. Deliberately absent: everything else.

use super::{Opened, Stop};
use crate::adapters::matrix::MatrixConfig;
use crate::boot::config::Config;
use crate::boot::failure::Failure;
use std::future::{Future, ready};

/// # Errors
///
/// Always: there is no Matrix in this program.
pub fn serve(_: &Config, _: &MatrixConfig, _: &Opened, _: Stop) -> impl Future<Output = Result<(), Failure>> {
    ready(Err(Failure::BuiltWithout("Matrix", "matrix")))
}
