//! What is a feed and what is not, and what a feed says of itself.

use newsreel::feed::{Error, Selection};
use newsreel::limits::{FEED_BYTES, FEED_DEADLINE_MS};

use super::reading::{ADDRESS, advice, each, feed, fixture, problems, read};

#[track_caller]
fn assert_error(name: &str, expected: &Error) {
    let read = read(&fixture(name), ADDRESS, &Selection::default());
    assert_eq!(read.err().as_ref(), Some(expected), "{name}");
}

#[test]
fn version_1_is_read_without_a_problem() {
    let feed = feed("version-1.json");
    assert_eq!(feed.title, "Old Harbour Weekly");
    assert_eq!((feed.language.as_deref(), feed.count(), feed.skipped()), (None, 1, 0));
    assert_eq!(problems(&feed), [""; 0]);
}

#[test]
fn version_1_1_is_read_without_a_problem() {
    let feed = feed("version-1.1.json");
    assert_eq!(feed.title, "Museum of Kites");
    assert_eq!((feed.language.as_deref(), feed.count(), feed.skipped()), (Some("en-GB"), 1, 0));
    assert_eq!(problems(&feed), [""; 0]);
}

#[test]
fn an_empty_feed_is_a_feed() {
    let feed = feed("empty.json");
    assert_eq!((feed.title.as_str(), feed.count(), feed.skipped()), ("Nothing yet", 0, 0));
    assert_eq!(feed.item(0), None);
    assert_eq!(problems(&feed), [""; 0]);
}

#[test]
fn a_feed_that_expired_still_shows_its_last_items() {
    let feed = feed("expired.json");
    assert_eq!((feed.count(), feed.position("last", 0)), (1, Some(0)));
    assert!(feed.expired);
}

#[test]
fn only_true_means_expired() {
    for value in ["false", "\"true\"", "1", "null", "[true]"] {
        let text = ["{\"items\": [], \"expired\": ", value, "}"].concat();
        let feed = read(&text, ADDRESS, &Selection::default()).unwrap();
        assert!(!feed.expired, "{value}");
    }
}

#[test]
fn a_feed_without_a_version_is_taken_for_one_and_told() {
    let feed = feed("no-version.json");
    assert_eq!(feed.count(), 1);
    assert_eq!(problems(&feed), ["version version warning"]);
}

#[test]
fn members_that_are_null_are_absent() {
    let feed = feed("nulls.json");
    assert_eq!((feed.title.as_str(), feed.language.as_deref()), ("", None));
    assert_eq!((feed.contact().is_none(), feed.signup().is_none()), (true, true));
    assert_eq!(
        each("nulls.json", |item| item.title.clone()),
        [("nulls".to_owned(), "Nulls all around".to_owned())]
    );
    assert_eq!(problems(&feed), [""; 0]);
}

#[test]
fn json_that_is_no_feed_is_an_error() {
    for name in ["list.json", "rss-in-json.json", "items-object.json"] {
        assert_error(name, &Error::Shape);
    }
}

#[test]
fn a_feed_that_says_its_version_may_leave_an_empty_list_out() {
    let feed = feed("no-items.json");
    assert_eq!((feed.title.as_str(), feed.count(), feed.skipped()), ("Items", 0, 0));
    assert_eq!(advice(&feed), ["items items taken for an empty list"]);
    let table = [
        (r#"{ "version": "https://jsonfeed.org/version/1", "items": null }"#, None),
        (r#"{ "version": "https://jsonfeed.org/version/1.1", "items": {} }"#, Some(Error::Shape)),
        (r#"{ "version": "https://jsonfeed.org/version/1.1", "items": "" }"#, Some(Error::Shape)),
        (r#"{ "version": "2.0", "title": "No feed" }"#, Some(Error::Shape)),
    ];
    for (text, expected) in table {
        assert_eq!(read(text, ADDRESS, &Selection::default()).err(), expected, "{text}");
    }
}

#[test]
fn what_came_in_place_of_json_is_named() {
    assert_error("page.html", &Error::Html);
    assert_error("rss.xml", &Error::Xml);
    assert_error("atom.xml", &Error::Xml);
    assert_error("template.json", &Error::Template);
    assert_error("truncated.json", &Error::Syntax);
}

#[test]
fn scalars_are_no_feeds() {
    for text in ["null", "true", "7", "\"feed\"", "[]", "{}"] {
        let read = read(text, ADDRESS, &Selection::default());
        assert_eq!(read.err(), Some(Error::Shape), "{text}");
    }
}

#[test]
fn the_last_of_two_members_with_one_name_counts_as_in_a_browser() {
    let twice = r#"{ "items": [], "title": "First", "title": "Last" }"#;
    let feed = read(twice, ADDRESS, &Selection::default());
    assert_eq!(feed.map(|feed| feed.title), Ok("Last".to_owned()));
}

#[test]
fn every_error_has_a_code_of_its_own_and_a_remedy() {
    let errors = [
        Error::Address,
        Error::Network,
        Error::Status(503),
        Error::TooSlow,
        Error::TooLarge,
        Error::Html,
        Error::Template,
        Error::Syntax,
        Error::Shape,
    ];
    let codes: std::collections::BTreeSet<&str> = errors.iter().map(Error::code).collect();
    assert_eq!(codes.len(), errors.len());
    for error in errors {
        assert!(error.code().starts_with("feed-"), "{}", error.code());
        let verbs = ["set ", "check ", "serve ", "publish ", "give ", "needs "];
        let sentence = error.to_string();
        assert!(verbs.iter().any(|verb| sentence.contains(verb)), "no remedy: {sentence}");
    }
}

#[test]
fn the_sentences_name_the_limits_that_are_in_force() {
    let seconds = format!("more than {} seconds", FEED_DEADLINE_MS / 1000);
    assert!(Error::TooSlow.to_string().contains(&seconds), "{seconds}");
    let megabytes = format!("larger than {} MB", FEED_BYTES / 1_000_000);
    assert!(Error::TooLarge.to_string().contains(&megabytes), "{megabytes}");
}
