//! `newsreel import` as a publisher runs it: what becomes of feeds of each kind, and what goes wrong.
#![expect(clippy::expect_used, reason = "a command that cannot be run is a failed test")]

mod common;

use std::fs;
use std::path::Path;
use std::process::Output;

use common::{run_in, text};
use serde_json::{Value, json};

fn run(arguments: &[&str], source: &str) -> Output {
    run_in(Path::new("."), arguments, source.as_bytes())
}

/// The feed that is made of a source, and what is told of it.
#[track_caller]
fn imported(source: &str) -> (Value, String) {
    let output = run(&["-"], source);
    let told = text(&output.stderr).to_owned();
    assert_eq!(output.status.code(), Some(0), "{told}");
    (serde_json::from_slice(&output.stdout).expect("it writes JSON"), told)
}

/// The first item that is made of a source without a loss.
#[track_caller]
fn item(source: &str) -> Value {
    let (feed, told) = imported(source);
    assert_eq!(told, "");
    feed.pointer("/items/0").cloned().unwrap_or_default()
}

fn titles(feed: &Value) -> Vec<&str> {
    let items = feed["items"].as_array().into_iter().flatten();
    items.filter_map(|item| item["title"].as_str()).collect()
}

fn rss(items: &str) -> String {
    format!(
        "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/' \
         xmlns:content='http://purl.org/rss/1.0/modules/content/' \
         xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>News</title>\
         <link>https://a.example/</link>{items}</channel></rss>"
    )
}

fn atom(entries: &str) -> String {
    format!(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>News</title>{entries}</feed>"
    )
}

#[test]
fn rss_becomes_a_json_feed() {
    let (feed, told) = imported(&rss(
        "<description>All of it</description><language>pt-MO</language>\
        <image><url>/icon.png</url><title>x</title><link>x</link></image>\
        <item><title>Tea &amp;amp; &lt;i&gt;ink&lt;/i&gt;</title><link>/2021/tea</link><guid>tea-1</guid>\
        <pubDate>Tue, 07 Dec 2021 00:30:00 +0800</pubDate><author>ana@a.example (Ana Wong)</author>\
        <category>Arts</category><category>Arts</category>\
        <description>In short</description>\
        <content:encoded><![CDATA[<p>Read <a href='more'>more</a></p>]]></content:encoded>\
        <enclosure url='a.mp3' length='1796' type='audio/mpeg'/></item>",
    ));
    let expected = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "News",
        "home_page_url": "https://a.example/",
        "description": "All of it",
        "icon": "https://a.example/icon.png",
        "language": "pt-MO",
        "items": [{
            "id": "tea-1",
            "url": "https://a.example/2021/tea",
            "title": "Tea & ink",
            "summary": "In short",
            "content_html": "<p>Read <a href=\"https://a.example/2021/more\">more</a></p>",
            "date_published": "2021-12-07T00:30:00+08:00",
            "authors": [{ "name": "Ana Wong" }],
            "tags": ["Arts"],
            "attachments": [{ "url": "https://a.example/2021/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 1796 }],
        }],
    });
    assert_eq!((feed, told.as_str()), (expected, ""));
}

#[test]
fn atom_becomes_a_json_feed() {
    let item = item(&atom(
        "<entry xml:base='https://a.example/news/'><id>tag:a,2021:1</id>\
        <title type='text'>3 &lt; 4 &amp;amp; so</title><link rel='self' href='x.atom'/><link href='one'/>\
        <published>2021-12-07T00:30:00+08:00</published><updated>2021-12-08T00:00:00Z</updated>\
        <author><name>Ana</name><uri>../ana</uri></author><category term='arts' label='Arts'/>\
        <source><title>Elsewhere</title><link href='https://b.example/'/></source>\
        <content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>a &lt; b<br/>\
        <img src='p.png' alt='A hall'/></p></div></content></entry>",
    ));
    let expected = json!({
        "id": "tag:a,2021:1",
        "url": "https://a.example/news/one",
        "title": "3 < 4 &amp; so",
        "content_html": "<div><p>a &lt; b<br><img src=\"https://a.example/news/p.png\" alt=\"A hall\"></p></div>",
        "image": "https://a.example/news/p.png",
        "date_published": "2021-12-07T00:30:00+08:00",
        "date_modified": "2021-12-08T00:00:00Z",
        "authors": [{ "name": "Ana", "url": "https://a.example/ana" }],
        "tags": ["Arts"],
        "_newsreel": { "source": { "name": "Elsewhere", "url": "https://b.example/" }, "image_alt": "A hall" },
    });
    assert_eq!(item, expected);
}

