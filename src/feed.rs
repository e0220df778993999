//! A JSON Feed (<https://www.jsonfeed.org/version/1.1/>), decoded item by item as it is needed.
//!
//! Lenient an item, strict a value: a bad field is left out, a bad item is skipped, and only a
//! document that is no feed is an [`Error`]. Whatever was left out is told as a [`Problem`].

mod audit;
pub mod date;
mod document;
pub mod error;
mod fields;
pub mod item;
pub mod markup;
mod page;
pub mod picture;
pub mod problem;
mod proof;
pub mod retry;
mod selection;
pub mod shown;
pub mod text;
pub mod value;
pub mod zone;

use std::cell::RefCell;
use std::rc::Rc;

pub use date::Date;
pub use document::Document;
pub use error::Error;
pub use item::{Author, Context, Crumb, Figure, Item, Source};
pub use problem::{Level, Problem, Problems};
pub use selection::Selection;
pub use value::Value;

use crate::limits::{ITEMS_KEPT, PAGES, PROBLEMS};
use crate::link::{Link, Resolve, Use};
use fields::Fields;
use page::Page;
use problem::Path;
use proof::Proof;
use selection::Shown;
use zone::{DayIn, Zones};

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
    /// Whether its publisher will never add to it.
    pub expired: bool,
    // What is wrong with what it says of itself.
    problems: Problems,
    pages: Vec<Page>,
    shown: Shown,
    // Items that were asked for, the latest first.
    kept: RefCell<Vec<(usize, Rc<Item>)>>,
    next: Option<Link>,
    // The addresses of its pages, also of those that are still to come.
    asked: Vec<Link>,
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

impl Feed {
    /// Reads a feed that came from `address`.
    pub fn read(
        document: Rc<dyn Document>,
        address: &str,
        selection: &Selection,
        resolve: Resolve,
    ) -> Result<Self, Error> {
        let envelope = document.envelope();
        let mut problems = Problems::default();
        let has_version =
            envelope.member("version").text().is_some_and(|url| url.contains(VERSION));
        // Some generators leave an empty list out.
        if document.count().is_none() && !(has_version && document.lacks_items()) {
            return Err(Error::Shape);
        }
        if !has_version {
            problems.add(Problem::version());
        }
        let value = envelope.member("_newsreel");
        // What the feed says of itself stands at its own address, items at the publisher's site.
        let mut context = Context {
            base: address.to_owned(),
            resolve,
            authors: vec![],
            proof: Rc::new(Proof::new(Rc::clone(&document))),
            zones: Rc::new(Zones::new(
                value.member("time_zone").text(),
                selection.time_zone.as_ref(),
            )),
        };
        let (root, ours) = (Path::default(), Path::default().member("_newsreel"));
        let fields = Fields { value: &envelope, context: &context, path: &root };
        let home_page = fields.link("home_page_url", Use::Follow, &mut problems);
        let own = Link::new(address, address, Use::Fetch, resolve);
        let next = fields.next_page(own.as_ref(), &mut problems);
        let authors = fields.authors(&mut problems);
        let (title, language) = (context.proof.name(fields.string("title")), fields.language());
        let extension = Fields { value, context: &context, path: &ours };
        let breadcrumb = extension.many("breadcrumb", &mut problems, fields::crumb);
        let contact = extension.many("contact", &mut problems, contact).pop();
        let signup = extension.many("signup", &mut problems, signup).pop();
        context.base = home_page.map_or(context.base, |link| link.as_str().to_owned());
        context.authors = authors;
        let mut feed = Self {
            title,
            language,
            breadcrumb,
            contact,
            signup,
            expired: *envelope.member("expired") == Value::Bool(true),
            problems,
            pages: vec![Page { document, context }],
            shown: Shown::default(),
            kept: RefCell::default(),
            next,
            asked: own.into_iter().collect(),
        };
        feed.shown.add_last(&feed.pages, selection);
        Ok(feed)
    }

