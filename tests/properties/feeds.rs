//! What holds for every document that is read as a feed, and for each of its items.
#![expect(clippy::unwrap_used, reason = "what does not hold is a failed test")]

use std::rc::Rc;

use newsreel::feed::{Author, Brief, Error, Feed, Figure, Item, Problem, Selection, Value};
use newsreel::limits::{HEADLINE_CHARS, PIXELS, PROBLEMS, SUMMARY_CHARS, VALUE_DEPTH};
use newsreel::link::{Link, Use};
use serde_json::{Map, Value as Json, json};

use super::choices::Choices;
use super::resolve::resolve;
use super::{dates, links, texts};

const ADDRESS: &str = "https://feed.example/data/feed.json";

const FEED_KEYS: &[&str] = &[
    "version",
    "title",
    "home_page_url",
    "language",
    "author",
    "authors",
    "expired",
    "next_url",
    "description",
    "_newsreel",
    "_other",
    "items",
];

const ITEM_KEYS: &[&str] = &[
    "id",
    "url",
    "external_url",
    "title",
    "summary",
    "content_text",
    "content_html",
    "image",
    "banner_image",
    "date_published",
    "date_modified",
    "author",
    "authors",
    "tags",
    "language",
    "attachments",
    "_newsreel",
    "guid",
];

const INNER_KEYS: &[&str] = &[
    "url",
    "src",
    "path",
    "name",
    "avatar",
    "alt",
    "caption",
    "credit",
    "width",
    "height",
    "title",
    "mime_type",
    "size_in_bytes",
    "duration_in_seconds",
    "source",
    "figures",
    "breadcrumb",
    "contact",
    "signup",
    "fields",
    "action",
    "privacy_url",
    "image_alt",
    "image_width",
];

const NUMBERS: &[f64] = &[0.0, 1.0, -1.0, 42.0, 1.5, 640.0, 65_536.0, 9e15, 1e300, -0.0];

const WORDS: &[&str] =
    &["https://jsonfeed.org/version/1.1", "en", "ar", "1", "a,b", "silk", " ", "", "true", "640"];

pub(crate) fn hold_for(bytes: &[u8]) {
    #[cfg(feature = "check")]
    reports_hold(bytes);
    if let Ok(document) = serde_json::from_slice(bytes) {
        hold(&document);
    }
    let mut choices = Choices::new(bytes);
    made_texts_hold(&choices.text(texts::PIECES).repeat(9));
    let document = document(&mut choices);
    #[cfg(feature = "check")]
    reports_hold(document.to_string().as_bytes());
    hold(&document);
}

/// Whether these bytes make a feed that has something to show.
#[cfg(test)] // the fuzzer takes what comes
pub(crate) fn shows_an_item(bytes: &[u8]) -> bool {
    let document = Rc::new(Value::read(document(&mut Choices::new(bytes))));
    let feed = Feed::read(document, ADDRESS, &Selection::default(), resolve);
    feed.is_ok_and(|feed| feed.count() > 0)
}

/// A feed of our pieces, at times one that is none.
fn document(choices: &mut Choices<'_>) -> Json {
    let mut feed = object(choices, FEED_KEYS, 4);
    if choices.below(16) > 0 {
        let items = (0..choices.below(5)).map(|_| match choices.below(8) {
            0 => value(choices, 2),
            _ => object(choices, ITEM_KEYS, 8).into(),
        });
        feed.insert("items".to_owned(), items.collect());
    }
    feed.into()
}

fn object(choices: &mut Choices<'_>, keys: &[&str], most: usize) -> Map<String, Json> {
    let members = (0..=choices.below(most)).map(|_| {
        let key = choices.one_of(keys);
        (key.to_owned(), value(choices, 2))
    });
    members.collect()
}

