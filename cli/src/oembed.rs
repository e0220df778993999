//! `newsreel oembed`: a publisher's page of news as oEmbed (<https://oembed.com/>), by static files.
//!
//! Who pastes the page's address into an editor that knows oEmbed gets the page for frames.
//! [`place`] has the addresses that take part, [`answer`] what is written.

pub mod answer;
pub mod place;

use std::ffi::OsString;

use crate::arguments::{Oembed, Render};
use crate::file;
use crate::render::publication::Publication;
use crate::status::{Status, complain, print};
use place::Places;

/// Writes the answer, then prints the line that leads to it.
pub fn run(asked: &Oembed) -> Status {
    written(asked).map_or_else(
        |complaint| {
            complain(&complaint);
            Status::Failed
        },
        |line| print(&line),
    )
}

fn written(asked: &Oembed) -> Result<String, String> {
    let places = Places::read(asked)?;
    let publication = Publication::read(&rendered(&asked.feed, places.feed.as_ref()))?;
    let places = places.with_feed(&publication)?;
    let answer = answer::json(&publication, &places, (asked.width, asked.height))?;
    let written = file::replace(&asked.output, |output| output.write_all(answer.as_bytes()));
    written.map_err(|error| format!("{}: {error}", asked.output.display()))?;
    Ok(answer::line(&publication, &places))
}

fn rendered(feed: &OsString, address: Option<&url::Url>) -> Render {
    Render {
        feed: feed.clone(),
        items: None,
        address: address.map(ToString::to_string),
        base: None,
        page: false,
        output: None,
    }
}
