//! Spectra in words: "2 ◂ ▸ 1", "one for Supports". Neither end is better, and only people who
//! offered to speak are named.

use std::borrow::Cow;
use std::fmt::Display;

use super::Glyphs;
use super::english::number;
use crate::coverage::{CoverageStatus, DimensionCoverage, EndCounts, MIN_SPECTRUM_ANSWERS};
use crate::team::Dimension;
use crate::text;

/// Returns the sign between the two poles of a spectrum's title.
pub fn between(glyphs: Glyphs) -> &'static str {
    match glyphs {
        Glyphs::Unicode => " ↔ ",
        Glyphs::Ascii => " - ",
    }
}

/// Returns the poles so that they fit together with the sign [`between`] them: in full, or their
/// first words if those differ, or else cut.
pub fn poles(dimension: &Dimension, width: usize) -> [Cow<'_, str>; 2] {
    let whole = dimension.poles.each_ref().map(String::as_str);
    let words = whole.map(|pole| pole.split_whitespace().next().unwrap_or(pole));
    let room = width.saturating_sub(3);
    let fits = |poles: [&str; 2]| text::width(poles[0]) + text::width(poles[1]) <= room;
    let (shown, columns) = if fits(whole) {
        (whole, room)
    } else if words[0] != words[1] && fits(words) {
        (words, room)
    } else {
        (whole, room / 2)
    };
    shown.map(|pole| text::fit(pole, columns))
}

/// Returns a spectrum's title: its poles, as far as they fit.
pub fn title(dimension: &Dimension, width: usize, glyphs: Glyphs) -> String {
    let [first, second] = poles(dimension, width);
    format!("{first}{}{second}", between(glyphs))
}

/// Returns how many clearly speak for each end: "2 ◂ ▸ 1".
pub fn counts(ends: &EndCounts, glyphs: Glyphs) -> String {
    let [a, b] = ends.at;
    match glyphs {
        Glyphs::Unicode => format!("{a} ◂ ▸ {b}"),
        Glyphs::Ascii => format!("{a} < > {b}"),
    }
}

/// Returns the words next to the counts: an end with one person or nobody. Empty if both ends have
/// more.
///
/// `strip` comes from [`crate::coverage::strip`], `poles` from [`poles`] or
/// from the dimension.
pub fn spectrum<S: Display>(strip: &DimensionCoverage, poles: &[S; 2]) -> String {
    match strip.status {
        CoverageStatus::NotNeeded => "not needed".to_owned(),
        _ if !strip.is_shown() => shown_from(strip),
        CoverageStatus::Unknown => format!("{} of {} answered", strip.rated(), strip.people()),
        CoverageStatus::Is(_) | CoverageStatus::SoFar(_) => few(&EndCounts::of(strip), poles),
    }
}

/// Returns why a strip is not drawn yet: "2 of 7 have answered; shown once
/// three have".
pub fn shown_from(strip: &DimensionCoverage) -> String {
    let have = if strip.rated() == 1 { "has" } else { "have" };
    let from = number(MIN_SPECTRUM_ANSWERS);
    format!("{} of {} {have} answered; shown once {from} have", strip.rated(), strip.people())
}

/// Returns the ends with one person or nobody.
fn few<S: Display>(ends: &EndCounts, poles: &[S; 2]) -> String {
    let few = is_few(ends);
    let mut parts = Vec::new();
    match (few, ends.at) {
        ([true, true], [0, 0]) => parts.push("none for either".to_owned()),
        ([true, true], [1, 1]) => parts.push("one for each".to_owned()),
        _ => {
            let named = poles.iter().enumerate().filter(|&(side, _)| few[side]);
            let sentences =
                named.map(|(side, pole)| format!("{} for {pole}", none_or(ends.at[side])));
            parts.extend(sentences);
        }
    }
    if ends.between < ends.needed_between {
        parts.push(format!("{} in the middle", none_or(ends.between)));
    }
    parts.join(", ")
}

/// Returns for each end whether at most one person speaks for it.
fn is_few(ends: &EndCounts) -> [bool; 2] {
    [0, 1].map(|side| ends.needed[side] > 0 && ends.at[side] <= 1)
}

fn none_or(people: u32) -> Cow<'static, str> {
    if people == 0 { "none".into() } else { number(people) }
}

/// Returns the same as [`spectrum`], or else the counts: "voices 2 : 3".
pub(super) fn spectrum_or_counts(strip: &DimensionCoverage, poles: &[String; 2]) -> String {
    let ends = EndCounts::of(strip);
    let is_told = match strip.status {
        CoverageStatus::NotNeeded | CoverageStatus::Unknown => true,
        CoverageStatus::Is(_) | CoverageStatus::SoFar(_) => {
            is_few(&ends) != [false, false] || ends.between < ends.needed_between
        }
    };
    if is_told {
        return spectrum(strip, poles);
    }
    let [first, second] = ends.at;
    format!("voices {first} : {second}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::Histogram;
    use crate::team::{Id, Kind, Need};

    fn dimension(a: &str, b: &str) -> Dimension {
        let mut dimension = Dimension::new(Id::from_name("d"), "D", Kind::Personality);
        dimension.poles = [a.to_owned(), b.to_owned()];
        dimension
    }

    fn said(histogram: Histogram) -> (String, String) {
        let need = Need::Spectrum { a: 1, b: 1, middle: 0, priority: 0 };
        let strip = DimensionCoverage::from_histogram(histogram, need);
        let poles = ["Bold".to_owned(), "Careful".to_owned()];
        let counts = counts(&EndCounts::of(&strip), Glyphs::Unicode);
        (counts, spectrum(&strip, &poles))
    }

    #[test]
    fn an_end_with_one_voice_or_none_is_named_and_company_is_not() {
        let pair = |counts: &str, words: &str| (counts.to_owned(), words.to_owned());
        assert_eq!(said([0, 2, 1, 1, 1, 0, 1, 1]), pair("2 ◂ ▸ 1", "one for Careful"));
        assert_eq!(said([1, 1, 1, 0, 1, 2, 1, 0]), pair("2 ◂ ▸ 3", ""));
        assert_eq!(said([2, 2, 1, 1, 0, 0, 0, 1]), pair("4 ◂ ▸ 0", "none for Careful"));
        assert_eq!(
            said([1, 0, 3, 1, 0, 0, 0, 0]),
            pair("1 ◂ ▸ 0", "one for Bold, none for Careful")
        );
        assert_eq!(said([0, 0, 3, 1, 0, 0, 0, 0]), pair("0 ◂ ▸ 0", "none for either"));
        assert_eq!(said([0, 1, 3, 1, 0, 0, 1, 0]), pair("1 ◂ ▸ 1", "one for each"));
        assert_eq!(
            said([0, 1, 0, 0, 0, 0, 0, 6]),
            pair("1 ◂ ▸ 0", "1 of 7 has answered; shown once three have")
        );
    }

    #[test]
    fn poles_are_whole_where_there_is_room_and_keep_their_difference_where_not() {
        let debate = dimension("Challenges ideas", "Supports people");
        assert_eq!(title(&debate, 34, Glyphs::Unicode), "Challenges ideas ↔ Supports people");
        assert_eq!(title(&debate, 30, Glyphs::Unicode), "Challenges ↔ Supports");
        let thinks = dimension("Thinks first", "Thinks aloud");
        assert_eq!(title(&thinks, 20, Glyphs::Ascii), "Thinks … - Thinks …");
    }
}
