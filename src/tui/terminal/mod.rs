//! The only loop: what the terminal sends becomes actions, actions change the
//! model and ask for effects, effects are carried out, and one frame is drawn
//! for all that was waiting. An idle program sleeps: it wakes by itself only
//! where the model asks for it (a session's clock, a reveal, sheets awaited).

mod ascii;
mod background;
pub mod editor;
mod environment;
mod files;
mod input;
mod opening;
mod plain;
pub mod report;
mod room;
pub mod screen;
mod search;
mod settings;
mod signals;

use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use self::environment::Environment;
use self::files::Files;
use self::input::{Input, Pause, Reader, may_be_typed};
pub use self::plain::rate as rate_in_lines;
use self::room::RoomHost;
use self::screen::Screen;
use self::search::Search;
use self::settings::Settings;
use self::signals::Signal;
use crate::files::AppDirs;
use crate::files::snapshots::Snapshot;
use crate::plan::Best;
use crate::room::{Purpose, RoomEvent};
use crate::team::Team;
use crate::tui::app::{
    Action, Background, Context, Effect, Model, Motion, Options, Source, ThemeChoice, update,
};
use crate::tui::draw;
use crate::tui::draw::Styles;
use crate::tui::draw::theme::Depth;
use crate::tui::keymap::{Code, Key, Keymap};
use crate::tui::screens::history::rows::Progress;
use crate::tui::screens::session::{self, RoomNews};
use crate::tui::screens::teams::Teams;
use crate::tui::screens::{history, teams};

/// What the program opens with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// The built-in example.
    Demo,
    /// A team file.
    File(PathBuf),
    /// Recent teams, templates, the demo.
    Welcome,
    /// One member's private rating, into a sheet.
    Sheet {
        /// The team as its file says it.
        team: Box<Team>,
        /// Who rates, by place.
        member: usize,
        /// The sheet's file.
        out: PathBuf,
    },
}

/// How the screen looks, where the call says so.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// How many colours there are.
    pub depth: Option<Depth>,
    /// The theme's name.
    pub theme: Option<String>,
}

/// What wakes the loop.
#[derive(Debug)]
enum Event {
    /// What someone did, all that came at once.
    Input(Vec<Input>),
    TerminalGone,
    Signal(Signal),
    /// A line was typed, in lines of text; nothing once there are no more.
    Line(Option<String>),
    /// A save has come to an end.
    Saved,
    /// What the room's server has to tell.
    Room(RoomNews),
    /// Something happened at a phone.
    Phone(RoomEvent),
    /// What the search for the plan of this number has found, and whether it
    /// has come to an end.
    Found(u64, Box<Best>, bool),
    /// The teams of the folder.
    Teams(Box<Teams>),
    /// What was read for the history.
    History(Progress),
    /// Two snapshots to compare, or why one cannot be read.
    Compared(Box<Result<[Option<Snapshot>; 2], String>>),
}

/// How the loop ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Asked,
    Signal(i32),
    TerminalGone,
}

/// A terminal that has no size yet is given so long to get one: containers
/// start with none.
const SIZE_PATIENCE: Duration = Duration::from_secs(1);
/// And is asked this often.
const SIZE_PAUSE: Duration = Duration::from_millis(20);

/// An answer of the terminal may be so late.
const MAX_DELAY: Duration = Duration::from_secs(1);

/// Opens the screen and stays until the person leaves. What went wrong before
/// there was a screen is told on standard error, with status 2.
///
/// `public_url` is the address of a tunnel or proxy that leads to the room.
pub fn run(start: &Start, look: &Look, public_url: Option<String>) -> ExitCode {
    let term = std::env::var("TERM").unwrap_or_default();
    let no_screen = if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        Some("standard input or output is no terminal")
    } else if term == "dumb" {
        Some("TERM=dumb cannot show a screen")
    } else {
        None
    };
    if let Some(why) = no_screen {
        say_why(&format!(
            "{why}; for text use `roundtable --plain FILE` or `roundtable show FILE`"
        ));
        return ExitCode::from(2);
    }
    let mut session = match Session::open(start, look, public_url) {
        Ok(session) => session,
        Err(error) => {
            say_why(&error);
            return ExitCode::from(2);
        }
    };
    let Some(size) = size() else {
        say_why(
            "the terminal says that it has 0 columns or 0 rows; tell it its size, as in \
             `stty rows 24 cols 80`",
        );
        return ExitCode::from(2);
    };
    screen::restore_on_panic();
    let outcome = session.show(size);
    // First, for a disk may keep the last save waiting.
    screen::leave();
    let unsaved = session.close();
    if let Some(unsaved) = &unsaved {
        say_why(unsaved);
    }
    match outcome {
        Ok(End::Asked) if unsaved.is_some() => ExitCode::from(2),
        Ok(End::Asked) => ExitCode::SUCCESS,
        Ok(End::Signal(signal)) => ExitCode::from(128_u8.wrapping_add(signal as u8)),
        // As if SIGHUP had come: 128 + 1.
        Ok(End::TerminalGone) | Err(_) => ExitCode::from(129),
    }
}

