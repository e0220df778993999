//! Character references: those of XML and of HTML.

use std::borrow::Cow;

/// `text` with its character references decoded once; those that nobody knows stay as they are.
pub fn decode(text: &str) -> Cow<'_, str> {
    if text.contains('&') { htmlize::unescape(text) } else { Cow::Borrowed(text) }
}

/// The same of an attribute's value, where an address may have parameters that look like references.
pub fn decode_value(value: &str) -> Cow<'_, str> {
    if value.contains('&') { htmlize::unescape_attribute(value) } else { Cow::Borrowed(value) }
}

/// Appends what a reference of this name stands for, if anybody knows.
pub fn push(name: &str, text: &mut String) -> bool {
    let common = match name {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    };
    if !common.is_empty() {
        text.push_str(common);
        return true;
    }
    let written = ["&", name, ";"].concat();
    let decoded = htmlize::unescape(written.as_str());
    let is_known = decoded != written;
    if is_known {
        text.push_str(&decoded);
    }
    is_known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded_once() {
        let table = [
            ("R&amp;D &lt;b&gt; &quot;x&quot; &apos;", "R&D <b> \"x\" '"),
            ("&eacute;&radic;&nbsp;&hellip;&Alpha;&Yuml;&scaron;", "é√\u{a0}…ΑŸš"),
            ("&#8217;&#x4e2d;&#X4E2D;", "’中中"),
            ("&amp;amp;", "&amp;"),
            ("no reference", "no reference"),
        ];
        for (text, expected) in table {
            assert_eq!(decode(text), expected);
        }
    }

    #[test]
    fn numbers_of_windows_are_what_they_were_meant_to_be() {
        assert_eq!(decode("&#146;&#150;&#x80;"), "’–€");
    }

    #[test]
    fn what_nobody_knows_stays() {
        for text in ["AT&T", "&unknown;", "& &", "&", "&;", "&#;"] {
            assert_eq!(decode(text), text);
        }
        assert_eq!(decode_value("?a=1&copy=2"), "?a=1&copy=2");
    }

    #[test]
    fn a_reference_of_xml_is_known_by_its_name() {
        for (name, expected) in [("lt", "<"), ("mdash", "—"), ("#8212", "—"), ("#x2014", "—")]
        {
            let mut text = String::new();
            assert!(push(name, &mut text), "{name}");
            assert_eq!(text, expected);
        }
        assert!(!push("nobodyknows", &mut String::new()));
    }
}
