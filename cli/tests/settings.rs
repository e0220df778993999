//! `newsreel import` with what the publisher says by hand: `--settings` and `--time-zone`.
#![expect(clippy::expect_used, reason = "a command that cannot be run is a failed test")]

mod common;

use std::fs;
use std::path::Path;

use common::{imported, refused, run_in};
use serde_json::{Value, json};

const RSS: &str = "<rss version='2.0'><channel><title>Old</title><link>https://a.example/</link><language>en</language>\
    <item><title>One</title><link>/1</link><pubDate>Mon, 06 Dec 2021 16:00:00 +0000</pubDate></item>\
    <item><title>Two</title><link>/2</link><pubDate>Tue, 07 Dec 2021 00:30:00 -0500</pubDate></item></channel></rss>";

/// The feed that is made with these settings in a file.
fn with(settings: &str) -> Value {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("news.toml");
    fs::write(&path, settings).expect("it is written");
    let path = path.to_string_lossy();
    let (feed, told) = imported(&["--settings", &path], RSS.as_bytes());
    assert_eq!(told, "");
    feed
}

fn dates(feed: &Value) -> [&str; 2] {
    let date = |at: usize| feed.pointer(&format!("/items/{at}/date_published"));
    [0, 1].map(|at| date(at).and_then(Value::as_str).unwrap_or_default())
}

/// The example of the README.
fn example() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let readme = fs::read_to_string(path).expect("the README is there");
    let (_, rest) = readme.split_once("```toml\n").expect("there is an example");
    rest.split_once("```").expect("it ends").0.to_owned()
}

#[test]
fn the_example_says_what_the_widget_shows() {
    let feed = with(&example());
    let read: toml::Value = toml::from_str(&example()).expect("it is TOML");
    let written: Value = serde_json::to_value(read).expect("it is data");
    let own = &feed["_newsreel"];
    for name in ["contact", "signup", "breadcrumb"] {
        assert!(written[name].is_object() || written[name].is_array(), "{name} is in the example");
        assert_eq!(own[name], written[name], "{name}");
    }
    assert_eq!(feed["title"], written["title"]);
    assert_eq!(dates(&feed), ["2021-12-07T00:00:00+08:00", "2021-12-07T00:30:00-05:00"]);
    // Dates have their offsets now: told twice, the widget would have a choice.
    assert_eq!(own.get("time_zone"), None);
    let report = newsreel::check::Report::new(feed.to_string().as_bytes());
    assert_eq!(report.findings, []);
}

#[test]
fn what_is_not_said_stays_as_the_source_has_it() {
    let feed = with("description = \"All of it\"");
    assert_eq!((&feed["title"], &feed["language"]), (&json!("Old"), &json!("en")));
    assert_eq!((&feed["description"], feed.get("_newsreel")), (&json!("All of it"), None));
}

#[test]
fn what_was_merged_is_kept_beside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let old = json!({ "title": "x", "_newsreel": { "contact": { "tel": "1" }, "breadcrumb": [] }, "items": [] });
    fs::write(folder.path().join("old.json"), old.to_string()).expect("it is written");
    fs::write(folder.path().join("news.toml"), "[contact]\ntel = \"2\"").expect("it is written");
    let arguments = ["-", "--merge", "old.json", "--settings", "news.toml"];
    let output = run_in(folder.path(), &arguments, RSS.as_bytes());
    let feed: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(feed["_newsreel"], json!({ "contact": { "tel": "2" }, "breadcrumb": [] }));
}

#[test]
fn days_are_those_of_the_publisher() {
    for zone in ["Asia/Shanghai", "+08:00"] {
        let (feed, _) = imported(&["--time-zone", zone], RSS.as_bytes());
        assert_eq!(
            dates(&feed),
            ["2021-12-07T00:00:00+08:00", "2021-12-07T00:30:00-05:00"],
            "{zone}"
        );
    }
    let (feed, _) = imported(&["--time-zone", "-03:30"], RSS.as_bytes());
    assert_eq!(dates(&feed)[0], "2021-12-06T12:30:00-03:30");
    let (feed, _) = imported(&[], RSS.as_bytes());
    assert_eq!(dates(&feed)[0], "2021-12-06T16:00:00Z");
}

#[test]
fn what_is_wrong_leaves_everything_as_it_was() {
    let told = refused(&["--time-zone", "Beijing"], RSS.as_bytes());
    assert!(told.contains("“Beijing” is no time zone: write a name as in Asia/Shanghai"), "{told}");
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("feed.json"), "old").expect("it is written");
    let table = [
        ("titel = \"x\"", "line 1, column 1: unknown field `titel`, expected one of"),
        ("[contact]\nphone = \"1\"", "line 2, column 1: unknown field `phone`"),
        ("time_zone = \"Beijing\"", "is no time zone"),
        ("title =", "line 1, column 8"),
    ];
    for (settings, expected) in table {
        fs::write(folder.path().join("news.toml"), settings).expect("it is written");
        let arguments = ["-", "--settings", "news.toml", "-o", "feed.json"];
        let output = run_in(folder.path(), &arguments, RSS.as_bytes());
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2));
        assert!(told.contains(expected), "{settings}: {told}");
        assert_eq!(fs::read(folder.path().join("feed.json")).expect("it is there"), b"old");
    }
    let told = refused(&["--settings", "no.toml"], RSS.as_bytes());
    assert!(told.contains("no.toml: "), "{told}");
}
