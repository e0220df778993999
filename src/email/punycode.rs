//! Punycode (RFC 3492), the one direction that the browser has no function for: from an A-label
//! back to what a person reads.

use super::text::cut_last;

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const INITIAL_BIAS: u32 = 72;
const INITIAL_N: u32 = 128;

/// The longest label that is decoded; insertion is quadratic, so the length has a limit.
const LABEL_OCTETS: usize = 63;

/// Whether a label claims to be an A-label (RFC 5890, 2.3.2.1).
pub(super) fn is_a_label(label: &str) -> bool {
    matches!(label.as_bytes(), [b'x' | b'X', b'n' | b'N', b'-', b'-', ..])
}

/// The U-label of a lower-case A-label, or `None` where it encodes nothing beyond ASCII.
pub(super) fn u_label(label: &str) -> Option<String> {
    let encoded = label.strip_prefix("xn--").filter(|_| label.len() <= LABEL_OCTETS)?;
    let (basic, extended) = cut_last(encoded, b'-').unwrap_or(("", encoded));
    let characters = insert(basic.chars().collect(), extended)?;
    let beyond_ascii = characters.iter().any(|character| !character.is_ascii());
    beyond_ascii.then(|| characters.iter().collect())
}

/// The decoding procedure (RFC 3492, 6.2).
fn insert(mut output: Vec<char>, extended: &str) -> Option<Vec<char>> {
    let mut code = INITIAL_N;
    let mut index = 0_u32;
    let mut bias = INITIAL_BIAS;
    let mut digits = extended.bytes();
    while digits.len() > 0 {
        let start = index;
        index = index.checked_add(delta(&mut digits, bias)?)?;
        let count = u32::try_from(output.len()).ok()?.checked_add(1)?;
        bias = adapt(index.checked_sub(start)?, count, start == 0);
        code = code.checked_add(index / count)?;
        index %= count;
        output.insert(usize::try_from(index).ok()?, char::from_u32(code)?);
        index += 1;
    }
    Some(output)
}

/// One generalized variable-length integer (RFC 3492, 3.3).
fn delta(digits: &mut std::str::Bytes<'_>, bias: u32) -> Option<u32> {
    let mut value = 0_u32;
    let mut weight = 1_u32;
    let mut position = BASE;
    loop {
        let digit = digit(digits.next()?)?;
        value = value.checked_add(digit.checked_mul(weight)?)?;
        let threshold = position.saturating_sub(bias).clamp(T_MIN, T_MAX);
        if digit < threshold {
            return Some(value);
        }
        weight = weight.checked_mul(BASE - threshold)?;
        position += BASE;
    }
}

fn digit(byte: u8) -> Option<u32> {
    match byte {
        b'a'..=b'z' => Some(u32::from(byte - b'a')),
        b'0'..=b'9' => Some(u32::from(byte - b'0') + 26),
        _ => None,
    }
}

/// Bias adaptation (RFC 3492, 6.1).
const fn adapt(delta: u32, count: u32, first: bool) -> u32 {
    let mut delta = if first { delta / DAMP } else { delta / 2 };
    delta += delta / count;
    let mut bias = 0;
    while delta > (BASE - T_MIN) * T_MAX / 2 {
        delta /= BASE - T_MIN;
        bias += BASE;
    }
    bias + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}
