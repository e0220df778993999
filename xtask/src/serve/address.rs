//! The endpoint's check of an address: the product's own.

use newsreel::email::{self, Options, Reason};

use crate::native;

/// The address in its canonical form, or why it is none.
pub(super) fn canonical(typed: &str) -> Result<String, String> {
    let check = email::check(typed, &Options::new(&native::to_ascii, &native::nfc));
    check.address.ok_or_else(|| {
        let code = check.reason.map_or("unknown", Reason::as_str);
        format!("This is no address that mail can be sent to ({code}).")
    })
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn addresses_are_remembered_in_one_form_however_they_were_typed() {
        let expected = Ok("reader@xn--bcher-kva.de".to_owned());
        assert_eq!(canonical("reader@B\u{fc}cher.de"), expected);
        assert_eq!(canonical(" reader@xn--bcher-kva.de "), expected);
    }

    #[test]
    fn a_refusal_names_the_rule() {
        let message = canonical("reader").unwrap_err();
        assert_eq!(message, "This is no address that mail can be sent to (no-at).");
    }
}
