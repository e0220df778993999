//! Days of moments in UTC, told where their publisher lives.
#![expect(clippy::expect_used, reason = "what is no feed is a failed test")]

use newsreel::feed::{Feed, Selection};
use serde_json::{Value as Json, json};

use super::reading::{ADDRESS, advice, items, read};

// What a platform knows of two zones that are one, after 1970.
fn day_in(zone: &str, moment: &str) -> Option<String> {
    let is_before = moment < "2021-12-06T16";
    let day = if is_before { "2021-12-06" } else { "2021-12-07" };
    ["Asia/Shanghai", "+08:00"].contains(&zone).then(|| day.to_owned())
}

fn feed(dates: &[Json], zone: Option<&str>, page: Option<&str>) -> Feed {
    let item = |(at, date): (usize, &Json)| json!({ "id": at, "content_text": "x", "date_published": date });
    let items: Vec<Json> = dates.iter().enumerate().map(item).collect();
    let ours = json!({ "time_zone": zone });
    let version = "https://jsonfeed.org/version/1.1";
    let feed = json!({ "version": version, "title": "x", "_newsreel": ours, "items": items });
    let selection = Selection { time_zone: page.map(ToOwned::to_owned), ..Selection::default() };
    let feed = read(&feed.to_string(), ADDRESS, &selection).expect("it is a feed");
    feed.with_zones(day_in)
}

fn days(feed: &Feed) -> Vec<String> {
    let date = |item: newsreel::feed::Item| item.date_published.map(|date| date.iso());
    items(feed).into_iter().map(|item| date(item).unwrap_or_default()).collect()
}

const MIDNIGHT: &str = "2021-12-06T16:00:00.000Z";

#[test]
fn the_feed_or_the_page_says_in_which_zone_its_days_are() {
    let day = |zone, page| days(&feed(&[json!(MIDNIGHT)], zone, page)).remove(0);
    let (before, after) = ("2021-12-06", "2021-12-07");
    assert_eq!(day(None, None), before);
    assert_eq!(day(Some("+08:00"), None), after);
    assert_eq!(day(Some("Asia/Shanghai"), None), after);
    assert_eq!(day(None, Some("Asia/Shanghai")), after);
    assert_eq!(day(Some("Asia/Shanghai"), Some("+08:00")), after);
    assert_eq!(day(Some("Asia/Shanghai"), Some("Moon/Tycho")), after);
    assert_eq!(day(Some("Moon/Tycho"), None), before);
}

#[test]
fn what_is_written_stays_what_machines_read() {
    let item = items(&feed(&[json!(MIDNIGHT)], Some("+08:00"), None)).remove(0);
    let date = item.date_published.unwrap();
    assert_eq!((&*date.written, &*date.machine), (MIDNIGHT, MIDNIGHT));
}

#[test]
fn a_date_with_an_offset_of_its_own_or_without_a_time_is_the_day_that_it_says() {
    let dates = ["2021-12-06T23:00:00+01:00", "2021-12-06", "2021-12-06T23:00", "6 Dec 2021"];
    let feed = feed(&dates.map(|date| json!(date)), Some("+14:00"), None);
    let feed = feed.with_zones(|_, _| Some("2021-12-07".to_owned()));
    assert_eq!(days(&feed), ["2021-12-06"; 4]);
}

#[test]
fn a_number_is_a_moment_as_well() {
    let dates = [json!(1_638_806_400), json!(1_638_806_399_000_i64)];
    assert_eq!(days(&feed(&dates, Some("+08:00"), None)), ["2021-12-07", "2021-12-06"]);
}

#[test]
fn the_page_may_say_it_later_and_take_it_back() {
    let mut feed = feed(&[json!(MIDNIGHT)], None, None);
    for (zone, expected) in [(Some("+08:00"), "2021-12-07"), (None, "2021-12-06")] {
        let time_zone = zone.map(ToOwned::to_owned);
        feed.select(&Selection { time_zone, ..Selection::default() });
        let date = feed.kept_item(0).unwrap().date.clone();
        assert_eq!(date.unwrap().iso(), expected);
    }
}

#[test]
fn a_later_page_is_told_in_its_own_zone_or_that_of_the_first() {
    let midnights = [json!(MIDNIGHT), json!(MIDNIGHT)];
    let both = |zone| {
        // The first item of the later page is that of the first again.
        let mut first = feed(&midnights[..1], Some("+08:00"), None);
        first.append(feed(&midnights, zone, None), &Selection::default());
        days(&first)
    };
    assert_eq!(both(None), ["2021-12-07", "2021-12-07"]);
    assert_eq!(both(Some("UTC")), ["2021-12-07", "2021-12-06"]);
}

#[test]
fn a_zone_that_nobody_knows_is_told_of() {
    let told = |zone: &str| advice(&feed(&[], Some(zone), None));
    for zone in ["Moon/Tycho", "8", "+25:00"] {
        assert_eq!(told(zone), ["_newsreel.time_zone time-zone not used"], "{zone}");
    }
    for zone in ["Asia/Shanghai", "+08:00", ""] {
        assert_eq!(told(zone), [""; 0], "{zone}");
    }
}

#[test]
fn dates_that_look_like_midnight_elsewhere_are_told_of() {
    let told = |dates: &[&str], zone| {
        let dates: Vec<Json> = dates.iter().map(|date| json!(date)).collect();
        !advice(&feed(&dates, zone, None)).is_empty()
    };
    assert!(told(&[MIDNIGHT, "2021-12-08T16:00:00Z"], None));
    assert!(told(&["2021-12-06T18:30:00Z", "2021-12-07T18:30Z"], None));
    assert!(told(&["2021-12-06T23:00:00Z", "2021-07-06T22:00:00Z"], None), "summer time");
    assert!(!told(&[MIDNIGHT], Some("+08:00")), "the zone is said");
    assert!(!told(&["2021-12-07T00:00:00Z", "2021-12-08T00:00:00Z"], None));
    assert!(!told(&[MIDNIGHT, "2021-12-08T09:12:00Z"], None));
    assert!(!told(&[MIDNIGHT, "2021-12-08T10:00:00Z"], None));
    assert!(!told(&["2021-12-06T16:00:09Z"], None));
    assert!(!told(&[MIDNIGHT, "2021-12-08"], None));
    assert!(!told(&["2021-12-06T16:00:00+08:00"], None));
    assert!(!told(&[], None));
}
