//! The recipes for publishers, run: the nightly job, the workflow's lines, and Netlify's rules. nginx
//! and Apache are run by `cargo xtask integration servers`.
#![expect(clippy::expect_used, reason = "a recipe that cannot be run is a failed test")]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};

use saphyr::{LoadableYamlNode, Yaml};
use server::{Server, answer};
use tempfile::TempDir;

mod server;

#[path = "recipes/table.rs"]
mod table;

const RECIPES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/recipes");
const RSS: &str = "<rss version='2.0'><channel><title>News</title><link>https://a.example/</link>\
                   <item><guid>NAME</guid><link>https://a.example/NAME</link><title>NAME</title></item>\
                   </channel></rss>";

fn recipe(name: &str) -> String {
    fs::read_to_string(Path::new(RECIPES).join(name)).expect(name)
}

/// Where programs are looked for: ours before the machine's.
fn path_with(folder: &Path) -> std::ffi::OsString {
    let own = Path::new(env!("CARGO_BIN_EXE_newsreel")).parent().expect("it has a folder");
    let inherited = env::var_os("PATH").unwrap_or_default();
    let all = [folder.to_owned(), own.to_owned()].into_iter().chain(env::split_paths(&inherited));
    env::join_paths(all).expect("paths")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

#[track_caller]
fn assert_quiet(output: &Output) {
    let said = (output.status.code(), text(&output.stdout), text(&output.stderr));
    assert_eq!(said, (Some(0), "", ""));
}

/// A folder, and a site whose RSS feed is what was put there last; nothing, once that is taken away.
struct Site {
    folder: TempDir,
    source: Arc<Mutex<Option<String>>>,
    address: String,
}

impl Site {
    fn new() -> Self {
        let source = Arc::new(Mutex::new(Some(RSS.replace("NAME", "tea"))));
        let served = Arc::clone(&source);
        let server = Server::start(move |_, _| match &*served.lock().expect("nobody panics") {
            Some(text) => answer(200, &["Content-Type: application/rss+xml"], text),
            None => answer(404, &[], ""),
        });
        let folder = tempfile::tempdir().expect("there is room");
        Self { folder, source, address: server.url("/rss.xml") }
    }

    fn puts(&self, text: Option<String>) {
        *self.source.lock().expect("nobody panics") = text;
    }
}

fn titles(feed: &Path) -> Vec<String> {
    let feed = fs::read_to_string(feed).expect("it is made");
    let feed: serde_json::Value = serde_json::from_str(&feed).expect("it is JSON");
    let items = feed.get("items").and_then(|items| items.as_array()).expect("it has items").iter();
    items.filter_map(|item| item.get("title")?.as_str()).map(ToOwned::to_owned).collect()
}

/// What the crontab runs, with a script of ours, a source and a folder in place of what it names.
fn nightly(source: &str, folder: &Path) -> Output {
    let crontab = recipe("crontab");
    let line = crontab.lines().find(|line| line.starts_with(|c: char| c.is_ascii_digit()));
    let fields: Vec<&str> = line.expect("it has a line").splitn(6, ' ').collect();
    let is_time = |field: &&&str| field.chars().all(|c| c.is_ascii_digit() || c == '*');
    assert_eq!(fields.iter().take(5).filter(is_time).count(), 5, "{fields:?}");
    let command = fields
        .get(5)
        .expect("it has a command")
        .replace("/usr/local/bin/nightly.sh", &format!("{RECIPES}/nightly.sh"))
        .replace("https://example.org/rss.xml", source)
        .replace("/var/www/html", &folder.display().to_string());
    let mut shell = Command::new("sh");
    shell.args(["-c", &command]).env("PATH", path_with(folder)).output().expect("it runs")
}

#[test]
fn the_nightly_job_renews_the_feed_and_keeps_what_was_there() {
    let site = Site::new();
    let (folder, address) = (site.folder.path(), site.address.as_str());
    let feed = folder.join("feed.json");
    assert_quiet(&nightly(address, folder));
    assert_eq!(titles(&feed), ["tea"]);
    site.puts(Some(RSS.replace("NAME", "ink")));
    assert_quiet(&nightly(address, folder));
    assert_eq!(titles(&feed), ["ink", "tea"]);
}

#[test]
fn a_nightly_job_that_fails_says_so_and_leaves_the_feed() {
    let site = Site::new();
    let (folder, address) = (site.folder.path(), site.address.as_str());
    let feed = folder.join("feed.json");
    assert_quiet(&nightly(address, folder));
    let before = fs::read(&feed).expect("it is made");
    for (source, why) in [(Some("<html><p>Gone fishing"), "no article"), (None, "status 404")] {
        site.puts(source.map(ToOwned::to_owned));
        let failed = nightly(address, folder);
        assert!(!failed.status.success() && text(&failed.stderr).contains(why), "{failed:?}");
    }
    assert_eq!(fs::read(&feed).expect("it stays"), before);
}

fn member<'a, 'b>(yaml: &'a Yaml<'b>, path: &[&str]) -> &'a Yaml<'b> {
    path.iter().fold(yaml, |yaml, key| yaml.as_mapping_get(key).expect(key))
}

#[test]
fn the_workflow_is_one_and_each_of_its_lines_runs() {
    let workflow = Yaml::load_from_str(&recipe("news.yml")).expect("it is YAML");
    let workflow = workflow.first().expect("it has a document");
    let schedule = member(workflow, &["on", "schedule"]).as_sequence().expect("a list");
    let cron = member(&schedule[0], &["cron"]).as_str().expect("a text");
    assert_eq!(cron.split(' ').count(), 5);
    assert_eq!(member(workflow, &["permissions", "contents"]).as_str(), Some("write"));
    let job = member(workflow, &["jobs", "feed"]);
    assert!(member(job, &["runs-on"]).as_str().is_some());
    assert!(
        member(job, &["env", "SOURCE"]).as_str().is_some_and(|url| url.starts_with("https://"))
    );
    let steps = member(job, &["steps"]).as_sequence().expect("a list");
    assert_eq!(member(&steps[0], &["uses"]).as_str(), Some("actions/checkout@v4"));

    let site = Site::new();
    let folder = &site.folder;
    let clone = repository(folder.path());
    for step in &steps[1..] {
        let lines = member(step, &["run"]).as_str().expect("lines");
        let mut shell = Command::new("bash");
        shell.args(["-e", "-o", "pipefail", "-c", lines]).current_dir(&clone);
        shell.env("PATH", path_with(&folder.path().join("bin"))).env("SOURCE", &site.address);
        let output = shell.output().expect("it runs");
        assert!(output.status.success(), "{lines}\n{}", text(&output.stderr));
    }
    let kept = git(&folder.path().join("origin"), &["show", "main:feed.json"]);
    assert!(kept.contains("https://a.example/tea"), "{kept}");
}

/// A clone of an empty repository, and a `cargo` that installs nothing.
fn repository(folder: &Path) -> PathBuf {
    let (origin, clone, bin) = (folder.join("origin"), folder.join("clone"), folder.join("bin"));
    for place in [&origin, &bin] {
        fs::create_dir(place).expect("it is made");
    }
    git(&origin, &["init", "--quiet", "--bare", "--initial-branch=main"]);
    git(folder, &["clone", "--quiet", "origin", "clone"]);
    git(&clone, &["checkout", "--quiet", "-b", "main"]);
    git(&clone, &["config", "push.autoSetupRemote", "true"]);
    let cargo = bin.join("cargo");
    fs::write(&cargo, "#!/bin/sh\n[ \"$*\" = \"install --locked newsreel-cli\" ]\n")
        .expect("it is written");
    let made = Command::new("chmod").arg("+x").arg(&cargo).status().expect("it runs");
    assert!(made.success());
    clone
}

fn git(folder: &Path, arguments: &[&str]) -> String {
    let output =
        Command::new("git").args(arguments).current_dir(folder).output().expect("git is there");
    assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
    text(&output.stdout).to_owned()
}

/// What Netlify's rules set for a path: a `*` stands at the end, for anything.
fn netlify(path: &str) -> Vec<(String, String)> {
    let rules = recipe("_headers");
    let mut applies = false;
    let mut found = Vec::new();
    for line in rules.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        match line.strip_prefix("  ") {
            Some(header) => {
                let (name, value) = header.split_once(": ").expect("a name and a value");
                found.extend(applies.then(|| (name.to_owned(), value.to_owned())));
            }
            None => {
                applies =
                    line.strip_suffix('*').map_or(line == path, |start| path.starts_with(start));
            }
        }
    }
    found
}

