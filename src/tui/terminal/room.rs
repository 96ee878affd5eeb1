//! The room behind the screen: its server, opened and closed as the model asks.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::Wake;
use super::opening::today;
use crate::phrases;
use crate::room::{self, Progress, Purpose, RemoteStep, Room, RoomError, RoomEvent, RoomOptions};
use crate::team::Step;
use crate::tui::app::{Event, Model, Source};
use crate::tui::screens::session::{OfferedAddress, RoomNews};

/// The port that a tunnel leads to, so that it can be set up beforehand.
const TUNNEL_PORT: u16 = 8080;

/// A phone asks every two seconds whether the room is still open.
const FAREWELL: Duration = Duration::from_secs(5);

/// The server while it runs.
#[derive(Debug)]
pub(super) struct RoomHost {
    room: Option<Room>,
    /// The one that was open before, while phones still hear that it is closed.
    closing: Arc<Mutex<Option<Room>>>,
    /// The facilitator's remote, which outlives the room.
    remote: Option<Room>,
    /// The step that the remote was told last.
    told: Option<Step>,
    /// The team's file that it is open for.
    team_file: PathBuf,
    /// The address of a tunnel or proxy in front, where one was given.
    public_url: Option<String>,
}

impl RoomHost {
    pub(super) fn new(public_url: Option<String>) -> Self {
        let (closing, team_file) = (Arc::default(), PathBuf::new());
        Self { room: None, closing, remote: None, told: None, team_file, public_url }
    }

    /// Opens the room and tells the loop how that went.
    pub(super) fn open(&mut self, purpose: Purpose, model: &Model, sender: &Sender<Wake>) {
        let news = match self.try_open(purpose.clone(), model, sender) {
            Ok(addresses) => RoomNews::Opened(purpose, addresses, self.progress()),
            Err(why) => RoomNews::Refused(why),
        };
        let _ = sender.send(Wake::App(Event::Room(news)));
    }

