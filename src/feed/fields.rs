//! Reads the objects of a feed, member by member, and tells what had to be left out.

use super::date::Date;
use super::envelope::Envelope;
use super::item::{Attachment, Author, Crumb, Figure, Item, Source};
use super::picture::{self, Found};
use super::problem::{Place, Problem, Untold};
use super::proof::{may_be_escaped, may_be_html};
use super::text;
use super::value::Value;
use crate::limits::{HEADLINE_CHARS, PIXELS, SUMMARY_CHARS, TINY_PIXELS};
use crate::link::{self, Link, Use};
use crate::number;
use crate::scan::{Scanner, joined, parts, replace_into};

/// One object of a feed, and what its members are read against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields<'a, P> {
    /// The object.
    pub(super) value: &'a Value,
    /// The address that those in it are relative to.
    pub(super) base: &'a str,
    /// The document that it is of.
    pub(super) envelope: &'a Envelope,
    /// Where it stands.
    pub(super) place: P,
}

impl Envelope {
    /// What the document says of itself.
    pub(super) fn fields<P>(&self, place: P) -> Fields<'_, P> {
        Fields { value: &self.value, base: &self.address, envelope: self, place }
    }
}

/// The id of the item at `index`, made from its address or its place where it has none.
pub(super) fn id(item: &Value, url: Option<&Link>, index: usize) -> String {
    own_id(item).unwrap_or_else(|| match url {
        Some(url) => url.as_str().to_owned(),
        None => joined(&["items[", &number::write(index), "]"]),
    })
}

// JSON Feed 1.1 has readers turn a number into a string.
fn own_id(item: &Value) -> Option<String> {
    let id = item.member("id");
    let text = id.text().map(ToOwned::to_owned);
    text.or_else(|| {
        let number = id.whole_number()?;
        let sign = if number < 0 { "-" } else { "" };
        Some(joined(&[sign, &number::write(number.unsigned_abs())]))
    })
}

impl<'a, P: Place> Fields<'a, P> {
    /// All of the item at `index`.
    pub(super) fn item(self, index: usize) -> Item {
        let url = self.link("url", Use::Follow);
        let id = id(self.value, url.as_ref(), index);
        let fields = self.at(url.as_ref());
        let (title, summary) = fields.texts();
        let mut authors = fields.authors();
        if authors.is_empty() {
            authors = fields.envelope.fields(fields.place.untold()).authors();
        }
        let ours = fields.ours();
        let mut figures: Vec<_> = ours.many("figures", figure).collect();
        if figures.is_empty() {
            figures = fields.figures_in_html().collect();
        }
        let mut image = fields.image().or_else(|| figures.first().cloned());
        let date_published = fields.date("date_published");
        let date_modified = fields.date("date_modified");
        let mut attachments = fields.many("attachments", attachment).collect();
        if image.is_none() {
            image = Self::picture_among(&mut attachments);
        }
        let (source, breadcrumb) = (ours.source(), ours.breadcrumb());
        if own_id(fields.value).is_none() {
            fields.place.member("id").tell(Problem::id);
        }
        Item {
            id,
            title,
            summary,
            text: fields.string("content_text"),
            html: fields.string("content_html"),
            image,
            date_published,
            date_modified,
            authors,
            tags: tags(fields.value.member("tags")),
            attachments,
            source,
            figures,
            breadcrumb,
            language: fields.language(),
            url,
        }
    }

    // The first picture among the files of an item, which is then no file any more.
    fn picture_among(attachments: &mut Vec<Attachment>) -> Option<Figure> {
        let is_picture = |file: &Attachment| is_picture(&file.mime_type, &file.url);
        let place = attachments.iter().position(is_picture)?;
        let Attachment { url, title, .. } = attachments.remove(place);
        Some(file_as_figure(url, title))
    }

    /// What stands in an item is relative to its own address.
    pub(super) fn at(self, url: Option<&'a Link>) -> Self {
        Self { base: url.map_or(self.base, Link::as_str), ..self }
    }

    fn inner(&self, key: &str) -> Self {
        let place = self.place.member(key);
        Self { value: self.value.member(key), place, ..*self }
    }

    /// Our extension.
    pub(super) fn ours(&self) -> Self {
        self.inner("_newsreel")
    }

