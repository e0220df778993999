//! A JSON Feed (<https://www.jsonfeed.org/version/1.1/>), decoded item by item as it is needed.
//!
//! Lenient an item, strict a value: a bad field is left out, a bad item is skipped, and only a
//! document that is no feed is an [`Error`]. Whatever was left out is told as a [`Problem`].

pub mod date;
pub mod error;
mod fields;
pub mod item;
pub mod markup;
pub mod picture;
pub mod problem;
pub mod retry;
pub mod text;
pub mod value;

use std::fmt::Debug;
use std::rc::Rc;

pub use date::Date;
pub use error::Error;
pub use item::{Author, Context, Crumb, Figure, Item, Source};
pub use problem::{Level, Problem, Problems};
pub use value::Value;

use crate::link::{Link, Resolve, Use};
use fields::Fields;
use problem::Path;

/// A parsed JSON document that gives its parts one by one, so that a long feed is not decoded
/// whole.
pub trait Document: Debug {
    /// The top-level object without its `items`.
    fn envelope(&self) -> Value;
    /// How many `items` there are; `None` if they are not a list.
    fn count(&self) -> Option<usize>;
    /// One item.
    fn item(&self, index: usize) -> Value;
    /// One member of an item, without the rest of it.
    fn member(&self, index: usize, key: &str) -> Value;
}

impl Document for Value {
    fn envelope(&self) -> Value {
        self.clone()
    }

    fn count(&self) -> Option<usize> {
        let Self::List(items) = Self::member(self, "items") else { return None };
        Some(items.len())
    }

    fn item(&self, index: usize) -> Value {
        Self::member(self, "items").list().get(index).cloned().unwrap_or_default()
    }

    fn member(&self, index: usize, key: &str) -> Value {
        let item = Self::member(self, "items").list().get(index);
        item.map(|item| item.member(key).clone()).unwrap_or_default()
    }
}

/// A feed: what it says of itself, and its items on demand.
#[derive(Clone, Debug)]
pub struct Feed {
    /// The publisher's name for it; may be empty.
    pub title: String,
    /// The language of its items (BCP 47), where it says one.
    pub language: Option<String>,
    /// The way to it on the publisher's site.
    pub breadcrumb: Vec<Crumb>,
    /// Where the publisher can be reached.
    pub contact: Option<Contact>,
    /// Where its newsletter is subscribed to.
    pub signup: Option<Signup>,
    /// Items that are not shown because there is nothing in them to show.
    pub skipped: usize,
    /// What is wrong with the feed, its items aside.
    pub problems: Problems,
    document: Rc<dyn Document>,
    context: Context,
    // Indices into the document's items.
    shown: Vec<usize>,
}

/// Where a publisher can be reached.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contact {
    /// The organisation's name.
    pub organization: String,
    /// The postal address.
    pub address: String,
    /// The postal code.
    pub postal_code: String,
    /// The telephone number, as written.
    pub tel: String,
    /// The fax number, as written.
    pub fax: String,
    /// The e-mail address.
    pub email: String,
    /// The organisation's site.
    pub url: Option<Link>,
}

/// Where and how a newsletter is subscribed to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signup {
    /// The address that takes subscriptions.
    pub action: Option<Link>,
    /// The service behind it.
    pub provider: String,
    /// The name of the e-mail field.
    pub name: String,
    /// The form's heading.
    pub title: String,
    /// The sentence below the heading.
    pub text: String,
    /// The text of a box that must be ticked.
    pub consent: String,
    /// The privacy policy.
    pub privacy: Option<Link>,
    /// Fields that are sent along.
    pub fields: Vec<(String, String)>,
}

/// Which items are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// At most so many.
    pub limit: Option<usize>,
    /// Those with at least one of these tags; all if there are none here.
    pub tags: Vec<String>,
}

