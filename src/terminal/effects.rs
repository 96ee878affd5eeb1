//! What the model asks of the disk, carried out.

use std::sync::mpsc::Sender;

use super::{Message, Start};
use crate::app::{Effect, Model, Options, Source};
use crate::assets;
use crate::domain::Date;
use crate::store;

/// What a person's own settings say.
#[derive(Debug, Clone, Default)]
pub(super) struct Settings {
    pub options: Options,
    pub keys: Vec<(String, Vec<String>)>,
}

/// The files behind the screen.
#[derive(Debug)]
pub(super) struct Files {}

impl Files {
    pub(super) fn new() -> (Self, Settings) {
        (Self {}, Settings::default())
    }

    pub(super) fn start(&mut self, start: &Start, options: Options) -> Result<Model, String> {
        let today = today();
        match start {
            Start::Demo | Start::Welcome => {
                let read =
                    store::read::team(assets::DEMO, "demo").map_err(|fault| fault.to_string())?;
                Ok(Model::new(read.team, Source::Demo, options, today))
            }
            Start::File(path) => {
                let source = store::read::from_disk(path, store::LARGEST_TEAM)
                    .map_err(|fault| fault.to_string())?;
                let read = store::read::team(&source, &path.to_string_lossy())
                    .map_err(|fault| fault.to_string())?;
                Ok(Model::new(read.team, Source::File(path.clone()), options, today))
            }
        }
    }

    pub(super) fn wake_with(&mut self, _sender: &Sender<Message>) {}

    pub(super) fn carry_out(&mut self, _effect: Effect, _model: &mut Model) {}

    pub(super) fn report(&mut self, _model: &mut Model) -> bool {
        false
    }

    pub(super) fn close(&mut self, _model: &Model) {}
}

fn today() -> Date {
    let now = jiff::Zoned::now().date();
    Date { year: now.year(), month: now.month() as u8, day: now.day() as u8 }
}
