//! The files to begin from: those that the repository's tests keep.

use std::path::Path;
use std::sync::LazyLock;

use roundtable::team::Team;
use roundtable::files::snapshots::{self, Redaction, Named, When};
use roundtable::files::{read, sheets, write};

/// Texts of one kind of file.
pub type Texts = LazyLock<Vec<String>>;

/// Small team files, good and bad.
pub static TEAMS: Texts =
    LazyLock::new(|| ["tests/good", "tests/bad"].iter().flat_map(|folder| texts(folder)).collect());
/// Sheets, of everyone in the small teams.
pub static SHEETS: Texts = LazyLock::new(|| {
    let of = |team: &Team| write::sheet(&sheets::sheet_of(team, 0, false)).expect("a sheet can be written");
    GOOD.iter().filter(|team| !team.members().is_empty()).map(of).collect()
});
/// Candidates' files.
pub static CANDIDATES: Texts = LazyLock::new(|| texts("examples/candidates"));
/// Snapshots, in every way that one leaves.
pub static SNAPSHOTS: Texts = LazyLock::new(|| {
    let day = roundtable::team::Date { year: 2026, month: 11, day: 22 };
    let when = When { day, time: (12, 0, 0), offset: None };
    let ways = [Named::Keep, Named::Alias, Named::None];
    let of = |team: &Team| {
        let leaving = |named| Redaction { named, personality: true, candidates: true, note: "one".into() };
        ways.map(|named| snapshots::text(team, &leaving(named), when).ok()).into_iter().flatten()
    };
    GOOD.iter().flat_map(of).collect()
});
/// A person's settings.
pub static CONFIGS: Texts = LazyLock::new(|| texts("assets"));
/// Spreadsheets.
pub static TABLES: Texts = LazyLock::new(|| {
    let mut all = texts("tests/tables");
    all.extend(texts("tests/tables/bad"));
    all
});
/// Teams that are valid.
pub static GOOD: LazyLock<Vec<Team>> = LazyLock::new(|| {
    let read = |text: &String| read::team(text, "seed.toml").ok().map(|read| read.team);
    TEAMS.iter().filter_map(read).collect()
});

fn texts(folder: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
    let mut paths: Vec<_> = std::fs::read_dir(&root)
        .unwrap_or_else(|error| panic!("{}: {error}", root.display()))
        .flatten()
        .map(|entry| entry.path())
        // Large ones are slow and say nothing new.
        .filter(|path| path.metadata().is_ok_and(|file| file.is_file() && file.len() < 2_000))
        .filter(|path| path.extension().is_none_or(|kind| kind != "rs" && kind != "css"))
        .collect();
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}
