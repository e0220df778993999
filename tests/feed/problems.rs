//! A bad value goes, its neighbours stay, and the publisher is told where it stood.

use newsreel::feed::{Level, Selection};
use newsreel::limits::PROBLEMS;

use super::reading::{ADDRESS, address, feed, items, problems, read};

#[test]
fn bad_fields_leave_the_rest_of_their_item_alone() {
    let feed = feed("neighbours.json");
    assert_eq!((feed.title.as_str(), feed.language.as_deref()), ("", None));
    let items = items(&feed);
    let [bad, good] = items.as_slice() else { panic!("two items") };
    assert_eq!((bad.id.as_str(), bad.url.as_ref()), ("bad", None));
    assert_eq!(bad.title, "The rest of this item is read.");
    assert_eq!((bad.html.as_str(), bad.image.as_ref()), ("", None));
    assert_eq!((bad.date_published.as_ref(), bad.date_modified.as_ref()), (None, None));
    assert_eq!(bad.authors[0].name, "Ada");
    assert_eq!((bad.authors[0].url.as_ref(), bad.authors[0].avatar.as_ref()), (None, None));
    assert_eq!((bad.tags.len(), bad.figures.len()), (0, 0));
    assert_eq!(bad.source.as_ref().map(|source| source.name.as_str()), Some("Weifang Daily"));
    assert_eq!(bad.breadcrumb.len(), 1);
    assert_eq!(good.title, "A good neighbour");
}

#[test]
fn the_one_good_attachment_stays() {
    let items = items(&feed("neighbours.json"));
    let [file] = items[0].attachments.as_slice() else { panic!("one attachment") };
    assert_eq!(address(Some(&file.url)), "https://sound.example/a.mp3");
    assert_eq!((file.size_bytes, file.duration_seconds), (Some(12.0), None));
}

#[test]
fn every_bad_value_is_told_with_its_place() {
    assert_eq!(
        problems(&feed("neighbours.json")),
        [
            "home_page_url address error",
            "items[0].url address error",
            "items[0].authors[0].url address error",
            "items[0].authors[0].avatar address error",
            "items[0]._newsreel.figures[0].url address error",
            "items[0].image address error",
            "items[0].date_published date error",
            "items[0].date_modified date error",
            "items[0].attachments[1].url address error",
            "items[0]._newsreel.source.url address error",
            "items[0]._newsreel.breadcrumb[1].url address error",
        ]
    );
}

#[test]
fn what_has_nothing_to_show_is_skipped_and_told() {
    let feed = feed("skipped.json");
    assert_eq!((feed.count(), feed.skipped()), (2, 8));
    let expected: Vec<String> = (0..8).map(|index| format!("items[{index}] item error")).collect();
    assert_eq!(problems(&feed), expected);
    let ids: Vec<String> = items(&feed).into_iter().map(|item| item.id).collect();
    assert_eq!(ids, ["shown", "microblog"]);
}

#[test]
fn every_problem_says_what_happened_and_what_to_do() {
    for name in ["neighbours.json", "skipped.json", "no-version.json"] {
        for problem in feed(name).problems() {
            let (happened, remedy) = problem.message.split_once(": ").unwrap();
            assert!(!happened.is_empty() && !remedy.is_empty(), "{}", problem.message);
        }
    }
}

#[test]
fn levels_have_stable_names() {
    let levels = [Level::Advice, Level::Warning, Level::Error];
    assert_eq!(levels.map(Level::as_str), ["advice", "warning", "error"]);
}

#[test]
fn problems_do_not_fill_the_memory() {
    let items = vec![serde_json::Value::Null; PROBLEMS + 50];
    let text = serde_json::json!({ "items": items }).to_string();
    let feed = read(&text, ADDRESS, &Selection::default()).unwrap();
    assert_eq!((feed.skipped(), feed.problems().len()), (PROBLEMS + 50, PROBLEMS));
}
