//! Reads a team file into the program's own types and does nothing else: what
//! `roundtable show` costs is told as a ratio to this, in instructions.
//!
//! `cargo run --release --example parse_only -- team.toml`

use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("give a team file");
        return ExitCode::from(2);
    };
    let read = std::fs::read_to_string(&path).map_err(|error| error.to_string()).and_then(|text| {
        roundtable::files::read::team(&text, &path).map_err(|fault| fault.to_string())
    });
    match read {
        Ok(read) => {
            println!("{}", read.team.members().len());
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::from(2)
        }
    }
}
