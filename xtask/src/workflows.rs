//! The workflows of CI: each may do little, runs what is pinned, and calls commands that there are.

use std::fs;
use std::path::Path;

use saphyr::{LoadableYamlNode, Yaml};

use clap::CommandFactory as _;

use crate::arguments::Arguments;

/// How a script calls a command of ours.
const COMMAND: &str = "cargo xtask ";

struct Workflow {
    name: String,
    text: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask/ is in the clone")
}

fn workflows() -> Vec<Workflow> {
    let entries = fs::read_dir(root().join(".github/workflows")).expect("there are workflows");
    let read = |path: &Path| Workflow {
        name: path.file_stem().expect("a name").to_string_lossy().into_owned(),
        text: fs::read_to_string(path).expect("a text"),
    };
    let mut all: Vec<_> = entries.map(|entry| read(&entry.expect("an entry").path())).collect();
    all.sort_by(|one, other| one.name.cmp(&other.name));
    all
}

/// What is wrong with a workflow: nothing, for one of ours.
fn faults(text: &str) -> Vec<String> {
    let documents = match Yaml::load_from_str(text) {
        Ok(documents) => documents,
        Err(error) => return vec![error.to_string()],
    };
    let [workflow] = documents.as_slice() else { return vec!["not one document".to_owned()] };
    let mut found = of_the_whole(workflow);
    let jobs = workflow.as_mapping_get("jobs").and_then(Yaml::as_mapping);
    for (name, job) in jobs.into_iter().flatten() {
        let name = name.as_str().unwrap_or("?");
        found.extend(of_a_job(job).into_iter().map(|fault| format!("{name}: {fault}")));
    }
    found.extend(text.lines().filter_map(unpinned));
    found
}

fn of_the_whole(workflow: &Yaml<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let permissions = workflow.as_mapping_get("permissions").and_then(Yaml::as_mapping);
    if permissions.is_none_or(|given| given.iter().next().is_some()) {
        found.push("the workflow gives permissions to all of its jobs".to_owned());
    }
    for key in ["name", "on", "concurrency", "jobs"] {
        if workflow.as_mapping_get(key).is_none() {
            found.push(format!("no `{key}`"));
        }
    }
    found
}

fn of_a_job(job: &Yaml<'_>) -> Vec<String> {
    let mut found = Vec::new();
    if job.as_mapping_get("permissions").and_then(Yaml::as_mapping).is_none() {
        found.push("no permissions of its own".to_owned());
    }
    if job.as_mapping_get("timeout-minutes").and_then(Yaml::as_integer).is_none() {
        found.push("no end".to_owned());
    }
    let steps = job.as_mapping_get("steps").and_then(Yaml::as_sequence);
    found.extend(steps.into_iter().flatten().flat_map(of_a_step));
    found
}

fn of_a_step(step: &Yaml<'_>) -> Vec<String> {
    let text = |key: &str| step.as_mapping_get(key).and_then(Yaml::as_str).unwrap_or_default();
    let mut found: Vec<String> =
        commands(text("run")).filter(|command| !is_command(command)).map(unknown).collect();
    if text("run").contains("${{") {
        found.push("a value is put into a script; hand it over in `env`".to_owned());
    }
    let keeps =
        step.as_mapping_get("with").and_then(|with| with.as_mapping_get("persist-credentials"));
    if text("uses").starts_with("actions/checkout@") && keeps.and_then(Yaml::as_bool) != Some(false)
    {
        found.push("the token stays in the clone".to_owned());
    }
    found
}

fn unknown(command: &str) -> String {
    format!("there is no `{COMMAND}{command}`")
}

/// The names of our commands that a script calls.
fn commands(script: &str) -> impl Iterator<Item = &str> {
    let calls = script.split(COMMAND).skip(1);
    calls.map(|after| after.split_whitespace().next().unwrap_or_default())
}

fn is_command(name: &str) -> bool {
    Arguments::command().get_subcommands().any(|command| command.get_name() == name)
}

/// An action that is not pinned to a commit with its version beside it.
fn unpinned(line: &str) -> Option<String> {
    let (_, action) = line.split_once("uses: ")?;
    let is_hash = |hash: &str| hash.len() == 40 && hash.chars().all(|c| c.is_ascii_hexdigit());
    let pinned = action.split_once('@').and_then(|(_, pin)| pin.split_once(" # v"));
    (!pinned.is_some_and(|(hash, version)| is_hash(hash) && version.contains('.')))
        .then(|| format!("`{action}` is not pinned"))
}

#[test]
fn every_workflow_is_in_order() {
    for Workflow { name, text } in workflows() {
        assert_eq!(faults(&text), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn ci_runs_the_commands_of_the_readme() {
    let called = |name: &str| -> Vec<String> {
        let all = workflows();
        let workflow = all.iter().find(|workflow| workflow.name == name).expect(name);
        let runs = workflow.text.lines().filter_map(|line| line.trim().strip_prefix("- run: "));
        runs.flat_map(commands).map(str::to_owned).collect()
    };
    assert_eq!(called("ci"), ["test", "check"]);
    assert_eq!(called("audit"), ["audit"]);
    assert_eq!(called("release"), ["dist"]);
    assert_eq!(called("site"), ["site"]);
}

#[test]
fn containers_have_the_compiler_of_the_manifest() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("a manifest");
    let (_, after) = manifest.split_once("rust-version = \"").expect("a version");
    let image = format!("rust:{}-", after.split('"').next().expect("an end"));
    let all = workflows();
    let lines = all.iter().flat_map(|workflow| workflow.text.lines());
    let images: Vec<&str> =
        lines.filter_map(|line| line.trim().strip_prefix("container: ")).collect();
    assert!(!images.is_empty());
    assert!(images.iter().all(|named| named.starts_with(&image)), "{images:?}");
}

#[test]
fn planted_faults_are_found() {
    let bad = "name: bad\non: push\npermissions: write-all\njobs:\n  one:\n    steps:\n\
               \x20     - uses: actions/checkout@v7\n      - run: cargo xtask nothing ${{ github.ref }}\n";
    assert_eq!(
        faults(bad),
        [
            "the workflow gives permissions to all of its jobs",
            "no `concurrency`",
            "one: no permissions of its own",
            "one: no end",
            "one: the token stays in the clone",
            "one: there is no `cargo xtask nothing`",
            "one: a value is put into a script; hand it over in `env`",
            "`actions/checkout@v7` is not pinned",
        ]
    );
    assert!(!faults("a: [").is_empty());
}

#[test]
fn a_command_is_what_the_help_lists() {
    assert!(is_command("test"));
    assert!(!is_command("tes"));
    assert_eq!(commands("cargo xtask a && cargo xtask b --c").collect::<Vec<_>>(), ["a", "b"]);
}
