//! Prints one frame of the map, without a terminal:
//! `cargo run --example one_frame -- examples/three-founders.toml`.

use std::path::Path;
use std::process::ExitCode;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use roundtable::files;
use roundtable::team::Date;
use roundtable::tui::app::{Action, Model, Options, Source, update};
use roundtable::tui::draw;
use roundtable::tui::draw::Styles;
use roundtable::tui::draw::theme::Depth;
use roundtable::tui::keymap::Keymap;

const SIZE: (u16, u16) = (120, 40);

fn frame(file: &str) -> Result<String, String> {
    let source = files::read::from_disk(Path::new(file), files::LARGEST_TEAM)
        .map_err(|fault| fault.to_string())?;
    let read = files::read::team(&source, file).map_err(|fault| fault.to_string())?;
    let today = Date::new(2026, 11, 22).ok_or("no such day")?;
    let mut model = Model::new(read.team, Source::File(file.into()), Options::default(), today);
    update(&mut model, Action::Resize(SIZE.0, SIZE.1));
    let keymap = Keymap::with(&[]).map_err(|fault| fault.to_string())?;
    let styles = Styles::for_options(&model.options, Depth::None)?;
    let area = Rect::new(0, 0, SIZE.0, SIZE.1);
    let mut buffer = Buffer::empty(area);
    draw::paint(&mut buffer, area, &model, &keymap, &styles);
    let line = |y| (0..SIZE.0).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>();
    Ok((0..SIZE.1).map(|y| line(y).trim_end().to_owned() + "\n").collect())
}

fn main() -> ExitCode {
    let file = std::env::args().nth(1).unwrap_or_else(|| "assets/demo.toml".to_owned());
    match frame(&file) {
        Ok(frame) => {
            print!("{frame}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::from(2)
        }
    }
}