    /// Opens the remote's page, and tells where it is.
    pub(super) fn open_remote(&mut self, model: &Model, sender: &Sender<Wake>) {
        let steps = Step::ALL.into_iter().map(|step| {
            let text = phrases::step_text(step);
            RemoteStep {
                name: step.word().to_owned(),
                say: text.say.to_owned(),
                script: text.script.iter().map(|&line| line.to_owned()).collect(),
            }
        });
        self.remote = None;
        self.told = None;
        let offered = room::addresses();
        let address = offered.first().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |first| first.ip);
        let options = RoomOptions {
            address,
            port: None,
            public_url: None,
            team_file: self.team_file.clone(),
            purpose: Purpose::Remote(steps.collect()),
        };
        let events = sender.clone();
        let notify = move |event: RoomEvent| {
            let _ = events.send(Wake::Phone(event));
        };
        let news = match Room::open(options, &model.team, today, notify) {
            Ok(room) => {
                let url = room.url(address);
                let code = room::code(&url);
                self.remote = Some(room);
                let network = String::new();
                RoomNews::RemoteOpened(OfferedAddress { ip: Some(address), network, url, code })
            }
            Err(error) => RoomNews::Refused(error.to_string()),
        };
        let _ = sender.send(Wake::App(Event::Room(news)));
    }

    /// Tells the remote which step it is; with the session it ends.
    pub(super) fn tell_remote(&mut self, model: &Model) {
        let step = model.team.session.step;
        if self.remote.is_none() || step == self.told {
            return;
        }
        match (&self.remote, step) {
            (Some(remote), Some(_)) => {
                remote.set_step(Step::ALL.into_iter().position(|one| Some(one) == step));
            }
            _ => self.remote = None,
        }
        self.told = step;
    }

    fn try_open(
        &mut self,
        purpose: Purpose,
        model: &Model,
        sender: &Sender<Wake>,
    ) -> Result<Vec<OfferedAddress>, String> {
        self.close();
        // What phones have kept belongs to a port: it is taken again.
        drop(self.replace_closing(None));
        let Source::File(team_file) = &model.source else {
            return Err("The room needs a team file.".to_owned());
        };
        let offered = match &self.public_url {
            Some(_) => Vec::new(),
            None => room::addresses(),
        };
        let address = offered.first().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |first| first.ip);
        let options = RoomOptions {
            address,
            port: self.public_url.as_ref().map(|_| TUNNEL_PORT),
            public_url: self.public_url.clone(),
            team_file: team_file.clone(),
            purpose,
        };
        let events = sender.clone();
        let notify = move |event: RoomEvent| {
            // The loop is gone only when the program ends.
            let _ = events.send(Wake::Phone(event));
        };
        let room =
            Room::open(options, &model.team, today, notify).map_err(|error| match error {
                RoomError::Listen { reason, .. } if self.public_url.is_some() => {
                    format!("Port {TUNNEL_PORT} of this computer cannot be used: {reason}.")
                }
                RoomError::Listen { reason, .. } => format!("The room cannot be opened: {reason}."),
                other => other.to_string(),
            })?;
        let address_of = |ip, offered, network| {
            let url = room.url(ip);
            let code = room::code(&url);
            OfferedAddress { ip: offered, network, url, code }
        };
        let addresses = if self.public_url.is_some() {
            vec![address_of(address, None, format!("a tunnel to 127.0.0.1:{TUNNEL_PORT}"))]
        } else {
            offered.into_iter().map(|own| address_of(own.ip, Some(own.ip), own.interface)).collect()
        };
        self.room = Some(room);
        self.team_file.clone_from(team_file);
        Ok(addresses)
    }

    fn progress(&self) -> Vec<(String, Progress)> {
        self.room.as_ref().map(Room::progress).unwrap_or_default()
    }

    /// Returns the news of a phone, with how far everyone is.
    pub(super) fn news(&self, event: RoomEvent) -> RoomNews {
        RoomNews::Happened(event, self.progress())
    }

    /// Serves one more address of this machine.
    pub(super) fn serve(&mut self, ip: IpAddr, sender: &Sender<Wake>) {
        if let Some(room) = &mut self.room
            && let Err(error) = room.listen_on(ip)
        {
            let _ = sender.send(Wake::App(Event::Room(RoomNews::Refused(error.to_string()))));
        }
    }

    /// Ends a vote and tells how it went.
    pub(super) fn count(&mut self, sender: &Sender<Wake>) {
        if let Some(room) = &self.room {
            let _ = sender.send(Wake::App(Event::Room(RoomNews::Counted(room.votes()))));
        }
        self.close();
    }

    /// Frees a name, which the model then hears of.
    pub(super) fn free(&self, name: String, sender: &Sender<Wake>) {
        if let Some(room) = &self.room {
            room.free(&name);
            let _ = sender.send(Wake::Phone(RoomEvent::Released(name)));
        }
    }

    /// Lets the page ask what the team asks now; closes the room where its
    /// team is no longer on the screen.
    pub(super) fn follow(&mut self, model: &Model, has_changed: bool, sender: &Sender<Wake>) {
        let is_same = matches!(&model.source, Source::File(file) if *file == self.team_file);
        if !is_same {
            self.close();
        } else if let (Some(room), true) = (&self.room, has_changed) {
            room.set_team(&model.team);
            // Where a row was added, everyone is asked again.
            let _ = sender.send(Wake::App(Event::Room(RoomNews::Progress(room.progress()))));
        }
    }

    /// Closes the room without keeping the screen waiting. It stays long enough
    /// to say so to phones that ask, unless another one is opened.
    pub(super) fn close(&mut self) {
        if let Some(room) = self.room.take() {
            room.stop_accepting();
            let closing = Arc::clone(&self.closing);
            drop(self.replace_closing(Some(room)));
            std::thread::spawn(move || {
                std::thread::sleep(FAREWELL);
                drop(closing.lock().unwrap_or_else(PoisonError::into_inner).take());
            });
        }
    }

    fn replace_closing(&self, room: Option<Room>) -> Option<Room> {
        let mut closing = self.closing.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *closing, room)
    }
}
