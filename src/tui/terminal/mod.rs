//! The only loop: what the terminal sends becomes actions, actions change the
//! model and ask for effects, effects are carried out, and one frame is drawn
//! for all that was waiting. An idle program sleeps: it wakes by itself only
//! where the model asks for it (a session's clock, a reveal, sheets awaited).

mod files;
mod frame;
mod inbox;
mod input;
mod opening;
mod plain;
mod screen;
mod search;
mod settings;
mod signals;

use std::io::{self, IsTerminal, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use self::files::Files;
use self::inbox::Inbox;
use self::input::Input;
pub use self::plain::run as run_plain;
use self::screen::Screen;
use self::search::Search;
use self::settings::Settings;
use crate::files::Places;
use crate::plan::Best;
use crate::team::Team;
use crate::tui::app::{Action, Context, Effect, Model, Motion, ThemeChoice, update};
use crate::tui::draw::theme::Depth;
use crate::tui::draw::{self, Styles};
use crate::tui::keymap::{AnswerFilter, Answered, Key, Keymap};

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

/// What the loop is woken by.
#[derive(Debug)]
// Where there are no signals, nobody sends what they say.
#[cfg_attr(not(unix), allow(dead_code))]
enum Message {
    Input(Vec<Input>),
    TerminalGone,
    Stop,
    Continued,
    /// The model asked to be woken now.
    Tick,
    Ended(i32),
    /// A line was typed, in lines of text; nothing once there are no more.
    Line(Option<String>),
    /// A save has come to an end.
    Saved,
    /// What the search for the plan of this number has found, and whether it
    /// has come to an end.
    Found(u64, Box<Best>, bool),
}

/// How the loop ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Asked,
    Signal(i32),
    TerminalGone,
}

/// A held-back answer of the terminal that goes on no further is let go as
/// keys after this.
const ANSWER_PAUSE: Duration = Duration::from_millis(50);

/// Opens the screen and stays until the person leaves. What went wrong before
/// there was a screen is told on standard error, with status 2.
pub fn run(start: &Start) -> ExitCode {
    let term = std::env::var("TERM").unwrap_or_default();
    let no_screen = if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        Some("standard input or output is no terminal")
    } else if term == "dumb" {
        Some("TERM=dumb cannot show a screen")
    } else {
        None
    };
    if let Some(why) = no_screen {
        say(&format!("{why}; for text use `roundtable --plain FILE` or `roundtable show FILE`"));
        return ExitCode::from(2);
    }
    let mut session = match Session::open(start) {
        Ok(session) => session,
        Err(fault) => {
            say(&fault);
            return ExitCode::from(2);
        }
    };
    screen::restore_on_panic();
    let outcome = session.show();
    // First, for a disk may keep the last save waiting.
    screen::leave();
    let unsaved = session.close();
    if let Some(unsaved) = &unsaved {
        say(unsaved);
    }
    match outcome {
        Ok(End::Asked) if unsaved.is_some() => ExitCode::from(2),
        Ok(End::Asked) => ExitCode::SUCCESS,
        Ok(End::Signal(signal)) => ExitCode::from(128_u8.wrapping_add(signal as u8)),
        // As if SIGHUP had come: 128 + 1.
        Ok(End::TerminalGone) | Err(_) => ExitCode::from(129),
    }
}

/// On standard error, which may be gone.
fn say(text: &str) {
    let text = crate::text::message(&format!("roundtable: {}", crate::text::one_line(text)));
    let _ = writeln!(io::stderr(), "{text}");
}

/// Everything that lasts as long as the screen does.
struct Session {
    model: Model,
    keymap: Keymap,
    depth: Depth,
    filter: AnswerFilter,
    files: Files,
}

impl Session {
    fn open(start: &Start) -> Result<Self, String> {
        let places = Places::of_platform();
        let settings = Settings::of(places.as_ref())?;
        let keymap = settings.keymap()?;
        let said = settings.said();
        let mut files = Files::new(places, settings.levels);
        let mut model = files.start(start, settings.options)?;
        if let (Some(said), None) = (said, &model.notice) {
            model.fault(said);
        }
        let depth = Depth::of(|name| std::env::var(name).ok());
        Ok(Self { model, keymap, depth, filter: AnswerFilter::default(), files })
    }

    fn show(&mut self) -> io::Result<End> {
        let inbox = Inbox::new()?;
        let size = crossterm::terminal::size()?;
        let mut screen = screen::enter(self.model.options.mouse)?;
        let end = self.stay(&mut screen, inbox, size);
        // Dropped, it would write what it holds to a terminal that may be gone.
        // `screen::leave` gives the terminal back.
        std::mem::forget(screen);
        end
    }

