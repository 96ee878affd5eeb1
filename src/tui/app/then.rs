//! What happens with an answer: said where the question is asked.

use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;

use crate::tui::app::{Effect, Model, Overlay};

type Run = dyn Fn(&mut Model) + Send + Sync;
type Take = dyn Fn(&mut Model, &str) -> Result<(), String> + Send + Sync;

/// What a yes or a chosen entry does. Runs within `update`.
#[derive(Clone)]
pub struct Then(Arc<Run>);

impl Then {
    /// Returns what runs this.
    pub fn new(run: impl Fn(&mut Model) + Send + Sync + 'static) -> Self {
        Self(Arc::new(run))
    }

    /// Does it.
    pub fn run(&self, model: &mut Model) {
        (self.0)(model);
    }
}

impl From<Effect> for Then {
    fn from(effect: Effect) -> Self {
        Self::new(move |model| model.ask(effect.clone()))
    }
}

/// What a typed line does, or what is wrong with it.
#[derive(Clone)]
pub struct ThenTyped(Arc<Take>);

impl ThenTyped {
    /// Returns what takes the line with this.
    pub fn new(
        take: impl Fn(&mut Model, &str) -> Result<(), String> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(take))
    }

    /// Takes the line.
    pub fn take(&self, model: &mut Model, typed: &str) -> Result<(), String> {
        (self.0)(model, typed)
    }
}

impl Debug for Then {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("Then")
    }
}

impl Debug for ThenTyped {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("ThenTyped")
    }
}

impl Model {
    /// Opens something over the screen.
    pub fn open(&mut self, over: impl Into<Overlay>) {
        self.overlays.push(over.into());
    }
}
