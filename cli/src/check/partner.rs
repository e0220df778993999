//! The page of a partner, for whom a feed is read in a browser.

use url::{Host, Url};

/// See the module.
#[derive(Clone, Copy, Debug)]
pub struct Partner<'a> {
    /// As browsers name it.
    pub origin: &'a str,
}

impl Partner<'_> {
    /// Whether an address is of the same origin.
    pub fn owns(self, address: &Url) -> bool {
        address.origin().ascii_serialization() == self.origin
    }

    /// Whether browsers refuse it as mixed content: what is on this machine they trust.
    pub fn is_mixed(self, address: &Url) -> bool {
        let is_local = match address.host() {
            Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        };
        self.origin.starts_with("https:") && address.scheme() == "http" && !is_local
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn http_is_mixed_content_on_a_page_of_https_but_not_on_this_machine() {
        let is_mixed = |origin, address| Partner { origin }.is_mixed(&Url::parse(address).unwrap());
        assert!(is_mixed("https://a.example", "http://b.example/"));
        for (origin, address) in [
            ("http://a.example", "http://b.example/"),
            ("https://a.example", "https://b.example/"),
            ("https://a.example", "http://127.0.0.1:8000/"),
            ("https://a.example", "http://[::1]/"),
            ("https://a.example", "http://localhost/"),
        ] {
            assert!(!is_mixed(origin, address), "{address}");
        }
    }
}
