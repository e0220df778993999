//! The e-mail check: verdicts, repairs and suggestions.
#![cfg(not(target_arch = "wasm32"))]

use endings::endings;
use newsreel::email::{Check, Eai, Options, Verdict, check};
use unicode::{nfc, to_ascii};

#[path = "email/boundaries.rs"]
mod boundaries;
#[path = "native/endings.rs"]
mod endings;
#[path = "email/set.rs"]
mod set;
#[path = "email/suggestions.rs"]
mod suggestions;
#[path = "email/table.rs"]
mod table;
#[path = "native/unicode.rs"]
mod unicode;

fn checked(text: &str) -> Check {
    check(text, &Options { endings: endings(), ..Options::new(&to_ascii, &nfc) })
}

fn reason(check: &Check) -> Option<&'static str> {
    check.reason.map(newsreel::email::Reason::as_str)
}

#[track_caller]
fn assert_outcome(typed: &str, verdict: Verdict, code: Option<&str>, address: Option<&str>) {
    let check = checked(typed);
    let got = (check.verdict, reason(&check), check.address.as_deref());
    assert_eq!(got, (verdict, code, address), "for {typed:?}");
}

#[test]
fn a_newsletter_for_latin_addresses_says_so() {
    let latin = Options { eai: Eai::Reject, ..Options::new(&to_ascii, &nfc) };
    for typed in ["用户@example.org", "zoë@example.org"] {
        let check = check(typed, &latin);
        assert_eq!(check.verdict, Verdict::Reject);
        assert_eq!(reason(&check), Some("non-ascii-local"));
    }
    assert_eq!(check("zoe@bücher.example.org", &latin).verdict, Verdict::Accept);
}

#[test]
fn a_newsletter_that_may_not_reach_all_scripts_asks() {
    let cautious = Options { eai: Eai::Warn, ..Options::new(&to_ascii, &nfc) };
    for typed in ["用户@example.org", "Zoë <zoe\u{308}@example.org>"] {
        let check = check(typed, &cautious);
        assert_eq!((check.verdict, reason(&check)), (Verdict::Warn, Some("non-ascii-local")));
        assert!(check.address.is_some());
    }
    assert_eq!(reason(&check("🎈@example.org", &cautious)), Some("symbol-in-local"));
    assert_eq!(check("zoe@bücher.example.org", &cautious).verdict, Verdict::Accept);
}

#[test]
fn ways_to_treat_all_scripts_have_names() {
    let named = ["accept", "warn", "reject", "", "Accept"].map(Eai::named);
    assert_eq!(named, [Some(Eai::Accept), Some(Eai::Warn), Some(Eai::Reject), None, None]);
}

#[test]
fn what_a_service_refuses_is_no_character_of_an_address_for_it() {
    let list = Options { refused: "|^", ..Options::new(&to_ascii, &nfc) };
    for typed in ["a|da@example.org", "^ada@example.org", "zoë|@example.org"] {
        let refused = check(typed, &list);
        assert_eq!((refused.verdict, reason(&refused)), (Verdict::Reject, Some("local-char")));
        assert_eq!(checked(typed).verdict, Verdict::Accept);
    }
    assert_eq!(check("a+d&a@example.org", &list).verdict, Verdict::Accept);
}

#[test]
fn test_domains_pass_where_they_are_wanted() {
    let testing = Options { allow_test_domains: true, ..Options::new(&to_ascii, &nfc) };
    assert_eq!(check("ada@shop.test", &testing).verdict, Verdict::Accept);
    assert_eq!(checked("ada@shop.test").verdict, Verdict::Reject);
}

#[test]
fn the_eye_sees_the_letters_that_were_typed_and_the_wire_a_labels() {
    let typed_as_letters = checked("zoë@Straße.Example.org");
    assert_eq!(typed_as_letters.address.as_deref(), Some("zoë@xn--strae-oqa.example.org"));
    assert_eq!(typed_as_letters.display, "zoë@straße.example.org");
    let typed_as_a_labels = checked("zoe@XN--strae-oqa.example.org");
    assert_eq!(typed_as_a_labels.display, "zoe@xn--strae-oqa.example.org");
}

#[test]
fn a_refused_text_is_left_as_it_was_typed() {
    let check = checked(" ada at example.org ");
    assert_eq!(check.display, " ada at example.org ");
    assert_eq!(check.address, None);
}

#[test]
fn the_local_part_keeps_its_case_and_the_domain_does_not() {
    assert_outcome("Ada.L@EXAMPLE.Org", Verdict::Accept, None, Some("Ada.L@example.org"));
}

#[test]
fn a_browser_that_lets_anything_through_is_looked_at_again() {
    let careless = |domain: &str| Some(domain.to_ascii_lowercase().replace('ü', "%c3%bc"));
    let check = check("ada@mülheim.example.org", &Options::new(&careless, &nfc));
    assert_eq!(reason(&check), Some("idna"));
    let echo = |domain: &str| Some(domain.to_ascii_lowercase());
    let check = newsreel::email::check("ada@xn--a.example.org", &Options::new(&echo, &nfc));
    assert_eq!(reason(&check), Some("bad-a-label"));
}

#[test]
fn verdicts_have_stable_names() {
    let names =
        [Verdict::Accept, Verdict::Fix, Verdict::Warn, Verdict::Reject].map(Verdict::as_str);
    assert_eq!(names, ["accept", "fix", "warn", "reject"]);
}
