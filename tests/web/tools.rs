//! `validateEmail` and `readFeed`, as the package offers them.

use js_sys::{JSON, Object, Reflect};
use newsreel::web::{read_feed, validate_email};
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::feed;

fn plain(value: &JsValue) -> Value {
    let text = JSON::stringify(value).expect("plain data").as_string().expect("a text");
    serde_json::from_str(&text).expect("the browser writes JSON")
}

#[wasm_bindgen_test]
fn an_address_is_checked() {
    let cases = [
        ("ada@unesco.org", json!(["accept", "ada@unesco.org", "ada@unesco.org", null, null])),
        ("ada@Straße.de", json!(["accept", "ada@xn--strae-oqa.de", "ada@straße.de", null, null])),
        (" ada@unesco.org", json!(["fix", "ada@unesco.org", "ada@unesco.org", "trim", null])),
        (
            "ada@gamil.com",
            json!(["warn", "ada@gamil.com", "ada@gamil.com", "typo", "ada@gmail.com"]),
        ),
        ("ada", json!(["reject", null, "ada", "no-at", null])),
    ];
    for (typed, expected) in cases {
        let found = plain(&validate_email(typed, "accept", false, &[]));
        let keys = ["verdict", "address", "display", "reason", "suggestion"];
        assert_eq!(json!(keys.map(|key| &found[key])), expected, "for {typed}");
    }
}

#[wasm_bindgen_test]
fn an_address_is_checked_for_what_the_page_says_of_its_server() {
    let cases: [(&str, &str, &[u8], [&str; 2]); 4] = [
        ("zoë@unesco.org", "warn", &[], ["warn", "non-ascii-local"]),
        ("zoë@unesco.org", "reject", &[], ["reject", "non-ascii-local"]),
        ("-ada@unesco.org", "accept", &[], ["warn", "local-often-refused"]),
        // A set of endings with nothing in it.
        ("ada@unesco.org", "accept", &[0; 85], ["warn", "unknown-tld"]),
    ];
    for (typed, eai, endings, expected) in cases {
        let found = plain(&validate_email(typed, eai, false, endings));
        assert_eq!(json!([found["verdict"], found["reason"]]), json!(expected), "for {typed}");
    }
}

#[wasm_bindgen_test]
fn a_feed_is_read_from_an_object_or_a_text_and_resolved() {
    let mut feed = feed(2);
    feed["items"][0]["url"] = json!("/first");
    feed["items"][1]["url"] = json!("javascript:alert(1)");
    let text = JsValue::from_str(&feed.to_string());
    let object = JSON::parse(&feed.to_string()).expect("a feed is JSON");
    let base = "https://news.example/feeds/feed.json";
    let [of_text, of_object] =
        [text, object].map(|input| plain(&read_feed(input, base).expect("this is a feed")));
    assert_eq!(of_text, of_object);
    assert_eq!(of_text["title"], "Heritage News");
    assert_eq!(of_text["items"][0]["url"], "https://news.example/first");
    assert_eq!(of_text["items"][1]["url"], Value::Null);
    assert_eq!(of_text["problems"][0]["path"], "items[1].url");
}

#[wasm_bindgen_test]
fn an_object_without_a_prototype_is_read_like_any_other() {
    let feed = JSON::parse(&feed(1).to_string()).expect("a feed is JSON");
    let is_set = Reflect::set_prototype_of(feed.unchecked_ref::<Object>(), &JsValue::NULL);
    assert_eq!(is_set, Ok(true));
    let found = plain(&read_feed(feed, "https://news.example/").expect("this is a feed"));
    assert_eq!(found["title"], "Heritage News");
}

#[wasm_bindgen_test]
fn items_with_nothing_to_show_are_skipped_wherever_they_stand() {
    let mut feed = feed(250);
    let blank =
        [json!(null), json!({ "title": " \n" }), json!({ "title": 7 }), json!("news"), json!({})];
    for (place, item) in [0, 99, 100, 101, 249].into_iter().zip(blank) {
        feed["items"][place] = item;
    }
    feed["items"][102] =
        json!({ "id": "short", "url": "/short", "summary": "There is no headline." });
    let text = JsValue::from_str(&feed.to_string());
    let found = plain(&read_feed(text, "https://news.example/").expect("this is a feed"));
    let items = found["items"].as_array().expect("a list");
    assert_eq!(items.len(), 245);
    assert_eq!(items[98]["id"], "short");
    let skipped = found["problems"].as_array().expect("a list").iter().map(|found| &found["path"]);
    let skipped: Vec<_> = skipped.filter_map(Value::as_str).collect();
    assert_eq!(skipped, ["items[0]", "items[99]", "items[100]", "items[101]", "items[249]"]);
}

