//! Reading: whatever a file says, it is read whole or refused with a message
//! fit to show; and what is read is written and read again as it was.

use roundtable::team::Team;
use roundtable::files::{FileError, Warning, read, snapshots, write};

use crate::{is_fit_to_show, script, seeds};

/// One file of one kind.
pub fn run(data: &[u8]) {
    let Some((&kind, program)) = data.split_first() else { return };
    match kind % 8 {
        0..=2 => team(&script::play(&seeds::TEAMS, program)),
        3 => sheet(&script::play(&seeds::SHEETS, program)),
        4 => candidate(&script::play(&seeds::CANDIDATES, program)),
        5 => snapshot(&script::play(&seeds::SNAPSHOTS, program)),
        6 => config(&script::play(&seeds::CONFIGS, program)),
        _ => bytes(program),
    }
}

fn warned(warnings: &[Warning]) {
    warnings.iter().for_each(|one| is_fit_to_show(&one.to_string()));
}

fn refused(fault: &FileError) {
    is_fit_to_show(&fault.to_string());
}

fn team(text: &str) {
    match read::team(text, "team.toml") {
        Err(fault) => refused(&fault),
        Ok(read) => {
            warned(&read.warnings);
            is_kept(&read.team, text);
        }
    }
}

fn is_kept(team: &Team, text: &str) {
    let new = write::team(team, None).expect("a new file has nothing to read");
    let again =
        read::team(&new, "new.toml").unwrap_or_else(|fault| panic!("{fault}\n{text}\n{new}"));
    assert!(again.team == *team, "not as it was written:\n{text}\n{new}");
    if text.len() % 4 != 0 {
        return;
    }
    let mut renamed = team.clone();
    renamed.name = "Another".into();
    let over = write::team(&renamed, Some(text));
    let over = over.unwrap_or_else(|fault| panic!("read, and not to be saved: {fault}\n{text}"));
    let again =
        read::team(&over, "over.toml").unwrap_or_else(|fault| panic!("{fault}\n{text}\n{over}"));
    assert!(again.team == renamed, "not as it was saved over:\n{text}\n{over}");
}

fn sheet(text: &str) {
    match read::sheet(text, "sheet.toml") {
        Err(fault) => refused(&fault),
        Ok(read) => {
            warned(&read.warnings);
            for team in seeds::GOOD.iter().take(2) {
                let _ = read.value.answers_for(team);
            }
            let written = write::sheet(&read.value).expect("a sheet can be written");
            let again =
                read::sheet(&written, "again.toml").unwrap_or_else(|fault| panic!("{fault}"));
            let what = |sheet: &read::Sheet| {
                let answers = sheet.answers.iter().map(|own| (own.dimension.clone(), own.rating));
                (sheet.name.clone(), sheet.rated, answers.collect::<Vec<_>>())
            };
            assert!(what(&again.value) == what(&read.value), "not as written:\n{text}\n{written}");
        }
    }
}

fn candidate(text: &str) {
    let Some(team) = seeds::GOOD.iter().max_by_key(|team| team.dimensions().len()) else { return };
    match read::candidate(text, "candidate.toml", team) {
        Err(fault) => refused(&fault),
        Ok(read) => {
            warned(&read.warnings);
            let mut with = team.clone();
            with.candidates = vec![read.value.clone()];
            let written = write::team(&with, None).expect("a candidate can be written");
            let again = read::team(&written, "again.toml");
            let again = again.unwrap_or_else(|fault| panic!("{fault}")).team;
            assert!(again.candidates == [read.value], "not as it was written:\n{text}\n{written}");
        }
    }
}

fn snapshot(text: &str) {
    match read::snapshot(text, "snapshot.toml") {
        Err(fault) => refused(&fault),
        Ok(read) => {
            warned(&read.warnings);
            let _: &snapshots::Snapshot = &read.value;
            let _ = read.value.totals();
        }
    }
}

fn config(text: &str) {
    match read::config(text, "config.toml") {
        Err(fault) => refused(&fault),
        Ok(read) => warned(&read.warnings),
    }
}

fn bytes(bytes: &[u8]) {
    match read::from_bytes(bytes.to_vec(), "team.toml") {
        Err(fault) => refused(&fault),
        Ok(text) => team(&text),
    }
}
