//! Runs `newsreel` as a publisher does.
#![expect(clippy::expect_used, reason = "a command that cannot be run is a failed test")]
#![allow(dead_code, reason = "each test uses a part of it")]
#![allow(clippy::allow_attributes, reason = "what is unused differs from test to test")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Runs a command in `folder` with `input` as the standard input.
pub(crate) fn newsreel(command: &str, folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_newsreel"));
    child.current_dir(folder).arg(command).args(arguments);
    child.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = child.spawn().expect("it starts");
    // It may have enough before all is written.
    drop(child.stdin.take().expect("it has an input").write_all(input));
    child.wait_with_output().expect("it ends")
}

/// Runs the import.
pub(crate) fn run_in(folder: &Path, arguments: &[&str], source: &[u8]) -> Output {
    newsreel("import", folder, arguments, source)
}

/// What a command has written.
pub(crate) fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("it writes UTF-8")
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
