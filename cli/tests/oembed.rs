//! `newsreel oembed` as a publisher runs it: the answer, the line that leads to it, and what goes wrong.
#![expect(clippy::expect_used, reason = "a command that cannot be run is a failed test")]

mod common;

use std::fs;
use std::path::Path;
use std::process::Output;

use common::{newsreel, text};
use serde_json::{Value, json};

const PLACES: [&str; 6] = [
    "--page",
    "https://a.example/news",
    "--frame",
    "https://a.example/newsreel/frame.html",
    "--answer",
    "https://a.example/oembed.json",
];

fn feed(more: &Value) -> Vec<u8> {
    let mut feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Tea & <Ink>",
        "feed_url": "https://a.example/feed.json",
        "home_page_url": "https://a.example/",
        "language": "de",
        "items": [
            { "id": "1", "title": "Kanne", "image": "/big.jpg" },
            {
                "id": "2", "title": "Tasse", "image": "/cup.jpg",
                "_newsreel": { "image_width": 600, "image_height": 400 },
            },
        ],
    });
    let members = feed.as_object_mut().expect("an object");
    members.extend(more.as_object().cloned().unwrap_or_default());
    feed.to_string().into_bytes()
}

fn run(folder: &Path, arguments: &[&str], document: &[u8]) -> Output {
    newsreel("oembed", folder, &[&["-", "-o", "oembed.json"], arguments].concat(), document)
}

/// The answer, and the line.
#[track_caller]
fn answered(arguments: &[&str], document: &[u8]) -> (Value, String) {
    let folder = tempfile::tempdir().expect("there is room");
    let output = run(folder.path(), arguments, document);
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
    let answer = fs::read(folder.path().join("oembed.json")).expect("it is written");
    (serde_json::from_slice(&answer).expect("it is JSON"), text(&output.stdout).to_owned())
}

/// What a run is refused with, which leaves the older answer as it was.
#[track_caller]
fn refusal(arguments: &[&str], document: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("there is room");
    fs::write(folder.path().join("oembed.json"), "older").expect("there is room");
    let output = run(folder.path(), arguments, document);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""));
    let kept = fs::read_to_string(folder.path().join("oembed.json")).expect("it is there");
    assert_eq!(kept, "older");
    text(&output.stderr).to_owned()
}

/// The arguments with one of them said otherwise.
fn with<'a>(option: &str, value: &'a str) -> Vec<&'a str> {
    let before = [""].into_iter().chain(PLACES);
    before.zip(PLACES).map(|(before, own)| if before == option { value } else { own }).collect()
}

/// The address of the frame in an answer, as a browser reads it.
#[track_caller]
fn frame(answer: &Value) -> String {
    let html = answer["html"].as_str().expect("a text");
    let (_, after) = html.split_once("<iframe src=\"").expect("a frame");
    after.split('"').next().expect("an end").replace("&amp;", "&")
}

#[test]
fn an_answer_is_a_link_and_a_frame_and_all_that_oembed_asks_for() {
    let (answer, line) = answered(&PLACES, &feed(&json!({})));
    let html = "<blockquote><a href=\"https://a.example/news\">Tea &amp; &lt;Ink&gt;</a></blockquote>\
                <iframe src=\"https://a.example/newsreel/frame.html?feed=%2Ffeed.json&amp;lang=de\" \
                title=\"Tea &amp; &lt;Ink&gt;\" width=\"600\" height=\"420\" frameborder=\"0\" \
                loading=\"lazy\"></iframe>";
    assert_eq!(
        answer,
        json!({
            "version": "1.0", "type": "rich", "title": "Tea & <Ink>",
            "provider_name": "Tea & <Ink>", "provider_url": "https://a.example/",
            "cache_age": 86400, "html": html, "width": 600, "height": 420,
            "thumbnail_url": "https://a.example/cup.jpg",
            "thumbnail_width": 600, "thumbnail_height": 400,
        })
    );
    assert_eq!(
        line,
        "<link rel=\"alternate\" type=\"application/json+oembed\" \
         href=\"https://a.example/oembed.json\" title=\"Tea &amp; &lt;Ink&gt;\">\n"
    );
}

#[test]
fn what_a_feed_does_not_say_is_left_out_or_taken_from_the_page() {
    let bare = json!({ "version": "https://jsonfeed.org/version/1.1", "items": [{ "id": "1", "title": "A" }] });
    let arguments = [&PLACES[..], &["--feed", "https://a.example/f"]].concat();
    let (answer, _) = answered(&arguments, bare.to_string().as_bytes());
    assert_eq!(answer["title"], "a.example");
    assert_eq!(answer["provider_url"], "https://a.example/");
    assert_eq!(answer.get("thumbnail_url"), None);
    assert_eq!(frame(&answer), "https://a.example/newsreel/frame.html?feed=%2Ff");
    let contact = json!({ "_newsreel": { "contact": { "organization": "Museum" } } });
    assert_eq!(answered(&PLACES, &feed(&contact)).0["provider_name"], "Museum");
}

