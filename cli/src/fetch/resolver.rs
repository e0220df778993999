//! The guard: a name is looked up, and only addresses where it may lead are connected to.
//!
//! It stands behind the look-up and in front of the connection, so that a name cannot mean one
//! address when it is judged and another when it is used.

use std::collections::HashMap;
use std::fmt;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use super::error::Error;
use super::network::{Network, Trust};

/// Says to which network an address belongs.
pub type Judge = Arc<dyn Fn(SocketAddr) -> Network + Send + Sync>;

/// The networks in which hosts were found, by name and port.
#[derive(Clone, Default)]
pub(super) struct Seen(Arc<Mutex<HashMap<String, Network>>>);

impl Seen {
    /// A host that was ever found in two networks is trusted as everybody's.
    fn note(&self, host: &str, network: Network) {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = seen.entry(host.to_owned()).or_insert(network);
        *known = known.and(network);
    }

    pub(super) fn network(&self, host: &str) -> Network {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.get(host).copied().unwrap_or(Network::Public)
    }
}

/// See the module.
pub(super) struct Guard {
    pub(super) trust: Trust,
    pub(super) judge: Judge,
    pub(super) seen: Seen,
    pub(super) names: DefaultResolver,
}

impl fmt::Debug for Guard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Guard").field("trust", &self.trust).finish_non_exhaustive()
    }
}

impl Resolver for Guard {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let host = uri.authority().map_or("", |authority| authority.as_str());
        let unknown = |error: ureq::Error| {
            let is_unknown = matches!(error, ureq::Error::Io(_) | ureq::Error::HostNotFound);
            if is_unknown { ours(Error::Resolve(name(host))) } else { error }
        };
        let found = self.names.resolve(uri, config, timeout).map_err(unknown)?;
        let mut allowed = self.empty();
        for address in found.iter().copied() {
            let network = (self.judge)(address);
            if self.trust.allows(network) {
                self.seen.note(host, network);
                allowed.push(address);
            }
        }
        if allowed.is_empty() { Err(ours(Error::Private(name(host)))) } else { Ok(allowed) }
    }
}

fn ours(error: Error) -> ureq::Error {
    ureq::Error::Other(Box::new(error))
}

fn name(authority: &str) -> String {
    authority.to_owned()
}
