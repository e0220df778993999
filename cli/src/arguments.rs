//! What may be asked for, and the help that says so.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

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
    /// Makes a JSON Feed of RSS, Atom, RDF, RSS in JSON or JSON Feed
    Import(Import),
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
#[derive(Debug, Args)]
#[command(after_help = IMPORT_STATUSES)]
pub struct Import {
    /// Feeds, which become one in this order: files or addresses; - is the standard input
    #[arg(required = true, value_name = "SOURCE")]
    pub sources: Vec<OsString>,
    /// Write the feed to this file, which is replaced at once or not at all [default: print it]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Take this many items at most
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Keep the items of this older feed, the ids in it, and what was added to it by hand
    #[arg(long, value_name = "FILE")]
    pub merge: Option<PathBuf>,
    /// Where the sources are published: what relative addresses in them are relative to
    /// [default: where a source comes from, if that is a server]
    #[arg(long, value_name = "URL")]
    pub base: Option<String>,
}

const IMPORT_STATUSES: &str = "\
What cannot be taken over is told item by item. Exit status: 0 if the feed is written; 1 if it is
written although a source ends in the middle; 2 if the arguments are not understood, a source cannot
be read or is no feed, or the feed cannot be written: an older one is then as it was.";
