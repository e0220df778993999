//! What git says of the clone.

use crate::workshop::Workshop;

/// The branch that releases are made of.
const MAIN: &str = "main";

/// Refuses a clone in which something is not committed.
pub(crate) fn require_clean(workshop: &Workshop) -> Result<(), String> {
    let changes = workshop.capture("git", &["status", "--porcelain"])?;
    if changes.is_empty() {
        return Ok(());
    }
    let list: Vec<&str> = changes.lines().take(10).map(str::trim).collect();
    Err(format!(
        "there are changes that are not committed: commit or remove them\n  {}",
        list.join("\n  ")
    ))
}

/// Refuses another branch than that of the releases.
pub(super) fn require_main(workshop: &Workshop) -> Result<(), String> {
    let branch = workshop.capture("git", &["rev-parse", "--abbrev-ref", "HEAD"])?;
    if branch == MAIN {
        return Ok(());
    }
    Err(format!("releases are made of `{MAIN}`, and this is `{branch}`: `git switch {MAIN}` first"))
}

/// Refuses a tag that is there.
pub(super) fn require_no_tag(workshop: &Workshop, tag: &str) -> Result<(), String> {
    if workshop.capture("git", &["tag", "--list", tag])?.is_empty() {
        return Ok(());
    }
    Err(format!("the tag {tag} is there already: a version is released once; take the next"))
}

/// All that is committed, as one hash: the same for the same files, whatever the history.
pub(crate) fn hash(workshop: &Workshop) -> Result<String, String> {
    workshop.capture("git", &["rev-parse", "HEAD^{tree}"])
}

/// Commits these files and tags the commit. Nothing leaves the machine.
pub(super) fn commit(workshop: &Workshop, files: &[&str], version: &str) -> Result<(), String> {
    workshop.capture("git", &[&["add", "--"], files].concat())?;
    workshop.capture("git", &["commit", "--quiet", "--message", &format!("Release {version}")])?;
    let (tag, words) = (format!("v{version}"), format!("Newsreel {version}"));
    let tagged = workshop.capture("git", &["tag", "--annotate", &tag, "--message", &words]);
    if tagged.is_err() {
        // A commit without its tag is no release.
        workshop.capture("git", &["reset", "--quiet", "--soft", "HEAD~1"])?;
    }
    tagged.map(drop)
}

/// Takes these files as they are committed, and nothing else.
pub(super) fn take_back(workshop: &Workshop, files: &[&str]) -> Result<(), String> {
    let command = ["restore", "--staged", "--worktree", "--"];
    workshop.capture("git", &[&command, files].concat()).map(drop)
}