    /// The text of a member, empty where there is none.
    pub(super) fn text(&self, key: &str) -> &'a str {
        self.value.member(key).text().unwrap_or_default()
    }

    /// The text of a member, empty where there is none.
    pub(super) fn string(&self, key: &str) -> String {
        self.text(key).to_owned()
    }

    /// The language (BCP 47), also where it is written as locales are (`zh_TW`).
    pub(super) fn language(&self) -> Option<String> {
        let written = self.value.member("language").text()?;
        let mut language = String::new();
        replace_into(&mut language, written, "_", "-");
        Some(language)
    }

    /// The address in a member.
    pub(super) fn link(&self, key: &str, purpose: Use) -> Option<Link> {
        let text = self.value.member(key).text()?;
        let link = Link::new(text, self.base, purpose, self.envelope.resolve);
        if link.is_none() {
            self.place.member(key).tell(Problem::address);
        }
        link
    }

    /// The next page of a feed that came from `own`; only its own origin may add to it.
    pub(super) fn next_page(&self, own: Option<&Link>) -> Option<Link> {
        let next = self.link("next_url", Use::Fetch)?;
        // A publisher is told by what the feed says of itself: it may be judged from anywhere.
        let said = self.envelope.fields(Untold).link("feed_url", Use::Fetch);
        if said.is_some_and(|said| said.origin() != next.origin()) {
            self.place.member("next_url").tell(Problem::next_page);
        }
        own.filter(|own| own.origin() == next.origin()).and(Some(next))
    }

    /// The authors: `authors` of version 1.1 over `author` of version 1.
    pub(super) fn authors(&self) -> Vec<Author> {
        let several: Vec<_> = self.many("authors", author).collect();
        if several.is_empty() { self.many("author", author).collect() } else { several }
    }

    /// The way to what this is on the publisher's site.
    pub(super) fn breadcrumb(&self) -> Vec<Crumb> {
        self.many("breadcrumb", crumb).collect()
    }

    /// Each object of a member that should be a list of them, as far as it can be read.
    pub(super) fn many<'s, T>(
        &'s self,
        key: &'s str,
        read: impl Fn(&Self) -> Option<T> + 's,
    ) -> impl Iterator<Item = T> + 's {
        let Fields { value: member, .. } = self.inner(key);
        let is_list = matches!(member, Value::List(_));
        let entries = member.one_or_many().iter().enumerate();
        entries.filter_map(move |(index, value)| {
            let place = self.place.member(key);
            let place = if is_list { place.entry(index) } else { place };
            read(&Fields { value, place, ..*self })
        })
    }

    fn source(&self) -> Option<Source> {
        let source = self.inner("source");
        let (name, url) = (source.value.name().to_owned(), source.link("url", Use::Follow));
        (!name.is_empty()).then_some(Source { name, url })
    }

    /// Headline and summary; each is made of other texts where there is none.
    pub(super) fn texts(&self) -> (String, String) {
        let (title, summary) = (self.string("title"), self.string("summary"));
        let has_content =
            ["content_text", "content_html"].iter().any(|key| !self.text(key).is_empty());
        let is_whole = if summary.is_empty() { !has_content } else { !title.is_empty() };
        let is_plain = !may_be_escaped(&title) && !may_be_html(&summary);
        let rare = &self.envelope.rare;
        let may_read = if is_plain && is_whole {
            false
        } else if is_plain && !title.is_empty() {
            // A headline need not wait for the words below it.
            rare.may_follow()
        } else {
            rare.may_read()
        };
        if may_read { self.made_texts(title, summary) } else { (title, summary) }
    }

    // In the shell this is a part of the module, which comes after the start.
    #[inline(never)]
    fn made_texts(&self, title: String, summary: String) -> (String, String) {
        let proof = &self.envelope.proof;
        let (title, mut summary) = (proof.title(title), proof.summary(summary));
        if summary.is_empty() {
            summary = self.start(&title);
        }
        let title = if title.is_empty() { text::cut(&summary, HEADLINE_CHARS) } else { title };
        (title, summary)
    }

    /// A name that stands beside the items.
    pub(super) fn name(&self, written: String) -> String {
        if may_be_escaped(&written) && self.envelope.rare.may_read() {
            return self.envelope.proof.name(written);
        }
        written
    }

    // The first words below the headline.
    fn start(&self, headline: &str) -> String {
        let text = self.text("content_text");
        let made = if text.is_empty() {
            text::below(self.text("content_html"), headline, SUMMARY_CHARS)
        } else {
            text::fold_all(text)
        };
        text::cut(&made, SUMMARY_CHARS)
    }

    /// A string, an object as some generators write it, or the banner; our extension adds the rest.
    pub(super) fn image(&self) -> Option<Figure> {
        let (object, ours) = (self.inner("image"), self.ours().value);
        let image = object.value;
        let url = if image.is_object() {
            let mut keys = ["url", "src", "path"].into_iter();
            keys.find_map(|key| object.link(key, Use::Picture))
        } else {
            self.link("image", Use::Picture)
        };
        let url = url.or_else(|| self.link("banner_image", Use::Picture))?;
        let told = |ours_key: &str, key: &str| {
            let ours = ours.member(ours_key).text().or_else(|| image.member(key).text());
            ours.unwrap_or_default().to_owned()
        };
        let size = |ours_key: &str, key: &str| {
            pixels(ours.member(ours_key)).or_else(|| pixels(image.member(key)))
        };
        let (width, height) = (size("image_width", "width"), size("image_height", "height"));
        if is_tiny(width) || is_tiny(height) {
            return None;
        }
        Some(Figure {
            url,
            alt: told("image_alt", "alt"),
            caption: told("image_caption", "caption"),
            credit: told("image_credit", "credit"),
            width,
            height,
            sources: None,
        })
    }

    /// Pictures in the HTML, for feeds that name none.
    pub(super) fn figures_in_html(&self) -> impl Iterator<Item = Figure> {
        let link =
            |address: &str, purpose| Link::new(address, self.base, purpose, self.envelope.resolve);
        let figure = move |found: Found| {
            let Found { src, alt, caption, width, height, srcset, sizes } = found;
            let url = link(&src, Use::Picture);
            let candidate = |address: &str| link(address, Use::Fetch);
            let sources = link::srcset(&srcset, &candidate).map(|srcset| (srcset, sizes));
            if url.is_none() {
                self.place.member("content_html").tell(Problem::address);
            }
            Some(Figure { url: url?, alt, caption, credit: String::new(), width, height, sources })
        };
        picture::find(self.text("content_html")).into_iter().filter_map(figure)
    }

    /// The day in a member.
    pub(super) fn date(&self, key: &str) -> Option<Date> {
        let member = self.value.member(key);
        let date = match member.text().and_then(Date::plain) {
            Some(date) => Some(date),
            None if member.is_null() || !self.envelope.rare.may_read() => None,
            None => Date::read(member),
        };
        if date.is_none()
            && (member.text().is_some() || !matches!(member, Value::Null | Value::Text(_)))
        {
            self.place.member(key).tell(Problem::date);
        }
        let Envelope { zones, rare, .. } = self.envelope;
        let date = date?;
        let stays = !zones.are_said() || !rare.may_read();
        Some(if stays { date } else { zones.place(date) })
    }
}

