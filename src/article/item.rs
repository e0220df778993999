//! An item as an article: what of it is shown where.

use std::mem;

use super::{Article, Ground, Text};
use crate::feed::{Brief, Crumb, Feed, Figure, Item, Source};
use crate::link::Link;
use crate::words::Word;

impl Article {
    /// An item of a feed, whose headline and date are those of its slide.
    pub fn new(
        feed: &Feed,
        brief: &Brief,
        mut item: Item,
        heading_level: u8,
        ground: Ground,
    ) -> Self {
        let text = Text::of(&item);
        let inside = text.pictures(&ground);
        Self {
            breadcrumb: breadcrumb(feed, mem::take(&mut item.breadcrumb), &brief.headline),
            heading_level,
            source: source(&item),
            figures: figures(&item, &ground, &inside),
            credits: credits(&item, &inside),
            language: item.language.or_else(|| feed.language.clone()),
            date: brief.date.clone(),
            attachments: item.attachments,
            link: item.url,
            id: item.id,
            headline: brief.headline.clone(),
            text,
            ground,
        }
    }
}

// The last step may be the article itself: its headline stands right below.
fn breadcrumb(feed: &Feed, own: Vec<Crumb>, headline: &str) -> Vec<Crumb> {
    let mut crumbs = if own.is_empty() { feed.breadcrumb() } else { own };
    if crumbs.last().is_some_and(|last| last.title.trim() == headline) {
        crumbs.pop();
    }
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
    let is_among = |image: &&Figure| item.figures.iter().any(|one| one.url == image.url);
    let image = item.image.as_ref().filter(|image| !is_among(image));
    let mut figures = vec![];
    for figure in image.into_iter().chain(&item.figures) {
        let Figure { url, .. } = figure;
        if !inside.contains(url) && ground.images.allow(url, &ground.origin) {
            figures.push(figure.clone());
        }
    }
    figures
}

fn credits(item: &Item, inside: &[Link]) -> Vec<(Link, String)> {
    let credited = |figure: &&Figure| !figure.credit.is_empty() && inside.contains(&figure.url);
    let figures = item.figures.iter().chain(&item.image).filter(credited);
    figures.map(|figure| (figure.url.clone(), figure.credit.clone())).collect()
}
