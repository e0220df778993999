//! What a server answers, and by which way it was reached.

use ureq::http::HeaderMap;
use url::Url;

use super::body::Body;
use super::error::Error;
use super::network::{Network, Trust};

/// A redirect.
#[derive(Clone, Debug)]
pub struct Hop {
    /// Where it stands.
    pub address: Url,
    /// 301, 302, 303, 307 or 308.
    pub status: u16,
    /// What it says beside where it leads.
    pub headers: HeaderMap,
}

/// An answer whose body is still to be read.
#[derive(Debug)]
pub struct Answer {
    /// The redirects on the way, the first one first.
    pub hops: Vec<Hop>,
    /// Where it comes from in the end.
    pub address: Url,
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The network that it comes from.
    pub network: Network,
    /// The body.
    pub body: Body,
}

impl Answer {
    /// How far addresses are trusted that are found in it.
    pub const fn trust(&self) -> Trust {
        Trust::From(self.network)
    }

    /// The first value of a header; empty if there is none or it is no text.
    pub fn header(&self, name: &str) -> &str {
        header(&self.headers, name)
    }

    /// What the server says in place of what was asked for.
    pub fn refusal(&self) -> Option<Error> {
        let after = self.header("retry-after").parse().ok();
        let is_success = self.status >= 200 && self.status < 300;
        (!is_success).then_some(Error::Status(self.status, after))
    }
}

/// The first value of a header; empty if there is none or it is no text.
pub fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().trim()
}
