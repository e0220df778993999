//! What a browser knows of domains and of Unicode, done by crates.

/// "Domain to ASCII" of the WHATWG URL Standard, not strict, as browsers do it.
pub(crate) fn to_ascii(domain: &str) -> Option<String> {
    let ascii = idna::domain_to_ascii_cow(domain.as_bytes(), idna::AsciiDenyList::URL).ok()?;
    Some(ascii.into_owned())
}

/// `text.normalize("NFC")`.
pub(crate) fn nfc(text: &str) -> String {
    icu_normalizer::ComposingNormalizerBorrowed::new_nfc().normalize(text).into_owned()
}
