//! Continuations: what happens after a question, a menu or a prompt is answered.

use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;

use crate::tui::app::{Effect, Model, Overlay};

type Run = dyn Fn(&mut Model) + Send + Sync;
type Take = dyn Fn(&mut Model, &str) -> Result<(), String> + Send + Sync;

/// What a yes or a chosen entry does. It runs inside `update`.
#[derive(Clone)]
pub struct Then(Arc<Run>);

impl Then {
    /// Returns a continuation that runs this.
    pub fn new(run: impl Fn(&mut Model) + Send + Sync + 'static) -> Self {
        Self(Arc::new(run))
    }

    /// Runs it.
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
    /// Returns a continuation that is called with the typed line.
    pub fn new(
        take: impl Fn(&mut Model, &str) -> Result<(), String> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(take))
    }

    /// Runs it with the typed line; the error is shown in the prompt.
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
