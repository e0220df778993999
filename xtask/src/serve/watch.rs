//! Builds again what the demo shows when a source changes.

use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::package::Weight;
use crate::site;
use crate::step::Stopwatch;
use crate::workshop::Workshop;

/// Editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(100);

/// Hears of changes for as long as it is there.
#[derive(Debug)]
pub(super) struct Changes {
    heard: Receiver<()>,
    _watcher: RecommendedWatcher,
}

/// Listens to all that is built from.
pub(super) fn listen(workshop: &Workshop) -> Result<Changes, String> {
    let (sender, heard) = mpsc::channel();
    let hear = move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| !event.kind.is_access()) {
            // Nobody listens any more when the demo ends.
            let _ = sender.send(());
        }
    };
    let mut watcher = notify::recommended_watcher(hear).map_err(|error| told(&error))?;
    for source in site::sources(workshop) {
        watcher.watch(&source, RecursiveMode::Recursive).map_err(|error| told(&error))?;
    }
    Ok(Changes { heard, _watcher: watcher })
}

impl Changes {
    /// Builds after each, until the demo ends.
    pub(super) fn follow(&self, workshop: &Workshop) {
        while self.heard.recv().is_ok() {
            while self.heard.recv_timeout(QUIET).is_ok() {}
            let stopwatch = Stopwatch::start();
            match site::provide(workshop, Weight::Quick) {
                Ok(()) => println!("▸ up to date after {}: reload the page", stopwatch.seconds()),
                // What was built before goes on being served.
                Err(error) => eprintln!("error: {error}"),
            }
        }
    }
}

fn told(error: &notify::Error) -> String {
    format!("cannot watch the sources: {error}")
}
