//! The floor: a ratatui grid of the map's size with a cursor, and nothing
//! else. One paint for all waiting events. What the program costs is told as
//! a ratio to this, taken in one run.

use std::io::{self, BufWriter, Write};
use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyEventKind};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::style::{Color, Style};

const ROWS: usize = 16;
const COLUMNS: usize = 7;

fn main() -> io::Result<()> {
    enable_raw_mode()?;
    let mut out = BufWriter::with_capacity(256 * 1024, io::stdout());
    queue!(out, EnterAlternateScreen, cursor::Hide)?;
    let mut terminal = Terminal::new(CrosstermBackend::new(out))?;
    let mut row = 0_usize;
    'all: loop {
        terminal.draw(|frame| {
            let area = frame.area();
            let buf = frame.buffer_mut();
            buf.set_style(
                area,
                Style::new().fg(Color::Rgb(232, 232, 234)).bg(Color::Rgb(18, 18, 23)),
            );
            buf.set_string(1, 0, "bare grid", Style::new());
            for y in 0..ROWS {
                let bold = if y == row { Style::new().fg(Color::White) } else { Style::new() };
                let top = (y + 4) as u16;
                if top >= area.height {
                    break;
                }
                buf.set_string(2, top, format!("dimension {y:2}"), bold);
                for x in 0..COLUMNS {
                    let cell = Style::new().bg(Color::Rgb(114, 208, 196)).fg(Color::Rgb(6, 33, 29));
                    let style = if (x + y) % 3 == 0 { cell } else { bold };
                    let left = (62 + x * 6) as u16;
                    if left + 6 <= area.width {
                        buf.set_string(left, top, format!("  {}   ", (x * y) % 6), style);
                    }
                }
            }
        })?;
        let mut next = Some(event::read()?);
        while let Some(event) = next.take() {
            if let Event::Key(key) = event
                && key.kind != KeyEventKind::Release
            {
                match key.code {
                    KeyCode::Down => row = (row + 1).min(ROWS - 1),
                    KeyCode::Up => row = row.saturating_sub(1),
                    KeyCode::Char('q') => break 'all,
                    _ => {}
                }
            }
            if event::poll(Duration::from_micros(50))? {
                next = Some(event::read()?);
            }
        }
    }
    let mut out = io::stdout();
    execute!(out, LeaveAlternateScreen, cursor::Show)?;
    disable_raw_mode()?;
    out.flush()
}
