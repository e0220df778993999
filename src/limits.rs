//! Every limit of the widget, with its unit and its reason; those of the sign-up's scripts stand in
//! `src/js/limits.js`.

/// Longest time a feed may take, from the request to the last byte.
pub const FEED_DEADLINE_MS: u32 = 10_000;

/// Largest feed, in bytes. Real feeds have a median of 29 kB and reach 2 MB.
pub const FEED_BYTES: u32 = 8_000_000;

/// Times that a feed is asked for before its absence is told.
pub const FEED_TRIES: u32 = 3;

/// Pages of one feed that are read, however many `next_url` leads to.
pub const PAGES: usize = 100;

/// Slides left before the end when the next page of a feed is asked for.
pub const SLIDES_AHEAD: usize = 2;

/// Shortest pause before a page of a feed that was lost is asked for again; it doubles each time.
pub const PAGE_PAUSE_MS: u32 = 1_000;

/// Times that a page is lost until it is asked for at moves no more: the last pause takes a minute.
pub const PAGE_TRIES: u32 = 8;

/// Shortest time between two readings of a feed. A page knows best how fresh it must be; less than
/// this is a slip.
pub const SHORTEST_REFRESH_MS: u32 = 1_000;

/// Longest time between two readings of a feed: timers of browsers end at 24 days.
pub const LONGEST_REFRESH_MS: u32 = 86_400_000;

/// Shortest wait before a feed is asked for again; it doubles with each try.
pub const RETRY_BASE_MS: u32 = 500;

/// Longest wait that a server may ask for before a feed is asked for again.
pub const LONGEST_WAIT_SECONDS: u32 = 60;

/// Deepest nesting of a feed's values; deeper ones read as absent.
pub const VALUE_DEPTH: u8 = 32;

/// Longest plain text made from an item's HTML, in characters.
pub const SUMMARY_CHARS: usize = 280;

/// Longest headline made from an item that has no title, in characters.
pub const HEADLINE_CHARS: usize = 120;

/// Pictures taken out of one item's HTML.
pub const PICTURES: usize = 100;

/// Largest width or height that a feed may claim for a picture, in pixels: the room that is kept for
/// it follows from them.
pub const PIXELS: u32 = 65_535;

/// Largest width or height of a picture that only counts readers, in pixels.
pub const TINY_PIXELS: u32 = 2;

/// Longest HTML of an item that is parsed, in bytes. Beyond it the text is shown without markup.
pub const ARTICLE_BYTES: usize = 256_000;

/// Deepest nesting of an item's HTML: what people write stays below 20.
pub const ARTICLE_DEPTH: usize = 64;

/// Most nodes of an item's HTML: a long read has about 1,000.
pub const ARTICLE_NODES: usize = 5_000;

/// Widest cell of a table, in columns or rows, so that a number costs no memory.
pub const TABLE_SPAN: u32 = 1_000;

/// Items that are kept decoded: those of the slides and picker buttons around the one that shows.
pub const ITEMS_KEPT: usize = 32;

/// Problems kept of one feed: enough to mend it, not enough to fill memory.
pub const PROBLEMS: usize = 100;

/// Longest time to fill a form in that is told to the server; whoever leaves a page open for a day
/// tells it nothing.
pub const FILL_MS: u32 = 86_400_000;

/// Longest wait that a sign-up server may ask for and that is counted down; nobody stays for more.
pub const RETRY_AFTER_SECONDS: u32 = 3_600;

/// Longest wait that is told in seconds; more is told in minutes.
pub const TOLD_IN_SECONDS: u32 = 90;

/// Longest message of a sign-up server that is shown, in characters.
pub const SERVER_MESSAGE_CHARS: usize = 300;

/// Shortest time a slide stays while the set rotates. WCAG 2.2.2 lets five seconds pass without a
/// control; we always have one, and three seconds is the least in which a headline can be read.
pub const SHORTEST_INTERVAL_MS: u32 = 3_000;

/// How long what is read out stands in the live region: a dialog that closes would have it read out
/// again. No shorter than a screen reader needs to come to it on a slow machine.
pub const SAID_MS: u32 = 3_000;

/// Longest time a slide stays while the set rotates: longer is no rotation.
pub const LONGEST_INTERVAL_MS: u32 = 3_600_000;

/// Most slides that show side by side. As many are in the document on each side of those of a
/// [`BATCH`].
pub const SLIDES_PER_VIEW: usize = 6;

/// Slides that are drawn together, so that most moves draw nothing.
pub const BATCH: usize = 4;

/// Time from the first slide to the next, and to each that does not show: by then a browser has
/// painted the one before.
pub const SPARE_MS: u32 = 100;

/// Time from a move to all that follows from it: a screen of 60 pictures a second has shown the slides
/// moving by then.
pub const PAINTED_MS: u32 = 34;

/// Places that the scroller has; the slides of a longer set move through them. Browsers end their
/// scrollers at 17 million pixels, Firefox first.
pub const PLACES: usize = 2_000;

/// Most slides that are printed.
pub const SLIDES_PRINTED: usize = 500;

/// How far a pressed mouse may move, in pixels, before that is a drag and no click.
pub const TREMBLE_PX: f64 = 3.0;

/// How far a mouse must move to flick a slide away, in pixels.
pub const FLICK_PX: f64 = 30.0;

/// Longest time that a flick takes.
pub const FLICK_MS: f64 = 300.0;

/// How often slides that a browser has scrolled elsewhere are put back before they are let be.
pub const STRAYS: u8 = 3;

/// Most entries of the slide picker; a longer set is folded.
pub const PICKER_ENTRIES: usize = 7;
