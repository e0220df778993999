//! Whatever is typed, the check answers, and its answers hold together.

use newsreel::email::{Check, Verdict};

use super::checked;

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

/// A small generator of numbers, always the same ones (xorshift; Marsaglia 2003).
struct Numbers(usize);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    fn piece(&mut self) -> &'static str {
        PIECES.get(self.below(PIECES.len())).copied().unwrap_or_default()
    }

    fn text(&mut self) -> String {
        let count = 1 + self.below(9);
        (0..count).map(|_| self.piece()).collect()
    }
}

#[track_caller]
fn assert_holds_together(typed: &str) -> Verdict {
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
#[track_caller]
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
#[track_caller]
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

#[test]
fn any_splice_of_pieces_is_answered_and_the_answers_hold_together() {
    let mut numbers = Numbers(0x7F4A_7C15);
    let mut sendable = 0_u32;
    for _ in 0..12_000 {
        let verdict = assert_holds_together(&numbers.text());
        sendable += u32::from(verdict != Verdict::Reject);
    }
    // The pieces must make good addresses too, or the rest of this test is about nothing.
    assert!(sendable > 100, "{sendable}");
}

#[test]
fn any_character_in_any_place_is_answered() {
    let planes = (0..=0x2_FFFF_u32).chain(0xE_0000..=0xE_01FF).filter_map(char::from_u32);
    for character in planes.step_by(61) {
        assert_holds_together(&format!("a{character}a@example.org"));
        assert_holds_together(&format!("ada@b{character}b.example.org"));
        assert_holds_together(&format!("{character}ada@example.org{character}"));
    }
}

#[test]
fn hundred_thousand_characters_are_answered_at_once() {
    for piece in ["a", "@", ".", " ", "<", "\"", "例", "a@", "-", "\u{200B}", "mailto:", "xn--"] {
        let text = piece.repeat(100_000 / piece.len());
        assert_eq!(checked(&text).verdict, Verdict::Reject, "{piece:?}");
        let wrapped = format!("{text}ada@example.org");
        assert_holds_together(&wrapped);
    }
}
