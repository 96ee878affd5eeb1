//! Spectra in words: "2 ◂ ▸ 1", "one for Supports". Neither end is good, none
//! is a deficit, and nobody is named who has not offered to speak.

use super::Glyphs;
use super::english::number;
use crate::analysis::{DimensionCoverage, Standing, Voices};
use crate::domain::Dimension;
use crate::text;

/// What stands between the two poles of a spectrum's title.
pub fn between(glyphs: Glyphs) -> &'static str {
    match glyphs {
        Glyphs::Unicode => " ↔ ",
        Glyphs::Ascii => " - ",
    }
}

/// The poles, cut to fit together with what stands [`between`] them: whole
/// where there is room, else their first words where those differ, else cut.
pub fn poles(dimension: &Dimension, width: usize) -> [String; 2] {
    let whole = dimension.poles.clone();
    let room = width.saturating_sub(3);
    let fits = |poles: &[String; 2]| text::width(&poles[0]) + text::width(&poles[1]) <= room;
    if fits(&whole) {
        return whole;
    }
    let first = |pole: &str| pole.split_whitespace().next().unwrap_or(pole).to_owned();
    let words = [first(&whole[0]), first(&whole[1])];
    if words[0] != words[1] && fits(&words) {
        return words;
    }
    whole.map(|pole| text::fit(&pole, room / 2).into_owned())
}

/// A spectrum's title: its poles, as far as they fit.
pub fn title(dimension: &Dimension, width: usize, glyphs: Glyphs) -> String {
    let [first, second] = poles(dimension, width);
    format!("{first}{}{second}", between(glyphs))
}

/// How many clearly speak for each end: "2 ◂ ▸ 1".
pub fn counts(voices: &Voices, glyphs: Glyphs) -> String {
    let [a, b] = voices.at;
    match glyphs {
        Glyphs::Unicode => format!("{a} ◂ ▸ {b}"),
        Glyphs::Ascii => format!("{a} < > {b}"),
    }
}

/// What is worth a word beside the counts, and the counts themselves: an end
/// for which one person or nobody speaks. Empty where both have company.
///
/// `strip` comes from [`crate::analysis::strip`], `poles` from [`poles`] or
/// from the dimension.
pub fn spectrum(strip: &DimensionCoverage, poles: &[String; 2]) -> String {
    match strip.standing {
        Standing::NotNeeded => return "not needed".to_owned(),
        Standing::Unknown => return format!("{} of {} answered", strip.rated(), strip.people()),
        Standing::Is(_) | Standing::SoFar(_) => {}
    }
    let voices = Voices::of(strip);
    let few = |side: usize| voices.needed[side] > 0 && voices.at[side] <= 1;
    let said = |side: usize| {
        let people = if voices.at[side] == 0 { "none".into() } else { number(1) };
        format!("{people} for {}", poles[side])
    };
    let mut parts = match (few(0), few(1)) {
        (true, true) if voices.at == [0, 0] => vec!["none for either".to_owned()],
        (true, true) if voices.at == [1, 1] => vec!["one for each".to_owned()],
        (first, second) => {
            let sides = [(first, 0), (second, 1)].into_iter().filter(|(few, _)| *few);
            sides.map(|(_, side)| said(side)).collect()
        }
    };
    if voices.between < voices.needed_between {
        let people = if voices.between == 0 { "none".into() } else { number(voices.between) };
        parts.push(format!("{people} between"));
    }
    parts.join(", ")
}

/// As [`spectrum`], and the counts in words where nothing else is to be said:
/// "voices 2 : 3".
pub(super) fn spectrum_or_counts(strip: &DimensionCoverage, poles: &[String; 2]) -> String {
    let said = spectrum(strip, poles);
    if !said.is_empty() {
        return said;
    }
    let [first, second] = Voices::of(strip).at;
    format!("voices {first} : {second}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Histogram;
    use crate::domain::{Id, Kind, Need};

    fn dimension(a: &str, b: &str) -> Dimension {
        let mut dimension = Dimension::new(Id::from_name("d"), "D", Kind::Personality);
        dimension.poles = [a.to_owned(), b.to_owned()];
        dimension
    }

    fn said(histogram: Histogram) -> (String, String) {
        let need = Need::Voices { a: 1, b: 1, middle: 0, priority: 0 };
        let strip = DimensionCoverage::judge(histogram, need);
        let poles = ["Bold".to_owned(), "Careful".to_owned()];
        (counts(&Voices::of(&strip), Glyphs::Unicode), spectrum(&strip, &poles))
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
        assert_eq!(said([0, 1, 0, 0, 0, 0, 0, 6]), pair("1 ◂ ▸ 0", "1 of 7 answered"));
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
