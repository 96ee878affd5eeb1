//! Skills matrices as people have them, made into teams.
//!
//! A table from a spreadsheet says little about itself: what separates its
//! cells, whether people stand in its rows or its columns, which numbers its
//! scale has. Each is guessed from the table, told in a [`Reading`] before
//! anything is written, and overruled by [`Options`].
//!
//! | module | for |
//! |---|---|
//! | `bytes` | what spreadsheets write, as text |
//! | `grid` | text as rows of cells |
//! | `labels` | names, headings, and what they tell |
//! | `layout` | which cells are answers, whose, and on what |
//! | `list` | the same, of a table with a row an answer |
//! | `value` | one cell: a number, a word, nothing |
//! | `scale` | what a value becomes on our levels |
//! | `merge` | taken into a team that is there |
//! | `reading` | how all this was read, in sentences |
//!
//! A blank is never a 0: it is not answered. Nobody's answers are in a
//! message.

mod build;
mod bytes;
mod grid;
mod labels;
mod layout;
mod list;
mod merge;
mod reading;
mod scale;
mod value;

pub use bytes::decode;
pub use merge::Merge;
pub use reading::Reading;
pub use scale::Scale;

use crate::files::Fault;
use crate::team::{Kind, Team};

/// The largest table that is read, in bytes.
pub const LARGEST_TABLE: u64 = 16 * 1024 * 1024;

/// Where the people stand in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum People {
    /// A row a person.
    Rows,
    /// A column a person.
    Columns,
}

/// What the person who imports knows better than a guess.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// The scale of the table's numbers.
    pub scale: Option<Scale>,
    /// Where the people stand.
    pub people: Option<People>,
    /// The kind of all dimensions; skill where nothing says otherwise.
    pub kind: Option<Kind>,
    /// The team's name; without it, the table's title or `called`.
    pub name: Option<String>,
    /// What the team is called where the table has no title: the file's name.
    pub called: Option<String>,
}

/// A table made into a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The team: its dimensions have the default need of their kind.
    pub team: Team,
    /// How the table was read.
    pub reading: Reading,
}

/// Reads a table: a file's text, or what was copied from a spreadsheet.
/// `path` is for messages alone.
///
/// # Errors
/// Where no team can be made of it: which line, why, and what to do.
pub fn table(text: &str, path: &str, options: &Options) -> Result<Imported, Fault> {
    if let Some(other) = bytes::disguise(text, path) {
        return Err(other);
    }
    let grid = grid::Grid::of(text, path)?;
    let layout = layout::Layout::of(&grid, options)?;
    build::build(&grid, &layout, options)
}
