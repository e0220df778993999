//! An article: all that a reader shows of an item, and what may stand in its text.
//!
//! A feed's HTML is parsed by the browser where it can do nothing, and walked. [`Content`] says for
//! each node what takes its place: the shell makes new nodes from these answers alone, so that
//! what a parser misreads can become wrong text, but never markup that is not listed here.

pub mod attachment;
pub mod attribute;
pub mod element;
mod item;
pub mod plain;
mod survey;

use crate::feed::item::Attachment;
use crate::feed::shown::without_headline;
use crate::feed::{Crumb, Date, Figure, Item, Source, picture};
use crate::link::{Link, Resolve, Use};
use crate::options::Images;
use crate::scan::{Scanner, joined};
use crate::words::Word;
use attribute::{Attributes, NOTE, Read};
use element::Fate;
use survey::Survey;

/// An item as the reader shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// The item's id.
    pub id: String,
    /// The headline.
    pub headline: String,
    /// The level of the headline.
    pub heading_level: u8,
    /// The way to it on the publisher's site, without itself.
    pub breadcrumb: Vec<Crumb>,
    /// Where it stands on the publisher's site.
    pub link: Option<Link>,
    /// The language of its texts.
    pub language: Option<String>,
    /// The day of publication.
    pub date: Option<Date>,
    /// Whom it was taken over from, or who wrote it, and the word for that.
    pub source: Option<(Word, Source)>,
    /// Its text.
    pub text: Text,
    /// Pictures that are not in its text.
    pub figures: Vec<Figure>,
    /// Who made the pictures in its text, by their addresses.
    pub credits: Vec<(Link, String)>,
    /// Files that belong to it.
    pub attachments: Vec<Attachment>,
    /// What its addresses are read against.
    pub ground: Ground,
}

/// The text of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// Untrusted HTML.
    Html(String),
    /// Paragraphs.
    Plain(Vec<String>),
}

/// The articles beside another. They change with the feed, while that one stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The article before it.
    pub previous: Option<Neighbour>,
    /// The article after it.
    pub next: Option<Neighbour>,
}

/// An article beside another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// The item's id.
    pub id: String,
    /// Where it was in the feed, from 0: of several with its id it is that one.
    pub index: usize,
    /// Its headline.
    pub headline: String,
}

/// What the addresses of an article are read against, and whose pictures are shown.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The address that others are relative to.
    pub base: String,
    /// Whether that is the address of the original, so that places in it can be linked to.
    pub is_original: bool,
    /// The platform's URL parser.
    pub resolve: Resolve,
    /// Which pictures are shown.
    pub images: Images,
    /// The origin of the page.
    pub origin: String,
}

// A function has no equality that would mean something.
impl PartialEq for Ground {
    fn eq(&self, other: &Self) -> bool {
        (&self.base, self.images, &self.origin) == (&other.base, other.images, &other.origin)
    }
}

/// What may stand in the text of one article.
#[derive(Debug)]
pub struct Content<'a> {
    ground: &'a Ground,
    survey: Survey,
    heading_level: u8,
}

impl<'a> Content<'a> {
    /// The rules for `html` below a headline of this level; `None` if it is too much to be parsed.
    pub fn new(html: &str, heading_level: u8, ground: &'a Ground) -> Option<Self> {
        let note = |address: &str| ground.note(address);
        Some(Self { ground, survey: Survey::new(html, &note)?, heading_level })
    }

    /// The HTML that is to be parsed.
    pub fn html(&self) -> &str {
        &self.survey.html
    }

    /// What becomes of an element of this name.
    pub fn fate(&self, name: &str) -> Fate {
        match element::fate(name) {
            // The highest heading of the article stands just below its headline.
            Fate::Heading(level) => {
                let below = level.saturating_sub(self.survey.highest);
                let level = (self.heading_level + 1 + below).min(6);
                Fate::Keep(HEADINGS.get(usize::from(level - 1)).copied().unwrap_or("h6"))
            }
            fate @ (Fate::Keep(_) | Fate::Unwrap | Fate::Drop) => fate,
        }
    }