#[test]
fn netlify_sends_what_the_table_says() {
    for row in table::rows() {
        let found = netlify(&row.path);
        // What a picture is, it knows by its name.
        let by_itself = |name: &str| name == "Content-Type" && row.path.starts_with("/pictures/");
        for (name, value) in row.headers.iter().filter(|(name, _)| !by_itself(name)) {
            let own: Vec<_> =
                found.iter().filter(|(own, _)| own == name).map(|(_, value)| value).collect();
            assert_eq!(own, [value], "{} {name}", row.path);
        }
    }
    assert_eq!(netlify("/index.html"), []);
}

/// What the script for S3 asks of AWS's command line, a line each.
fn asked_of_aws() -> Vec<String> {
    let folder = tempfile::tempdir().expect("there is room");
    let (aws, log) = (folder.path().join("aws"), folder.path().join("log"));
    fs::write(&aws, "#!/bin/sh\necho \"$*\" >>\"$LOG\"\n").expect("it is written");
    let made = Command::new("chmod").arg("+x").arg(&aws).status().expect("it runs");
    assert!(made.success());
    let mut script = Command::new("sh");
    script.arg(Path::new(RECIPES).join("s3.sh")).args(["bucket", "site"]);
    let output = script.env("PATH", path_with(folder.path())).env("LOG", &log).output();
    assert_quiet(&output.expect("it runs"));
    fs::read_to_string(&log).expect("it is written").lines().map(ToOwned::to_owned).collect()
}

#[test]
fn s3_is_asked_to_send_what_the_table_says() {
    let asked = asked_of_aws();
    let (feed, pictures) = (&asked[1], &asked[2]);
    assert!(feed.contains("s3://bucket/feed.json"), "{feed}");
    assert!(pictures.contains("s3://bucket/pictures "), "{pictures}");
    for (row, command) in table::rows().iter().zip([feed, pictures]) {
        let value = |name: &str| &row.headers.iter().find(|(own, _)| own == name).expect(name).1;
        assert!(command.contains(&format!("--cache-control {}", value("Cache-Control"))));
        let kind = format!("--content-type {}", value("Content-Type"));
        // What a picture is, the command knows by its name.
        assert!(row.path.starts_with("/pictures/") || command.contains(&kind), "{command}");
    }
}

#[test]
fn s3_lets_every_site_read() {
    let named = asked_of_aws()[0].contains("--cors-configuration file://s3-cors.json");
    assert!(named, "the script names another file");
    let rules: serde_json::Value = serde_json::from_str(&recipe("s3-cors.json")).expect("JSON");
    let rules = rules["CORSRules"].as_array().expect("a list");
    let has = |key: &str, value: &str| {
        rules[0][key].as_array().expect("a list").iter().any(|own| own == value)
    };
    assert!(rules.len() == 1 && has("AllowedOrigins", "*") && has("AllowedMethods", "GET"));
}
