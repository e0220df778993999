//! What servers answer, well and badly, and where an address may lead.
#![expect(clippy::expect_used, reason = "an answer that is not there is a failed test")]

mod server;

use std::io::Read;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use newsreel_cli::fetch::error::{Part, Wait};
use newsreel_cli::fetch::resolver::Judge;
use newsreel_cli::fetch::{Accept, Answer, Bounds, Client, Error, Network, Trust};
use server::{Reply, Server, answer, bytes, gzip, redirect};
use url::Url;

const GIVEN: Trust = Trust::Given;
const PUBLIC: Trust = Trust::From(Network::Public);

fn with(bounds: Bounds) -> Client {
    let judge: Judge = Arc::new(|address| Network::of(address.ip()));
    Client::with(bounds, &judge)
}

/// Small limits that a test need not wait for, but in time.
fn bounds() -> Bounds {
    Bounds { wire: 1_000, content: 4_000, header: 2_000, redirects: 3, ..Bounds::default() }
}

fn get(address: &Url) -> Result<Answer, Error> {
    with(bounds()).get(address, GIVEN, Accept::Feed)
}

/// What is read of an answer, or why it cannot be.
fn read(answer: &mut Answer) -> Result<Vec<u8>, Error> {
    let mut content = Vec::new();
    match answer.body.read_to_end(&mut content) {
        Ok(_) => Ok(content),
        Err(error) => Err(Error::of_reading(&error).expect("the error is ours").clone()),
    }
}

fn whole(address: &Url) -> Result<Vec<u8>, Error> {
    read(&mut get(address)?)
}

fn fails(reply: Reply) -> Error {
    let server = Server::always(reply);
    whole(&server.at("/")).expect_err("it cannot be read")
}

#[test]
fn an_answer_comes_with_its_headers_and_where_it_is_from() {
    let headers = ["Content-Type: text/xml; charset=x", "ETag: \"1\"", "Vary: a", "Vary: b"];
    let server = Server::always(answer(200, &headers, "<rss>"));
    let mut answer = get(&server.at("/feed?a=b#c")).expect("it answers");
    assert_eq!(read(&mut answer), Ok(b"<rss>".to_vec()));
    assert_eq!((answer.address.as_str(), answer.status), (server.url("/feed?a=b").as_str(), 200));
    assert_eq!(
        (answer.header("content-type"), answer.header("etag")),
        ("text/xml; charset=x", "\"1\"")
    );
    assert_eq!((answer.headers.get_all("vary").iter().count(), answer.body.wire_bytes()), (2, 5));
    assert_eq!(
        (answer.network, answer.trust()),
        (Network::Loopback, Trust::From(Network::Loopback))
    );
}

#[test]
fn a_server_is_told_who_asks_and_for_what() {
    let server = Server::always(answer(200, &[], ""));
    get(&server.at("/feed")).expect("it answers");
    let head = server.asked().concat();
    assert!(head.starts_with("get /feed http/1.1\r\n"), "{head}");
    for line in [
        "user-agent: newsreel/",
        "(+https://github.com/",
        "accept: application/feed+json, ",
        "accept-encoding: gzip, br\r\n",
    ] {
        assert!(head.contains(line), "{line}: {head}");
    }
    assert!(!head.contains("origin:") && !head.contains("cookie:"), "{head}");
}

#[test]
fn what_is_compressed_is_read_and_counted_as_it_came() {
    let text = "news ".repeat(200).into_bytes();
    let zipped = gzip(&text);
    let server = Server::always(answer(200, &["Content-Encoding: gzip"], &zipped));
    let mut answer = get(&server.at("/")).expect("it answers");
    assert_eq!(read(&mut answer), Ok(text));
    assert_eq!(answer.body.wire_bytes(), u64::try_from(zipped.len()).expect("it is small"));
    assert_eq!(answer.header("content-encoding"), "gzip");
    // "news", as a brotli encoder writes it.
    let brotli = b"\x8b\x01\x80news\x03";
    let server = Server::always(server::answer(200, &["Content-Encoding: br"], brotli));
    assert_eq!(whole(&server.at("/")), Ok(b"news".to_vec()));
}

#[test]
fn redirects_are_followed_and_told() {
    let server = Server::start(|path, _| match path {
        "/a" => redirect(301, "/b"),
        "/b" => redirect(307, "c?d"),
        _ => answer(200, &[], path),
    });
    let mut answer = get(&server.at("/a")).expect("it answers");
    assert_eq!(read(&mut answer), Ok(b"/c?d".to_vec()));
    let hops: Vec<(&str, u16)> =
        answer.hops.iter().map(|hop| (hop.address.path(), hop.status)).collect();
    assert_eq!(hops, [("/a", 301), ("/b", 307)]);
    assert_eq!(answer.address, server.at("/c?d"));
}

