//! One subscription on its way: where it goes, and what goes along with the form.

use crate::link::{Link, Resolve, Use};
use crate::number;
use crate::options::SignupOptions;
use crate::provider::{Provider, Transport};

/// How a subscription travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Fetched, as the form says.
    Form,
    /// Fetched, as a JSON object.
    Json,
    /// Sent by the browser itself, to a new tab.
    NewTab,
    /// Sent by the browser itself, in place of this page.
    SameTab,
}

/// One subscription on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Where it goes.
    pub action: Link,
    /// How it travels.
    pub way: Way,
    /// Whether it is sent with the method and the encoding that the form has.
    pub as_written: bool,
    /// What must be fetched first.
    pub token: Option<Token>,
    /// The name of the e-mail field; empty if it keeps its own.
    pub name: String,
    /// The address in its canonical form.
    pub address: String,
    /// Name and value of what goes along beside what the form holds, unless that holds it.
    pub extra: Vec<(String, String)>,
    /// The number to answer with.
    pub generation: u32,
}

/// A text that a service gives to whoever asks, and wants back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it is fetched.
    pub from: Link,
    /// The field that it goes back in.
    pub field: &'static str,
}

/// How a form of ours was filled in. Whether that is a person's way, the server may judge: what looks
/// like a machine to a form can be a password manager.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signals {
    /// Whether the field that nobody sees was filled in.
    pub(super) trapped: bool,
    /// Milliseconds from the first sight of the form to its sending.
    pub(super) took_ms: u32,
}

impl Way {
    /// As `WAY` in `src/js/exchange.js` counts them.
    pub const fn number(self) -> u32 {
        match self {
            Self::Form => 0,
            Self::Json => 1,
            Self::NewTab => 2,
            Self::SameTab => 3,
        }
    }

    /// How `provider` is reached first by a form that wants its answer elsewhere, or not.
    pub(super) fn to(provider: &Provider, elsewhere: bool) -> Self {
        match provider.transport {
            Transport::Form if elsewhere && provider.as_written => Self::NewTab,
            Transport::Form => Self::Form,
            Transport::Json => Self::Json,
            Transport::Tab => Self::NewTab,
        }
    }
}

/// Where the service of `provider` takes subscriptions and gives tokens.
pub(super) fn addresses(
    action: Link,
    provider: &'static Provider,
    resolve: Resolve,
) -> Option<(Link, Option<Token>)> {
    if provider.path.is_empty() {
        return Some((action, None));
    }
    let site = site(action.as_str(), provider);
    let link = |path: &str| Link::new(path, &site, Use::Fetch, resolve);
    let token = match provider.token {
        Some((path, field)) => Some(Token { from: link(path)?, field }),
        None => None,
    };
    Some((link(provider.path)?, token))
}

// Publishers name the site, the service's form or its endpoint: whichever they have found.
fn site(action: &str, provider: &Provider) -> String {
    let end = action.bytes().position(|byte| matches!(byte, b'?' | b'#'));
    let mut site = action.get(..end.unwrap_or(action.len())).unwrap_or_default();
    if provider.path.starts_with('?') {
        return site.to_owned();
    }
    for path in [provider.path, provider.page] {
        site = bare(site);
        site = site.strip_suffix(bare(path)).unwrap_or(site);
    }
    [bare(site), "/"].concat()
}

fn bare(mut path: &str) -> &str {
    while let Some(shorter) = path.strip_suffix('/') {
        path = shorter;
    }
    path
}

/// What goes along with the form. A form of the page's own is sent as it stands.
pub(super) fn extra(
    options: &SignupOptions,
    provider: &Provider,
    signals: Signals,
) -> Vec<(String, String)> {
    let mut extra = options.fields.clone();
    for (name, value) in provider.fields {
        extra.push(((*name).to_owned(), (*value).to_owned()));
    }
    let mut add = |name: &str, value: &str| {
        extra.push(([provider.around.0, name, provider.around.1].concat(), value.to_owned()));
    };
    if let Some(consent) = &options.consent {
        add("consent", consent);
        add("consent_version", &version(consent));
    }
    if options.is_made && provider.signals {
        add("newsreel_ms", &number::write(signals.took_ms));
        if signals.trapped {
            add("newsreel_trap", "filled");
        }
    }
    extra
}

/// The version of a text: its FNV-1a hash (32 bits) in hexadecimal digits. It changes with each
/// letter, so that nobody has to count versions to know what a subscriber agreed to.
fn version(text: &str) -> String {
    let mut hash = 0x811c_9dc5_u32;
    for byte in text.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    let mut digits = String::with_capacity(8);
    for place in (0..8).rev() {
        digits.extend(char::from_digit(hash >> (place * 4) & 15, 16));
    }
    digits
}
