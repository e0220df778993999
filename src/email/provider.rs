//! The mail providers of the widget's audience, and domains that only look like theirs.

/// The first part of a provider's domains, and the suffixes it uses, the commonest first.
pub(super) type Provider = (&'static str, &'static str);

/// The providers that are suggested.
///
/// Providers whose names are one letter away from ordinary words are left out on purpose: a
/// missed hint costs less than a wrong one.
pub(super) const PROVIDERS: &[Provider] = &[
    // Everywhere
    ("gmail", "com"),
    ("googlemail", "com"),
    (
        "yahoo",
        "com co.jp co.uk fr de it es ca in co.in com.br com.hk com.tw com.sg com.vn com.ph \
         com.my co.id co.th com.mx com.ar com.au",
    ),
    ("hotmail", "com fr de it es co.uk co.jp co.th com.br com.ar ca nl be se"),
    ("outlook", "com fr de it es jp kr co.id co.th com.br com.vn"),
    ("live", "com co.uk fr it nl ca jp"),
    ("msn", "com"),
    ("icloud", "com"),
    ("me", "com"),
    ("mac", "com"),
    ("aol", "com co.uk de fr"),
    ("protonmail", "com ch"),
    ("proton", "me"),
    ("mail", "ru com"),
    // China
    ("qq", "com"),
    ("foxmail", "com"),
    ("163", "com"),
    ("126", "com"),
    ("139", "com"),
    ("189", "cn"),
    ("yeah", "net"),
    ("sina", "com cn com.cn"),
    ("sohu", "com"),
    ("aliyun", "com"),
    // Korea
    ("naver", "com"),
    ("hanmail", "net"),
    ("daum", "net"),
    ("nate", "com"),
    ("kakao", "com"),
    // Japan
    ("docomo", "ne.jp"),
    ("ezweb", "ne.jp"),
    ("softbank", "ne.jp"),
    ("i.softbank", "jp"),
    ("biglobe", "ne.jp"),
    ("so-net", "ne.jp"),
    ("ocn", "ne.jp"),
    ("nifty", "com"),
    // Mongolia
    ("magicnet", "mn"),
    ("mobinet", "mn"),
    // Russia and its neighbours
    ("yandex", "ru com"),
    ("rambler", "ru"),
    ("ukr", "net"),
    // South-East and South Asia
    ("singnet", "com.sg"),
    ("streamyx", "com"),
    ("pldtdsl", "net"),
    ("loxinfo", "co.th"),
    ("rediffmail", "com"),
    // Europe
    ("gmx", "de net com at ch"),
    ("web", "de"),
    ("t-online", "de"),
    ("freenet", "de"),
    ("orange", "fr"),
    ("wanadoo", "fr"),
    ("free", "fr"),
    ("sfr", "fr"),
    ("laposte", "net"),
    ("virgilio", "it"),
    ("tiscali", "it"),
    ("seznam", "cz"),
    ("btinternet", "com"),
    // North America and Australia
    ("comcast", "net"),
    ("verizon", "net"),
    ("att", "net"),
    ("sbcglobal", "net"),
    ("bellsouth", "net"),
    ("bigpond", "com"),
    // The house of most of the readers
    ("unesco", "org"),
];

/// Names a slip away from a provider's that are providers, companies or words themselves.
pub(super) const NAMESAKES: &[&str] = &[
    "ymail", "email", "e-mail", "fmail", "gomail", "grail", "cloud", "aver", "gambler", "hostmail",
    "homemail", "boxmail", "range", "horizon",
];

/// Top-level domains that exist, of those a slip away from one that a provider has.
const GENERIC: &[&str] = &[
    "com", "net", "org", "info", "edu", "gov", "int", "mil", "cam", "mom", "bom", "bet", "pet",
    "vet", "new", "nec", "next", "ong", "dev", "run", "men", "cat", "car", "cab", "win", "ing",
    "ink", "inc", "frl", "ist", "sex", "esq", "krd",
];

/// Whether anybody may have a domain under this suffix.
pub(super) fn exists(suffix: &str) -> bool {
    let top = suffix.rsplit('.').next().unwrap_or_default();
    GENERIC.contains(&top) || is_country(top)
}

/// The country codes: second letters, in one word for each first letter from `a` to `z`.
const COUNTRIES: &str = "cdefgilmoqrstuwxz abdefghijmnorstvwyz acdfghiklmnoruvwxyz ejkmoz ceghrstu \
                         ijkmor abdefghilmnpqrstuwy kmnrtu delmnoqrst emop eghimnprwyz \
                         abcikrstuvy acdeghklmnopqrstuvwxyz acefgilopruz m aefghklmnrstwy a eosuw \
                         abcdeghijklmnorstuvxyz cdfghjklmnortvwz agksyz aceginu fs  et amw";

/// Whether two letters are the top-level domain of a country.
fn is_country(top: &str) -> bool {
    let [first @ b'a'..=b'z', second] = top.as_bytes() else { return false };
    let letters = COUNTRIES.split(' ').nth(usize::from(first - b'a'));
    letters.is_some_and(|letters| letters.as_bytes().contains(second))
}
