//! A feed on its way, one that fails, and one that comes again.

use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::RequestCredentials;

use super::support::{Clock, FEED, Network, News, Reply, feed, settle, text, turn};

const FEED_DEADLINE_MS: i32 = 10_000;

fn start(reply: Reply) -> News {
    News::start(Network::with(FEED, reply), &[], &JsValue::UNDEFINED, "en")
}

/// The code of the error that a page is told when its feed is answered like this.
async fn code(reply: Reply) -> String {
    let news = start(reply);
    let error = news.events("newsreel:error").next().await;
    assert_falls_back(&news);
    let message = error["message"].as_str().unwrap_or_default();
    assert!(message.len() > 20, "a remedy is told: {message:?}");
    error["code"].as_str().unwrap_or_default().to_owned()
}

#[track_caller]
fn assert_falls_back(news: &News) {
    assert_eq!(news.carousel.state(), "error");
    assert!(news.host.shows_fallback(), "the page's own content shows");
    assert!(!news.host.shows("carousel"), "no empty carousel shows");
    assert!(news.host.shows("retry"), "it can be tried again");
    assert_eq!(text(&news.status()), "The news cannot be shown right now.");
    assert!(news.host.part("notice").has_attribute("data-shows"));
}

#[track_caller]
fn assert_shows(news: &News, name: &str) {
    assert_eq!((news.carousel.state(), news.name()), ("ready", name.into()));
    assert!(!news.host.shows_fallback(), "the slides stand in the place of the fallback");
    assert!(news.host.shows("carousel") && !news.host.shows("retry"));
    assert!(!news.host.part("notice").has_attribute("data-shows"));
}

#[wasm_bindgen_test]
async fn until_the_feed_has_come_the_pages_own_content_shows() {
    let news = start(Reply::status(200, feed(2).to_string()));
    assert_eq!(news.carousel.state(), "loading");
    assert!(news.host.shows_fallback() && !news.host.shows("carousel"));
    assert_eq!(text(&news.status()), "");
    news.events("newsreel:load").next().await;
    assert_shows(&news, "1 of 2: Item 1");
}

#[wasm_bindgen_test]
async fn the_feed_is_asked_for_once_and_without_credentials() {
    let news = News::of(2).await;
    let (request, _) = news.network.only_request().await;
    assert_eq!((request.url(), request.method()), (FEED.into(), "GET".into()));
    assert_eq!(request.credentials(), RequestCredentials::Omit);
}

#[wasm_bindgen_test]
async fn a_feed_that_is_not_found_falls_back() {
    assert_eq!(code(Reply::status(404, "{}")).await, "feed-status");
    assert_eq!(code(Reply::status(403, feed(2).to_string())).await, "feed-status");
}

#[wasm_bindgen_test]
async fn a_web_page_in_place_of_the_feed_falls_back() {
    assert_eq!(code(Reply::status(200, "<!doctype html><title>Oh</title>")).await, "feed-html");
}

#[wasm_bindgen_test]
async fn what_is_not_json_falls_back() {
    assert_eq!(code(Reply::status(200, "{\"items\": [")).await, "feed-syntax");
    assert_eq!(code(Reply::status(200, "")).await, "feed-syntax");
    assert_eq!(code(Reply::status(200, "{{ feed }}")).await, "feed-template");
}

#[wasm_bindgen_test]
async fn json_that_is_no_feed_falls_back() {
    for body in ["{}", "[]", "null", "1", "\"items\"", "{\"items\": {}}"] {
        assert_eq!(code(Reply::status(200, body)).await, "feed-shape", "for {body}");
    }
}

#[wasm_bindgen_test]
async fn a_feed_that_is_too_large_falls_back() {
    let padding = " ".repeat(8_000_000);
    assert_eq!(code(Reply::status(200, feed(1).to_string() + &padding)).await, "feed-too-large");
}

