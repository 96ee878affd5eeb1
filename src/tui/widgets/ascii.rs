//! `glyphs = "ascii"`: every sign of the program has an ASCII character of the same width. The
//! finished frame is translated, so that no sign can be forgotten.

use ratatui::buffer::Buffer;

/// Returns the ASCII sign for one of the program's own; nothing for letters.
#[allow(clippy::match_same_arms)] // One arm a kind of sign.
fn ascii(sign: char) -> Option<char> {
    Some(match sign {
        '●' => 'o',
        '○' => '!',
        '◐' => '~',
        '◔' => '<',
        '◆' => '+',
        '■' => '#',
        '□' => '_',
        '↑' | '▲' => '^',
        '↓' | '▼' => 'v',
        '←' | '◂' | '‹' | '◀' => '<',
        '→' | '▸' | '›' | '▶' => '>',
        '↔' => '-',
        '·' | '…' => '.',
        '°' | '✓' | '•' => '*',
        '─' | '–' | '—' | '━' | '═' => '-',
        '│' | '┃' | '║' | '▌' | '█' | '▐' | '┆' | '┊' => '|',
        '╭' | '╮' | '╰' | '╯' | '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┬' | '┴' | '┼' | '╞' | '╡' => {
            '+'
        }
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '×' => 'x',
        '≥' => '>',
        '⠀'..='⣿' if sign == '⠀' => ' ',
        '⠁'..='⣿' => '*',
        _ => return None,
    })
}

/// Replaces every sign of the program's own by one in ASCII.
pub fn to_ascii(buf: &mut Buffer) {
    for cell in &mut buf.content {
        let mut chars = cell.symbol().chars();
        if let (Some(sign), None) = (chars.next(), chars.next())
            && let Some(plain) = ascii(sign)
        {
            cell.set_char(plain);
        }
    }
}
