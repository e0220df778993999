//! What a run comes to: an exit status, what is printed, and what is complained of.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

/// How it went, from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// There is no error.
    Clean,
    /// There is an error in a feed.
    Faulty,
    /// It could not be done.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Clean => 0,
            Status::Faulty => 1,
            Status::Failed => 2,
        })
    }
}

/// Prints what was asked for.
pub fn print(text: &str) -> Status {
    let mut output = io::stdout().lock();
    match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
        // Whoever read the output, such as `head`, has had enough of it.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            complain(&format!("the output: {error}"));
            Status::Failed
        }
        _ => Status::Clean,
    }
}

/// Tells what went wrong, beside the output.
pub fn complain(message: &dyn Display) {
    // If this fails too, there is nobody left to tell.
    drop(writeln!(io::stderr(), "newsreel: {message}"));
}