fn value(choices: &mut Choices<'_>, depth: usize) -> Json {
    match choices.below(if depth > 0 { 12 } else { 9 }) {
        0 => Json::Null,
        1 => json!(choices.below(2) == 1),
        2 => json!(choices.one_of(NUMBERS)),
        3 => json!(choices.one_of(WORDS)),
        4 => json!(choices.text(dates::PIECES)),
        5 | 6 => json!(choices.text(links::PIECES)),
        7 | 8 => json!(choices.text(texts::PIECES)),
        9 => (0..choices.below(4)).map(|_| value(choices, depth - 1)).collect(),
        _ => (0..choices.below(4))
            .map(|_| (choices.one_of(INNER_KEYS), value(choices, depth - 1)))
            .collect(),
    }
}

pub(crate) fn hold(document: &Json) {
    let value = Value::read(document.clone());
    assert!(depth(&value) <= usize::from(VALUE_DEPTH), "{document}");
    let document = Rc::new(value);
    let tags = vec!["silk".to_owned(), "a".to_owned()];
    let all = Selection::default();
    for selection in
        [all.clone(), Selection { limit: Some(2), ..all.clone() }, Selection { tags, ..all }]
    {
        let read = || Feed::read(Rc::<Value>::clone(&document), ADDRESS, &selection, resolve);
        match (read(), read()) {
            (Ok(feed), Ok(again)) => {
                feed_holds(&feed, &again, &selection, &document);
                start_holds(&feed, &selection, &document);
            }
            (one, other) => {
                assert_eq!((one.err(), other.err()), (Some(Error::Shape), Some(Error::Shape)));
            }
        }
    }
}

/// What the start gives is what there is but for words below headlines, or it says that something is
/// wanting.
fn start_holds(whole: &Feed, selection: &Selection, document: &Rc<Value>) {
    let document = Rc::<Value>::clone(document);
    let mut begun = Feed::begin(document, ADDRESS, selection, resolve).unwrap();
    assert!(begun.is_wanting() || begun.title == whole.title);
    assert_eq!(begun.count(), whole.count());
    let mut was_wanting = begun.is_wanting();
    for position in 0..begun.count() {
        let brief = begun.kept_item(position);
        assert!(begun.is_wanting() >= was_wanting);
        was_wanting = begun.is_wanting();
        assert!(was_wanting || is_start_of(brief, whole.kept_item(position), begun.is_short()));
    }
    begun.complete();
    assert_eq!(begun.title, whole.title);
    for position in 0..begun.count() {
        assert_eq!(begun.kept_item(position), whole.kept_item(position));
    }
}

fn is_start_of(begun: Option<Rc<Brief>>, whole: Option<Rc<Brief>>, is_short: bool) -> bool {
    let (Some(begun), Some(whole)) = (begun, whole) else { return false };
    let lacks_words = is_short && begun.summary.is_empty();
    let summary = if lacks_words { &whole } else { &begun }.summary.clone();
    Brief { summary, ..(*begun).clone() } == *whole
}

fn depth(value: &Value) -> usize {
    let within = match value {
        Value::List(entries) => entries.iter().map(depth).max(),
        Value::Object(members) => members.iter().map(|(_, value)| depth(value)).max(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => return 0,
    };
    1 + within.unwrap_or(0)
}

fn feed_holds(feed: &Feed, again: &Feed, selection: &Selection, document: &Value) {
    let entries = document.member("items").list().len();
    let shown = feed.count();
    assert!(shown + feed.skipped() <= entries);
    assert!(selection.limit.is_none_or(|limit| shown <= limit));
    if *selection == Selection::default() {
        assert_eq!(shown + feed.skipped(), entries, "an item is lost or invented");
    }
    problems_hold(feed.problems().iter());
    problems_hold(feed.audit().iter());
    for position in 0..shown {
        let (item, problems) = feed.item(position).unwrap();
        problems_hold(problems.list().iter());
        item_holds(&item);
        assert_eq!(feed.id(position).as_ref(), Some(&item.id));
        assert_eq!(feed.position(&item.id, position), Some(position));
        assert!(feed.position(&item.id, shown).unwrap() <= position, "{}", item.id);
        assert_eq!(again.item(position), Some((item, problems)), "read twice");
    }
    assert_eq!(feed.item(shown), None);
    assert_eq!(feed.title, again.title);
    assert_eq!(feed.problems(), again.problems(), "read twice");
    let signup = feed.signup().unwrap_or_default();
    let contact = feed.contact().and_then(|contact| contact.url);
    let followed = contact.iter().chain(&signup.privacy);
    followed.for_each(|link| links::hold_of(link, Use::Follow));
    signup.action.iter().for_each(|link| links::hold_of(link, Use::Fetch));
}

fn problems_hold<'a>(problems: impl Iterator<Item = &'a Problem>) {
    for (before, problem) in problems.enumerate() {
        assert!(before < PROBLEMS);
        assert!(!problem.path.is_empty() && problem.message.contains(": "), "{problem:?}");
    }
}

