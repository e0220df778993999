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
