//! The local part: a `Dot-string` (RFC 5321, 4.1.2) that may hold all of Unicode (RFC 6531, 3.3).

use super::character::{is_atext, is_combining, is_symbol, is_unsafe};
use super::reason::Reason;
use super::text::{has, has_byte, is_ascii, lists, parts};
use super::{Eai, Options};

/// RFC 5321, 4.5.3.1.1. Mail to longer ones is delivered by many servers, hence only a doubt.
const LOCAL_OCTETS: usize = 64;

/// Providers that gave out addresses with misplaced dots; those addresses live on.
const DOTTED_PROVIDERS: &str =
    "docomo.ne.jp ezweb.ne.jp mail.ru inbox.ru list.ru bk.ru internet.ru";

/// A local part in normalization form C.
#[derive(Default)]
pub(super) struct Local {
    pub(super) text: String,
    pub(super) normalized: bool,
    pub(super) warning: Option<Reason>,
}

impl Local {
    /// Reads the local part as typed; the domain tells whose dots are forgiven.
    pub(super) fn read(
        &mut self,
        typed: &str,
        domain: &str,
        options: &Options<'_>,
    ) -> Result<(), Reason> {
        characters(typed)?;
        let beyond_ascii = !is_ascii(typed);
        if beyond_ascii && options.eai == Eai::Reject {
            return Err(Reason::NonAsciiLocal);
        }
        self.text = if beyond_ascii { (options.nfc)(typed) } else { typed.to_owned() };
        self.normalized = self.text != typed;
        let text = &self.text;
        characters(text).map_err(|_| Reason::LocalCharAfterNfc)?;
        if text.bytes().any(|each| options.refused.bytes().any(|refused| refused == each)) {
            return Err(Reason::LocalChar);
        }
        let doubted = beyond_ascii && options.eai == Eai::Warn;
        let doubts = [
            (has(text, is_symbol), Reason::SymbolInLocal),
            (text.len() > LOCAL_OCTETS, Reason::LocalOver64),
            (doubted, Reason::NonAsciiLocal),
            (is_often_refused(text), Reason::LocalOftenRefused),
        ];
        let doubt = doubts.iter().find(|(holds, _)| *holds);
        self.warning = dots(text, domain)?.or_else(|| doubt.map(|(_, reason)| *reason));
        Ok(())
    }
}

/// `atext` and dots (RFC 5322, 3.2.3), and whatever is printable beyond ASCII (RFC 6532, 3.2).
fn characters(text: &str) -> Result<(), Reason> {
    if has_byte(text, |each| each.is_ascii() && each != b'.' && !is_atext(each)) {
        return Err(Reason::LocalChar);
    }
    if has(text, is_unsafe) || text.chars().next().is_some_and(is_combining) {
        return Err(Reason::LocalUnsafeUnicode);
    }
    Ok(())
}

fn dots(text: &str, domain: &str) -> Result<Option<Reason>, Reason> {
    if !parts(text, b'.').any(str::is_empty) {
        return Ok(None);
    }
    if lists(DOTTED_PROVIDERS, domain) {
        Ok(Some(Reason::LegacyDots))
    } else {
        Err(Reason::LocalDots)
    }
}

/// What Postfix and Exim refuse unless they are told otherwise: what may be an option of a command,
/// or a way to another server.
fn is_often_refused(text: &str) -> bool {
    text.starts_with('-') || has_byte(text, |each| matches!(each, b'!' | b'%'))
}
