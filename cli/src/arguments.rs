//! What may be asked for, and the help that says so.

use std::ffi::OsString;
use std::net::IpAddr;
use std::num::NonZero;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::limits::{OEMBED_HEIGHT, OEMBED_SIDES, OEMBED_WIDTH};

/// Prepares news for Newsreel's widget.
#[derive(Debug, Parser)]
#[command(name = "newsreel", version, after_help = STATUSES, arg_required_else_help = true)]
pub struct Arguments {
    /// What is to be done.
    #[command(subcommand)]
    pub command: Command,
}

const STATUSES: &str = "\
Exit status: 0 without errors, though there may be warnings; 1 if there is an error in a feed;
2 if the arguments are not understood, a file cannot be read or a server does not answer.";

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Tells what is wrong with JSON Feeds: where, how bad, and what to do about it
    Check(Check),
    /// Makes a JSON Feed of RSS, Atom, RDF, RSS in JSON, JSON Feed, posts of WordPress or web pages
    Import(Import),
    /// Writes a page of news as oEmbed, for editors where its bare address is pasted
    Oembed(Oembed),
    /// Writes a feed as HTML: what the widget takes the place of, or a page for each article
    Render(Render),
    /// Serves a folder as a publisher's host should, for trying
    Serve(Serve),
}

/// What is to be checked.
#[derive(Debug, Args)]
#[command(after_help = STATUSES)]
pub struct Check {
    /// JSON Feeds: files or addresses; - is the standard input
    ///
    /// Of a feed at an address it is also told whether partners' pages can read it: what the server
    /// sends with it, and whether its pictures and its next page come.
    #[arg(required = true, value_name = "FILE|URL")]
    pub files: Vec<OsString>,
    /// A partner's page, or its origin: whether it could read a feed at an address
    #[arg(long, value_name = "ORIGIN", default_value = "https://partner.example", value_parser = origin)]
    pub origin: String,
    /// Print one JSON array of objects: file, level, code, path, message
    #[arg(long)]
    pub json: bool,
}

/// The origin of a page, as a browser would name it.
fn origin(page: &str) -> Result<String, &'static str> {
    let url = url::Url::parse(page).ok().filter(|url| ["http", "https"].contains(&url.scheme()));
    let url = url.ok_or("give one as in https://partner.example")?;
    Ok(url.origin().ascii_serialization())
}

/// What is to be imported.
#[derive(Debug, Default, Args)]
#[command(after_help = IMPORT_STATUSES)]
pub struct Import {
    /// Feeds, which become one in this order, or web pages, the newest first: files or addresses; - is
    /// the standard input
    #[arg(required = true, value_name = "SOURCE")]
    pub sources: Vec<OsString>,
    /// Write the feed to this file, which is replaced at once or not at all [default: print it]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Take this many items at most
    #[arg(long, value_name = "N")]
    pub limit: Option<NonZero<usize>>,
    /// Keep the items of this older feed, the ids in it, and what was added to it by hand
    #[arg(long, value_name = "FILE")]
    pub merge: Option<PathBuf>,
    /// Where the sources are published: what relative addresses in them are relative to
    /// [default: where a source comes from, if that is a server]
    #[arg(long, value_name = "URL", value_parser = web_address)]
    pub base: Option<String>,
    /// Put the pictures of items and of their texts into this folder, as WebP no wider than they are shown
    ///
    /// Taken are JPEG, PNG, WebP and GIF (the first frame), turned as their camera was held. Each file is
    /// named after what it shows and never changes. What cannot be taken stays where it is, and is told.
    #[arg(long, value_name = "DIR", requires = "picture_base")]
    pub pictures: Option<PathBuf>,
    /// Where visitors find that folder: a whole address
    #[arg(long, value_name = "URL", requires = "pictures", value_parser = folder_address)]
    pub picture_base: Option<String>,
    /// Where the publisher's days are, for dates in UTC or without an offset: Asia/Shanghai, +08:00
    #[arg(long, value_name = "ZONE", allow_hyphen_values = true)]
    pub time_zone: Option<String>,
    /// Say what no source says, such as the contact block and the newsletter, by a TOML file
    #[arg(long, value_name = "FILE")]
    pub settings: Option<PathBuf>,
}

fn web_address(written: &str) -> Result<String, &'static str> {
    let url = url::Url::parse(written).ok();
    let url = url.filter(|url| ["http", "https"].contains(&url.scheme()));
    url.map(Into::into).ok_or("give the whole address, as in https://news.example/feed.xml")
}

