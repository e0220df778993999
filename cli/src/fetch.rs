//! Asks servers for what lies at http and https addresses, within [`Bounds`].
//!
//! Redirects are followed here, so that each is judged and told. Where an address may lead depends
//! on whom it is from: see [`Trust`]. Only a connection that ends before the first byte of an answer
//! is tried again, and once: keep-alive makes it common. Whoever runs the command is told how long a
//! server asks to wait, and nothing waits for it. Proxies of the environment are not used, as they
//! look names up where no guard stands.

pub mod answer;
pub mod body;
pub mod bounds;
pub mod error;
pub mod network;
pub mod resolver;

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ureq::config::Config;
use ureq::http::{HeaderMap, HeaderValue, Response};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body as Stream};
use url::Url;

pub use answer::{Answer, Hop, header};
pub use body::{Body, Coding};
pub use bounds::Bounds;
pub use error::Error;
use error::Wait;
pub use network::{Network, Trust};
use resolver::{Guard, Judge, Seen};

/// What is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accept {
    /// A feed of any kind, or a page that may lead to one.
    Feed,
    /// A picture.
    Picture,
    /// Anything, as the widget's `fetch` says.
    Any,
}

impl Accept {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Feed => {
                "application/feed+json, application/rss+xml, application/atom+xml, \
                 application/json;q=0.9, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.5, */*;q=0.1"
            }
            Self::Picture => "image/webp, image/png, image/jpeg, image/*;q=0.8",
            Self::Any => "*/*",
        }
    }
}

/// A request beside its address.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Whom the address is from.
    pub trust: Trust,
    /// What is wanted.
    pub accept: Accept,
    /// The page for which a browser would ask.
    pub origin: Option<&'a str>,
}

const USER_AGENT: &str =
    concat!("newsreel/", env!("CARGO_PKG_VERSION"), " (+", env!("CARGO_PKG_REPOSITORY"), ")");

/// Asks servers.
pub struct Client {
    agents: [(Trust, Agent); Trust::ALL.len()],
    bounds: Bounds,
    seen: Seen,
}

impl Client {
    /// With the limits of the command.
    pub fn new() -> Self {
        let judge: Judge = Arc::new(|address| Network::of(address.ip()));
        Self::with(Bounds::default(), &judge)
    }

    /// With other limits, and another way to tell networks apart.
    pub fn with(bounds: Bounds, judge: &Judge) -> Self {
        let seen = Seen::default();
        let agents = Trust::ALL.map(|trust| {
            let (judge, seen) = (Arc::clone(judge), seen.clone());
            let guard = Guard { trust, judge, seen, names: DefaultResolver::default() };
            let connector = DefaultConnector::default();
            (trust, Agent::with_parts(config(&bounds), connector, guard))
        });
        Self { agents, bounds, seen }
    }

    /// What lies at an address; a refusal is an error.
    pub fn get(&self, address: &Url, trust: Trust, accept: Accept) -> Result<Answer, Error> {
        let answer = self.ask(address, Request { trust, accept, origin: None })?;
        answer.refusal().map_or(Ok(answer), Err)
    }

    /// What a server says, be it a refusal.
    pub fn ask(&self, address: &Url, request: Request<'_>) -> Result<Answer, Error> {
        let deadline = now() + self.bounds.all;
        let (mut address, mut request) = (judged(address)?, request);
        let mut hops: Vec<Hop> = Vec::new();
        loop {
            let response = self.once(&address, request, deadline)?;
            let network = self.seen.network(&authority(&address));
            let Some(next) = redirect(&response, &address)? else {
                return self.answer(response, address, hops, network);
            };
            let (head, _) = response.into_parts();
            hops.push(Hop { address, status: head.status.as_u16(), headers: head.headers });
            if hops.iter().any(|hop| hop.address == next) {
                return Err(Error::Loop(next.into()));
            }
            if hops.len() > self.bounds.redirects {
                return Err(Error::Redirects(self.bounds.redirects));
            }
            (address, request.trust) = (next, Trust::From(network));
        }
    }