    /// The attributes of a new `tag`; `None` if without them there is nothing to show.
    pub fn attributes(&self, tag: &str, read: Read<'_>) -> Option<Attributes> {
        attribute::vet(tag, read, self)
    }

    /// The id of the place in the article that an address leads to.
    pub fn note(&self, address: &str) -> Option<String> {
        self.ground.note(address)
    }

    // The same, if there is such a place.
    fn place(&self, address: &str) -> Option<String> {
        self.note(address).filter(|note| self.survey.notes.contains(note))
    }
}

impl Article {
    /// Where the original stands, with the name of its site.
    pub fn original(&self) -> Option<(&Link, &str)> {
        let link = self.link.as_ref()?;
        let mut site = Scanner::new(link.origin());
        site.seek("//");
        site.eat("//").then(|| (link, site.rest()))
    }
}

impl Ground {
    /// The id that stands for the place which an address leads to, if that is in this article.
    pub fn note(&self, address: &str) -> Option<String> {
        let link = Link::new(address, &self.base, Use::Follow, self.resolve)?;
        let mut place = Scanner::new(link.as_str());
        let is_here = place.part("#") == Scanner::new(&self.base).before("#");
        (is_here && !place.is_over()).then(|| joined(&[NOTE, place.rest()]))
    }

    fn link(&self, address: &str, purpose: Use) -> Option<Link> {
        let link = Link::new(address, &self.base, purpose, self.resolve)?;
        let shows = purpose == Use::Follow || self.images.allow(&link, &self.origin);
        shows.then_some(link)
    }
}

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

impl Text {
    /// The text of an item: its HTML, else its plain text, else its summary.
    pub fn of(item: &Item) -> Self {
        if !item.html.is_empty() {
            return Self::Html(without_headline(&item.html, &item.title));
        }
        Self::Plain(plain::from_text(if item.text.is_empty() { &item.summary } else { &item.text }))
    }

    /// The addresses of the pictures in it.
    pub fn pictures(&self, ground: &Ground) -> Vec<Link> {
        let Self::Html(html) = self else { return vec![] };
        let found = picture::find(html).into_iter();
        found.filter_map(|found| ground.link(&found.src, Use::Picture)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ground() -> Ground {
        let resolve: Resolve = |text, base| match text.strip_prefix('#') {
            Some(_) => Some(joined(&[base, text])),
            None => Some(text.to_owned()),
        };
        let (base, origin) = ("https://a.example/x".to_owned(), "https://p.example".to_owned());
        Ground { base, is_original: true, resolve, images: Images::All, origin }
    }

    #[test]
    fn headings_stand_below_the_headline_and_skip_no_level() {
        let ground = ground();
        let level = |html: &str, name| Content::new(html, 3, &ground).map(|c| c.fate(name));
        assert_eq!(level("<h1>a</h1><h2>b</h2>", "h1"), Some(Fate::Keep("h4")));
        assert_eq!(level("<h1>a</h1><h2>b</h2>", "h2"), Some(Fate::Keep("h5")));
        assert_eq!(level("<h2>b</h2>", "h2"), Some(Fate::Keep("h4")));
        assert_eq!(level("<h2>b</h2><h6>c</h6>", "h6"), Some(Fate::Keep("h6")));
    }

    #[test]
    fn a_place_in_the_article_is_known_by_its_address() {
        let ground = ground();
        assert_eq!(ground.note("#fn1").as_deref(), Some("note-fn1"));
        assert_eq!(ground.note("https://a.example/x#fn1").as_deref(), Some("note-fn1"));
        assert_eq!(ground.note("https://b.example/x#fn1"), None);
        assert_eq!(ground.note("#"), None);
    }
}
