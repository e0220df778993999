//! What a page is told of a document.

use newsreel::check::{ADDRESS, Fault, Finding, Platform, Report, fault, kind_of_feed};
use newsreel::feed::Level;
use serde::Serialize;

use crate::place::{Place, Span, Text, as_scripts_count, character};

/// What is wrong with a document, in the order of its parts.
#[derive(Clone, Debug, Serialize)]
pub struct Told {
    /// Items that are shown.
    pub items: usize,
    /// Items that are not.
    pub skipped: usize,
    /// How much of what.
    pub count: Count,
    /// What came in place of a JSON Feed, if that is known: `RSS`, `Atom`, `HTML`, …
    pub kind: Option<&'static str>,
    /// All that is listed.
    pub findings: Vec<One>,
}

/// How many findings of each level there are, listed or not.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Count {
    /// What is not shown.
    pub error: usize,
    /// What is shown, but not as it was meant.
    pub warning: usize,
    /// What could be better.
    pub advice: usize,
    /// Errors that are not listed.
    pub unlisted: usize,
}

/// One thing that is wrong.
#[derive(Clone, Debug, Serialize)]
pub struct One {
    /// `error`, `warning` or `advice`.
    pub level: Level,
    /// A stable code.
    pub code: &'static str,
    /// Where it is, as in `items[3].date_published`; empty where it is the whole document.
    pub path: String,
    /// What to do about it.
    pub message: String,
    /// The item that it is about.
    pub item: Option<About>,
    /// Where it stands in the text.
    pub place: Option<Place>,
}

/// The item that a finding is about.
#[derive(Clone, Debug, Serialize)]
pub struct About {
    /// Its place in the list, from 0 on.
    pub index: usize,
    /// Its id as it is written.
    pub id: Option<String>,
    /// Its title as it is written.
    pub title: Option<String>,
}

impl Told {
    /// Judges a document as it was served from `address`, if it has one. `source` is what the command
    /// would be given.
    pub fn new(platform: Platform, document: &[u8], address: Option<&str>, source: &str) -> Self {
        let mut report = Report::on(platform, document, address.unwrap_or(ADDRESS));
        report.name_other(document, source);
        let lossy = String::from_utf8_lossy(document);
        let text = lossy.strip_prefix('\u{feff}').unwrap_or(&lossy);
        Self {
            items: report.items,
            skipped: report.skipped,
            count: Count::of(&report),
            kind: kind(&report, document),
            findings: ones(report.findings, text),
        }
    }
}

impl Count {
    fn of(report: &Report) -> Self {
        let count = |level| report.count(level);
        Self {
            error: count(Level::Error),
            warning: count(Level::Warning),
            advice: count(Level::Advice),
            unlisted: report.unlisted,
        }
    }
}

fn kind(report: &Report, document: &[u8]) -> Option<&'static str> {
    match report.findings.first()?.code {
        "feed-xml" | "feed-shape" => kind_of_feed(document),
        "feed-html" => Some("HTML"),
        _ => None,
    }
}

fn ones(findings: Vec<Finding>, text: &str) -> Vec<One> {
    let parsed = Text::new(text);
    let spans: Vec<Option<Span>> =
        findings.iter().map(|finding| span(finding, &parsed, text)).collect();
    let places = as_scripts_count(text, &spans);
    let one = |(finding, place): (Finding, Option<Place>)| {
        let item = finding.item().map(|index| About {
            index,
            id: parsed.of_item(index, "id"),
            title: parsed.of_item(index, "title"),
        });
        let Finding { level, code, path, message } = finding;
        One { level, code, path, message, item, place }
    };
    findings.into_iter().zip(places).map(one).collect()
}

fn span(finding: &Finding, parsed: &Text<'_>, text: &str) -> Option<Span> {
    if finding.code != "feed-syntax" {
        return parsed.find(&finding.path);
    }
    let Fault { line, column, .. } = fault(text)?;
    Some(character(text, line, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(document: &[u8]) -> Told {
        Told::new(Platform::NATIVE, document, None, "news.xml")
    }

    #[test]
    fn what_is_told_is_what_the_command_finds() {
        let document = br#"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[
            {"id":"a","title":"A","url":"/a","date_published":"soon"}, 7]}"#;
        let (told, report) = (told(document), Report::new(document));
        assert_eq!((told.items, told.skipped, told.count.error), (1, 1, 2));
        let own: Vec<_> = told
            .findings
            .iter()
            .map(|one| (one.level, one.code, &one.path, &one.message))
            .collect();
        let known = report.findings.iter();
        let known: Vec<_> =
            known.map(|one| (one.level, one.code, &one.path, &one.message)).collect();
        assert_eq!(own, known);
        assert_eq!(own.len(), 2);
    }

    #[test]
    fn a_finding_names_its_item_and_its_place() {
        let document =
            b"\xef\xbb\xbf{\"items\":[null,\n{\"id\":7,\"title\":\"A\",\"image\":\"x:y\"}]}";
        let told = told(document);
        let one = told.findings.iter().find(|one| one.code == "address").unwrap();
        let about = one.item.as_ref().unwrap();
        assert_eq!(
            (about.index, about.id.as_deref(), about.title.as_deref()),
            (1, Some("7"), Some("A"))
        );
        let place = one.place.unwrap();
        assert_eq!((place.start, place.end, place.line, place.column), (44, 49, 2, 29));
    }

    #[test]
    fn where_the_text_stops_being_json_is_marked() {
        let told = told(b"{\n  \"title\": \"T\",\n}");
        let one = &told.findings[0];
        assert_eq!(one.code, "feed-syntax");
        let place = one.place.unwrap();
        assert!(one.message.contains(&format!("line {}, column {}:", place.line, place.column)));
        assert_eq!((place.line, place.end - place.start), (3, 1));
    }

    #[test]
    fn what_came_instead_is_called_by_its_name() {
        let table: [(&[u8], Option<&str>); 5] = [
            (b"<rss version=\"2.0\"></rss>", Some("RSS")),
            (b"<feed xmlns=\"a\"/>", Some("Atom")),
            (b"{\"rss\":{}}", Some("RSS in JSON")),
            (b"<!doctype html>", Some("HTML")),
            (b"{\"title\":\"T\"}", None),
        ];
        for (document, expected) in table {
            assert_eq!(told(document).kind, expected);
        }
        let rss = &told(b"<rss version=\"2.0\"/>").findings[0];
        assert!(rss.message.contains("newsreel import news.xml"), "{}", rss.message);
    }
}
