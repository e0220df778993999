//! One item of a feed: what a slide, a reader and `readFeed` show of it.
//!
//! Reading an item never fails. A field that makes no sense is left out and told as a [`Problem`].

use super::date::Date;
use super::problem::{Path, Problem, Problems};
use super::text;
use super::value::Value;
use crate::limits::{HEADLINE_CHARS, SUMMARY_CHARS};
use crate::link::{Link, Resolve, Use};

/// An item, vetted: every address is a [`Link`], every text is plain but `html`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// Unique in the feed; made from the address or the position where the feed has none.
    pub id: String,
    /// Where the item stands on the publisher's site.
    pub url: Option<Link>,
    /// The headline. Where the feed has none, the first words of the item.
    pub title: String,
    /// A few plain sentences.
    pub summary: String,
    /// `content_text`, as it is.
    pub text: String,
    /// `content_html`, untrusted and not for any HTML parser of the live document.
    pub html: String,
    /// The main picture.
    pub image: Option<Figure>,
    /// When it was published.
    pub date_published: Option<Date>,
    /// When it was last changed.
    pub date_modified: Option<Date>,
    /// Who wrote it; the feed's authors where the item names none.
    pub authors: Vec<Author>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Files that belong to it.
    pub attachments: Vec<Attachment>,
    /// Whom it was taken over from.
    pub source: Option<Source>,
    /// All its pictures.
    pub figures: Vec<Figure>,
    /// The way to it on the publisher's site.
    pub breadcrumb: Vec<Crumb>,
    /// Its language (BCP 47), where it says one.
    pub language: Option<String>,
}

/// A picture with what is said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The picture's address.
    pub url: Link,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// The line below it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
    /// Its width in pixels.
    pub width: Option<u32>,
    /// Its height in pixels.
    pub height: Option<u32>,
}

/// A person or an organisation that wrote.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Author {
    /// The name.
    pub name: String,
    /// A page about them.
    pub url: Option<Link>,
    /// A picture of them.
    pub avatar: Option<Link>,
}

/// A file that belongs to an item.
#[derive(Clone, Debug, PartialEq)]
pub struct Attachment {
    /// Where it is.
    pub url: Link,
    /// Its media type, empty where the feed does not say.
    pub mime_type: String,
    /// Its name; attachments of equal names are the same thing in several forms.
    pub title: String,
    /// Its size.
    pub size_bytes: Option<f64>,
    /// How long it plays.
    pub duration_seconds: Option<f64>,
}

/// Whom an item was taken over from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The name.
    pub name: String,
    /// A page of theirs.
    pub url: Option<Link>,
}

/// One step of a breadcrumb.
#[derive(Clone, Debug, PartialEq)]
pub struct Crumb {
    /// The step's name.
    pub title: String,
    /// Where it leads.
    pub url: Option<Link>,
}

/// What an item is read against.
#[derive(Clone, Debug)]
pub struct Context {
    /// The address against which others are resolved.
    pub base: String,
    /// The platform's URL parser.
    pub resolve: Resolve,
    /// The feed's authors.
    pub authors: Vec<Author>,
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
pub fn id(item: &Value, index: usize, context: &Context) -> String {
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
    text.or_else(|| Some(id.whole_number()?.to_string()))
}

/// One object of a feed, and what its members are read against.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a> {
    /// The object.
    pub value: &'a Value,
    /// What its members are read against.
    pub context: &'a Context,
    /// Where it stands.
    pub path: &'a Path,
}

impl Fields<'_> {
    fn item(self, problems: &mut Problems) -> Item {
        let (ours, ours_path) = (self.value.member("_newsreel"), self.path.member("_newsreel"));
        let html = self.string("content_html");
        let text = self.string("content_text");
        let summary = summary(self.string("summary"), &text, &html);
        let own_authors = self.authors(problems);
        let extension = Fields { value: ours, path: &ours_path, ..self };
        Item {
            title: headline(self.string("title"), &summary),
            image: self.image(ours, problems),
            date_published: self.date("date_published", problems),
            date_modified: self.date("date_modified", problems),
            authors: if own_authors.is_empty() {
                self.context.authors.clone()
            } else {
                own_authors
            },
            tags: tags(self.value.member("tags")),
            attachments: self.many("attachments", problems, attachment),
            source: extension.source(problems),
            figures: extension.many("figures", problems, figure),
            breadcrumb: extension.many("breadcrumb", problems, crumb),
            language: self.value.member("language").text().map(ToOwned::to_owned),
            summary,
            text,
            html,
            ..Item::default()
        }
    }

    /// The text of a member, empty where there is none.
    pub fn string(self, key: &str) -> String {
        self.value.member(key).text().unwrap_or_default().to_owned()
    }

    /// The address in a member.
    pub fn link(self, key: &str, purpose: Use, problems: &mut Problems) -> Option<Link> {
        let text = self.value.member(key).text()?;
        let link = Link::new(text, &self.context.base, purpose, self.context.resolve);
        if link.is_none() {
            problems.add(Problem::address(self.path.member(key)));
        }
        link
    }

    /// The authors: `authors` of version 1.1 over `author` of version 1.
    pub fn authors(self, problems: &mut Problems) -> Vec<Author> {
        let several = self.many("authors", problems, author);
        if several.is_empty() { self.many("author", problems, author) } else { several }
    }

    /// Each object of a member that should be a list of them, as far as it can be read.
    pub fn many<T>(
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
        Some(Figure {
            url,
            alt: told("image_alt", "alt"),
            caption: told("image_caption", "caption"),
            credit: told("image_credit", "credit"),
            width: size("image_width", "width"),
            height: size("image_height", "height"),
        })
    }

    fn date(self, key: &str, problems: &mut Problems) -> Option<Date> {
        let text = self.value.member(key).text()?;
        let date = Date::new(text);
        if date.is_none() {
            problems.add(Problem::date(self.path.member(key)));
        }
        date
    }
}

/// One step of a breadcrumb.
pub fn crumb(fields: Fields<'_>, problems: &mut Problems) -> Option<Crumb> {
    let title = fields.string("title");
    let url = fields.link("url", Use::Follow, problems);
    (!title.is_empty()).then_some(Crumb { title, url })
}

fn author(fields: Fields<'_>, problems: &mut Problems) -> Option<Author> {
    if let Some(name) = fields.value.text() {
        return Some(Author { name: name.to_owned(), ..Author::default() });
    }
    let url = fields.link("url", Use::Follow, problems);
    let avatar = fields.link("avatar", Use::Picture, problems);
    let author = Author { name: fields.string("name"), url, avatar };
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
    if !fields.value.is_object() {
        return None;
    }
    Some(Figure {
        url: fields.link("url", Use::Picture, problems)?,
        alt: fields.string("alt"),
        caption: fields.string("caption"),
        credit: fields.string("credit"),
        width: pixels(fields.value.member("width")),
        height: pixels(fields.value.member("height")),
    })
}

/// The tags in a member: a list of strings, or one string parted by commas.
pub fn tags(value: &Value) -> Vec<String> {
    let texts = value.one_or_many().iter().filter_map(Value::text);
    let is_list = matches!(value, Value::List(_));
    let parted = texts.flat_map(|text| text.split(if is_list { '\0' } else { ',' }));
    parted.map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect()
}

fn summary(own: String, text: &str, html: &str) -> String {
    if !own.is_empty() {
        return own;
    }
    let made = if text.is_empty() {
        text::from_html(html, SUMMARY_CHARS)
    } else {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
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
    let number = value.number().filter(|number| (1.0..65_536.0).contains(number))?;
    Some(number as u32)
}
