//! How far it is, on a terminal; nothing where the complaints go anywhere else.

use std::io::Read;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::status::complain;

/// See the module.
#[derive(Debug)]
pub struct Progress(ProgressBar);

const TICK: Duration = Duration::from_millis(100);

impl Progress {
    /// Of a stream whose end nobody knows.
    pub fn bytes() -> Self {
        Self::styled(ProgressBar::new_spinner(), "{spinner} {wide_msg} {bytes} {elapsed}")
    }

    /// Of so many things, unless machines read the output.
    pub fn of(count: usize, is_quiet: bool) -> Self {
        if is_quiet {
            return Self(ProgressBar::hidden());
        }
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        Self::styled(ProgressBar::new(count), "{spinner} {wide_msg} {pos} of {len} {elapsed}")
    }

    // It draws on the standard error, and not where that is no terminal.
    fn styled(bar: ProgressBar, template: &str) -> Self {
        let style = ProgressStyle::with_template(template);
        Self(bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner())))
    }

    /// Turns to what has this name.
    pub fn begin(&self, name: &str) {
        self.0.set_message(name.to_owned());
        if !self.0.is_hidden() {
            self.0.enable_steady_tick(TICK);
        }
    }

    /// One more is done.
    pub fn step(&self) {
        self.0.inc(1);
    }

    /// Counts what is read.
    pub fn count<R: Read>(&self, source: R) -> impl Read + use<R> {
        self.0.wrap_read(source)
    }

    /// Complains, above the line that shows how far it is.
    pub fn tell(&self, message: &str) {
        self.0.suspend(|| complain(&message));
    }

    /// Leaves no trace.
    pub fn end(&self) {
        self.0.finish_and_clear();
    }
}
