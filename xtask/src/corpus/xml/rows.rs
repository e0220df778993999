//! The small documents of other parsers' tests: what they expect, and what must not come through.

use std::collections::BTreeSet;
use std::fmt;

use base64::Engine;
use newsreel::feed::markup::{Piece, pieces};
use serde_json::Value;

use super::Importer;
use super::judge::{found, holds};

/// What the rows came to.
#[derive(Default)]
pub(super) struct Small {
    /// Expectations that are met.
    pub(super) met: usize,
    expected: usize,
    cleaned: usize,
    /// Texts in which more came through than may.
    pub(super) unclean: usize,
    pub(super) disagreements: Vec<String>,
}

impl fmt::Display for Small {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { met, expected, cleaned, unclean, .. } = self;
        write!(
            formatter,
            "{met} of {expected} expectations met, {cleaned} texts cleaned, {unclean} not"
        )
    }
}

pub(super) fn judge(importer: &Importer<'_>, rows: &str) -> Result<Small, String> {
    let mut small = Small::default();
    for (number, line) in (1..).zip(rows.lines()) {
        let row: Value =
            serde_json::from_str(line).map_err(|error| format!("line {number}: {error}"))?;
        let text = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default();
        let document = base64::engine::general_purpose::STANDARD.decode(text("xml_base64"));
        let document = document.map_err(|error| format!("line {number}: {error}"))?;
        let base = row.get("base").and_then(Value::as_str);
        let feed = importer.import(&document, base)?.unwrap_or_default();
        let is_clean = |allowed: &str| is_within(&found(text("path"), &feed).concat(), allowed);
        match row.get("expect_html").and_then(Value::as_str) {
            Some(allowed) if is_clean(allowed) => small.cleaned += 1,
            Some(_) => {
                small.unclean += 1;
                small.disagreements.push(format!("{}: more than may be", text("name")));
            }
            None => small.take(text("name"), &row, &feed),
        }
    }
    Ok(small)
}

impl Small {
    fn take(&mut self, name: &str, row: &Value, feed: &Value) {
        let expected = row.get("expect").and_then(Value::as_array).into_iter().flatten();
        let missed: Vec<&str> = expected
            .filter(|expected| !holds(expected, feed))
            .filter_map(|expected| expected.get("path").and_then(Value::as_str))
            .collect();
        self.expected += 1;
        self.met += usize::from(missed.is_empty());
        let is_optional = row.get("optional").and_then(Value::as_bool).unwrap_or_default();
        if !missed.is_empty() && !is_optional {
            self.disagreements.push(format!("{name}: {}", missed.join(", ")));
        }
    }
}

/// Whether HTML has no element, attribute or scheme that the allowed one has not.
fn is_within(html: &str, allowed: &str) -> bool {
    let allowed = parts(allowed);
    parts(html).iter().all(|part| allowed.contains(part) || WEB.contains(&part.as_str()))
}

/// Schemes of the web itself.
const WEB: [&str; 2] = ["http:", "https:"];

fn parts(html: &str) -> BTreeSet<String> {
    let mut parts = BTreeSet::new();
    for piece in pieces(html) {
        let Piece::Open(tag) = piece else { continue };
        parts.insert(["<", &tag.name.to_ascii_lowercase()].concat());
        for (name, value) in tag.attributes() {
            parts.insert(name.to_ascii_lowercase());
            let scheme =
                value.split(['/', '?', '#']).next().and_then(|start| start.split_once(':'));
            if let (Some((scheme, _)), "href" | "src") = (scheme, name) {
                parts.insert([&scheme.to_ascii_lowercase(), ":"].concat());
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::is_within;

    #[test]
    fn what_comes_through_and_may_not_is_found() {
        assert!(is_within("<p>a</p>", "<p title=x>b</p><b>c</b>"));
        assert!(is_within("<a href='https://a.example/'>a</a>", "<a href='b'>a</a>"));
        for html in ["<script>", "<p onclick=x>", "<a href='javascript:x'>"] {
            assert!(!is_within(html, "<p>a</p><a href='b'>a</a>"), "{html}");
        }
    }
}
