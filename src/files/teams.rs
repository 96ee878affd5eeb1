//! Many team files at once: finds them and reads them in parallel.

use std::io;
use std::path::{Path, PathBuf};
use std::thread;

use super::dirs::{is_toml, visible_files};
use super::{CATALOGUE, MAX_TEAM_BYTES, read};
use crate::team::Team;

/// Returns the team files of a folder by name: every visible `.toml` file except the
/// shared catalogue.
pub fn team_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = visible_files(folder)?;
    files.retain(|file| is_toml(file) && !is_catalogue(file));
    Ok(files)
}

/// Returns whether a file is the catalogue of rows that teams share.
pub fn is_catalogue(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name == CATALOGUE)
}

/// Returns what `take` makes of each team, in the order given, or why a file is left
/// out: it cannot be read, or it hides its answers until the reveal. Reads on as many
/// threads as there are processors.
pub fn read_teams<T: Send>(
    files: &[PathBuf],
    take: impl Fn(&Path, &Team) -> T + Sync,
) -> Vec<Result<T, String>> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = files.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let take = &take;
        let read = move |files: &[PathBuf]| {
            files.iter().map(|file| read_team(file, take)).collect::<Vec<_>>()
        };
        let running: Vec<_> =
            files.chunks(share).map(|chunk| (chunk, scope.spawn(move || read(chunk)))).collect();
        let joined = running.into_iter().flat_map(|(chunk, thread)| {
            let failed = |_| chunk.iter().map(|_| Err("it cannot be read".to_owned())).collect();
            thread.join().unwrap_or_else(failed)
        });
        joined.collect()
    })
}

fn read_team<T>(file: &Path, take: &impl Fn(&Path, &Team) -> T) -> Result<T, String> {
    let name = file.to_string_lossy();
    let source = read::from_disk(file, MAX_TEAM_BYTES).map_err(|error| error.to_string())?;
    let team = read::team(&source, &name).map_err(|error| error.to_string())?.team;
    if team.session.hidden {
        return Err(format!("{name}: answers are hidden until the reveal"));
    }
    Ok(take(file, &team))
}
