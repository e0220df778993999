//! "Did you mean …?": the provider whose domain was nearly typed.
//!
//! Three rules keep it from correcting what is right. A domain that may exist is suspected only
//! where its name is one likely slip of the finger away from a provider's. A suffix is suspected
//! only where no such suffix exists, or hardly anybody has it. And of two providers equally near,
//! neither is named.

use std::slice;

use super::provider::{NAMESAKES, PROVIDERS, Provider, exists};
use super::slip::{is_sure, slips, start_alike};

/// Names up to this length are so near to each other that only the surest slips count.
const SHORT_NAME: usize = 4;

/// Names from this length on allow two slips.
const LONG_NAME: usize = 7;

/// The domain that was probably meant, for a lower-case domain; `None` for one that may be right.
pub(super) fn suggest(domain: &str) -> Option<String> {
    let own = PROVIDERS.iter().find(|(name, _)| after_name(domain, name).is_some());
    if let Some((name, suffixes)) = own {
        let typed = after_name(domain, name)?;
        if typed.is_empty() {
            return Some(join(name, suffixes.split(' ').next()?));
        }
        if suffixes.split(' ').any(|suffix| suffix == typed) {
            return None;
        }
    }
    if let Some(rest) = domain.strip_prefix("www.") {
        return is_provider(rest).then(|| rest.to_owned());
    }
    if NAMESAKES.contains(&domain.split('.').next()?) {
        return None;
    }
    nearest(domain, own.map_or(PROVIDERS, slice::from_ref))
}

/// What follows a name and its dot; nothing follows a bare name.
fn after_name<'a>(domain: &'a str, name: &str) -> Option<&'a str> {
    let rest = domain.strip_prefix(name)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('.') }
}

fn is_provider(domain: &str) -> bool {
    PROVIDERS.iter().any(|(name, suffixes)| {
        suffixes.split(' ').any(|suffix| after_name(domain, name) == Some(suffix))
    })
}

/// The one provider with the least slips.
fn nearest(domain: &str, providers: &'static [Provider]) -> Option<String> {
    let mut least = u8::MAX;
    let mut near = None;
    let alike = |name: &str| start_alike(domain.as_bytes(), name.as_bytes());
    for (name, suffixes) in providers.iter().filter(|(name, _)| alike(name)) {
        // Of the suffixes of one provider, the commonest may be named before its equals.
        let is_main = |(owner, main): &(&&str, &str)| *owner == name && suffixes.starts_with(main);
        for suffix in suffixes.split(' ') {
            match cost(domain, name, suffix) {
                Some(cost) if cost < least => (least, near) = (cost, Some((name, suffix))),
                Some(cost) if cost == least => near = near.filter(is_main),
                _ => (),
            }
        }
    }
    near.map(|(name, suffix)| join(name, suffix))
}

fn join(name: &str, suffix: &str) -> String {
    let mut domain = name.to_owned();
    domain.push('.');
    domain.push_str(suffix);
    domain
}

/// How many slips lead from `name.suffix` to the domain, if likely ones do.
fn cost(domain: &str, name: &str, suffix: &str) -> Option<u8> {
    if is_misdotted(domain, name, suffix) {
        return Some(1);
    }
    if let Some(typed) = after_name(domain, name) {
        return suffix_slips(typed, suffix, name);
    }
    let (typed_name, typed_suffix) = halves(domain, suffix)?;
    if typed_suffix == suffix {
        return name_slips(typed_name, name);
    }
    // A slip in each half is believed only where the domain cannot exist.
    let suffix_slips =
        suffix_slips(typed_suffix, suffix, name).filter(|_| !exists(typed_suffix))?;
    Some(suffix_slips + name_slips(typed_name, name)?)
}

/// The domain cut before as many labels as the suffix has.
fn halves<'a>(domain: &'a str, suffix: &str) -> Option<(&'a str, &'a str)> {
    let (dot, _) = domain.rmatch_indices('.').nth(suffix.matches('.').count())?;
    let (name, rest) = domain.split_at_checked(dot)?;
    Some((name, rest.strip_prefix('.')?))
}

/// `gmailcom`, `gmail,com`, `gmailc.om`: the letters are right, what stands between them is not.
fn is_misdotted(domain: &str, name: &str, suffix: &str) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric();
    let meant = name.bytes().chain(suffix.bytes()).filter(is_letter);
    domain.is_ascii() && domain.bytes().filter(is_letter).eq(meant)
}

fn suffix_slips(typed: &str, suffix: &str, name: &str) -> Option<u8> {
    let nearly = || slips(typed.as_bytes(), suffix.as_bytes(), 1);
    let cut_short = suffix.strip_suffix(|_: char| true) == Some(typed);
    let repeated = typed.strip_prefix(suffix).and_then(|again| again.strip_prefix('.'));
    if cut_short && name.len() > SHORT_NAME
        || suffix == "com" && matches!(typed, "cm" | "om")
        || repeated == Some(suffix)
    {
        return Some(1);
    }
    if exists(typed) {
        return nearly().filter(|_| is_same_country(typed, suffix));
    }
    let meant_com = || slips(typed.as_bytes(), b"com", 1).filter(|_| suffix == "net");
    nearly().or_else(|| Some(meant_com()? + 1))
}

/// Whether two suffixes differ in their second level alone, as `en.jp` and `ne.jp` do.
fn is_same_country(typed: &str, suffix: &str) -> bool {
    match (typed.split_once('.'), suffix.split_once('.')) {
        (Some((_, typed)), Some((_, meant))) => typed == meant,
        _ => false,
    }
}

fn name_slips(typed: &str, name: &str) -> Option<u8> {
    let (typed, name) = (typed.as_bytes(), name.as_bytes());
    if name.len() <= SHORT_NAME {
        return is_sure(typed, name).then_some(1);
    }
    let same_ends = typed.first() == name.first() && typed.last() == name.last();
    let limit = if name.len() >= LONG_NAME && same_ends { 2 } else { 1 };
    slips(typed, name, limit)
}
