//! The thin binary: everything stands in `boot`.

use std::process::ExitCode;

fn main() -> ExitCode {
    drejebog::boot::cli::run()
}
