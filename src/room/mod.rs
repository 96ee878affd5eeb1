//! The room: everyone rates on their own phone, on the local network.
//!
//! One thread serves one page to the phones and writes what they send as
//! sheets into the team's folder, where the law of `collect` takes them. The
//! server never returns an answer and knows no other way into the team.
//!
//! ```text
//! phone ── claim, draft, send ──▶ routes ──▶ shared ──▶ files::sheets (on disk)
//!                                   ▲           │
//!                       guard, token            └── RoomEvent ──▶ screen or command
//! ```

mod address;
mod guard;
mod lobby;
mod page;
mod qr;
mod remote;
mod routes;
mod server;
mod shared;
mod token;
mod vote;

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::JoinHandle;

use tokio::sync::mpsc;

pub use self::address::{Address, addresses};
pub use self::lobby::Progress;
pub use self::page::{Page, invitation};
pub use self::qr::{Code, code};
pub use self::remote::{RemoteKey, RemoteStep};
pub use self::vote::{DOTS, VoteRow};

use self::guard::{Hosts, Scheme};
use self::server::Command;
use self::shared::{Setup, Shared};
use self::token::Token;
use crate::team::{Date, Team};

/// Returns the day on this machine.
pub type Today = fn() -> Date;

/// The ports that are tried where none is asked for: short to type.
const PORTS: std::ops::RangeInclusive<u16> = 8080..=8089;

/// An event of the room for the screen. It never contains an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoomEvent {
    /// A phone has opened the page for the first time.
    Reached,
    /// This name was picked on a phone.
    Claimed(String),
    /// This name was released.
    Released(String),
    /// This person's answers are on disk.
    Sent(String),
    /// This many people have voted.
    Voted(usize),
    /// A phone has the facilitator's remote.
    RemoteTaken,
    /// The facilitator pressed this on the remote.
    Pressed(RemoteKey),
    /// Answers could not be saved, with the reason and the file.
    NotSaved(String),
}

/// Why a room cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum RoomError {
    /// The address cannot be listened on.
    #[error("{address} cannot be opened: {reason}; try another --address or --port")]
    Listen {
        /// The address and port.
        address: String,
        /// The system's reason.
        reason: String,
    },
    /// Neither an http nor an https address.
    #[error(
        "--public-url {0}: give the address of the tunnel or proxy, such as https://team.example.org"
    )]
    PublicUrl(String),
    /// The system has no random numbers or no thread for it.
    #[error("the room cannot be opened: {0}")]
    System(String),
}

/// The options of a room.
#[derive(Debug, Clone)]
pub struct RoomOptions {
    /// The address to listen on.
    pub address: IpAddr,
    /// The port; `None` for the first free one of a few short ones.
    pub port: Option<u16>,
    /// The address of a tunnel or a reverse proxy in front.
    pub public_url: Option<String>,
    /// The team's file, whose folder of sheets the answers go to.
    pub team_file: PathBuf,
    /// What phones do here.
    pub purpose: Purpose,
}

/// What a room is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// Everyone rates.
    Answers,
    /// Everyone answers what is left open: the spectra after fingers.
    Unanswered,
    /// Everyone votes on these rows; no answers are taken.
    Vote(Vec<VoteRow>),
    /// One phone is the facilitator's remote, with these steps.
    Remote(Vec<RemoteStep>),
}

/// An open room. It closes when it is dropped.
pub struct Room {
    shared: Arc<Shared>,
    commands: mpsc::UnboundedSender<Command>,
    thread: Option<JoinHandle<()>>,
    port: u16,
    public_url: Option<String>,
    listening: Vec<IpAddr>,
}

impl std::fmt::Debug for Room {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Room").field("port", &self.port).finish_non_exhaustive()
    }
}

impl Room {
    /// Opens a room for a team. `notify` is called on the server's thread.
    ///
    /// # Errors
    /// Where the address is taken or not this machine's, or `public_url` is none.
    pub fn open(
        options: RoomOptions,
        team: &Team,
        today: Today,
        notify: impl Fn(RoomEvent) + Send + Sync + 'static,
    ) -> Result<Self, RoomError> {
        let public = options.public_url.as_deref().map(public_host).transpose()?;
        let token = if public.is_some() { Token::long() } else { Token::short() };
        let token = token.map_err(|error| RoomError::System(error.to_string()))?;
        let listener = listen(options.address, options.port)?;
        let port = port_of(&listener)?;
        let mut hosts = Hosts::default();
        hosts.add_address(options.address, port);
        if let Some((scheme, host)) = &public {
            hosts.add_name(*scheme, host);
        }
        let setup = Setup {
            token,
            team_file: options.team_file,
            team: team.clone(),
            today,
            notify: Box::new(notify),
            purpose: options.purpose,
        };
        let shared = Arc::new(Shared::new(setup, hosts, public.is_some()));
        shared.mark_sent_by_sheets();
        let (commands, receiver) = mpsc::unbounded_channel();
        let thread = spawn(receiver, &shared)?;
        let mut room = Self {
            shared,
            commands,
            thread: Some(thread),
            port,
            public_url: options.public_url.map(|url| url.trim_end_matches('/').to_owned()),
            listening: Vec::new(),
        };
        room.serve_on(options.address, listener);
        Ok(room)
    }

