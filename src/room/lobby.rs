//! Which phone has which name. Phones claim names, answers are kept as drafts for the phone that
//! wrote them, and nothing here is ever shown to anyone else.

use std::fmt;

use super::token::Secret;

/// How far one person is, as the shared screen may show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Nobody has picked this name on a phone.
    NotHere,
    /// A phone has this name and has not sent.
    Answering,
    /// The answers are on disk.
    Sent,
}

/// Why a request of a phone is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LobbyError {
    /// Another phone has this name.
    Taken,
    /// Nobody of this name is on the team.
    Unknown,
    /// The phone's secret is not, or no longer, one of this room.
    NotYours,
}

/// One name of the team.
#[derive(Default)]
struct Participant {
    name: String,
    secret: Option<Secret>,
    draft: Option<String>,
    has_sent: bool,
}

/// The names of a team and the phones that have them.
#[derive(Default)]
pub struct Lobby {
    participants: Vec<Participant>,
}

impl fmt::Debug for Lobby {
    /// Names no draft and no secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.progress()).finish()
    }
}

impl Lobby {
    /// Returns a lobby in which every name is free.
    pub fn new(names: Vec<String>) -> Self {
        let participants =
            names.into_iter().map(|name| Participant { name, ..Participant::default() });
        Self { participants: participants.collect() }
    }

    /// Updates the team's names; a phone keeps its name where it is still there.
    pub fn set_names(&mut self, names: Vec<String>) {
        let mut old = std::mem::take(&mut self.participants);
        self.participants = names
            .into_iter()
            .map(|name| match old.iter().position(|participant| participant.name == name) {
                Some(index) => old.swap_remove(index),
                None => Participant { name, ..Participant::default() },
            })
            .collect();
    }

    /// Returns each name with how far the person is, in the team's order.
    pub fn progress(&self) -> impl Iterator<Item = (&str, Progress)> {
        self.participants.iter().map(|participant| {
            let progress = match participant {
                Participant { has_sent: true, .. } => Progress::Sent,
                Participant { secret: Some(_), .. } => Progress::Answering,
                _ => Progress::NotHere,
            };
            (participant.name.as_str(), progress)
        })
    }

    /// Gives a name to a phone.
    ///
    /// # Errors
    /// Where the name is taken, or is nobody's.
    pub fn claim(&mut self, name: &str, secret: Secret) -> Result<(), LobbyError> {
        let participant = self.participants.iter_mut().find(|participant| participant.name == name);
        let participant = participant.ok_or(LobbyError::Unknown)?;
        if participant.secret.is_some() || participant.has_sent {
            return Err(LobbyError::Taken);
        }
        participant.secret = Some(secret);
        Ok(())
    }

    /// Returns the name that a phone has.
    ///
    /// # Errors
    /// Where the secret has none.
    pub fn name_of(&self, secret: &str) -> Result<&str, LobbyError> {
        let index = self.participant_of(secret)?;
        Ok(&self.participants[index].name)
    }

    /// Returns whether a phone has sent.
    ///
    /// # Errors
    /// Where the secret has no name.
    pub fn has_sent(&self, secret: &str) -> Result<bool, LobbyError> {
        Ok(self.participants[self.participant_of(secret)?].has_sent)
    }

    /// Saves a phone's draft.
    ///
    /// # Errors
    /// Where the secret has no name.
    pub fn save_draft(&mut self, secret: &str, draft: String) -> Result<(), LobbyError> {
        let index = self.participant_of(secret)?;
        self.participants[index].draft = Some(draft);
        Ok(())
    }

    /// Returns this phone's draft.
    ///
    /// # Errors
    /// Where the secret has no name.
    pub fn draft(&self, secret: &str) -> Result<Option<&str>, LobbyError> {
        let index = self.participant_of(secret)?;
        Ok(self.participants[index].draft.as_deref())
    }

