//! Near misses of mail providers: how often the product suggests the right one, and how often it
//! bothers somebody whose domain is real.

use std::path::Path;

use super::{Report, checked, percentage, read, rows};

/// Of all suggestions made, the share that must be right.
const PRECISION_PERCENT: usize = 98;

/// Of all slips, the share that must be met with the right suggestion.
const RECALL_PERCENT: usize = 90;

/// Of all real domains, the share that may be suspected.
const FALSE_ALARMS_PERCENT: usize = 1;

#[derive(Default)]
struct Tally {
    slips: usize,
    real: usize,
    right: usize,
    wrong: usize,
    false_alarms: usize,
    disagreements: Vec<String>,
}

pub(super) fn judge(path: &Path) -> Result<Report, String> {
    let text = read(path)?;
    let mut tally = Tally::default();
    for (number, columns) in rows(&text) {
        let [kind, domain, intended, ..] = columns.as_slice() else {
            return Err(format!("line {number} has too few columns"));
        };
        let suggestion = checked(&format!("someone@{domain}")).suggestion;
        let suggested = suggestion.as_deref().and_then(|address| address.strip_prefix("someone@"));
        match *kind {
            "typo" => tally.slip(number, domain, intended, suggested),
            "legit" => tally.real(number, domain, suggested),
            // Nobody can say what was meant, so nothing is counted.
            "ambiguous" => (),
            other => return Err(format!("line {number} is of the unknown kind {other}")),
        }
    }
    Ok(tally.report())
}

impl Tally {
    fn slip(&mut self, number: usize, domain: &str, intended: &str, suggested: Option<&str>) {
        self.slips += 1;
        if suggested == Some(intended) {
            self.right += 1;
            return;
        }
        self.wrong += usize::from(suggested.is_some());
        self.disagree(number, domain, intended, suggested);
    }

    fn real(&mut self, number: usize, domain: &str, suggested: Option<&str>) {
        self.real += 1;
        if suggested.is_some() {
            self.false_alarms += 1;
            self.disagree(number, domain, "nothing", suggested);
        }
    }

    fn disagree(&mut self, number: usize, domain: &str, expected: &str, got: Option<&str>) {
        let got = got.unwrap_or("nothing");
        self.disagreements.push(format!("line {number} {domain}: expected {expected}, got {got}"));
    }

    fn report(self) -> Report {
        let suggestions = self.right + self.wrong + self.false_alarms;
        let summary = format!(
            "{} slips and {} real domains, {} disagreements, precision {}, recall {}, false alarms {}",
            self.slips,
            self.real,
            self.disagreements.len(),
            percentage(self.right, suggestions),
            percentage(self.right, self.slips),
            percentage(self.false_alarms, self.real),
        );
        let passed = self.right * 100 >= PRECISION_PERCENT * suggestions
            && self.right * 100 >= RECALL_PERCENT * self.slips
            && self.false_alarms * 100 <= FALSE_ALARMS_PERCENT * self.real;
        Report { disagreements: self.disagreements, summary, passed }
    }
}
