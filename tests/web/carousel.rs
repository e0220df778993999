//! What a carousel shows, what it is called, and what it tells the page.

use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event, HtmlImageElement, ScrollBehavior, ScrollToOptions};

use super::support::{
    Clock, Events, FEED, Host, Network, News, PAINTED, Reply, dispatch, feed, frames, text,
};

// One pixel, so that no picture is asked of the network.
const PIXEL: &str = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==";

fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

fn complete() -> Value {
    let mut feed = feed(2);
    feed["language"] = json!("mn");
    feed["items"][0] = json!({
        "id": "visit",
        "url": "https://news.example/visit",
        "title": "Officials visit the centre",
        "summary": "They spoke of living heritage.",
        "image": PIXEL,
        "date_published": "2021-12-07T23:30:00-05:00",
        "_newsreel": {
            "source": { "name": "ICH News" },
            "image_alt": "Two people at a table",
            "image_caption": "In the office",
            "image_credit": "A. Photographer",
            "image_width": 1200,
            "image_height": 800,
        },
    });
    feed["items"][1]["language"] = json!("zh-Hans");
    feed
}

#[wasm_bindgen_test]
async fn it_is_a_region_with_the_name_of_the_feed() {
    let news = News::of(3).await;
    let region = news.host.part("carousel");
    assert_eq!(attribute(&region, "role"), "region");
    assert_eq!(attribute(&region, "aria-label"), "Heritage News");
    assert_eq!(attribute(&region, "aria-roledescription"), "carousel");
    assert_eq!(attribute(&region, "lang"), "en");
    assert!(!region.has_attribute("aria-busy"));
}

#[wasm_bindgen_test]
async fn the_label_of_the_page_wins_over_the_title_of_the_feed() {
    let news = News::with(&feed(3), &[("label", "From our partners")]).await;
    assert_eq!(attribute(&news.host.part("carousel"), "aria-label"), "From our partners");
}

#[wasm_bindgen_test]
async fn each_slide_is_a_group_with_its_position_and_headline_as_name() {
    let news = News::of(3).await;
    let slide = news.slide();
    assert_eq!(attribute(&slide, "role"), "group");
    assert_eq!(attribute(&slide, "aria-roledescription"), "slide");
    assert_eq!(news.names(), ["1 of 3: Item 1", "2 of 3: Item 2", "3 of 3: Item 3"]);
}

#[wasm_bindgen_test]
async fn the_controls_are_named_and_stand_before_the_slides() {
    let news = News::of(2).await;
    let shown = news.host.find_all("[part=carousel] button:not([hidden])");
    let names: Vec<_> = shown.iter().map(|button| attribute(button, "aria-label")).collect();
    assert_eq!(names, ["Previous slide", "1: Item 1", "2: Item 2", "Next slide"]);
    let types: Vec<_> = shown.iter().map(|button| attribute(button, "type")).collect();
    assert_eq!(types, ["button"; 4]);
    let picker = news.host.part("picker");
    assert_eq!(attribute(&picker, "role"), "group");
    assert_eq!(attribute(&picker, "aria-label"), "Choose a slide");
    let first = news.host.find("[part=carousel] > :first-child");
    assert_eq!(attribute(&first, "part"), "controls");
}

#[wasm_bindgen_test]
async fn a_slide_shows_headline_date_source_and_summary() {
    let news = News::with(&complete(), &[]).await;
    let link = news.host.find("[part=slide]:not([inert]) h3 > a");
    assert_eq!(text(&link), "Officials visit the centre");
    assert_eq!(attribute(&link, "href"), "https://news.example/visit");
    let time = news.host.find("time");
    assert_eq!(attribute(&time, "datetime"), "2021-12-07T23:30:00-05:00");
    assert_eq!(text(&time), "December 7, 2021");
    assert_eq!(text(&news.host.part("source")), "Source: ICH News");
    assert_eq!(text(&news.host.part("summary")), "They spoke of living heritage.");
}

#[wasm_bindgen_test]
async fn a_picture_has_its_text_its_size_and_its_caption() {
    let news = News::with(&complete(), &[]).await;
    let image: HtmlImageElement = news.host.part("image").unchecked_into();
    assert_eq!(image.alt(), "Two people at a table");
    assert_eq!(
        (attribute(&image, "width"), attribute(&image, "height")),
        ("1200".into(), "800".into())
    );
    assert_eq!(attribute(&image, "referrerpolicy"), "no-referrer");
    assert_eq!(text(&news.host.part("caption")), "In the office · A. Photographer");
    let decoded = JsFuture::from(image.decode()).await;
    assert!(decoded.is_ok(), "{decoded:?}");
}

