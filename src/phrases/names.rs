//! What people are called on this screen: their names, names short enough for
//! a narrow column, or aliases.

use std::cmp::Ordering;
use std::fmt;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::team::Team;
use crate::text;

/// How people are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Naming {
    /// By their names.
    #[default]
    Full,
    /// By short forms of their names that fit this many columns and stay unique.
    Short(usize),
    /// By their aliases; "Person 3" if there is none yet.
    Alias,
}

/// The names of a team's members as they are shown. Made again when members or
/// the naming change, not for each frame.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names {
    naming: Naming,
    shown: Vec<String>,
}

impl Names {
    /// Returns the members' names in this naming.
    pub fn of(team: &Team, naming: Naming) -> Self {
        let full = || team.members().iter().map(|member| member.name.as_str());
        let shown = match naming {
            Naming::Full => full().map(str::to_owned).collect(),
            Naming::Short(width) => shortened(full(), width).iter().map(Short::to_string).collect(),
            Naming::Alias => {
                let members = team.members().iter().enumerate();
                let alias = members.map(|(index, member)| {
                    member.alias.clone().unwrap_or_else(|| format!("Person {}", index + 1))
                });
                alias.collect()
            }
        };
        Self { naming, shown }
    }

    /// Returns the members' full names.
    pub fn full(team: &Team) -> Self {
        Self::of(team, Naming::Full)
    }

    /// Returns the naming they were made with.
    pub fn naming(&self) -> Naming {
        self.naming
    }

    /// Returns what a member is called; "someone" outside the team they were made of.
    pub fn get(&self, member: usize) -> &str {
        self.shown.get(member).map_or("someone", String::as_str)
    }

    /// Returns a free text, or nothing with aliases, because the text could name anyone.
    pub fn free_text<'a>(&self, written: &'a str) -> &'a str {
        match self.naming {
            Naming::Full | Naming::Short(_) => written,
            Naming::Alias => "",
        }
    }

    /// Returns all of them, in file order.
    pub fn all(&self) -> &[String] {
        &self.shown
    }
}

/// A name in few columns: some of its beginning, some of its end, and a number
/// where those are not enough. Pieces of the name itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Short<'a> {
    start: &'a str,
    end: &'a str,
    number: Option<usize>,
}

impl<'a> Short<'a> {
    fn of(start: &'a str, end: &'a str) -> Self {
        Self { start, end, number: None }
    }

    /// Returns the order by letters, without numbers.
    fn by_letters(self, other: Self) -> Ordering {
        if self.end.is_empty() && other.end.is_empty() {
            return self.start.cmp(other.start);
        }
        let letters = |of: Self| of.start.bytes().chain(of.end.bytes());
        letters(self).cmp(letters(other))
    }

    fn width(self) -> usize {
        text::width(self.start) + text::width(self.end)
    }
}

impl fmt::Display for Short<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.start, self.end)?;
        self.number.map_or(Ok(()), |number| write!(f, "{number}"))
    }
}

/// Returns each name as short as the width asks for and, as far as it allows, unlike every other.
/// Names that would look the same all give way, not just the second of them.
pub fn shortened<'a>(names: impl Iterator<Item = &'a str>, width: usize) -> Vec<Short<'a>> {
    let width = width.max(1);
    let mut shown: Vec<Short<'a>> = names.map(|name| Short::of(name, "")).collect();
    let names = shown.clone();
    let name = |index: usize| names[index].start;
    let forms: [for<'b> fn(&'b str, usize) -> Short<'b>; 4] =
        [whole, first_word, with_initial, with_end];
    let mut open: Vec<usize> = (0..shown.len()).collect();
    let mut sorted = Vec::with_capacity(shown.len());
    for form in forms {
        // What stands already keeps its place; the open ones try this form.
        for &index in &open {
            shown[index] = form(name(index), width);
        }
        sorted.clone_from(&shown);
        sorted.sort_unstable_by(|one, other| one.by_letters(*other));
        open.retain(|&index| {
            let short = shown[index];
            let from = sorted.partition_point(|other| other.by_letters(short).is_lt());
            let next = sorted.get(from + 1);
            let alone = next.is_none_or(|next| next.by_letters(short).is_ne());
            !alone || short.width() > width
        });
        if open.is_empty() {
            return shown;
        }
    }
    for (nth, &index) in open.iter().enumerate() {
        let number = nth + 1;
        let digits = number.ilog10() as usize + 1;
        let start = clipped(name(index), width.saturating_sub(digits));
        shown[index] = Short { start, end: "", number: Some(number) };
    }
    shown
}

fn whole(name: &str, _: usize) -> Short<'_> {
    Short::of(name, "")
}

fn first_word(name: &str, width: usize) -> Short<'_> {
    Short::of(clipped(name.split_whitespace().next().unwrap_or(name), width), "")
}

/// Returns the first word and the first letter of the last word: "Anna Berg" as `AnnB`.
fn with_initial(name: &str, width: usize) -> Short<'_> {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or(name);
    match words.next_back().and_then(|last| last.graphemes(true).next()) {
        Some(initial) => Short::of(clipped(first, width.saturating_sub(initial.width())), initial),
        None => Short::of(clipped(first, width), ""),
    }
}

/// Returns the beginning and the last letter: "Alr" of "Alexander".
fn with_end(name: &str, width: usize) -> Short<'_> {
    match name.graphemes(true).next_back() {
        Some(end) => Short::of(clipped(name, width.saturating_sub(end.width())), end),
        None => Short::of("", ""),
    }
}

/// Returns as much of a text as fits `width` columns.
fn clipped(text: &str, width: usize) -> &str {
    if text::width(text) <= width {
        return text;
    }
    if text.is_ascii() {
        return &text[..width];
    }
    let mut used = 0;
    let mut end = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used > width {
            break;
        }
        end = at + grapheme.len();
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::team::{Id, Member, Ratings};

    fn shortened(names: &[&str], width: usize) -> Vec<String> {
        super::shortened(names.iter().copied(), width).iter().map(Short::to_string).collect()
    }

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
