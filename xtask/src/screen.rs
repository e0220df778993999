//! A screen that nobody sees, for a browser that needs one.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::workshop::describe;

/// It is there until it is dropped.
#[derive(Debug)]
pub(crate) struct Screen {
    server: Child,
    /// What `DISPLAY` must be.
    pub(crate) display: String,
}

impl Screen {
    /// Opens a screen by the X server `program`, which chooses a number that is free.
    pub(crate) fn open(program: &Path) -> Result<Self, String> {
        let server = Command::new(program)
            .args(["-displayfd", "1", "-screen", "0", "1200x1000x24"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut server = server.map_err(|error| describe(program, &error))?;
        let mut number = String::new();
        if let Some(said) = server.stdout.take() {
            let read = BufReader::new(said).read_line(&mut number);
            read.map_err(|error| describe(program, &error))?;
        }
        let display = format!(":{}", number.trim());
        let screen = Self { server, display };
        if number.is_empty() {
            return Err(format!("{} ended before it had a screen", program.display()));
        }
        Ok(screen)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.server.kill());
        drop(self.server.wait());
    }
}
