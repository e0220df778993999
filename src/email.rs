//! E-mail addresses: from whatever a person typed to one that a newsletter can be sent to.
//!
//! The rules are those of RFC 5321 and RFC 5322 for the address, RFC 6531 for local parts of all
//! scripts and UTS 46 (by way of the browser) for domains, narrowed to what subscribers have: no
//! quoted strings, comments, address literals or dotless domains. What is plainly meant is
//! repaired, what is doubtful is asked about, and only the rest is refused.
//!
//! Pure and total: no text makes it panic, and the time it takes grows with the length alone.
//!
//! ```
//! use newsreel::email::{Options, Verdict, check};
//!
//! let to_ascii = |_: &str| None; // a browser's URL parser
//! let nfc = |text: &str| text.to_owned(); // a browser's `String.prototype.normalize`
//! let options = Options::new(&to_ascii, &nfc);
//!
//! let pasted = check("Ada Lovelace <ada@Example.org>,", &options);
//! assert_eq!(pasted.verdict, Verdict::Fix);
//! assert_eq!(pasted.address.as_deref(), Some("ada@example.org"));
//!
//! let slipped = check("ada@gmial.com", &options);
//! assert_eq!(slipped.verdict, Verdict::Warn);
//! assert_eq!(slipped.suggestion.as_deref(), Some("ada@gmail.com"));
//! ```

use std::fmt;

use domain::Domain;
use local::Local;
use text::{cut, has_byte, join};

pub use endings::Endings;
pub use reason::Reason;

mod character;
mod domain;
mod endings;
mod local;
mod provider;
mod punycode;
mod reason;
mod repair;
mod slip;
mod suggest;
mod text;

/// RFC 5321, 4.5.3.1.3: a path has 256 octets, two of which are its angle brackets.
const ADDRESS_OCTETS: usize = 254;

/// What the newsletter's server can take, and the two functions that only a browser has.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// What becomes of local parts beyond ASCII.
    pub eai: Eai,
    /// Characters of ASCII that this newsletter's server refuses in a local part.
    pub refused: &'a str,
    /// The top-level domains that there are; others are doubted.
    pub endings: &'a Endings,
    /// Whether special-use top-level domains such as `test` are taken (RFC 6761).
    pub allow_test_domains: bool,
    /// The domain in A-labels as a URL parser makes them, `None` where it refuses.
    pub to_ascii: &'a dyn Fn(&str) -> Option<String>,
    /// The text in Unicode normalization form C.
    pub nfc: &'a dyn Fn(&str) -> String,
}

impl<'a> Options<'a> {
    /// Local parts of all scripts, any ending, no test domains.
    pub fn new(
        to_ascii: &'a dyn Fn(&str) -> Option<String>,
        nfc: &'a dyn Fn(&str) -> String,
    ) -> Self {
        let (eai, endings) = (Eai::Accept, Endings::NONE);
        Self { eai, refused: "", endings, allow_test_domains: false, to_ascii, nfc }
    }
}

impl fmt::Debug for Options<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Options")
    }
}

/// What becomes of a local part beyond ASCII (RFC 6531), which many servers still refuse.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Eai {
    /// It is as good as any.
    #[default]
    Accept,
    /// It is asked about.
    Warn,
    /// It is refused.
    Reject,
}

impl Eai {
    /// The one of this name: `accept`, `warn` or `reject`.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "accept" => Some(Self::Accept),
            "warn" => Some(Self::Warn),
            "reject" => Some(Self::Reject),
            _ => None,
        }
    }
}

/// What became of a typed address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What to do with it.
    pub verdict: Verdict,
    /// The form for the wire: the local part as typed, the domain as lower-case A-labels.
    /// `None` on reject.
    pub address: Option<String>,
    /// The form for the eye: the domain as U-labels where it was typed so; the text as typed on
    /// reject.
    pub display: String,
    /// Why it was not simply accepted.
    pub reason: Option<Reason>,
    /// A whole address that may have been meant.
    pub suggestion: Option<String>,
}

/// The four outcomes, from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Right as it stands.
    Accept,
    /// Right after a repair, which should be shown.
    Fix,
    /// Perhaps right; worth one question.
    Warn,
    /// Cannot be sent to.
    Reject,
}

