//! Bursts of keys that nobody typed: text that a terminal without bracketed paste pastes, or that
//! another program sends. As keys it could do anything.

use super::Input;
use crate::tui::keymap::{Code, Key};

/// This many characters at once, with a line end or a tab, are a paste.
const MIN_PASTE: usize = 8;

/// Returns the inputs with text that nobody can have typed joined into one burst.
pub(super) fn filter_bursts(inputs: Vec<Input>) -> Vec<Input> {
    let characters = inputs.iter().filter(|input| matches!(text(input), Some(c) if !is_break(c)));
    let has_break = inputs.iter().any(|input| text(input).is_some_and(is_break));
    if characters.count() < MIN_PASTE || !has_break {
        return inputs;
    }
    let pasted: String = inputs.iter().filter_map(text).collect();
    let keys = inputs.iter().filter_map(|input| match input {
        Input::Key(key) => Some(*key),
        _ => None,
    });
    // Ctrl-C and the key that hides everything always work; other keys among
    // the text are as little typed as the text.
    let burst = Input::Burst(pasted, keys.collect());
    std::iter::once(burst).chain(inputs.into_iter().filter(is_kept)).collect()
}

/// Returns whether a burst may be a line that someone typed where lines are typed, and that a slow
/// connection held back: its only break ends it.
pub(crate) fn may_be_typed(text: &str) -> bool {
    text.find(is_break) == Some(text.len() - 1) && text.ends_with('\n')
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\t')
}

fn text(input: &Input) -> Option<char> {
    match input {
        Input::Key(Key { code, ctrl: false, alt: false }) => match code {
            Code::Char(c) => Some(*c),
            Code::Enter => Some('\n'),
            Code::Tab => Some('\t'),
            _ => None,
        },
        _ => None,
    }
}

fn is_kept(input: &Input) -> bool {
    match input {
        Input::Key(Key { code: Code::Char('c'), ctrl: true, .. }) => true,
        Input::Key(key) => *key == Key::plain(Code::F(9)),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Input> {
        let code = |c| match c {
            '\n' => Code::Enter,
            '\t' => Code::Tab,
            c => Code::Char(c),
        };
        text.chars().map(|c| Input::Key(Key::plain(code(c)))).collect()
    }

    #[test]
    fn eight_characters_and_an_end_of_line_at_once_are_a_paste() {
        for text in ["12345678\n", "Ada\t3\t4\t5\t6\t2\n", "\tabcdefgh"] {
            let guarded = filter_bursts(keys(text));
            assert!(matches!(&guarded[..], [Input::Burst(burst, _)] if burst == text), "{text:?}");
        }
    }

    #[test]
    fn what_someone_may_have_typed_stays_keys() {
        for text in ["1234567\n", "123456789", "\n\n\n\n\n\n\n\n\n\n", ""] {
            assert_eq!(filter_bursts(keys(text)), keys(text), "{text:?}");
        }
    }

    #[test]
    fn a_line_may_be_typed_and_a_table_may_not() {
        assert!(may_be_typed("team.toml of Ada\n"));
        for text in ["Ada\tBo\n", "Ada\nBo\n", "\nAda and Bo", "Ada and Bo\t"] {
            assert!(!may_be_typed(text), "{text:?}");
        }
    }

    #[test]
    fn ctrl_c_within_a_burst_still_arrives() {
        let ctrl_c = Input::Key(Key { code: Code::Char('c'), ctrl: true, alt: false });
        let mut inputs = keys("abcdefgh\n");
        inputs.push(ctrl_c.clone());
        assert_eq!(filter_bursts(inputs)[1..], [ctrl_c]);
    }
}
