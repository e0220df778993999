//! A feed of several pages, read as the reader goes on.

use newsreel::carousel::{Carousel, Effect, Event, Fetch};
use newsreel::feed::{Error, Feed};
use newsreel::rotation::Step;
use newsreel::runtime::Machine;
use serde_json::json;

use super::scene::{generation, link, parsed, pass, press, reload, showing, view};

fn paged(next: &str, ids: &[&str]) -> Box<Feed> {
    let item = |id: &&str| json!({ "id": id, "title": format!("About {id}") });
    let items: Vec<_> = ids.iter().map(item).collect();
    parsed(json!({ "next_url": next, "items": items }))
}

fn last(ids: &[&str]) -> Box<Feed> {
    paged("", ids)
}

fn asks_for(name: &str, generation: u32, fresh: bool) -> Effect {
    Effect::Fetch(Fetch { link: link(name), generation, fresh, is_page: true })
}

fn answer(
    carousel: &mut Carousel,
    effects: &[Effect],
    with: Result<Box<Feed>, Error>,
) -> Vec<Effect> {
    let generation = generation(effects).unwrap_or_default();
    carousel.update(Event::Answered(generation, with))
}

/// An element with two pages of three slides, on the fifth of them.
fn on_page_two() -> Carousel {
    let mut carousel = showing(&[], paged("2.json", &["a", "b", "c"]));
    let asked = press(&mut carousel, Step::Next);
    answer(&mut carousel, &asked, Ok(paged("3.json", &["d", "e", "f", "g"])));
    press(&mut carousel, Step::To(4));
    carousel
}

#[test]
fn the_next_page_is_asked_for_two_slides_before_the_end() {
    let mut carousel = showing(&[], paged("2.json", &["a", "b", "c", "d"]));
    assert_eq!(press(&mut carousel, Step::Next).len(), 1);
    let effects = press(&mut carousel, Step::Next);
    assert_eq!(effects.last(), Some(&asks_for("2.json", 2, false)));
    let effects = press(&mut carousel, Step::Next);
    assert_eq!(effects.len(), 1, "it is asked for once");
}

#[test]
fn a_page_that_comes_makes_the_set_longer_and_leaves_the_slide() {
    let mut carousel = showing(&[], paged("2.json", &["a", "b", "c"]));
    let asked = press(&mut carousel, Step::Next);
    let edition = view(&carousel).slides.map(|slides| slides.edition);
    assert_eq!(answer(&mut carousel, &asked, Ok(last(&["d"]))), [Effect::Loaded(4, 0)]);
    assert_eq!((carousel.index(), carousel.count()), (1, 4));
    assert_eq!(view(&carousel).slides.map(|slides| slides.edition), edition);
    assert_eq!(view(&carousel).status, "2 of 4: About b");
}

#[test]
fn a_short_page_is_followed_by_the_next() {
    let mut carousel = showing(&[("limit", "9")], paged("2.json", &["a"]));
    let effects = carousel.update(Event::Answered(2, Ok(paged("3.json", &["b"]))));
    assert_eq!(effects, [Effect::Loaded(2, 0), asks_for("3.json", 3, false)]);
    let effects = carousel.update(Event::Answered(3, Ok(paged("4.json", &["c", "d"]))));
    assert_eq!(effects, [Effect::Loaded(4, 0)]);
}

#[test]
fn what_is_enough_is_not_followed() {
    let mut carousel = showing(&[("limit", "2")], paged("2.json", &["a", "b"]));
    assert_eq!(press(&mut carousel, Step::Next).len(), 1);
}

#[test]
fn a_page_that_is_lost_is_told_and_what_there_is_stays() {
    let mut carousel = showing(&[], paged("2.json", &["a", "b"]));
    let effects = carousel.update(Event::Answered(2, Err(Error::Status(404))));
    assert_eq!(effects, [Effect::Failed(Error::Status(404))]);
    assert_eq!(carousel.count(), 2);
    assert_eq!(press(&mut carousel, Step::Next).len(), 1, "it is not asked for again at once");
}

#[test]
fn a_feed_that_is_read_again_comes_with_as_many_pages() {
    let mut carousel = on_page_two();
    let asked = carousel.update(Event::Load);
    let asked = answer(&mut carousel, &asked, Ok(paged("2.json", &["new", "a", "b"])));
    assert_eq!(asked, [asks_for("2.json", 4, true)]);
    assert_eq!(carousel.count(), 7, "until then the old one shows");
    let effects = answer(&mut carousel, &asked, Ok(paged("3.json", &["c", "d", "e", "f"])));
    assert_eq!(effects, [Effect::Loaded(7, 0), asks_for("3.json", 5, false)]);
    assert_eq!((carousel.index(), carousel.count()), (5, 7), "the place is kept by the item");
}

#[test]
fn one_page_more_is_read_for_what_has_been_pushed_there() {
    let mut carousel = on_page_two();
    let asked = carousel.update(Event::Load);
    let asked = answer(&mut carousel, &asked, Ok(paged("2.json", &["x", "y", "a"])));
    let asked = answer(&mut carousel, &asked, Ok(paged("3.json", &["b", "c", "d"])));
    assert_eq!(asked, [asks_for("3.json", 5, true)]);
    answer(&mut carousel, &asked, Ok(paged("4.json", &["e", "f", "g"])));
    assert_eq!((carousel.index(), carousel.count()), (6, 9), "the same slide shows");
}

