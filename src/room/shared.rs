//! What the requests share with the program: the lobby, the page, and the one
//! way in for answers, which is a sheet on disk.

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use axum::http::StatusCode;

use super::guard::{Hosts, WrongTokens};
use super::lobby::{Lobby, LobbyError};
use super::page::Page;
use super::remote::Remote;
use super::token::{Secret, Token};
use super::vote::{Ballot, Vote, VoteRow};
use super::{Purpose, RoomEvent, Today};
use crate::coverage::{asked, left_open};
use crate::files::{read, sheets};
use crate::team::{Id, Team};
use crate::text;

/// Why answers were not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SendError {
    /// The phone has no name here.
    Refused(LobbyError),
    /// The room no longer takes answers.
    Closed,
    /// The text is no sheet of this team.
    Unreadable,
    /// The sheet could not be written; the screen says why.
    NotSaved,
}

impl From<LobbyError> for SendError {
    fn from(refusal: LobbyError) -> Self {
        Self::Refused(refusal)
    }
}

/// Where a room's answers go and who is notified.
pub(super) struct Setup {
    pub token: Token,
    /// The team's file, whose folder of sheets the answers go to.
    pub team_file: PathBuf,
    pub team: Team,
    pub today: Today,
    pub notify: Box<dyn Fn(RoomEvent) + Send + Sync>,
    pub purpose: Purpose,
}

/// The room's state, behind one lock: requests are few and short.
struct SharedState {
    team: Team,
    page: Page,
    hosts: Hosts,
    lobby: Lobby,
    wrong_tokens: WrongTokens,
    vote: Option<Vote>,
    /// The rows that are not asked again, as everyone has answered them.
    answered: Vec<Id>,
    remote: Option<Remote>,
    is_open: bool,
    was_reached: bool,
    /// Who is known to be done by any way.
    done: Vec<Id>,
}

impl SharedState {
    /// Records who has rated elsewhere: their names are not offered.
    fn mark_done(&mut self) {
        // Everyone is, where only the rest is asked.
        if !self.answered.is_empty() {
            return;
        }
        let done = self.team.session.done.clone();
        let is_new = |id: &&Id| !self.done.contains(id);
        for id in done.iter().filter(is_new) {
            if let Some(at) = self.team.member_index(id.as_str()) {
                self.lobby.set_sent(&self.team.members()[at].name);
            }
        }
        self.done = done;
    }
}

/// See the module.
pub(super) struct Shared {
    token: Token,
    team_file: PathBuf,
    today: Today,
    /// Behind a proxy every phone has the proxy's address.
    is_proxied: bool,
    notify: Box<dyn Fn(RoomEvent) + Send + Sync>,
    state: Mutex<SharedState>,
}

impl Shared {
    pub(super) fn new(setup: Setup, hosts: Hosts, is_proxied: bool) -> Self {
        let people = setup.team.members().len();
        let answered = match setup.purpose {
            Purpose::Unanswered => answered(&setup.team),
            _ => Vec::new(),
        };
        let page = match &setup.purpose {
            Purpose::Remote(steps) => Page::of_remote(&setup.team, steps),
            _ => Page::of_room(&setup.team, &answered),
        };
        let state = SharedState {
            lobby: Lobby::new(names(&setup.team)),
            team: setup.team,
            hosts,
            wrong_tokens: WrongTokens::default(),
            is_open: matches!(setup.purpose, Purpose::Answers | Purpose::Unanswered),
            answered,
            remote: matches!(setup.purpose, Purpose::Remote(_)).then(Remote::default),
            page,
            vote: match setup.purpose {
                Purpose::Vote(rows) => Some(Vote::new(rows, people)),
                _ => None,
            },
            was_reached: false,
            done: Vec::new(),
        };
        Self {
            token: setup.token,
            team_file: setup.team_file,
            today: setup.today,
            is_proxied,
            notify: setup.notify,
            state: Mutex::new(state),
        }
    }

