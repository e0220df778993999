//! `newsreel render` as a publisher runs it: the fallback, pages of articles, and what goes wrong.
#![expect(clippy::expect_used, reason = "a command that cannot be run is a failed test")]

mod common;

use std::fs;
use std::path::Path;
use std::process::Output;

use common::{newsreel, text};
use serde_json::{Value, json};

const FEED: &str = "https://a.example/feed.json";
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

fn run_in(folder: &Path, arguments: &[&str], document: &[u8]) -> Output {
    newsreel("render", folder, arguments, document)
}

fn feed(language: Option<&str>, more: &Value, items: &[Value]) -> Vec<u8> {
    let version = "https://jsonfeed.org/version/1.1";
    let mut feed = json!({ "version": version, "title": "News", "feed_url": FEED, "items": items });
    let members = feed.as_object_mut().expect("an object");
    members.extend(language.map(|language| ("language".to_owned(), json!(language))));
    members.extend(more.as_object().cloned().unwrap_or_default());
    feed.to_string().into_bytes()
}

/// The fallback of a feed that is rendered without a word.
#[track_caller]
fn fallback(arguments: &[&str], document: &[u8]) -> String {
    let output = run_in(Path::new("."), &[&["-"], arguments].concat(), document);
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
    text(&output.stdout).to_owned()
}

/// What a run is refused with.
#[track_caller]
fn refusal(folder: &Path, arguments: &[&str], document: &[u8]) -> String {
    let output = run_in(folder, arguments, document);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""));
    text(&output.stderr).to_owned()
}

#[track_caller]
fn assert_has(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "{part} is not in\n{html}");
    }
}

/// The pages that are made of a feed, in a folder of their own.
#[track_caller]
fn pages(document: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("there is room");
    let output = run_in(folder.path(), &["-", "--page", "-o", "news"], document);
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
    folder
}

fn read(folder: &tempfile::TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join("news").join(name)).expect(name)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("it is there").flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn the_sample_of_the_readme_is_what_is_written() {
    let readme = fs::read_to_string([ROOT, "/README.md"].concat()).expect("it is there");
    let (_, after) = readme.split_once("$ newsreel render ").expect("it has a sample");
    let (arguments, after) = after.split_once('\n').expect("the command has a line");
    let (sample, _) = after.split_once("```").expect("it ends");
    let arguments: Vec<&str> = arguments.split(' ').collect();
    let output = run_in(Path::new(ROOT), &arguments, b"");
    assert_eq!(text(&output.stdout), sample, "{}", text(&output.stderr));
}

#[test]
fn an_item_is_a_small_picture_a_link_its_source_and_its_day() {
    let item = json!({
        "id": "1", "url": "/tea?a=1&b=2", "title": "Tea <& ink>", "image": "/tea.jpg",
        "date_published": "2021-12-07T00:30:00+08:00", "authors": [{ "name": "Ann" }],
        "_newsreel": { "image_alt": "A \"cup\"", "image_width": 600, "image_height": 900 },
    });
    let html = fallback(&[], &feed(Some("de"), &json!({}), &[item]));
    assert_eq!(
        html,
        "<newsreel-carousel feed=\"https://a.example/feed.json\">\n<ul lang=\"de\" dir=\"ltr\">\n\
         <li><img src=\"https://a.example/tea.jpg\" width=\"40\" height=\"60\" loading=\"lazy\" \
         alt=\"A &quot;cup&quot;\"> <a href=\"https://a.example/tea?a=1&amp;b=2\">Tea &lt;&amp; \
         ink&gt;</a><p><bdi>Ann</bdi> · <time datetime=\"2021-12-07T00:30:00+08:00\">7. Dezember \
         2021</time></p></li>\n</ul>\n</newsreel-carousel>\n"
    );
}

