//! An element in a page, for the tests: its attributes, its feeds, and what happens to it.
#![expect(clippy::expect_used, reason = "what a test itself wrote can be read")]

use std::cell::Cell;
use std::rc::Rc;

use newsreel::carousel::{Carousel, Effect, Event, Fetch, Page, View};
use newsreel::feed::{Error, Feed, Selection, Value};
use newsreel::link::{Link, Use};
use newsreel::options::CarouselOptions;
use newsreel::rotation::{self, By, Step};
use newsreel::runtime::Machine;
use newsreel::words::Words;
use serde_json::json;

pub(crate) const BASE: &str = "https://page.example/news/";

/// `new URL(text, base).href`.
pub(crate) fn resolve(text: &str, base: &str) -> Option<String> {
    Some(url::Url::parse(base).ok()?.join(text).ok()?.into())
}

thread_local! {
    // Each test has a thread, and so a clock, of its own.
    static CLOCK_MS: Cell<f64> = const { Cell::new(0.0) };
}

fn now() -> f64 {
    CLOCK_MS.get()
}

/// Lets time pass.
pub(crate) fn pass(seconds: f64) {
    CLOCK_MS.set(now() + seconds * 1_000.0);
}

pub(crate) fn page(calm: bool) -> Page {
    let origin = "https://page.example".to_owned();
    Page { base: BASE.to_owned(), origin, resolve, now, calm, saves_data: false }
}

pub(crate) fn options(attributes: &[(&str, &str)]) -> CarouselOptions {
    CarouselOptions::new(&|name| {
        let found = attributes.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| (*value).to_owned())
    })
}

/// An element with a feed and these attributes besides.
pub(crate) fn element(attributes: &[(&str, &str)]) -> Carousel {
    Carousel::new(options(&with_feed(attributes)), page(false))
}

pub(crate) fn with_feed<'a>(attributes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [&[("feed", "feed.json")], attributes].concat()
}

/// The feed in these items' own words.
pub(crate) fn feed_of(items: &serde_json::Value) -> Box<Feed> {
    parsed(json!({ "title": "Harbour News", "language": "en", "items": items }))
}

/// A feed that came from beside the page.
pub(crate) fn parsed(json: serde_json::Value) -> Box<Feed> {
    let document = Rc::new(Value::read(json));
    let feed = Feed::read(document, BASE, &Selection::default(), resolve);
    Box::new(feed.expect("a feed"))
}

/// A feed of items with these ids, each with a headline made from it.
pub(crate) fn feed(ids: &[&str]) -> Box<Feed> {
    let item = |id: &&str| json!({ "id": id, "title": format!("About {id}") });
    feed_of(&ids.iter().map(item).collect())
}

/// An element that shows this feed, with all the slides that a hand would find.
pub(crate) fn showing(attributes: &[(&str, &str)], feed: Box<Feed>) -> Carousel {
    let mut carousel = element(attributes);
    carousel.update(Event::Load);
    carousel.update(Event::Answered(1, Ok(feed)));
    carousel.update(Event::Slides(rotation::Event::Hand));
    carousel
}

/// A request for the feed, or for one that is read anew.
pub(crate) fn fetch(link: Link, generation: u32, fresh: bool) -> Effect {
    Effect::Fetch(Fetch { link, generation, fresh, is_page: false })
}

/// The number of the request that is asked for.
pub(crate) fn generation(effects: &[Effect]) -> Option<u32> {
    effects.iter().find_map(|effect| {
        let Effect::Fetch(fetch) = effect else { return None };
        Some(fetch.generation)
    })
}

/// Asks for the feed again, and has it answered.
pub(crate) fn reload(carousel: &mut Carousel, answer: Result<Box<Feed>, Error>) -> Vec<Effect> {
    let effects = carousel.update(Event::Load);
    let Some(generation) = generation(&effects) else { return effects };
    carousel.update(Event::Answered(generation, answer))
}

pub(crate) fn step(carousel: &mut Carousel, step: Step, by: By) -> Vec<Effect> {
    carousel.update(Event::Slides(rotation::Event::Move(step, by)))
}

pub(crate) fn press(carousel: &mut Carousel, to: Step) -> Vec<Effect> {
    step(carousel, to, By::User)
}

pub(crate) fn view(carousel: &Carousel) -> View {
    carousel.view(&Words::default())
}

pub(crate) fn link(text: &str) -> Link {
    Link::new(text, BASE, Use::Fetch, resolve).expect("an address")
}
