//! The domain: a host name of the public mail system, as lower-case A-labels.

use super::Options;
use super::character::{is_ldh, is_symbol, mixes_scripts};
use super::punycode::{is_a_label, u_label};
use super::reason::Reason;

/// RFC 1035, 2.3.4.
const LABEL_OCTETS: usize = 63;

/// RFC 1035, 2.3.4: 255 octets on the wire, which are 253 written ones.
const DOMAIN_OCTETS: usize = 253;

/// Top-level domains that never receive mail from outside: RFC 6761 (6.2 to 6.4), RFC 6762 (3),
/// RFC 7686, RFC 9476, RFC 3172; `localdomain` and `internal` by long use.
const SPECIAL_USE: &[&str] =
    &["test", "localhost", "invalid", "local", "onion", "alt", "arpa", "localdomain", "internal"];

/// A domain that mail can be sent to.
pub(super) struct Domain {
    /// Lower-case A-labels.
    pub(super) ascii: String,
    /// U-labels where it was typed so.
    pub(super) display: String,
    pub(super) warning: Option<Reason>,
    /// The doubt about an ending that is not known, which counts least.
    pub(super) unknown: Option<Reason>,
}

/// Reads the domain as typed.
pub(super) fn parse(typed: &str, options: &Options<'_>) -> Result<Domain, Reason> {
    shape(typed)?;
    let ascii = to_ascii(typed, options)?;
    lengths(&ascii)?;
    let top = ascii.rsplit('.').next().unwrap_or_default();
    top_level(top, options)?;
    let readable = if ascii.split('.').any(is_a_label) { readable(&ascii)? } else { ascii.clone() };
    if typed.split('.').any(is_a_label) && (options.to_ascii)(&readable).as_ref() != Some(&ascii) {
        return Err(Reason::BadALabel);
    }
    let unknown = options.endings.lacks(top).then_some(Reason::UnknownTld);
    let warning = doubt(&readable, &ascii)?;
    let display = if typed.is_ascii() { ascii.clone() } else { readable };
    Ok(Domain { ascii: ascii.clone(), display, warning, unknown })
}

/// What can be told before conversion, the commonest slips first.
fn shape(typed: &str) -> Result<(), Reason> {
    if typed.starts_with('[') || typed.ends_with(']') {
        return Err(Reason::DomainLiteral);
    }
    if typed.contains(|each: char| each.is_ascii() && each != '.' && !is_ldh(each)) {
        return Err(Reason::DomainChar);
    }
    let (_, top) = typed.rsplit_once('.').ok_or(Reason::NoDotInDomain)?;
    if typed.split('.').any(str::is_empty) {
        return Err(Reason::EmptyLabel);
    }
    if top.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Reason::IpOrNumericTld);
    }
    if typed.split('.').any(|label| label.starts_with('-') || label.ends_with('-')) {
        return Err(Reason::HyphenEdge);
    }
    Ok(())
}

/// UTS 46 by the browser's URL parser, for the domains that need it. What it gives back is
/// looked at again: some browsers let characters through that no host name has.
fn to_ascii(typed: &str, options: &Options<'_>) -> Result<String, Reason> {
    let has_a_label = typed.split('.').any(is_a_label);
    if typed.is_ascii() && !has_a_label {
        return Ok(typed.to_ascii_lowercase());
    }
    let failure = if has_a_label { Reason::BadALabel } else { Reason::Idna };
    let mut ascii = (options.to_ascii)(typed).ok_or(failure)?;
    ascii.make_ascii_lowercase();
    if ascii.chars().any(|each| each != '.' && !is_ldh(each)) || shape(&ascii).is_err() {
        return Err(failure);
    }
    Ok(ascii)
}

fn lengths(ascii: &str) -> Result<(), Reason> {
    if ascii.split('.').any(|label| label.len() > LABEL_OCTETS) {
        return Err(Reason::LabelTooLong);
    }
    if ascii.len() > DOMAIN_OCTETS {
        return Err(Reason::DomainTooLong);
    }
    Ok(())
}

/// RFC 3696, 2: a top-level domain is letters, or an A-label.
fn top_level(top: &str, options: &Options<'_>) -> Result<(), Reason> {
    if top.len() < 2 {
        return Err(Reason::OneLetterTld);
    }
    if !is_a_label(top) && !top.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Err(Reason::OddTld);
    }
    if SPECIAL_USE.contains(&top) && !options.allow_test_domains {
        return Err(Reason::SpecialUseTld);
    }
    Ok(())
}

/// The domain with its A-labels decoded.
fn readable(ascii: &str) -> Result<String, Reason> {
    let mut readable = String::with_capacity(ascii.len());
    for label in ascii.split('.') {
        if !readable.is_empty() {
            readable.push('.');
        }
        if is_a_label(label) {
            readable.push_str(&u_label(label).ok_or(Reason::BadALabel)?);
        } else {
            readable.push_str(label);
        }
    }
    Ok(readable)
}

/// What may be right but is more often a slip or a disguise.
fn doubt(readable: &str, ascii: &str) -> Result<Option<Reason>, Reason> {
    if readable.rsplit('.').next().is_some_and(|top| top.contains(is_symbol)) {
        return Err(Reason::Idna2003Tld);
    }
    if readable.contains(is_symbol) {
        return Ok(Some(Reason::Idna2003Only));
    }
    if readable.split('.').any(mixes_scripts) {
        return Ok(Some(Reason::MixedScript));
    }
    let tagged = |label: &str| label.get(2..4) == Some("--") && !is_a_label(label);
    Ok(ascii.split('.').any(tagged).then_some(Reason::Hyphen34))
}
