//! A feed that is read again by itself.

use newsreel::carousel::{Carousel, Effect, Event, State};
use newsreel::feed::Error;
use newsreel::rotation::{Event as Slide, Hold, Step};
use newsreel::runtime::Machine;
use serde_json::json;

use super::scene::{element, feed, fetch, generation, link, parsed, press, reload, showing, view};

const EVERY_MINUTE: &[(&str, &str)] = &[("refresh", "60")];

fn refreshing() -> Carousel {
    showing(EVERY_MINUTE, feed(&["a", "b"]))
}

fn hide(carousel: &mut Carousel, hidden: bool) -> Vec<Effect> {
    carousel.update(Event::Slides(Slide::Hold(Hold::Hidden, hidden)))
}

#[test]
fn without_the_attribute_a_feed_is_read_once() {
    assert_eq!(view(&showing(&[], feed(&["a"]))).refresh_ms, None);
    assert_eq!(view(&refreshing()).refresh_ms, Some(60_000));
}

#[test]
fn until_there_is_an_answer_there_is_nothing_to_refresh() {
    let mut carousel = element(EVERY_MINUTE);
    assert_eq!(view(&carousel).refresh_ms, None);
    carousel.update(Event::Load);
    assert_eq!(view(&carousel).refresh_ms, None);
    carousel.update(Event::Answered(1, Err(Error::Network)));
    assert_eq!(view(&carousel).refresh_ms, Some(60_000));
}

#[test]
fn a_feed_that_expired_is_not_read_again() {
    let feed = parsed(json!({ "expired": true, "items": [{ "id": "a", "title": "A" }] }));
    assert_eq!(view(&showing(EVERY_MINUTE, feed)).refresh_ms, None);
}

#[test]
fn when_it_is_time_the_server_is_asked_whether_there_is_news() {
    let mut carousel = refreshing();
    assert_eq!(carousel.update(Event::Refresh), [fetch(link("feed.json"), 2, true)]);
    assert_eq!(carousel.update(Event::Refresh), [], "one request is out at a time");
    press(&mut carousel, Step::Next);
    let effects = carousel.update(Event::Answered(2, Ok(feed(&["new", "a", "b"]))));
    assert_eq!(effects, [Effect::Loaded(3, 0)]);
    assert_eq!((carousel.index(), carousel.count()), (2, 3));
}

#[test]
fn nobody_looks_for_news_in_a_hidden_page_until_it_is_seen_again() {
    let mut carousel = refreshing();
    hide(&mut carousel, true);
    assert_eq!(carousel.update(Event::Refresh), []);
    assert_eq!(carousel.update(Event::Refresh), []);
    assert_eq!(hide(&mut carousel, false), [fetch(link("feed.json"), 2, true)]);
}

#[test]
fn nobody_looks_for_news_where_the_carousel_is_not_on_the_screen() {
    let mut carousel = refreshing();
    carousel.update(Event::Slides(Slide::Hold(Hold::OffScreen, true)));
    assert_eq!(carousel.update(Event::Refresh), []);
    let effects = carousel.update(Event::Slides(Slide::Hold(Hold::OffScreen, false)));
    assert_eq!(effects, [fetch(link("feed.json"), 2, true)]);
}

#[test]
fn a_page_that_was_hidden_for_a_moment_asks_nothing() {
    let mut carousel = refreshing();
    hide(&mut carousel, true);
    assert_eq!(hide(&mut carousel, false), []);
}

#[test]
fn without_a_network_it_waits_for_one() {
    let mut carousel = refreshing();
    assert_eq!(carousel.update(Event::Online(false)), []);
    assert_eq!(carousel.update(Event::Refresh), []);
    assert_eq!(carousel.update(Event::Online(true)), [fetch(link("feed.json"), 2, true)]);
}

#[test]
fn a_first_feed_that_was_lost_is_read_when_the_network_is_back() {
    let mut carousel = element(&[]);
    reload(&mut carousel, Err(Error::Network));
    assert_eq!(carousel.update(Event::Online(true)), [fetch(link("feed.json"), 2, true)]);
    assert_eq!(carousel.state(), State::Error, "the fallback stays until there is more to see");
    carousel.update(Event::Answered(2, Ok(feed(&["a"]))));
    assert_eq!(carousel.state(), State::Ready);
}

#[test]
fn a_network_does_not_mend_what_is_not_there() {
    let mut carousel = element(&[]);
    reload(&mut carousel, Err(Error::Status(404)));
    assert_eq!(carousel.update(Event::Online(true)), []);
}

#[test]
fn a_refresh_that_goes_on_failing_is_told_once() {
    let mut carousel = refreshing();
    let mut refresh = |answer| {
        let asked = generation(&carousel.update(Event::Refresh)).unwrap_or_default();
        carousel.update(Event::Answered(asked, answer))
    };
    assert_eq!(refresh(Err(Error::Network)), [Effect::Failed(Error::Network)]);
    assert_eq!(refresh(Err(Error::Network)), []);
    assert_eq!(refresh(Err(Error::Status(500))), [Effect::Failed(Error::Status(500))]);
    assert_eq!(refresh(Ok(feed(&["a", "b"]))), [Effect::Loaded(2, 0)]);
    assert_eq!(refresh(Err(Error::Status(500))), [Effect::Failed(Error::Status(500))]);
}

#[test]
fn somebody_who_asks_is_always_told() {
    let mut carousel = refreshing();
    assert_eq!(reload(&mut carousel, Err(Error::Network)), [Effect::Failed(Error::Network)]);
    assert_eq!(reload(&mut carousel, Err(Error::Network)), [Effect::Failed(Error::Network)]);
}