#[test]
fn redirects_come_to_an_end() {
    let server = Server::start(|path, _| match path {
        "/loop" => redirect(302, "/back"),
        "/back" => redirect(302, "/loop#again"),
        "/self" => redirect(302, "/self"),
        "/nowhere" => redirect(302, "javascript:alert(1)"),
        "/silent" => answer(302, &[], ""),
        "/user" => redirect(302, "http://a:b@feed.example/"),
        longer => redirect(302, &format!("{longer}x")),
    });
    assert_eq!(whole(&server.at("/loop")), Err(Error::Loop(server.url("/loop"))));
    assert_eq!(whole(&server.at("/self")), Err(Error::Loop(server.url("/self"))));
    assert_eq!(whole(&server.at("/x")), Err(Error::Redirects(3)));
    assert_eq!(whole(&server.at("/nowhere")), Err(Error::Astray("javascript:alert(1)".to_owned())));
    assert_eq!(whole(&server.at("/silent")), Err(Error::Astray(String::new())));
    assert_eq!(whole(&server.at("/user")).map_err(|error| error.code()), Err("fetch-astray"));
}

#[test]
fn a_refusal_is_told_with_a_remedy() {
    for (status, remedy) in [
        (404, "check how it is written"),
        (403, "a firewall or a bot protection"),
        (401, "password"),
        (429, "try again later"),
        (500, "look into its log"),
        (503, "being repaired"),
        (418, "what a browser gets"),
    ] {
        let error = fails(answer(status, &[], "<html>"));
        assert_eq!(error, Error::Status(status, None));
        assert!(error.to_string().contains(remedy), "{error}");
    }
    let busy = fails(answer(503, &["Retry-After: 120"], ""));
    assert_eq!(busy, Error::Status(503, Some(120)));
    assert!(busy.to_string().contains("asks to wait 120 seconds"), "{busy}");
}

#[test]
fn an_answer_that_ends_early_is_told_with_how_much_came() {
    assert_eq!(
        fails(Reply::Send(bytes(200, &[], 9, b"<rss>"))),
        Error::Cut { got: 5, of: Some(9) }
    );
    let chunked = |end: &str| {
        let head = "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n";
        fails(Reply::Send([head, end].concat().into_bytes()))
    };
    for end in ["", "9\r\n<c", "no number\r\n<channel>", "2\r\nlonger than two"] {
        assert_eq!(chunked(end).code(), "fetch-cut", "{end}");
    }
    let half = gzip(&[b'x'; 900]);
    let half = half.get(..12).expect("it is longer").to_vec();
    assert_eq!(fails(answer(200, &["Content-Encoding: gzip"], &half)).code(), "fetch-garbled");
}

#[test]
fn a_silent_server_is_not_waited_for_for_ever() {
    let short = Duration::from_millis(30);
    let idle = Bounds { idle: short, ..bounds() };
    let all = Bounds { all: short, ..bounds() };
    let begun = bytes(200, &[], 9, b"<rss>");
    for (bounds, wait) in [(idle, Wait::Byte), (all, Wait::End)] {
        for begun in [&[][..], b"HTTP/1.1 200", &begun] {
            let server = Server::always(Reply::Stall(begun.to_vec()));
            let answer = with(bounds).get(&server.at("/"), GIVEN, Accept::Feed);
            let read = answer.and_then(|mut answer| read(&mut answer));
            assert_eq!(read, Err(Error::Slow(wait)));
        }
    }
}

#[test]
fn an_answer_has_its_limits() {
    assert_eq!(fails(answer(200, &[], [b'x'; 1_001])), Error::Large(Part::Wire, 1_000));
    let bomb = gzip(&[b'x'; 4_001]);
    assert!(bomb.len() < 100);
    assert_eq!(
        fails(answer(200, &["Content-Encoding: gzip"], bomb)),
        Error::Large(Part::Content, 4_000)
    );
    let long = format!("X-Long: {}", "x".repeat(2_000));
    assert_eq!(fails(answer(200, &[&long], "")), Error::Large(Part::Header, 2_000));
    let server = Server::always(answer(200, &["Content-Encoding: gzip"], gzip(&[b'x'; 4_000])));
    assert_eq!(whole(&server.at("/")).expect("it is as large as may be").len(), 4_000);
}

#[test]
fn what_cannot_be_decompressed_is_told_by_name() {
    for name in ["zstd", "deflate", "gzip, br"] {
        let error = fails(answer(200, &[&format!("Content-Encoding: {name}")], "x"));
        assert_eq!(error, Error::Encoding(name.to_owned()));
    }
    let error = fails(answer(200, &["Content-Encoding: gzip"], "<rss> not compressed at all"));
    assert_eq!(error, Error::Garbled("gzip".to_owned()));
    let error = fails(answer(200, &["Content-Encoding: br"], "<rss> not compressed at all"));
    assert_eq!(error, Error::Garbled("br".to_owned()));
}

#[test]
fn a_connection_that_ends_without_an_answer_is_tried_once_more() {
    let server = Server::always(Reply::Hang);
    assert_eq!(whole(&server.at("/")), Err(Error::Closed));
    assert_eq!(server.asked().len(), 2);
    let first = std::sync::atomic::AtomicBool::new(true);
    let server = Server::start(move |_, _| {
        let is_first = first.swap(false, std::sync::atomic::Ordering::Relaxed);
        if is_first { Reply::Hang } else { answer(200, &[], "<rss>") }
    });
    assert_eq!(whole(&server.at("/")), Ok(b"<rss>".to_vec()));
}