#[wasm_bindgen_test]
async fn a_feed_that_never_comes_is_given_up() {
    let clock = Clock::of_timeouts();
    let news = start(Reply::Never);
    let failed = news.events("newsreel:error");
    settle().await;
    clock.fire(FEED_DEADLINE_MS);
    assert_eq!(failed.next().await["code"], "feed-too-slow");
    assert_falls_back(&news);
}

#[wasm_bindgen_test]
async fn only_addresses_of_the_web_are_asked() {
    for address in ["data:application/json,{}", "javascript:0", "https://a:b@news.example/"] {
        let network = Network::new();
        let news = News::start(network, &[("feed", address)], &JsValue::UNDEFINED, "en");
        assert_falls_back(&news);
        assert_eq!(news.network.requests().await.len(), 0, "for {address}");
    }
}

#[wasm_bindgen_test]
async fn an_address_that_makes_no_sense_is_told() {
    let news = News::of(2).await;
    let failed = news.events("newsreel:error");
    news.set("feed", "data:,");
    assert_eq!(failed.next().await["code"], "feed-address");
    assert_falls_back(&news);
}

#[wasm_bindgen_test]
async fn after_a_failure_it_can_be_tried_again() {
    let news = start(Reply::status(404, ""));
    news.events("newsreel:error").next().await;
    let loaded = news.events("newsreel:load");
    news.publish(&feed(2));
    news.host.press("retry");
    assert_eq!(text(&news.status()), "Loading news…");
    assert_eq!(loaded.next().await, json!({ "count": 2, "skipped": 0 }));
    assert_shows(&news, "1 of 2: Item 1");
}

#[wasm_bindgen_test]
async fn trying_again_leaves_the_focus_inside() {
    let news = start(Reply::status(404, ""));
    news.events("newsreel:error").next().await;
    let loaded = news.events("newsreel:load");
    news.publish(&feed(2));
    news.host.part("retry").focus().expect("a button takes the focus");
    news.host.press("retry");
    loaded.next().await;
    assert!(news.host.holds_focus(), "the focus has fallen to the page");
}

#[wasm_bindgen_test]
async fn a_feed_without_items_says_so() {
    let news = News::with(&feed(0), &[]).await;
    assert_eq!(news.carousel.state(), "empty");
    assert_eq!(text(&news.status()), "No news yet.");
    assert!(!news.host.shows_fallback() && !news.host.shows("carousel"));
    assert!(!news.host.shows("retry"));
}

#[wasm_bindgen_test]
async fn the_slides_stay_when_a_later_reading_fails() {
    let news = News::of(3).await;
    let failed = news.events("newsreel:error");
    news.carousel.next();
    news.network.set(FEED, Reply::status(404, ""));
    news.carousel.reload();
    assert_eq!(failed.next().await["code"], "feed-status");
    assert_shows(&news, "2 of 3: Item 2");
}

#[wasm_bindgen_test]
async fn a_later_reading_keeps_the_slide_that_shows() {
    let news = News::of(3).await;
    news.carousel.next();
    let loaded = news.events("newsreel:load");
    let mut longer = feed(3);
    let newest = json!({ "id": "newest", "title": "Newest" });
    longer["items"].as_array_mut().into_iter().for_each(|items| items.insert(0, newest.clone()));
    news.publish(&longer);
    news.carousel.reload();
    loaded.next().await;
    assert_shows(&news, "3 of 4: Item 2");
    assert_eq!(news.picker(), "1 2 [3] 4");
}

#[wasm_bindgen_test]
async fn only_the_answer_to_the_latest_request_counts() {
    let news = start(Reply::Never);
    turn().await;
    let (loaded, failed) = (news.events("newsreel:load"), news.events("newsreel:error"));
    news.publish(&feed(2));
    news.carousel.reload();
    assert_eq!(loaded.next().await["count"], 2);
    turn().await;
    assert_eq!((loaded.take(), failed.take()), (vec![], vec![]));
    let aborted: Vec<_> =
        news.network.requests().await.iter().map(|request| request.signal().aborted()).collect();
    assert_eq!(aborted, [true, false]);
}