fn item_holds(item: &Item) {
    assert!(!item.id.is_empty(), "{item:?}");
    for text in [&item.id, &item.title, &item.summary, &item.text, &item.html] {
        assert_eq!(text.trim(), text, "{item:?}");
    }
    for tag in &item.tags {
        assert!(!tag.trim().is_empty(), "{item:?}");
    }
    [&item.date_published, &item.date_modified].into_iter().flatten().for_each(dates::hold_of);
    item.image.iter().chain(&item.figures).for_each(figure_holds);
    item.authors.iter().for_each(author_holds);
    let sources = item.source.iter().filter_map(|source| source.url.as_ref());
    let crumbs = item.breadcrumb.iter().filter_map(|crumb| crumb.url.as_ref());
    let files = item.attachments.iter().map(|file| &file.url);
    let followed = item.url.iter().chain(sources).chain(crumbs).chain(files);
    followed.for_each(|link: &Link| links::hold_of(link, Use::Follow));
    let numbers = item.attachments.iter().flat_map(|file| [file.size_bytes, file.duration_seconds]);
    assert!(numbers.flatten().all(f64::is_finite), "{item:?}");
}

/// Texts that are made of others have a limit.
fn made_texts_hold(html: &str) {
    for key in ["content_html", "content_text"] {
        let document = Rc::new(Value::read(json!({ "items": [{ "id": "1", key: html }] })));
        let feed = Feed::read(document, ADDRESS, &Selection::default(), resolve).unwrap();
        let Some((item, _)) = feed.item(0) else { continue };
        assert!(item.title.chars().count() <= HEADLINE_CHARS + 1, "{html:?}: {}", item.title);
        assert!(item.summary.chars().count() <= SUMMARY_CHARS + 1, "{html:?}: {}", item.summary);
    }
}

fn figure_holds(figure: &Figure) {
    links::hold_of(&figure.url, Use::Picture);
    let sizes = [figure.width, figure.height].into_iter().flatten();
    assert!(sizes.into_iter().all(|pixels| (1..=PIXELS).contains(&pixels)), "{figure:?}");
}

fn author_holds(author: &Author) {
    assert_ne!(*author, Author::default());
    author.url.iter().for_each(|link| links::hold_of(link, Use::Follow));
    author.avatar.iter().for_each(|link| links::hold_of(link, Use::Picture));
}

/// What is told to a publisher is what the widget reads.
#[cfg(feature = "check")]
fn reports_hold(document: &[u8]) {
    use newsreel::check::{Report, read};
    use newsreel::feed::Level;

    let report = Report::new(document);
    assert!(report.count(Level::Error) >= report.skipped, "{report}");
    match read(document) {
        Ok(feed) => assert_eq!((report.items, report.skipped), (feed.count(), feed.skipped())),
        Err(error) => assert_eq!(report.findings.first().unwrap().code, error.code()),
    }
    if let Ok(json) = serde_json::from_slice::<Json>(document) {
        let strict =
            Feed::read(Rc::new(Value::read(json)), ADDRESS, &Selection::default(), resolve);
        assert_eq!(
            strict.map(|feed| feed.count()).ok(),
            read(document).map(|feed| feed.count()).ok()
        );
    }
}
