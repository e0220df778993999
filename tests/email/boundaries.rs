//! The lengths that standards set, each at its last good and its first bad value.

use newsreel::email::Verdict;

use super::{assert_outcome, checked, reason};

/// A domain of that many octets, in labels of at most 63.
fn domain_of(octets: usize) -> String {
    let mut domain = String::from("org");
    while domain.len() < octets {
        let room = octets - domain.len() - 1;
        // A label of room 64 would leave one octet, too few for a label and its dot.
        let label = if room == 64 { 62 } else { room.min(63) };
        domain = format!("{}.{domain}", "d".repeat(label));
    }
    assert_eq!(domain.len(), octets);
    domain
}

#[track_caller]
fn assert_reason(typed: &str, verdict: Verdict, code: Option<&str>) {
    let check = checked(typed);
    assert_eq!((check.verdict, reason(&check)), (verdict, code), "for {typed:?}");
}

#[test]
fn local_parts_of_more_than_64_octets_are_doubted() {
    let local_of = |octets: usize| format!("{}@example.org", "l".repeat(octets));
    assert_reason(&local_of(64), Verdict::Accept, None);
    assert_reason(&local_of(65), Verdict::Warn, Some("local-over-64"));
}

#[test]
fn octets_count_and_not_letters() {
    let local_of = |letters: usize| format!("{}@example.org", "é".repeat(letters));
    assert_reason(&local_of(32), Verdict::Accept, None);
    assert_reason(&local_of(33), Verdict::Warn, Some("local-over-64"));
}

#[test]
fn octets_count_after_normalization() {
    let address = format!("{}@example.org", "é".repeat(32));
    let typed = address.replace('é', "e\u{301}");
    assert_outcome(&typed, Verdict::Fix, Some("nfc"), Some(&address));
}

#[test]
fn labels_have_63_octets_at_most() {
    let label_of = |octets: usize| format!("ada@{}.org", "d".repeat(octets));
    assert_reason(&label_of(63), Verdict::Accept, None);
    assert_reason(&label_of(64), Verdict::Reject, Some("label-too-long"));
}

#[test]
fn a_labels_count_as_they_are_sent() {
    let label_of = |letters: usize| format!("ada@ü{}.org", "d".repeat(letters));
    let sent = checked(&label_of(55)).address.unwrap();
    assert_eq!(sent.len(), "ada@".len() + 63 + ".org".len());
    assert_reason(&label_of(56), Verdict::Reject, Some("label-too-long"));
}

#[test]
fn domains_have_253_octets_at_most() {
    // With any local part, 253 octets are too many for the address but not for the domain.
    assert_reason(&format!("a@{}", domain_of(253)), Verdict::Reject, Some("too-long"));
    assert_reason(&format!("a@{}", domain_of(254)), Verdict::Reject, Some("domain-too-long"));
}

#[test]
fn addresses_have_254_octets_at_most() {
    assert_reason(&format!("a@{}", domain_of(252)), Verdict::Accept, None);
    assert_reason(&format!("ada@{}", domain_of(250)), Verdict::Accept, None);
    assert_reason(&format!("ada@{}", domain_of(251)), Verdict::Reject, Some("too-long"));
}

#[test]
fn texts_of_more_than_320_characters_are_not_looked_at() {
    let address = "<ada@example.org>";
    let text_of = |characters: usize| format!("{}{address}", "名".repeat(characters - 17));
    assert_reason(&text_of(320), Verdict::Fix, Some("angle"));
    assert_reason(&text_of(321), Verdict::Reject, Some("too-long"));
}

#[test]
fn white_space_around_does_not_count() {
    let typed = format!("{}ada@example.org{}", " ".repeat(10_000), "\n".repeat(10_000));
    assert_outcome(&typed, Verdict::Fix, Some("trim"), Some("ada@example.org"));
}
