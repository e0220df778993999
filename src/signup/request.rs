//! One subscription on its way: where it goes, and what it says.

use crate::link::{Link, Resolve, Use};
use crate::options::SignupOptions;
use crate::provider::{Provider, Transport};

/// One subscription on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Where it goes.
    pub action: Link,
    /// How its fields travel.
    pub transport: Transport,
    /// What must be fetched first.
    pub token: Option<Token>,
    /// The address in its canonical form.
    pub address: String,
    /// Name and value of every field, the address first.
    pub fields: Vec<(String, String)>,
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

/// How the form was filled in. Whether that is a person's way, the server may judge: what looks
/// like a machine to a form can be a password manager.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signals {
    /// Whether the field that nobody sees was filled in.
    pub(super) trapped: bool,
    /// Milliseconds from the first sight of the form to its sending.
    pub(super) took_ms: u32,
}

/// Where the service of `provider` takes subscriptions and gives tokens.
pub(super) fn addresses(
    action: &Link,
    provider: &'static Provider,
    resolve: Resolve,
) -> Option<(Link, Option<Token>)> {
    let site = site(action.as_str(), provider);
    let link = |path: &str| Link::new(path, &site, Use::Fetch, resolve);
    let token = match provider.token {
        Some((path, field)) => Some(Token { from: link(path)?, field }),
        None => None,
    };
    let action = if provider.path.is_empty() { action.clone() } else { link(provider.path)? };
    Some((action, token))
}

// Publishers name the site, the service's form or its endpoint: whichever they have found.
fn site(action: &str, provider: &Provider) -> String {
    let action = action.split(['?', '#']).next().unwrap_or_default();
    if provider.path.is_empty() || provider.path.starts_with('?') {
        return action.to_owned();
    }
    let bare = |path: &'static str| path.trim_end_matches('/');
    let mut site = action.trim_end_matches('/');
    for path in [provider.path, provider.page] {
        site = site.strip_suffix(bare(path)).unwrap_or(site);
    }
    [site.trim_end_matches('/'), "/"].concat()
}

/// Everything that leaves the page.
pub(super) fn fields(
    options: &SignupOptions,
    provider: &Provider,
    address: &str,
    signals: Signals,
) -> Vec<(String, String)> {
    let mut fields = vec![(options.name.clone(), address.to_owned())];
    fields.extend(options.fields.iter().chain(&options.ticked).cloned());
    let has = |fields: &[(String, String)], name: &str| fields.iter().any(|(own, _)| own == name);
    for (name, value) in provider.fields {
        if !has(&fields, name) {
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
    }
    let mut add = |name: &str, value: String| {
        let name = [provider.around.0, name, provider.around.1].concat();
        if !has(&fields, &name) {
            fields.push((name, value));
        }
    };
    if let Some(consent) = &options.consent {
        add("consent", consent.clone());
        add("consent_version", version(consent));
    }
    if provider.signals {
        add("newsreel_ms", signals.took_ms.to_string());
    }
    if provider.signals && signals.trapped {
        add("newsreel_trap", "filled".to_owned());
    }
    fields
}

/// The version of a text: its FNV-1a hash (32 bits) in hexadecimal digits. It changes with each
/// letter, so that nobody has to count versions to know what a subscriber agreed to.
fn version(text: &str) -> String {
    let hash = text
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (0..8).rev().filter_map(|place| char::from_digit(hash >> (place * 4) & 15, 16)).collect()
}

impl Request {
    /// The fields as a JSON object. A name that stands twice, or ends in `[]`, is a list.
    pub fn json(&self) -> String {
        let mut json = "{".to_owned();
        for (at, (name, _)) in self.fields.iter().enumerate() {
            if self.fields.iter().take(at).any(|(before, _)| before == name) {
                continue;
            }
            if at > 0 {
                json.push(',');
            }
            quote(&mut json, name.strip_suffix("[]").unwrap_or(name));
            json.push(':');
            self.write_values(&mut json, name);
        }
        json.push('}');
        json
    }

    fn write_values(&self, json: &mut String, name: &str) {
        let values = || self.fields.iter().filter(|(other, _)| other == name);
        let is_list = name.ends_with("[]") || values().count() > 1;
        if is_list {
            json.push('[');
        }
        for (at, (_, value)) in values().enumerate() {
            if at > 0 {
                json.push(',');
            }
            quote(json, value);
        }
        if is_list {
            json.push(']');
        }
    }
}

// RFC 8259, section 7.
fn quote(json: &mut String, text: &str) {
    json.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            '\0'..='\u{1f}' => {
                json.push_str("\\u00");
                let digits = [u32::from(c) >> 4, u32::from(c) & 15];
                json.extend(digits.into_iter().filter_map(|digit| char::from_digit(digit, 16)));
            }
            _ => json.push(c),
        }
    }
    json.push('"');
}