#[wasm_bindgen_test]
async fn a_picture_that_is_broken_is_marked() {
    let mut feed = feed(1);
    feed["items"][0]["image"] = json!("data:image/png;base64,AAAA");
    let news = News::with(&feed, &[]).await;
    let figure = news.host.part("figure");
    news.host.until("a broken picture", || figure.has_attribute("data-broken")).await;
}

#[wasm_bindgen_test]
async fn headlines_have_the_level_that_the_page_asks_for() {
    for (asked, tag) in [("2", "H2"), ("6", "H6"), ("1", "H3"), ("big", "H3")] {
        let news = News::with(&feed(1), &[("heading-level", asked)]).await;
        assert_eq!(news.host.part("headline").tag_name(), tag, "for {asked}");
    }
}

#[wasm_bindgen_test]
async fn texts_have_the_language_of_their_item_and_our_words_that_of_the_page() {
    let news = News::with(&complete(), &[]).await;
    let of_text = |slide: &Element| {
        let text = slide.query_selector("[part=text]").ok().flatten();
        text.map(|text| attribute(&text, "lang")).unwrap_or_default()
    };
    assert_eq!(of_text(&news.slide()), "mn");
    assert_eq!(attribute(&news.host.part("figure"), "lang"), "mn");
    assert_eq!(attribute(&news.host.part("origin"), "lang"), "en");
    news.carousel.next();
    assert_eq!(of_text(&news.slide()), "zh-Hans");
}

#[wasm_bindgen_test]
async fn only_slides_near_are_in_the_document_and_they_are_inert() {
    let news = News::of(20).await;
    for (index, [first, last]) in [(13.0, [12, 17]), (0.0, [1, 5])] {
        news.carousel.show(index);
        let names: Vec<_> = (first..=last).map(|n| format!("{n} of 20: Item {n}")).collect();
        assert_eq!(news.names(), names);
        assert_eq!(news.name(), format!("{0} of 20: Item {0}", index + 1.0));
    }
}

#[wasm_bindgen_test]
async fn next_and_previous_go_around_the_ends() {
    let news = News::of(3).await;
    news.host.press("previous");
    assert_eq!(news.name(), "3 of 3: Item 3");
    news.host.press("next");
    assert_eq!(news.name(), "1 of 3: Item 1");
    news.host.press("next");
    assert_eq!(news.carousel.index(), 1);
    news.host.until("the second slide", || news.name() == "2 of 3: Item 2").await;
}

#[wasm_bindgen_test]
async fn the_picker_leads_to_a_slide_and_marks_it() {
    let news = News::of(3).await;
    assert_eq!(news.picker(), "[1] 2 3");
    news.host.find("[part=picker-button][value='3']").click();
    assert_eq!((news.name(), news.picker()), ("3 of 3: Item 3".into(), "1 2 [3]".into()));
}

#[wasm_bindgen_test]
async fn ten_thousand_items_need_no_more_nodes_than_ten() {
    let few = News::of(10).await;
    few.carousel.show(5.0);
    let expected = few.host.find_all("*").len();
    // The page shares a feed for as long as anybody shows it.
    drop(few);
    let many = News::of(10_000).await;
    let at = [(4_999.0, "1 … 4999 [5000] 5001 … 10000"), (77.0, "1 … 77 [78] 79 … 10000")];
    for (index, picker) in at {
        many.carousel.show(index);
        assert_eq!(many.host.find_all("*").len(), expected, "at {index}");
        assert_eq!(many.picker(), picker);
    }
    assert_eq!(attribute(&many.host.find("[value='79']"), "aria-label"), "79: Item 79");
}

#[wasm_bindgen_test]
async fn a_single_slide_has_no_controls() {
    let news = News::with(&feed(1), &[("interval", "5")]).await;
    let controls = ["rotation", "previous", "picker", "next"];
    assert_eq!(controls.map(|part| news.host.shows(part)), [false; 4]);
    assert_eq!(news.name(), "1 of 1: Item 1");
}

