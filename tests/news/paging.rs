//! A feed of several pages, read as the reader goes on.

use newsreel::carousel::Step;
use newsreel::feed::{Error, Feed};
use newsreel::news::{Effect, Event, Fetch, News};
use newsreel::runtime::Machine;
use serde_json::json;

use super::scene::{generation, link, parsed, press, showing, view};

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
    assert_eq!(press(&mut news, Step::Next).len(), 1, "it is not asked for again");
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
fn where_a_later_page_is_lost_the_first_ones_show() {
    let mut news = on_page_two();
    let asked = news.update(Event::Load);
    let asked =
        answer(&mut news, &asked, Ok(paged("2.json", &["a", "b", "c", "d", "e", "f", "g"])));
    let effects = answer(&mut news, &asked, Err(Error::Network));
    assert_eq!(effects, [Effect::Loaded(7, 0), Effect::Failed(Error::Network)]);
    assert_eq!((news.index(), news.count()), (4, 7));
}
