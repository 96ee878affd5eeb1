//! Who sits at which phone. Names are claimed, answers are kept as drafts for
//! the phone that wrote them, and nothing here is ever shown to anyone else.

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
    In,
}

/// Why a request of a phone is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Another phone has this name.
    Taken,
    /// Nobody of this name is on the team.
    Unknown,
    /// The phone's secret is not, or no longer, one of this room.
    NotYours,
}

/// One name of the team.
#[derive(Default)]
struct Seat {
    name: String,
    secret: Option<Secret>,
    draft: Option<String>,
    is_in: bool,
}

/// The names of a team and the phones that have them.
#[derive(Default)]
pub struct Lobby {
    seats: Vec<Seat>,
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
        let seats = names.into_iter().map(|name| Seat { name, ..Seat::default() });
        Self { seats: seats.collect() }
    }

    /// Takes a team's names anew; a phone keeps its name where it is still there.
    pub fn set_names(&mut self, names: Vec<String>) {
        let mut old = std::mem::take(&mut self.seats);
        self.seats = names
            .into_iter()
            .map(|name| match old.iter().position(|seat| seat.name == name) {
                Some(index) => old.swap_remove(index),
                None => Seat { name, ..Seat::default() },
            })
            .collect();
    }

    /// Returns each name with how far the person is, in the team's order.
    pub fn progress(&self) -> impl Iterator<Item = (&str, Progress)> {
        self.seats.iter().map(|seat| {
            let progress = match seat {
                Seat { is_in: true, .. } => Progress::In,
                Seat { secret: Some(_), .. } => Progress::Answering,
                _ => Progress::NotHere,
            };
            (seat.name.as_str(), progress)
        })
    }

    /// Gives a name to a phone.
    ///
    /// # Errors
    /// Where the name is taken, or is nobody's.
    pub fn claim(&mut self, name: &str, secret: Secret) -> Result<(), Refusal> {
        let seat = self.seats.iter_mut().find(|seat| seat.name == name);
        let seat = seat.ok_or(Refusal::Unknown)?;
        if seat.secret.is_some() || seat.is_in {
            return Err(Refusal::Taken);
        }
        seat.secret = Some(secret);
        Ok(())
    }

    /// Returns the name that a phone has.
    ///
    /// # Errors
    /// Where the secret has none.
    pub fn name_of(&self, secret: &str) -> Result<&str, Refusal> {
        let index = self.seat_of(secret)?;
        Ok(&self.seats[index].name)
    }

    /// Returns whether a phone has sent.
    ///
    /// # Errors
    /// Where the secret has no name.
    pub fn is_in(&self, secret: &str) -> Result<bool, Refusal> {
        Ok(self.seats[self.seat_of(secret)?].is_in)
    }

    /// Keeps what a phone has so far.
    ///
    /// # Errors
    /// Where the secret has no name.
    pub fn save_draft(&mut self, secret: &str, draft: String) -> Result<(), Refusal> {
        let index = self.seat_of(secret)?;
        self.seats[index].draft = Some(draft);
        Ok(())
    }

    /// Returns what this phone, and no other, has kept.
    ///
    /// # Errors
    /// Where the secret has no name.
    pub fn draft(&self, secret: &str) -> Result<Option<&str>, Refusal> {
        let index = self.seat_of(secret)?;
        Ok(self.seats[index].draft.as_deref())
    }

    /// Notes that a phone's answers are on disk.
    ///
    /// # Errors
    /// Where the secret has no name.
    pub fn sent(&mut self, secret: &str) -> Result<(), Refusal> {
        let index = self.seat_of(secret)?;
        self.seats[index].is_in = true;
        Ok(())
    }

    /// Notes that a person's answers are on disk by another way.
    pub fn set_in(&mut self, name: &str) {
        if let Some(seat) = self.seats.iter_mut().find(|seat| seat.name == name) {
            seat.is_in = true;
        }
    }

    /// Asks everyone again: a question was added. Phones keep their names.
    pub fn ask_again(&mut self) {
        for seat in &mut self.seats {
            seat.is_in = false;
        }
    }

    /// Takes a name from its phone, with its draft: the wrong person picked it.
    /// What was sent stays on disk.
    pub fn free(&mut self, name: &str) {
        if let Some(seat) = self.seats.iter_mut().find(|seat| seat.name == name) {
            *seat = Seat { name: std::mem::take(&mut seat.name), ..Seat::default() };
        }
    }

    /// Forgets every draft: the room is closed.
    pub fn forget_drafts(&mut self) {
        for seat in &mut self.seats {
            seat.draft = None;
        }
    }

    fn seat_of(&self, secret: &str) -> Result<usize, Refusal> {
        let has = |seat: &Seat| seat.secret.as_ref().is_some_and(|known| known.is(secret));
        self.seats.iter().position(has).ok_or(Refusal::NotYours)
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
        assert_eq!(lobby.claim("Ada", thief.clone()), Err(Refusal::Taken));
        assert_eq!(lobby.claim("Cy", thief.clone()), Err(Refusal::Unknown));
        lobby.free("Ada");
        assert_eq!(lobby.claim("Ada", thief), Ok(()));
        assert_eq!(lobby.name_of(ada.as_str()), Err(Refusal::NotYours));
    }

    #[test]
    fn a_draft_comes_back_to_the_phone_that_wrote_it_alone() {
        let (mut lobby, ada, bo) = lobby();
        lobby.claim("Ada", ada.clone()).unwrap();
        lobby.claim("Bo", bo.clone()).unwrap();
        lobby.save_draft(ada.as_str(), "services = 4".to_owned()).unwrap();
        assert_eq!(lobby.draft(ada.as_str()), Ok(Some("services = 4")));
        assert_eq!(lobby.draft(bo.as_str()), Ok(None));
        assert_eq!(lobby.draft(""), Err(Refusal::NotYours));
        assert!(!format!("{lobby:?}").contains("services"));
        lobby.free("Ada");
        lobby.claim("Ada", ada.clone()).unwrap();
        assert_eq!(lobby.draft(ada.as_str()), Ok(None), "the next person starts empty");
    }

    #[test]
    fn new_names_leave_the_others_where_they_are() {
        let (mut lobby, ada, _) = lobby();
        lobby.claim("Ada", ada.clone()).unwrap();
        lobby.sent(ada.as_str()).unwrap();
        lobby.set_names(["Cy", "Ada"].map(str::to_owned).into());
        let progress: Vec<(&str, Progress)> = lobby.progress().collect();
        assert_eq!(progress, [("Cy", Progress::NotHere), ("Ada", Progress::In)]);
        assert_eq!(lobby.is_in(ada.as_str()), Ok(true));
    }
}
