//! Releases of a small clone: each refusal with its remedy, what is committed, and what is left when it fails.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use super::{note, perform, plan};
use crate::workshop::Workshop;

const DAY: &str = "2026-02-03";
const LOCK: &str = "[[package]]\nname = \"newsreel\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"newsreel-cli\"\nversion = \"0.1.0\"\n";
const LOG: &str = "# Changelog\n\n## Unreleased\n\n- New.\n\n## 0.1.0 (2026-01-01)\n\n- First.\n";
const FILES: [(&str, &str); 8] = [
    (".gitignore", "/target\n"),
    (
        "Cargo.toml",
        "[package]\nname = \"newsreel\"\nversion = \"0.1.0\"\n\n[dependencies]\na = \"0.1.0\"\n",
    ),
    (
        "cli/Cargo.toml",
        "[package]\nversion = \"0.1.0\"\n\n[dependencies]\nnewsreel = { path = \"..\", version = \"0.1.0\" }\n",
    ),
    ("Cargo.lock", LOCK),
    ("fuzz/Cargo.lock", LOCK),
    ("pkg/package.json", "{\n  \"name\": \"newsreel\",\n  \"version\": \"0.1.0\"\n}\n"),
    (
        "pkg/about.md",
        "https://cdn.example/newsreel@0.1.0/newsreel.js and /newsreel/0.1.0/frame.html\n",
    ),
    ("CHANGELOG.md", LOG),
];

/// A clone of which nothing speaks against a release.
struct Clone {
    workshop: Workshop,
    _folder: TempDir,
}

impl Clone {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("clone");
        let staging = root.join("target").join("newsreel");
        let cache = folder.path().join("cache");
        let target = root.join("target");
        fs::create_dir_all(&root).unwrap();
        let clone = Self {
            workshop: Workshop { root, target, staging, cache, verbose: false },
            _folder: folder,
        };
        for (name, text) in FILES {
            clone.write(name, text);
        }
        clone.git(&["init", "--quiet", "--initial-branch", "main"]);
        for (key, value) in [
            ("user.name", "Somebody"),
            ("user.email", "somebody@example.org"),
            ("commit.gpgsign", "false"),
            ("tag.gpgsign", "false"),
            ("core.hooksPath", "/nowhere"),
        ] {
            clone.git(&["config", key, value]);
        }
        clone.commit();
        clone.run_matrix(true);
        clone
    }

    fn path(&self, name: &str) -> PathBuf {
        self.workshop.root.join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn git(&self, arguments: &[&str]) -> String {
        self.workshop.capture("git", arguments).unwrap()
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "A change"]);
    }

    fn run_matrix(&self, passed: bool) {
        let run = note::Run::begin(&self.workshop).unwrap().unwrap();
        run.end(&self.workshop, passed).unwrap();
    }

    /// Commits another text of a file, and has the matrix pass with it.
    fn change(&self, name: &str, text: &str) {
        self.write(name, text);
        self.commit();
        self.run_matrix(true);
    }

    #[track_caller]
    fn refuses(&self, wanted: &str, what: &str, remedy: &str) {
        let before = self.git(&["status", "--porcelain"]);
        let error = plan(&self.workshop, wanted, DAY).unwrap_err();
        assert!(error.contains(what) && error.contains(remedy), "{error}");
        assert_eq!(self.git(&["status", "--porcelain"]), before, "a refusal changes nothing");
    }
}

#[test]
fn the_version_is_set_everywhere_committed_and_tagged() {
    let clone = Clone::new();
    let plan = plan(&clone.workshop, "0.2.0", DAY).unwrap();
    assert_eq!(clone.git(&["status", "--porcelain"]), "", "a plan changes nothing");
    perform(&clone.workshop, &plan, || {
        // What is built is built of the new version.
        assert!(clone.read("pkg/package.json").contains("\"version\": \"0.2.0\""));
        Ok(())
    })
    .unwrap();
    assert_eq!(clone.git(&["status", "--porcelain"]), "");
    assert_eq!(clone.git(&["log", "-1", "--format=%s"]), "Release 0.2.0");
    assert_eq!(clone.git(&["cat-file", "-t", "v0.2.0"]), "tag");
    assert_eq!(clone.git(&["rev-parse", "v0.2.0^{commit}"]), clone.git(&["rev-parse", "HEAD"]));
    for (name, text) in FILES.iter().filter(|(name, _)| *name != "CHANGELOG.md") {
        // A dependency that has the same number by chance keeps it.
        let expected = text.replace("0.1.0", "0.2.0").replace("a = \"0.2.0\"", "a = \"0.1.0\"");
        assert_eq!(clone.read(name), expected, "{name}");
    }
    let log = clone.read("CHANGELOG.md");
    assert!(
        log.contains("## Unreleased\n\n## 0.2.0 (2026-02-03)\n\n- New.\n\n## 0.1.0 ("),
        "{log}"
    );
}

