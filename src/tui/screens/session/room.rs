//! The room on the shared screen: the address that phones open, and who is answering. The event
//! loop owns the server; its updates come through `handle_room_update`.

use std::net::IpAddr;

use crate::coverage::{choose_sheet, left_open};
use crate::files::sheets;
use crate::room::{Code, Progress, Purpose, RemoteKey, RoomEvent, VoteRow};
use crate::team::Step;
use crate::tui::app::menu::{Entry, Menu};
use crate::tui::app::overlay::GuidePage;
use crate::tui::app::{Effect, Model, Overlay, Screen, Source};
use crate::tui::overlays::confirm::Confirm;
use crate::tui::screens::session::{SessionView, guessable};

/// How long an address may go unused before help is offered.
const HELP_AFTER_SECONDS: i64 = 30;

/// An address of the room as people open it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedAddress {
    /// The address to listen on; `None` for a tunnel or proxy.
    pub ip: Option<IpAddr>,
    /// The network's name, or the port that a tunnel must lead to.
    pub network: String,
    /// What people open, in capitals for the QR code.
    pub url: String,
    /// The address as a QR code; `None` if it is too long.
    pub code: Option<Code>,
}

impl OfferedAddress {
    /// Returns the address as a person types it.
    pub fn typed(&self) -> &str {
        self.url.strip_prefix("HTTP://").unwrap_or(&self.url)
    }
}

/// The room as the shared screen shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomView {
    /// The addresses that phones may reach, the likeliest first.
    pub addresses: Vec<OfferedAddress>,
    /// The one shown, by index.
    pub chosen: usize,
    /// How far each person is, by name.
    pub people: Vec<(String, Progress)>,
    /// What phones do here.
    pub purpose: Purpose,
    /// How many have voted.
    pub votes: usize,
    /// Whether a phone has opened the page.
    pub is_reached: bool,
    /// Seconds since 1970 at which the address shown was offered.
    offered_at: i64,
    /// Those whose answers are on disk and not in the team yet.
    arrived: Vec<String>,
}

impl RoomView {
    /// Returns the address shown.
    pub fn address(&self) -> Option<&OfferedAddress> {
        self.addresses.get(self.chosen)
    }

    /// Returns whether no phone has opened the page so long after it was offered that help is shown.
    pub fn is_unreached(&self, now: i64) -> bool {
        !self.is_reached && now - self.offered_at >= HELP_AFTER_SECONDS
    }

    fn progress_of(&self, name: &str) -> Progress {
        let found = self.people.iter().find(|(own, _)| own == name);
        found.map_or(Progress::NotHere, |(_, progress)| *progress)
    }
}

/// An update from the room's server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoomUpdate {
    /// The room is open for this, at these addresses; how far everyone is.
    Opened(Purpose, Vec<OfferedAddress>, Vec<(String, Progress)>),
    /// It could not be opened, or not at that address.
    Refused(String),
    /// The facilitator's remote can be opened at this address.
    RemoteOpened(OfferedAddress),
    /// The vote has ended: each row's dots, the most first.
    Counted(Vec<(String, usize)>),
    /// How far everyone is, after a change here.
    Progress(Vec<(String, Progress)>),
    /// Something happened at a phone; how far everyone is now.
    Happened(RoomEvent, Vec<(String, Progress)>),
}

/// Applies an update from the server.
pub(crate) fn handle_room_update(model: &mut Model, update: RoomUpdate) {
    match update {
        RoomUpdate::Opened(purpose, addresses, people) => {
            model.room = Some(RoomView {
                purpose,
                addresses,
                chosen: 0,
                people,
                votes: 0,
                is_reached: false,
                offered_at: model.now,
                arrived: Vec::new(),
            });
            model.close_room_after_use();
        }
        RoomUpdate::RemoteOpened(address) => {
            model.remote = Some(address);
            model.overlays.push(Overlay::Guide(GuidePage::Remote));
        }
        RoomUpdate::Happened(RoomEvent::Pressed(key), _) => handle_remote_key(model, key),
        RoomUpdate::Happened(RoomEvent::RemoteTaken, _) => {
            model.overlays.retain(|over| !matches!(over, Overlay::Guide(GuidePage::Remote)));
            model.notify("The remote is on a phone. The address no longer works for others.");
        }
        RoomUpdate::Counted(counts) => {
            model.room = None;
            model.votes = counts.into_iter().filter(|&(_, dots)| dots > 0).collect();
        }
        RoomUpdate::Refused(why) => model.notify_failure(why),
        RoomUpdate::Progress(people) => {
            if let Some(room) = &mut model.room {
                room.people = people;
            }
        }
        RoomUpdate::Happened(event, people) => {
            let Some(room) = &mut model.room else { return };
            room.people = people;
            room.is_reached = true;
            match event {
                RoomEvent::NotSaved(why) => model.notify_failure(why),
                RoomEvent::Sent(name) => {
                    room.arrived.push(name);
                    model.ask(Effect::ScanSheets);
                }
                RoomEvent::Voted(count) => {
                    room.votes = count;
                }
                RoomEvent::RemoteTaken
                | RoomEvent::Pressed(_)
                | RoomEvent::Reached
                | RoomEvent::Claimed(_)
                | RoomEvent::Released(_) => {}
            }
        }
    }
}

