//! The thread that reads the terminal.

#![cfg(unix)]

use std::io;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::Input;
use super::burst::guarded;
use super::decode::decode;
use super::framer::{Framer, Sequence};

/// A terminal hands over no more than this at once.
const READ: usize = 4096;
/// After so many bytes there is probably more on its way: it is waited for
/// this long, so that a burst is taken whole.
const MIN_BURST: usize = 8;
const BURST_PAUSE: Duration = Duration::from_millis(2);
/// A burst is handed over once it has so many bytes.
const MAX_BURST: usize = 1024 * 1024;

/// What the terminal has to say.
#[derive(Debug, PartialEq, Eq)]
enum Ready {
    Bytes,
    Nothing,
    Gone,
}

/// Reads the terminal.
#[derive(Debug)]
pub(crate) struct Reader {
    framer: Framer,
    buffer: Vec<u8>,
}

impl Reader {
    pub(crate) fn new() -> Self {
        Self { framer: Framer::default(), buffer: vec![0; READ] }
    }

    /// Starts the thread. `tell` is called with all that came at once, and
    /// with nothing once the terminal is gone; where it gives false, the
    /// thread ends.
    pub(crate) fn start(
        mut self,
        tell: impl Fn(Option<Vec<Input>>) -> bool + Send + 'static,
    ) -> io::Result<()> {
        let thread = std::thread::Builder::new().name("input".into());
        thread.spawn(move || {
            // What was typed before the first frame comes first.
            let mut is_there = true;
            loop {
                let inputs = guarded(self.framer.drain().filter_map(decode).collect());
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
        Ok(())
    }

    /// Reads for at most this long, until `is_answer` has found what it looks
    /// for among the sequences. Keys are kept for the thread.
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
            if left.is_zero() || ready(Some(left)) != Ready::Bytes || !self.read() {
                self.framer.put_back(kept);
                return None;
            }
        }
    }

    /// Waits for bytes and takes all that come at once; false once the
    /// terminal is gone.
    fn wait(&mut self) -> bool {
        match ready(self.framer.pause(Instant::now())) {
            Ready::Gone => return false,
            Ready::Nothing => {
                self.framer.idle(Instant::now());
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
            if taken == before || taken > MAX_BURST || ready(Some(pause)) != Ready::Bytes {
                return true;
            }
        }
    }

    fn read(&mut self) -> bool {
        self.read_counted(&mut 0)
    }

    /// Reads once; false once the terminal is gone.
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

/// Waits until the terminal has something to say, for ever without a pause.
fn ready(pause: Option<Duration>) -> Ready {
    let pause = pause.and_then(|pause| Timespec::try_from(pause).ok());
    let terminal = io::stdin();
    let mut watched = [PollFd::new(&terminal, PollFlags::IN)];
    match poll(&mut watched, pause.as_ref()) {
        Ok(0) | Err(Errno::INTR) => Ready::Nothing,
        Ok(_) if watched[0].revents().contains(PollFlags::IN) => Ready::Bytes,
        Ok(_) | Err(_) => Ready::Gone,
    }
}
