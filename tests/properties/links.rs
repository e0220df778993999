//! What holds for every address that passes the gate.
#![expect(clippy::unwrap_used, clippy::panic, reason = "what does not hold is a failed test")]

use newsreel::link::{Link, Use};

use super::choices::Choices;
use super::resolve::resolve;

/// What addresses and attacks on them are made of.
pub(crate) const PIECES: &[&str] = &[
    "https://a.example",
    "http://a.example:8080",
    "https:",
    "HTTP:",
    "//",
    "/",
    "\\",
    "..",
    "./",
    "?",
    "#",
    "?q=a b",
    "#名",
    "a",
    "b/c.webp",
    "news",
    "뉴스",
    "%20",
    "%00",
    "%",
    " ",
    "\t",
    "\r\n",
    "\u{0}",
    "\u{a0}",
    "\u{3000}",
    "\u{feff}",
    "\u{202e}",
    "@",
    "name@",
    "name:word@",
    "evil.example",
    "BÜCHER.example",
    "xn--bcher-kva.example",
    "例子.example",
    "。",
    "[::1]",
    "127.0.0.1",
    "0x7f.1",
    "localhost",
    ":4000",
    ":99999",
    "javascript:",
    "java\nscript:",
    "JavaScript:alert(1)",
    "vbscript:",
    "data:image/png;base64,",
    "data:image/svg+xml,",
    "data:text/html,",
    "data:",
    "image/png",
    ";",
    ",",
    "blob:https://a.example/",
    "file:///",
    "filesystem:",
    "about:blank",
    "ftp://",
    "mailto:",
    "mailto:ada@example.org",
    "tel:",
    "tel:+86 10 1",
    "ws://",
    "<script>",
    "\"",
    "'",
    "`",
    "{{ url }}",
    "é",
    "🎈",
    "",
];

const BASES: [&str; 4] = [
    "https://feed.example/data/feed.json?a#b",
    "http://feed.example:8080/",
    "mailto:ada@example.org",
    "no address",
];

pub(crate) fn hold_for(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let base = choices.one_of(&BASES);
    hold(&choices.text(PIECES), base);
    if let Ok(text) = std::str::from_utf8(bytes) {
        hold(text, base);
    }
}

pub(crate) fn hold(text: &str, base: &str) {
    let links = [Use::Follow, Use::Fetch, Use::Picture].map(|purpose| {
        let link = Link::new(text, base, purpose, resolve);
        link.as_ref().into_iter().for_each(|link| hold_of(link, purpose));
        link
    });
    let [follow, fetch, picture] = links;
    if fetch.is_some() {
        assert_eq!((&follow, &picture), (&fetch, &fetch), "{text:?}");
    }
}

/// What holds for an address that passed for a use, wherever it was read.
pub(crate) fn hold_of(link: &Link, purpose: Use) {
    let href = link.as_str();
    assert!(href.bytes().all(|byte| matches!(byte, b' '..=b'~')), "{href:?}");
    let again = Link::new(href, "https://other.example/", purpose, resolve);
    assert_eq!(again.as_ref(), Some(link), "it is not its own address");
    let url = url::Url::parse(href).unwrap();
    match (url.scheme(), purpose) {
        ("http" | "https", _) => {
            assert!(url.has_host() && url.username().is_empty() && url.password().is_none());
            assert_eq!(link.origin(), url.origin().ascii_serialization());
        }
        ("mailto" | "tel", Use::Follow) => (),
        ("data", Use::Picture) => {
            assert!(!href.starts_with("data:image/svg"));
        }
        _ => panic!("{href:?} passed for {purpose:?}"),
    }
}
