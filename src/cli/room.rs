//! `roundtable room`: opens the room for phones, without the program's screen.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::Args;

use super::{Answer, leaving, values};

/// Opens a page on the local network where everyone rates on their own phone.
///
/// It prints the address to open, a QR code of the address, and a line for each person who opens
/// the page or sends answers. Answers become sheets in the team's folder, for `roundtable collect`.
/// Ctrl-C closes the room.
#[derive(Debug, Args)]
#[command(after_help = leaving::room(
    "Examples:\n  roundtable room team.toml\n  roundtable room team.toml --address 127.0.0.1 --port 8080 --public-url https://team.example.org"
))]
pub(super) struct OpenRoom {
    /// The team file.
    #[arg(value_parser = values::team_file())]
    file: PathBuf,
    /// The address of this computer to listen on (default: its network address).
    #[arg(long, value_name = "IP")]
    address: Option<IpAddr>,
    /// The port (default: the first free one from 8080).
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// The address of a tunnel or reverse proxy that people open instead.
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
}

impl OpenRoom {
    #[cfg(unix)]
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        serve::until_ctrl_c(self)
    }

    #[cfg(not(unix))]
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        anyhow::bail!(
            "`roundtable room` needs Unix; open the team and press R in a workshop instead"
        )
    }
}

#[cfg(unix)]
mod serve {
    use std::io::{self, IsTerminal as _};

    use anyhow::{Context as _, bail};

    use super::OpenRoom;
    use crate::cli::{Answer, open, output};
    use crate::phrases::english;
    use crate::room::{self, Progress, Purpose, Room, RoomEvent, RoomOptions};
    use crate::team::Date;
    use crate::text;

    /// Keeps the room open until Ctrl-C.
    pub(super) fn until_ctrl_c(asked: OpenRoom) -> anyhow::Result<Answer> {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

        let team = open::team(&asked.file)?;
        if team.members().is_empty() {
            bail!("{}: the team has no people yet; add them first", asked.file.display());
        }
        // Handled before the room opens, so that no answer is cut off in the middle.
        let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP])
            .context("Ctrl-C cannot be handled")?;
        let offered = room::addresses();
        let Some(address) = asked.address.or_else(|| offered.first().map(|first| first.ip)) else {
            bail!("this computer has no network address; give one with --address");
        };
        let options = RoomOptions {
            address,
            port: asked.port,
            public_url: asked.public_url,
            team_file: asked.file.clone(),
            purpose: Purpose::Answers,
        };
        let room = Room::open(options, &team, today, |event| say(&event))?;
        let url = room.url(address);
        output::print_raw(&format!("{url}\n"))?;
        if let Some(code) = room::code(&url) {
            let is_shown = io::stdout().is_terminal();
            output::print_raw(&if is_shown { code.to_ansi() } else { code.to_text() })?;
        }
        output::print("Ctrl-C closes the room.\n")?;
        signals.forever().next();
        let progress = room.progress();
        room.close();
        let is_in = progress.iter().filter(|(_, progress)| *progress == Progress::Sent).count();
        output::print(&format!(
            "The room is closed. {is_in} of {} are in. `roundtable collect {}` adds their \
             answers to the team.\n",
            english::count(progress.len() as u32, "person", "people"),
            text::visible(&asked.file.to_string_lossy()),
        ))?;
        Ok(Answer::Done)
    }

    /// Prints what happens in the room, never an answer. A closed pipe does not close the room.
    fn say(event: &RoomEvent) {
        let line = match event {
            RoomEvent::Reached => "A phone has opened the page.".to_owned(),
            RoomEvent::Claimed(name) => format!("{name}: answering"),
            RoomEvent::Released(name) => format!("{name}: not here"),
            RoomEvent::Sent(name) => format!("{name}: in"),
            RoomEvent::Voted(_) | RoomEvent::RemoteTaken | RoomEvent::Pressed(_) => return,
            RoomEvent::NotSaved(reason) => format!("Not saved: {reason}"),
        };
        let _ = output::print(&format!("{}\n", text::one_line(&line)));
    }

    fn today() -> Date {
        let today = jiff::Zoned::now().date();
        Date { year: today.year(), month: today.month() as u8, day: today.day() as u8 }
    }
}
