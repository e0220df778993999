//! The gate that every address of a feed or a setting passes before it reaches the page.
//!
//! The platform's own URL parser resolves and normalises (WHATWG URL); this file says what may
//! pass. Nothing else makes a [`Link`], and only a [`Link`] is written to `href`, `src` or `fetch`.

use serde::Serialize;

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
        let (scheme, rest) = href.split_once(':')?;
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
        let mut slashes = self.0.match_indices('/').map(|(at, _)| at);
        slashes.nth(2).and_then(|end| self.0.get(..end)).unwrap_or(&self.0)
    }
}

/// The pictures of a `srcset` that `link` lets pass, as another `srcset`.
///
/// HTML, section 4.8.4.3.10, "parse a srcset attribute", but for parentheses, which nobody writes.
pub fn srcset(list: &str, link: &dyn Fn(&str) -> Option<Link>) -> Option<String> {
    let mut vetted = String::new();
    let mut rest = list;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (address, after) = rest.split_at_checked(end)?;
        let alone = address.trim_end_matches(',');
        let (size, after) = if alone.len() < address.len() {
            ("", after)
        } else {
            after.split_once(',').unwrap_or((after, ""))
        };
        rest = after;
        let is_size = size.chars().all(|c| c.is_ascii_digit() || " .wxh".contains(c));
        // A comma parts addresses, so none of `data:` can stand here.
        if let Some(link) = link(alone).filter(|_| is_size) {
            let separator = if vetted.is_empty() { "" } else { ", " };
            let address = link.as_str().replace(',', "%2C");
            vetted.extend([separator, &address]);
            vetted.extend(
                Some(size.trim()).filter(|size| !size.is_empty()).map(|size| [" ", size].concat()),
            );
        }
    }
    (!vetted.is_empty()).then_some(vetted)
}

// `https://name@host` shows one host and leads to another.
fn has_no_userinfo(rest: &str) -> bool {
    let authority = rest.trim_start_matches('/').split(['/', '?', '#']).next();
    authority.is_some_and(|authority| !authority.contains('@'))
}

fn is_raster(rest: &str) -> bool {
    let kind = rest.split([';', ',']).next().unwrap_or_default();
    ["image/png", "image/gif", "image/jpeg", "image/webp", "image/avif"].contains(&kind)
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
