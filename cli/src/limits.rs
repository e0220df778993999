//! Every limit of the command, with its unit and its reason. What the widget takes is limited by
//! [`newsreel::limits`].

use std::ops::RangeInclusive;

/// Largest source, in bytes. Archives of 100,000 items have 100 MB.
pub const SOURCE_BYTES: u64 = 1_000_000_000;

/// Largest JSON source, in bytes: unlike XML it is held in memory as a whole, many times over.
pub const JSON_BYTES: u64 = 32_000_000;

/// Largest feed that is merged with, in bytes: twice what the widget reads.
pub const MERGED_BYTES: u64 = 16_000_000;

/// Largest text or tag, in bytes: it is held in memory several times while it is read and cleaned.
pub const FIELD_BYTES: u64 = 4_000_000;

/// Deepest nesting of XML: feeds have ten levels, articles in them forty.
pub const DEPTH: usize = 256;

/// Namespaces that are declared at one place: feeds have twenty, and each name is looked for among all.
pub const SPACES: usize = 200;

/// Attributes of one element of HTML: people write ten.
pub const ATTRIBUTES: usize = 100;

/// Longest address that others are relative to, in bytes: each of them becomes as long.
pub const BASE_BYTES: usize = 4_000;

/// Longest cleaned text to which addresses are added, in bytes: what is relative grows.
pub const CLEANED_BYTES: usize = 8_000_000;

/// Entities that a document may declare.
pub const ENTITIES: usize = 100;

/// Longest text that a document may declare for an entity of its own, in bytes.
pub const ENTITY_BYTES: usize = 1_000;

/// Tags, authors and files of one item, each.
pub const LIST: usize = 100;

/// Longest summary that is taken over, in characters: more than that is the text itself.
pub const SUMMARY_CHARS: usize = 2_000;

/// Longest piece of a source that is quoted in a message, in characters.
pub const QUOTED_CHARS: usize = 60;

/// Losses that are told one by one; the rest is counted.
pub const LOSSES: usize = 100;

/// Items that wait in memory, in bytes, before they wait in a file.
pub const SPOOL_BYTES: usize = 4_000_000;

/// Widest picture that is made, in pixels: no slide is wider than 40em, and fine screens have two
/// pixels for one.
pub const PICTURE_WIDTH: u32 = 1_280;

/// Width of the narrow one of two pictures, in pixels: a phone of 320 points, with two pixels for one.
pub const PICTURE_NARROW: u32 = 640;

/// Highest picture that is made, in pixels: twice as high as wide.
pub const PICTURE_HEIGHT: u32 = 2_560;

/// Largest picture that is read, in bytes: cameras write ten million.
pub const PICTURE_BYTES: usize = 30_000_000;

/// Pixels of a picture that is read, together: cameras have fifty million. Each takes four bytes.
pub const PICTURE_PIXELS: u64 = 60_000_000;

/// Pixels of a picture that is read, on each side.
pub const PICTURE_SIDE: u32 = 20_000;

/// Pictures that one run reads.
pub const PICTURE_COUNT: usize = 1_000;

/// How long one run reads pictures, in seconds.
pub const PICTURE_SECONDS: u64 = 600;

/// Smallest width or height of what is a picture and no icon, in pixels.
pub const ICON_PIXELS: u32 = 32;

/// Items that a page of a partner's shows without the widget, if nothing is said.
pub const FALLBACK_ITEMS: usize = 3;

/// Longest side of a picture there, in pixels: three items fit into the place that the style sheet keeps
/// for the widget.
pub const FALLBACK_PIXELS: u32 = 60;

/// Longest side of a picture in an index, in pixels.
pub const INDEX_PIXELS: u32 = 120;

/// Longest name of a page that is made of an address or an id, in characters.
pub const NAME_CHARS: usize = 80;

/// How much of a file is looked at to see who made it, in bytes.
pub const MARK_BYTES: u64 = 1_000;
/// Largest web page, in bytes: it is held in memory as a tree, many times over.
pub const PAGE_BYTES: u64 = 8_000_000;

/// Elements that a web page may have. The longest have some ten thousand.
pub const PAGE_ELEMENTS: usize = 100_000;

/// Deepest nesting of a web page, where browsers end too: to read it takes the square of it.
pub const PAGE_DEPTH: usize = 512;

/// Shortest text that is an article where the page does not say that it is one, in letters; a Chinese
/// character counts as three.
pub const ARTICLE_CHARS: usize = 200;

/// Longest headline that is looked for in a page, in characters.
pub const HEADLINE_CHARS: usize = 300;

/// Longest line that may say the day and the source beside a headline, in characters.
pub const BYLINE_CHARS: usize = 160;

/// Longest paragraph that is the caption of the picture before it, in characters.
pub const CAPTION_CHARS: usize = 400;

/// Most keywords of a page that are its tags: longer lists are for search engines.
pub const KEYWORDS: usize = 8;

/// Widest edition of a picture that is taken where a site has several, in pixels.
pub const EDITION_PIXELS: u32 = 2_048;

/// Largest file of settings, in bytes: somebody writes it by hand.
pub const SETTINGS_BYTES: usize = 100_000;
/// Longest time until a server takes a connection, its name looked up and TLS agreed upon.
pub const CONNECT_MS: u64 = 15_000;

/// Longest time without a byte from a server: a page that is made anew takes its time.
pub const IDLE_MS: u64 = 30_000;

/// Longest time for one address, all redirects and the last byte in it: 100 MB at 3 Mbit/s.
pub const FETCH_MS: u64 = 300_000;

/// Most bytes that come over the network for one address: as much as a source may have.
pub const WIRE_BYTES: u64 = 250_000_000;

/// Largest head of an answer, in bytes. Browsers and servers stop between 8 kB and 256 kB.
pub const HEADER_BYTES: usize = 64_000;

/// Redirects that are followed for one address: half as many as a browser follows.
pub const REDIRECTS: usize = 10;

/// Pages of one source that are imported, however many `next_url` leads to.
pub const SOURCE_PAGES: usize = 100;

/// Pictures of a feed that are asked for by a check: those of the first items.
pub const PICTURES_CHECKED: usize = 10;

/// Bytes of a picture that a check reads: enough to know that it comes.
pub const PICTURE_HEAD_BYTES: u64 = 4_000;

/// Smallest feed that is worth being compressed, in bytes.
pub const UNCOMPRESSED_BYTES: usize = 10_000;

/// Largest feed that a visitor should have to load, in bytes. The median of real feeds is 29 kB.
pub const HEAVY_FEED_BYTES: usize = 1_000_000;

/// Width of an embedded frame, in pixels, if nothing is said: a column of text.
pub const OEMBED_WIDTH: u32 = 600;

/// Its height, in pixels: a picture of such a width, a headline of two lines, the controls.
pub const OEMBED_HEIGHT: u32 = 420;

/// What either may be, in pixels: WordPress makes no frame lower than the first, no screen has the second.
pub const OEMBED_SIDES: RangeInclusive<i64> = 200..=4_000;

/// How long an answer may be kept, in seconds: a day.
pub const OEMBED_AGE_S: u32 = 86_400;