impl Model {
    /// Returns how far a member is, on a phone or otherwise.
    pub fn progress_of(&self, member: usize) -> Progress {
        let member = &self.team.members()[member];
        if let Some(room) = self.room.as_ref().filter(|room| room.purpose == Purpose::Unanswered) {
            return room.progress_of(&member.name);
        }
        if self.team.session.done.contains(&member.id) {
            return Progress::Sent;
        }
        self.room.as_ref().map_or(Progress::NotHere, |room| room.progress_of(&member.name))
    }

    /// Returns what phones are asked: only unanswered rows if everyone is done.
    pub(crate) fn purpose_of_room(&self) -> Purpose {
        let is_done = self.team.session.step.is_some() && self.lobby.missing.is_empty();
        if is_done && !left_open(&self.team).is_empty() {
            Purpose::Unanswered
        } else {
            Purpose::Answers
        }
    }

    /// Returns whether answers of phones can be added now.
    pub(crate) fn has_sent_answers(&self) -> bool {
        let is_free = matches!(self.screen, Screen::Session(_)) || self.hides_ratings();
        is_free && self.room.as_ref().is_some_and(|room| !room.arrived.is_empty())
    }

    /// Adds the answers that phones have sent, as soon as no form or question is open.
    pub(crate) fn add_sent_answers(&mut self) {
        let is_free = matches!(self.screen, Screen::Session(_)) || self.hides_ratings();
        let (Some(room), true, Source::File(file)) = (&mut self.room, is_free, &self.source) else {
            return;
        };
        let (arrived, file) = (std::mem::take(&mut room.arrived), file.clone());
        for name in arrived {
            let Some(at) = self.team.members().iter().position(|member| member.name == name) else {
                continue;
            };
            let path = sheets::file_of(&file, &self.team.members()[at].id);
            let of_phone = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            // A phone that sends again has changed its mind: its last word holds.
            let nth = self.sheets.iter().position(|arrival| arrival.file.ends_with(&of_phone));
            let edit =
                nth.and_then(|nth| choose_sheet(&self.team, &self.sheets, &self.collected(), nth));
            if let Some(edit) = edit {
                self.change(edit, format!("{name}'s answers"));
            }
        }
    }

    /// Closes the room when it is no longer used: at the reveal, and at the end of the workshop.
    pub(crate) fn close_room_after_use(&mut self) {
        let session = &self.team.session;
        let Some(room) = &self.room else { return };
        let is_used = match (&room.purpose, session.step) {
            (_, None) => false,
            (Purpose::Vote(_), step) => step == Some(Step::Talk),
            (_, step) => session.hidden || step == Some(Step::Rate),
        };
        if is_used {
            return;
        }
        self.room = None;
        self.ask(Effect::CloseRoom);
    }
}

/// Opens the room; where it is open, shows its page, or asks whether to close it.
pub(crate) fn open_or_close(model: &mut Model) {
    let is_shown = model.team.session.step == Some(Step::Rate);
    if !is_shown {
        // The page with the code is the Rate step's.
        super::update::jump(model, Step::Rate);
        if model.room.is_none() {
            open(model);
        }
        return;
    }
    if model.room.is_none() {
        return open(model);
    }
    let people = 0..model.team.members().len();
    let answering = people.filter(|&at| model.progress_of(at) == Progress::Answering).count();
    let question = match answering {
        0 => "Close the room? Phones can no longer send answers.".to_owned(),
        1 => "One person is still answering. Close the room?".to_owned(),
        many => format!("{many} people are still answering. Close the room?"),
    };
    model.open(Confirm::new(question, "close the room", close));
}

