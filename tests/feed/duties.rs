//! What the format asks of its readers, where no other test has it: versions to come, members that
//! nobody knows, links, and pictures that only the HTML has.
#![expect(clippy::unwrap_used, reason = "a document that is no feed is a failed test")]

use newsreel::feed::{Feed, Selection};
use serde_json::{Value, json};

use super::reading::{ADDRESS, address, items, problems, read};

fn feed(document: &Value) -> Feed {
    read(&document.to_string(), ADDRESS, &Selection::default()).unwrap()
}

fn feed_of(items: &Value) -> Feed {
    feed(&json!({ "version": "https://jsonfeed.org/version/1.1", "items": items }))
}

#[test]
fn every_version_past_and_to_come_is_read_without_a_problem() {
    for version in [
        "https://jsonfeed.org/version/1",
        "https://jsonfeed.org/version/1.1",
        "https://jsonfeed.org/version/1.2",
        "https://jsonfeed.org/version/2",
        "http://jsonfeed.org/version/1",
        "https://www.jsonfeed.org/version/1.1/",
        " https://jsonfeed.org/version/1 ",
    ] {
        let feed = feed(&json!({ "version": version, "items": [{ "id": "1", "title": "A" }] }));
        assert_eq!((feed.count(), problems(&feed)), (1, vec![]), "{version}");
    }
}

#[test]
fn a_version_that_is_none_is_told_and_the_feed_is_read() {
    for version in
        [json!(null), json!(1.1), json!("1.1"), json!(["https://jsonfeed.org/version/1"])]
    {
        let feed = feed(&json!({ "version": version, "items": [{ "id": "1", "title": "A" }] }));
        assert_eq!((feed.count(), problems(&feed).len()), (1, 1), "{version}");
    }
}

#[test]
fn members_that_nobody_knows_change_nothing() {
    let item = json!({ "id": "1", "title": "A" });
    let mut strange = item.clone();
    for key in [
        "_podcast",
        "_a.b",
        "_",
        "guid",
        "topics",
        "blurb",
        "Title",
        "TAGS",
        "constructor",
        "__proto__",
    ] {
        strange[key] = json!({ "title": "No", "url": "javascript:alert(1)" });
    }
    let (plain, strange) = (feed_of(&json!([item])), feed_of(&json!([strange])));
    assert_eq!(items(&plain), items(&strange));
    assert_eq!(problems(&strange), [""; 0]);
}

#[test]
fn a_comment_for_people_who_open_the_file_is_never_shown() {
    let feed = feed(&json!({ "user_comment": "Not for readers", "items": [] }));
    assert!(
        !format!("{:?}", (&feed.title, &feed.contact(), &feed.breadcrumb())).contains("readers")
    );
}

#[test]
fn the_link_of_an_item_is_its_own_address_and_never_the_one_it_writes_about() {
    let feed = feed_of(&json!([
        { "id": "1", "title": "A", "url": "/a", "external_url": "https://elsewhere.example/" },
        { "id": "https://feed.example/2", "title": "B", "external_url": "https://elsewhere.example/" },
    ]));
    let links: Vec<String> = items(&feed).iter().map(|item| address(item.url.as_ref())).collect();
    assert_eq!(links, ["https://feed.example/a", ""]);
}

#[test]
fn expired_or_not_the_items_show() {
    for expired in [json!(true), json!(false), json!("true"), json!(1), json!(null)] {
        let feed = feed(&json!({ "expired": expired, "items": [{ "id": "1", "title": "A" }] }));
        assert_eq!(feed.count(), 1, "{expired}");
    }
}

#[test]
fn the_language_of_an_item_is_its_own_and_apart_from_the_feeds() {
    let feed = feed(&json!({ "language": "de", "items": [
        { "id": "1", "title": "A", "language": "en" },
        { "id": "2", "title": "B" },
        { "id": "3", "title": "C", "language": "" },
    ] }));
    let languages: Vec<_> = items(&feed).into_iter().map(|item| item.language).collect();
    assert_eq!(languages, [Some("en".to_owned()), None, None]);
    assert_eq!(feed.language.as_deref(), Some("de"));
}

#[test]
fn without_any_other_picture_the_first_one_of_the_html_that_is_safe_stands_in() {
    let table = [
        ("<p>A</p><img src='b.webp'>", "https://feed.example/c/b.webp"),
        ("<img src='javascript:alert(1)'><img src='/d.webp'>", "https://feed.example/d.webp"),
        (
            "<img src='count.gif' width=1 height=1><img src='e.webp'>",
            "https://feed.example/c/e.webp",
        ),
        ("<script><img src='f.webp'></script><!-- <img src='g.webp'> -->", ""),
        ("&lt;img src='h.webp'&gt;", ""),
    ];
    for (html, expected) in table {
        let item = json!({ "id": "1", "url": "/c/", "title": "T", "content_html": html });
        let image = items(&feed_of(&json!([item])))[0].image.clone();
        assert_eq!(address(image.map(|image| image.url).as_ref()), expected, "{html}");
    }
}

#[test]
fn a_picture_of_the_html_keeps_what_its_figure_says_and_the_items_own_comes_first() {
    let html = "<figure><img src='/a.webp' alt='A hall' width='640' height='480px'>\
                <figcaption>The <b>hall</b></figcaption></figure><img src='/b.webp'>";
    let feed = feed_of(&json!([
        { "id": "1", "title": "A", "content_html": html },
        { "id": "2", "title": "B", "content_html": html, "banner_image": "/own.webp" },
    ]));
    let items = items(&feed);
    let image = items[0].image.as_ref().unwrap();
    assert_eq!((image.alt.as_str(), image.caption.as_str()), ("A hall", "The hall"));
    assert_eq!((image.width, image.height, items[0].figures.len()), (Some(640), Some(480), 2));
    let own = items[1].image.as_ref().map(|image| &image.url);
    assert_eq!(address(own), "https://feed.example/own.webp");
}

#[test]
fn a_headline_is_made_of_what_is_there_and_never_of_an_empty_paragraph() {
    let title = |item: Value| items(&feed_of(&json!([item])))[0].title.clone();
    assert_eq!(title(json!({ "id": "1", "summary": "S", "content_text": "T" })), "S");
    assert_eq!(title(json!({ "id": "1", "content_html": "<p>&nbsp;</p><p>First.</p>" })), "First.");
    assert_eq!(title(json!({ "id": "1", "content_html": "<p>&nbsp;</p><img src=a.webp>" })), "");
}

#[test]
fn attachments_need_no_type_and_keep_their_order() {
    let feed = feed_of(&json!([{ "id": "1", "title": "A", "attachments": [
        { "url": "/a.mp3", "title": "Talk" },
        { "url": "/a.ogg", "title": "Talk", "mime_type": null },
    ] }]));
    let found: Vec<String> =
        items(&feed)[0].attachments.iter().map(|file| address(Some(&file.url))).collect();
    assert_eq!(found, ["https://feed.example/a.mp3", "https://feed.example/a.ogg"]);
}
