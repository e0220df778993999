//! Whole numbers as decimal digits.
//!
//! The standard library writes them with widths, signs and fills, and reads each type with code of
//! its own: a fiftieth of what a visitor downloads.

/// The digits of a number.
pub fn write(number: impl TryInto<u64>) -> String {
    let mut digits = String::new();
    push(&mut digits, number.try_into().unwrap_or(u64::MAX));
    digits
}

/// The number that digits say, if it has no more than 32 bits.
pub fn read(digits: &str) -> Option<usize> {
    digits.parse::<u32>().ok()?.try_into().ok()
}

fn push(digits: &mut String, number: u64) {
    if number >= 10 {
        push(digits, number / 10);
    }
    let last = u32::try_from(number % 10);
    digits.extend(last.ok().and_then(|last| char::from_digit(last, 10)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_standard_library_does() {
        for number in [0, 1, 9, 10, 99, 100, 101, 9_007_199_254_740_991, u64::MAX] {
            assert_eq!(write(number), number.to_string());
        }
        assert_eq!(write(12_usize), "12");
    }

    #[test]
    fn what_is_no_number_is_not_read() {
        assert_eq!(read("0"), Some(0));
        assert_eq!(read("4294967295"), Some(4_294_967_295));
        for text in ["", " 1", "1.5", "-1", "4294967296", "one"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
