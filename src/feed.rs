//! A JSON Feed (<https://www.jsonfeed.org/version/1.1/>), decoded item by item as it is needed.
//!
//! Lenient an item, strict a value: a bad field is left out, a bad item is skipped, and only a
//! document that is no feed is an [`Error`]. Whatever was left out is told as a [`Problem`].

mod audit;
mod brief;
pub mod date;
mod document;
mod envelope;
pub mod error;
mod fields;
pub mod item;
pub mod markup;
mod page;
pub mod picture;
pub mod problem;
mod proof;
pub mod publisher;
pub mod reference;
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
pub use item::{Author, Brief, Crumb, Figure, Item, Source};
pub use problem::{Level, Problem, Problems};
pub use publisher::{Contact, Signup};
pub use selection::Selection;
pub use value::Value;
pub use zone::DayIn;

use crate::limits::{ITEMS_KEPT, PAGES};
use crate::link::{Link, Resolve, Use};
use crate::scan::holds;
use envelope::{Envelope, Rare};
use page::Page;
use problem::{Path, Place, Told, Untold};
use proof::Proof;
use selection::Shown;
use zone::Zones;

/// A feed: what it says of itself, and its items on demand.
#[derive(Clone, Debug)]
pub struct Feed {
    /// The publisher's name for it; may be empty.
    pub title: String,
    /// The language of its items (BCP 47), where it says one.
    pub language: Option<String>,
    /// Whether its publisher will never add to it.
    pub expired: bool,
    pages: Vec<Page>,
    shown: Shown,
    // Items that were asked for, the latest first.
    kept: RefCell<Vec<(usize, Rc<Brief>)>>,
    next: Option<Link>,
    // The addresses of its pages, also of those that are still to come.
    asked: Vec<Link>,
}

impl Feed {
    /// Reads a feed that came from `address`.
    pub fn read(
        document: Rc<dyn Document>,
        address: &str,
        selection: &Selection,
        resolve: Resolve,
    ) -> Result<Self, Error> {
        let mut feed = Self::begin(document, address, selection, resolve)?;
        feed.complete();
        Ok(feed)
    }

    /// Reads a feed as far as the start of the widget can, until [`Feed::complete`].
    pub fn begin(
        document: Rc<dyn Document>,
        address: &str,
        selection: &Selection,
        resolve: Resolve,
    ) -> Result<Self, Error> {
        let value = document.envelope();
        // Some generators leave an empty list out.
        if document.count().is_none() && !(has_version(&value) && document.lacks_items()) {
            return Err(Error::Shape);
        }
        let zone = value.member("_newsreel").member("time_zone").text();
        let envelope = Envelope {
            address: address.to_owned(),
            resolve,
            proof: Proof::new(Rc::clone(&document)),
            zones: Zones::new(zone, selection.time_zone.as_ref()),
            rare: Rare::default(),
            value,
        };
        let fields = envelope.fields(Untold);
        // What the feed says of itself stands at its own address, items at the publisher's site.
        let home_page = fields.link("home_page_url", Use::Follow);
        let base = home_page.as_ref().map_or(address, Link::as_str).to_owned();
        let own = Link::new(address, address, Use::Fetch, resolve);
        let mut feed = Self {
            title: fields.name(fields.string("title")),
            language: fields.language(),
            expired: matches!(envelope.value.member("expired"), Value::Bool(true)),
            next: fields.next_page(own.as_ref()),
            pages: vec![Page { document, envelope: Rc::new(envelope), base }],
            shown: Shown::default(),
            kept: RefCell::default(),
            asked: own.into_iter().collect(),
        };
        feed.shown.add_last(&feed.pages, selection);
        Ok(feed)
    }

    /// Whether something that was asked of it takes all of the widget to be read.
    pub fn is_wanting(&self) -> bool {
        self.pages.iter().any(|page| page.envelope.rare.was_missed())
    }

    /// Whether words below headlines are still to come, which need no more than to be read again.
    pub fn is_short(&self) -> bool {
        self.pages.iter().any(|page| page.envelope.rare.was_deferred())
    }

