//! RSS and Atom of real sites and of other parsers' tests, through `newsreel import` itself.
//!
//! Real feeds are judged by the index beside them: entries, dates and pictures, and the values on
//! which other parsers agree. The small documents are judged by what they expect.

mod judge;
mod plain;
mod rows;

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::{Report, read, rows as table};
use crate::step::time;
use crate::workshop::Workshop;

/// Expectations that must be met, of those that are counted.
const MET: usize = 358;

/// How long reading and cleaning are to take at most, as a multiple of feed-rs' reading. It is said and
/// not judged: a machine that is busy measures nothing.
const RATIO: f64 = 1.5;

/// Whether the folder has what is judged here.
pub(super) fn is_in(dir: &Path) -> bool {
    dir.join("xml/index.tsv").exists()
}

pub(super) fn judge(workshop: &Workshop, dir: &Path) -> Result<Report, String> {
    let dir = dir.join("xml").canonicalize().map_err(|error| error.to_string())?;
    workshop
        .step("the importer at full speed", "cargo")
        .args(["build", "--profile", "bench", "--package", "newsreel-cli"])
        .run()?;
    let importer = Importer { workshop };
    let mut report = feeds(&importer, &dir)?;
    let small = rows::judge(&importer, &read(&dir.join("feedparser.jsonl"))?)?;
    report.passed &= small.met >= MET && small.unclean == 0;
    write!(report.summary, ", {small}").map_err(|error| error.to_string())?;
    report.disagreements.extend(small.disagreements);
    let ratio = ratio(workshop, &dir)?;
    write!(report.summary, ", {ratio:.2} x the time of feed-rs (goal: {RATIO} x)")
        .map_err(|error| error.to_string())?;
    Ok(report)
}

/// Runs the command.
struct Importer<'a> {
    workshop: &'a Workshop,
}

impl Importer<'_> {
    /// The feed that is made of a document; none if it is refused.
    fn import(&self, document: &[u8], base: Option<&str>) -> Result<Option<Value>, String> {
        use std::io::Write as _;
        let program = self.workshop.target.join("release").join("newsreel");
        let mut command = Command::new(&program);
        command.args(["import", "-"]).args(base.map(|base| format!("--base={base}")));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let describe = |error: std::io::Error| format!("{}: {error}", program.display());
        let mut child = command.spawn().map_err(describe)?;
        let mut input = child.stdin.take().ok_or("it has no input")?;
        let document = document.to_vec();
        // It may write before it has read all.
        let writer = std::thread::spawn(move || input.write_all(&document));
        let output = child.wait_with_output().map_err(describe)?;
        drop(writer.join());
        if output.status.code().is_none() {
            return Err("the importer crashed".to_owned());
        }
        Ok(serde_json::from_slice(&output.stdout).ok())
    }
}

/// What a feed has, as the index counts.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Counts {
    entries: usize,
    dated: usize,
    pictures: usize,
}

fn feeds(importer: &Importer<'_>, dir: &Path) -> Result<Report, String> {
    let index = read(&dir.join("index.tsv"))?;
    let mut names = index.lines().next().unwrap_or_default().split('\t');
    let columns = ["file", "entries", "dated", "with_picture", "with_real_picture"];
    let places = columns.map(|column| names.clone().position(|name| name == column));
    names.next();
    let values = read(&dir.join("values.jsonl"))?;
    let mut disagreements = Vec::new();
    let (mut total, mut short) = (Counts::default(), 0_usize);
    for (number, columns) in table(&index) {
        let column = |at: usize| places.get(at).copied().flatten().and_then(|at| columns.get(at));
        let count = |at| column(at).and_then(|text| text.parse::<usize>().ok());
        let wrong = || format!("index.tsv: line {number} is not understood");
        let file = column(0).ok_or_else(wrong)?;
        let [entries, dated, most, least] = [1, 2, 3, 4].map(count).map(Option::unwrap_or_default);
        let document = std::fs::read(dir.join(file)).map_err(|error| format!("{file}: {error}"))?;
        let feed = importer.import(&document, None)?.unwrap_or_default();
        let found = counted(&feed);
        // More dates than the index has are of forms on which it leaves the choice.
        let agrees = found.entries == entries
            && found.dated >= dated
            && (least..=most).contains(&found.pictures);
        short += usize::from(!agrees);
        if !agrees {
            let Counts { entries, dated, pictures } = found;
            disagreements
                .push(format!("{file}: {entries} entries, {dated} dated, {pictures} pictures"));
        }
        disagreements.extend(judge::values(&values, file, &feed));
        total.entries += found.entries;
        total.dated += found.dated;
        total.pictures += found.pictures;
    }
    let Counts { entries, dated, pictures } = total;
    let summary = format!(
        "{entries} entries, {dated} dated, {pictures} with a picture, {} feeds or values wrong",
        disagreements.len()
    );
    Ok(Report {
        passed: short == 0 && disagreements.is_empty() && entries > 0,
        disagreements,
        summary,
    })
}

fn counted(feed: &Value) -> Counts {
    let items = feed.get("items").and_then(Value::as_array).into_iter().flatten();
    let mut counts = Counts::default();
    for item in items {
        let has = |name: &str| item.get(name).is_some();
        counts.entries += 1;
        counts.dated += usize::from(has("date_published") || has("date_modified"));
        counts.pictures += usize::from(has("image"));
    }
    counts
}

/// Both in the same run, so that a busy machine slows both.
fn ratio(workshop: &Workshop, dir: &Path) -> Result<f64, String> {
    let dir = dir.to_string_lossy();
    let arguments = [
        "run",
        "--quiet",
        "--profile",
        "bench",
        "--package",
        "newsreel-cli",
        "--example",
        "feeds",
        &dir,
    ];
    let printed = time("the importer beside feed-rs", || workshop.capture("cargo", &arguments))?;
    println!("xml: {printed}");
    let line = printed.lines().last().unwrap_or_default();
    let measured: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    measured.get("ratio").and_then(Value::as_f64).ok_or_else(|| "no ratio".to_owned())
}
