//! The thread that reads the terminal.

#![cfg(unix)]

use std::io::{self, Read as _, Write as _};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::Input;
use super::burst::filter_bursts;
use super::decode::decode;
use super::framer::{Framer, Sequence};

/// The most bytes that one read returns.
const READ: usize = 4096;
/// After this many bytes there is probably more on its way: the reader waits a moment, so that a
/// burst stays whole.
const MIN_BURST: usize = 8;
const BURST_PAUSE: Duration = Duration::from_millis(2);
/// The largest burst.
const MAX_BURST: usize = 1024 * 1024;

/// What woke the reader.
#[derive(Debug, PartialEq, Eq)]
enum Ready {
    Bytes,
    Nothing,
    Gone,
    Paused,
}

/// Reads the terminal.
#[derive(Debug)]
pub(crate) struct Reader {
    framer: Framer,
    buffer: Vec<u8>,
    /// A byte written to the other end pauses the thread; another one resumes it.
    paused: Option<io::PipeReader>,
}

/// Pauses the thread, so that another program can read the terminal.
#[derive(Debug)]
pub(crate) struct Pause(io::PipeWriter);

impl Pause {
    /// Keeps the thread from reading.
    pub(crate) fn begin(&mut self) -> io::Result<()> {
        self.0.write_all(&[0])
    }

    /// Lets the thread read again.
    pub(crate) fn end(&mut self) -> io::Result<()> {
        self.0.write_all(&[0])
    }
}

impl Reader {
    pub(crate) fn new() -> Self {
        Self { framer: Framer::default(), buffer: vec![0; READ], paused: None }
    }

    /// Starts the thread. It calls `tell` with everything that came at once, and with an empty
    /// list once the terminal is gone; it ends when `tell` returns false.
    pub(crate) fn start(
        mut self,
        tell: impl Fn(Option<Vec<Input>>) -> bool + Send + 'static,
    ) -> io::Result<Pause> {
        let (paused, pause) = io::pipe()?;
        self.paused = Some(paused);
        let thread = std::thread::Builder::new().name("input".into());
        thread.spawn(move || {
            // What was typed before the first frame comes first.
            let mut is_there = true;
            loop {
                let inputs = filter_bursts(self.framer.drain().filter_map(decode).collect());
                if !inputs.is_empty() && !tell(Some(inputs)) {
                    return;
                }
                if !is_there {
                    tell(None);
                    return;
                }
                is_there = self.wait();
            }
        })?;
        Ok(Pause(pause))
    }

    /// Reads until `is_answer` finds what it looks for, at most for this long. Keys are kept for
    /// the thread.
    pub(crate) fn look_for<T>(
        &mut self,
        patience: Duration,
        mut is_answer: impl FnMut(&[u8]) -> Option<T>,
    ) -> Option<T> {
        let until = Instant::now() + patience;
        let mut kept = Vec::new();
        loop {
            let come: Vec<Sequence> = self.framer.drain().collect();
            let mut come = come.into_iter();
            for sequence in come.by_ref() {
                let found = match &sequence {
                    Sequence::Answer(bytes) | Sequence::Key(bytes) => is_answer(bytes),
                    _ => None,
                };
                if decode(sequence.clone()).is_some() {
                    kept.push(sequence);
                }
                if found.is_some() {
                    kept.extend(come);
                    self.framer.put_back(kept);
                    return found;
                }
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() || ready(Some(left), None) != Ready::Bytes || !self.read() {
                self.framer.put_back(kept);
                return None;
            }
        }
    }

    /// Waits for bytes and reads all that come at once; returns false once the terminal is gone.
    fn wait(&mut self) -> bool {
        match ready(self.framer.pause(Instant::now()), self.paused.as_ref()) {
            Ready::Paused => {
                // One byte has begun the pause, and the next ends it.
                let is_over = self.paused.as_mut().map(|pipe| pipe.read_exact(&mut [0; 2]));
                return is_over.is_some_and(|over| over.is_ok());
            }
            Ready::Gone => return false,
            Ready::Nothing => {
                self.framer.expire(Instant::now());
                return true;
            }
            Ready::Bytes => {}
        }
        let mut taken = 0;
        loop {
            let before = taken;
            if !self.read_counted(&mut taken) {
                return false;
            }
            let pause = if taken >= MIN_BURST { BURST_PAUSE } else { Duration::ZERO };
            if taken == before || taken > MAX_BURST || ready(Some(pause), None) != Ready::Bytes {
                return true;
            }
        }
    }

    fn read(&mut self) -> bool {
        self.read_counted(&mut 0)
    }

    /// Reads once; returns false once the terminal is gone.
    fn read_counted(&mut self, taken: &mut usize) -> bool {
        match rustix::io::read(io::stdin(), self.buffer.as_mut_slice()) {
            Ok(0) => false,
            Ok(count) => {
                *taken += count;
                self.framer.take(&self.buffer[..count], Instant::now());
                true
            }
            Err(Errno::INTR | Errno::AGAIN) => true,
            Err(_) => false,
        }
    }
}

/// Waits until there is something to read, at most for `pause`.
fn ready(pause: Option<Duration>, paused: Option<&io::PipeReader>) -> Ready {
    let pause = pause.and_then(|pause| Timespec::try_from(pause).ok());
    let terminal = io::stdin();
    let mut watched = vec![PollFd::new(&terminal, PollFlags::IN)];
    watched.extend(paused.map(|pipe| PollFd::new(pipe, PollFlags::IN)));
    match poll(&mut watched, pause.as_ref()) {
        Ok(0) | Err(Errno::INTR) => Ready::Nothing,
        Ok(_) if watched.get(1).is_some_and(|pipe| pipe.revents().contains(PollFlags::IN)) => {
            Ready::Paused
        }
        Ok(_) if watched[0].revents().contains(PollFlags::IN) => Ready::Bytes,
        Ok(_) | Err(_) => Ready::Gone,
    }
}