#[test]
fn three_items_are_enough_unless_more_are_wanted() {
    let items: Vec<Value> = (0..5).map(|id| json!({ "id": id, "title": "A" })).collect();
    let document = feed(None, &json!({}), &items);
    let count = |arguments: &[&str]| fallback(arguments, &document).matches("<li>").count();
    assert_eq!([count(&[]), count(&["--items", "4"]), count(&["--items", "9"])], [3, 4, 5]);
}

#[test]
fn each_headline_is_in_its_own_language_and_direction() {
    let item =
        |language: &str, title: &str| json!({ "id": title, "title": title, "language": language });
    let items = [item("ar", "خبر"), item("en", "Tea"), item("tlh", "tlhIngan")];
    let html = fallback(&[], &feed(Some("ar"), &json!({}), &items));
    assert_has(
        &html,
        &[
            "<ul lang=\"ar\" dir=\"rtl\">",
            "<span>خبر</span>",
            "<span lang=\"en\" dir=\"ltr\">Tea</span>",
            "<span lang=\"tlh\" dir=\"auto\">tlhIngan</span>",
        ],
    );
    let html = fallback(&[], &feed(None, &json!({}), &[json!({ "id": "1", "title": "Tea" })]));
    assert_has(&html, &["<ul>\n<li><span dir=\"auto\">Tea</span></li>"]);
}

#[test]
fn no_address_passes_that_the_widget_would_not_let_pass() {
    let item =
        json!({ "id": "1", "title": "A", "url": "javascript:alert(1)", "image": "file:///a.png" });
    let html = fallback(&[], &feed(Some("en"), &json!({}), &[item]));
    assert!(!html.contains("javascript") && !html.contains("<img"), "{html}");
    assert_has(&html, &["<li><span>A</span></li>"]);
}

#[test]
fn the_form_is_the_feeds_and_works_by_itself() {
    let signup = json!({
        "action": "/subscribe", "provider": "mailchimp", "title": "Letter", "text": "Now & then.",
        "consent": "I agree", "privacy_url": "/privacy", "fields": { "u": "1" },
    });
    let html = fallback(
        &[],
        &feed(
            Some("en"),
            &json!({ "_newsreel": { "signup": signup } }),
            &[json!({ "id": "1", "title": "A" })],
        ),
    );
    assert_has(
        &html,
        &[
            "<newsreel-signup feed=\"https://a.example/feed.json\" provider=\"mailchimp\">",
            "<form action=\"https://a.example/subscribe\" method=\"post\" lang=\"en\" dir=\"ltr\">",
            "<h3>Letter</h3><p>Now &amp; then.</p>",
            "<input type=\"email\" name=\"EMAIL\" autocomplete=\"email\" dir=\"ltr\" required>",
            "<input type=\"hidden\" name=\"u\" value=\"1\">",
            "<input type=\"checkbox\" name=\"consent\" value=\"I agree\" required> I agree</label>",
            "<button>Subscribe</button><p><a href=\"https://a.example/privacy\">Privacy policy</a>",
        ],
    );
}

#[test]
fn a_service_that_takes_no_form_is_linked_to() {
    let signup = |provider: &str| {
        let signup = json!({ "action": "https://b.example/", "provider": provider });
        let more = json!({ "_newsreel": { "signup": signup } });
        fallback(&[], &feed(Some("en"), &more, &[json!({ "id": "1", "title": "A" })]))
    };
    assert_has(&signup("ghost"), &["\n<a href=\"https://b.example/\">Newsletter</a>\n"]);
    assert_has(&signup("listmonk"), &["<form action=\"https://b.example/subscription/form\""]);
}

#[test]
fn what_is_no_feed_is_told_as_check_tells_it() {
    let folder = tempfile::tempdir().expect("there is room");
    for (name, document) in
        [("a.json", "{\"a\": 1,}"), ("rss.xml", "<rss version='2.0'>"), ("b", "{}")]
    {
        fs::write(folder.path().join(name), document).expect("it is written");
        let told = refusal(folder.path(), &[name, "--feed", FEED], b"");
        let check = newsreel("check", folder.path(), &[name], b"");
        let line = text(&check.stdout).lines().next().expect("it says something");
        let (_, sentence) = line.split_once("): ").expect("a code, and what to do");
        assert_eq!(told, format!("newsreel: {name}: {sentence}\n"));
    }
}

