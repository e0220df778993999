//! What the ordinary tests check, for a fuzzer that brings its own inputs.

#[path = "../../tests/properties/choices.rs"]
mod choices;
#[path = "../../tests/properties/dates.rs"]
mod dates;
#[path = "../../tests/properties/emails.rs"]
mod emails;
#[path = "../../tests/native/endings.rs"]
mod endings;
#[path = "../../tests/properties/feeds.rs"]
mod feeds;
#[path = "../../tests/properties/links.rs"]
mod links;
#[path = "../../tests/native/resolve.rs"]
mod resolve;
#[path = "../../tests/properties/texts.rs"]
mod texts;
#[path = "../../tests/native/unicode.rs"]
mod unicode;

/// The bytes of a feed.
pub fn feed(bytes: &[u8]) {
    feeds::hold_for(bytes);
}

/// The text of a date.
pub fn date(bytes: &[u8]) {
    dates::hold_for(bytes);
}

/// An address, and what it is relative to.
pub fn link(bytes: &[u8]) {
    links::hold_for(bytes);
}

/// The HTML of an article.
pub fn text(bytes: &[u8]) {
    texts::hold_for(bytes);
}

/// What is typed in place of an e-mail address.
pub fn email(bytes: &[u8]) {
    emails::hold_for(bytes);
}
