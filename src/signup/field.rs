//! Which of the page's fields is the one for the address.

use super::{Misconfigured, NO_ACTION};

/// What is known of a field that a person can fill in, a bit each (`look` in `src/js/form.js`): it has
/// the name that the element asks for, the type `email`, the purpose `email` (HTML, autofill), or a
/// name, id or keyboard that speaks of mail.
const CLUES: [u8; 4] = [1, 2, 4, 8];

/// It is in a form that stands in the element.
const INSIDE: u8 = 16;

const NO_FIELD: Misconfigured = (
    "signup-field",
    "which field is for the address is not clear: give one `type=\"email\"`, or say its name in the \
     attribute `name`",
);

/// The field for the address: each clue, in this order, leaves only those that have it, if any does.
/// Where that is not clear there is none, for an address must never go out as something else.
pub(super) fn choose(fields: &[u8], has_action: bool) -> Result<usize, Misconfigured> {
    let mut clues = 0;
    for clue in CLUES {
        if fields.iter().any(|field| field & (clues | clue) == clues | clue) {
            clues |= clue;
        }
    }
    let mut left = fields.iter().enumerate().filter(|(_, field)| *field & clues == clues);
    let (index, field) = left.next().ok_or(NO_FIELD)?;
    if left.next().is_some() {
        return Err(NO_FIELD);
    }
    // The form around the element has a purpose of its own.
    if field & INSIDE == 0 && !has_action { Err(NO_ACTION) } else { Ok(index) }
}

#[cfg(test)]
mod tests {
    use super::{INSIDE, NO_ACTION, NO_FIELD, choose};

    fn inside(fields: &[u8]) -> Result<usize, super::Misconfigured> {
        let fields: Vec<u8> = fields.iter().map(|field| field | INSIDE).collect();
        choose(&fields, false)
    }

    #[test]
    fn the_only_field_is_the_one() {
        assert_eq!(inside(&[0]), Ok(0));
        assert_eq!(inside(&[]), Err(NO_FIELD));
    }

    #[test]
    fn a_clue_that_comes_earlier_counts_more() {
        assert_eq!(inside(&[8, 2]), Ok(1));
        assert_eq!(inside(&[4 | 8, 2]), Ok(1));
        assert_eq!(inside(&[1, 2 | 4 | 8]), Ok(0));
        assert_eq!(inside(&[0, 8]), Ok(1));
    }

    #[test]
    fn of_two_that_are_alike_the_next_clue_tells() {
        assert_eq!(inside(&[2 | 8, 2 | 4]), Ok(1));
    }

    #[test]
    fn what_is_not_clear_is_not_guessed() {
        assert_eq!(inside(&[2 | 8, 2 | 8]), Err(NO_FIELD));
        assert_eq!(inside(&[0, 0]), Err(NO_FIELD));
    }

    #[test]
    fn a_field_of_a_form_around_the_element_needs_an_address_of_its_own() {
        assert_eq!(choose(&[2], false), Err(NO_ACTION));
        assert_eq!(choose(&[2], true), Ok(0));
    }
}
