//! What only a browser has, done by crates: the product's core asks for both functions.

/// A domain in A-labels, as a browser's URL parser makes them.
pub(crate) fn to_ascii(domain: &str) -> Option<String> {
    idna::domain_to_ascii_cow(domain.as_bytes(), idna::AsciiDenyList::URL)
        .ok()
        .map(std::borrow::Cow::into_owned)
}

/// A text in Unicode normalization form C, as `String.prototype.normalize` makes it.
pub(crate) fn nfc(text: &str) -> String {
    icu_normalizer::ComposingNormalizerBorrowed::new_nfc().normalize(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{nfc, to_ascii};

    #[test]
    fn domains_become_a_labels_and_what_is_none_is_refused() {
        assert_eq!(to_ascii("BÜCHER.example").as_deref(), Some("xn--bcher-kva.example"));
        assert_eq!(to_ascii("a b.example"), None);
    }

    #[test]
    fn letters_and_their_marks_are_composed() {
        assert_eq!(nfc("e\u{301}"), "\u{e9}");
    }
}
