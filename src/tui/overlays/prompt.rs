//! A line to type, with what is wrong with it said while it is typed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};
use ratatui_textarea::TextArea;
use tui_input::{Input, InputRequest};

use crate::text;
use crate::tui::app::{Action, Effect, Model, Overlay, ThenTyped};
use crate::tui::draw::Styles;
use crate::tui::widgets::{Popup, form, wrapped};

/// What kind of path is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathKind {
    /// A team file.
    Team,
    /// Any file or folder.
    Any,
}

/// A line to type.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// What is asked for.
    pub title: String,
    /// What is written above the line, a paragraph each.
    pub above: Vec<String>,
    /// What is done with the line.
    pub then: ThenTyped,
    /// What has been typed.
    pub input: Input,
    /// Whether a path is typed, which Tab completes.
    pub path: Option<PathKind>,
    /// Names that the path could go on with.
    pub choices: Vec<String>,
    /// What has been typed of a sentence, which runs over several lines.
    editor: Option<Box<TextArea<'static>>>,
    /// What was wrong when Enter was last pressed.
    pub fault: Option<String>,
    /// Whether the text it began with is selected: the first letter replaces
    /// it, any other key keeps it.
    pub selected: bool,
    /// Whether the prompt stays until the disk has said yes.
    stays: bool,
    /// Whether pasted lines become a list with commas.
    takes_lines: bool,
    /// What a paste of several lines does.
    pasted: Option<fn(&mut Model, &str)>,
}

impl Prompt {
    /// Returns a prompt that begins with `text` and does this with what is
    /// typed. Where that gives an error, the prompt stays and shows it.
    pub fn new(
        title: impl Into<String>,
        text: &str,
        then: impl Fn(&mut Model, &str) -> Result<(), String> + Send + Sync + 'static,
    ) -> Self {
        Self {
            title: title.into(),
            above: Vec::new(),
            then: ThenTyped::new(then),
            input: Input::new(text.into()),
            path: None,
            choices: Vec::new(),
            editor: None,
            fault: None,
            selected: !text.is_empty(),
            stays: false,
            takes_lines: false,
            pasted: None,
        }
    }

    /// Writes paragraphs above the line.
    #[must_use]
    pub fn saying(self, above: Vec<String>) -> Self {
        Self { above, ..self }
    }

    /// Makes it a sentence: on several lines, and corrected, not replaced.
    #[must_use]
    pub fn sentence(self) -> Self {
        let editor = Some(Box::new(form::sentence_editor(self.input.value())));
        Self { selected: false, editor, ..self }
    }

    /// Returns what has been typed.
    pub fn text(&self) -> &str {
        let sentence = self.editor.as_ref().and_then(|editor| editor.lines().first());
        sentence.map_or_else(|| self.input.value(), String::as_str)
    }

    /// Keeps the prompt open until the effect's result closes it.
    #[must_use]
    pub fn staying(self) -> Self {
        Self { stays: true, ..self }
    }

    /// Takes a path, which Tab completes; stays open until the disk has said yes.
    #[must_use]
    pub fn path(self, kind: PathKind) -> Self {
        Self { path: Some(kind), stays: true, ..self }
    }

    /// Takes a path as far as it could be completed, and what it could go on
    /// with.
    pub fn complete(&mut self, path: String, choices: Vec<String>) {
        let is_known = !choices.is_empty() || path != self.input.value();
        self.fault = (!is_known).then(|| "No other file here begins like that.".to_owned());
        (self.input, self.choices) = (Input::new(path), choices);
        self.selected = false;
    }

    /// Makes a list with commas of pasted lines.
    #[must_use]
    pub fn taking_lines(self) -> Self {
        Self { takes_lines: true, ..self }
    }

    /// Does this with a paste of several lines.
    #[must_use]
    pub fn on_paste(self, pasted: fn(&mut Model, &str)) -> Self {
        Self { pasted: Some(pasted), ..self }
    }

