//! What the readers of a report will see: shown before it is saved.

use super::{Format, View};

/// Below this many people, counts tell who is who.
const MIN_ANONYMOUS: usize = 5;

/// Returns what readers of a report see, in whole sentences. `by_alias` says
/// that aliases replace the names.
pub fn disclosure(view: View, format: Format, by_alias: bool, people: usize) -> String {
    let by = if by_alias { "under an alias" } else { "by name" };
    let mut text = format!("Readers see {}", seen(view, format, by));
    let names = view.names_people();
    if names
        && matches!(view, View::Map | View::Findings)
        && !matches!(format, Format::Csv | Format::Xlsx)
        && !by_alias
    {
        text.push_str(
            " Spectra are counts: only people who offered to speak for an end are named.",
        );
    }
    if by_alias && names {
        text.push_str(
            " Owners of decisions, first steps, days of answers and who offered to speak are left \
             out. Anyone who knows the team may still guess who is who.",
        );
    }
    if !names
        && !matches!(view, View::Brief | View::Advert | View::Interview)
        && people < MIN_ANONYMOUS
    {
        text.push_str(&format!(
            " Counts of {people} people cannot be anonymous: anyone who knows the team knows who is who."
        ));
    }
    text
}

/// Returns the end of the sentence "Readers see …".
fn seen(view: View, format: Format, by: &str) -> String {
    match (view, format) {
        (View::Map, Format::Json) => format!(
            "how many people reach each level that is needed, and what was decided, {by}; \
             nobody's answers."
        ),
        (View::Coverage, _) => {
            "how many people reach each level that is needed; nobody is named.".to_owned()
        }
        (View::Shape, _) => {
            "what is needed, our best level on each row and the level that enough of us reach; \
             nobody is named."
                .to_owned()
        }
        (View::Map | View::People, Format::Csv) => format!(
            "each answer on skills and experience and what each person wants, {by}; on spectra \
             only those who offered to speak."
        ),
        (View::Map, Format::Xlsx) => format!(
            "each answer on skills and experience with its day and what each person wants, which \
             rows depend on whom, and what was decided, with the first step, {by}; on spectra only \
             those who offered to speak."
        ),
        (View::Map, _) => format!(
            "each person's levels and wants, {by}, which rows depend on whom, and what was \
             decided with its first step."
        ),
        (View::Findings, _) => format!(
            "which rows depend on whom, who wants more or less of what, {by}, and what was \
             decided with its first step."
        ),
        (View::People, _) => format!(
            "what each person covers, covers alone, and wants more or less of, {by}, and what was \
             decided with its first step."
        ),
        (View::Plan, _) => format!(
            "what the team lacks, each candidate with their answers and what the interviews \
             noted, and which rows fail without whom, {by}."
        ),
        (View::Decisions, _) => {
            format!("decisions with their first step, day and owner, {by}; no answers.")
        }
        (View::Advert | View::Interview, _) => {
            "what the team lacks, in words, and what its situation is; nobody is named.".to_owned()
        }
        (View::Brief, _) => "what the team lacks, in words; nobody is named.".to_owned(),
        (View::Record, Format::Csv | Format::Svg) => format!(
            "how many people reach each level that is needed on the day of each snapshot; nobody's \
             answers, and nothing {by}."
        ),
        (View::Record, _) => format!(
            "decisions with their owners and first steps, who joined and left, {by}, which rows \
             depend on whom, and how many reached each level on the day of each snapshot. Spectra \
             are counts."
        ),
        (View::Changes, _) => {
            format!("who joined and left, {by}, and how many people reach each level then and now.")
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum as _;

    use super::*;

    #[test]
    fn every_export_says_what_leaves_and_never_claims_that_names_stay_where_they_go() {
        for &view in View::value_variants() {
            for &format in view.formats() {
                for by_alias in [false, true] {
                    let text = disclosure(view, format, by_alias, 7);
                    assert!(text.starts_with("Readers see "), "{text}");
                    let nobody = text.contains("nobody is named");
                    assert_eq!(nobody, !view.names_people(), "{view:?} {format:?}");
                }
            }
        }
    }

    #[test]
    fn counts_of_few_are_not_called_anonymous() {
        let text = |people| disclosure(View::Coverage, Format::Csv, false, people);
        assert!(text(4).contains("cannot be anonymous"));
        assert!(!text(5).contains("cannot be anonymous"));
    }
}
