//! `newsreel-check`: tells publishers what is wrong with their JSON Feeds, in words or in JSON.
//!
//! What it tells is found by [`newsreel::check`]; here are arguments, files and output alone.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use newsreel::check::{Finding, Report};
use newsreel::feed::Level;
use newsreel::limits::FEED_BYTES;
use serde_json::{Value, json};

const USAGE: &str = "\
Tells what is wrong with JSON Feeds: where, how bad, and what to do about it.

Usage: newsreel-check [--json] FILE...

  FILE     a JSON Feed; - is the standard input
  --json   print one JSON array of objects: file, level, code, path, message
  --help   print this

Exit status: 0 without errors, though there may be warnings; 1 if there is an error in a feed;
2 if the arguments are not understood or a file cannot be read.
";

/// What the arguments ask for.
enum Request {
    Help,
    Check { files: Vec<OsString>, format: Format },
}

#[derive(Clone, Copy)]
enum Format {
    Lines,
    Json,
}

/// How it went, from best to worst.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    Clean,
    Faulty,
    Failed,
}

/// A document's name and what is to be told of it.
type Told = (String, Report);

fn main() -> ExitCode {
    match Request::read(env::args_os().skip(1)) {
        Ok(Request::Help) => print(USAGE).into(),
        Ok(Request::Check { files, format }) => check(&files, format).into(),
        Err(message) => {
            complain(&format!("{message}\n\n{USAGE}"));
            Status::Failed.into()
        }
    }
}

impl Request {
    fn read(arguments: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let (mut files, mut format) = (Vec::new(), Format::Lines);
        let mut may_be_option = true;
        for argument in arguments {
            match argument.to_str() {
                Some("--") if may_be_option => may_be_option = false,
                Some("--help" | "-h") if may_be_option => return Ok(Self::Help),
                Some("--json") if may_be_option => format = Format::Json,
                Some(option) if may_be_option && option.starts_with('-') && option != "-" => {
                    return Err(format!("`{option}` is not understood"));
                }
                _ => files.push(argument),
            }
        }
        if files.is_empty() {
            Err("which file?".to_owned())
        } else {
            Ok(Self::Check { files, format })
        }
    }
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

/// A file that cannot be read does not keep the others from being checked.
fn check(files: &[OsString], format: Format) -> Status {
    let mut status = Status::Clean;
    let mut told = Vec::new();
    for file in files {
        let name = Path::new(file).display().to_string();
        match read(file) {
            Ok(document) => {
                let report = Report::new(&document);
                status = status.max(judgement(&report));
                told.push((name, report));
            }
            Err(error) => {
                complain(&format!("{name}: {error}\n"));
                status = Status::Failed;
            }
        }
    }
    status.max(print(&format.text(&told)))
}

/// Reads no more than it takes to know that a document is too large.
fn read(file: &OsStr) -> io::Result<Vec<u8>> {
    let source: Box<dyn Read> =
        if file == "-" { Box::new(io::stdin()) } else { Box::new(File::open(file)?) };
    let mut document = Vec::new();
    source.take(u64::from(FEED_BYTES) + 1).read_to_end(&mut document)?;
    Ok(document)
}

fn judgement(report: &Report) -> Status {
    if report.count(Level::Error) > 0 { Status::Faulty } else { Status::Clean }
}

impl Format {
    fn text(self, told: &[Told]) -> String {
        match self {
            Self::Lines => told.iter().flat_map(lines).collect(),
            Self::Json => format!("{:#}\n", Value::Array(told.iter().flat_map(objects).collect())),
        }
    }
}

fn lines((file, report): &Told) -> Vec<String> {
    let findings = report.findings.iter().map(|finding| format!("{file}: {finding}\n"));
    findings.chain([format!("{file}: {report}\n")]).collect()
}

fn objects((file, report): &Told) -> Vec<Value> {
    let object = |finding: &Finding| {
        let Finding { level, code, path, message } = finding;
        let level = level.as_str();
        json!({ "file": file, "level": level, "code": code, "path": path, "message": message })
    };
    report.findings.iter().map(object).collect()
}

fn print(text: &str) -> Status {
    let mut output = io::stdout().lock();
    match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
        // Whoever read the output, such as `head`, has had enough of it.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            complain(&format!("the output: {error}\n"));
            Status::Failed
        }
        _ => Status::Clean,
    }
}

fn complain(message: &str) {
    // If this fails too, there is nobody left to tell.
    drop(write!(io::stderr(), "newsreel-check: {message}"));
}
