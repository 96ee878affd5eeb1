//! The boundary for text. Whatever people, files and other machines hand us
//! is cleaned here once, so that no raw control or invisible character ever
//! reaches a terminal, an error, a log or an export.
//!
//! Names and sentences are refused when they hold such a character
//! ([`name`], [`sentence`]); text that must be shown as it came, a key of a
//! broken file for one, goes through [`visible`].

mod look_alikes;
mod mention;
mod message;

use std::borrow::Cow;
use std::fmt;

pub use mention::{mentions, replaced};
pub use message::{BYTES, message, one_line, repeated, wrapped_message};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

pub use self::look_alikes::{alike, looks_like, shape};

/// The longest name, in graphemes (what a reader calls a letter).
pub const MAX_NAME_LENGTH: usize = 64;
/// The longest sentence, in graphemes.
pub const MAX_SENTENCE_LENGTH: usize = 1_000;
/// The most characters that a grapheme of an honest text has, on average.
const MAX_CHARS: usize = 32;
/// The longest id, in characters: a name of the longest kind still gives one.
const MAX_ID_LENGTH: usize = MAX_NAME_LENGTH * MAX_CHARS * 3;
/// The most marks on one letter. Living languages need three at most; more
/// are drawn over the rows above and below.
const MAX_MARKS: usize = 4;

/// Why a text cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFault {
    /// Nothing in it that could be seen.
    Blank,
    /// Longer than this many graphemes.
    TooLong(usize),
    /// It holds a character that cannot be seen or steers a terminal.
    Unseen(char),
    /// Its first character is a mark that has no letter to stand on.
    LooseMark,
    /// More than four marks on one letter.
    Stack,
    /// A blank before or after it, where it must stand exactly as it is.
    Padded,
}

impl fmt::Display for NameFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blank => f.write_str("is blank"),
            Self::TooLong(most) => write!(f, "is longer than {most} characters"),
            Self::Unseen(c) => {
                write!(f, "holds an invisible or control character ({})", Code(*c))
            }
            Self::LooseMark => f.write_str("begins with an accent that has no letter"),
            Self::Padded => f.write_str("begins or ends with a blank"),
            Self::Stack => f.write_str("puts more than 4 accents on one letter"),
        }
    }
}

impl std::error::Error for NameFault {}

/// A character's number as people write it, in the brackets that [`visible`] uses.
struct Code(char);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<U+{:04X}>", u32::from(self.0))
    }
}

/// Returns a name: 1 to 64 graphemes of visible text, trimmed and in NFC.
pub fn name(text: &str) -> Result<String, NameFault> {
    let text = clean(text.trim(), MAX_NAME_LENGTH)?;
    if width(&text) == 0 || text.chars().all(is_blank) {
        return Err(NameFault::Blank);
    }
    Ok(text)
}

/// Returns longer free text: at most 1,000 graphemes on one line. Line breaks, tabs
/// and runs of blanks become one blank, as they would in print; empty is fine.
pub fn sentence(text: &str) -> Result<String, NameFault> {
    if is_one_line(text) {
        return clean(text, MAX_SENTENCE_LENGTH);
    }
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    clean(&one_line, MAX_SENTENCE_LENGTH)
}

/// Returns whether a text has nothing to be joined, as nearly all have: single blanks
/// between plain words.
fn is_one_line(text: &str) -> bool {
    let mut after_blank = true;
    for byte in text.bytes() {
        let is_blank = byte == b' ';
        if (is_blank && after_blank) || !matches!(byte, b' '..=b'~') {
            return false;
        }
        after_blank = is_blank;
    }
    !after_blank || text.is_empty()
}

/// Returns a text in normal form C, in which ids and keys are compared.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if unicode_normalization::is_nfc(text) { Cow::Borrowed(text) } else { text.nfc().collect() }
}

