//! Pictures that are at hand: in `data:` addresses, and in files beside the source.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use base64::Engine;
use percent_encoding::percent_decode_str;
use url::Url;

use super::fetch::too_large;
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

    /// What an address leads to, if it is at hand; `written` is the address as the source has it, where
    /// that is another.
    pub fn find(&self, address: &str, written: &str) -> Result<Option<Vec<u8>>, String> {
        if let Some(data) = address.strip_prefix("data:") {
            return written_out(data).map(Some);
        }
        let named = if written.is_empty() { address } else { written };
        if Url::parse(named).is_ok() {
            return Ok(None);
        }
        // Relative to the item's page, as browsers have it, or to the feed.
        match self.file(address)? {
            Some(bytes) => Ok(Some(bytes)),
            None => self.file(named),
        }
    }

    /// The file of an address in the folder of a site, where its feed stands. Nothing that is elsewhere
    /// on the machine can be read.
    fn file(&self, address: &str) -> Result<Option<Vec<u8>>, String> {
        let Some(folder) = self.folder.as_deref() else { return Ok(None) };
        let site = Url::parse(SITE).and_then(|site| site.join(address));
        let site = site.map_err(|error| error.to_string())?;
        let path = percent_decode_str(site.path().trim_start_matches('/'));
        let path = path.decode_utf8().map_err(|error| error.to_string())?;
        let Ok(path) = fs::canonicalize(folder.join(&*path)) else { return Ok(None) };
        if !path.starts_with(folder) {
            return Err("it is not in the folder of the source".to_owned());
        }
        let most = u64::try_from(PICTURE_BYTES).unwrap_or(u64::MAX);
        let mut bytes = Vec::new();
        let file = File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes));
        file.map_err(|error| error.to_string())?;
        if bytes.len() > PICTURE_BYTES { Err(too_large()) } else { Ok(Some(bytes)) }
    }
}

// Of the addresses of a site the path alone is of use here.
const SITE: &str = "https://site.invalid/";

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
