//! One thread that saves, so that the screen never waits for a disk.
//!
//! The newest team wins: what came while a save was under way is written by
//! the next one. An edit is on disk well within 250 ms. What cannot be saved
//! goes into the journal, until it is saved after all.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::dirs::AppDirs;
use super::file::{SaveError, Saved, TeamFile};
use super::write;
use crate::team::Team;

/// How long to wait for the next key of a burst before writing.
const DEBOUNCE: Duration = Duration::from_millis(30);
/// A burst is written at least this often.
const MAX_DELAY: Duration = Duration::from_millis(120);
/// How often to look whether somebody else has written the file.
const LOOK: Duration = Duration::from_secs(1);
/// And how soon again where somebody may still be writing it.
const SETTLE: Duration = Duration::from_millis(150);

/// What became of the newest team.
#[derive(Debug)]
pub enum SaveOutcome {
    /// It is on disk, and what is to be told of how.
    Saved(Vec<String>),
    /// It is not, and why; whether the journal has it.
    Failed {
        /// Why, and what to do.
        error: SaveError,
        /// Whether the journal has what is not on disk.
        in_journal: bool,
    },
    /// Somebody else has written the file.
    ChangedOutside,
}

enum Job {
    Save(Box<Team>),
    Flush(Sender<()>),
}

/// The saving thread's handle.
pub struct Saver {
    jobs: Option<Sender<Job>>,
    outcomes: Receiver<SaveOutcome>,
    thread: Option<JoinHandle<TeamFile>>,
    path: PathBuf,
}

impl fmt::Debug for Saver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Saver").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Saver {
    /// Starts the thread. `wake` is called on it whenever there is an outcome
    /// to [`Saver::poll`]. Without places there is no journal.
    pub fn spawn(
        file: TeamFile,
        places: Option<AppDirs>,
        wake: impl Fn() + Send + 'static,
    ) -> std::io::Result<Self> {
        let path = file.path().to_owned();
        let (jobs, inbox) = mpsc::channel();
        let (outbox, outcomes) = mpsc::channel();
        let work = move || {
            let mut worker = Worker { file, places };
            worker.run(&inbox, &|outcome| {
                // Nobody listens any more while the program ends.
                let _ = outbox.send(outcome);
                wake();
            });
            worker.file
        };
        let thread = std::thread::Builder::new().name("saver".into()).spawn(work)?;
        Ok(Self { jobs: Some(jobs), outcomes, thread: Some(thread), path })
    }

    /// Has a team saved, soon. Costs no more than handing it over; false where
    /// there is no thread any more to hand it to.
    #[must_use]
    pub fn save(&self, team: Team) -> bool {
        self.jobs.as_ref().is_some_and(|jobs| jobs.send(Job::Save(Box::new(team))).is_ok())
    }

    /// Returns what became of the newest save, where there is news.
    pub fn poll(&self) -> Option<SaveOutcome> {
        self.outcomes.try_iter().last()
    }

    /// Waits until everything handed over is on disk or in the journal, at
    /// most so long. Whether it got there.
    pub fn flush(&self, most: Duration) -> bool {
        let Some(jobs) = &self.jobs else { return true };
        let (done, waiting) = mpsc::channel();
        jobs.send(Job::Flush(done)).is_ok() && waiting.recv_timeout(most).is_ok()
    }

    /// Saves what is left, ends the thread and gives the file back; nothing
    /// where the thread has died.
    pub fn finish(mut self) -> Option<TeamFile> {
        self.end()
    }

    /// Ends as [`Saver::finish`] does; returns what became of the last save, where
    /// that is news.
    pub fn last(mut self) -> Option<SaveOutcome> {
        self.end();
        self.poll()
    }

    fn end(&mut self) -> Option<TeamFile> {
        self.jobs = None;
        self.thread.take()?.join().ok()
    }
}

/// However the program ends, what was handed over is saved first.
impl Drop for Saver {
    fn drop(&mut self) {
        self.end();
    }
}

