//! What we depend on: licences, where it comes from, and known faults. A question that nobody answers is told
//! as such, and is no pass.

mod advisories;
mod kept;
mod licences;

use std::path::PathBuf;

use crate::setup;
use crate::step;
use crate::workshop::Workshop;
use kept::Kept;

/// What became of one question.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Fine,
    /// What is wrong, a line each.
    Wrong(Vec<String>),
    /// Who did not answer, and what came instead.
    Unknown(String),
}

/// A question with what became of it.
type Answered = (String, Verdict);

/// Asks all; `offline`, only what can be answered without a network once the tools are there.
pub(crate) fn run(workshop: &Workshop, offline: bool) -> Result<(), String> {
    setup::provide(workshop, setup::AUDIT)?;
    crates(workshop, offline)?;
    let kept = Kept::read(&workshop.root.join("npm-audit.toml"))?;
    let locks = lock_files(workshop)?;
    let mut answers = licences(workshop, &kept, &locks)?;
    if offline {
        println!("\nKnown faults were not asked for: --offline.");
    } else {
        answers.push(advisories::of_crates(workshop)?);
        answers.extend(advisories::of_packages(workshop, &kept, &locks)?);
    }
    println!();
    for (question, verdict) in &answers {
        println!("{}", told(question, verdict));
    }
    outcome(&answers)
}

fn crates(workshop: &Workshop, offline: bool) -> Result<(), String> {
    workshop
        .step("licences and sources of the crates", "cargo-deny")
        .args(["--workspace", "--locked"])
        .args(offline.then_some("--offline"))
        .args(["check", "licenses", "bans", "sources"])
        .closing(|line| line.starts_with("warning[duplicate]") || line.starts_with("bans "))
        .run()
}

/// The lock files that git knows, from the root of the clone.
fn lock_files(workshop: &Workshop) -> Result<Vec<PathBuf>, String> {
    let listed = workshop.capture("git", &["ls-files", "--", "*package-lock.json"])?;
    let found: Vec<PathBuf> = listed.lines().map(PathBuf::from).collect();
    if found.is_empty() { Err("git knows no package-lock.json".to_owned()) } else { Ok(found) }
}

fn licences(workshop: &Workshop, kept: &Kept, locks: &[PathBuf]) -> Result<Vec<Answered>, String> {
    step::time("licences of the npm packages", || {
        let of = |lock: &PathBuf| {
            let verdict = licences::of(&workshop.root.join(lock), kept)?;
            Ok((format!("licences in {}", lock.display()), verdict))
        };
        locks.iter().map(of).collect()
    })
}

fn told(question: &str, verdict: &Verdict) -> String {
    match verdict {
        Verdict::Fine => format!("  fine       {question}"),
        Verdict::Wrong(lines) => format!("  WRONG      {question}\n    {}", lines.join("\n    ")),
        Verdict::Unknown(reason) => format!("  NOT KNOWN  {question}: {reason}"),
    }
}

fn outcome(answers: &[Answered]) -> Result<(), String> {
    let count =
        |is: fn(&Verdict) -> bool| answers.iter().filter(|(_, verdict)| is(verdict)).count();
    let wrong = count(|verdict| matches!(verdict, Verdict::Wrong(_)));
    let unknown = count(|verdict| matches!(verdict, Verdict::Unknown(_)));
    if wrong > 0 {
        return Err(format!(
            "{wrong} of {} answers are wrong: raise the package, or add a line with its reason to \
             deny.toml or npm-audit.toml",
            answers.len()
        ));
    }
    if unknown > 0 {
        return Err(format!(
            "{unknown} of {} questions have no answer, which is no pass: ask again where the \
             network is open, or leave them out by --offline",
            answers.len()
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Verdict, outcome, told};

    fn answers(verdicts: Vec<Verdict>) -> Result<(), String> {
        outcome(&verdicts.into_iter().map(|verdict| ("it".to_owned(), verdict)).collect::<Vec<_>>())
    }

    #[test]
    fn what_is_not_known_is_no_pass() {
        let unknown = || Verdict::Unknown("no answer".to_owned());
        assert_eq!(answers(vec![Verdict::Fine, Verdict::Fine]), Ok(()));
        let error = answers(vec![Verdict::Fine, unknown()]).unwrap_err();
        assert!(error.starts_with("1 of 2 questions have no answer"), "{error}");
        assert!(told("it", &unknown()).contains("NOT KNOWN"));
    }

    #[test]
    fn what_is_wrong_is_told_first() {
        let wrong = Verdict::Wrong(vec!["a".to_owned()]);
        let error = answers(vec![Verdict::Unknown(String::new()), wrong]).unwrap_err();
        assert!(error.starts_with("1 of 2 answers are wrong"), "{error}");
    }
}
