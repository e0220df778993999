//! `newsreel render`: a feed as HTML, for pages and visitors without script.
//!
//! [`publication`] reads the feed; [`fallback`] is what stands in a partner's page until the widget
//! takes its place, [`pages`] are whole pages of the publisher's. What may stand in an article is
//! decided by [`newsreel::article`], as in the widget's reader.

pub mod article;
pub mod body;
pub mod fallback;
pub mod figure;
pub mod form;
pub mod frame;
pub mod index;
pub mod name;
pub mod pages;
pub mod publication;
pub mod schema;
pub mod speech;

use std::path::Path;

use crate::arguments::Render;
use crate::file;
use crate::status::{Status, complain, print};
use publication::Publication;

/// Writes what is asked for, or nothing.
pub fn run(asked: &Render) -> Status {
    rendered(asked).unwrap_or_else(|complaint| {
        complain(&complaint);
        Status::Failed
    })
}

fn rendered(asked: &Render) -> Result<Status, String> {
    let publication = Publication::read(asked)?;
    if let (true, Some(folder)) = (asked.page, &asked.output) {
        pages::write(&publication, folder)?;
        return Ok(Status::Clean);
    }
    let html = publication.checked(fallback::html(&publication)?)?;
    match &asked.output {
        Some(path) => written(&html, path).map(|()| Status::Clean),
        None => Ok(print(&html)),
    }
}

fn written(html: &str, path: &Path) -> Result<(), String> {
    let written = file::replace(path, |output| output.write_all(html.as_bytes()));
    written.map_err(|error| file::told(path, &error))
}
