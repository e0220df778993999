//! A folder of pages: one for each article, an index, and a style sheet.
//!
//! Each file is replaced at once or not at all. What else is in the folder stays as it is, also the
//! pages of articles that the feed has no more: others have linked to them.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;

use newsreel::feed::Item;

use super::frame::{INDEX, MARK, STYLE};
use super::name::names;
use super::publication::Publication;
use super::{article, index, written};
use crate::file;
use crate::limits::MARK_BYTES;

/// Writes all pages of a feed into a folder, which is made if it is not there.
pub fn write(publication: &Publication, folder: &Path) -> Result<(), String> {
    let count = publication.feed.count();
    let items: Vec<Item> = (0..count).filter_map(|at| publication.feed.whole(at)).collect();
    let names = names(items.iter());
    drop(items);
    let pages = (0..count).map(|at| page(publication, &names, at));
    let pages = pages.collect::<Result<Vec<_>, _>>()?;
    let index = publication.checked(index::html(publication, &names))?;
    let told = |error| file::told(folder, &error);
    fs::create_dir_all(folder).map_err(told)?;
    let own = [(INDEX, index.as_str()), (STYLE, include_str!("pages.css"))];
    let pages = names.iter().map(String::as_str).zip(pages.iter().map(String::as_str));
    // The index leads to pages, which need their style: it comes last.
    let all: Vec<(&str, &str)> = pages.chain(own.into_iter().rev()).collect();
    for (name, _) in &all {
        mine(&folder.join(name))?;
    }
    all.iter().try_for_each(|(name, text)| written(text, &folder.join(name)))
}

fn page(publication: &Publication, names: &[String], at: usize) -> Result<String, String> {
    let brief = |at: usize| publication.feed.kept_item(at);
    let (before, after) = (at.checked_sub(1).and_then(brief), brief(at + 1));
    let name = |at: Option<usize>| at.and_then(|at| names.get(at)).map(String::as_str);
    let previous = name(at.checked_sub(1)).zip(before.as_deref());
    let next = name(Some(at + 1)).zip(after.as_deref());
    let html = article::html(at, publication, previous, next);
    publication.checked(html.unwrap_or_default())
}

/// Only what we have made is replaced, and nothing through a link that leads elsewhere.
fn mine(path: &Path) -> Result<(), String> {
    let told = |error| file::told(path, &error);
    let is_file = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        found => found.map_err(told)?.is_file(),
    };
    let mut start = Vec::new();
    if is_file {
        let file = File::open(path).map_err(told)?;
        file.take(MARK_BYTES).read_to_end(&mut start).map_err(told)?;
    }
    if String::from_utf8_lossy(&start).contains(MARK) {
        return Ok(());
    }
    Err(format!(
        "{}: there is something else of this name, and nothing was written: move it away, or name \
         another folder",
        path.display()
    ))
}
