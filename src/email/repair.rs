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
    let trimmed = trim(typed);
    if trimmed.is_empty() {
        return Err(Reason::Empty);
    }
    if trimmed.chars().nth(LENGTH_LIMIT).is_some() {
        return Err(Reason::TooLong);
    }
    let mut repairs = Repairs { text: trimmed.to_owned(), fix: None };
    if trimmed.len() < typed.len() {
        repairs.record(Reason::Trim);
    }
    repairs.unwrap();
    repairs.narrow();
    if repairs.text.contains(is_bidi_control) {
        return Err(Reason::BidiControl);
    }
    repairs.apply(Reason::Invisible, &without_invisible);
    repairs.apply(Reason::SpaceAroundSeparator, &without_spaces_around_separators);
    refuse_gaps(&repairs.text)?;
    Ok(Repaired { text: repairs.text, fix: repairs.fix })
}

struct Repairs {
    text: String,
    fix: Option<Reason>,
}

impl Repairs {
    /// Replaces the text by what `repair` makes of it, if that is another.
    fn apply(&mut self, reason: Reason, repair: &dyn Fn(&str) -> Option<String>) {
        if let Some(text) = repair(&self.text).filter(|text| *text != self.text) {
            self.text = text;
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
            self.apply(Reason::Mailto, &without_scheme);
            self.apply(Reason::Angle, &without_angles);
            self.apply(Reason::Quotes, &without_quotes);
            self.apply(Reason::TrailingPunctuation, &without_trailing_punctuation);
            if self.text.len() == length {
                return;
            }
        }
    }

    /// Turns the characters of East Asian keyboards into those that they stand for.
    fn narrow(&mut self) {
        self.apply(Reason::Fullwidth, &without_fullwidth);
        self.apply(Reason::IdeographicDot, &without_ideographic_dots);
        self.apply(Reason::TrailingPunctuation, &without_trailing_punctuation);
    }
}

fn trim(text: &str) -> &str {
    text.trim_matches(is_margin)
}

fn is_margin(character: char) -> bool {
    character.is_whitespace() || is_invisible(character) || is_bidi_control(character)
}

/// `mailto:local@domain?subject=…` (RFC 6068, 2), its percent-encoding undone.
fn without_scheme(text: &str) -> Option<String> {
    let (scheme, rest) = text.split_once(':')?;
    if !scheme.eq_ignore_ascii_case("mailto") {
        return None;
    }
    let address = rest.split_once('?').map_or(rest, |(address, _)| address);
    Some(trim(&percent_decoded(address)).to_owned())
}

/// The text itself where its escapes spell no UTF-8.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [byte, tail @ ..] = rest {
        let escaped = match rest {
            [b'%', high, low, tail @ ..] => octet(*high, *low).map(|octet| (octet, tail)),
            _ => None,
        };
        let (byte, tail) = escaped.unwrap_or((*byte, tail));
        bytes.push(byte);
        rest = tail;
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn octet(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    Some(digit(high)? << 4 | digit(low)?)
}

/// `Name <local@domain>` (RFC 5322, 3.4). A second address in place of the name is left alone:
/// nobody but the person can say which of the two is meant.
fn without_angles(text: &str) -> Option<String> {
    let (name, address) = [('<', '>'), ('＜', '＞')]
        .iter()
        .find_map(|(open, close)| text.strip_suffix(*close)?.split_once(*open))?;
    let address = trim(address);
    let bare = !name.contains(['<', '>']) && !address.contains(['<', '>']);
    let single = !has_at(name) || trim(name) == address;
    (bare && single && has_at(address)).then(|| address.to_owned())
}

fn has_at(text: &str) -> bool {
    text.contains(['@', '＠', '﹫'])
}

/// The marks that writers of various languages put around a whole address.
const QUOTATION_MARKS: &[(char, char)] = &[
    ('"', '"'),
    ('\'', '\''),
    ('`', '`'),
    ('“', '”'),
    ('„', '“'),
    ('‘', '’'),
    ('«', '»'),
    ('‹', '›'),
    ('《', '》'),
    ('〈', '〉'),
    ('「', '」'),
    ('『', '』'),
    ('【', '】'),
    ('＂', '＂'),
];

fn without_quotes(text: &str) -> Option<String> {
    let (open, close, address) = QUOTATION_MARKS.iter().find_map(|(open, close)| {
        let address = text.strip_prefix(*open)?.strip_suffix(*close)?;
        Some((*open, *close, address))
    })?;
    (!address.contains([open, close])).then(|| trim(address).to_owned())
}

fn without_trailing_punctuation(text: &str) -> Option<String> {
    let marks = ['.', ',', ';', '，', '。', '；', '、', '､', '｡'];
    let is_mark = |end: char| marks.contains(&end) || is_margin(end);
    let bare = text.trim_end_matches(is_mark);
    (bare.len() < text.len() && has_at(text)).then(|| bare.to_owned())
}

/// Full-width ASCII (U+FF01 to U+FF5E), the ideographic space and the small commercial at.
fn without_fullwidth(text: &str) -> Option<String> {
    (!text.is_ascii()).then(|| text.chars().map(narrow).collect())
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
fn without_ideographic_dots(text: &str) -> Option<String> {
    let (local, domain) = text.split_once('@').filter(|_| !text.is_ascii())?;
    let mut repaired = local.to_owned();
    repaired.push('@');
    repaired.extend(domain.chars().map(|each| if matches!(each, '。' | '｡') { '.' } else { each }));
    Some(repaired)
}

/// Joiners stay where the script needs them: without them some words are others.
fn without_invisible(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut kept = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let joins = is_joiner(character)
            && kept.chars().next_back().is_some_and(takes_joiner)
            && characters.peek().is_some_and(|next| takes_joiner(*next));
        if joins || !is_invisible(character) {
            kept.push(character);
        }
    }
    Some(kept)
}

/// Spaces beside the `@` and the dots of the domain go. Where quotes or comments are about, the
/// spaces may belong to those and stay, to be refused.
fn without_spaces_around_separators(text: &str) -> Option<String> {
    if !text.contains(is_space) || text.contains(['"', '(']) {
        return None;
    }
    let mut kept = String::with_capacity(text.len());
    let mut spaces = String::new();
    let mut in_domain = false;
    for character in text.chars() {
        if is_space(character) {
            spaces.push(character);
            continue;
        }
        let is_separator = |end: char| end == '@' || in_domain && end == '.';
        if !is_separator(character) && !kept.ends_with(is_separator) {
            kept.push_str(&spaces);
        }
        spaces.clear();
        kept.push(character);
        in_domain |= character == '@';
    }
    kept.push_str(&spaces);
    Some(kept)
}

const fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\u{A0}')
}

/// A line break in an address is how headers are injected, so control characters come first.
fn refuse_gaps(text: &str) -> Result<(), Reason> {
    if text.contains(char::is_control) {
        return Err(Reason::ControlChar);
    }
    if text.contains(char::is_whitespace) {
        return Err(Reason::SpaceInside);
    }
    Ok(())
}
