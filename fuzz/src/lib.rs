//! What the ordinary tests check, for a fuzzer that brings its own inputs.

#[path = "../../tests/model/action.rs"]
mod action;
#[path = "../../tests/model/attributes.rs"]
mod attributes;
#[path = "../../tests/properties/choices.rs"]
mod choices;
#[path = "../../cli/tests/properties/cleaned.rs"]
mod cleaned;
#[path = "../../tests/model/clock.rs"]
mod clock;
#[path = "../../tests/properties/dates.rs"]
mod dates;
#[path = "../../tests/properties/emails.rs"]
mod emails;
#[path = "../../tests/native/endings.rs"]
mod endings;
#[path = "../../tests/model/expected.rs"]
mod expected;
#[path = "../../tests/properties/feeds.rs"]
mod feeds;
#[path = "../../cli/tests/properties/imports.rs"]
mod imports;
#[path = "../../tests/properties/links.rs"]
mod links;
#[path = "../../tests/model/publisher.rs"]
mod publisher;
#[path = "../../tests/model/readings.rs"]
mod readings;
#[path = "../../tests/native/resolve.rs"]
mod resolve;
#[path = "../../tests/model/run.rs"]
mod run;
#[path = "../../tests/model/seen.rs"]
mod seen;
#[path = "../../tests/model/sentences.rs"]
mod sentences;
#[path = "../../tests/model/slides.rs"]
mod slides;
#[path = "../../cli/tests/properties/sources.rs"]
mod sources;
#[path = "../../tests/model/subscriber.rs"]
mod subscriber;
#[path = "../../tests/properties/texts.rs"]
mod texts;
#[path = "../../tests/native/unicode.rs"]
mod unicode;
#[path = "../../tests/model/world.rs"]
mod world;

use action::Action;
use subscriber::Deed;

/// The bytes of a feed.
pub fn feed(bytes: &[u8]) {
    feeds::hold_for(bytes);
}

/// A source that is imported.
pub fn import(bytes: &[u8]) {
    imports::hold_for(bytes);
}

/// HTML that is cleaned.
pub fn clean(bytes: &[u8]) {
    cleaned::hold_for(bytes);
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

/// What happens, one thing after the other: to a carousel, and to a form.
pub fn sequence(bytes: &[u8]) {
    let (chunks, _) = bytes.as_chunks();
    let numbers = || chunks.iter().take(100).map(|chunk| u32::from_le_bytes(*chunk));
    let actions: Vec<Action> = numbers().map(Action::of).collect();
    let deeds: Vec<Deed> = numbers().map(Deed::of).collect();
    for broken in [run::carousel(&actions).err(), run::signup(&deeds).err()].into_iter().flatten() {
        panic!("{broken}, after {actions:?} or {deeds:?}");
    }
}
