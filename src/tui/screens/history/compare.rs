//! Comparing the two marked snapshots.

use super::HistoryEntry;
use crate::diff::{Version, compare_totals};
use crate::files::snapshots::{self, Named, Snapshot};
use crate::phrases::{Changes, Naming};
use crate::report::diff::{Digest, Titles, text};
use crate::team::{Kind, Team};
use crate::tui::app::{Model, Screen};

/// Compares the two marked snapshots, now that their snapshots are read.
pub fn compare(model: &mut Model, snapshots: [Option<Snapshot>; 2]) {
    let naming = if model.map.naming == Naming::Alias { Naming::Alias } else { Naming::Full };
    let Screen::History(view) = &mut model.screen else { return };
    let [one, other] = view.marked[..] else { return };
    let pair = [one.min(other), one.max(other)].map(|at| &view.entries[at]);
    // Another pair may be marked by now.
    let is_same = |(entry, read): (&HistoryEntry, &Option<Snapshot>)| {
        entry.snapshot.as_ref().map(|kept| kept.when) == read.as_ref().map(|read| read.when)
    };
    if !pair.into_iter().zip(&snapshots).all(is_same) {
        return;
    }
    let situation = model.coverage.situation();
    let Some(digest) = compared(pair, &snapshots, &model.team, situation, naming) else {
        view.marked.pop();
        let why = "One has names and no aliases, and the other has aliases alone, so nobody can \
                   be matched. Mark two of the same kind.";
        model.notify_failure(why);
        return;
    };
    view.compared = text(&digest, 100).lines().map(str::to_owned).collect();
    view.digest = Some(digest);
}

/// Returns what changed between two snapshots: under aliases where one has them alone; nothing
/// where the other has none.
fn compared(
    entries: [&HistoryEntry; 2],
    snapshots: &[Option<Snapshot>; 2],
    team: &Team,
    situation: Option<usize>,
    naming: Naming,
) -> Option<Digest> {
    let kept = snapshots.each_ref().map(Option::as_ref);
    let spectra = kept.iter().flatten().all(|own| own.personality);
    let [then, now] = entries;
    let days = entries.map(|entry| match entry.snapshot {
        None if then.day == now.day => "now".to_owned(),
        _ => entry.when(),
    });
    let titles = Titles { then: &days[0], now: &days[1] };
    if kept.iter().flatten().any(|own| own.named == Named::None) {
        let [before, after] = entries.map(|entry| {
            let all = entry.totals.iter().cloned();
            all.filter(|one| spectra || one.kind != Kind::Personality).collect::<Vec<_>>()
        });
        let comparison = compare_totals(&before, &after);
        return Some(Digest::of_totals(&team.name, [&before, &after], &comparison, titles));
    }
    let by_alias = kept.map(|own| own.is_some_and(|own| own.named == Named::Alias));
    let [before, after] = kept.map(|own| {
        let own = own.map_or(team, |own| &own.team);
        if spectra { own.clone() } else { snapshots::without_spectra(own) }
    });
    let matched = |team: Team, own: bool, other: bool| {
        if own || !other {
            return Some(team);
        }
        let has_aliases = team.members().iter().any(|member| member.alias.is_some());
        has_aliases.then(|| snapshots::under_aliases(&team))
    };
    let before = matched(before, by_alias[0], by_alias[1])?;
    let after = matched(after, by_alias[1], by_alias[0])?;
    let mut later = Version::at(&after);
    if now.snapshot.is_none() {
        later.situation = situation;
    }
    Some(Digest::of(&Changes::between(Version::at(&before), later, naming), titles))
}
