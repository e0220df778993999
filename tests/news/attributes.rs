//! Attributes that change at run time.

use newsreel::carousel::Step;
use newsreel::feed::Error;
use newsreel::news::{Effect, Event, News, State};
use newsreel::runtime::Machine;
use newsreel::words::Words;
use serde_json::json;

use super::scene::{
    element, feed, feed_of, fetch, link, options, page, press, showing, view, with_feed,
};

fn change(news: &mut News, attributes: &[(&str, &str)]) -> Vec<Effect> {
    news.update(Event::Options(options(&with_feed(attributes))))
}

fn edition(news: &News) -> Option<u32> {
    view(news).slides.map(|slides| slides.edition)
}

fn ticking_ms(news: &News) -> Option<u32> {
    view(news).slides.and_then(|slides| slides.ticking_ms)
}

#[test]
fn before_anything_was_asked_for_a_change_only_is_noted() {
    let mut news = element(&[]);
    assert_eq!(news.update(Event::Options(options(&[("feed", "other.json")]))), []);
    assert_eq!(news.state(), State::Idle);
    assert_eq!(news.update(Event::Load), [fetch(link("other.json"), 1, false)]);
}

#[test]
fn another_feed_is_another_set_and_nothing_of_the_old_one_stays() {
    let mut news = showing(&[], feed(&["a", "b", "c"]));
    press(&mut news, Step::To(2));
    let effects = news.update(Event::Options(options(&[("feed", "other.json")])));
    assert_eq!(effects, [fetch(link("other.json"), 2, false)]);
    assert_eq!((news.state(), news.count(), view(&news).slides), (State::Loading, 0, None));
    news.update(Event::Answered(2, Ok(feed(&["a", "b", "c"]))));
    assert_eq!(news.index(), 0);
}

#[test]
fn a_feed_that_is_taken_away_is_an_error() {
    let mut news = showing(&[], feed(&["a"]));
    assert_eq!(news.update(Event::Options(options(&[]))), [Effect::Failed(Error::Address)]);
    assert_eq!((news.state(), view(&news).fallback), (State::Error, true));
    assert_eq!(news.update(Event::Answered(1, Ok(feed(&["late"])))), []);
    assert_eq!(news.state(), State::Error);
}

#[test]
fn another_feed_after_a_failure_is_asked_for_at_once() {
    let mut news = News::new(options(&[]), page(false));
    news.update(Event::Load);
    assert_eq!(change(&mut news, &[]), [fetch(link("feed.json"), 2, false)]);
    assert_eq!(news.state(), State::Loading);
}

#[test]
fn another_selection_shows_at_once_what_is_there_and_keeps_the_place() {
    let mut news = showing(&[], feed(&["a", "b", "c"]));
    press(&mut news, Step::Next);
    assert_eq!(change(&mut news, &[("limit", "2")]), [Effect::Loaded(2, 0)]);
    assert_eq!((news.index(), news.count()), (1, 2));
    assert_eq!(change(&mut news, &[]), [Effect::Loaded(3, 0)]);
    assert_eq!((news.index(), news.count()), (1, 3));
}

#[test]
fn tags_that_change_show_other_items() {
    let items = json!([
        { "id": "a", "title": "A", "tags": ["silk"] },
        { "id": "b", "title": "B", "tags": ["wind"] },
    ]);
    let mut news = showing(&[], feed_of(&items));
    press(&mut news, Step::Next);
    change(&mut news, &[("tag", "silk")]);
    assert_eq!((news.index(), news.count()), (0, 1));
    change(&mut news, &[("tag", "bamboo")]);
    assert_eq!(news.state(), State::Empty);
    change(&mut news, &[("tag", "wind, silk")]);
    assert_eq!((news.state(), news.count()), (State::Ready, 2));
}

#[test]
fn what_slides_show_is_drawn_anew() {
    let mut news = showing(&[], feed(&["a"]));
    assert_eq!(change(&mut news, &[("heading-level", "2")]), []);
    assert_eq!(edition(&news), Some(2));
    assert_eq!(news.slide(0, &Words::default()).map(|slide| slide.heading_level), Some(2));
    change(&mut news, &[("heading-level", "2"), ("images", "none")]);
    assert_eq!(edition(&news), Some(3));
}

#[test]
fn what_slides_show_already_is_not_drawn_anew() {
    let mut news = showing(&[], feed(&["a", "b", "c"]));
    change(&mut news, &[("label", "News")]);
    change(&mut news, &[("interval", "5")]);
    assert_eq!(edition(&news), Some(1));
    change(&mut news, &[("interval", "5"), ("limit", "2")]);
    assert_eq!(edition(&news), Some(2));
}

#[test]
fn other_items_of_a_feed_that_is_still_read_are_those_that_were_asked_for_last() {
    let page = |next: &str, tags: [&str; 2]| {
        let item =
            |tag: &&str| json!({ "id": format!("{tag}{next}"), "title": "T", "tags": [tag] });
        super::scene::parsed(
            json!({ "next_url": next, "items": tags.iter().map(item).collect::<Vec<_>>() }),
        )
    };
    let mut news = showing(&[], page("2.json", ["a", "b"]));
    news.update(Event::Answered(2, Ok(page("", ["a", "b"]))));
    news.update(Event::Load);
    news.update(Event::Answered(3, Ok(page("2.json", ["a", "b"]))));
    change(&mut news, &[("tag", "a")]);
    news.update(Event::Answered(4, Ok(page("", ["a", "b"]))));
    assert_eq!((news.count(), news.id(1).as_deref()), (2, Some("a")));
}

#[test]
fn a_change_of_nothing_changes_nothing() {
    let mut news = showing(&[("interval", "5")], feed(&["a", "b"]));
    let before = view(&news);
    assert_eq!(change(&mut news, &[("interval", "5")]), []);
    assert_eq!(view(&news), before);
}

#[test]
fn the_label_wins_over_the_feeds_title_and_goes_again() {
    let mut news = showing(&[], feed(&["a"]));
    change(&mut news, &[("label", "From the harbour")]);
    assert_eq!(view(&news).label, "From the harbour");
    change(&mut news, &[]);
    assert_eq!((view(&news).label.as_str(), edition(&news)), ("Harbour News", Some(1)));
}

#[test]
fn an_interval_that_comes_starts_the_rotation_and_one_that_goes_stops_it() {
    let mut news = showing(&[], feed(&["a", "b"]));
    change(&mut news, &[("interval", "5")]);
    assert_eq!(ticking_ms(&news), Some(5_000));
    change(&mut news, &[("interval", "8")]);
    assert_eq!(ticking_ms(&news), Some(8_000));
    change(&mut news, &[]);
    assert_eq!(ticking_ms(&news), None);
}

#[test]
fn an_interval_that_comes_before_the_feed_counts() {
    let mut news = element(&[]);
    news.update(Event::Load);
    change(&mut news, &[("interval", "5")]);
    news.update(Event::Answered(1, Ok(feed(&["a", "b"]))));
    assert_eq!(ticking_ms(&news), Some(5_000));
}
