//! Character references of HTML (`&amp;`), as far as generators write them.

use crate::scan::{Scanner, place_of};

/// `text` with its character references decoded once; those we do not know stay as they are.
pub fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    decode_into(&mut decoded, text);
    decoded
}

/// Adds `text` as [`decode`] gives it.
pub fn decode_into(decoded: &mut String, text: &str) {
    let mut rest = Scanner::new(text);
    loop {
        decoded.push_str(rest.before("&"));
        if rest.is_over() {
            return;
        }
        rest.step();
        decoded.push(reference(&mut rest).unwrap_or('&'));
    }
}

/// What the reference stands for that begins behind the ampersand which was just passed. It is passed
/// if it is one.
pub fn reference(rest: &mut Scanner<'_>) -> Option<char> {
    let mut end = *rest;
    // Looked for no further than a name is long: a text may be nothing but ampersands.
    for _ in 0..LONGEST_NAME {
        if !end.is_over() && end.byte() != b';' {
            end.step();
        }
    }
    let name = end.since(rest);
    if !end.eat(";") {
        return None;
    }
    let found = character(name)?;
    *rest = end;
    Some(found)
}

const LONGEST_NAME: usize = 8;

fn character(name: &str) -> Option<char> {
    let mut number = Scanner::new(name);
    if number.eat("#") {
        let radix = if number.eat("x") { 16 } else { 10 };
        let code = u32::from_str_radix(number.rest(), radix).ok();
        return code.and_then(char::from_u32).filter(|c| !c.is_control());
    }
    if let Some(place) = place_of(OTHERS, name) {
        return OTHER_CHARACTERS.chars().nth(place);
    }
    in_row(LATIN, name, 0xa0).or_else(|| in_row(GREEK, name, 0x3b1))
}

fn in_row(row: &str, name: &str, first: u32) -> Option<char> {
    char::from_u32(first + u32::try_from(place_of(row, name)?).ok()?)
}

// Characters that follow each other, from U+00A0 and from U+03B1.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg \
    macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 \
    iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave \
    Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc \
    Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc \
    euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave \
    uacute ucirc uuml yacute thorn yuml";
const GREEK: &str = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi \
    omicron pi rho sigmaf sigma tau upsilon phi chi psi omega";

// Others that generators write, and what they stand for.
const OTHERS: &str = "amp lt gt quot apos ndash mdash euro hellip lsquo rsquo ldquo rdquo";
const OTHER_CHARACTERS: &str = "&<>\"'–—€…‘’“”";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded_once() {
        assert_eq!(
            decode("Caf&eacute; &#x4E2D;&#22269; &amp;lt; &nope; & &#0;"),
            "Café 中国 &lt; &nope; & &#0;"
        );
        let row = "&nbsp;&shy;&frac12;&Ouml;&times;&yuml;&alpha;&omega;&euro;";
        assert_eq!(decode(row), "\u{a0}\u{ad}½Ö×ÿαω€");
    }

    #[test]
    fn a_megabyte_of_ampersands_is_decoded_at_once() {
        let text = "&".repeat(1_000_000);
        assert_eq!(decode(&text), text);
    }
}
