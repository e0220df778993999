//! What its publisher is told of a feed beside what is left out of it.

use newsreel::feed::item::Attachment;
use newsreel::feed::{Feed, Level};
use serde_json::{Value as Json, json};

use super::reading::{address, advice, items, parsed};

fn feed_of(items: &Json) -> Feed {
    let version = "https://jsonfeed.org/version/1.1";
    parsed(&json!({ "version": version, "title": "News", "items": items }).to_string())
}

#[track_caller]
fn assert_told(item: &Json, expected: &[&str]) {
    let told = advice(&feed_of(&json!([item])));
    let told: Vec<_> = told.iter().map(|line| line.trim_start_matches("items[0].")).collect();
    assert_eq!(told, expected, "{item}");
}

#[test]
fn a_feed_that_is_as_it_should_be_is_not_told_of() {
    let item = json!({
        "id": "1",
        "url": "/a",
        "title": "Tea & Ink",
        "summary": "3 < 4",
        "authors": [{ "name": "Ana" }],
        "attachments": [{ "url": "/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 12 }],
        "date_published": "2021-12-07T00:00:00+08:00",
        "date": "2021",
    });
    assert_told(&item, &[]);
}

#[test]
fn an_item_that_leads_nowhere_is_told_of() {
    let nowhere = ["url leads-nowhere leads nowhere"];
    assert_told(&json!({ "id": 1, "title": "A" }), &nowhere);
    assert_told(&json!({ "id": 1, "title": "A", "url": "" }), &nowhere);
    assert_told(&json!({ "id": 1, "title": "A", "content_html": " " }), &nowhere);
    assert_told(&json!({ "id": 1, "content_text": "A", "url": "" }), &["url url empty"]);
    assert_told(&json!({ "id": 1, "content_text": "A" }), &[]);
}

#[test]
fn what_is_no_author_and_no_file_is_told_of() {
    let item = |authors: &Json, attachments: &Json| json!({ "id": 1, "url": "/", "title": "A", "authors": authors, "attachments": attachments });
    assert_told(
        &item(&json!(["Ana", null, 7]), &json!([])),
        &[
            "authors[0] author taken for a name",
            "authors[1] author left out",
            "authors[2] author left out",
        ],
    );
    assert_told(
        &item(&json!("Ana"), &json!("a.mp3")),
        &["authors author taken for a name", "attachments[0] attachment left out"],
    );
    let sizes = json!([{ "url": "a.mp3", "size_in_bytes": "12", "duration_in_seconds": "9" }, {}]);
    assert_told(
        &item(&json!([]), &sizes),
        &[
            "attachments[0].size_in_bytes number a text",
            "attachments[0].duration_in_seconds number a text",
            "attachments[1] attachment left out",
        ],
    );
    let levels = feed_of(&json!([item(&json!([]), &sizes)])).audit();
    let levels: Vec<_> = levels.into_iter().map(|problem| problem.level).collect();
    assert_eq!(levels, [Level::Warning, Level::Warning, Level::Error]);
}

#[test]
fn members_of_rss_and_atom_are_told_by_what_json_feed_calls_them() {
    let rss = json!({
        "title": "A",
        "link": "https://a.example/",
        "guid": "1",
        "pubDate": "Tue, 07 Dec 2021 16:00:00 GMT",
        "description": "Text",
    });
    let keys = ["link", "guid", "pubDate", "description"];
    let mut expected = keys.map(|key| format!("{key} other-format not read")).to_vec();
    expected.push("url leads-nowhere leads nowhere".to_owned());
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    assert_told(&rss, &expected);
    let both = json!({ "id": 1, "url": "/", "link": "/", "guid": "1", "content_text": "x",
        "description": "x", "date_published": "2021-12-07", "updated": "2021" });
    assert_told(&both, &["updated other-format not read"]);
    let feed = parsed(r#"{ "title": "RSS", "link": "https://a.example/", "items": [] }"#);
    assert_eq!(advice(&feed), ["link other-format not read"]);
}

#[test]
fn a_picture_among_the_files_is_the_picture_where_there_is_no_other() {
    let files = json!([
        { "url": "a.mp3", "mime_type": "audio/mpeg" },
        { "url": "b.png", "mime_type": "Image/PNG", "title": "A kite" },
        { "url": "c.png", "mime_type": "image/png" },
    ]);
    let read = |more: Json| {
        let mut item = json!({ "id": 1, "title": "A", "url": "/x/", "attachments": files });
        item.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        items(&feed_of(&json!([item]))).remove(0)
    };
    let item = read(json!({}));
    let image = item.image.unwrap();
    assert_eq!(
        (address(Some(&image.url)), &*image.alt),
        ("https://feed.example/x/b.png".to_owned(), "A kite")
    );
    let rest: Vec<_> = item.attachments.iter().map(Attachment::name).collect();
    assert_eq!(rest, ["a.mp3", "c.png"]);
    for more in [json!({ "image": "d.png" }), json!({ "content_html": "<img src=d.png>" })] {
        let item = read(more);
        assert!(address(item.image.map(|image| image.url).as_ref()).ends_with("/d.png"));
        assert_eq!(item.attachments.len(), 3);
    }
}

#[test]
fn a_picture_of_two_pixels_or_less_is_none() {
    let picture = |item: &Json| {
        let item = items(&feed_of(&json!([item]))).remove(0);
        (item.image.is_some(), item.figures.len())
    };
    let of = |html: &str| picture(&json!({ "id": 1, "content_html": html }));
    assert_eq!(of("<p>x<img src=a.gif width=2 height=2>"), (false, 0));
    assert_eq!(of("<p>x<img src=a.gif style='height:1px'>"), (false, 0));
    assert_eq!(of("<p>x<img src=a.gif width=3 height=3>"), (true, 1));
    let object =
        |size: u32| json!({ "id": 1, "title": "x", "image": { "url": "a.gif", "width": size } });
    assert_eq!((picture(&object(1)), picture(&object(3))), ((false, 0), (true, 0)));
    let ours = |size: u32| {
        let figures = json!([{ "url": "a.gif", "width": 600, "height": size }]);
        json!({ "id": 1, "title": "x", "_newsreel": { "figures": figures } })
    };
    assert_eq!((picture(&ours(2)), picture(&ours(400))), ((false, 0), (true, 1)));
    // Zero is what generators write for what they do not know.
    assert_eq!(picture(&ours(0)), (true, 1));
}
