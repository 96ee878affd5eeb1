//! What people are called on this screen: their names, names short enough for
//! a narrow column, or aliases.

use std::borrow::Cow;
use std::collections::HashMap;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::Team;

/// How people are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Naming {
    /// By their names.
    #[default]
    Full,
    /// By what of their names fits so many columns and is still unique.
    Short(usize),
    /// By their aliases; "Person 3" where none was given yet.
    Alias,
}

/// The names of a team's members as they are shown. Made anew when members or
/// the naming change, not for each frame.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names {
    naming: Naming,
    shown: Vec<String>,
}

impl Names {
    /// The members' names in this naming.
    pub fn of(team: &Team, naming: Naming) -> Self {
        let full = || team.members().iter().map(|member| member.name.as_str());
        let shown = match naming {
            Naming::Full => full().map(str::to_owned).collect(),
            Naming::Short(width) => shortened(&full().collect::<Vec<_>>(), width),
            Naming::Alias => {
                let members = team.members().iter().enumerate();
                let alias = members.map(|(place, member)| {
                    member.alias.clone().unwrap_or_else(|| format!("Person {}", place + 1))
                });
                alias.collect()
            }
        };
        Self { naming, shown }
    }

    /// The members' full names.
    pub fn full(team: &Team) -> Self {
        Self::of(team, Naming::Full)
    }

    /// The naming they were made with.
    pub fn naming(&self) -> Naming {
        self.naming
    }

    /// What a member is called; "someone" outside the team they were made of.
    pub fn get(&self, member: usize) -> &str {
        self.shown.get(member).map_or("someone", String::as_str)
    }

    /// All of them, in file order.
    pub fn all(&self) -> &[String] {
        &self.shown
    }
}

/// Each name as short as the width asks for and, as far as it allows, unlike
/// every other. Names that would look the same all give way, not just the
/// second of them.
pub fn shortened(names: &[&str], width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut shown: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let forms: [fn(&str, usize) -> String; 4] = [whole, first_word, with_initial, with_end];
    let mut open: Vec<usize> = (0..names.len()).collect();
    for form in forms {
        let mut by_form: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, name) in shown.iter().enumerate() {
            if open.binary_search(&place).is_err() {
                by_form.entry(name.clone()).or_default().push(place);
            }
        }
        for &place in &open {
            by_form.entry(form(names[place], width)).or_default().push(place);
        }
        let mut still = Vec::new();
        for &place in &open {
            let short = form(names[place], width);
            let alone = by_form.get(&short).is_some_and(|same| same.len() == 1);
            if alone && short.width() <= width {
                shown[place] = short;
            } else {
                still.push(place);
            }
        }
        open = still;
    }
    for (nth, &place) in open.iter().enumerate() {
        let number = (nth + 1).to_string();
        let room = width.saturating_sub(number.len());
        shown[place] = format!("{}{number}", clipped(names[place], room));
    }
    shown
}

fn whole(name: &str, _: usize) -> String {
    name.to_owned()
}

fn first_word(name: &str, width: usize) -> String {
    clipped(name.split_whitespace().next().unwrap_or(name), width).into_owned()
}

/// The first word and the first letter of the last: "Anna Berg" as `AnnB`.
fn with_initial(name: &str, width: usize) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or(name);
    match words.next_back().and_then(|last| last.graphemes(true).next()) {
        Some(initial) => {
            format!("{}{initial}", clipped(first, width.saturating_sub(initial.width())))
        }
        None => clipped(first, width).into_owned(),
    }
}

/// Its beginning and its last letter: "Alr" of "Alexander".
fn with_end(name: &str, width: usize) -> String {
    match name.graphemes(true).next_back() {
        Some(end) => format!("{}{end}", clipped(name, width.saturating_sub(end.width()))),
        None => String::new(),
    }
}

/// As much of a text as fits so many columns.
fn clipped(text: &str, width: usize) -> Cow<'_, str> {
    let mut used = 0;
    let mut end = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used > width {
            break;
        }
        end = at + grapheme.len();
    }
    Cow::Borrowed(&text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Id, Member, Ratings};

    #[test]
    fn a_name_that_fits_stays_and_a_long_one_is_cut() {
        assert_eq!(shortened(&["Ada", "Bo", "Margarethe"], 4), ["Ada", "Bo", "Marg"]);
        assert_eq!(shortened(&["Anna Berg", "Bo"], 5), ["Anna", "Bo"]);
    }

    #[test]
    fn names_that_would_look_the_same_all_give_way() {
        assert_eq!(shortened(&["Anna Berg", "Anna Claes"], 4), ["AnnB", "AnnC"]);
        assert_eq!(shortened(&["Alexander", "Alexandra"], 3), ["Alr", "Ala"]);
    }

    #[test]
    fn where_nothing_else_tells_them_apart_a_number_does() {
        assert_eq!(shortened(&["Mia Xu", "Mia Xi"], 3), ["Miu", "Mii"]);
        assert_eq!(shortened(&["Maria", "Marta"], 2), ["M1", "M2"]);
    }

    #[test]
    fn a_short_name_never_takes_the_place_of_another_ones_own() {
        let shown = shortened(&["Ann", "Annika"], 3);
        assert_eq!(shown[0], "Ann");
        assert_ne!(shown[1], "Ann");
    }

    #[test]
    fn wide_letters_count_as_the_columns_they_take() {
        let shown = shortened(&["山田太郎", "鈴木"], 4);
        assert_eq!(shown, ["山田", "鈴木"]);
    }

    #[test]
    fn an_alias_stands_for_the_name_and_a_number_where_none_was_given() {
        let mut ada = Member::new(Id::from_name("Ada"), "Ada");
        ada.alias = Some("Falcon".into());
        let bo = Member::new(Id::from_name("Bo"), "Bo");
        let team = Team::with_people("T", vec![], vec![ada, bo], Ratings::blank(0, 2));
        assert_eq!(Names::of(&team, Naming::Alias).all(), ["Falcon", "Person 2"]);
        assert_eq!(Names::full(&team).get(1), "Bo");
        assert_eq!(Names::full(&team).get(9), "someone");
    }
}
