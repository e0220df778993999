//! A person's move: what is done at once, and what after the next paint.

use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{Clock, News, PAINTED, text};

#[wasm_bindgen_test]
async fn a_press_scrolls_first_and_what_follows_is_drawn_when_that_has_been_painted() {
    let news = News::of(5).await;
    let (clock, heard) = (Clock::of_timeouts(), news.events("newsreel:slide"));
    let seen = || (news.name(), news.picker(), text(&news.status()));
    let before = seen();
    news.host.press("next");
    assert_eq!((seen(), heard.take().len()), (before, 1), "the page is told at once");
    clock.fire(PAINTED);
    let name = "2 of 5: Item 2".to_owned();
    assert_eq!(seen(), (name.clone(), "1 [2] 3 4 5".into(), name));
    assert!(!clock.running_ms().contains(&PAINTED), "no timer is left");
}

#[wasm_bindgen_test]
async fn whatever_comes_after_a_press_finds_all_of_it_drawn() {
    let news = News::of(5).await;
    let _clock = Clock::of_timeouts();
    news.host.press("next");
    news.carousel.next();
    assert_eq!((news.name(), news.picker()), ("3 of 5: Item 3".into(), "1 2 [3] 4 5".into()));
    news.host.press("previous");
    news.host.press("previous");
    news.carousel.attributes_changed();
    assert_eq!((news.name(), news.picker()), ("1 of 5: Item 1".into(), "[1] 2 3 4 5".into()));
    news.host.press("next");
    news.set("limit", "4");
    assert_eq!((news.name(), news.picker()), ("2 of 4: Item 2".into(), "1 [2] 3 4".into()));
}
