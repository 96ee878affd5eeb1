//! Snapshots: saving them next to the team file, and reading them for the history.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::Files;
use crate::files::snapshots::{self, Named, Outline, Redaction, When};
use crate::team::Team;
use crate::tui::app::{Event, Model, Source};
use crate::tui::screens::history::rows::{Progress, Rows};
use crate::tui::screens::teams::Teams;
use crate::tui::terminal::Wake;

/// How often new rows are shown while snapshots are read.
const BETWEEN: Duration = Duration::from_millis(50);

impl Files {
    /// Starts reading the snapshots; the history is shown meanwhile.
    pub(super) fn load_history(&mut self, model: &Model) -> Vec<Event> {
        let folder = match &model.source {
            Source::File(path) | Source::ReadOnly(path, _) => snapshots::folder(path),
            Source::Snapshot(path, _) => path.parent().map(Path::to_owned).unwrap_or_default(),
            Source::Nothing | Source::Demo | Source::Sheet(_) => return Vec::new(),
        };
        let mut events = vec![Event::HistoryBegins];
        let Some(sender) = self.wake.clone() else { return events };
        let paths = match snapshots::list(&folder) {
            Ok(paths) => paths,
            Err(fault) => {
                events.push(Event::Failed(fault.to_string()));
                return events;
            }
        };
        self.history.stop();
        self.history = HistoryReader::default();
        let stop = Arc::clone(&self.history.stop);
        let rows = Rows::new(&model.team);
        let send = move |progress| sender.send(Wake::App(Event::History(progress))).is_ok();
        spawn_reader(move || read(&paths, rows, &stop, send));
        events
    }

    /// Reads the teams of a folder: the one that was opened, the open team's, or the current one.
    pub(super) fn read_teams(&self, model: &Model) {
        let folder = match &model.source {
            Source::File(path) | Source::ReadOnly(path, _) => path.parent().map(Path::to_owned),
            _ => self.folder.clone(),
        };
        let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or_else(|| PathBuf::from("."));
        let today = model.today;
        self.read(move || Some(Event::Teams(Box::new(Teams::read(&folder, today)))));
    }

    /// Reads on a thread; the result wakes the loop.
    pub(super) fn read(&self, read: impl FnOnce() -> Option<Event> + Send + 'static) {
        let Some(sender) = self.wake.clone() else { return };
        spawn_reader(move || {
            if let Some(event) = read() {
                // The loop is gone only when the program ends.
                let _ = sender.send(Wake::App(event));
            }
        });
    }

    /// Reads two snapshots in full, to compare them.
    pub(super) fn compare_snapshots(&self, paths: [Option<PathBuf>; 2]) {
        self.read(move || {
            let [then, now] = paths.map(|path| path.map(|path| snapshots::open(&path)).transpose());
            Some(match then.and_then(|then| Ok([then, now?])) {
                Ok(pair) => Event::Compared(Box::new(pair)),
                Err(error) => Event::Failed(error.to_string()),
            })
        });
    }
}

/// Saves a snapshot next to the team file; with aliases, everyone gets one first, and the team
/// file keeps it.
pub(super) fn keep_snapshot(leaving: &Redaction, model: &Model) -> Vec<Event> {
    let (Source::File(path) | Source::ReadOnly(path, _)) = &model.source else {
        return Vec::new();
    };
    let (team, mut events) = match with_aliases(leaving.named == Named::Alias, model) {
        Ok(given) => given,
        Err(why) => return vec![Event::Failed(why)],
    };
    let when = When::now();
    let kept = snapshots::text(&team, leaving, when).map_err(|fault| fault.to_string());
    let kept = kept.and_then(|text| {
        let folder = snapshots::folder(path);
        snapshots::keep(&folder, when, &text).map_err(|error| error.to_string())
    });
    events.push(match kept {
        Ok(path) => Event::SnapshotSaved(super::file_name(&path)),
        Err(why) => Event::Failed(why),
    });
    events
}

/// Returns the redacted team, and the event that gives aliases to everyone without one: new
/// aliases are unused in every snapshot, and the team file keeps them.
///
/// # Errors
/// Why the team on the screen cannot be changed, or the snapshots not be read.
pub(super) fn with_aliases(
    is_asked: bool,
    model: &Model,
) -> Result<(Cow<'_, Team>, Vec<Event>), String> {
    let unchanged = (Cow::Borrowed(&model.team), Vec::new());
    if !is_asked {
        return Ok(unchanged);
    }
    let earlier = match &model.source {
        Source::File(path) | Source::ReadOnly(path, _) => {
            let listed = snapshots::list(&snapshots::folder(path));
            listed.map_err(|error| error.to_string())?
        }
        _ => Vec::new(),
    };
    let earlier = earlier.iter().filter_map(|path| Outline::open(path).ok());
    let used = earlier.flat_map(|one| one.people).filter_map(|member| member.alias);
    let Some(edit) = snapshots::give_aliases(&model.team, used) else { return Ok(unchanged) };
    if let Some(why) = model.refusal() {
        return Err(why);
    }
    let mut team = model.team.clone();
    team.apply(edit.clone()).map_err(|error| error.to_string())?;
    Ok((Cow::Owned(team), vec![Event::AliasesGiven(Box::new(edit))]))
}

/// The running read of snapshots for the history.
#[derive(Debug, Default)]
pub(super) struct HistoryReader {
    stop: Arc<AtomicBool>,
}

impl HistoryReader {
    /// Stops the running read.
    pub(super) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

fn spawn_reader(read: impl FnOnce() + Send + 'static) {
    // Without a thread the page stays as it is, and the keys go on.
    let _ = std::thread::Builder::new().name("reader".into()).spawn(read);
}

/// Reads snapshots on all processors, the newest first; sends rows as they come, and at the end
/// all rows by date.
fn read(paths: &[PathBuf], mut rows: Rows, stop: &AtomicBool, send: impl Fn(Progress) -> bool) {
    let next = AtomicUsize::new(0);
    let is_stopped = || stop.load(Ordering::Relaxed);
    let newest_first = || {
        let nth = next.fetch_add(1, Ordering::Relaxed);
        paths.iter().rev().nth(nth).filter(|_| !is_stopped())
    };
    let mut fault = None;
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let (sender, outlines) = mpsc::channel();
        for _ in 0..threads.min(paths.len()) {
            let sender = sender.clone();
            scope.spawn(move || {
                while let Some(path) = newest_first() {
                    let _ = sender.send(Outline::open(path));
                }
            });
        }
        drop(sender);
        let mut last = None;
        let mut progress = Progress { left: paths.len(), ..Progress::default() };
        for outline in outlines {
            progress.left -= 1;
            match outline {
                Ok(outline) => progress.rows.push(rows.add(outline)),
                Err(error) => {
                    fault.get_or_insert(error.to_string());
                }
            }
            if last.is_none_or(|last: Instant| last.elapsed() > BETWEEN) {
                last = Some(Instant::now());
                let left = progress.left;
                let ready =
                    std::mem::replace(&mut progress, Progress { left, ..Progress::default() });
                if is_stopped() || !send(ready) {
                    stop.store(true, Ordering::Relaxed);
                }
            }
        }
    });
    if !is_stopped() {
        send(rows.finish(fault, |row| snapshots::open(&row.path).ok()));
    }
}
