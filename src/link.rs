//! The gate that every address of a feed or a setting passes before it reaches the page.
//!
//! The platform's own URL parser resolves and normalises (WHATWG URL); this file says what may
//! pass. Nothing else makes a [`Link`], and only a [`Link`] is written to `href`, `src` or `fetch`.

use serde::Serialize;

use crate::scan::{SPACE, Scanner, has, is_all, place_of, replace_into};

/// Resolves an address against a base: `new URL(text, base).href` in a browser.
pub type Resolve = fn(text: &str, base: &str) -> Option<String>;

/// What an address is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Followed by a person: `http`, `https`, `mailto`, `tel`.
    Follow,
    /// Fetched by the widget: `http`, `https`.
    Fetch,
    /// Shown as a picture: `http`, `https`, and `data:` of a raster image.
    Picture,
}

/// An absolute address that is safe for its use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link(String);

impl Link {
    /// Lets `text` pass if it resolves to an address that is safe for `purpose`.
    pub fn new(text: &str, base: &str, purpose: Use, resolve: Resolve) -> Option<Self> {
        let text = text.trim();
        let href = if text.is_empty() { None } else { resolve(text, base) }?;
        let mut rest = Scanner::new(&href);
        let scheme = rest.before(":");
        if rest.is_over() {
            return None;
        }
        rest.step();
        let safe = match (scheme, purpose) {
            ("http" | "https", _) => has_no_userinfo(rest),
            ("mailto" | "tel", Use::Follow) => true,
            ("data", Use::Picture) => is_raster(rest),
            _ => false,
        };
        safe.then_some(Self(href))
    }

    /// The address, normalised.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Scheme, host and port, for comparison; all of it where there is no host.
    pub fn origin(&self) -> &str {
        let start = Scanner::new(&self.0);
        let mut end = start;
        end.part("/");
        end.part("/");
        end.before("/");
        end.since(&start)
    }
}

/// The pictures of a `srcset` that `link` lets pass, as another `srcset`.
///
/// HTML, section 4.8.4.3.10, "parse a srcset attribute", but for parentheses, which nobody writes.
pub fn srcset(list: &str, link: &dyn Fn(&str) -> Option<Link>) -> Option<String> {
    let mut vetted = String::new();
    let mut rest = Scanner::new(list);
    loop {
        rest.pass(" \t\n\r\u{c},");
        if rest.is_over() {
            break;
        }
        let address = rest.before(SPACE);
        let mut alone = address;
        while let Some(shorter) = alone.strip_suffix(",") {
            alone = shorter;
        }
        let size = if alone.len() < address.len() { "" } else { rest.part(",") };
        // A comma parts addresses, so none of `data:` can stand here.
        if let Some(link) = link(alone).filter(|_| is_all(size, "0123456789 .wxh")) {
            vetted.push_str(if vetted.is_empty() { "" } else { ", " });
            replace_into(&mut vetted, link.as_str(), ",", "%2C");
            let size = size.trim();
            vetted.extend([if size.is_empty() { "" } else { " " }, size]);
        }
    }
    (!vetted.is_empty()).then_some(vetted)
}

// `https://name@host` shows one host and leads to another.
fn has_no_userinfo(mut rest: Scanner<'_>) -> bool {
    rest.pass("/");
    !has(rest.before("/?#"), "@")
}

fn is_raster(mut rest: Scanner<'_>) -> bool {
    place_of("image/png image/gif image/jpeg image/webp image/avif", rest.before(";,")).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn passes(text: &str, purpose: Use) -> bool {
        Link::new(text, "https://a.example/", purpose, |text, _| Some(text.to_owned())).is_some()
    }

    #[test]
    fn web_addresses_pass_for_every_use() {
        for purpose in [Use::Follow, Use::Fetch, Use::Picture] {
            assert!(passes("https://example.org/a@b", purpose));
            assert!(passes("http://example.org/", purpose));
        }
    }

    #[test]
    fn other_schemes_pass_only_where_they_belong() {
        let table = [
            ("mailto:a@example.org", Use::Follow, true),
            ("mailto:a@example.org", Use::Fetch, false),
            ("tel:+861064966526", Use::Follow, true),
            ("tel:+861064966526", Use::Picture, false),
            ("data:image/png;base64,AA", Use::Picture, true),
            ("data:image/svg+xml,<svg>", Use::Picture, false),
            ("data:text/html,x", Use::Follow, false),
            ("javascript:alert(1)", Use::Follow, false),
            ("file:///etc/passwd", Use::Fetch, false),
            ("blob:https://a.example/1", Use::Picture, false),
        ];
        for (text, purpose, expected) in table {
            assert_eq!(passes(text, purpose), expected, "{text} for {purpose:?}");
        }
    }

    #[test]
    fn a_name_before_the_host_is_refused() {
        assert!(!passes("https://crihap.cn@evil.example/", Use::Follow));
        assert!(!passes("https://a:b@evil.example", Use::Fetch));
    }

    #[test]
    fn nothing_is_no_address() {
        assert!(!passes(" \n", Use::Follow));
    }

    #[test]
    fn an_origin_ends_before_the_path() {
        let resolve: Resolve = |text, _| Some(text.to_owned());
        let link = Link::new("https://a.example:8/b/c", "", Use::Fetch, resolve);
        assert_eq!(link.as_ref().map(Link::origin), Some("https://a.example:8"));
    }
}
