//! `newsreel check` as a publisher runs it: lines, JSON, exit status, and what goes wrong.
#![expect(clippy::expect_used, reason = "a command that cannot be run is a failed test")]

use std::io::Write;
use std::process::{Child, Command, Output, Stdio};

use serde_json::{Value, json};

const FIXTURES: &str = "tests/fixtures/feeds/";
const DEMO: [&str; 3] = ["www/feed.json", "www/feed.zh.json", "www/feed.ar.json"];

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsreel"));
    command.current_dir([env!("CARGO_MANIFEST_DIR"), "/.."].concat()).arg("check").args(arguments);
    command
}

fn run(arguments: &[&str]) -> Output {
    command(arguments).stdin(Stdio::null()).output().expect("it runs")
}

fn started(arguments: &[&str]) -> Child {
    let mut command = command(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("it starts")
}

/// Runs it with `document` as the standard input.
fn fed(arguments: &[&str], document: &[u8]) -> Output {
    let mut child = started(arguments);
    let mut input = child.stdin.take().expect("it has an input");
    input.write_all(document).expect("it reads");
    drop(input);
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("it writes UTF-8")
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("it ended by itself")
}

/// Asserts the lines of a run, each of which begins with the name of the file, and a quiet run.
#[track_caller]
fn assert_lines(name: &str, expected_status: i32, expected: &[&str]) {
    let file = [FIXTURES, name].concat();
    let output = run(&[&file]);
    let start = format!("{file}: ");
    let named = |line| str::strip_prefix(line, &start).expect("each line names the file");
    let lines: Vec<&str> = text(&output.stdout).lines().map(named).collect();
    assert_eq!(lines, expected);
    assert_eq!((status(&output), text(&output.stderr)), (expected_status, ""));
}

fn error(file: &str, code: &str, path: &str, message: &str) -> Value {
    json!({ "file": file, "level": "error", "code": code, "path": path, "message": message })
}

#[test]
fn the_demo_feeds_have_nothing_wrong() {
    let output = run(&DEMO);
    let expected = DEMO.map(|file| format!("{file}: 2 items, 0 skipped, 0 errors, 0 warnings\n"));
    assert_eq!(text(&output.stdout), expected.concat());
    assert_eq!((status(&output), text(&output.stderr)), (0, ""));
}

#[test]
fn each_error_is_a_line_with_place_code_and_remedy() {
    let remedy = "left out: write the date as RFC 3339 has it, as in 2021-12-07T00:00:00+08:00";
    let line = |index: u8| format!("error items[{index}].date_published (date): {remedy}");
    let number = "read as seconds or milliseconds since 1970: \
                  write the date as RFC 3339 has it, as in 2021-12-07T00:00:00+08:00";
    let read = |index: u8| format!("warning items[{index}].date_published (date-number): {number}");
    let lines = [line(6), line(7), read(8), read(9), read(10), line(11), line(12)];
    let mut expected: Vec<&str> = lines.iter().map(String::as_str).collect();
    expected.push("15 items, 0 skipped, 4 errors, 3 warnings");
    assert_lines("dates.json", 1, &expected);
}

#[test]
fn warnings_alone_are_no_failure() {
    let expected = [
        "warning version (version): taken for a JSON Feed: \
         set it to https://jsonfeed.org/version/1.1",
        "1 item, 0 skipped, 0 errors, 1 warning",
    ];
    assert_lines("no-version.json", 0, &expected);
}

#[test]
fn skipped_items_are_told_one_by_one() {
    let remedy = "skipped: an item is an object with a title, a text or a picture";
    let lines: Vec<String> =
        (0..8).map(|index| format!("error items[{index}] (item): {remedy}")).collect();
    let mut expected: Vec<&str> = lines.iter().map(String::as_str).collect();
    expected.push("2 items, 8 skipped, 8 errors, 0 warnings");
    assert_lines("skipped.json", 1, &expected);
}

#[test]
fn a_document_that_is_no_feed_is_one_error_without_a_place() {
    let summary = "0 items, 0 skipped, 1 error, 0 warnings";
    let html = "a web page came in place of the feed; give the address of the JSON file";
    let other = |kind, file| {
        format!(
            "this is {kind}, and the widget reads JSON Feed: make one of it with `newsreel import \
             {FIXTURES}{file} -o feed.json`"
        )
    };
    let (rss, atom, rss_in_json) = (
        other("RSS", "rss.xml"),
        other("Atom", "atom.xml"),
        other("RSS in JSON", "rss-in-json.json"),
    );
    let template = "the feed is a template that was not rendered; check its generator";
    let syntax = "the feed is not JSON; check it with a JSON validator \
                  (line 1, column 96: control character (\\u0000-\\u001F) found while parsing a string)";
    let table = [
        ("page.html", "feed-html", html),
        ("rss.xml", "feed-xml", &rss),
        ("atom.xml", "feed-xml", &atom),
        ("template.json", "feed-template", template),
        ("truncated.json", "feed-syntax", syntax),
        ("rss-in-json.json", "feed-shape", &rss_in_json),
    ];
    for (name, code, message) in table {
        assert_lines(name, 1, &[&format!("error ({code}): {message}"), summary]);
    }
}

#[test]
fn machines_get_one_array_of_the_problems_of_all_files() {
    let [bad, page] = ["no-such-day.json", "page.html"].map(|name| [FIXTURES, name].concat());
    let output = run(&["--json", &bad, DEMO[0], &page]);
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    let date = "left out: write the date as RFC 3339 has it, as in 2021-12-07T00:00:00+08:00";
    let html = "a web page came in place of the feed; give the address of the JSON file";
    let expected = json!([
        error(&bad, "date", "items[0].date_published", date),
        error(&bad, "date", "items[1].date_published", date),
        error(&page, "feed-html", "", html),
    ]);
    assert_eq!(found, expected);
    assert_eq!((status(&output), text(&output.stderr)), (1, ""));
}

#[test]
fn without_problems_the_array_is_empty() {
    let output = run(&["--json", DEMO[0]]);
    assert_eq!((status(&output), text(&output.stdout)), (0, "[]\n"));
}

#[test]
fn a_hyphen_reads_the_standard_input() {
    let output = fed(&["-"], br#"{ "items": [{ "id": 1, "title": "A", "url": "ftp://a/" }] }"#);
    let expected = "\
-: warning version (version): taken for a JSON Feed: set it to https://jsonfeed.org/version/1.1
-: error items[0].url (address): left out: give an http or https address without a user name in it
-: 1 item, 0 skipped, 1 error, 1 warning
";
    assert_eq!((status(&output), text(&output.stdout)), (1, expected));
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_the_others_are_checked() {
    let output = run(&["no-such-feed.json", DEMO[0]]);
    let summary = "www/feed.json: 2 items, 0 skipped, 0 errors, 0 warnings\n";
    assert_eq!((status(&output), text(&output.stdout)), (2, summary));
    let complaint = text(&output.stderr);
    assert!(complaint.starts_with("newsreel: no-such-feed.json: "), "{complaint}");
    assert_eq!(status(&run(&["tests/fixtures/feeds"])), 2, "a folder");
}

#[test]
fn a_failure_to_read_outweighs_errors_in_feeds() {
    let dates = [FIXTURES, "dates.json"].concat();
    for files in [["no-such-feed.json", &dates], [&dates, "no-such-feed.json"]] {
        assert_eq!(status(&run(&files)), 2);
    }
}

#[test]
fn what_is_not_understood_is_answered_with_the_usage() {
    let table: [(&[&str], &str); 3] = [
        (&[], "<FILE|URL>..."),
        (&["--json"], "<FILE|URL>..."),
        (&["--jsonn", DEMO[0]], "unexpected argument '--jsonn'"),
    ];
    for (arguments, message) in table {
        let output = run(arguments);
        assert_eq!((status(&output), text(&output.stdout)), (2, ""), "{arguments:?}");
        let complaint = text(&output.stderr);
        let (told, usage) = complaint.split_once("\n\n").unwrap();
        assert!(told.starts_with("error: ") && told.contains(message), "{told}");
        assert!(usage.contains("Usage: newsreel check"), "{usage}");
    }
}

#[test]
fn help_is_what_was_asked_for_and_no_complaint() {
    for flag in ["--help", "-h"] {
        let output = run(&[flag]);
        let help = text(&output.stdout);
        assert!(help.contains("Usage: newsreel check [OPTIONS] <FILE|URL>..."), "{help}");
        assert!(help.contains("Exit status: 0 without errors"), "{help}");
        assert_eq!((status(&output), text(&output.stderr)), (0, ""));
    }
}

#[test]
fn after_two_hyphens_all_are_files() {
    let output = run(&["--", "--json"]);
    assert_eq!(status(&output), 2);
    assert!(text(&output.stderr).starts_with("newsreel: --json: "));
}

#[test]
fn a_reader_who_has_had_enough_ends_it_quietly() {
    let mut child = started(&["-"]);
    // It cannot write before it has read all: by then nobody reads.
    drop(child.stdout.take());
    child.stdin.take().unwrap().write_all(br#"{ "items": [7] }"#).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((status(&output), text(&output.stderr)), (1, ""));
}

#[test]
fn a_document_that_is_too_large_is_not_read_to_its_end() {
    let mut child = started(&["-"]);
    let mut input = child.stdin.take().unwrap();
    let spaces = vec![b' '; 1_000_000];
    let refused = (0..100).any(|_| input.write_all(&spaces).is_err());
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert!(refused, "it read a hundred million bytes");
    let message =
        "-: error (feed-too-large): the feed is larger than 8 MB; publish fewer items in it";
    assert_eq!(text(&output.stdout).lines().next(), Some(message));
    assert_eq!(status(&output), 1);
}
