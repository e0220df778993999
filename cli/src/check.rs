//! `newsreel check`: tells publishers what is wrong with their feeds, in words or in JSON.
//!
//! What it tells of a document is found by [`newsreel::check`]. Where a server sends it, what this
//! says is told as well, and whether what the feed leads to comes: see [`served`] and [`pictures`].

pub mod cors;
pub mod found;
pub mod partner;
pub mod pictures;
pub mod served;

use std::ffi::OsStr;
use std::io::{self, Read};
use std::mem;

use newsreel::check::{Finding, Report, read_at};
use newsreel::feed::{Feed, Level};
use newsreel::limits::FEED_BYTES;
use serde_json::{Value, json};
use url::Url;

use crate::arguments::Check;
use crate::fetch::{Accept, Answer, Client, Error, Request, Trust};
use crate::progress::Progress;
use crate::source::Source;
use crate::status::{Status, complain, print};
use found::Found;
use partner::Partner;

/// A document's name and what is to be told of it.
type Told = (String, Report);

/// What cannot be read does not keep the others from being checked.
pub fn run(asked: &Check) -> Status {
    run_with(asked, &Client::new())
}

/// The same with a client of one's own.
pub fn run_with(asked: &Check, client: &Client) -> Status {
    let look = Look { client, partner: Partner { origin: &asked.origin }, is_quiet: asked.json };
    let mut status = Status::Clean;
    let mut told = Vec::new();
    for file in &asked.files {
        match look.at(file) {
            Ok((name, report)) => {
                status = status.max(judgement(&report));
                told.push((name, report));
            }
            Err(complaint) => {
                complain(&complaint);
                status = Status::Failed;
            }
        }
    }
    status.max(print(&if asked.json { for_machines(&told) } else { for_people(&told) }))
}

/// How it is looked.
struct Look<'a> {
    client: &'a Client,
    partner: Partner<'a>,
    is_quiet: bool,
}

impl Look<'_> {
    fn at(&self, file: &OsStr) -> Result<Told, String> {
        let mut source = Source::ask(file, self.client, self.request(Trust::Given))?;
        let name = mem::take(&mut source.name);
        let read = read(&mut source);
        let report = match (source.answer(), read) {
            (None, read) => report(&name, &read.map_err(|error| format!("{name}: {error}"))?, None),
            (Some(answer), read) => self.served(&name, answer, read.map_err(Error::while_reading)),
        };
        Ok((name, report))
    }

    const fn request(&self, trust: Trust) -> Request<'_> {
        Request { trust, accept: Accept::Any, origin: Some(self.partner.origin) }
    }

    /// What is wrong with a feed and the way that it takes.
    fn served(&self, name: &str, answer: &Answer, read: Result<Vec<u8>, Error>) -> Report {
        let mut found = Found::default();
        served::judge_way(answer, self.partner, &mut found);
        let mut of_document = match read {
            _ if answer.refusal().is_some() => Report::default(),
            Ok(document) => {
                served::judge_document(answer, &document, &mut found);
                let mut report = report(name, &document, Some(&answer.address));
                let feed = read_at(&document, answer.address.as_str());
                report
                    .findings
                    .extend(feed.ok().into_iter().flat_map(|feed| self.beyond(feed, answer)));
                report
            }
            Err(error) => {
                found.error(error.code(), error.to_string());
                Report::default()
            }
        };
        of_document.findings.splice(..0, found.findings);
        of_document
    }

    /// What is wrong with what a feed leads to.
    fn beyond(&self, mut feed: Feed, answer: &Answer) -> Vec<Finding> {
        let pictures = pictures::of(&feed);
        let progress = Progress::of(pictures.len(), self.is_quiet);
        let trust = answer.trust();
        let mut findings = pictures::judge(pictures, trust, self.partner, self.client, &progress);
        progress.end();
        let next = feed.take_next().and_then(|next| Url::parse(next.as_str()).ok());
        findings.extend(next.into_iter().flat_map(|next| self.next_page(&next, trust)));
        findings
    }

    fn next_page(&self, address: &Url, trust: Trust) -> Vec<Finding> {
        let mut found = Found::at("next_url".to_owned());
        let read = self.client.ask(address, self.request(trust)).and_then(|mut answer| {
            served::judge_way(&answer, self.partner, &mut found);
            let page = read(&mut answer.body).map_err(Error::while_reading)?;
            Ok((answer, page))
        });
        match read {
            Ok((answer, _)) if answer.refusal().is_some() => (),
            Ok((answer, page)) => {
                if let Err(error) = read_at(&page, answer.address.as_str()) {
                    found.error(error.code(), format!("of the next page: {error}"));
                }
            }
            Err(error) => found.error(error.code(), error.to_string()),
        }
        found.findings
    }
}

/// Reads no more than it takes to know that a document is too large.
pub fn read(source: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut document = Vec::new();
    source.take(u64::from(FEED_BYTES) + 1).read_to_end(&mut document)?;
    Ok(document)
}

/// What is wrong with a document. A feed of another kind is called by its name.
fn report(name: &str, document: &[u8], address: Option<&Url>) -> Report {
    let mut report = match address {
        Some(address) => Report::at(document, address.as_str()),
        None => Report::new(document),
    };
    report.name_other(document, name);
    report
}

/// Why a document is no feed.
pub fn no_feed(name: &str, document: &[u8]) -> String {
    report(name, document, None)
        .findings
        .into_iter()
        .next()
        .map(|one| one.message)
        .unwrap_or_default()
}

fn judgement(report: &Report) -> Status {
    if report.count(Level::Error) > 0 { Status::Faulty } else { Status::Clean }
}

fn for_people(told: &[Told]) -> String {
    told.iter().flat_map(lines).collect()
}

fn for_machines(told: &[Told]) -> String {
    format!("{:#}\n", Value::Array(told.iter().flat_map(objects).collect()))
}

fn lines((file, report): &Told) -> Vec<String> {
    let findings = report.findings.iter().map(|finding| format!("{file}: {finding}\n"));
    findings.chain([format!("{file}: {report}\n")]).collect()
}

fn objects((file, report): &Told) -> Vec<Value> {
    let object = |finding: &Finding| {
        let Finding { level, code, path, message } = finding;
        let level = level.as_str();
        json!({ "file": file, "level": level, "code": code, "path": path, "message": message })
    };
    report.findings.iter().map(object).collect()
}