#[test]
fn rdf_and_older_editions_are_read() {
    let rdf = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' \
        xmlns:dc='http://purl.org/dc/elements/1.1/'><channel rdf:about='https://a.example/'><title>News</title>\
        <link>https://a.example/</link><items><rdf:Seq><rdf:li rdf:resource='https://a.example/1'/></rdf:Seq></items></channel>\
        <image><url>https://a.example/i.png</url></image>\
        <item rdf:about='https://a.example/1'><title>One</title><dc:date>2021-12-07</dc:date><dc:creator>Ana</dc:creator></item>\
        <textinput><title>Search</title><name>q</name></textinput></rdf:RDF>";
    let expected = json!({ "id": "https://a.example/1", "url": "https://a.example/1", "title": "One",
        "date_published": "2021-12-07T00:00:00Z", "authors": [{ "name": "Ana" }] });
    let (feed, told) = imported(rdf);
    assert_eq!(
        (&feed["items"], &feed["icon"]),
        (&json!([expected]), &json!("https://a.example/i.png"))
    );
    assert_eq!((feed["title"].as_str(), told.as_str()), (Some("News"), ""));
    let old = "<rss version='0.91'><channel><title>Old</title><item><title>One</title><link>https://a.example/1</link></item></channel></rss>";
    assert_eq!(item(old)["id"], "https://a.example/1");
    let atom = "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>A</title><entry><title mode='escaped' \
        type='text/html'>R&amp;amp;D</title><issued>2021-12-07T08:00+08:00</issued>\
        <content type='text/html' mode='base64'>PHA+5YukPC9wPg==</content></entry></feed>";
    let item = item(atom);
    assert_eq!((&item["title"], &item["content_html"]), (&json!("R&D"), &json!("<p>勤</p>")));
    assert_eq!(item["date_published"], "2021-12-07T08:00:00+08:00");
}

#[test]
fn rss_in_json_is_the_rss_that_it_is() {
    let source = json!({ "rss": { "version": "2.0", "channel": {
        "item": [{ "title": "Tea &amp; ink", "link": "/tea", "guid": { "isPermaLink": "false", "#value": "g1" },
            "pubDate": "Tue, 07 Dec 2021 00:30:00 +0800", "description": "<p>x</p>",
            "enclosure": { "url": "/a.png", "type": "image/png", "length": 9 } }],
        "link": "https://a.example/", "title": "News" } } });
    let item = item(&source.to_string());
    assert_eq!(
        (&item["id"], &item["title"], &item["url"]),
        (&json!("g1"), &json!("Tea & ink"), &json!("https://a.example/tea"))
    );
    assert_eq!(
        (&item["image"], &item["content_html"]),
        (&json!("https://a.example/a.png"), &json!("<p>x</p>"))
    );
}

#[test]
fn json_feed_comes_out_cleaned_with_what_it_extends() {
    let source = json!({ "version": "https://jsonfeed.org/version/1", "title": "News", "home_page_url": "https://a.example/",
        "_newsreel": { "time_zone": "Asia/Macau" }, "items": [{ "id": 7, "url": "/7", "title": "Seven",
        "content_html": "<p onclick=x>a<script>b</script></p>", "image": { "url": "p.png", "width": "640" },
        "author": { "name": "Ana" }, "tags": "a, b", "date_published": 1_638_835_200,
        "_newsreel": { "image_alt": "By hand" } }] });
    let (feed, _) = imported(&source.to_string());
    assert_eq!(feed["_newsreel"], json!({ "time_zone": "Asia/Macau" }));
    let expected = json!({ "id": "7", "url": "https://a.example/7", "title": "Seven", "content_html": "<p>a</p>",
        "image": "https://a.example/p.png", "date_published": "2021-12-07T00:00:00Z", "authors": [{ "name": "Ana" }],
        "tags": ["a", "b"], "_newsreel": { "image_alt": "By hand", "image_width": 640 } });
    assert_eq!(feed["items"][0], expected);
}