    /// Serves another address of this machine, too, on the same port: what
    /// phones have kept belongs to an address and its port.
    ///
    /// # Errors
    /// Where that address and port are taken.
    pub fn listen_on(&mut self, address: IpAddr) -> Result<(), RoomError> {
        if !self.listening.contains(&address) {
            let listener = listen(address, Some(self.port))?;
            self.shared.add_host(address, self.port);
            self.serve_on(address, listener);
        }
        Ok(())
    }

    fn serve_on(&mut self, address: IpAddr, listener: TcpListener) {
        self.listening.push(address);
        // The thread ends only when told to, so it hears this.
        let _ = self.commands.send(Command::Listen(listener));
    }

    /// Returns the address that people open, in capitals where case does not matter: a QR code of
    /// capitals has fewer and larger squares.
    pub fn url(&self, address: IpAddr) -> String {
        let token = self.shared.token().as_str();
        match &self.public_url {
            Some(url) => format!("{url}/{token}"),
            None => format!("HTTP://{}/{token}", SocketAddr::new(address, self.port)),
        }
    }

    /// Returns everyone's name and how far each is, in the team's order.
    pub fn progress(&self) -> Vec<(String, Progress)> {
        self.shared.with_lobby(|lobby| {
            lobby.progress().map(|(name, progress)| (name.to_owned(), progress)).collect()
        })
    }

    /// Returns each row's dots, the most first.
    pub fn votes(&self) -> Vec<(String, usize)> {
        self.shared.votes()
    }

    /// Tells the remote which step it is.
    pub fn set_step(&self, step: Option<usize>) {
        self.shared.with_remote(|remote| remote.step = step);
    }

    /// Makes a name available again: the wrong person picked it.
    pub fn free(&self, name: &str) {
        self.shared.with_lobby(|lobby| lobby.free(name));
    }

    /// Updates the team: a row or a person was added.
    pub fn set_team(&self, team: &Team) {
        self.shared.set_team(team);
    }

    /// Stops accepting answers.
    pub fn stop_accepting(&self) {
        self.shared.close();
    }

    /// Closes the room. Returns when the server has ended, within a second or so.
    pub fn close(mut self) {
        self.end();
    }

    fn end(&mut self) {
        self.shared.close();
        let _ = self.commands.send(Command::Close);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        self.end();
    }
}

fn spawn(
    commands: mpsc::UnboundedReceiver<Command>,
    shared: &Arc<Shared>,
) -> Result<JoinHandle<()>, RoomError> {
    let shared = Arc::clone(shared);
    let serve = move || {
        let router = routes::router(Arc::clone(&shared));
        if let Err(error) = server::run(commands, router, shared.is_proxied()) {
            shared.report(RoomEvent::NotSaved(format!("the room has closed: {error}")));
        }
    };
    let thread = std::thread::Builder::new().name("room".to_owned()).spawn(serve);
    thread.map_err(|error| RoomError::System(error.to_string()))
}

/// Binds an address; without a port, the first of a few short ones that is free.
fn listen(address: IpAddr, port: Option<u16>) -> Result<TcpListener, RoomError> {
    let bind = |port| {
        let listener = TcpListener::bind(SocketAddr::new(address, port))?;
        listener.set_nonblocking(true)?;
        Ok::<_, io::Error>(listener)
    };
    let refused = |port: u16, error: io::Error| RoomError::Listen {
        address: SocketAddr::new(address, port).to_string(),
        reason: error.to_string(),
    };
    match port {
        Some(port) => bind(port).map_err(|error| refused(port, error)),
        None => PORTS
            .chain([0])
            .find_map(|port| bind(port).ok())
            .map_or_else(|| bind(0).map_err(|error| refused(0, error)), Ok),
    }
}

fn port_of(listener: &TcpListener) -> Result<u16, RoomError> {
    let address = listener.local_addr();
    address.map(|own| own.port()).map_err(|error| RoomError::System(error.to_string()))
}

/// Parses the scheme and the host of a public address.
fn public_host(url: &str) -> Result<(Scheme, String), RoomError> {
    let wrong = || RoomError::PublicUrl(crate::text::visible(url).into_owned());
    let parsed: axum::http::Uri = url.parse().map_err(|_| wrong())?;
    let scheme = match parsed.scheme_str() {
        Some("http") => Scheme::Http,
        Some("https") => Scheme::Https,
        _ => return Err(wrong()),
    };
    let host = parsed.authority().filter(|host| !host.as_str().contains('@')).ok_or_else(wrong)?;
    let has_path = !matches!(parsed.path(), "" | "/") || parsed.query().is_some();
    if has_path { Err(wrong()) } else { Ok((scheme, host.as_str().to_owned())) }
}