#[test]
fn the_query_of_the_frame_stays_and_gets_what_it_lacks() {
    let start = "https://a.example/newsreel/frame.html";
    let table = [
        ("", "feed=%2Ffeed.json&lang=de"),
        ("?show=both&limit=5", "feed=%2Ffeed.json&lang=de&show=both&limit=5"),
        ("?lang=en", "feed=%2Ffeed.json&lang=en"),
        ("?feed=/own.json?a%3D1", "feed=%2Fown.json%3Fa%3D1&lang=de"),
        ("?feed=https://a.example/own.json", "feed=%2Fown.json&lang=de"),
        ("?tag=a%26b", "feed=%2Ffeed.json&lang=de&tag=a%26b"),
    ];
    for (query, expected) in table {
        let given = [start, query].concat();
        let (answer, _) = answered(&with("--frame", &given), &feed(&json!({})));
        assert_eq!(frame(&answer), [start, "?", expected].concat(), "{query}");
    }
}

#[test]
fn a_feed_of_another_site_has_to_be_listed() {
    let elsewhere = feed(&json!({ "feed_url": "https://cdn.example/feed.json" }));
    let said = refusal(&PLACES, &elsewhere);
    assert!(said.contains("newsreel-feeds") && said.contains("--listed"), "{said}");
    let (answer, _) = answered(&[&PLACES[..], &["--listed"]].concat(), &elsewhere);
    let expected = "?feed=https%3A%2F%2Fcdn.example%2Ffeed.json&lang=de";
    assert!(frame(&answer).ends_with(expected), "{}", frame(&answer));
}

#[test]
fn only_whole_addresses_that_pages_on_https_may_show_are_taken() {
    for option in ["--page", "--frame", "--answer"] {
        for wrong in [
            "news",
            "/news",
            "//a.example/news",
            "http://a.example/news",
            "https://a:b@a.example/news",
            "https://a.example/news#top",
            "javascript:alert(1)",
            "",
        ] {
            let said = refusal(&with(option, wrong), &feed(&json!({})));
            let named = format!("newsreel: {option}: `{wrong}` is no whole address on https");
            assert!(said.starts_with(&named), "{said}");
        }
    }
    let said = refusal(&PLACES, &feed(&json!({ "feed_url": "http://a.example/feed.json" })));
    assert!(said.starts_with("newsreel: feed_url: "), "{said}");
}

#[test]
fn on_this_machine_http_will_do() {
    for host in ["localhost:8000", "127.0.0.1:8000", "[::1]:8000"] {
        let place = |path: &str| format!("http://{host}/{path}");
        let (page, framed) = (place("news"), place("frame.html"));
        let (found, data) = (place("oembed.json"), place("feed.json"));
        let arguments = ["--page", &page, "--frame", &framed, "--answer", &found, "--feed", &data];
        let (answer, _) = answered(&arguments, &feed(&json!({})));
        assert!(frame(&answer).starts_with(&framed), "{host}");
    }
}

#[test]
fn what_is_said_twice_or_not_at_all_or_is_unknown_is_told_with_a_remedy() {
    let framed = |query: &str| ["https://a.example/frame.html?", query].concat();
    let document = feed(&json!({}));
    let twice = framed("feed=/a&feed=/b");
    assert!(refusal(&with("--frame", &twice), &document).contains("names two feeds"));
    let one = framed("feed=/a");
    let both = [&with("--frame", &one)[..], &["--feed", "https://a.example/b"]].concat();
    assert!(refusal(&both, &document).contains("leave one of them out"));
    let hostile = framed("label=Call");
    let said = refusal(&with("--frame", &hostile), &document);
    assert!(said.contains("frames take no `label`. They take feed, heading-level,"), "{said}");
    let nowhere = feed(&json!({ "feed_url": null }));
    assert!(refusal(&PLACES, &nowhere).contains("say it with --feed"));
    let low = [&PLACES[..], &["--height", "100"]].concat();
    assert!(refusal(&low, &document).contains("100 is not in 200..=4000"));
    assert!(refusal(&PLACES, b"<rss/>").contains("newsreel: -:"));
}

#[test]
fn the_query_of_a_frame_is_known_as_the_frame_knows_it() {
    let script = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../src/js/admission.js"));
    let script = script.expect("it is there");
    let (_, after) = script.split_once("const TAKEN = [").expect("a list");
    let (taken, _) = after.split_once(']').expect("its end");
    let taken = taken.split(',').map(|name| name.trim().trim_matches('"'));
    let single = script.split("one(query, \"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut known: Vec<&str> = taken.chain(single).collect();
    known.sort_unstable();
    assert_eq!(known, newsreel_cli::oembed::place::QUERY);
}
