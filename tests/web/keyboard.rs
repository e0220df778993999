//! Keys, and where the focus goes.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, KeyboardEvent, KeyboardEventInit};

use super::support::{News, dispatch, feed, is_focused, text};

/// Presses a key on an element; says whether the browser may act on it too.
fn press(target: &HtmlElement, key: &str) -> bool {
    press_with(target, key, |_| ())
}

fn press_with(target: &HtmlElement, key: &str, modify: fn(&KeyboardEventInit)) -> bool {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(true);
    modify(&init);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init);
    dispatch(target, &event.expect("a keyboard event"))
}

fn focus(element: &HtmlElement) {
    element.focus().expect("an element takes the focus");
    assert!(is_focused(element), "{} has the focus", text(element));
}

fn picker_button(news: &News, number: &str) -> HtmlElement {
    news.host.find(&format!("[part=picker-button][value='{number}']"))
}

#[wasm_bindgen_test]
async fn arrows_home_and_end_move_in_the_picker_and_not_the_page() {
    let news = News::of(4).await;
    let table = [
        ("ArrowRight", "1 [2] 3 4"),
        ("ArrowRight", "1 2 [3] 4"),
        ("ArrowLeft", "1 [2] 3 4"),
        ("End", "1 2 3 [4]"),
        ("ArrowRight", "[1] 2 3 4"),
        ("ArrowLeft", "1 2 3 [4]"),
        ("Home", "[1] 2 3 4"),
    ];
    for (key, expected) in table {
        assert!(!press(&news.host.find("[aria-current]"), key), "{key} is ours");
        assert_eq!(news.picker(), expected, "after {key}");
    }
}

#[wasm_bindgen_test]
async fn arrows_are_mirrored_where_the_text_runs_from_right_to_left() {
    let news = News::with(&feed(3), &[("dir", "rtl")]).await;
    let table = [("ArrowLeft", "1 [2] 3"), ("ArrowRight", "[1] 2 3"), ("End", "1 2 [3]")];
    for (key, expected) in table {
        press(&news.host.find("[aria-current]"), key);
        assert_eq!(news.picker(), expected, "after {key}");
    }
}

#[wasm_bindgen_test]
async fn keys_with_modifiers_are_left_to_the_browser() {
    let news = News::of(3).await;
    let modifiers: [fn(&KeyboardEventInit); 4] = [
        |init| init.set_ctrl_key(true),
        |init| init.set_alt_key(true),
        |init| init.set_meta_key(true),
        |init| init.set_shift_key(true),
    ];
    for modify in modifiers {
        assert!(press_with(&picker_button(&news, "1"), "ArrowRight", modify));
    }
    assert_eq!(news.picker(), "[1] 2 3");
}

#[wasm_bindgen_test]
async fn other_keys_and_keys_elsewhere_are_left_to_the_browser() {
    let news = News::of(3).await;
    for key in ["ArrowUp", "ArrowDown", "PageDown", " ", "Enter", "Tab", "a"] {
        assert!(press(&picker_button(&news, "1"), key), "{key} is the browser's");
    }
    for elsewhere in [news.host.part("next"), news.host.part("link")] {
        assert!(press(&elsewhere, "ArrowRight"));
    }
    assert_eq!(news.picker(), "[1] 2 3");
}

#[wasm_bindgen_test]
async fn the_focus_stays_on_the_button_that_is_pressed() {
    let news = News::of(3).await;
    for part in ["next", "previous"] {
        let button = news.host.part(part);
        focus(&button);
        for _ in 0..4 {
            button.click();
            assert!(is_focused(&button), "{part} keeps the focus");
        }
    }
}

#[wasm_bindgen_test]
async fn the_focus_follows_in_the_picker() {
    let news = News::of(10_000).await;
    focus(&picker_button(&news, "1"));
    for (key, number) in [("ArrowRight", "2"), ("End", "10000"), ("ArrowLeft", "9999")] {
        press(&news.host.find("[part=picker] :focus"), key);
        assert!(is_focused(&picker_button(&news, number)), "{key} leads to {number}");
    }
}

#[wasm_bindgen_test]
async fn the_focus_stays_in_the_picker_when_there_are_fewer_slides() {
    let news = News::of(5).await;
    news.carousel.show(4.0);
    focus(&picker_button(&news, "5"));
    let loaded = news.events("newsreel:load");
    news.publish(&feed(2));
    news.carousel.reload();
    loaded.next().await;
    assert_eq!(news.picker(), "1 [2]");
    assert!(is_focused(&picker_button(&news, "2")), "the focus has fallen to the page");
}

#[wasm_bindgen_test]
async fn the_focus_is_rescued_from_a_slide_that_leaves() {
    let news = News::of(10).await;
    focus(&news.host.find("[part=slide]:not([inert]) a"));
    // To a neighbour, and to one from which the slide that had the focus is out of the document.
    for index in [1.0, 8.0] {
        news.carousel.show(index);
        assert!(is_focused(&news.host.find("[part=slide]:not([inert]) a")), "at {index}");
    }
}

#[wasm_bindgen_test]
async fn the_focus_is_rescued_to_a_slide_without_a_link() {
    let mut feed = feed(10);
    for item in feed["items"].as_array_mut().into_iter().flatten().skip(1) {
        item["url"] = json!(null);
    }
    let news = News::with(&feed, &[]).await;
    focus(&news.host.find("[part=slide]:not([inert]) a"));
    news.carousel.show(8.0);
    assert!(news.host.holds_focus(), "the focus has fallen to the page");
}

#[wasm_bindgen_test]
async fn the_focus_on_the_scroller_goes_on_to_its_slide() {
    let news = News::of(3).await;
    let slides = news.host.part("slides");
    assert_eq!(slides.tab_index(), -1, "the scroller is no stop");
    // The same listener hears of the scroller's focus and, within that, of the slide's.
    slides.focus().expect("a scroller takes the focus");
    assert!(is_focused(&news.host.find("[part=slide]:not([inert]) a")));
    news.carousel.next();
    assert_eq!(news.picker(), "1 [2] 3");
    assert!(!news.carousel.has_broken(false));
}

#[wasm_bindgen_test]
async fn a_move_takes_no_focus_that_was_elsewhere() {
    let news = News::of(3).await;
    news.carousel.next();
    news.host.press("next");
    assert_eq!(news.host.focused(), None);
}
