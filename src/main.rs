//! Roundtable: arguments in, an exit status out.

use std::process::ExitCode;

fn main() -> ExitCode {
    roundtable::cli::run(std::env::args_os())
}
