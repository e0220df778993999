//! The pictures in the text of an item, taken home in two widths.

use dom_query::{Document, NodeRef};

use super::finish::quoted;
use crate::pictures::{Fetch, Home, Pictures};

/// How wide a reader shows a picture: its dialog has 50em, of which two are its margins.
const SIZES: &str = "(min-width: 50em) 48em, 100vw";

/// Takes the pictures of a text home, and gives the text that has them; none where nothing was taken.
/// `written` knows how the source has an address, where that is otherwise.
pub(super) fn take_home(
    html: &str,
    written: &dyn Fn(&str) -> String,
    to: &mut Pictures,
    from: &dyn Fetch,
    left: &mut Vec<String>,
) -> Option<String> {
    if !html.contains("<img") {
        return None;
    }
    let text = Document::fragment(html);
    let mut is_changed = false;
    for image in text.select("img[src]").nodes() {
        let address = image.attr("src").unwrap_or_default();
        if address.is_empty() || to.has(&address) {
            continue;
        }
        match to.take_in_two_widths(&address, &written(&address), from) {
            Ok(home) => {
                show(image, &home);
                is_changed = true;
            }
            Err(why) => left.push(stays(&address, &why)),
        }
    }
    is_changed.then(|| text.html_root().inner_html().to_string())
}

/// Has an `<img>` show what was taken, in place of all that it may have shown.
fn show(image: &NodeRef<'_>, home: &Home) {
    let (width, height) = home.size;
    image.set_attr("src", &home.url);
    image.set_attr("width", &width.to_string());
    image.set_attr("height", &height.to_string());
    image.remove_attrs(&["srcset", "sizes"]);
    if let Some((narrow, its_width)) = &home.narrow {
        image.set_attr("srcset", &format!("{narrow} {its_width}w, {} {width}w", home.url));
        image.set_attr("sizes", SIZES);
    }
    let Some(picture) = image.parent().filter(|parent| parent.has_name("picture")) else { return };
    for source in picture.element_children().iter().filter(|child| child.has_name("source")) {
        source.remove_from_parent();
    }
}

/// What is told of a picture that is not taken.
pub(super) fn stays(address: &str, why: &str) -> String {
    format!("the picture {} stays where it is: {why}", quoted(address))
}
