//! "Did you mean …?": near misses of providers are met, real domains are left in peace.

use newsreel::email::Verdict;

use super::{checked, reason};

#[track_caller]
fn assert_suggests(domain: &str, meant: &str) {
    let suggestion = checked(&format!("Ada.L@{domain}")).suggestion;
    assert_eq!(suggestion, Some(format!("Ada.L@{meant}")), "for {domain}");
}

#[track_caller]
fn assert_silent(domain: &str) {
    assert_eq!(checked(&format!("ada@{domain}")).suggestion, None, "for {domain}");
}

#[test]
fn a_slip_in_the_name_is_met() {
    for (domain, meant) in [
        ("gmai.com", "gmail.com"),
        ("gamil.com", "gmail.com"),
        ("mgail.com", "gmail.com"),
        ("yaoo.com", "yahoo.com"),
        ("hotmsil.com", "hotmail.com"),
        ("outloko.com", "outlook.com"),
        ("iclodu.com", "icloud.com"),
        ("protonmai.com", "protonmail.com"),
        ("foxmial.com", "foxmail.com"),
        ("navre.com", "naver.com"),
        ("hanmil.net", "hanmail.net"),
        ("kakoa.com", "kakao.com"),
        ("docmoo.ne.jp", "docomo.ne.jp"),
        ("softbnak.ne.jp", "softbank.ne.jp"),
        ("magicnte.mn", "magicnet.mn"),
        ("yandx.ru", "yandex.ru"),
        ("rambelr.ru", "rambler.ru"),
        ("rediffmial.com", "rediffmail.com"),
        ("yahho.com.vn", "yahoo.com.vn"),
        ("wanado.fr", "wanadoo.fr"),
        ("t-onlien.de", "t-online.de"),
    ] {
        assert_suggests(domain, meant);
    }
}

#[test]
fn short_names_are_met_where_the_slip_is_sure() {
    for (domain, meant) in [
        ("maiil.ru", "mail.ru"),
        ("mali.ru", "mail.ru"),
        ("1163.com", "163.com"),
        ("qqq.com", "qq.com"),
        ("snia.com", "sina.com"),
        ("lvie.com", "live.com"),
        ("daumm.net", "daum.net"),
        ("mqil.ru", "mail.ru"),
        ("nwte.com", "nate.com"),
        ("skna.com", "sina.com"),
    ] {
        assert_suggests(domain, meant);
    }
}

#[test]
fn a_suffix_that_does_not_exist_is_met() {
    for (domain, meant) in [
        ("gmail.ocm", "gmail.com"),
        ("gmail.co", "gmail.com"),
        ("gmail.om", "gmail.com"),
        ("qq.con", "qq.com"),
        ("sina.con", "sina.com"),
        ("126.xom", "126.com"),
        ("hanmail.con", "hanmail.net"),
        ("daum.ner", "daum.net"),
        ("ezweb.en.jp", "ezweb.ne.jp"),
        ("yandex.rru", "yandex.ru"),
        ("gmx.dee", "gmx.de"),
        ("unesco.irg", "unesco.org"),
        ("gmial.con", "gmail.com"),
        ("qq.co", "qq.com"),
        ("laposte.et", "laposte.net"),
        ("wanadoo.ftr", "wanadoo.fr"),
    ] {
        assert_suggests(domain, meant);
    }
}

#[test]
fn a_near_key_is_likelier_than_a_far_one() {
    for (domain, meant) in [
        ("yahoo.co.ik", "yahoo.co.uk"),
        ("outlook.ft", "outlook.fr"),
        ("hotmail.com.vr", "hotmail.com.br"),
        ("hotnaul.com", "hotmail.com"),
        ("protobmial.com", "protonmail.com"),
    ] {
        assert_suggests(domain, meant);
    }
    assert_silent("hotrawl.com");
    assert_silent("foxtrail.com");
}

#[test]
fn an_ending_that_does_not_exist_is_met_at_any_domain() {
    for (domain, meant) in [
        ("uni-example.dee", "uni-example.de"),
        ("museum.example.con", "museum.example.com"),
        ("heritage-example.cmo", "heritage-example.com"),
        ("example.ogr", "example.org"),
        ("example.nett", "example.net"),
        ("example.frr", "example.fr"),
    ] {
        assert_suggests(domain, meant);
        assert_eq!(reason(&checked(&format!("ada@{domain}"))), Some("unknown-tld"));
    }
    for domain in ["example.tld", "example.eru", "example.nnn", "example.zz", "example.corp"] {
        assert_silent(domain);
        assert_eq!(reason(&checked(&format!("ada@{domain}"))), Some("unknown-tld"));
    }
}