impl Verdict {
    /// The stable name, such as `accept`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Fix => "fix",
            Self::Warn => "warn",
            Self::Reject => "reject",
        }
    }
}

/// Checks one typed address.
pub fn check(text: &str, options: &Options<'_>) -> Check {
    let mut check = Check {
        verdict: Verdict::Reject,
        address: None,
        display: text.to_owned(),
        reason: None,
        suggestion: None,
    };
    if let Err(reason) = read(text, options, &mut check) {
        check.reason = Some(reason);
    }
    check
}

/// What is filled in step by step is made before the first, so that it is dropped in one place.
fn read(text: &str, options: &Options<'_>, check: &mut Check) -> Result<(), Reason> {
    let (mut local, mut domain) = (Local::default(), Domain::default());
    let repaired = repair::repair(text)?;
    let (typed_local, typed_domain) = split(&repaired.text)?;
    local.read(typed_local, typed_domain, options)?;
    let read = domain.read(typed_domain, options);
    let near = match read {
        Ok(()) => suggest::suggest(&domain.ascii, options.endings),
        Err(_) => suggest::suggest(&typed_domain.to_ascii_lowercase(), options.endings),
    };
    check.suggestion = near.map(|near| join(&local.text, '@', &near));
    read?;
    judge(repaired.fix, &local, &domain, options.endings, check)
}

/// `Mailbox = Local-part "@" Domain` (RFC 5321, 4.1.2), neither of them quoted or commented.
fn split(text: &str) -> Result<(&str, &str), Reason> {
    let quoted = after_quoted_string(text);
    let (local, domain) = quoted.or_else(|| cut(text, b'@')).ok_or(Reason::NoAt)?;
    if has_byte(domain, |byte| byte == b'@') {
        return Err(Reason::SeveralAt);
    }
    if local.is_empty() {
        return Err(Reason::EmptyLocal);
    }
    if domain.is_empty() {
        return Err(Reason::EmptyDomain);
    }
    if quoted.is_some() {
        return Err(Reason::QuotedLocal);
    }
    if has_byte(text, |byte| matches!(byte, b'(' | b')' | b'<' | b'>')) {
        return Err(Reason::CommentOrBracket);
    }
    Ok((local, domain))
}

/// A `Quoted-string` and the domain behind its `@` (RFC 5321, 4.1.2), if the text begins so.
fn after_quoted_string(text: &str) -> Option<(&str, &str)> {
    let [b'"', rest @ ..] = text.as_bytes() else { return None };
    let mut rest = rest;
    loop {
        rest = match rest {
            [b'"', b'@', domain @ ..] => {
                let at = text.len() - domain.len();
                return Some((text.get(..at - 1)?, text.get(at..)?));
            }
            [b'"', ..] | [] => return None,
            [b'\\', _, tail @ ..] | [_, tail @ ..] => tail,
        };
    }
}

fn judge(
    fix: Option<Reason>,
    local: &Local,
    domain: &Domain,
    endings: &Endings,
    check: &mut Check,
) -> Result<(), Reason> {
    let address = join(&local.text, '@', &domain.ascii);
    if address.len() > ADDRESS_OCTETS {
        check.suggestion = None;
        return Err(Reason::TooLong);
    }
    let typo = check.suggestion.as_ref().map(|_| Reason::Typo);
    if typo.is_none() && domain.unknown.is_some() {
        let near = suggest::with_ending(&domain.ascii, endings);
        check.suggestion = near.map(|near| join(&local.text, '@', &near));
    }
    let doubt = local.warning.or(domain.warning).or(typo).or(domain.unknown);
    let fix = fix.or_else(|| local.normalized.then_some(Reason::Nfc));
    check.verdict = match (doubt, fix) {
        (Some(_), _) => Verdict::Warn,
        (None, Some(_)) => Verdict::Fix,
        (None, None) => Verdict::Accept,
    };
    check.reason = doubt.or(fix);
    check.display = join(&local.text, '@', &domain.display);
    check.address = Some(address);
    Ok(())
}