#[wasm_bindgen_test]
async fn the_page_is_told_what_was_loaded() {
    let mut feed = feed(3);
    feed["items"][1] = json!({ "id": "nothing to show" });
    let network = Network::with(FEED, Reply::status(200, feed.to_string()));
    let news = News::start(network, &[], &JsValue::UNDEFINED, "en");
    // The page may be made of shadow roots itself: the event is heard outside of them all.
    let outer = Host::new(&[]);
    outer.root.append_child(&news.host.element).expect("a host can be moved");
    let heard = Events::of(&outer.element, "newsreel:load");
    assert_eq!(heard.next().await, json!({ "count": 2, "skipped": 1 }));
    assert_eq!((news.carousel.count(), news.carousel.state()), (2, "ready"));
}

#[wasm_bindgen_test]
async fn the_page_is_told_which_slide_shows_and_who_moved() {
    let news = News::of(3).await;
    let heard = news.events("newsreel:slide");
    news.host.press("next");
    news.carousel.show(2.0);
    // Where nothing changes there is nothing to tell.
    news.carousel.show(99.0);
    let expected = [
        json!({ "index": 1, "id": "item-2", "reason": "user" }),
        json!({ "index": 2, "id": "item-3", "reason": "api" }),
    ];
    assert_eq!(heard.take(), expected);
}

#[wasm_bindgen_test]
async fn what_a_browser_scrolls_when_it_lays_out_is_no_move() {
    let news = News::of(5).await;
    news.carousel.show(3.0);
    let (scroller, heard) = (news.host.part("slides"), news.events("newsreel:slide"));
    frames().await;
    // A browser that snaps anew when the width changes, and elsewhere.
    news.host.element.style().set_property("width", "300px").expect("a host takes a width");
    scroll(&scroller, 600);
    dispatch(&scroller, &Event::new("scrollend").expect("an event"));
    for _ in (0..100).take_while(|_| scroller.scroll_left() != 900) {
        frames().await;
    }
    assert_eq!(scroller.scroll_left(), 900, "it is put back");
    assert_eq!((news.carousel.index(), heard.take()), (3, vec![]));
}

#[wasm_bindgen_test]
async fn a_slide_that_is_swiped_to_is_the_current_one() {
    let news = News::of(3).await;
    let heard = news.events("newsreel:slide");
    let scroller = news.host.part("slides");
    scroll(&scroller, scroller.client_width());
    let moved = heard.next().await;
    assert_eq!(moved, json!({ "index": 1, "id": "item-2", "reason": "user" }));
    assert_eq!(news.picker(), "1 [2] 3");
}

#[wasm_bindgen_test]
async fn the_end_of_an_earlier_move_is_no_swipe() {
    let news = News::of(3).await;
    let (scroller, heard) = (news.host.part("slides"), news.events("newsreel:slide"));
    let ends = || dispatch(&scroller, &Event::new("scrollend").expect("an event"));
    news.host.press("next");
    ends();
    assert_eq!(news.carousel.index(), 1, "the scroller stands at the first, but not for long");
    heard.take();
    dispatch(&scroller, &Event::new("wheel").expect("an event"));
    scroll(&scroller, 0);
    ends();
    let moved = heard.next().await;
    assert_eq!(moved, json!({ "index": 0, "id": "item-1", "reason": "user" }), "by a hand");
}

// As a hand does, or assistive technology.
fn scroll(scroller: &Element, left: i32) {
    let options = ScrollToOptions::new();
    options.set_left(left.into());
    options.set_behavior(ScrollBehavior::Instant);
    scroller.scroll_to_with_scroll_to_options(&options);
}

#[wasm_bindgen_test]
async fn a_carousel_that_is_moved_in_the_document_stands_where_it_stood() {
    for (direction, sign) in [("ltr", 1), ("rtl", -1)] {
        let news = News::with(&feed(5), &[("dir", direction)]).await;
        news.carousel.show(3.0);
        let scroller = news.host.part("slides");
        let parent = news.host.element.parent_element().expect("a host is in the page");
        parent.append_child(&news.host.element).expect("a host can be moved");
        news.carousel.moved();
        assert!(scroller.client_width() > 0, "the browser lays the slides out");
        assert_eq!(scroller.scroll_left(), sign * 3 * scroller.client_width(), "{direction}");
    }
}

