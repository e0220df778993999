//! Plain texts that a generator has written as HTML: read as meant where the feed proves it.

use newsreel::feed::{Feed, Item};
use serde_json::{Value as Json, json};

use super::reading::{advice, items, parsed};

const DECODED: &str = "html-text decoded";
const AS_IT_IS: &str = "html-text shown as it is";

fn feed(title: &str, items: &Json) -> Feed {
    let version = "https://jsonfeed.org/version/1.1";
    let feed = json!({ "version": version, "title": title, "language": "de_AT", "items": items });
    parsed(&feed.to_string())
}

/// A feed of items with these titles and summaries.
fn feed_of(texts: &[(&str, &str)]) -> Feed {
    let item = |(at, (title, summary)): (usize, &(&str, &str))| json!({ "id": at, "content_text": "x", "title": title, "summary": summary });
    feed("News", &Json::Array(texts.iter().enumerate().map(item).collect()))
}

fn titles(feed: &Feed) -> Vec<String> {
    items(feed).into_iter().map(|item| item.title).collect()
}

fn summaries(feed: &Feed) -> Vec<String> {
    items(feed).into_iter().map(|item| item.summary).collect()
}

#[test]
fn titles_are_decoded_where_each_of_them_is_escaped() {
    let feed = feed_of(&[
        ("Here&#8217;s Tom &amp; Jerry", "x"),
        ("&quot;Kites&quot; &lt;b&gt; &amp;amp;", "x"),
        ("Kites", "x"),
    ]);
    assert_eq!(titles(&feed), ["Here’s Tom & Jerry", "\"Kites\" <b> &amp;", "Kites"]);
    let path = |index| format!("items[{index}].title {DECODED}");
    assert_eq!(advice(&feed), [path(0), path(1)]);
}

#[test]
fn a_title_with_a_bare_character_proves_that_none_is_escaped() {
    for other in ["R&D", "3 < 4", "R&D &amp; more", "<em>Kites</em>", "AT&T;", "a &bogus; b"] {
        let feed = feed_of(&[("Q&amp;A", "A &amp; B"), (other, "x"), ("Kites", "x")]);
        assert_eq!(titles(&feed), ["Q&amp;A", other, "Kites"]);
        assert_eq!(summaries(&feed)[0], "A &amp; B", "beside {other}");
        let told = advice(&feed);
        assert_eq!(told[..2], ["title", "summary"].map(|key| format!("items[0].{key} {AS_IT_IS}")));
    }
}

#[test]
fn a_title_about_markup_is_no_proof_by_itself() {
    let about = "&lt;img src=x onerror=alert(1)&gt;";
    assert_eq!(titles(&feed_of(&[(about, about)])), [about]);
    assert_eq!(summaries(&feed_of(&[(about, about)])), [about]);
    let proven = feed_of(&[(about, about), ("Tea &amp; Ink", "&amp;")]);
    assert_eq!(titles(&proven)[0], "<img src=x onerror=alert(1)>");
}

#[test]
fn the_proof_does_not_hang_on_how_many_items_show() {
    let mut feed = feed_of(&[("Q&amp;A", "x"), ("R&D", "x")]);
    feed.select(&newsreel::feed::Selection { limit: Some(1), ..Default::default() });
    assert_eq!(titles(&feed), ["Q&amp;A"]);
}

#[test]
fn a_title_about_markup_is_left_alone_and_not_told_of() {
    let feed = feed_of(&[("What <b> is for", "About <i> & more"), ("Kites", "x")]);
    assert_eq!(
        (&*titles(&feed)[0], &*summaries(&feed)[0]),
        ("What <b> is for", "About <i> & more")
    );
    assert_eq!(advice(&feed), [""; 0]);
}

