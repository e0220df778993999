//! Texts as they are compared: no tags, no references, white space folded.

/// The text without markup; references are decoded until nothing changes.
pub(super) fn plain(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..10 {
        let stripped = without_tags(&text);
        let decoded = htmlize::unescape(stripped.as_str()).into_owned();
        if decoded == text {
            break;
        }
        text = decoded;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let joined = words.join(" ");
    joined.trim_end_matches('/').to_owned()
}

fn without_tags(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        kept.push_str(before);
        let Some((_, after)) = after.split_once('>') else {
            kept.push('<');
            rest = after;
            continue;
        };
        rest = after;
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn markup_and_references_make_no_difference() {
        assert_eq!(plain("<p>Tea &amp;amp;\n <b>ink</b></p>"), "Tea & ink");
        assert_eq!(plain("https://a.example/"), "https://a.example");
        assert_eq!(plain("3 < 4"), "3 < 4");
    }
}
