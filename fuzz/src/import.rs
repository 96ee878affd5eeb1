//! Importing: any table is made into a team that can be saved, or refused
//! with a message fit to show.

use roundtable::team::Kind;
use roundtable::import::{Book, Options, People};
use roundtable::files::{read, write};

use crate::{is_fit_to_show, script, seeds};

/// One table, with what its owner says of it.
pub fn run(data: &[u8]) {
    let Some((&said, program)) = data.split_first() else { return };
    let options = Options {
        people: [None, Some(People::Rows), Some(People::Columns)][said as usize % 3],
        kind: [None, Some(Kind::Skill), Some(Kind::Experience), Some(Kind::Personality)]
            [said as usize / 3 % 4],
        scale: ["", "0..5", "1..10", "0..100"][said as usize / 12 % 4].parse().ok(),
        ..Options::default()
    };
    let bytes = if said >= 192 { program.to_vec() } else { script::play(&seeds::TABLES, program).into_bytes() };
    let draft = Book::open(&bytes, "table.csv", &options).and_then(|book| book.draft("table.csv", &options));
    let made = draft.and_then(|draft| {
        for line in draft.reading.lines(&draft.team) {
            assert_eq!(roundtable::text::visible(&line), line.as_str(), "a raw character");
        }
        draft.settled("table.csv")
    });
    match made {
        Err(fault) => is_fit_to_show(&fault.to_string()),
        Ok(made) => {
            for line in made.reading.lines(&made.team) {
                assert_eq!(roundtable::text::visible(&line), line.as_str(), "a raw character");
            }
            // What is written is read again: for one in four, for it is slow.
            if bytes.len() % 4 != 0 {
                return;
            }
            let written = write::team(&made.team, None).expect("a new file has nothing to read");
            let again = read::team(&written, "new.toml")
                .unwrap_or_else(|fault| panic!("{fault}\n{written}"));
            assert!(again.team == made.team, "not as it was made");
        }
    }
}
