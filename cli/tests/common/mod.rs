//! Runs `newsreel import` as a publisher does.
#![expect(clippy::expect_used, reason = "a command that cannot be run is a failed test")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Runs it in `folder` with `source` as the standard input.
pub(crate) fn run_in(folder: &Path, arguments: &[&str], source: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsreel"));
    command.current_dir(folder).arg("import").args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    // It may have enough before all is written.
    drop(child.stdin.take().expect("it has an input").write_all(source));
    child.wait_with_output().expect("it ends")
}

/// The feed that is made of the standard input, and what is told of it.
#[track_caller]
pub(crate) fn imported(arguments: &[&str], source: &[u8]) -> (Value, String) {
    let output = run_in(Path::new("."), &[&["-"], arguments].concat(), source);
    let told = String::from_utf8(output.stderr).expect("it writes UTF-8");
    assert_eq!(output.status.code(), Some(0), "{told}");
    (serde_json::from_slice(&output.stdout).expect("it writes JSON"), told)
}

/// What it says where nothing can be made of the standard input.
#[track_caller]
pub(crate) fn refused(arguments: &[&str], source: &[u8]) -> String {
    let output = run_in(Path::new("."), &[&["-"], arguments].concat(), source);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    String::from_utf8(output.stderr).expect("it writes UTF-8")
}
