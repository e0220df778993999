//! A feed of several pages, read as the reader goes on.

use newsreel::carousel::Step;
use newsreel::feed::{Error, Feed};
use newsreel::news::{Effect, Event, Fetch, News};
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

fn answer(news: &mut News, effects: &[Effect], with: Result<Box<Feed>, Error>) -> Vec<Effect> {
    let generation = generation(effects).unwrap_or_default();
    news.update(Event::Answered(generation, with))
}

/// An element with two pages of three slides, on the fifth of them.
fn on_page_two() -> News {
    let mut news = showing(&[], paged("2.json", &["a", "b", "c"]));
    let asked = press(&mut news, Step::Next);
    answer(&mut news, &asked, Ok(paged("3.json", &["d", "e", "f", "g"])));
    press(&mut news, Step::To(4));
    news
}

#[test]
fn the_next_page_is_asked_for_two_slides_before_the_end() {
    let mut news = showing(&[], paged("2.json", &["a", "b", "c", "d"]));
    assert_eq!(press(&mut news, Step::Next).len(), 1);
    let effects = press(&mut news, Step::Next);
    assert_eq!(effects.last(), Some(&asks_for("2.json", 2, false)));
    let effects = press(&mut news, Step::Next);
    assert_eq!(effects.len(), 1, "it is asked for once");
}

#[test]
fn a_page_that_comes_makes_the_set_longer_and_leaves_the_slide() {
    let mut news = showing(&[], paged("2.json", &["a", "b", "c"]));
    let asked = press(&mut news, Step::Next);
    let edition = view(&news).slides.map(|slides| slides.edition);
    assert_eq!(answer(&mut news, &asked, Ok(last(&["d"]))), [Effect::Loaded(4, 0)]);
    assert_eq!((news.index(), news.count()), (1, 4));
    assert_eq!(view(&news).slides.map(|slides| slides.edition), edition);
    assert_eq!(view(&news).status, "2 of 4: About b");
}

#[test]
fn a_short_page_is_followed_by_the_next() {
    let mut news = showing(&[("limit", "9")], paged("2.json", &["a"]));
    let effects = news.update(Event::Answered(2, Ok(paged("3.json", &["b"]))));
    assert_eq!(effects, [Effect::Loaded(2, 0), asks_for("3.json", 3, false)]);
    let effects = news.update(Event::Answered(3, Ok(paged("4.json", &["c", "d"]))));
    assert_eq!(effects, [Effect::Loaded(4, 0)]);
}

#[test]
fn what_is_enough_is_not_followed() {
    let mut news = showing(&[("limit", "2")], paged("2.json", &["a", "b"]));
    assert_eq!(press(&mut news, Step::Next).len(), 1);
}

#[test]
fn a_page_that_is_lost_is_told_and_what_there_is_stays() {
    let mut news = showing(&[], paged("2.json", &["a", "b"]));
    let effects = news.update(Event::Answered(2, Err(Error::Status(404))));
    assert_eq!(effects, [Effect::Failed(Error::Status(404))]);
    assert_eq!(news.count(), 2);
    assert_eq!(press(&mut news, Step::Next).len(), 1, "it is not asked for again at once");
}

#[test]
fn a_feed_that_is_read_again_comes_with_as_many_pages() {
    let mut news = on_page_two();
    let asked = news.update(Event::Load);
    let asked = answer(&mut news, &asked, Ok(paged("2.json", &["new", "a", "b"])));
    assert_eq!(asked, [asks_for("2.json", 4, true)]);
    assert_eq!(news.count(), 7, "until then the old one shows");
    let effects = answer(&mut news, &asked, Ok(paged("3.json", &["c", "d", "e", "f"])));
    assert_eq!(effects, [Effect::Loaded(7, 0), asks_for("3.json", 5, false)]);
    assert_eq!((news.index(), news.count()), (5, 7), "the place is kept by the item");
}

#[test]
fn one_page_more_is_read_for_what_has_been_pushed_there() {
    let mut news = on_page_two();
    let asked = news.update(Event::Load);
    let asked = answer(&mut news, &asked, Ok(paged("2.json", &["x", "y", "a"])));
    let asked = answer(&mut news, &asked, Ok(paged("3.json", &["b", "c", "d"])));
    assert_eq!(asked, [asks_for("3.json", 5, true)]);
    answer(&mut news, &asked, Ok(paged("4.json", &["e", "f", "g"])));
    assert_eq!((news.index(), news.count()), (6, 9), "the same slide shows");
}

#[test]
fn what_is_gone_is_looked_for_on_one_page_more_and_no_other() {
    let mut news = on_page_two();
    let asked = news.update(Event::Load);
    let asked = answer(&mut news, &asked, Ok(paged("2.json", &["a", "b"])));
    let asked = answer(&mut news, &asked, Ok(paged("3.json", &["c", "d"])));
    let effects = answer(&mut news, &asked, Ok(paged("4.json", &["f", "g"])));
    assert_eq!(effects.first(), Some(&Effect::Loaded(6, 0)));
}