#[test]
fn what_is_gone_is_looked_for_on_one_page_more_and_no_other() {
    let mut carousel = on_page_two();
    let asked = carousel.update(Event::Load);
    let asked = answer(&mut carousel, &asked, Ok(paged("2.json", &["a", "b"])));
    let asked = answer(&mut carousel, &asked, Ok(paged("3.json", &["c", "d"])));
    let effects = answer(&mut carousel, &asked, Ok(paged("4.json", &["f", "g"])));
    assert_eq!(effects.first(), Some(&Effect::Loaded(6, 0)));
}

#[test]
fn where_a_later_page_is_lost_all_stays_as_it_was() {
    for error in [Error::Network, Error::Status(404)] {
        let mut carousel = on_page_two();
        let before = view(&carousel);
        let asked = carousel.update(Event::Load);
        let asked = answer(&mut carousel, &asked, Ok(paged("2.json", &["new", "a", "b"])));
        let effects = answer(&mut carousel, &asked, Err(error.clone()));
        assert_eq!(effects, [Effect::Failed(error)]);
        assert_eq!((carousel.index(), carousel.count()), (4, 7));
        assert_eq!(view(&carousel).slides, before.slides);
    }
}

#[test]
fn what_was_lost_half_way_is_read_whole_the_next_time() {
    let mut carousel = on_page_two();
    let asked = carousel.update(Event::Refresh);
    let asked = answer(&mut carousel, &asked, Ok(paged("2.json", &["new", "a", "b"])));
    answer(&mut carousel, &asked, Err(Error::Network));
    let asked = carousel.update(Event::Refresh);
    let asked = answer(&mut carousel, &asked, Ok(paged("2.json", &["newer", "new", "a"])));
    let effects = answer(&mut carousel, &asked, Ok(last(&["b", "c", "d", "e", "f", "g"])));
    assert_eq!(effects, [Effect::Loaded(9, 0)]);
    assert_eq!((carousel.index(), carousel.id(carousel.index()).as_deref()), (6, Some("e")));
}

/// An element at the end of its first page, which has lost the second.
fn at_a_lost_page() -> Carousel {
    let mut carousel = showing(&[], paged("2.json", &["a", "b"]));
    carousel.update(Event::Answered(2, Err(Error::Network)));
    carousel
}

fn asks(effects: &[Effect]) -> bool {
    generation(effects).is_some()
}

#[test]
fn a_page_that_was_lost_is_asked_for_at_a_move_after_a_pause_that_grows() {
    let mut carousel = at_a_lost_page();
    for pause in [1.0, 2.0, 4.0] {
        pass(pause - 0.1);
        assert!(!asks(&press(&mut carousel, Step::Next)), "within {pause} s");
        pass(0.2);
        let asked = press(&mut carousel, Step::Next);
        assert!(asks(&asked), "after {pause} s");
        answer(&mut carousel, &asked, Err(Error::Network));
    }
}

#[test]
fn a_page_that_is_not_there_is_not_asked_for_without_end() {
    let mut carousel = at_a_lost_page();
    let ask = |carousel: &mut Carousel| {
        pass(600.0);
        let asked = press(carousel, Step::Next);
        asks(&asked) && answer(carousel, &asked, Err(Error::Status(404))).len() < 2
    };
    let times = (0..100).filter(|_| ask(&mut carousel)).count();
    assert_eq!(times, 7, "and the first");
}

#[test]
fn a_page_that_comes_at_last_is_followed_by_the_next() {
    let mut carousel = at_a_lost_page();
    pass(2.0);
    let asked = press(&mut carousel, Step::Next);
    let effects = answer(&mut carousel, &asked, Ok(paged("3.json", &["c"])));
    assert_eq!(effects, [Effect::Loaded(3, 0), asks_for("3.json", 4, false)]);
}

#[test]
fn a_page_that_was_lost_is_asked_for_when_the_network_is_back() {
    let mut carousel = showing(&[], paged("2.json", &["a", "b"]));
    assert_eq!(carousel.update(Event::Online(false)), []);
    carousel.update(Event::Answered(2, Err(Error::Network)));
    pass(60.0);
    assert_eq!(press(&mut carousel, Step::Next).len(), 1, "there is no network");
    assert_eq!(carousel.update(Event::Online(true)), [asks_for("2.json", 3, false)]);
}

#[test]
fn a_page_that_was_lost_is_asked_for_when_the_feed_is_read_again() {
    let mut carousel = at_a_lost_page();
    let effects = reload(&mut carousel, Ok(paged("2.json", &["a", "b"])));
    assert_eq!(effects, [Effect::Loaded(2, 0), asks_for("2.json", 4, false)]);
}

#[test]
fn a_page_that_gave_way_to_a_reading_is_asked_for_again_if_that_fails() {
    let mut carousel = showing(&[], paged("2.json", &["a", "b"]));
    let effects = reload(&mut carousel, Err(Error::Network));
    assert_eq!(effects, [Effect::Failed(Error::Network), asks_for("2.json", 4, false)]);
}

#[test]
fn a_page_that_goes_on_failing_is_told_once() {
    let mut carousel = at_a_lost_page();
    pass(2.0);
    let asked = press(&mut carousel, Step::Next);
    assert_eq!(answer(&mut carousel, &asked, Err(Error::Network)), []);
}

#[test]
fn where_it_is_time_for_news_while_a_page_is_out_they_are_looked_for_next() {
    let mut carousel = showing(&[], paged("2.json", &["a", "b"]));
    assert_eq!(carousel.update(Event::Refresh), []);
    let effects = carousel.update(Event::Answered(2, Ok(last(&["c"]))));
    assert_eq!((effects.len(), asks(&effects)), (2, true));
    assert_eq!(carousel.update(Event::Refresh), []);
    let effects = carousel.update(Event::Answered(3, Ok(last(&["a", "b", "c"]))));
    assert_eq!(effects, [Effect::Loaded(3, 0)], "what was due is done");
}