/// Checks an id as a file writes it. Other lines point at it, so that only what
/// must never be shown is refused. Whatever id a name gives passes.
pub fn id(text: &str) -> Result<(), NameFault> {
    if text.trim() != text {
        return Err(NameFault::Padded);
    }
    if text.chars().all(is_blank) {
        return Err(NameFault::Blank);
    }
    if text.chars().nth(MAX_ID_LENGTH).is_some() {
        return Err(NameFault::TooLong(MAX_ID_LENGTH));
    }
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if is_unseen(before, c, chars.peek().copied()) {
            return Err(NameFault::Unseen(c));
        }
        before = Some(c);
    }
    Ok(())
}

fn clean(text: &str, longest: usize) -> Result<String, NameFault> {
    if text.is_ascii() {
        check(text, longest)?;
        return Ok(text.to_owned());
    }
    // Far too long is refused before any work is spent on it: a grapheme of
    // an honest text has few characters.
    if text.chars().nth(longest * MAX_CHARS).is_some() {
        return Err(NameFault::TooLong(longest));
    }
    let text: String = text.nfc().collect();
    check(&text, longest)?;
    Ok(text)
}

fn check(text: &str, longest: usize) -> Result<(), NameFault> {
    if text.is_ascii() {
        if let Some(control) = text.bytes().find(u8::is_ascii_control) {
            return Err(NameFault::Unseen(control.into()));
        }
        return if text.len() > longest { Err(NameFault::TooLong(longest)) } else { Ok(()) };
    }
    let mut marks = 0;
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if is_unseen(before, c, chars.peek().copied()) {
            return Err(NameFault::Unseen(c));
        }
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        if marks > 0 && before.is_none() {
            return Err(NameFault::LooseMark);
        }
        if marks > MAX_MARKS {
            return Err(NameFault::Stack);
        }
        before = Some(c);
    }
    if text.graphemes(true).nth(longest).is_some() {
        return Err(NameFault::TooLong(longest));
    }
    Ok(())
}

/// Returns whether a character must not be shown where it stands. A joiner is fine
/// between two characters beyond ASCII: emoji are built with it, and Persian
/// and the scripts of India are spelled with it.
fn is_unseen(before: Option<char>, c: char, after: Option<char>) -> bool {
    if !is_joiner(c) {
        return is_never_shown(c);
    }
    let joins = |c: char| !c.is_ascii() && !is_blank(c) && !is_joiner(c) && !is_never_shown(c);
    !before.is_some_and(joins) || !after.is_some_and(joins)
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

#[allow(clippy::match_same_arms)] // One arm a reason.
fn is_never_shown(c: char) -> bool {
    match c {
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' => true,
        // Zero width, direction marks, line and paragraph separators, bidi controls.
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' => true,
        // Word joiner, invisible operators, isolates, deprecated format characters.
        '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' => true,
        // Fillers that look like nothing.
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => true,
        // Tag characters, and places that are no characters at all.
        '\u{E0000}'..='\u{E007F}' | '\u{FDD0}'..='\u{FDEF}' => true,
        c if u32::from(c) & 0xFFFE == 0xFFFE => true,
        c => c.is_control(),
    }
}

/// Blank on the screen: white space, and the Braille pattern without dots.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{2800}'
}

/// Returns the text with every character that must not reach a screen written out, as `<U+001B>`.
/// For text that is shown as it came: never fails.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Cow::Borrowed(text);
    }
    let mut shown: Option<String> = None;
    let mut marks = 0;
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        let loose = marks > MAX_MARKS || (marks > 0 && before.is_none());
        if loose || is_unseen(before, c, chars.peek().map(|&(_, next)| next)) {
            let shown = shown.get_or_insert_with(|| text[..at].to_owned());
            shown.push_str(&Code(c).to_string());
            before = Some('>');
            continue;
        }
        if let Some(shown) = &mut shown {
            shown.push(c);
        }
        before = Some(c);
    }
    shown.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Returns what was pasted: as [`visible`], its lines and tabs staying, for a table may be pasted
