//! `newsreel check` of addresses: what a server must send for partners to read a feed.
#![expect(clippy::expect_used, reason = "a command that cannot be run is a failed test")]

mod server;

use std::ffi::OsString;
use std::sync::Arc;

use newsreel_cli::fetch::resolver::Judge;
use newsreel_cli::fetch::{Bounds, Client, Network};
use newsreel_cli::status::Status;
use serde_json::{Value, json};
use server::command::{run, status, text};
use server::{RSS, Reply, Server, answer, bytes, gzip, redirect};

/// What a host sends that is as it should be.
const GOOD: [&str; 4] = [
    "Content-Type: application/json; charset=utf-8",
    "Access-Control-Allow-Origin: *",
    "Cache-Control: max-age=600",
    "Vary: Accept-Encoding",
];

fn feed(image: &str) -> String {
    let item = json!({ "id": "1", "url": "/1", "title": "A", "image": image });
    json!({ "version": "https://jsonfeed.org/version/1.1", "items": [item] }).to_string()
}

/// The codes of what is found at an address, by level, with their places.
#[track_caller]
fn found(server: &Server, expected_status: i32) -> Vec<String> {
    let output = run(&["check", "--json", &server.url("/feed.json")]);
    assert_eq!((status(&output), text(&output.stderr)), (expected_status, ""));
    let found: Value = serde_json::from_slice(&output.stdout).expect("it writes JSON");
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let line = |finding: &Value| {
        let message = finding["message"].as_str().expect("a message");
        assert!(message.contains(": ") || message.contains("; "), "no remedy: {finding}");
        [text(finding, "level"), text(finding, "code"), text(finding, "path")].join(" ")
    };
    found.as_array().into_iter().flatten().map(line).collect()
}

/// A server of a feed whose picture is well.
fn serving(headers: &[&str], document: &str) -> Server {
    let reply = answer(200, headers, document);
    Server::start(move |path, _| match path {
        "/feed.json" => reply.clone(),
        _ => answer(200, &["Content-Type: image/png"], "PNG"),
    })
}

#[test]
fn a_static_host_that_does_it_right_has_nothing_to_be_told() {
    let server = serving(&GOOD, &feed("/a.png"));
    let output = run(&["check", &server.url("/feed.json")]);
    let expected =
        format!("{}: 1 item, 0 skipped, 0 errors, 0 warnings\n", server.url("/feed.json"));
    assert_eq!((text(&output.stdout), text(&output.stderr)), (expected.as_str(), ""));
    assert_eq!((status(&output), server.asked().len()), (0, 2));
    let asked = server.asked();
    assert!(asked[0].contains("origin: https://partner.example\r\n"), "{asked:?}");
    assert!(!asked[1].contains("origin:"), "a picture is asked for without: {asked:?}");
}

#[test]
fn what_keeps_partners_from_a_feed_is_an_error() {
    let with = |cors: &[&str]| {
        let headers = [&["Content-Type: application/feed+json", "ETag: x"], cors].concat();
        found(&serving(&headers, &feed("/a.png")), 1)
    };
    assert_eq!(with(&[]), ["error cors-missing "]);
    assert_eq!(
        with(&["Access-Control-Allow-Origin: https://other.example"]),
        ["error cors-other "]
    );
    assert_eq!(with(&["Access-Control-Allow-Origin: null"]), ["error cors-other "]);
    let doubled = "Access-Control-Allow-Origin: *";
    assert_eq!(with(&[doubled, doubled]), ["error cors-doubled "]);
    assert_eq!(with(&["Access-Control-Allow-Origin: *, *"]), ["error cors-doubled "]);
}

#[test]
fn a_partner_who_is_named_may_read_it() {
    let named = "Access-Control-Allow-Origin: https://partner.example";
    let headers = ["Content-Type: application/json", "ETag: x", named];
    assert_eq!(found(&serving(&headers, &feed("/a.png")), 0), ["warning cors-vary "]);
    let vary = [&headers[..], &["Vary: Accept-Encoding, origin"]].concat();
    assert_eq!(found(&serving(&vary, &feed("/a.png")), 0), [""; 0]);
    let server = serving(&vary, &feed("/a.png"));
    let other = run(&["check", &server.url("/feed.json"), "--origin", "https://b.example/page"]);
    assert!(text(&other.stdout).contains("(cors-other)"), "{}", text(&other.stdout));
    let own = serving(&["Content-Type: application/json", "ETag: x"], &feed("/a.png"));
    let same = run(&["check", &own.url("/feed.json"), "--origin", &own.url("/")]);
    assert_eq!(status(&same), 0, "a site of one's own needs no leave");
    let none = run(&["check", "feed.json", "--origin", "partner"]);
    assert_eq!(status(&none), 2);
    assert!(text(&none.stderr).contains("as in https://partner.example"));
}

