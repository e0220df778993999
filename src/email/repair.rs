//! Repairs of what people really type and paste: white space, `mailto:`, a name in front, full
//! width, punctuation. Each repair is recorded, so that it can be shown.
//!
//! What cannot be repaired without guessing is refused here already: direction controls, control
//! characters and inner white space.

use super::character::{is_bidi_control, is_invisible, is_joiner, takes_joiner};
use super::reason::Reason;

/// The most characters looked at after trimming. The longest address has 254 octets; the rest is
/// room for a name before it.
const LENGTH_LIMIT: usize = 320;

/// A text that holds nothing but an attempt at one address.
#[derive(Debug)]
pub(super) struct Repaired {
    pub(super) text: String,
    /// The first repair made, in the order of the [`Reason`]s.
    pub(super) fix: Option<Reason>,
}

/// Runs all repairs, in the order in which each lays bare the next.
pub(super) fn repair(typed: &str) -> Result<Repaired, Reason> {
    let typed: Vec<char> = typed.chars().collect();
    // The border between JavaScript and Rust puts U+FFFD in the place of a lone surrogate.
    if typed.contains(&char::REPLACEMENT_CHARACTER) {
        return Err(Reason::LoneSurrogate);
    }
    let trimmed = trim(&typed);
    if trimmed.is_empty() {
        return Err(Reason::Empty);
    }
    if trimmed.len() > LENGTH_LIMIT {
        return Err(Reason::TooLong);
    }
    let mut repairs = Repairs { text: trimmed.to_vec(), fix: None };
    if trimmed.len() < typed.len() {
        repairs.record(Reason::Trim);
    }
    repairs.unwrap();
    repairs.narrow();
    if has(&repairs.text, is_bidi_control) {
        return Err(Reason::BidiControl);
    }
    repairs.alter(Reason::Invisible, leave_out_invisible);
    repairs.apply(Reason::SpaceAroundSeparator, without_spaces_around_separators);
    refuse_gaps(&repairs.text)?;
    Ok(Repaired { text: repairs.text.iter().collect(), fix: repairs.fix })
}

struct Repairs {
    text: Vec<char>,
    fix: Option<Reason>,
}

impl Repairs {
    /// Replaces the text by what `repair` makes of it, if that is another.
    fn apply(&mut self, reason: Reason, repair: fn(&[char]) -> Option<Vec<char>>) {
        if let Some(text) = repair(&self.text)
            && text != self.text
        {
            self.text = text;
            self.record(reason);
        }
    }

    /// Has `repair` alter the text where it is.
    fn alter(&mut self, reason: Reason, repair: fn(&mut Vec<char>)) {
        let before = self.text.clone();
        repair(&mut self.text);
        if before != self.text {
            self.record(reason);
        }
    }

    /// Keeps the earliest in the order of declaration, whatever the order of application.
    fn record(&mut self, reason: Reason) {
        self.fix = Some(self.fix.map_or(reason, |fix| fix.min(reason)));
    }

    /// Takes wrappers off until none is left; each round makes the text shorter.
    fn unwrap(&mut self) {
        loop {
            let length = self.text.len();
            self.apply(Reason::Mailto, without_scheme);
            self.apply(Reason::Angle, without_brackets);
            self.apply(Reason::Quotes, without_quotes);
            self.apply(Reason::TrailingPunctuation, without_trailing_punctuation);
            if self.text.len() == length {
                return;
            }
        }
    }

    /// Turns the characters of East Asian keyboards into those that they stand for.
    fn narrow(&mut self) {
        self.alter(Reason::Fullwidth, narrow_all);
        self.alter(Reason::IdeographicDot, narrow_dots);
        self.apply(Reason::TrailingPunctuation, without_trailing_punctuation);
    }
}

fn has(text: &[char], is_meant: fn(char) -> bool) -> bool {
    text.iter().any(|each| is_meant(*each))
}

/// What stands before and after the first `mark`.
fn cut(text: &[char], mark: char) -> Option<(&[char], &[char])> {
    let (before, after) = text.split_at_checked(text.iter().position(|each| *each == mark)?)?;
    Some((before, after.get(1..)?))
}

fn trim(text: &[char]) -> &[char] {
    let mut text = trim_end(text, is_margin);
    while let [first, rest @ ..] = text
        && is_margin(*first)
    {
        text = rest;
    }
    text
}

fn trim_end(mut text: &[char], is_meant: fn(char) -> bool) -> &[char] {
    while let [rest @ .., last] = text
        && is_meant(*last)
    {
        text = rest;
    }
    text
}

fn is_margin(character: char) -> bool {
    character.is_whitespace() || is_invisible(character) || is_bidi_control(character)
}

/// `mailto:local@domain?subject=…` (RFC 6068, 2), its percent-encoding undone.
fn without_scheme(text: &[char]) -> Option<Vec<char>> {
    let (scheme, rest) = cut(text, ':')?;
    if !scheme.iter().map(char::to_ascii_lowercase).eq("mailto".chars()) {
        return None;
    }
    let address = cut(rest, '?').map_or(rest, |(address, _)| address);
    let decoded = percent_decoded(address);
    Some(trim(decoded.as_deref().unwrap_or(address)).to_vec())
}

