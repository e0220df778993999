//! `newsreel`: the command for publishers.

use std::process::ExitCode;

fn main() -> ExitCode {
    newsreel_cli::run(std::env::args_os())
}
