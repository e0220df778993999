//! The answer of a provider of oEmbed, and the line by which it is found.

use maud::html;
use newsreel::feed::Brief;
use serde_json::{Value, json};

use super::place::Places;
use crate::limits::OEMBED_AGE_S;
use crate::render::publication::Publication;

/// The answer as a file.
pub fn json(
    publication: &Publication,
    places: &Places,
    (width, height): (u32, u32),
) -> Result<String, String> {
    let contact = publication.feed.contact().unwrap_or_default();
    let title = title(publication, places);
    let provider = [contact.organization.as_str(), title].into_iter().find(|name| !name.is_empty());
    let home = publication.home.as_ref().map(|home| home.as_str().to_owned());
    let mut answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": provider,
        "provider_url": home.unwrap_or_else(|| root(places)),
        "cache_age": OEMBED_AGE_S,
        "html": embedded(title, places, width, height),
        "width": width,
        "height": height,
    });
    if let (Some(members), Some(Value::Object(picture))) =
        (answer.as_object_mut(), thumbnail(publication))
    {
        members.extend(picture);
    }
    let text = serde_json::to_string_pretty(&answer).map_err(|error| error.to_string())?;
    publication.checked(text + "\n")
}

/// What goes into the `<head>` of the page of news.
pub fn line(publication: &Publication, places: &Places) -> String {
    let title = title(publication, places);
    let link = html! {
        link rel="alternate" type="application/json+oembed" href=(places.answer) title=(title);
    };
    link.into_string() + "\n"
}

// WordPress keeps these elements alone, in this order, and no style. It shows the link until the frame has
// told its height, and obeys that only where there is such a link. A border would take of the height.
fn embedded(title: &str, places: &Places, width: u32, height: u32) -> String {
    let html = html! {
        blockquote { a href=(places.page) { (title) } }
        iframe src=(places.frame) title=(title) width=(width) height=(height) frameborder="0"
            loading="lazy" {}
    };
    html.into_string()
}

fn title<'a>(publication: &'a Publication, places: &'a Places) -> &'a str {
    let named = Some(publication.title()).filter(|title| !title.trim().is_empty());
    named.or_else(|| places.page.host_str()).unwrap_or_default()
}

fn root(places: &Places) -> String {
    places.page.origin().ascii_serialization() + "/"
}

/// The first picture whose size is known: oEmbed has none without.
fn thumbnail(publication: &Publication) -> Option<Value> {
    let sized = |brief: &Brief| {
        let image = brief.image.as_ref()?;
        let (width, height) = image.width.zip(image.height)?;
        let address = image.url.as_str();
        address.starts_with("http").then(|| {
            json!({
                "thumbnail_url": address, "thumbnail_width": width, "thumbnail_height": height,
            })
        })
    };
    publication.briefs().find_map(|brief| sized(&brief))
}
