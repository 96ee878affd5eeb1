//! The event loop: it handles everything that is waiting, then draws one frame.

use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Instant;

use super::environment::Environment;
use super::files::Files;
use super::input::{Input, Pause, Reader, may_be_typed};
use super::room::RoomHost;
use super::screen::Screen;
use super::search::Search;
use super::settings::Settings;
use super::signals::Signal;
use super::{
    DisplayOptions, End, MAX_DELAY, Start, Wake, ascii, background, editor, files, now, screen,
    settings, signals,
};
use crate::files::AppDirs;
use crate::room::Purpose;
use crate::tui::app::{
    self, Action, Background, Context, Effect, Model, Motion, Options, Source, ThemeChoice,
    apply_event, update,
};
use crate::tui::draw;
use crate::tui::draw::Styles;
use crate::tui::draw::theme::Depth;
use crate::tui::keymap::{Code, Key, Keymap};

/// Everything that lives as long as the screen.
pub(super) struct Session {
    model: Model,
    keymap: Keymap,
    environment: Environment,
    depth: Depth,
    /// The styles for the current options.
    styles: Option<(Options, Styles)>,
    files: Files,
    room: RoomHost,
    /// Pauses the thread that reads keys while an editor runs.
    pause: Option<Pause>,
    sender: Sender<Wake>,
    events: Receiver<Wake>,
    /// The time until which the terminal's answer may still come.
    unanswered: Option<Instant>,
}

impl Session {
    pub(super) fn open(
        start: &Start,
        display: &DisplayOptions,
        public_url: Option<String>,
    ) -> Result<Self, String> {
        let DisplayOptions { depth, theme } = display;
        let environment = Environment::read();
        let dirs = AppDirs::of_platform();
        let mut settings = Settings::of(dirs.as_ref(), environment.options());
        let keymap = settings.keymap()?;
        let warning = settings.warning();
        if let Some(word) = theme {
            settings.options.theme = settings::theme(word, dirs.as_ref())?;
        }
        let mut files = Files::new(dirs, settings.levels);
        let mut model = files.start(start, settings.options)?;
        if let (Some(warning), None) = (warning, &model.notice) {
            model.notify_failure(warning);
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

    pub(super) fn show(&mut self, size: (u16, u16)) -> io::Result<End> {
        let sender = self.sender.clone();
        signals::listen(move |signal| sender.send(Wake::Signal(signal)).is_ok())?;
        screen::enter_raw_mode()?;
        let mut reader = Reader::new();
        self.find_background(&mut reader);
        let mut screen = Screen::enter(size, self.model.options.mouse)?;
        self.resize(&mut screen, size)?;
        self.draw(&mut screen)?;
        // Everything that the first frame does not need comes after it.
        let sender = self.sender.clone();
        self.pause = Some(reader.start(move |inputs| {
            sender.send(inputs.map_or(Wake::TerminalGone, Wake::Input)).is_ok()
        })?);
        self.files.set_waker(&self.sender, &self.model);
        let end = self.run(&mut screen);
        self.wait_for_the_answer();
        end
    }

    /// Waits for the terminal's late answer: if the program quit earlier, the shell would read the
    /// answer as typed text.
    fn wait_for_the_answer(&self) {
        if let Some(until) = self.unanswered {
            std::thread::sleep(until.saturating_duration_since(Instant::now()));
        }
    }

    /// Asks for the background if the theme depends on it. If the terminal does not answer, the
    /// last start's result is used.
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
            self.files.remember(self.model.options);
        }
    }