#[test]
fn what_makes_visitors_wait_is_advice() {
    let bare = ["Access-Control-Allow-Origin: *"];
    let long = feed("/a.png").replace("\"A\"", &format!("\"{}\"", "A news item ".repeat(1_000)));
    let expected = ["advice content-type ", "advice caching ", "advice compression "];
    assert_eq!(found(&serving(&bare, &long), 0), expected);
    let server = serving(&bare, &long);
    let told = run(&["check", &server.url("/feed.json")]).stdout;
    assert!(
        text(&told).contains("13 kB come as they are, and gzip would make 1 kB of them"),
        "{}",
        text(&told)
    );
    assert!(text(&told).ends_with("0 errors, 0 warnings, 3 pieces of advice\n"), "{}", text(&told));
    let kept = [&GOOD[..2], &["Cache-Control: no-store"]].concat();
    assert_eq!(found(&serving(&kept, &feed("/a.png")), 0), ["warning no-store "]);
    let zipped = [&GOOD[..], &["Content-Encoding: gzip"]].concat();
    let reply = answer(200, &zipped, gzip(long.as_bytes()));
    assert_eq!(
        found(
            &Server::start(move |path, _| match path {
                "/feed.json" => reply.clone(),
                _ => answer(200, &["Content-Type: image/png"], "PNG"),
            }),
            0
        ),
        [""; 0]
    );
}

#[test]
fn redirects_are_told_and_may_lose_what_lets_partners_read() {
    let to = serving(&GOOD, &feed("/a.png"));
    let url = to.url("/feed.json");
    let cors = "Access-Control-Allow-Origin: *";
    let location = format!("Location: {url}");
    let headers = [location.as_str(), cors];
    assert_eq!(found(&Server::always(answer(301, &headers, "")), 0), ["advice redirect "]);
    let twice = answer(301, &[&location, cors], "");
    let twice = Server::start(move |path, _| match path {
        "/feed.json" => answer(302, &["Location: /again", cors], ""),
        _ => twice.clone(),
    });
    assert_eq!(found(&twice, 0), ["advice redirect ", "advice redirect "]);
    let bare = Server::always(redirect(301, &url));
    assert_eq!(found(&bare, 1), ["advice redirect ", "error cors-missing "]);
    let named = [&GOOD[..1], &["Access-Control-Allow-Origin: https://partner.example", "ETag: x"]];
    let to = serving(&named.concat(), &feed("/a.png"));
    let location = format!("Location: {}", to.url("/feed.json"));
    let from = Server::always(answer(302, &[&location, cors], ""));
    assert_eq!(found(&from, 1), ["advice redirect ", "error cors-redirect "]);
}

#[test]
fn an_answer_that_is_no_feed_is_an_error_of_the_feed() {
    assert_eq!(found(&Server::always(answer(404, &GOOD, "<html>")), 1), ["error http-status "]);
    assert_eq!(found(&Server::always(answer(200, &GOOD, "<html>")), 1), ["error feed-html "]);
    let cut = Server::always(Reply::Send(bytes(200, &GOOD, 99, b"{")));
    assert_eq!(found(&cut, 1), ["error fetch-cut "]);
    let rss = Server::always(answer(200, &GOOD, RSS));
    let told = run(&["check", &rss.url("/feed.xml")]).stdout;
    let command = format!("newsreel import {} -o feed.json", rss.url("/feed.xml"));
    assert!(text(&told).contains(&command), "{}", text(&told));
}

#[test]
fn a_server_that_does_not_answer_is_a_failure_and_the_others_are_checked() {
    let (silent, good) = (Server::always(Reply::Hang), serving(&GOOD, &feed("/a.png")));
    let output = run(&["check", &silent.url("/"), &good.url("/feed.json")]);
    assert_eq!(status(&output), 2);
    assert!(
        text(&output.stderr)
            .starts_with(&format!("newsreel: {}: the server ends", silent.url("/")))
    );
    assert!(text(&output.stdout).contains("1 item, 0 skipped, 0 errors"));
}

