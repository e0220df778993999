//! `newsreel import` of addresses: feeds as servers send them, and what goes wrong on the way.
#![expect(clippy::expect_used, reason = "a command that cannot be run is a failed test")]

mod server;

use std::ffi::OsString;
use std::fs;
use std::io::Cursor;
use std::sync::Arc;
use std::time::Duration;

use image::{ImageFormat, Rgb, RgbImage};
use newsreel_cli::arguments::Import;
use newsreel_cli::fetch::resolver::Judge;
use newsreel_cli::fetch::{Bounds, Client, Network};
use newsreel_cli::import;
use newsreel_cli::status::Status;
use serde_json::{Value, json};
use server::command::{run, run_in, status, text};
use server::{RSS, Reply, Server, answer, bytes, gzip, redirect};

/// The feed that is made of what is at an address, and what is told of it.
#[track_caller]
fn imported(arguments: &[&str]) -> (Value, String) {
    let output = run(&[&["import"], arguments].concat());
    let told = text(&output.stderr).to_owned();
    assert_eq!(status(&output), 0, "{told}");
    (serde_json::from_slice(&output.stdout).expect("it writes JSON"), told)
}

fn titles(feed: &Value) -> Vec<&str> {
    let items = feed["items"].as_array().into_iter().flatten();
    items.filter_map(|item| item["title"].as_str()).collect()
}

#[test]
fn a_feed_at_an_address_is_imported_and_its_addresses_with_it() {
    let server = Server::start(|path, _| match path {
        "/old" => redirect(301, "/news/feed.xml"),
        _ => answer(200, &["Link: <https://hub.example/>; rel=hub"], RSS),
    });
    let (feed, told) = imported(&[&server.url("/old")]);
    assert_eq!((titles(&feed), told.as_str()), (vec!["A"], ""));
    assert_eq!(feed["items"][0]["url"], server.url("/news/a"));
    let (feed, _) = imported(&[&server.url("/old"), "--base", "https://a.example/"]);
    assert_eq!(feed["items"][0]["url"], "https://a.example/a");
}

#[test]
fn the_server_says_in_which_encoding_a_feed_is() {
    let feed = |item: &[u8]| {
        let (before, after) = RSS.split_once("A</title>").expect("it has a title");
        [before.as_bytes(), item, b"</title>", after.as_bytes()].concat()
    };
    let table: [(&str, &[u8], &str); 4] = [
        ("text/xml; charset=windows-1251", b"\xcc\xe8\xf0", "Мир"),
        ("text/xml; charset=\"utf-8\"", "茶".as_bytes(), "茶"),
        ("application/rss+xml", b"caf\xe9", "café"),
        ("text/xml; charset=iso-8859-1", "茶".as_bytes(), "茶"),
    ];
    for (kind, title, expected) in table {
        let server = Server::always(answer(200, &[&format!("Content-Type: {kind}")], feed(title)));
        assert_eq!(titles(&imported(&[&server.url("/")]).0), [expected], "{kind}");
    }
    let json = "{\"items\": [{\"id\": \"1\", \"title\": \"茶\"}]}";
    let kind = "Content-Type: application/json; charset=iso-8859-1";
    let server = Server::always(answer(200, &[kind], json));
    assert_eq!(titles(&imported(&[&server.url("/")]).0), ["茶"]);
}

fn page(title: &str, next: &str) -> Reply {
    let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "title": title,
        "next_url": next, "items": [{ "id": title, "title": title, "content_text": "x" }] });
    answer(200, &[], feed.to_string())
}

#[test]
fn the_pages_of_a_feed_are_imported_one_after_the_other() {
    let server = Server::start(|path, _| match path {
        "/1" => page("one", "/2"),
        "/2" => page("two", "3"),
        _ => page("three", "/1"),
    });
    let (feed, told) = imported(&[&server.url("/1")]);
    assert_eq!(titles(&feed), ["one", "two", "three"]);
    assert_eq!(feed["title"], "one");
    let name = server.url("/3");
    assert_eq!(
        told,
        format!("newsreel: {name}: its next page /1 is not read: it was read before\n")
    );
    let (feed, told) = imported(&[&server.url("/1"), "--limit", "2"]);
    assert_eq!((titles(&feed), told.as_str()), (vec!["one", "two"], ""));
    assert_eq!(server.asked().len(), 5, "no page more than is wanted");
}

#[test]
fn pages_have_an_end() {
    let server = Server::start(|path, _| page(path, &format!("{path}x")));
    let (feed, told) = imported(&[&server.url("/x")]);
    assert_eq!(titles(&feed).len(), 100);
    assert!(told.ends_with("is not read: there are too many pages\n"), "{told}");
}

#[test]
fn a_file_that_goes_on_elsewhere_is_told_and_not_followed() {
    let folder = tempfile::tempdir().expect("there is room");
    let server = Server::always(page("two", ""));
    let feed = json!({ "next_url": server.url("/2"), "items": [{ "id": "1", "title": "one" }] });
    fs::write(folder.path().join("feed.json"), feed.to_string()).expect("there is room");
    let output = run_in(folder.path(), &["import", "feed.json"]);
    assert!(text(&output.stderr).contains("is not read: give its address as a source"));
    assert_eq!((status(&output), server.asked().len()), (0, 0));
}

