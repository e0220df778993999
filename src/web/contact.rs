//! Draws where the publisher can be reached.

use web_sys::{Element, HtmlElement};

use super::{Language, dom};
use crate::feed::Contact;
use crate::words::Word;

/// Draws the contact block anew; hides it where there is none.
pub(super) fn draw(block: &HtmlElement, contact: Option<&Contact>, language: &Language) {
    dom::show(block, contact.is_some());
    dom::say(block, "");
    let Some(contact) = contact else { return };
    dom::set(block, "lang", Some(&language.tag));
    if !contact.organization.is_empty() {
        let name = dom::append(block, "p", "organization");
        let name = match &contact.url {
            Some(url) => link(&name, url.as_str()),
            None => name,
        };
        dom::append_text(&name, &contact.organization);
    }
    let list = dom::append(block, "dl", "");
    let lines = [
        (Word::Address, &contact.address, ""),
        (Word::PostalCode, &contact.postal_code, ""),
        (Word::Telephone, &contact.tel, "tel:"),
        (Word::Fax, &contact.fax, ""),
        (Word::Email, &contact.email, "mailto:"),
    ];
    for (word, value, scheme) in lines.into_iter().filter(|(_, value, _)| !value.is_empty()) {
        let line = dom::append(&list, "div", "");
        dom::append_text(&dom::append(&line, "dt", ""), language.words.say(word));
        let detail = dom::append(&line, "dd", "");
        let detail = match scheme {
            "" => detail,
            _ => link(&detail, &[scheme, &address(value, scheme)].concat()),
        };
        dom::set(&detail, "dir", Some("auto"));
        dom::append_text(&detail, value);
    }
}

fn link(parent: &Element, href: &str) -> HtmlElement {
    let anchor = dom::append(parent, "a", "");
    dom::set(&anchor, "href", Some(href));
    anchor
}

// RFC 3966, section 3: a number has digits, hyphens and a leading plus; spaces are for the eye.
fn address(value: &str, scheme: &str) -> String {
    let kept = |c: &char| scheme != "tel:" || c.is_ascii_digit() || "+-".contains(*c);
    value.chars().filter(kept).collect()
}
