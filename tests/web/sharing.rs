//! One reading of a feed for all who want it, and another try where one may help.

use js_sys::Reflect;
use newsreel::limits::SAID_MS;
use serde_json::json;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{
    Clock, Events, FEED, Host, Network, News, Reply, Stub, feed, mount_in, settle, window,
};

/// Timers that stand still, and a chance that is always nothing.
struct Still {
    clock: Clock,
    _chance: Stub,
    _zero: Closure<dyn FnMut() -> f64>,
}

impl Still {
    fn new() -> Self {
        let zero = Closure::new(|| 0.0);
        let math = Reflect::get(&window(), &"Math".into()).expect("a window has numbers");
        let chance = Stub::new(&math, "random", zero.as_ref());
        Self { clock: Clock::of_timeouts(), _chance: chance, _zero: zero }
    }

    /// Lets the next try begin, which must be due after so long.
    async fn pass(&self, wait_ms: i32) {
        settle().await;
        let waiting_ms = self.clock.running_ms();
        assert!(waiting_ms.contains(&wait_ms), "{wait_ms} is not among {waiting_ms:?}");
        self.clock.fire(wait_ms);
        settle().await;
    }
}

fn start(reply: Reply) -> News {
    News::start(Network::with(FEED, reply), &[], &JsValue::UNDEFINED, "en")
}

#[wasm_bindgen_test]
async fn a_feed_that_is_lost_is_asked_for_three_times() {
    let still = Still::new();
    for reply in [Reply::Lost, Reply::status(503, "")] {
        let news = start(reply);
        let failed = news.events("newsreel:error");
        still.pass(500).await;
        assert_eq!(failed.take(), Vec::<serde_json::Value>::new());
        still.pass(1_000).await;
        assert_eq!(failed.take().len(), 1);
        assert_eq!(news.carousel.state(), "error");
        assert_eq!(news.network.count(), 3);
    }
}

#[wasm_bindgen_test]
async fn a_feed_that_comes_back_is_shown_and_no_error_told() {
    let still = Still::new();
    let news = start(Reply::Lost);
    let (loaded, failed) = (news.events("newsreel:load"), news.events("newsreel:error"));
    settle().await;
    news.publish(&feed(2));
    still.pass(500).await;
    assert_eq!(loaded.next().await, json!({ "count": 2, "skipped": 0 }));
    assert_eq!(failed.take(), Vec::<serde_json::Value>::new());
}

#[wasm_bindgen_test]
async fn a_server_that_says_when_is_asked_then() {
    let still = Still::new();
    let news = start(Reply::Answer(429, Some(("Retry-After", "7".to_owned())), String::new()));
    let loaded = news.events("newsreel:load");
    settle().await;
    news.publish(&feed(2));
    still.pass(7_000).await;
    assert_eq!(loaded.next().await["count"], 2);
}

#[wasm_bindgen_test]
async fn what_is_not_there_is_asked_for_once() {
    let still = Still::new();
    let news = start(Reply::status(404, ""));
    settle().await;
    assert_eq!(news.carousel.state(), "error");
    // It waits for no other try: the one timer is that of what it says.
    assert_eq!(still.clock.running_ms(), [SAID_MS.cast_signed()]);
    assert_eq!(news.network.count(), 1);
}

#[wasm_bindgen_test]
async fn a_carousel_that_has_left_asks_no_more() {
    let still = Still::new();
    let News { carousel, host, network } = start(Reply::Lost);
    settle().await;
    assert_eq!(still.clock.running_ms(), [500]);
    drop((carousel, host));
    assert_eq!(still.clock.running_ms(), Vec::<i32>::new());
    assert_eq!(network.count(), 1);
}

#[wasm_bindgen_test]
async fn two_carousels_of_one_feed_read_it_once() {
    let news = start(Reply::status(200, feed(3).to_string()));
    let host = Host::new(&[("feed", FEED), ("limit", "2")]);
    let loaded = Events::of(&host.element, "newsreel:load");
    let other = mount_in(&host, "en", &JsValue::UNDEFINED);
    loaded.next().await;
    assert_eq!((news.carousel.count(), other.count()), (3, 2));
    assert_eq!(news.network.count(), 1);
}

#[wasm_bindgen_test]
async fn a_carousel_that_comes_later_shares_what_is_there() {
    let news = News::of(3).await;
    let host = Host::new(&[("feed", FEED)]);
    let loaded = Events::of(&host.element, "newsreel:load");
    let later = mount_in(&host, "en", &JsValue::UNDEFINED);
    loaded.next().await;
    assert_eq!(later.count(), 3);
    assert_eq!(news.network.count(), 1);
}

#[wasm_bindgen_test]
async fn reading_again_asks_the_server() {
    let news = News::of(3).await;
    let loaded = news.events("newsreel:load");
    news.publish(&feed(4));
    news.carousel.reload();
    loaded.next().await;
    assert_eq!(news.carousel.count(), 4);
    let requests = news.network.requests().await;
    let cached: Vec<_> = requests.iter().map(web_sys::Request::cache).collect();
    assert_eq!(cached, [web_sys::RequestCache::Default, web_sys::RequestCache::NoCache]);
}