#[test]
fn the_first_release_is_what_the_manifests_say() {
    let clone = Clone::new();
    clone.change("CHANGELOG.md", "# Changelog\n\n## Unreleased\n\nFirst version.\n");
    clone.refuses("0.2.0", "0.2.0 is not what comes next", "that is 0.1.0");
    let plan = plan(&clone.workshop, "0.1.0", DAY).unwrap();
    let changed: Vec<&str> = plan.texts.iter().map(|(file, _)| *file).collect();
    assert_eq!(changed, ["CHANGELOG.md"]);
    perform(&clone.workshop, &plan, || Ok(())).unwrap();
    assert!(clone.read("CHANGELOG.md").ends_with("## 0.1.0 (2026-02-03)\n\nFirst version.\n"));
}

#[test]
fn a_build_that_fails_releases_nothing() {
    let clone = Clone::new();
    let head = clone.git(&["rev-parse", "HEAD"]);
    let plan = plan(&clone.workshop, "0.1.1", DAY).unwrap();
    let built = || Err("built in two folders, these differ: a.js".to_owned());
    let error = perform(&clone.workshop, &plan, built).unwrap_err();
    assert!(error.contains("these differ: a.js") && error.contains("as they were"), "{error}");
    assert_eq!(clone.git(&["status", "--porcelain"]), "");
    assert_eq!(clone.git(&["rev-parse", "HEAD"]), head);
    assert_eq!(clone.git(&["tag", "--list"]), "");
}

#[test]
fn a_clone_with_changes_is_refused() {
    let clone = Clone::new();
    clone.write("pkg/about.md", "newsreel@0.1.0/ /newsreel/0.1.0/ and more\n");
    clone.refuses("0.1.1", "pkg/about.md", "commit or remove them");
    clone.git(&["restore", "."]);
    clone.write("new.txt", "");
    clone.refuses("0.1.1", "new.txt", "commit or remove them");
}

#[test]
fn another_branch_is_refused() {
    let clone = Clone::new();
    clone.git(&["switch", "--quiet", "--create", "idea"]);
    clone.refuses("0.1.1", "this is `idea`", "git switch main");
}

#[test]
fn a_version_that_is_none_or_not_the_next_is_refused() {
    let clone = Clone::new();
    clone.refuses("v0.1.1", "is no version", "cargo xtask release 1.2.3");
    clone.refuses("0.1.2", "is not what comes next", "0.1.1, or 0.2.0, or 1.0.0");
    clone.refuses("0.1.0", "in CHANGELOG.md already", "stays as it is");
}

#[test]
fn a_tag_that_is_there_is_refused() {
    let clone = Clone::new();
    clone.git(&["tag", "v0.1.1"]);
    clone.refuses("0.1.1", "the tag v0.1.1 is there already", "take the next");
}

#[test]
fn a_changelog_that_says_nothing_is_refused() {
    let clone = Clone::new();
    clone.change("CHANGELOG.md", &LOG.replace("- New.\n\n", ""));
    clone.refuses("0.1.1", "says nothing under `## Unreleased`", "say there what has changed");
    clone.change("CHANGELOG.md", &LOG.replace("## Unreleased\n\n- New.\n\n", ""));
    clone.refuses("0.1.1", "has no heading `## Unreleased`", "put one above");
}

#[test]
fn manifests_that_disagree_are_refused() {
    for (name, text) in FILES.iter().filter(|(_, text)| text.contains("0.1.0")) {
        if *name == "CHANGELOG.md" || *name == "Cargo.toml" {
            continue;
        }
        let clone = Clone::new();
        clone.change(name, &text.replace("0.1.0", "0.3.0"));
        clone.refuses("0.1.1", name, "set all to 0.1.0");
    }
}

#[test]
fn a_matrix_that_has_not_passed_with_these_files_is_refused() {
    let clone = Clone::new();
    clone.run_matrix(false);
    clone.refuses("0.1.1", "the last run of the matrix failed", "cargo xtask matrix");
    clone.run_matrix(true);
    clone.write("new.txt", "");
    clone.commit();
    clone.refuses("0.1.1", "of other files than these", "cargo xtask matrix");
    fs::remove_dir_all(&clone.workshop.staging).unwrap();
    clone.refuses("0.1.1", "no run of the matrix is known", "cargo xtask matrix");
}

#[test]
fn the_matrix_is_known_by_its_files_and_not_by_their_history() {
    let clone = Clone::new();
    clone.git(&["commit", "--quiet", "--amend", "--message", "The same in other words"]);
    assert!(plan(&clone.workshop, "0.1.1", DAY).is_ok());
}

#[test]
fn a_run_of_files_that_change_meanwhile_is_not_kept() {
    let clone = Clone::new();
    fs::remove_dir_all(&clone.workshop.staging).unwrap();
    let run = note::Run::begin(&clone.workshop).unwrap().unwrap();
    clone.write("new.txt", "");
    assert!(note::Run::begin(&clone.workshop).unwrap().is_none());
    run.end(&clone.workshop, true).unwrap();
    clone.commit();
    run.end(&clone.workshop, true).unwrap();
    clone.refuses("0.1.1", "no run of the matrix is known", "cargo xtask matrix");
}