#[test]
fn what_is_missing_is_asked_for() {
    let here = Path::new(".");
    let item = json!({ "id": "1", "title": "A", "url": "a.html" });
    let nameless = json!({ "version": "https://jsonfeed.org/version/1.1", "items": [item] });
    let nameless = nameless.to_string().into_bytes();
    let table: [(&[&str], &[u8], &str); 6] = [
        (&["-"], &nameless, "say it with --feed"),
        (&["-", "--feed", "feed.json"], &nameless, "say where it is published with --base"),
        (&["-", "--feed", "javascript:x"], &nameless, "--feed: `javascript:x` is no web address"),
        (&["-", "--base", "news/"], &nameless, "--base: `news/` is no whole web address"),
        (&["-", "--page"], &nameless, "--output <PATH>"),
        (
            &["-", "--feed", FEED],
            b"{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}",
            "nothing in it can be shown: `newsreel check` says why",
        ),
    ];
    for (arguments, document, remedy) in table {
        let told = refusal(here, arguments, document);
        assert!(told.contains(remedy), "{arguments:?}: {told}");
    }
    let html = fallback(&["--feed", "feed.json", "--base", FEED], &nameless);
    assert_has(&html, &["feed=\"feed.json\"", "href=\"https://a.example/a.html\""]);
}

fn story(id: &str, title: &str, html: &str) -> Value {
    let url = format!("https://a.example/news/{id}");
    json!({ "id": id, "url": url, "title": title, "summary": "Short.", "content_html": html,
        "date_published": "2021-12-07T00:30:00+08:00" })
}

#[test]
fn each_article_has_a_page_between_its_neighbours() {
    let items =
        [story("one", "One", "<p>1"), story("two", "Two", "<p>2"), story("three", "Three", "<p>3")];
    let folder = pages(&feed(Some("en"), &json!({}), &items));
    let expected = ["index.html", "one.html", "pages.css", "three.html", "two.html"];
    assert_eq!(names(&folder.path().join("news")), expected);
    let page = read(&folder, "two.html");
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\" dir=\"ltr\"><head>"), "{page}");
    assert_has(
        &page,
        &[
            "<title>Two – News</title>",
            "<link rel=\"canonical\" href=\"https://a.example/news/two\">",
            "<link rel=\"alternate\" type=\"application/feed+json\" href=\"https://a.example/feed.json\"",
            "<meta property=\"og:type\" content=\"article\">",
            "<h1>Two</h1>",
            "<time datetime=\"2021-12-07T00:30:00+08:00\">December 7, 2021</time>",
            "<div class=\"text\"><p>2</p></div>",
            "<a rel=\"prev\" href=\"one.html\"><small>Previous article</small><span>One</span></a>",
            "<a rel=\"next\" href=\"three.html\"><small>Next article</small><span>Three</span></a>",
        ],
    );
    let index = read(&folder, "index.html");
    assert_has(&index, &["<a href=\"two.html\">Two</a>", "<p>Short.</p>", "<h1>"]);
    assert!(!index.contains("newsreel-carousel") && !page.contains("newsreel-carousel"));
}

/// The data for search engines in a page.
fn schema(page: &str) -> Value {
    let (_, after) = page.split_once("<script type=\"application/ld+json\">").expect("it has some");
    let (data, _) = after.split_once("</script>").expect("it ends");
    serde_json::from_str(data).expect("it is JSON")
}

