//! Every limit of the command, with its unit and its reason. What the widget takes is limited by
//! [`newsreel::limits`].

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

/// Smallest width or height of what is a picture and no icon, in pixels.
pub const ICON_PIXELS: u32 = 32;

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
