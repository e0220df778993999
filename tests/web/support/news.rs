//! A carousel that shows a feed.

use newsreel::limits::BATCH;
use newsreel::web::MountedCarousel;
use serde_json::Value;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::feeds::{FEED, feed};
use super::host::{Host, text};
use super::network::{Network, Reply};
use super::waiting::Events;

/// Mounts a carousel of which all is there.
pub(crate) fn mount_in(host: &Host, language: &str, words: &JsValue) -> MountedCarousel {
    let carousel = MountedCarousel::new(host.root.clone(), language.to_owned(), words);
    let carousel = carousel.expect("a carousel mounts");
    carousel.attend();
    carousel
}

/// A mounted carousel with its host and its network, in the order in which they are dropped.
pub(crate) struct News {
    pub(crate) carousel: MountedCarousel,
    pub(crate) host: Host,
    pub(crate) network: Network,
}

impl News {
    /// A carousel that has shown so many plain items, and has had time for its slides.
    pub(crate) async fn of(count: usize) -> Self {
        let news = Self::with(&feed(count), &[]).await;
        news.host.until("the slides", || news.names().len() >= count.min(BATCH + 1)).await;
        news
    }

    /// A carousel that has shown this feed.
    pub(crate) async fn with(feed: &Value, attributes: &[(&str, &str)]) -> Self {
        let network = Network::with(FEED, Reply::status(200, feed.to_string()));
        let news = Self::start(network, attributes, &JsValue::UNDEFINED, "en");
        Events::of(&news.host.element, "newsreel:load").next().await;
        news
    }

    /// A carousel that has just been mounted.
    pub(crate) fn start(
        network: Network,
        attributes: &[(&str, &str)],
        words: &JsValue,
        language: &str,
    ) -> Self {
        let host = Host::new(attributes);
        if !host.element.has_attribute("feed") {
            host.set("feed", FEED);
        }
        let carousel = mount_in(&host, language, words);
        Self { carousel, host, network }
    }

    /// Answers with another feed from now on.
    pub(crate) fn publish(&self, feed: &Value) {
        self.network.set(FEED, Reply::status(200, feed.to_string()));
    }

    /// Sets an attribute and says so, as the element class does.
    pub(crate) fn set(&self, name: &str, value: &str) {
        self.host.set(name, value);
        self.carousel.attributes_changed();
    }

    pub(crate) fn events(&self, name: &'static str) -> Events {
        Events::of(&self.host.element, name)
    }

    /// The slide on show.
    #[track_caller]
    pub(crate) fn slide(&self) -> HtmlElement {
        let slides = self.host.find_all("[part=slide]:not([inert])");
        let [slide] = slides.as_slice() else { panic!("{} slides show, not one", slides.len()) };
        slide.clone()
    }

    /// The accessible name of the slide on show.
    #[track_caller]
    pub(crate) fn name(&self) -> String {
        self.slide().get_attribute("aria-label").unwrap_or_default()
    }

    /// The names of all slides in the document.
    pub(crate) fn names(&self) -> Vec<String> {
        let slides = self.host.find_all("[part=slide]");
        slides.iter().map(|slide| slide.get_attribute("aria-label").unwrap_or_default()).collect()
    }

    /// What the picker shows, the current one in brackets.
    pub(crate) fn picker(&self) -> String {
        let entries = self.host.find_all("[part=picker] > *");
        let show = |entry: &HtmlElement| match entry.get_attribute("aria-current").as_deref() {
            Some("true") => format!("[{}]", text(entry)),
            _ => text(entry),
        };
        entries.iter().map(show).collect::<Vec<_>>().join(" ")
    }

    pub(crate) fn status(&self) -> HtmlElement {
        self.host.part("status")
    }
}
