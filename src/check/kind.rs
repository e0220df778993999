//! What a document that is no JSON Feed is, by how it begins.

/// The kind of feed that XML is, or JSON that is no JSON Feed, as publishers call it.
pub fn kind_of_feed(document: &[u8]) -> Option<&'static str> {
    let start = document.get(..LOOKED_AT).unwrap_or(document);
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    let known = KINDS.iter().find(|(root, _)| has_root(&start, root));
    known.map(|(_, kind)| *kind).or_else(|| is_rss_in_json(&start).then_some("RSS in JSON"))
}

// Comments, declarations and style sheets stand before the root.
const LOOKED_AT: usize = 4_096;

const KINDS: [(&str, &str); 4] =
    [("<rss", "RSS"), ("<feed", "Atom"), ("<rdf:rdf", "RSS 1.0"), ("<rdf", "RSS 1.0")];

fn has_root(start: &str, root: &str) -> bool {
    let after = |at: usize| start.get(at + root.len()..).unwrap_or_default();
    let ends = |rest: &str| rest.starts_with(|c: char| c.is_ascii_whitespace() || c == '>');
    start.match_indices(root).any(|(at, _)| ends(after(at)))
}

fn is_rss_in_json(start: &str) -> bool {
    let bare: String = start.chars().filter(|c| !c.is_whitespace()).take(20).collect();
    bare.trim_start_matches('\u{feff}').starts_with("{\"rss\":{")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_is_known_by_its_root() {
        let table = [
            ("<?xml version=\"1.0\"?><!-- by hand -->\n<rss version=\"2.0\">", Some("RSS")),
            ("\n<feed xmlns=\"http://www.w3.org/2005/Atom\">", Some("Atom")),
            ("<rdf:RDF\n xmlns=\"http://purl.org/rss/1.0/\">", Some("RSS 1.0")),
            ("{\n  \"rss\": { \"channel\": {} } }", Some("RSS in JSON")),
            ("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", None),
            ("<feedback><rssx>", None),
            ("{ \"title\": \"rss\" }", None),
            ("", None),
        ];
        for (text, expected) in table {
            assert_eq!(kind_of_feed(text.as_bytes()), expected, "{text}");
        }
    }
}