#[wasm_bindgen_test]
fn a_feed_of_a_version_may_have_no_items() {
    let version = json!("https://jsonfeed.org/version/1.1");
    for (more, code) in
        [(json!({}), None), (json!({ "items": null }), None), (json!({ "items": {} }), Some(()))]
    {
        let mut feed = more;
        feed["version"] = version.clone();
        let read = read_feed(JsValue::from_str(&feed.to_string()), "https://news.example/");
        assert_eq!(read.is_err().then_some(()), code, "{feed}");
    }
}

#[wasm_bindgen_test]
fn escaped_titles_are_decoded_where_no_title_says_otherwise() {
    let titles = |other: &str| {
        let mut feed = feed(3);
        feed["items"][0]["title"] = json!("Tea &amp; Ink");
        feed["items"][1]["title"] = json!(other);
        feed["items"][2] = json!(null);
        let found = plain(
            &read_feed(JsValue::from_str(&feed.to_string()), "https://a.example/").expect("a feed"),
        );
        let told = found["problems"].as_array().into_iter().flatten();
        let told: Vec<_> = told
            .filter(|told| told["code"] == "html-text")
            .map(|told| told["path"].clone())
            .collect();
        (found["items"][0]["title"].clone(), json!(told))
    };
    assert_eq!(titles("Kites"), (json!("Tea & Ink"), json!(["items[0].title"])));
    assert_eq!(titles("R&D"), (json!("Tea &amp; Ink"), json!(["items[0].title"])));
}

#[wasm_bindgen_test]
fn the_browser_knows_the_days_of_zones() {
    let told = |zone: &str, date: &str| {
        let mut feed = feed(1);
        feed["_newsreel"] = json!({ "time_zone": zone });
        feed["items"][0]["date_published"] = json!(date);
        let found = plain(
            &read_feed(JsValue::from_str(&feed.to_string()), "https://a.example/").expect("a feed"),
        );
        assert_eq!(found["items"][0]["datePublished"], date);
        let is_told = found["problems"].to_string().contains("_newsreel.time_zone");
        (found["items"][0]["day"].as_str().unwrap_or_default().to_owned(), is_told)
    };
    let is = |day: &str, is_told| (day.to_owned(), is_told);
    for zone in ["Asia/Shanghai", "+08:00", "+0800", "+08", "+8"] {
        assert_eq!(told(zone, "2021-12-06T16:00:00.000Z"), is("2021-12-07", false), "{zone}");
        assert_eq!(told(zone, "2021-12-06T15:59:59Z"), is("2021-12-06", false), "{zone}");
        assert_eq!(
            told(zone, "Mon, 06 Dec 2021 16:00:00 +0000"),
            is("2021-12-07", false),
            "{zone}"
        );
        assert_eq!(told(zone, "2021-12-06T23:00:00+01:00"), is("2021-12-06", false), "{zone}");
    }
    assert_eq!(told("America/New_York", "2021-07-07T03:59:00Z"), is("2021-07-06", false));
    assert_eq!(told("-03:30", "2024-03-01T03:00:00Z"), is("2024-02-29", false));
    for zone in ["Moon/Tycho", "8", "+", "+15", "+08:60", "+1:00:00", "+-1", "+123456"] {
        assert_eq!(told(zone, "2021-12-06T20:00:00Z"), is("2021-12-06", true), "{zone}");
    }
}

#[wasm_bindgen_test]
fn only_what_is_no_feed_at_all_throws() {
    let cases = [
        (JsValue::from_str("<html>"), "feed-html"),
        (JsValue::from_str("<?xml version=\"1.0\"?>\n<rss>"), "feed-xml"),
        (JsValue::from_str("{"), "feed-syntax"),
        (JsValue::from_str("{}"), "feed-shape"),
        (JsValue::NULL, "feed-shape"),
        (JsValue::from_f64(7.0), "feed-shape"),
        (Object::new().into(), "feed-shape"),
    ];
    for (input, code) in cases {
        let error = read_feed(input, "https://news.example/").expect_err("this is no feed");
        let found = Reflect::get(&error, &"code".into()).ok().and_then(|code| code.as_string());
        assert_eq!(found.as_deref(), Some(code));
    }
}
