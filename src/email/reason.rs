//! Why an address was not simply accepted: one stable code for each rule.
//!
//! The codes are public interface. The sentences that a person reads live in the words of each
//! language and are looked up by code; nothing here is shown to anybody.

use std::fmt;

/// Declares the enum, its codes and the list of all, so that none of the three can drift.
macro_rules! reasons {
    ($($(#[$doc:meta])* $variant:ident = $code:literal,)*) => {
        /// The rule that an address met or broke; [`as_str`](Self::as_str) is its stable code.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Reason { $($(#[$doc])* $variant,)* }

        impl Reason {
            /// Every reason, in the order of declaration: what a table of sentences must cover.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable code, such as `no-at`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
        }
    };
}

reasons! {
    // Repairs, in the order in which the first of several is reported.
    /// White space or invisible characters stood around the address.
    Trim = "trim",
    /// The address was a `mailto:` link (RFC 6068).
    Mailto = "mailto",
    /// The address stood in brackets, angle ones or others, perhaps after a name (RFC 5322, 3.4
    /// `name-addr`).
    Angle = "angle",
    /// The whole address stood in quotation marks.
    Quotes = "quotes",
    /// Full-width forms of an East Asian keyboard stood for ASCII.
    Fullwidth = "fullwidth",
    /// An ideographic full stop stood for a dot of the domain (RFC 3490, 3.1).
    IdeographicDot = "ideographic-dot",
    /// The punctuation of the sentence around it had come along.
    TrailingPunctuation = "trailing-punct",
    /// Invisible characters stood inside the address.
    Invisible = "invisible",
    /// Spaces stood next to the `@` or to a dot of the domain.
    SpaceAroundSeparator = "space-around-sep",
    /// The local part was not in Unicode normalization form C (RFC 6532, 3.1).
    Nfc = "nfc",

    // Doubts: the address may be right.
    /// The domain is a near miss of a mail provider.
    Typo = "typo",
    /// The local part has more than 64 octets (RFC 5321, 4.5.3.1.1).
    LocalOver64 = "local-over-64",
    /// The local part holds an emoji or another symbol.
    SymbolInLocal = "symbol-in-local",
    /// The domain holds a symbol that IDNA2003 let pass and IDNA2008 forbids (RFC 5892, 2).
    Idna2003Only = "idna2003-only",
    /// A label of the domain mixes Latin, Greek or Cyrillic letters (UTS 39, 5.1).
    MixedScript = "mixed-script",
    /// A label has hyphens in third and fourth place without being an A-label (RFC 5891, 4.2.3.1).
    Hyphen34 = "hyphen34",
    /// Some mail servers refuse what stands in the local part: a hyphen at its beginning, `!` or `%`.
    LocalOftenRefused = "local-often-refused",
    /// No such top-level domain is known; there may be new ones.
    UnknownTld = "unknown-tld",
    /// The dots of the local part are misplaced, at one of the few providers that once gave out
    /// such addresses.
    LegacyDots = "legacy-dots",

    // Refusals.
    /// Nothing was typed.
    Empty = "empty",
    /// The text is broken Unicode; a replacement character marks the place.
    LoneSurrogate = "lone-surrogate",
    /// The address, its brackets included, has more than 256 octets (RFC 5321, 4.5.3.1.3), or
    /// what was typed is far longer than any address.
    TooLong = "too-long",
    /// The text changes its own reading direction, which can make it look like another.
    BidiControl = "bidi-control",
    /// A control character, such as a line break, stands inside.
    ControlChar = "control-char",
    /// White space stands inside.
    SpaceInside = "space-inside",
    /// There is no `@`.
    NoAt = "no-at",
    /// There is more than one `@`.
    SeveralAt = "several-at",
    /// Nothing stands before the `@`.
    EmptyLocal = "empty-local",
    /// Nothing stands after the `@`.
    EmptyDomain = "empty-domain",
    /// The local part is a quoted string (RFC 5321, 4.1.2 `Quoted-string`).
    QuotedLocal = "quoted-local",
    /// Brackets stand in the address: a comment (RFC 5322, 3.2.2) or a stray one.
    CommentOrBracket = "comment-or-bracket",
    /// A dot begins or ends the local part, or two follow each other (RFC 5321, 4.1.2
    /// `Dot-string`).
    LocalDots = "local-dots",
    /// The local part holds a character that is no `atext` (RFC 5322, 3.2.3).
    LocalChar = "local-char",
    /// The local part holds a character that normalizes to one that is no `atext`.
    LocalCharAfterNfc = "local-char-after-nfc",
    /// The local part holds a character without public meaning, such as a private-use one.
    LocalUnsafeUnicode = "local-unsafe-unicode",
    /// The local part is not ASCII (RFC 6531): this newsletter's server takes no others, or may not.
    NonAsciiLocal = "non-ascii-local",
    /// The domain is an address literal (RFC 5321, 4.1.3).
    DomainLiteral = "domain-literal",
    /// The domain holds a character that no host name has (RFC 5321, 2.3.5).
    DomainChar = "domain-char",
    /// The domain is a single label.
    NoDotInDomain = "no-dot-in-domain",
    /// Two dots follow each other in the domain, or one begins it.
    EmptyLabel = "empty-label",
    /// The last label is a number: an IP address or a slip (RFC 3696, 2).
    IpOrNumericTld = "ip-or-numeric-tld",
    /// A label begins or ends with a hyphen (RFC 1034, 3.5).
    HyphenEdge = "hyphen-edge",
    /// A label that claims to be an A-label is none (RFC 5890, 2.3.2.1).
    BadALabel = "bad-a-label",
    /// The domain has no ASCII form (UTS 46, 4).
    Idna = "idna",
    /// The top-level domain holds a symbol; there is no such domain.
    Idna2003Tld = "idna2003-tld",
    /// A label has more than 63 octets (RFC 1035, 2.3.4).
    LabelTooLong = "label-too-long",
    /// The domain has more than 253 octets (RFC 1035, 2.3.4).
    DomainTooLong = "domain-too-long",
    /// The top-level domain is one letter; there is no such domain.
    OneLetterTld = "one-letter-tld",
    /// The top-level domain holds a digit or a hyphen; there is no such domain (RFC 3696, 2).
    OddTld = "odd-tld",
    /// The top-level domain is reserved and never has mail (RFC 6761, 6762, 7686, 9476).
    SpecialUseTld = "special-use-tld",
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
