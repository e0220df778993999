//! The pictures of an item, taken home: its own, those of its gallery and those in its text.

use std::collections::HashSet;

use serde_json::Value;
use url::Url;

use super::inline::{self, stays};
use super::item::Item;
use crate::pictures::{Fetch, Pictures};

/// Takes the pictures of an item to the folder of the site; a sentence says of each that stays where it
/// is why it does.
pub fn take_home(item: &mut Item, to: &mut Pictures, from: &dyn Fetch) -> Vec<String> {
    let mut left = Vec::new();
    // First, since it wants two widths of each.
    let page = Url::parse(&item.url).ok();
    let written = |address: &str| match &page {
        _ if address == item.image => item.image_written.clone(),
        // A file of the site is named from the page, or could be.
        Some(page) => relative(page, address).unwrap_or_default(),
        None => String::new(),
    };
    if let Some(html) = inline::take_home(&item.content_html, &written, to, from, &mut left) {
        item.content_html = html;
    }
    if let Some(Value::Array(figures)) =
        item.kept.get_mut("_newsreel").and_then(|own| own.get_mut("figures"))
    {
        for figure in figures {
            take_figure(figure, page.as_ref(), to, from, &mut left);
        }
    }
    take_image(item, to, from, &mut left);
    // One that is in the text and the item's own is told once.
    let mut told = HashSet::new();
    left.retain(|what| told.insert(what.clone()));
    left
}

fn take_image(item: &mut Item, to: &mut Pictures, from: &dyn Fetch, left: &mut Vec<String>) {
    if item.image.is_empty() || to.has(&item.image) {
        return;
    }
    match to.take(&item.image, &item.image_written, from) {
        Ok(home) => {
            item.set_image_size(home.size);
            item.image = home.url;
        }
        Err(why) => left.push(stays(&item.image, &why)),
    }
}

fn take_figure(
    figure: &mut Value,
    page: Option<&Url>,
    to: &mut Pictures,
    from: &dyn Fetch,
    left: &mut Vec<String>,
) {
    let Some(written) = figure.get("url").and_then(Value::as_str).map(ToOwned::to_owned) else {
        return;
    };
    // The widget reads it against the item's page.
    let address = page.and_then(|page| page.join(&written).ok());
    let address = address.map_or_else(|| written.clone(), Into::into);
    if to.has(&address) {
        return;
    }
    match (to.take(&address, &written, from), figure) {
        (Ok(home), Value::Object(figure)) => {
            figure.insert("url".to_owned(), home.url.into());
            figure.insert("width".to_owned(), home.size.0.into());
            figure.insert("height".to_owned(), home.size.1.into());
        }
        (Err(why), _) => left.push(stays(&address, &why)),
        (Ok(_), _) => (),
    }
}

fn relative(page: &Url, address: &str) -> Option<String> {
    page.make_relative(&Url::parse(address).ok()?)
}
