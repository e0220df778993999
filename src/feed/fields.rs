//! Reads the objects of a feed, member by member, and tells what had to be left out.

use super::date::Date;
use super::item::{Attachment, Author, Context, Crumb, Figure, Item, Source};
use super::picture::{self, Found};
use super::problem::{Path, Problem, Problems};
use super::text;
use super::value::Value;
use crate::limits::{HEADLINE_CHARS, PIXELS, SUMMARY_CHARS, TINY_PIXELS};
use crate::link::{self, Link, Use};
use crate::number;

/// One object of a feed, and what its members are read against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields<'a> {
    /// The object.
    pub(super) value: &'a Value,
    /// What its members are read against.
    pub(super) context: &'a Context,
    /// Where it stands.
    pub(super) path: &'a Path,
}

impl Item {
    /// Reads the item that stands at `index` of the feed's `items`.
    pub fn read(value: &Value, index: usize, context: &Context, problems: &mut Problems) -> Self {
        let path = Path::item(index);
        let url = Fields { value, context, path: &path }.link("url", Use::Follow, problems);
        // An item's own address is the base of what stands in it.
        let inner = url.as_ref().map_or_else(|| context.clone(), |url| context.at(url));
        let fields = Fields { value, context: &inner, path: &path };
        let mut item = fields.item(problems);
        if own_id(value).is_none() {
            problems.add(Problem::id(&path));
        }
        item.id = id(value, index, context);
        item.url = url;
        item
    }
}

impl Context {
    fn at(&self, url: &Link) -> Self {
        Self { base: url.as_str().to_owned(), ..self.clone() }
    }
}

/// The id of the item at `index`, made from its address or its place where it has none.
pub(super) fn id(item: &Value, index: usize, context: &Context) -> String {
    own_id(item).unwrap_or_else(|| {
        let path = Path::item(index);
        let fields = Fields { value: item, context, path: &path };
        let url = fields.link("url", Use::Follow, &mut Problems::default());
        url.map_or(path.0, |url| url.as_str().to_owned())
    })
}

// JSON Feed 1.1 has readers turn a number into a string.
fn own_id(item: &Value) -> Option<String> {
    let id = item.member("id");
    let text = id.text().map(ToOwned::to_owned);
    text.or_else(|| {
        let number = id.whole_number()?;
        let sign = if number < 0 { "-" } else { "" };
        Some([sign, &number::write(number.unsigned_abs())].concat())
    })
}

