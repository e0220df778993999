//! What holds for every text that is typed in place of an address.

use newsreel::email::{Check, Options, Verdict, check};

use super::choices::Choices;
use super::endings::endings;
use super::unicode::{nfc, to_ascii};

/// Pieces that addresses, wrappers and attacks are made of.
const PIECES: &[&str] = &[
    "",
    "a",
    "ada",
    "Z",
    "0",
    "163",
    "@",
    "@",
    "@",
    "＠",
    ".",
    ".",
    "..",
    "-",
    "--",
    "_",
    "+",
    "%",
    "%40",
    "%0d%0a",
    " ",
    "\t",
    "\r\n",
    "\u{A0}",
    "\u{3000}",
    "\u{200B}",
    "\u{200C}",
    "\u{200D}",
    "\u{FEFF}",
    "\u{202E}",
    "\u{2066}",
    "\u{FFFD}",
    "\u{E000}",
    "\u{0}",
    "\u{85}",
    "\"",
    "'",
    "\\",
    "<",
    ">",
    "＜",
    "＞",
    "(",
    ")",
    "[",
    "]",
    ",",
    ";",
    ":",
    "?",
    "mailto:",
    "MAILTO:",
    "《",
    "》",
    "“",
    "”",
    "。",
    "．",
    "｡",
    "、",
    "e\u{301}",
    "\u{301}",
    "é",
    "ß",
    "ς",
    "İ",
    "ǆ",
    "\u{37E}",
    "\u{1FEF}",
    "\u{212A}",
    "用户",
    "例子",
    "ユーザー",
    "홍",
    "\u{1112}\u{1161}",
    "болд",
    "аa",
    "नी",
    "क्",
    "م",
    "ש",
    "🎈",
    "❤\u{FE0F}",
    "☃",
    "€",
    "™",
    "\u{2488}",
    "xn--",
    "xn--a",
    "xn--bcher-kva",
    "xn--80ah2ava2a",
    "gmail",
    "gmial",
    "yahoo",
    "qq",
    "com",
    "con",
    "dee",
    "orgg",
    "co.jp",
    "org",
    "cn",
    "mn",
    "test",
    "example.org",
    "gmail.com",
    "docomo.ne.jp",
    "127.0.0.1",
    "0x7f",
    "1",
    "lllllllllllllllllllllllll",
    "ddddddddddddddddddddddddddddddddd.",
    "@example.org",
    "ada@example.org",
    "<ada@example.org>",
];

pub(crate) fn checked(text: &str) -> Check {
    check(text, &Options { endings: endings(), ..Options::new(&to_ascii, &nfc) })
}

pub(crate) fn hold_for(bytes: &[u8]) -> Verdict {
    if let Ok(text) = std::str::from_utf8(bytes) {
        hold(text);
    }
    hold(&Choices::new(bytes).text(PIECES))
}

pub(crate) fn hold(typed: &str) -> Verdict {
    let check = checked(typed);
    assert_eq!(check.address.is_none(), check.verdict == Verdict::Reject, "{typed:?}: {check:?}");
    assert_eq!(check.reason.is_none(), check.verdict == Verdict::Accept, "{typed:?}: {check:?}");
    if let Some(address) = &check.address {
        assert_sendable(address, typed);
        assert_settled(&check, typed);
    }
    if let Some(suggestion) = &check.suggestion {
        let suggested = checked(suggestion);
        assert!(suggested.verdict != Verdict::Reject, "{typed:?}: {suggestion:?}");
        assert_eq!(suggested.suggestion, None, "{typed:?}: {suggestion:?}");
    }
    check.verdict
}

/// Nothing in an address can start a header, hide, or be split elsewhere than at its one `@`.
fn assert_sendable(address: &str, typed: &str) {
    assert!(!address.contains(char::is_control), "{typed:?}: {address:?}");
    assert!(!address.contains(char::is_whitespace), "{typed:?}: {address:?}");
    assert!(!address.contains(['"', '<', '>', ',', ';']), "{typed:?}: {address:?}");
    assert!(address.len() <= 254, "{typed:?}: {address:?}");
    let (local, domain) = address.split_once('@').unwrap_or_default();
    assert!(!local.is_empty() && !domain.contains('@'), "{typed:?}: {address:?}");
    let is_host = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.');
    assert!(domain.bytes().all(is_host), "{typed:?}: {address:?}");
}

/// A canonical address is its own canonical form, and so is what is shown for it.
fn assert_settled(check: &Check, typed: &str) {
    for form in [check.address.as_deref().unwrap_or_default(), check.display.as_str()] {
        let again = checked(form);
        assert!(
            matches!(again.verdict, Verdict::Accept | Verdict::Warn),
            "{typed:?}: {form:?} became {again:?}"
        );
        assert_eq!(again.address, check.address, "{typed:?}: {form:?}");
    }
}