#[test]
fn a_refusal_is_not_asked_for_again() {
    let server = Server::always(answer(429, &["Retry-After: 0"], ""));
    assert_eq!(whole(&server.at("/")), Err(Error::Status(429, Some(0))));
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn where_no_server_is_that_is_told() {
    let free = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = free.local_addr().expect("it has an address");
    drop(free);
    let url = |text: &str| Url::parse(text).expect("it is an address");
    assert_eq!(whole(&url(&format!("http://{address}/"))), Err(Error::Refused));
    let unknown = whole(&url("http://nobody.invalid/")).expect_err("nobody has that name");
    assert_eq!(unknown, Error::Resolve("nobody.invalid".to_owned()));
    for text in ["ftp://a.example/", "file:///etc/passwd", "data:,x", "http://a:b@c.example/"] {
        assert_eq!(whole(&url(text)).map_err(|error| error.code()), Err("fetch-address"), "{text}");
    }
}

#[test]
fn what_speaks_another_language_is_told() {
    let talk = |bytes: &[u8]| fails(Reply::Send(bytes.to_vec())).code();
    assert_eq!(talk(b"220 mail.example ESMTP\r\n\r\n"), "fetch-protocol");
    let server = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = server.local_addr().expect("it has an address");
    std::thread::spawn(move || {
        let (mut stream, _) = server.accept().expect("somebody comes");
        std::io::Write::write_all(&mut stream, b"HTTP/1.1 400 Bad Request\r\n\r\n")
            .expect("it hears");
        drop(stream.read(&mut [0; 1_000]));
    });
    let url = Url::parse(&format!("https://{address}/")).expect("it is an address");
    assert_eq!(whole(&url).map_err(|error| error.code()), Err("fetch-tls"));
}

#[test]
fn what_a_public_document_names_does_not_lead_into_a_private_network() {
    let server = Server::always(answer(200, &[], "secret"));
    let port = server.address.port();
    for host in ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"] {
        let url = Url::parse(&format!("http://{host}:{port}/")).expect("it is an address");
        let found = with(bounds()).get(&url, PUBLIC, Accept::Picture).expect_err("it is refused");
        assert_eq!(found.code(), "fetch-private", "{host}");
    }
    assert_eq!(server.asked(), [""; 0], "nobody knocked");
    let own = Trust::From(Network::Loopback);
    assert!(with(bounds()).get(&server.at("/"), own, Accept::Picture).is_ok());
    let other = Trust::From(Network::Private);
    assert!(with(bounds()).get(&server.at("/"), other, Accept::Picture).is_err());
}

/// A client for whom this server is everybody's, and all else what it is.
fn open_to(public: SocketAddr) -> Client {
    let judge: Judge =
        Arc::new(
            move |address| {
                if address == public { Network::Public } else { Network::of(address.ip()) }
            },
        );
    Client::with(bounds(), &judge)
}

#[test]
fn a_redirect_is_trusted_as_the_server_that_sends_it() {
    let inside = Server::always(answer(200, &[], "secret"));
    let to = inside.url("/");
    let public = Server::start(move |_, _| redirect(302, &to));
    let client = open_to(public.address);
    let error = client.get(&public.at("/"), GIVEN, Accept::Feed).expect_err("it is refused");
    assert_eq!(error, Error::Private(inside.address.to_string()));
    assert_eq!(inside.asked(), [""; 0], "nobody knocked");
    let to = inside.url("/");
    let near = Server::start(move |_, _| redirect(302, &to));
    let answer = client.get(&near.at("/"), GIVEN, Accept::Feed).expect("it is at home");
    assert_eq!(answer.trust(), Trust::From(Network::Loopback));
    let out = public.url("/");
    let near = Server::start(move |_, _| redirect(302, &out));
    let error = client.get(&near.at("/"), GIVEN, Accept::Feed).expect_err("out, and in again");
    assert_eq!(error.code(), "fetch-private");
}

#[test]
fn each_error_has_a_code_of_its_own_and_says_what_to_do() {
    let text = String::new;
    let errors = [
        Error::Address(text()),
        Error::Private(text()),
        Error::Resolve(text()),
        Error::Refused,
        Error::Unreachable(text()),
        Error::Tls(text()),
        Error::Slow(Wait::Byte),
        Error::Closed,
        Error::Cut { got: 1, of: None },
        Error::Large(Part::Wire, 1),
        Error::Loop(text()),
        Error::Redirects(1),
        Error::Astray(text()),
        Error::Status(404, None),
        Error::Encoding(text()),
        Error::Garbled(text()),
        Error::Protocol(text()),
    ];
    let codes: std::collections::BTreeSet<&str> = errors.iter().map(Error::code).collect();
    assert_eq!(codes.len(), errors.len());
    for error in errors {
        let told = error.to_string();
        let (cause, remedy) = told.rsplit_once(": ").expect("a cause and a remedy");
        assert!(cause.len() > 10 && remedy.len() > 10, "{told}");
    }
}
