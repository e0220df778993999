//! What a person who is new to the command gets wrong, and the sentence that helps.

mod common;

use std::fs;

use common::{newsreel, text};

#[test]
fn each_slip_is_refused_with_what_to_do_about_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let rss = "<rss version='2.0'><channel><item><title>A</title></item></channel></rss>";
    fs::write(folder.path().join("a.xml"), rss).expect("a file");
    fs::create_dir(folder.path().join("site")).expect("a folder");
    let table: [(&[&str], &str); 14] = [
        (
            &["check", "none.json"],
            "none.json: there is no such file or folder: check how it is written",
        ),
        (&["check", "site"], "site: this is a folder: name a file in it"),
        (&["import", "news.example/feed"], "addresses begin with https://"),
        (&["import", "ftp://news.example/"], "addresses begin with https://"),
        (&["import", "a.xml/b"], "a.xml/b: a part of it is no folder"),
        (&["import", "a.xml", "--base", "feed.xml"], "give the whole address"),
        (&["import", "a.xml", "--limit", "0"], "'--limit <N>'"),
        (&["import", "a.xml", "-o", "none/a.json"], "none/a.json: there is no such file or folder"),
        (&["import", "a.xml", "-o", "site"], "site: this is a folder"),
        (&["import", "a.xml", "--settings", "none.toml"], "none.toml: there is no such file"),
        (&["import", "a.xml", "--merge", "none.json"], "none.json: there is no such file"),
        (&["import", "a.xml", "--pictures", "site"], "--picture-base <URL>"),
        (&["render", "a.xml"], "`newsreel import a.xml -o feed.json`"),
        (&["serve", "none"], "none: there is no such file or folder"),
    ];
    for (arguments, expected) in table {
        let (command, rest) = arguments.split_first().expect("a command");
        let output = newsreel(command, folder.path(), rest, b"");
        let told = text(&output.stderr);
        assert!(told.contains(expected), "{arguments:?}: {told}");
        assert!(!told.contains("os error"), "{arguments:?}: {told}");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}
