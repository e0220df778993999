//! Which functions of the first module run before the first slide stands. A copy of it notes each
//! function that begins; what a browser has noted in visits is held against the list of the first stage.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use wasm_parts::Noting;

use super::opt;
use super::parts::{FIRST, START};
use crate::workshop::{Workshop, describe};

/// How many functions are listed that run in no visit.
const IDLE: usize = 40;

/// A first module that notes what runs.
#[derive(Debug)]
pub(crate) struct Traced {
    /// Where it is.
    pub(crate) file: PathBuf,
    functions: Vec<Noting>,
}

/// What ran in one visit.
#[derive(Debug)]
struct Visit {
    name: String,
    notes: BTreeSet<i32>,
}

impl Traced {
    /// Makes it of the package that was built last.
    pub(crate) fn make(workshop: &Workshop) -> Result<Self, String> {
        let folder = workshop.staging.join("bindgen");
        let draft = folder.join(FIRST).with_extension("wasm");
        let file = folder.join("traced.wasm");
        opt::note_what_runs(workshop, &draft, &file)?;
        let (before, bytes) = (read(&draft)?, read(&file)?);
        let functions = wasm_parts::noting(&bytes, &before).map_err(|error| error.to_string())?;
        Ok(Self { file, functions })
    }

    /// What the visits show, for the eye; an error names what stands in the list for no reason.
    pub(crate) fn judge(&self, seen: &str) -> Result<String, String> {
        let visits = visits(seen)?;
        let runs =
            |function: &Noting| visits.iter().any(|visit| visit.notes.contains(&function.note));
        let (run, idle): (Vec<_>, Vec<_>) = self.functions.iter().partition(|one| runs(one));
        let is_among =
            |list: &[&Noting], entry: &str| list.iter().any(|one| one.path.starts_with(entry));
        // What is in neither has become a part of what calls it.
        let is_needless = |entry: &&&str| is_among(&idle, entry) && !is_among(&run, entry);
        let needless: Vec<&str> = START.iter().filter(is_needless).copied().collect();
        if needless.is_empty() {
            return Ok(self.report(&visits, idle));
        }
        Err(format!(
            "nothing of this runs before a first slide stands: take it out of START, or add a visit to \
             tests/trace that shows what it is for: {}",
            needless.join(", ")
        ))
    }

    fn report(&self, visits: &[Visit], mut idle: Vec<&Noting>) -> String {
        let all = sum(self.functions.iter());
        let mut lines = vec![format!(
            "{} functions, {all} bytes as they are; of them run:",
            self.functions.len()
        )];
        lines.extend(visits.iter().map(|visit| {
            let run = self.functions.iter().filter(|one| visit.notes.contains(&one.note));
            format!("{:>8} bytes, {:>3} functions: {}", sum(run.clone()), run.count(), visit.name)
        }));
        lines.push(format!(
            "In none run {} bytes; the largest of these:",
            sum(idle.iter().copied())
        ));
        idle.sort_by(|one, other| other.bytes.cmp(&one.bytes).then(one.path.cmp(&other.path)));
        lines.extend(idle.iter().take(IDLE).map(|one| format!("{:>8} {}", one.bytes, one.path)));
        lines.join("\n")
    }
}

fn sum<'a>(functions: impl Iterator<Item = &'a Noting>) -> usize {
    functions.map(|function| function.bytes).sum()
}

fn visits(seen: &str) -> Result<Vec<Visit>, String> {
    let seen: Value = serde_json::from_str(seen).map_err(|error| format!("the notes: {error}"))?;
    let visits = seen.as_object().filter(|visits| !visits.is_empty());
    let visits = visits.ok_or("nobody has visited")?.iter().map(|(name, notes)| {
        let notes = notes.as_array().into_iter().flatten().filter_map(Value::as_i64);
        let notes = notes.filter_map(|note| i32::try_from(note).ok()).collect();
        Visit { name: name.clone(), notes }
    });
    Ok(visits.collect())
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| describe(path, &error))
}

#[cfg(test)]
mod tests {
    use super::{Noting, START, Traced};

    fn traced() -> Traced {
        let paths = START.iter().copied().chain(["newsreel::idle"]);
        let functions =
            paths.zip(0..).map(|(path, note)| Noting { path: path.to_owned(), bytes: 10, note });
        Traced { file: "traced.wasm".into(), functions: functions.collect() }
    }

    #[test]
    fn what_runs_in_no_visit_is_told_and_is_no_part_of_the_list() {
        let notes: Vec<_> = (0..START.len()).collect();
        let (first, rest) = notes.split_first().unwrap();
        let report = traced().judge(&format!(r#"{{"one": [{first}], "two": {rest:?}}}"#)).unwrap();
        assert!(report.contains("In none run 10 bytes"), "{report}");
        assert!(report.ends_with("10 newsreel::idle"), "{report}");
        let refusal = traced().judge(&format!(r#"{{"two": {rest:?}}}"#)).unwrap_err();
        assert!(refusal.ends_with(START[0]), "{refusal}");
        assert!(traced().judge("{}").is_err());
    }
}
