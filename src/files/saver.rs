//! One thread that saves, so that the screen never waits for a disk.
//!
//! The newest team wins: edits that come during a save are written by the next
//! save. An edit is on disk within 250 ms. Edits that cannot be saved go into the
//! journal until a save succeeds.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::dirs::AppDirs;
use super::file::{SaveError, Saved, TeamFile};
use super::watch::{Seen, Watch};
use super::write;
use crate::team::Team;

/// How long to wait for another edit before writing.
const DEBOUNCE: Duration = Duration::from_millis(30);
/// The longest time that a series of edits waits to be written.
const MAX_DELAY: Duration = Duration::from_millis(120);
/// How often to check whether another program has written the file, where the
/// system does not report it.
const CHECK_INTERVAL: Duration = Duration::from_secs(1);
/// How soon to check again while another program may still be writing it.
const SETTLE_INTERVAL: Duration = Duration::from_millis(150);

/// What happened to the newest team.
#[derive(Debug)]
pub enum SaveOutcome {
    /// It is on disk; with notes for the user about the save.
    Saved(Vec<String>),
    /// It could not be saved.
    Failed {
        /// Why, and what to do.
        error: SaveError,
        /// Whether the edits are in the journal.
        in_journal: bool,
    },
}

enum Job {
    Save(Box<Team>),
    Flush(Sender<()>),
    File(Seen),
}

/// The handle of the thread that saves.
pub struct Saver {
    jobs: Option<Sender<Job>>,
    outcomes: Receiver<SaveOutcome>,
    changed_outside: Arc<AtomicBool>,
    thread: Option<JoinHandle<TeamFile>>,
    path: PathBuf,
    watch: Option<Watch>,
}

impl fmt::Debug for Saver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Saver").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Saver {
    /// Starts the thread. The thread calls `wake` whenever [`Saver::poll`] has a new outcome and
    /// whenever another program has written the file. Without `dirs` there is no journal.
    pub fn spawn(
        file: TeamFile,
        dirs: Option<AppDirs>,
        wake: impl Fn() + Send + 'static,
    ) -> std::io::Result<Self> {
        let path = file.path().to_owned();
        let (jobs, inbox) = mpsc::channel();
        let (outbox, outcomes) = mpsc::channel();
        let changed_outside = Arc::new(AtomicBool::new(false));
        let changes = jobs.clone();
        let watch = Watch::start(&file.target, move |seen| {
            // While the program ends, nobody receives the job.
            let _ = changes.send(Job::File(seen));
        });
        let (is_watched, changed) = (watch.is_some(), Arc::clone(&changed_outside));
        let work = move || {
            let mut worker = Worker { file, dirs, is_watched };
            worker.run(&inbox, &|news| {
                match news {
                    // While the program ends, nobody receives the outcome.
                    Some(outcome) => drop(outbox.send(outcome)),
                    None => changed.store(true, Ordering::Relaxed),
                }
                wake();
            });
            worker.file
        };
        let thread = std::thread::Builder::new().name("saver".into()).spawn(work)?;
        Ok(Self { jobs: Some(jobs), outcomes, changed_outside, thread: Some(thread), path, watch })
    }

    /// Sends a team to the thread, which saves it soon. Does not wait. Returns whether
    /// the thread is still running.
    #[must_use]
    pub fn save(&self, team: Team) -> bool {
        self.jobs.as_ref().is_some_and(|jobs| jobs.send(Job::Save(Box::new(team))).is_ok())
    }

    /// Returns the outcome of the newest save; nothing if there is no new one.
    pub fn poll(&self) -> Option<SaveOutcome> {
        self.outcomes.try_iter().last()
    }

    /// Returns whether another program has written the file since this was last asked.
    pub fn has_changed_outside(&self) -> bool {
        self.changed_outside.swap(false, Ordering::Relaxed)
    }

    /// Waits until every team that was sent is on disk or in the journal, at most for
    /// `timeout`. Returns whether that happened.
    pub fn flush(&self, timeout: Duration) -> bool {
        let Some(jobs) = &self.jobs else { return true };
        let (done, waiting) = mpsc::channel();
        jobs.send(Job::Flush(done)).is_ok() && waiting.recv_timeout(timeout).is_ok()
    }

    /// Saves what is left and ends the thread. Returns the file, or nothing if the thread
    /// has panicked, and the outcome of the last save, if it is new.
    pub fn finish(mut self) -> (Option<TeamFile>, Option<SaveOutcome>) {
        let file = self.end();
        (file, self.poll())
    }

    fn end(&mut self) -> Option<TeamFile> {
        // Both send jobs: the thread ends when nobody can.
        (self.watch, self.jobs) = (None, None);
        self.thread.take()?.join().ok()
    }
}