    /// Takes an action of typing; returns whether it was one.
    pub fn take(&mut self, action: &Action) -> bool {
        let action = match action {
            Action::Paste(text) if self.takes_lines => {
                let (names, more) = names(text);
                typed(&mut self.input, &Action::Paste(names));
                self.selected = false;
                let only = "Only the first column is used: the names. Press Enter to add them.";
                self.fault = more.then(|| only.to_owned());
                return true;
            }
            _ => action,
        };
        if let Some(editor) = &mut self.editor {
            let is_taken = form::edit(editor, action);
            self.fault = self.fault.take().filter(|_| !is_taken);
            return is_taken;
        }
        let over = std::mem::take(&mut self.selected);
        let taken =
            if over { typed_over(&mut self.input, action) } else { typed(&mut self.input, action) };
        if taken {
            self.fault = None;
            self.choices.clear();
        }
        taken
    }
}

/// Returns the names of a pasted list with commas, and whether there was more
/// than names. Cells side by side are several people; of several lines with
/// several cells, the first of each is the name.
fn names(pasted: &str) -> (String, bool) {
    let lines: Vec<&str> = pasted.lines().filter(|line| !line.trim().is_empty()).collect();
    if let [line] = lines[..] {
        let cells = line.split('\t').map(str::trim).filter(|cell| !cell.is_empty());
        return (cells.collect::<Vec<_>>().join(", "), false);
    }
    let first = lines.iter().map(|line| line.split('\t').map(str::trim));
    let names: Vec<&str> =
        first.filter_map(|mut cells| cells.find(|cell| !cell.is_empty())).collect();
    let is_heading = names.first().is_some_and(|name| {
        ["name", "names", "member", "person"].contains(&name.to_lowercase().as_str())
    });
    let names = names[usize::from(is_heading)..].join(", ");
    (names, lines.iter().any(|line| line.trim().contains('\t')))
}

impl From<Prompt> for Overlay {
    fn from(prompt: Prompt) -> Self {
        Self::Prompt(Box::new(prompt))
    }
}

/// Does one action in a line to type.
pub(crate) fn update(model: &mut Model, action: &Action) {
    let Some(Overlay::Prompt(prompt)) = model.overlays.last_mut() else { return };
    if let (Action::Paste(text), Some(pasted)) = (action, prompt.pasted)
        && text.trim_end().contains('\n')
    {
        model.overlays.pop();
        return pasted(model, text);
    }
    // Where the text it began with is selected, a path begins from nothing.
    let over = prompt.selected;
    if prompt.take(action) {
        return;
    }
    match action {
        Action::Next => {
            let ending = prompt.path.filter(|kind| *kind == PathKind::Team).map(|_| "toml");
            let typed = if over { String::new() } else { prompt.input.value().to_owned() };
            model.ask(Effect::CompletePath { typed, ending });
        }
        Action::Back => {
            model.overlays.pop();
        }
        Action::Enter => accept(model),
        _ => {}
    }
}

/// Does what the typed line is for.
fn accept(model: &mut Model) {
    let Some(Overlay::Prompt(prompt)) = model.overlays.last_mut() else { return };
    let typed = prompt.text().trim().to_owned();
    if let Some(sign) = text::stands_for(&typed) {
        let why = format!("remove {sign}: it is an invisible character");
        model.refuse(why);
        return;
    }
    let then = prompt.then.clone();
    let kept = if prompt.stays { None } else { model.overlays.pop() };
    match then.take(model, &typed) {
        Ok(effects) => effects,
        Err(error) => {
            model.overlays.extend(kept);
            model.refuse(error);
        }
    }
}

/// As [`typed`], to a text that is selected: letters take its place.
pub fn typed_over(input: &mut Input, action: &Action) -> bool {
    if matches!(action, Action::Type(_) | Action::Paste(_)) {
        input.reset();
    }
    typed(input, action)
}

/// Does an action of typing to a line; whether it was one.
pub fn typed(input: &mut Input, action: &Action) -> bool {
    use crate::tui::app::Motion::{First, Last, Left, Right};
    let request = match action {
        Action::Type(c) => InputRequest::InsertChar(*c),
        Action::Paste(text) => {
            // At once: a character at a time, a long text would count itself
            // again for each.
            let one_line = text.lines().collect::<Vec<_>>().join(" ");
            let pasted: String = one_line.chars().filter(|c| !c.is_control()).collect();
            let (cursor, length) = (input.cursor(), pasted.chars().count());
            let mut value = input.value().to_owned();
            let at = value.char_indices().nth(cursor).map_or(value.len(), |(at, _)| at);
            value.insert_str(at, &pasted);
            *input = std::mem::take(input).with_value(value).with_cursor(cursor + length);
            return true;
        }
        Action::DeleteBack => InputRequest::DeletePrevChar,
        Action::DeleteForward => InputRequest::DeleteNextChar,
        Action::DeleteWord => InputRequest::DeletePrevWord,
        Action::DeleteLine => InputRequest::DeleteLine,
        Action::Move(Left) => InputRequest::GoToPrevChar,
        Action::Move(Right) => InputRequest::GoToNextChar,
        Action::Move(First) => InputRequest::GoToStart,
        Action::Move(Last) => InputRequest::GoToEnd,
        _ => return false,
    };
    input.handle(request);
    true
}

