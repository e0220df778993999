//! A feed as it is to be rendered: its items, where it stands, and the language that it is in.

use std::mem;
use std::num::NonZero;
use std::rc::Rc;

use newsreel::article::{Article, Ground};
use newsreel::check::{day_in, parse, resolve};
use newsreel::feed::{Brief, Feed, Selection, Value};
use newsreel::link::{Link, Use};
use newsreel::options::Images;
use serde_json::Value as Json;
use url::Url;

use super::speech::Speech;
use crate::arguments::Render;
use crate::check;
use crate::fetch::Client;
use crate::limits::FALLBACK_ITEMS;
use crate::source::Source;

/// A feed, and what is said of it from outside.
#[derive(Debug)]
pub struct Publication {
    /// The feed, with as many items as are wanted.
    pub feed: Feed,
    /// Where pages find it, as they write it.
    pub address: Option<String>,
    /// The publisher's site.
    pub home: Option<Link>,
    /// The words and dates of the feed's language.
    pub speech: Speech,
}

/// Where a feed is taken to be from that says nothing of it. No such address is ever written.
const NOWHERE: &str = "https://no-base.newsreel.invalid/feed.json";
const NOWHERE_SITE: &str = "https://no-base.newsreel.invalid";

/// The level of an article's headline on a page of its own.
const HEADING_LEVEL: u8 = 1;

impl Publication {
    /// Reads the feed that is asked for.
    pub fn read(asked: &Render) -> Result<Self, String> {
        let mut source = Source::open(&asked.feed, &Client::new())?;
        let document = check::read(&mut source);
        let name = mem::take(&mut source.name);
        let document = document.map_err(|error| format!("{name}: {error}"))?;
        let json = parse(&String::from_utf8_lossy(&document));
        let json = json.map_err(|_| format!("{name}: {}", check::no_feed(&name, &document)))?;
        let own = json.get("feed_url").and_then(Json::as_str).and_then(absolute);
        let given = asked.address.as_deref().map(|text| address("--feed", text)).transpose()?;
        let base = asked.base.as_deref().map(base).transpose()?;
        let place = base.or_else(|| absolute(asked.address.as_deref()?)).or_else(|| own.clone());
        let from = source.address().map_or(NOWHERE, Url::as_str);
        let place = place.as_ref().map_or(from, Link::as_str);
        let home = json.get("home_page_url").and_then(Json::as_str);
        let home = home.and_then(|home| Link::new(home, place, Use::Follow, resolve));
        let limit = asked.items.map(NonZero::get);
        let limit = limit.or_else(|| (!asked.page).then_some(FALLBACK_ITEMS));
        let selection = Selection { limit, ..Selection::default() };
        let feed = Feed::read(Rc::new(Value::read(json)), place, &selection, resolve);
        let feed = feed.map_err(|_| format!("{name}: {}", check::no_feed(&name, &document)))?;
        if feed.count() == 0 {
            return Err(format!("{name}: nothing in it can be shown: `newsreel check` says why"));
        }
        let speech = Speech::new(feed.language.as_deref());
        let address = given.or_else(|| own.map(|own| own.as_str().to_owned()));
        Ok(Self { feed: feed.with_zones(day_in), address, home, speech })
    }

    /// What a slide shows of each item.
    pub fn briefs(&self) -> impl Iterator<Item = Rc<Brief>> {
        (0..self.feed.count()).filter_map(|position| self.feed.kept_item(position))
    }

    /// The article at `position`.
    pub fn article(&self, position: usize) -> Option<Article> {
        let (brief, item) = (self.feed.kept_item(position)?, self.feed.whole(position)?);
        let ground = Ground {
            base: self.feed.base(position, &item),
            is_original: item.url.is_some(),
            resolve,
            images: Images::All,
            origin: String::new(),
        };
        Some(Article::new(&self.feed, &brief, item, HEADING_LEVEL, ground))
    }

    /// HTML that may be written: no address in it is relative to nobody knows what.
    pub fn checked(&self, html: String) -> Result<String, String> {
        if html.contains(NOWHERE_SITE) {
            return Err(
                "there are relative addresses in the feed: say where it is published with \
                        --base, as in --base https://example.org/feed.json"
                    .to_owned(),
            );
        }
        Ok(html)
    }

    /// What the site is called.
    pub fn title(&self) -> &str {
        &self.feed.title
    }
}

fn absolute(text: &str) -> Option<Link> {
    // Without a base there is nothing that a relative address could be resolved against.
    let is_absolute = Url::parse(text.trim()).is_ok();
    Link::new(text, NOWHERE, Use::Fetch, resolve).filter(|_| is_absolute)
}

fn base(text: &str) -> Result<Link, String> {
    absolute(text).ok_or_else(|| {
        format!("--base: `{text}` is no whole web address, as https://example.org/feed.json is")
    })
}

// A page may write it as it likes, relative to itself.
fn address(option: &str, text: &str) -> Result<String, String> {
    let is_good = Link::new(text, NOWHERE, Use::Fetch, resolve).is_some();
    is_good.then(|| text.trim().to_owned()).ok_or_else(|| {
        format!("{option}: `{text}` is no web address, as https://example.org/feed.json is")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_places_of_a_feed() {
        assert!(absolute("https://a.example/feed.json").is_some());
        for text in ["feed.json", "/feed.json", "//a.example/feed.json", "ftp://a.example/", ""] {
            assert!(absolute(text).is_none(), "{text}");
        }
        assert_eq!(address("--feed", " /feed.json ").as_deref(), Ok("/feed.json"));
        for text in ["javascript:alert(1)", "data:,x", ""] {
            assert!(address("--feed", text).is_err(), "{text}");
        }
    }
}