    /// Records that a phone's answers are on disk.
    ///
    /// # Errors
    /// Where the secret has no name.
    pub fn mark_sent(&mut self, secret: &str) -> Result<(), LobbyError> {
        let index = self.participant_of(secret)?;
        self.participants[index].has_sent = true;
        Ok(())
    }

    /// Records that a person's answers are on disk from another source.
    pub fn set_sent(&mut self, name: &str) {
        if let Some(participant) =
            self.participants.iter_mut().find(|participant| participant.name == name)
        {
            participant.has_sent = true;
        }
    }

    /// Asks everyone again: a question was added. Phones keep their names.
    pub fn ask_again(&mut self) {
        for participant in &mut self.participants {
            participant.has_sent = false;
        }
    }

    /// Makes a name available again and deletes its draft: the wrong person picked it. Sent
    /// answers stay on disk.
    pub fn free(&mut self, name: &str) {
        if let Some(participant) =
            self.participants.iter_mut().find(|participant| participant.name == name)
        {
            *participant = Participant {
                name: std::mem::take(&mut participant.name),
                ..Participant::default()
            };
        }
    }

    /// Forgets every draft: the room is closed.
    pub fn forget_drafts(&mut self) {
        for participant in &mut self.participants {
            participant.draft = None;
        }
    }

    fn participant_of(&self, secret: &str) -> Result<usize, LobbyError> {
        let has = |participant: &Participant| {
            participant.secret.as_ref().is_some_and(|known| known.is(secret))
        };
        self.participants.iter().position(has).ok_or(LobbyError::NotYours)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lobby() -> (Lobby, Secret, Secret) {
        let names = ["Ada", "Bo"].map(str::to_owned);
        (Lobby::new(names.into()), Secret::new().unwrap(), Secret::new().unwrap())
    }

    #[test]
    fn a_name_belongs_to_the_first_phone_until_it_is_freed() {
        let (mut lobby, ada, thief) = lobby();
        assert_eq!(lobby.claim("Ada", ada.clone()), Ok(()));
        assert_eq!(lobby.claim("Ada", thief.clone()), Err(LobbyError::Taken));
        assert_eq!(lobby.claim("Cy", thief.clone()), Err(LobbyError::Unknown));
        lobby.free("Ada");
        assert_eq!(lobby.claim("Ada", thief), Ok(()));
        assert_eq!(lobby.name_of(ada.as_str()), Err(LobbyError::NotYours));
    }

    #[test]
    fn a_draft_comes_back_to_the_phone_that_wrote_it_alone() {
        let (mut lobby, ada, bo) = lobby();
        lobby.claim("Ada", ada.clone()).unwrap();
        lobby.claim("Bo", bo.clone()).unwrap();
        lobby.save_draft(ada.as_str(), "services = 4".to_owned()).unwrap();
        assert_eq!(lobby.draft(ada.as_str()), Ok(Some("services = 4")));
        assert_eq!(lobby.draft(bo.as_str()), Ok(None));
        assert_eq!(lobby.draft(""), Err(LobbyError::NotYours));
        assert!(!format!("{lobby:?}").contains("services"));
        lobby.free("Ada");
        lobby.claim("Ada", ada.clone()).unwrap();
        assert_eq!(lobby.draft(ada.as_str()), Ok(None), "the next person starts empty");
    }

    #[test]
    fn new_names_leave_the_others_where_they_are() {
        let (mut lobby, ada, _) = lobby();
        lobby.claim("Ada", ada.clone()).unwrap();
        lobby.mark_sent(ada.as_str()).unwrap();
        lobby.set_names(["Cy", "Ada"].map(str::to_owned).into());
        let progress: Vec<(&str, Progress)> = lobby.progress().collect();
        assert_eq!(progress, [("Cy", Progress::NotHere), ("Ada", Progress::Sent)]);
        assert_eq!(lobby.has_sent(ada.as_str()), Ok(true));
    }
}