#[test]
fn search_engines_are_told_what_is_known_and_no_text_ends_that() {
    let title = "</script><script>alert(1)</script><!--";
    let mut item = story("one", title, "<p>1");
    item["authors"] = json!([{ "name": "Ann" }, { "name": "Centre" }]);
    item["image"] = json!("https://a.example/a.jpg");
    item["_newsreel"] = json!({ "source": { "name": "Press", "url": "https://p.example/" } });
    let more = json!({ "_newsreel": { "contact": { "organization": "Centre" } } });
    let page = read(&pages(&feed(Some("en"), &more, &[item])), "one.html");
    assert_eq!(page.matches("<script").count(), 1);
    let expected = json!({
        "@context": "https://schema.org", "@type": "Article", "headline": title,
        "description": "Short.", "datePublished": "2021-12-07T00:30:00+08:00", "inLanguage": "en",
        "mainEntityOfPage": "https://a.example/news/one", "image": ["https://a.example/a.jpg"],
        "author": [{ "@type": "Person", "name": "Ann" }, { "@type": "Organization", "name": "Centre" }],
        "publisher": { "@type": "Organization", "name": "Centre" },
        "isBasedOn": {
            "@type": "CreativeWork", "url": "https://p.example/",
            "publisher": { "@type": "Organization", "name": "Press" },
        },
    });
    assert_eq!(schema(&page), expected);
}

#[test]
fn nothing_in_a_feed_runs_or_breaks_out_of_its_page() {
    let html = "</div></article></main><script>x()</script><img src=x onerror=y()><style>*{}</style>\
                <a href='javascript:z()'>a</a><iframe src=//b.example></iframe><p style=color:red>b";
    let item = story("one", "\"><script>x()</script>", html);
    let page = read(&pages(&feed(Some("en"), &json!({}), &[item])), "one.html");
    for wrong in ["<script>", "onerror=", "<style", "javascript:", "<iframe", "style="] {
        assert!(!page.contains(wrong), "{wrong} in {page}");
    }
    assert_eq!([page.matches("</main>").count(), page.matches("</article>").count()], [1, 1]);
}

#[test]
fn files_of_others_are_neither_replaced_nor_touched() {
    let folder = tempfile::tempdir().expect("there is room");
    let place = |name: &str| folder.path().join("news").join(name);
    fs::create_dir(folder.path().join("news")).expect("it is made");
    fs::write(place("two.html"), "mine").expect("it is written");
    fs::write(place("other.html"), "mine").expect("it is written");
    let document =
        feed(Some("en"), &json!({}), &[story("one", "One", "1"), story("two", "Two", "2")]);
    let told = refusal(folder.path(), &["-", "--page", "-o", "news"], &document);
    assert!(told.contains("two.html: there is something else of this name"), "{told}");
    assert_eq!(
        names(&folder.path().join("news")),
        ["other.html", "two.html"],
        "nothing is written"
    );
    fs::remove_file(place("two.html")).expect("it goes");
    for _ in 0..2 {
        let output = run_in(folder.path(), &["-", "--page", "-o", "news"], &document);
        assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
    }
    assert_eq!(fs::read_to_string(place("other.html")).expect("it stays"), "mine");
}

#[cfg(unix)]
#[test]
fn no_page_is_written_through_a_link_that_leads_elsewhere() {
    let folder = tempfile::tempdir().expect("there is room");
    let outside = folder.path().join("outside.html");
    fs::write(&outside, "<meta name=\"generator\" content=\"newsreel render\">")
        .expect("it is written");
    fs::create_dir(folder.path().join("news")).expect("it is made");
    std::os::unix::fs::symlink(&outside, folder.path().join("news/one.html")).expect("it is made");
    let document = feed(Some("en"), &json!({}), &[story("one", "One", "1")]);
    let told = refusal(folder.path(), &["-", "--page", "-o", "news"], &document);
    assert!(told.contains("one.html: there is something else"), "{told}");
    assert!(!fs::read_to_string(&outside).expect("it stays").contains("One"));
}