#[test]
fn pictures_are_asked_for_and_told_by_their_place() {
    let picture = |headers: &[&str], body: &str, expected_status| {
        let (picture, good) = (answer(200, headers, body), answer(200, &GOOD, feed("/a.png")));
        let script = move |path: &str, _: &str| match path {
            "/feed.json" => good.clone(),
            _ => picture.clone(),
        };
        found(&Server::start(script), expected_status)
    };
    let png = "Content-Type: image/png";
    let table: [(&[&str], &str, i32, &[&str]); 8] = [
        (&[png, "Cross-Origin-Resource-Policy: cross-origin"], "PNG", 0, &[]),
        (&[png], "", 1, &["error picture-empty items[0].image"]),
        (&["Content-Type: text/html"], "<p>", 1, &["error picture-type items[0].image"]),
        (
            &["Content-Type: application/octet-stream"],
            "PNG",
            0,
            &["warning picture-type items[0].image"],
        ),
        (&["X-Content-Type-Options: nosniff"], "PNG", 1, &["error picture-type items[0].image"]),
        (
            &[png, "Cross-Origin-Resource-Policy: same-origin"],
            "PNG",
            1,
            &["error picture-policy items[0].image"],
        ),
        (
            &[png, "Cross-Origin-Resource-Policy: same-site"],
            "PNG",
            1,
            &["error picture-policy items[0].image"],
        ),
        (&[png, "Content-Encoding: gzip"], "PNG", 1, &["error fetch-garbled items[0].image"]),
    ];
    for (headers, body, expected_status, expected) in table {
        assert_eq!(picture(headers, body, expected_status), expected, "{headers:?}");
    }
    let good = answer(200, &GOOD, feed("/a.png"));
    let lost = Server::start(move |path, _| match path {
        "/feed.json" => good.clone(),
        _ => answer(404, &[], ""),
    });
    assert_eq!(found(&lost, 1), ["error fetch-status items[0].image"]);
}

#[test]
fn pictures_of_the_first_items_are_a_sample() {
    let item = |index: usize| json!({ "id": index, "title": "A", "url": "/", "image": format!("/{}.png", index / 2) });
    let items: Vec<Value> = (0..40).map(item).collect();
    let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "items": items }).to_string();
    let server = serving(&[&GOOD[..], &["Content-Encoding: identity"]].concat(), &feed);
    assert_eq!(found(&server, 0), [""; 0]);
    assert_eq!(server.asked().len(), 1 + 5, "each once, of ten items");
}

#[test]
fn the_next_page_is_asked_for() {
    let paged = |next: Reply| {
        let first =
            json!({ "version": "https://jsonfeed.org/version/1.1", "next_url": "/2", "items": [] });
        let first = answer(200, &GOOD, first.to_string());
        Server::start(move |path, _| if path == "/2" { next.clone() } else { first.clone() })
    };
    assert_eq!(found(&paged(answer(200, &GOOD, feed("/a.png"))), 0), [""; 0]);
    assert_eq!(found(&paged(answer(404, &GOOD, "")), 1), ["error http-status next_url"]);
    assert_eq!(found(&paged(answer(200, &GOOD, "<p>")), 1), ["error feed-html next_url"]);
    assert_eq!(
        found(&paged(answer(200, &GOOD[..1], feed("/"))), 1),
        ["error cors-missing next_url"]
    );
    assert_eq!(found(&paged(Reply::Hang), 1), ["error fetch-closed next_url"]);
}

#[test]
fn what_a_public_feed_shows_does_not_knock_in_a_private_network() {
    let inside = Server::always(answer(200, &["Content-Type: image/png"], "PNG"));
    let public = serving(&GOOD, &feed(&inside.url("/a.png")));
    let at = public.address;
    let judge: Judge =
        Arc::new(
            move |address| {
                if address == at { Network::Public } else { Network::of(address.ip()) }
            },
        );
    let client = Client::with(Bounds::default(), &judge);
    let asked = newsreel_cli::arguments::Check {
        files: vec![OsString::from(public.url("/feed.json"))],
        origin: "https://partner.example".to_owned(),
        json: true,
    };
    assert_eq!(newsreel_cli::check::run_with(&asked, &client), Status::Faulty);
    assert_eq!(inside.asked(), [""; 0], "nobody knocked");
}
