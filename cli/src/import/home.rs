//! The picture of an item, taken home.

use super::attribute::push_quoted;
use super::finish::quoted;
use super::item::Item;
use crate::pictures::{Fetch, Pictures};

/// Takes the picture of an item to the folder of the site; a sentence says why it stays where it is.
pub fn take_home(item: &mut Item, to: &mut Pictures, from: &dyn Fetch) -> Option<String> {
    if item.image.is_empty() || to.has(&item.image) {
        return None;
    }
    match to.take(&item.image, &item.image_written, from) {
        Ok(home) => {
            // Where its text shows it too, it stays the same picture, or a reader would see it twice.
            let (before, after) = (source_of(&item.image), source_of(&home.url));
            item.content_html = item.content_html.replace(&before, &after);
            item.image = home.url;
            item.set_image_size(home.size);
            None
        }
        Err(why) => Some(format!("the picture {} stays where it is: {why}", quoted(&item.image))),
    }
}

// As it stands in a tag.
fn source_of(url: &str) -> String {
    let mut html = " src=\"".to_owned();
    push_quoted(url, &mut html);
    html.push('"');
    html
}