    /// Returns the lock, even after a panic: one failed request must not end the others.
    fn lock(&self) -> MutexGuard<'_, SharedState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn token(&self) -> &Token {
        &self.token
    }

    pub(super) fn hosts(&self) -> Hosts {
        self.lock().hosts.clone()
    }

    pub(super) fn add_host(&self, address: IpAddr, port: u16) {
        self.lock().hosts.add_address(address, port);
    }

    pub(super) fn page(&self) -> String {
        self.lock().page.html().to_owned()
    }

    pub(super) fn content_policy(&self) -> String {
        self.lock().page.content_policy()
    }

    pub(super) fn version(&self) -> String {
        self.lock().page.version().to_owned()
    }

    pub(super) fn is_proxied(&self) -> bool {
        self.is_proxied
    }

    pub(super) fn is_open(&self) -> bool {
        self.lock().is_open
    }

    /// Returns the rows to vote for, where there is a vote.
    pub(super) fn vote_rows(&self) -> Option<Vec<VoteRow>> {
        self.lock().vote.as_ref().map(|vote| vote.rows.clone())
    }

    pub(super) fn votes(&self) -> Vec<(String, usize)> {
        self.lock().vote.as_ref().map(Vote::counts).unwrap_or_default()
    }

    /// Accepts a ballot; returns whether it was valid.
    pub(super) fn cast(&self, ballot: Ballot) -> bool {
        let count = self.lock().vote.as_mut().and_then(|vote| vote.cast(ballot));
        if let Some(count) = count {
            (self.notify)(RoomEvent::Voted(count));
        }
        count.is_some()
    }

    /// Calls `act` with the remote, if the room has one.
    pub(super) fn with_remote<T>(&self, act: impl FnOnce(&mut Remote) -> T) -> Option<T> {
        self.lock().remote.as_mut().map(act)
    }

    pub(super) fn report(&self, event: RoomEvent) {
        (self.notify)(event);
    }

    pub(super) fn with_lobby<T>(&self, act: impl FnOnce(&mut Lobby) -> T) -> T {
        act(&mut self.lock().lobby)
    }

    /// Updates the team: a row or a person was added.
    pub(super) fn set_team(&self, team: &Team) {
        let mut state = self.lock();
        let page = Page::of_room(team, &state.answered);
        if state.remote.is_some() {
            return;
        }
        state.lobby.set_names(names(team));
        if page.version() != state.page.version() {
            state.lobby.ask_again();
        }
        state.page = page;
        state.team = team.clone();
        state.mark_done();
    }

    /// Records whose sheets of today are on disk already.
    pub(super) fn mark_sent_by_sheets(&self) {
        let mut state = self.lock();
        let today = (self.today)();
        let members = state.team.members().iter();
        let paths = members.map(|member| (sheets::file_of(&self.team_file, &member.id), member));
        let answered = &state.answered;
        let is_in = paths.filter(|(path, _)| {
            let sheet = sheets::arrival(path, &state.team).sheet;
            sheet.is_ok_and(|sheet| {
                let answers_more = sheet.answers.iter().any(|(id, _)| !answered.contains(id));
                let is_whole = answered.is_empty() || answers_more;
                sheet.finished && sheet.rated == Some(today) && is_whole
            })
        });
        let is_in: Vec<String> = is_in.map(|(_, member)| member.name.clone()).collect();
        for name in is_in {
            state.lobby.set_sent(&name);
        }
        state.mark_done();
    }

    /// Stops accepting answers and deletes every draft.
    pub(super) fn close(&self) {
        let mut state = self.lock();
        state.is_open = false;
        state.vote = None;
        state.lobby.forget_drafts();
    }

    /// Decides on a request's token.
    ///
    /// # Errors
    /// With the status to refuse it with.
    pub(super) fn check_token(
        &self,
        from: Option<IpAddr>,
        is_right: bool,
        now: Instant,
    ) -> Result<(), StatusCode> {
        let mut state = self.lock();
        let from = from.filter(|_| !self.is_proxied);
        if from.is_some_and(|from| state.wrong_tokens.is_blocked(from, now)) {
            return Err(StatusCode::TOO_MANY_REQUESTS);
        }
        if !is_right {
            if let Some(from) = from {
                state.wrong_tokens.count(from, now);
            }
            return Err(StatusCode::NOT_FOUND);
        }
        let is_first = !std::mem::replace(&mut state.was_reached, true);
        drop(state);
        if is_first {
            (self.notify)(RoomEvent::Reached);
        }
        Ok(())
    }

    pub(super) fn claim(&self, name: &str, secret: Secret) -> Result<(), LobbyError> {
        self.with_lobby(|lobby| lobby.claim(name, secret))?;
        (self.notify)(RoomEvent::Claimed(name.to_owned()));
        Ok(())
    }

    pub(super) fn release(&self, secret: &str) -> Result<(), LobbyError> {
        let name = self.with_lobby(|lobby| {
            let name = lobby.name_of(secret)?.to_owned();
            lobby.free(&name);
            Ok(name)
        })?;
        (self.notify)(RoomEvent::Released(name));
        Ok(())
    }

    /// Saves a phone's answers as that person's sheet of today.
    pub(super) fn send(&self, secret: &str, text: &str) -> Result<(), SendError> {
        let mut state = self.lock();
        if !state.is_open {
            return Err(SendError::Closed);
        }
        let name = state.lobby.name_of(secret)?.to_owned();
        let mut sheet = read::sheet(text, "answers").map_err(|_| SendError::Unreadable)?.value;
        if text::fold(&sheet.team) != text::fold(&state.team.name) {
            return Err(SendError::Unreadable);
        }
        let at = state.team.members().iter().position(|member| member.name == name);
        let at = at.ok_or(LobbyError::Unknown)?;
        let member = &state.team.members()[at];
        if !state.answered.is_empty() {
            // What was not asked here stays as it was.
            let mut before = sheets::sheet_of(&state.team, at, true).answers;
            before.retain(|old| sheet.answers.iter().all(|new| new.dimension != old.dimension));
            sheet.answers.extend(before);
        }
        let path = sheets::file_of(&self.team_file, &member.id);
        // The name is the one this phone has, and the day is this machine's: a
        // phone's clock may be wrong.
        sheet.name.clone_from(&member.name);
        sheet.rated = Some((self.today)());
        sheet.finished = true;
        if let Err(error) = sheets::save(&path, &sheet) {
            drop(state);
            (self.notify)(RoomEvent::NotSaved(error.to_string()));
            return Err(SendError::NotSaved);
        }
        state.lobby.mark_sent(secret)?;
        drop(state);
        (self.notify)(RoomEvent::Sent(name));
        Ok(())
    }
}

/// Returns the rows that are asked and not left open.
fn answered(team: &Team) -> Vec<Id> {
    let open = left_open(team);
    let answered = asked(team).into_iter().filter(|at| !open.contains(at));
    answered.map(|at| team.dimensions()[at].id.clone()).collect()
}

fn names(team: &Team) -> Vec<String> {
    team.members().iter().map(|member| member.name.clone()).collect()
}