// The widget reads a relative address against the item's own, which is on another page.
fn folder_address(written: &str) -> Result<String, &'static str> {
    let url = url::Url::parse(written).ok();
    let url = url.filter(|url| ["http", "https"].contains(&url.scheme()) && url.query().is_none());
    url.map(Into::into).ok_or("give the whole address, as in https://news.example/pictures/")
}

const IMPORT_STATUSES: &str = "\
A file of settings may have title, description, home_page_url, language, time_zone, authors, breadcrumb
(a list of { title, url }), contact (organization, address, postal_code, tel, fax, email, url) and signup
(action, provider, name, title, text, consent, privacy_url, fields). All of it is optional.

What cannot be taken over is told item by item. Exit status: 0 if the feed is written; 1 if it is
written although a source ends in the middle; 2 if the arguments are not understood, a source cannot
be read or is no feed, or the feed cannot be written: an older one is then as it was.";

/// What is to be written as HTML.
#[derive(Debug, Args)]
#[command(after_help = RENDER_STATUSES)]
pub struct Render {
    /// A JSON Feed; - is the standard input
    #[arg(value_name = "FEED.JSON")]
    pub feed: OsString,
    /// Take this many items at most [default: 3, and all of them with --page]
    #[arg(long, value_name = "N")]
    pub items: Option<NonZero<usize>>,
    /// Where pages find the feed [default: what it says itself]
    #[arg(long = "feed", value_name = "URL")]
    pub address: Option<String>,
    /// What relative addresses in the feed are relative to [default: where it is published]
    #[arg(long, value_name = "URL")]
    pub base: Option<String>,
    /// Write a page for each article, and an index of them, into the folder that --output names
    #[arg(long, requires = "output")]
    pub page: bool,
    /// Write to this file, or with --page into this folder; each file is replaced at once or not at
    /// all [default: print it]
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
}

const RENDER_STATUSES: &str = "\
Texts are escaped, addresses vetted, and the HTML of articles is cleaned as the widget cleans it.
Exit status: 0 if all is written; 2 if the arguments are not understood, the feed cannot be read or
is none, nothing in it can be shown, or a file cannot be written or is not ours to replace.";

/// What is to be embedded.
#[derive(Debug, Args)]
#[command(after_help = OEMBED_STATUSES)]
pub struct Oembed {
    /// The JSON Feed that the frame shows: a file or an address; - is the standard input
    #[arg(value_name = "FEED.JSON")]
    pub feed: OsString,
    /// The publisher's page of news, whose address authors paste
    #[arg(long, value_name = "URL")]
    pub page: String,
    /// The publisher's frame.html; its query may say what the frame shows, as in ?show=both&limit=5
    #[arg(long, value_name = "URL")]
    pub frame: String,
    /// Where visitors find the file that --output names
    #[arg(long, value_name = "URL")]
    pub answer: String,
    /// Where pages find the feed [default: what the frame's query says, else the feed itself]
    #[arg(long = "feed", value_name = "URL")]
    pub address: Option<String>,
    /// The feed is of another site than the frame, whose page lists it in newsreel-feeds
    #[arg(long)]
    pub listed: bool,
    /// Width of the frame, in pixels
    #[arg(long, value_name = "PIXELS", default_value_t = OEMBED_WIDTH, value_parser = side())]
    pub width: u32,
    /// Height of the frame until it has told its own, in pixels
    #[arg(long, value_name = "PIXELS", default_value_t = OEMBED_HEIGHT, value_parser = side())]
    pub height: u32,
    /// Write the answer to this file, which is replaced at once or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

fn side() -> clap::builder::RangedI64ValueParser<u32> {
    clap::value_parser!(u32).range(OEMBED_SIDES)
}

const OEMBED_STATUSES: &str = "\
Prints the line that goes into the <head> of the page of news, and leads to the answer. Make both anew
when the feed's title or language changes; new items show by themselves. Exit status: 0 if the answer is
written; 2 if the arguments are not understood, the frame would not show the feed, the feed cannot be
read or is none, or the file cannot be written: an older one is then as it was.";

/// What is to be served.
#[derive(Debug, Args)]
#[command(after_help = SERVE_STATUSES)]
pub struct Serve {
    /// The folder whose files are served; those whose names begin with a dot are not
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// The port; 0 takes any free one
    #[arg(long, value_name = "N", default_value_t = 8000)]
    pub port: u16,
    /// The address to listen on; 0.0.0.0 lets other machines of the network in
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub host: IpAddr,
}

const SERVE_STATUSES: &str = "\
Prints its address once it answers; Ctrl+C ends it. Exit status: 0 if it was ended; 2 if the folder
cannot be served or the port is not free.";