/// Draws a line to type; returns the cursor's column and row.
pub fn draw(prompt: &Prompt, area: Rect, buf: &mut Buffer, styles: &Styles) -> (u16, u16) {
    let width = area.width.saturating_sub(8).clamp(30, 72);
    let measure = width.saturating_sub(4);
    let mut error = wrapped(prompt.fault.as_deref().unwrap_or_default(), measure, styles.fault);
    error.extend(choices(&prompt.choices, measure, styles));
    let mut above: Vec<Line<'_>> =
        prompt.above.iter().flat_map(|text| wrapped(text, measure, styles.text)).collect();
    if !above.is_empty() {
        above.push(Line::default());
    }
    let rows = above.len() as u16;
    let text_rows = if prompt.editor.is_some() { 4 } else { 1 };
    let height = 3 + rows + text_rows + error.len().max(1) as u16;
    let inner = Popup::new(prompt.title.clone(), (width, height), styles).draw(area, buf);
    Paragraph::new(above).render(inner, buf);
    let style = if prompt.selected { styles.selected } else { styles.text };
    let line = Rect { y: inner.y + rows, height: text_rows, ..inner }.intersection(inner);
    let cursor = match &prompt.editor {
        Some(editor) => form::draw_editor(editor, line, buf, styles).into(),
        None => input(&prompt.input, line, buf, style),
    };
    let below =
        Rect { y: line.y + text_rows, height: error.len() as u16, ..inner }.intersection(inner);
    Paragraph::new(error).render(below, buf);
    cursor
}

/// Returns the names that a path could go on with, in a few lines.
fn choices<'a>(names: &[String], measure: u16, styles: &Styles) -> Vec<Line<'a>> {
    const MAX_LINES: usize = 6;
    let visible: Vec<_> = names.iter().map(|name| text::visible(name)).collect();
    let mut lines = wrapped(&visible.join("  "), measure, styles.quiet);
    if lines.len() > MAX_LINES {
        lines.truncate(MAX_LINES - 1);
        lines.push(Line::styled(format!("… of {} files", names.len()), styles.quiet));
    }
    lines
}

/// Draws a line that is typed, scrolled so that its cursor is seen; returns
/// the cursor's column and row.
pub fn input(input: &Input, area: Rect, buf: &mut Buffer, style: Style) -> (u16, u16) {
    let scroll = input.visual_scroll(usize::from(area.width.saturating_sub(1)));
    let shown = text::visible(after_columns(input.value(), scroll));
    Line::styled(shown, style).render(area, buf);
    let cursor = area.x + (input.visual_cursor().saturating_sub(scroll)) as u16;
    (cursor.min(area.right()), area.y)
}

/// Returns what is left of a text after this many columns.
fn after_columns(value: &str, columns: usize) -> &str {
    let mut skipped = 0;
    let mut letters = value.char_indices();
    let first = letters.find(|(_, c)| {
        let is_shown = skipped >= columns;
        skipped += text::width(c.encode_utf8(&mut [0; 4]));
        is_shown
    });
    first.map_or("", |(at, _)| &value[at..])
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn names_are_taken_as_a_spreadsheet_hands_them_over() {
        let people = |pasted| names(pasted);
        assert_eq!(people("Ida\tPer\tUma"), ("Ida, Per, Uma".to_owned(), false));
        assert_eq!(people("Ida\nPer\n\nUma\n"), ("Ida, Per, Uma".to_owned(), false));
        assert_eq!(people("Ida Moe\tLead\nPer Nes\tHand"), ("Ida Moe, Per Nes".to_owned(), true));
        assert_eq!(people("Name\tRole\nIda\tLead"), ("Ida".to_owned(), true));
        assert_eq!(people("\tIda\n\tPer"), ("Ida, Per".to_owned(), false));
    }
}
