//! What a record reads of a team's snapshots.

use super::{Named, Redaction, Snapshot, SnapshotFile, redact, without_spectra};
use crate::coverage::days_between;
use crate::team::{Date, Team};

/// The days after which a snapshot is one of an earlier quarter: eight weeks,
/// so that a look taken on the day of the record is not compared with itself.
const QUARTER: i32 = 56;

/// The earlier looks at a team, the oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// All of them by their days; of counts, a team with the same counts.
    pub looks: Vec<(Date, Team)>,
    /// Those with names, by which causes are told.
    pub named: Vec<(Date, Team)>,
    /// The one to compare with: the last that is at least eight weeks old, or
    /// else the oldest that holds people.
    pub since: Option<Snapshot>,
}

impl Past {
    /// Takes a team's snapshots, the oldest first.
    pub fn of(kept: Vec<SnapshotFile>, today: Date) -> Self {
        let kept: Vec<Snapshot> = kept.into_iter().map(|file| file.snapshot).collect();
        let mut people = kept.iter().filter(|one| one.when.day < today && one.named != Named::None);
        let oldest = people.clone().next();
        let is_old = |one: &&Snapshot| days_between(one.when.day, today) >= QUARTER;
        let since = people.rfind(is_old).or(oldest).cloned();
        let named = kept.iter().filter(|one| one.named == Named::Keep);
        let named = named.map(|one| (one.when.day, one.team.clone())).collect();
        let looks = kept.into_iter().map(|one| {
            let team = if one.named == Named::None { one.counted_team() } else { one.team };
            (one.when.day, team)
        });
        Self { looks: looks.collect(), named, since }
    }

    /// Returns the team of today as it can be compared with that day: under
    /// aliases where the snapshot has them, without spectra where it has none.
    pub fn comparable(&self, team: Team) -> Team {
        let Some(since) = &self.since else { return team };
        let team = if since.named == Named::Alias { under_aliases(&team) } else { team };
        if since.personality { team } else { without_spectra(&team) }
    }
}

/// Returns a team with everyone under the alias that its file keeps for them.
pub fn under_aliases(team: &Team) -> Team {
    redact(team, &Redaction { named: Named::Alias, personality: true, ..Redaction::default() })
}
