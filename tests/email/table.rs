//! The rules, row by row: what is typed, what becomes of it, and why.

use std::collections::HashMap;

use newsreel::email::{Reason, Verdict};

use super::assert_outcome;

/// Addresses of real shapes that nobody may be bothered about: typed, and canonical.
const ACCEPTED: &[(&str, &str)] = &[
    ("ada@example.org", "ada@example.org"),
    ("a@b.cd", "a@b.cd"),
    ("ada+news@example.org", "ada+news@example.org"),
    ("o'brien@example.ie", "o'brien@example.ie"),
    ("ada/lovelace=countess@example.org", "ada/lovelace=countess@example.org"),
    ("#ada&*`{|}~^?$@example.org", "#ada&*`{|}~^?$@example.org"),
    ("ada-@example.org", "ada-@example.org"),
    ("1815@1815.example.org", "1815@1815.example.org"),
    ("ada@sub.sub.sub.example.museum", "ada@sub.sub.sub.example.museum"),
    ("ada@a--b.example.org", "ada@a--b.example.org"),
    ("ada@faß.example.de", "ada@xn--fa-hia.example.de"),
    ("ada@βόλος.example.gr", "ada@xn--nxasmm1c.example.gr"),
    ("ada@нийслэл.мон", "ada@xn--h1acgag0a9f.xn--l1acc"),
    ("ada@xn--bcher-kva.example.de", "ada@xn--bcher-kva.example.de"),
    ("ada@例え.みんな", "ada@xn--r8jz45g.xn--q9jyb4c"),
    ("ada@u\u{308}ber.example.de", "ada@xn--ber-goa.example.de"),
    ("болд@шуудан.мон", "болд@xn--80ah2ava2a.xn--l1acc"),
    ("홍길동@메일.한국", "홍길동@xn--h32bq4v.xn--3e0b707e"),
    ("नी\u{200C}कम@example.in", "नी\u{200C}कम@example.in"),
    ("山田.花子@example.jp", "山田.花子@example.jp"),
    ("สมชาย@example.in.th", "สมชาย@example.in.th"),
];

/// What is repaired: typed, the code, and canonical.
const FIXED: &[(&str, &str, &str)] = &[
    (" ada@example.org", "trim", "ada@example.org"),
    ("ada@example.org\r\n", "trim", "ada@example.org"),
    ("\u{3000}ada@example.org\u{A0}", "trim", "ada@example.org"),
    ("\u{FEFF}ada@example.org\u{200B}", "trim", "ada@example.org"),
    ("\u{202A}ada@example.org\u{202C}", "trim", "ada@example.org"),
    ("mailto:ada@example.org", "mailto", "ada@example.org"),
    ("MAILTO:ada%2Bnews@example.org?subject=Hello", "mailto", "ada+news@example.org"),
    ("Ada Lovelace <ada@example.org>", "angle", "ada@example.org"),
    ("<mailto:ada@example.org>", "mailto", "ada@example.org"),
    ("\"Lovelace, Ada\" <ada@example.org>,", "angle", "ada@example.org"),
    ("ada@example.org <ada@example.org>", "angle", "ada@example.org"),
    ("小明＜ada@example.org＞", "angle", "ada@example.org"),
    ("[ada@example.org]", "angle", "ada@example.org"),
    ("(ada@example.org)", "angle", "ada@example.org"),
    ("Ada Lovelace ( ada@example.org ).", "angle", "ada@example.org"),
    ("（ada@example.org）", "angle", "ada@example.org"),
    ("\"[ada@example.org]\"", "angle", "ada@example.org"),
    ("\"ada@example.org\"", "quotes", "ada@example.org"),
    ("'ada@example.org'", "quotes", "ada@example.org"),
    ("《ada@example.org》", "quotes", "ada@example.org"),
    ("“ada@example.org”.", "quotes", "ada@example.org"),
    ("「ada@example.org」", "quotes", "ada@example.org"),
    ("ada＠example.org", "fullwidth", "ada@example.org"),
    ("ａｄａ@example．org", "fullwidth", "ada@example.org"),
    ("ada﹫example.org", "fullwidth", "ada@example.org"),
    ("ada@example。org", "ideographic-dot", "ada@example.org"),
    ("ada@sub｡example｡org", "ideographic-dot", "ada@sub.example.org"),
    ("ada@example.org.", "trailing-punct", "ada@example.org"),
    ("ada@example.org。", "trailing-punct", "ada@example.org"),
    ("ada@example.org ;", "trailing-punct", "ada@example.org"),
    ("ada@example.org，", "trailing-punct", "ada@example.org"),
    ("a\u{AD}da@example.org", "invisible", "ada@example.org"),
    ("ada@exa\u{200B}mple.org", "invisible", "ada@example.org"),
    ("a\u{200D}da@example.org", "invisible", "ada@example.org"),
    ("ada\u{200E}@example.org", "invisible", "ada@example.org"),
    ("ada @ example.org", "space-around-sep", "ada@example.org"),
    ("ada@example . org", "space-around-sep", "ada@example.org"),
    ("ada@\u{A0}example.org", "space-around-sep", "ada@example.org"),
    ("zoe\u{308}@example.org", "nfc", "zoë@example.org"),
    ("\u{1112}\u{1161}\u{11AB}@example.kr", "nfc", "한@example.kr"),
];