    fn run(&mut self, screen: &mut Screen) -> io::Result<End> {
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
                    Wake::Input(inputs) => {
                        for input in inputs {
                            if let Input::Resize(columns, rows) = input {
                                self.resize(screen, (columns, rows))?;
                                paint = true;
                                continue;
                            }
                            // What means nothing here changes nothing.
                            if let Some(asked) = self.handle_input(input) {
                                paint = true;
                                if let Some(end) = self.carry_out_all(asked, screen)? {
                                    return Ok(end);
                                }
                            }
                        }
                    }
                    Wake::TerminalGone => return Ok(End::TerminalGone),
                    Wake::Signal(Signal::End(signal)) => return Ok(End::Signal(signal)),
                    Wake::Signal(Signal::Stop) => effects.push(Effect::Suspend),
                    Wake::Signal(Signal::Continue) => effects.push(Effect::Repaint),
                    Wake::Signal(Signal::Resize) => {
                        paint = true;
                        self.resize(screen, crossterm::terminal::size()?)?;
                    }
                    Wake::Saved | Wake::Line(_) => {}
                    Wake::Phone(event) => {
                        paint = true;
                        let update = app::Event::Room(self.room.update(event));
                        effects.extend(apply_event(&mut self.model, update));
                    }
                    Wake::App(event) => {
                        paint = true;
                        effects.extend(apply_event(&mut self.model, event));
                    }
                }
            }
            paint |= !effects.is_empty();
            if let Some(end) = self.carry_out_all(effects, screen)? {
                return Ok(end);
            }
            let saves = self.files.report(&self.model);
            paint |= !saves.is_empty();
            if let Some(end) = self.apply_all(saves, screen)? {
                return Ok(end);
            }
            search.follow(&self.model, &self.sender);
            self.room.tell_remote(&self.model);
            if paint {
                self.draw(screen)?;
            }
        }
    }

    /// Sleeps until something happens or until the model wants to be woken. Returns everything
    /// that has happened; empty if only time has passed.
    fn wait(&mut self) -> Vec<Wake> {
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

    /// Handles one input and returns the effects; `None` if the input means nothing here.
    fn handle_input(&mut self, input: Input) -> Option<Vec<Effect>> {
        let action = match input {
            Input::Key(key) => return self.handle_key(key),
            Input::Burst(text, keys)
                if Context::of(&self.model).takes_text() && may_be_typed(&text) =>
            {
                let effects = keys.into_iter().filter_map(|key| self.handle_key(key));
                return Some(effects.flatten().collect());
            }
            Input::Paste(text) | Input::Burst(text, _) => Action::Paste(text),
            Input::PasteTooLong => {
                let why = "The pasted text is too long to import.";
                return Some(apply_event(&mut self.model, app::Event::Failed(why.into())));
            }
            Input::Wheel { down: true } => Action::Move(Motion::Down),
            Input::Wheel { down: false } => Action::Move(Motion::Up),
            Input::Click(x, y) => draw::click(&self.model, x, y)?,
            Input::Resize(columns, rows) => Action::Resize(columns, rows),
        };
        Some(update(&mut self.model, action))
    }

    fn handle_key(&mut self, key: Key) -> Option<Vec<Effect>> {
        let context = Context::of(&self.model);
        if let Some(action) = self.keymap.action(context, key) {
            return Some(update(&mut self.model, action));
        }
        // tmux waits for what may follow Esc, and hands Esc and a letter over as
        // Alt and the letter.
        let is_letter = key.alt && matches!(key.code, Code::Char(_));
        let esc = self.keymap.action(context, Key::plain(Code::Esc)).filter(|_| is_letter)?;
        let mut effects = update(&mut self.model, esc);
        effects.extend(self.handle_key(Key { alt: false, ..key }).unwrap_or_default());
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

    fn apply_all(
        &mut self,
        events: Vec<app::Event>,
        screen: &mut Screen,
    ) -> io::Result<Option<End>> {
        for event in events {
            let effects = apply_event(&mut self.model, event);
            if let Some(end) = self.carry_out_all(effects, screen)? {
                return Ok(Some(end));
            }
        }
        Ok(None)
    }

    fn carry_out(&mut self, effect: Effect, screen: &mut Screen) -> io::Result<Option<End>> {
        match effect {
            Effect::Quit => {
                let (can_quit, events) = self.files.can_quit(&self.model);
                self.apply_all(events, screen)?;
                return Ok(can_quit.then_some(End::Asked));
            }
            Effect::Abandon => return Ok(Some(End::Asked)),
            Effect::SubmitSheet => {
                let (is_saved, events) = files::submit_sheet(&self.model);
                self.apply_all(events, screen)?;
                return Ok(is_saved.then_some(End::Asked));
            }
            Effect::Repaint => screen.enter_again(self.model.options.mouse)?,
            Effect::Suspend => {
                screen::leave();
                signals::suspend();
                screen.enter_again(self.model.options.mouse)?;
                self.resize(screen, crossterm::terminal::size()?)?;
            }
            Effect::EditFile => return self.edit_file(screen),
            Effect::Copy(text) => screen.copy(&text)?,
            Effect::Mouse(on) => screen.set_mouse_capture(on)?,
            Effect::OpenRoom => {
                self.room.open(self.model.purpose_of_room(), &self.model, &self.sender);
            }
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
                let events = self.files.carry_out(other, &self.model);
                let end = self.apply_all(events, screen)?;
                self.room.sync_team(&self.model, has_changed, &self.sender);
                return Ok(end);
            }
        }
        Ok(None)
    }

    /// Opens the team's file in an editor, then reads it again.
    fn edit_file(&mut self, screen: &mut Screen) -> io::Result<Option<End>> {
        let Source::File(path) = self.model.source.clone() else {
            let why = "Only a team in a file can be opened in an editor. Ctrl-s saves this team to a file.";
            return self.apply_all(vec![app::Event::Failed(why.into())], screen);
        };
        let (is_saved, events) = self.files.can_switch_team(&self.model);
        self.apply_all(events, screen)?;
        if !is_saved {
            return Ok(None);
        }
        if self.pause.as_mut().is_none_or(|pause| pause.begin().is_err()) {
            let why = "Open the file in another window. Changes show up here.";
            return self.apply_all(vec![app::Event::Failed(why.into())], screen);
        }
        screen::leave();
        let edited = editor::edit(&path);
        screen.enter_again(self.model.options.mouse)?;
        if let Some(pause) = &mut self.pause {
            pause.end()?;
        }
        self.resize(screen, crossterm::terminal::size()?)?;
        let events = match edited {
            Ok(()) => self.files.merge_from_disk(&self.model),
            Err(why) => vec![app::Event::Failed(why)],
        };
        self.apply_all(events, screen)
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

    /// Saves the last edits. Returns a message if that failed, with where the edits are now.
    pub(super) fn close(&mut self) -> Option<String> {
        self.files.close(&self.model)
    }
}
