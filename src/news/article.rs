//! What opens when a headline is followed: a link, or the article in place.

use std::rc::Rc;

use super::News;
use super::view::headline;
use crate::article::{Article, Ground, Neighbour, Text};
use crate::feed::{Crumb, Feed, Figure, Item, Source};
use crate::link::Link;
use crate::options::Open;
use crate::words::Word;

/// An item that is about to open.
#[derive(Clone, Debug, PartialEq)]
pub struct Opening {
    /// The item's id.
    pub id: String,
    /// Where it stands on the publisher's site.
    pub url: Option<Link>,
    /// The article, if it opens in place.
    pub article: Option<Rc<Article>>,
}

impl News {
    /// What opens at `index`.
    pub fn opening(&self, index: usize) -> Option<Opening> {
        let feed = &self.showing()?.feed;
        let (item, _) = feed.item(index)?;
        let (id, url) = (item.id.clone(), item.url.clone());
        let in_place = self.options.open == Open::Reader;
        let article = in_place.then(|| Rc::new(self.article(feed, item, index)));
        Some(Opening { id, url, article })
    }

    // Where a part of the module begins: what opens no article in place comes without it.
    #[inline(never)]
    fn article(&self, feed: &Feed, item: Item, index: usize) -> Article {
        let ground = Ground {
            base: feed.base(index, &item),
            is_original: item.url.is_some(),
            resolve: self.page.resolve,
            images: self.options.images,
            origin: self.page.origin.clone(),
        };
        let text = Text::of(&item);
        let inside = text.pictures(&ground);
        let headline = headline(&item).to_owned();
        Article {
            breadcrumb: breadcrumb(feed, &item, &headline),
            heading_level: self.options.heading_level,
            source: source(&item),
            figures: figures(&item, &ground, &inside),
            credits: credits(&item, &inside),
            previous: index.checked_sub(1).and_then(|index| neighbour(feed, index)),
            next: neighbour(feed, index + 1),
            language: item.language.or_else(|| feed.language.clone()),
            date: item.date_published.or(item.date_modified),
            attachments: item.attachments,
            link: item.url,
            id: item.id,
            headline,
            text,
            ground,
        }
    }
}

// The last step may be the article itself: its headline stands right below.
fn breadcrumb(feed: &Feed, item: &Item, headline: &str) -> Vec<Crumb> {
    let own = &item.breadcrumb;
    let mut crumbs = if own.is_empty() { feed.breadcrumb.clone() } else { own.clone() };
    crumbs.pop_if(|last| last.title.trim() == headline);
    crumbs
}

// Of an author, a page is linked to: a name that starts a letter surprises.
fn source(item: &Item) -> Option<(Word, Source)> {
    let author = item.authors.first().filter(|author| !author.name.is_empty());
    let author = author.map(|author| {
        let url = author.url.clone().filter(|url| url.as_str().starts_with("http"));
        (Word::Author, Source { name: author.name.clone(), url })
    });
    item.source.clone().map(|source| (Word::Source, source)).or(author)
}

// A picture in the text has its place there.
fn figures(item: &Item, ground: &Ground, inside: &[Link]) -> Vec<Figure> {
    let mut figures = item.figures.clone();
    let image = item.image.iter().filter(|image| !figures.iter().any(|one| one.url == image.url));
    figures.splice(0..0, image.cloned().collect::<Vec<_>>());
    let allow = |figure: &Figure| ground.images.allow(&figure.url, &ground.origin);
    figures.retain(|figure| !inside.contains(&figure.url) && allow(figure));
    figures
}

fn credits(item: &Item, inside: &[Link]) -> Vec<(Link, String)> {
    let credited = |figure: &&Figure| !figure.credit.is_empty() && inside.contains(&figure.url);
    let figures = item.figures.iter().chain(&item.image).filter(credited);
    figures.map(|figure| (figure.url.clone(), figure.credit.clone())).collect()
}

fn neighbour(feed: &Feed, index: usize) -> Option<Neighbour> {
    let item = feed.kept_item(index)?;
    Some(Neighbour { index, headline: headline(&item).to_owned() })
}
