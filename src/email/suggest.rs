//! "Did you mean …?": the provider whose domain was nearly typed, or the ending.
//!
//! Three rules keep it from correcting what is right. A domain that may exist is suspected only
//! where its name is one likely slip of the finger away from a provider's. A suffix is suspected
//! only where no such suffix exists, or hardly anybody has it. And of two that are equally near,
//! neither is named.

use super::endings::Endings;
use super::provider::{NAMESAKES, PROVIDERS};
use super::slip::{self, ANY, LIKELY, is_sure, start_alike};
use super::text::{cut, cut_last, is_ascii, join, labels, lists, parts, top};

/// Names up to this length are so near to each other that only the surest slips count.
const SHORT_NAME: usize = 4;

/// Names from this length on allow two likely slips.
const LONG_NAME: usize = 7;

/// The endings that most addresses have.
const COMMON: &str = "com net org edu gov info de fr ru it es uk jp cn";

/// The domain that was probably meant, for a lower-case domain; `None` for one that may be right.
pub(super) fn suggest(domain: &str, endings: &Endings) -> Option<String> {
    let own = own(domain);
    if let Some((name, suffixes, typed)) = own {
        if typed.is_empty() {
            return Some(join(name, '.', parts(suffixes, b' ').next()?));
        }
        if lists(suffixes, typed) {
            return None;
        }
    }
    if let Some(rest) = domain.strip_prefix("www.") {
        return is_provider(rest).then(|| rest.to_owned());
    }
    if lists(NAMESAKES, labels(domain).next()?) {
        return None;
    }
    nearest(domain, own.map(|(name, ..)| name), endings)
}

/// The domain with the one common ending that is a likely slip away from its own, which is none.
pub(super) fn with_ending(domain: &str, endings: &Endings) -> Option<String> {
    let (name, typed) = cut_last(domain, b'.')?;
    let is_near = |ending: &&str| slip::cost(typed.as_bytes(), ending.as_bytes(), LIKELY).is_some();
    let mut near = parts(COMMON, b' ').filter(is_near);
    let ending = near.next().filter(|_| typed.len() > 2)?;
    let meant = join(name, '.', ending);
    (near.next().is_none() && suggest(&meant, endings).is_none()).then_some(meant)
}

/// The providers: the first part of their domains, and the suffixes they use.
fn providers() -> impl Iterator<Item = (&'static str, &'static str)> {
    parts(PROVIDERS, b'\n').filter_map(|row| cut(row, b' '))
}

/// What follows a name and its dot; nothing follows a bare name.
fn after_name<'a>(domain: &'a str, name: &str) -> Option<&'a str> {
    let rest = domain.strip_prefix(name)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('.') }
}

/// The provider whose name the domain has, its suffixes, and what was typed in place of one.
fn own(domain: &str) -> Option<(&'static str, &'static str, &str)> {
    providers().find_map(|(name, suffixes)| Some((name, suffixes, after_name(domain, name)?)))
}

fn is_provider(domain: &str) -> bool {
    own(domain).is_some_and(|(_, suffixes, suffix)| lists(suffixes, suffix))
}

/// The one provider with the least slips, or the own one's nearest suffix.
fn nearest(domain: &str, own: Option<&str>, endings: &Endings) -> Option<String> {
    let mut least = u8::MAX;
    let mut near = None;
    for (name, suffixes) in providers() {
        if own.is_some_and(|own| own != name) || !start_alike(domain.as_bytes(), name.as_bytes()) {
            continue;
        }
        // Of the suffixes of one provider, the commonest may be named before its equals.
        let is_main = |(owner, main): &(&str, &str)| *owner == name && suffixes.starts_with(main);
        for suffix in parts(suffixes, b' ') {
            match cost(domain, name, suffix, endings) {
                Some(cost) if cost < least => (least, near) = (cost, Some((name, suffix))),
                Some(cost) if cost == least => near = near.filter(is_main),
                _ => (),
            }
        }
    }
    near.map(|(name, suffix)| join(name, '.', suffix))
}