#[test]
fn a_picture_comes_with_what_is_said_of_it() {
    let source = rss(
        "<item><title>A</title><description>&lt;img src='https://a.example/text.jpg'&gt;</description>\
        <media:group><media:content url='https://a.example/s.jpg' type='image/jpeg' width='100' height='75'/>\
        <media:content url='https://a.example/l.jpg' medium='image' width='1200' height='900'>\
        <media:title>A hall</media:title><media:description>The hall&#8217;s door</media:description>\
        <media:credit>Ana</media:credit></media:content></media:group>\
        <media:thumbnail url='https://a.example/t.jpg'/></item>",
    );
    let item = item(&source);
    assert_eq!(item["image"], "https://a.example/l.jpg");
    let expected = json!({ "image_alt": "A hall", "image_caption": "The hall’s door", "image_credit": "Ana",
        "image_width": 1200, "image_height": 900 });
    assert_eq!(item["_newsreel"], expected);
}

#[test]
fn what_counts_readers_is_no_picture() {
    for image in [
        "<img src='https://a.example/p.gif' width='1' height='1'>",
        "<img src='http://feeds.feedburner.com/~ff/a?i=b'>",
        "<img src='https://a.example/smile.png' width='16' height='16'>",
    ] {
        let source = rss(&format!(
            "<item><title>A</title><description><![CDATA[<p>x</p>{image}]]></description></item>"
        ));
        assert_eq!(item(&source).get("image"), None, "{image}");
    }
}

#[test]
fn what_is_broken_but_common_is_read() {
    let good = rss("<item><title>One</title></item><item><title>Two</title></item>");
    let table = [
        ["\n\n<?xml version='1.0'?>", &good].concat(),
        ["<!doctype html><html><head><meta charset=utf-8></head><body>", &good, "</body></html>"]
            .concat(),
        good.replace("<title>One</title>", "<title>One<link>x</link>")
            .replace("<link>x</link>", ""),
        good.replace("</title></item><item>", "</title><item>"),
        good.replace("One", "One&nobodyknows; & more").replace("&nobodyknows; & more", ""),
        good.replace("<title>Two", "</p><title>Two"),
    ];
    for source in table {
        let (feed, told) = imported(&source);
        assert_eq!((titles(&feed), told.as_str()), (vec!["One", "Two"], ""), "{source}");
    }
    let odd = rss("<item><title>Caf&eacute; &nobodyknows; AT&T &#146;</title></item>");
    assert_eq!(item(&odd)["title"], "Café &nobodyknows; AT&T ’");
}

#[test]
fn entities_of_a_document_are_read_and_grow_nothing() {
    let declared = "<!DOCTYPE rss [<!ENTITY org 'UNESCO'><!ENTITY a '&org;&org;&org;'><!ENTITY x SYSTEM 'file:///etc/passwd'>]>";
    let source = [declared, &rss("<item><title>&org; &a; &x;</title></item>")].concat();
    assert_eq!(item(&source)["title"], "UNESCO &org;&org;&org; &x;");
}

#[test]
fn what_is_lost_is_told_by_item() {
    let source =
        rss("<item><title>A</title><link>javascript:alert(1)</link><pubDate>soon</pubDate></item>\
        <item><guid isPermaLink='false'>g</guid></item>");
    let (feed, told) = imported(&source);
    let expected = "\
newsreel: -: item 1 “A”: the link “javascript:alert(1)” leads nowhere good and is left out
newsreel: -: item 1 “A”: the date “soon” is not understood
newsreel: -: item 2 “g”: it has neither title nor text nor picture: nothing of it will show
";
    assert_eq!(told, expected);
    assert_eq!((feed["items"][0].get("url"), feed["items"].as_array().unwrap().len()), (None, 2));
}

#[test]
fn relative_addresses_need_a_base() {
    let source = atom("<entry><title>A</title><link href='/a'/></entry>");
    let (_, told) = imported(&source);
    assert!(told.contains("give --base"), "{told}");
    let output = run(&["-", "--base", "https://a.example/feed"], &source);
    let feed: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&feed["items"][0]["url"], text(&output.stderr)),
        (&json!("https://a.example/a"), "")
    );
}

#[test]
fn sources_become_one_feed_up_to_a_limit() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("a.xml"),
        rss("<item><title>1</title></item><item><title>2</title></item>"),
    )
    .unwrap();
    fs::write(
        folder.path().join("b.xml"),
        atom("<entry><title>3</title></entry><entry><title>4</title></entry>"),
    )
    .unwrap();
    let output = run_in(folder.path(), &["a.xml", "b.xml", "--limit", "3"], b"");
    let feed: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((titles(&feed), &feed["title"]), (vec!["1", "2", "3"], &json!("News")));
}

