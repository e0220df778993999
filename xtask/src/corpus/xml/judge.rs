//! Where a value of a source is in JSON Feed, and whether it is right.

use jiff::Timestamp;
use serde_json::Value;

use super::plain::plain;

/// Values on which other parsers agree and the feed does not, one line each.
pub(super) fn values(rows: &str, file: &str, feed: &Value) -> Vec<String> {
    let rows = rows.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let of_file = rows.filter(|row| text(row, "file") == file);
    of_file.flat_map(|row| wrong(&row, feed)).collect()
}

fn wrong(row: &Value, feed: &Value) -> Vec<String> {
    let place = row.get("i").and_then(Value::as_u64).and_then(|at| usize::try_from(at).ok());
    let items = feed.get("items").and_then(Value::as_array);
    let item = place.zip(items).and_then(|(at, items)| items.get(at)).cloned().unwrap_or_default();
    let told = |what: &str| format!("{} {}: {what}", text(row, "file"), place.unwrap_or_default());
    let mut wrong = Vec::new();
    if row.get("title").is_some() && plain(&text(row, "title")) != plain(&text(&item, "title")) {
        wrong.push(told("title"));
    }
    let links = ["link", "also_link"].map(|name| plain(&text(row, name)));
    if row.get("link").is_some() && !links.contains(&plain(&text(&item, "url"))) {
        wrong.push(told("link"));
    }
    if moment(&text(row, "date")).is_some_and(|date| !dates(&item).contains(&date)) {
        wrong.push(told("date"));
    }
    wrong
}

fn text(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn moment(text: &str) -> Option<Timestamp> {
    text.parse().ok()
}

fn dates(item: &Value) -> Vec<Timestamp> {
    let dates = ["date_published", "date_modified"].map(|name| moment(&text(item, name)));
    dates.into_iter().flatten().collect()
}

/// Whether an expectation holds.
pub(super) fn holds(expected: &Value, feed: &Value) -> bool {
    let path = text(expected, "path");
    let also = expected.get("also").and_then(Value::as_array).into_iter().flatten();
    let wanted: Vec<String> = expected.get("value").into_iter().chain(also).map(written).collect();
    let found = found(&path, feed);
    if path.ends_with("_parsed") {
        return wanted.iter().any(|date| {
            found.iter().any(|found| moment(found).is_some() && moment(found) == moment(date))
        });
    }
    let has = |address: &String| found.iter().any(|text| text.contains(address));
    // Titles and the like are plain text and lead nowhere.
    let is_text = ["].summary", "].content"].iter().any(|name| path.contains(name));
    if is_text && !wanted.iter().flat_map(|text| addresses(text)).all(|address| has(&address)) {
        return false;
    }
    let found: Vec<String> = found.iter().map(|text| plain(text)).collect();
    wanted.iter().map(|text| plain(text)).any(|wanted| {
        found.contains(&wanted) || (wanted.is_empty() && found.iter().all(String::is_empty))
    })
}

/// What the tags of a text lead to or show.
fn addresses(html: &str) -> Vec<String> {
    let values = [" href=\"", " src=\""].into_iter().flat_map(|name| html.split(name).skip(1));
    values
        .filter_map(|rest| rest.split('"').next())
        .map(|value| value.trim_end_matches('/').to_owned())
        .collect()
}

fn written(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
}

/// All that may be the value at a path.
pub(super) fn found(path: &str, feed: &Value) -> Vec<String> {
    if path == "len(entries)" {
        let items = feed.get("items").and_then(Value::as_array).map_or(0, Vec::len);
        return vec![items.to_string()];
    }
    let (object, name) = match path.strip_prefix("entries[").and_then(|path| path.split_once("]."))
    {
        Some((place, name)) => {
            let item = place.parse::<usize>().ok().and_then(|at| feed.get("items")?.get(at));
            (item.cloned().unwrap_or_default(), name)
        }
        None => (feed.clone(), path.strip_prefix("feed.").unwrap_or(path)),
    };
    let members = |names: &[&str]| -> Vec<String> {
        names.iter().map(|name| text(&object, name)).filter(|text| !text.is_empty()).collect()
    };
    let files = |member: &str| listed(&object, "attachments", member);
    let (root, leaf) = name.split_once(['.', '[']).unwrap_or((name, ""));
    match root {
        "title" | "id" | "language" => members(&[root]),
        "link" => members(&["url", "home_page_url"]),
        "subtitle" => members(&["description"]),
        "summary" | "content" => members(&["summary", "content_html", "content_text"]),
        "published_parsed" | "updated_parsed" => members(&["date_published", "date_modified"]),
        "author" | "author_detail" | "authors" => {
            let own = listed(&object, "authors", "name");
            let own = if own.is_empty() { listed(feed, "authors", "name") } else { own };
            let place = leaf.split(']').next().and_then(|at| at.parse::<usize>().ok());
            match place {
                Some(at) => own.get(at).cloned().into_iter().collect(),
                None => own,
            }
        }
        "tags" => listed(&object, "tags", ""),
        "enclosures" if leaf.ends_with("type") => files("mime_type"),
        "enclosures" if leaf.ends_with("length") => files("size_in_bytes"),
        "enclosures" => files("url"),
        _ => [members(&["image", "icon", "favicon"]), files("url")].concat(),
    }
}

fn listed(object: &Value, list: &str, member: &str) -> Vec<String> {
    let values = object.get(list).and_then(Value::as_array).into_iter().flatten();
    values
        .filter_map(|value| if member.is_empty() { Some(value) } else { value.get(member) })
        .map(written)
        .collect()
}
