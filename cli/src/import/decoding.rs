//! A source as UTF-8, whatever it is written in.
//!
//! A byte order mark tells, then the server, then the XML declaration (RFC 7303), unless the bytes
//! show that they lie. Where UTF-8 is broken, the byte is taken for Windows-1252, which is what it
//! most often is.

use std::fmt;
use std::io::{self, BufRead, Read};
use std::mem;

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::limits::{FIELD_BYTES, SOURCE_BYTES};

const CHUNK: usize = 65_536;

/// Reads UTF-8 from a source of any encoding.
pub struct Decoded<R> {
    source: R,
    raw: Vec<u8>,
    text: Vec<u8>,
    read_to: usize,
    // None as long as nothing was read.
    way: Option<Way>,
    told: Option<&'static Encoding>,
    is_at_end: bool,
    total: u64,
    since_mark: u64,
}

enum Way {
    Utf8,
    Other(Box<Decoder>),
}

impl<R: Read> Decoded<R> {
    /// Begins to read.
    pub const fn new(source: R) -> Self {
        Self {
            source,
            raw: Vec::new(),
            text: Vec::new(),
            read_to: 0,
            way: None,
            told: None,
            is_at_end: false,
            total: 0,
            since_mark: 0,
        }
    }

    /// What the server says that it is written in.
    #[must_use]
    pub const fn told(mut self, encoding: Option<&'static Encoding>) -> Self {
        self.told = encoding;
        self
    }

    /// From here on, one field's worth of bytes may be read.
    pub const fn mark(&mut self) {
        self.since_mark = 0;
    }

    fn refill(&mut self) -> io::Result<()> {
        self.text.clear();
        self.read_to = 0;
        while self.text.is_empty() && !self.is_at_end {
            self.read_chunk()?;
            if self.way.is_none() {
                self.way = Some(self.find_way());
            }
            self.decode();
        }
        Ok(())
    }

    // Appends to what is left of the chunk before: an incomplete character.
    fn read_chunk(&mut self) -> io::Result<()> {
        let before = self.raw.len();
        self.raw.reserve(CHUNK);
        let wanted = u64::try_from(CHUNK.saturating_sub(before).max(1)).unwrap_or(1);
        let read = (&mut self.source).take(wanted).read_to_end(&mut self.raw)?;
        self.is_at_end = read == 0 || u64::try_from(read).unwrap_or(u64::MAX) < wanted;
        let read = u64::try_from(read).unwrap_or(u64::MAX);
        self.total = self.total.saturating_add(read);
        self.since_mark = self.since_mark.saturating_add(read);
        if self.total > SOURCE_BYTES {
            return Err(io::Error::other("it is larger than 1 GB"));
        }
        if self.since_mark > FIELD_BYTES {
            return Err(io::Error::other("a text or a tag in it is larger than 4 MB"));
        }
        Ok(())
    }

    fn find_way(&mut self) -> Way {
        if let Some((encoding, length)) = Encoding::for_bom(&self.raw) {
            self.raw.drain(..length);
            return way(encoding);
        }
        let told = self.told.filter(|encoding| can_be(encoding, &self.raw));
        way(told.or_else(|| declared(&self.raw)).unwrap_or(UTF_8))
    }

    fn decode(&mut self) {
        match &mut self.way {
            Some(Way::Other(decoder)) => {
                decode(decoder, &self.raw, &mut self.text, self.is_at_end);
                self.raw.clear();
            }
            _ => self.repair(),
        }
    }

    // Most chunks are valid and change hands without being copied.
    fn repair(&mut self) {
        let Err(mut error) = std::str::from_utf8(&self.raw) else {
            mem::swap(&mut self.raw, &mut self.text);
            return;
        };
        let mut rest = mem::take(&mut self.raw);
        loop {
            let (valid, after) = rest.split_at_checked(error.valid_up_to()).unwrap_or_default();
            self.text.extend_from_slice(valid);
            if error.error_len().is_none() && !self.is_at_end {
                self.raw = after.to_vec();
                return;
            }
            let (broken, after) = after.split_at_checked(1).unwrap_or_default();
            let (mended, _) = WINDOWS_1252.decode_without_bom_handling(broken);
            self.text.extend_from_slice(mended.as_bytes());
            rest = after.to_vec();
            match std::str::from_utf8(&rest) {
                Ok(text) => return self.text.extend_from_slice(text.as_bytes()),
                Err(next) => error = next,
            }
        }
    }
}

