//! What may be asked for, and the help that says so.

use std::ffi::OsString;

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
2 if the arguments are not understood or a file cannot be read.";

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Tells what is wrong with JSON Feeds: where, how bad, and what to do about it
    Check(Check),
}

/// What is to be checked.
#[derive(Debug, Args)]
#[command(after_help = STATUSES)]
pub struct Check {
    /// JSON Feeds; - is the standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<OsString>,
    /// Print one JSON array of objects: file, level, code, path, message
    #[arg(long)]
    pub json: bool,
}
