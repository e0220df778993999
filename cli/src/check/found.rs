//! Findings as they are made, of one place in a feed.

use newsreel::check::Finding;
use newsreel::feed::Level;

/// See the module.
#[derive(Debug, Default)]
pub struct Found {
    /// Where it is, as in `items[3].image`; empty where it is the feed itself.
    pub path: String,
    /// What was found.
    pub findings: Vec<Finding>,
}

impl Found {
    /// Begins with nothing, at a place.
    pub fn at(path: String) -> Self {
        Self { path, findings: Vec::new() }
    }

    /// Adds one.
    pub fn tell(&mut self, level: Level, code: &'static str, message: String) {
        self.findings.push(Finding { level, code, path: self.path.clone(), message });
    }

    /// Adds what is not shown.
    pub fn error(&mut self, code: &'static str, message: String) {
        self.tell(Level::Error, code, message);
    }

    /// Adds what could be better.
    pub fn advise(&mut self, code: &'static str, message: String) {
        self.tell(Level::Advice, code, message);
    }
}