/// The terminal's size; nothing where it has none.
fn size() -> Option<(u16, u16)> {
    let mut waited = Duration::ZERO;
    loop {
        match crossterm::terminal::size() {
            Ok((columns, rows)) if columns > 0 && rows > 0 => return Some((columns, rows)),
            _ if waited >= SIZE_PATIENCE => return None,
            _ => std::thread::sleep(SIZE_PAUSE),
        }
        waited += SIZE_PAUSE;
    }
}

/// Says why the program ends, on one line.
fn say_why(text: &str) {
    say(&format!("roundtable: {}", crate::text::one_line(text)));
}

/// Writes a message on standard error, where it may: nothing in it that a
/// terminal would obey, wrapped to a terminal's width and whole on a pipe.
pub fn say(message: &str) {
    let mut to = io::stderr();
    let columns = crossterm::terminal::size().map_or(0, |(columns, _)| usize::from(columns));
    let shown = match columns {
        20.. if to.is_terminal() => crate::text::wrapped_message(message, columns),
        _ => crate::text::message(message),
    };
    let _ = writeln!(to, "{shown}");
}

/// Everything that lasts as long as the screen does.
struct Session {
    model: Model,
    keymap: Keymap,
    environment: Environment,
    depth: Depth,
    /// The styles of these options.
    styles: Option<(Options, Styles)>,
    files: Files,
    room: RoomHost,
    /// Keeps the thread that reads keys from reading those of an editor.
    pause: Option<Pause>,
    sender: Sender<Event>,
    events: Receiver<Event>,
    /// Until when the terminal's answer to a question may still come.
    unanswered: Option<Instant>,
}

impl Session {
    fn open(start: &Start, look: &Look, public_url: Option<String>) -> Result<Self, String> {
        let Look { depth, theme } = look;
        let environment = Environment::read();
        let dirs = AppDirs::of_platform();
        let mut settings = Settings::of(dirs.as_ref(), environment.glyphs());
        let keymap = settings.keymap()?;
        let said = settings.said();
        if let Some(word) = theme {
            settings.options.theme = settings::theme(word, dirs.as_ref())?;
        }
        let mut files = Files::new(dirs, settings.levels);
        let mut model = files.start(start, settings.options)?;
        if let (Some(said), None) = (said, &model.notice) {
            model.fault(said);
        }
        let depth = depth.or(settings.depth).unwrap_or_else(|| environment.depth());
        let (sender, events) = mpsc::channel();
        let unanswered = None;
        let room = RoomHost::new(public_url);
        let (styles, pause) = (None, None);
        Ok(Self {
            model,
            keymap,
            environment,
            depth,
            styles,
            files,
            room,
            pause,
            sender,
            events,
            unanswered,
        })
    }

    fn show(&mut self, size: (u16, u16)) -> io::Result<End> {
        let sender = self.sender.clone();
        signals::catch(move |signal| sender.send(Event::Signal(signal)).is_ok())?;
        screen::enter_raw_mode()?;
        let mut reader = Reader::new();
        self.find_background(&mut reader);
        let mut screen = Screen::enter(size, self.model.options.mouse)?;
        self.resize(&mut screen, size)?;
        self.draw(&mut screen)?;
        // Everything that the first frame does not need comes after it.
        let sender = self.sender.clone();
        self.pause = Some(reader.start(move |inputs| {
            sender.send(inputs.map_or(Event::TerminalGone, Event::Input)).is_ok()
        })?);
        self.files.wake_with(&self.sender, &self.model);
        let end = self.stay(&mut screen);
        self.wait_for_the_answer();
        end
    }

    /// Waits for an answer that is still to come: left earlier, the shell would
    /// read it as what someone types.
    fn wait_for_the_answer(&self) {
        if let Some(until) = self.unanswered {
            std::thread::sleep(until.saturating_duration_since(Instant::now()));
        }
    }

    /// Asks for the background where the theme goes by it. What the last start
    /// found is taken where nothing is found now.
    fn find_background(&mut self, reader: &mut Reader) {
        if self.model.options.theme != ThemeChoice::Auto || self.depth == Depth::None {
            return;
        }
        let (found, is_to_come) = background::find(reader, &self.environment);
        self.unanswered = is_to_come.then(|| Instant::now() + MAX_DELAY);
        let Some(is_light) = found.is_light() else { return };
        let before = self.model.options.background;
        self.model.options.background = Background { is_light, is_known: true };
        if is_light != before.is_light {
            self.files.carry_out(Effect::Remember(self.model.options), &mut self.model);
        }
    }

