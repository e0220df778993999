//! The set of endings: what is in it, what is taken for being in it, and what it weighs.

use newsreel::email::{Endings, Options, Verdict, check};

use super::endings::{bytes, endings};
use super::unicode::{nfc, to_ascii};
use super::{checked, reason};

/// Endings that will not go, of each kind.
const LASTING: &str = "com net org edu gov mil int info museum travel aero coop arpa de at ch uk fr mn \
                       cn jp kr ru tv io foundation academy university international xn--fiqs8s \
                       xn--3e0b707e xn--l1acc xn--p1ai xn--vermgensberatung-pwb";

#[test]
fn endings_that_exist_are_known() {
    let endings = endings();
    for label in LASTING.split(' ') {
        assert!(endings.has(label), "{label}");
    }
}

#[test]
fn pairs_of_letters_are_told_apart_without_error() {
    let endings = endings();
    let letters = b'a'..=b'z';
    let pairs = letters.clone().flat_map(|a| letters.clone().map(move |b| [a, b]));
    let known = pairs.filter(|pair| endings.has(str::from_utf8(pair).unwrap())).count();
    // As many countries and territories have one, and none comes or goes for years.
    assert!((245..255).contains(&known), "{known}");
    assert!(!["aa", "xx", "zz", "cc-", "ed", "en"].iter().any(|label| endings.has(label)));
}

/// What nobody will ever register: letters in an order that a number gives, and a mark of ours.
fn made_up() -> impl Iterator<Item = String> {
    let letter = |number: u32| char::from(b'a' + u8::try_from(number % 26).unwrap_or_default());
    let letters = move |number: u32| [1, 37, 977, 25_013].map(|part| letter(number / part));
    (1..12_501_u32).flat_map(move |seed| {
        let label: String = letters(seed.wrapping_mul(7_919)).iter().collect();
        [label.clone() + "q", String::from("xq") + &label]
    })
}

#[test]
fn less_than_one_ending_in_500_that_does_not_exist_is_taken_for_one() {
    let endings = endings();
    let labels: std::collections::BTreeSet<String> = made_up().collect();
    assert!(labels.len() > 20_000, "{}", labels.len());
    let known = labels.iter().filter(|label| endings.has(label)).count();
    assert!(known * 500 < labels.len() && known > 0, "{known} of {}", labels.len());
}

#[test]
fn the_set_is_small() {
    assert!(bytes().len() < 2_000, "{}", bytes().len());
}

#[test]
fn any_bytes_are_a_set() {
    let noise: Vec<u8> = (0..4_000_u32)
        .map(|at| (at.wrapping_mul(2_654_435_761) >> 24).try_into().unwrap())
        .collect();
    for length in (0..noise.len()).step_by(97) {
        Endings::new(&noise[..length]).has("museum");
    }
    assert!(!Endings::new(&[0xFF; 300]).has("museum"));
    assert!(!Endings::new(&[0; 300]).has("museum"));
}

#[test]
fn an_ending_that_is_not_known_is_asked_about() {
    let check = checked("name@uni-example.dee");
    assert_eq!((check.verdict, reason(&check)), (Verdict::Warn, Some("unknown-tld")));
    assert_eq!(check.address.as_deref(), Some("name@uni-example.dee"));
    assert_eq!(reason(&checked("🎈@example.dee")), Some("symbol-in-local"));
    assert_eq!(reason(&checked("ada@ab--cd.dee")), Some("hyphen34"));
    assert_eq!(reason(&checked("ada@gmial.con")), Some("typo"));
}

#[test]
fn without_a_set_no_ending_is_doubted() {
    let plain = Options::new(&to_ascii, &nfc);
    assert_eq!(check("name@uni-example.dee", &plain).verdict, Verdict::Accept);
    assert!(!Endings::default().has("com"));
}
