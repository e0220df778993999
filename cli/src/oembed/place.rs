//! The addresses that take part in an embedding: the page, its frame, the feed in it, the answer.

use url::Url;

use crate::arguments::Oembed;
use crate::render::publication::Publication;

/// What the query of a frame may say of the widget, as `src/js/admission.js` has it.
pub const QUERY: [&str; 11] = [
    "heading-level",
    "images",
    "interval",
    "lang",
    "limit",
    "open",
    "refresh",
    "show",
    "tag",
    "theme",
    "time-zone",
];
const FEED: &str = "feed";
const LANG: &str = "lang";

/// See the module. All are whole addresses that a page may have in a frame.
#[derive(Debug)]
pub struct Places {
    /// The page of news, whose address is pasted.
    pub page: Url,
    /// The page for frames, with its query.
    pub frame: Url,
    /// Where the answer is published.
    pub answer: Url,
    /// The feed, where the arguments say it.
    pub feed: Option<Url>,
    is_listed: bool,
}

impl Places {
    /// Reads the arguments.
    pub fn read(asked: &Oembed) -> Result<Self, String> {
        let frame = whole("--frame", &asked.frame)?;
        let said = said(&frame)?;
        let feed = match (&asked.address, said) {
            (Some(_), Some(_)) => return Err(TWO_FEEDS.to_owned()),
            (Some(text), None) => Some(whole("--feed", text)?),
            (None, said) => said,
        };
        Ok(Self {
            page: whole("--page", &asked.page)?,
            frame,
            answer: whole("--answer", &asked.answer)?,
            feed,
            is_listed: asked.listed,
        })
    }

    /// The same with the feed in the frame's query, and its language, if the query says none.
    pub fn with_feed(mut self, publication: &Publication) -> Result<Self, String> {
        let feed = match self.feed.take() {
            Some(feed) => feed,
            None => whole("feed_url", publication.address.as_deref().ok_or(NO_FEED)?)?,
        };
        self.admits(&feed)?;
        let language = publication.feed.language.as_deref();
        self.frame = framed(&self.frame, &feed, language);
        self.feed = Some(feed);
        Ok(self)
    }

    // What the frame would refuse is refused here, before anybody sees it.
    fn admits(&self, feed: &Url) -> Result<(), String> {
        let is_own = feed.origin() == self.frame.origin();
        if is_own || self.is_listed {
            return Ok(());
        }
        let [feed, frame] = [feed, &self.frame].map(|url| url.origin().ascii_serialization());
        Err(format!(
            "the frame is of {frame} and the feed of {feed}: frame.html shows feeds of its own site \
             alone, unless its page lists them in newsreel-feeds. If it does, say so with --listed"
        ))
    }
}

const TWO_FEEDS: &str =
    "the query of --frame names a feed, and so does --feed: leave one of them out";
const NO_FEED: &str = "where do pages find this feed? It has no `feed_url`: say it with --feed, as in --feed \
                       https://example.org/feed.json";

/// The feed that the frame's query names.
fn said(frame: &Url) -> Result<Option<Url>, String> {
    let mut feed = None;
    for (name, value) in frame.query_pairs() {
        if name == FEED && feed.is_none() {
            let url = frame.join(&value).map_err(|error| format!("--frame: feed: {error}"))?;
            feed = Some(whole("--frame", url.as_str())?);
        } else if name == FEED {
            return Err("--frame: its query names two feeds: leave one of them out".to_owned());
        } else if !QUERY.contains(&name.as_ref()) {
            let known = QUERY.join(", ");
            return Err(format!("--frame: frames take no `{name}`. They take feed, {known}"));
        }
    }
    Ok(feed)
}

/// The frame's address: the feed, the language, and what else its query says.
fn framed(frame: &Url, feed: &Url, language: Option<&str>) -> Url {
    let kept: Vec<_> = frame.query_pairs().filter(|(name, _)| name != FEED).collect();
    let language = language.filter(|_| kept.iter().all(|(name, _)| name != LANG));
    let mut address = frame.clone();
    address
        .query_pairs_mut()
        .clear()
        .append_pair(FEED, &near(feed, frame))
        .extend_pairs(language.map(|language| (LANG, language)))
        .extend_pairs(kept);
    address
}

/// The address of a feed as short as its frame understands it.
fn near(feed: &Url, frame: &Url) -> String {
    if feed.origin() != frame.origin() {
        return feed.to_string();
    }
    let query = feed.query().map(|query| ["?", query].concat()).unwrap_or_default();
    [feed.path(), &query].concat()
}

/// A whole address that pages on https may have in a frame.
fn whole(option: &str, text: &str) -> Result<Url, String> {
    let url = Url::parse(text.trim()).ok().filter(is_sound);
    url.ok_or_else(|| {
        format!(
            "{option}: `{text}` is no whole address on https, as https://example.org/news is, without \
             a password and without `#`. For trying, http://localhost will do"
        )
    })
}

fn is_sound(url: &Url) -> bool {
    // Browsers take these for as safe as https.
    let is_here = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    let is_safe = url.scheme() == "https" || (url.scheme() == "http" && is_here);
    is_safe && url.username().is_empty() && url.password().is_none() && url.fragment().is_none()
}