#[test]
fn names_are_decoded_unless_a_title_proves_otherwise() {
    let of = |other: &str| {
        let authors = json!([{ "name": "Ana &amp; Bo" }]);
        let item = json!({ "id": 1, "content_text": "x", "title": other, "authors": authors });
        let feed = feed("Wong &amp; Co. &quot;Carousel&quot;", &json!([item]));
        (feed.title.clone(), items(&feed)[0].authors[0].name.clone(), advice(&feed))
    };
    let (title, name, told) = of("Tea &amp; Ink");
    assert_eq!((&*title, &*name), ("Wong & Co. \"Carousel\"", "Ana & Bo"));
    let paths = ["title", "items[0].title", "items[0].authors[0].name"];
    assert_eq!(told, paths.map(|path| format!("{path} {DECODED}")));
    let (title, name, told) = of("Tea & Ink");
    assert_eq!((&*title, &*name), ("Wong &amp; Co. &quot;Carousel&quot;", "Ana &amp; Bo"));
    assert_eq!(told, [paths[0], paths[2]].map(|path| format!("{path} {AS_IT_IS}")));
}

#[test]
fn a_summary_that_is_html_shows_its_text() {
    let html = "<p>The <strong>first</strong> &amp; the\nnext: it&rsquo;s 3 &lt; 4.</p>";
    // The titles are written rightly, and the summaries by another part of the template.
    let feed = feed_of(&[("Tea & Ink", html), ("Kites", "Only text.")]);
    assert_eq!(summaries(&feed), ["The first & the next: it’s 3 < 4.", "Only text."]);
    assert_eq!(advice(&feed), [format!("items[0].summary {DECODED}")]);
    let mixed = feed_of(&[("Tea", html), ("Kites", "Tea & Ink")]);
    assert_eq!(summaries(&mixed), [html, "Tea & Ink"]);
    assert_eq!(advice(&mixed), [format!("items[0].summary {AS_IT_IS}")]);
}

#[test]
fn a_summary_of_stripped_html_is_decoded() {
    let feed = feed_of(&[("Tea", "3 &lt; 4 &amp; more\n\n  &#8617;\n"), ("Kites", "Only text.")]);
    assert_eq!(summaries(&feed)[0], "3 < 4 & more ↩");
    // Quotation marks that no person escapes outweigh what the titles say.
    let typographic = feed_of(&[("R&D", "It&rsquo;s 3 &lt; 4"), ("Kites", "Only text.")]);
    assert_eq!(summaries(&typographic)[0], "It’s 3 < 4");
}

#[test]
fn nothing_is_decoded_twice_and_nothing_is_made_of_it() {
    let feed =
        feed_of(&[("&amp;lt;script&amp;gt;", "<p>&lt;b&gt;x&lt;/b&gt;</p><script>y</script>")]);
    let Item { title, summary, .. } = items(&feed).remove(0);
    assert_eq!((&*title, &*summary), ("&lt;script&gt;", "<b>x</b>"));
}

#[test]
fn a_locale_is_read_as_the_language_that_it_names() {
    let item = |language: &str| json!({ "id": language, "title": "x", "language": language });
    let feed = feed("News", &json!([item("zh_TW"), item("pt-BR"), item("sr_Cyrl_RS")]));
    let languages: Vec<_> = items(&feed).into_iter().filter_map(|item| item.language).collect();
    assert_eq!(feed.language.as_deref(), Some("de-AT"));
    assert_eq!(languages, ["zh-TW", "pt-BR", "sr-Cyrl-RS"]);
}

#[test]
fn a_summary_that_is_made_has_no_headline_again_and_nothing_that_is_hidden() {
    let html = "<h1>Draft post<a href=#draft-post aria-hidden=true>#</a></h1><p>Se<b>cret</b>.\
                <i aria-hidden=true>→</i></p><h2 id=a>A<a class=hash-link href=#a>\u{200b}</a></h2>";
    let item = json!({ "id": 1, "title": "Draft post", "content_html": html });
    assert_eq!(summaries(&feed("News", &json!([item])))[0], "Secret. A");
    let other = json!({ "id": 1, "title": "Another", "content_html": html });
    assert_eq!(summaries(&feed("News", &json!([other])))[0], "Draft post Secret. A");
}
