//! How a feed is served: what keeps partners' visitors from it, and what makes them wait.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use newsreel::feed::Level;

use super::cors;
use super::found::Found;
use super::partner::Partner;
use crate::fetch::{Answer, Coding};
use crate::limits::{HEAVY_FEED_BYTES, UNCOMPRESSED_BYTES};

/// What stands in the way of a feed or a page of it.
pub fn judge_way(answer: &Answer, partner: Partner<'_>, found: &mut Found) {
    let mut stations = answer.hops.iter().map(|hop| &hop.address).chain([&answer.address]);
    if let Some(address) = stations.find(|address| partner.is_mixed(address)) {
        found.error(
            "mixed-content",
            format!("browsers block {address} on pages of https: give partners an https address"),
        );
    }
    let ends = answer.hops.iter().skip(1).map(|hop| &hop.address).chain([&answer.address]);
    for (hop, end) in answer.hops.iter().zip(ends) {
        found.advise(
            "redirect",
            format!(
                "{} leads to {end} (status {}), which makes visitors wait: give partners the \
                 address where it ends",
                hop.address, hop.status
            ),
        );
    }
    if let Some(error) = answer.refusal() {
        found.error("http-status", error.to_string());
    }
    cors::judge(answer, partner, found);
}

/// What is said with a feed, and how much it weighs.
pub fn judge_document(answer: &Answer, document: &[u8], found: &mut Found) {
    kind(answer, found);
    caching(answer, found);
    weight(answer, document, found);
}

fn kind(answer: &Answer, found: &mut Found) {
    let written = answer.header("content-type");
    let kind = written.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if kind == "application/json" || kind.ends_with("+json") {
        return;
    }
    let said = if kind.is_empty() { "nothing" } else { written };
    found.advise(
        "content-type",
        format!(
            "the widget reads it, but feed readers go by its type, which is {said}: \
         send `Content-Type: application/feed+json`"
        ),
    );
}

fn caching(answer: &Answer, found: &mut Found) {
    let control = answer.header("cache-control").to_ascii_lowercase();
    let has = |name: &str| !answer.header(name).is_empty();
    if control.contains("no-store") {
        found.tell(
            Level::Warning,
            "no-store",
            "every visitor loads it anew with every page: \
            send `Cache-Control: max-age=600` in place of no-store"
                .to_owned(),
        );
    } else if !["cache-control", "expires", "etag", "last-modified"].into_iter().any(has) {
        found.advise(
            "caching",
            "how long it holds is not said, so that browsers guess or load it \
            anew: send `Cache-Control: max-age=600`, and an ETag"
                .to_owned(),
        );
    }
}

fn weight(answer: &Answer, document: &[u8], found: &mut Found) {
    if document.len() > UNCOMPRESSED_BYTES && answer.body.coding() == Coding::Identity {
        let less = zipped(document).unwrap_or(document.len());
        found.advise("compression", format!(
            "{} kB come as they are, and gzip would make {} kB of them: have the server compress its \
             type, or let a build do it",
            kilobytes(document.len()), kilobytes(less)
        ));
    }
    if document.len() > HEAVY_FEED_BYTES {
        found.advise("size", format!(
            "it has {} kB, which every visitor loads: publish fewer items, or go on by `next_url`",
            kilobytes(document.len())
        ));
    }
}

fn kilobytes(bytes: usize) -> usize {
    bytes.div_ceil(1_000)
}

fn zipped(document: &[u8]) -> io::Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(document)?;
    Ok(encoder.finish()?.len())
}
