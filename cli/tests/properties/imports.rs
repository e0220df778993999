//! What holds for every source that is imported, and for the feed that is made of it.
#![expect(clippy::unwrap_used, reason = "what does not hold is a failed test")]

use newsreel::check::{Finding, Report};
use newsreel::feed::Level;
use newsreel_cli::import::date::rfc_3339;
use newsreel_cli::import::finish::head;
use newsreel_cli::import::item::Item;
use newsreel_cli::import::read;
use serde_json::{Value, json};

use super::choices::Choices;
use super::{cleaned, sources};

const ADDRESS: &str = "https://feed.example/data/";

/// How many times as long as its source a feed may become: an entity of its own stands for a thousand
/// bytes, and a relative address becomes as long as its base.
const GROWTH: usize = 1_000;

pub(crate) fn hold_for(bytes: &[u8]) {
    hold(bytes);
    hold(sources::source(&mut Choices::new(bytes), cleaned::PIECES).as_bytes());
    if let Ok(text) = std::str::from_utf8(bytes) {
        date_holds(text);
    }
    date_holds(&Choices::new(bytes).text(super::dates::PIECES));
}

/// A date is read or not, and what was read is read again as what it is.
fn date_holds(text: &str) {
    let Some(date) = rfc_3339(text) else { return };
    let (moment, zone) = date.split_at(19);
    assert!(moment.parse::<jiff::civil::DateTime>().is_ok(), "{text:?}: {date}");
    let shape = zone.replace(|c: char| c.is_ascii_digit(), "0").replace('-', "+");
    assert!(["Z", "+00:00"].contains(&shape.as_str()), "{text:?}: {date}");
    assert_eq!(rfc_3339(&date).as_ref(), Some(&date), "{text:?}");
}

/// Any bytes give a feed that the widget reads, or an error.
pub(crate) fn hold(source: &[u8]) {
    for address in [None, Some(ADDRESS)] {
        let Some((feed, lost)) = imported(source, address) else { continue };
        let written = feed.to_string();
        assert!(written.len() <= 1_000 + GROWTH * source.len(), "{} bytes", written.len());
        nothing_is_wrong(&written, &lost);
        for (item, lost) in list(&feed, "items").zip(&lost) {
            item_holds(item, lost);
        }
        // What is relative becomes absolute where its base is said behind it.
        if !told(&lost, "--base") {
            let again = imported(written.as_bytes(), None).map(|(feed, _)| feed);
            assert_eq!(again, Some(feed), "read again");
        }
    }
}

/// The feed, and what of each of its items is lost.
fn imported(source: &[u8], address: Option<&str>) -> Option<(Value, Vec<Vec<String>>)> {
    let (mut items, mut lost) = (Vec::<Item>::new(), Vec::new());
    let read = read(source, address, &mut |item, of_it| {
        items.push(item);
        lost.push(of_it);
        true
    });
    let mut feed = serde_json::to_value(head(&read.ok()?.0)).unwrap();
    feed.as_object_mut().unwrap().insert("items".to_owned(), json!(items));
    Some((feed, lost))
}

fn list<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    value.get(name).and_then(Value::as_array).into_iter().flatten()
}

// The source's own extensions are taken over as they are, and what has nothing to show is told.
fn nothing_is_wrong(written: &str, lost: &[Vec<String>]) {
    let report = Report::new(written.as_bytes());
    let mut errors = report.findings.iter().filter(|finding| finding.level == Level::Error);
    let is_relative = told(lost, "--base");
    let ours = |finding: &&Finding| match finding.code {
        "item" => false,
        "address" if is_relative => false,
        _ => !finding.path.contains("_newsreel"),
    };
    assert_eq!(errors.find(ours), None, "{written}");
    let empty = lost.iter().filter(|lost| told(std::slice::from_ref(lost), "nothing of it"));
    assert_eq!(report.skipped, empty.count(), "{written}");
}

fn told(lost: &[Vec<String>], what: &str) -> bool {
    lost.iter().flatten().any(|lost| lost.contains(what))
}

fn item_holds(item: &Value, lost: &[String]) {
    assert!(item["id"].as_str().is_some_and(|id| !id.trim().is_empty()), "{item}");
    for name in ["date_published", "date_modified"] {
        item[name].as_str().into_iter().for_each(date_holds);
    }
    let told = told(&[lost.to_vec()], "--base");
    for address in addresses(item) {
        assert!(told || url::Url::parse(address).is_ok(), "{address:?}: {item}");
    }
    cleaned::is_clean(item["content_html"].as_str().unwrap_or_default());
}

fn addresses(item: &Value) -> impl Iterator<Item = &str> {
    let listed = ["authors", "attachments"].into_iter();
    let listed = listed.flat_map(|name| item[name].as_array().into_iter().flatten());
    let listed = listed.filter_map(|value| value["url"].as_str());
    ["url", "image"].into_iter().filter_map(|name| item[name].as_str()).chain(listed)
}
