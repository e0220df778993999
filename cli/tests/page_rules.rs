//! The rules by which `newsreel import` reads a page, each on small pages; and what it says where there is
//! no article.

mod common;

use std::fs;

use common::{imported, refused, run_in};
use serde_json::Value;

/// The item of a page that is at `address`, with what is told of it.
#[track_caller]
fn item_at(address: &str, html: &[u8]) -> (Value, String) {
    let (feed, told) = imported(&["--base", address], html);
    (feed.pointer("/items/0").cloned().unwrap_or_default(), told)
}

const ADDRESS: &str = "https://a.example/news/1.html";

/// A page with an article of three paragraphs, and what stands in its head and above the text.
fn article(head: &str, above: &str) -> String {
    let text = "The hall was built by hand in a year without rain, and everybody who lived in the valley \
        carried a stone to it. What they sang on the way is still known to the oldest of them.";
    format!(
        "<!DOCTYPE html><html lang=en><head>{head}</head><body><div id=nav><a href=/>Home</a></div>\
         <div class=main>{above}<div class=text><p>{text}</p><p>{text} Twice.</p><p>{text} And again.</p></div>\
         </div><div class=footer>All rights reserved</div></body></html>"
    )
}

#[track_caller]
fn item(head: &str, above: &str) -> Value {
    item_at(ADDRESS, article(head, above).as_bytes()).0
}

#[test]
fn a_headline_is_without_the_name_of_its_site() {
    let title = "The hall of stones";
    let table = [
        (format!("<title>{title} - Valley News</title>"), format!("<h1>{title}</h1>")),
        (format!("<title>{title} | Valley News</title>"), format!("<h2>{title}</h2>")),
        (format!("<title>{title}_Valley News_Home</title>"), format!("<div class=t>{title}</div>")),
        (format!("<title>{title} - Valley News</title>"), String::new()),
        (
            format!("<title>Valley News</title><meta property=og:title content='{title}'>"),
            format!("<h1>Valley News</h1><h2>{title}</h2>"),
        ),
        ("<title>Valley News</title>".to_owned(), format!("<h1><a href=/1>{title}</a></h1>")),
    ];
    for (head, above) in table {
        assert_eq!(item(&head, &above)["title"], title, "{head} {above}");
    }
    // What looks like a separator may belong to it.
    let title = "Stones - and what they weigh";
    let item = item(&format!("<title>{title} - Valley News</title>"), &format!("<h1>{title}</h1>"));
    assert_eq!(item["title"], title);
}

#[test]
fn the_day_is_the_one_that_people_are_shown() {
    let head = "<title>The hall of stones</title>";
    let table = [
        ("", "2021-12-07", "2021-12-07T00:00:00Z"),
        ("", "发布时间：2021-12-07 09:30", "2021-12-07T09:30:00Z"),
        ("", "Posted on December 7, 2021", "2021-12-07T00:00:00Z"),
        (
            "",
            "<time datetime=2021-12-07T00:30:00+08:00>Tuesday</time>",
            "2021-12-07T00:30:00+08:00",
        ),
        (
            "<meta property=article:published_time content=2021-12-07T00:30:00+08:00>",
            "2021-12-07",
            "2021-12-07T00:30:00+08:00",
        ),
        // Some write another zone's day for programs.
        (
            "<meta property=article:published_time content=2021-12-06T16:30:00+00:00>",
            "2021-12-07",
            "2021-12-07T00:00:00Z",
        ),
        ("<meta name=DC.date content=2021-12>", "December 7, 2021", "2021-12-07T00:00:00Z"),
    ];
    for (meta, line, expected) in table {
        let item =
            item(&[head, meta].concat(), &format!("<h1>The hall of stones</h1><p>{line}</p>"));
        assert_eq!(item["date_published"], expected, "{meta} {line}");
        let text = item["content_html"].as_str().unwrap_or_default();
        assert!(text.starts_with("<p>The hall was built"), "{text}");
    }
}