    fn stay(&mut self, screen: &mut Screen) -> io::Result<End> {
        let mut search = Search::default();
        loop {
            let events = self.wait();
            let mut paint = events.is_empty();
            let mut effects = Vec::new();
            if events.is_empty() {
                effects = update(&mut self.model, Action::Tick);
            }
            for event in events {
                match event {
                    Event::Input(inputs) => {
                        for input in inputs {
                            if let Input::Resize(columns, rows) = input {
                                self.resize(screen, (columns, rows))?;
                                paint = true;
                                continue;
                            }
                            // What means nothing here changes nothing.
                            if let Some(asked) = self.take(input) {
                                paint = true;
                                if let Some(end) = self.carry_out_all(asked, screen)? {
                                    return Ok(end);
                                }
                            }
                        }
                    }
                    Event::TerminalGone => return Ok(End::TerminalGone),
                    Event::Signal(Signal::End(signal)) => return Ok(End::Signal(signal)),
                    Event::Signal(Signal::Stop) => effects.push(Effect::Suspend),
                    Event::Signal(Signal::Continue) => effects.push(Effect::Repaint),
                    Event::Signal(Signal::Resize) => {
                        paint = true;
                        self.resize(screen, crossterm::terminal::size()?)?;
                    }
                    Event::Saved | Event::Line(_) => {}
                    Event::Room(news) => {
                        paint = true;
                        effects.extend(session::hear(&mut self.model, news));
                    }
                    Event::Phone(event) => {
                        paint = true;
                        let news = self.room.news(event);
                        effects.extend(session::hear(&mut self.model, news));
                    }
                    Event::Found(number, found, ended) => {
                        paint = true;
                        search::take(&mut self.model, number, *found, ended);
                    }
                    Event::History(progress) => {
                        paint = true;
                        history::take(&mut self.model, progress);
                    }
                    Event::Teams(found) => {
                        paint = true;
                        teams::take(&mut self.model, *found);
                    }
                    Event::Compared(read) => {
                        paint = true;
                        match *read {
                            Ok(pair) => history::compare(&mut self.model, pair),
                            Err(why) => {
                                self.model.fault(why);
                            }
                        }
                    }
                }
            }
            paint |= !effects.is_empty();
            if let Some(end) = self.carry_out_all(effects, screen)? {
                return Ok(end);
            }
            paint |= self.files.report(&mut self.model);
            search.follow(&self.model, &self.sender);
            self.room.tell_remote(&self.model);
            if paint {
                self.draw(screen)?;
            }
        }
    }

    /// Sleeps until something happens, or until the model asked to be woken;
    /// gives all that has happened, nothing where only the time has come.
    fn wait(&mut self) -> Vec<Event> {
        let first = match self.model.wake_in() {
            None => self.events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(pause) => self.events.recv_timeout(pause),
        };
        self.model.now = now();
        first.into_iter().chain(self.events.try_iter()).collect()
    }

    fn resize(&mut self, screen: &mut Screen, size: (u16, u16)) -> io::Result<()> {
        self.model.now = now();
        screen.resize(size)?;
        update(&mut self.model, Action::Resize(size.0, size.1));
        Ok(())
    }

    /// What an input asks for; nothing where it means nothing here.
    fn take(&mut self, input: Input) -> Option<Vec<Effect>> {
        let action = match input {
            Input::Key(key) => return self.press(key),
            Input::Burst(text, keys)
                if Context::of(&self.model).takes_text() && may_be_typed(&text) =>
            {
                let effects = keys.into_iter().filter_map(|key| self.press(key));
                return Some(effects.flatten().collect());
            }
            Input::Paste(text) | Input::Burst(text, _) => Action::Paste(text),
            Input::PasteTooLong => {
                self.model.fault("The pasted text is too long to import.");
                return Some(Vec::new());
            }
            Input::Wheel { down: true } => Action::Move(Motion::Down),
            Input::Wheel { down: false } => Action::Move(Motion::Up),
            Input::Click(x, y) => draw::click(&self.model, x, y)?,
            Input::Resize(columns, rows) => Action::Resize(columns, rows),
        };
        Some(update(&mut self.model, action))
    }

