//! Pictures that are at hand: in `data:` addresses, and in files beside the source.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use base64::Engine;
use percent_encoding::percent_decode_str;

use super::fetch::{Fetch, too_large};
use crate::limits::PICTURE_BYTES;

/// See the module.
#[derive(Debug)]
pub struct Near {
    folder: Option<PathBuf>,
}

impl Near {
    /// What is beside a source, if that is a file.
    pub fn beside(source: &Path) -> Self {
        let whole = fs::canonicalize(source).ok().filter(|source| source.is_file());
        Self { folder: whole.and_then(|source| source.parent().map(Path::to_owned)) }
    }

    // A feed, which stands in the folder of its site, says what lies there, and nothing of what is elsewhere on the machine.
    fn file(&self, address: &str) -> Result<Vec<u8>, String> {
        let folder = self.folder.as_deref().ok_or("nothing says what it is relative to")?;
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let path = percent_decode_str(path).decode_utf8().map_err(|error| error.to_string())?;
        let path = folder.join(path.trim_start_matches('/'));
        let path = fs::canonicalize(path).map_err(|error| error.to_string())?;
        if !path.starts_with(folder) {
            return Err("it is not in the folder of the source".to_owned());
        }
        let most = u64::try_from(PICTURE_BYTES).unwrap_or(u64::MAX);
        let mut bytes = Vec::new();
        let file = File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes));
        file.map_err(|error| error.to_string())?;
        if bytes.len() > PICTURE_BYTES { Err(too_large()) } else { Ok(bytes) }
    }
}

impl Fetch for Near {
    fn get(&self, address: &str, written: &str) -> Result<Vec<u8>, String> {
        let address = if written.is_empty() { address } else { written };
        if let Some(data) = address.strip_prefix("data:") {
            return written_out(data);
        }
        if url::Url::parse(address).is_ok() {
            return Err("it lies on a server, and none is asked".to_owned());
        }
        self.file(address)
    }
}

// RFC 2397.
fn written_out(data: &str) -> Result<Vec<u8>, String> {
    let (kind, text) = data.split_once(',').ok_or("there is no comma in its address")?;
    let bytes: Vec<u8> = percent_decode_str(text).collect();
    if !kind.ends_with(";base64") {
        return Ok(bytes);
    }
    let engine = base64::engine::general_purpose::STANDARD;
    engine.decode(bytes.trim_ascii()).map_err(|error| format!("its address is broken: {error}"))
}
