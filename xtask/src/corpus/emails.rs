//! Addresses: verdict, reason and canonical form of each row against the product's.

use std::fmt;
use std::path::Path;
use std::str::Chars;

use newsreel::email::Check;

use super::{Report, checked, read, rows};

const REPLACED: &str =
    "browsers hand over lone surrogates as U+FFFD, which is refused by that name";
const RIGHT_TO_LEFT: &str = "the URL parser refuses the mixed directions before it counts octets";

/// Doubts that the file does not know: it goes by what standards let pass. They are the product's own.
const DOUBTS: &[(&str, &str)] = &[
    ("local-often-refused", "common mail servers refuse it by default"),
    ("unknown-tld", "the root zone has no such ending"),
];

/// Rows that the product refuses for another reason than the file says, and why: how the address
/// begins, as the file writes it, and the argument.
const ARGUED: &[(&str, &str)] = &[
    (r#""username@domain.com\ufffd""#, REPLACED),
    (r#""invalid\ufffdchar@example.com""#, REPLACED),
    (r#""someone@www.\ufffd.ch""#, REPLACED),
    (r#""a@\ufffd""#, REPLACED),
    (r#""me@\ufb2c1111111111222222222233333333334444444444"#, RIGHT_TO_LEFT),
    (r#""my.long.address@\ufb2c111111111222222222233333333334444444444"#, RIGHT_TO_LEFT),
    (
        r#""test@\u00f1o\u00f1o\u00f1\u00f3\u90f5\u4ef6\ud83d\ude06\u00f1o\u00f1.o\u00f1"#,
        RIGHT_TO_LEFT,
    ),
];

struct Row<'a> {
    number: usize,
    /// The address as the file writes it, a JSON string.
    json: &'a str,
    address: String,
    expected: Outcome,
}

#[derive(PartialEq, Eq)]
struct Outcome {
    verdict: String,
    reason: Option<String>,
    address: Option<String>,
}

pub(super) fn judge(path: &Path) -> Result<Report, String> {
    let text = read(path)?;
    let rows = rows(&text).map(row).collect::<Result<Vec<_>, _>>()?;
    let mut disagreements = Vec::new();
    let mut unargued = 0_usize;
    for row in &rows {
        let got = Outcome::from(checked(&row.address));
        if got != row.expected {
            let argument = argument(row, &got);
            unargued += usize::from(argument.is_none());
            disagreements.push(describe(row, &got, argument));
        }
    }
    let summary = format!(
        "{} rows, {} agreements, {} argued, {unargued} disagreements",
        rows.len(),
        rows.len() - disagreements.len(),
        disagreements.len() - unargued,
    );
    Ok(Report { disagreements, summary, passed: unargued == 0 })
}

fn row((number, columns): (usize, Vec<&str>)) -> Result<Row<'_>, String> {
    let [json, policy, reason, canonical, ..] = columns.as_slice() else {
        return Err(format!("line {number} has too few columns"));
    };
    let string =
        |json: &str| decoded(json).ok_or_else(|| format!("line {number}: no string: {json}"));
    let reason = reason.split(',').next().filter(|reason| !matches!(*reason, "" | "-"));
    let address = if canonical.is_empty() { None } else { Some(string(canonical)?) };
    let verdict = verdict(policy, reason).to_owned();
    let expected = Outcome { verdict, reason: reason.map(str::to_owned), address };
    Ok(Row { number, json, address: string(json)?, expected })
}

/// `accept-eai` says that the server must take it, not whether it was repaired on the way.
fn verdict<'a>(policy: &'a str, reason: Option<&str>) -> &'a str {
    match (policy, reason) {
        ("accept-eai", Some("symbol-in-local" | "local-over-64")) => "warn",
        ("accept-eai", Some(_)) => "fix",
        ("accept-eai", None) => "accept",
        _ => policy,
    }
}

/// A JSON string, its lone surrogates made U+FFFD as the border to Rust does.
fn decoded(json: &str) -> Option<String> {
    let mut units = Vec::new();
    let mut rest = json.strip_prefix('"')?.strip_suffix('"')?.chars();
    while let Some(character) = rest.next() {
        match character {
            '\\' => units.push(escaped(&mut rest)?),
            other => units.extend_from_slice(other.encode_utf16(&mut [0; 2])),
        }
    }
    Some(String::from_utf16_lossy(&units))
}

/// The UTF-16 unit after a backslash (RFC 8259, 7).
fn escaped(rest: &mut Chars<'_>) -> Option<u16> {
    Some(match rest.next()? {
        'b' => 0x08,
        't' => 0x09,
        'n' => 0x0A,
        'f' => 0x0C,
        'r' => 0x0D,
        'u' => {
            let digits = rest.as_str().get(..4)?;
            rest.nth(3);
            u16::from_str_radix(digits, 16).ok()?
        }
        other => u16::try_from(u32::from(other)).ok()?,
    })
}

/// Why another reason was given. Nothing excuses another verdict, but that a good address is asked about
/// which few servers or none can have.
fn argument(row: &Row<'_>, got: &Outcome) -> Option<&'static str> {
    let is_good = matches!(row.expected.verdict.as_str(), "accept" | "fix");
    if is_good && got.verdict == "warn" && got.address == row.expected.address {
        let doubt = DOUBTS.iter().find(|(code, _)| got.reason.as_deref() == Some(code));
        return doubt.map(|(_, argument)| *argument);
    }
    let argued = ARGUED.iter().find(|(start, _)| row.json.starts_with(start));
    argued.filter(|_| got.verdict == row.expected.verdict).map(|(_, argument)| *argument)
}

fn describe(row: &Row<'_>, got: &Outcome, argument: Option<&str>) -> String {
    let mut line =
        format!("line {} {}: expected {}, got {got}", row.number, row.json, row.expected);
    if let Some(argument) = argument {
        line.push_str(" (argued: ");
        line.push_str(argument);
        line.push(')');
    }
    line
}

impl From<Check> for Outcome {
    fn from(check: Check) -> Self {
        Self {
            verdict: check.verdict.as_str().to_owned(),
            reason: check.reason.map(|reason| reason.as_str().to_owned()),
            address: check.address,
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = self.reason.as_deref().unwrap_or("-");
        write!(formatter, "{} {reason}", self.verdict)?;
        self.address.iter().try_for_each(|address| write!(formatter, " {address:?}"))
    }
}