    fn press(&mut self, key: Key) -> Option<Vec<Effect>> {
        let context = Context::of(&self.model);
        if let Some(action) = self.keymap.action(context, key) {
            return Some(update(&mut self.model, action));
        }
        // tmux waits for what may follow Esc, and hands Esc and a letter over as
        // Alt and the letter.
        let is_letter = key.alt && matches!(key.code, Code::Char(_));
        let esc = self.keymap.action(context, Key::plain(Code::Esc)).filter(|_| is_letter)?;
        let mut effects = update(&mut self.model, esc);
        effects.extend(self.press(Key { alt: false, ..key }).unwrap_or_default());
        Some(effects)
    }

    fn carry_out_all(
        &mut self,
        effects: Vec<Effect>,
        screen: &mut Screen,
    ) -> io::Result<Option<End>> {
        for effect in effects {
            if let Some(end) = self.carry_out(effect, screen)? {
                return Ok(Some(end));
            }
        }
        Ok(None)
    }

    fn carry_out(&mut self, effect: Effect, screen: &mut Screen) -> io::Result<Option<End>> {
        match effect {
            Effect::Quit if self.files.confirm_quit(&mut self.model) => {}
            Effect::Quit | Effect::Abandon => return Ok(Some(End::Asked)),
            Effect::SubmitSheet => {
                return Ok(Files::hand_in(&mut self.model).then_some(End::Asked));
            }
            Effect::Repaint => screen.enter_again(self.model.options.mouse)?,
            Effect::Suspend => {
                screen::leave();
                signals::stop_here();
                screen.enter_again(self.model.options.mouse)?;
                self.resize(screen, crossterm::terminal::size()?)?;
            }
            Effect::EditFile => self.edit_file(screen)?,
            Effect::Export(export) => {
                if let Some(text) = self.files.export(&export, &mut self.model) {
                    screen.copy(&text)?;
                }
            }
            Effect::Copy(text) => screen.copy(&text)?,
            Effect::Mouse(on) => screen.catch_mouse(on)?,
            Effect::OpenRoom => self.room.open(Purpose::Answers, &self.model, &self.sender),
            Effect::OpenVote(rows) => {
                self.room.open(Purpose::Vote(rows), &self.model, &self.sender);
            }
            Effect::OpenRemote => self.room.open_remote(&self.model, &self.sender),
            Effect::CountVote => self.room.count(&self.sender),
            Effect::ServeAddress(ip) => self.room.serve(ip, &self.sender),
            Effect::FreeName(name) => self.room.free(name, &self.sender),
            Effect::CloseRoom => self.room.close(),
            other => {
                let has_changed = other == Effect::Save;
                self.files.carry_out(other, &mut self.model);
                self.room.follow(&self.model, has_changed);
            }
        }
        Ok(None)
    }

    /// Opens the team's file in the editor of the person, and reads it again.
    fn edit_file(&mut self, screen: &mut Screen) -> io::Result<()> {
        let Source::File(path) = self.model.source.clone() else {
            self.model.fault("only a team in a file can be opened in an editor; S saves it in one");
            return Ok(());
        };
        if !self.files.is_saved(&mut self.model) {
            return Ok(());
        }
        if self.pause.as_mut().is_none_or(|pause| pause.begin().is_err()) {
            self.model.fault("open the file in another window; what you change is shown here");
            return Ok(());
        }
        screen::leave();
        let edited = editor::edit(&path);
        screen.enter_again(self.model.options.mouse)?;
        if let Some(pause) = &mut self.pause {
            pause.end()?;
        }
        self.resize(screen, crossterm::terminal::size()?)?;
        match edited {
            Ok(()) => self.files.follow(&mut self.model),
            Err(why) => drop(self.model.fault(why)),
        }
        Ok(())
    }

    fn draw(&mut self, screen: &mut Screen) -> io::Result<()> {
        let options = self.model.options;
        let styles = match self.styles.take().filter(|(of, _)| *of == options) {
            Some((_, styles)) => styles,
            None => Styles::for_options(&options, self.depth).map_err(io::Error::other)?,
        };
        if let Some(max_scroll) = draw::max_scroll(&self.model, &self.keymap, &styles) {
            self.model.scroll_within(max_scroll);
        }
        let is_utf8 = self.environment.is_utf8();
        screen.draw(|frame| {
            let area = frame.area();
            let buffer = frame.buffer_mut();
            let cursor = draw::paint(buffer, area, &self.model, &self.keymap, &styles);
            if !is_utf8 {
                ascii::simplify(frame.buffer_mut());
            }
            if let Some(position) = cursor {
                frame.set_cursor_position(position);
            }
        })?;
        self.styles = Some((options, styles));
        Ok(())
    }

    /// Saves what is left; gives what could not be, and where it is now.
    fn close(&mut self) -> Option<String> {
        self.files.close(&self.model)
    }
}

/// Seconds since 1970.
fn now() -> i64 {
    jiff::Timestamp::now().as_second()
}