    /// All of the widget is there: from now on everything is read. In the shell this is a part of the
    /// module, which comes after the start.
    #[inline(never)]
    pub fn complete(&mut self) {
        let was_wanting = self.is_wanting() || self.is_short();
        self.pages.iter().for_each(|page| page.envelope.rare.come());
        if let Some(page) = self.pages.first().filter(|_| was_wanting) {
            let fields = page.envelope.fields(Untold);
            self.title = fields.name(fields.string("title"));
            self.kept.take();
        }
    }

    /// The feed on a platform that knows the zones of the IANA database.
    #[must_use]
    pub fn with_zones(self, day_in: DayIn) -> Self {
        for page in &self.pages {
            page.envelope.zones.day_in.set(day_in);
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
    pub fn problems(&self) -> Vec<Problem> {
        let problems = RefCell::default();
        if let Some(page) = self.pages.first() {
            page.envelope.judge(Told { path: Path::default(), problems: Some(&problems) });
        }
        let mut problems = problems.into_inner();
        for index in &self.shown.skipped_at {
            problems.add(Problem::item(Path::item(*index)));
        }
        problems.0
    }

    /// The item at `position` of those shown, and what is wrong with it.
    pub fn item(&self, position: usize) -> Option<(Item, Problems)> {
        let problems = RefCell::default();
        let (page, index) = self.place(position)?;
        let item = page.item(index, Told { path: Path::item(index), problems: Some(&problems) });
        Some((item, problems.into_inner()))
    }

    /// The item at `position`, for who does not ask what is wrong with it.
    pub fn whole(&self, position: usize) -> Option<Item> {
        let (page, index) = self.place(position)?;
        Some(page.item(index, Untold))
    }

    /// What a slide shows of the item at `position`. It is kept: a slide, its name and its button
    /// decode it once.
    pub fn kept_item(&self, position: usize) -> Option<Rc<Brief>> {
        let mut kept = self.kept.borrow_mut();
        if let Some((_, item)) = kept.iter().find(|(at, _)| *at == position) {
            return Some(Rc::clone(item));
        }
        let (page, index) = self.place(position)?;
        let item = Rc::new(page.brief(index));
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
        let own = item.url.as_ref().map(Link::as_str);
        let base = own.or_else(|| Some(&self.place(position)?.0.base));
        base.unwrap_or_default().to_owned()
    }

    /// The id of the item at `position`.
    pub fn id(&self, position: usize) -> Option<String> {
        let (page, index) = self.place(position)?;
        Some(page.id(index))
    }

    // The page of an item that is shown, and where it stands in that.
    fn place(&self, position: usize) -> Option<(&Page, usize)> {
        let (page, index) = self.shown.place(position)?;
        Some((self.pages.get(page)?, index))
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
            page.envelope.zones.page.replace(selection.time_zone.clone());
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
        let zone = self.pages.first().map(|page| page.envelope.zones.feed.borrow().clone());
        for page in &page.pages {
            let mut own = page.envelope.zones.feed.borrow_mut();
            *own = own.take().or_else(|| zone.clone()?);
        }
        self.pages.extend(page.pages);
        self.next = page.next;
        self.shown.add_last(&self.pages, selection);
    }
}

impl Envelope {
    // Reads what stands in it only to tell what is wrong with that.
    fn judge(&self, place: Told<'_>) {
        if !has_version(&self.value) {
            place.member("version").tell(Problem::version);
        }
        let fields = self.fields(place);
        fields.link("home_page_url", Use::Follow);
        fields.next_page(None);
        fields.authors();
        let ours = fields.ours();
        ours.breadcrumb();
        ours.many("contact", |fields| Some(publisher::contact(fields))).for_each(drop);
        ours.many("signup", |fields| Some(publisher::signup(fields))).for_each(drop);
    }
}

fn has_version(envelope: &Value) -> bool {
    envelope.member("version").text().is_some_and(|url| holds(url, VERSION))
}

const VERSION: &str = "jsonfeed.org/version/";