fn way(encoding: &'static Encoding) -> Way {
    if encoding == UTF_8 {
        Way::Utf8
    } else {
        Way::Other(Box::new(encoding.new_decoder_without_bom_handling()))
    }
}

fn decode(decoder: &mut Decoder, raw: &[u8], text: &mut Vec<u8>, is_last: bool) {
    let mut rest = raw;
    let mut decoded = String::with_capacity(raw.len() * 2 + 16);
    loop {
        let (result, read, _) = decoder.decode_to_string(rest, &mut decoded, is_last);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            CoderResult::InputEmpty => break,
            CoderResult::OutputFull => decoded.reserve(rest.len() * 3 + 16),
        }
    }
    text.extend_from_slice(decoded.as_bytes());
}

/// What a document without a byte order mark says it is written in, if that can be true.
fn declared(start: &[u8]) -> Option<&'static Encoding> {
    match start {
        [b'<', 0, ..] => return Some(UTF_16LE),
        [0, b'<', ..] => return Some(UTF_16BE),
        _ => (),
    }
    let head = String::from_utf8_lossy(start.get(..500).unwrap_or(start)).to_ascii_lowercase();
    let page = String::from_utf8_lossy(start.get(..4_096).unwrap_or(start)).to_ascii_lowercase();
    let label = in_declaration(&head).or_else(|| in_page(&page))?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    // What can be read so far is no UTF-16, and text that is UTF-8 by chance is hardly ever written.
    let lies = !encoding.is_ascii_compatible() || label.contains("ascii");
    (!lies && !is_plainly_utf_8(start)).then_some(encoding)
}

fn in_declaration(head: &str) -> Option<&str> {
    let (declaration, _) = head.trim_start().strip_prefix("<?xml")?.split_once("?>")?;
    let (_, value) = declaration.split_once("encoding")?;
    label(value)
}

// `<meta charset="gb2312">`, `<meta content="text/html; charset=gb2312">`. What stands in a feed is said of
// one of its texts.
fn in_page(start: &str) -> Option<&str> {
    let (before, _) = start.split_once("<meta")?;
    if ["<rss", "<feed", "<rdf"].iter().any(|root| before.contains(root)) {
        return None;
    }
    let mut metas = start.split("<meta").skip(1).filter_map(|meta| meta.split('>').next());
    metas.find_map(|meta| label(meta.split_once("charset")?.1))
}

fn label(value: &str) -> Option<&str> {
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    value.trim_start_matches(['"', '\'']).split(['"', '\'', ' ', '>', '/', ';']).next()
}

/// Whether what is said of an encoding can be true.
fn can_be(encoding: &'static Encoding, start: &[u8]) -> bool {
    if encoding == UTF_8 {
        return std::str::from_utf8(start)
            .map_or_else(|error| error.error_len().is_none(), |_| true);
    }
    encoding.is_ascii_compatible() && !is_plainly_utf_8(start)
}

fn is_plainly_utf_8(bytes: &[u8]) -> bool {
    let end = match std::str::from_utf8(bytes) {
        Ok(_) => bytes.len(),
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        Err(_) => return false,
    };
    !bytes.get(..end).unwrap_or_default().is_ascii()
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: Read> BufRead for Decoded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.read_to >= self.text.len() {
            self.refill()?;
        }
        Ok(self.text.get(self.read_to..).unwrap_or_default())
    }

    fn consume(&mut self, amount: usize) {
        self.read_to = self.read_to.saturating_add(amount);
    }
}

