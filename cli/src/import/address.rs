//! Addresses made absolute, and those let go that lead nowhere good.

use newsreel::check::resolve;
use newsreel::link::{Link, Use};

use crate::limits::BASE_BYTES;

/// An address as it may stand in a feed, absolute wherever its base is known; `None` where it is
/// empty or its scheme is not fit for its use.
pub fn absolute(written: &str, base: Option<&str>, purpose: Use) -> Option<String> {
    let written = written.trim();
    if written.is_empty() {
        return None;
    }
    if is_plain(written) {
        return Some(written.to_owned());
    }
    let base = base.filter(|base| base.len() <= BASE_BYTES);
    // The gate wants a base even for what is absolute.
    let link = Link::new(written, base.unwrap_or(NOWHERE), purpose, resolve)?;
    let is_known = base.is_some() || !link.as_str().starts_with(NOWHERE);
    Some(if is_known { link.as_str().to_owned() } else { written.to_owned() })
}

/// Whether an address says by itself where it leads.
pub fn is_absolute(address: &str) -> bool {
    is_plain(address) || url::Url::parse(address).is_ok()
}

/// A base within another: `xml:base` may be relative.
pub fn base(written: &str, outer: Option<&str>) -> Option<String> {
    let written = written.trim();
    let joined = match outer {
        Some(outer) => resolve(written, outer),
        None => resolve(written, written),
    };
    joined.filter(|base| base.starts_with("http") && base.len() <= BASE_BYTES)
}

const NOWHERE: &str = "https://nowhere.invalid/";

// Nothing in it that a parser would change, but for the slash of a bare host.
fn is_plain(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let is_safe = |byte: u8| {
        byte.is_ascii_graphic()
            && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' | b'@')
    };
    rest.is_some_and(|rest| {
        // Without a way out in the middle, many bytes are looked at together.
        rest.starts_with(|c: char| c.is_ascii_alphanumeric())
            && rest.bytes().fold(true, |is_plain, byte| is_plain & is_safe(byte))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_addresses_become_absolute() {
        let base = Some("https://a.example/news/one.html");
        let table = [
            ("two.html", "https://a.example/news/two.html"),
            ("/p.png", "https://a.example/p.png"),
            ("//b.example/p.png", "https://b.example/p.png"),
            ("?q", "https://a.example/news/one.html?q"),
            (" https://c.example/x y ", "https://c.example/x%20y"),
            ("https://c.example/a%20b?x=1#y", "https://c.example/a%20b?x=1#y"),
        ];
        for (written, expected) in table {
            assert_eq!(absolute(written, base, Use::Follow).as_deref(), Some(expected));
        }
    }

    #[test]
    fn without_a_base_a_relative_address_stays_and_is_known_as_such() {
        assert_eq!(absolute("a/b", None, Use::Follow).as_deref(), Some("a/b"));
        assert!(!is_absolute("a/b"));
        assert!(is_absolute("mailto:a@b.example"));
    }

    #[test]
    fn what_runs_or_pretends_goes() {
        for written in [
            "javascript:alert(1)",
            " java\nscript:alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "https://a@b.example/",
            "",
        ] {
            assert_eq!(absolute(written, None, Use::Follow), None, "{written}");
        }
        assert_eq!(absolute("mailto:a@b.example", None, Use::Picture), None);
        assert!(absolute("data:image/png;base64,AA==", None, Use::Picture).is_some());
    }

    #[test]
    fn bases_stand_within_each_other() {
        let outer = base("https://a.example/news/", None);
        assert_eq!(outer.as_deref(), Some("https://a.example/news/"));
        assert_eq!(
            base("2021/", outer.as_deref()).as_deref(),
            Some("https://a.example/news/2021/")
        );
        assert_eq!(base("2021/", None), None);
        assert_eq!(base("javascript:x", None), None);
    }
}
