//! The help: the keys of the screen below in groups, with each action's name
//! for `config.toml`, and on a second page every sign and word. Typing filters.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};
use strum::VariantArray as _;

use crate::phrases::GLOSSARY;
use crate::phrases::glossary::TermStyle;
use crate::text;
use crate::tui::app::overlay::HelpPage;
use crate::tui::app::{Action, Context, Destination, Model};
use crate::tui::draw::Styles;
use crate::tui::keymap::Keymap;
use crate::tui::keymap::table;
use crate::tui::keymap::table::Binding;
use crate::tui::widgets::{Popup, wrap};

pub use crate::tui::app::overlay::Help;

/// The widest that the help is drawn.
const MAX_WIDTH: u16 = 100;
/// Columns of an action's name.
const NAME_WIDTH: usize = 18;

/// What an action is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::VariantArray)]
enum Group {
    Look,
    People,
    Change,
    Talk,
    Share,
    General,
    Move,
}

impl Group {
    fn title(self) -> &'static str {
        match self {
            Self::Look => "LOOK",
            Self::People => "PEOPLE",
            Self::Change => "CHANGE",
            Self::Talk => "TALK AND DECIDE",
            Self::Share => "SAVE AND SHARE",
            Self::General => "GENERAL",
            Self::Move => "MOVE",
        }
    }

    fn of(action: &Action) -> Self {
        match action {
            Action::Move(_) | Action::Next | Action::Previous => Self::Move,
            Action::Away
            | Action::Everyone
            | Action::SortPeople
            | Action::Aliases
            | Action::Fold
            | Action::Correct
            | Action::Go(Destination::Rate | Destination::Fingers) => Self::People,
            Action::Decide
            | Action::Discuss
            | Action::NextStep
            | Action::PreviousStep
            | Action::Reveal
            | Action::Go(Destination::Session) => Self::Talk,
            Action::Export
            | Action::Copy
            | Action::Save
            | Action::SaveAs
            | Action::Snapshot
            | Action::Keep
            | Action::Import
            | Action::TakeSheets
            | Action::OpenFile => Self::Share,
            Action::Add
            | Action::Remove
            | Action::Rename
            | Action::MoveUp
            | Action::MoveDown
            | Action::More
            | Action::Fewer
            | Action::NotNeeded
            | Action::Clear
            | Action::Undo
            | Action::Redo
            | Action::Answer(_)
            | Action::Want
            | Action::Pass
            | Action::SkipPersonality
            | Action::HireToo
            | Action::ToggleSource
            | Action::Evidence
            | Action::Go(Destination::Edit) => Self::Change,
            Action::Back
            | Action::Help
            | Action::Palette
            | Action::Quit
            | Action::Interrupt
            | Action::Repaint
            | Action::Suspend
            | Action::ToggleMouse
            | Action::Theme
            | Action::Hide
            | Action::Go(Destination::Welcome) => Self::General,
            _ => Self::Look,
        }
    }
}

/// Draws the help over the screen that it is about.
pub fn draw(
    help: &Help,
    area: Rect,
    buf: &mut Buffer,
    model: &Model,
    keymap: &Keymap,
    styles: &Styles,
) {
    let lines = lines(help, area, model, keymap, styles);
    let title = match help.page {
        HelpPage::Keys => format!("Help: {}", Context::of_help(model).title()),
        HelpPage::Words => "Signs and words".to_owned(),
    };
    let shown = room(area);
    let top = help.top.min(lines.len().saturating_sub(shown));
    let size = (area.width.min(MAX_WIDTH), area.height);
    let popup = Popup::new(title, size, styles).more_below(lines.len().saturating_sub(top + shown));
    let inner = popup.draw(area, buf);
    let typed = if help.typed.is_empty() {
        Line::styled("type to filter", styles.quiet)
    } else {
        Line::styled(text::visible(&help.typed).into_owned(), styles.text)
    };
    typed.render(Rect { height: inner.height.min(1), ..inner }, buf);
    let below = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    if lines.is_empty() {
        Line::styled("no match", styles.quiet).render(below, buf);
    }
    Paragraph::new(lines).scroll((top as u16, 0)).render(below, buf);
}

/// Returns how far the help can be scrolled.
pub fn max_scroll(
    help: &Help,
    area: Rect,
    model: &Model,
    keymap: &Keymap,
    styles: &Styles,
) -> usize {
    lines(help, area, model, keymap, styles).len().saturating_sub(room(area))
}

/// Returns the rows inside the frame, below what was typed.
fn room(area: Rect) -> usize {
    usize::from(area.height.saturating_sub(3))
}

