//! The wait that a server asks for, counted down.

use crate::number;

/// What a server that is asked too often wants: its own sentence, and the time that it names.
#[derive(Debug)]
pub(super) struct Wait {
    pub(super) said: Option<String>,
    pub(super) asked_seconds: u32,
    until_ms: f64,
    left_seconds: u32,
}

impl Wait {
    pub(super) fn new(said: Option<String>, asked_seconds: u32, now_ms: f64) -> Self {
        let until_ms = now_ms + f64::from(asked_seconds) * 1_000.0;
        Self { said, asked_seconds, until_ms, left_seconds: asked_seconds }
    }

    /// Whether it is over. By the clock, not by counting: timers rest while a page is in the
    /// background.
    pub(super) fn is_over(&mut self, now_ms: f64) -> bool {
        let left = ((self.until_ms - now_ms) / 1_000.0).ceil();
        // A clock that was set back makes nobody wait for longer than the server asked.
        self.left_seconds = whole(left, self.asked_seconds);
        self.left_seconds == 0
    }

    /// What is left, in minutes and seconds.
    pub(super) fn clock(&self) -> String {
        let (minutes, seconds) = (self.left_seconds / 60, self.left_seconds % 60);
        let zero = if seconds < 10 { "0" } else { "" };
        [&number::write(minutes), ":", zero, &number::write(seconds)].concat()
    }
}

/// A number without its fraction, from 0 to `most`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::as_conversions,
    reason = "`as` clamps; what is no number is 0"
)]
pub(super) fn whole(number: f64, most: u32) -> u32 {
    (number as u32).min(most)
}