/// Nothing where the text's escapes spell no UTF-8.
fn percent_decoded(text: &[char]) -> Option<Vec<char>> {
    let text: String = text.iter().collect();
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [byte, tail @ ..] = rest {
        let (byte, tail) = escaped(rest).unwrap_or((*byte, tail));
        bytes.push(byte);
        rest = tail;
    }
    Some(str::from_utf8(&bytes).ok()?.chars().collect())
}

/// The byte that is escaped where a text begins, and what follows it.
fn escaped(text: &[u8]) -> Option<(u8, &[u8])> {
    let [b'%', high, low, tail @ ..] = text else { return None };
    Some((digit(*high)? << 4 | digit(*low)?, tail))
}

const fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

/// The brackets that stand around an address, each before its counterpart.
const BRACKETS: &str = "<>＜＞()（）[]［］";

/// `Name <local@domain>` (RFC 5322, 3.4), in any brackets. A second address in place of the name is left
/// alone: nobody but the person can say which of the two is meant.
fn without_brackets(text: &[char]) -> Option<Vec<char>> {
    let [before @ .., close] = text else { return None };
    let open = opening(BRACKETS, *close)?;
    let (name, address) = cut(before, open)?;
    let address = trim(address);
    let is_bare = !name.contains(close) && !address.contains(close) && !address.contains(&open);
    let is_single = !has(name, is_at) || trim(name) == address;
    (is_bare && is_single && has(address, is_at)).then(|| address.to_vec())
}

/// The marks that writers of various languages put around a whole address, each before its counterpart.
const QUOTATION_MARKS: &str = "\"\"''``“”„“‘’«»‹›《》〈〉「」『』【】＂＂";

fn without_quotes(text: &[char]) -> Option<Vec<char>> {
    let [open, address @ .., close] = text else { return None };
    let is_quoted = opening(QUOTATION_MARKS, *close)? == *open;
    let is_bare = !address.contains(open) && !address.contains(close);
    (is_quoted && is_bare).then(|| trim(address).to_vec())
}

/// What stands before a mark in a list of pairs.
fn opening(pairs: &str, close: char) -> Option<char> {
    let mut marks = pairs.chars();
    loop {
        let open = marks.next()?;
        if marks.next()? == close {
            return Some(open);
        }
    }
}

fn without_trailing_punctuation(text: &[char]) -> Option<Vec<char>> {
    has(text, is_at).then(|| trim_end(text, ends_sentence).to_vec())
}

fn ends_sentence(character: char) -> bool {
    matches!(character, '.' | ',' | ';' | '，' | '。' | '；' | '、' | '､' | '｡')
        || is_margin(character)
}

const fn is_at(character: char) -> bool {
    matches!(character, '@' | '＠' | '﹫')
}

/// Full-width ASCII (U+FF01 to U+FF5E), the ideographic space and the small commercial at.
fn narrow_all(text: &mut Vec<char>) {
    for character in text {
        *character = narrow(*character);
    }
}

fn narrow(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
        }
        '\u{3000}' => ' ',
        '\u{FE6B}' => '@',
        other => other,
    }
}

/// The other dots of IDNA (RFC 3490, 3.1), in the domain alone.
fn narrow_dots(text: &mut Vec<char>) {
    let mut in_domain = false;
    for character in text {
        in_domain |= *character == '@';
        if in_domain && matches!(character, '。' | '｡') {
            *character = '.';
        }
    }
}

/// Joiners stay where the script needs them: without them some words are others.
fn leave_out_invisible(text: &mut Vec<char>) {
    let mut kept: Vec<char> = Vec::new();
    let mut rest = text.as_slice();
    while let [character, tail @ ..] = rest {
        let joins = is_joiner(*character)
            && kept.last().is_some_and(|last| takes_joiner(*last))
            && tail.first().is_some_and(|next| takes_joiner(*next));
        if joins || !is_invisible(*character) {
            kept.push(*character);
        }
        rest = tail;
    }
    *text = kept;
}

/// Spaces beside the `@` and the dots of the domain go. Where quotes or comments are about, the
/// spaces may belong to those and stay, to be refused.
fn without_spaces_around_separators(text: &[char]) -> Option<Vec<char>> {
    if has(text, may_hold_spaces) {
        return None;
    }
    let mut kept: Vec<char> = Vec::new();
    let mut spaces = Vec::new();
    let mut in_domain = false;
    for character in text {
        if is_space(*character) {
            spaces.push(*character);
            continue;
        }
        let is_separator = |end: char| end == '@' || in_domain && end == '.';
        if !is_separator(*character) && !kept.last().is_some_and(|last| is_separator(*last)) {
            kept.append(&mut spaces);
        }
        spaces.clear();
        kept.push(*character);
        in_domain |= *character == '@';
    }
    kept.append(&mut spaces);
    Some(kept)
}

const fn may_hold_spaces(character: char) -> bool {
    matches!(character, '"' | '(')
}

const fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\u{A0}')
}

/// A line break in an address is how headers are injected, so control characters come first.
fn refuse_gaps(text: &[char]) -> Result<(), Reason> {
    if has(text, char::is_control) {
        return Err(Reason::ControlChar);
    }
    if has(text, char::is_whitespace) {
        return Err(Reason::SpaceInside);
    }
    Ok(())
}
