//! `newsreel import` of WordPress's REST posts: what becomes of them, and of their days.

mod common;

use common::{imported, refused};
use serde_json::{Value, json};

fn post() -> Value {
    json!({
        "id": 12,
        "date": "2021-12-07T00:00:00",
        "date_gmt": "2021-12-06T16:00:00",
        "guid": { "rendered": "https://a.example/?p=12&#038;x=1" },
        "modified": "2021-12-08T09:30:00",
        "modified_gmt": "2021-12-08T01:30:00",
        "link": "https://a.example/2021/12/07/tea/",
        "title": { "rendered": "&#8220;Tea&#8221; &#038; <em>ink</em>" },
        "content": { "rendered": "<p>Read <a href=\"/more/\">more</a>.</p>\n", "protected": false },
        "excerpt": { "rendered": "<p>Tea &amp; ink are [&hellip;] <a class=\"more-link\" href=\"x\">Continue reading</a></p>\n" },
        "featured_media": 4,
        "_links": { "self": [{ "href": "https://a.example/wp-json/wp/v2/posts/12" }] },
        "_embedded": {
            "author": [{ "name": "Ana &amp; Wong", "link": "https://a.example/author/ana/" }],
            "wp:featuredmedia": [{
                "source_url": "https://a.example/wp-content/tea.jpg",
                "alt_text": "A cup",
                "caption": { "rendered": "<p>Tea, <i>poured</i></p>\n" },
                "media_details": {
                    "width": 6000,
                    "height": 4000,
                    "image_meta": { "credit": "Bo Li" },
                    "sizes": {
                        "medium": { "width": 300, "height": 200, "source_url": "https://a.example/wp-content/tea-300x200.jpg" },
                        "large": { "width": 1024, "height": 683, "source_url": "https://a.example/wp-content/tea-1024x683.jpg" },
                        "full": { "width": 6000, "height": 4000, "source_url": "https://a.example/wp-content/tea.jpg" },
                    },
                },
            }],
            "wp:term": [[{ "name": "Arts &amp; crafts" }], [{ "name": "tea" }]],
        },
    })
}

fn item() -> Value {
    json!({
        "id": "https://a.example/?p=12&x=1",
        "url": "https://a.example/2021/12/07/tea/",
        "title": "“Tea” & ink",
        "summary": "Tea & ink are …",
        "content_html": "<p>Read <a href=\"https://a.example/more/\">more</a>.</p>",
        "image": "https://a.example/wp-content/tea-1024x683.jpg",
        "date_published": "2021-12-07T00:00:00+08:00",
        "date_modified": "2021-12-08T09:30:00+08:00",
        "authors": [{ "name": "Ana & Wong", "url": "https://a.example/author/ana/" }],
        "tags": ["Arts & crafts", "tea"],
        "_newsreel": {
            "image_alt": "A cup",
            "image_caption": "Tea, poured",
            "image_credit": "Bo Li",
            "image_width": 1024,
            "image_height": 683,
        },
    })
}

#[test]
fn posts_become_a_json_feed() {
    let (feed, told) = imported(&[], json!([post()]).to_string().as_bytes());
    let expected = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "a.example",
        "home_page_url": "https://a.example/",
        "items": [item()],
    });
    assert_eq!((feed, told.as_str()), (expected, ""));
    let (feed, told) = imported(&[], post().to_string().as_bytes());
    assert_eq!((&feed["items"], told.as_str()), (&json!([item()]), ""), "one post is a feed too");
}

#[test]
fn an_item_has_the_id_that_rss_of_the_same_site_gives_it() {
    let rss = "<rss version='2.0'><channel><title>A</title><item><title>Tea</title>\
        <guid isPermaLink='false'>https://a.example/?p=12&amp;x=1</guid></item></channel></rss>";
    let (feed, _) = imported(&[], rss.as_bytes());
    assert_eq!(feed["items"][0]["id"], item()["id"]);
}

#[test]
fn a_site_whose_clock_is_in_utc_has_the_days_that_are_asked_for() {
    let mut post = post();
    post["date"] = post["date_gmt"].clone();
    let source = post.to_string();
    let day = |arguments: &[&str]| {
        let (feed, _) = imported(arguments, source.as_bytes());
        feed["items"][0]["date_published"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(day(&[]), "2021-12-06T16:00:00Z");
    assert_eq!(day(&["--time-zone", "Asia/Shanghai"]), "2021-12-07T00:00:00+08:00");
}

#[test]
fn what_is_not_there_is_told() {
    let mut post = post();
    if let Some(members) = post.as_object_mut() {
        members.remove("_embedded");
    }
    post["content"] = json!({ "rendered": "", "protected": true });
    let (_, told) = imported(&[], json!([post]).to_string().as_bytes());
    for what in ["its text is locked by a password", "add _embed to the address"] {
        assert!(told.contains(what), "{told}");
    }
    let error = json!({ "code": "rest_no_route", "message": "No route was found", "data": { "status": 404 } });
    let told = refused(&[], error.to_string().as_bytes());
    assert_eq!(told, "newsreel: -: WordPress gives no posts: No route was found (rest_no_route)\n");
    for source in ["[]", "[1]", "[{\"link\":\"x\"}]"] {
        assert!(refused(&[], source.as_bytes()).contains("this JSON is no feed"), "{source}");
    }
}

#[test]
fn a_picture_that_may_not_be_seen_is_none() {
    let mut post = post();
    post["_embedded"]["wp:featuredmedia"] = json!([{ "code": "rest_forbidden", "message": "x" }]);
    let (feed, told) = imported(&[], json!([post]).to_string().as_bytes());
    assert_eq!((&feed["items"][0]["image"], told.as_str()), (&Value::Null, ""));
}
