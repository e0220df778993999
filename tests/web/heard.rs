//! What a screen reader is told, and what is left for it to find afterwards.

use newsreel::limits::SAID_MS;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlElement, PointerEvent, PointerEventInit};

use super::support::{Clock, Events, News, PAINTED, dispatch, document, feed, text};

const PIXEL: &str = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==";

const SAID: i32 = SAID_MS.cast_signed();

fn attribute(element: &HtmlElement, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// What a live region says, and how.
fn region(element: &HtmlElement) -> (String, String) {
    (text(element), attribute(element, "aria-live"))
}

fn says(text: &str) -> (String, String) {
    (text.to_owned(), "polite".to_owned())
}

/// A carousel of three items that are read in place, the first with two pictures and a file.
async fn reading() -> News {
    let mut feed = feed(3);
    let figure = |alt: &str| json!({ "url": PIXEL, "alt": alt });
    feed["items"][0]["_newsreel"] = json!({
        "figures": [figure("Bow"), figure("Stern")],
        "breadcrumb": [{ "title": "Home", "url": "https://news.example/" }],
    });
    feed["items"][0]["content_html"] =
        "<p><a href=/more>More</a> <a href='#n'>1</a> <a href=/b title=B>b</a><p id=n>Note".into();
    feed["items"][0]["attachments"] =
        json!([{ "url": "https://news.example/list.pdf", "mime_type": "application/pdf" }]);
    News::with(&feed, &[("open", "reader")]).await
}

fn open(news: &News) -> HtmlElement {
    news.host.find("[part=slide]:not([inert]) [part=link]").click();
    news.host.part("reader")
}

fn inside(reader: &HtmlElement, selector: &str) -> HtmlElement {
    let found = reader.query_selector(selector).expect("tests write sound selectors");
    found.expect(selector).unchecked_into()
}

#[wasm_bindgen_test]
async fn what_was_said_is_gone_after_its_time() {
    let news = News::of(3).await;
    let clock = Clock::of_timeouts();
    news.host.press("next");
    clock.fire(PAINTED);
    assert_eq!(region(&news.status()), says("2 of 3: Item 2"));
    clock.fire(SAID);
    assert_eq!(region(&news.status()), says(""));
    // Drawn again, it is not said again.
    news.carousel.attributes_changed();
    news.carousel.stop();
    assert_eq!(region(&news.status()), says(""));
    news.host.press("next");
    news.host.press("next");
    clock.fire(PAINTED);
    assert_eq!(region(&news.status()), says("1 of 3: Item 1"));
    assert_eq!(clock.running_ms().into_iter().filter(|ms| *ms == SAID).count(), 1);
}

#[wasm_bindgen_test]
async fn what_is_there_to_be_seen_stays_and_is_not_said_again() {
    let clock = Clock::of_timeouts();
    let news = News::with(&feed(0), &[]).await;
    assert_eq!(region(&news.status()), says("No news yet."));
    clock.fire(SAID);
    assert_eq!(region(&news.status()), ("No news yet.".into(), "off".into()));
    news.publish(&feed(2));
    news.carousel.reload();
    Events::of(&news.host.element, "newsreel:load").next().await;
    assert_eq!(region(&news.status()), says(""));
    news.host.press("next");
    clock.fire(PAINTED);
    assert_eq!(region(&news.status()), says("2 of 2: Item 2"));
}

#[wasm_bindgen_test]
async fn nothing_is_left_to_be_said_when_an_article_opens() {
    let news = reading().await;
    let clock = Clock::of_timeouts();
    news.host.press("next");
    news.host.press("previous");
    clock.fire(PAINTED);
    let reader = open(&news);
    assert_eq!(region(&news.status()), says(""));
    inside(&reader, "[part=neighbour]").click();
    assert_eq!((news.carousel.index(), region(&news.status())), (1, says("")));
}

#[wasm_bindgen_test]
async fn an_article_is_named_by_its_headline_and_not_by_the_heading() {
    let news = reading().await;
    let reader = open(&news);
    assert_eq!(attribute(&reader, "aria-label"), "Item 1");
    assert!(!reader.has_attribute("aria-labelledby"));
    news.host.press("neighbour");
    assert_eq!(attribute(&reader, "aria-label"), "Item 2");
}

#[wasm_bindgen_test]
async fn no_region_has_a_role_that_would_make_it_a_stop() {
    let news = reading().await;
    open(&news);
    assert_eq!(news.host.find_all("[role=status], [role=alert], [role=log]").len(), 0);
    assert_eq!(news.host.find_all("[aria-live]").len(), 2);
}

#[wasm_bindgen_test]
async fn pictures_are_said_when_they_move_and_at_no_other_time() {
    let news = reading().await;
    let reader = open(&news);
    let region = inside(&reader, "[aria-live]");
    let pictures = inside(&reader, "[part=slides]");
    for name in ["keydown", "pointerdown", "wheel"] {
        dispatch(&pictures, &Event::new(name).expect("an event"));
    }
    assert_eq!(text(&region), "");
    inside(&reader, "[part=next]").click();
    assert_eq!(text(&region), "2 of 2: Stern");
    region.set_text_content(None);
    dispatch(&pictures, &Event::new("keydown").expect("an event"));
    assert_eq!(text(&region), "");
}

#[wasm_bindgen_test]
async fn the_picker_button_of_the_slide_that_shows_can_do_no_more_and_says_so() {
    let news = News::of(3).await;
    let disabled = || -> Vec<String> {
        news.host.find_all("[aria-disabled=true]").iter().map(|button| text(button)).collect()
    };
    assert_eq!(disabled(), ["1"]);
    news.host.find("[part=picker-button][value='3']").click();
    assert_eq!(disabled(), ["3"]);
    let told = news.events("newsreel:slide");
    let current = news.host.find("[aria-current]");
    current.click();
    assert_eq!((told.take(), news.carousel.index()), (Vec::<Value>::new(), 2));
    assert!(!current.has_attribute("disabled"), "it keeps the focus");
}

#[wasm_bindgen_test]
async fn a_press_that_starts_or_stops_rotation_is_told_in_one_word() {
    let intervals = Clock::of_intervals();
    let clock = Clock::of_timeouts();
    let news = News::with(&feed(3), &[("interval", "5")]).await;
    news.carousel.stop();
    assert_eq!(region(&news.status()), says(""));
    news.host.press("rotation");
    assert_eq!(region(&news.status()), says("Rotation started"));
    clock.fire(SAID);
    assert_eq!(region(&news.status()), (String::new(), "off".into()));
    intervals.fire(5_000);
    assert_eq!(region(&news.status()), (String::new(), "off".into()));
    news.host.press("rotation");
    assert_eq!(region(&news.status()), says("Rotation stopped"));
    news.host.press("next");
    clock.fire(PAINTED);
    assert_eq!(region(&news.status()), says("3 of 3: Item 3"));
}

#[wasm_bindgen_test]
async fn a_link_says_where_it_opens_unless_it_has_words_of_its_own() {
    let news = reading().await;
    let reader = open(&news);
    let links = reader.query_selector_all("a").expect("a sound selector");
    let told = (0..links.length()).filter_map(|at| links.item(at)).map(|link| {
        let link: HtmlElement = link.unchecked_into();
        format!("{}: {}", text(&link), attribute(&link, "title"))
    });
    let new = "Opens in a new tab";
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            format!("Home: {new}"),
            format!("More: {new}"),
            "1: ".into(),
            "b: B".into(),
            format!("list.pdf: {new}"),
            format!("Original article on news.example: {new}"),
        ]
    );
}

#[wasm_bindgen_test]
async fn what_scrolls_an_article_is_no_concern_of_the_page() {
    let news = reading().await;
    let reader = open(&news);
    for name in ["wheel", "touchmove"] {
        let heard = Events::of(&document(), name);
        let init = PointerEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        let event = PointerEvent::new_with_event_init_dict(name, &init).expect("an event");
        dispatch(&reader, &event);
        assert_eq!(heard.take().len(), 0, "{name}");
    }
}
