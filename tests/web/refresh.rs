//! A feed that is read again by itself, and one that is read page by page.

use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, RequestCache};

use super::support::{
    Clock, FEED, Network, News, Reply, dispatch, feed, is_focused, settle, window,
};

const EVERY_MINUTE: &[(&str, &str)] = &[("refresh", "60")];
const MINUTE_MS: i32 = 60_000;
const NEXT: &str = "https://news.example/feed-2.json";

/// A feed that says where its next page is.
fn with_next(mut feed: Value, next: &str) -> Value {
    feed["next_url"] = json!(next);
    feed
}

/// A page with these items.
fn page(ids: &[&str]) -> Value {
    let item = |id: &&str| json!({ "id": id, "title": format!("About {id}") });
    json!({ "items": ids.iter().map(item).collect::<Vec<_>>() })
}

async fn paged(first: &Value, second: Reply) -> News {
    let network = Network::with(FEED, Reply::status(200, first.to_string()));
    network.set(NEXT, second);
    let news = News::start(network, &[], &JsValue::UNDEFINED, "en");
    news.events("newsreel:load").next().await;
    news
}

#[wasm_bindgen_test]
async fn a_feed_is_read_again_as_often_as_the_page_asks() {
    let clock = Clock::of_intervals();
    let news = News::with(&feed(3), EVERY_MINUTE).await;
    assert_eq!(clock.running_ms(), [MINUTE_MS]);
    news.carousel.next();
    let loaded = news.events("newsreel:load");
    news.publish(&feed(4));
    clock.fire(MINUTE_MS);
    assert_eq!(loaded.next().await["count"], 4);
    assert_eq!(news.name(), "2 of 4: Item 2");
    let requests = news.network.requests().await;
    assert_eq!(requests.last().map(web_sys::Request::cache), Some(RequestCache::NoCache));
}

#[wasm_bindgen_test]
async fn what_has_not_changed_is_not_drawn_again() {
    let clock = Clock::of_intervals();
    let news = News::with(&feed(3), EVERY_MINUTE).await;
    let (slide, loaded) = (news.slide(), news.events("newsreel:load"));
    clock.fire(MINUTE_MS);
    loaded.next().await;
    assert!(news.slide().is_same_node(Some(&slide)));
}

#[wasm_bindgen_test]
async fn slides_that_stay_keep_their_nodes_and_the_focus() {
    let news = News::of(5).await;
    news.carousel.show(2.0);
    let (slide, link) = (news.slide(), news.host.find("[part=slide]:not([inert]) a"));
    link.focus().expect("a link takes the focus");
    for ids in [&[0, 1, 2, 3, 4, 9][..], &[9, 0, 1, 2, 3], &[4, 3, 2, 1, 0], &[2]] {
        let mut feed = feed(10);
        let items = feed["items"].as_array_mut().expect("a feed has items");
        let chosen = ids.iter().map(|id: &usize| items[*id].clone()).collect();
        *items = chosen;
        news.publish(&feed);
        let loaded = news.events("newsreel:load");
        news.carousel.reload();
        loaded.next().await;
        let place = ids.iter().position(|id| *id == 2).unwrap_or_default() + 1;
        assert!(news.slide().is_same_node(Some(&slide)), "{ids:?}");
        assert_eq!(news.name(), format!("{place} of {}: Item 3", ids.len()));
        assert!(is_focused(&link), "{ids:?}");
        let drawn = news.names().into_iter().map(|name| name.split(' ').next().map(str::to_owned));
        let mut places: Vec<_> =
            drawn.flatten().filter_map(|at| at.parse::<usize>().ok()).collect();
        assert!(places.is_sorted(), "{places:?}");
        places.dedup();
        assert_eq!(places.len(), news.names().len());
    }
}

#[wasm_bindgen_test]
async fn a_refresh_that_fails_leaves_what_shows_and_is_told_once() {
    let clock = Clock::of_intervals();
    let news = News::with(&feed(3), EVERY_MINUTE).await;
    news.network.set(FEED, Reply::status(404, ""));
    let failed = news.events("newsreel:error");
    for _ in 0..3 {
        clock.fire(MINUTE_MS);
        settle().await;
    }
    assert_eq!((failed.take().len(), news.network.count()), (1, 4));
    assert_eq!((news.carousel.state(), news.name()), ("ready", "1 of 3: Item 1".into()));
}

#[wasm_bindgen_test]
async fn a_carousel_that_has_left_is_not_refreshed() {
    let clock = Clock::of_intervals();
    let News { carousel, host, network } = News::with(&feed(3), EVERY_MINUTE).await;
    drop((carousel, host));
    assert_eq!((clock.running_ms(), network.count()), (vec![], 1));
}

#[wasm_bindgen_test]
async fn the_refresh_may_be_asked_for_later_and_given_up() {
    let clock = Clock::of_intervals();
    let news = News::with(&feed(3), &[]).await;
    news.set("refresh", "60");
    assert_eq!(clock.running_ms(), [MINUTE_MS]);
    news.set("refresh", "");
    assert_eq!(clock.running_ms(), Vec::<i32>::new());
}

#[wasm_bindgen_test]
async fn when_the_network_is_back_a_feed_that_was_lost_is_read() {
    let clock = Clock::of_timeouts();
    let network = Network::with(FEED, Reply::Never);
    let news = News::start(network, &[], &JsValue::UNDEFINED, "en");
    let failed = news.events("newsreel:error");
    settle().await;
    clock.fire(10_000);
    assert_eq!(failed.next().await["code"], "feed-too-slow");
    news.publish(&feed(2));
    let loaded = news.events("newsreel:load");
    dispatch(&window(), &Event::new("online").expect("an event"));
    assert_eq!(loaded.next().await["count"], 2);
    assert_eq!(news.name(), "1 of 2: Item 1");
}

#[wasm_bindgen_test]
async fn a_next_page_makes_the_set_longer_under_the_reader() {
    let first = with_next(feed(3), "feed-2.json");
    let news = paged(&first, Reply::status(200, page(&["d", "e"]).to_string())).await;
    assert_eq!(news.network.count(), 1);
    let (slide, loaded) = (news.slide(), news.events("newsreel:load"));
    news.carousel.next();
    assert_eq!(loaded.next().await, json!({ "count": 5, "skipped": 0 }));
    assert_eq!((news.name(), news.picker()), ("2 of 5: Item 2".into(), "1 [2] 3 4 5".into()));
    news.carousel.previous();
    assert!(news.slide().is_same_node(Some(&slide)), "the slide was drawn again");
    assert_eq!(news.name(), "1 of 5: Item 1");
    news.carousel.show(4.0);
    assert_eq!(news.name(), "5 of 5: About e");
}

#[wasm_bindgen_test]
async fn a_page_of_another_origin_is_not_asked_for() {
    let first = with_next(feed(1), "https://elsewhere.example/feed-2.json");
    let news = paged(&first, Reply::Never).await;
    settle().await;
    assert_eq!((news.network.count(), news.carousel.count()), (1, 1));
}

#[wasm_bindgen_test]
async fn other_tags_and_limits_are_shown_from_what_is_there() {
    let news = News::of(5).await;
    news.carousel.show(3.0);
    news.set("limit", "4");
    assert_eq!((news.name(), news.picker()), ("4 of 4: Item 4".into(), "1 2 3 [4]".into()));
    news.set("limit", "2");
    assert_eq!((news.name(), news.picker()), ("2 of 2: Item 2".into(), "1 [2]".into()));
    news.set("tag", "none");
    assert_eq!(news.carousel.state(), "empty");
    assert_eq!(news.network.count(), 1);
}
