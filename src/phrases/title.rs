//! Short names for dimensions, where another one is mentioned in passing.

use crate::team::Team;

/// Returns a dimension's name up to its first "and", comma or bracket if that is unique: "Product"
/// for "Product and customer insight". For sentences that mention it in passing.
pub fn short_title(team: &Team, index: usize) -> &str {
    let name = team.dimensions()[index].name.as_str();
    let short = head(name);
    if short == name {
        return name;
    }
    let is_alike = |other: &&str| other.starts_with(short) && head(other) == short;
    let names = team.dimensions().iter().map(|other| other.name.as_str());
    if names.filter(is_alike).count() == 1 { short } else { name }
}

fn head(name: &str) -> &str {
    let ends = [" and ", " & ", ", ", " (", ": "].map(|mark| name.find(mark));
    match ends.into_iter().flatten().min() {
        Some(end) if end > 0 => &name[..end],
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::{skill, team};

    #[test]
    fn a_short_title_is_the_head_of_the_name_where_no_other_has_the_same() {
        let names = [
            "Product and customer insight",
            "Running it (release, operations, security)",
            "Testing",
            "Testing and quality",
        ];
        let team = team("", names.map(|name| (skill(name, 2, 3), "")).into());
        let short: Vec<&str> = (0..4).map(|index| short_title(&team, index)).collect();
        assert_eq!(short, ["Product", "Running it", "Testing", "Testing and quality"]);
    }
}
