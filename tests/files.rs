//! Team files as people keep them: what is read, what is refused and with
//! which words, and what a save leaves alone.
#![allow(clippy::expect_used)]

use std::path::{Path, PathBuf};

use roundtable::store::read;

fn toml_files(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&root)
        .unwrap_or_else(|error| panic!("{folder}: {error}"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    files
}

#[test]
fn every_shipped_team_is_read_without_a_warning() {
    let shipped =
        [toml_files("assets/templates"), vec![PathBuf::from("assets/demo.toml")]].concat();
    assert!(shipped.len() > 5);
    for path in shipped {
        let source = std::fs::read_to_string(&path).expect("the file is read");
        let read =
            read::team(&source, &path.to_string_lossy()).unwrap_or_else(|fault| panic!("{fault}"));
        assert!(read.warnings.is_empty(), "{:?}", read.warnings);
    }
}
