//! The time that feeds take to be read and cleaned, beside what feed-rs takes to read them.
//!
//! `cargo run --profile bench --package newsreel-cli --example feeds FOLDER` prints one line of JSON: seconds for all passes
//! over the folder's XML, for each of the two the median of several rounds that take turns.

use std::env;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

/// Passes in a round: enough to be measured.
const PASSES: usize = 20;

/// Rounds of each, so that what else runs on the machine hits both.
const ROUNDS: usize = 7;

fn main() -> ExitCode {
    let Some(folder) = env::args().nth(1) else {
        eprintln!("which folder?");
        return ExitCode::FAILURE;
    };
    let feeds = feeds(Path::new(&folder));
    if feeds.is_empty() {
        eprintln!("{folder}: there are no feeds in it");
        return ExitCode::FAILURE;
    }
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(timed(|| feeds.iter().map(|feed| read(feed)).sum()));
        theirs.push(timed(|| feeds.iter().map(|feed| read_by_feed_rs(feed)).sum()));
    }
    let (ours, theirs) = (median(ours), median(theirs));
    println!("{{\"newsreel\":{ours:.4},\"feed-rs\":{theirs:.4},\"ratio\":{:.3}}}", ours / theirs);
    ExitCode::SUCCESS
}

fn feeds(folder: &Path) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    let is_xml = |path: &Path| {
        let kind = path.extension().and_then(|kind| kind.to_str());
        kind.is_some_and(|kind| ["xml", "rss", "atom"].contains(&kind))
    };
    paths.iter().filter(|path| is_xml(path)).filter_map(|path| fs::read(path).ok()).collect()
}

/// How many items there are: what is counted cannot be left out.
fn read(feed: &[u8]) -> usize {
    let mut items = 0;
    let read = newsreel_cli::import::read(feed, None, &mut |item, _| {
        items += usize::from(!item.id.is_empty());
        true
    });
    drop(read);
    items
}

fn read_by_feed_rs(feed: &[u8]) -> usize {
    feed_rs::parser::parse(feed).map_or(0, |feed| feed.entries.len())
}

/// Seconds of processor time where the system counts them, else of the clock.
fn timed(work: impl Fn() -> usize) -> f64 {
    let began = now();
    for _ in 0..PASSES {
        assert!(std::hint::black_box(work()) > 0, "nothing was read");
    }
    now() - began
}

fn now() -> f64 {
    let counted = fs::read_to_string("/proc/self/schedstat").ok();
    let nanoseconds = counted.and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    let clock = || std::time::UNIX_EPOCH.elapsed().map_or(0.0, |time| time.as_secs_f64() * 1e9);
    nanoseconds.unwrap_or_else(clock) / 1e9
}

fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds.get(seconds.len() / 2).copied().unwrap_or_default()
}
