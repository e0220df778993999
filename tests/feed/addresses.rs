//! Addresses: what each is relative to.

use newsreel::feed::{Item, Selection};

use super::reading::{ADDRESS, address, assert_each, each, fixture, items, problems, read};

fn addresses(item: &Item) -> [String; 2] {
    let image = item.image.as_ref().map(|image| &image.url);
    [address(item.url.as_ref()), address(image)]
}

#[test]
fn an_items_own_address_is_the_base_and_else_the_home_page() {
    assert_each(
        &each("addresses.json", addresses),
        &[
            ("own", ["https://own.example/a/b", "https://own.example/a/c.webp"]),
            ("relative", ["https://home.example/news/e/f", "https://home.example/news/e/g.webp"]),
            ("none", ["", "https://home.example/news/h.webp"]),
            ("unsafe", ["", "https://home.example/news/i.webp"]),
            (
                "letters",
                ["https://home.example/%EB%89%B4%EC%8A%A4/a%20b", "https://cdn.example/j.webp"],
            ),
        ],
    );
}

#[test]
fn attachments_are_relative_to_their_item() {
    let files = |item: &Item| address(item.attachments.first().map(|file| &file.url));
    let found = each("addresses.json", files);
    assert_eq!(found[0], ("own".to_owned(), "https://own.example/d.mp3".to_owned()));
}

#[test]
fn without_a_home_page_the_feeds_own_address_is_the_base() {
    let text = fixture("addresses.json").replace("home_page_url", "_home_page_url");
    let feed = read(&text, ADDRESS, &Selection::default()).unwrap();
    let found: Vec<[String; 2]> = items(&feed).iter().map(addresses).collect();
    assert_eq!(found[1], ["https://feed.example/data/e/f", "https://feed.example/data/e/g.webp"]);
    assert_eq!(found[2], ["", "https://feed.example/data/h.webp"]);
    assert_eq!(found[0][1], "https://own.example/a/c.webp");
}

#[test]
fn a_home_page_may_itself_be_relative_to_the_feed() {
    let text = fixture("addresses.json").replace("https://home.example/news/", "../site/");
    let feed = read(&text, ADDRESS, &Selection::default()).unwrap();
    let found: Vec<[String; 2]> = items(&feed).iter().map(addresses).collect();
    assert_eq!(found[2][1], "https://feed.example/site/h.webp");
}

#[test]
fn only_the_unsafe_address_is_a_problem() {
    let feed = read(&fixture("addresses.json"), ADDRESS, &Selection::default()).unwrap();
    assert_eq!(problems(&feed), ["items[3].url address error"]);
}
