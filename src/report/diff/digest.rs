//! A comparison as data for every format.

use strum::VariantArray as _;

use crate::diff::{Class, DimensionChange, Total, TotalChange, TotalsComparison};
use crate::phrases::{
    Changes, also_changed, answers_moved, change, class_title, coming_and_going, dimension_names,
    english::{capital, list},
    need_change, spectrum_change, total_answers, total_change,
};
use crate::team::{Id, Kind};

/// The names of the two versions: dates, file names or revisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Titles<'a> {
    /// The earlier one.
    pub then: &'a str,
    /// The later one.
    pub now: &'a str,
}

/// A comparison in sentences and rows, the same for every format that people
/// read. Nothing in it is escaped yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// The team's name.
    pub(super) team: String,
    /// What is compared.
    pub(super) versions: String,
    /// Who came and went.
    pub(super) people: String,
    /// Rows that came, went or changed their name or need, wants, decisions:
    /// what, and which.
    pub(super) other_changes: Vec<[String; 2]>,
    /// The rows under their titles: name, what, why.
    pub(super) sections: Vec<(String, Vec<[String; 3]>)>,
    /// The footnote.
    pub(super) footnote: String,
}

impl Digest {
    /// Returns the digest of two teams with their people.
    pub fn of(changes: &Changes<'_>, titles: Titles<'_>) -> Self {
        let comparison = &changes.comparison;
        let row = |one: &DimensionChange, what: String| {
            [changes.dimension(one).name.clone(), what, changes.why(one)]
        };
        let (spectra, rows): (Vec<_>, Vec<_>) =
            comparison.dimensions.iter().partition(|one| changes.dimension(one).is_spectrum());
        let mut sections =
            by_class(rows, |one| Some(listed_class(one)), |one| row(one, change(one)));
        sections.push(personality(
            spectra,
            |one| one.now,
            |one| row(one, spectrum_change(changes, one)),
        ));
        let needs = dimension_names(&comparison.needs_changed, changes.now.team);
        let needs = needs.into_iter().zip(&comparison.needs_changed).map(|(name, id)| {
            ["Need changed".to_owned(), format!("{name}, {}", need_change(changes, id))]
        });
        let mut other_changes = came_and_went(
            &dimension_names(&comparison.dimensions_added, changes.now.team),
            &dimension_names(&comparison.dimensions_removed, changes.then.team),
        );
        other_changes.extend(needs);
        other_changes.extend(also_changed(changes));
        Self {
            team: changes.now.team.name.clone(),
            versions: versions(titles),
            people: coming_and_going(changes),
            other_changes,
            sections: filled(sections),
            footnote: answers_moved(comparison.answers, in_both(changes)),
        }
    }

    /// Returns the digest of counts, where one side has no people; `then` and `now`
    /// are what was compared, for the names.
    pub fn of_totals(
        team: &str,
        [then, now]: [&[Total]; 2],
        comparison: &TotalsComparison,
        titles: Titles<'_>,
    ) -> Self {
        let row = |one: &TotalChange| [one.now.name.clone(), total_change(one), total_answers(one)];
        let (spectra, rows): (Vec<_>, Vec<_>) =
            comparison.dimensions.iter().partition(|one| one.now.kind == Kind::Personality);
        let class = |one: &TotalChange| one.states.map(|(class, ..)| class);
        let mut sections = by_class(rows, class, row);
        let position = |one: &TotalChange| now.iter().position(|total| total.id == one.now.id);
        sections.push(personality(spectra, position, row));
        let mut other_changes = came_and_went(
            &total_names(&comparison.dimensions_added, now),
            &total_names(&comparison.dimensions_removed, then),
        );
        let needs = total_names(&comparison.needs_changed, now);
        if !needs.is_empty() {
            other_changes.push(["Needs changed".to_owned(), list(&needs)]);
        }
        Self {
            team: team.to_owned(),
            versions: versions(titles),
            people: String::new(),
            other_changes,
            sections: filled(sections),
            footnote: "One side has counts without people: it shows what changed, but not why."
                .to_owned(),
        }
    }
}

impl Digest {
    /// Removes the rows that are as before, and returns their names.
    pub(in crate::report) fn without_same(&mut self) -> Vec<String> {
        let title = capital(class_title(Class::Same));
        let (same, others) =
            std::mem::take(&mut self.sections).into_iter().partition(|(one, _)| *one == title);
        self.sections = others;
        let same: Vec<Section> = same;
        same.into_iter().flat_map(|(_, rows)| rows).map(|[name, ..]| name).collect()
    }
}

/// Returns the class that a row is listed under: a row that became known or unknown is not "as
/// before".
fn listed_class(of: &DimensionChange) -> Class {
    let [before, after] = of.too_few.map(|too_few| too_few.is_some());
    if of.class == Class::Same && before != after { Class::Measured } else { of.class }
}

/// Returns how many people are in both versions.
fn in_both(changes: &Changes<'_>) -> usize {
    changes.now.team.members().len().saturating_sub(changes.comparison.joined.len())
}

type Section = (String, Vec<[String; 3]>);

fn versions(titles: Titles<'_>) -> String {
    format!("From {} to {}, by today's needs.", titles.then, titles.now)
}

/// Returns one section per class, then rows that cannot be compared.
fn by_class<T>(
    rows: Vec<&T>,
    class: impl Fn(&T) -> Option<Class>,
    row: impl Fn(&T) -> [String; 3],
) -> Vec<Section> {
    let of = |wanted: Option<Class>| {
        let rows = rows.iter().filter(|one| class(one) == wanted);
        rows.map(|one| row(one)).collect::<Vec<_>>()
    };
    let classes = Class::VARIANTS.iter().copied().map(Some).chain([None]);
    classes
        .map(|wanted| {
            let title = wanted.map_or("cannot be compared", class_title);
            (capital(title), of(wanted))
        })
        .collect()
}

/// Returns the spectra in file order: their classes would be a verdict.
fn personality<T, K: Ord>(
    mut rows: Vec<&T>,
    position: impl Fn(&T) -> K,
    row: impl Fn(&T) -> [String; 3],
) -> Section {
    rows.sort_by_key(|one| position(one));
    ("Personality".to_owned(), rows.into_iter().map(row).collect())
}

fn filled(sections: Vec<Section>) -> Vec<Section> {
    sections.into_iter().filter(|(_, rows)| !rows.is_empty()).collect()
}

fn came_and_went<S: AsRef<str>>(added: &[S], removed: &[S]) -> Vec<[String; 2]> {
    [("New on the map", added), ("No longer on the map", removed)]
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(what, names)| [what.to_owned(), list(names)])
        .collect()
}

fn total_names<'a>(ids: &'a [Id], totals: &'a [Total]) -> Vec<&'a str> {
    let name = |id: &'a Id| {
        let total = totals.iter().find(|total| total.id == *id);
        total.map_or(id.as_str(), |total| total.name.as_str())
    };
    ids.iter().map(name).collect()
}
