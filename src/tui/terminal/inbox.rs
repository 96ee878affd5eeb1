//! What wakes the loop: keys, signals, the threads that work for it, and a
//! terminal that goes. The loop sleeps in one call of the system for all of
//! them, so that no key passes through another thread on its way.

use std::io;
use std::sync::mpsc::{self, Receiver, SendError, Sender};
use std::time::Duration;

use super::Message;

#[cfg(not(unix))]
pub(super) use self::other::Inbox;
#[cfg(unix)]
pub(super) use self::unix::Inbox;

/// Puts messages into the inbox, from any thread.
#[derive(Debug, Clone)]
pub(super) struct Waker {
    sender: Sender<Message>,
    #[cfg(unix)]
    bell: Option<std::sync::Arc<std::os::unix::net::UnixStream>>,
}

impl Waker {
    /// For a loop that waits for its messages alone.
    pub(super) fn without_a_bell(sender: Sender<Message>) -> Self {
        Self {
            sender,
            #[cfg(unix)]
            bell: None,
        }
    }

    /// Puts a message in and wakes the loop. Fails only where the loop is
    /// gone.
    pub(super) fn send(&self, message: Message) -> Result<(), SendError<Message>> {
        self.sender.send(message)?;
        #[cfg(unix)]
        {
            use std::io::Write as _;
            // A bell that is full of rings wakes the loop as it is.
            if let Some(bell) = &self.bell {
                let _ = (&**bell).write(&[0]);
            }
        }
        Ok(())
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::net::UnixStream;
    use std::sync::Arc;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::Errno;
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::iterator::backend::SignalDelivery;
    use signal_hook::iterator::exfiltrator::SignalOnly;

    use super::{Duration, Message, Receiver, Waker, io, mpsc};
    use crate::tui::terminal::input::{Decoder, Input};

    /// A terminal hands over no more than this at once.
    const READ: usize = 4096;
    /// After so many bytes there is probably more on its way: it is waited
    /// for this long before anything is painted.
    const BURST: usize = 512;
    const MORE_OF_A_BURST: Duration = Duration::from_millis(2);
    /// So many things are handed over before the next paint, at most.
    const BATCH: usize = 16 * 1024;

    /// What the loop is woken by.
    #[derive(Debug)]
    pub(in crate::tui::terminal) struct Inbox {
        receiver: Receiver<Message>,
        waker: Waker,
        /// Its pipe is rung by signals and by [`Waker`]s alike.
        signals: SignalDelivery<UnixStream, SignalOnly>,
        decoder: Decoder,
        bytes: Vec<u8>,
        /// The size that the loop knows.
        size: (u16, u16),
        gone: bool,
    }

    impl Inbox {
        /// Catches signals from here on; one that comes before anyone waits is
        /// kept. To be called before the terminal is taken over, or one that
        /// comes in between would leave it as it is.
        pub(in crate::tui::terminal) fn new() -> io::Result<Self> {
            let (rung, bell) = UnixStream::pair()?;
            bell.set_nonblocking(true)?;
            let (sender, receiver) = mpsc::channel();
            let waker = Waker { sender, bell: Some(Arc::new(bell.try_clone()?)) };
            let caught = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
            let signals = SignalDelivery::with_pipe(rung, bell, SignalOnly, caught)?;
            Ok(Self {
                receiver,
                waker,
                signals,
                decoder: Decoder::default(),
                bytes: vec![0; READ],
                size: (0, 0),
                gone: false,
            })
        }

        /// Something to wake the loop with.
        pub(in crate::tui::terminal) fn waker(&self) -> Waker {
            self.waker.clone()
        }

        /// Only another size than this is told.
        pub(in crate::tui::terminal) fn knows_size(&mut self, size: (u16, u16)) {
            self.size = size;
        }

        /// Sleeps until something happens or the pause is over; adds all that
        /// has happened. False where only the pause is over.
        pub(in crate::tui::terminal) fn wait(
            &mut self,
            pause: Option<Duration>,
            messages: &mut Vec<Message>,
        ) -> bool {
            if self.gone {
                messages.push(Message::TerminalGone);
                return true;
            }
            let (keys, bell) = self.poll(pause);
            if bell {
                self.take_signals(messages);
                messages.extend(self.receiver.try_iter());
            }
            if keys {
                self.take_keys(messages);
            }
            keys || bell
        }

        /// Whether the terminal and whether the bell have something to say.
        fn poll(&mut self, pause: Option<Duration>) -> (bool, bool) {
            let pause = pause.and_then(|pause| Timespec::try_from(pause).ok());
            let terminal = io::stdin();
            let mut watched = [
                PollFd::new(&terminal, PollFlags::IN),
                PollFd::new(self.signals.get_read(), PollFlags::IN),
            ];
            match poll(&mut watched, pause.as_ref()) {
                Ok(_) => (!watched[0].revents().is_empty(), !watched[1].revents().is_empty()),
                // A signal: the bell has been rung for it.
                Err(Errno::INTR) => (false, true),
                Err(_) => (true, false),
            }
        }

        fn take_signals(&mut self, messages: &mut Vec<Message>) {
            let pending: Vec<i32> = self.signals.pending().collect();
            for signal in pending {
                match signal {
                    SIGTSTP => messages.push(Message::Stop),
                    SIGCONT => messages.push(Message::Continued),
                    SIGWINCH => self.take_size(messages),
                    ended => messages.push(Message::Ended(ended)),
                }
            }
        }

        /// Tells the terminal's size where it is another one.
        fn take_size(&mut self, messages: &mut Vec<Message>) {
            if let Ok(size) = crossterm::terminal::size()
                && size != self.size
            {
                self.size = size;
                messages.push(Message::Input(vec![Input::Resize(size.0, size.1)]));
            }
        }

        /// Takes everything that the terminal has sent, a burst whole.
        fn take_keys(&mut self, messages: &mut Vec<Message>) {
            let mut inputs = Vec::new();
            let mut taken = 0;
            loop {
                match rustix::io::read(io::stdin(), self.bytes.as_mut_slice()) {
                    Ok(0) => self.gone = true,
                    Ok(count) => {
                        taken += count;
                        self.decoder.take(&self.bytes[..count], &mut inputs);
                    }
                    Err(Errno::INTR | Errno::AGAIN) => {}
                    Err(_) => self.gone = true,
                }
                if self.gone || inputs.len() >= BATCH {
                    break;
                }
                let pause = if taken >= BURST { MORE_OF_A_BURST } else { Duration::ZERO };
                if !self.poll(Some(pause)).0 {
                    break;
                }
            }
            if !inputs.is_empty() {
                messages.push(Message::Input(inputs));
            }
            if self.gone {
                messages.push(Message::TerminalGone);
            }
        }
    }
}

/// Where there is no `poll`, keys are read on a thread of their own.
#[cfg(not(unix))]
mod other {
    use crossterm::event::{
        self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
    };

