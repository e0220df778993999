//! Pictures wherever they are: at hand, or on a server.

use std::io::Read;

use url::Url;

use super::fetch::Fetch;
use super::near::Near;
use crate::fetch::{Accept, Client, Error, Request, Trust};
use crate::limits::PICTURE_BYTES;

/// See the module.
#[derive(Debug)]
pub struct Reach<'a> {
    /// What is at hand.
    pub near: Near,
    /// Asks servers.
    pub client: &'a Client,
    /// How far the addresses are trusted.
    pub trust: Trust,
}

impl Fetch for Reach<'_> {
    fn get(&self, address: &str, written: &str) -> Result<Vec<u8>, String> {
        if let Some(bytes) = self.near.find(address, written)? {
            return Ok(bytes);
        }
        let url = Url::parse(address).ok().filter(|url| url.scheme().starts_with("http"));
        let url = url.ok_or("nothing says what it is relative to")?;
        self.ask(&url).map_err(|error| error.to_string())
    }
}

impl Reach<'_> {
    fn ask(&self, url: &Url) -> Result<Vec<u8>, Error> {
        let request = Request { trust: self.trust, accept: Accept::Picture, origin: None };
        let answer = self.client.ask(url, request)?;
        if let Some(refusal) = answer.refusal() {
            return Err(refusal);
        }
        let most = u64::try_from(PICTURE_BYTES).unwrap_or(u64::MAX);
        let mut bytes = Vec::new();
        answer.body.take(most + 1).read_to_end(&mut bytes).map_err(Error::while_reading)?;
        Ok(bytes)
    }
}
