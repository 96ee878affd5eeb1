//! The room's server, opened and closed as the model asks.

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
use crate::tui::screens::session::{OfferedAddress, RoomUpdate};

/// The port that a tunnel leads to, so that it can be set up beforehand.
const TUNNEL_PORT: u16 = 8080;

/// How long a closed room keeps answering: phones ask every two seconds whether it is open.
const FAREWELL: Duration = Duration::from_secs(5);

/// The server while it runs.
#[derive(Debug)]
pub(super) struct RoomHost {
    room: Option<Room>,
    /// The previous room, while it still tells phones that it is closed.
    closing: Arc<Mutex<Option<Room>>>,
    /// The facilitator's remote, which outlives the room.
    remote: Option<Room>,
    /// The last step that was sent to the remote.
    last_step: Option<Step>,
    /// The file of the team that rates.
    team_file: PathBuf,
    /// The address of a tunnel or proxy, if one was given.
    public_url: Option<String>,
}

impl RoomHost {
    pub(super) fn new(public_url: Option<String>) -> Self {
        let (closing, team_file) = (Arc::default(), PathBuf::new());
        Self { room: None, closing, remote: None, last_step: None, team_file, public_url }
    }

    /// Opens the room and sends the result to the loop.
    pub(super) fn open(&mut self, purpose: Purpose, model: &Model, sender: &Sender<Wake>) {
        let update = match self.try_open(purpose.clone(), model, sender) {
            Ok(addresses) => RoomUpdate::Opened(purpose, addresses, self.progress()),
            Err(why) => RoomUpdate::Refused(why),
        };
        let _ = sender.send(Wake::App(Event::Room(update)));
    }

    /// Opens the remote's page and sends its address to the loop.
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
        self.last_step = None;
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
        let update = match Room::open(options, &model.team, today, notify) {
            Ok(room) => {
                let url = room.url(address);
                let code = room::code(&url);
                self.remote = Some(room);
                let network = String::new();
                RoomUpdate::RemoteOpened(OfferedAddress { ip: Some(address), network, url, code })
            }
            Err(error) => RoomUpdate::Refused(error.to_string()),
        };
        let _ = sender.send(Wake::App(Event::Room(update)));
    }

    /// Sends the current step to the remote; closes the remote when the workshop ends.
    pub(super) fn tell_remote(&mut self, model: &Model) {
        let step = model.team.session.step;
        if self.remote.is_none() || step == self.last_step {
            return;
        }
        match (&self.remote, step) {
            (Some(remote), Some(_)) => {
                remote.set_step(Step::ALL.into_iter().position(|one| Some(one) == step));
            }
            _ => self.remote = None,
        }
        self.last_step = step;
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

    /// Returns an update for the model from a phone's event, with how far everyone is.
    pub(super) fn update(&self, event: RoomEvent) -> RoomUpdate {
        RoomUpdate::Happened(event, self.progress())
    }

    /// Serves the room on one more address of this machine.
    pub(super) fn serve(&mut self, ip: IpAddr, sender: &Sender<Wake>) {
        if let Some(room) = &mut self.room
            && let Err(error) = room.listen_on(ip)
        {
            let _ = sender.send(Wake::App(Event::Room(RoomUpdate::Refused(error.to_string()))));
        }
    }

    /// Ends a vote and sends the result to the loop.
    pub(super) fn count(&mut self, sender: &Sender<Wake>) {
        if let Some(room) = &self.room {
            let _ = sender.send(Wake::App(Event::Room(RoomUpdate::Counted(room.votes()))));
        }
        self.close();
    }

    /// Makes a name available again and tells the model.
    pub(super) fn free(&self, name: String, sender: &Sender<Wake>) {
        if let Some(room) = &self.room {
            room.free(&name);
            let _ = sender.send(Wake::Phone(RoomEvent::Released(name)));
        }
    }

    /// Updates the page after a change of the team; closes the room if its team is no longer open.
    pub(super) fn sync_team(&mut self, model: &Model, has_changed: bool, sender: &Sender<Wake>) {
        let is_same = matches!(&model.source, Source::File(file) if *file == self.team_file);
        if !is_same {
            self.close();
        } else if let (Some(room), true) = (&self.room, has_changed) {
            room.set_team(&model.team);
            // Where a row was added, everyone is asked again.
            let _ = sender.send(Wake::App(Event::Room(RoomUpdate::Progress(room.progress()))));
        }
    }

    /// Closes the room in the background. The server keeps answering for a while, to tell phones
    /// that the room is closed, unless another room is opened.
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