    fn once(
        &self,
        address: &Url,
        request: Request<'_>,
        deadline: Instant,
    ) -> Result<Response<Stream>, Error> {
        match self.send(address, request, deadline) {
            Err(Error::Closed) => self.send(address, request, deadline),
            sent => sent,
        }
    }

    fn send(
        &self,
        address: &Url,
        request: Request<'_>,
        deadline: Instant,
    ) -> Result<Response<Stream>, Error> {
        let left = deadline.saturating_duration_since(now());
        let agent = self.agents.iter().find(|(trust, _)| *trust == request.trust);
        // Nothing comes from where no server is.
        let (_, agent) = agent.ok_or_else(|| Error::Private(authority(address)))?;
        if left == Duration::ZERO {
            return Err(Error::Slow(Wait::End));
        }
        let mut asked = agent.get(address.as_str()).header("accept", request.accept.as_str());
        if let Some(origin) = request.origin {
            asked = asked.header("origin", origin);
        }
        let asked = asked.config().timeout_global(Some(left)).build();
        asked.call().map_err(Error::of_asking)
    }

    fn answer(
        &self,
        response: Response<Stream>,
        address: Url,
        hops: Vec<Hop>,
        network: Network,
    ) -> Result<Answer, Error> {
        let (head, stream) = response.into_parts();
        let coding = Coding::read(&codings(&head.headers));
        // What a server refuses is refused, however it is written.
        let coding =
            if head.status.is_success() { coding? } else { coding.unwrap_or(Coding::Identity) };
        let announced = header(&head.headers, "content-length").parse().ok();
        let body = Body::new(stream.into_reader(), coding, announced, &self.bounds);
        let (status, headers) = (head.status.as_u16(), head.headers);
        Ok(Answer { hops, address, status, headers, network, body })
    }
}

impl Default for Client {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Client").field("bounds", &self.bounds).finish_non_exhaustive()
    }
}

fn config(bounds: &Bounds) -> Config {
    // By what this machine trusts, as its browsers do.
    let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
    Agent::config_builder()
        .user_agent(USER_AGENT)
        .accept_encoding("gzip, br")
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .proxy(None)
        .tls_config(tls)
        .max_response_header_size(bounds.header)
        .timeout_connect(Some(bounds.connect))
        .timeout_resolve(Some(bounds.connect))
        .timeout_per_read(Some(bounds.idle))
        .timeout_per_write(Some(bounds.idle))
        .build()
}

#[expect(clippy::disallowed_methods, reason = "the command is native")]
fn now() -> Instant {
    Instant::now()
}

/// The address as a server is asked for it.
fn judged(address: &Url) -> Result<Url, Error> {
    let is_web = ["http", "https"].contains(&address.scheme()) && address.has_host();
    if !is_web || !address.username().is_empty() || address.password().is_some() {
        return Err(Error::Address(address.to_string()));
    }
    let mut address = address.clone();
    address.set_fragment(None);
    Ok(address)
}

/// The host with its port, as requests name it.
fn authority(address: &Url) -> String {
    address.authority().to_owned()
}

/// Where an answer leads, if it is a redirect.
fn redirect<B>(response: &Response<B>, from: &Url) -> Result<Option<Url>, Error> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let location = response.headers().get("location").map(HeaderValue::as_bytes);
    let location = String::from_utf8_lossy(location.unwrap_or_default()).into_owned();
    let next = from.join(&location).ok().filter(|_| !location.is_empty());
    let next = next.and_then(|next| judged(&next).ok());
    next.map(Some).ok_or(Error::Astray(location))
}

fn codings(headers: &HeaderMap) -> String {
    let values = headers.get_all("content-encoding").iter();
    values.filter_map(|value| value.to_str().ok()).collect::<Vec<_>>().join(", ")
}
