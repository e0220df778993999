//! Captions: which paragraph is one, and who of it made the picture.

use dom_query::NodeRef;

use super::tree::{attribute, inside, is_called, length, name, text};
use crate::limits::CAPTION_CHARS;

/// Whether a paragraph behind a picture is its caption; `usual` is how long a paragraph of this page is.
pub(super) fn is_caption(node: NodeRef<'_>, usual: usize) -> bool {
    let holds_line = matches!(name(node).as_str(), "p" | "div" | "center")
        && inside(node, "img, p, div, ul, ol, table, h1, h2, h3, h4, iframe").is_empty();
    let length = length(node);
    if !holds_line || length == 0 || length > CAPTION_CHARS {
        return false;
    }
    let text = text(node);
    let is_sentence = text.ends_with(['.', '。', '!', '?', '！', '？', ':', '：', '”', '"']);
    is_styled(node) || has_mark(&text) || (length <= 80 && !is_sentence) || length * 3 < usual
}

// Captions stand in the middle, small or slanted.
fn is_styled(node: NodeRef<'_>) -> bool {
    let style = attribute(node, "style").unwrap_or_default().replace(' ', "");
    let is_centred = name(node) == "center"
        || style.contains("text-align:center")
        || attribute(node, "align").is_some_and(|value| value.eq_ignore_ascii_case("center"));
    let whole = length(node);
    let is_whole = |inner: NodeRef<'_>| length(inner) * 10 >= whole * 9;
    let is_slanted = inside(node, "em, i, small, figcaption").into_iter().any(is_whole);
    is_centred || is_slanted || is_called(node, &["caption", "tushuo", "picture", "photo"])
}

fn has_mark(text: &str) -> bool {
    ["图：", "图为", "图片：", "▲", "△", "↑", "Photo:", "Pictured:"]
        .iter()
        .any(|mark| text.starts_with(mark))
}

/// A caption without its end that says who made the picture, and that end.
pub(super) fn split(caption: &str) -> (String, String) {
    let caption = caption.trim();
    let found = bracketed(caption).or_else(|| tailed(caption));
    let Some((rest, credit)) = found else { return (caption.to_owned(), String::new()) };
    (rest.trim_end_matches([' ', '\u{a0}', '|', '—', '-']).to_owned(), credit.trim().to_owned())
}

// "The hall (Photo: Ana Wong)".
fn bracketed(caption: &str) -> Option<(&str, &str)> {
    let inner = caption.strip_suffix([')', '）'])?;
    let (rest, credit) = inner.rsplit_once(['(', '（'])?;
    is_credit(credit).then_some((rest, credit))
}

// "The hall. Photo: Ana Wong", "会议现场。李明 摄".
fn tailed(caption: &str) -> Option<(&str, &str)> {
    let starts = caption.char_indices().filter(|(_, c)| matches!(c, '.' | '。' | '|' | '；'));
    let starts = starts.map(|(at, c)| at + c.len_utf8());
    let (rest, credit) =
        starts.filter_map(|at| caption.split_at_checked(at)).find(|(_, end)| is_credit(end))?;
    Some((rest.trim_end_matches('|'), credit))
}

fn is_credit(text: &str) -> bool {
    let text = text.trim();
    let start = text.to_lowercase();
    let is_labelled = |label: &&str| {
        start.strip_prefix(*label).is_some_and(|rest| rest.trim_start().starts_with([':', '：']))
    };
    let is_name = text.chars().count() <= 80;
    is_name
        && (LABELS.iter().any(is_labelled)
            || ["©", "photo by ", "photograph by ", "courtesy of ", "foto di "]
                .iter()
                .any(|it| start.starts_with(it))
            || (text.chars().count() <= 20 && text.ends_with(['摄', '攝'])))
}

const LABELS: [&str; 22] = [
    "photo",
    "photos",
    "photograph",
    "photo credit",
    "image",
    "image credit",
    "picture",
    "illustration",
    "credit",
    "courtesy",
    "source",
    "foto",
    "fotos",
    "crédit",
    "crédit photo",
    "摄影",
    "摄",
    "图",
    "图源",
    "图片",
    "图片来源",
    "供图",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_made_a_picture_is_told_from_what_it_shows() {
        let table = [
            ("The hall (Photo: Ana Wong)", ("The hall", "Photo: Ana Wong")),
            ("会场（图：新华社）", ("会场", "图：新华社")),
            ("会议现场。李明 摄", ("会议现场。", "李明 摄")),
            ("The hall. Photo by Ana Wong", ("The hall.", "Photo by Ana Wong")),
            ("La tranchée nord (© Claire Aubert)", ("La tranchée nord", "© Claire Aubert")),
            ("The hall (seen from the garden)", ("The hall (seen from the garden)", "")),
            ("The hall. It was built in 1900.", ("The hall. It was built in 1900.", "")),
            ("Photo: Ana Wong", ("Photo: Ana Wong", "")),
            ("", ("", "")),
        ];
        for (caption, (rest, credit)) in table {
            assert_eq!(split(caption), (rest.to_owned(), credit.to_owned()), "{caption}");
        }
    }
}
