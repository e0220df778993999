//! How slides stand: side by side, on paper, in sets without end, under a mouse.

use std::cell::Cell;
use std::fmt::Write;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    Event, HtmlElement, KeyboardEvent, KeyboardEventInit, PointerEvent, PointerEventInit,
};

use super::support::{Clock, News, SPARE_MS, dispatch, document, feed, frames, window};

const PER_VIEW: &str = "--newsreel-slides-per-view";

async fn side_by_side(count: usize, style: &[(&str, &str)]) -> News {
    let news = News::of(count).await;
    for (name, value) in style {
        restyle(&news, name, value);
    }
    resize(&news, "899px").await;
    resize(&news, "900px").await;
    news
}

fn restyle(news: &News, name: &str, value: &str) {
    news.host.element.style().set_property(name, value).expect("a style takes a property");
}

/// What a style changes with is the width.
async fn resize(news: &News, width: &str) {
    restyle(news, "width", width);
    frames().await;
}

/// The slides that can be read, by the numbers of their items.
fn seen(news: &News) -> String {
    let slides = news.host.find_all("[part=slide]:not([inert])");
    slides.iter().fold(String::new(), |mut all, slide| {
        let name = slide.get_attribute("aria-label").unwrap_or_default();
        let _ = write!(all, "{} ", name.rsplit(' ').next().unwrap_or_default());
        all
    })
}

/// The slides that are in the document, and the pictures that have been asked for.
fn drawn(news: &News) -> (usize, usize) {
    (news.host.find_all("[part=slide]").len(), news.host.find_all("[part=image][src]").len())
}

#[wasm_bindgen_test]
async fn the_first_slide_comes_alone_the_others_one_by_one_and_pictures_wait() {
    let clock = Clock::of_intervals();
    let mut feed = feed(9);
    for item in feed["items"].as_array_mut().expect("a feed has items") {
        item["image"] = json!("https://news.example/picture.jpg");
    }
    let news = News::with(&feed, &[]).await;
    assert_eq!(drawn(&news), (1, 1));
    for slides in 2..=5 {
        clock.fire(SPARE_MS);
        assert_eq!(drawn(&news), (slides, 2));
    }
    let far = news.host.find_all("[part=slide][data-far]");
    assert_eq!(far.len(), 3, "a swipe ends at the next slide");
    assert_eq!(clock.count(), 0, "no timer is left");
}

#[wasm_bindgen_test]
async fn a_hand_on_the_slides_does_not_wait_for_time() {
    let _clock = Clock::of_intervals();
    let news = News::with(&feed(3), &[]).await;
    assert_eq!(drawn(&news).0, 1);
    dispatch(&news.host.part("slides"), &Event::new("touchstart").expect("an event"));
    assert_eq!(drawn(&news).0, 3);
}

fn left(news: &News, index: usize) -> f64 {
    let slides = news.host.find_all("[part=slide]:not([inert])");
    let scroller = news.host.part("slides").get_bounding_client_rect();
    slides[index].get_bounding_client_rect().left() - scroller.left()
}

/// Waits until the slides have come to where they belong.
async fn stand_still(news: &News) {
    for _ in 0..100 {
        if left(news, 0).abs() < 0.5 {
            return;
        }
        frames().await;
    }
    panic!("the slides stand at {}", left(news, 0));
}

fn pointer(news: &News, name: &str, x: i32, buttons: u16) {
    let init = PointerEventInit::new();
    init.set_bubbles(true);
    init.set_pointer_type("mouse");
    init.set_client_x(x);
    init.set_buttons(buttons);
    let event = PointerEvent::new_with_event_init_dict(name, &init).expect("an event");
    dispatch(&news.host.part("slides"), &event);
}

fn drag(news: &News, from: i32, to: i32) {
    pointer(news, "pointerdown", from, 1);
    pointer(news, "pointermove", i32::midpoint(from, to), 1);
    pointer(news, "pointermove", to, 1);
}

#[wasm_bindgen_test]
async fn the_style_of_the_page_sets_slides_side_by_side() {
    let news = side_by_side(5, &[(PER_VIEW, "3")]).await;
    assert_eq!((seen(&news).as_str(), news.picker()), ("1 2 3 ", "[1] 2 3".into()));
    news.carousel.next();
    assert_eq!(seen(&news), "2 3 4 ");
    restyle(&news, PER_VIEW, "1");
    resize(&news, "500px").await;
    assert_eq!((seen(&news).as_str(), news.picker()), ("2 ", "1 [2] 3 4 5".into()));
}

#[wasm_bindgen_test]
async fn slides_side_by_side_share_the_width_with_their_gaps() {
    let style = [(PER_VIEW, "3"), ("--newsreel-slides-gap", "30px")];
    let news = side_by_side(5, &style).await;
    let places: Vec<f64> = (0..3).map(|index| left(&news, index).round()).collect();
    assert_eq!(places, [0.0, 310.0, 620.0]);
    news.carousel.show(4.0);
    assert_eq!(seen(&news), "3 4 5 ");
    stand_still(&news).await;
    let places: Vec<f64> = (0..3).map(|index| left(&news, index).round()).collect();
    assert_eq!(places, [0.0, 310.0, 620.0], "the last slide leaves no gap behind it");
}

