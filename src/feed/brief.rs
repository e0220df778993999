//! Reads of an item what a slide shows.

use super::fields::{Fields, author, figure, id, picture_file};
use super::item::{Author, Brief, Figure};
use super::problem::Untold;
use crate::link::Use;
use crate::scan::finds;

impl Fields<'_, Untold> {
    /// What a slide shows of the item at `index`. All else of it is left alone.
    pub(super) fn brief(self, index: usize) -> Brief {
        let url = self.link("url", Use::Follow);
        let id = id(self.value, url.as_ref(), index);
        let fields = self.at(url.as_ref());
        let (title, summary) = fields.texts();
        let (image, published) = (fields.picture(), fields.date("date_published"));
        let alt = image.as_ref().map_or("", |image| &image.alt);
        let day = published.as_ref().map_or("", |date| &date.machine);
        let mut headline = title;
        for name in [alt, day, &id] {
            if headline.is_empty() {
                name.clone_into(&mut headline);
            }
        }
        let source = fields.ours().value.member("source").name().to_owned();
        let author = if source.is_empty() { fields.byline() } else { String::new() };
        let date = published.or_else(|| fields.date("date_modified"));
        let language = fields.language();
        Brief { id, url, headline, summary, image, date, source, author, language }
    }

    // The main picture, wherever it is.
    fn picture(&self) -> Option<Figure> {
        let image = self.image();
        let (ours, own) = (self.ours().value.member("figures"), self.value.member("attachments"));
        let has_others =
            !ours.is_null() || !own.is_null() || finds(self.text("content_html"), "<img");
        if image.is_some() || !has_others || !self.envelope.rare.may_read() {
            return image;
        }
        self.picture_elsewhere()
    }

    // In the shell this is a part of the module, which comes after the start.
    #[inline(never)]
    fn picture_elsewhere(&self) -> Option<Figure> {
        let image = self.ours().many("figures", figure).next();
        let image = image.or_else(|| self.figures_in_html().next());
        image.or_else(|| self.many("attachments", picture_file).next())
    }

    // The name of the first author, of the item or of the whole feed.
    fn byline(&self) -> String {
        let all = self.envelope.fields(Untold);
        for value in [self.value, all.value] {
            for key in ["authors", "author"] {
                if let Some(first) = value.member(key).one_or_many().first() {
                    let name = first.name();
                    let has_name = !name.is_empty();
                    let name = || self.name(name.to_owned());
                    return if has_name { name() } else { self.unnamed_author() };
                }
            }
        }
        String::new()
    }

    // Who has no name may be nobody, and the next is the first.
    fn unnamed_author(&self) -> String {
        if self.envelope.rare.may_read() { self.known_author() } else { String::new() }
    }

    // In the shell this is a part of the module, which comes after the start.
    #[inline(never)]
    fn known_author(&self) -> String {
        let all = self.envelope.fields(Untold);
        let author = self.first_author().or_else(|| all.first_author());
        author.map(|author| author.name).unwrap_or_default()
    }

    fn first_author(&self) -> Option<Author> {
        let mut authors = self.many("authors", author);
        authors.next().or_else(|| self.many("author", author).next())
    }
}