#[test]
fn where_a_later_page_is_lost_all_stays_as_it_was() {
    for error in [Error::Network, Error::Status(404)] {
        let mut news = on_page_two();
        let before = view(&news);
        let asked = news.update(Event::Load);
        let asked = answer(&mut news, &asked, Ok(paged("2.json", &["new", "a", "b"])));
        let effects = answer(&mut news, &asked, Err(error.clone()));
        assert_eq!(effects, [Effect::Failed(error)]);
        assert_eq!((news.index(), news.count()), (4, 7));
        assert_eq!(view(&news).slides, before.slides);
    }
}

#[test]
fn what_was_lost_half_way_is_read_whole_the_next_time() {
    let mut news = on_page_two();
    let asked = news.update(Event::Refresh);
    let asked = answer(&mut news, &asked, Ok(paged("2.json", &["new", "a", "b"])));
    answer(&mut news, &asked, Err(Error::Network));
    let asked = news.update(Event::Refresh);
    let asked = answer(&mut news, &asked, Ok(paged("2.json", &["newer", "new", "a"])));
    let effects = answer(&mut news, &asked, Ok(last(&["b", "c", "d", "e", "f", "g"])));
    assert_eq!(effects, [Effect::Loaded(9, 0)]);
    assert_eq!((news.index(), news.id(news.index()).as_deref()), (6, Some("e")));
}

/// An element at the end of its first page, which has lost the second.
fn at_a_lost_page() -> News {
    let mut news = showing(&[], paged("2.json", &["a", "b"]));
    news.update(Event::Answered(2, Err(Error::Network)));
    news
}

fn asks(effects: &[Effect]) -> bool {
    generation(effects).is_some()
}

#[test]
fn a_page_that_was_lost_is_asked_for_at_a_move_after_a_pause_that_grows() {
    let mut news = at_a_lost_page();
    for pause in [1.0, 2.0, 4.0] {
        pass(pause - 0.1);
        assert!(!asks(&press(&mut news, Step::Next)), "within {pause} s");
        pass(0.2);
        let asked = press(&mut news, Step::Next);
        assert!(asks(&asked), "after {pause} s");
        answer(&mut news, &asked, Err(Error::Network));
    }
}

#[test]
fn a_page_that_is_not_there_is_not_asked_for_without_end() {
    let mut news = at_a_lost_page();
    let ask = |news: &mut News| {
        pass(600.0);
        let asked = press(news, Step::Next);
        asks(&asked) && answer(news, &asked, Err(Error::Status(404))).len() < 2
    };
    let times = (0..100).filter(|_| ask(&mut news)).count();
    assert_eq!(times, 7, "and the first");
}

#[test]
fn a_page_that_comes_at_last_is_followed_by_the_next() {
    let mut news = at_a_lost_page();
    pass(2.0);
    let asked = press(&mut news, Step::Next);
    let effects = answer(&mut news, &asked, Ok(paged("3.json", &["c"])));
    assert_eq!(effects, [Effect::Loaded(3, 0), asks_for("3.json", 4, false)]);
}

#[test]
fn a_page_that_was_lost_is_asked_for_when_the_network_is_back() {
    let mut news = showing(&[], paged("2.json", &["a", "b"]));
    assert_eq!(news.update(Event::Online(false)), []);
    news.update(Event::Answered(2, Err(Error::Network)));
    pass(60.0);
    assert_eq!(press(&mut news, Step::Next).len(), 1, "there is no network");
    assert_eq!(news.update(Event::Online(true)), [asks_for("2.json", 3, false)]);
}

#[test]
fn a_page_that_was_lost_is_asked_for_when_the_feed_is_read_again() {
    let mut news = at_a_lost_page();
    let effects = reload(&mut news, Ok(paged("2.json", &["a", "b"])));
    assert_eq!(effects, [Effect::Loaded(2, 0), asks_for("2.json", 4, false)]);
}

#[test]
fn a_page_that_gave_way_to_a_reading_is_asked_for_again_if_that_fails() {
    let mut news = showing(&[], paged("2.json", &["a", "b"]));
    let effects = reload(&mut news, Err(Error::Network));
    assert_eq!(effects, [Effect::Failed(Error::Network), asks_for("2.json", 4, false)]);
}

#[test]
fn a_page_that_goes_on_failing_is_told_once() {
    let mut news = at_a_lost_page();
    pass(2.0);
    let asked = press(&mut news, Step::Next);
    assert_eq!(answer(&mut news, &asked, Err(Error::Network)), []);
}

#[test]
fn where_it_is_time_for_news_while_a_page_is_out_they_are_looked_for_next() {
    let mut news = showing(&[], paged("2.json", &["a", "b"]));
    assert_eq!(news.update(Event::Refresh), []);
    let effects = news.update(Event::Answered(2, Ok(last(&["c"]))));
    assert_eq!((effects.len(), asks(&effects)), (2, true));
    assert_eq!(news.update(Event::Refresh), []);
    let effects = news.update(Event::Answered(3, Ok(last(&["a", "b", "c"]))));
    assert_eq!(effects, [Effect::Loaded(3, 0)], "what was due is done");
}