/// What is asked about: typed, the code, and canonical.
const DOUBTED: &[(&str, &str, &str)] = &[
    ("ada@gmial.com", "typo", "ada@gmial.com"),
    ("Ada <ada@hotmial.com>", "typo", "ada@hotmial.com"),
    ("🎈@example.org", "symbol-in-local", "🎈@example.org"),
    ("ada→bob@example.org", "symbol-in-local", "ada→bob@example.org"),
    ("ada@i❤.example.org", "idna2003-only", "ada@xn--i-7iq.example.org"),
    ("ada@100€.example.org", "idna2003-only", "ada@xn--100-m50a.example.org"),
    ("ada@bаnk.example.org", "mixed-script", "ada@xn--bnk-6cd.example.org"),
    ("ada@xn--bnk-6cd.example.org", "mixed-script", "ada@xn--bnk-6cd.example.org"),
    ("ada@ab--cd.example.org", "hyphen34", "ada@ab--cd.example.org"),
    ("ada@zz--top.org", "hyphen34", "ada@zz--top.org"),
    ("-ada@example.org", "local-often-refused", "-ada@example.org"),
    ("ada!@example.org", "local-often-refused", "ada!@example.org"),
    ("ada%example.com@example.org", "local-often-refused", "ada%example.com@example.org"),
    ("-zoë@example.org", "local-often-refused", "-zoë@example.org"),
    ("ada@uni-example.dee", "unknown-tld", "ada@uni-example.dee"),
    ("Ada <ada@example.orgg>", "unknown-tld", "ada@example.orgg"),
    ("ada@例え.例え", "unknown-tld", "ada@xn--r8jz45g.xn--r8jz45g"),
    ("hana.@docomo.ne.jp", "legacy-dots", "hana.@docomo.ne.jp"),
    ("h..ana@EZWEB.ne.jp", "legacy-dots", "h..ana@ezweb.ne.jp"),
    (".anna@bk.ru", "legacy-dots", ".anna@bk.ru"),
];