    use super::{Duration, Message, Receiver, Waker, io, mpsc};
    use crate::tui::keymap::{Code, Key};
    use crate::tui::terminal::input::Input;

    /// What the loop is woken by.
    #[derive(Debug)]
    pub(in crate::tui::terminal) struct Inbox {
        receiver: Receiver<Message>,
        waker: Waker,
        reads: bool,
    }

    impl Inbox {
        /// There are no signals to catch here.
        pub(in crate::tui::terminal) fn new() -> io::Result<Self> {
            let (sender, receiver) = mpsc::channel();
            Ok(Self { receiver, waker: Waker { sender }, reads: false })
        }

        /// Something to wake the loop with.
        pub(in crate::tui::terminal) fn waker(&self) -> Waker {
            self.waker.clone()
        }

        /// The console tells every change by itself.
        pub(in crate::tui::terminal) fn knows_size(&mut self, _: (u16, u16)) {}

        /// Sleeps until something happens or the pause is over; adds all that
        /// has happened. False where only the pause is over.
        pub(in crate::tui::terminal) fn wait(
            &mut self,
            pause: Option<Duration>,
            messages: &mut Vec<Message>,
        ) -> bool {
            if !self.reads {
                let waker = self.waker();
                let keys = std::thread::Builder::new().name("keys".into());
                self.reads = keys.spawn(move || read(&waker)).is_ok();
            }
            let first = match pause {
                None => self.receiver.recv().ok(),
                Some(pause) => self.receiver.recv_timeout(pause).ok(),
            };
            let woken = first.is_some();
            messages.extend(first);
            messages.extend(self.receiver.try_iter());
            woken
        }
    }

    /// Reads for ever; ends when the terminal or the program does.
    fn read(waker: &Waker) {
        loop {
            let message = match event::read() {
                Ok(event) => translate(event).map(|input| Message::Input(vec![input])),
                Err(_) => Some(Message::TerminalGone),
            };
            let gone = matches!(message, Some(Message::TerminalGone));
            if message.is_some_and(|message| waker.send(message).is_err()) || gone {
                return;
            }
        }
    }

    fn translate(event: Event) -> Option<Input> {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => key_of(key).map(Input::Key),
            Event::Paste(text) => Some(Input::Paste(text)),
            Event::Resize(columns, rows) => Some(Input::Resize(columns, rows)),
            Event::Mouse(mouse) => match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => {
                    Some(Input::Click(mouse.column, mouse.row))
                }
                MouseEventKind::ScrollDown => Some(Input::Wheel(true)),
                MouseEventKind::ScrollUp => Some(Input::Wheel(false)),
                _ => None,
            },
            _ => None,
        }
    }

    fn key_of(key: KeyEvent) -> Option<Key> {
        let shift = key.modifiers.contains(KeyModifiers::SHIFT);
        let code = match key.code {
            KeyCode::Char(c) => Code::Char(c),
            KeyCode::Enter => Code::Enter,
            KeyCode::Esc => Code::Esc,
            KeyCode::Tab if shift => Code::BackTab,
            KeyCode::Tab => Code::Tab,
            KeyCode::BackTab => Code::BackTab,
            KeyCode::Backspace => Code::Backspace,
            KeyCode::Delete => Code::Delete,
            KeyCode::Up => Code::Up,
            KeyCode::Down => Code::Down,
            KeyCode::Left => Code::Left,
            KeyCode::Right => Code::Right,
            KeyCode::PageUp => Code::PageUp,
            KeyCode::PageDown => Code::PageDown,
            KeyCode::Home => Code::Home,
            KeyCode::End => Code::End,
            KeyCode::F(n) => Code::F(n),
            _ => return None,
        };
        let held = |modifier| key.modifiers.contains(modifier);
        Some(Key { code, ctrl: held(KeyModifiers::CONTROL), alt: held(KeyModifiers::ALT) })
    }
}
