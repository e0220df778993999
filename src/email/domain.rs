//! The domain: a host name of the public mail system, as lower-case A-labels.

use super::Options;
use super::character::{is_ldh, is_symbol, mixes_scripts};
use super::punycode::{is_a_label, u_label};
use super::reason::Reason;
use super::text::{cut_last, has, has_byte, is_ascii, labels, lists, top};

/// RFC 1035, 2.3.4.
const LABEL_OCTETS: usize = 63;

/// RFC 1035, 2.3.4: 255 octets on the wire, which are 253 written ones.
const DOMAIN_OCTETS: usize = 253;

/// Top-level domains that never receive mail from outside: RFC 6761 (6.2 to 6.4), RFC 6762 (3),
/// RFC 7686, RFC 9476, RFC 3172; `localdomain` and `internal` by long use.
const SPECIAL_USE: &str = "test localhost invalid local onion alt arpa localdomain internal";

/// A domain that mail can be sent to.
#[derive(Default)]
pub(super) struct Domain {
    /// Lower-case A-labels.
    pub(super) ascii: String,
    /// U-labels where it was typed so.
    pub(super) display: String,
    pub(super) warning: Option<Reason>,
    /// The doubt about an ending that is not known, which counts least.
    pub(super) unknown: Option<Reason>,
}

impl Domain {
    /// Reads the domain as typed.
    pub(super) fn read(&mut self, typed: &str, options: &Options<'_>) -> Result<(), Reason> {
        shape(typed)?;
        self.ascii = to_ascii(typed, options)?;
        lengths(&self.ascii)?;
        top_level(top(&self.ascii), options)?;
        self.unknown = options.endings.lacks(top(&self.ascii)).then_some(Reason::UnknownTld);
        readable(&self.ascii, &mut self.display)?;
        let is_other = || (options.to_ascii)(&self.display).as_ref() != Some(&self.ascii);
        if labels(typed).any(is_a_label) && is_other() {
            return Err(Reason::BadALabel);
        }
        self.warning = doubt(&self.display, &self.ascii)?;
        if is_ascii(typed) {
            self.display.clone_from(&self.ascii);
        }
        Ok(())
    }
}

/// What can be told before conversion, the commonest slips first.
fn shape(typed: &str) -> Result<(), Reason> {
    if matches!(typed.as_bytes(), [b'[', ..] | [.., b']']) {
        return Err(Reason::DomainLiteral);
    }
    if has_byte(typed, |each| each.is_ascii() && each != b'.' && !is_ldh(each)) {
        return Err(Reason::DomainChar);
    }
    let (_, top) = cut_last(typed, b'.').ok_or(Reason::NoDotInDomain)?;
    if labels(typed).any(str::is_empty) {
        return Err(Reason::EmptyLabel);
    }
    if !has_byte(top, |byte| !byte.is_ascii_digit()) {
        return Err(Reason::IpOrNumericTld);
    }
    if labels(typed).any(|label| matches!(label.as_bytes(), [b'-', ..] | [.., b'-'])) {
        return Err(Reason::HyphenEdge);
    }
    Ok(())
}

/// UTS 46 by the browser's URL parser, for the domains that need it. What it gives back is
/// looked at again: some browsers let characters through that no host name has.
fn to_ascii(typed: &str, options: &Options<'_>) -> Result<String, Reason> {
    let has_a_label = labels(typed).any(is_a_label);
    if is_ascii(typed) && !has_a_label {
        return Ok(typed.to_ascii_lowercase());
    }
    let failure = if has_a_label { Reason::BadALabel } else { Reason::Idna };
    let mut ascii = (options.to_ascii)(typed).ok_or(failure)?;
    ascii.make_ascii_lowercase();
    if !is_ascii(&ascii) || shape(&ascii).is_err() {
        return Err(failure);
    }
    Ok(ascii)
}

fn lengths(ascii: &str) -> Result<(), Reason> {
    if labels(ascii).any(|label| label.len() > LABEL_OCTETS) {
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
    if !is_a_label(top) && has_byte(top, |byte| !byte.is_ascii_alphabetic()) {
        return Err(Reason::OddTld);
    }
    if lists(SPECIAL_USE, top) && !options.allow_test_domains {
        return Err(Reason::SpecialUseTld);
    }
    Ok(())
}

/// Writes down the domain with its A-labels decoded.
fn readable(ascii: &str, readable: &mut String) -> Result<(), Reason> {
    for label in labels(ascii) {
        if !readable.is_empty() {
            readable.push('.');
        }
        if is_a_label(label) {
            readable.push_str(&u_label(label).ok_or(Reason::BadALabel)?);
        } else {
            readable.push_str(label);
        }
    }
    Ok(())
}

/// What may be right but is more often a slip or a disguise.
fn doubt(readable: &str, ascii: &str) -> Result<Option<Reason>, Reason> {
    if has(top(readable), is_symbol) {
        return Err(Reason::Idna2003Tld);
    }
    if has(readable, is_symbol) {
        return Ok(Some(Reason::Idna2003Only));
    }
    if labels(readable).any(mixes_scripts) {
        return Ok(Some(Reason::MixedScript));
    }
    let tagged =
        |label: &str| matches!(label.as_bytes(), [_, _, b'-', b'-', ..]) && !is_a_label(label);
    Ok(labels(ascii).any(tagged).then_some(Reason::Hyphen34))
}