struct Worker {
    file: TeamFile,
    places: Option<AppDirs>,
}

impl Worker {
    fn run(&mut self, inbox: &Receiver<Job>, report: &dyn Fn(SaveOutcome)) {
        loop {
            let pause = if self.file.is_settling() { SETTLE } else { LOOK };
            let job = match inbox.recv_timeout(pause) {
                Ok(job) => job,
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {
                    if self.file.look() {
                        report(SaveOutcome::ChangedOutside);
                    }
                    continue;
                }
            };
            let mut newest = None;
            let mut waiting = Vec::new();
            take(job, &mut newest, &mut waiting);
            let latest = Instant::now() + MAX_DELAY;
            while waiting.is_empty() && Instant::now() < latest {
                match inbox.recv_timeout(DEBOUNCE) {
                    Ok(job) => take(job, &mut newest, &mut waiting),
                    Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
                }
            }
            if let Some(team) = newest {
                report(self.save(&team));
            }
            for flushed in waiting {
                // Whoever waited may have given up.
                let _ = flushed.send(());
            }
        }
    }

    fn save(&mut self, team: &Team) -> SaveOutcome {
        self.save_by(team, TeamFile::save)
    }

    /// A fault of the program in a save must not end all saving without a word.
    fn save_by(
        &mut self,
        team: &Team,
        save: impl FnOnce(&mut TeamFile, &Team) -> Result<Saved, SaveError>,
    ) -> SaveOutcome {
        let saved = catch_unwind(AssertUnwindSafe(|| save(&mut self.file, team)));
        let error = match saved {
            Ok(Ok(Saved::Written | Saved::Unchanged)) => {
                self.file.aside.discard();
                return SaveOutcome::Saved(self.file.take_notes());
            }
            Ok(Err(error)) => error,
            Err(_) => SaveError::System(std::io::Error::other(
                "an error in the program prevented the save; save to another file",
            )),
        };
        let in_journal = catch_unwind(AssertUnwindSafe(|| self.keep_aside(team)));
        SaveOutcome::Failed { error, in_journal: in_journal.unwrap_or(false) }
    }

    fn keep_aside(&mut self, team: &Team) -> bool {
        let Some(dirs) = &self.places else { return false };
        // What leaves the file as its writer has it, if that can be had.
        let text = catch_unwind(AssertUnwindSafe(|| self.file.text_of(team).ok())).ok().flatten();
        let Some(text) = text.or_else(|| write::team(team, None).ok()) else { return false };
        let TeamFile { target, text: base, aside, identity, .. } = &mut self.file;
        aside.keep(dirs, target, identity, &text, base).is_ok()
    }
}

fn take(job: Job, newest: &mut Option<Box<Team>>, waiting: &mut Vec<Sender<()>>) {
    match job {
        Job::Save(team) => *newest = Some(team),
        Job::Flush(done) => waiting.push(done),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::journal;

    #[test]
    fn a_fault_of_the_program_in_a_save_is_told_without_its_message_and_the_edit_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("team.toml");
        std::fs::write(&path, "format = 1\nteam.name = \"Payments\"\n").unwrap();
        let places = AppDirs::within(&folder.path().join("own"));
        let opened = TeamFile::open(&path).unwrap();
        let mut team = opened.read.team;
        team.name = "Checkout".into();
        let mut worker = Worker { file: opened.file, places: Some(places.clone()) };
        let outcome = worker.save_by(&team, |_, _| panic!("Ada rated 4"));
        let SaveOutcome::Failed { error, in_journal: true } = outcome else {
            panic!("{outcome:?}");
        };
        assert!(error.to_string().contains("an error in the program"), "{error}");
        assert!(!error.to_string().contains("Ada"), "{error}");
        let kept = journal::find(&places, &path).and_then(|path| journal::open(&path)).unwrap();
        assert_eq!(kept.read.team.name, "Checkout");
        // Saving goes on.
        assert!(matches!(worker.save(&team), SaveOutcome::Saved(_)));
        assert_eq!(journal::find(&places, &path), None);
    }
}
