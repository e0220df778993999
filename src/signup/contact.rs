//! What the publisher's contact block says.

use crate::feed::Contact;
use crate::words::{Word, Words};

/// Tells the lines of a block: what each is, what it says, and where that leads; empty if nowhere.
pub fn contact_lines(contact: &Contact, words: &Words, tell: &mut dyn FnMut(&str, &str, &str)) {
    let lines = [
        (Word::Address, &contact.address, ""),
        (Word::PostalCode, &contact.postal_code, ""),
        (Word::Telephone, &contact.tel, "tel:"),
        (Word::Fax, &contact.fax, ""),
        (Word::Email, &contact.email, "mailto:"),
    ];
    for (word, value, scheme) in lines {
        if !value.is_empty() {
            tell(words.say(word), value, &address(value, scheme));
        }
    }
}

// RFC 3966, section 3: a number has digits, hyphens and a leading plus; spaces are for the eye.
fn address(value: &str, scheme: &str) -> String {
    let mut address = scheme.to_owned();
    for c in value.chars() {
        if scheme == "mailto:" || scheme == "tel:" && matches!(c, '0'..='9' | '+' | '-') {
            address.push(c);
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_addresses_lead_somewhere_and_what_is_empty_has_no_line() {
        let contact = Contact {
            tel: "+86 10-64 96".to_owned(),
            fax: "12".to_owned(),
            email: "a@b.example".to_owned(),
            ..Contact::default()
        };
        let mut lines = vec![];
        contact_lines(&contact, &Words::default(), &mut |what, text, href| {
            lines.push([what, text, href].map(ToOwned::to_owned));
        });
        let expected = [
            ["Tel", "+86 10-64 96", "tel:+8610-6496"],
            ["Fax", "12", ""],
            ["E-mail", "a@b.example", "mailto:a@b.example"],
        ];
        assert_eq!(lines, expected);
    }
}