#[wasm_bindgen_test]
async fn the_next_slide_may_peek_out() {
    let style = [("--newsreel-slides-gap", "20px"), ("--newsreel-slides-peek", "100px")];
    let news = side_by_side(3, &style).await;
    let slide = news.slide();
    assert_eq!(slide.offset_width(), 780);
    let next: HtmlElement = slide.next_element_sibling().expect("a neighbour").unchecked_into();
    assert_eq!(next.offset_left(), 800);
}

#[wasm_bindgen_test]
async fn where_all_slides_show_there_are_no_controls() {
    let news = side_by_side(3, &[(PER_VIEW, "3")]).await;
    assert_eq!(seen(&news), "1 2 3 ");
    assert!(!news.host.shows("next") && !news.host.shows("picker"));
}

#[wasm_bindgen_test]
async fn on_paper_all_slides_stand_in_the_document() {
    let news = News::of(12).await;
    news.carousel.show(5.0);
    dispatch(&window(), &Event::new("beforeprint").expect("an event"));
    assert_eq!(news.names().len(), 12);
    assert_eq!(news.names()[11], "12 of 12: Item 12");
    dispatch(&window(), &Event::new("afterprint").expect("an event"));
    assert_eq!((news.names().len(), news.name()), (6, "6 of 12: Item 6".into()));
}

#[wasm_bindgen_test]
async fn a_set_without_end_can_be_gone_through_anywhere() {
    let news = News::of(6_000).await;
    for index in [999, 1_000, 1_001, 5_999, 3_000, 2_999, 0] {
        news.carousel.show(f64::from(index));
        assert_eq!(news.name(), format!("{0} of 6000: Item {0}", index + 1));
        stand_still(&news).await;
        assert!(news.host.part("slides").scroll_width() < 3_000_000);
    }
}

#[wasm_bindgen_test]
async fn a_mouse_drags_the_slides_and_lets_go_of_the_nearest() {
    let news = News::of(3).await;
    resize(&news, "400px").await;
    let moved = news.events("newsreel:slide");
    drag(&news, 390, 40);
    assert!((left(&news, 0) + 350.0).abs() < 2.0, "the slide follows the hand");
    pointer(&news, "pointerup", 40, 0);
    assert_eq!(moved.next().await, json!({ "index": 1, "id": "item-2", "reason": "user" }));
    news.host.until("the second slide", || news.name() == "2 of 3: Item 2").await;
}

#[wasm_bindgen_test]
async fn the_end_of_a_drag_is_no_click_and_a_click_is_no_drag() {
    let news = News::of(3).await;
    let link: HtmlElement = news.host.find("[part=slide]:not([inert]) a").unchecked_into();
    let stay = EventListener::new_with_options(
        &news.host.root,
        "click",
        EventListenerOptions::enable_prevent_default(),
        Event::prevent_default,
    );
    let heard = Rc::new(Cell::new(0));
    let listener = EventListener::new(&news.host.element, "click", {
        let heard = Rc::clone(&heard);
        move |_| heard.set(heard.get() + 1)
    });
    drag(&news, 200, 180);
    pointer(&news, "pointerup", 180, 0);
    link.click();
    assert_eq!(heard.get(), 0, "the link was followed at the end of a drag");
    link.click();
    assert_eq!(heard.get(), 1, "a click after a drag is lost");
    pointer(&news, "pointerdown", 200, 1);
    pointer(&news, "pointermove", 202, 1);
    pointer(&news, "pointerup", 202, 0);
    link.click();
    assert_eq!(heard.get(), 2, "a trembling hand cannot click");
    drop((listener, stay));
}

#[wasm_bindgen_test]
async fn escape_and_a_lost_pointer_put_the_slides_back() {
    let news = News::of(3).await;
    for how in ["Escape", "pointercancel", "pointermove"] {
        drag(&news, 300, 200);
        assert!(news.host.part("slides").has_attribute("data-held"), "{how}");
        if how == "Escape" {
            let init = KeyboardEventInit::new();
            init.set_key(how);
            let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init);
            dispatch(&document(), &event.expect("an event"));
        } else {
            pointer(&news, how, 200, 0);
        }
        assert!(!news.host.part("slides").has_attribute("data-held"), "{how}");
        pointer(&news, "pointermove", 0, 1);
        pointer(&news, "pointerup", 0, 0);
        assert_eq!(news.name(), "1 of 3: Item 1", "{how}");
    }
}

#[wasm_bindgen_test]
async fn other_buttons_and_fingers_do_not_drag() {
    let news = News::of(3).await;
    for (kind, button) in [("mouse", 1), ("mouse", 2), ("touch", 0)] {
        let init = PointerEventInit::new();
        init.set_bubbles(true);
        init.set_pointer_type(kind);
        init.set_button(button);
        init.set_client_x(300);
        let press = PointerEvent::new_with_event_init_dict("pointerdown", &init);
        dispatch(&news.host.part("slides"), &press.expect("an event"));
        pointer(&news, "pointermove", 100, 1);
        assert!(!news.host.part("slides").has_attribute("data-held"), "{kind} {button}");
    }
}
