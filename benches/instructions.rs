//! What `roundtable show` costs beside reading the same file and doing nothing
//! else, in instructions, which do not depend on how busy a machine is. Needs
//! valgrind; says so where there is none.
//!
//! `cargo bench --bench instructions`

#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The most that is asked for.
const MOST: f64 = 2.0;

fn instructions(program: &Path, arguments: &[&str]) -> Option<f64> {
    let counts = tempfile::NamedTempFile::new().ok()?;
    let run = Command::new("valgrind")
        .arg("--tool=callgrind")
        .arg(format!("--callgrind-out-file={}", counts.path().display()))
        .arg(program)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if !run.ok()?.success() {
        return None;
    }
    let text = std::fs::read_to_string(counts.path()).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("summary: "))?;
    line.trim().parse().ok()
}

fn parse_only() -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--release", "--example", "parse_only"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status();
    assert!(built.is_ok_and(|status| status.success()), "the example could not be built");
    Path::new(env!("CARGO_BIN_EXE_roundtable")).with_file_name("examples").join("parse_only")
}

fn main() {
    let given = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let program = given("ROUNDTABLE").unwrap_or_else(|| env!("CARGO_BIN_EXE_roundtable").into());
    let parse = given("PARSE_ONLY").unwrap_or_else(parse_only);
    let folder = tempfile::tempdir().unwrap();
    for people in [100, 1_000] {
        let path = folder.path().join(format!("{people}.toml"));
        std::fs::write(&path, common::text(&common::team(people))).unwrap();
        let path = path.to_string_lossy();
        let Some(alone) = instructions(&parse, &[&path]) else {
            println!("valgrind is not here: nothing was counted");
            return;
        };
        for format in ["text", "json", "markdown", "html", "csv", "svg"] {
            let shown = instructions(&program, &["show", &path, "--format", format]);
            let Some(shown) = shown else {
                println!("{people} × 50, show --format {format}: did not run");
                continue;
            };
            let ratio = shown / alone;
            let verdict = if ratio <= MOST { "" } else { "  does not hold" };
            println!(
                "{people} × 50: read {:.1} M, show --format {format} {:.1} M, {ratio:.2}{verdict}",
                alone / 1e6,
                shown / 1e6
            );
        }
    }
}
