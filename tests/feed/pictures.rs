//! Pictures: the many ways in which feeds name one, and what is said of it.

use newsreel::feed::{Figure, Item};
use serde_json::json;

use super::reading::{assert_each, each, feed, items, parsed, problems};

fn picture(item: &Item) -> String {
    item.image.as_ref().map(|image| image.url.as_str().to_owned()).unwrap_or_default()
}

/// Alternative text, caption, credit and size.
fn said(figure: &Figure) -> (&str, &str, &str, Option<u32>, Option<u32>) {
    (&figure.alt, &figure.caption, &figure.credit, figure.width, figure.height)
}

#[track_caller]
fn image(id: &str) -> Figure {
    let item = items(&feed("pictures.json")).into_iter().find(|item| item.id == id);
    item.and_then(|item| item.image).unwrap_or_else(|| unreachable!("no picture: {id}"))
}

#[test]
fn a_picture_is_a_string_an_object_or_the_banner() {
    assert_each(
        &each("pictures.json", picture),
        &[
            ("string", "https://pictures.example/a.webp"),
            ("object", "https://pictures.example/b.webp"),
            ("src", "https://pictures.example/c.webp"),
            ("path", "https://pictures.example/d.webp"),
            ("banner", "https://pictures.example/e.webp"),
            ("null-and-banner", "https://pictures.example/f.webp"),
            ("unsafe-and-banner", "https://pictures.example/g.webp"),
            ("both-say", "https://pictures.example/h.webp"),
            ("raster-data", "data:image/png;base64,AAAA"),
            ("vector-data", ""),
            ("number", ""),
            ("empty", ""),
            ("empty-object", ""),
            ("blanks", "https://pictures.example/n%20o.webp"),
        ],
    );
}

#[test]
fn a_picture_that_is_not_shown_is_told_of() {
    assert_eq!(
        problems(&feed("pictures.json")),
        ["items[6].image address error", "items[9].image address error",]
    );
}

#[test]
fn an_object_says_more_than_where_the_picture_is() {
    assert_eq!(said(&image("object")), ("B.", "", "", Some(640), Some(480)));
    assert_eq!(said(&image("src")), ("", "Sea", "Ada", None, None));
}

#[test]
fn a_size_that_makes_no_sense_is_none() {
    assert_eq!(said(&image("path")), ("", "", "", None, None));
}

#[test]
fn a_picture_of_the_text_keeps_its_other_sizes_but_those_that_may_not_pass() {
    let html = "<img src=a.webp sizes=50vw srcset='a.webp 640w, javascript:alert(1) 900w, \
        /b.webp 1280w'><img src=c.webp srcset=,>";
    let item = json!({ "url": "https://pictures.example/news/", "content_html": html });
    let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "items": [item] });
    let items = items(&parsed(&feed.to_string()));
    let a = "https://pictures.example/news/a.webp 640w, https://pictures.example/b.webp 1280w";
    let sources = |figure: &Figure| figure.sources.clone();
    assert_eq!(items[0].image.as_ref().and_then(sources), Some((a.to_owned(), "50vw".to_owned())));
    assert_eq!(items[0].figures.get(1).and_then(sources), None);
}

#[test]
fn what_our_extension_says_of_a_picture_wins() {
    assert_eq!(said(&image("both-say")), ("Ours", "", "", Some(320), Some(200)));
}

#[test]
fn our_extension_says_all_of_a_picture_that_is_a_string() {
    let items = items(&feed("version-1.1.json"));
    let image = items[0].image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://kites.example/news/dragon.webp");
    let (alt, caption) = ("A long kite over a field", "The dragon at noon");
    assert_eq!(said(image), (alt, caption, "Lin Mei", Some(1200), Some(800)));
}

#[test]
fn figures_keep_their_order_and_what_is_said_of_each() {
    let items = items(&feed("version-1.1.json"));
    let [first, second] = items[0].figures.as_slice() else { panic!("two figures") };
    assert_eq!(said(first), ("A long kite over a field", "", "", None, None));
    assert_eq!(second.url.as_str(), "https://kites.example/news/tail.webp");
    let expected = ("The tail", "Its last segment", "Bat-Erdene", Some(600), Some(400));
    assert_eq!(said(second), expected);
}

#[test]
fn a_bad_figure_does_not_take_its_neighbours_along() {
    let urls = |item: &Item| -> Vec<String> {
        item.figures.iter().map(|figure| figure.url.as_str().to_owned()).collect()
    };
    let one = "https://figures.example/news/one.webp";
    let four = "https://figures.example/news/four.webp";
    assert_each(
        &each("figures.json", urls),
        &[
            ("figures", vec![one, four]),
            ("one", vec!["https://feed.example/data/five.webp"]),
            ("text", vec![]),
        ],
    );
    let items = items(&feed("figures.json"));
    assert_eq!(said(&items[0].figures[1]), ("", "Four", "Ada", None, Some(9)));
    let told = ["items[0]._newsreel.figures[3].url address error"];
    assert_eq!(problems(&feed("figures.json")), told);
}