/// Every way in which a server fails, with what is said of it.
fn faults() -> Vec<(Reply, &'static str)> {
    let cut = Reply::Send(bytes(200, &[], RSS.len() + 1, RSS.as_bytes()));
    let half =
        Reply::Send(bytes(200, &[], RSS.len(), RSS.as_bytes().get(..90).expect("it is long")));
    vec![
        (cut, "the answer ends after"),
        (half, "the answer ends after 90 of"),
        (Reply::Hang, "the server ends the connection without an answer"),
        (redirect(302, "/"), "the redirects lead back to"),
        (answer(404, &[], RSS), "status 404: there is nothing at this address"),
        (answer(503, &["Retry-After: 9"], RSS), "status 503 and asks to wait 9 seconds"),
        (
            answer(200, &["Content-Type: text/html"], "<!doctype html><p>404"),
            "this page has no article",
        ),
        (answer(200, &["Content-Encoding: zstd"], "x"), "compressed with \"zstd\""),
        (answer(200, &["Content-Encoding: gzip"], RSS), "said to be compressed with gzip"),
    ]
}

#[test]
fn whatever_a_server_does_the_old_feed_stays() {
    let folder = tempfile::tempdir().expect("there is room");
    let path = folder.path().join("feed.json");
    fs::write(&path, "the old one").expect("there is room");
    for (reply, told) in faults() {
        let server = Server::always(reply);
        let url = server.url("/");
        let output = run_in(folder.path(), &["import", &url, "-o", "feed.json"]);
        let complaint = text(&output.stderr);
        assert_eq!((status(&output), text(&output.stdout)), (2, ""), "{complaint}");
        assert!(complaint.starts_with(&format!("newsreel: {url}: ")), "{complaint}");
        assert!(complaint.contains(told), "{complaint}");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "the old one");
    }
    assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 1, "nothing beside it");
}

#[test]
fn what_is_too_slow_or_too_large_leaves_the_old_feed() {
    let folder = tempfile::tempdir().expect("there is room");
    let path = folder.path().join("feed.json");
    let bounds = Bounds { idle: Duration::from_millis(30), content: 4_000, ..Bounds::default() };
    let judge: Judge = Arc::new(|address| Network::of(address.ip()));
    let client = Client::with(bounds, &judge);
    let long = RSS.replace("News", &"x".repeat(4_000));
    let begun = bytes(200, &[], RSS.len(), RSS.as_bytes().get(..90).expect("it is long"));
    let run = |reply: Reply| {
        let sources = vec![OsString::from(Server::always(reply).url("/"))];
        let output = Some(path.clone());
        import::run_with(&Import { sources, output, ..Import::default() }, &client)
    };
    assert_eq!(run(answer(200, &[], RSS)), Status::Clean);
    let old = fs::read_to_string(&path).expect("it is written");
    for reply in [
        Reply::Stall(Vec::new()),
        Reply::Stall(begun),
        answer(200, &["Content-Encoding: gzip"], gzip(long.as_bytes())),
    ] {
        assert_eq!(run(reply), Status::Failed);
        assert_eq!(fs::read_to_string(&path).expect("it is there"), old);
    }
}

#[test]
fn a_page_that_is_lost_takes_the_import_with_it() {
    let server = Server::start(|path, _| match path {
        "/1" => page("one", "/2"),
        _ => answer(500, &[], ""),
    });
    let output = run(&["import", &server.url("/1")]);
    assert_eq!((status(&output), text(&output.stdout)), (2, ""));
    assert!(text(&output.stderr).starts_with(&format!("newsreel: {}: ", server.url("/2"))));
}

#[test]
fn pictures_of_a_served_feed_are_taken_from_its_server() {
    let picture = RgbImage::from_pixel(60, 40, Rgb([20, 90, 160]));
    let mut png = Cursor::new(Vec::new());
    picture.write_to(&mut png, ImageFormat::Png).expect("it is written");
    let png = png.into_inner();
    let item = |name: &str| json!({ "id": name, "title": name, "url": "/a", "image": name });
    let feed = json!({ "items": [item("/p.png"), item("/none.png")] }).to_string();
    let server = Server::start(move |path, _| match path {
        "/feed.json" => answer(200, &["Content-Type: application/json"], feed.as_bytes()),
        "/p.png" => Reply::Send(bytes(200, &["Content-Type: image/png"], png.len(), &png)),
        _ => answer(404, &[], ""),
    });
    let folder = tempfile::tempdir().expect("there is room");
    let home = folder.path().join("home").display().to_string();
    let (feed, told) = imported(&[
        &server.url("/feed.json"),
        "--pictures",
        &home,
        "--picture-base",
        "https://a.example/home/",
    ]);
    let image = feed["items"][0]["image"].as_str().expect("it has one");
    let name = image.strip_prefix("https://a.example/home/").expect("it is at home");
    assert!(folder.path().join("home").join(name).is_file(), "{name}");
    assert_eq!(feed["items"][1]["image"], server.url("/none.png"));
    assert!(told.contains("stays where it is: the server answers with status 404"), "{told}");
}
