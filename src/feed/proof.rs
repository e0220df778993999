//! Whether a generator wrote a feed's plain texts as HTML, as far as the feed itself proves it.
//!
//! JSON Feed has titles and summaries as plain text, and some generators escape them all the same.
//! `Q&amp;A` is escaped where every other title is, too; beside a title `R&D` it is what it says.

use std::cell::OnceCell;
use std::rc::Rc;

use super::document::Document;
use super::markup::{Piece, pieces};
use super::reference::{decode, reference};
use super::text;
use crate::scan::{Scanner, has, listed};

/// What the texts of one document say of the way they were written.
#[derive(Debug)]
pub(super) struct Proof {
    document: Rc<dyn Document>,
    titles: OnceCell<Signs>,
    summaries: OnceCell<Signs>,
}

/// Signs that texts are HTML; of several texts, the last in this order counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Signs {
    /// There is neither a reference nor a tag.
    None,
    /// There are references.
    Some,
    /// There are tags, or references that people do not write.
    Sure,
    /// There is a bare ampersand or `<`: it is no HTML.
    Bare,
}

impl Proof {
    /// Asks nothing of the document until a text looks like HTML.
    pub(super) fn new(document: Rc<dyn Document>) -> Self {
        Self { document, titles: OnceCell::new(), summaries: OnceCell::new() }
    }

    /// The title of an item, decoded where the titles of all items prove that it is escaped.
    pub(super) fn title(&self, written: String) -> String {
        if self.is_title_html(&written) { decode(&written).trim().to_owned() } else { written }
    }

    /// A name that stands beside the items, decoded where it is escaped and no title proves otherwise.
    /// In the shell this is a part of the module, which comes after the start.
    #[inline(never)]
    pub(super) fn name(&self, written: String) -> String {
        if self.is_name_html(&written) { decode(&written).trim().to_owned() } else { written }
    }

    /// The summary of an item, as the text of its HTML where that is proven.
    pub(super) fn summary(&self, written: String) -> String {
        if self.is_summary_html(&written) {
            text::from_html(&written, written.len())
        } else {
            written
        }
    }

    pub(super) fn is_title_html(&self, written: &str) -> bool {
        has(written, "&") && matches!(self.titles(), Signs::Some | Signs::Sure)
    }

    pub(super) fn is_name_html(&self, written: &str) -> bool {
        matches!(title_signs(written), Signs::Some | Signs::Sure) && self.titles() != Signs::Bare
    }

    pub(super) fn is_summary_html(&self, written: &str) -> bool {
        let is_html = |signs| match signs {
            Signs::None | Signs::Bare => false,
            Signs::Some => self.titles() != Signs::Bare,
            Signs::Sure => true,
        };
        has(written, "&<") && is_html(self.summaries())
    }

    fn titles(&self) -> Signs {
        *self.titles.get_or_init(|| self.all("title", title_signs))
    }

    fn summaries(&self) -> Signs {
        *self.summaries.get_or_init(|| self.all("summary", signs))
    }

    fn all(&self, key: &'static str, signs: fn(&str) -> Signs) -> Signs {
        let texts = self.document.marked_texts(key);
        let (mut texts, mut found) = (Scanner::new(&texts), Signs::None);
        while !texts.is_over() {
            found = found.max(signs(texts.part("\0")));
        }
        found
    }
}

/// Whether there may be a character reference in a text. If not, it is no proof that needs decoding.
pub(super) fn may_be_escaped(text: &str) -> bool {
    has(text, "&") && has(text, ";")
}

/// Whether a text may be HTML.
pub(super) fn may_be_html(text: &str) -> bool {
    has(text, "<") || may_be_escaped(text)
}

// A title has no tags: they are what it is about.
fn title_signs(text: &str) -> Signs {
    if has(text, "<") { Signs::Bare } else { signs(text) }
}

/// The signs in one text.
pub(super) fn signs(text: &str) -> Signs {
    let (mut found, mut opens) = (Signs::None, false);
    for piece in pieces(text) {
        found = found.max(match piece {
            Piece::Text(text) => references(text),
            Piece::Close(_) => Signs::Sure,
            Piece::Open(tag) => {
                opens |= listed("br hr img wbr", tag.name).is_none();
                Signs::None
            }
        });
    }
    // What opens and never closes is no element, but a word about one.
    if opens && found < Signs::Sure { Signs::Bare } else { found }
}

fn has_tags(text: &str) -> bool {
    pieces(text).any(|piece| !matches!(piece, Piece::Text(_)))
}

fn references(text: &str) -> Signs {
    let mut found = if has(text, "<") { Signs::Bare } else { Signs::None };
    let mut rest = Scanner::new(text);
    rest.before("&");
    while !rest.is_over() {
        rest.step();
        found = found.max(match reference(&mut rest) {
            // Quotation marks and dashes: people type those themselves.
            Some('\u{2010}'..='\u{2026}') => Signs::Sure,
            Some(_) => Signs::Some,
            None => Signs::Bare,
        });
        rest.before("&");
    }
    // A text about markup is escaped by those who write about it.
    if found == Signs::Some && has_tags(&decode(text)) { Signs::None } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_and_whole_elements_are_signs_and_bare_characters_are_none() {
        let table = [
            ("Tea", Signs::None),
            ("Tea &amp; Ink", Signs::Some),
            ("Here&#8217;s &quot;tea&quot;", Signs::Sure),
            ("<p>Tea</p>", Signs::Sure),
            ("Tea<br>Ink &lt; 4", Signs::Some),
            ("About &lt;b&gt; &amp; co", Signs::None),
            ("About &lt;b&gt; &ndash; &amp; co", Signs::Sure),
            ("R&D", Signs::Bare),
            ("R&D; &unknown;", Signs::Bare),
            ("&amp; R&D", Signs::Bare),
            ("3 < 4", Signs::Bare),
            ("About <b>", Signs::Bare),
            ("<p>Tea & Ink</p>", Signs::Bare),
        ];
        for (text, expected) in table {
            assert_eq!(signs(text), expected, "{text}");
        }
        assert_eq!(title_signs("<em>Tea</em>"), Signs::Bare);
    }
}