    /// The feed on a platform that knows the zones of the IANA database.
    #[must_use]
    pub fn with_zones(self, day_in: DayIn) -> Self {
        for page in &self.pages {
            page.context.zones.day_in.set(day_in);
        }
        self
    }

    /// How many items are shown.
    pub fn count(&self) -> usize {
        self.shown.count()
    }

    /// Items that are not shown because there is nothing in them to show.
    pub const fn skipped(&self) -> usize {
        self.shown.skipped
    }

    /// What is wrong with the feed, the items that are shown aside.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.problems.list().iter().chain(self.shown.problems.list()).take(PROBLEMS)
    }

    /// The item at `position` of those shown, and what is wrong with it.
    pub fn item(&self, position: usize) -> Option<(Item, Problems)> {
        let (page, index) = self.shown.place(position)?;
        Some(self.pages.get(page)?.item(index))
    }

    /// The item at `position`, which is kept: a slide, its name and its button decode it once.
    pub fn kept_item(&self, position: usize) -> Option<Rc<Item>> {
        let mut kept = self.kept.borrow_mut();
        if let Some((_, item)) = kept.iter().find(|(at, _)| *at == position) {
            return Some(Rc::clone(item));
        }
        let item = Rc::new(self.item(position)?.0);
        kept.truncate(ITEMS_KEPT - 1);
        kept.insert(0, (position, Rc::clone(&item)));
        Some(item)
    }

    /// Where the item with this id is shown: at `expected`, or at the first place it is found.
    pub fn position(&self, id: &str, expected: usize) -> Option<usize> {
        let has_id = |position: &usize| self.id(*position).is_some_and(|found| found == id);
        Some(expected).filter(has_id).or_else(|| (0..self.count()).find(has_id))
    }

    /// The address that those in the text of the item at `position` are relative to.
    pub fn base(&self, position: usize, item: &Item) -> String {
        let page = self.shown.place(position).and_then(|(page, _)| self.pages.get(page));
        let own = item.url.as_ref().map(Link::as_str);
        own.or_else(|| Some(&page?.context.base)).unwrap_or_default().to_owned()
    }

    /// The id of the item at `position`.
    pub fn id(&self, position: usize) -> Option<String> {
        let (page, index) = self.shown.place(position)?;
        Some(self.pages.get(page)?.id(index))
    }

    /// The index of the item at `position` among the `items` of its page.
    pub fn index(&self, position: usize) -> Option<usize> {
        self.shown.place(position).map(|(_, index)| index)
    }

    /// Shows other items of what has been read.
    pub fn select(&mut self, selection: &Selection) {
        self.shown = Shown::default();
        self.kept.take();
        for page in &self.pages {
            page.context.zones.page.replace(selection.time_zone.clone());
        }
        for pages in 1..=self.pages.len() {
            let pages = self.pages.get(..pages).unwrap_or_default();
            self.shown.add_last(pages, selection);
        }
    }

    /// How many pages it has so far.
    pub const fn pages(&self) -> usize {
        self.pages.len()
    }

    /// The address of the page after the last one, once: it stands at the feed's own origin and was
    /// not asked for before, so that no feed leads in a circle.
    pub fn take_next(&mut self) -> Option<Link> {
        let next = self.next.take().filter(|next| !self.asked.contains(next))?;
        self.asked.push(next.clone());
        (self.asked.len() <= PAGES).then_some(next)
    }

    /// Adds the page after the last one.
    pub fn append(&mut self, page: Self, selection: &Selection) {
        let zone = self.pages.first().map(|page| page.context.zones.feed.borrow().clone());
        for page in &page.pages {
            let mut own = page.context.zones.feed.borrow_mut();
            *own = own.take().or_else(|| zone.clone()?);
        }
        self.pages.extend(page.pages);
        self.next = page.next;
        self.shown.add_last(&self.pages, selection);
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