impl<R> fmt::Debug for Decoded<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Decoded").field("total", &self.total).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> String {
        let mut text = String::new();
        Decoded::new(bytes).read_to_string(&mut text).unwrap();
        text
    }

    fn utf_16(text: &str, mark: &[u8]) -> Vec<u8> {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        mark.iter().copied().chain(units).collect()
    }

    #[test]
    fn the_declared_encoding_is_read() {
        let text = "<?xml version='1.0' encoding='ISO-8859-1'?><a>Caf\u{e9}</a>";
        let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        assert_eq!(read(&latin), text);
        let russian = b"\n<?xml version=\"1.0\" encoding = \"windows-1251\"?><a>\xcc\xe8\xf0</a>";
        assert!(read(russian).ends_with("<a>Мир</a>"));
        let japanese = b"<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><a>\x93\xfa\x96\x7b</a>";
        assert!(read(japanese).ends_with("<a>日本</a>"));
    }

    #[test]
    fn a_page_says_in_its_head_what_it_is_written_in() {
        for meta in ["charset=gb2312", "content='text/html; charset=gbk'", "charset=\"gb18030\"/"] {
            let start = format!("<html><head><meta name=x><meta {meta}></head>");
            let page = [start.as_bytes(), b"\xb2\xe8"].concat();
            assert!(read(&page).ends_with("</head>茶"), "{meta}");
        }
        let feed = ["<rss><meta charset=gb2312>", &" ".repeat(CHUNK), "茶"].concat();
        assert_eq!(read(feed.as_bytes()), feed);
    }

    #[test]
    fn a_byte_order_mark_says_more_than_a_declaration() {
        let text = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>é</a>";
        assert_eq!(read(&["\u{feff}", text].concat().into_bytes()), text);
        assert_eq!(read(&utf_16(text, b"\xff\xfe")), text);
        assert_eq!(read(&utf_16(text, b"")), text);
    }

    #[test]
    fn a_declaration_that_lies_is_not_believed() {
        for name in ["iso-8859-1", "us-ascii", "utf-16", "nonsense"] {
            let text = format!("<?xml version=\"1.0\" encoding=\"{name}\"?><a>é茶</a>");
            assert_eq!(read(text.as_bytes()), text);
        }
    }

    #[test]
    fn what_a_server_says_comes_before_the_declaration_and_after_the_mark() {
        let read_as = |told: &'static Encoding, bytes: &[u8]| {
            let mut text = String::new();
            Decoded::new(bytes).told(Some(told)).read_to_string(&mut text).unwrap();
            text
        };
        let latin = b"<?xml version='1.0' encoding='iso-8859-1'?><a>\xcc\xe8\xf0</a>";
        assert!(read_as(encoding_rs::WINDOWS_1251, latin).ends_with("<a>Мир</a>"));
        assert!(read_as(UTF_8, latin).ends_with("<a>Ìèð</a>"), "the bytes are no UTF-8");
        assert_eq!(read_as(WINDOWS_1252, "<a>茶</a>".as_bytes()), "<a>茶</a>", "the bytes are");
        assert_eq!(read_as(WINDOWS_1252, "\u{feff}<a>é</a>".as_bytes()), "<a>é</a>");
        assert_eq!(read_as(UTF_16LE, b"<a>b</a>"), "<a>b</a>");
    }

    #[test]
    fn a_byte_that_is_no_utf_8_is_what_it_most_often_is() {
        assert_eq!(read(b"caf\xe9 \x93so\x94 caf\xc3\xa9"), "café “so” café");
        assert_eq!(read(b"\xe8\x8c"), "èŒ");
    }

    #[test]
    fn a_character_may_stand_across_two_chunks() {
        for before in CHUNK - 3..=CHUNK {
            let text = ["x".repeat(before).as_str(), "茶é"].concat().repeat(3);
            assert_eq!(read(text.as_bytes()), text);
        }
    }

    #[test]
    fn there_is_an_end_to_one_field_but_not_to_all_of_them() {
        let mut source = Decoded::new(io::repeat(b'x'));
        let mut buffer = vec![0; CHUNK];
        for _ in 0..4 {
            source.mark();
            for _ in 0..FIELD_BYTES / 100_000 {
                source.read_exact(&mut buffer).unwrap();
            }
        }
        assert!((0..100).any(|_| source.read_exact(&mut buffer).is_err()));
    }
}
