//! ASCII output for locales that are not UTF-8: there every other character would appear as
//! several wrong ones.

use ratatui::buffer::Buffer;
use unicode_normalization::UnicodeNormalization as _;

/// Replaces the text of every cell by ASCII of the same width.
pub(super) fn simplify(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if !cell.symbol().is_ascii() {
            let simple = simple(cell.symbol());
            cell.set_char(simple);
        }
    }
}

/// Returns the ASCII character that is nearest to a symbol.
fn simple(symbol: &str) -> char {
    let Some(first) = symbol.nfkd().next() else { return ' ' };
    match first {
        c if c.is_ascii() && !c.is_control() => c,
        '─' | '━' | '–' | '—' | '−' | '□' | '○' | '◇' => '-',
        '│' | '┃' => '|',
        '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┬' | '┴' | '┼' | '╭' | '╮' | '╰' | '╯' => {
            '+'
        }
        '·' | '•' | '…' => '.',
        '›' | '→' | '▸' | '▶' | '»' => '>',
        '‹' | '←' | '◂' | '◀' | '«' => '<',
        '↑' | '▴' | '▲' => '^',
        '↓' | '▾' | '▼' => 'v',
        '“' | '”' | '„' => '"',
        '‘' | '’' | '‚' => '\'',
        '×' | '✓' => 'x',
        '°' => 'o',
        '■' | '█' | '●' | '◆' => '#',
        '◐' | '◔' | '◑' => '%',
        _ => '?',
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Cell;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn signs_become_like_ones_accents_go_and_what_is_left_is_a_question_mark() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        buffer.set_string(0, 0, "Zoë › 5·2 ─│ ↑↓ “山田”", Style::new());
        simplify(&mut buffer);
        let line: String = buffer.content.iter().map(Cell::symbol).collect();
        assert!(line.starts_with("Zoe > 5.2 -| ^v \"?"), "{line}");
        assert!(line.is_ascii());
    }
}
