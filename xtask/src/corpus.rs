//! `cargo xtask corpus`: the test data of other projects, run through the product itself.
//!
//! Each corpus prints how many rows it has, how many the product agrees with, and every row that
//! it does not. The data belongs to others and is read where it lies, never copied.

use std::fmt;
use std::fs;
use std::path::Path;

use newsreel::email::{self, Check, Options};

use crate::endings::KNOWN;
use crate::native::{nfc, to_ascii};
use crate::workshop::Workshop;

mod emails;
mod feeds;
mod html;
mod typos;
mod xml;

/// One kind of corpus: the file or folder it is read from, and who judges it.
struct Corpus {
    name: &'static str,
    judge: fn(&Path) -> Result<Report, String>,
}

const CORPORA: &[Corpus] = &[
    Corpus { name: "feeds", judge: feeds::judge },
    Corpus { name: "emails.tsv", judge: emails::judge },
    Corpus { name: "typos.tsv", judge: typos::judge },
];

/// What a corpus came to.
struct Report {
    /// Every disagreement, argued or not, one line each.
    disagreements: Vec<String>,
    /// The figures, in one line.
    summary: String,
    /// Whether the figures are within the bar.
    passed: bool,
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = if self.passed { "ok" } else { "BEYOND THE BAR" };
        write!(formatter, "{}: {verdict}", self.summary)
    }
}

/// Runs every corpus that the folder holds; an error names those that miss their bar.
pub(crate) fn run(workshop: &Workshop, dir: &Path) -> Result<(), String> {
    let mut reports = Vec::new();
    for corpus in CORPORA {
        let path = dir.join(corpus.name);
        if path.exists() {
            let judged = (corpus.judge)(&path);
            let report = judged.map_err(|error| format!("{}: {error}", path.display()))?;
            for line in &report.disagreements {
                println!("{}: {line}", corpus.name);
            }
            reports.push((corpus.name, report));
        }
    }
    if xml::is_in(dir) {
        let report = xml::judge(workshop, dir)?;
        for line in &report.disagreements {
            println!("xml: {line}");
        }
        reports.push(("xml", report));
    }
    let html = html::is_in(dir);
    if reports.is_empty() && !html {
        return Err(format!("no corpus in {}", dir.display()));
    }
    for (name, report) in &reports {
        println!("{name}: {report}");
    }
    let missed = reports.iter().filter(|(_, report)| !report.passed).map(|(name, _)| *name);
    let mut missed = missed.map(ToOwned::to_owned).collect::<Vec<_>>();
    if html {
        missed.extend(html::judge(workshop, dir).err());
    }
    if missed.is_empty() { Ok(()) } else { Err(format!("beyond the bar: {}", missed.join(", "))) }
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| error.to_string())
}

/// The rows of a table with a header line: tab-separated columns, the row's number first.
fn rows(text: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    text.lines().enumerate().skip(1).map(|(index, line)| (index + 1, line.split('\t').collect()))
}

/// Checks an address as the widget does.
fn checked(address: &str) -> Check {
    email::check(address, &Options { endings: &KNOWN, ..Options::new(&to_ascii, &nfc) })
}

/// A percentage of a count, as the summaries show it.
fn percentage(part: usize, whole: usize) -> String {
    let tenths = (part * 1000).checked_div(whole).unwrap_or(0);
    format!("{}.{} %", tenths / 10, tenths % 10)
}
