//! Reads posts of WordPress as its REST interface gives them (`/wp-json/wp/v2/posts?_embed`).
//!
//! <https://developer.wordpress.org/rest-api/reference/posts/>. Their dates are local and have no
//! offset; it follows from the same date in UTC beside them.

use jiff::civil::DateTime;
use serde_json::{Map, Value};

use super::builder::Builder;
use super::entry::{Address, Entry, Person, Prose, Shown};
use super::picture::{Origin, Picture};
use super::plain::{escaped, of_html};
use crate::limits::EDITION_PIXELS;

/// The posts of a document that is a list of them, or one of them.
pub fn posts(document: &Value) -> Option<Vec<&Map<String, Value>>> {
    let posts: Vec<_> = match document {
        Value::Array(posts) => posts.iter().filter_map(Value::as_object).collect(),
        Value::Object(post) => vec![post],
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    posts.first().filter(|post| is_post(post))?;
    Some(posts)
}

fn is_post(post: &Map<String, Value>) -> bool {
    ["title", "content", "excerpt"].iter().any(|name| rendered(post, name).is_some())
        && post.contains_key("link")
}

/// What WordPress says where it gives no posts.
pub fn error(document: &Value) -> Option<String> {
    let (code, message) = (document.get("code")?.as_str()?, document.get("message")?.as_str()?);
    document.pointer("/data/status")?;
    Some(format!("WordPress gives no posts: {} ({code})", of_html(message)))
}

/// Reads posts.
pub fn read(posts: Vec<&Map<String, Value>>, builder: &mut Builder<'_>) {
    builder.state.has_begun = true;
    let home = posts.iter().find_map(|post| home(post));
    let feed = &mut builder.state.feed;
    let host =
        home.as_deref().and_then(|home| Some(url::Url::parse(home).ok()?.host_str()?.to_owned()));
    feed.title = host.map(|text| Prose { text, is_html: false, base: None });
    feed.link = home.map(|written| Address { written, base: None });
    for post in posts.into_iter().filter(|post| is_post(post)) {
        if builder.has_enough {
            break;
        }
        builder.state.count += 1;
        builder.give(entry(post, builder.state.count));
    }
}

/// Where the interface stands, without its own path.
fn home(post: &Map<String, Value>) -> Option<String> {
    let own = post.get("_links")?.pointer("/self/0/href")?.as_str()?;
    let (home, _) = own.split_once("wp-json/").or_else(|| own.split_once("?rest_route="))?;
    Some(home.trim_end_matches("index.php").to_owned())
}

fn entry(post: &Map<String, Value>, number: usize) -> Entry {
    let embedded = post.get("_embedded");
    let listed = |name: &str| embedded.and_then(|all| all.get(name)?.as_array());
    let media = listed("wp:featuredmedia").and_then(|list| list.first()?.as_object());
    let people = listed("author").into_iter().flatten().filter_map(Value::as_object);
    let terms = listed("wp:term").into_iter().flatten().filter_map(Value::as_array).flatten();
    let mut entry = Entry {
        number,
        // RSS of the same site has this one too.
        id: rendered(post, "guid").map(of_html).unwrap_or_default(),
        link: Some(Address { written: text(post, "link").to_owned(), base: None }),
        title: html(rendered(post, "title")),
        content: html(rendered(post, "content")),
        summary: html(rendered(post, "excerpt").map(excerpt)),
        published: date(post, "date"),
        updated: date(post, "modified"),
        authors: people.filter_map(person).collect(),
        tags: terms.filter_map(|term| term.get("name")?.as_str()).map(ToOwned::to_owned).collect(),
        ..Entry::default()
    };
    entry.pictures.extend(media.and_then(picture));
    if post.get("content").is_some_and(|content| content["protected"] == true) {
        entry.lost.push("its text is locked by a password".to_owned());
    }
    let has_picture = post.get("featured_media").is_some_and(|id| id.as_u64() > Some(0));
    if has_picture && embedded.is_none() {
        entry
            .lost
            .push("its picture is only named by number: add _embed to the address".to_owned());
    }
    entry
}

fn text<'a>(members: &'a Map<String, Value>, name: &str) -> &'a str {
    members.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn rendered<'a>(members: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    members.get(name)?.get("rendered")?.as_str()
}

fn html(text: Option<impl Into<String>>) -> Option<Prose> {
    text.map(|text| Prose { text: text.into(), is_html: true, base: None })
}

