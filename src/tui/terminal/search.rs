//! Continues the search for the best set of candidates on a thread, so that the screen stays
//! responsive. Another plan stops it.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::Wake;
use crate::plan::{Best, best};
use crate::tui::app::{Event, Model, Screen};

/// The longest search; after it the plan says "at least …".
const MAX_TIME: Duration = Duration::from_secs(120);

/// How often the screen shows progress.
const BETWEEN: Duration = Duration::from_millis(100);

/// The running search.
#[derive(Debug, Default)]
pub(super) struct Search {
    number: Option<u64>,
    stop: Arc<AtomicBool>,
}

impl Search {
    /// Starts the search for the model's plan and stops the previous one.
    pub(super) fn follow(&mut self, model: &Model, sender: &Sender<Wake>) {
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
        let sender = sender.clone();
        let search = move || {
            let began = Instant::now();
            let mut shown = (began, plan.best.clone());
            let mut watch = |best: &Best| {
                if stop.load(Ordering::Relaxed) || began.elapsed() > MAX_TIME {
                    return ControlFlow::Break(());
                }
                if shown.0.elapsed() > BETWEEN && best.improves_on(&shown.1) {
                    shown = (Instant::now(), best.clone());
                    let _ =
                        sender.send(Wake::App(Event::Found(number, Box::new(best.clone()), false)));
                }
                ControlFlow::Continue(())
            };
            let found = best(&plan.demands, &plan.matrix, &plan.ranking, plan.hires, &mut watch);
            if !stop.load(Ordering::Relaxed) {
                // The loop is gone only when the program ends.
                let _ = sender.send(Wake::App(Event::Found(number, Box::new(found), true)));
            }
        };
        let thread = std::thread::Builder::new().name("search".into());
        if thread.spawn(search).is_err() {
            self.number = None;
        }
    }
}
