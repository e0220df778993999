//! The command, run beside a server.

use std::path::Path;
use std::process::{Command, Output, Stdio};

pub(crate) fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsreel"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    command.output().expect("it runs")
}

pub(crate) fn run(arguments: &[&str]) -> Output {
    run_in(Path::new("."), arguments)
}

pub(crate) fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("it writes UTF-8")
}

pub(crate) fn status(output: &Output) -> i32 {
    output.status.code().expect("it ended by itself")
}
