//! What a person reads of each reason: a sentence of its own that says what to do.

use std::collections::BTreeMap;

use newsreel::email::Reason;
use newsreel::runtime::Machine;
use newsreel::signup::{About, Effect, Event};

use super::scene::{assert_says, form, press, says};

/// Every reason to refuse or to doubt, met by typing; the codes in the order of `Reason::ALL`.
const TYPED: &[(&str, &str)] = &[
    ("typo", "ada@gmial.com"),
    ("local-over-64", "LONG_LOCAL@example.org"),
    ("symbol-in-local", "🎈@example.org"),
    ("idna2003-only", "ada@i❤.example.org"),
    ("mixed-script", "ada@bаnk.example.org"),
    ("hyphen34", "ada@ab--cd.example.org"),
    ("local-often-refused", "-ada@example.org"),
    ("legacy-dots", "hana.@docomo.ne.jp"),
    ("empty", ""),
    ("lone-surrogate", "ad\u{fffd}a@example.org"),
    ("too-long", "LONG_LOCALLONG_LOCALLONG_LOCALLONG_LOCAL@example.org"),
    ("bidi-control", "ada\u{202e}@example.org"),
    ("control-char", "ada\u{7}l@example.org"),
    ("space-inside", "ada l@example.org"),
    ("no-at", "ada"),
    ("several-at", "ada@lin@example.org"),
    ("empty-local", "@example.org"),
    ("empty-domain", "ada@"),
    ("quoted-local", "\"ada\"@example.org"),
    ("comment-or-bracket", "ad(a)@example.org"),
    ("local-dots", "ada..l@example.org"),
    ("local-char", "a,da@example.org"),
    ("local-char-after-nfc", "ada\u{37e}@example.org"),
    ("local-unsafe-unicode", "ada\u{e123}@example.org"),
    ("domain-literal", "ada@[192.0.2.1]"),
    ("domain-char", "ada@exa_mple.org"),
    ("no-dot-in-domain", "ada@example"),
    ("empty-label", "ada@example..org"),
    ("ip-or-numeric-tld", "ada@192.0.2.1"),
    ("hyphen-edge", "ada@-example.org"),
    ("bad-a-label", "ada@xn--a.example"),
    ("idna", "ada@a\u{2488}.example"),
    ("idna2003-tld", "ada@example.☃"),
    ("label-too-long", "ada@LONG_LOCAL.example.org"),
    ("domain-too-long", "a@d.LABEL.LABEL.LABEL.LABEL.example.org"),
    ("one-letter-tld", "ada@example.o"),
    ("odd-tld", "ada@example.or9"),
    ("special-use-tld", "ada@site.invalid"),
];

/// What the form says of a text that is sent, and the code that the page is told.
fn refusal(typed: &str) -> (String, &'static str) {
    let typed = typed.replace("LONG_LOCAL", &"l".repeat(65)).replace("LABEL", &"d".repeat(62));
    let mut signup = form(&[]);
    signup.update(Event::Typed(typed));
    let effects = press(&mut signup);
    let code = match effects.as_slice() {
        [Effect::Invalid(code, _), Effect::Focus(_)] => code,
        _ => "none",
    };
    let (sentence, about) = says(&signup);
    assert_eq!(about, About::Field, "{code}");
    (sentence, code)
}

#[test]
fn every_reason_to_refuse_or_to_doubt_has_a_sentence_of_its_own() {
    let mut sentences: BTreeMap<String, &str> = BTreeMap::new();
    for (expected, typed) in TYPED {
        let (sentence, code) = refusal(typed);
        assert_eq!(code, *expected, "{typed:?}");
        let other = sentences.insert(sentence, code);
        assert_eq!(other, None, "{code} has a sentence that is not its own");
    }
}

#[test]
fn no_reason_is_left_out() {
    let of_repairs = "trim mailto angle quotes fullwidth ideographic-dot trailing-punct invisible \
                      space-around-sep nfc";
    // Some services have it, and tests of their own.
    let elsewhere = ["non-ascii-local", "unknown-tld"];
    let rest: Vec<&str> = Reason::ALL
        .iter()
        .map(|reason| reason.as_str())
        .filter(|code| !of_repairs.split(' ').any(|repair| repair == *code))
        .filter(|code| !elsewhere.contains(code))
        .collect();
    let typed: Vec<&str> = TYPED.iter().map(|(code, _)| *code).collect();
    assert_eq!(typed, rest);
}

#[test]
fn a_sentence_says_what_to_do() {
    let table = [
        (
            "ada@[192.0.2.1]",
            "After the @ a name must stand, not square brackets, as in name@example.org.",
        ),
        ("ada@example.or9", "There is no such ending. Check the letters after the last dot."),
        (
            "ada@xn--a.example",
            "The part that begins with xn-- is damaged. Type the name in its own letters.",
        ),
        (
            "ada@bаnk.example.org",
            "Letters of two alphabets are mixed after the @. Check them, or press again to send it as it is.",
        ),
    ];
    for (typed, sentence) in table {
        assert_eq!(refusal(typed).0, sentence);
    }
}

#[test]
fn a_doubt_about_more_than_a_slip_is_sent_when_the_person_insists() {
    let mut signup = form(&[]);
    signup.update(Event::Typed("ada@ab--cd.example.org".to_owned()));
    press(&mut signup);
    let sentence = "There are two hyphens in a row after the @. Check them, or press again to send \
                    it as it is.";
    assert_says(&signup, sentence, About::Field);
    assert!(matches!(press(&mut signup).as_slice(), [Effect::Send(_)]));
}