#[wasm_bindgen_test]
async fn a_carousel_whose_width_changes_shows_the_slide_that_it_showed() {
    let news = News::of(5).await;
    news.carousel.show(3.0);
    let (scroller, heard) = (news.host.part("slides"), news.events("newsreel:slide"));
    frames().await;
    news.host.element.style().set_property("width", "300px").expect("a host takes a width");
    frames().await;
    assert_eq!((scroller.client_width(), scroller.scroll_left()), (300, 900));
    assert_eq!((news.carousel.index(), heard.take()), (3, vec![]));
}

#[wasm_bindgen_test]
async fn a_carousel_that_was_hidden_shows_the_slide_that_it_showed() {
    let news = News::of(5).await;
    news.carousel.show(3.0);
    let (scroller, heard) = (news.host.part("slides"), news.events("newsreel:slide"));
    for display in ["none", "block"] {
        frames().await;
        news.host.element.style().set_property("display", display).expect("a host takes a style");
    }
    frames().await;
    assert!(scroller.client_width() > 0, "the browser lays the slides out");
    assert_eq!(scroller.scroll_left(), 3 * scroller.client_width());
    assert_eq!((news.carousel.index(), heard.take()), (3, vec![]));
}

#[wasm_bindgen_test]
async fn the_live_region_says_nothing_at_load_and_a_slide_once_after_a_persons_move() {
    let news = News::of(3).await;
    assert_eq!(news.host.find_all("[aria-live]").len(), 1);
    let status = news.status();
    assert_eq!((attribute(&status, "aria-live"), text(&status)), ("polite".into(), String::new()));
    let spoken = Spoken::of(&status);
    let clock = Clock::of_timeouts();
    news.host.press("next");
    clock.fire(PAINTED);
    assert_eq!(text(&status), "2 of 3: Item 2");
    assert_eq!(spoken.times(), 1);
    // What changes nothing is not said again.
    news.carousel.attributes_changed();
    news.carousel.stop();
    assert_eq!(spoken.times(), 0);
}

#[wasm_bindgen_test]
async fn the_live_region_is_silent_about_moves_of_scripts() {
    let news = News::of(3).await;
    news.host.press("next");
    news.carousel.next();
    assert_eq!((news.name(), text(&news.status())), ("3 of 3: Item 3".into(), String::new()));
}

#[wasm_bindgen_test]
async fn the_texts_of_a_feed_are_never_markup() {
    let markup = "<img src=x onerror=\"window.newsreelWasFooled=true\">&amp;<b>";
    let mut feed = feed(2);
    feed["title"] = json!(markup);
    feed["items"][0]["title"] = json!(markup);
    feed["items"][0]["summary"] = json!(markup);
    feed["items"][0]["_newsreel"] = json!({ "source": { "name": markup } });
    let news = News::with(&feed, &[]).await;
    assert_eq!(text(&news.host.part("link")), markup);
    assert_eq!(text(&news.host.part("summary")), markup);
    assert_eq!(text(&news.host.part("source")), format!("Source: {markup}"));
    assert_eq!(attribute(&news.host.part("carousel"), "aria-label"), markup);
    assert_eq!(news.host.find_all("img, b").len(), 0);
}

#[wasm_bindgen_test]
async fn a_headline_without_a_safe_address_leads_nowhere() {
    let mut feed = feed(1);
    feed["items"][0]["url"] = json!("javascript:alert(1)");
    let news = News::with(&feed, &[]).await;
    assert_eq!(text(&news.host.part("headline")), "Item 1");
    assert_eq!(news.host.find_all("a").len(), 0);
}

/// Counts what a live region is given to say.
struct Spoken(
    web_sys::MutationObserver,
    #[expect(dead_code, reason = "kept alive")] wasm_bindgen::closure::Closure<dyn FnMut()>,
);

impl Spoken {
    fn of(region: &web_sys::Node) -> Self {
        let ignore = wasm_bindgen::closure::Closure::new(|| ());
        let observer = web_sys::MutationObserver::new(ignore.as_ref().unchecked_ref());
        let observer = observer.expect("a function can observe");
        let options = web_sys::MutationObserverInit::new();
        options.set_child_list(true);
        options.set_character_data(true);
        options.set_subtree(true);
        observer.observe_with_options(region, &options).expect("a region can be observed");
        Self(observer, ignore)
    }

    /// How often it was given something since the last look.
    fn times(&self) -> u32 {
        self.0.take_records().length()
    }
}
