//! Attributes that change while the carousel shows.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{News, Reply, feed};

const OTHER: &str = "https://other.example/feed.json";

#[wasm_bindgen_test]
async fn a_new_label_is_the_new_name() {
    let news = News::of(2).await;
    news.set("label", "Partners");
    let label = news.host.part("carousel").get_attribute("aria-label");
    assert_eq!(label.as_deref(), Some("Partners"));
    assert_eq!(news.network.requests().await.len(), 1);
}

#[wasm_bindgen_test]
async fn a_new_heading_level_draws_the_headlines_anew_where_they_are() {
    let news = News::of(3).await;
    news.carousel.show(2.0);
    news.set("heading-level", "5");
    assert_eq!(news.host.part("headline").tag_name(), "H5");
    assert_eq!(news.name(), "3 of 3: Item 3");
    assert_eq!(news.host.find_all("h3").len(), 0);
}

#[wasm_bindgen_test]
async fn pictures_go_and_come_with_the_attribute() {
    let mut feed = feed(1);
    feed["items"][0]["image"] =
        json!("data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==");
    let news = News::with(&feed, &[]).await;
    assert_eq!(news.host.find_all("img").len(), 1);
    for images in ["none", "same-origin"] {
        news.set("images", images);
        assert_eq!(news.host.find_all("img").len(), 0, "for {images}");
    }
    news.set("images", "all");
    assert_eq!(news.host.find_all("img").len(), 1);
}

#[wasm_bindgen_test]
async fn a_limit_and_a_tag_choose_the_items() {
    let mut tagged = feed(6);
    for position in [1, 3, 4] {
        tagged["items"][position]["tags"] = json!(["film"]);
    }
    let news = News::with(&tagged, &[("limit", "4")]).await;
    assert_eq!(news.picker(), "[1] 2 3 4");
    let loaded = news.events("newsreel:load");
    news.set("tag", "heritage, film");
    assert_eq!(loaded.next().await, json!({ "count": 3, "skipped": 0 }));
    assert_eq!(news.name(), "1 of 3: Item 2");
    news.set("limit", "2");
    assert_eq!(loaded.next().await, json!({ "count": 2, "skipped": 0 }));
    assert_eq!(news.picker(), "[1] 2");
}

#[wasm_bindgen_test]
async fn another_feed_is_another_set_and_nothing_of_the_old_one_stays() {
    let news = News::of(3).await;
    news.carousel.next();
    let loaded = news.events("newsreel:load");
    let mut other = feed(2);
    other["title"] = json!("Others");
    other["items"][0]["title"] = json!("Another");
    news.network.set(OTHER, Reply::status(200, other.to_string()));
    news.set("feed", OTHER);
    assert_eq!(news.carousel.state(), "loading");
    assert!(news.host.shows_fallback() && !news.host.shows("carousel"));
    loaded.next().await;
    assert_eq!(news.names(), ["1 of 2: Another", "2 of 2: Item 2"]);
    let label = news.host.part("carousel").get_attribute("aria-label");
    assert_eq!(label.as_deref(), Some("Others"));
}

#[wasm_bindgen_test]
async fn days_are_told_in_the_zone_of_the_attribute() {
    let mut feed = feed(1);
    feed["items"][0]["date_published"] = json!("2021-12-06T16:00:00Z");
    let news = News::with(&feed, &[("time-zone", "Asia/Shanghai")]).await;
    let day = || news.host.part("date").text_content().unwrap_or_default();
    assert_eq!(day(), "December 7, 2021");
    for (zone, expected) in [
        ("-05:00", "December 6, 2021"),
        ("+08:00", "December 7, 2021"),
        ("Moon", "December 6, 2021"),
    ] {
        news.set("time-zone", zone);
        assert_eq!(day(), expected, "{zone}");
    }
}
