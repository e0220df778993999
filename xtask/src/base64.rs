//! Bytes as text (RFC 4648, 4).

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

pub(crate) fn encoded(bytes: &[u8]) -> String {
    bytes.chunks(3).flat_map(group).collect()
}

fn group(chunk: &[u8]) -> [char; 4] {
    let bits = (0..3).fold(0, |bits, at| bits << 8 | usize::from(*chunk.get(at).unwrap_or(&0)));
    let digit = |place: usize| match DIGITS.get(bits >> (18 - 6 * place) & 63) {
        Some(digit) if place <= chunk.len() => char::from(*digit),
        _ => '=',
    };
    [digit(0), digit(1), digit(2), digit(3)]
}

/// The bytes, or nothing where another character stands in the text.
pub(crate) fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for digit in text.trim_end_matches('=').bytes() {
        let value = DIGITS.iter().position(|other| *other == digit)?;
        bits = bits << 6 | u32::try_from(value).ok()?;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.extend((bits >> count & 0xFF).to_le_bytes().first());
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{decoded, encoded};

    #[test]
    fn texts_of_any_length_come_back() {
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            assert_eq!(encoded(bytes.as_bytes()), text);
            assert_eq!(decoded(text).as_deref(), Some(bytes.as_bytes()));
        }
    }

    #[test]
    fn what_is_no_digit_is_refused() {
        assert_eq!(decoded("Zm9v!"), None);
    }
}
