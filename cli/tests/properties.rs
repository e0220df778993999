//! What holds for any source and any HTML at all, over inputs made of realistic pieces. `cargo xtask
//! fuzz` gives the same properties to a fuzzer.

#[path = "../../tests/properties/choices.rs"]
mod choices;
#[path = "properties/cleaned.rs"]
mod cleaned;
#[expect(dead_code, reason = "the pieces alone are of use here")]
#[path = "../../tests/properties/dates.rs"]
mod dates;
#[path = "properties/imports.rs"]
mod imports;
#[path = "properties/sources.rs"]
mod sources;
#[expect(dead_code, reason = "the pieces alone are of use here")]
#[path = "../../tests/properties/texts.rs"]
mod texts;

use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any, proptest};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn any_source_is_a_feed_that_the_widget_reads_or_an_error(bytes in vec(any::<u8>(), 0..200)) {
        imports::hold_for(&bytes);
    }

    #[test]
    fn any_html_is_clean_when_it_is_cleaned(bytes in vec(any::<u8>(), 0..60)) {
        cleaned::hold_for(&bytes);
    }
}

#[test]
fn any_piece_over_and_over_takes_no_time() {
    let declared: Vec<_> = (0..20_000).map(|number| format!(" xmlns:n{number}='x'")).collect();
    let declared = declared.concat();
    let elements = ["<rss", &declared, "><channel>", &"<n1:a/>".repeat(50_000)].concat();
    imports::hold(elements.as_bytes());
    for piece in sources::PIECES.iter().chain(texts::PIECES) {
        let many = piece.repeat(10_000 / piece.len().max(1));
        imports::hold(["<rss><channel><item><description>", &many].concat().as_bytes());
        imports::hold(["<rss><channel>", &many].concat().as_bytes());
        cleaned::hold(&many);
    }
}

#[test]
fn a_base_that_grows_ends() {
    for unit in ["<div xml:base='a/'><a href=b>", "<a href=b>"] {
        let html = unit.repeat(20_000);
        cleaned::hold(&html);
        let base = format!("https://a.example/{}", "x/".repeat(50_000));
        let source = format!("<rss><channel xml:base='{base}'><item><description><![CDATA[{html}");
        imports::hold(source.as_bytes());
    }
}