fn lines(
    help: &Help,
    area: Rect,
    model: &Model,
    keymap: &Keymap,
    styles: &Styles,
) -> Vec<Line<'static>> {
    let width = usize::from(area.width.min(MAX_WIDTH)).saturating_sub(4);
    match help.page {
        HelpPage::Keys => key_lines(&help.typed, width, Context::of_help(model), keymap, styles),
        HelpPage::Words => word_lines(&help.typed, width, model, styles),
    }
}

fn contains(text: &str, typed: &str) -> bool {
    typed.is_empty() || text.to_lowercase().contains(&typed.to_lowercase())
}

/// Returns the keys of a line of the table: "x Ctrl-x".
pub fn keys_of(keymap: &Keymap, binding: &Binding) -> String {
    keymap.shown(binding).map(|key| key.to_string()).collect::<Vec<_>>().join(" ")
}

fn key_lines(
    typed: &str,
    width: usize,
    context: Context,
    keymap: &Keymap,
    styles: &Styles,
) -> Vec<Line<'static>> {
    let bindings: Vec<&Binding> = table::of(context)
        .filter(|binding| {
            let keys = keys_of(keymap, binding);
            contains(binding.about, typed) || contains(binding.name, typed) || keys == typed
        })
        .collect();
    let key_width = bindings.iter().map(|binding| text::width(&keys_of(keymap, binding))).max();
    let key_width = key_width.unwrap_or(0).clamp(5, 20);
    let about_width = width.saturating_sub(key_width + NAME_WIDTH + 4).max(20);
    let mut lines = Vec::new();
    for &group in Group::VARIANTS {
        let of_group = bindings.iter().filter(|binding| Group::of(&binding.action) == group);
        for (nth, binding) in of_group.enumerate() {
            if nth == 0 {
                if !lines.is_empty() {
                    lines.push(Line::default());
                }
                lines.push(Line::styled(group.title(), styles.heading));
            }
            for (part, about) in wrap(binding.about, about_width).into_iter().enumerate() {
                let keys = match (part, keys_of(keymap, binding)) {
                    (0, keys) if keys.is_empty() => ":".to_owned(),
                    (0, keys) => keys,
                    _ => String::new(),
                };
                let name = if part == 0 { binding.name } else { "" };
                let room = NAME_WIDTH;
                lines.push(Line::from_iter([
                    Span::styled(padded(&keys, key_width + 2), styles.key),
                    Span::styled(padded(&about, about_width + 2), styles.text),
                    Span::styled(text::fit(name, room).into_owned(), styles.quiet),
                ]));
            }
        }
    }
    lines
}

fn padded(words: &str, width: usize) -> String {
    let blanks = width.saturating_sub(text::width(words));
    format!("{words}{}", " ".repeat(blanks))
}

fn word_lines(typed: &str, width: usize, model: &Model, styles: &Styles) -> Vec<Line<'static>> {
    let glyphs = model.options.glyphs;
    let sign = |term: &crate::phrases::glossary::Term| term.sign.shown(glyphs);
    let terms = || GLOSSARY.iter().flat_map(|section| section.terms);
    let sign_width = terms().map(|term| text::width(&sign(term))).max().unwrap_or(0);
    let mut lines = Vec::new();
    for section in &GLOSSARY {
        let shown = section
            .terms
            .iter()
            .filter(|term| contains(&sign(term), typed) || contains(term.meaning, typed));
        for (nth, term) in shown.enumerate() {
            if nth == 0 {
                if !lines.is_empty() {
                    lines.push(Line::default());
                }
                lines.push(Line::styled(section.title.to_uppercase(), styles.heading));
            }
            let measure = width.saturating_sub(sign_width + 2);
            for (part, meaning) in wrap(term.meaning, measure).into_iter().enumerate() {
                let shown = if part == 0 { sign(term) } else { String::new() };
                let gap = sign_width + 2 - text::width(&shown);
                lines.push(Line::from_iter([
                    Span::styled(shown, style(term.style, styles)),
                    Span::raw(" ".repeat(gap)),
                    Span::styled(meaning, styles.text),
                ]));
            }
        }
    }
    lines
}

fn style(style: TermStyle, styles: &Styles) -> Style {
    match style {
        TermStyle::Mark(mark) => styles.mark(mark),
        TermStyle::Squares(mark) => styles.mark_text(mark),
        TermStyle::Lit => styles.lit,
        TermStyle::Near => styles.near,
        TermStyle::Plain => styles.plain,
        TermStyle::Want => styles.want,
        TermStyle::Away => styles.away,
        TermStyle::Decided => styles.done,
        TermStyle::Clear => styles.a_clear,
        TermStyle::Lean => styles.a_lean,
        TermStyle::Quiet => styles.quiet,
        TermStyle::Word => styles.title,
    }
}
