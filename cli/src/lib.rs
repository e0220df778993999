//! `newsreel`: the command for publishers of news that the widget shows.
//!
//! A library with a small program in front of it, so that tests and benchmarks reach every part.
//! Where to start, in reading order:
//!
//! - [`arguments`]: what may be asked for
//! - [`status`]: what a run comes to, and how that is told
//! - [`mod@file`]: files that are replaced at once or not at all
//! - [`fetch`]: what servers answer
//! - [`source`]: files and answers, read alike
//! - [`progress`]: how far it is, on a terminal
//! - [`limits`]: every limit, in one place
//! - [`check`]: what is wrong with a feed
//! - [`import`]: a JSON Feed of other feeds, and of pages
//! - [`settings`]: what a publisher says of a feed by hand
//! - [`pictures`]: their pictures, made small and taken home
//! - [`render`]: a feed as HTML
//! - [`oembed`]: a page of news for editors that take bare addresses
//! - [`serve`]: a folder as a host serves it

pub mod arguments;
pub mod check;
pub mod fetch;
pub mod file;
pub mod import;
pub mod limits;
pub mod oembed;
pub mod pictures;
pub mod progress;
pub mod render;
pub mod serve;
pub mod settings;
pub mod source;
pub mod status;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use status::Status;

/// Does what the arguments ask for, the program's name first among them.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let status = match Arguments::try_parse_from(arguments) {
        Ok(Arguments { command: Command::Check(asked) }) => check::run(&asked),
        Ok(Arguments { command: Command::Import(asked) }) => import::run(&asked),
        Ok(Arguments { command: Command::Oembed(asked) }) => oembed::run(&asked),
        Ok(Arguments { command: Command::Render(asked) }) => render::run(&asked),
        Ok(Arguments { command: Command::Serve(asked) }) => serve::run(&asked),
        Err(answer) => answered(&answer),
    };
    status.into()
}

/// Help that was asked for, or what is not understood.
fn answered(answer: &clap::Error) -> Status {
    // If this fails, there is nobody left to tell.
    drop(answer.print());
    if answer.use_stderr() { Status::Failed } else { Status::Clean }
}
