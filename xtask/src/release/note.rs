//! A note of the last whole run of the matrix: of which files, and whether every row passed.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::tree;
use crate::workshop::{Workshop, describe};

/// What a run is about: the files as they are committed.
#[derive(Debug)]
pub(crate) struct Run {
    tree: String,
}

impl Run {
    /// None for a clone with changes: nobody could have those files again.
    pub(crate) fn begin(workshop: &Workshop) -> Result<Option<Self>, String> {
        if tree::require_clean(workshop).is_err() {
            return Ok(None);
        }
        Ok(Some(Self { tree: tree::hash(workshop)? }))
    }

    /// Keeps how it ended, unless the files have changed meanwhile.
    pub(crate) fn end(&self, workshop: &Workshop, passed: bool) -> Result<(), String> {
        if Self::begin(workshop)?.is_none_or(|now| now.tree != self.tree) {
            println!("The files have changed meanwhile: a release will want another run.");
            return Ok(());
        }
        let path = path(workshop);
        fs::create_dir_all(&workshop.staging)
            .map_err(|error| describe(&workshop.staging, &error))?;
        let note = json!({ "tree": self.tree, "passed": passed });
        fs::write(&path, format!("{note:#}\n")).map_err(|error| describe(&path, &error))
    }
}

/// Refuses files of which no whole run has passed.
pub(super) fn require(workshop: &Workshop) -> Result<(), String> {
    let refuse =
        |what: &str| Err(format!("{what}: run `cargo xtask matrix`, without names of rows"));
    let Ok(text) = fs::read_to_string(path(workshop)) else {
        return refuse("no run of the matrix is known");
    };
    let note: Value = serde_json::from_str(&text).unwrap_or_default();
    if note.get("tree").and_then(Value::as_str) != Some(&tree::hash(workshop)?) {
        return refuse("the last run of the matrix was of other files than these");
    }
    if note.get("passed") != Some(&Value::Bool(true)) {
        return refuse("the last run of the matrix failed: mend what it told, commit that");
    }
    Ok(())
}

fn path(workshop: &Workshop) -> PathBuf {
    workshop.staging.join("matrix-run.json")
}
