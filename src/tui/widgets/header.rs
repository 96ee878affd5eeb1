//! The first row of every screen: the tabs, and on the right which file is
//! open and whether it is saved.

use std::path::Path;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::text::right;
use crate::text;
use crate::tui::app::{Action, Model, SaveState, Source, Tab};
use crate::tui::draw::Styles;

/// The fewest columns in which a file's name is shown cut short.
const MIN_FILE_COLUMNS: usize = 8;

/// Draws the header in the area's first row.
pub fn header(area: Rect, buf: &mut Buffer, model: &Model, styles: &Styles) {
    let area = Rect { height: 1, ..area };
    let tabs = tabs(model, area.width, Some(styles));
    let taken = tabs.iter().map(|(_, line)| line.width() as u16).sum::<u16>();
    let mut x = area.x;
    for (_, line) in &tabs {
        let width = line.width() as u16;
        line.render(Rect { x, width: width.min(area.right().saturating_sub(x)), ..area }, buf);
        x = (x + width).min(area.right());
    }
    let room = area.width.saturating_sub(taken + 1);
    let file = file_state(model, usize::from(room), styles);
    right(file, Rect { width: area.width.saturating_sub(1), ..area }, buf);
}

/// Returns what a click in the first row means.
pub fn tab_at(model: &Model, area: Rect, x: u16) -> Option<Action> {
    let mut end = area.x;
    for (tab, line) in tabs(model, area.width, None) {
        end += line.width() as u16;
        if x < end {
            return tab.map(|tab| Action::Go(tab.destination()));
        }
    }
    None
}

/// Returns the tabs with the columns they take; where no tab can be switched
/// to, what is shown instead.
fn tabs<'a>(model: &'a Model, width: u16, styles: Option<&Styles>) -> Vec<(Option<Tab>, Line<'a>)> {
    let style = |pick: fn(&Styles) -> Style| styles.map(pick).unwrap_or_default();
    let shown = Tab::shown(model);
    if shown.is_empty() {
        let name = if model.source == Source::Nothing { "roundtable" } else { &model.team.name };
        let name = text::fit(name, usize::from(width / 2)).into_owned();
        return vec![(None, Line::styled(format!(" {name}"), style(|styles| styles.title)))];
    }
    let current = Tab::of(model);
    let has_room = |gap: usize, file: usize| {
        let whole: usize = shown.iter().map(|tab| tab.title().len() + 4 + gap).sum();
        whole + file <= usize::from(width)
    };
    // Rather closer together than without the file.
    let (names, gap) = (has_room(0, 0), usize::from(has_room(1, file_width(model) + 2)));
    let digits = Tab::are_digits_free(model);
    let one = |tab: Tab| {
        let is_current = current == Some(tab);
        let [key, name] = if is_current {
            [style(|styles| styles.selected); 2]
        } else {
            [style(|styles| styles.key), style(|styles| styles.quiet)]
        };
        let mut line = Line::from(Span::styled(" ", name));
        if digits {
            line.push_span(Span::styled(tab.key(), key));
            line.push_span(Span::styled(" ", name));
        }
        if names || is_current || !digits {
            line.push_span(Span::styled(format!("{} ", tab.title()), name));
        }
        line.push_span(Span::styled(" ".repeat(gap), style(|styles| styles.base)));
        (Some(tab), line)
    };
    shown.into_iter().map(one).collect()
}

/// Returns the columns that the file and its state take where it can be saved.
fn file_width(model: &Model) -> usize {
    match &model.source {
        Source::File(path) | Source::Sheet(path) => {
            path.file_name().map_or(0, |name| text::width(&name.to_string_lossy())) + 11
        }
        Source::ReadOnly(_, why) => text::width(why.short_reason()) + 11,
        _ => 0,
    }
}

/// Returns the file and whether it is saved, as much as there is room for.
fn file_state<'a>(model: &Model, room: usize, styles: &Styles) -> Line<'a> {
    let name = |path: &Path| {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        text::visible(&name).into_owned()
    };
    let (file, state) = match (&model.source, &model.saved) {
        (Source::Nothing, _) => return Line::default(),
        (Source::File(path) | Source::Sheet(path), SaveState::Failed(_)) => {
            let line = Line::styled(" not saved ", styles.fault);
            let file = name(path);
            let fits = text::width(&file) + 13 <= room;
            return if fits {
                let mut whole = Line::styled(format!("{file} "), styles.text);
                whole.push_span(Span::styled(" not saved ", styles.fault));
                whole
            } else {
                line
            };
        }
        (Source::Demo, _) => ("demo".to_owned(), "not saved".to_owned()),
        (Source::File(path) | Source::Sheet(path), SaveState::Saved) => {
            (name(path), "saved".to_owned())
        }
        (Source::File(path) | Source::Sheet(path), SaveState::Saving) => {
            (name(path), "saving".to_owned())
        }
        (Source::ReadOnly(path, why), _) => {
            let long = format!("read-only: {}", why.reason().unwrap_or_default());
            let short = format!("read-only: {}", why.short_reason());
            (name(path), if text::width(&long) <= room { long } else { short })
        }
        (Source::Snapshot(_, day), _) => {
            (format!("snapshot of {}", crate::phrases::day(*day)), "read-only".to_owned())
        }
    };
    let for_file = room.saturating_sub(3 + text::width(&state));
    let mut line = Line::default();
    // A few letters of the name still tell one file from another.
    if for_file >= text::width(&file).min(MIN_FILE_COLUMNS) {
        line.push_span(Span::styled(format!("{} · ", text::fit(&file, for_file)), styles.text));
    }
    if text::width(&state) <= room {
        line.push_span(Span::styled(state, styles.quiet));
    }
    line
}