#[test]
fn a_page_without_a_date_says_so() {
    let (_, told) =
        item_at(ADDRESS, article("<title>The hall</title>", "<h1>The hall</h1>").as_bytes());
    assert_eq!(told, "newsreel: -: item 1 “The hall”: nothing in it says when it was published\n");
}

#[test]
fn pages_become_one_feed_the_newest_first() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, day) in
        [("a.html", "2021-01-01"), ("b.html", "2023-01-01"), ("c.html", "2022-01-01")]
    {
        let head = format!(
            "<title>{day} it was</title><link rel=canonical href=https://a.example/{name}>"
        );
        let html = article(&head, &format!("<h1>{day} it was</h1><p>{day}</p>"));
        fs::write(folder.path().join(name), html).expect("it is written");
    }
    let run = |arguments: &[&str]| run_in(folder.path(), arguments, b"");
    assert!(run(&["a.html", "b.html", "-o", "feed.json"]).status.success());
    assert!(run(&["c.html", "--merge", "feed.json", "-o", "feed.json"]).status.success());
    let urls = |text: &[u8]| {
        let feed: Value = serde_json::from_slice(text).expect("it is JSON");
        let items = feed["items"].as_array().cloned().unwrap_or_default();
        items
            .iter()
            .map(|item| item["url"].as_str().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    let feed = fs::read(folder.path().join("feed.json")).expect("it is written");
    let all = ["b", "c", "a"].map(|name| format!("https://a.example/{name}.html"));
    assert_eq!(urls(&feed), all);
    let output = run(&["a.html", "--merge", "feed.json", "--limit", "2"]);
    assert_eq!(urls(&output.stdout), all[..2]);
}

#[test]
fn a_page_without_an_article_is_told() {
    let teasers = "<article><h2><a href=/1>One more thing to read about</a></h2><p>A text that says what the \
        other page is about, and which is long enough to be taken for an article by itself.</p></article>";
    let html = format!("<html><title>News</title><body><main>{}</main></body>", teasers.repeat(5));
    let told = refused(&[], html.as_bytes());
    assert_eq!(
        told,
        "newsreel: -: this page has no article: give the address of one, or of its feed\n"
    );
    for html in
        ["<!doctype html>", "<html><body><p>404</p></body></html>", "<html><frameset></frameset>"]
    {
        assert!(refused(&[], html.as_bytes()).contains("has no article"), "{html}");
    }
}

#[test]
fn a_feed_inside_of_a_page_is_read() {
    let html = "<!DOCTYPE html><html><body><rss version='2.0'><channel><title>News</title>\
        <item><title>One</title></item></channel></rss></body></html>";
    let (feed, told) = imported(&[], html.as_bytes());
    assert_eq!((feed["items"][0]["title"].as_str(), told.as_str()), (Some("One"), ""));
}

#[test]
fn there_is_an_end_to_the_depth_of_a_page() {
    let deep = |depth: usize| {
        let wrapped = ["<div>".repeat(depth), "<h1>The hall</h1>".to_owned()].concat();
        article("<title>The hall</title>", &wrapped)
    };
    assert_eq!(item_at(ADDRESS, deep(400).as_bytes()).0["title"], "The hall");
    let told = refused(&[], deep(600).as_bytes());
    assert_eq!(told, "newsreel: -: elements of this page stand in each other more than 512 deep\n");
}

#[test]
fn what_the_author_calls_the_title_is_the_headline_where_the_page_has_the_name_of_its_site() {
    let above = "<div class=logo>Valley Museum</div><div class=tit>The hall of stones</div><div>2021-12-07</div>";
    let item = item("<title>Valley Museum</title>", above);
    assert_eq!(
        (&item["title"], &item["date_published"]),
        (&"The hall of stones".into(), &"2021-12-07T00:00:00Z".into())
    );
}

#[test]
fn the_source_is_read_from_beside_the_headline() {
    let table = [
        "<p>2021-12-07 Valley Museum</p>",
        "<div class=info><span>2021-12-07</span><span>&nbsp;&nbsp;Valley Museum</span></div>",
        "<div>Source: Valley Museum | 2021-12-07</div>",
        "<p>发布时间：2021-12-07&nbsp;&nbsp;来源：Valley Museum</p>",
        "<p><span class=date>2021-12-07</span></p><p class=source>Valley Museum</p>",
    ];
    for line in table {
        let item = item("<title>The hall</title>", &format!("<h1>The hall</h1>{line}"));
        assert_eq!(item["_newsreel"]["source"]["name"], "Valley Museum", "{line}");
        assert_eq!(item["date_published"], "2021-12-07T00:00:00Z", "{line}");
        assert!(!item["content_html"].as_str().unwrap_or_default().contains("Museum"), "{line}");
    }
}

#[test]
fn the_day_of_the_visit_is_not_the_day_of_the_article() {
    let html = article("<title>The hall of stones</title>", "<h1>The hall of stones</h1>");
    let html = html.replace(
        "<div class=main>",
        "<div><p>今天是2026年11月30日 星期一</p></div><div class=main>",
    );
    let (item, told) = item_at(ADDRESS, html.as_bytes());
    assert!(item["date_published"].is_null() && told.contains("when it was published"), "{item}");
}

#[test]
fn a_breadcrumb_is_known_by_its_marks_or_by_how_it_is_written() {
    let steps = "<a href=/>Home</a> &gt; <a href=/news/>News</a> &gt;";
    let table = [
        format!("<div class=crumbs>{steps}</div>"),
        format!("<div>{steps} The hall</div>"),
        format!("<p>You are here: {steps} Content</p>"),
        "<nav class=breadcrumb><ol><li><a href=/>Home</a><li><a href=/news/>News</a><li>The hall</ol></nav>".to_owned(),
    ];
    let expected = serde_json::json!([
        { "title": "Home", "url": "https://a.example/" },
        { "title": "News", "url": "https://a.example/news/" },
    ]);
    for way in table {
        let item = item("<title>The hall</title>", &format!("{way}<h1>The hall</h1>"));
        assert_eq!(item["_newsreel"]["breadcrumb"], expected, "{way}");
    }
}

#[test]
fn a_short_paragraph_behind_a_picture_is_its_caption_and_a_long_one_is_not() {
    let image = "<p><img src=/1.jpg alt=IMG_0001.jpg></p>";
    let caption = |paragraph: &str| {
        let html = article("<title>The hall</title>", "<h1>The hall</h1>");
        let html = html.replacen("</p>", &format!("</p>{image}{paragraph}"), 1);
        let item = item_at(ADDRESS, html.as_bytes()).0;
        let text = item["content_html"].as_str().unwrap_or_default().to_owned();
        assert!(text.contains("/1.jpg") && !text.contains("IMG_0001"), "{text}");
        assert_eq!(item["image"], "https://a.example/1.jpg");
        item["_newsreel"]["image_caption"].as_str().unwrap_or_default().to_owned()
    };
    let sentence = "The door, as it was in the year of the flood. Nobody has opened it since then.";
    assert_eq!(caption("<p>The door of the hall</p>"), "The door of the hall");
    assert_eq!(caption(&format!("<p align=center>{sentence}</p>")), sentence);
    assert_eq!(caption(&format!("<p>{sentence}</p>")), "");
}

#[test]
fn text_that_stands_in_no_paragraph_gets_one() {
    let text =
        "The hall was built by hand in a year without rain, and everybody carried a stone to it.";
    let html = format!(
        "<html><title>The hall</title><body><h1>The hall</h1>{text}<br><br>{text} Twice.<br><br>{text} Thrice.\
         <div>Previous 1 2 Next</div></body></html>"
    );
    let item = item_at(ADDRESS, html.as_bytes()).0;
    let expected = format!("<p>{text}</p>\n<p>{text} Twice.</p>\n<p>{text} Thrice.</p>");
    assert_eq!(item["content_html"], expected);
}
