//! What holds for any input at all, over inputs made of realistic pieces. `cargo xtask fuzz` gives
//! the same properties to a fuzzer.
#![cfg(not(target_arch = "wasm32"))]

#[path = "properties/choices.rs"]
mod choices;
#[path = "properties/dates.rs"]
mod dates;
#[path = "properties/emails.rs"]
mod emails;
#[path = "native/endings.rs"]
mod endings;
#[path = "properties/feeds.rs"]
mod feeds;
#[path = "properties/links.rs"]
mod links;
#[path = "native/resolve.rs"]
mod resolve;
#[path = "properties/texts.rs"]
mod texts;
#[path = "native/unicode.rs"]
mod unicode;

use choices::Choices;
use newsreel::email::Verdict;
use newsreel::feed::Date;
use newsreel::link::{Link, Use};

/// So many runs of bytes, always the same ones (xorshift; Marsaglia 2003).
fn runs(count: usize) -> impl Iterator<Item = [u8; 96]> {
    let mut number = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = move || {
        number ^= number << 13;
        number ^= number >> 7;
        number ^= number << 17;
        number.to_le_bytes()[3]
    };
    (0..count).map(move |_| std::array::from_fn(|_| next()))
}

#[test]
fn any_text_in_place_of_a_date_is_the_same_day_wherever_it_is_read() {
    runs(8_000).for_each(|bytes| dates::hold_for(&bytes));
}

#[test]
fn any_text_in_place_of_an_address_is_safe_for_its_use_or_refused() {
    runs(2_000).for_each(|bytes| links::hold_for(&bytes));
}

#[test]
fn any_markup_gives_text_and_pictures_within_limits() {
    runs(2_000).for_each(|bytes| texts::hold_for(&bytes));
}

#[test]
fn any_document_is_a_feed_within_limits_or_none() {
    runs(200).for_each(|bytes| feeds::hold_for(&bytes));
}

#[test]
fn any_typed_text_is_answered_and_the_answers_hold_together() {
    runs(10_000).for_each(|bytes| _ = emails::hold_for(&bytes));
}

#[test]
fn any_character_in_any_place_of_an_address_is_answered() {
    let planes = (0..=0x2_FFFF_u32).chain(0xE_0000..=0xE_01FF).filter_map(char::from_u32);
    for character in planes.step_by(173) {
        emails::hold(&format!("a{character}a@example.org"));
        emails::hold(&format!("ada@b{character}b.example.org"));
        emails::hold(&format!("{character}ada@example.org{character}"));
    }
}

#[test]
fn hundred_thousand_characters_in_place_of_an_address_are_answered_at_once() {
    for piece in ["a", "@", ".", " ", "<", "\"", "例", "a@", "-", "\u{200B}", "mailto:", "xn--"] {
        let text = piece.repeat(100_000 / piece.len());
        assert_eq!(emails::checked(&text).verdict, Verdict::Reject, "{piece:?}");
        emails::hold(&format!("{text}ada@example.org"));
    }
}

#[test]
fn any_markup_over_and_over_gives_text_and_pictures_within_limits() {
    for piece in texts::PIECES.iter().filter(|piece| !piece.is_empty()) {
        texts::hold(&piece.repeat(1_000 / piece.len()));
    }
}

// The pieces must make good inputs too, or the tests above are about nothing.

#[test]
fn some_of_the_made_inputs_are_good_ones() {
    let texts_of = |pieces: &'static [&'static str]| {
        runs(2_000).map(move |bytes| Choices::new(&bytes).text(pieces)).collect::<Vec<_>>()
    };
    let dates = texts_of(dates::PIECES).iter().filter(|text| Date::new(text).is_some()).count();
    assert!(dates > 20, "{dates}");
    let passes = |text: &&String| {
        Link::new(text, "https://a.example/", Use::Fetch, resolve::resolve).is_some()
    };
    let links = texts_of(links::PIECES).iter().filter(passes).count();
    assert!(links > 20, "{links}");
    let shows = |bytes: &[u8; 96]| feeds::shows_an_item(bytes);
    let feeds = runs(200).filter(shows).count();
    assert!(feeds > 20, "{feeds}");
    let sendable = runs(2_000).filter(|bytes| emails::hold_for(bytes) != Verdict::Reject).count();
    assert!(sendable > 20, "{sendable}");
}