#[test]
fn the_commonest_slips_are_not_taken_for_endings() {
    let endings = super::endings::endings();
    let slips = "con cmo ocm comm coom ccom vom xom cim cpm cok nett ner nte ney ogr orgg otg irg dee ded rru";
    for slip in slips.split(' ') {
        assert!(!endings.has(slip), "{slip}");
    }
}

#[test]
fn misplaced_dots_are_met_even_though_the_address_is_refused() {
    for (domain, meant) in [
        ("gmail", "gmail.com"),
        ("yahoo", "yahoo.com"),
        ("qqcom", "qq.com"),
        ("gmail;com", "gmail.com"),
        ("naver..com", "naver.com"),
        ("docomo.nejp", "docomo.ne.jp"),
        ("yahoocojp", "yahoo.co.jp"),
        ("mail,ru", "mail.ru"),
        ("outlook.com.com", "outlook.com"),
        ("www.hotmail.com", "hotmail.com"),
    ] {
        assert_suggests(domain, meant);
    }
    assert_eq!(checked("ada@gmail").verdict, Verdict::Reject);
}

#[test]
fn real_providers_are_left_in_peace() {
    let domains = "gmail.com ymail.com yahoo.co.kr yahoo.ca hotmail.ca live.co.za gmx.li me.com mac.com \
                   aim.com qq.com vip.qq.com vip.163.com 188.com sohu.com sina.com.cn sina.cn yeah.net \
                   aliyun.com 189.cn wo.cn empal.com dreamwiz.com hanmir.com korea.com nate.com au.com \
                   odn.ne.jp ocn.ne.jp plala.or.jp ya.ru bk.ru yandex.kz yandex.com inbox.lv i.ua \
                   mail.de mail.bg freemail.hu fastmail.com hushmail.com zoho.com zoho.in gmx.at \
                   posteo.de mailbox.org free.fr wp.pl o2.pl tin.it libero.it cox.net rocketmail.com \
                   fpt.vn vnn.vn telkom.net globe.com.ph tm.net.my tuta.com";
    for domain in domains.split(' ') {
        assert_silent(domain);
    }
}

#[test]
fn institutions_and_companies_are_left_in_peace() {
    let domains = "gov.mn mecs.gov.mn monument.mn iccsd.mn mas.ac.mn bichil.edu.mn heritage.mn \
                   ihchina.cn caa.edu.cn ruc.edu.cn mct.gov.cn 163.gov.cn unesco.cn ichcap.or.kr \
                   cha.go.kr snu.ac.kr tobunken.go.jp minpaku.ac.jp u-tokyo.ac.jp unece.org uneca.org \
                   unescap.org unicef.org iccrom.org icomos.org wipo.int gmai.gov cloud.com grail.com \
                   rail.com mali.gov.ml live.org sinai.org nato.int date.com later.com river.com \
                   mile.com fox.com box.com cat.net horizon.net comcast.com verizon.com orange.com \
                   orange.es web.com web.dev mail.run aver.com yaboo.org outlook.org hotmail.org hotmail.net mango.com \
                   bbc.co.uk me.uk";
    for domain in domains.split(' ') {
        assert_silent(domain);
    }
}

#[test]
fn of_two_equally_near_neither_is_named() {
    assert_silent("hotmail.fe");
    assert_silent("yahoo.iw");
}

#[test]
fn other_scripts_have_no_near_misses() {
    assert_silent("гмаил.com");
    assert_silent("gmaıl.example");
}

#[test]
fn a_doubt_keeps_its_reason_and_gains_the_suggestion() {
    let check = checked("🎈@gmial.com");
    assert_eq!((check.verdict, reason(&check)), (Verdict::Warn, Some("symbol-in-local")));
    assert_eq!(check.suggestion.as_deref(), Some("🎈@gmail.com"));
}

#[test]
fn a_repaired_address_is_the_one_that_is_asked_about() {
    let check = checked("Ada <ada@outlok.com>");
    assert_eq!((check.verdict, reason(&check)), (Verdict::Warn, Some("typo")));
    assert_eq!(check.address.as_deref(), Some("ada@outlok.com"));
    assert_eq!(check.display, "ada@outlok.com");
    assert_eq!(check.suggestion.as_deref(), Some("ada@outlook.com"));
}

#[test]
fn what_stands_before_the_at_must_be_right_before_a_domain_is_suggested() {
    assert_eq!(checked("a..da@gmial.com").suggestion, None);
    assert_eq!(checked("@gmail").suggestion, None);
}
