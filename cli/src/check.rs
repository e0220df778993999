//! `newsreel check`: tells publishers what is wrong with their feeds, in words or in JSON.
//!
//! What it tells is found by [`newsreel::check`]; here are files and output alone.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use newsreel::check::{Finding, Report};
use newsreel::feed::Level;
use newsreel::limits::FEED_BYTES;
use serde_json::{Value, json};

use crate::arguments::Check;
use crate::document::kind_of_feed;
use crate::status::{Status, complain, print};

/// A document's name and what is to be told of it.
type Told = (String, Report);

/// A file that cannot be read does not keep the others from being checked.
pub fn run(asked: &Check) -> Status {
    let mut status = Status::Clean;
    let mut told = Vec::new();
    for file in &asked.files {
        let name = Path::new(file).display().to_string();
        match read(file) {
            Ok(document) => {
                let report = report(&name, &document);
                status = status.max(judgement(&report));
                told.push((name, report));
            }
            Err(error) => {
                complain(&format!("{name}: {error}"));
                status = Status::Failed;
            }
        }
    }
    status.max(print(&if asked.json { for_machines(&told) } else { for_people(&told) }))
}

/// Reads no more than it takes to know that a document is too large.
pub fn read(file: &OsStr) -> io::Result<Vec<u8>> {
    let source: Box<dyn Read> =
        if file == "-" { Box::new(io::stdin()) } else { Box::new(File::open(file)?) };
    let mut document = Vec::new();
    source.take(u64::from(FEED_BYTES) + 1).read_to_end(&mut document)?;
    Ok(document)
}

/// What is wrong with a document. A feed of another kind is called by its name.
fn report(name: &str, document: &[u8]) -> Report {
    let mut report = Report::new(document);
    let is_other = |finding: &&mut Finding| ["feed-xml", "feed-shape"].contains(&finding.code);
    let finding = report.findings.first_mut().filter(is_other);
    if let Some((finding, kind)) = finding.zip(kind_of_feed(document)) {
        finding.message = format!(
            "this is {kind}, and the widget reads JSON Feed: make one of it with `newsreel import \
             {name} -o feed.json`"
        );
    }
    report
}

/// Why a document is no feed.
pub fn no_feed(name: &str, document: &[u8]) -> String {
    report(name, document).findings.into_iter().next().map(|one| one.message).unwrap_or_default()
}

fn judgement(report: &Report) -> Status {
    if report.count(Level::Error) > 0 { Status::Faulty } else { Status::Clean }
}

fn for_people(told: &[Told]) -> String {
    told.iter().flat_map(lines).collect()
}

fn for_machines(told: &[Told]) -> String {
    format!("{:#}\n", Value::Array(told.iter().flat_map(objects).collect()))
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