    fn stay(&mut self, screen: &mut Screen, mut inbox: Inbox, size: (u16, u16)) -> io::Result<End> {
        self.model.now = now();
        update(&mut self.model, Action::Resize(size.0, size.1));
        inbox.knows_size(size);
        let mut styles = self.styles()?;
        self.draw(screen, &styles)?;
        // Everything that the first frame does not need comes after it.
        let waker = inbox.waker();
        self.files.wake_with(&waker);
        let mut search = Search::default();
        if self.model.options.theme == ThemeChoice::Auto && self.depth != Depth::None {
            screen.ask_background()?;
        }
        let mut messages = Vec::new();
        loop {
            let options = self.model.options;
            self.wait(&mut inbox, &mut messages);
            let mut paint = false;
            for message in messages.drain(..) {
                let effects = match message {
                    Message::Input(inputs) => {
                        let mut effects = Vec::new();
                        for input in inputs {
                            // What means nothing here changes nothing.
                            if let Some(asked) = self.take(input) {
                                paint = true;
                                effects.extend(asked);
                            }
                        }
                        effects
                    }
                    Message::TerminalGone => return Ok(End::TerminalGone),
                    Message::Ended(signal) => return Ok(End::Signal(signal)),
                    Message::Stop => vec![Effect::Suspend],
                    Message::Continued => vec![Effect::Repaint],
                    Message::Saved | Message::Line(_) => Vec::new(),
                    Message::Found(number, found, ended) => {
                        paint = true;
                        search::take(&mut self.model, number, *found, ended);
                        Vec::new()
                    }
                    Message::Tick => {
                        paint = true;
                        update(&mut self.model, Action::Tick)
                    }
                };
                for effect in effects {
                    paint = true;
                    if let Some(end) = self.carry_out(effect, screen, &mut inbox)? {
                        return Ok(end);
                    }
                }
            }
            paint |= self.files.report(&mut self.model);
            search.follow(&self.model, &waker);
            if self.model.options != options {
                styles = self.styles()?;
            }
            if paint {
                let furthest = draw::furthest(&self.model, &self.keymap, &styles);
                if let Some(furthest) = furthest {
                    self.model.scroll_within(furthest);
                }
                self.draw(screen, &styles)?;
            }
        }
    }

    /// Sleeps until something happens; adds all that has.
    fn wait(&mut self, inbox: &mut Inbox, messages: &mut Vec<Message>) {
        let holding = self.filter.is_holding();
        let pause = if holding { Some(ANSWER_PAUSE) } else { self.model.wake_in() };
        let woken = inbox.wait(pause, messages);
        if !woken && holding {
            let keys = self.filter.release().into_iter().map(Input::Key).collect();
            messages.push(Message::Input(keys));
        } else if !woken {
            messages.push(Message::Tick);
        }
        self.model.now = now();
    }

    /// What an input asks for; nothing where it means nothing here.
    fn take(&mut self, input: Input) -> Option<Vec<Effect>> {
        let action = match input {
            Input::Key(key) => {
                return match self.filter.take(key) {
                    Answered::Held | Answered::Dropped => None,
                    Answered::Background { is_light } => {
                        self.model.options.background_is_light = is_light;
                        Some(vec![Effect::Remember(self.model.options)])
                    }
                    Answered::Keys(keys) => keys
                        .into_iter()
                        .filter_map(|key| self.press(key))
                        .reduce(|all, more| all.into_iter().chain(more).collect()),
                };
            }
            Input::Paste(text) => Action::Paste(text),
            Input::Wheel(true) => Action::Move(Motion::Down),
            Input::Wheel(false) => Action::Move(Motion::Up),
            Input::Click(x, y) => draw::click(&self.model, x, y)?,
            Input::Resize(columns, rows) => Action::Resize(columns, rows),
        };
        Some(update(&mut self.model, action))
    }

    fn press(&mut self, key: Key) -> Option<Vec<Effect>> {
        let action = self.keymap.action(Context::of(&self.model), key)?;
        Some(update(&mut self.model, action))
    }

    fn carry_out(
        &mut self,
        effect: Effect,
        screen: &mut Screen,
        inbox: &mut Inbox,
    ) -> io::Result<Option<End>> {
        match effect {
            Effect::Quit if self.files.must_ask_before_the_end(&mut self.model) => {}
            Effect::Quit | Effect::Abandon => return Ok(Some(End::Asked)),
            Effect::HandIn => {
                return Ok(Files::hand_in(&mut self.model).then_some(End::Asked));
            }
            #[cfg(debug_assertions)]
            Effect::Repaint if std::env::var_os("ROUNDTABLE_TEST_PANIC").is_some() => {
                // For the test of a panic's way out; no release has it.
                panic!("Ada rated 4");
            }
            Effect::Repaint => screen.enter_again(self.model.options.mouse)?,
            Effect::Suspend => {
                screen::leave();
                signals::stop_here();
                screen.enter_again(self.model.options.mouse)?;
                let (columns, rows) = crossterm::terminal::size()?;
                inbox.knows_size((columns, rows));
                update(&mut self.model, Action::Resize(columns, rows));
            }
            Effect::Export(export) => {
                if let Some(text) = self.files.export(&export, &mut self.model) {
                    screen.copy(&text)?;
                }
            }
            Effect::Copy(text) => screen.copy(&text)?,
            Effect::Mouse(on) => screen.catch_mouse(on)?,
            other => self.files.carry_out(other, &mut self.model),
        }
        Ok(None)
    }

    fn draw(&self, screen: &mut Screen, styles: &Styles) -> io::Result<()> {
        screen.draw(self.model.size, |buf| {
            draw::paint(buf, buf.area, &self.model, &self.keymap, styles)
        })
    }

    fn styles(&self) -> io::Result<Styles> {
        Styles::for_options(&self.model.options, self.depth).map_err(io::Error::other)
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