fn crumb<P: Place>(fields: &Fields<'_, P>) -> Option<Crumb> {
    let (title, url) = (fields.string("title"), fields.link("url", Use::Follow));
    (!title.is_empty()).then_some(Crumb { title, url })
}

/// Who has written something.
pub(super) fn author<P: Place>(fields: &Fields<'_, P>) -> Option<Author> {
    let name = fields.name(fields.value.name().to_owned());
    let (url, avatar) = (fields.link("url", Use::Follow), fields.link("avatar", Use::Picture));
    let is_known = !name.is_empty() || url.is_some() || avatar.is_some();
    is_known.then_some(Author { name, url, avatar })
}

fn attachment<P: Place>(fields: &Fields<'_, P>) -> Option<Attachment> {
    Some(Attachment {
        url: fields.link("url", Use::Follow)?,
        mime_type: fields.string("mime_type"),
        title: fields.string("title"),
        size_bytes: fields.value.member("size_in_bytes").number(),
        duration_seconds: fields.value.member("duration_in_seconds").number(),
    })
}

/// A picture, as our extension has it.
pub(super) fn figure<P: Place>(fields: &Fields<'_, P>) -> Option<Figure> {
    let width = pixels(fields.value.member("width"));
    let height = pixels(fields.value.member("height"));
    if !fields.value.is_object() || is_tiny(width) || is_tiny(height) {
        return None;
    }
    Some(Figure {
        url: fields.link("url", Use::Picture)?,
        alt: fields.string("alt"),
        caption: fields.string("caption"),
        credit: fields.string("credit"),
        width,
        height,
        sources: None,
    })
}

/// A picture among the files of an item.
pub(super) fn picture_file<P: Place>(fields: &Fields<'_, P>) -> Option<Figure> {
    let url = fields.link("url", Use::Follow)?;
    is_picture(fields.text("mime_type"), &url).then(|| file_as_figure(url, fields.string("title")))
}

fn is_picture(mime_type: &str, url: &Link) -> bool {
    let kind = Scanner::new(mime_type).before("/");
    kind.eq_ignore_ascii_case("image") && url.as_str().starts_with("http")
}

fn file_as_figure(url: Link, alt: String) -> Figure {
    let (caption, credit) = Default::default();
    Figure { url, alt, caption, credit, width: None, height: None, sources: None }
}

fn is_tiny(pixels: Option<u32>) -> bool {
    pixels.is_some_and(|pixels| pixels <= TINY_PIXELS)
}

/// The tags in a member: a list of strings, or one string parted by commas.
pub(super) fn tags(value: &Value) -> Vec<String> {
    let Value::List(entries) = value else { return parts(value.text().unwrap_or_default(), ",") };
    let mut tags = vec![];
    for tag in entries {
        tags.extend(tag.text().map(ToOwned::to_owned));
    }
    tags
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::as_conversions,
    reason = "the range is checked"
)]
fn pixels(value: &Value) -> Option<u32> {
    let number = value.number().filter(|number| (1.0..=f64::from(PIXELS)).contains(number))?;
    Some(number as u32)
}
