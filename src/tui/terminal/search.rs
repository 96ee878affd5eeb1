//! The search for the best set of candidates, gone on with on a thread of its
//! own while the screen answers. Another plan ends it.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::Message;
use super::inbox::Waker;
use crate::plan::{Best, best};
use crate::tui::app::{Model, Screen};

/// A search that has not ended by then stays at "at least so much".
const LONGEST: Duration = Duration::from_secs(120);

/// The search that is under way.
#[derive(Debug, Default)]
pub(super) struct Search {
    number: Option<u64>,
    stop: Arc<AtomicBool>,
}

impl Search {
    /// Begins the search that the model's plan wants, and ends the one before.
    pub(super) fn follow(&mut self, model: &Model, waker: &Waker) {
        let wanted = match &model.screen {
            Screen::Plan(view) => view.unfinished(),
            _ => None,
        };
        let running = |number: u64| self.number == Some(number);
        if wanted.is_some_and(running) {
            return;
        }
        self.stop.store(true, Ordering::Relaxed);
        self.number = wanted;
        let (Some(number), Screen::Plan(view)) = (wanted, &model.screen) else { return };
        self.stop = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&self.stop);
        let plan = view.plan.clone();
        let waker = waker.clone();
        let search = move || {
            let began = Instant::now();
            let stopped = || stop.load(Ordering::Relaxed) || began.elapsed() > LONGEST;
            let found = best(&plan.demands, &plan.matrix, &plan.ranking, plan.hires, &mut |_| {
                if stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            if !stop.load(Ordering::Relaxed) {
                // The loop is gone only when the program ends.
                let _ = waker.send(Message::Found(number, Box::new(found)));
            }
        };
        let thread = std::thread::Builder::new().name("search".into());
        if thread.spawn(search).is_err() {
            self.number = None;
        }
    }
}

/// Gives the plan on screen what was found, if it is still that plan.
pub(super) fn take(model: &mut Model, number: u64, found: Best) {
    if let Screen::Plan(view) = &mut model.screen
        && view.take(number, found)
    {
        view.list(&model.team, &model.map.names);
    }
}
