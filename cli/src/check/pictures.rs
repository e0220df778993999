//! Whether the pictures of a feed come: those of its first items are asked for.

use std::io::Read;

use newsreel::check::Finding;
use newsreel::feed::{Feed, Level};
use url::Url;

use super::cors;
use super::found::Found;
use super::partner::Partner;
use crate::fetch::{Accept, Answer, Client, Error, Trust};
use crate::limits::{PICTURE_HEAD_BYTES, PICTURES_CHECKED};
use crate::progress::Progress;

/// The addresses of the pictures, each once, and where the first of them stands.
pub fn of(feed: &Feed) -> Vec<(String, Url)> {
    let mut pictures: Vec<(String, Url)> = Vec::new();
    for position in 0..feed.count().min(PICTURES_CHECKED) {
        let Some((item, _)) = feed.item(position) else { continue };
        let address = item.image.and_then(|image| Url::parse(image.url.as_str()).ok());
        let address = address.filter(|address| address.scheme() != "data");
        let index = feed.index(position).unwrap_or(position);
        match address {
            Some(address) if pictures.iter().all(|(_, known)| *known != address) => {
                pictures.push((format!("items[{index}].image"), address));
            }
            _ => (),
        }
    }
    pictures
}

/// What is wrong with them.
pub fn judge(
    pictures: Vec<(String, Url)>,
    trust: Trust,
    partner: Partner<'_>,
    client: &Client,
    progress: &Progress,
) -> Vec<Finding> {
    let judged =
        pictures.into_iter().flat_map(|(path, address)| {
            progress.begin(address.as_str());
            let mut found = Found::at(path);
            if partner.is_mixed(&address) {
                found.tell(Level::Warning, "mixed-content", format!(
                "browsers ask for {address} by https on pages of https: give the https address"
            ));
            }
            match client.get(&address, trust, Accept::Picture).and_then(read) {
                Ok((answer, head)) => judge_one(&answer, &head, partner, &mut found),
                Err(error) => {
                    found.error(error.code(), format!("{address} does not come: {error}"));
                }
            }
            progress.step();
            found.findings
        });
    judged.collect()
}

// The beginning is enough to know that there is something.
fn read(mut answer: Answer) -> Result<(Answer, Vec<u8>), Error> {
    let mut head = Vec::new();
    let read = (&mut answer.body).take(PICTURE_HEAD_BYTES).read_to_end(&mut head);
    read.map_err(Error::while_reading)?;
    Ok((answer, head))
}

fn judge_one(answer: &Answer, head: &[u8], partner: Partner<'_>, found: &mut Found) {
    let kind = answer.header("content-type").to_ascii_lowercase();
    let is_strict = answer.header("x-content-type-options").eq_ignore_ascii_case("nosniff");
    if head.is_empty() {
        found.error("picture-empty", format!("{} is empty: publish it anew", answer.address));
    } else if kind.starts_with("text/html") {
        found.error(
            "picture-type",
            format!(
                "a web page came in place of {}: give the address of the picture itself",
                answer.address
            ),
        );
    } else if !kind.starts_with("image/") {
        let level = if is_strict { Level::Error } else { Level::Warning };
        let said = if kind.is_empty() { "nothing" } else { &kind };
        found.tell(
            level,
            "picture-type",
            format!(
                "{} is sent with the type {said}, by which browsers may refuse it: send one as in \
             `Content-Type: image/webp`",
                answer.address
            ),
        );
    }
    cors::judge_picture(answer, partner, found);
}