/// What is refused: typed, and the code.
const REFUSED: &[(&str, &str)] = &[
    ("", "empty"),
    (" \u{200B}\r\n", "empty"),
    ("ada\u{FFFD}@example.org", "lone-surrogate"),
    ("\u{FFFD}", "lone-surrogate"),
    ("ada\u{202E}gro.elpmaxe@example.org", "bidi-control"),
    ("ada@exam\u{2067}ple.org", "bidi-control"),
    ("ada@example.org\r\nBcc: bob@example.org", "control-char"),
    ("a\tda@example.org", "control-char"),
    ("mailto:ada@example.org%0D%0ABcc:bob@example.org", "control-char"),
    ("ada@exa\u{0}mple.org", "control-char"),
    ("ada lovelace@example.org", "space-inside"),
    ("ada@exam\u{2009}ple.org", "space-inside"),
    ("ada@example.org, bob@example.org", "space-inside"),
    ("bob@example.org <ada@example.org>", "space-inside"),
    ("ada.example.org", "no-at"),
    ("Ada", "no-at"),
    (".", "no-at"),
    ("ada@bob@example.org", "several-at"),
    ("ada@example.org,bob@example.org", "several-at"),
    ("ada@example.org、bob@example.org", "several-at"),
    ("ada@example.org\u{1802}bob@example.org", "several-at"),
    ("@example.org", "empty-local"),
    ("＠example.org", "empty-local"),
    ("ada@", "empty-domain"),
    ("ada@.", "empty-domain"),
    ("\"ada\"@example.org", "quoted-local"),
    ("\"a\\\"@\\\\da\"@example.org", "quoted-local"),
    ("ada(countess)@example.org", "comment-or-bracket"),
    ("ada@example.org>", "comment-or-bracket"),
    ("<<ada@example.org>>", "comment-or-bracket"),
    (".ada@example.org", "local-dots"),
    ("a..da@example.org", "local-dots"),
    ("ada.@example.org", "local-dots"),
    ("a,da@example.org", "local-char"),
    ("\"ada@example.org", "local-char"),
    ("a\\da@example.org", "local-char"),
    ("ada\u{37E}@example.org", "local-char-after-nfc"),
    ("\u{37E}zoë@example.org", "local-char-after-nfc"),
    ("ada\u{E123}@example.org", "local-unsafe-unicode"),
    ("ada\u{FFFE}@example.org", "local-unsafe-unicode"),
    ("\u{301}ada@example.org", "local-unsafe-unicode"),
    ("ada@[192.0.2.1]", "domain-literal"),
    ("(ada@example.org", "comment-or-bracket"),
    ("[ada@example.org", "local-char"),
    ("bob@example.org(ada@example.org)", "several-at"),
    ("ada@[IPv6:2001:db8::1]", "domain-literal"),
    ("ada@exam_ple.org", "domain-char"),
    ("ada@example.org/news", "domain-char"),
    ("ada@example.org:25", "domain-char"),
    ("ada@example", "no-dot-in-domain"),
    ("ada@localhost", "no-dot-in-domain"),
    ("ada@example..org", "empty-label"),
    ("ada@.example.org", "empty-label"),
    ("ada@192.0.2.1", "ip-or-numeric-tld"),
    ("ada@example.42", "ip-or-numeric-tld"),
    ("ada@-example.org", "hyphen-edge"),
    ("ada@example-.org", "hyphen-edge"),
    ("ada@xn--0.example", "bad-a-label"),
    ("ada@xn--example.org", "bad-a-label"),
    ("ada@xn--a.example", "bad-a-label"),
    ("ada@a\u{2488}.example", "idna"),
    ("ada@\u{300}a.example", "idna"),
    ("ada@\u{37E}.example", "idna"),
    ("ada@example.☃", "idna2003-tld"),
    ("ada@example.org€", "idna2003-tld"),
    ("ada@example.o", "one-letter-tld"),
    ("ada@a.b.c.d", "one-letter-tld"),
    ("ada@example.or9", "odd-tld"),
    ("ada@example.o-rg", "odd-tld"),
    ("ada@printer.local", "special-use-tld"),
    ("ada@EXAMPLE.INVALID", "special-use-tld"),
    ("ada@hidden.onion", "special-use-tld"),
];

#[test]
fn good_addresses_pass_unchanged_but_for_the_form_of_their_domain() {
    for (typed, address) in ACCEPTED {
        assert_outcome(typed, Verdict::Accept, None, Some(address));
    }
}

#[test]
fn what_is_plainly_meant_is_repaired() {
    for (typed, code, address) in FIXED {
        assert_outcome(typed, Verdict::Fix, Some(code), Some(address));
    }
}

#[test]
fn what_may_be_right_is_asked_about() {
    for (typed, code, address) in DOUBTED {
        assert_outcome(typed, Verdict::Warn, Some(code), Some(address));
    }
}

#[test]
fn what_cannot_be_sent_to_is_refused_for_its_own_reason() {
    for (typed, code) in REFUSED {
        assert_outcome(typed, Verdict::Reject, Some(code), None);
    }
}

#[test]
fn a_doubt_outweighs_a_repair_and_the_repair_is_kept() {
    assert_outcome(" ada@ab--cd.org ", Verdict::Warn, Some("hyphen34"), Some("ada@ab--cd.org"));
}

/// The codes whose rows stand in the other files, beside what they are about.
const ELSEWHERE: &[Reason] = &[
    Reason::LocalOver64,
    Reason::TooLong,
    Reason::LabelTooLong,
    Reason::DomainTooLong,
    Reason::NonAsciiLocal,
];

#[test]
fn every_reason_has_two_rows_at_least() {
    let mut rows: HashMap<&str, u8> = HashMap::new();
    let three = FIXED.iter().chain(DOUBTED).map(|(_, code, _)| *code);
    for code in three.chain(REFUSED.iter().map(|(_, code)| *code)) {
        *rows.entry(code).or_default() += 1;
    }
    for reason in Reason::ALL.iter().filter(|reason| !ELSEWHERE.contains(reason)) {
        assert!(rows.get(reason.as_str()).is_some_and(|count| *count > 1), "{reason}");
    }
}

#[test]
fn codes_are_unlike_each_other_and_spelled_alike() {
    for (index, reason) in Reason::ALL.iter().enumerate() {
        let code = reason.as_str();
        assert!(code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{code}");
        assert!(Reason::ALL.iter().skip(index + 1).all(|other| other.as_str() != code), "{code}");
    }
}
