//! The mail providers of the widget's audience, and domains that only look like theirs.

/// The providers that are suggested, one a line: the first part of a provider's domains, and the
/// suffixes that it uses, the commonest first.
///
/// Providers whose names are one letter away from ordinary words are left out on purpose: a
/// missed hint costs less than a wrong one.
pub(super) const PROVIDERS: &str = concat!(
    // Everywhere
    "gmail com\n",
    "googlemail com\n",
    "yahoo com co.jp co.uk fr de it es ca in co.in com.br com.hk com.tw com.sg com.vn com.ph com.my co.id co.th com.mx com.ar com.au\n",
    "hotmail com fr de it es co.uk co.jp co.th com.br com.ar ca nl be se\n",
    "outlook com fr de it es jp kr co.id co.th com.br com.vn\n",
    "live com co.uk fr it nl ca jp\n",
    "msn com\n",
    "icloud com\n",
    "me com\n",
    "mac com\n",
    "aol com co.uk de fr\n",
    "protonmail com ch\n",
    "proton me\n",
    "mail ru com\n",
    // China
    "qq com\n",
    "foxmail com\n",
    "163 com\n",
    "126 com\n",
    "139 com\n",
    "189 cn\n",
    "yeah net\n",
    "sina com cn com.cn\n",
    "sohu com\n",
    "aliyun com\n",
    // Korea
    "naver com\n",
    "hanmail net\n",
    "daum net\n",
    "nate com\n",
    "kakao com\n",
    // Japan
    "docomo ne.jp\n",
    "ezweb ne.jp\n",
    "softbank ne.jp\n",
    "i.softbank jp\n",
    "biglobe ne.jp\n",
    "so-net ne.jp\n",
    "ocn ne.jp\n",
    "nifty com\n",
    // Mongolia
    "magicnet mn\n",
    "mobinet mn\n",
    // Russia and its neighbours
    "yandex ru com\n",
    "rambler ru\n",
    "ukr net\n",
    // South-East and South Asia
    "singnet com.sg\n",
    "streamyx com\n",
    "pldtdsl net\n",
    "loxinfo co.th\n",
    "rediffmail com\n",
    // Europe
    "gmx de net com at ch\n",
    "web de\n",
    "t-online de\n",
    "freenet de\n",
    "orange fr\n",
    "wanadoo fr\n",
    "free fr\n",
    "sfr fr\n",
    "laposte net\n",
    "virgilio it\n",
    "tiscali it\n",
    "seznam cz\n",
    "btinternet com\n",
    // North America and Australia
    "comcast net\n",
    "verizon net\n",
    "att net\n",
    "sbcglobal net\n",
    "bellsouth net\n",
    "bigpond com\n",
    // The house of most of the readers
    "unesco org\n",
);

/// Names a slip away from a provider's that are providers, companies or words themselves.
pub(super) const NAMESAKES: &str = "ymail cmail tmail email e-mail fmail gomail grail cloud aver gambler hostmail homemail boxmail range horizon";
