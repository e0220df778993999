//! What a browser knows of addresses, done by a crate.

/// `new URL(text, base).href`.
pub(crate) fn resolve(text: &str, base: &str) -> Option<String> {
    Some(url::Url::parse(base).ok()?.join(text).ok()?.into())
}