impl Feed {
    /// Reads a feed that came from `address`.
    pub fn read(
        document: Rc<dyn Document>,
        address: &str,
        selection: &Selection,
        resolve: Resolve,
    ) -> Result<Self, Error> {
        let envelope = document.envelope();
        let count = document.count().ok_or(Error::Shape)?;
        let mut problems = Problems::default();
        if !envelope.member("version").text().is_some_and(|url| url.contains(VERSION)) {
            problems.add(Problem::version());
        }
        // What the feed says of itself stands at its own address, items at the publisher's site.
        let mut context = Context { base: address.to_owned(), resolve, authors: vec![] };
        let (root, ours) = (Path::default(), Path::default().member("_newsreel"));
        let fields = Fields { value: &envelope, context: &context, path: &root };
        let home_page = fields.link("home_page_url", Use::Follow, &mut problems);
        let authors = fields.authors(&mut problems);
        let value = envelope.member("_newsreel");
        let extension = Fields { value, context: &context, path: &ours };
        let breadcrumb = extension.many("breadcrumb", &mut problems, fields::crumb);
        let contact = extension.many("contact", &mut problems, contact).pop();
        let signup = extension.many("signup", &mut problems, signup).pop();
        context.base = home_page.map_or(context.base, |link| link.as_str().to_owned());
        context.authors = authors;
        let mut feed = Self {
            title: envelope.member("title").text().unwrap_or_default().to_owned(),
            language: envelope.member("language").text().map(ToOwned::to_owned),
            breadcrumb,
            contact,
            signup,
            skipped: 0,
            shown: vec![],
            problems,
            document,
            context,
        };
        feed.select(count, selection);
        Ok(feed)
    }

    /// How many items are shown.
    pub fn count(&self) -> usize {
        self.shown.len()
    }

    /// The item at `position` of those shown, and what is wrong with it.
    pub fn item(&self, position: usize) -> Option<(Item, Problems)> {
        let index = *self.shown.get(position)?;
        let mut problems = Problems::default();
        let item = Item::read(&self.document.item(index), index, &self.context, &mut problems);
        Some((item, problems))
    }

    /// Where the item with this id is shown.
    pub fn position(&self, id: &str) -> Option<usize> {
        let has_id = |index: usize| {
            let member = |key: &str| (key.to_owned(), self.document.member(index, key));
            let value = Value::Object(vec![member("id"), member("url")]);
            fields::id(&value, index, &self.context) == id
        };
        self.shown.iter().position(|index| has_id(*index))
    }

    fn select(&mut self, count: usize, selection: &Selection) {
        let limit = selection.limit.unwrap_or(usize::MAX);
        for index in 0..count {
            if self.shown.len() >= limit {
                break;
            }
            if !self.is_displayable(index) {
                self.skipped += 1;
                self.problems.add(Problem::item(Path::item(index)));
            } else if self.has_tag(index, &selection.tags) {
                self.shown.push(index);
            }
        }
    }

    fn is_displayable(&self, index: usize) -> bool {
        let has = |key: &&str| match self.document.member(index, key) {
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::List(_) => false,
            Value::Object(_) => *key == "image",
            text @ Value::Text(_) => text.text().is_some(),
        };
        ["title", "summary", "content_text", "content_html", "image"].iter().any(has)
    }

    fn has_tag(&self, index: usize, wanted: &[String]) -> bool {
        if wanted.is_empty() {
            return true;
        }
        let tags = fields::tags(&self.document.member(index, "tags"));
        tags.iter().any(|tag| wanted.contains(tag))
    }
}

const VERSION: &str = "jsonfeed.org/version/";

#[expect(clippy::unnecessary_wraps, reason = "read by `Fields::many`")]
fn contact(fields: Fields<'_>, problems: &mut Problems) -> Option<Contact> {
    Some(Contact {
        organization: fields.string("organization"),
        address: fields.string("address"),
        postal_code: fields.string("postal_code"),
        tel: fields.string("tel"),
        fax: fields.string("fax"),
        email: fields.string("email"),
        url: fields.link("url", Use::Follow, problems),
    })
}

#[expect(clippy::unnecessary_wraps, reason = "read by `Fields::many`")]
fn signup(fields: Fields<'_>, problems: &mut Problems) -> Option<Signup> {
    let own_fields = match fields.value.member("fields") {
        Value::Object(members) => members.as_slice(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::List(_) => &[],
    };
    let texts = own_fields.iter().filter_map(|(name, value)| Some((name, value.text()?)));
    Some(Signup {
        action: fields.link("action", Use::Fetch, problems),
        provider: fields.string("provider"),
        name: fields.string("name"),
        title: fields.string("title"),
        text: fields.string("text"),
        consent: fields.string("consent"),
        privacy: fields.link("privacy_url", Use::Follow, problems),
        fields: texts.map(|(name, text)| (name.clone(), text.to_owned())).collect(),
    })
}
