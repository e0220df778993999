//! Where the feed goes: items wait until the sources are read, and a file is replaced at once or
//! not at all.

use std::fs;
use std::io::{self, Seek, Write};
use std::path::Path;

use serde::Serialize;
use tempfile::SpooledTempFile;

use crate::file::beside;
use crate::limits::SPOOL_BYTES;

/// Items that wait.
#[derive(Debug)]
pub struct Spool {
    items: SpooledTempFile,
    line: Vec<u8>,
    count: usize,
}

impl Spool {
    /// An empty one.
    pub fn new() -> Self {
        Self { items: SpooledTempFile::new(SPOOL_BYTES), line: Vec::new(), count: 0 }
    }

    /// How many items wait.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// Adds an item.
    pub fn push(&mut self, item: &impl Serialize) -> io::Result<()> {
        self.line.clear();
        self.line.extend_from_slice(if self.count > 0 { b",\n" } else { b"\n" });
        serde_json::to_writer(&mut self.line, item)?;
        self.count += 1;
        self.items.write_all(&self.line)
    }

    /// Writes the feed and gives its size in bytes.
    fn write(mut self, head: &impl Serialize, output: &mut dyn Write) -> io::Result<u64> {
        let head = serde_json::to_string(head)?;
        let head = head.strip_suffix('}').unwrap_or(&head);
        let comma = if head.len() > 1 { "," } else { "" };
        let head = [head, comma, "\"items\":["].concat();
        output.write_all(head.as_bytes())?;
        self.items.rewind()?;
        let items = io::copy(&mut self.items, output)?;
        let tail = if self.count > 0 { "\n]}\n" } else { "]}\n" };
        output.write_all(tail.as_bytes())?;
        output.flush()?;
        let around = u64::try_from(head.len() + tail.len()).unwrap_or_default();
        Ok(items + around)
    }

    /// Writes the feed to the standard output.
    pub fn print(self, head: &impl Serialize) -> io::Result<u64> {
        self.write(head, &mut io::stdout().lock())
    }

    /// Puts the feed where a file is or will be. Whoever reads it finds the old one whole, or the
    /// new one.
    pub fn replace(self, head: &impl Serialize, path: &Path) -> io::Result<u64> {
        // Where there is a link, what it leads to is replaced, and not the link.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let mut file = beside(&path)?;
        let bytes = {
            let mut output = io::BufWriter::new(file.as_file_mut());
            self.write(head, &mut output)?
        };
        if let Ok(old) = fs::metadata(&path) {
            file.as_file().set_permissions(old.permissions())?;
        }
        file.as_file().sync_all()?;
        file.persist(&path)?;
        Ok(bytes)
    }
}

impl Default for Spool {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Head {
        title: &'static str,
    }

    fn written(items: &[&str]) -> String {
        let mut spool = Spool::new();
        for item in items {
            spool.push(item).unwrap();
        }
        let mut output = Vec::new();
        let bytes = spool.write(&Head { title: "T" }, &mut output).unwrap();
        assert_eq!(bytes, u64::try_from(output.len()).unwrap());
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn each_item_has_a_line() {
        assert_eq!(written(&["a", "b"]), "{\"title\":\"T\",\"items\":[\n\"a\",\n\"b\"\n]}\n");
        assert_eq!(written(&[]), "{\"title\":\"T\",\"items\":[]}\n");
    }

    #[test]
    fn a_file_is_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("feed.json");
        for _ in 0..2 {
            Spool::new().replace(&Head { title: "T" }, &path).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), "{\"title\":\"T\",\"items\":[]}\n");
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
        assert!(
            Spool::new()
                .replace(&Head { title: "T" }, &folder.path().join("no/feed.json"))
                .is_err()
        );
    }
}
