//! What opens when a headline is followed.

use newsreel::article::{Article, Text};
use newsreel::feed::Crumb;
use serde_json::{Value, json};

use super::scene::{feed_of, showing};

/// The article of the only item, opened in place.
fn article(item: &Value) -> Article {
    let news = showing(&[("open", "reader")], feed_of(&json!([item])));
    let reading = news.opening(0).and_then(|opening| opening.reading);
    reading.map_or_else(|| unreachable!("it opens in place"), |it| Article::clone(&it.article))
}

fn titles(crumbs: &[Crumb]) -> Vec<&str> {
    crumbs.iter().map(|crumb| crumb.title.as_str()).collect()
}

#[test]
fn a_link_opens_where_it_leads_unless_the_page_wants_a_reader() {
    let items = json!([{ "id": "a", "url": "/a", "title": "A" }]);
    let opening = showing(&[], feed_of(&items)).opening(0).unwrap();
    assert_eq!((opening.id.as_str(), opening.reading.is_some()), ("a", false));
    assert_eq!(opening.url.unwrap().as_str(), "https://page.example/a");
    assert!(showing(&[("open", "reader")], feed_of(&items)).opening(0).unwrap().reading.is_some());
    assert!(showing(&[], feed_of(&items)).opening(1).is_none());
}

#[test]
fn a_breadcrumb_does_not_repeat_the_headline() {
    let crumbs = json!([{ "title": "Home", "url": "/" }, { "title": "A", "url": "/a" }]);
    let item = |title: &str| json!({ "title": title, "_newsreel": { "breadcrumb": crumbs } });
    assert_eq!(titles(&article(&item("A")).breadcrumb), ["Home"]);
    assert_eq!(titles(&article(&item("B")).breadcrumb), ["Home", "A"]);
}

#[test]
fn a_picture_has_one_place() {
    let shown = article(&json!({
        "title": "T",
        "content_html": "<img src=/in.png><p>x",
        "image": "/main.png",
        "_newsreel": { "figures": [
            { "url": "/in.png", "credit": "A. Photographer" },
            { "url": "/beside.png" },
        ] },
    }));
    let urls: Vec<_> = shown.figures.iter().map(|figure| figure.url.as_str()).collect();
    assert_eq!(urls, ["https://page.example/main.png", "https://page.example/beside.png"]);
    let (picture, credit) = &shown.credits[0];
    assert_eq!(
        (picture.as_str(), credit.as_str()),
        ("https://page.example/in.png", "A. Photographer")
    );
}

#[test]
fn an_item_without_html_shows_its_text_and_without_text_its_summary() {
    let text = |item: Value| article(&item).text;
    assert_eq!(text(json!({ "content_html": "<p>x" })), Text::Html("<p>x".to_owned()));
    let plain = json!({ "title": "T", "content_text": "a\n\nb", "summary": "s" });
    assert_eq!(text(plain), Text::Plain(vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(text(json!({ "title": "T", "summary": "s" })), Text::Plain(vec!["s".to_owned()]));
}