/// What the slips cost that lead from `name.suffix` to the domain, if they are likely enough.
fn cost(domain: &str, name: &str, suffix: &str, endings: &Endings) -> Option<u8> {
    if is_misdotted(domain, name, suffix) {
        return Some(LIKELY);
    }
    if let Some(typed) = after_name(domain, name) {
        return suffix_cost(typed, suffix, endings).or_else(|| brand_cost(typed, suffix, name));
    }
    let (typed_name, typed_suffix) = halves(domain, suffix)?;
    if typed_suffix == suffix {
        return name_cost(typed_name, name);
    }
    // A slip in each half is believed only where the domain cannot exist.
    if exists(typed_suffix, endings) {
        return None;
    }
    Some(suffix_cost(typed_suffix, suffix, endings)? + name_cost(typed_name, name)?)
}

/// The domain cut before as many labels as the suffix has.
fn halves<'a>(domain: &'a str, suffix: &str) -> Option<(&'a str, &'a str)> {
    let mut name = domain;
    for _ in labels(suffix) {
        name = cut_last(name, b'.')?.0;
    }
    Some((name, domain.get(name.len() + 1..)?))
}

/// `gmailcom`, `gmail,com`, `gmailc.om`: the letters are right, what stands between them is not.
fn is_misdotted(domain: &str, name: &str, suffix: &str) -> bool {
    is_ascii(domain) && letters(domain).eq(letters(&join(name, '.', suffix)))
}

fn letters(domain: &str) -> impl Iterator<Item = u8> {
    domain.bytes().filter(u8::is_ascii_alphanumeric)
}

fn suffix_cost(typed: &str, suffix: &str, endings: &Endings) -> Option<u8> {
    let slips = |meant: &str, limit| slip::cost(typed.as_bytes(), meant.as_bytes(), limit);
    let is_repeated = || after_name(typed, suffix) == Some(suffix);
    if is_cut_short(typed, suffix) || is_repeated() {
        return Some(LIKELY);
    }
    if exists(typed, endings) {
        return slips(suffix, ANY).filter(|_| is_same_country(typed, suffix));
    }
    let meant_com = || Some(slips("com", ANY).filter(|_| suffix == "net")? + LIKELY);
    slips(suffix, ANY).or_else(meant_com)
}

/// What it costs to take an ending that exists for a slip, where a provider's name stands before it: no
/// provider has one of those that are longer than a country's.
fn brand_cost(typed: &str, suffix: &str, name: &str) -> Option<u8> {
    let cost = slip::cost(typed.as_bytes(), suffix.as_bytes(), LIKELY);
    cost.filter(|_| top(typed).len() > 2 && name.len() > SHORT_NAME)
}

/// Whether one letter of three is lost, which leaves a country that the provider has nothing to do with.
fn is_cut_short(typed: &str, suffix: &str) -> bool {
    typed.len() == 2
        && suffix.len() == 3
        && slip::cost(typed.as_bytes(), suffix.as_bytes(), LIKELY).is_some()
}

/// Whether anybody may have a domain under this suffix.
fn exists(suffix: &str, endings: &Endings) -> bool {
    !endings.lacks(top(suffix))
}

/// Whether two suffixes differ in their second level alone, as `en.jp` and `ne.jp` do.
fn is_same_country(typed: &str, suffix: &str) -> bool {
    match (cut(typed, b'.'), cut(suffix, b'.')) {
        (Some((_, typed)), Some((_, meant))) => typed == meant,
        _ => false,
    }
}

fn name_cost(typed: &str, name: &str) -> Option<u8> {
    let (typed, name) = (typed.as_bytes(), name.as_bytes());
    if name.len() <= SHORT_NAME {
        return is_sure(typed, name).then_some(LIKELY);
    }
    let same_ends = typed.first() == name.first() && typed.last() == name.last();
    slip::cost(
        typed,
        name,
        if name.len() >= LONG_NAME && same_ends { LIKELY + LIKELY } else { ANY },
    )
}