#[test]
fn an_older_feed_keeps_its_ids_and_what_was_added_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("feed.json");
    let arguments = ["-", "--merge", "feed.json", "-o", "feed.json"];
    let first = rss(
        "<item><title>Old</title><guid isPermaLink='false'>o</guid></item><item><title>A</title><link>/a</link></item>",
    );
    let feed = |source: &str| {
        let output = run_in(folder.path(), &arguments, source.as_bytes());
        assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
        serde_json::from_slice::<Value>(&fs::read(&path).unwrap()).unwrap()
    };
    let mut by_hand = feed(&first);
    by_hand["_newsreel"] = json!({ "contact": { "email": "news@a.example" } });
    by_hand["items"][1]["id"] = json!("kept");
    fs::write(&path, by_hand.to_string()).unwrap();
    let merged = feed(&rss(
        "<item><title>A, again</title><link>/a</link></item><item><title>B</title><link>/b</link></item>",
    ));
    let found: Vec<(&str, &str)> = merged["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["id"].as_str().unwrap(), item["title"].as_str().unwrap()))
        .collect();
    assert_eq!(found, [("kept", "A, again"), ("https://a.example/b", "B"), ("o", "Old")]);
    assert_eq!(merged["_newsreel"]["contact"]["email"], "news@a.example");
}

#[test]
fn json_with_the_names_of_rss_is_read() {
    let feed = json!({ "title": "News", "items": [{ "title": "One", "link": "https://a.example/1", "guid": "1",
        "pubDate": "Mon, 06 Dec 2021 16:00:00 GMT", "description": "<p>Tea</p>" }] });
    let expected = json!({ "id": "1", "url": "https://a.example/1", "title": "One",
        "content_html": "<p>Tea</p>", "date_published": "2021-12-06T16:00:00Z" });
    assert_eq!(item(&feed.to_string()), expected);
}

#[test]
fn an_import_that_fails_leaves_the_old_feed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("feed.json");
    fs::write(&path, "the old one").unwrap();
    let good = rss("<item><title>A</title></item>");
    fs::write(folder.path().join("good.xml"), &good).unwrap();
    let table: [(&[&str], &str, &str); 5] = [
        (&["-"], "", "newsreel: -: there is no feed in it"),
        (&["-"], "<!doctype html><p>404", "newsreel: -: this page has no article"),
        (&["-"], "{\"a\": 1}", "newsreel: -: this JSON is no feed"),
        (&["good.xml", "none.xml"], "", "newsreel: none.xml: "),
        (&["good.xml", "--merge", "feed.json"], "", "newsreel: feed.json: "),
    ];
    for (arguments, source, complaint) in table {
        let output =
            run_in(folder.path(), &[arguments, &["-o", "feed.json"]].concat(), source.as_bytes());
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""), "{arguments:?}");
        assert!(text(&output.stderr).starts_with(complaint), "{}", text(&output.stderr));
        assert_eq!(fs::read_to_string(&path).unwrap(), "the old one");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left beside it");
}

#[test]
fn a_source_that_ends_in_the_middle_is_told() {
    let whole = rss("<item><title>A</title></item><item><title>B</title></item>");
    let cut = whole.split_once("B</title>").unwrap().0;
    let output = run(&["-"], cut);
    let feed: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &feed["items"][0]["title"]), (Some(1), &json!("A")));
    assert!(text(&output.stderr).contains("it ends in the middle"), "{}", text(&output.stderr));
}

#[test]
fn a_text_without_end_is_refused() {
    let source = ["<rss><channel><item><title>", &"x".repeat(9_000_000)].concat();
    let output = run(&["-"], &source);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""));
    assert!(text(&output.stderr).contains("larger than 4 MB"), "{}", text(&output.stderr));
}

#[test]
fn what_is_made_has_nothing_wrong() {
    let source =
        rss("<item><title>A</title><link>/a</link><description>&lt;p&gt;x&lt;/p&gt;</description>\
        <pubDate>Tue, 07 Dec 2021 08:30:00 +0800</pubDate></item>");
    let made = run(&["-"], &source).stdout;
    let report = newsreel::check::Report::new(&made);
    assert_eq!(report.to_string(), "1 item, 0 skipped, 0 errors, 0 warnings");
}
