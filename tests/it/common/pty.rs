//! A real pseudo-terminal with the program in it: keys in, screen out.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a screen may take on a busy machine; never a measure of speed.
const PATIENCE: Duration = Duration::from_secs(20);

/// A program in a terminal of its own.
pub struct Pty {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    chunks: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    /// Every byte the program wrote.
    pub raw: Vec<u8>,
    /// Every screen there was, in order, as long as they are kept.
    pub seen: Option<Vec<String>>,
    /// Its home, empty to begin with.
    pub home: tempfile::TempDir,
}

impl Pty {
    /// Starts the program itself.
    pub fn roundtable(args: &[&str], columns: u16, rows: u16) -> Self {
        Self::spawn(env!("CARGO_BIN_EXE_roundtable"), args, columns, rows)
    }

    /// Starts the program on a file, with a home that outlives it. `before` is
    /// what a shell does first.
    pub fn at_home(home: &Path, before: &str, file: &Path) -> Self {
        Self::with(home, before, &file.display().to_string())
    }

    /// As [`Pty::at_home`], with any arguments.
    pub fn with(home: &Path, before: &str, arguments: &str) -> Self {
        let program = format!(
            "{before} exec env HOME={0} XDG_STATE_HOME={0}/state XDG_DATA_HOME={0}/data \
             XDG_CONFIG_HOME={0}/config {1} {arguments}",
            home.display(),
            env!("CARGO_BIN_EXE_roundtable"),
        );
        Self::spawn("sh", &["-c", &program], 120, 40)
    }

    /// Starts any program.
    pub fn spawn(program: &str, args: &[&str], columns: u16, rows: u16) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let home = tempfile::tempdir().unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.cwd(std::env::current_dir().unwrap());
        command.env("TERM", "xterm-256color");
        command.env("COLORTERM", "truecolor");
        command.env("LC_ALL", "C.UTF-8");
        for name in ["NO_COLOR", "TMUX", "STY", "COLORFGBG"] {
            command.env_remove(name);
        }
        if program.contains("roundtable") {
            command.env("HOME", home.path());
            for folder in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"] {
                command.env_remove(folder);
            }
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let (sender, chunks) = mpsc::channel();
        thread::spawn(move || {
            let mut buffer = vec![0; 65536];
            while let Ok(count) = reader.read(&mut buffer) {
                if count == 0 || sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self {
            child,
            master: pair.master,
            writer,
            chunks,
            parser: vt100::Parser::new(
                NonZero::new(rows).unwrap(),
                NonZero::new(columns).unwrap(),
                1000,
            ),
            raw: Vec::new(),
            seen: None,
            home,
        }
    }

    fn take(&mut self, patience: Duration) -> bool {
        match self.chunks.recv_timeout(patience) {
            Ok(chunk) => {
                self.parser.process(&chunk);
                self.raw.extend(chunk);
                if let Some(seen) = &mut self.seen {
                    let screen = self.parser.screen().contents();
                    if seen.last() != Some(&screen) {
                        seen.push(screen);
                    }
                }
                true
            }
            Err(_) => false,
        }
    }

    /// Waits until a text is on the screen.
    pub fn wait(&mut self, text: &str) {
        self.wait_within(PATIENCE, text);
    }

    /// As [`Pty::wait`], with other patience.
    pub fn wait_within(&mut self, patience: Duration, text: &str) {
        let start = Instant::now();
        while !self.screen().contains(text) {
            let left = patience.saturating_sub(start.elapsed());
            assert!(!left.is_zero(), "no `{text}` on:\n{}", self.screen());
            self.take(left.min(Duration::from_millis(200)));
        }
    }

    /// Waits until the last row of the screen holds a text: what was drawn for
    /// another size stands elsewhere.
    pub fn wait_last_row(&mut self, text: &str) {
        let start = Instant::now();
        let rows = usize::from(self.parser.screen().size().0.get());
        while !self.screen().lines().nth(rows - 1).is_some_and(|last| last.contains(text)) {
            assert!(
                start.elapsed() < PATIENCE,
                "no `{text}` in the last row of:\n{}",
                self.screen()
            );
            self.take(Duration::from_millis(200));
        }
    }

    /// Reads until nothing comes for a while.
    pub fn settle(&mut self) {
        while self.take(Duration::from_millis(150)) {}
    }

    /// Takes what comes within a moment.
    pub fn look(&mut self) {
        self.take(Duration::from_millis(10));
    }

    /// Types; `\x1b[A` and the like are keys too.
    pub fn press(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// What the terminal shows.
    pub fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// Whether the program is on the alternate screen.
    pub fn is_on_alternate_screen(&self) -> bool {
        self.parser.screen().alternate_screen()
    }

    /// Whether the terminal's cursor is hidden.
    pub fn hides_cursor(&self) -> bool {
        self.parser.screen().hide_cursor()
    }

    /// Whether a paste would come in brackets.
    pub fn brackets_pastes(&self) -> bool {
        self.parser.screen().bracketed_paste()
    }

    /// The terminal's modes: echo, lines, signals and all.
    pub fn modes(&self) -> String {
        format!("{:?}", self.master.get_termios().unwrap())
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).unwrap();
        let (rows, columns) = (NonZero::new(rows).unwrap(), NonZero::new(columns).unwrap());
        self.parser.screen_mut().set_size(rows, columns);
    }

    /// Ends the program at once, as a dead machine does.
    pub fn kill(&mut self) {
        use rustix::process::{Pid, Signal, kill_process};
        let id = Pid::from_raw(self.process_id() as i32).unwrap();
        kill_process(id, Signal::KILL).unwrap();
        self.child.wait().unwrap();
    }

    /// What has scrolled out of sight above the screen.
    pub fn scrolled_away(&mut self) -> String {
        let screen = self.parser.screen_mut();
        screen.set_scrollback(1000);
        let above = screen.contents();
        screen.set_scrollback(0);
        above
    }

    /// The program's process.
    pub fn process_id(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Waits for the end; its exit status.
    pub fn exit_code(&mut self) -> u32 {
        let code = self.exit_code_within(PATIENCE);
        code.unwrap_or_else(|| panic!("does not end:\n{}", self.screen()))
    }

    /// The exit status, or `None` if the program still runs by then.
    pub fn exit_code_within(&mut self, patience: Duration) -> Option<u32> {
        let start = Instant::now();
        while start.elapsed() < patience {
            self.take(Duration::from_millis(20));
            if let Some(status) = self.child.try_wait().unwrap() {
                self.settle();
                return Some(status.exit_code());
            }
        }
        None
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
