//! While ratings are hidden: how many are done, and who is still to come.
//! Nothing else of anyone.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::session::progress;
use crate::app::{Model, Source};
use crate::text;
use crate::ui::{Styles, pen};
use crate::words::{self, Glyphs};

/// Draws it.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let top = super::instructions(buf, area, model, styles);
    let (done, missing) = progress(&model.team);
    let of = done + missing.len();
    let (full, open) = match model.options.glyphs {
        Glyphs::Unicode => ("■ ", "□ "),
        Glyphs::Ascii => ("# ", ". "),
    };
    let squares = format!("{}{}", full.repeat(done), open.repeat(missing.len()));
    let names: Vec<&str> = missing.iter().map(|&place| model.name_of(place)).collect();
    let still = words::missing_from_rating(&names);
    let counted = words::done_rating(done, of);
    let still = if missing.is_empty() {
        format!("{still} n asks what you expect to see, V reveals at once.")
    } else {
        still
    };
    let sheets = sheets(model);
    let trouble = trouble(model);
    let folder = folder(model);
    let lines = [
        (if 2 * of <= usize::from(area.width) + 1 { squares.trim_end() } else { "" }, styles.title),
        ("", styles.text),
        (counted.as_str(), styles.title),
        ("", styles.text),
        (still.as_str(), styles.text),
        ("", styles.text),
        ("What everyone said is hidden until the reveal.", styles.quiet),
        ("", styles.text),
        (sheets.as_str(), styles.title),
        (trouble.as_str(), styles.text),
        (folder.as_str(), styles.quiet),
    ];
    let left = area.bottom().saturating_sub(top);
    let first = top + left.saturating_sub(lines.len() as u16 + 1) / 2;
    for (y, (line, style)) in (first..).zip(lines) {
        let line = text::fit(line, usize::from(area.width));
        let x = area.x + area.width.saturating_sub(text::width(&line) as u16) / 2;
        pen::write(buf, x, y, area.width, &line, style);
    }
}

/// Which sheets have come and wait to be taken in.
fn sheets(model: &Model) -> String {
    let waiting = model.collected().taken();
    let names: Vec<&str> = waiting.iter().map(|&member| model.name_of(member)).collect();
    match names.len() {
        0 => String::new(),
        1 => format!("The sheet of {} has come; t takes it in.", names[0]),
        _ => {
            format!(
                "The sheets of {} have come; t takes them in.",
                words::english::list_some(&names)
            )
        }
    }
}

/// How many files cannot be taken in; which and why is for whoever asks.
fn trouble(model: &Model) -> String {
    let fates = model.collected().fates;
    match fates.iter().filter(|(fate, _)| fate.is_trouble()).count() {
        0 => String::new(),
        1 => "One file cannot be taken in; t says which, and why.".to_owned(),
        many => format!("{many} files cannot be taken in; t says which, and why."),
    }
}

/// Where sheets are looked for.
fn folder(model: &Model) -> String {
    let Source::File(path) = &model.source else { return String::new() };
    let folder = path.with_extension("sheets");
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    format!("Sheets from other machines are looked for in {}.", text::visible(&name))
}
