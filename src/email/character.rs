//! Classes of characters that the rules name, as ranges: no Unicode tables are shipped.

use super::text::has;

/// `atext` (RFC 5322, 3.2.3): what a `Dot-string` consists of, apart from its dots.
pub(super) const fn is_atext(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'/' | b'=' | b'?' | b'^'..=b'`' | b'{'..=b'~'
        )
}

/// A letter, digit or hyphen of a host name (RFC 1034, 3.5).
pub(super) const fn is_ldh(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-'
}

/// A character that turns the reading direction of what follows (UAX 9, 2.1 to 2.5).
pub(super) const fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A character that shows nothing and means nothing in an address.
pub(super) const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2065}'
            | '\u{206A}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// An invisible character that shapes its neighbours in some scripts: the joiners and the
/// Mongolian vowel separator.
pub(super) const fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200C}' | '\u{200D}' | '\u{180E}')
}

/// A letter of a script that writes with joiners (Arabic, the Indic scripts, Myanmar, Khmer,
/// Mongolian), or a part of an emoji.
pub(super) const fn takes_joiner(character: char) -> bool {
    matches!(
        character,
        '\u{600}'..='\u{DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{18AF}'
            | '\u{2600}'..='\u{27BF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}'
    )
}

/// A symbol or a mark of punctuation beyond ASCII: emoji, arrows, currency, ornaments. The
/// middle dots of Catalan and Japanese words are none (RFC 5892, appendix A.3 and A.7).
pub(super) const fn is_symbol(character: char) -> bool {
    matches!(
        character,
        '\u{A1}'..='\u{A9}' | '\u{AB}' | '\u{AC}' | '\u{AE}'..='\u{B1}' | '\u{B4}' | '\u{B6}'
            | '\u{B8}' | '\u{BB}' | '\u{BF}' | '\u{D7}' | '\u{F7}'
            | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{20A0}'..='\u{20CF}'
            | '\u{2100}'..='\u{214F}' | '\u{2190}'..='\u{2BFF}' | '\u{2E00}'..='\u{2E7F}'
            | '\u{3001}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{3030}' | '\u{303D}'..='\u{303F}'
            | '\u{3200}'..='\u{33FF}' | '\u{FE10}'..='\u{FE1F}' | '\u{FE30}'..='\u{FE6F}'
            | '\u{FFE0}'..='\u{FFEF}' | '\u{1D000}'..='\u{1D24F}' | '\u{1F000}'..='\u{1FAFF}'
    )
}

/// A character without public meaning: private use, noncharacters, annotation anchors.
pub(super) fn is_unsafe(character: char) -> bool {
    let code = u32::from(character);
    matches!(code, 0xE000..=0xF8FF | 0xFDD0..=0xFDEF | 0xFFF9..=0xFFFC | 0xE_0000..)
        || code & 0xFFFE == 0xFFFE
}

/// A mark that draws itself over whatever stands before it.
pub(super) const fn is_combining(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
            | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}'
    )
}

/// Whether a label holds letters of more than one of the scripts that look alike (UTS 39, 5.1).
pub(super) fn mixes_scripts(label: &str) -> bool {
    let has = |is_script| u8::from(has(label, is_script));
    has(is_latin) + has(is_greek) + has(is_cyrillic) > 1
}

const fn is_latin(character: char) -> bool {
    character.is_ascii_alphabetic()
        || matches!(
            character,
            '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}'
        )
}

const fn is_greek(character: char) -> bool {
    matches!(character, '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}')
}

const fn is_cyrillic(character: char) -> bool {
    matches!(character, '\u{400}'..='\u{52F}' | '\u{1C80}'..='\u{1C8F}')
}
