//! What a command is given to read: a file, the standard input, or what a server answers.

use std::ffi::OsStr;
use std::fmt;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use encoding_rs::Encoding;
use url::Url;

use crate::fetch::{Accept, Answer, Client, Error, Network, Request, Trust};
use crate::file::told;

/// A stream of bytes with what is known of it.
pub struct Source {
    /// As messages name it: as it was given, or the address of a page.
    pub name: String,
    input: Input,
}

enum Input {
    Local(Box<dyn Read>),
    Served(Box<Answer>),
}

impl Source {
    /// Opens what an argument names. What a server refuses is an error.
    pub fn open(argument: &OsStr, client: &Client) -> Result<Self, String> {
        let request = Request { trust: Trust::Given, accept: Accept::Feed, origin: None };
        Self::ask(argument, client, request)?.granted()
    }

    /// The same, be it a refusal.
    pub fn ask(argument: &OsStr, client: &Client, request: Request<'_>) -> Result<Self, String> {
        let name = Path::new(argument).display().to_string();
        let described = |error: String| format!("{name}: {error}");
        let input = match address(argument) {
            Some(address) => {
                let url = Url::parse(address);
                let url = url.map_err(|error| Error::Address(error.to_string()));
                let answer = url.and_then(|url| client.ask(&url, request));
                Input::Served(Box::new(answer.map_err(|error| described(error.to_string()))?))
            }
            None if argument == "-" => Input::Local(Box::new(io::stdin())),
            None => Input::Local(Box::new(open(argument)?)),
        };
        Ok(Self { name, input })
    }

    /// A page at an address that was found in a document so trusted.
    pub fn page(address: &Url, trust: Trust, client: &Client) -> Result<Self, String> {
        let name = address.to_string();
        let request = Request { trust, accept: Accept::Feed, origin: None };
        let answer = client.ask(address, request).map_err(|error| format!("{name}: {error}"))?;
        Self { name, input: Input::Served(Box::new(answer)) }.granted()
    }

    fn granted(self) -> Result<Self, String> {
        match self.answer().and_then(Answer::refusal) {
            Some(error) => Err(format!("{}: {error}", self.name)),
            None => Ok(self),
        }
    }

    /// What a server has answered, if it is from one.
    pub fn answer(&self) -> Option<&Answer> {
        match &self.input {
            Input::Served(answer) => Some(answer),
            Input::Local(_) => None,
        }
    }

    /// Where it is, behind all redirects.
    pub fn address(&self) -> Option<&Url> {
        self.answer().map(|answer| &answer.address)
    }

    /// How far addresses are trusted that are found in it: a file may have come from anywhere.
    pub fn trust(&self) -> Trust {
        self.answer().map_or(Trust::From(Network::Public), Answer::trust)
    }

    /// The value of `Content-Type`; empty where nobody says one.
    pub fn content_type(&self) -> &str {
        self.answer().map_or("", |answer| answer.header("content-type"))
    }

    /// The encoding that a server says, where it may: JSON is UTF-8 (RFC 8259).
    pub fn charset(&self) -> Option<&'static Encoding> {
        let kind = self.content_type().to_ascii_lowercase();
        let (media, parameters) = kind.split_once(';')?;
        if media.contains("json") {
            return None;
        }
        let (_, label) = parameters.split_once("charset=")?;
        let label = label.trim_start_matches(['"', '\'']);
        let label = label.split(['"', '\'', ';', ' ', ',']).next()?;
        Encoding::for_label(label.as_bytes())
    }
}

fn open(argument: &OsStr) -> Result<File, String> {
    let path = Path::new(argument);
    let file = File::open(path).and_then(|file| match file.metadata() {
        Ok(its) if its.is_dir() => Err(ErrorKind::IsADirectory.into()),
        _ => Ok(file),
    });
    file.map_err(|error| {
        let hint = if error.kind() == ErrorKind::NotFound { ADDRESSES } else { "" };
        [&told(path, &error), hint].concat()
    })
}

const ADDRESSES: &str = "; addresses begin with https:// or http://";

/// What an argument says, if it is an address of the web.
pub fn address(argument: &OsStr) -> Option<&str> {
    let text = argument.to_str()?;
    let (scheme, _) = text.split_once("://")?;
    let is_web = |known: &str| scheme.eq_ignore_ascii_case(known);
    (is_web("http") || is_web("https")).then_some(text)
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match &mut self.input {
            Input::Local(source) => source.read(buffer),
            Input::Served(answer) => answer.body.read(buffer),
        }
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Source").field("name", &self.name).finish_non_exhaustive()
    }
}
