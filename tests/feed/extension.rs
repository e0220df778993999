//! What a feed says of its publisher in `_newsreel`.

use newsreel::feed::{Contact, Crumb, Selection, Signup};
use newsreel::link::{Link, Use};

use super::reading::{ADDRESS, address, feed, items, problems, read, resolve};

fn link(text: &str) -> Option<Link> {
    Link::new(text, ADDRESS, Use::Follow, resolve)
}

fn way(crumbs: &[Crumb]) -> Vec<[String; 2]> {
    crumbs.iter().map(|crumb| [crumb.title.clone(), address(crumb.url.as_ref())]).collect()
}

#[test]
fn the_contact_is_read_whole_and_stands_at_the_feeds_own_address() {
    let expected = Contact {
        organization: "Museum of Kites".to_owned(),
        address: "1, Wind Street".to_owned(),
        postal_code: "100021".to_owned(),
        tel: "86-10-1".to_owned(),
        fax: "86-10-2".to_owned(),
        email: "office@kites.example".to_owned(),
        url: link("https://feed.example/data/about.html"),
    };
    assert_eq!(feed("newsreel.json").contact(), Some(expected));
}

#[test]
fn the_sign_up_is_read_whole_and_stands_at_the_feeds_own_address() {
    let expected = Signup {
        action: link("https://feed.example/data/subscribe"),
        provider: "form".to_owned(),
        name: "EMAIL".to_owned(),
        title: "Letter".to_owned(),
        text: "Once a month.".to_owned(),
        consent: "I agree.".to_owned(),
        privacy: link("https://feed.example/data/privacy.html"),
        fields: vec![("list".to_owned(), "news".to_owned())],
    };
    assert_eq!(feed("newsreel.json").signup(), Some(expected));
}

#[test]
fn a_step_of_a_breadcrumb_has_a_name_and_perhaps_an_address() {
    let home = "https://feed.example/data/index.html";
    assert_eq!(way(&feed("newsreel.json").breadcrumb()), [["Home", home], ["News", ""]]);
}

#[test]
fn the_breadcrumb_of_an_item_stands_at_the_items_address() {
    let items = items(&feed("version-1.1.json"));
    assert_eq!(way(&items[0].breadcrumb), [["Home", "https://kites.example/"], ["News", ""]]);
}

#[test]
fn a_source_is_an_object_or_only_a_name() {
    let items = items(&feed("version-1.1.json"));
    let source = items[0].source.as_ref().unwrap();
    assert_eq!(source.name, "Weifang Daily");
    assert_eq!(address(source.url.as_ref()), "https://weifang.example/");
    let text = r#"{ "items": [{ "id": "1", "title": "T", "_newsreel": { "source": "UNESCO" } }] }"#;
    let (item, _) = read(text, ADDRESS, &Selection::default()).unwrap().item(0).unwrap();
    assert_eq!(item.source.map(|source| source.name).as_deref(), Some("UNESCO"));
}

#[test]
fn an_extension_of_the_wrong_kind_is_none() {
    for wrong in ["null", "7", "\"text\"", "[]", "{}"] {
        let text = [r#"{ "items": [], "_newsreel": "#, wrong, " }"].concat();
        let feed = read(&text, ADDRESS, &Selection::default()).unwrap();
        let found = (feed.contact(), feed.signup(), feed.breadcrumb());
        assert_eq!(found, (None, None, vec![]), "{wrong}");
    }
}

#[test]
fn an_unsafe_address_of_the_publisher_is_left_out_and_told() {
    let text = r#"{ "version": "https://jsonfeed.org/version/1.1", "items": [], "_newsreel": {
        "contact": { "organization": "O", "url": "javascript:alert(1)" },
        "signup": { "action": "mailto:a@example.org", "title": "Letter" } } }"#;
    let feed = read(text, ADDRESS, &Selection::default()).unwrap();
    assert_eq!(
        problems(&feed),
        ["_newsreel.contact.url address error", "_newsreel.signup.action address error",]
    );
    assert_eq!(feed.contact().map(|contact| contact.organization).as_deref(), Some("O"));
    assert_eq!(feed.signup().map(|signup| signup.title).as_deref(), Some("Letter"));
}