/// too.
pub fn pasted(text: &str) -> String {
    let line = |line: &str| line.split('\t').map(visible).collect::<Vec<_>>().join("\t");
    text.replace("\r\n", "\n").split(['\n', '\r']).map(line).collect::<Vec<_>>().join("\n")
}

/// Returns the replacement in a pasted text of a character that is never shown, such as `<U+200B>`:
/// the first of it.
pub fn stands_for(text: &str) -> Option<&str> {
    let start = text.find("<U+")?;
    let length = text[start..].find('>')?;
    let sign = &text[start..=start + length];
    let digits = sign[3..sign.len() - 1].bytes();
    (4..=6).contains(&digits.len()).then_some(sign)
}

/// Returns whether a key of this character types something. Joiners do: what they join may come
/// next.
pub fn is_typed(c: char) -> bool {
    is_joiner(c) || !is_never_shown(c)
}

/// Returns the key by which two names are the same: trimmed, blanks and case folded, NFC, without
/// joiners.
pub fn fold(text: &str) -> String {
    if is_one_line(text) && !text.starts_with(' ') {
        return text.to_ascii_lowercase();
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let words = words.join(" ");
    if words.is_ascii() {
        return words.to_ascii_lowercase();
    }
    words
        .nfc()
        .filter(|c| !matches!(c, '\u{200C}' | '\u{200D}'))
        .flat_map(fold_char)
        .nfc()
        .collect()
}

/// Full case folding by way of upper case, which is what makes ß and ss one.
/// The dotless ı has an upper case that it shares with i, and stays apart.
fn fold_char(c: char) -> impl Iterator<Item = char> {
    let keep = (c == 'ı').then_some(c);
    let folded = c.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    keep.into_iter().chain(folded.filter(move |_| keep.is_none()))
}

/// Returns whether a spreadsheet would take a text for a formula, also one that reads
/// full-width signs or splits cells at semicolons.
pub fn is_formula(text: &str) -> bool {
    let begins =
        |text: &str| text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    begins(text) || text.split(';').skip(1).any(|part| begins(part.trim_start()))
}

/// Returns the columns that a text takes on a terminal.
pub fn width(text: &str) -> usize {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.len();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// Returns the text in at most this many columns, its end replaced by `…` if it is too
/// long. Never cuts a grapheme.
pub fn fit(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let mut room = columns.saturating_sub(1);
    let fits = |grapheme: &&str| {
        let columns = grapheme.width();
        let fits = columns <= room;
        room = if fits { room - columns } else { 0 };
        fits
    };
    let kept: String = text.graphemes(true).take_while(fits).collect();
    Cow::Owned(if columns > 0 { kept + "…" } else { kept })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_trimmed_and_composed() {
        assert_eq!(name("  Zoe\u{308} ").as_deref(), Ok("Zoë"));
        assert_eq!(name("李 小龍").as_deref(), Ok("李 小龍"));
    }

    #[test]
    fn what_is_pasted_keeps_its_lines_and_tabs_and_shows_what_steers_a_terminal() {
        assert_eq!(pasted("Ada\tBo\r\n\u{1B}[2J\u{202E}x"), "Ada\tBo\n<U+001B>[2J<U+202E>x");
        assert!(is_typed('é') && is_typed('\u{200D}'));
        // What stands next to a joiner may itself not be shown.
        let joined = visible("é\u{200D}\u{202E}日\u{200D}\u{200D}x");
        assert_eq!(joined, "é<U+200D><U+202E>日<U+200D><U+200D>x");
        assert!(!is_typed('\u{202E}') && !is_typed('\u{9B}'));
    }

    #[test]
    fn a_name_of_nothing_visible_is_blank() {
        for blank in ["", "   ", "\t\n", "\u{2800}\u{2800}", "\u{3000}"] {
            assert_eq!(name(blank), Err(NameFault::Blank), "{blank:?}");
        }
    }

    #[test]
    fn characters_that_steer_a_terminal_or_hide_are_refused() {
        let unseen = [
            '\u{1B}',
            '\u{0}',
            '\u{7F}',
            '\u{9B}',
            '\u{202E}',
            '\u{2066}',
            '\u{E0041}',
            '\u{2028}',
            '\u{2029}',
            '\u{200B}',
            '\u{2060}',
            '\u{FEFF}',
            '\u{AD}',
            '\u{200F}',
            '\u{3164}',
        ];
        for c in unseen {
            assert_eq!(name(&format!("A{c}da")), Err(NameFault::Unseen(c)), "{}", Code(c));
            assert_eq!(visible(&format!("A{c}da")), format!("A{}da", Code(c)));
        }
    }

    #[test]
    fn emoji_with_joiners_and_scripts_that_need_them_are_names() {
        for fine in ["👩\u{200D}💻 Ada", "👩🏽\u{200D}🚀", "می\u{200C}خواهم", "ක්\u{200D}ෂ"]
        {
            assert_eq!(name(fine).as_deref(), Ok(fine));
            assert_eq!(visible(fine), fine);
        }
        assert_eq!(name("Ad\u{200D}a"), Err(NameFault::Unseen('\u{200D}')));
    }

    #[test]
    fn stacked_and_loose_accents_are_refused() {
        assert_eq!(name(&format!("x{}", "\u{330}".repeat(5))), Err(NameFault::Stack));
        assert!(name(&format!("x{}", "\u{330}".repeat(4))).is_ok());
        assert_eq!(name("\u{301}Ada"), Err(NameFault::LooseMark));
    }

    #[test]
    fn sixty_four_letters_are_a_name_and_sixty_five_are_not() {
        assert!(name(&"é".repeat(64)).is_ok());
        assert_eq!(name(&"é".repeat(65)), Err(NameFault::TooLong(64)));
        assert_eq!(name(&"x".repeat(65)), Err(NameFault::TooLong(64)));
    }

    #[test]
    fn a_sentence_is_one_line() {
        assert_eq!(sentence(" pair\n with\tBo ").as_deref(), Ok("pair with Bo"));
        assert_eq!(sentence("").as_deref(), Ok(""));
        assert!(sentence("a\u{1B}[2J").is_err());
    }

    #[test]
    fn names_are_the_same_after_folding() {
        for (one, other) in
            [("ADA", " ada"), ("Zoë", "ZOE\u{308}"), ("Groß", "GROSS"), ("Ada  L", "ada l")]
        {
            assert_eq!(fold(one), fold(other));
        }
        assert_ne!(fold("Isil"), fold("Işıl"));
        assert_ne!(fold("ılgaz"), fold("ilgaz"));
    }

    #[test]
    fn a_text_is_cut_at_a_grapheme_and_to_its_columns() {
        assert_eq!(fit("services", 20), "services");
        assert_eq!(fit("services", 4), "ser…");
        assert_eq!(fit("日本語", 4), "日…");
        assert_eq!(fit("日本語", 0), "");
    }

    proptest! {
        #[test]
        fn a_cleaned_name_is_clean(text in any::<String>()) {
            if let Ok(cleaned) = name(&text) {
                prop_assert_eq!(name(&cleaned), Ok(cleaned.clone()));
                prop_assert_eq!(&*visible(&cleaned), &cleaned);
            }
            if let Ok(cleaned) = sentence(&text) {
                prop_assert_eq!(sentence(&cleaned), Ok(cleaned));
            }
        }

        #[test]
        fn what_is_shown_holds_no_control_character(text in any::<String>(), columns in 0_usize..40) {
            let shown = visible(&text);
            prop_assert!(!shown.chars().any(char::is_control));
            prop_assert_eq!(&*visible(&shown), &*shown);
            prop_assert!(width(&fit(&shown, columns)) <= columns);
            let folded = fold(&text);
            prop_assert_eq!(fold(&folded), folded);
        }
    }
}