impl Fields<'_> {
    /// All of an item but its id and address.
    pub(super) fn item(self, problems: &mut Problems) -> Item {
        let (ours, ours_path) = (self.value.member("_newsreel"), self.path.member("_newsreel"));
        let html = self.string("content_html");
        let text = self.string("content_text");
        let proof = &self.context.proof;
        let title = proof.title(self.string("title"));
        let summary = summary(proof.summary(self.string("summary")), &title, &text, &html);
        let own_authors = self.authors(problems);
        let extension = Fields { value: ours, path: &ours_path, ..self };
        let mut figures = extension.many("figures", problems, figure);
        if figures.is_empty() {
            figures = self.figures_of(&html, problems);
        }
        let mut image = self.image(ours, problems).or_else(|| figures.first().cloned());
        let date_published = self.date("date_published", problems);
        let date_modified = self.date("date_modified", problems);
        let mut attachments = self.many("attachments", problems, attachment);
        if image.is_none() {
            image = picture_among(&mut attachments);
        }
        Item {
            title: headline(title, &summary),
            image,
            date_published,
            date_modified,
            authors: if own_authors.is_empty() {
                self.context.authors.clone()
            } else {
                own_authors
            },
            tags: tags(self.value.member("tags")),
            attachments,
            source: extension.source(problems),
            figures,
            breadcrumb: extension.many("breadcrumb", problems, crumb),
            language: self.language(),
            summary,
            text,
            html,
            ..Item::default()
        }
    }

    /// The text of a member, empty where there is none.
    pub(super) fn string(self, key: &str) -> String {
        self.value.member(key).text().unwrap_or_default().to_owned()
    }

    /// The language (BCP 47), also where it is written as locales are (`zh_TW`).
    pub(super) fn language(self) -> Option<String> {
        let written = self.value.member("language").text()?;
        Some(written.chars().map(|c| if c == '_' { '-' } else { c }).collect())
    }

    /// The address in a member.
    pub(super) fn link(self, key: &str, purpose: Use, problems: &mut Problems) -> Option<Link> {
        let text = self.value.member(key).text()?;
        let link = Link::new(text, &self.context.base, purpose, self.context.resolve);
        if link.is_none() {
            problems.add(Problem::address(self.path.member(key)));
        }
        link
    }

    /// The next page of a feed that came from `own`; only its own origin may add to it.
    pub(super) fn next_page(self, own: Option<&Link>, problems: &mut Problems) -> Option<Link> {
        let next = self.link("next_url", Use::Fetch, problems)?;
        // A publisher is told by what the feed says of itself: it may be judged from anywhere.
        let said = self.link("feed_url", Use::Fetch, &mut Problems::default());
        if said.is_some_and(|said| said.origin() != next.origin()) {
            problems.add(Problem::next_page(self.path));
        }
        own.filter(|own| own.origin() == next.origin()).and(Some(next))
    }

    /// The authors: `authors` of version 1.1 over `author` of version 1.
    pub(super) fn authors(self, problems: &mut Problems) -> Vec<Author> {
        let several = self.many("authors", problems, author);
        if several.is_empty() { self.many("author", problems, author) } else { several }
    }

    /// Each object of a member that should be a list of them, as far as it can be read.
    pub(super) fn many<T>(
        self,
        key: &str,
        problems: &mut Problems,
        read: impl Fn(Fields<'_>, &mut Problems) -> Option<T>,
    ) -> Vec<T> {
        let (path, member) = (self.path.member(key), self.value.member(key));
        let is_list = matches!(member, Value::List(_));
        let entries = member.one_or_many().iter().enumerate();
        let read_entry = |(index, value)| {
            let path = if is_list { path.entry(index) } else { path.clone() };
            read(Fields { value, path: &path, ..self }, problems)
        };
        entries.filter_map(read_entry).collect()
    }

    fn source(self, problems: &mut Problems) -> Option<Source> {
        let value = self.value.member("source");
        if let Some(name) = value.text() {
            return Some(Source { name: name.to_owned(), url: None });
        }
        let fields = Fields { value, path: &self.path.member("source"), ..self };
        let name = fields.string("name");
        let url = fields.link("url", Use::Follow, problems);
        (!name.is_empty()).then_some(Source { name, url })
    }

    // A string, an object as some generators write it, or the banner; our extension adds the rest.
    fn image(self, ours: &Value, problems: &mut Problems) -> Option<Figure> {
        let image = self.value.member("image");
        let object = Fields { value: image, path: &self.path.member("image"), ..self };
        let url = if image.is_object() {
            let mut keys = ["url", "src", "path"].into_iter();
            keys.find_map(|key| object.link(key, Use::Picture, problems))
        } else {
            self.link("image", Use::Picture, problems)
        };
        let url = url.or_else(|| self.link("banner_image", Use::Picture, problems))?;
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

    // Pictures in the HTML, for feeds that name none.
    fn figures_of(self, html: &str, problems: &mut Problems) -> Vec<Figure> {
        let path = self.path.member("content_html");
        let figure = |found: Found| {
            let Context { base, resolve, .. } = self.context;
            let Found { src, alt, caption, width, height, srcset, sizes } = found;
            let url = Link::new(&src, base, Use::Picture, *resolve);
            let candidate = |address: &str| Link::new(address, base, Use::Fetch, *resolve);
            let sources = link::srcset(&srcset, &candidate).map(|srcset| (srcset, sizes));
            if url.is_none() {
                problems.add(Problem::address(path.clone()));
            }
            Some(Figure { url: url?, alt, caption, credit: String::new(), width, height, sources })
        };
        picture::find(html).into_iter().filter_map(figure).collect()
    }

    fn date(self, key: &str, problems: &mut Problems) -> Option<Date> {
        let member = self.value.member(key);
        let date = Date::read(member);
        if date.is_none()
            && (member.text().is_some() || !matches!(member, Value::Null | Value::Text(_)))
        {
            problems.add(Problem::date(self.path.member(key)));
        }
        Some(self.context.zones.place(date?))
    }
}

/// One step of a breadcrumb.
pub(super) fn crumb(fields: Fields<'_>, problems: &mut Problems) -> Option<Crumb> {
    let title = fields.string("title");
    let url = fields.link("url", Use::Follow, problems);
    (!title.is_empty()).then_some(Crumb { title, url })
}

fn author(fields: Fields<'_>, problems: &mut Problems) -> Option<Author> {
    let proof = &fields.context.proof;
    if let Some(name) = fields.value.text() {
        return Some(Author { name: proof.name(name.to_owned()), ..Author::default() });
    }
    let url = fields.link("url", Use::Follow, problems);
    let avatar = fields.link("avatar", Use::Picture, problems);
    let author = Author { name: proof.name(fields.string("name")), url, avatar };
    (author != Author::default()).then_some(author)
}

fn attachment(fields: Fields<'_>, problems: &mut Problems) -> Option<Attachment> {
    Some(Attachment {
        url: fields.link("url", Use::Follow, problems)?,
        mime_type: fields.string("mime_type"),
        title: fields.string("title"),
        size_bytes: fields.value.member("size_in_bytes").number(),
        duration_seconds: fields.value.member("duration_in_seconds").number(),
    })
}

fn figure(fields: Fields<'_>, problems: &mut Problems) -> Option<Figure> {
    let width = pixels(fields.value.member("width"));
    let height = pixels(fields.value.member("height"));
    if !fields.value.is_object() || is_tiny(width) || is_tiny(height) {
        return None;
    }
    Some(Figure {
        url: fields.link("url", Use::Picture, problems)?,
        alt: fields.string("alt"),
        caption: fields.string("caption"),
        credit: fields.string("credit"),
        width,
        height,
        sources: None,
    })
}

/// The first picture among the files of an item, which is then no file any more.
fn picture_among(attachments: &mut Vec<Attachment>) -> Option<Figure> {
    let is_picture = |file: &Attachment| {
        let kind = file.mime_type.split('/').next();
        kind.is_some_and(|kind| kind.eq_ignore_ascii_case("image"))
            && file.url.as_str().starts_with("http")
    };
    let place = attachments.iter().position(is_picture)?;
    let Attachment { url, title: alt, .. } = attachments.remove(place);
    let (caption, credit) = Default::default();
    Some(Figure { url, alt, caption, credit, width: None, height: None, sources: None })
}

fn is_tiny(pixels: Option<u32>) -> bool {
    pixels.is_some_and(|pixels| pixels <= TINY_PIXELS)
}

/// The tags in a member: a list of strings, or one string parted by commas.
pub(super) fn tags(value: &Value) -> Vec<String> {
    let texts = value.one_or_many().iter().filter_map(Value::text);
    let is_list = matches!(value, Value::List(_));
    let parted = texts.flat_map(|text| text.split(if is_list { '\0' } else { ',' }));
    parted.map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect()
}

fn summary(own: String, title: &str, text: &str, html: &str) -> String {
    if !own.is_empty() {
        return own;
    }
    let made = if text.is_empty() {
        text::below(html, title, SUMMARY_CHARS)
    } else {
        text::join(text.split_whitespace(), " ")
    };
    text::cut(&made, SUMMARY_CHARS)
}

fn headline(own: String, summary: &str) -> String {
    if own.is_empty() { text::cut(summary, HEADLINE_CHARS) } else { own }
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