/// Saves what was sent, however the program ends.
impl Drop for Saver {
    fn drop(&mut self) {
        self.end();
    }
}

struct Worker {
    file: TeamFile,
    dirs: Option<AppDirs>,
    /// Whether the system reports changes of the file.
    is_watched: bool,
}

impl Worker {
    /// Returns how long to wait for a job before looking at the file; nothing if there
    /// is no need to look.
    fn pause(&self) -> Option<Duration> {
        if self.file.is_settling() {
            return Some(SETTLE_INTERVAL);
        }
        (!self.is_watched || !self.file.is_compared()).then_some(CHECK_INTERVAL)
    }

    /// Calls `report` with each outcome, and with nothing when another program has written
    /// the file.
    fn run(&mut self, inbox: &Receiver<Job>, report: &dyn Fn(Option<SaveOutcome>)) {
        // For what was written before the watch began.
        self.file.check_for_changes();
        loop {
            let next = match self.pause() {
                Some(pause) => inbox.recv_timeout(pause),
                None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            let job = match next {
                Ok(job) => job,
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {
                    if self.file.check_for_changes() {
                        report(None);
                    }
                    continue;
                }
            };
            let mut newest = None;
            let mut waiting = Vec::new();
            self.take(job, &mut newest, &mut waiting);
            if newest.is_none() && waiting.is_empty() {
                continue;
            }
            let latest = Instant::now() + MAX_DELAY;
            while waiting.is_empty() && Instant::now() < latest {
                match inbox.recv_timeout(DEBOUNCE) {
                    Ok(job) => self.take(job, &mut newest, &mut waiting),
                    Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
                }
            }
            if let Some(team) = newest {
                report(Some(self.save(&team)));
            }
            for flushed in waiting {
                // The waiting thread may have timed out.
                let _ = flushed.send(());
            }
        }
    }

    fn take(&mut self, job: Job, newest: &mut Option<Box<Team>>, waiting: &mut Vec<Sender<()>>) {
        match job {
            Job::Save(team) => *newest = Some(team),
            Job::Flush(done) => waiting.push(done),
            Job::File(Seen::Change) => self.file.expect_change(),
            Job::File(Seen::End) => self.is_watched = false,
        }
    }

    fn save(&mut self, team: &Team) -> SaveOutcome {
        self.save_by(team, TeamFile::save)
    }

    /// Saves with `save`. A panic must not end the thread unnoticed: it becomes an error.
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
        let in_journal = catch_unwind(AssertUnwindSafe(|| self.write_journal(team)));
        SaveOutcome::Failed { error, in_journal: in_journal.unwrap_or(false) }
    }

    /// Writes the team into the journal; returns whether that worked.
    fn write_journal(&mut self, team: &Team) -> bool {
        let Some(dirs) = &self.dirs else { return false };
        // Prefers the text that keeps the user's comments and layout.
        let text = catch_unwind(AssertUnwindSafe(|| self.file.text_of(team).ok())).ok().flatten();
        let Some(text) = text.or_else(|| write::team(team, None).ok()) else { return false };
        let TeamFile { target, text: base, aside, identity, .. } = &mut self.file;
        aside.keep(dirs, target, identity, &text, base).is_ok()
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
        let dirs = AppDirs::within(&folder.path().join("own"));
        let opened = TeamFile::open(&path).unwrap();
        let mut team = opened.read.team;
        team.name = "Checkout".into();
        let mut worker = Worker { file: opened.file, dirs: Some(dirs.clone()), is_watched: false };
        let outcome = worker.save_by(&team, |_, _| panic!("Ada rated 4"));
        let SaveOutcome::Failed { error, in_journal: true } = outcome else {
            panic!("{outcome:?}");
        };
        assert!(error.to_string().contains("an error in the program"), "{error}");
        assert!(!error.to_string().contains("Ada"), "{error}");
        let kept = journal::find(&dirs, &path).and_then(|path| journal::open(&path)).unwrap();
        assert_eq!(kept.read.team.name, "Checkout");
        // Saving goes on.
        assert!(matches!(worker.save(&team), SaveOutcome::Saved(_)));
        assert_eq!(journal::find(&dirs, &path), None);
    }
}