/// An excerpt that WordPress has cut ends in `[…]` and, in many themes, a link to go on.
fn excerpt(html: &str) -> String {
    let link = html.find("more-link").and_then(|at| html.get(..at)?.rfind("<a"));
    let text = of_html(link.and_then(|link| html.get(..link)).unwrap_or(html));
    let cut = ["[…]", "[...]"].iter().find_map(|mark| text.split_once(mark));
    let text = cut.map(|(text, _)| [text.trim_end(), " …"].concat()).unwrap_or(text);
    escaped(&text).into_owned()
}

/// The local date with the offset that it has.
fn date(post: &Map<String, Value>, name: &str) -> Option<String> {
    let local = text(post, name);
    let utc = text(post, &[name, "_gmt"].concat());
    if local.is_empty() {
        return (!utc.is_empty()).then(|| [utc, "Z"].concat());
    }
    let ahead = offset(local, utc);
    Some([local, ahead.as_deref().unwrap_or_default()].concat())
}

fn offset(local: &str, utc: &str) -> Option<String> {
    let (local, utc): (DateTime, DateTime) = (local.parse().ok()?, utc.parse().ok()?);
    let minutes = local.duration_since(utc).as_mins();
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.abs();
    (minutes <= 14 * 60).then(|| format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60))
}

fn person(author: &Map<String, Value>) -> Option<Person> {
    let name = text(author, "name");
    let uri = Address { written: text(author, "link").to_owned(), base: None };
    (!name.is_empty()).then(|| Person { name: name.to_owned(), uri, ..Person::default() })
}

fn picture(media: &Map<String, Value>) -> Option<Shown> {
    let details = media.get("media_details");
    let size = |size: Option<&Value>, name: &str| {
        u32::try_from(size?.get(name)?.as_u64()?).ok().filter(|pixels| *pixels > 0)
    };
    let whole = (text(media, "source_url"), size(details, "width"), size(details, "height"));
    let sizes = details.and_then(|details| details.get("sizes")?.as_object());
    let smaller = sizes.into_iter().flat_map(|sizes| sizes.values()).filter_map(|one| {
        let (width, height) = (size(Some(one), "width"), size(Some(one), "height"));
        Some((one.get("source_url")?.as_str()?, width, height))
    });
    // The original of a camera is too much for a page.
    let fits = |picture: &(&str, Option<u32>, Option<u32>)| {
        picture.1.is_none_or(|width| width <= EDITION_PIXELS)
    };
    let largest = smaller.filter(fits).max_by_key(|picture| picture.1);
    let (url, width, height) = if fits(&whole) { whole } else { largest.unwrap_or(whole) };
    let said = |name: &str| of_html(text(media, name));
    let credit = details.and_then(|it| it.pointer("/image_meta/credit")?.as_str()).map(of_html);
    let picture = Picture {
        url: url.to_owned(),
        alt: said("alt_text"),
        caption: rendered(media, "caption").map(of_html).unwrap_or_default(),
        credit: credit.unwrap_or_default(),
        width,
        height,
        origin: Origin::Named,
        ..Picture::default()
    };
    (!url.is_empty()).then_some(Shown { picture, base: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offset_is_what_lies_between_two_clocks() {
        let table = [
            ("2021-12-07T00:00:00", "2021-12-06T16:00:00", Some("+08:00")),
            ("2021-12-06T20:30:00", "2021-12-07T00:00:00", Some("-03:30")),
            ("2021-12-07T00:00:00", "2021-12-07T00:00:00", Some("+00:00")),
            ("2021-12-07T00:00:00", "", None),
            ("2021-12-07T00:00:00", "0000-00-00T00:00:00", None),
            ("2021-12-07T00:00:00", "2020-12-07T00:00:00", None),
        ];
        for (local, utc, expected) in table {
            assert_eq!(offset(local, utc).as_deref(), expected, "{local} {utc}");
        }
    }

    #[test]
    fn an_excerpt_ends_where_it_was_cut() {
        let table = [
            ("<p>One &amp; two [&hellip;]</p>\n", "One &amp; two …"),
            ("<p>One [&#8230;] Continue reading <span>Title</span></p>", "One …"),
            (
                "<p>One &hellip; <a class=\"more-link\" href=\"/1\">Continue reading</a></p>",
                "One …",
            ),
            ("<p>One. <a href=\"/1\" class=\"more-link\">More</a></p>", "One."),
            ("<p>One &lt; two.</p>", "One &lt; two."),
        ];
        for (html, expected) in table {
            assert_eq!(excerpt(html), expected, "{html}");
        }
    }
}