fn open(model: &mut Model) {
    if let Some(why) = model.refusal() {
        return model.notify_failure(why);
    }
    if !matches!(model.source, Source::File(_)) {
        return model.notify_failure("The room needs a team file. Ctrl-s saves this team to one.");
    }
    if model.team.members().is_empty() || model.team.dimensions().is_empty() {
        return model.notify_failure("The room needs rows and people. Press e to add them.");
    }
    model.screen = Screen::Session(SessionView::default());
    model.ask(Effect::OpenRoom);
}

/// Starts a vote on the rows to talk about, or ends the running one.
pub(crate) fn vote(model: &mut Model) {
    if model.room.is_some() {
        return model.ask(Effect::CountVote);
    }
    if !matches!(model.source, Source::File(_)) {
        return model.notify_failure("A vote needs a team file. Ctrl-s saves this team to one.");
    }
    let rows = guessable(model).into_iter().map(|at| {
        let row = &model.team.dimensions()[at];
        VoteRow { id: row.id.as_str().to_owned(), name: row.title().into_owned() }
    });
    model.ask(Effect::OpenVote(rows.collect()));
}

/// Closes the room.
fn close(model: &mut Model) {
    model.room = None;
    model.notify("The room is closed.");
    model.ask(Effect::CloseRoom);
}

/// Shows the next address; the room keeps serving the others.
pub(crate) fn next_address(model: &mut Model) {
    let now = model.now;
    let Some(room) = &mut model.room else { return };
    if room.addresses.len() < 2 {
        return model.notify("This computer has no other address.");
    }
    room.chosen = (room.chosen + 1) % room.addresses.len();
    room.offered_at = now;
    let ip = room.address().and_then(|address| address.ip);
    if let Some(ip) = ip {
        model.ask(Effect::ServeAddress(ip));
    }
}

/// Asks whose name was picked on the wrong phone.
pub(crate) fn ask_whose_name(model: &mut Model) {
    if model.room.is_none() {
        return;
    }
    let people = 0..model.team.members().len();
    let taken = people.filter(|&at| model.progress_of(at) != Progress::NotHere);
    let entries: Vec<Entry> = taken
        .map(|at| {
            let free = move |model: &mut Model| free_name(model, at);
            Entry::new(model.name_of(at), word(model.progress_of(at)), free)
        })
        .collect();
    if entries.is_empty() {
        return model.notify("Nobody has picked a name yet.");
    }
    model.open(Menu::new("Whose name is on the wrong phone?", entries));
}

/// Frees a name for another phone. What was sent stays.
fn free_name(model: &mut Model, member: usize) {
    let name = model.team.members()[member].name.clone();
    model.notify(format!("{} can be picked again.", model.name_of(member)));
    model.ask(Effect::FreeName(name));
}

/// Does what the facilitator pressed on the remote, unless somebody rates here or a question is
/// open.
fn handle_remote_key(model: &mut Model, key: RemoteKey) {
    let rates = matches!(model.screen, Screen::Rate(_) | Screen::Fingers(_));
    let is_asked = model.overlays.iter().any(|over| !matches!(over, Overlay::Guide(_)));
    if rates || is_asked || model.team.session.step.is_none() {
        return;
    }
    model.overlays.clear();
    model.notice = None;
    match key {
        RemoteKey::Next(_) => super::update::next_step(model),
        RemoteKey::Back(_) => super::update::back(model),
        RemoteKey::Reveal(_) if model.team.session.hidden => {
            model.add_sent_answers();
            super::update::reveal(model);
            model.close_room_after_use();
        }
        RemoteKey::Reveal(_) => {}
        RemoteKey::Away(name) => {
            let member = model.team.members().iter().position(|member| member.name == name);
            if let (Some(member), false) = (member, model.team.session.hidden) {
                model.set_away(member, !model.coverage.is_away(member));
                model.show_map();
            }
        }
    }
}

/// Opens the facilitator's remote.
pub(crate) fn open_remote(model: &mut Model) {
    if model.team.session.step.is_none() {
        return model.notify("The remote is for a workshop. W starts one.");
    }
    model.ask(Effect::OpenRemote);
}

/// Shows why phones may not reach the room.
pub(crate) fn show_help(model: &mut Model) {
    model.overlays.push(Overlay::Guide(GuidePage::Network));
}

/// Returns how far a person is, in words for the room.
pub fn word(progress: Progress) -> &'static str {
    match progress {
        Progress::NotHere => "not here yet",
        Progress::Answering => "answering",
        Progress::Sent => "in",
    }
}
