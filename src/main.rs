//! Roundtable.

use std::process::ExitCode;

fn main() -> ExitCode {
    let start = match std::env::args().nth(1).as_deref() {
        None | Some("demo") => roundtable::terminal::Start::Demo,
        Some(file) => roundtable::terminal::Start::File(file.into()),
    };
    roundtable::terminal::run(&start)
}
