//! Known faults: what the registries' lists of advisories say, and whether they answer at all.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;

use super::kept::Kept;
use super::{Answered, Verdict};
use crate::setup;
use crate::step;
use crate::workshop::Workshop;

/// An advisory by its identifier, and the package that it is about.
type Advisory = (String, String);

pub(super) fn of_crates(workshop: &Workshop) -> Result<Answered, String> {
    step::time("known faults of the crates", || {
        let mut command = workshop.command("cargo-deny");
        let asked = command.args(["--workspace", "--locked", "check", "advisories"]).output();
        let output = asked.map_err(|error| format!("cannot run `cargo-deny`: {error}"))?;
        Ok(("known faults of the crates".to_owned(), judge_crates(&output)))
    })
}

/// What cargo-deny says where it has no list to look into.
const NO_LIST: [&str; 2] =
    ["failed to fetch advisory database", "failed to load advisory database"];

fn judge_crates(output: &Output) -> Verdict {
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        return Verdict::Fine;
    }
    if let Some(line) = said.lines().find(|line| NO_LIST.iter().any(|mark| line.contains(mark))) {
        return Verdict::Unknown(line.to_owned());
    }
    Verdict::Wrong(said.lines().map(str::to_owned).collect())
}

pub(super) fn of_packages(
    workshop: &Workshop,
    kept: &Kept,
    locks: &[PathBuf],
) -> Result<Vec<Answered>, String> {
    step::time("known faults of the npm packages", || {
        let reports: Result<Vec<_>, String> =
            locks.iter().map(|lock| Ok((lock, report(workshop, lock)?))).collect();
        Ok(judge_packages(kept, &reports?))
    })
}

/// What `npm audit` says of one lock file: it ends with an error where it finds something, too.
fn report(workshop: &Workshop, lock: &Path) -> Result<String, String> {
    let folder = workshop.root.join(lock.parent().unwrap_or(lock));
    let mut command = workshop.command(setup::npm_program());
    command.args(["audit", "--json", "--package-lock-only"]).current_dir(folder);
    let output = command.output().map_err(|error| format!("cannot run npm: {error}"))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn judge_packages(kept: &Kept, reports: &[(&PathBuf, String)]) -> Vec<Answered> {
    let mut reported = BTreeSet::new();
    let mut all_answered = true;
    let mut answers = Vec::new();
    for (lock, text) in reports {
        let verdict = match advisories(text) {
            Ok(found) => {
                reported.extend(found.iter().map(|(id, _)| id.clone()));
                judge(&found, kept)
            }
            Err(reason) => {
                all_answered = false;
                Verdict::Unknown(reason)
            }
        };
        answers.push((format!("known faults in {}", lock.display()), verdict));
    }
    if all_answered {
        answers.push(("accepted faults are still reported".to_owned(), outlived(kept, &reported)));
    }
    answers
}

fn judge(found: &BTreeSet<Advisory>, kept: &Kept) -> Verdict {
    let others = found.iter().filter(|(id, _)| !kept.accepted.contains(id));
    let wrong: Vec<String> = others.map(|(id, package)| format!("{package}: {id}")).collect();
    if wrong.is_empty() { Verdict::Fine } else { Verdict::Wrong(wrong) }
}

/// What is accepted and not reported any more has no place in the list.
fn outlived(kept: &Kept, reported: &BTreeSet<String>) -> Verdict {
    let gone = kept.accepted.iter().filter(|id| !reported.contains(*id));
    let wrong: Vec<String> = gone.map(|id| format!("{id} is not reported any more")).collect();
    if wrong.is_empty() { Verdict::Fine } else { Verdict::Wrong(wrong) }
}

/// What a report lists, or why it is none.
fn advisories(report: &str) -> Result<BTreeSet<Advisory>, String> {
    let report: Value =
        serde_json::from_str(report).map_err(|_| "npm gave no report".to_owned())?;
    let Some(listed) = report.get("vulnerabilities").and_then(Value::as_object) else {
        let message = report.get("message").and_then(Value::as_str);
        return Err(message.unwrap_or("npm's answer lists nothing, not even none").to_owned());
    };
    // A cause that is a text is the name of another package of the list, which has the advisory.
    let causes = listed.values().filter_map(|package| package.get("via")?.as_array()).flatten();
    Ok(causes.filter_map(advisory).collect())
}

fn advisory(cause: &Value) -> Option<Advisory> {
    let text = |key: &str| cause.get(key).and_then(Value::as_str);
    let id = text("url")?.rsplit('/').next()?;
    Some((id.to_owned(), text("name").unwrap_or("?").to_owned()))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use serde_json::json;

    use super::{Kept, Verdict, advisories, judge_packages};

    fn with(id: &str) -> String {
        let via =
            json!([{ "name": "deep", "url": format!("https://example.org/advisories/{id}") }]);
        let above = json!({ "via": ["deep"] });
        json!({ "vulnerabilities": { "deep": { "via": via }, "above": above } }).to_string()
    }

    fn verdicts(kept: &Kept, reports: &[&str]) -> Vec<Verdict> {
        let lock = PathBuf::from("a/package-lock.json");
        let reports: Vec<_> = reports.iter().map(|text| (&lock, (*text).to_owned())).collect();
        judge_packages(kept, &reports).into_iter().map(|(_, verdict)| verdict).collect()
    }

    fn accepting(id: &str) -> Kept {
        Kept { accepted: vec![id.to_owned()], ..Kept::default() }
    }

    #[test]
    fn an_advisory_is_named_once_with_its_package() {
        let wrong = Verdict::Wrong(vec!["deep: GHSA-1".to_owned()]);
        assert_eq!(verdicts(&Kept::default(), &[&with("GHSA-1")]), [wrong, Verdict::Fine]);
    }

    #[test]
    fn an_accepted_one_passes_until_it_is_not_reported_any_more() {
        let kept = accepting("GHSA-1");
        assert_eq!(verdicts(&kept, &[&with("GHSA-1")]), [Verdict::Fine, Verdict::Fine]);
        let gone = Verdict::Wrong(vec!["GHSA-1 is not reported any more".to_owned()]);
        let none = r#"{"vulnerabilities":{}}"#;
        assert_eq!(verdicts(&kept, &[none]), [Verdict::Fine, gone]);
    }

    #[test]
    fn a_registry_that_does_not_answer_is_not_known() {
        let refused = r#"{"message":"405 Method Not Allowed","error":{}}"#;
        let unknown = Verdict::Unknown("405 Method Not Allowed".to_owned());
        // Nor is it known then what is still reported.
        assert_eq!(verdicts(&accepting("GHSA-1"), &[refused]), [unknown]);
        for nothing in ["", "{}", "[]", "<html>"] {
            assert!(advisories(nothing).is_err(), "{nothing}");
        }
    }
}
